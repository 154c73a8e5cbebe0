"""Where a paragraph quotes: the spans between quotation marks of any style."""

import re
from dataclasses import dataclass

_MAX_QUOTE = 2_000
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "‚": "‘’"}
_OPENERS = re.compile("[“„«»‘\"'‚]")
_BEFORE_OPENER = frozenset(" \t\n([{:—–-,;")
_AFTER_CLOSER = frozenset(" \t\n.,;:!?)]}—–-…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within a paragraph.

    Attributes:
        start: of the opening mark.
        end: behind the closing mark.
        inner: the words between the marks.
    """

    start: int
    end: int
    inner: str


def quotations(text: str) -> list[Quotation]:
    """All quotations in order, none inside another. Apostrophes are not quotation marks."""
    found: list[Quotation] = []
    place = 0
    while match := _OPENERS.search(text, place):
        start = match.start()
        place = start + 1
        if start and text[start - 1] not in _BEFORE_OPENER:
            continue
        if start + 1 >= len(text) or text[start + 1].isspace():
            continue
        end = _closing(text, start)
        if end < 0:
            continue
        inner = text[start + 1 : end].strip()
        if any(c.isalnum() for c in inner):
            found.append(Quotation(start, end + 1, inner))
        place = end + 1
    return found


def _closing(text: str, start: int) -> int:
    """Place of the mark that closes the one at ``start``, or -1.

    Of several apostrophes that might close a single quotation the first behind punctuation is taken:
    ``'ask the managers' opinion first,' she said``.
    """
    closers = _PAIRS[text[start]]
    apostrophe = text[start] in "'‘"
    first = -1
    for place in range(start + 2, min(len(text), start + _MAX_QUOTE)):
        if text[place] not in closers or text[place - 1].isspace():
            continue
        if place + 1 < len(text) and text[place + 1] not in _AFTER_CLOSER:
            continue
        if not apostrophe or text[place - 1] in ".,!?…;":
            return place
        if first < 0:
            first = place
            if place + 1 == len(text) or text[place + 1] in ".,;:!?)":
                return place
    return first
