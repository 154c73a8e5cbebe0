"""Plain features of an ordered pair of statements.

Each is readable: what the two statements are evidence of, whose behaviour it is, whether the matter is settled, how
near they are in meaning. The weights are learnt (``training/gaps/plain.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain.calendar_words import MONTHS
from otherside.domain.patterns import lazily

Floats = NDArray[np.float32]


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("first_person", _words("i|i'[a-z]+|me|my|mine|we|we'[a-z]+|us|our|ours")),
    (
        "first_subject",
        lazily(r"^(?:\W*(?:and|so|well|um|uh|er|oh|look|honestly|mostly|of course)\W+)*(?:i|we)\b", re.IGNORECASE),
    ),
    (
        "somebody_else",
        _words(
            "competitors?|neighbou?rs?|next door|across the|down the (?:road|street)|brother|sister|cousin|uncle|aunt",
            "(?:my|our|the) (?:old|former|previous|last|ex)|at my last|predecessor|the other|some (?:people|firms|shops)",
            "supplier|vendor|the big|chain|rival|agency|landlord|bank|council|ministry|he|she|his|her|they|their",
        ),
    ),
    (
        "settled",
        _words(
            "since|used to|no longer|any ?more|nowadays|these days|until|by now|sorted|fixed|gone|over|behind us",
            "put right|solved|stopped|back then|for years|ago|last (?:spring|summer|autumn|winter|year)|now",
        ),
    ),
    (
        "underway",
        _words(
            "booked|signed|ordered|hired|started|starts?|begins?|poured|bought|enrolled|registered|agreed|confirmed",
            f"paid|on the way|from (?:{MONTHS}|monday|tuesday|next)|first (?:of|two|three)|already",
        ),
    ),
    (
        "accepted",
        _words("deliberate(?:ly)?|on purpose|fine|we know|knows? it|accept(?:ed)?|chose|choice|agreed|rather|happy"),
    ),
    ("negation", _words(r"not|no|never|nobody|nothing|none|without|hardly|n't|\w+n't")),
    ("habit", _words("every|each|always|still|usually|mostly|whenever|as ever|by itself|until|whoever")),
    (
        "time_or_money",
        _words(
            "hours?|minutes?|days?|weeks?|months?|euros?|pounds?|dollars?|percent|per cent|thousand|hundred", r"\d+"
        ),
    ),
    ("not_yet", _words("not yet|yet|unopened|drawer|later|postponed?|put off|never|waiting|untouched|still")),
    (
        "future_wish",
        _words(
            "one day|some ?day|in (?:five|ten|three|fifteen|twenty) years|i'd love|i want|we want|dream|wish|i'd like"
        ),
    ),
    (
        "standing_for",
        _words("we're|i'm|we are|i am|us|for me|the kind of|stand for|believe|proud|always|here|matters|first"),
    ),
)
CUES = tuple(name for name, _ in _CUES)
_WORD = lazily(r"[a-z']{3,}")
_COMMON = frozenset(
    "the and for that this with was are were have has had not but you our his her they them what when then than from "
    "about just one all can will would could don't it's i'm we're there here who which how out get got like know well".split()
)


def cues(texts: Sequence[str]) -> Floats:
    """How often each cue is in each text, capped at two and halved, and the text's length: ``(n, len(CUES) + 1)``."""
    out = np.zeros((len(texts), len(CUES) + 1), dtype=np.float32)
    for row, text in enumerate(texts):
        plain = text.replace("’", "'")
        for column, (_, pattern) in enumerate(_CUES):
            out[row, column] = min(2, len(pattern.findall(plain))) / 2
        out[row, -1] = min(40, len(text.split())) / 40
    return out


def pair_features(texts: Sequence[str], facets: Floats, vectors: Floats) -> Floats:
    """Features of every ordered pair, ``(n, n, F)``.

    Args:
        texts: the n statements.
        facets: probability of each facet of each, ``(n, 15)``.
        vectors: unit length, ``(n, 384)``.
    """
    n = len(texts)
    own = np.concatenate([np.sqrt(np.clip(facets, 0, 1)), cues(texts)], axis=1)
    first = np.broadcast_to(own[:, None], (n, n, own.shape[1]))
    second = np.broadcast_to(own[None], (n, n, own.shape[1]))
    near = vectors @ vectors.T
    words = [set(_WORD.findall(t.lower())) - _COMMON for t in texts]
    shared = np.array([[len(a & b) for b in words] for a in words], dtype=np.float32)
    # Nearness counts against what else is near: a theme of one's own stands out from the rest of the talk.
    rest = (near.sum(1) - 1) / max(1, n - 1)
    relative = near - 0.5 * (rest[:, None] + rest[None])
    extra = np.stack([near, relative, near**2, np.minimum(shared, 2) / 2, (shared > 0).astype(np.float32)], axis=-1)
    # Facets and what says whose behaviour it is, taken together.
    crossed = np.einsum("if,jg->ijfg", own[:, :5], own[:, 5:15]).reshape(n, n, -1)
    return np.concatenate([first, second, extra, crossed], axis=-1).astype(np.float32)
