"""Attacks on the web application of a team: what stays in the log, sessions that end, uploads of others, forms from elsewhere."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import threading
import time
import zipfile

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from fastapi.testclient import TestClient

from otherside.accounts import Role, Scope
from otherside.web.app import create_app, state_in
from otherside.web.config import WebConfig
from otherside.web.storing import store_batch
from otherside.web.uploads import FILES, Incoming
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import listing
from otherside.workspace.scoped import account_book
from tests.reach import HIDDEN, PASSWORD, SHARED, token
from tests.web.routes import BASE, addresses, csrf, fill, signed_in


@pytest.fixture
def made(reached):
    """What ``folder`` is a copy of."""
    return reached


@pytest.fixture
def app(folder):
    return create_app(WebConfig(folder))


def script(app, folder, name, scope=Scope.READ):
    head = {"authorization": f"Bearer {token(folder, name, scope)}"}
    return TestClient(app, base_url=BASE, headers=head)


def lines(folder):
    return [(r["user"], r["action"], r["what"], r["deal"]) for r in listing(folder)]


# sessions and tokens


def test_whoever_leaves_the_machine_is_out(folder):
    config = WebConfig(folder)
    app = create_app(config)
    client = TestClient(app, base_url=BASE)
    client.get(f"/?token={config.login}")
    session = client.cookies[config.cookie]
    client.post("/logout", data={"csrf": state_in(app).sessions.csrf(session)})
    client.cookies.set(config.cookie, session)
    assert client.get("/api/v1/deals").status_code == 401


def test_a_session_that_somebody_planted_is_not_the_one_that_begins(app):
    client = TestClient(app, base_url=BASE)
    client.cookies.set("otherside-8765", "planted-by-somebody-else")
    client.post("/login", data={"name": "eddy", "password": PASSWORD})
    other = TestClient(app, base_url=BASE, cookies={"otherside-8765": "planted-by-somebody-else"})
    assert other.get("/api/v1/deals").status_code == 401


def test_signing_in_again_ends_what_the_browser_had(app):
    client = signed_in(app, "olive")
    before = client.cookies["otherside-8765"]
    client.post("/login", data={"name": "eddy", "password": PASSWORD})
    assert client.cookies["otherside-8765"] != before
    old = TestClient(app, base_url=BASE, cookies={"otherside-8765": before})
    assert old.get("/api/v1/deals").status_code == 401


def test_who_is_changed_while_signed_in_may_at_once_do_no_more(app, folder):
    eddy, writes = signed_in(app, "eddy"), script(app, folder, "eddy", Scope.WRITE)
    olive = signed_in(app, "olive")
    head = {"x-csrf-token": csrf(olive)}
    assert eddy.get("/api/v1/deals").status_code == 200
    assert writes.post("/api/v1/learn/undo").status_code != 403
    assert olive.patch("/api/v1/users/eddy", json={"role": "reader"}, headers=head).status_code == 200
    assert eddy.get("/api/v1/deals").status_code == 401
    wish = {"key": "trigger", "value": "60"}
    assert writes.post(f"/api/v1/deals/{SHARED}/beliefs", json=wish).status_code in (403, 422)
    note = {"files": ("n.md", b"Lena Brook: We wait.")}
    assert writes.post("/api/v1/import", files=note, data={"deal": SHARED}).status_code in (403, 422)
    olive.patch("/api/v1/users/eddy", json={"active": False}, headers=head)
    assert writes.get("/api/v1/deals").status_code == 401


@pytest.mark.parametrize("path", ["/settings/me/tokens", "/settings/me/password", "/settings/accounts", "/logout"])
def test_a_scripts_token_makes_no_wider_one(app, folder, path):
    reads = script(app, folder, "olive", Scope.READ)
    form = {"name": "x", "scope": "admin", "old": PASSWORD, "new": "other words which fit", "role": "owner"}
    assert reads.post(path, data=form).status_code == 403
    assert reads.post("/api/v1/tokens", json={"user": "olive", "scope": "admin"}).status_code == 403


def test_no_address_that_changes_something_takes_a_form_from_elsewhere(app, known):
    client = signed_in(app, "olive")
    asked = [(m, p) for m, p in addresses(app) if m not in ("GET", "HEAD", "OPTIONS") and p != "/login"]
    assert len(asked) > 50
    form = {"csrf": "0" * 64, "do": "remove", "yes": "true", "name": "x", "role": "owner"}
    for method, path in asked:
        place = fill(path, known[SHARED])
        for answer in (
            client.request(method, place, data=form),
            client.request(method, place, json={}, headers={"x-csrf-token": "0" * 64}),
            client.request(method, place, data=form, headers={"origin": "null"}),
            client.request(method, place, data=form, headers={"sec-fetch-site": "same-site"}),
        ):
            assert answer.status_code == 403, (method, path, answer.text[:200])


def lying_there(folder, name):
    """Whether a file is anywhere in a folder, out of which it may be taken while one looks."""
    return any(name in files for _, _, files in os.walk(folder))


def imports_once_changed(app, folder, name, change):
    """Somebody brings a note while another import has its turn, and is changed before theirs comes; what the deal then holds."""
    client = signed_in(app, name)
    file = {"files": ("n.md", b"Lena Brook: We copy the quarterly list by hand and hate it.")}
    with state_in(app).jobs.turns.of("import"):
        batch = client.post("/import", data={"csrf": csrf(client)}, files=file, follow_redirects=False)
        form = {"csrf": csrf(client), "deal": SHARED, "do": "store"}
        assert client.post(batch.headers["location"], data=form, follow_redirects=False).status_code == 303
        with contextlib.closing(account_book(folder)) as book:
            change(book)
    until = time.process_time() + 20
    while lying_there(folder / "incoming", "n.md") and time.process_time() < until:
        time.sleep(0.05)
    with Workspace.open(folder) as workspace:
        return [t.turn.text for c in workspace.conversations(SHARED) for t in c.turns]


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.READER}, "no longer shared"], ids=str)
def test_what_waits_for_its_turn_is_done_as_far_as_they_may_then(app, folder, change):
    def changed(book):
        if change == "no longer shared":
            book.share(SHARED, "eddy", False)
        else:
            book.change("eddy", **change)

    assert "quarterly" not in str(imports_once_changed(app, folder, "eddy", changed))


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.EDITOR}, {}], ids=str)
def test_an_owner_who_is_none_any_more_when_the_turn_comes_imports_nothing(app, folder, change):
    def changed(book):
        book.add("oscar", Role.OWNER, PASSWORD)
        if change:
            book.change("olive", **change)

    assert ("quarterly" in str(imports_once_changed(app, folder, "olive", changed))) is not bool(change)


# the log


def test_nobody_writes_into_the_log_what_they_like(app, folder):
    rita = script(app, folder, "rita")
    words = "Otto%20Zorblax%20was%20sacked"
    for method, path in (
        ("POST", f"/api/v1/deals/{words}/shares"),
        ("POST", f"/api/v1/deals/{words}/beliefs"),
        ("POST", f"/deals/{words}/standing"),
        ("GET", f"/deals/{words}/prep"),
        ("GET", f"/api/v1/deals/{words}/brief"),
        ("DELETE", f"/api/v1/users/{words}"),
        ("DELETE", f"/api/v1/people/{words}"),
        ("GET", f"/api/v1/audit?deal={words}"),
        ("GET", f"/settings/log?deal={words}"),
    ):
        rita.request(method, path, **({"json": {}} if method == "POST" else {}))
    assert "sacked" not in str(listing(folder))
    assert ("rita", "refused", "DELETE /api/v1/users/{account}", None) in lines(folder)
    olive = script(app, folder, "olive", Scope.ADMIN)
    olive.post("/api/v1/deals/brook/shares", json={"names": ["rita"]})
    olive.post("/api/v1/deals/Brook %26 Sons/shares", json={"names": ["rita"]})
    assert ("olive", "accounts", "shared", SHARED) in lines(folder)


def test_a_brief_that_is_taken_along_is_an_export(app, folder):
    olive = script(app, folder, "olive", Scope.READ)
    for form in ("md", "html", "json"):
        assert olive.get(f"/api/v1/deals/brook/brief?format={form}").status_code == 200
    olive.get("/api/v1/deals/brook/brief")
    actions = [action for _, action, what, deal in lines(folder) if what.endswith("/brief") and deal == SHARED]
    assert actions == ["exported", "exported", "saw", "saw"]


class Served:
    """The application on a real server, for what a test client cannot do: hang up."""

    def __init__(self, app):
        import uvicorn

        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def close(self):
        self.server.should_exit = True
        self.thread.join(10)


def test_who_hangs_up_in_the_middle_of_an_export_is_in_the_log(folder):
    olive = token(folder, "olive", Scope.READ)
    with Workspace.open(folder) as workspace:
        file = folder.parent / "long.md"
        said = "\n\n".join(f"Lena Brook: {n * 7919 % 99991} {n * 104729 % 99989} reports a day." for n in range(4_000))
        file.write_text(said, encoding="utf-8")
        workspace.add([file], deal=SHARED)
    served = Served(create_app(WebConfig(folder)))
    try:
        with socket.create_connection(("127.0.0.1", served.port)) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(
                f"GET /api/v1/export HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {olive}\r\n\r\n".encode()
            )
            assert b"200" in line.recv(200)
        wanted = ("olive", "exported", "GET /api/v1/export", None)
        until = time.process_time() + 10
        while wanted not in lines(folder) and time.process_time() < until:
            time.sleep(0.1)
        assert wanted in lines(folder)
    finally:
        served.close()


# uploads


def test_who_may_not_add_leaves_no_files_here(app, folder):
    rita = signed_in(app, "rita")
    head, file = {"x-csrf-token": csrf(rita)}, {"files": ("n.md", b"Lena Brook: We wait.")}
    for path in ("/import", "/api/v1/import", "/api/v1/import/outcomes"):
        assert rita.post(path, files=file, headers=head).status_code == 403, path
    assert not [p for p in (folder / "incoming").rglob("*") if p.is_file()]
    # Looking at what a file would say stores nothing.
    assert rita.post("/api/v1/import/preview", files=file, headers=head).status_code == 200


@pytest.mark.parametrize("place", ["to-ReedOrgansLtd1234", "note-0123456789ab"])
def test_files_on_their_way_in_are_nobody_elses_batch(app, folder, place):
    eddy = signed_in(app, "eddy")
    kept = folder / "incoming" / place / "Imported" / "call.md"
    kept.parent.mkdir(parents=True)
    kept.write_text("Lena Brook: We wait.", encoding="utf-8")
    assert eddy.get(f"/import/{place}").status_code == 404
    for wish in ("drop", "again", "store"):
        assert eddy.post(f"/import/{place}", data={"csrf": csrf(eddy), "do": wish}).status_code == 404
    Incoming(folder).drop(place)
    assert kept.exists()


def test_a_batch_that_shares_a_name_with_another_on_its_way_loses_nothing(folder):
    state = state_in(create_app(WebConfig(folder)))
    files = folder / "incoming" / ("A" * 20) / FILES
    files.mkdir(parents=True)
    for name in ("a first talk.md", "b second talk.md"):
        (files / name).write_text(f"Lena Brook: We copy every report of {name} by hand.", encoding="utf-8")
    taken = folder / "incoming" / f"to-{SHARED}" / "Imported" / "b second talk.md"
    taken.parent.mkdir(parents=True)
    taken.write_text("of somebody else", encoding="utf-8")
    job = store_batch(state, "A" * 20, SHARED, (), (), wait=True)
    assert job.result is not None
    assert job.result["conversations"] == 2
    assert [p for p in (folder / "incoming").rglob("*") if p.is_file()] == [taken]


def test_two_who_bring_a_file_of_the_same_name_both_keep_their_words(app, folder):
    book = account_book(folder)
    book.add("edna", Role.EDITOR, PASSWORD)
    book.share(SHARED, "edna")
    book.close()
    eddy, edna, olive = (
        script(app, folder, name, scope)
        for name, scope in (("eddy", Scope.WRITE), ("edna", Scope.WRITE), ("olive", Scope.ADMIN))
    )

    def brings(who, words):
        note = f"---\ndate: 2026-03-10\n---\nLena Brook: {words}".encode()
        answer = who.post("/api/v1/import", files={"files": ("notes.md", note)}, data={"deal": SHARED})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def told():
        with Workspace.open(folder) as workspace:
            notes = [c for c in workspace.conversations(SHARED) if c.conversation.title == "notes"]
            return sorted(t.turn.text for c in notes for t in c.turns)

    words = ["A mill is no office.", "By May the board decides.", "Copying costs us our Fridays."]
    for who, said in zip((eddy, edna, olive), words, strict=True):
        brings(who, said)
    assert told() == words
    # One's own corrected file still replaces itself, and the same bytes from a colleague are no second copy.
    brings(edna, "By June the board decides.")
    assert told() == [words[0], "By June the board decides.", words[2]]
    assert brings(olive, words[0])["unchanged"] == 1
    assert len(told()) == 3


def test_what_is_on_its_way_in_is_not_tidied_away(folder):
    kept = folder / "incoming" / "by-a1" / "to-Reed" / "Imported" / "call.md"
    kept.parent.mkdir(parents=True)
    kept.write_text("Lena Brook: We wait.", encoding="utf-8")
    long_ago = time.time() - 3 * 24 * 3600
    for place in (kept.parents[1], kept.parents[2]):
        os.utime(place, (long_ago, long_ago))
    incoming = Incoming(folder)
    incoming._tidy()
    assert kept.exists()
    for place in (kept, *kept.parents[:3]):
        os.utime(place, (long_ago, long_ago))
    incoming._tidy()
    assert not kept.exists()


def test_who_may_not_say_who_we_are_leaves_nothing_to_finish(app, folder):
    for name in ("eddy", "rita"):
        client = signed_in(app, name)
        assert client.post("/settings", data={"csrf": csrf(client), "us": "brook.example"}).status_code == 403
    with Workspace.open(folder) as workspace:
        assert workspace.store.unfinished() == {}


def test_an_archive_neither_leads_out_nor_swells(app, folder):
    olive = script(app, folder, "olive", Scope.ADMIN)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("../../store.toml", 'url = "postgresql://evil.example/x"')
        out.writestr("/etc/otherside.md", "Lena Brook: We wait.")
        link = zipfile.ZipInfo("link.md")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        out.writestr(link, "/etc/passwd")
        out.writestr("big.txt", b"Lena Brook: We wait.\n" * 20_000_000)
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as deep:
            deep.writestr("x.md", b"Lena Brook: We wait.\n" * 5_000_000)
        for n in range(30):
            out.writestr(f"{n}.zip", inner.getvalue())
    before = {p for p in folder.rglob("*") if "accounts.db" not in p.name}
    began = time.process_time()
    answer = olive.post("/api/v1/import/preview", files={"files": ("x.zip", packed.getvalue())})
    assert time.process_time() - began < 60
    assert answer.status_code in (200, 413, 422), answer.text
    assert "root:" not in answer.text
    assert not (folder / "store.toml").exists()
    assert {p for p in folder.rglob("*") if "accounts.db" not in p.name} - before <= {folder / "incoming"}


def test_what_is_read_together_is_written_once(app, folder, known):
    """An owner's page of people of the deal that nobody else sees is in the log with its deal."""
    olive = script(app, folder, "olive", Scope.ADMIN)
    olive.get(f"/api/v1/people/{known[HIDDEN]['person']}")
    olive.get(f"/deals/{HIDDEN}")
    rows = lines(folder)
    assert rows.count(("olive", "saw", "GET /deals/{deal}", HIDDEN)) == 1
    assert account_book(folder).in_use
