"""What we put to a colleague is no question to the buyer, and what was asked for or left free is no push."""

from __future__ import annotations

import pytest

from otherside.coaching import Act, Coaching, CoachTurn, coach
from otherside.domain import Facet, Side

OURS = {"Noor Lind", "Piet Aalto", "Ada Roth"}


def told(*lines: str, evidence: dict[int, list[Facet]] | None = None) -> Coaching:
    """A talk from lines ``"Name Surname: words"``; who is not of ``OURS`` is theirs."""
    turns = []
    for n, line in enumerate(lines):
        name, _, text = line.partition(": ")
        side = Side.OURS if name in OURS else Side.THEIRS
        turns.append(CoachTurn(n, name, side, text, evidence=tuple((evidence or {}).get(n, ()))))
    return coach(turns)


def acts(result: Coaching, turn: int) -> list[Act]:
    return [s.act for s in result.said if s.turn == turn]


def kinds(result: Coaching) -> list[str]:
    return [m.kind for m in result.moments]


@pytest.mark.parametrize(
    "ours",
    [
        "Piet, can we draw up a plan for the move?",
        "And Piet, could you get them the sample by Monday?",
        "That depends on the harbour fee — Piet, do you have the figures?",
        "Do we have somebody for the quay in May, Piet?",
        "Piet, can you help with that? Is there a way to do it in two steps?",
        "Great. Piet, want to say a word on the sheds?",
    ],
)
def test_what_is_put_to_a_colleague_is_no_question_to_the_buyer(ours):
    result = told("Ines Calder: The boats come in at four.", f"Noor Lind: {ours}", "Piet Aalto: We do, yes.")
    assert result.metrics["closed_questions"] == result.metrics["open_questions"] == 0
    assert "closed_question" not in kinds(result)


@pytest.mark.parametrize(
    "ours",
    [
        "Ines, do you enjoy the early shift?",
        "So, do you enjoy the early shift?",
        "Piet has been there. Ines, do you enjoy the early shift?",
        "Piet, good point. Ines, do you enjoy the early shift?",
        "Piet told me about the quay, do you enjoy the early shift?",
    ],
)
def test_what_is_put_to_the_buyer_stays_a_question(ours):
    for after in ("Ines Calder: I do.", "Piet Aalto: It begins at four."):
        result = told("Ines Calder: The boats come in at four.", "Piet Aalto: Yes.", f"Noor Lind: {ours}", after)
        assert result.metrics["closed_questions"] == 1


def test_a_name_that_both_sides_have_is_whoever_speaks_next():
    lines = ("Ada Holm: It leaks.", "Ada Roth: Oh.", "Noor Lind: Ada, can you say how long it has been leaking?")
    assert told(*lines, "Ada Roth: Since May.").metrics["closed_questions"] == 0
    asked = told(*lines, "Ada Holm: Since May.").metrics
    assert (asked["closed_questions"] or 0) + (asked["open_questions"] or 0) == 1


@pytest.mark.parametrize(
    "ours",
    [
        "Is it on hold until the roof is done, or is it still something you want to push through?",
        "I wanted to check in on where things stand; last time you said you were bringing it to the trustees in May.",
        "So the hall is bigger and the leak is worse, but the two committees are holding it up.",
        "I'd recommend a short trial with one shed before Monday if at all possible.",
        "Can we get on a call early next week, Monday or Tuesday, to answer any open questions before your Thursday review?",
        "Let me see if I can find that link right now.",
        "Is the crane still on the table for this year, or has that moved?",
    ],
)
def test_what_only_sounds_like_a_push(ours):
    result = told(
        "Ines Calder: The hall has grown and the roof leaks on the crane.", f"Noor Lind: {ours}", "Ines Calder: I see."
    )
    assert result.metrics["pressure"] == 0
    assert "pressure" not in kinds(result)


@pytest.mark.parametrize(
    "ours",
    [
        "Is it still no, or will you sign now?",
        "I'm checking in again because you still haven't signed.",
        "So you need to sign today, or the crane is gone.",
        "Can we get on a call today so that you can sign before the price goes up?",
        "I'd act now if you want to keep that price.",
        "We only have two slots left, so decide if you can.",
    ],
)
def test_what_presses_still_does(ours):
    result = told("Ines Calder: The roof leaks on the crane.", f"Noor Lind: {ours}", "Ines Calder: I see.")
    assert result.metrics["non_adherent"] or result.metrics["leading_questions"]


