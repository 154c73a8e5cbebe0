"""Short stretches of their own words: verbatim, and fit to stand between quotation marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from otherside.questions.phrases import LONGEST, phrase, proper_names


def test_a_short_sentence_is_quoted_whole() -> None:
    assert phrase("I have one of these left in me.") == "I have one of these left in me"


def test_fillers_and_enumerations_go() -> None:
    assert phrase("Well, um, and I lie awake over it.") == "I lie awake over it"
    assert phrase("Three: we've been wanting a second dryer.") == "we've been wanting a second dryer"


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
