"""What stands beside a quote: its time, and what came before words that say nothing alone."""

from __future__ import annotations

import pytest

from otherside.domain import Conversation, Turn, TurnKind
from otherside.store import StoredConversation, StoredTurn
from otherside.workspace.heard.beside import empty, idle, leans, quotes_in, set_beside

TURNS = (
    Turn("We could lend you the press. Would two weeks do?", "Nils", start_s=60.0),
    Turn("That works for us. The mill burns coal. It costs a fortune.", "Ada", start_s=65.5),
    Turn("Sounds good.", "Ada", kind=TurnKind.MESSAGE),
    Turn("A day off in May. That's all. I'd love that.", "Ada"),
    Turn("The belt is old. But that tears.", "Ada"),
    Turn("We bring the spare belt on Monday. Does that sound right?", "Nils"),
    Turn("Yes, that works.", "Ada"),
    Turn("What does the foreman make of the new belt? Great.", "Nils"),
    Turn("Good question, actually. He likes it.", "Ada"),
    Turn("Great. Does that make sense?", "Nils"),
    Turn("Sounds good.", "Ada"),
    Turn("I shall be sixty-two in March. That weighs on the shifts.", "Ada"),
)


def _beside(turn: int, quote: str) -> dict:
    start = TURNS[turn].text.index(quote)
    stored = StoredConversation(
        "c", Conversation("call", "x", TURNS), "mill", tuple(StoredTurn(t, 1) for t in TURNS), {}
    )
    row = {"quote": quote, "conversation": "c", "turn": turn, "start": start, "end": start + len(quote)}
    set_beside([stored], quotes_in({"people": [{"facets": {"goal": [row]}}]}))
    return row


@pytest.mark.parametrize(
    ("text", "does", "alone"),
    [
        ("Yes, that's fine.", True, True),
        ("I'd love that.", True, True),
        ("It keeps breaking on the night shift.", True, False),
        ("The belt tears on the night shift, nobody is there to mend it, and I have to live with that.", False, False),
        ("The foremen on the night shift want to see this.", True, False),
        ("The foremen have to sign the plan before Easter.", False, False),
    ],
)
def test_what_leans_on_the_words_before(text, does, alone):
    assert (leans(text), empty(text)) == (does, alone)


def test_a_yes_stands_with_our_question_and_a_pointer_with_its_sentence():
    yes = _beside(1, "That works for us.")
    assert yes["before"] == {"speaker": "Nils", "quote": "Would two weeks do?"}
    assert yes["start_s"] == 65.5
    assert _beside(1, "It costs a fortune.")["before"] == {"speaker": None, "quote": "The mill burns coal."}
    assert _beside(1, "The mill burns coal.")["before"] is None


def test_a_sentence_that_leans_itself_brings_the_one_before_it():
    assert _beside(3, "I'd love that.")["before"]["quote"] == "A day off in May. That's all."
    # A mere "but" before a quote is no sentence.
    assert _beside(4, "that tears.")["before"]["quote"] == "The belt is old."


def test_nobodys_age_stands_before_a_quote():
    assert _beside(11, "That weighs on the shifts.")["before"] is None


def test_a_bare_yes_with_nothing_before_it_is_empty():
    assert _beside(2, "Sounds good.")["empty"]
    assert not _beside(1, "That works for us.")["empty"]


def test_a_bare_check_or_remark_leads_nothing():
    assert _beside(6, "Yes, that works.")["before"]["quote"] == TURNS[5].text
    # Their own remark is passed over, and what we asked before it stands there.
    assert _beside(8, "He likes it.")["before"] == {"speaker": "Nils", "quote": TURNS[7].text}
    to_nothing = _beside(10, "Sounds good.")
    assert to_nothing["before"] is None
    assert to_nothing["empty"]


