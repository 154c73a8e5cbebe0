"""Notes in shorthand: initials, arrows, what goes without saying; and what stays the author's own."""

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse

HEAD = "---\ndate: 2026-03-04\nwith: Neus Farré (owner, Farré Cellars)\n---\n# 1st visit\n\n- 3 cellars, 12 people\n"


def read(body, head=HEAD):
    (conversation,) = parse(SourceFile("2026-03-04 cellar.md", (head + body).encode())).conversations
    return conversation


def reported(body, head=HEAD):
    return {t.text: t.speaker for t in read(body, head).turns if t.kind is TurnKind.REPORTED}


@pytest.mark.parametrize(
    "line",
    [
        'wants: "I want to be home before the harvest is pressed."',
        'still fears most: "I want to be home before the harvest is pressed."',
        'asked what happens if nobody buys -> looks out -> "I want to be home before the harvest is pressed."',
        'asked about May → "I want to be home before the harvest is pressed."',
        'asked about May => Neus: "I want to be home before the harvest is pressed."',
        'would begin in Jan. "I want to be home before the harvest is pressed."',
        'I said it costs more. she: "I want to be home before the harvest is pressed."',
        'NF: "I want to be home before the harvest is pressed."',
        'NF off the record: "I want to be home before the harvest is pressed."',
        'NF wants a plan. "I want to be home before the harvest is pressed."',
        'Neus herself: "I want to be home before the harvest is pressed."',
    ],
)
def test_the_one_whom_the_note_lists_goes_without_saying(line):
    assert reported(f"- {line}\n") == {"I want to be home before the harvest is pressed.": "Neus Farré"}


@pytest.mark.parametrize(
    "line",
    [
        'wants my: "A cellar that is quiet is a cellar that is sold."',
        'slogan over the door: "A cellar that is quiet is a cellar that is sold."',
        'my pitch -> "A cellar that is quiet is a cellar that is sold."',
        'asked about May -> Oriol came in -> "A cellar that is quiet is a cellar that is sold."',
        'asked Jan. "A cellar that is quiet is a cellar that is sold."',
        'OM wants a plan. "A cellar that is quiet is a cellar that is sold."',
    ],
)
def test_what_may_be_anothers_stays_nobodys(line):
    assert reported(f"- {line}\n") == {}


def test_naming_the_one_listed_in_some_lines_leaves_the_others_theirs():
    body = (
        '- Neus: "I do not sell the old barrels."\n- "I became a vintner for the smell."\n- Neus later: "Not to him."\n'
    )
    assert set(reported(body).values()) == {"Neus Farré"}
    assert len(reported(body)) == 3


def test_initials_are_one_person_with_the_name():
    body = 'NF: "I do not sell the old barrels."\n\nLater she said: "Not to him."\n'
    assert [p.name for p in read(body).participants] == ["Neus Farré"]


def test_a_stroke_in_a_name_that_has_initials_is_a_stroke():
    head = "---\nwith: Neus \\wins Farré\n---\n# Visit to NF\n\n"
    assert reported('NF: "I do not sell the old barrels."\n', head) == {
        "I do not sell the old barrels.": "Neus \\wins Farré"
    }


def test_initials_of_two_are_nobodys():
    head = "---\nwith: Neus Farré, Nuria Font\n---\n# Visit\n\n"
    assert "Neus Farré" not in reported('NF: "I do not sell the old barrels."\n', head).values()


def test_what_is_said_of_somebody_named_within_a_paragraph_is_not_made_theirs():
    assert reported('NF looked tired. Oriol: "He has lost a year, be kind to him."\n') == {}


def test_a_line_of_the_author_below_quoted_blocks_is_a_note():
    text = (
        '# Visits\n\n## 3 March 2026, Neus\n\nNeus: "I do not sell the old barrels."\nNeus: "Not to him."\n\n'
        '## 4 March 2026, Oriol\n\nOriol: "I press, she decides."\nPlan: ask Neus alone.\n'
    )
    (conversation,) = parse(SourceFile("visits.md", text.encode())).conversations
    (plan,) = [t for t in conversation.turns if "ask Neus alone" in t.text]
    assert plan.kind is TurnKind.NOTE
    assert {t.speaker for t in conversation.turns if t.kind is not TurnKind.NOTE} == {"Neus", "Oriol"}
