"""Pipedrive against a server that answers as Pipedrive documents it."""

from __future__ import annotations

import pytest

pytest.importorskip("httpx", reason="the extra `pipedrive` is not installed")

from otherside.domain import InputError, Outcome, Side
from otherside.sync.patience import Patience
from otherside.sync.pipedrive import TOKEN as VARIABLE
from otherside.sync.pipedrive import Pipedrive, judge
from otherside.workspace import Workspace
from otherside.workspace.intake.proposing import confirm, propose
from otherside.workspace.intake.syncing import sync
from tests.sync.pipedrive_server import TOKEN, PipedriveServer
from tests.sync.server import Reply, served


@pytest.fixture
def crm():
    fake = PipedriveServer()
    with served(fake.answer) as server:
        waits: list[float] = []
        made = Pipedrive(TOKEN, server.url, Patience("Pipedrive", VARIABLE, judge, waits.append))
        yield fake, server, made, waits
        made.close()


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "ws", ["ours.example"]) as made:
        yield made


def test_read_once_then_only_changes(crm, workspace):
    fake, server, pipedrive, _ = crm
    done = sync(workspace, pipedrive)
    assert (done["deals"], done["contacts"], done["conversations"], done["without_deal"]) == (3, 2, 4, 1)
    deals = {d.name: d for d in workspace.deals()}
    assert deals["Mills rollout"].stage == "Proposal made"
    assert (deals["Mills rollout"].amount, deals["Mills rollout"].probability) == (48000.0, 0.4)
    assert [deals[n].outcome for n in ("Mills rollout", "Mills pilot", "Mills training")] == [
        Outcome.OPEN, Outcome.WON, Outcome.NO_DECISION,
    ]  # fmt: skip
    people = {p.name: p for p in workspace.people("Mills rollout")}
    assert (people["Lena Brook"].emails, people["Lena Brook"].side) == (("lena@brookmills.example",), Side.THEIRS)
    assert people["Pia Sand"].side is Side.OURS
    formats = sorted(c.conversation.format for c in workspace.conversations("Mills rollout"))
    assert formats == ["pipedrive-call", "pipedrive-email", "pipedrive-note", "pipedrive-note"]
    counts = workspace.store.counts()
    server.asked.clear()
    assert sync(workspace, pipedrive)["conversations"] == 0
    assert workspace.store.counts() == counts
    assert all("updated_since" in a.query for a in server.to("/api/v2/deals") + server.to("/api/v2/activities"))
    fake.notes[2] |= {"content": "The list of sites has come: twelve of them.", "update_time": "2026-02-20 10:00:00"}
    assert sync(workspace, pipedrive)["conversations"] == 1
    assert workspace.store.counts()["conversations"] == counts["conversations"]
    assert sync(workspace, pipedrive, full=True)["conversations"] == 0


def test_a_mail_that_a_file_has_already_is_not_taken_twice(crm, workspace, tmp_path):
    _, _, pipedrive, _ = crm
    mail = tmp_path / "mail.eml"
    mail.write_text(
        "From: Lena Brook <lena@brookmills.example>\nTo: Pia Sand <pia@ours.example>\n"
        "Date: Fri, 13 Feb 2026 09:00:00 +0000\nMessage-ID: <m1@brookmills.example>\nSubject: Our planning\n\n"
        "I want us to be done before the audit in June,\nand I worry about the data.\n"
    )
    workspace.add([mail], deal="Mills rollout")
    assert sync(workspace, pipedrive)["elsewhere"] == 1
    turns = [t.turn.text for c in workspace.conversations("Mills rollout") for t in c.turns]
    assert sum("audit in June" in t for t in turns) == 1


@pytest.mark.parametrize(
    ("reply", "wait"),
    [
        (Reply({"success": False, "error": "Rate limit exceeded"}, 429, {"retry-after": "3"}), 3.0),
        (Reply({"success": False, "error": "oops"}, 500), None),
        (Reply({"success": True, "data": ["x" * 500]}, half=True), None),
        (Reply(hang_up=True), None),
        (Reply(b"<html>", headers={"content-type": "text/html"}), None),
    ],
    ids=["429", "500", "half a page", "cut", "no JSON"],
)
def test_what_passes_is_waited_for(crm, reply, wait):
    _, server, pipedrive, waits = crm
    server.faults.append(("/api/v2/deals", reply))
    assert len([i for i in pipedrive.read("deal", None) if i.kind == "deal"]) == 3
    assert len(waits) == 1
    assert wait is None or waits == [wait]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply({"success": False, "error": "unauthorized access"}, 401), f"set {VARIABLE}"),
        (Reply({"success": False, "error": "Scope and URL mismatch"}, 403), "give it the rights"),
        (Reply("", 302, {"location": "https://elsewhere.example/"}), "does not take the request"),
    ],
    ids=["401", "403", "redirect"],
)
def test_what_does_not_pass_is_one_line(crm, reply, words):
    _, server, pipedrive, waits = crm
    server.faults.append(("/api/v2/deals", reply))
    with pytest.raises(InputError) as caught:
        list(pipedrive.read("deal", None))
    assert words in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert waits == []
    assert len(server.asked) == 1  # and the token went nowhere else


def test_a_person_that_was_deleted_is_passed_over(crm):
    fake, _, pipedrive, _ = crm
    del fake.persons["12"]
    del fake.organizations["70"]
    items = list(pipedrive.read("deal", None))
    assert {i.id for i in items if i.kind == "contact"} == {"11"}
    assert len([i for i in items if i.kind == "deal"]) == 3


def test_a_record_that_is_not_as_documented_is_one_line(crm, workspace):
    fake, _, pipedrive, _ = crm
    del fake.deals["2"]["id"]
    with pytest.raises(InputError, match=r"sent a deal that is not as its documentation says \(KeyError"):
        sync(workspace, pipedrive)
    assert [d.name for d in workspace.deals()] == ["Mills rollout"]


def test_unreachable():
    there = Pipedrive(TOKEN, "http://127.0.0.1:9", Patience("Pipedrive", VARIABLE, judge, lambda _s: None))
    with pytest.raises(InputError, match="cannot be reached"):
        list(there.read("deal", None))
    there.close()


def test_a_note_and_a_role_are_written_when_confirmed(crm, workspace):
    fake, server, pipedrive, _ = crm
    sync(workspace, pipedrive)
    fake.persons["12"]["job_title"] = None
    offered = propose(workspace, "pipedrive")["proposals"]
    assert [p["kind"] for p in offered] == ["note"]  # of a deal that is over nothing is proposed
    done = confirm(workspace, pipedrive, offered[0]["id"])
    assert fake.notes[-1]["deal_id"] == 1
    assert pipedrive.notes("1")[done["key"].partition("/")[2]] == offered[0]["after"]
    assert [a.method for a in server.asked if a.method != "GET"] == ["POST"]
    assert sync(workspace, pipedrive)["conversations"] == 0
