"""The head of the lint: its sentences and how it is fitted."""
