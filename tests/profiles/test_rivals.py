"""Other suppliers by name, and people who could do the work instead; a colleague, an errand and a place are none."""

import pytest

from otherside.profiles.around.alternatives import about_another, ways_in

OURS = {"berit", "lien"}


@pytest.mark.parametrize(
    "text",
    [
        "The other offer is from Larkspur.",
        "Our second quote comes from Larkspur.",
        "We are looking at Larkspur as well.",
        "Larkspur have shown us their new system.",
        "Larkspur presented their platform on Monday.",
        "Larkspur is a third cheaper than you.",
        "Larkspur would be about twenty percent cheaper than your offer.",
        "Larkspur came in €4,000 lower than you.",
        "Honestly, Larkspur is much quicker than you.",
        "You're a bit dearer than Larkspur.",
        "Your price is a fifth higher than Larkspur.",
        "There's a local firm called Larkspur that does it all in one.",
    ],
)
def test_a_supplier_is_named(text):
    assert {name for _, _, name in ways_in(text)} == {"Larkspur"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ivo rang again, he could start on 3 May.", "Ivo"),
        ("Ivo rang yesterday. Says he'll start on 3 May.", "Ivo"),
        ("Ivo came round and said he'd do the job for cash.", "Ivo"),
        ("Ivo has been in touch, she says she could fit us in after Easter.", "Ivo"),
        ("Ivo could do it for half.", "Ivo"),
        ("Ivo would do the lot cheaper.", "Ivo"),
        ("Ivo has priced the job.", "Ivo"),
        ("There's another joiner called Ivo.", "Ivo"),
        ("Ivo, the other architect, was in the room.", "Ivo"),
        ("Berit's brother-in-law could do it.", "Berit's brother-in-law"),
        ("My cousin would do the drawings.", "My cousin"),
        ("My cousin's a joiner, he says you need no plans for a porch. He'd do it for forty.", "My cousin"),
        ("A thought: our neighbour has offered to do the job.", "our neighbour"),
    ],
)
def test_somebody_could_do_it_instead(text, name):
    assert [found for _, _, found in ways_in(text, OURS)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Berit rang again, she could start on 3 May.",
        "Ivo rang again.",
        "Ivo rang, he could come to the meeting.",
        "Ivo rang, he can't start before May.",
        "Our foreman Ivo rang, he could start on 3 May.",
        "Ivo could do it.",
        "Ivo could do it on Monday.",
        "Could Ivo do it for half?",
        "If Ivo could do it for half, we'd wait.",
        "Ivo called, he'd start crying on the phone.",
        "Ivo sent me the price list.",
        "Ivo is much quicker than Tom.",
        "Ivo showed us the new system.",
        "We are looking at March.",
        "The other key is from Monday.",
        "My cousin could do with a rest.",
        "My wife could do the talking.",
        "My brother never could do it.",
        "The other architect was late.",
        "Mum rang, she could start the soup.",
        "My cousin is a joiner, he could come on Sunday.",
        "We work for a firm called Larkspur.",
    ],
)
def test_nobody_is_a_rival_for_being_named(text):
    assert ways_in(text, OURS) == []


def test_somebodys_cousin_is_not_somebody():
    turns = [(True, "Berit's cousin could do it."), (True, "Berit's list of doubts is long.")]
    assert [n for n, *_ in about_another(turns, ["Berit's cousin"])] == [0]
