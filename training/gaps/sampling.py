"""Sets of statements for a training step: dossiers varied, standalone pairs put together."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from training.gaps.data import Dossier

#: Most statements of one set.
MOST = 13
#: Fewest statements that are kept of a person.
LEAST_KEPT = 3
#: Fewest lines of free talk, how often a pair is planted in them, and how often one half of what clashes in them goes.
LEAST, PLANTED, GONE = 6, 0.33, 0.3


@dataclass(slots=True)
class Set:
    """What one (real or put together) person said: statements, true pairs and decoys by position."""

    texts: list[str] = field(default_factory=list)
    facets: list[str] = field(default_factory=list)
    pairs: dict[tuple[int, int], str] = field(default_factory=dict)
    decoys: dict[tuple[int, int], str] = field(default_factory=dict)

    def take(self, dossier: Dossier, keep: Sequence[int]) -> None:
        """Adds statements of a dossier, with the pairs and decoys whose both halves are taken."""
        place = {n: len(self.texts) + k for k, n in enumerate(keep)}
        self.texts += [dossier.texts[n] for n in keep]
        self.facets += [dossier.facets[n] for n in keep]
        for (a, b), kind in dossier.pairs.items():
            if a in place and b in place:
                self.pairs[place[a], place[b]] = kind
        for (a, b), reason in dossier.decoys.items():
            if a in place and b in place:
                self.decoys[place[a], place[b]] = reason


def _kept(dossier: Dossier, rng: random.Random, empty: float, drop: float) -> list[int]:
    """Statements to keep: now and then one half of every pair goes, and some bystanders."""
    gone: set[int] = set()
    if dossier.pairs and rng.random() < empty:
        gone = {pair[rng.random() < 0.5] for pair in dossier.pairs}
    needed = {n for p in dossier.pairs for n in p}
    there = [n for n in range(len(dossier.texts)) if n not in gone]
    kept = [n for n in there if n in needed or rng.random() >= drop]
    # Of somebody who said little, nothing to compare would be left.
    return kept if len(kept) >= LEAST_KEPT else there


def sets(
    dossiers: Sequence[Dossier],
    singles: Sequence[Dossier],
    rng: random.Random,
    empty: float = 0.12,
    talk: Sequence[Dossier] = (),
) -> list[Set]:
    """One epoch of sets, in random order.

    Dossiers lose some bystanders and gain strangers' statements; standalone pairs come in twos with strangers' words,
    so that each ideal stands beside another's actual. In free talk mostly nothing clashes, but every third time a standalone
    pair is said in it.

    Args:
        empty: chance that a set loses one half of its true pairs, so that nothing clashes any more.
        talk: free talk; a part of each is taken, as many as there are.
    """
    everybody = [(d, n) for d in (*dossiers, *singles) for n in range(len(d.texts))]
    out = []
    for dossier in dossiers:
        own = Set()
        own.take(dossier, _kept(dossier, rng, empty, rng.choice((0.0, 0.15, 0.3))))
        if rng.random() < 0.5:
            _add_strangers(own, rng.randint(1, 3), everybody, rng)
        out.append(own)
    order = list(singles)
    rng.shuffle(order)
    for at in range(0, len(order) - 1, 2):
        own = Set()
        for dossier in order[at : at + 2]:
            own.take(dossier, _kept(dossier, rng, empty + 0.08, 0.1))
        _add_strangers(own, rng.randint(0, 4), everybody, rng)
        out.append(own)
    for said in talk:
        own = Set()
        if singles and not said.pairs and rng.random() < PLANTED:
            own.take(rng.choice(singles), [0, 1])
        there = _kept(said, rng, GONE, 0.0)
        needed = {n for pair in (*said.pairs, *said.decoys) for n in pair if n in there}
        likely = [n for n in there if n not in needed and said.facets[n] != "-"]
        others = [n for n in there if n not in needed and said.facets[n] == "-"]
        rng.shuffle(likely)
        rng.shuffle(others)
        room = rng.randint(LEAST, MOST - len(own.texts))
        own.take(said, sorted([*needed, *[*likely, *others][: max(2, room - len(needed))]]))
        out.append(own)
    rng.shuffle(out)
    return out


def _add_strangers(own: Set, count: int, everybody: Sequence[tuple[Dossier, int]], rng: random.Random) -> None:
    for dossier, n in rng.sample(everybody, min(count, max(0, MOST - len(own.texts)))):
        own.take(dossier, [n])
