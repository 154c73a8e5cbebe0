"""Every published figure is made by a command in here."""
