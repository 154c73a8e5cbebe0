"""Search over everything buyers said: words and meaning, filtered. Derived from the store, rebuilt when missing."""

from otherside.store.search.document import Document, Filters, Hit
from otherside.store.search.index import SearchIndex

__all__ = ["Document", "Filters", "Hit", "SearchIndex"]
