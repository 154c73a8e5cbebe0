"""Months and seasons that tell what somebody does every year, and no day ahead: "from May to about Whitsun I count the stock". Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import Spoken

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|whitsun|spring|summer|"
    r"autumn|winter)"
)
_EVERY = lazily(
    rf"\b(?:every|each) (?:single |other )?(?:year|{_MONTH})\b|\b(?:always|usually|normally|traditionally|as a rule|year after year|"
    r"year in,? year out|(?:once|twice) a year)\b",
    re.IGNORECASE,
)
#: A stretch of the year in which somebody does something, told as it is.
_STRETCH = lazily(
    rf"\b(?:I|we|they|he|she)(?: (?:always|mostly))? (?:do|does|work|works|spend|spends|sit|sits|read|reads|write|"
    rf"writes|run|runs|count|counts|"
    rf"are|is|have|has)\b[^.;!?]{{0,60}}\b(?:from|between) (?:early |mid |late )?{_MONTH} (?:to|till|until|through|and) "
    rf"(?:about |around |roughly )?{_MONTH}\b|"
    rf"\bfrom (?:early |mid |late )?{_MONTH} (?:to|till|until|through) (?:about |around |roughly )?{_MONTH},? (?:I|we|they|he|she) "
    r"(?:do|does|work|works|spend|spends|sit|sits|read|reads|write|writes|run|runs|count|counts)\b",
    re.IGNORECASE,
)
#: Of one time ahead all the same.
_ONCE = lazily(
    r"\b(?:will|going to|this (?:year|time|\w+)|next|by|before|deadline|need|must|have to|has to|want|20\d\d)\b|['’]ll\b|"
    r"\b(?:am|are|is) (?:away|closed|full|booked|on leave|not (?:here|there|available))\b",
    re.IGNORECASE,
)


def is_habit(quote: str, spoken: Spoken) -> bool:
    """Whether a month or season stands in a sentence for what comes round every year."""
    if any(c.isdigit() for c in spoken.words):
        return False
    first = max((m.end() for m in re.finditer(r"[.!?;]\s", quote[: spoken.start])), default=0)
    last = re.search(r"[.!?;](?:\s|$)", quote[spoken.end :])
    sentence = quote[first : spoken.end + last.start() if last else len(quote)]
    if _ONCE.search(sentence):
        return False
    return bool(_STRETCH.search(sentence)) or bool(_EVERY.search(quote[first : spoken.end]))
