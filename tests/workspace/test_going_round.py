"""A draft to somebody whom a colleague fears to approach past another says so first."""

from __future__ import annotations

import pytest

from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_json

MAIL = """From: Rosalind Oakes <rosalind@harrow.example>
To: Noor Lind <noor@lindworks.example>
Date: Mon, 2 Feb 2026 09:00:00 +0000
Message-ID: <r1@harrow.example>
Subject: The wiring
Content-Type: text/plain; charset=utf-8

Hello Noor, the trustees meet in May and I want to see the drawings before that.

Rosalind Oakes
"""


def notes(tmp_path, last, to="Rosalind Oakes"):
    (tmp_path / "Harrow Mill").mkdir()
    call = f"Noor Lind: Who else would want to see it?\nInes Calder: Rosalind would, I think.\nTomas Brandt: {last}\n"
    (tmp_path / "Harrow Mill" / "2026-03-02 call.txt").write_text(call, encoding="utf-8")
    (tmp_path / "Harrow Mill" / "r.eml").write_text(MAIL, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Noor Lind", "lindworks.example"]) as workspace:
        workspace.add([tmp_path / "Harrow Mill"])
        return [n for n in draft_json(workspace, "Harrow Mill", to, "email")["notes"] if "going past" in n]


@pytest.mark.parametrize(
    "last",
    [
        "It'd look as if I was going round him.",
        "I can't go over Edgar's head.",
        "Edgar would think that we went behind his back.",
    ],
)
def test_it_is_the_first_note(tmp_path, last):
    (note,) = notes(tmp_path, last)
    assert last in note
    assert "ask Tomas Brandt first" in note


@pytest.mark.parametrize(
    "last",
    [
        "We go round the mill with her in May.",
        "I'm happy to go round him on that.",
        "I'd be going round Rosalind.",
        "I went past the mill yesterday.",
    ],
)
def test_what_only_sounds_like_it_is_none(tmp_path, last):
    assert notes(tmp_path, last) == []


def test_a_draft_to_those_who_said_it_has_none(tmp_path):
    assert notes(tmp_path, "It'd look as if I was going round him.", to="Ines Calder") == []
