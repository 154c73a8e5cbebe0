"""From files to questions: on the example deals, through the workspace and the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.questions import faults, load_bank
from otherside.questions.answered import answers, asked_already, said_already
from otherside.workspace import Workspace
from otherside.workspace.questioning import forecast_or_none, questions_for, view_of


@pytest.fixture(scope="module")
def folder(taken_in: Callable[..., Path]) -> Path:
    return taken_in("harbourline", "coach", us=["tidewise.example", "amsel.example"])


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(folder) as found:
        yield found


def _run(folder: Path, *args: str, typed: str = "") -> Any:
    return CliRunner().invoke(cli, ["--workspace", str(folder), *args], input=typed, catch_exceptions=False)


@pytest.mark.parametrize("deal", ["Harbourline", "coach"])
def test_nothing_answered_leading_or_closed_on_the_examples(workspace: Workspace, deal: str) -> None:
    lint = pytest.importorskip("otherside.messaging.lint").lint
    found = workspace.deal(deal)
    forecast = forecast_or_none(workspace, found)
    view = view_of(workspace, found, forecast)
    ids = {b.name: b.id for b in view.buyers}
    rows = questions_for(workspace, found, forecast, n=20)["questions"]
    assert len(rows) >= 10
    for q in rows:
        assert faults(q["text"]) == [], q["text"]
        assert lint(q["text"]) == [], q["text"]
        topic, person = load_bank().by_id[q["topic"]], ids[q["to"]]
        if q["quote"] is None:
            assert not answers(view, topic, person), q["text"]
            assert said_already(view, q["text"], person) is None, q["text"]
        else:
            assert q["quote"] in " ".join(q["evidence"][0]["quote"].split())
        assert not asked_already(view, q["text"], ids[q["through"] or q["to"]])


def test_every_piece_of_evidence_is_verbatim_at_its_place(workspace: Workspace) -> None:
    for q in workspace.questions("Harbourline", n=20)["questions"]:
        for e in q["evidence"]:
            stored = workspace.store.conversation(e["conversation"])
            assert stored is not None
            assert stored.turns[e["turn"]].turn.text[e["start"] : e["end"]] == e["quote"]


def test_a_request_not_to_approach_somebody_is_kept(workspace: Workspace) -> None:
    rows = questions_for(workspace, "Harbourline", to="Alasdair", n=6)["questions"]
    assert rows
    assert {q["through"] for q in rows} == {"Marit Oyelaran"}
    assert all("asked us not to approach Alasdair" in q["why"] for q in rows)


def test_json_of_the_command(folder: Path) -> None:
    done = _run(folder, "questions", "Harbourline", "-n", "3", "--json")
    data = json.loads(done.stdout)
    assert len(data["questions"]) == 3
    for q in data["questions"]:
        assert {
            "to",
            "text",
            "facet",
            "why",
            "value",
            "evidence",
            "through",
            "parameter",
            "listen_for",
            "burden",
        } <= set(q)
        assert isinstance(q["value"], float | int)


def test_the_command_reads_well(folder: Path) -> None:
    out = _run(folder, "questions", "coach", "--no-forecast").stdout
    assert "what to ask next" in out
    assert "Listen for" in out
    plan = _run(folder, "questions", "Harbourline", "--to", "Tomasz", "--plan", "--no-forecast").stdout
    for heading in ("To open", "To ask", "To leave unsaid", "To close"):
        assert heading in plan
    assert "Please bring no slides." in plan


def test_a_plan_needs_a_person_and_a_person_must_exist(folder: Path) -> None:
    assert _run(folder, "questions", "Harbourline", "--plan").exit_code == 2
    with pytest.raises(InputError, match="Marit Oyelaran"):
        _run(folder, "questions", "Harbourline", "--to", "Nobody Atall", "--no-forecast")


def test_what_changed_since_a_day(workspace: Workspace, folder: Path) -> None:
    data = json.loads(_run(folder, "diff", "Harbourline", "--since", "2026-10-15", "--json").stdout)
    assert {c["date"] for c in data["conversations"]} == {"2026-10-15", "2026-10-22", "2026-11-06", "2026-11-14"}
    assert set(data["people"]) == {"Sunita Raghunathan", "Tomasz Grabiński"}
    assert all(e["date"] >= "2026-10-15" for e in data["evidence"])
    assert all(e["date"] >= "2026-10-15" for a in data["answered"] for e in a["evidence"])
    answered = workspace.changes("Harbourline", dt.date(2026, 9, 20))["answered"]
    assert answered
    for answer in (*answered, *data["answered"]):
        for e in answer["evidence"]:
            stored = workspace.store.conversation(e["conversation"])
            said_by = stored.people[stored.turns[e["turn"]].turn.speaker]
            assert (e["person"], said_by) == (answer["to"], workspace.person(answer["to"], "Harbourline").id)
    assert data["new_questions"]
    assert data["forecast"]["before"]
    assert data["forecast"]["after"]
    later = workspace.changes("Harbourline", dt.date(2027, 1, 1))
    assert later["conversations"] == later["evidence"] == later["answered"] == []
    assert "Nothing was said since then" in _run(folder, "diff", "Harbourline", "--since", "2027-01-01").stdout


def test_a_date_that_is_none(folder: Path) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        _run(folder, "diff", "Harbourline", "--since", "last week")


def test_an_interview_is_held_and_kept_as_their_reported_words(taken_in: Callable[..., Path]) -> None:
    where = taken_in("coach", us=["amsel.example"])
    typed = "I am afraid I will lose the yard before the winter.\n\nI want three chairs in the hotel by May.\ndone\ny\n"
    done = _run(where, "interview", "coach", "--to", "Maren", "--no-forecast", typed=typed)
    assert done.exit_code == 0
    assert "Kept as “Interview with Maren Thygesen”" in done.stdout
    with Workspace.open(where) as workspace:
        kept = [c for c in workspace.conversations("coach") if c.conversation.format == "interview"]
        assert len(kept) == 1
        assert [t.turn.kind.value for t in kept[0].turns] == ["speech", "reported"] * 2
        assert {p.name for p in workspace.people("coach") if p.name.startswith("Maren")} == {"Maren Thygesen"}
        assert workspace.check() == []
        view = view_of(workspace, workspace.deal("coach"))
        assert any("lose the yard" in s.text for s in view.statements)


def test_a_question_back_is_answered_and_a_wish_to_stop_is_kept(folder: Path) -> None:
    typed = (
        "Why do you want to know that?\nI'm worried the kiln goes in May.\nI'd rather not say.\nLet's stop here.\nn\n"
    )
    done = _run(folder, "interview", "coach", "--to", "Maren", "--no-forecast", typed=typed)
    assert done.exit_code == 0
    shown = done.stdout
    assert "We do not know yet" in shown
    assert shown.count("\n1  ") == 2
    assert "heard: fears" in shown
    assert "That is fine, we leave it." in shown
    assert "we stop here" in shown
    assert "\n4  " not in shown


def test_an_interview_may_be_left_and_nothing_is_kept(folder: Path) -> None:
    done = _run(
        folder, "interview", "coach", "--to", "Maren", "--no-forecast", "--json", typed="It is quiet here.\ndone\nn\n"
    )
    data = json.loads(done.stdout)
    assert data["kept"] is None
    assert data["exchanges"][0]["answer"] == "It is quiet here."
    assert data["next"]["text"]
