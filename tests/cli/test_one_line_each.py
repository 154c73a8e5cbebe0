"""What a command says where little happened, or where an account or a server is named wrongly."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from otherside.domain import InputError
from otherside.store.postgres import _explained
from otherside.workspace import Workspace
from tests.commands import command


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OTHERSIDE_PASSWORD", "a long enough password")
    with Workspace.init(tmp_path / "w", ["us.test"]):
        pass
    assert command("users", "add", "olive", "--role", "owner", workspace=tmp_path / "w").returncode == 0
    return tmp_path / "w"


def test_a_token_is_alone_on_its_line_and_said_to_be_shown_once(folder):
    assert command("users", "tokens", workspace=folder).stdout == "nobody has a token\n"
    made = command("users", "token", "olive", "--days", "3", workspace=folder)
    assert len(made.stdout.split()) == 1
    assert "shown this once" in made.stderr
    assert "as olive (read) until" in made.stderr
    assert made.stdout.strip() not in made.stderr
    assert "olive, script, read, until" in command("users", "tokens", workspace=folder).stdout


def test_a_look_at_a_folder_says_that_nothing_is_new(folder, tmp_path):
    (tmp_path / "in" / "Tarn Mill").mkdir(parents=True)
    (tmp_path / "in" / "Tarn Mill" / "one.txt").write_text("Ola Ness: We grind flour.\nPer Us: Fine.\n")
    args = ("watch", str(tmp_path / "in"), "--once", "--settle", "0.2")
    assert "1 conversation" in command(*args, workspace=folder).stdout
    assert command(*args, workspace=folder).stdout == f"nothing new in {tmp_path / 'in'}\n"


def test_a_user_whom_the_server_does_not_know_is_named_with_the_remedy():
    OperationalError = type("OperationalError", (Exception,), {"sqlstate": None})
    error = OperationalError('connection to server on socket "/run/x" failed: FATAL:  role "nils" does not exist')
    told = _explained("postgresql://nils@/sales", DBAPIError("", None, error))
    assert isinstance(told, InputError)
    assert "knows no user 'nils'" in str(told)
    assert "createuser nils" in str(told)
    assert "running" not in str(told)


def test_a_deal_that_a_watched_folder_brings_is_shared_with_nobody(folder, tmp_path):
    assert command("users", "add", "rita", "--role", "reader", workspace=folder).returncode == 0
    (tmp_path / "in" / "Tarn Mill").mkdir(parents=True)
    (tmp_path / "in" / "Tarn Mill" / "one.txt").write_text("Ola Ness: We grind flour.\nPer Us: Fine.\n")
    assert command("watch", str(tmp_path / "in"), "--once", "--settle", "0.2", workspace=folder).returncode == 0
    assert "rita: reader; sees no deal" in command("users", "list", workspace=folder).stdout
    assert command("users", "share", "Tarn Mill", "rita", workspace=folder).returncode == 0
    assert "rita: reader; sees Tarn Mill" in command("users", "list", workspace=folder).stdout
