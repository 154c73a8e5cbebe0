"""What somebody dreads comes of leaving things as they are: "I'm scared we just drift on". Pure, by the words alone.

Such a fear speaks for moving. Whether a change is in it too is for the reader of these words to look at.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_FEAR = (
    r"\b(?:(?:afraid|scared|frightened|terrified|worried|anxious)\b|(?:I|we) (?:really )?(?:dread|fear|worry)\b|"
    r"(?:scares|frightens|worries|terrifies) (?:me|us)\b|(?:my|our) (?:\w+ )?(?:fear|worry|nightmare)\b)"
)
_LEFT = (
    r"(?:(?:leave|leaving|left) (?:it|this|that|things|everything) (?:all )?(?:like (?:this|that|it is)|as (?:it is|they are|is)|undone|"
    r"unsigned|unsaid|lying|(?:any|much) longer|another (?:year|winter|season)|be\b|alone)|"
    r"(?:keep|kept|go on) (?:on )?(?:putting|leaving|pushing) (?:it|this|that) (?:off|like this|back|away)|"
    r"(?:do|say|decide|sort out|write down|settle) nothing\b|(?:don['’]t|do not|never) (?:do|say|decide|sort|settle|write down) "
    r"(?:anything|something|it)\b|"
    r"(?:just|simply|only|all|['’]ll|will)(?: just| simply)? (?:carry|drift|muddle|plod|stagger|go|drag|limp) (?:on|along)\b"
    r"(?! (?:with|without|holiday|to)\b)|(?:nothing|nobody) (?:ever )?(?:changes|happens|acts|does anything)\b|"
    r"(?:we|I|things|it) (?:just |all )?stays? (?:as|the way) (?:we|I|it|they) (?:am|are|is)\b)"
)
#: An end that comes to the speaker while nothing is settled.
_SUDDEN = (
    r"\b(?:if|when|that|in case|suppose|once) I(?:['’]ll| will| might| could)?(?: just| suddenly| ever| do)? "
    r"(?:drop dead|drop down dead|die\b|(?:have|get) an?(?:other)? (?:stroke|heart attack|accident|fall)\b|"
    r"(?:go|fall|end up|get) under an? "
    r"(?:bus|lorry|train|tram|car|tractor)|(?:get|am) (?:run over|hit by an?)|fall (?:seriously )?ill\b|fall off\b|collapse\b|"
    r"don['’]t wake up)"
)
STAYING = lazily(rf"{_FEAR}[^.?!;]{{0,50}}?\b{_LEFT}|{_SUDDEN}", re.IGNORECASE)
_ASKED = lazily(
    r"\bwhat(?:['’]s| is| will| would| do(?:es)?)?(?: you think)?(?: going to)?(?: happens?| comes?| become| follows?| be)?(?: of \w+)?"
    r"(?: you (?:most )?(?:see|expect|picture|fear|dread)(?: coming| happening| to happen)?)?"
    r"(?: then| next)?,? if (?:nothing|nobody|you|we|it|this|things|everything)(?: \w+){0,2}? "
    r"(?:change[sd]?|(?:is|are|was|were|gets) done|happens|happened|acts|do(?:es)? (?:nothing|"
    r"anything|not)|don['’]t (?:do|act|change|move|decide)|stays?|goes on|go on|carr(?:y|ies) on|"
    r"leave (?:it|this|that|things)|continues?|remains?|wait)\b|"
    r"\band if (?:it|this|things|nothing|you)(?: all| just)? (?:goes? on|stays?|carr(?:y|ies) on|changes?|do nothing|leave it)\b",
    re.IGNORECASE,
)


def asks_of_staying(question: str) -> bool:
    """Whether a question asks what comes of leaving things as they are."""
    end = question[-200:]
    return "?" in end and bool(_ASKED.search(end))
