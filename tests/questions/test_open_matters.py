"""What somebody named as open in their own words is asked about before what nobody has spoken of."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.questions import Buyer, Statement, View, faults, load_bank, rank
from otherside.questions.open_matters import still_open
from otherside.questions.phrases import begins_with, phrase

DAY = dt.date(2026, 3, 2)
PEOPLE = (
    Buyer("jo", "Jo Marsh", "caretaker", True, house=True),
    Buyer("ana", "Ana Ruiz", "head of the school", True, house=True),
)


def _view(*said: tuple[str, str, int], worth: float = 5.0) -> View:
    statements = tuple(
        Statement(
            f"s{n}", who, text, date=DAY + dt.timedelta(days=after), conversation=f"c{n}", written=True, last=True
        )
        for n, (who, text, after) in enumerate(said)
    )
    fc = {
        "unknowns": [{"parameter": "rank", "person": p.name, "evppi": worth} for p in PEOPLE],
        "people": [{"person": p.name, "id": p.id, "power": 0.5} for p in PEOPLE],
        "pivotal": [{"person": p.name, "swing": 0.2} for p in PEOPLE],
    }
    return View("Gym floor", PEOPLE, statements, (), fc)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("awaited", "We are still waiting for the surveyor's letter about the drains."),
        ("awaited", "I've not heard back from the insurer about the roof."),
        ("awaited", "The trust will want an asbestos survey before anybody opens that floor."),
        ("awaited", "Ana has asked for all the other jobs to wait until the heating is settled."),
        ("awaited", "I can't say yes to the floor until I know about the drains."),
        ("awaited", "If they make us move the fire door there is nothing left for a floor."),
        ("if_so", "If it takes the chairs in winter I won't fight it."),
        ("if_so", "if the boards are oak and it stays under six I wont object"),
        ("if_so", "If we did the small hall only, I could sign it myself."),
        ("if_so", "The parents will put in two thousand if the floor is down by the summer fair."),
        ("if_so", "If the choir says it is the floor they cannot stand on, then we can talk."),
        ("if_so", "With the fire door and the ramp closed off, I have no objection."),
        ("if_so", "Once the drains are dry I would sign the small hall."),
        ("if_so", "The bursar said he'd look at it once the boiler is paid."),
        (
            "if_so",
            "The governors meet in May, and they will only decide after the inspection, as soon as it is on paper.",
        ),
        ("doubted", "My worry is that it looks grand and then swells in the first wet winter."),
        ("find_out", "I don't know whether the joists will carry it."),
        ("find_out", "Nobody has checked under the stage since the flood."),
        ("whose_it_is", "I wouldn't know whose desk to put it on."),
        ("whose_it_is", "Between the two halls, I don't know whose budget it would come under."),
    ],
)
def test_it_is_taken_up_first_and_in_their_words(topic: str, text: str) -> None:
    seen = _view(("ana", "We have two halls here.", 0), ("jo", text, 1))
    (first, *_) = rank(seen, 5)
    assert (first.to.id, first.topic.id) == ("jo", topic)
    assert first.phrase is not None
    assert first.phrase in text
    assert f"You wrote “{first.phrase}”." in first.text
    assert faults(first.text) == []
    assert first.why.startswith("Left open in their own words: ")
    assert first.to_json()["evidence"][0]["quote"] == text


def test_what_two_people_left_open_is_asked_of_both_and_then_the_numbers_count() -> None:
    seen = _view(
        ("ana", "We are still waiting for the surveyor's letter about the drains.", 0),
        ("jo", "I've not heard back from the insurer about the roof.", 1),
    )
    first, second, third, *_ = rank(seen, 5)
    assert {first.to.id, second.to.id} == {"ana", "jo"}
    assert first.topic.id == second.topic.id == "awaited"
    assert third.quoted is None
    assert third.value > 0


@pytest.mark.parametrize(
    "text",
    [
        "Every Monday we are waiting for the bread van again.",
        "If you could show me one that held for five years I would sign it.",
        "I'll be waiting for you on Tuesday, parking is at the back.",
        "We used to wait for the summer and then do it all ourselves.",
        "We are still waiting for the quote.",
        "I am still waiting for your drawing of the drains.",
        "Would it help if I asked the insurer?",
        "It used to sit between us all, and now I have it.",
        "If that is fine we can talk about the chairs on Friday.",
        "When we were children we could talk for hours in there.",
        "With the old heating we had no objections from the neighbours.",
        "They will sign the visitors' book at the door.",
        "Once a year we would look at the roof together.",
        "Nobody asked for it back.",
    ],
)
def test_a_habit_and_what_hangs_on_us_are_not_left_open_by_them(text: str) -> None:
    seen = _view(("jo", text, 0))
    assert not [s for topic in load_bank().topics if topic.open for s in still_open(seen, topic, "jo")]


@pytest.mark.parametrize(
    "later",
    [
        ("jo", "The surveyor's letter came this morning, nothing wrong with the drains.", 8),
        ("ana", "We had the letter about the drains, it is all in order.", 8),
        ("ana", "It is approved, please go ahead.", 8),
        ("ana", "Nothing new here, see you in the summer holidays.", 140),
    ],
)
def test_what_was_closed_since_is_let_go(later: tuple[str, str, int]) -> None:
    waits = ("ana", "We are still waiting for the surveyor's letter about the drains.", 0)
    topic = load_bank().by_id["awaited"]
    assert still_open(_view(waits), topic, "ana")
    assert not still_open(_view(waits, later), topic, "ana")


def test_in_confidence_it_stays_theirs() -> None:
    said = Statement("k", "jo", "We are still waiting for the surveyor's letter about the drains.", date=DAY, kept=True)
    seen = View("Gym floor", PEOPLE, (said,))
    assert not [q for q in rank(seen, 20) if q.quoted is not None]


def test_a_condition_is_quoted_with_its_beginning() -> None:
    whole = (
        "The bank told Ana that twenty is possible until the end of the year for both of the halls, not longer, and only if "
        "the big one is let."
    )
    cut = phrase(whole, 25, load_bank().by_id["if_so"].answers)
    assert cut is not None
    assert not begins_with(whole, cut)
    seen = _view(("jo", whole, 0))
    assert not [q for q in rank(seen, 20) if q.quoted is not None and q.topic.open]
    assert begins_with("One thing, the drains are still with the council.", "the drains are still with the council")


def test_a_clause_that_ends_on_is_may_end_a_sentence() -> None:
    assert phrase("I don't mind what shape it is.") == "I don't mind what shape it is"
    assert phrase("What it is, the crew wrote down long ago on the whiteboard.") != "What it is"


def test_it_is_no_evidence_that_something_else_was_answered() -> None:
    seen = _view(("jo", "I've not heard back from the insurer about the roof.", 0))
    asked = {q.topic.id for q in rank(seen, 60, to="jo")}
    assert {"list", "go_wrong", "effort"} <= asked
    assert all(t.facet in set(Facet) for t in load_bank().topics if t.open)


def _talk(*said: tuple[str, str], ours: tuple[tuple[int, str], ...] = ()) -> View:
    """One talk; of ours what is given in it, with its turn."""
    statements = tuple(
        Statement(f"s{n}", who, text, date=DAY, conversation="c", turn=2 * n, last=True)
        for n, (who, text) in enumerate(said)
    )
    return View("Gym floor", PEOPLE, statements, given=tuple(("c", turn, text) for turn, text in ours))


WAITS = "The team has been waiting for this sample since the fair."


@pytest.mark.parametrize(
    ("text", "then", "ours"),
    [
        (WAITS, "Thirty boards a box, then.", "Here's the sample, the left one is oiled."),
        (WAITS, "The sample today was what I hoped for.", ""),
        (WAITS, "Now that I've seen the sample I understand the price.", ""),
        ("I don't know whether the joists will carry it.", "That answers my question, thank you.", ""),
        ("My worry is that it swells in the first wet winter.", "That's reassuring.", ""),
    ],
)
def test_what_was_given_or_answered_in_the_same_talk_is_not_open(text: str, then: str, ours: str) -> None:
    assert any(still_open(_talk(("jo", text)), t, "jo") for t in load_bank().topics if t.open)
    v = _talk(("jo", text), ("jo", then), ours=((1, ours),) if ours else ())
    assert not any(still_open(v, t, "jo") for t in load_bank().topics if t.open)


@pytest.mark.parametrize(
    ("text", "then", "ours"),
    [
        (WAITS, "Thirty boards a box, then.", "I'll send you the sample tomorrow."),
        (WAITS, "We still haven't seen the sample.", ""),
        ("We are still waiting for the surveyor's letter.", "Fine.", "Here's a letter from another school."),
        ("I don't know whether the joists will carry it.", "That doesn't answer my question.", ""),
        ("My worry is that it swells in the first wet winter.", "That answers half of it.", ""),
    ],
)
def test_what_was_only_promised_or_half_answered_stays_open(text: str, then: str, ours: str) -> None:
    v = _talk(("jo", text), ("jo", then), ours=((1, ours),) if ours else ())
    assert any(still_open(v, t, "jo") for t in load_bank().topics if t.open)
