"""A yes that was given and hangs on something: a commitment, and not yet a yes that is free."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.extraction.plain.in_principle import in_principle
from otherside.extraction.plainly import plainly_said

COMMITMENT = FACETS.index(Facet.COMMITMENT)


@pytest.mark.parametrize(
    "text",
    [
        "They've said yes in principle, subject to the last nine thousand and a shorter notice.",
        "The harbour board approved it in principle.",
        "Vestry have agreed in principle to the pilot.",
        "The trustees said yes on Tuesday, provided the roof is dry by then.",
        "It's a yes in principle from the owners.",
        "It is approved, subject to the lawyer's letter.",
        "We got a conditional yes from the bank.",
        "On 14 May the council gave its consent, on condition that the archive stays here.",
        "Ruben has signed it off, pending the second reference.",
        "In principle the parents' council has agreed, but they want the contract shorter.",
        "It was resolved that the guild proceed to contract, subject to two references.",
        "They voted for it, as long as the school pays half.",
    ],
)
def test_it_is_a_commitment(text):
    assert in_principle(text)
    assert np.flatnonzero(plainly_said([text])[0]).tolist().count(COMMITMENT) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Have they said yes in principle?",
        "If they say yes in principle, we start in June.",
        "They haven't said yes, subject to anything.",
        "I hope they've said yes in principle.",
        "We need a yes in principle before June.",
        "They will have said yes in principle by Friday.",
        "They said yes in principle last year.",
        "In principle we agree that prices rise.",
        "You agreed in principle to the discount.",
        "Nobody has agreed in principle.",
        "They said yes in principle to the other firm.",
        "In principle you could hook it up to the doors.",
        "It is approved, subject to availability.",
        "The offer is subject to change.",
        "The board has approved it.",
        "They agreed that it's fine if it rains.",
        "She said yes because she was tired.",
        "The outings are fine in principle but the minibus comes out of the same pot.",
        "We're waiting for a yes in principle.",
    ],
)
def test_a_hope_a_question_and_what_we_agreed_to_are_none(text):
    assert not in_principle(text)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("We have decided for you, the two lower looms, from March on, if the first one runs.", True),
        ("They decided on you, provided the price holds.", True),
        ("We have decided for you.", False),
        ("If we had decided for you, we would have said so, if asked.", False),
    ],
)
def test_a_choice_of_us_with_its_scope_may_hang_on_something(text, given):
    assert in_principle(text) is given
