"""Zoom's saved captions: the name in brackets and the time of the day over each remark."""

import pytest

from otherside.importers import SourceFile, parse

CALL = (
    ("Ines Berg", "14:02:09", "Can you hear me?"),
    ("Ada Quill", "14:02:12", "Yes. We are counting crates by hand,\nand I am tired of it."),
    ("Ines Berg", "14:02:31", "What happened in March?"),
)


def read(text, name="meeting_saved_closed_caption.txt"):
    (talk,) = parse(SourceFile(name, text.encode())).conversations
    return talk


@pytest.mark.parametrize(
    "form",
    ["[{0}] {1}\n{2}\n\n", "[{0}] {1}\n{2}\n", "[{0}]  {1} \n{2}\n\n", "[{0}] {1} {2}\n", "[{0}]\t{1}\n\n{2}\n\n"],
)
def test_each_remark_is_of_whom_the_brackets_name(form):
    talk = read("".join(form.format(*row) for row in CALL))
    assert [(t.speaker, t.text.replace("\n", " "), t.start_s) for t in talk.turns] == [
        ("Ines Berg", "Can you hear me?", 0.0),
        ("Ada Quill", "Yes. We are counting crates by hand, and I am tired of it.", 3.0),
        ("Ines Berg", "What happened in March?", 22.0),
    ]


def test_half_days_first_names_and_voices_without_a_name():
    talk = read(
        "[Ada] 2:02:12 PM\nWe count by hand.\n\n[Unknown Speaker] 2:02:19 PM\nSince March.\n\n[Ada] 2:02:29 PM\nYes.\n"
    )
    assert [(t.speaker, t.text) for t in talk.turns] == [
        ("Ada", "We count by hand."),
        (None, "Since March."),
        ("Ada", "Yes."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Import] 14:02:09 started\n[Import] 14:02:10 forty crates read\n[Import] 14:02:11 done\n",
        "[laughs] 14:02 was when she came in.\n[sighs] 14:05 was when she left.\n",
        "See you [Tuesday] 14:00 at the gate.\nBring the list.\n",
        "- [ ] 14:00 call Ada\n- [x] 15:00 call Bo\n",
        "[1] 14:02 is the first slot, [2] 15:02 the second.\n",
    ],
)
def test_other_brackets_beside_a_time_name_nobody(text):
    assert {t.speaker for t in read(text, "note.txt").turns} == {None}
