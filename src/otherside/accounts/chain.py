"""The log's chain: each entry seals all before it, so that a change or a gap shows.

Each digest is SHA-256 over the canonical JSON of the entry and the digest before it. Whoever can rewrite the whole file
can make a new chain: keep the last digest, which ``otherside audit`` prints, somewhere else to notice that too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from otherside.accounts.model import Entry

#: Before the first entry.
START = "0" * 64


def seal(
    previous: str,
    number: int,
    at: dt.datetime,
    account: str,
    name: str,
    action: str,
    what: str,
    deal: str | None,
    detail: Mapping[str, Any],
) -> str:
    """The digest of an entry, 64 hexadecimal digits."""
    content = [previous, number, at.isoformat(timespec="microseconds"), account, name, action, what, deal, dict(detail)]
    return hashlib.sha256(
        json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def broken_at(entries: Iterable[Entry]) -> int | None:
    """The number of the first entry, oldest first, that does not follow from those before it; ``None`` if all do."""
    previous, expected = START, 1
    for e in entries:
        digest = seal(previous, e.number, e.at, e.account, e.name, e.action, e.what, e.deal, e.detail)
        if e.number != expected or digest != e.digest:
            return expected
        previous, expected = e.digest, expected + 1
    return None
