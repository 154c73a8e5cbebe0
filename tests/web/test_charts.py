"""The drawing of what may happen by each day."""

import itertools

import pytest

from otherside.web.charts import _apart


@pytest.mark.parametrize(
    "wanted", [[20.0, 208.0, 212.0], [16.0, 17.0, 214.0], [100.0, 101.0, 102.0], [216.0, 217.0, 218.0]]
)
def test_labels_neither_overlap_nor_leave_the_plot(wanted):
    found = _apart(wanted)
    assert all(below - above >= 19 for above, below in itertools.pairwise(found))
    assert min(found) >= 10
    assert max(found) <= 218


def test_labels_with_room_stay_where_their_lines_end():
    assert _apart([20.0, 100.0, 200.0]) == [20.0, 100.0, 200.0]
