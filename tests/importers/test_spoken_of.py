"""A quotation that speaks of somebody is not that somebody's, whomever "she" beside it might mean."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.talk_title import talked_with
from otherside.importers.third_person import introduced, kin_pronoun, speaks_of


def reported(text):
    (conversation,) = parse(SourceFile("2026-03-04 orchard.md", text.encode())).conversations
    return {t.text: t.speaker for t in conversation.turns if t.kind is TurnKind.REPORTED}


@pytest.mark.parametrize(
    "words",
    [
        "Aldo is selling the press in May.",
        "Aldo Reni would never pay nine.",
        "I told Aldo that the crates leak.",
        "Aldo and I share the barn.",
        "Aldo's thinking of stopping.",
        "Aldo, between us, and he won't like it, is tired.",
    ],
)
def test_another_is_spoken_of(words):
    assert speaks_of(words, "Aldo Reni")


@pytest.mark.parametrize(
    "words",
    [
        "I'm Aldo and he is my brother.",
        "Just ask for Aldo, she'll put you through.",
        "Aldo is what they call me.",
        "We at Aldo's Orchard press on Mondays.",
        "Aldo Brun is against it.",
        "I would like it done by Easter.",
    ],
)
def test_a_name_may_be_the_speakers_own(words):
    assert not speaks_of(words, "Aldo Reni")


def test_a_month_is_no_person():
    assert not speaks_of("May is full.", "May Holt")


def test_who_is_told_to_be_a_brother_is_introduced():
    assert introduced("Her brother is Aldo Reni.", "Aldo Reni")
    assert kin_pronoun("Her brother is Aldo Reni.", "Aldo Reni") == "he"
    assert introduced("Chair is Aldo Reni.", "Aldo Reni")
    assert kin_pronoun("Chair is Aldo Reni.", "Aldo Reni") == ""
    assert not introduced("Aldo Reni is the chair.", "Aldo Reni")
    assert not introduced("It was Aldo Reni who rang.", "Aldo Reni")


SECRET = "Aldo is selling the press in May, please don't mention it."


@pytest.mark.parametrize(
    "text",
    [
        f'# Phone, Berta Sund (head grower, Hillside Orchard), 3 March\n\n- Chair is Aldo Reni.\n- She said: "{SECRET}"\n',
        f'# Phone, Berta Sund\n\nBerta: "We prune."\n\nChair is Aldo Reni. He is seventy.\n\nShe said: "{SECRET}"\n',
        f'---\nwith: Berta Sund\n---\nBerta: "We prune."\n\nChair is Aldo Reni. She said: "{SECRET}"\n',
        f'# Phone, Berta Sund\n\nBerta came in late. Her brother is Aldo Reni.\n\nShe said: "{SECRET}"\n',
    ],
)
def test_she_is_not_of_whom_the_quotation_speaks(text):
    assert reported(text)[SECRET] == "Berta Sund"


def test_she_is_nobody_where_nobody_else_is_known():
    assert reported(f'# Orchard\n\nI met Aldo Reni. Then she said: "{SECRET}"\n') == {}


def test_nor_is_a_quotation_beside_which_nobody_is_named():
    text = '# Phone, Berta Sund\n\nChair is Aldo Reni. "Aldo is lovely but he still tells the story of the frost."\n'
    assert reported(text) == {}


def test_who_is_only_introduced_need_not_be_she():
    text = '---\nwith: Berta Sund\n---\nChair is Aldo Reni. She said: "I would like it done by Easter."\n'
    assert reported(text) == {}


def test_a_name_beside_the_quotation_outweighs_its_words():
    assert reported(f'# Orchard\n\nAldo said: "{SECRET}"\n') == {SECRET: "Aldo"}


def test_a_house_in_a_title_speaks_no_word():
    text = '# Call with Hillside Orchards\n\nThe buyer is Aldo Reni. He said: "I would like it done by Easter."\n'
    assert set(reported(text).values()) <= {"Aldo Reni"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phone, Berta Sund (head grower, Hillside Orchard), 3 March", "Berta Sund"),
        ("Call with Berta", "Berta"),
        ("Phone Berta Sund about Aldo Reni", "Berta Sund"),
        ("Coffee with Berta Sund and Aldo Reni", None),
        ("Berta's press", None),
        ("Call with Berta's brother", None),
        ("Two visits", None),
    ],
)
def test_with_whom_a_title_says_the_talk_was(title, name):
    found = talked_with(title)
    assert (found and found.name) == name
