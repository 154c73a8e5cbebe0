"""Control characters of imported text reach nobody's terminal."""

import json
from pathlib import Path

from otherside.domain import Participant, Turn
from otherside.importers.controls import without_controls
from otherside.importers.registry import parse
from otherside.importers.source import SourceFile


def test_a_blank_stands_for_each_and_lines_stay():
    assert without_controls("a\x1b[2J\x07b\tc\nd\x9be") == "a [2J b\tc\nd e"
    turn = Turn("calm words", "Ana")
    assert without_controls((turn,))[0] is turn
    assert without_controls(Participant("A\x1b[31mna")).name == "A [31mna"


def test_what_was_understood_of_a_file_holds_none():
    said = [{"speaker": "Ana \x1b]0;mine\x07", "text": "We wait.\x1b[2J\nUntil May."}]
    (talk,) = parse(SourceFile("a\x1b[2Jb.json", json.dumps(said).encode())).conversations
    shown = talk.title + "".join(p.name for p in talk.participants) + "".join(t.speaker + t.text for t in talk.turns)
    assert talk.turns[0].text == "We wait. [2J\nUntil May."
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_a_name_on_a_disc_is_shown_without(tmp_path: Path):
    assert SourceFile("deal/\x1b[31mcall.txt", b"").name == "deal/ [31mcall.txt"
