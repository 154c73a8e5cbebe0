"""Nobody reaches a deal that is not shared with them: every route, asked by a reader and by an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
pytest.importorskip("multipart", reason="the extra `web` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from fastapi.testclient import TestClient

from otherside.accounts import Access, Scope
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.reach import HIDDEN, MARKER, SHARED, token
from tests.web.routes import BASE, addresses, ask, fill, signed_in, taken, wishes, without_echo, words_of

#: Let through without an account: no data of the workspace is in them. Each is asked all the same.
OPEN = {"/login", "/login/provider", "/login/callback", "/favicon.ico", "/api/v1/openapi.json", "/static"}


@pytest.fixture
def made(reached: Path) -> Path:
    """What ``folder`` is a copy of."""
    return reached


@pytest.mark.parametrize("name", ["rita", "eddy"])
def test_no_route_shows_a_deal_that_is_not_shared(walked, name):
    told, _ = walked(name)
    assert len({(t.method, t.path) for t in told}) > 70
    assert [t for t in told if t.leak] == []
    assert [t[:4] for t in told if t.status >= 500 and t.status != 502] == []
    # That nothing is shown proves nothing unless something would have been.
    assert sum(t.status < 400 for t in told) > 50


def test_the_walk_would_see_it(folder, known):
    """The same requests by an owner find the word where a deal is shown."""
    app = create_app(WebConfig(folder))
    client = signed_in(app, "olive")
    seen, takes = set(), taken(app)
    needed = {
        "/api/v1/deals", "/api/v1/people", "/api/v1/search", "/api/v1/market", "/api/v1/export", "/api/v1/corrections",
        "/api/v1/conversations", "/api/v1/conversations/{conversation}", "/api/v1/deals/{deal}/brief", "/deals/{deal}",
        "/people/{person}", "/search", "/conversations/{conversation}", "/api/v1/consents",
        "/api/v1/people/{person}/subject-export",
    }  # fmt: skip
    assert {("GET", path) for path in needed} <= set(addresses(app))
    for path in needed:
        for about in (HIDDEN, SHARED):
            sent = wishes(known[about])
            for answer in ask(client, "GET", fill(path, known[about]), sent, {}, takes.get(("GET", path))):
                if MARKER in without_echo(words_of(answer), sent):
                    seen.add(path)
    assert needed == seen, needed - seen


@pytest.mark.parametrize("name", ["rita", "eddy"])
def test_someone_in_both_deals_is_shown_as_the_shared_one_knows_them(folder, name):
    client = signed_in(create_app(WebConfig(folder)), name)
    people = client.get("/api/v1/people").json()["people"]
    assert {p["name"] for p in people} == {"Lena Brook", "Pia Sand"}
    lena = next(p for p in people if p["name"] == "Lena Brook")
    assert lena["deals"] == [SHARED]
    assert MARKER not in str(lena).casefold()
    assert client.get("/api/v1/deals").json()["total"] == 1
    counts = client.get("/settings").text
    assert "2 conversations" in counts


def test_nobody_without_an_account_gets_anything(folder, known):
    app = create_app(WebConfig(folder))
    stranger = TestClient(app, base_url=BASE)
    for method, path in addresses(app):
        if method == "HEAD" or path in OPEN:
            continue
        answer = stranger.request(method, fill(path, known[SHARED]), follow_redirects=False)
        assert answer.status_code in (401, 303), (method, path, answer.status_code)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/login"), path
        assert "lena" not in answer.text.casefold().replace("%20", " ")


def test_a_reader_changes_nothing(reached, walked):
    told, folder = walked("rita")
    assert {t.method for t in told} >= {"POST", "PUT", "DELETE"}

    def held(place: Path) -> tuple[object, ...]:
        with Workspace.open(place) as workspace:
            store = workspace.store
            return (store.counts(), store.settings(), workspace.corrections(), workspace.people())

    assert held(folder) == held(reached)


def test_an_editor_changes_what_is_shared_and_begins_deals_of_their_own(folder, known):
    secret = token(folder, "eddy", Scope.WRITE)
    client = TestClient(create_app(WebConfig(folder)), base_url=BASE, headers={"authorization": f"Bearer {secret}"})
    said = {"evidence": known[SHARED]["evidence"], "verdict": "confirm", "because": "I was there"}
    assert client.post("/api/v1/corrections", json=said).status_code == 200
    said["evidence"] = known[HIDDEN]["evidence"]
    assert client.post("/api/v1/corrections", json=said).status_code == 404
    note = {
        "files": ("n.md", b"---\ndate: 2026-03-09\n---\nAda Reed: I want it to be quiet here at last.\n", "text/plain")
    }
    begun = client.post("/api/v1/import", files=note, data={"deal": "Reed Organs"})
    assert begun.status_code == 200, begun.text
    assert {d["name"] for d in client.get("/api/v1/deals").json()["deals"]} == {SHARED, "Reed Organs"}
    into = client.post(
        "/api/v1/import", files={"files": ("m.md", b"Ada Reed: more.", "text/plain")}, data={"deal": HIDDEN}
    )
    assert into.status_code in (403, 422), into.text
    assert "not shared with you" in into.json()["detail"]
    talk = known[SHARED]["conversation"]
    for wish in (
        ("DELETE", "/people/Lena Brook?yes=true"),
        ("POST", "/retain"),
        ("DELETE", f"/conversations/{talk}?yes=true"),
    ):
        answer = client.request(wish[0], f"/api/v1{wish[1]}", json={"days": 1})
        assert answer.status_code == 403, wish
    with Workspace.open(folder) as workspace:
        assert {d.name for d in workspace.deals()} >= {SHARED, HIDDEN, "Reed Organs"}
        assert len(workspace.store.conversation_ids(HIDDEN)) == 2
        # What was refused is not done by whoever comes next either; to work out sides anew does no harm.
        assert {what["kind"] for what in workspace.store.unfinished().values()} <= {"sides"}


def test_who_may_not_erase_somebody_begins_nothing(folder, known):
    from otherside.domain import Refused
    from otherside.workspace.privacy.erasing import forget
    from otherside.workspace.scoped import open_as

    with (
        open_as(folder, Access("a1", "eddy", Scope.WRITE, frozenset({SHARED}))) as shared,
        pytest.raises(Refused, match="only an owner"),
    ):
        forget(shared, known[SHARED]["person"])
    with Workspace.open(folder) as workspace:
        assert workspace.store.unfinished() == {}


def test_what_is_shared_no_longer_is_gone_at_once(folder):
    from otherside.workspace.scoped import account_book

    client = signed_in(create_app(WebConfig(folder)), "rita")
    assert client.get("/api/v1/deals").json()["total"] == 1
    book = account_book(folder)
    book.share(SHARED, "rita", False)
    assert client.get("/api/v1/deals").json()["total"] == 0
    assert client.get("/api/v1/search?q=audit").json()["hits"] == []
    book.change("rita", active=False)
    book.close()
    assert client.get("/api/v1/deals").status_code == 401


def test_every_method_of_a_store_has_been_decided_on():
    from otherside.store.interface import Store
    from otherside.store.scoped import ScopedStore

    asked = {name for name in vars(Store) if not name.startswith("_")}
    assert asked <= set(vars(ScopedStore)), asked - set(vars(ScopedStore))
