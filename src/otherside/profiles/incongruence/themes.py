"""A name for what two statements are about: from a small lexicon, else by what the ideal is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Facet
from otherside.domain.patterns import lazily

LEXICON = Path(__file__).parent / "data" / "themes.txt"
#: What an ideal of no named theme is about, by what it is evidence of; the words of one sentence make no name.
_PLAIN = {
    Facet.GOAL: "their goal",
    Facet.DESIRE: "their wish",
    Facet.ASPIRATION: "their hope",
    Facet.IDENTITY: "who they are",
}
#: Names of things with such a word in them say nothing of what matters.
_THINGS = lazily(r"\b(?:help[- ]?(?:desks?|lines?)|learning curves?|safety nets?|of course)\b", re.IGNORECASE)
#: The same for what a house says of itself.
OF_HOUSE = "their house"
_IDEALS = tuple(FACETS.index(facet) for facet in _PLAIN)


@cache
def lexicon() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of themes and the words that show them, in the order of the file."""
    out = []
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, words = line.split(":", 1)
            parts = [re.escape(w.strip()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words.split(",")]
            out.append((name.strip(), re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)))
    return tuple(out)


def theme_of(ideal: str, actual: str, otherwise: str) -> str:
    """One to three words. Words of the ideal count twice: it says what matters, the actual only how it goes.

    Args:
        otherwise: the name where the lexicon has none; see ``plain_theme``.
    """
    ideal, actual = _THINGS.sub(" ", ideal), _THINGS.sub(" ", actual)
    best, name = 0.0, ""
    for theme, words in lexicon():
        own = len({m.group().lower() for m in words.finditer(ideal)})
        other = len({m.group().lower() for m in words.finditer(actual)})
        score = 2.0 * min(own, 2) + 1.0 * min(other, 2)
        # A word of the actual alone may stand for anything.
        if own and score > best:
            best, name = score, theme
    return name or otherwise


def plain_theme(facets: NDArray[np.float32]) -> str:
    """What an ideal is about by the likeliest facet of it alone; ``facets`` are the probabilities of all, ``(15,)``."""
    return _PLAIN[FACETS[max(_IDEALS, key=lambda k: float(facets[k]))]]
