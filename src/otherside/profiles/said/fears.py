"""A fear of how things are today, apart from a fear of changing them. Pure, by their words alone.

"I sign every order myself because I'm afraid of a second mix-up" tells why somebody lives as they do, and what they would
be glad to be rid of; "if we double the team again, I don't want to think of it" dreads what comes of staying. Neither is a
doubt about what is decided. Where the words leave it open it is none of these.
"""

from __future__ import annotations

import re

from otherside.domain import Stance
from otherside.domain.patterns import lazily
from otherside.extraction.direction import fear_of, of_going_on

_FEAR = (
    r"(?:I(?:['’]m| am| was)|we(?:['’]re| are)|(?:he|she)(?:['’]s| is)) (?:\w+ ){0,2}(?:afraid|scared|frightened|terrified|worried|"
    r"anxious|nervous|petrified)|(?:I|we) (?:\w+ )?(?:dread|fear|worry)"
)
_BECAUSE = lazily(rf"\b(?:because|since|as) (?:{_FEAR})\b|\b(?:for|out of) (?:\w+ )?(?:fear|dread)\b", re.IGNORECASE)
#: What they do as things are, before the reason.
_HABIT = lazily(
    r"\b(?:at present|today|these days|nowadays|every|each|always|still|usually|mostly|all the time|twice|at night|at weekends|"
    r"on (?:\w+days|weekends))\b|"
    r"^\W*(?:(?:so|and|but|now|right now|at present),? )?(?:I|we) (?:\w+ )?"
    r"(?!(?:have|need|want|wish|would|will|could|can|might|may|hope|think|wait|do|am|are|was|were)\b)[a-z]+\b",
    re.IGNORECASE,
)
#: What is decided, or would be different, or is held on to.
_CHANGE = lazily(
    r"\b(?:new|chang\w+|switch\w*|mov(?:e|ing) (?:to|over|away)|try(?:ing)? (?:it|this)|this|your|yours|you|decid\w+|decision|"
    r"another (?:system|tool|supplier|project)|sign(?:ing)? (?:it|this)|buy\w*|roll-?out|would|will|going to|again|not|delay\w*|"
    r"postpon\w+|hesitat\w+|(?:put(?:ting)?|hold(?:ing)?) (?:it|this) (?:off|back)|"
    r"(?:keep|kept|stick|stay|hold(?:ing)?|cling)\b[^,;]{0,12}\b(?:the old|the way|as it is|with what|on to))\b|['’](?:d|ll)\b|n['’]t\b",
    re.IGNORECASE,
)


def of_today(text: str) -> bool:
    """Whether a sentence, read as a fear, is one of going on as now, or the reason for what somebody does; no change is in it."""
    if of_going_on(text):
        return True
    reason = _BECAUSE.search(text)
    if reason is None or _CHANGE.search(text):
        return False
    return bool(_HABIT.search(text[: reason.start()]))


def of_the_change(text: str, stance: Stance) -> bool:
    """Whether a sentence, read as a fear, is one of the change: it points away, or its words do where it points nowhere."""
    return stance is Stance.AWAY or (stance is Stance.NEUTRAL and fear_of(text) is Stance.AWAY)
