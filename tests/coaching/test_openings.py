"""Openings that show in the words, what takes them up, and pitches that pass over them."""

from __future__ import annotations

import pytest

from otherside.coaching import Coaching, Moment, coach
from otherside.coaching.openings import opened
from otherside.coaching.pushing import only_promises
from otherside.coaching.turns import CoachTurn
from otherside.coaching.voiced import voiced
from otherside.domain import Facet, Side
from tests.coaching.talk import talk

TORN = "I like teaching the young ones, but I spend my mornings counting crates."


def moment(result: Coaching, kind: str) -> Moment:
    (found,) = [m for m in result.moments if m.kind == kind]
    return found


@pytest.mark.parametrize(
    "ours",
    [
        "Sure. So what is your budget for this?",
        "And what would your timeline be for that?",
        "What price did you have in mind for this one?",
        "Right. Does that run on paper?",
    ],
)
def test_a_question_about_the_sale_does_not_take_up_a_fear(ours: str) -> None:
    theirs = "I'm worried the bottling stops again. If this one fails it is me who explains that to them."
    result = coach(talk(f"< {theirs}", f"> {ours}", "< Forty.", evidence={0: [Facet.FEAR]}))
    assert result.metrics["missed_openings"] == 1


@pytest.mark.parametrize(
    "ours",
    [
        "What would it mean for you if that happened?",
        "Why is that?",
        "When the bottling stops, what happens then?",
        "I'd like to stay with what you said about the bottling.",
        "I'm so sorry.",
        "What budget went into the bottling the last time?",
    ],
)
def test_a_question_about_their_matter_does(ours: str) -> None:
    theirs = "I'm worried the bottling stops again. If this one fails it is me who explains that to them."
    result = coach(talk(f"< {theirs}", f"> {ours}", "< Me.", evidence={0: [Facet.FEAR]}))
    assert result.metrics["missed_openings"] == 0


@pytest.mark.parametrize(
    "theirs",
    [
        "It's the old press. I've not slept properly since we moved it.",
        "That I'm exhausted, I suppose.",
        "I know why it leaks. I couldn't say that in front of the board, though.",
        "But I wouldn't tell my partners.",
        "She rings each Friday and I don't know what to say to her any more.",
        TORN,
        "I tell my people to go home at five, and here I sit.",
        "I will not go through that a second time.",
        "I'm somebody who keeps her word.",
        "If the vats crack, my name is on it.",
        "He's all for it. It's, no, he's fine.",
        "My partner likes the plan. She's, never mind.",
    ],
)
def test_an_opening_shows_in_the_words_without_any_evidence(theirs: str) -> None:
    result = coach(talk(f"< {theirs}", "> Right. And how many vats have you got?", "< Nine."))
    assert result.metrics["openings"] == result.metrics["missed_openings"] == 1
    found = moment(result, "missed_opening")
    assert found.text in theirs
    assert "“" in (found.instead or "")
    assert (found.instead or "").endswith("?")


@pytest.mark.parametrize(
    "theirs",
    [
        "I'm not worried about the move.",
        "I can't tell the two valves apart.",
        "I don't know how to open the file.",
        "I like the red one, but I would take the blue one.",
        "Are you tired of it?",
        "I spend Mondays in the lower yard.",
        "I'm afraid Thursday is taken.",
        "The people I care about this for are upstairs.",
        "I've not slept well, my mother is in hospital.",
        "Is it the blue one? It's no bother.",
        "No, it's fine. No, she is at the yard.",
        "That's not it, no, the other vat.",
    ],
)
def test_what_opens_nothing(theirs: str) -> None:
    assert voiced(theirs) is None


def test_what_the_reader_found_comes_before_the_words() -> None:
    theirs = "I'm fed up with the noise. We could be the first yard without any."
    result = coach(talk(f"< {theirs}", "> The trial ends in May.", evidence={0: [Facet.ASPIRATION]}))
    assert "become" in moment(result, "missed_opening").why


