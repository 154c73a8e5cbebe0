"""otherside: see the deal from the other side of the table."""

__version__ = "0.1.0"
