"""Pain that is over, other people's affairs and what only might be: none of it moves anybody here."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.profiles.said.asides import aside
from otherside.profiles.said.borne import not_borne


@pytest.mark.parametrize(
    "text",
    [
        "We had trouble with the lift but that's sorted.",
        "It used to crash every night, but since the repair it's been fine.",
        "Late parcels drove us mad until we changed the courier.",
        "We were worried about the smell, but the new filter settled that.",
        "We used to lose a day a month to stocktaking, not any more.",
    ],
)
def test_pain_that_is_over(text: str) -> None:
    assert {Facet.FRUSTRATION, Facet.WANT} <= aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "We had two good cooks but they are gone.",
        "The old supplier was fine, but the money is gone.",
        "We had trouble with the lift but that's sorted, and now it is back again.",
        "We had trouble with the lift.",
        "It was fine until they changed the form.",
    ],
)
def test_pain_that_is_not_over(text: str) -> None:
    assert aside(text) == frozenset()


def test_a_wish_that_came_true_is_none() -> None:
    assert Facet.WANT in aside("I wanted an export and now I've got it.")
    assert Facet.WANT in aside("We needed a second oven; it arrived in June.")
    assert Facet.DESIRE in aside("I used to want it all on one page.")
    assert aside("We asked for a map, it came from the council.") == frozenset()
    assert aside("I wanted an export, and I still do.") == frozenset()


def test_other_peoples_affairs() -> None:
    assert Facet.CONSENSUS in aside("My sister's firm wants to switch.")
    assert Facet.CONSENSUS in aside("My old company needed three signatures.")
    assert Facet.FEAR in aside("A friend of mine is scared of losing her stall.")
    assert aside("My brother won't sign without a plan.") == frozenset()
    assert aside("My father's firm wants to switch.") == frozenset()


def test_what_only_might_be_and_what_we_are_said_to_want() -> None:
    assert Facet.COMMITMENT in aside("I suppose you want me to sign today.")
    assert Facet.DESIRE in aside("If I won the lottery I'd love to leave.")
    assert aside("If I had a free hour a day I'd love to paint.") == frozenset()


def test_what_is_said_in_irony_is_no_wish_and_what_is_given_back_no_step() -> None:
    assert {Facet.WANT, Facet.DESIRE} <= not_borne("That's just what we need, another form.")
    assert Facet.FRUSTRATION not in not_borne("That's just what we need, another form.")
    assert not_borne("I'll be sending the unit back.") == {Facet.COMMITMENT}
    assert not_borne("I want a simpler form.") == frozenset()
