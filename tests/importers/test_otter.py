"""Time-stamped plain text: the variants, and what is no heading of a turn."""

import json

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse
from otherside.importers.otter import IMPORTER


def said(text):
    parsed = IMPORTER.parse(SourceFile("call.txt", text.encode()))
    return [(t.speaker, t.start_s, t.text) for t in parsed.conversations[0].turns if t.kind is TurnKind.SPEECH]


@pytest.mark.parametrize(
    "text",
    [
        "Dana Lee  0:09  \nhello\n\nBen Cho  1:02:03\nhi there\n",
        "Dana Lee 0:09\nhello\n\nBen Cho 1:02:03\nhi there\n",
        "0:09 - Dana Lee\nhello\n1:02:03 - Ben Cho\nhi there\n",
        "00:00:09 Dana Lee\nhello\n01:02:03 Ben Cho\nhi there\n",
        "Dana Lee (0:09): hello\nBen Cho (1:02:03): hi there\n",
        "**Dana Lee (0:09):** hello\n\n**Ben Cho (1:02:03):** hi there\n",
        "**Dana Lee** (0:09): hello\n\n**Ben Cho** (1:02:03): hi there\n",
        "[00:00:09] Dana Lee: hello\n[01:02:03] Ben Cho: hi there\n",
        "**[00:00:09] Dana Lee:** hello\n**[01:02:03] Ben Cho:** hi there\n",
        "[0:09 - 0:11] Dana Lee: hello\n[1:02:03 - 1:02:05] Ben Cho: hi there\n",
        "Dana Lee [00:00:09]: hello\nBen Cho [01:02:03]: hi there\n",
        "Dana Lee | 00:09\nhello\nBen Cho | 1:02:03\nhi there\n",
    ],
)
def test_variants(text):
    assert said(text) == [("Dana Lee", 9, "hello"), ("Ben Cho", 3723, "hi there")]
    assert IMPORTER.sniff(SourceFile("call.txt", text.encode())) >= 0.8


def test_times_in_the_words_do_not_begin_turns():
    text = "Dana Lee  0:09\nWe meet at 10:30\nor at 11:30 on Monday.\n\n"
    text += "Ben Cho  0:15\nTuesday 10:30\nis better.\n"
    assert said(text) == [
        ("Dana Lee", 9, "We meet at 10:30\nor at 11:30 on Monday."),
        ("Ben Cho", 15, "Tuesday 10:30\nis better."),
    ]


def test_the_heading_of_an_export():
    text = (
        "Globex weekly\nTue, Mar 10, 2026 10:02AM • 41:22\nSUMMARY KEYWORDS\nplanner, plant\n"
        "SPEAKERS\nDana Lee, Ben Cho\n\n"
        "Dana Lee  00:03\nhello\n\nUnknown Speaker  00:05\nhi\n\nTranscribed by https://otter.ai\n"
    )
    conversation = IMPORTER.parse(SourceFile("x.txt", text.encode())).conversations[0]
    assert conversation.title == "Globex weekly"
    assert str(conversation.date) == "2026-03-10"
    assert [p.name for p in conversation.participants] == ["Dana Lee", "Ben Cho"]
    assert said(text) == [("Dana Lee", 3, "hello"), (None, 5, "hi")]


@pytest.mark.parametrize(
    "text",
    [
        "We met at 10:30 and talked until noon.\nThen we left.\n",
        "# Notes\n\nBudget: 20k\nNext call: Tuesday 10:30\n",
        "Record ID,Deal Name\n1,Globex\n",
        "From: a@b.example\nDate: Tue, 10 Mar 2026 10:02:03 +0100\n\nHello Dana,\nsee you at 10:30.\n",
    ],
)
def test_other_texts_are_left_to_others(text):
    assert IMPORTER.sniff(SourceFile("x.txt", text.encode())) <= 0.2


LINES = [
    "so we moved the bakery last year and",
    "nobody liked it",
    "really why was that then",
    "the ovens were too far off",
]


def _spoken(text, name="talk.txt"):
    return [(t.speaker, t.text) for t in parse(SourceFile(name, text.encode())).conversations[0].turns]


def _pasted(*labels, head=""):
    return head + "".join(
        f"0:{5 * n:02}\n{label}{line}\n" for n, (label, line) in enumerate(zip(labels, LINES, strict=True))
    )


ALL = " ".join(LINES)
IN_TURN = [("Mara Lind", " ".join(LINES[:2])), ("Tom Reed", LINES[2]), ("Mara Lind", LINES[3])]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (_pasted("Mara Lind: ", "", "Tom Reed: ", "Mara Lind: "), IN_TURN),
        (_pasted(">> Mara Lind: ", "", ">> Tom Reed: ", ">> Mara Lind: "), IN_TURN),
        (_pasted("Mara Lind:\n", "", "Tom Reed:\n", "Mara Lind:\n"), IN_TURN),
        (
            f"Mara Lind\n0:00\n{LINES[0]}\n0:05\n{LINES[1]}\nTom Reed\n0:10\n{LINES[2]}\nMara Lind\n0:15\n{LINES[3]}\n",
            IN_TURN,
        ),
        (_pasted("Mara Lind: ", "", "", ""), [("Mara Lind", ALL)]),
        (_pasted("", "", "", "", head="Mara Lind:\n"), [("Mara Lind", ALL)]),
        (_pasted("", "", "", "", head="Speaker 1:\n"), [("Speaker 1", ALL)]),
        (
            _pasted("hello i'm mara lind ", "", "", "", head="Mara Lind\n"),
            [("Mara Lind", f"hello i'm mara lind {ALL}")],
        ),
        # Nobody is named by these.
        (_pasted("", "", "", "", head="Mara Lind\n"), [(None, ALL)]),
        (_pasted("", "", "", "", head="Winter Plans\n"), [(None, ALL)]),
        (_pasted("the upshot: ", "", "", ""), [(None, f"the upshot: {ALL}")]),
        (_pasted("", "", "Question: ", ""), [(None, ALL.replace("really", "Question: really"))]),
    ],
)
def test_labels_of_a_paste_whose_times_name_nobody(text, turns):
    assert _spoken(text) == turns


def test_labels_in_segments_that_name_nobody():
    segments = [{"start": 5 * n, "end": 5 * n + 4.9, "text": line} for n, line in enumerate(LINES)]
    assert _spoken(json.dumps({"segments": segments}), "talk.json") == [(None, ALL)]
    for n, name in ((0, "Mara Lind"), (2, "Tom Reed"), (3, "Mara Lind")):
        segments[n]["text"] = f"{name}: {LINES[n]}"
    assert _spoken(json.dumps({"segments": segments}), "talk.json") == IN_TURN
