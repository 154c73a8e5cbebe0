"""What the numbers of a forecast are called."""

import pytest

from otherside.forecast.naming import PARAMETERS, label, label_within, moved, to_find_out
from otherside.forecast.priors import PERSON


@pytest.mark.parametrize(
    "parameter", sorted({*PARAMETERS, *PERSON} - {"influence", "gain.other", "failure.other", "stake.other"})
)
def test_every_number_has_a_name_and_something_to_find_out(parameter):
    assert label(parameter) == PARAMETERS.get(parameter, label(parameter))
    assert label_within(parameter)[0].islower()
    (asked,) = to_find_out([parameter])
    assert asked.startswith(("what ", "how ", "where ", "whether "))


def test_what_several_ways_would_change_for_somebody_is_one_question():
    assert to_find_out(["gain.us", "rank", "gain.Tallow & Sons"]) == [
        "what they themselves would gain or lose by it and with Tallow & Sons",
        *to_find_out(["rank"]),
    ]
    assert to_find_out(["gain.other"]) == to_find_out(["gain.another way"])
    assert to_find_out(["failure", "failure.us"]) == to_find_out(["failure"])
    assert to_find_out(["failure.Tallow"]) == ["how likely they think Tallow is to go wrong"]
    assert to_find_out([]) == []


def test_a_place_on_a_list_that_grew_is_further_down():
    assert (moved("rank", True), moved("rank", False)) == ("further down", "further up")
    assert (moved("gain.us", True), moved("gain.Tallow", False)) == ("for the better", "for the worse")
    assert (moved("power", True), moved("exposure", False)) == ("up", "down")
