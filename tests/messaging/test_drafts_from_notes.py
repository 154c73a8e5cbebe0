"""A draft of what stands in our notes, of what went well, and of what was taken back."""

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Kind, plan, write
from otherside.messaging.drafts.newest import no_pain, unfulfilled
from otherside.messaging.drafts.said import Channel, Passage, Setting, told_as_good
from otherside.messaging.drafts.tact import unfit
from otherside.profiles.said.went_well import went_well
from otherside.profiles.said.wrong_then import wrong_on
from tests.messaging.drafting import HOPE, TODAY, drafts, holds, made, quote

LAUGHED = "If the crew sits in on it they'll find out I've been making it up for ten years."


@pytest.mark.parametrize(
    "text",
    [
        LAUGHED,
        "One of these days the board will see through me.",
        "I'm just winging it up here.",
        "I feel like a fraud at the helm.",
    ],
)
def test_what_somebody_doubts_of_themselves_is_never_held_up_to_them(text):
    assert unfit(text)
    for draft in drafts(made(("consensus", text), ("fear", text), ("aspiration", HOPE))).values():
        assert text not in draft.text


def test_what_stands_in_our_note_is_told_as_noted_and_marked():
    noted = quote(HOPE, reported=True)
    settings = {noted.id: Setting(Channel.NOTE, turn=noted.quote)}
    draft = write(plan(Kind.EMAIL, made(("aspiration", noted)), settings=settings))
    data = holds(draft, [HOPE])
    assert "noted it rightly" in data["text"] or " notes " in data["text"] or "As I understood" in data["text"]
    assert data["claims"][0]["evidence"][0]["mark"] == "as reported in a note"


def test_a_second_sentence_from_a_note_is_told_as_noted_too():
    rows = (("aspiration", quote(HOPE)), ("situation", quote(TODAY, n=1, reported=True, day=dt.date(2026, 5, 9))))
    subject = made(*rows)
    settings = {q.id: Setting(Channel.NOTE if q.reported else Channel.TALK, turn=q.quote) for _, q in rows}
    for variant in range(3):
        text = write(plan(Kind.EMAIL, subject, settings=settings, variant=variant)).text
        if "key two hundred" in text:
            assert "noted it rightly" in text or " notes " in text


def test_words_they_wrote_themselves_are_not_in_doubt():
    draft = write(plan(Kind.EMAIL, made(("aspiration", HOPE))))
    assert "noted" not in draft.text
    assert draft.to_json()["claims"][0]["evidence"][0]["mark"] == ""


def passage(words, turn=None, facet=Facet.FRUSTRATION, day=dt.date(2026, 5, 4)):
    turn = turn or words
    found = quote(words, start=turn.index(words), day=day)
    return Passage(found, {facet: 0.9}, Setting(Channel.MAIL, turn=turn), "ines", "Ines Calder")


def test_what_they_want_more_of_is_no_pain():
    words = "On Tuesday I stayed out of the cold store and the two of them sorted the labels themselves."
    turn = words + " Odd. I'd like more of that."
    assert told_as_good(passage(words, turn))
    assert no_pain(Facet.FRUSTRATION, passage(words, turn))
    assert not no_pain(Facet.ASPIRATION, passage(words, turn))
    assert not told_as_good(passage(words))
    subject = made(("frustration", quote(words)))
    (found,) = [q for quotes in subject.facets.values() for q in quotes]
    draft = write(plan(Kind.EMAIL, subject, settings={found.id: Setting(Channel.MAIL, turn=turn)}))
    assert "labels" not in draft.text


@pytest.mark.parametrize(
    "text",
    ["The handover went really well this time.", "For once everybody turned up.", "I was proud of the night shift."],
)
def test_what_went_well(text):
    assert went_well(text)


@pytest.mark.parametrize(
    "text",
    ["The handover never went well.", "We actually lost two customers over it.", "The trial went badly.", "Nobody decided.",
     "It works well until the belt stops."],
)  # fmt: skip
def test_what_did_not(text):
    assert not went_well(text)


def test_what_somebody_was_wrong_in_is_no_opening():
    march, may = dt.date(2026, 3, 10), dt.date(2026, 5, 19)
    old = passage("We bake as my aunt baked, and need no stranger in the bakery.", facet=Facet.IDENTITY, day=march)
    later = passage("I was wrong in March. We argued all night about a sack of flour.", day=may)
    assert wrong_on(later.quote.quote, may, march)
    assert old not in unfulfilled([old], [later])
    assert unfulfilled([old], []) == [old]


@pytest.mark.parametrize("text", ["I was wrong about the price.", "I was wrong in April.", "They were wrong in March."])
def test_who_was_wrong_in_something_else_stands_by_the_rest(text):
    assert not wrong_on(text, dt.date(2026, 5, 19), dt.date(2026, 3, 10))


def test_the_last_time_is_any_day_before():
    assert wrong_on("I was too harsh last time.", dt.date(2026, 5, 19), dt.date(2026, 4, 1))
    assert not wrong_on("I was too harsh last time.", dt.date(2026, 5, 19), dt.date(2026, 5, 19))
    assert not wrong_on("I was too harsh last time.", None, dt.date(2026, 5, 19))
