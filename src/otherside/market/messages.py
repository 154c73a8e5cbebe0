"""Candidate messages held against what each segment said: near whose words, why, and which burdens it leaves alone.

Nearness to what people said is evidence that a message speaks of their world. It is no measure of what they will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from otherside.domain import CONSTRAINTS
from otherside.market.clustering import CHANCE, LEXICAL, nearness_threshold, word_rows
from otherside.market.saying import Floats, Saying, one_each, people_of
from otherside.market.segments import LEAST_PEOPLE
from otherside.market.statistics import share
from otherside.market.themes import Theme

_DRAWS = 4_000
_WHY = 3


def hold_against(
    messages: Sequence[str],
    encode: Callable[[Sequence[str]], Floats],
    split: Callable[[str], list[str]],
    sayings: Sequence[Saying],
    vectors: Floats,
    themes: Sequence[Theme],
    segment_of: Mapping[tuple[str, str], str],
    *,
    seed: int = 0,
) -> list[dict[str, Any]]:
    """One row a message; ``best`` is the chance, per segment, that it is near more of its people than the others are.

    Args:
        encode: texts to unit vectors.
        split: a message to its sentences.
        vectors: of the sayings, ``(n, 384)``.
    """
    # In words and vectors, as themes: the vectors alone know kinds of evidence better than topics.
    cut = [split(message) or [message] for message in messages]
    rows_of = word_rows([*(s.quote for s in sayings), *(sentence for own in cut for sentence in own)])
    words, rest = rows_of[: len(sayings)], rows_of[len(sayings) :]
    people = [s.person for s in sayings]
    groups: dict[str, list[int]] = defaultdict(list)
    for n, saying in enumerate(sayings):
        groups["everybody"].append(n)
        name = segment_of.get((saying.person, saying.deal))
        if name:
            groups[name].append(n)
    counted = {name: people_of(sayings[n] for n in members) for name, members in groups.items()}
    out: list[dict[str, Any]] = []
    begin = 0
    for message, sentences in zip(messages, cut, strict=True):
        own_words = rest[begin : begin + len(sentences)]
        begin += len(sentences)
        best: Floats = np.zeros(0, dtype=np.float32)
        if len(sayings):
            both = (1 - LEXICAL) * (vectors @ encode(sentences).T) + LEXICAL * (words @ own_words.T).toarray()
            best = both.max(axis=1)
        # A long message has more sentences to be near by chance.
        near = nearness_threshold(vectors, people, CHANCE / len(sentences), seed, words)
        rows: list[dict[str, Any]] = []
        for name, members in groups.items():
            if name != "everybody" and len(counted[name]) < LEAST_PEOPLE:
                # A share of one or two people says nothing about a segment.
                continue
            own = np.array(members)
            who = counted[name]
            hit = own[best[own] >= near]
            touched = {sayings[n].person for n in hit}
            order = hit[np.argsort(-best[hit], kind="stable")]
            rows.append(
                {
                    "segment": name,
                    **share(len(touched), len(who)).json(),
                    "why": [s.json() for s in one_each(sayings, (int(n) for n in order), _WHY)],
                    "unanswered": _unanswered(themes, sayings, best, near, who),
                }
            )
        out.append({"message": message, "sentences": len(sentences), "segments": rows, "near": round(near, 3)})
    _compare(out, seed)
    return out


def _unanswered(
    themes: Sequence[Theme], sayings: Sequence[Saying], best: Floats, near: float, people: set[str]
) -> list[dict[str, Any]]:
    """Constraints that the segment voiced and no sentence of the message comes near."""
    place = {s.id: n for n, s in enumerate(sayings)}
    found: list[dict[str, Any]] = []
    for theme in themes:
        who = theme.people & people
        if theme.facet not in CONSTRAINTS or not who:
            continue
        shown = [s for s in (*theme.typical, *theme.telling) if s.person in people] or [*theme.typical]
        if max((float(best[place[s.id]]) for s in shown if s.id in place), default=0.0) < near:
            found.append(
                {
                    "theme": theme.id,
                    "facet": theme.facet.value,
                    "name": theme.name,
                    **share(len(who), len(people)).json(),
                    "quotes": [shown[0].json()],
                }
            )
    found.sort(key=lambda row: (-row["people"], row["theme"]))
    return found[:5]


def _compare(tested: list[dict[str, Any]], seed: int) -> None:
    """Adds ``best`` to each row: draws from the posterior of each share (Jeffreys' prior)."""
    rng = np.random.default_rng(seed)
    for k in range(len(tested[0]["segments"]) if tested else 0):
        rows = [t["segments"][k] for t in tested]
        draws = np.array([rng.beta(r["people"] + 0.5, r["of"] - r["people"] + 0.5, _DRAWS) for r in rows])
        wins = np.bincount(np.argmax(draws, axis=0), minlength=len(rows)) / _DRAWS
        for row, win in zip(rows, wins, strict=True):
            row["best"] = round(float(win), 3)
