"""Nobody reaches a deal that is not shared with them: every route, asked by a reader and by an editor."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
pytest.importorskip("multipart", reason="the extra `web` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route

from otherside.accounts import Scope
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.reach import HIDDEN, MARKER, PASSWORD, SHARED, make, token

BASE = "http://127.0.0.1:8765"
#: Let through without an account: no data of the workspace is in them. Each is asked all the same.
OPEN = {"/login", "/login/provider", "/login/callback", "/favicon.ico", "/api/v1/openapi.json", "/static"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("reach"))


@pytest.fixture(scope="module")
def known(made: Path) -> dict[str, dict[str, str]]:
    """Ids of what is shared and of what is not, as an owner knows them."""
    out = {}
    with Workspace.open(made) as workspace:
        for deal, person in ((SHARED, "Lena Brook"), (HIDDEN, "Otto Zorblax")):
            row = workspace.evidence(deal, person)[0]
            out[deal] = {
                "deal": deal,
                "person": workspace.person(person).id,
                "to": workspace.person(person).id,
                "conversation": row.evidence.conversation,
                "evidence": row.evidence.id,
                "number": str(row.evidence.turn),
            }
        out[HIDDEN]["correction"] = str(workspace.corrections(HIDDEN)[0]["id"])
    return out


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "ws"))


def signed_in(app: Any, name: str) -> TestClient:
    client = TestClient(app, base_url=BASE)
    answer = client.post("/login", data={"name": name, "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return client


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get("/settings").text)
    assert found
    return found[1]


def routes(app: Any) -> list[Any]:
    found = list(app.app.app.routes)
    flat: list[Any] = []
    while found:
        route = found.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if isinstance(route, (APIRoute, Route, Mount)):
            flat.append(route)
        elif inner is not None:
            found += inner.routes
        else:
            raise AssertionError(f"a kind of route that this test does not know: {route!r}")
    return flat


def addresses(app: Any) -> list[tuple[str, str]]:
    """``(method, path)`` of everything that the application answers."""
    document = app.app.app.openapi()
    from_document = {(m.upper(), p) for p, ms in document["paths"].items() for m in ms}
    walked = set()

    def walk(items: Any, prefix: str) -> None:
        for route in items:
            if isinstance(route, Mount):
                walked.add(("GET", prefix + route.path))
                continue
            included = getattr(route, "original_router", None)
            if included is not None:
                context = route.include_context
                walk(included.routes, prefix + (getattr(context, "prefix", "") or ""))
                continue
            for method in route.methods or ():
                walked.add((method, prefix + route.path))

    walk(app.app.app.routes, "")
    assert from_document <= walked, from_document - walked
    return sorted(walked)


#: What is sent: every parameter that any route takes, about the deal that is not shared.
def wishes(ids: dict[str, str]) -> dict[str, str]:
    deal, person = ids["deal"], ids["person"]
    return {
        "deal": deal, "to": person, "person": person, "q": "shafts", "query": "shafts", "text": "You told us about the shafts.",
        "by": "segment", "since": "2020-01-01", "limit": "500", "format": "jsonl", "table": "turns", "theme": "fear-1",
        "conversation": ids["conversation"], "kind": "email", "message": "You keep your shafts safe.",
        "messages": "You keep your shafts safe.", "evidence": ids["evidence"], "do": "confirm", "side": "theirs",
        "key": "veto", "value": "0.5", "state": "given", "because": "x", "us": "", "verdict": "confirm",
        "notes": "1", "token_name": "x", "draws": "500", "question": "shafts", "key_": "x", "what": deal, "word": "shafts",
        "compare": deal, "who": "deal", "others": "true", "yes": "true", "verify": "true", "names": "eddy",
    }  # fmt: skip


def fill(path: str, ids: dict[str, str]) -> str:
    from urllib.parse import quote

    values = {
        **ids, "chart": "outcome" if path.startswith("/api") else "split", "theme": "fear-1", "kind": "md", "job": "none",
        "batch": "A" * 20, "number": ids["number"], "account": "x", "token": "x",
        "correction": ids.get("correction", "1"), "code": "pressure", "system": "hubspot", "proposal": "x",
    }  # fmt: skip
    return re.sub(r"{(\w+)(?::\w+)?}", lambda m: quote(values.get(m[1], "x"), safe=""), path)


def words_of(answer: Any) -> str:
    """Everything an answer says, unpacked where it is packed, its headers too."""
    parts = [str(dict(answer.headers)), answer.text]
    if answer.headers.get("content-type", "") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            parts += [packed.read(name).decode() for name in packed.namelist()]
    return "\n".join(parts).casefold()


def without_echo(text: str, sent: dict[str, str]) -> str:
    """What was asked for may be repeated: it came from whoever asked. Only what was not sent tells anything."""
    assert MARKER not in {said.casefold() for said in sent.values()}, "then nothing would be left to find"
    for said in sorted({*sent.values()}, key=len, reverse=True):
        if MARKER in said.casefold():
            for form in (said, said.replace("&", "&amp;"), said.replace(" ", "%20"), said.replace(" ", "+")):
                text = text.replace(form.casefold(), "")
    return text


def as_body(path: str, sent: dict[str, str]) -> dict[str, Any]:
    """What is sent, as JSON that bodies take: lists where they want lists."""
    lines = [{"id": 1, "text": "I want the shafts to be safe."}]
    lists: dict[str, Any] = {
        "messages": [sent["messages"]], "names": [sent["names"]], "statements": [], "facets": [], "lines": lines,
        "us": ["ours.example"],
    }  # fmt: skip
    # To the lint, evidence is a list of quotes.
    return {k: v for k, v in sent.items() if not (path.endswith("/lint") and k in ("evidence", "format"))} | lists


def taken(app: Any) -> dict[tuple[str, str], set[str]]:
    """What each address of the API takes in its query: it refuses anything else."""
    document = app.app.app.openapi()
    return {
        (method.upper(), path): {p["name"] for p in found.get("parameters", ()) if p["in"] == "query"}
        for path, methods in document["paths"].items()
        for method, found in methods.items()
    }


def ask(
    client: TestClient, method: str, path: str, sent: dict[str, str], headers: dict[str, str], takes: set[str] | None
) -> list[Any]:
    """One request, or where there is a body one as a form and one as JSON; ``takes``: of the query, or None for a page."""
    query = sent if takes is None else {name: said for name, said in sent.items() if name in takes}
    if method in ("GET", "HEAD", "DELETE"):
        # With everything, and with only what many need: one may be refused where the other is answered.
        few = {name: said for name, said in query.items() if name == "q"} if method == "GET" else query
        return [
            client.request(method, path, params=given, headers=headers, follow_redirects=False)
            for given in (query, few)
        ]
    sample = ("a.txt", b"Ada Reed: I want it safe.", "text/plain")
    files = {"files": sample} if "/import" in path else {"file": sample} if path.endswith("/coach") else None
    as_form = client.request(method, path, data=sent, files=files, headers=headers, follow_redirects=False)
    as_json = client.request(
        method, path, params=query, json=as_body(path, sent),
        headers=headers, follow_redirects=False,
    )  # fmt: skip
    return [as_form, as_json]


@pytest.mark.parametrize("name", ["rita", "eddy"])
def test_no_route_shows_a_deal_that_is_not_shared(folder, known, name):
    app = create_app(WebConfig(folder))
    client = signed_in(app, name)
    form_token = csrf(client)
    paths = [(m, p) for m, p in addresses(app) if m != "HEAD" and p not in ("/logout", "/settings/me/password")]
    assert len(paths) > 70
    takes = taken(app)
    leaks, answered, faults = [], 0, []
    for method, path in paths:
        for about in (HIDDEN, SHARED):
            ids = known[about]
            place = fill(path, ids)
            sent = {**wishes(ids), "csrf": form_token}
            for answer in ask(client, method, place, sent, {"x-csrf-token": form_token}, takes.get((method, path))):
                answered += answer.status_code < 400
                if answer.status_code >= 500 and answer.status_code != 502:
                    faults.append((method, path, answer.status_code))
                told = without_echo(words_of(answer), {**sent, "path": place})
                if MARKER in told:
                    at = told.index(MARKER)
                    leaks.append((method, path, about, answer.status_code, told[max(0, at - 60) : at + 60]))
    assert leaks == []
    assert faults == []
    # That nothing is shown proves nothing unless something would have been.
    assert answered > 50


def test_the_walk_would_see_it(folder, known):
    """The same requests by an owner find the word in most places where a deal is shown."""
    app = create_app(WebConfig(folder))
    client = signed_in(app, "olive")
    found, takes = set(), taken(app)
    for method, path in addresses(app):
        if method == "GET" and path not in ("/market/progress",):
            for about in (HIDDEN, SHARED):
                sent = wishes(known[about])
                for answer in ask(client, method, fill(path, known[about]), sent, {}, takes.get((method, path))):
                    if MARKER in without_echo(words_of(answer), sent):
                        found.add(path)
    needed = {
        "/api/v1/deals", "/api/v1/people", "/api/v1/search", "/api/v1/market", "/api/v1/export", "/api/v1/corrections",
        "/api/v1/conversations", "/api/v1/conversations/{conversation}", "/api/v1/deals/{deal}/brief", "/deals/{deal}",
        "/people/{person}", "/search", "/conversations/{conversation}", "/api/v1/consents",
        "/api/v1/people/{person}/subject-export",
    }  # fmt: skip
    assert needed <= found, needed - found


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


def test_a_reader_changes_nothing(folder, known):
    app = create_app(WebConfig(folder))
    client = signed_in(app, "rita")
    form_token, takes = csrf(client), taken(app)
    with Workspace.open(folder) as workspace:
        before = (workspace.store.counts(), workspace.store.settings(), workspace.corrections(), workspace.people())
    for method, path in addresses(app):
        if method in ("GET", "HEAD") or path in ("/logout", "/settings/me/password", "/settings/me/tokens"):
            continue
        for about in (HIDDEN, SHARED):
            sent = {**wishes(known[about]), "csrf": form_token}
            ask(client, method, fill(path, known[about]), sent, {"x-csrf-token": form_token}, takes.get((method, path)))
    with Workspace.open(folder) as workspace:
        after = (workspace.store.counts(), workspace.store.settings(), workspace.corrections(), workspace.people())
    assert after == before


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
    for wish in (("DELETE", "/people/Lena Brook?yes=true"), ("POST", "/retain")):
        answer = client.request(wish[0], f"/api/v1{wish[1]}", json={"days": 1})
        assert answer.status_code == 403, wish
    with Workspace.open(folder) as workspace:
        assert {d.name for d in workspace.deals()} >= {SHARED, HIDDEN, "Reed Organs"}
        assert len(workspace.store.conversation_ids(HIDDEN)) == 2


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
