"""Short stretches of their own words: verbatim, and fit to stand between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.profiles.said.admissions import admits
from otherside.questions.phrases import LONGEST, begins_with, phrase, private, proper_names, recurs


def test_a_short_sentence_is_quoted_whole() -> None:
    assert phrase("I have one of these left in me.") == "I have one of these left in me"


def test_fillers_and_enumerations_go() -> None:
    assert phrase("Well, um, and I lie awake over it.") == "I lie awake over it"
    assert phrase("Three: we've been wanting a second dryer.") == "we've been wanting a second dryer"
    assert phrase("Right now we count the tyres by eye.") == "Right now we count the tyres by eye"


def test_a_long_sentence_gives_a_clause_that_stands_alone() -> None:
    text = (
        "I went through the whole cellar with a torch on the Sunday after the flood, and nobody from the council had "
        "been there, because the key was with a man who had retired the year before."
    )
    found = phrase(text)
    assert found is not None
    assert found in text
    assert len(found.split()) <= LONGEST
    assert not found.startswith(("and ", "because "))


def test_a_list_of_nouns_is_not_cut_in_two() -> None:
    found = phrase(
        "What I found here is that the cook from Manila and the man whose uncle built the mill are the same."
    )
    assert found is None or "and the man" in found


def test_questions_links_and_quotation_marks_are_left_alone() -> None:
    assert phrase("Who does it ring?") is None
    assert phrase("See https://example.org for the rest of it.") is None
    assert phrase('He said "no" and went home') is None or '"' not in str(phrase('He said "no" and went home'))


def test_what_is_quoted_can_be_required_to_hold_the_words() -> None:
    text = "I put nine into the one ship; then I have to explain both of them to everybody."
    found = phrase(text, about=lambda p: "explain" in p)
    assert found is not None
    assert "explain" in found


@given(st.text(max_size=300))
def test_always_verbatim_and_without_marks(text: str) -> None:
    found = phrase(text)
    if found is not None:
        assert found in " ".join(text.split())
        assert not set(found) & set('“”"?{}\n')
        assert len(found.split()) <= LONGEST


def test_names_of_things_not_of_people() -> None:
    assert proper_names("After Beacon we never tried again with Tomasz on Monday.", frozenset({"tomasz"})) == ["Beacon"]


def test_no_stretch_ends_in_the_middle_of_a_thought() -> None:
    found = phrase("I can't spend anything on a second van, not while the forty thousand for the roof isn't there.")
    assert found is not None
    assert not found.endswith("not")
    found = phrase("We meet in the small hall on Thursday — that's when Petra and I go through every open order.")
    assert found is None or not found.endswith("Petra")
    found = phrase(
        "We have eight people in the kitchen, and whenever two of them are ill, the whole ward waits for lunch."
    )
    assert found is None or "whenever" not in found or "waits" in found


def test_half_a_condition_and_half_a_question_are_not_quoted() -> None:
    found = phrase(
        "If I put nine thousand into one roof and the mill rings for more, I have to explain it to all of you."
    )
    assert found is None or found.startswith("If")
    assert (
        phrase("Last thing from me: the bakery you named in March — may we speak with them, or only through you?")
        is None
    )


def test_their_family_is_theirs_to_come_back_to() -> None:
    assert private("My daughter asked me why I always look at the phone.")
    assert not private("My parents had a shop.")


@pytest.mark.parametrize(
    ("text", "feared"),
    [
        ("On a Sunday evening, when the stock is low and I look at the list, I'll just order twice.", "order twice"),
        ("I'm afraid they'll tell us, well, keep your old pumps.", "keep your old pumps"),
        ("What I dread is, we pay for the crane a third time.", "third time"),
        ("I'm scared of the first of May, the nurses leave on that day.", "scared"),
    ],
)
def test_a_quote_keeps_what_is_feared(text: str, feared: str) -> None:
    for longest in (LONGEST, 14):
        found = phrase(text, longest)
        assert found is None or feared in found
    assert phrase(text) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My my, um, my fear, like, my fear is the frost.", "my fear is the frost"),
        ("So, uh, my my, um, my fear, like, my fear is the frost, you know, in March.", "my fear is the frost"),
        ("And what, um, what annoys me is, is that nobody, nobody tells me when the lorry comes.",
         "nobody tells me when the lorry comes"),
        ("I mean, the yard is full by six and nobody sees it.", "the yard is full by six and nobody sees it"),
        ("We never, never have the vans back by six.", "We never, never have the vans back by six"),
        ("The thing that that man said stays with me.", "The thing that that man said stays with me"),
        ("I'm, um, I'm afraid that the, like, the pickers walk out.", None),
        ("We want, uh, we want to, like, keep the vans.", None),
        ("I think we should, um, wait.", None),
        ("We need the, the crane by May.", None),
    ],
)  # fmt: skip
def test_nobody_hears_their_own_stammer(text: str, words: str | None) -> None:
    assert phrase(text) == words
    assert words is None or words in text


def test_a_sentence_begins_where_it_is_begun_anew() -> None:
    assert begins_with("My my, um, my fear, like, my fear is the frost.", "my fear is the frost")


def test_after_a_fear_the_other_side_may_be_quoted_alone() -> None:
    text = "I'm nervous about the winter, but we save forty minutes each morning with the new gate."
    found = phrase(text, 11, lambda t: "gate" in t)
    assert found == "we save forty minutes each morning with the new gate"


def test_what_comes_again_and_what_happened_once() -> None:
    assert recurs("Every Friday the labels run out")
    assert recurs("People ring me at home about the lift")
    assert recurs("We went over the books twice a month")
    assert not recurs("I sent the wrong crate to Lyon in March")
    assert not recurs("What would help is a second pair of hands")


def test_owning_up() -> None:
    assert admits("I signed it without checking the second page.")
    assert admits("It was my fault that the yard stood still.")
    assert not admits("They changed the lock without asking us.")
    assert not admits("We check every page before it goes out.")


def test_of_words_without_an_end_nothing_is_quoted() -> None:
    piece = "the drivers lose an hour, because nobody counts the crates, but "
    assert phrase(piece * 3) is not None
    assert phrase(piece * 200) is None
