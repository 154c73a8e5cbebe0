"""Pushes and praise in plain talk: our need, a rise, their yes by a day of ours, how good we are, and a yes told to them."""

from __future__ import annotations

import pytest

from otherside.coaching.coach import coach
from otherside.coaching.leaning import (
    asks_for_their_yes_by,
    needs_it_for_ourselves,
    only_wants_a_yes,
    praises_ourselves,
    tells_a_rise,
)
from otherside.coaching.pushing import runs_down
from otherside.coaching.questions import is_leading
from tests.coaching.talk import talk

HEARD = "We'd talk about it at the harbour meeting."


def _kinds(ours: str, heard: str = HEARD) -> set[str]:
    return {
        m.kind
        for m in coach(talk(f"< {heard}", f"> {ours}", "< I see, well, the harbour meeting is in March.")).moments
    }


@pytest.mark.parametrize(
    "text",
    [
        "Please don't make a fool of me, I've told my director it's in the bag.",
        "My bonus is riding on this.",
        "Our numbers rather depend on you.",
        "This would save my month.",
        "My manager's breathing down my neck about it.",
        "I've already told my boss you're on board.",
        "We're counting on you here.",
        "I really need this deal.",
        "I get grief from my boss every Friday over this.",
    ],
)
def test_our_own_need_is_pressure(text):
    assert needs_it_for_ourselves(text)
    assert "pressure" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "My numbers depend on the length of your quay.",
        "I told my boss about your quay.",
        "My boss is on the quay with your son.",
        "That saves me a morning, thank you.",
        "Don't let me keep you.",
        "You're counting on the ferry, then.",
        "I need this drawing back by Friday.",
        "My quarter of the boat is the front one.",
        "Your bonus depends on it, you said.",
    ],
)
def test_what_only_sounds_like_our_need(text):
    assert not needs_it_for_ourselves(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our prices go up on the second of June.",
        "The list price changes in April, so you'd want to be in before that.",
        "Just so you know, rates are going up next month.",
        "I'd do it now, because prices rise in the spring.",
    ],
)
def test_a_rise_told_unasked_is_pressure(text):
    assert tells_a_rise(text, HEARD)
    assert "pressure" in _kinds(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Our prices go up on the second of June.", "Will it cost the same in summer?"),
        ("Diesel prices go up in June.", HEARD),
        ("Prices go up every spring, you said.", "Rope gets dearer every year."),
        ("The water goes up in April.", HEARD),
        ("Our prices go up in June; if you'd rather wait, we keep yours.", HEARD),
    ],
)
def test_a_rise_that_was_asked_for_or_is_not_ours(text, heard):
    assert not tells_a_rise(text, heard)


@pytest.mark.parametrize(
    "text",
    [
        "So Ana, what would it take to get this signed by the end of the month?",
        "What do we need to do to get it over the line before Easter?",
        "What can I do to get you on board this week?",
    ],
)
def test_their_yes_by_a_day_of_ours_is_pressure_and_no_good_question(text):
    assert asks_for_their_yes_by(text, HEARD)
    kinds = _kinds(text)
    assert "pressure" in kinds
    assert "good_open_question" not in kinds


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("What would it take to get it signed by Easter?", "We want it done by Easter."),
        ("What would it take to get the boats in by Easter?", HEARD),
        ("What would it take for your crew to trust it?", HEARD),
        ("What would it take to get it over the line by your launch?", HEARD),
    ],
)
def test_a_day_of_theirs_is_no_push(text, heard):
    assert not asks_for_their_yes_by(text, heard)


def test_an_open_question_that_only_wants_a_yes_leads():
    text = "What would it take to get this over the line?"
    assert only_wants_a_yes(text)
    assert is_leading(text)
    told = "< It's a long story, the harbour board sits in March, and they like to see three quotes before they say a word."
    kinds = {m.kind for m in coach(talk(f"< {HEARD}", f"> {text}", told)).moments}
    assert "leading_question" in kinds
    assert "good_open_question" not in kinds
    assert not only_wants_a_yes("What would it take to get the crew over the bar?")


