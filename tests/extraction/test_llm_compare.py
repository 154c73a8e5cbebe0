"""Two readings side by side."""

from __future__ import annotations

import pytest

from otherside.domain import Evidence, Extractor, Facet, Stance
from otherside.extraction.llm import compare

GOAL, FEAR, WANT = Facet.GOAL, Facet.FEAR, Facet.WANT


def ev(
    turn: int, start: int, end: int, *facets: Facet, stance: Stance = Stance.NEUTRAL, conversation: str = "c"
) -> Evidence:
    return Evidence(
        f"{conversation}{turn}-{start}", conversation, turn, start, end, "x" * (end - start), "Bo",
        dict.fromkeys(facets, 0.6),
        stance, 0.5, False, Extractor("e", "1"),
    )  # fmt: skip


def test_side_by_side() -> None:
    local = [ev(0, 0, 20, GOAL), ev(0, 30, 60, FEAR, WANT, stance=Stance.AWAY), ev(2, 0, 9, GOAL)]
    llm = [ev(0, 4, 20, GOAL), ev(0, 32, 64, FEAR), ev(1, 0, 9, WANT), ev(2, 0, 9, GOAL, conversation="other")]
    got = compare(local, llm)
    assert got.pairs == ((local[0], llm[0]), (local[1], llm[1]))
    assert got.only_local == (local[2],)
    assert got.only_llm == (llm[2], llm[3])
    assert (got.facets[GOAL].both, got.facets[GOAL].only_local, got.facets[GOAL].only_llm) == (1, 1, 1)
    assert got.facets[FEAR].agreement == 1
    assert got.facets[WANT].agreement == 0
    assert got.facets[Facet.RISK].agreement is None
    assert got.stance == 0.5
    assert got.agreement == pytest.approx(2 / 6)


def test_each_is_paired_once_with_its_best() -> None:
    whole = ev(0, 0, 40, GOAL)
    got = compare([whole], [ev(0, 0, 10, GOAL), ev(0, 10, 40, GOAL)])
    assert got.pairs[0][1].start == 10
    assert [one.start for one in got.only_llm] == [0]


def test_neighbours_are_not_the_same_words() -> None:
    assert not compare([ev(0, 0, 10, GOAL)], [ev(0, 10, 20, GOAL)]).pairs
    assert not compare([ev(0, 0, 10, GOAL)], [ev(0, 6, 20, GOAL)]).pairs


def test_nothing_to_compare() -> None:
    got = compare([], [])
    assert got.agreement is None
    assert got.stance is None


def test_agreement_is_the_same_from_both_sides() -> None:
    one = [ev(0, 0, 20, GOAL), ev(1, 0, 20, FEAR)]
    other = [ev(0, 0, 20, GOAL, WANT), ev(1, 5, 30, WANT)]
    assert compare(one, other).agreement == compare(other, one).agreement
    assert compare(one, one).agreement == 1
