"""Other ways that somebody else praises, has papers of or has made their mind up for; no colleagues, no places, nothing denied."""

import pytest

from otherside.profiles.around.alternatives import ways_in
from otherside.profiles.around.held_up import held_up


def names(text, ours=()):
    return sorted({name for _, _, name in held_up(text, ours)})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("His golf partner keeps telling him about Larkholm. They did his warehouse.", ["Larkholm"]),
        ("Our chair swears by the Dunmore Group, that's no secret.", ["Dunmore Group"]),
        ("My sister recommended Kelpworth, they built hers in a week.", ["Kelpworth"]),
        ("Bruno has made up his mind, I hear. For Larkholm.", ["Larkholm"]),
        ("They've already made their minds up in favour of Larkholm.", ["Larkholm"]),
        ("There's a brochure from Kelpworth on his desk.", ["Kelpworth"]),
        ("Kelpworth's price list has been going round the office.", ["Kelpworth"]),
        ("Hand the whole thing to the Dunmore Regional Trust and be done with it.", ["Dunmore Regional Trust"]),
        ("Why not just give everything to Larkholm, they've got a person for all of that.", ["Larkholm"]),
        ("Why don't we leave the lot to the Dunmore Regional Trust?", ["Dunmore Regional Trust"]),
        ("I rang Larkholm and they want two per cent a year.", ["Larkholm"]),
        ("We spoke to Kelpworth, they would charge £400 a day.", ["Kelpworth"]),
        ("Half the board would hire Kelpworth rather than you.", ["Kelpworth"]),
        ("It's between you and Larkholm now.", ["Larkholm"]),
        ("In the end it comes down to you or Kelpworth.", ["Kelpworth"]),
        ("Kelpworth put in a very low bid.", ["Kelpworth"]),
    ],
)
def test_a_name_that_is_held_up_as_the_better_way(text, found):
    assert names(text) == found
    assert {name for _, _, name in ways_in(text)} == set(found)


@pytest.mark.parametrize(
    "text",
    [
        "Hand it to Bruno, he'll know.",
        "I'll give the papers to Petra on Monday.",
        "She keeps telling him about Lisbon.",
        "My sister recommended Petra for the post.",
        "I rang Bruno and he wants to see the plan.",
        "I met Petra, she asked for 2 more weeks.",
        "He has not made up his mind for Larkholm.",
        "If they made up their minds for Larkholm we would hear.",
        "Has he made up his mind for Larkholm?",
        "That stays between you and Petra.",
        "Bruno pitched the idea to the crew.",
        "We never had a brochure from Kelpworth.",
        "Leave that to Finance.",
        "He made up his mind for good.",
        "We used to swear by Larkholm. They did our first hall.",
        "It's between you and me.",
    ],
)
def test_what_only_looks_alike_names_nobody(text):
    assert names(text) == []


def test_their_own_people_and_house_are_no_other_way():
    assert names("Hand it all over to the Dunmore Group.", {"dunmore"}) == []
