"""Which field of the deals is their segment where nobody names one."""

import pytest

from otherside.domain import Deal
from otherside.workspace.market.sorting import commonest, of_its_end


@pytest.mark.parametrize(
    "key", ["Is Closed Won", "is_closed", "IsWon", "hs_is_closed_won", "Closed Won Reason", "Deal Closed", "Won?"]
)
def test_how_it_ended_is_no_segment(key):
    deals = [Deal(f"Mill {n}", fields={key: "true" if n % 2 else "false"}) for n in range(8)]
    assert of_its_end(key)
    assert commonest(deals, {}) == "outcome"
    beside = [Deal(d.name, fields={**d.fields, "Region": "north" if n % 3 else "south"}) for n, d in enumerate(deals)]
    assert commonest(beside, {}) == "Region"


@pytest.mark.parametrize(
    "key", ["Region", "Is Farm Shop", "Lost Property Office", "Status", "Reason for call", "Stage"]
)
def test_what_sorts_firms_is_one(key):
    assert not of_its_end(key)
