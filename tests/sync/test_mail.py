"""Mail over IMAP from a real server, read only."""

from __future__ import annotations

import datetime as dt
import json

import pytest

pytest.importorskip("imapclient", reason="the extra `imap` is not installed")
pytest.importorskip("pymap", reason="pymap, the mail server of these tests, is not installed")

from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError, Side
from otherside.sync.mailbox import Account, Mailbox
from otherside.workspace import Workspace
from otherside.workspace.intake.syncing_mail import sync_mail
from tests.sync.imap_server import PASSWORD, USER, Gate, flags, imap_server, put


def _mail(number: int, sender: str, text: str, to: str = "pia@ours.example", day: int = 3) -> bytes:
    name = sender.partition("@")[0].title()
    return (
        f"From: {name} <{sender}>\nTo: {to}\nDate: Tue, {day} Mar 2026 10:00:00 +0000\n"
        f"Message-ID: <m{number}@{sender.partition('@')[2]}>\nSubject: Message {number}\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


@pytest.fixture(scope="module")
def server():
    with imap_server() as port:
        put(
            port,
            "Customers",
            _mail(1, "lena@brookmills.example", "I want us to be done before the audit in June."),
            _mail(2, "doctor@private.example", "Your appointment is on Monday at nine."),
            _mail(3, "tom@brookmills.example", "I am afraid that nobody will use it after the first month."),
        )
        yield port


@pytest.fixture
def gate(server):
    made = Gate(server)
    yield made
    made.close()


@pytest.fixture
def mailbox(gate):
    waits: list[float] = []
    made = Mailbox(Account("127.0.0.1", USER, PASSWORD, gate.port, tls=False), waits.append)
    made.waits = waits
    yield made
    made.close()


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "ws", ["ours.example"]) as made:
        note = tmp_path / "first.eml"
        note.write_bytes(_mail(0, "lena@brookmills.example", "Could we speak about the plans?"))
        made.add([note], deal="Brook Mills")
        yield made


def test_only_mail_about_a_deal_is_taken_and_nothing_is_changed(workspace, mailbox, gate, server):
    before = flags(server, "Customers")
    done = sync_mail(workspace, mailbox, "a", ["Customers"])
    assert (done["messages"], done["others"], done["skipped"]) == (2, 1, [])
    said = [t.turn.text for c in workspace.conversations("Brook Mills") for t in c.turns]
    assert any("audit in June" in s for s in said)
    assert any("nobody will use it" in s for s in said)  # a colleague of somebody who is known
    for path in workspace.folder.rglob("*"):
        assert not path.is_file() or b"appointment is on Monday" not in path.read_bytes()
    assert flags(server, "Customers") == before  # not even marked as read
    commands = gate.commands.upper()
    assert b"EXAMINE" in commands
    assert not any(
        word in commands for word in (b" SELECT ", b"STORE", b"APPEND", b"COPY", b"MOVE", b"EXPUNGE", b"DELETE")
    )
    # The private message's body was not even fetched.
    assert commands.count(b"BODY.PEEK[]") == 2


def test_again_reads_only_what_is_new(workspace, mailbox, gate, server):
    put(server, "Growing", _mail(11, "lena@brookmills.example", "One: I want my evenings back."))
    assert sync_mail(workspace, mailbox, "a", ["Growing"])["messages"] == 1
    seen = len(gate.commands)
    assert sync_mail(workspace, mailbox, "a", ["Growing"])["messages"] == 0
    assert b"FETCH" not in gate.commands[seen:].upper()
    put(server, "Growing", _mail(12, "lena@brookmills.example", "Two: I want the weekend too."))
    assert sync_mail(workspace, mailbox, "a", ["Growing"])["messages"] == 1
    full = sync_mail(workspace, mailbox, "a", ["Growing"], full=True)
    assert (full["messages"], full["unchanged"]) == (0, 2)


def test_since_a_day_and_for_a_named_deal(workspace, mailbox, server):
    put(server, "Harrow", _mail(21, "someone@harrow.example", "We never had the time to look at it."))
    assert sync_mail(workspace, mailbox, "a", ["Harrow"], since=dt.date(2100, 1, 1), deal="Harrow")["messages"] == 0
    assert sync_mail(workspace, mailbox, "a", ["Harrow"], since=dt.date(2020, 1, 1), deal="Harrow")["messages"] == 1
    assert [d.name for d in workspace.deals()] == ["Brook Mills", "Harrow"]


def test_mail_of_several_deals_is_reported_not_guessed(workspace, mailbox, server, tmp_path):
    other = tmp_path / "other.eml"
    other.write_bytes(_mail(5, "otto@harrow.example", "Could we see it?"))
    workspace.add([other], deal="Harrow")
    put(server, "Both", _mail(31, "lena@brookmills.example", "You two should talk.", to="otto@harrow.example"))
    done = sync_mail(workspace, mailbox, "a", ["Both"])
    assert done["messages"] == 0
    assert "several deals ('Brook Mills', 'Harrow')" in done["skipped"][0]["reason"]


