"""Who may come in, from where, with how much."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from otherside.domain import InputError, Side
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.uploads import safe_relative
from otherside.workspace import Workspace
from tests.web.conftest import BASE, HOSTILE, sign_in

DEAL = "/deals/Brook%20&%20Sons"
MARKET = (
    "/market",
    "/market/language",
    "/market/segments",
    "/market/segments?by=role",
    "/market/positioning",
    "/market/messages",
    "/market/ask?q=what+are+they+afraid+of",
)


@pytest.fixture(scope="module")
def hostile_market(tmp_path_factory):
    """Several people who all speak of one thing, with markup in their words and their names."""
    folder = tmp_path_factory.mktemp("hostile")
    people = ("<b>Ana</b> Rey", "Bo <img src=x onerror=alert(1)> Ly", "Cy O'Neil", "Di Ro")
    lines = [
        "Every weekend the old pizza-ovens break down <script>alert(1)</script> and I lose two hours to cleaning up.",
        "The old pizza-ovens broke down again <img src=x onerror=alert(2)> and it cost me the whole evening.",
    ]
    text = "\n\n".join(f"{name}: {line}" for name in people for line in lines)
    (folder / "talk.md").write_text(f"---\ndate: 2026-03-04\nparticipants: [Di Ro]\n---\n{text}\n", encoding="utf-8")
    with Workspace.init(folder / "ws", ["Pia Sand"]) as workspace:
        workspace.add([folder / "talk.md"], deal="Ovens <script>alert(3)</script>")
        for person in workspace.people():
            workspace.set_side(person.id, Side.THEIRS)
        workspace.settle()
        assert workspace.evidence()
    return sign_in(WebConfig(folder / "ws"))


def test_nothing_is_shown_without_a_session(config):
    stranger = TestClient(create_app(config), base_url=BASE)
    for path in ("/", DEAL, "/import", "/settings", "/api/v1/deals", "/api/v1/people", "/deals/x/glance"):
        answer = stranger.get(path)
        assert answer.status_code == 401
        assert "Lena" not in answer.text


def test_the_link_works_once_and_leaves_the_address(config):
    app = create_app(config)
    first = TestClient(app, base_url=BASE, follow_redirects=False)
    answer = first.get(f"/?token={config.login}&offset=0")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?offset=0"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    second = TestClient(app, base_url=BASE)
    assert second.get(f"/?token={config.login}").status_code == 401


def test_a_link_cannot_lead_elsewhere(config):
    app = TestClient(create_app(config), base_url=BASE, follow_redirects=False)
    place = app.get(f"//evil.example/?token={config.login}").headers["location"]
    assert place.startswith("/")
    assert not place.startswith("//")


def test_a_name_pointed_at_us_is_turned_away(reader):
    assert reader.get("/", headers={"host": "evil.example"}).status_code == 400
    assert reader.get("/", headers={"host": "127.0.0.1.evil.example:8765"}).status_code == 400
    assert reader.get("/", headers={"host": "[::1]:8765"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/settings",
        "/import",
        "/import/example",
        "/write/lint",
        "/write/draft",
        "/people/x/side",
        "/people/x/name",
        "/conversations/x/erase",
        "/people/x/beliefs",
        "/conversations/x/correct",
        "/market/work",
        "/market/messages",
    ],
)
def test_a_form_without_its_token_changes_nothing(reader, path):
    assert reader.post(path, data={"us": "x"}).status_code == 403
    assert reader.post(path, data={"us": "x", "csrf": "0" * 64}).status_code == 403
    assert reader.post(path, data={"us": "x", "csrf": "ä"}).status_code == 403


def test_another_site_cannot_send_our_forms(reader):
    data = {"csrf": reader.csrf, "text": "x"}
    assert reader.post("/write/lint", data=data, headers={"origin": "https://evil.example"}).status_code == 403
    assert reader.post("/write/lint", data=data, headers={"origin": "null"}).status_code == 403
    assert reader.post("/write/lint", data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert reader.post("/write/lint", data=data, headers={"origin": BASE}).status_code == 200


def test_the_api_takes_a_bearer_token_or_the_header(made):
    config = WebConfig(made, api_token="a-secret-of-some-length")
    app = create_app(config)
    script = TestClient(app, base_url=BASE, headers={"authorization": "Bearer a-secret-of-some-length"})
    assert script.get("/api/v1/deals").status_code == 200
    assert script.post("/api/v1/lint", json={"text": "hello"}).status_code == 200
    wrong = TestClient(app, base_url=BASE, headers={"authorization": "Bearer a-secret"})
    assert wrong.get("/api/v1/deals").status_code == 401
    browser = sign_in(WebConfig(made))
    assert browser.post("/api/v1/lint", json={"text": "hello"}).status_code == 403
    assert browser.post("/api/v1/lint", json={"text": "x"}, headers={"x-csrf-token": browser.csrf}).status_code == 200


def test_other_machines_only_with_authentication(tmp_path):
    # A secret for scripts on this machine opens nothing from another one.
    for token in (None, "x" * 30):
        with pytest.raises(InputError, match="otherside users add"):
            create_app(WebConfig(tmp_path, host="0.0.0.0", api_token=token))
    with pytest.raises(InputError, match="otherside users add"):
        create_app(WebConfig(tmp_path, url="https://otherside.example"))
    with pytest.raises(InputError, match="--no-login"):
        create_app(WebConfig(tmp_path, host="192.0.2.1", open_here=True, api_token="x" * 30))
    for host in ("127.0.0.1", "localhost", "::1"):
        create_app(WebConfig(tmp_path, host=host))


def test_every_answer_carries_the_policy_and_no_page_breaks_it(reader, lena, talks):
    pages = ["/", DEAL, f"/people/{lena}", "/import", "/settings", "/write", "/search?q=audit", "/nowhere", *MARKET]
    pages += [f"/conversations/{talk}{part}" for talk in talks for part in ("", "?notes=1", "/notes", "/turns/0/words")]
    pages += [f"{DEAL}/{part}" for part in ("glance", "forecast", "questions", f"prep?to={lena}")]
    for path in pages:
        answer = reader.get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<[^>]+\sstyle\s*=", answer.text), path
        assert not re.search(r"<[^>]+\son\w+\s*=", answer.text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text), path
        assert "https://" not in answer.text, path


def test_hostile_words_stay_words(reader, lena, talks):
    parts = ("", "?notes=1", "/notes", "/turns/0", "/turns/0/words")
    pages = [f"/conversations/{talk}{part}" for talk in talks for part in parts]
    pages += [
        DEAL,
        f"/people/{lena}",
        "/search?q=audit",
        "/search?facet=situation",
        "/",
        "/settings",
        "/write",
        "/import",
    ]
    pages += [f"{DEAL}/{part}" for part in ("glance", "forecast", "questions", "gaps", f"prep?to={lena}")]
    pages += [*MARKET, "/market/ask?q=what+does+the+note+say", f"/write?deal=Brook+%26+Sons&to={lena}"]
    themes = reader.get("/api/v1/market/themes").json()["themes"]
    pages += [f"/market/themes/{theme['id']}" for theme in themes]
    text = ""
    for path in pages:
        answer = reader.get(path)
        assert answer.status_code == 200, path
        text += answer.text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "<svg/onload" not in text
    assert "&lt;script&gt;alert" in text
    assert "{{ 7*7 }}" in text
    for path, name in (
        ("/search", "q"),
        ("/market/ask", "q"),
        ("/market", "facet"),
        ("/market", "by"),
        ("/write", "to"),
    ):
        echoed = reader.get(path, params={name: HOSTILE[:90]}).text
        assert "<script>alert" not in echoed
        assert "<img src=x" not in echoed
    tested = reader.post("/market/messages", data={"csrf": reader.csrf, "text": HOSTILE})
    assert tested.status_code == 200
    assert "<script>alert" not in tested.text
    assert "&lt;script&gt;alert" in tested.text


def test_files_that_are_taken_along_are_no_markup_either(hostile_market):
    for kind in ("md", "html"):
        answer = hostile_market.get(f"/market/positioning.{kind}")
        assert "attachment" in answer.headers["content-disposition"]
        # In Markdown a backslash makes it a character like any other.
        assert not re.search(r"(?<!\\)<(script|img)", answer.text)
    assert hostile_market.get("/market/positioning.exe").status_code == 404
    text = "".join(hostile_market.get(path).text for path in MARKET)
    assert "pizza-ovens" in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_hostile_names_stay_names(reader):
    assert "<script>alert" not in reader.get("/market/themes/<script>alert(1)").text
    assert "<img src=x" not in reader.get(f"/deals/{HOSTILE.replace('/', '~1')}").text


@pytest.mark.parametrize(
    "path", ["/static/../config.py", "/static/%2e%2e/config.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd",
             "/import/..%2f..%2fotherside.db", "/import/..", "/conversations/..%2fotherside.db",
             "/market/positioning.%2e%2e%2fmd", "/market/themes/..%2f..%2fotherside.db", "/conversations/../../x/notes",
             "/api/v1/export?table=..%2f..%2fetc%2fpasswd", "/api/v1/conversations/..%2fotherside.db/coach"]
)  # fmt: skip
def test_no_path_leads_out(reader, path):
    answer = reader.get(path)
    assert answer.status_code in (200, 404, 422)
    assert "SQLite" not in answer.text
    assert "WebConfig" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\x.vtt", "windows/x.vtt"),
        ("C:\\calls\\a.vtt", "C_/calls/a.vtt"),
        ("...", "file"),
        ("a\0b.vtt", "a_b.vtt"),
        (".hidden", "hidden"),
        ("deal/call one.vtt", "deal/call one.vtt"),
    ],
)
def test_names_of_uploads_stay_below_their_folder(name, kept):
    path = safe_relative(name)
    assert path.as_posix() == kept
    assert not path.is_absolute()
    assert ".." not in path.parts


def test_a_very_long_name_keeps_its_suffix():
    assert safe_relative("ä" * 4000 + ".vtt").name.endswith(".vtt")
    assert len(safe_relative("ä" * 4000 + ".vtt").name.encode()) < 255


def test_too_much_is_refused_whatever_the_length_says(folder):
    small = sign_in(WebConfig(folder, upload_bytes=20_000, body_bytes=2_000))
    assert small.post("/settings", data={"csrf": small.csrf, "us": "x" * 5_000}).status_code == 413
    big = {"files": ("a.txt", b"x" * 50_000, "text/plain")}
    assert small.post("/import", data={"csrf": small.csrf}, files=big).status_code == 413

    def chunks():
        for _ in range(100):
            yield b"x" * 1000

    answer = small.post("/settings", content=chunks(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    assert small.post("/settings", content=b"", headers={"content-length": "-5"}).status_code in (400, 403, 413)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"garbage"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="files"; filename="a\r\n'),
        ("multipart/form-data; boundary=x", b"--x\r\n: \r\n\r\n--x--"),
        ("application/json", b"{"),
    ],
)
def test_malformed_bodies_are_the_senders_fault(reader, kind, body):
    headers = {"content-type": kind, "x-csrf-token": reader.csrf}
    for path in ("/import", "/market/messages", "/conversations/x/correct", "/api/v1/import", "/api/v1/import/preview",
                 "/api/v1/import/outcomes", "/api/v1/lint", "/api/v1/corrections", "/api/v1/market/messages"):  # fmt: skip
        assert 400 <= reader.post(path, content=body, headers=headers).status_code < 500