@pytest.mark.parametrize(
    ("text", "is_idle"),
    [
        ("Does that sound right?", True),
        ("That's actually a good question.", True),
        ("Yes, let's do it.", True),
        ("It doesn't work.", False),
        ("About 40.", False),
        ("Too expensive.", False),
        ("Это дорого.", False),
        ("Would two weeks do?", False),
    ],
)
def test_what_is_of_nothing_that_has_a_name(text, is_idle):
    assert idle(text) is is_idle


def _before_in(turns: list[tuple[str, str]], quote: str) -> dict | None:
    """What stands before a quote of the last turn of a talk."""
    said = tuple(Turn(text, speaker) for speaker, text in turns)
    stored = StoredConversation("c", Conversation("call", "x", said), "mill", tuple(StoredTurn(t, 1) for t in said), {})
    start = said[-1].text.index(quote)
    row = {
        "quote": quote,
        "conversation": "c",
        "turn": len(said) - 1,
        "start": start,
        "end": start + len(quote),
    }
    set_beside([stored], quotes_in({"rows": [row]}))
    return row["before"]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Between eight and twelve hundred a shift, depending on the yarn.", True),
        ("Every second Friday, by hand, from the clerk's notebook.", True),
        ("Most of them are on nights, Ilse still writes with a pencil.", True),
        ("When he says the belt is safe I'll have the hall opened for it.", True),
        ("Three of our weavers left in the spring, and two went to the dye works over the river.", False),
        ("Every weaver knows which loom will stop before it does, and nobody has ever written that down.", False),
        ("Let's take a spare loom, one month, Ilse runs it.", False),
    ],
)
def test_a_measure_a_part_and_a_condition_lean_and_an_it_with_its_own_noun_does_not(text, does):
    assert leans(text) is does


def test_a_measure_stands_with_what_it_measures():
    asked = ("Nils", "What does a broken thread cost you?")
    told = "Between eight and twelve hundred a shift, depending on the yarn."
    assert _before_in([asked, ("Ada", told)], told) == {"speaker": "Nils", "quote": asked[1]}


def test_a_second_answer_stands_with_the_question_and_never_with_a_colleagues_answer():
    asked = ("Nils", "If you could change one thing, which would it be?")
    first = ("Piet", "A lever. Pull it and go home with it.")
    answer = ("Ada", "For us it's the noise.")
    assert _before_in([asked, first, answer], answer[1]) == {"speaker": "Nils", "quote": asked[1]}
    assert _before_in([first, answer], answer[1]) is None


def test_they_stand_with_the_sentence_that_says_who():
    asked = ("Nils", "So the weavers are against it?")
    told = ("Ada", "I'd never put it so hard. They're careful.")
    assert _before_in([asked, told], "They're careful.") == {"speaker": "Nils", "quote": asked[1]}
    # Named in their own turn, they need no other; and nobody named anywhere leaves the nearest words.
    own = ("Ada", "The weavers have seen much. They're careful.")
    assert _before_in([asked, own], "They're careful.") == {"speaker": None, "quote": "The weavers have seen much."}
    nobody = ("Nils", "How would you put it?")
    assert _before_in([nobody, told], "They're careful.")["quote"] == "I'd never put it so hard."


def test_a_private_beginning_stands_before_nothing():
    told = ("Ada", "My mother has been in hospital since the big frost, but that has to be done by May.")
    assert _before_in([("Nils", "When do you need the loom?"), told], "that has to be done by May.") is None


def test_an_answer_stands_with_its_question_behind_a_rider_and_when_it_goes_round():
    asked = ("Nils", "Good. What is each of you afraid of? One word will do.")
    first, second = ("Piet", "The audit."), ("Ada", "A fool.")
    assert _before_in([asked, first], "The audit.")["quote"].endswith("afraid of?")
    found = _before_in([asked, first, second], "A fool.")
    assert (found["speaker"], found["quote"].endswith("afraid of?")) == ("Nils", True)
    handed = [("Nils", "What are you afraid of?"), first, ("Nils", "And you, Ada?"), second]
    assert _before_in(handed, "A fool.") == {"speaker": "Nils", "quote": "What are you afraid of?"}
