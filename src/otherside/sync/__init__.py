"""What lies elsewhere, read on request: customer-relationship systems, mailboxes, watched folders.

Each connector yields the same nouns as the importers. Nothing is written anywhere unless the user confirmed it.
"""

from otherside.sync.connect import SYSTEMS, connect
from otherside.sync.remote import Change, Connector, Item

__all__ = ["SYSTEMS", "Change", "Connector", "Item", "connect"]
