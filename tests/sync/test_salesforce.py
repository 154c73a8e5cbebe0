"""Salesforce through simple-salesforce, over TLS, against a server that answers as Salesforce documents it."""

from __future__ import annotations

import ssl

import pytest

pytest.importorskip("simple_salesforce", reason="the extra `salesforce` is not installed")
pytest.importorskip("trustme", reason="trustme, which makes certificates for tests, is not installed")

from otherside.domain import InputError, Outcome, Side
from otherside.sync.patience import Patience
from otherside.sync.salesforce import CLIENT_SECRET, Salesforce
from otherside.sync.salesforce import TOKEN as VARIABLE
from otherside.workspace import Workspace
from otherside.workspace.intake.proposing import confirm, propose
from otherside.workspace.intake.syncing import sync
from tests.sync.salesforce_server import CLIENT, TOKEN, SalesforceServer
from tests.sync.server import Reply, served


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    import trustme

    authority = trustme.CA()
    path = tmp_path_factory.mktemp("tls") / "authority.pem"
    authority.cert_pem.write_to_path(path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    return path, context


@pytest.fixture
def crm(certificates, monkeypatch):
    path, context = certificates
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))
    fake = SalesforceServer()
    with served(fake.answer, context) as server:
        waits: list[float] = []
        yield fake, server, _opened(server.url, waits, TOKEN), waits


def _opened(url, waits, token="", client=None):
    made = Salesforce(url, token, client)
    made._patience = Patience("Salesforce", CLIENT_SECRET if client else VARIABLE, made.judge, waits.append)
    return made


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "ws", ["ours.example"]) as made:
        yield made


def test_read_once_then_only_changes(crm, workspace):
    fake, server, salesforce, _ = crm
    done = sync(workspace, salesforce)
    assert (done["deals"], done["contacts"], done["conversations"]) == (3, 1, 3)
    deals = {d.name: d for d in workspace.deals()}
    open_, lost, won = deals["Mills rollout"], deals["Mills pilot"], deals["Mills training"]
    assert (open_.stage, open_.amount, open_.probability, open_.owner) == (
        "Proposal/Price Quote", 48000.0, 0.75, "Pia Sand",
    )  # fmt: skip
    assert [d.outcome for d in (open_, lost, won)] == [Outcome.OPEN, Outcome.LOST, Outcome.WON]
    assert lost.lost_reason == "Chose a competitor"
    people = {p.name: p for p in workspace.people("Mills rollout")}
    assert (people["Lena Brook"].role, people["Lena Brook"].side) == ("CFO", Side.THEIRS)
    formats = sorted(c.conversation.format for c in workspace.conversations("Mills rollout"))
    assert formats == ["salesforce-call", "salesforce-email", "salesforce-note"]
    said = [t.turn.text for c in workspace.conversations() for t in c.turns]
    assert any("lose the weekends" in s for s in said)
    assert not any("Not sent" in s for s in said)
    counts = workspace.store.counts()
    server.asked.clear()
    assert sync(workspace, salesforce)["conversations"] == 0
    assert workspace.store.counts() == counts
    assert all(">=" in a.query["q"] for a in server.asked if "FROM EmailMessage" in a.query.get("q", ""))
    # A contact takes part from now on: the deal's own stamp stays as it was.
    fake.roles.append(("0065g00000BBBBBBB1", "0035g00000CCCCCCC2", "User", False, "2026-03-01T08:00:00.000+0000"))
    assert sync(workspace, salesforce)["deals"] == 1
    assert workspace.person("Tom Field").role == "User"


@pytest.mark.parametrize(
    ("reply", "wait"),
    [
        (Reply([{"message": "slow down", "errorCode": "TOO_MANY"}], 429, {"Retry-After": "4"}), 4.0),
        (Reply([{"message": "unavailable", "errorCode": "SERVER_UNAVAILABLE"}], 503), None),
        (Reply([{"message": "oops", "errorCode": "UNKNOWN_EXCEPTION"}], 500), None),
        (Reply({"records": ["x" * 500]}, half=True), None),
        (Reply(hang_up=True), None),
        (Reply(b"<html>", headers={"content-type": "text/html"}), None),
    ],
    ids=["429", "503", "500", "half a page", "cut", "no JSON"],
)
def test_what_passes_is_waited_for(crm, reply, wait):
    _, server, salesforce, waits = crm
    server.faults.append(("/services/data/v59.0/query/", reply))
    assert len([i for i in salesforce.read("deal", None) if i.kind == "deal"]) == 3
    assert len(waits) == 1
    assert wait is None or waits == [wait]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply([{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}], 401), f"set {VARIABLE}"),
        (Reply([{"message": "no access", "errorCode": "INSUFFICIENT_ACCESS"}], 403), "give it the rights"),
        (Reply([{"message": "TotalRequests Limit", "errorCode": "REQUEST_LIMIT_EXCEEDED"}], 403), "used up"),
    ],
    ids=["expired", "403", "daily"],
)
def test_what_does_not_pass_is_one_line(crm, reply, words):
    _, server, salesforce, waits = crm
    server.faults.append(("/services/data/v59.0/query/", reply))
    with pytest.raises(InputError) as caught:
        list(salesforce.read("deal", None))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert waits == []


def test_a_connected_app_gets_a_new_token_when_one_has_expired(crm):
    fake, server, _, waits = crm
    app = _opened(server.url, waits, client=CLIENT)
    reading = app.read("deal", None)
    next(reading)
    fake.token = "expired meanwhile"
    assert len([i for i in reading if i.kind == "deal"]) == 3
    assert fake.tokens_given == 2
    wrong = _opened(server.url, waits, client=("x", "wrong-client-secret"))
    with pytest.raises(InputError, match=f"invalid client credentials.*{CLIENT_SECRET}"):
        list(wrong.read("deal", None))


def test_a_note_and_a_role_are_written_when_confirmed(crm, workspace):
    fake, _, salesforce, _ = crm
    sync(workspace, salesforce)
    offered = propose(workspace, "salesforce")["proposals"]
    assert [p["kind"] for p in offered] == ["note"]
    done = confirm(workspace, salesforce, offered[0]["id"])
    written = fake.rows["Note"][done["key"].partition("/")[2]]
    assert (written["ParentId"], written["Body"]) == ("0065g00000BBBBBBB1", offered[0]["after"])
    assert salesforce.notes("0065g00000BBBBBBB1") == {done["key"].partition("/")[2]: offered[0]["after"]}
    assert sync(workspace, salesforce)["conversations"] == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_answer_that_leads_elsewhere_is_not_followed(crm, workspace, status):
    _, server, salesforce, _ = crm
    with served(lambda _asked: {"records": [], "done": True, "access_token": "x", "fields": []}) as elsewhere:
        leads = ("/services", Reply({}, status, {"location": f"{elsewhere.url}/metadata"}))
        for opened in (salesforce, _opened(server.url, [], client=CLIENT)):
            server.faults[:] = [leads] * 9
            with pytest.raises(InputError) as caught:
                sync(workspace, opened)
            assert TOKEN not in str(caught.value)
        assert elsewhere.asked == []
