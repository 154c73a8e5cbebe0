"""What of a sentence may be quoted when one of its clauses is private."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.profiles.private.open_part import open_part


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
