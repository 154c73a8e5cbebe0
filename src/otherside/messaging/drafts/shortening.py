"""What a shortened quote may not lose: the words that make it what it is, the day, and the figure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.messaging.drafts.frames import asks_for
from otherside.messaging.drafts.shapes import LED

_NUMBER = (
    r"\d[\d.,]*(?:st|nd|rd|th|k|m)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-\w+)?|hundreds?|thousands?|millions?|dozens?|half|twice|per ?cent"
)
#: A day or a figure.
_COUNTS = lazily(rf"\b(?:{_NUMBER})\b|{LED[Facet.TRIGGER].pattern}", re.IGNORECASE)
#: Where a sentence passes from one clause to the next.
_NEXT_CLAUSE = lazily(r"[;:–—]\s*|,\s+(?=(?:and|but|so|because|or|then|they|he|she|we|I|you|there)\b)|\s(?=because\b)")
#: A reading that is less than this of the surest one is not what the words are quoted for.
_MAIN = 0.7
_WISHES = (Facet.ASPIRATION, Facet.DESIRE, Facet.GOAL, Facet.WANT)


def counts(text: str) -> bool:
    """Whether a day or a figure is named."""
    return bool(_COUNTS.search(text))


def loses(
    text: str, sentence: tuple[int, int], start: int, end: int, facets: Mapping[Facet, float], framed: bool
) -> bool:
    """Whether a stretch leaves off what it would be quoted for.

    Args:
        text: the whole passage.
        sentence: start and end of the sentence that the stretch is taken from.
        facets: what the passage was read as.
        framed: the stretch is led into by words of ours, which stand for the words of theirs before it.
    """
    main = [f for f, sure in facets.items() if sure >= _MAIN * max(facets.values())]
    if Facet.TRIGGER in main and counts(text[:start] + " " + text[end:]):
        return True
    first, last = sentence
    if framed:
        # What stands in the same clause before our lead: "By May we have to …".
        clause = max((m.end() for m in _NEXT_CLAUSE.finditer(text, first, start)), default=first)
        return counts(text[clause:start])
    if counts(text[first:start] + " " + text[end:last]):
        return True
    return any(_carries(text[first:last], f) and not _carries(text[start:end], f) for f in main)


def _carries(text: str, facet: Facet) -> bool:
    if facet in _WISHES:
        return asks_for(text)
    led = LED.get(facet)
    return led is not None and bool(led.search(text))