@pytest.mark.parametrize(
    "pitch",
    [
        "We have a great answer for that, our counters read every crate, and there is a report each week.",
        "Great. So Cratewise does counting, weighing, labels, and there's an app for the yard.",
    ],
)
def test_a_pitch_over_an_opening_is_too_early_however_much_they_said_before(pitch: str) -> None:
    before = ("> How do you count today?", "< By hand, two of us, from five in the morning on.")
    result = coach(talk(*before, f"< {TORN}", f"> {pitch}", "< Hm."))
    assert result.metrics["premature_pitch"] == 1
    found = moment(result, "premature_pitch")
    assert found.turn == 3
    assert TORN.rstrip(".") in (found.instead or "")
    asked = coach(talk(*before, f"< {TORN} What does yours do?", f"> {pitch}", "< Hm."))
    assert asked.metrics["premature_pitch"] == 0
    first = f"> You'd rather teach than count crates. {pitch}"
    assert coach(talk(*before, f"< {TORN}", first, "< Yes.")).metrics["premature_pitch"] == 0


def test_a_list_of_what_a_colleague_does_is_no_pitch_at_the_start() -> None:
    result = coach(talk("> Bronwen handles the surveys, the drawings, and the visits to the yard.", "< Hello."))
    assert result.metrics["premature_pitch"] == 0


@pytest.mark.parametrize(
    "theirs",
    [
        "It sort of falls between us all, doesn't it?",
        "Nobody has asked for it here.",
        "I wouldn't know whose desk to put it on.",
        "It is nobody's job really.",
    ],
)
def test_that_nobody_has_it_as_their_own_is_an_opening(theirs: str) -> None:
    result = coach(
        talk("> How do you count today?", f"< {theirs}", "> OK, I'll send a proposal to all of you then.", "< Do.")
    )
    found = moment(result, "missed_opening")
    assert "nobody there has it" in found.why
    assert (found.instead or "").endswith("?")
    asked = coach(talk("> How do you count today?", f"< {theirs}", "> Whose would that be, as you see it?", "< Hm."))
    assert asked.metrics["missed_openings"] == 0


@pytest.mark.parametrize(
    "theirs",
    [
        "The yard sits between the two roads.",
        "Nobody asked for an invoice yet.",
        "It is nobody's fault.",
        "Keep it between us, would you.",
        "Whose job is it to sign at your end?",
    ],
)
def test_a_place_between_things_is_no_such_opening(theirs: str) -> None:
    result = coach(
        talk("> How do you count today?", f"< {theirs}", "> OK, I'll send a proposal to all of you then.", "< Do.")
    )
    assert result.metrics["openings"] == 0


@pytest.mark.parametrize(
    "line", ["I didn't know about the letter.", "Oh, we hadn't heard of that.", "I wasn't aware there was a list."]
)
def test_that_something_had_not_reached_them_is_no_opening(line):
    for facet in (Facet.RISK, Facet.FRUSTRATION, Facet.FEAR):
        told = CoachTurn(1, "Dana", Side.THEIRS, line, evidence=(facet,), spans=((0, len(line)),))
        assert opened(told) is None


@pytest.mark.parametrize(
    "line",
    [
        "I didn't know about the letter, and that frightens me.",
        "I didn't know what to tell them.",
        "I hadn't known how tired I was.",
    ],
)
def test_what_it_does_to_them_is_one(line):
    told = CoachTurn(1, "Dana", Side.THEIRS, line, evidence=(Facet.FEAR,), spans=((0, len(line)),))
    assert opened(told) is not None


NIGHTS = "I'm worried about the night watch. I've lost four."


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (NIGHTS, "What do they tell you?"),
        (NIGHTS, "Thanks, Ana. How many of them are left?"),
        ("I'm afraid the lenders say no.", "What do they look at?"),
        ("I'm afraid my uncle says no.", "How does he see it?"),
        ("I'm worried about the weavers, they ring in ill.", "Mhm. How many of them?"),
        ("I dread the auditors.", "What will they want to see?"),
        ("I'm afraid the vats crack again.", "Since when?"),
        ("I'm worried about the two apprentices.", "Which of them?"),
        ("I'm afraid that we get shut.", "By whom?"),
    ],
)
def test_a_question_on_whom_they_just_spoke_of_takes_it_up(theirs, ours):
    result = coach(talk(f"< {theirs}", f"> {ours}", "< Hm.", evidence={0: [Facet.FEAR]}))
    assert result.metrics["openings"] == 1
    assert result.metrics["missed_openings"] == 0


