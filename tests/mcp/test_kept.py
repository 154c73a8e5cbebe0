"""Answers are kept while the workspace is the same, and nothing of an earlier state stays in memory."""

from __future__ import annotations

import pytest

from otherside.mcp.callers import Callers
from otherside.mcp.tools import ReadingTools
from otherside.workspace import Workspace, lists
from otherside.workspace.privacy.erasing import forget

LOST = "I lose both evenings"


@pytest.fixture
def asked(own_folder, monkeypatch):
    """The tools, and how often a list of people was made."""
    made = []
    whole = lists.people_part
    monkeypatch.setattr(lists, "people_part", lambda *given: made.append(given[1:]) or whole(*given))
    return ReadingTools(Callers(own_folder)), made, own_folder


def test_the_same_question_is_worked_out_once(asked):
    tools, made, _ = asked
    first = tools.list_people(n=2)
    assert tools.list_people(n=2) == first
    assert made == [(None, 2, 0)]
    assert tools.list_people(n=1)["people"] == first["people"][:1]
    assert len(made) == 2
    first["people"] = []
    assert tools.list_people(n=2)["people"], "an answer is nobody's to change"


def test_what_another_program_changes_is_seen_with_the_next_question(asked):
    tools, made, folder = asked
    before = tools.list_people()["total"]
    note = folder.parent / "second.md"
    note.write_text("---\ndate: 2026-04-01\n---\nNils Falk (nils@millbrook.example): I want it quiet.\n")
    with Workspace.open(folder) as workspace:
        workspace.add([note], deal="Millbrook")
    assert tools.list_people()["total"] == before + 1
    assert len(made) == 2


def test_what_was_erased_is_gone_from_memory(asked):
    tools, _, folder = asked
    tools.list_people()
    tools.brief("Millbrook", ["people"])
    assert LOST in str(tools.callers._answers._answers)
    with Workspace.open(folder) as workspace:
        forget(workspace, "Petra Lindqvist")
    tools.list_deals()
    assert LOST not in str(tools.callers._answers._answers)
