"""A reason names only what the sentence has a word for."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint


@pytest.mark.parametrize("who", ["Petra", "Your finance team", "Mr Holm"])
def test_whoever_is_said_to_block_it_is_no_scarce_place(who: str) -> None:
    found = [f for f in lint(f"{who} is the only one still blocking this.") if f.rule == "pressure"]
    assert all(f.code not in ("OS202", "OS208") for f in found)


def test_a_scarce_place_is_still_one() -> None:
    assert "OS202" in {f.code for f in lint("Only two places are left this spring, and they are going fast.")}


_AROUND = (
    "Sorry that the drawings come late. I asked for them twice. Your colleague spoke of the old crane. The yard is closed on Mondays. "
    "Our welder comes from the next village. The paint dries in two days. You told me about the slipway. "
)


@pytest.mark.parametrize("around", ["", _AROUND, _AROUND + _AROUND.replace("Monday", "Friday")])
def test_a_yes_bought_with_the_clock_is_told_however_long_the_message_is(around: str) -> None:
    found = lint(f"{around}If you sign this week we can start in December.")
    assert "OS201" in {f.code for f in found}


def test_when_we_could_begin_is_no_push() -> None:
    assert "OS201" not in {f.code for f in lint("We could start in December, or in spring; tell us what suits you.")}