@pytest.mark.parametrize(
    "ours",
    [
        "What budget do they have?",
        "Our readers are quick. What do they remind you of?",
        "We have twelve readers in stock. How many of them do you want?",
        "When would they sign?",
        "Do they know our reader?",
        "How would she like the proposal?",
        "Anything else?",
        "What do you use today?",
        "How many vats have you got?",
    ],
)
def test_a_question_on_somebody_for_our_own_ends_does_not(ours):
    result = coach(talk(f"< {NIGHTS}", f"> {ours}", "< Hm.", evidence={0: [Facet.FEAR]}))
    assert result.metrics["missed_openings"] == 1


@pytest.mark.parametrize(
    ("theirs", "openings"),
    [
        ("The loom's manual is thin.", 0),
        ("The crane takes 25 minutes to turn.", 0),
        ("Two: the ledger is kept on paper.", 0),
        ("The online shop is basically empty.", 0),
        ("The loom's manual is thin. It drives one mad.", 1),
        ("The loom jams each time it rains.", 1),
        ("The count takes so long that the gate is shut.", 1),
        ("We lost two fairs over it.", 1),
        ("The counting is painful.", 1),
        ("I do the ledger on paper.", 1),
        ("The shop should not be that empty.", 1),
    ],
)
def test_a_dry_fact_is_no_opening(theirs, openings):
    result = coach(talk(f"< {theirs}", "> The trial ends in May.", "< Hm.", evidence={0: [Facet.FRUSTRATION]}))
    assert result.metrics["openings"] == openings


@pytest.mark.parametrize(
    "ours",
    [
        "I'll write down what we'd do when the lock jams at dawn and send it to you by Tuesday.",
        "I'll call the yard tomorrow and be back with you by noon.",
        "Give me until Friday and I'll have an answer.",
        "I need until Tuesday to write it down.",
    ],
)
def test_a_plain_promise_with_a_day_is_no_pressure(ours):
    result = coach(talk("< That they can't sleep when a lock jams.", f"> {ours}", "< Lovely."))
    assert result.metrics["pressure"] == 0


@pytest.mark.parametrize(
    "ours",
    [
        "I need until Friday to hear from you.",
        "Give me your yes until Friday.",
        "We need the order by Friday to hold the slot.",
        "Give us until Friday and you'll lose the slot.",
    ],
)
def test_a_day_of_ours_for_a_yes_of_theirs_is_no_promise(ours):
    assert not only_promises(ours)


VOICED_PLAINLY = [
    "I'd not want to be the one who went out before the harbour board.",
    "I don't want to be the fool that signed for it.",
    "I wouldn't care to go through that again.",
    "I'd have to be the one who tells the crew.",
    "I'll be the one that has to face them, not you.",
    "I've given up asking him.",
    "I've given up asking him.",
    "I don't even mention it any more.",
    "I only get so many tries.",
    "I walked out and hid in the shed.",
]
SAID_PLAINLY = [
    "I'd like to be the one who opens the gate.",
    "I'll be the one to sign it.",
    "I'd like to see that again.",
    "I've stopped asking for receipts, they come by mail.",
    "I went to sit in the car with the drawings.",
    "I've given up sugar.",
    "We only get so many berths.",
    "I don't ask him for the key any more, I have my own.",
]


@pytest.mark.parametrize("theirs", VOICED_PLAINLY)
def test_what_is_clearly_an_opening_by_its_words(theirs):
    assert coach(talk(f"< {theirs}", "> The hull is nine metres.", "< Hm.")).metrics["missed_openings"] == 1


@pytest.mark.parametrize("theirs", SAID_PLAINLY)
def test_what_looks_like_one_and_is_none(theirs):
    assert coach(talk(f"< {theirs}", "> The hull is nine metres.", "< Hm.")).metrics["openings"] == 0
