"""A verb at the start of a note's sentence is no part of a name."""

import pytest

from otherside.importers import SourceFile, parse


def said(text):
    (talk,) = parse(SourceFile("note.md", f"# Notes, 7 Oct 2026\n\n{text}\n".encode())).conversations
    return [(t.speaker, t.text) for t in talk.turns if t.speaker]


@pytest.mark.parametrize(
    "text",
    [
        'Rang Hollis for two minutes: he told me the drums were "about as clean as a ditch".',
        '- Phoned Hollis about the drums: he said they were "about as clean as a ditch".',
        'Texted Hollis. He answered: "about as clean as a ditch".',
        'Bumped into Hollis. He said: "about as clean as a ditch".',
        'Chased Hollis: "about as clean as a ditch".',
        'Hollis called: "about as clean as a ditch".',
        'Hollis rang: "about as clean as a ditch".',
    ],
)
def test_whoever_was_rung_is_called_by_their_name(text):
    assert [(who, words.rstrip(".")) for who, words in said(text)] == [("Hollis", "about as clean as a ditch")]


@pytest.mark.parametrize("name", ["Drew Hollis", "Chase Moor", "Rob Senn", "Ringo Ash", "Will Mead", "Calle Berg"])
def test_names_that_look_like_verbs_stay(name):
    assert said(f'{name} told me: "The drums are clean now."') == [(name, "The drums are clean now.")]


@pytest.mark.parametrize(
    "text",
    [
        'Rang the office: "The drums are clean now."',
        'Called it a day: "The drums are clean now."',
        'They called: "Next, please!" and nobody stood up.',
        "Rang Hollis: wants the drums by May.",
    ],
)
def test_where_nobody_is_named_nobody_speaks(text):
    assert said(text) == []
