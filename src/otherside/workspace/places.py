"""Where a workspace is: a folder, or the address of a database with a folder of this machine beside it."""

from __future__ import annotations

from otherside.store.opening import look_anew, revision, stamp
from otherside.store.place import folder_of, is_url, read_url, server_of, shown

__all__ = ["folder_of", "is_url", "look_anew", "read_url", "revision", "server_of", "shown", "stamp"]
