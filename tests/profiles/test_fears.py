"""A fear that explains what somebody does today, apart from a fear of changing it."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece, failure_estimate, person_estimates
from otherside.profiles.role_priors import load_role_table
from otherside.profiles.said.fears import of_the_change, of_today

DAY = dt.date(2026, 6, 1)
TODAY = "I sign every delivery note myself because I'm terrified of a second mix-up."


@pytest.mark.parametrize(
    ("text", "today"),
    [
        (TODAY, True),
        ("I count the crates twice for fear of another recall.", True),
        ("I hesitate because I'm afraid it fails.", False),
        ("We wait because we're scared of a new system.", False),
        ("I stick with what we have because I'm afraid of losing data.", False),
        ("I won't sign because I'm frightened of the board.", False),
        ("I'm worried we'd do that again.", False),
        ("I'm terrified of a second mix-up.", False),
        ("If we double the drivers again, I don't even want to picture it.", True),
        ("If nothing changes, somebody gets hurt at the old press.", True),
        ("If we keep growing, the new platform might not keep up.", False),
        ("If we add your module, I dread the first week.", False),
    ],
)
def test_what_the_fear_is_a_reason_for(text: str, today: bool) -> None:
    assert of_today(text) is today


def test_it_is_no_doubt_about_what_is_decided() -> None:
    table = load_role_table(None)
    for facet in (Facet.FEAR, Facet.RISK):
        piece = Piece("e1", TODAY, {facet: 0.9}, Stance.NEUTRAL, 0.6, DAY)
        found = person_estimates([piece], table, None, DAY)
        assert found.numbers["exposure"].evidence == ()
        assert failure_estimate([piece], table, DAY).unknown
    for quote in (
        "If we double the drivers again, I don't want to picture it.",
        "Could we ring the mill in Umeå ourselves?",
    ):
        piece = Piece("e3", quote, {Facet.FEAR: 0.9, Facet.RISK: 0.9}, Stance.AWAY, 0.6, DAY)
        assert person_estimates([piece], table, None, DAY).numbers["exposure"].evidence == ()
        assert failure_estimate([piece], table, DAY).unknown
    doubt = Piece("e2", "I'm terrified that it fails in our first week.", {Facet.FEAR: 0.9}, Stance.NEUTRAL, 0.6, DAY)
    assert person_estimates([doubt], table, None, DAY).numbers["exposure"].evidence == ("e2",)


@pytest.mark.parametrize(
    ("text", "stance", "of_it"),
    [
        ("I'm worried about my mother, she slipped on the step.", Stance.NEUTRAL, False),
        ("I'm scared the barrel has turned.", Stance.NEUTRAL, False),
        ("I'm afraid of what the new system does to the night shift.", Stance.NEUTRAL, True),
        ("I'm afraid I'd look a fool if the gates jam.", Stance.AWAY, True),
        ("I'm afraid we just carry on like this.", Stance.TOWARDS, False),
    ],
)
def test_a_fear_of_something_else_is_none_of_the_change(text, stance, of_it):
    assert of_the_change(text, stance) is of_it
