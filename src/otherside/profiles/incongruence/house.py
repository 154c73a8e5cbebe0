"""Between people of one house: who speaks for it, and from which score a pair of two people is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.domain.patterns import lazily

#: Chosen by ``python -m benchmarks.gaps.committees --choose``, never by hand.
ACROSS = Path(__file__).parent / "data" / "across.json"
_HOUSE = lazily(r"\b(?:we|we['’](?:re|ve|ll|d)|us|our|ours|ourselves)\b", re.IGNORECASE)
#: "Here anyone may slip", "craft's handed on here" speak of how it is done in a house; "I've been here since May" and "it's
#: because it's decent here" name a place.
_HERE = lazily(
    r"(?:^|[.;!?–—]\s*)(?:and |but |so |because )?here\b(?!['’]s| (?:is|are|was|were|you|we|i|he|she|it|they|comes?|goes)\b)|"
    r"(?:^|[.;!?–—,]\s*)(?!(?:i|you|he|she|it|there|they|the (?:idea|thought|feeling|fear|hope))\b)(?:(?!"
    r"\b(?:i|i['’]\w+|me|my|you|because|that|if|when|while|since|who|why|where|whether|come|comes|came|been|is|are|was|were|from|over|in|up|down)\b"
    r")[^.;!?–—,]){1,60}?\bhere\b",
    re.IGNORECASE,
)
#: Cosine of two meanings below which they are not of one matter. Where the people of two houses are mixed, half of what would be
#: shown between them lies below it; of the true pairs of the committees that would be shown, one in five.
SAME_MATTER = 0.15


def speaks_for_house(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements speak of "us", or of what is done "here", ``(n,)``: only such an ideal binds a colleague.

    What somebody wishes for themselves ("I'd love a Sunday off") says nothing about another one's days. The facets do
    not tell: "nobody is a room number with us" is read as evidence of little.
    """
    return np.array([bool(_HOUSE.search(text) or _HERE.search(text)) for text in texts], dtype=np.bool_)


def same_matter(meanings: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which two statements may be of one matter, ``(n, n)``: the scorer looks for what clashes, also of different worlds.

    Args:
        meanings: unit length, ``(n, 384)``.
    """
    return np.asarray(meanings @ meanings.T >= SAME_MATTER)


@cache
def least_across() -> float:
    """The score from which a pair between people is shown, 0 to 1."""
    return float(json.loads(ACROSS.read_text(encoding="utf-8"))["least"])
