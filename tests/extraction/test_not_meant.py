"""What sounds like a wish, a pain or a yes and is none."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.not_meant import courtesy, not_meant

BUILT = "We thought about building the booking screen ourselves, but it was too expensive."


@pytest.mark.parametrize(
    ("text", "before", "facet", "gone"),
    [
        ("I'd like to add that the yard in Elba is closed on Mondays.", "", Facet.WANT, True),
        ("I'd like to add that Harbourmaster lets you print on both sides.", "", Facet.WANT, True),
        ("I would just like to mention our depot is run by volunteers.", "", Facet.WANT, True),
        ("I want to thank Ines for the tour of the mill.", "", Facet.WANT, True),
        ("I'd like to point out it ran through the whole frost.", "", Facet.DESIRE, True),
        ("I'd like to add two users to the account.", "", Facet.WANT, False),
        ("I'd like to add that column to the report.", "", Facet.WANT, False),
        ("I'd like to add that we need a second key.", "", Facet.WANT, False),
        ("I'd like to point out how important a paper copy is.", "", Facet.WANT, False),
        ("I want to clarify that we must have it by May.", "", Facet.WANT, False),
        ("I'd like to say yes on Friday.", "", Facet.COMMITMENT, False),
        ("The fitters were very friendly.", "", Facet.FRUSTRATION, True),
        ("Their people were really helpful in a few minor issues.", "", Facet.FRUSTRATION, True),
        ("The old crane works fine.", "", Facet.FRUSTRATION, False),
        ("The fitters were very friendly, but the lift still sticks.", "", Facet.FRUSTRATION, False),
        ("It's super easy to lose a whole pallet.", "", Facet.FRUSTRATION, False),
        ("Amazing how it crashes every Monday.", "", Facet.FRUSTRATION, False),
        ("I'd love it if they were always fast.", "", Facet.FRUSTRATION, False),
        ("We'd need a developer we don't have.", BUILT, Facet.PRIORITY, True),
        ("It would take half of Anja's year.", BUILT, Facet.PRIORITY, True),
        ("We'd need a developer for your interface.", BUILT, Facet.PRIORITY, False),
        ("We'd need a developer we don't have.", "How would you connect it?", Facet.PRIORITY, False),
        ("We're short of hands until June.", BUILT, Facet.PRIORITY, False),
    ],
)
def test_what_words_take_away(text: str, before: str, facet: Facet, gone: bool) -> None:
    assert (facet in not_meant(text, before)) is gone


@pytest.mark.parametrize(
    ("text", "before", "so"),
    [
        ("Works for us.", "I'd let Bruno share his screen first, then we go through your list. Does that work?", True),
        (
            "Yes, sounds good.",
            "I'll walk you through three screens and keep ten minutes for questions at the end.",
            True,
        ),
        ("Works for us.", "We'd start the pilot on Tuesday with two vans. Does that work?", False),
        ("Sounds good.", "Then I'll send the contract over. Is that okay?", False),
        ("Works for us, and we'll take forty.", "I'd walk you through the agenda first. Does that work?", False),
        ("Works for us.", "", False),
    ],
)
def test_a_yes_to_how_the_talk_runs(text: str, before: str, so: bool) -> None:
    assert courtesy(text, before) is so


def test_the_reader_shows_none_of_it() -> None:
    turns = [
        TurnText("I'd like to add that the yard in Elba is closed on Mondays."),
        TurnText(f"{BUILT} We'd need a developer we don't have."),
        TurnText("Works for us.", "I'd share my screen first, then Bruno takes over. Does that work?"),
    ]
    remark, own, yes = LocalExtractor().read(turns)
    assert not any(f in r.facets for r in remark for f in (Facet.WANT, Facet.DESIRE))
    assert not any(Facet.PRIORITY in r.facets for r in own if r.span.start >= len(BUILT))
    assert yes == []
