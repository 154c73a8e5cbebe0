"""``otherside coach``: our side of a stored conversation and of a file."""

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.coaching import coach_called, coach_file, coach_stored

CALL = """Sam Ortiz: Dana, what worries you most about this?
Dana Lee: If this fails I will have to explain it to the whole board, and I am afraid they will not forgive it twice.
Sam Ortiz: Our platform has forty connectors and a dashboard, and it is the best on the market.
Dana Lee: Right.
Sam Ortiz: Shall I send you the contract?
Dana Lee: Let me think about it.
"""


@pytest.fixture
def call(tmp_path):
    path = tmp_path / "globex" / "call.txt"
    path.parent.mkdir()
    path.write_text(CALL)
    return path


def test_a_file_without_a_workspace(call):
    (result,) = coach_file(call, ["Sam Ortiz"])
    assert result["metrics"]["open_questions"] == 1
    assert result["metrics"]["closed_questions"] == 1
    assert result["metrics"]["turns_theirs"] == 3
    for moment in result["moments"]:
        assert moment["text"] in CALL


def test_a_stored_conversation_by_the_name_of_its_file(call, tmp_path):
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([call.parent])
        result = coach_stored(workspace, "call.txt")
        assert result["metrics"]["turns_ours"] == 3
        with pytest.raises(InputError, match=r"no conversation .nothing like it."):
            coach_stored(workspace, "nothing like it")


def test_a_name_calls_what_is_stored_before_a_file_of_that_name(call, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Sam Ortiz: How is the roof?\nDana Lee: Wet.\n")
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as workspace:
        workspace.add([call.parent])
        stored = coach_stored(workspace, "call.txt")
        assert coach_called(workspace, "call.txt") == [stored]
        assert coach_called(workspace, str(call)) == [stored]
        assert coach_called(workspace, str(other)) == coach_file(other, ["Sam Ortiz"])


def test_a_question_of_theirs_is_not_told_as_ours(tmp_path):
    path = tmp_path / "call.txt"
    path.write_text("Sam Ortiz: How do you plan the tours?\nDana Lee: By hand, on paper. What does yours cost?\n")
    shown = CliRunner().invoke(cli, ["coach", str(path), "--us", "Sam Ortiz"]).output
    assert "question of ours left open" in shown
    assert "1 question of theirs that we did not answer." in shown
