"""What is stale, or says nothing alone, stands in no draft: announcements, stutters, wishes that came true, dates that are none."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Passage, Setting
from otherside.messaging.drafts.newest import unfulfilled
from otherside.messaging.drafts.onepager import dated
from otherside.messaging.drafts.tact import announces, unfit
from tests.messaging.drafting import drafts, made, quote

MARCH, APRIL = dt.date(2026, 3, 17), dt.date(2026, 4, 23)


@pytest.mark.parametrize(
    "text",
    [
        "I'll tell you what I'd do.",
        "Well, let me tell you something.",
        "I’ll be straight with you.",
        "Here's the thing.",
        "Let me put it this way.",
        "Look, I'll tell you how it is.",
    ],
)
def test_an_announcement_says_nothing_alone(text: str) -> None:
    assert announces(text)
    assert unfit(text) == "announcement"
    for draft in drafts(made(("commitment", text))).values():
        assert "“" not in draft.to_json()["text"]


@pytest.mark.parametrize(
    "text",
    [
        "I'll tell you what I'd do: one window, and I choose it.",
        "I'll tell you when the kiln is cold.",
        "I'll show you the north wall on Friday.",
        "The thing is built to last.",
        "We'll be clear of the scaffold by August.",
    ],
)
def test_what_says_something_is_none(text: str) -> None:
    assert not announces(text)


@pytest.mark.parametrize(
    "text",
    [
        "A slate came down, about the size of a, of a tray.",
        "I'm not, I'm not ready to promise it.",
        "We want to, we want to have it done by May.",
    ],
)
def test_a_stutter_is_not_sent_back(text: str) -> None:
    assert unfit(text) == "filler"


@pytest.mark.parametrize(
    "text", ["Day by day we lose more of it.", "It goes up, it stays up, and it comes down in May."]
)
def test_a_figure_of_speech_is_no_stutter(text: str) -> None:
    assert unfit(text) == ""


def test_a_date_is_a_day_that_is_named() -> None:
    assert dated("They want the survey by the thirtieth of September.", MARCH, exact=True)
    assert dated("It has to be done before the end of May.", MARCH)
    assert not dated("It has to be done before the end of May.", MARCH, exact=True)
    assert not dated("Two slates came down, about the size of a tray.", MARCH)
    assert not dated("My birthday is on 4 May.", MARCH)
    assert not dated("They want it by the thirtieth of September.", None)


def passage(text: str, day: dt.date, n: int) -> Passage:
    return Passage(
        quote(text, n=n, day=day), {Facet.WANT: 0.9}, Setting(Channel.MAIL, turn=text), "ines", "Ines Calder"
    )


def test_a_wish_for_what_they_got_since_is_over() -> None:
    wish = passage("I want to have the file itself.", MARCH, 0)
    more = passage("I want the raw files to be ours, also after the end.", MARCH, 1)
    assert unfulfilled([wish, more], [passage("Thank you for the file. It opens.", APRIL, 2)]) == [more]
    for other in (
        "Thank you for the call.",
        "Thank you for the list.",
        "Thank you for the file, but it does not open.",
    ):
        assert unfulfilled([wish, more], [passage(other, APRIL, 2)]) == [wish, more]
    assert unfulfilled([wish], [passage("Thank you for the file.", MARCH - dt.timedelta(days=9), 2)]) == [wish]


def test_it_that_is_explained_can_stand() -> None:
    text = "I want it in the contract that the drawings are ours, also after the end."
    assert any(text in draft.to_json()["text"] for draft in drafts(made(("want", text))).values())
