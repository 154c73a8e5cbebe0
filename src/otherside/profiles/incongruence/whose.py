"""Whose wish a statement tells of: what a brother, a doctor or the board wants of somebody is not that somebody's ideal. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
_THEIRS = re.compile(rf"{_OPENING}{_SOMEBODY}\s*{_WISHES}\b", re.IGNORECASE)
#: Whoever it is that wants something of the speaker. Not of "we": a house that wants its people to flourish speaks of itself.
_OF_ME = re.compile(
    rf"{_OPENING}(?!(?:I|we|I['’]\w+|we['’]\w+)\b)(?:[\w'’-]+\s+){{1,5}}?{_WISHES}\s+me\b", re.IGNORECASE
)
#: The speaker wishes as well.
_MINE = re.compile(
    r"\b(?:I|we)(?:['’](?:d|m|re|ve))?\s+(?:(?:really|still|always|just|only|do|would|also|don['’]t|do not)\s+){0,2}"
    r"(?:want|like|love|wish|hope|dream|long|stand|believe)\b|\bso (?:do|would) (?:I|we)\b|\b(?:I|we) do too\b",
    re.IGNORECASE,
)


def wished_by_others(text: str) -> bool:
    """Whether the only wish a statement tells of is somebody else's ("My brother wants me to sell")."""
    return bool((_THEIRS.search(text) or _OF_ME.search(text)) and not _MINE.search(text))


def own_wishes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements may stand as an ideal, ``(n,)``: all but those whose only wish is somebody else's."""
    return np.array([not wished_by_others(text) for text in texts], dtype=np.bool_)