HEARD = "We looked at Fernfleet as well."
ASKED = "What would you recommend for a yard like ours?"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (HEARD, "Fernfleet's network is excellent, best-in-class for big yards. Their app is young."),
        (HEARD, "Their maps are really strong."),
        ("They say one supplier is enough.", "Having fewer suppliers is real."),
        ("They say one supplier is enough.", "That's a fair argument."),
        (ASKED, "For a yard like yours I'd recommend starting with the smallest shed."),
        (HEARD, "I'd need to understand your fleet to give you an honest comparison."),
        (HEARD, "Here's what I'd suggest: you begin with one shed in May. Does that fit how you plan the year?"),
        (HEARD, "It's great to see a yard like this in real life."),
        (HEARD, "Why don't you start by telling us how a day begins?"),
        (HEARD, "Both of them will be faster than paper."),
    ],
)
def test_what_only_sounds_like_an_argument(theirs, ours):
    result = told(f"Ines Calder: {theirs}", f"Noor Lind: {ours}", "Ines Calder: I see.")
    assert result.metrics["persuasion"] == 0
    assert not {"persuasion", "leading_question"} & set(kinds(result))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (HEARD, "Our network is the best in class, nobody comes close."),
        (HEARD, "You should switch to our app, it is simply better than theirs."),
        (ASKED, "Trust me, it's a no-brainer, you should take our largest plan."),
        (HEARD, "Why don't you just drop Fernfleet and start with us?"),
        ("It leaks and nobody comes.", "These are all solvable with Tidewell."),
        ("It leaks and nobody comes.", "That's all fixed once you're on our plan."),
        ("It cost us nine thousand.", "You only need one such night to justify the price."),
        ("It cost us nine thousand.", "One bad night pays for the whole system."),
        (HEARD, "Where we really tend to win is yards that look beyond this year."),
        ("They say one supplier is enough.", "The counterpoint is that the wrong tool costs more than a second bill."),
        ("It takes the crew half a day.", "Your crew doesn't have to keep putting up with that while they argue."),
    ],
)
def test_what_argues_is_shown(theirs, ours):
    result = told(f"Ines Calder: {theirs}", f"Noor Lind: {ours}", "Ines Calder: I see.")
    assert {"persuasion", "leading_question", "pressure"} & set(kinds(result))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("One such night pays for the whole system.", "So one such night pays for the whole system."),
        ("It leaks.", "It sounds like you'd only need one more night like that to give up."),
        ("It leaks.", "You only need one key for both sheds."),
        ("It leaks.", "The leak is solved by a new seal."),
        ("Where do you differ from Fernfleet?", "Where we tend to win is yards with many small boats."),
        ("It leaks.", "I wonder where we are with the seal."),
        ("I carry it all.", "You don't have to decide anything today."),
        ("I carry it all.", "It sounds like you keep putting up with it."),
    ],
)
def test_what_looks_alike_is_no_argument(theirs, ours):
    result = told(f"Ines Calder: {theirs}", f"Noor Lind: {ours}", "Ines Calder: I see.")
    assert result.metrics["persuasion"] == 0


def test_a_view_that_leave_was_given_for_and_one_that_a_colleague_asked_for():
    advice = "I'd recommend that you begin with the smallest shed and leave the quay for later."
    leave = told(
        "Noor Lind: Can I think it through with you for a minute?",
        "Ines Calder: Go ahead.",
        f"Noor Lind: {advice}",
        "Ines Calder: Hm.",
    )
    assert leave.metrics["persuasion"] == 0
    asked = (
        "Ines Calder: I need a plan.",
        "Noor Lind: Piet, can we draw up a plan?",
        f"Piet Aalto: Yes. {advice}",
        "Ines Calder: Hm.",
    )
    assert told(*asked).metrics["persuasion"] == 0


@pytest.mark.parametrize(
    "ours",
    [
        "Can you catch me up?",
        "Would you like to give a quick introduction?",
        "Could you elaborate on the second shed?",
        "Is there anything we haven't touched on?",
        "Is there anything that would make her less open to it?",
        "Do you have a rough sense of how many boats come in a month?",
        "Is there a specific date for that?",
        "Is that still the scope?",
        "Does that feel right?",
        "Can I think this through with you for a minute?",
        "Do you want help thinking through how to put it?",
        "Does it make sense to get you both into a trial?",
        "Does anyone else have questions?",
        "Do you mind taking a quick pause?",
    ],
)
def test_no_need_to_ask_it_otherwise(ours):
    assert "closed_question" not in kinds(told("Ines Calder: It leaks.", f"Noor Lind: {ours}", "Ines Calder: Yes."))


@pytest.mark.parametrize(
    "ours",
    [
        "Is the crew happy with the sheds?",
        "Does that fit with how she thinks?",
        "Do you enjoy the early shift?",
        "Have you tried anything to stop it?",
        "Has anything changed since the storm?",
        "Is it a formal rule, or more of a habit?",
    ],
)
def test_what_could_be_asked_open_is_still_shown(ours):
    assert "closed_question" in kinds(told("Ines Calder: It leaks.", f"Noor Lind: {ours}", "Ines Calder: Yes."))


def test_a_question_that_lists_what_the_last_one_meant_is_no_open_one():
    ours = "Is there a reason to hurry? A fair, a storm, anything of that sort?"
    reply = "There is the fair in June, and the harbour master wants to see the new quay before it, so we hope for May."
    result = told("Ines Calder: It leaks.", f"Noor Lind: {ours}", f"Ines Calder: {reply}")
    assert result.metrics["open_questions"] == 0
    assert "good_open_question" not in kinds(result)


