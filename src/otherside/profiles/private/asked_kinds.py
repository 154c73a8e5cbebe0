"""Of what kind a request to keep something is, without a word of what it means. By its words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.private.keeping import asks_to_keep

_KINDS = (
    (
        lazily(
            r"\b(?:write|writing|written|note[sd]?|notes|record|minuted?|minutes|log|crm|print|paper|pen|transcript|strike|scratch|"
            r"recording|e-?mail it|type)\b",
            re.IGNORECASE,
        ),
        "not to write it down",
    ),
    (lazily(r"\b(?:quoted?|quoting|name|named|naming)\b", re.IGNORECASE), "not to quote or name them"),
    (
        lazily(r"\b(?:show|send|forward|share|copy|cc|circulat\w+|distribut\w+|see|eyes)\b", re.IGNORECASE),
        "not to show it to somebody",
    ),
    (
        lazily(
            r"\b(?:tell|told|mention|say|said|let on|know|hear|repeat|word|further|anywhere|travel|pass)\b",
            re.IGNORECASE,
        ),
        "not to tell it further",
    ),
)


def what_is_asked(text: str) -> str:
    """``"not to write it down"`` and the like, for a sentence that asks for something of the kind; empty for any other."""
    if not asks_to_keep(text):
        return ""
    return next((kind for words, kind in _KINDS if words.search(text)), "to keep it to yourself")
