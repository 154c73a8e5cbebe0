"""Candidate messages held against what each segment said: near whose words, why, and which burdens it leaves alone.

Nearness to what people said is evidence that a message speaks of their world. It is no measure of what they will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from otherside.domain import CONSTRAINTS, FACET_DEFINITIONS, Facet
from otherside.market.clustering import CHANCE, LEXICAL, nearness_threshold, word_rows
from otherside.market.own_words import FEELING
from otherside.market.phrases import root, single_words
from otherside.market.saying import Flags, Floats, Saying, one_each, people_of
from otherside.market.segments import LEAST_PEOPLE
from otherside.market.speaking import Ear, rows_in, spoken_by
from otherside.market.statistics import at_least
from otherside.market.themes import Theme

#: Words that a sentence of ours has to share with what somebody said, or all of its own where it has fewer: one may be
#: of anything.
_WORDS = 2
_DRAWS = 4_000
_WHY, _LEFT = 3, 5
#: Of what was not read so many get a vector: the encoder reads slowly, and what is less alike in words is hardly near.
_ENCODED = 400


def hold_against(
    messages: Sequence[str],
    encode: Callable[[Sequence[str]], Floats],
    split: Callable[[str], list[str]],
    sayings: Sequence[Saying],
    vectors: Floats,
    themes: Sequence[Theme],
    segment_of: Mapping[tuple[str, str], str],
    *,
    shared: Sequence[tuple[Theme, Sequence[Saying]]] = (),
    unread: Sequence[Saying] = (),
    ear: Ear | None = None,
    said: Sequence[Saying] = (),
    seed: int = 0,
) -> list[dict[str, Any]]:
    """One row a message; ``best`` is the chance, per segment, that it is near more of its people than the others are.

    Near is what shares words with a sentence of ours, other than those of feeling, and is more alike than chance brings two.
    ``best`` is None where there is nothing to compare: with one message, or where none is near anybody.

    Args:
        encode: texts to unit vectors.
        split: a message to its sentences.
        vectors: of the sayings, ``(n, 384)``.
        shared: objections that several share, as of ``market.shared``.
        unread: what they said besides, in which nothing was read: a message may be near it all the same.
        ear: hears of what several speak; whoever speaks of a matter to which a message speaks is near it too.
        said: what the members of those matters point into.
    """
    # In words and vectors, as themes: the vectors alone know kinds of evidence better than topics.
    cut = [split(message) or [message] for message in messages]
    ours = [sentence for own in cut for sentence in own]
    yardstick, read = [s.person for s in sayings], len(sayings)
    sayings = [*sayings, *unread]
    near_by = _share([_telling(s.quote) for s in sayings], ours)
    rows_of = word_rows([*(s.quote for s in sayings), *ours])
    words, rest = rows_of[: len(sayings)], rows_of[len(sayings) :]
    places = np.vstack([vectors, _placed(unread, near_by[read:], words[read:] @ rest.T, encode, vectors.shape[1])])
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
        placed = encode(sentences)
        spoken = spoken_by(ear, sentences, encode) if ear is not None else []
        own_words = rest[begin : begin + len(sentences)]
        begin += len(sentences)
        best: Floats = np.zeros(0, dtype=np.float32)
        if len(sayings):
            both = (1 - LEXICAL) * (places @ placed.T) + LEXICAL * (words @ own_words.T).toarray()
            best = np.where(near_by[:, begin - len(sentences) : begin], both, -1.0).max(axis=1).astype(np.float32)
        # A long message has more sentences to be near by chance.
        near = nearness_threshold(vectors, yardstick, CHANCE / len(sentences), seed, words[:read])
        rows: list[dict[str, Any]] = []
        for name, members in groups.items():
            if name != "everybody" and len(counted[name]) < LEAST_PEOPLE:
                # A share of one or two people says nothing about a segment.
                continue
            own = np.array(members)
            who = counted[name]
            hit = own[best[own] >= near]
            touched = {sayings[n].person for n in hit}
            matters = rows_in(spoken, said, who)
            meant = frozenset().union(*(row.people for row in spoken)) & who
            order = hit[np.argsort(-best[hit], kind="stable")]
            rows.append(
                {
                    "segment": name,
                    **at_least(len(touched | meant), len(who)),
                    "speaks_to": matters,
                    "told": _told(len(touched | meant)),
                    "why": [s.json() for s in one_each(sayings, (int(n) for n in order), _WHY)],
                    # Counted, and not quoted: the number would stand there without a reason.
                    "kept": len(touched - {sayings[n].person for n in hit if not sayings[n].mark}),
                    "unanswered": _unanswered(
                        themes, shared, sayings, best, near, who, sentences, {row.matter.theme.id for row in spoken}
                    ),
                }
            )
        out.append({"message": message, "sentences": len(sentences), "segments": rows, "near": round(near, 3)})
    _compare(out, seed)
    return out


def _told(people: int) -> str:
    """What a test can say where nobody is near: that is no proof that nobody cares."""
    if people:
        return ""
    return "Nobody said anything near it that we recognise. Whether it matters to them, this cannot tell: ask."


def _placed(
    unread: Sequence[Saying], near_by: Flags, alike: Any, encode: Callable[[Sequence[str]], Floats], width: int
) -> Floats:
    """Vectors of what was not read, where it shares words with us: those most alike in words, and of the others none.

    Args:
        near_by: whether it shares enough words, ``(unread, sentences)``.
        alike: how alike in words, sparse, of the same shape.
    """
    out = np.zeros((len(unread), width), dtype=np.float32)
    if len(unread) and near_by.any():
        nearest = np.where(near_by, alike.toarray(), 0.0).max(axis=1)
        met = [int(n) for n in np.argsort(-nearest, kind="stable")[:_ENCODED] if near_by[n].any()]
        out[met] = encode([unread[n].quote for n in met])
    return out


def _telling(text: str) -> frozenset[str]:
    """The roots of what a text speaks of, without what it feels."""
    return frozenset(map(root, single_words(text))) - FEELING


def _share(told: Sequence[frozenset[str]], sentences: Sequence[str]) -> Flags:
    """Which sayings share enough words with which sentences, ``(sayings, sentences)``."""
    ours = [_telling(sentence) for sentence in sentences]
    return np.array([[bool(o) and len(o & t) >= min(_WORDS, len(o)) for o in ours] for t in told], dtype=np.bool_)


def _unanswered(
    themes: Sequence[Theme],
    shared: Sequence[tuple[Theme, Sequence[Saying]]],
    sayings: Sequence[Saying],
    best: Floats,
    near: float,
    people: set[str],
    sentences: Sequence[str],
    answered: Collection[str] = (),
) -> list[dict[str, Any]]:
    """Constraints that the segment voiced and no sentence of the message comes near: themes, and then kinds of which nothing
    that anybody said is met."""
    place = {s.id: n for n, s in enumerate(sayings)}
    found: list[dict[str, Any]] = []
    for theme, own in shared:
        who = theme.people & people
        if who and theme.id not in answered and not _share([_telling(s.quote) for s in own], sentences).any():
            found.append(_left(theme.id, theme.facet, theme.name, who, people, one_each(own, range(len(own)), 1)))
    for theme in themes:
        who = theme.people & people
        if theme.facet not in CONSTRAINTS or not who:
            continue
        shown = [s for s in (*theme.typical, *theme.telling) if s.person in people] or [*theme.typical]
        if max((float(best[place[s.id]]) for s in shown if s.id in place), default=0.0) < near:
            found.append(_left(theme.id, theme.facet, theme.name, who, people, shown[:1]))
    named = {row["facet"] for row in found}
    for facet in CONSTRAINTS:
        voiced = [n for n, s in enumerate(sayings) if facet in s.facets and s.person in people]
        if not voiced or facet.value in named or float(best[voiced].max()) >= near:
            continue
        voiced.sort(key=lambda n: (-sayings[n].facets[facet], sayings[n].id))
        who = frozenset(sayings[n].person for n in voiced)
        quotes = one_each(sayings, voiced, 1)
        found.append(_left(None, facet, FACET_DEFINITIONS[facet].label.lower(), who, people, quotes))
    # What several say alike comes before what each says for themselves.
    found.sort(key=lambda row: (row["theme"] is None, -row["people"], row["theme"] or row["facet"]))
    return found[:_LEFT]


def _left(
    theme: str | None, facet: Facet, name: str, who: Collection[str], people: Collection[str], quotes: Sequence[Saying]
) -> dict[str, Any]:
    return {
        "theme": theme,
        "facet": facet.value,
        "name": name,
        **at_least(len(who), len(people)),
        "quotes": [s.json() for s in quotes],
    }


def _compare(tested: list[dict[str, Any]], seed: int) -> None:
    """Adds ``best`` to each row: draws from the posterior of each share (Jeffreys' prior)."""
    rng = np.random.default_rng(seed)
    for k in range(len(tested[0]["segments"]) if tested else 0):
        rows = [t["segments"][k] for t in tested]
        if len(rows) < 2 or not any(r["people"] for r in rows):
            for row in rows:
                row["best"] = None
            continue
        draws = np.array([rng.beta(r["people"] + 0.5, r["of"] - r["people"] + 0.5, _DRAWS) for r in rows])
        wins = np.bincount(np.argmax(draws, axis=0), minlength=len(rows)) / _DRAWS
        for row, win in zip(rows, wins, strict=True):
            row["best"] = round(float(win), 3)
