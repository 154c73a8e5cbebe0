"""Making a release: the same bytes from the same source, with nothing in them that does not belong."""