@pytest.mark.parametrize(
    ("ours", "act"),
    [
        ("Can I ask — where does the quay fit into all this?", Act.OPEN_QUESTION),
        ('It always surprises me when people ask, "What is a tide table?"', Act.OTHER),
    ],
)
def test_leave_to_ask_and_a_question_that_is_told(ours, act):
    result = told("Ines Calder: It leaks.", f"Noor Lind: {ours}", "Ines Calder: Yes.")
    assert (acts(result, 1) == [act]) if act is Act.OPEN_QUESTION else result.metrics["open_questions"] == 0


@pytest.mark.parametrize(
    "ours",
    [
        "Ines, good to hear from you.",
        "Oh, thank you for being here!",
        "I was so nervous at first, but they were lovely.",
        "You can write to the harbour office.",
    ],
)
def test_a_greeting_and_a_tale_of_our_own_name_nothing_of_theirs(ours):
    assert "affirmation" not in kinds(told("Ines Calder: It leaks.", f"Noor Lind: {ours}", "Ines Calder: Yes."))


@pytest.mark.parametrize(
    "ours",
    [
        "So rather than slips, you'd have one list for the quay.",
        "But the slips stay with you, and you can lock the drawer.",
        "Before I begin, Ines, you mentioned slips.",
    ],
)
def test_what_ours_would_bring_says_nothing_back(ours):
    result = told("Ines Calder: The slips go into a drawer on the quay.", f"Noor Lind: {ours}", "Ines Calder: Yes.")
    assert "good_reflection" not in kinds(result)


def test_a_day_named_in_the_next_sentence_is_a_day():
    question = "Ines Calder: Can we talk to that harbour directly, or is it only written?"
    for rest, open_ends in (("I'll be back to you this week.", 0), ("They are nice people.", 1)):
        result = told(
            question, f"Noor Lind: I'd need to ask them whether they take calls. {rest}", "Ines Calder: Good."
        )
        assert result.metrics["unanswered_theirs"] == open_ends


def test_who_introduces_a_colleague_offers_nothing():
    ours = "We've got Piet with us today, our engineer for harbours and their sheds."
    assert "premature_pitch" not in kinds(told(f"Noor Lind: {ours}", "Ines Calder: Hello."))
    pitch = "We've got a platform that plans every harbour and its sheds by itself."
    assert "premature_pitch" in kinds(told(f"Noor Lind: {pitch}", "Ines Calder: Hello."))


DOUBT = "Ines Calder: I don't want to bet the harbour on a firm that is sold in two years."


@pytest.mark.parametrize(
    ("between", "later", "missed"),
    [
        ((), ("Ines, you raised the point of firms that are sold; how do you look into that?",), 0),
        ((), ("Let me come back to the firm that may be sold.",), 0),
        ((), ("The sheds come in three sizes.",), 1),
        (("Oda Calder: Can you show us the slips first?",), ("Here is the list of slips.",), 0),
        (("Oda Calder: We have eight sheds.",), ("The sheds come in three sizes.",), 1),
    ],
)
def test_an_opening_that_a_colleague_talks_over_or_that_we_come_back_to(between, later, missed):
    lines = (
        DOUBT,
        *between,
        "Noor Lind: Piet, both good points for you.",
        "Oda Calder: Yes.",
        *(f"Piet Aalto: {x}" for x in later),
    )
    result = told(*lines, "Ines Calder: Hm.", evidence={0: [Facet.RISK]})
    assert result.metrics["missed_openings"] == missed


@pytest.mark.parametrize(
    ("theirs", "openings"),
    [
        ("What happens when a crane stops?", 0),
        ("One more thing: can we speak to that harbour directly?", 0),
        ("What if the crane stops in the middle of the fair?", 1),
        ("How do we know that it will not stop?", 1),
        ("I doubt that the crane holds until the fair.", 1),
    ],
)
def test_a_question_to_us_wants_an_answer_and_is_no_opening(theirs, openings):
    result = told(
        f"Ines Calder: {theirs}", "Noor Lind: The crane has two motors.", "Ines Calder: Hm.", evidence={0: [Facet.RISK]}
    )
    assert result.metrics["openings"] == openings


@pytest.mark.parametrize(
    ("theirs", "asks"),
    [
        ("The crane jams each time it turns.", "What does that lead to?"),
        ("I hate how long the crane takes.", "What is that like for you?"),
    ],
)
def test_of_a_thing_that_fails_nobody_is_asked_how_it_feels(theirs, asks):
    lines = (f"Ines Calder: {theirs}", "Noor Lind: The new one has two motors.", "Ines Calder: Hm.")
    (moment,) = [m for m in told(*lines, evidence={0: [Facet.FRUSTRATION]}).moments if m.kind == "missed_opening"]
    assert moment.instead is not None
    assert moment.instead.endswith(asks)
