"""What the words around a quote have told already, so that the quote is not followed by a question for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.questions.phrases import happened

STORY = 3
"""Sentences of a turn about what happened from which a story counts as told."""

#: Where something of theirs comes from: a reason, or the people and the years it was learned from.
_ORIGIN = lazily(
    r"\b(?:because|since|that's why|this is why|the reason|that's how|ever since|due to|"
    r"(?:my|our) (?:parents?|mother|father|mum|mom|dad|grand\w+|teacher|first (?:boss|job|master))|"
    r"(?:as|when I was) (?:a |an )?(?:child|kid|boy|girl|apprentice|student|young|small|little)|"
    r"years? old|grew up|brought up|I (?:learned|learnt) (?:it|that|this))\b",
    re.IGNORECASE,
)
#: What something is for.
_PURPOSE = lazily(
    r"\bso (?:that|as to)\b|\bso (?:I|we|you|they|he|she|it|people|nobody|everybody|everyone)\b|\bin order to\b|"
    r"\bbecause\b|\b(?:then|that way) (?:I|we|they|people) (?:can|could|would|wouldn't|don't)\b|"
    r"\bto (?:be able|give|leave|have time|avoid|keep|make sure)\b",
    re.IGNORECASE,
)
_OFTEN = lazily(
    r"\b(?:every|each|daily|weekly|monthly|quarterly|yearly|nightly|once|twice|(?:\w+ )?times) (?:a |an |per )?"
    r"(?:hour|day|night|week|month|quarter|year|morning|evening|\w+day)s?\b|\b(?:daily|weekly|monthly|hourly)\b|"
    rf"\b{WEEKDAY}s\b|\bevery (?:time|other|second)\b|\ball the time\b",
    re.IGNORECASE,
)
_SETTLED = lazily(
    r"\b(?:since|from (?:then|that day)|these days)\b[^.;]{0,200}\b(?:(?:I|we) sleep|sleep (?:well|again|through)|"
    r"(?:it|that|this)(?:'s| is| has been) (?:fine|better|gone|over|settled|solved|sorted))\b|"
    r"\bno (?:issue|problem|trouble)\b[^.;]{0,200}\b(?:any ?more|now|these days)\b|"
    r"\b(?:isn't|is not|hasn't been|not) (?:an issue|a problem|a worry)? ?(?:any ?more|any longer)\b|"
    r"\b(?:that's|that is|it's|it is) (?:behind (?:me|us)|over and done|sorted|settled|solved)\b",
    re.IGNORECASE,
)


#: When there will be room.
_MOMENT = lazily(
    rf"\b(?:after|from|until|till|in|by|not before|once)\b[^.;]{{0,200}}\b(?:{MONTHS}|"
    r"spring|summer|autumn|winter|christmas|easter|new year|quarter|q[1-4]|"
    r"next (?:week|month|year)|\w+day)\b",
    re.IGNORECASE,
)
#: "No time to run a second system" is no matter of when; "no time to do it this month" is.
_CAPACITY = lazily(
    r"\bno (?:spare )?(?:time|room|capacity|hands|hours|energy|people|heads?) (?:left )?(?:to|for)\b|"
    r"\b(?:I'm|I am|we're|we are) (?:only )?(?:one|two|three) (?:person|people)\b|\bonly got (?:one|two) pairs? of hands\b",
    re.IGNORECASE,
)
_FOR_NOW = lazily(
    r"\b(?:now|yet|this (?:week|month|quarter|year)|at the moment|just now|before|until|till|after)\b", re.IGNORECASE
)
#: "If it isn't there by June I close" is no aim.
_CONDITIONAL = lazily(r"\W*(?:(?:and|but|so|well)\W+)?(?:if|unless)\b", re.IGNORECASE)


#: What is the case on a day, or else, or only then: what hangs on the date is said with it.
_HANGS = lazily(
    r"\b(?:if|unless|provided|as long as|otherwise|or else|because|or (?:I|we|he|she|it|they|the|my|our|your)\b|so (?:that|I|we|they)\b|"
    r"in order to)\b|"
    rf"\b(?:from|as of|after|since) (?:the )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|end|middle|beginning|start) (?:of )?)?(?:{MONTHS}|"
    r"easter|christmas|new year)\b",
    re.IGNORECASE,
)


def is_over(text: str) -> bool:
    """Whether a sentence says that something is over and done with."""
    return bool(_SETTLED.search(_plain(text)))


def given(turn: Sequence[str], sentence: str) -> frozenset[str]:
    """What a turn gives beside one of its sentences: what ``Wording.asks_for`` names.

    Args:
        turn: all its sentences, the quoted one among them.
        sentence: the one that is quoted.
    """
    whole, own = _plain(" ".join(turn)), _plain(sentence)
    out = set()
    if _ORIGIN.search(whole):
        out.add("origin")
    if _PURPOSE.search(own):
        out.add("purpose")
    if _MOMENT.search(own) or (_CAPACITY.search(own) and not _FOR_NOW.search(own)):
        out.add("moment")
    if _CONDITIONAL.match(own):
        out.add("progress")
    if _HANGS.search(own):
        out.add("hangs")
    if _OFTEN.search(own):
        out.add("often")
    if sum(happened(t) for t in turn) >= STORY:
        out.add("story")
    return frozenset(out)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
