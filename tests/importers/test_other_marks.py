"""Speakers who are marked without a colon, or among others who are marked in another way: nobody gets another's words."""

from __future__ import annotations

import pytest

from otherside.importers import SourceFile, parse

SAID = [
    ("Who decides?", 0),
    ("My boss, and she hates change.", 1),
    ("Why?", 0),
    ("The last one failed.", 1),
]


def turns(text, name="2026-10-01 x.txt"):
    (talk,) = parse(SourceFile(name, text.encode())).conversations
    return [(t.speaker, t.text) for t in talk.turns]


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("<{0}> {1}\n", ("Sam", "Jo")),
        ("{0} - {1}\n", ("Sam", "Jo")),
        ("{0} – {1}\n\n", ("Sam Ortiz", "Jo Lind")),
        ("{0} — {1}\n", ("Interviewer", "Participant 3")),
        ("{0}\n{1}\n\n", ("Sam Ortiz", "Jo Lind")),
        ("{0}\n\n{1}\n\n", ("Speaker 1", "Speaker 2")),
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_marked_without_a_colon(form, names, name):
    assert turns("".join(form.format(names[n], text) for text, n in SAID), name) == [(names[n], t) for t, n in SAID]


@pytest.mark.parametrize(
    "text",
    [
        "Leeds - the depot\nYork - the office\nHull - the quay\nBath - nothing yet\n",
        "Sam - who decides?\nSam - still open\nSam - and the price\nJo - away\n",
        "Price - 40,000\nTime - May\nPrice - too much\nTime - too late\n",
        "Sam Ortiz\nHead of stores\n\nJo Lind\nBuyer\n\nAda Quill\nOwner\n\nUte Maier\nChair\n",
        "We met - all of us - at ten.\nIt rained - again - and we left.\nShe said - twice - no.\nThen - at last - yes.\n",
    ],
)
def test_lists_and_dashes_are_nobodys_speech(text):
    assert {speaker for speaker, _ in turns(text)} == {None}


def test_a_name_without_a_time_among_names_with_one():
    found = turns("10:01 Sam: Who decides?\n10:02 Jo: My boss.\n10:03 Sam: Why?\nJo: The last one failed.\n")
    assert found[-2:] == [("Sam", "Why?"), ("Jo", "The last one failed.")]
    found = turns("Sam Ortiz [00:01]: Who?\nJo Lind [00:05]: My boss.\nAda Quill: I agree.\nSam Ortiz [00:12]: Why?\n")
    assert ("Ada Quill", "I agree.") in found


def test_a_colon_in_what_is_said_begins_no_turn():
    found = turns(
        "Sam Ortiz [00:01]: Who?\nJo Lind [00:05]: My boss.\nOne thing: she hates change.\nSam Ortiz [00:12]: Why?\n"
    )
    assert ("Jo Lind", "My boss.\nOne thing: she hates change.") in found


def test_voice_tags_beside_names_in_the_text():
    cue = "00:0{0}.000 --> 00:0{1}.000\n{2}\n\n"
    said = ("Speaker 1: Who decides?", "Jo Lind: My boss.", "<v Sam Ortiz>Why?", "The last one failed.")
    text = "WEBVTT\n\n" + "".join(cue.format(n, n + 1, line) for n, line in enumerate(said, 1))
    assert turns(text, "x.vtt") == [
        ("Speaker 1", "Who decides?"),
        ("Jo Lind", "My boss."),
        ("Sam Ortiz", "Why?"),
        (None, "The last one failed."),
    ]
