"""Whom and what the buyers name around the deal: others with a say, who leaves, other ways, suppliers, initiatives."""
