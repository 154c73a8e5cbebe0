"""What is no answer to a question of theirs: they say so, or it names nobody and no number; and what they asked is answered first."""

from __future__ import annotations

import pytest

from otherside.coaching.coach import coach
from otherside.coaching.dodging import lacks, says_so, wants
from tests.coaching.talk import talk

WHO = "Who tows us if the engine dies?"


def _open_ends(*lines: str) -> list[str]:
    return [m.text for m in coach(talk(*lines)).moments if m.kind == "unanswered_question"]


@pytest.mark.parametrize(
    ("question", "reply", "says"),
    [
        (WHO, "There's a plan with stars and one without.", "That's not a name."),
        ("Do we get our own berth?", "The harbour's lovely in June.", "You haven't said."),
        ("What does the mast weigh?", "It's all laminated spruce.", "That isn't what I asked."),
        ("Could the keel be longer?", "The keel is the best bit.", "Lovely, but that doesn't answer my question."),
        ("How did the last one sink?", "They rarely do.", "I asked how."),
        ("Why is the deck grey?", "It is our standard.", "That's no answer."),
    ],
)
def test_they_say_that_it_was_no_answer(question, reply, says):
    assert _open_ends(f"< {question}", f"> {reply}", f"< {says}", "> The sails come in red.", "< I see.") == [question]
    assert _open_ends(f"< {question}", f"> {reply}", f"< {says}") == [question]


@pytest.mark.parametrize(
    ("question", "then"),
    [
        (WHO, "Sorry. I don't know that yet."),
        (WHO, "Donald does, he lives in Ardle."),
        (WHO, "The engine is towed by the lifeboat."),
        ("What does it weigh?", "Four hundred kilos."),
    ],
)
def test_made_good_at_once_it_is_answered(question, then):
    said = ("> There's a plan with stars and one without.", "< That's not what I asked.")
    assert not _open_ends(f"< {question}", *said, f"> {then}", "< Right.")


@pytest.mark.parametrize(
    "text",
    [
        "That's no name.",
        "This isn't a when.",
        "Well, that's not what I asked.",
        "You still haven't told me how long.",
        "You never said.",
        "That wasn't the question.",
        "I asked you who comes.",
        "That's hardly an answer.",
    ],
)
def test_says_so(text):
    assert says_so(text)


@pytest.mark.parametrize(
    "text",
    [
        "That's not a bad price.",
        "You never said you had a dog.",
        "I asked my brother, he knows boats.",
        "That's what I asked for, thank you.",
        "You haven't told him, have you?",
        "That's not a boat for us.",
        "That answers it.",
    ],
)
def test_says_nothing_of_the_kind(text):
    assert not says_so(text)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (WHO, "We've a care plan, with stars and without."),
        ("How long would we be ashore, if it broke?", "They hardly ever do, honestly."),
        ("What does the winch draw? There's one socket on the quay.", "It's very efficient."),
        ("What would it cost?", "It's the best one on the coast."),
        ("When could it be in the water?", "It's a lovely hull, all oak."),
    ],
)
def test_nothing_of_what_was_asked_for(question, reply):
    assert len(_open_ends(f"< {question}", f"> {reply}", "< Is it.")) == 1


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (WHO, "Donald, from the yard."),
        (WHO, "We do, day and night."),
        (WHO, "Our fitter drives out from Ardle."),
        (WHO, "Nobody, to be honest."),
        (WHO, "That depends on the tide."),
        ("How long does the paint dry?", "Overnight, if it's warm."),
        ("How long does the paint dry?", "I'd have to look that up."),
        ("What would it cost?", "Nine hundred."),
        ("What does it weigh?", "About a tonne."),
        ("When could it be in the water?", "As soon as the varnish is hard, say after Easter."),
        ("What holds the mast?", "It's very well built, in oak."),
        (WHO, "Have you got a tow rope on board?"),
    ],
)
def test_what_may_be_an_answer(question, reply):
    assert not lacks(question, reply)


def test_what_a_question_wants():
    asked = {WHO: "somebody", "And what does the mast weigh?": "weigh", "How many are there?": "number", "Why oak?": ""}
    assert {question: wants(question) for question in asked} == asked
    assert wants("Who knows?") == ""


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("I'm scared of the crane, honestly. What's the reach?", "Nine metres twenty."),
        ("I've not slept over the slipway. How much is it?", "Eleven thousand."),
        ("I'm fed up with that slipway. How wide is the cradle?", "Three metres."),
        ("I'm worried about the winter. Who tows us then?", "Donald does, from Ardle."),
    ],
)
def test_who_answers_what_they_asked_misses_no_opening(told, reply):
    assert coach(talk(f"< {told}", f"> {reply}", "< Right.")).metrics["missed_openings"] == 0


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("I'm fed up with that slipway.", "The cradle is three metres wide."),
        ("I'm fed up with that slipway. How wide is the cradle?", "Our cradles are the best on the coast, trust me."),
        ("I'm fed up with that slipway. What if it slides again?", "The cradle is three metres wide."),
        ("How wide is the cradle? I'm fed up with that slipway.", "The cradle is three metres wide."),
    ],
)
def test_an_opening_that_was_passed_by(told, reply):
    assert coach(talk(f"< {told}", f"> {reply}", "< Right.")).metrics["missed_openings"] == 1