def test_a_file_added_by_hand_and_the_same_mail_are_one(workspace, mailbox, server, tmp_path):
    raw = _mail(41, "lena@brookmills.example", "I would rather start small.")
    saved = tmp_path / "saved.eml"
    saved.write_bytes(raw)
    workspace.add([saved], deal="Brook Mills")
    put(server, "Twice", raw.replace(b"Subject:", b"Received: from relay.example\nSubject:"))
    sync_mail(workspace, mailbox, "a", ["Twice"])
    said = [t.turn.text for c in workspace.conversations("Brook Mills") for t in c.turns]
    assert sum("rather start small" in s for s in said) == 1


@pytest.mark.parametrize("after", [1, 400, 900])
def test_a_cut_connection_is_made_again(workspace, mailbox, gate, after):
    gate.cuts += [after]
    assert sync_mail(workspace, mailbox, "a", ["Customers"])["messages"] == 2
    assert gate.connections >= 2
    assert mailbox.waits == [1.0]


def test_a_server_that_always_breaks_off_is_one_line_and_what_was_read_stays(workspace, mailbox, gate):
    sync_mail(workspace, mailbox, "a", ["Customers"])
    counts = workspace.store.counts()
    mailbox.close()
    gate.cuts += [1] * 5
    with pytest.raises(InputError, match="breaks off"):
        sync_mail(workspace, mailbox, "a", ["Customers"], full=True)
    assert workspace.store.counts() == counts


def test_a_wrong_password_is_one_line_without_it(gate, workspace):
    wrong = Mailbox(Account("127.0.0.1", USER, "a-wrong-password", gate.port, tls=False), lambda _s: None)
    with pytest.raises(InputError) as caught:
        sync_mail(workspace, wrong, "a", ["INBOX"])
    assert "set OTHERSIDE_IMAP_PASSWORD" in str(caught.value)
    assert "a-wrong-password" not in str(caught.value)
    assert gate.connections == 1  # many tries would lock the account
    wrong.close()


def test_a_server_that_is_not_there_is_one_line_that_names_the_setting(workspace):
    unknown = Mailbox(Account("imap.nowhere.invalid", USER, "secret"), lambda _s: None)
    with pytest.raises(
        InputError, match=r"no mail server is known by the name 'imap\.nowhere\.invalid'; check OTHERSIDE_IMAP_HOST"
    ):
        sync_mail(workspace, unknown, "a", ["INBOX"])
    silent = Mailbox(Account("127.0.0.1", USER, "secret", 1), lambda _s: None)
    with pytest.raises(InputError, match=r"does not answer on port 1 .*check OTHERSIDE_IMAP_HOST"):
        sync_mail(workspace, silent, "a", ["INBOX"])


def test_a_port_that_speaks_no_tls_is_told_as_that(workspace, gate):
    plain = Mailbox(Account("127.0.0.1", USER, "secret", gate.port, tls=True), lambda _s: None)
    with pytest.raises(InputError, match="STARTTLS is not supported"):
        sync_mail(workspace, plain, "a", ["INBOX"])


def test_no_such_folder_lists_those_that_there_are(workspace, mailbox):
    with pytest.raises(InputError, match=r"no mail folder is called 'Nowhere'; there are .*Customers"):
        sync_mail(workspace, mailbox, "a", ["Nowhere"])


def test_the_mailbox_of_somebody_who_has_not_said_who_they_are_stays_theirs(server, mailbox, tmp_path):
    with Workspace.init(tmp_path / "ws2") as made:
        note = tmp_path / "first.eml"
        note.write_bytes(_mail(0, "lena@brookmills.example", "Could we speak about the plans?"))
        made.add([note], deal="Brook Mills")
        made.set_side("Pia", Side.THEIRS)  # even when sides are wrong
        assert sync_mail(made, mailbox, "a", ["Customers"], own=["pia@ours.example"])["others"] == 1
        said = [t.turn.text for c in made.conversations() for t in c.turns]
    assert not any("appointment" in s for s in said)


def test_a_workspace_without_addresses_says_what_to_do(tmp_path, mailbox):
    with Workspace.init(tmp_path / "empty") as empty, pytest.raises(InputError, match="--deal"):
        sync_mail(empty, mailbox, "a", ["Customers"])


def test_the_command_line(server, tmp_path, monkeypatch):
    monkeypatch.setenv("OTHERSIDE_IMAP_HOST", f"127.0.0.1:{server}")
    monkeypatch.setenv("OTHERSIDE_IMAP_USER", USER)
    monkeypatch.setenv("OTHERSIDE_IMAP_PASSWORD", PASSWORD)
    args = ["--workspace", str(tmp_path / "ws"), "--json", "sync", "mail", "--folder", "Customers", "--deal", "Brook"]
    found = json.loads(CliRunner().invoke(cli, args, catch_exceptions=False).stdout)
    assert (found["messages"], found["others"]) == (3, 0)
    for path in (tmp_path / "ws").rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes()
