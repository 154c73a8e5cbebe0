"""A deal is shared by its whole name."""

import pytest

from otherside.workspace import Workspace
from tests.commands import command


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OTHERSIDE_PASSWORD", "a long enough password")
    table = tmp_path / "deals.csv"
    table.write_text("Deal Name,Account Name,Stage,Amount\nElm orchard,Elm Trees,Proposal,500\n")
    with Workspace.init(tmp_path / "w", ["us.test"]) as workspace:
        workspace.add([table])
    for name, role in (("olive", "owner"), ("rita", "reader")):
        assert command("users", "add", name, "--role", role, workspace=tmp_path / "w").returncode == 0
    return tmp_path / "w"


@pytest.mark.parametrize("name", ["Elm", "Elm orch", "Elm Trees"])
def test_the_beginning_of_a_name_gives_no_access(folder, name):
    refused = command("users", "share", name, "rita", workspace=folder)
    assert refused.returncode == 1
    assert "did you mean 'Elm orchard'? say the whole name" in refused.stderr
    assert "rita: reader; sees no deal" in command("users", "list", workspace=folder).stdout


def test_capitals_are_forgiven(folder):
    assert command("users", "share", "ELM ORCHARD", "rita", workspace=folder).returncode == 0
    assert "rita: reader; sees Elm orchard" in command("users", "list", workspace=folder).stdout
