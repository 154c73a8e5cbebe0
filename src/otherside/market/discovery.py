"""Segments that nobody named: people whose words weigh alike, when that is stable enough to be told from chance.

A person is the shares of the kinds of evidence they gave. Groups are found by k-means and kept only if people drawn
anew give the same groups (bootstrap, adjusted Rand; after Hennig 2007), and give them more surely than the same shares
shuffled among people do. That such groups differ in what they were made from proves nothing, and is not tested.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.domain import FACET_DEFINITIONS, FACETS
from otherside.domain.counting import plural
from otherside.market.saying import Floats, Ints, Saying

#: Who gave less evidence is in no group: too little to go by.
LEAST_SAYINGS = 4
#: Fewer people than this are not grouped.
LEAST_HEADS = 20
#: Adjusted Rand over redrawn people that a grouping must reach.
STABLE = 0.7
_MOST_GROUPS = 4
#: Redrawings of the people, and of each shuffled crowd.
_DRAWS, _FEWER_DRAWS = 20, 8
_SHUFFLED = 9
_BEGINNINGS, _ROUNDS = 4, 20


@dataclass(frozen=True, slots=True)
class Discovered:
    """Groups of people; none when nothing stable was found.

    Attributes:
        group_of: person to the name of the group.
        stability: adjusted Rand over redrawn people, 0 to 1; of the best grouping tried, kept or not.
        chance: the highest that shuffled shares reached.
        why: in one sentence, what was found.
    """

    group_of: dict[str, str]
    stability: float
    chance: float
    why: str

    def json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "groups": len(set(self.group_of.values())),
            "people": len(self.group_of),
            "stability": round(self.stability, 3),
            "chance": round(self.chance, 3),
            "note": self.why,
        }


def discover(sayings: Sequence[Saying], seed: int = 0) -> Discovered:
    """Groups of people by their profiles; the same sayings give the same groups."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    said: Counter[str] = Counter()
    for saying in sayings:
        said[saying.person] += 1
        for facet in saying.facets:
            counts[saying.person][FACETS.index(facet)] += 1
    people = sorted(p for p, n in said.items() if n >= LEAST_SAYINGS)
    if len(people) < LEAST_HEADS:
        return Discovered(
            {},
            0.0,
            0.0,
            f"{plural(len(people), 'person', 'people')} gave enough evidence; groups need {LEAST_HEADS}, so none were looked for.",
        )
    raw = np.array([[counts[p][k] for k in range(len(FACETS))] for p in people], dtype=np.float32)
    shares = profile_shares(raw)
    rng = np.random.default_rng(seed)
    tried = {k: _stability(shares, k, rng, _DRAWS) for k in range(2, min(_MOST_GROUPS, len(people) // 8) + 1)}
    best = max(tried, key=lambda k: (tried[k], -k))
    # Every number of groups is a look at chance too: the best of the same looks is what to beat.
    chance = max(
        max(_stability(_shuffled(shares, rng), k, rng, _FEWER_DRAWS) for k in tried) for _ in range(_SHUFFLED)
    )  # fmt: skip
    if tried[best] < STABLE or tried[best] <= chance:
        return Discovered({}, tried[best], chance, "No grouping of people is stable enough to be told from chance.")
    labels = _groups(shares, best, np.random.default_rng(0))[0]
    names = _names(shares, labels)
    found = {p: names[int(k)] for p, k in zip(people, labels, strict=True)}
    return Discovered(
        found, tried[best], chance,
        "Groups were made from what people spoke of; that they differ in it is no finding. See who is in them.",
    )  # fmt: skip


def profile_shares(counts: Floats) -> Floats:
    """Counts per facet as square roots of smoothed shares, ``(people, 15)``: Hellinger's distance between them.

    Whoever said little is drawn towards everybody's shares by as much as five mentions.
    """
    everybody = counts.sum(axis=0) / max(float(counts.sum()), 1.0)
    smoothed = counts + 5 * everybody
    return np.asarray(np.sqrt(smoothed / smoothed.sum(axis=1, keepdims=True)), dtype=np.float32)


def _groups(shares: Floats, k: int, rng: np.random.Generator) -> tuple[Ints, Floats]:
    """k-means from several beginnings, the tightest kept; a few dozen people need no library's machinery."""
    best: tuple[float, Ints, Floats] | None = None
    for _ in range(_BEGINNINGS):
        centres = shares[rng.choice(len(shares), k, replace=False)]
        labels = np.zeros(len(shares), dtype=np.int64)
        for _ in range(_ROUNDS):
            labels = _apart(shares, centres).argmin(axis=1)
            members = np.eye(k, dtype=np.float32)[labels]
            size = members.sum(axis=0)[:, None]
            moved = np.where(size > 0, members.T @ shares / np.maximum(size, 1), centres).astype(np.float32)
            if np.allclose(moved, centres, atol=1e-6):
                break
            centres = moved
        tight = float(_apart(shares, centres).min(axis=1).sum())
        if best is None or tight < best[0]:
            best = tight, labels, centres
    assert best is not None
    return best[1], best[2]


def _apart(shares: Floats, centres: Floats) -> Floats:
    """Squared distances up to what is the same for all centres of a person, ``(people, k)``."""
    squares = (shares**2).sum(axis=1)[:, None] - 2 * shares @ centres.T + (centres**2).sum(axis=1)
    return np.asarray(squares, dtype=np.float32)


def _stability(shares: Floats, k: int, rng: np.random.Generator, draws: int) -> float:
    """How alike to the groups of all are those that redrawn people give to all."""
    from sklearn.metrics import adjusted_rand_score

    base, _ = _groups(shares, k, np.random.default_rng(0))
    alike = []
    for _ in range(draws):
        drawn = rng.integers(0, len(shares), len(shares))
        _, centres = _groups(shares[drawn], k, rng)
        alike.append(adjusted_rand_score(base, _apart(shares, centres).argmin(axis=1)))
    return float(np.mean(alike))


def _shuffled(shares: Floats, rng: np.random.Generator) -> Floats:
    return np.column_stack([rng.permutation(column) for column in shares.T])


def _names(shares: Floats, labels: Ints) -> dict[int, str]:
    """Each group by what it speaks of more than all do."""
    names: dict[int, str] = {}
    for k in sorted(set(labels.tolist())):
        more = (shares[labels == k] ** 2).mean(axis=0) - (shares**2).mean(axis=0)
        top = [FACET_DEFINITIONS[FACETS[n]].label.lower() for n in np.argsort(-more)[:2] if more[n] > 0]
        names[k] = f"group {k + 1}: more " + " and ".join(top)
    return names
