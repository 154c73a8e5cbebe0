"""Whose wish, and whose words, a statement tells of. Pure.

What a brother, a doctor or the board wants of somebody is not that somebody's ideal, and what a colleague said is not their day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain.patterns import lazily
from otherside.profiles.said.never_again import never_again
from otherside.profiles.said.outgrown import outgrown, outgrown_by

_WISHES = (
    r"(?:(?:really|still|always|just|only|both|all|now)\s+)?(?:wants?|wanted|(?:would|['’]d)\s+(?:like|love|rather|prefer)|wish(?:es)?|hopes?|"
    r"expects?|prefers?|keeps?\s+(?:asking|telling|begging|urging)|is\s+(?:asking|telling|begging|urging)|"
    r"are\s+(?:asking|telling|begging|urging))"
)
#: Kin and others outside, whatever it is that they want.
_SOMEBODY = (
    r"(?:he|she|they|(?:my|our|his|her|their|the)\s+(?:\w+\s+)?(?:wife|husband|partner|brother|sister|mother|mum|mom|father|dad|son|daughter|"
    r"kids|children|parents|boys?|girls?|cousin|uncle|aunt|grand\w+|\w+-in-law|landlord|landlady|neighbours?|doctor|bank|insurers?|"
    r"insurance|council|mayor|ministry|inspectors?|accountant|lawyer|boss|(?:head|main)\s+office|competitors?))"
)
_OPENING = r"(?:^|[.!?;:–—]\s+)(?:(?:and|but|so|well|now|of course|then)\W+)?"
_THEIRS = lazily(rf"{_OPENING}{_SOMEBODY}\s*{_WISHES}\b", re.IGNORECASE)
#: Whoever it is that wants something of the speaker. Not of "we": a house that wants its people to flourish speaks of itself.
_OF_ME = lazily(rf"{_OPENING}(?!(?:I|we|I['’]\w+|we['’]\w+)\b)(?:[\w'’-]+\s+){{1,5}}?{_WISHES}\s+me\b", re.IGNORECASE)
#: The speaker wishes as well.
_MINE = lazily(
    r"\b(?:I|we)(?:['’](?:d|m|re|ve))?\s+(?:(?:really|still|always|just|only|do|would|also|don['’]t|do not)\s+){0,2}"
    r"(?:want|like|love|wish|hope|dream|long|stand|believe)\b|\bso (?:do|would) (?:I|we)\b|\b(?:I|we) do too\b",
    re.IGNORECASE,
)

_SAID = (
    r"(?:said|says|told|tells|wrote|writes|asked|asks|answered|answers|replied|replies|shouted|goes|went|was like|put it|reckons?|"
    r"thinks|thought)"
)
_NOT_I = r"(?!(?:I|we|you|it|this|that|there|which|who|what)\b)"
#: Somebody else speaks right before or right behind the quotation mark.
_BEFORE = lazily(
    rf"\b{_NOT_I}(?:[A-Za-zÀ-ÿ][\w'’-]*)\b[^.?!\"“”„«]{{0,60}}?\b{_SAID}\b[^.?!\"“”„«]{{0,40}}$", re.IGNORECASE
)
_BEHIND = lazily(rf"^[,.]?\s*(?:{_SAID} {_NOT_I}\w+|{_NOT_I}(?:\w+ ){{1,3}}?{_SAID})\b", re.IGNORECASE)
_BY_ME = lazily(rf"\b(?:I|we)(?:['’]ve| have|['’]d| had| always| just)? {_SAID}\b[^.?!\"“”„«]{{0,40}}$", re.IGNORECASE)
_MARKED = lazily(r"[\"“„«]([^\"“”„«»]{8,})(?:[\"”“»]|$)")
_ASIDE = lazily(r"\s?\([^()]*\)")
#: From so great a share of its words a statement is what somebody else said.
_MOSTLY = 0.4


def others_words(text: str) -> bool:
    """Whether most of a statement is, in quotation marks, what somebody else said ("The foreman told me: “Not with me.”")."""
    quoted = 0
    for match in _MARKED.finditer(text):
        # "Ada (not the other one!) told me: …" has its aside in brackets.
        before, behind = _ASIDE.sub("", text[: match.start()]), text[match.end() :]
        if not _BY_ME.search(before) and (_BEFORE.search(before) or _BEHIND.search(behind)):
            quoted += len(match[1].split())
    return quoted >= _MOSTLY * max(1, len(text.split()))


#: "It isn't a percentage, it's a child": what they stand for, and no day that would be at odds with it.
_NO_NUMBERS = lazily(
    r"\b(?:(?:it|that|this|they|these|those|he|she|\w+s)(?: is| are|['’]s|['’]re)? ?(?:not|n['’]t)|(?:isn|aren)['’]t)"
    r" (?:just |only |merely |simply |some )?(?:an? )?(?:percentages?|numbers?|statistics?|figures?|cases?|data points?)"
    r"(?: (?:to|for) (?:me|us))?(?=[.,;:!?–—]|$)",
    re.IGNORECASE,
)


def stands_for(text: str) -> bool:
    """Whether a statement tells, by what it refuses to call people, what somebody stands for."""
    return bool(_NO_NUMBERS.search(text))


def own_days(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements may stand as an actual, ``(n,)``: not a colleague's words, nor what they will never go through again, nor
    what they stand for."""
    return np.array([not (others_words(t) or never_again(t) or stands_for(t)) for t in texts], dtype=np.bool_)


def wished_by_others(text: str) -> bool:
    """Whether the only wish a statement tells of is somebody else's ("My brother wants me to sell")."""
    return bool((_THEIRS.search(text) or _OF_ME.search(text)) and not _MINE.search(text))


def own_wishes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements may stand as an ideal, ``(n,)``: all but those whose only wish, or whose words, are somebody else's."""
    return np.array([not (wished_by_others(text) or others_words(text)) for text in texts], dtype=np.bool_)


def still_held(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements of one person are of what they still want or are, ``(n,)``, by what they said in them and after them.

    Args:
        texts: in the order in which they were said.
    """
    starts = [0, *np.cumsum([len(text) + 1 for text in texts])]
    gone = list(outgrown("\n".join(texts)))

    def held(n: int) -> bool:
        start, end = starts[n], starts[n] + len(texts[n])
        told = any(o.told and o.start < end and start < o.end for o in gone)
        return not told and not outgrown_by(texts[n], [o for o in gone if o.start >= end])

    return np.array([held(n) for n in range(len(texts))], dtype=np.bool_)
