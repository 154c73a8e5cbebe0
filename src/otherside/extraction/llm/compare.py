"""Two readings of the same words, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import FACETS, Evidence, Facet


@dataclass(frozen=True, slots=True)
class FacetAgreement:
    """How two readings agree on one facet.

    Attributes:
        both: places where both have it.
        only_local: places where only the local extractor has it.
        only_llm: places where only the language model has it.
        agreement: ``both`` as a share of all three (Jaccard), ``None`` where neither has it anywhere.
    """

    both: int
    only_local: int
    only_llm: int

    @property
    def agreement(self) -> float | None:
        """See the class."""
        total = self.both + self.only_local + self.only_llm
        return self.both / total if total else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings side by side.

    Attributes:
        facets: agreement on each facet.
        pairs: evidence about the same words, ``(local, llm)``.
        only_local: evidence whose words the language model did not choose.
        only_llm: evidence whose words the local extractor did not choose.
        stance: share of pairs with the same stance, ``None`` without pairs.
    """

    facets: dict[Facet, FacetAgreement]
    pairs: tuple[tuple[Evidence, Evidence], ...]
    only_local: tuple[Evidence, ...]
    only_llm: tuple[Evidence, ...]
    stance: float | None

    @property
    def agreement(self) -> float | None:
        """Over all facets and places, ``both`` as a share of all; ``None`` without evidence."""
        both = sum(one.both for one in self.facets.values())
        total = both + sum(one.only_local + one.only_llm for one in self.facets.values())
        return both / total if total else None


def compare(local: Sequence[Evidence], llm: Sequence[Evidence]) -> Comparison:
    """Sets two readings of the same conversations side by side.

    Two pieces of evidence are about the same words if they are of the same turn and share at least half of the
    shorter one; each is paired once, the largest overlap first.

    Args:
        local: evidence by the local extractor.
        llm: evidence by the language model, of the same conversations.
    """
    by_turn: dict[tuple[str, int], list[int]] = {}
    for n, one in enumerate(llm):
        by_turn.setdefault((one.conversation, one.turn), []).append(n)
    candidates = [
        (_overlap(a, llm[m]), n, m)
        for n, a in enumerate(local)
        for m in by_turn.get((a.conversation, a.turn), ())
        if 2 * _overlap(a, llm[m]) >= min(a.end - a.start, llm[m].end - llm[m].start)
    ]
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, m in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if n not in mate and m not in taken:
            mate[n] = m
            taken.add(m)
    pairs = tuple((local[n], llm[mate[n]]) for n in sorted(mate))
    only_local = tuple(one for n, one in enumerate(local) if n not in mate)
    only_llm = tuple(one for m, one in enumerate(llm) if m not in taken)
    facets = {
        facet: FacetAgreement(
            both=sum(facet in a.facets and facet in b.facets for a, b in pairs),
            only_local=sum(facet in a.facets and facet not in b.facets for a, b in pairs)
            + sum(facet in one.facets for one in only_local),
            only_llm=sum(facet in b.facets and facet not in a.facets for a, b in pairs)
            + sum(facet in one.facets for one in only_llm),
        )
        for facet in FACETS
    }
    stance = sum(a.stance is b.stance for a, b in pairs) / len(pairs) if pairs else None
    return Comparison(facets, pairs, only_local, only_llm, stance)


def _overlap(one: Evidence, other: Evidence) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
