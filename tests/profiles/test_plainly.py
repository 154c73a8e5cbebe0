"""A yes that was given, a change of mind, money that is gone, what somebody will not let in: in the first person, as done."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.beliefs import Piece, person_estimates
from otherside.profiles.role_priors import load_role_table
from otherside.profiles.said.plainly import plainly, stops_it
from otherside.profiles.said.settled import approval

TABLE = load_role_table()
DAY = dt.date(2026, 5, 4)
PEOPLE = [Somebody("ines", "Ines Vogt", "Head of Operations"), Somebody("tarik", "Tarik Aydin", "IT manager")]


@pytest.mark.parametrize(
    ("text", "facet", "stance"),
    [
        ("The board approved it yesterday.", Facet.COMMITMENT, Stance.TOWARDS),
        ("The council has approved it.", Facet.COMMITMENT, Stance.TOWARDS),
        ("The money for it is released.", Facet.COMMITMENT, Stance.TOWARDS),
        # A yes that hangs on something is a step, and points less far.
        ("They've said yes in principle, subject to a shorter notice.", Facet.COMMITMENT, Stance.NEUTRAL),
        ("The council has approved it, on condition that the archive stays.", Facet.COMMITMENT, Stance.NEUTRAL),
        # So is one up to a sum; and who has let it drop takes no step inside any more.
        ("If it's under seven hundred, yes.", Facet.COMMITMENT, Stance.NEUTRAL),
        ("I've stopped bringing it up.", Facet.COMMITMENT, Stance.AWAY),
        ("I was against it at first, now I am all for it.", Facet.COMMITMENT, Stance.TOWARDS),
        ("I was sceptical, but now I'm convinced.", Facet.COMMITMENT, Stance.TOWARDS),
        ("I was all for it, but now I am against it.", Facet.COMMITMENT, Stance.AWAY),
        ("Our budget for this has been cut to zero.", Facet.PRIORITY, Stance.AWAY),
        ("There is no money for this any more.", Facet.PRIORITY, Stance.AWAY),
        ("I will never let that thing near my ovens.", Facet.COMMITMENT, Stance.AWAY),
    ],
)
def test_what_is_said_plainly(text, facet, stance):
    found = plainly(text)
    assert found is not None
    assert found.stance is stance
    assert found.facets[facet] > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Once the board has approved it, we start.",
        "The board has not approved it.",
        "The board approved it last year.",
        "The board agreed on Monday that we wait.",
        "He was against it at first, now he is all for it.",
        "Our budget has not been cut.",
        "If our budget is cut, we wait.",
        "The travel budget was cut, but not this one.",
        "We cut our budget meeting to one hour.",
        "I won't let you down.",
        "Without a test I will not let it into our network.",
        "They said yes in principle, but now it is on hold.",
    ],
)
def test_what_is_open_or_of_others_is_not(text):
    assert plainly(text) is None


@pytest.mark.parametrize(
    ("text", "higher"),
    [
        ("I was against it at first, now I am all for it.", True),
        ("I was all for it, but now I am against it.", False),
        ("The board approved it yesterday.", True),
    ],
)
def test_the_belief_of_whoever_says_it_moves_that_way(text, higher):
    says = plainly(text)
    assert says is not None
    piece = Piece("e", text, says.facets, says.stance, 0.6, DAY)
    before, after = (person_estimates(p, TABLE, None, DAY).numbers["gain"].median for p in ([], [piece]))
    assert (after > before) is higher
    assert after != before


def test_a_yes_in_principle_moves_the_belief_less_than_one_that_is_free():
    def gain(text):
        says = plainly(text)
        assert says is not None
        piece = Piece("e", text, says.facets, says.stance, 0.6, DAY)
        return person_estimates([piece], TABLE, None, DAY).numbers["gain"].median

    before = person_estimates([], TABLE, None, DAY).numbers["gain"].median
    free, hanging = gain("The board approved it yesterday."), gain("The board approved it, subject to two references.")
    assert before < hanging < free


def test_who_said_yes_in_principle_has_a_say_that_is_still_open():
    assert [s.label for s in _who("The board has to approve it.", "The board approved it in principle.")[1]] == [
        "the board"
    ]


def _who(*quotes: str):
    said = [("ines", Piece(f"e{n}", q, {}, Stance.NEUTRAL, 0.6, DAY + dt.timedelta(n))) for n, q in enumerate(quotes)]
    return who_else(said, PEOPLE, TABLE)


def test_a_body_that_has_approved_has_no_say_that_is_open():
    needs, gave = "The board has to approve anything above nine thousand.", "The board approved it yesterday."
    assert speaks_of_a_say(needs)
    assert [say.label for say in _who(needs)[1]] == ["the board"]
    assert _who(gave)[1] == []
    assert _who(needs, gave)[1] == []
    # Whose yes is still out is somebody else, told in the same breath.
    assert [say.label for say in _who("The board approved it, but procurement has to agree.")[1]] == ["procurement"]
    assert approval(needs) == ""


def test_who_will_not_let_it_in_can_stop_it():
    words = "Without a test I will not let it into our network."
    assert stops_it(words)
    assert not stops_it("Would I not let it into our network?")
    known, _ = _who(words)
    assert known["ines"].veto
    assert speaks_of_a_say(words)
