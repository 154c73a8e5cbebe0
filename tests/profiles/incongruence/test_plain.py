"""The plainly told clashes of the benchmark."""

import pytest

from benchmarks.gaps.plain import plainly, told


@pytest.mark.parametrize("half", ["look", "judge"])
def test_half_of_each_half_clashes(half):
    rows = told(half)
    assert len(rows) == 30
    assert sum(row.true for row in rows) == 15


def test_the_pair_stands_where_it_says():
    for row in told():
        ideal, actual = row.pair
        assert 0 <= ideal < actual < len(row.sentences)
        assert actual - ideal <= 3


def test_each_row_counts_in_its_own_figures():
    rows = [next(r for r in told() if r.true), next(r for r in told() if not r.true)]
    found = plainly(rows)
    assert {name: len(values) for name, values in found.items()} == {
        "first": 1, "one_first": 1, "decoys": 1, "one_decoys": 1,
    }  # fmt: skip
