"""Never again: what somebody will not go through twice. It tells of what was, and of what they will not do. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_NEVER_AGAIN = lazily(
    r"(?:\b(?:not|never)|n['’]t)\b[^.?!;]{0,30}\b(?:do|doing|go(?:ing)? through|pay(?:ing)?|buy(?:ing)?|fall(?:ing)? for|mak(?:e|ing))\b"
    r"[^.?!;]{0,40}\b(?:twice|again|a second time)\W*$|^\W*never again\b",
    re.IGNORECASE,
)


def never_again(text: str) -> bool:
    """Whether a sentence says that something is not to happen twice: what it was stands before it."""
    return bool(_NEVER_AGAIN.search(text))
