"""How well evidence is found, and how fast."""
