"""Where a paragraph quotes: the spans between quotation marks of any style."""

import re
from dataclasses import dataclass

from otherside.domain.patterns import lazily

_MAX_QUOTE = 2_000
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "‚": "‘’"}
#: French sets a space inside its marks: ``« Bonjour »``.
_SPACED = "«"
_CLOSERS = {
    opener: lazily(("" if opener == _SPACED else r"(?<!\s)") + rf"[{closers}](?=[\s.,;:!?)\]}}—–\-…]|\Z)")
    for opener, closers in _PAIRS.items()
}
#: Who says it, and the words behind the colon: they begin with a capital or speak of oneself.
_SAID = lazily(
    r"^(?!\W*(?:what|all|as|whatever|everything|nothing|that|which|this|if|when|where|had|has)\b)"
    r"[^\n:.!?]{1,60}\b(?:said|says|asked|asks|replied|answered|added|(?:told|wrote to|wrote) (?:me|us))(?:,? (?:again|later|then))?"
    r":[ \t]{1,4}(?P<words>(?:(?-i:[A-ZÀ-Þ])|(?=[^\n]{0,200}\b(?:i|we|my|our|us|me)\b)[^\W\d_])[^\n]{3,1500})$",
    re.MULTILINE | re.IGNORECASE,
)
_OPENERS = lazily("[“„«»‘\"'‚]")
_BEFORE_OPENER = frozenset(" \t\n([{:—–-,;")


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
    barren: dict[str, int] = {}  # up to where a style of mark has no closing one, so that it is not sought again
    while match := _OPENERS.search(text, place):
        start = match.start()
        place = start + 1
        if start and text[start - 1] not in _BEFORE_OPENER:
            continue
        if start + 1 >= len(text) or (text[start + 1].isspace() and text[start] != _SPACED):
            continue
        end = _closing(text, start, barren.get(text[start], 0))
        if end < 0:
            barren[text[start]] = start + _MAX_QUOTE
            continue
        inner = text[start + 1 : end].strip()
        if any(c.isalnum() for c in inner):
            found.append(Quotation(start, end + 1, inner))
        place = end + 1
    return found


def without_marks(text: str) -> list[Quotation]:
    """What stands without quotation marks behind "Dana said:" at the beginning of a line, up to its end.

    It begins with a capital or speaks of oneself; else it may be what the author makes of it. Empty where the text has quotation
    marks: then whoever wrote it sets them.
    """
    if quotations(text):
        return []
    return [Quotation(m.start("words"), m.end("words"), m["words"]) for m in _SAID.finditer(text)]


def _closing(text: str, start: int, since: int) -> int:
    """Place of the mark that closes the one at ``start``, or -1.

    Of several apostrophes that might close a single quotation the first behind punctuation is taken:
    ``'ask the managers' opinion first,' she said``.
    """
    closers = _CLOSERS[text[start]]
    apostrophe = text[start] in "'‘"
    first = -1
    for match in closers.finditer(text, max(since, start + 2), start + _MAX_QUOTE):
        place = match.start()
        if not apostrophe or text[place - 1] in ".,!?…;":
            return place
        if first < 0:
            first = place
            if place + 1 == len(text) or text[place + 1] in ".,;:!?)":
                return place
    return first
