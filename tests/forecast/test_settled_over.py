"""What is said to be decided, or has gone quiet, stands over the committee; and who is known to have reasons only is no blocker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from otherside.forecast import DealBeliefs, Option, PersonBeliefs, Scenario, compare, forecast
from otherside.forecast import beliefs as numeric
from otherside.forecast.settled import Settled
from otherside.forecast.telling import told, why_not

DRAWS = 2000


def _scenario(*settled: Settled, **person: object) -> Scenario:
    gains = {
        "us": numeric.normal(0.1, 0.3, low=-1, high=1, origin="evidence"),
        "Rival": numeric.point(0.2, origin="evidence"),
    }
    people = (PersonBeliefs("Ines", gains, **person), PersonBeliefs("Tarik"))  # type: ignore[arg-type]
    return Scenario(people, (Option("us"), Option("Rival")), DealBeliefs(settled=settled))


PLAIN = forecast(_scenario(), DRAWS)


@pytest.mark.parametrize("end", ["us", "other", "nothing", "against"])
def test_it_ends_that_way_with_that_chance_and_everything_adds_up(end):
    found = forecast(_scenario(Settled(end, 0.9)), DRAWS)
    assert sum(found.p.values()) == pytest.approx(1)
    assert found.p["us"] == pytest.approx(0.1 * PLAIN.p["us"] + 0.9 * (end == "us"), abs=1e-6)
    if end in ("other", "nothing"):
        assert found.p[end] > 0.9
    if end == "against":
        assert found.p["other"] / found.p["nothing"] == pytest.approx(PLAIN.p["other"] / PLAIN.p["nothing"], rel=1e-6)
    assert sum(found.burdens.values()) == pytest.approx(found.frictionless - found.p["us"], abs=1e-6)
    for low, high in found.interval.values():
        assert 0 <= low <= high <= 1
    assert found.pivotal[0].swing == pytest.approx(0.1 * PLAIN.pivotal[0].swing, abs=1e-6)
    assert found.curve[0].nothing == 1


def test_before_and_after_are_held_beside_each_other_with_it():
    both = compare(_scenario(), _scenario(Settled("us", 0.9)), DRAWS)
    assert both.before == pytest.approx(PLAIN.p)
    assert sum(both.after.values()) == pytest.approx(1)
    assert both.change["us"] > 0


def test_who_has_only_reasons_to_act_or_is_unknown_blocks_nothing():
    usual = numeric.normal(0.55, 0.3, low=-1, high=1, origin="evidence")
    losing = numeric.normal(-0.4, 0.1, low=-1, high=1, origin="evidence")
    heavy = numeric.point(0.9)
    for_it = PersonBeliefs("Ines", {"us": usual}, switching_cost=replace(heavy, origin="prior"))
    unknown = PersonBeliefs("Tarik", switching_cost=replace(heavy, origin="prior"))
    against = PersonBeliefs("Oda", {"us": losing})
    found = forecast(Scenario((for_it, unknown)), DRAWS)
    assert all(p.against > 0.5 for p in found.people)
    assert found.blocker is None
    assert forecast(Scenario((for_it, unknown, against)), DRAWS).blocker == "Oda"


def test_what_they_say_is_decided_is_told_instead_of_odds():
    narrow = {key: [0.2, 0.4] for key in ("nothing", "us", "other")}
    said = {
        "who": "Ines Vogt",
        "quote": "We signed with Fennvik.",
        "day": "2026-05-04",
        "way": "other",
        "for": "Fennvik",
    }
    data = {"as_of": "2026-05-04", "outcome": None, "calibrated": False, "interval": narrow, "said_decided": said}
    assert not told(data)
    assert why_not(data) == (
        "Ines Vogt says it is decided, with Fennvik: “We signed with Fennvik.” (their words, 4 May 2026)."
    )
    assert why_not({**data, "outcome": "won"}).startswith("It has been decided (won)")
    assert "Fennvik" not in why_not({**data, "said_decided": {**said, "in_confidence": True}})
