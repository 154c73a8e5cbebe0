"""Ids that follow from what they name."""

from __future__ import annotations

import hashlib


def evidence_id(conversation: str, turn: int, start: int, end: int) -> str:
    """The same words at the same place always get the same id."""
    return hashlib.sha256(f"{conversation}/{turn}/{start}-{end}".encode()).hexdigest()[:16]
