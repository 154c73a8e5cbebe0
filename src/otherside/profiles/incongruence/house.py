"""Between people of one house: who speaks for it, and from which score a pair of two people is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: Chosen by ``python -m benchmarks.gaps.committees --choose``, never by hand.
ACROSS = Path(__file__).parent / "data" / "across.json"
_HOUSE = re.compile(r"\b(?:we|we['’](?:re|ve|ll|d)|us|our|ours|ourselves|here)\b", re.IGNORECASE)


def speaks_for_house(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which statements speak of "us", ``(n,)``: only such an ideal binds a colleague.

    What somebody wishes for themselves ("I'd love a Sunday off") says nothing about another one's days. The facets do
    not tell: "nobody is a room number with us" is read as evidence of little.
    """
    return np.array([bool(_HOUSE.search(text)) for text in texts], dtype=np.bool_)


@cache
def least_across() -> float:
    """The score from which a pair between people is shown, 0 to 1."""
    return float(json.loads(ACROSS.read_text(encoding="utf-8"))["least"])