@pytest.mark.parametrize(
    "text",
    [
        "We're the only ones with a folding keel.",
        "We are the only firm that builds them in oak.",
        "Nobody else builds them like we do, honestly, nobody builds one like us.",
        "They call me the rope doctor round the islands.",
        "I had a skipper once, well, I had a client in Tollan, she cried when she saw the hull.",
        "We had a family near Ardle, they doubled their trips in a year.",
        "Most harbours your size have switched already.",
        "With ours you'd never have to caulk again.",
        "Ours is different.",
        "Ours are simply better.",
    ],
)
def test_praise_of_ourselves_is_persuasion(text):
    assert praises_ourselves(text, HEARD)
    assert "persuasion" in _kinds(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("We're the only ones with a folding keel.", "What sets you apart?"),
        ("We're the only ones here.", HEARD),
        ("I had a client in Tollan who asked the same.", HEARD),
        ("They call me back at noon.", HEARD),
        ("Ours is different, it has the hatch on the left.", HEARD),
        ("Ours is different.", "How is yours?"),
        ("Most harbours like yours have two cranes.", HEARD),
        ("I had a man in Ardle, he gave it back after a week.", HEARD),
    ],
)
def test_what_is_no_praise(text, heard):
    assert not praises_ourselves(text, heard)


def test_cheap_for_a_reason_runs_them_down():
    assert runs_down("Solberg are cheap for a reason, you know.")
    assert runs_down("There's a reason why they're so cheap.")
    assert not runs_down("Solberg are cheaper, and I can see the reason.")
    assert not runs_down("They're cheap for a reason, you think.", "Solberg's cheap for a reason, I suppose.")


@pytest.mark.parametrize(
    "text",
    [
        "So you're both a yes?",
        "OK, you're all behind this, yes?",
        "You're on board with this, right?",
        "Brilliant, so we have a deal?",
        "Mairi, you're with us on this?",
        "So that's a yes, then?",
        "Shall I write it up as a yes?",
        "You're happy with the price, correct?",
        "Would you really want to risk the boats on that?",
        "Can you honestly rely on that?",
        "Would you bet the season on it?",
    ],
)
def test_a_yes_told_to_them_leads(text):
    assert is_leading(text)
    assert "leading_question" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "You're still in the old boathouse, right?",
        "You're behind with the caulking?",
        "You're keen to see it first?",
        "Are you still for it?",
        "You're on board the ferry by nine?",
        "You're happy with your old winch?",
        "Would you really be there at six?",
        "Do you rely on the tide tables?",
        "So you're with the council?",
    ],
)
def test_a_plain_question_does_not_lead(text):
    assert not is_leading(text)


def test_their_own_yes_may_be_said_back():
    assert not is_leading("So you're a yes?", "Well, I'm a yes, if it floats.")


@pytest.mark.parametrize(
    "text",
    [
        "Shall I come and look at the slipway one morning?",
        "Could we drop by after the regatta?",
        "Would it help if I sent you the drawings?",
        "Should I give Callum a ring?",
        "May I bring our boatbuilder?",
    ],
)
def test_an_offer_of_a_visit_is_no_closed_question_to_be_opened(text):
    assert "closed_question" not in _kinds(text)


def test_an_echo_that_asks_is_listening():
    said = coach(talk("< By hand, mostly.", "> By hand?", "< Well, people change.")).metrics
    assert (said["reflections"], said["closed_questions"]) == (1, 0)
    for told, ours in (
        ("My cousin's rafts, as ever.", "Your cousin's rafts?"),
        ("It is all rather slow.", "Rather slow?"),
    ):
        assert coach(talk(f"< {told}", f"> {ours}", "< Yes.")).metrics["reflections"] == 1
    for told, ours in (
        ("We start on Monday.", "On Monday?"),
        ("We want forty.", "Forty?"),
        ("It's in the boathouse.", "Is it in the boathouse?"),
        ("Would you do it by hand?", "By hand?"),
    ):
        assert coach(talk(f"< {told}", f"> {ours}", "< Yes.")).metrics["reflections"] == 0
