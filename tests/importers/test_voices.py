"""A head line that names a recorder's numbers gives the turns their names, where each is named once."""

import pytest

from otherside.importers import SourceFile, parse

TURNS = (
    "Speaker 1: What is it that worries you?\nSpeaker 2: That we'd live among crates for a year.\n"
    "Speaker 1: And then?\nSpeaker 2: Then I'd rather not.\n"
)
TIMED = (
    "Speaker 1  0:02\nWhat is it that worries you?\n\nSpeaker 2  0:09\nThat we'd live among crates for a year.\n\n"
    "Speaker 1  0:20\nAnd then?\n"
)
HEADS = [
    "Ida Berg (Speaker 1), Ada Voss (Speaker 2)",
    "Site talk, 4 November 2025\nIda Berg (Speaker 1), Ada Voss (Speaker 2)",
    "Speaker 1: Ida Berg\nSpeaker 2: Ada Voss",
    "Speaker 1 = Ida Berg, Speaker 2 = Ada Voss",
    "Speaker 1 is Ida Berg, Speaker 2 is Ada Voss.",
    "- Speaker 1: Ida Berg (architect)\n- Speaker 2: Ada Voss",
    "Participants: Ida Berg (Speaker 1), Ada Voss (Speaker 2)",
    "Speakers: Speaker 1 – Ida Berg; Speaker 2 – Ada Voss",
    "Ida Berg, architect (Speaker 1) and Ada Voss (Speaker 2)",
    "[Speaker 1: Ida Berg, Speaker 2: Ada Voss]",
    "Speaker 1 (Ida Berg), Speaker 2 (Ada Voss)",
    "Speaker_1 = Ida Berg\nSpeaker_2 = Ada Voss",
]


def speakers(text, name="2025-11-04 talk.txt"):
    (talk,) = parse(SourceFile(name, text.encode())).conversations
    return {t.speaker for t in talk.turns if t.kind.value == "speech"}, talk


@pytest.mark.parametrize("name", ["2025-11-04 talk.txt", "2025-11-04 talk.md"])
@pytest.mark.parametrize("turns", [TURNS, TIMED])
@pytest.mark.parametrize("head", HEADS)
def test_a_head_line_tells_who_the_numbers_are(head, turns, name):
    if name.endswith(".md") and turns is TURNS:
        turns = turns.replace("\n", "\n\n")
    found, talk = speakers(f"{head}\n\n{turns}", name)
    assert found == {"Ida Berg", "Ada Voss"}
    assert {p.name for p in talk.participants} == {"Ida Berg", "Ada Voss"}
    assert not any(p.organisation for p in talk.participants)
    assert "Speaker" not in talk.title


def test_what_stands_beside_a_name_is_kept():
    _, talk = speakers(f"Ida Berg (Speaker 1, architect), Ada Voss (Speaker 2)\n\n{TURNS}")
    assert {p.name: p.role for p in talk.participants} == {"Ida Berg": "architect", "Ada Voss": None}


def test_front_matter_tells_it_as_well():
    found, talk = speakers(
        f"---\nspeakers:\n- Ida Berg (Speaker 1)\n- Ada Voss (Speaker 2)\n---\n{TURNS}".replace("\nSp", "\n\nSp"),
        "x.md",
    )
    assert found == {"Ida Berg", "Ada Voss"}
    assert len(talk.participants) == 2


def test_only_whom_it_names_gets_a_name():
    assert speakers(f"Ada Voss (Speaker 2)\n\n{TURNS}")[0] == {"Speaker 1", "Ada Voss"}


@pytest.mark.parametrize(
    "head",
    [
        "Ida Berg (Speaker 1), Ada Voss (Speaker 1)",
        "Ida Berg (Speaker 1 or Speaker 2)",
        "Ida Berg or Ada Voss (Speaker 1)",
        "Ida Berg (Speaker 1?)",
        "Speaker 1 = probably Ida Berg",
        "Speaker 1 and Speaker 2: the yard",
        "Ida Berg (speaker), Ada Voss (guest)",
        "Speaker 1 = our architect",
        "Ida Berg (Speaker 1), Ida Berg (Speaker 2)",
    ],
)
def test_what_is_not_clear_names_nobody(head):
    assert speakers(f"{head}\n\n{TURNS}")[0] >= {"Speaker 1"}


def test_a_name_that_is_said_is_no_head_line():
    text = "Speaker 1: Ida Berg\n\nSpeaker 2: Good morning, Ada here.\n\nSpeaker 1: Good morning.\n\nSpeaker 2: Shall we?\n"
    assert speakers(text)[0] == {"Speaker 1", "Speaker 2"}
    later = TURNS + "Speaker 1: Ask Ida Berg.\nSpeaker 2: Ida Berg (Speaker 1), is that you?\n"
    assert speakers(later)[0] == {"Speaker 1", "Speaker 2"}
