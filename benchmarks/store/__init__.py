"""How fast the store is, embedded and on a server."""
