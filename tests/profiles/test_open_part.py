"""What of a sentence may be quoted when one of its clauses is private."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.profiles.private.open_part import open_part, open_words


@pytest.mark.parametrize(
    ("quote", "facets", "rest", "kept"),
    [
        # What follows from the private clause may be what was read; how things are stands before it.
        (
            "Two of our graders quit in one week and the third is on maternity leave from May, so I sort the apples myself.",
            {Facet.TRIGGER, Facet.FRUSTRATION},
            "Two of our graders quit in one week",
            {Facet.TRIGGER},
        ),
        (
            "We lost the big order in June and my wife's in hospital.",
            {Facet.TRIGGER, Facet.FEAR},
            None,
            {Facet.TRIGGER},
        ),
        ("I'm afraid of another bad harvest because my father's not well.", {Facet.FEAR}, None, {Facet.FEAR}),
        (
            "My father's not well, but we need the press before the harvest.",
            {Facet.WANT},
            "we need the press before the harvest.",
            {Facet.WANT},
        ),
    ],
)
def test_the_clause_that_is_not_private_is_kept(quote, facets, rest, kept):
    found = open_part(quote, frozenset(facets))
    assert found is not None
    start, end, of = found
    assert of == kept
    assert quote[start:end] == rest if rest else quote.startswith(quote[start:end])


@pytest.mark.parametrize(
    "quote",
    [
        "She's on maternity leave.",
        "My wife's expecting, so we want this done before the harvest.",
        "There's a new buyer and my mother died, so I want to get this over quickly.",
        "I won't sign anything now that my father's in hospital.",
        "If my mother's still in hospital we wait, but I want it live by May.",
    ],
)
def test_where_it_cannot_be_told_apart_nothing_is_kept(quote):
    assert open_part(quote, frozenset({Facet.WANT, Facet.PRIORITY})) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I'd love to have another baby next year, so let's finish by June.", "let's finish by June."),
        (
            "My daughter's school play is on the 11th, so please send the offer by the 9th.",
            "please send the offer by the 9th.",
        ),
        (
            "My mother's operation is on the 5th, could you ring me on the 9th instead?",
            "could you ring me on the 9th instead?",
        ),
        ("I'm in hospital next week and we want the quote by Friday.", "we want the quote by Friday."),
        ("We need the washers before March because my operation is on the 4th.", "We need the washers before March"),
        ("The custody hearing is on the 4th of December, so I can't do that week.", None),
        ("My wife's expecting, so we have to be done by summer.", None),
        ("I'm frightened of what the scan will show on 3 December.", None),
        ("My daughter's getting married, so let's keep my wedding speech out of it.", None),
    ],
)
def test_what_is_asked_or_said_beside_it_stays_usable(text, rest):
    found = open_words(text)
    assert (text[slice(*found)] if found else None) == rest


def test_a_request_grounds_no_wish_for_a_family():
    text = "I'd love to have another baby next year, so let's finish by June."
    assert open_part(text, frozenset({Facet.DESIRE, Facet.TRIGGER, Facet.GOAL})) is None
