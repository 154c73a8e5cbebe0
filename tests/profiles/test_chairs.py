"""Whoever chairs a body that has to decide is somebody with a say, and nobody else who chairs anything."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.chairs import chairing
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.beliefs import Piece
from otherside.profiles.role_priors import load_role_table


@pytest.mark.parametrize(
    ("text", "after", "name", "title"),
    [
        (
            "It goes to the audit committee, and that's Walter.",
            "Walter Brandt. He chairs it.",
            "Walter Brandt",
            "chair of the audit committee",
        ),
        ("It goes to the audit committee, and that's Walter.", "", "Walter", "audit committee"),
        (
            "It then goes to Odile Fenn, the chair of the risk committee.",
            "",
            "Odile Fenn",
            "chair of the risk committee",
        ),
        ("The committee has to approve it, and Odile Fenn chairs it.", "", "Odile Fenn", "chair of the committee"),
        (
            "The board risk committee has to approve it, and Odile Fenn chairs it.",
            "",
            "Odile Fenn",
            "chair of the board risk committee",
        ),
        ("Anything over forty thousand goes to the estates board, which is Tarek.", "", "Tarek", "estates board"),
        ("It has to go before the trustees.", "Odile Fenn chairs them.", "Odile Fenn", "chair of the trustees"),
        (
            "The works council has to agree.",
            "The chair is Jonas Weil, I've known him for years.",
            "Jonas Weil",
            "chair of the works council",
        ),
        ("This goes to the finance committee, chaired by Ida Berg.", "", "Ida Berg", "chair of the finance committee"),
        ("It needs the approval of the parish council.", "That's Jonas Weil.", "Jonas Weil", "parish council"),
        (
            "We have to get it past the risk committee, and Odile Fenn is the chair of it.",
            "",
            "Odile Fenn",
            "chair of the risk committee",
        ),
        ("It goes to Odile Fenn, who chairs the risk committee.", "", "Odile Fenn", "chair of the risk committee"),
        ("Goes to the board risk committee, and that's Odile.", "Odile Fenn.", "Odile Fenn", "board risk committee"),
    ],
)
def test_whoever_chairs_what_has_to_decide_is_named(text, after, name, title):
    found = chairing(text, after)
    assert found is not None
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Walter Brandt chairs the choir committee.", ""),
        ("The minutes go to the audit committee, and that's Walter.", ""),
        ("It doesn't go to the audit committee, and Walter chairs it.", ""),
        ("Does it go to the audit committee, and is that Walter?", ""),
        ("The committee met on Tuesday, and Odile Fenn chairs it.", ""),
        ("The chair of the parish council, Odd Berg, was at lunch.", ""),
        ("It goes to the audit committee on Friday.", "Thanks for the slides."),
        ("The board has to approve it.", "That's Monday at the earliest."),
        ("The board has to approve it, and that's the end of it.", ""),
        ("It goes to the committee, and that is where Nora comes in.", ""),
        ("If it went to the committee, Odile Fenn would chair it.", ""),
        ("He broke the circuit board, and Odile Fenn chairs the inquiry.", ""),
    ],
)
def test_nobody_else_is(text, after):
    assert chairing(text, after) is None


def _read(quote, after="", people=()):
    piece = Piece("e0", quote, {Facet.CONSENSUS: 0.8}, Stance.NEUTRAL, 0.5, dt.date(2026, 6, 1), after=after)
    return who_else([("nora", piece)], [Somebody("nora", "Nora Quist", None), *people], load_role_table())


def test_the_chair_is_somebody_with_a_say_who_can_stop_it():
    known, unmet = _read("It goes to the board risk committee, and that's Walter.", "Walter Brandt. He chairs it.")
    assert [(s.label, s.named_by) for s in unmet] == [
        ("Walter Brandt (chair of the board risk committee)", "Nora Quist")
    ]
    assert [e for _, _, e in unmet[0].veto] == ["e0"]
    assert known == {}


def test_a_chair_who_is_somebody_here_is_that_one():
    known, unmet = _read(
        "The risk committee has to approve it, and Walter Brandt chairs it.",
        people=[Somebody("walter", "Walter Brandt", None)],
    )
    assert unmet == []
    assert [e for _, _, e in known["walter"].veto] == ["e0"]


def test_whoever_is_told_of_it_has_no_say_by_that():
    known, unmet = _read("Walter told the managing director in June he won't have our alarms answered in another town.")
    assert not any("chief executive" in s.label for s in unmet)
    assert "nora" not in known


@pytest.mark.parametrize(
    "text", ["It goes to the audit committee, and that's Walter.", "The audit committee has to approve it."]
)
def test_that_a_body_decides_speaks_of_a_say(text):
    assert speaks_of_a_say(text)
