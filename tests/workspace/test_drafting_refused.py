"""A no that was written to us alone: the proposal takes it up, and a page for colleagues leaves it out and says so to us."""

from __future__ import annotations

import pytest

from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_json, shown_text

LETTER = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Thu, 1 Oct 2026 10:00:00 +0100
Subject: The draft contract

1. Clause 4, 24 months at least: we do not sign that. Six, with a notice of one month.
2. Index 4 % a year, automatic. No.
"""
NOES = (
    "Clause 4, 24 months at least: we do not sign that. Six, with a notice of one month.",
    "Index 4 % a year, automatic. No.",
)


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    home = tmp_path_factory.mktemp("refused")
    with Workspace.init(home / "w", ["ours.example"]) as workspace:
        folder = home / "marlstone"
        folder.mkdir()
        (folder / "letter.eml").write_text(LETTER, encoding="utf-8")
        workspace.add([folder])
        yield workspace


def test_a_proposal_rests_on_the_no(mill):
    made = draft_json(mill, "marlstone", "Ada Voss", "proposal")
    assert all(f"“{no}”" in made["text"] for no in NOES)
    assert [e["quote"] for c in made["claims"] for e in c["evidence"]] == [*NOES]
    assert "rests on nothing yet" not in shown_text(made)
    assert made["lint"] == []


def test_a_page_leaves_it_out_and_we_are_told(mill):
    made = draft_json(mill, "marlstone", "Ada Voss", "onepager")
    assert not any(no in made["text"] for no in NOES)
    (note,) = (n for n in made["notes"] if "leaves it out" in n)
    assert all(f"“{no}”" in note for no in NOES)
