"""A CRM of a team: two who confirm at once, a reading meanwhile, answers that lead elsewhere, and who it was in the log."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("httpx", reason="the extra `pipedrive` is not installed")

from otherside.domain import InputError
from otherside.sync.patience import Patience
from otherside.sync.pipedrive import TOKEN as VARIABLE
from otherside.sync.pipedrive import Pipedrive, judge
from otherside.workspace import Workspace
from otherside.workspace.intake.proposing import confirm, propose
from otherside.workspace.intake.syncing import state_of, sync
from otherside.workspace.privacy.auditing import listing
from tests.sync.pipedrive_server import TOKEN, PipedriveServer
from tests.sync.server import served

PASSWORD = "four words that fit"


@pytest.fixture
def crm():
    fake = PipedriveServer()
    with served(fake.answer) as server:
        yield fake, server


@pytest.fixture
def folder(tmp_path, crm):
    with Workspace.init(tmp_path / "ws", ["ours.example"]) as made:
        sync(made, opened(crm[1]))
    return tmp_path / "ws"


def opened(server):
    return Pipedrive(TOKEN, server.url, Patience("Pipedrive", VARIABLE, judge, lambda _: None))


def offered(folder):
    with Workspace.open(folder) as workspace:
        return [p for p in propose(workspace, "pipedrive")["proposals"] if p["kind"] == "note"]


def test_two_who_confirm_one_proposal_at_once_write_it_once(crm, folder):
    _, server = crm
    number = offered(folder)[0]["id"]
    together, entered, go = threading.Barrier(2), threading.Event(), threading.Event()

    class Slow(Pipedrive):
        def write(self, change):
            entered.set()
            go.wait(5)
            return super().write(change)

    def work(_):
        made = Slow(TOKEN, server.url, Patience("Pipedrive", VARIABLE, judge, lambda _: None))
        with Workspace.open(folder) as workspace:
            together.wait()
            try:
                return confirm(workspace, made, number)["key"]
            except InputError as error:
                return str(error)
            finally:
                # Whoever comes second, as long as the first one writes.
                entered.wait(5)
                go.set()

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(work, range(2)))
    assert len([a for a in server.asked if a.method == "POST" and "note" in a.path]) == 1
    assert sum(s.startswith("note/") for s in said) == 1
    assert any("just now" in s or "already" in s for s in said)


def test_what_was_written_during_a_reading_stays_known(crm, folder):
    _, server = crm
    number = offered(folder)[0]["id"]

    class Long(Pipedrive):
        def read(self, kind, since):
            yield from super().read(kind, since)
            if kind == "deal":
                with Workspace.open(folder) as other:
                    confirm(other, opened(server), number)

    with Workspace.open(folder) as workspace:
        made = Long(TOKEN, server.url, Patience("Pipedrive", VARIABLE, judge, lambda _: None))
        sync(workspace, made, full=True)
        assert state_of(workspace, "pipedrive")["written"][number]["key"]
        assert number not in [p["id"] for p in propose(workspace, "pipedrive")["proposals"]]


def test_by_the_browser_the_log_says_who_wrote_it_and_nobody_else_may(crm, folder, monkeypatch):
    pytest.importorskip("fastapi", reason="the extra `web` is not installed")
    pytest.importorskip("argon2", reason="the extra `accounts` is not installed")
    from fastapi.testclient import TestClient

    from otherside.accounts import EVERYONE, Role, Scope
    from otherside.web.app import create_app
    from otherside.web.config import WebConfig
    from otherside.workspace.scoped import account_book

    _, server = crm
    monkeypatch.setenv("OTHERSIDE_PIPEDRIVE_URL", server.url)
    monkeypatch.setenv(VARIABLE, TOKEN)
    proposal = offered(folder)[0]
    book = account_book(folder)
    heads = {}
    for name, role, scope in (
        ("olive", Role.OWNER, Scope.ADMIN), ("eddy", Role.EDITOR, Scope.WRITE), ("oscar", Role.OWNER, Scope.ADMIN),
    ):  # fmt: skip
        book.add(name, role, PASSWORD)
        heads[name] = {"authorization": f"Bearer {book.give_token(name, 'x', scope)[1]}"}
    _, writes = book.give_token("olive", "x", Scope.WRITE)
    book.share(proposal["deal"], EVERYONE)
    book.close()
    heads["olive's script"] = {"authorization": f"Bearer {writes}"}
    client = TestClient(create_app(WebConfig(folder)), base_url="http://127.0.0.1:8765")
    for name in ("eddy", "olive's script"):
        assert client.get("/api/v1/sync/pipedrive/proposals", headers=heads[name]).status_code == 403
        place = f"/api/v1/sync/pipedrive/proposals/{proposal['id']}"
        assert client.post(place, headers=heads[name]).status_code == 403
        assert client.post("/api/v1/sync/pipedrive", json={}, headers=heads[name]).status_code == 403
    shown = client.get("/api/v1/sync/pipedrive/proposals", headers=heads["olive"])
    assert proposal["id"] in [p["id"] for p in shown.json()["proposals"]]
    done = client.post(f"/api/v1/sync/pipedrive/proposals/{proposal['id']}", headers=heads["oscar"])
    assert (done.status_code, done.json()["after"]) == (200, proposal["after"])
    again = client.post(f"/api/v1/sync/pipedrive/proposals/{proposal['id']}", headers=heads["olive"])
    assert (again.status_code, "already" in again.text) == (422, True)
    sent = [(r["user"], r["what"], r["deal"]) for r in listing(folder, action="sent")]
    assert sent == [("oscar", "sync pipedrive", proposal["deal"])]
    # A job too: it works for who began it.
    assert client.post("/api/v1/sync/pipedrive", json={}, headers=heads["olive"]).status_code == 200
    said = shown.text + done.text + again.text + str(listing(folder))
    assert TOKEN not in said
