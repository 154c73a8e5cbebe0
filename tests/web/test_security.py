"""Who may come in, from where, with how much."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from otherside.domain import InputError
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.uploads import safe_relative
from tests.web.conftest import BASE, HOSTILE, sign_in

DEAL = "/deals/Brook%20&%20Sons"


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
    ["/settings", "/import", "/import/example", "/write/lint", "/write/draft", "/people/x/side", "/people/x/beliefs"],
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
    with pytest.raises(InputError, match="OTHERSIDE_API_TOKEN"):
        create_app(WebConfig(tmp_path, host="0.0.0.0"))
    with pytest.raises(InputError, match="--no-login"):
        create_app(WebConfig(tmp_path, host="192.0.2.1", open_here=True, api_token="x" * 30))
    create_app(WebConfig(tmp_path, host="192.0.2.1", api_token="x" * 30))
    for host in ("127.0.0.1", "localhost", "::1"):
        create_app(WebConfig(tmp_path, host=host))


def test_every_answer_carries_the_policy_and_no_page_breaks_it(reader, lena, talks):
    pages = ["/", DEAL, f"/people/{lena}", "/import", "/settings", "/write", "/search?q=audit", "/nowhere"]
    pages += [f"/conversations/{talk}" for talk in talks]
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
    pages = [f"/conversations/{talk}" for talk in talks] + [
        DEAL,
        f"/people/{lena}",
        "/search?q=audit",
        f"{DEAL}/glance",
    ]
    text = "".join(reader.get(path).text for path in pages)
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "<svg/onload" not in text
    assert "&lt;script&gt;alert" in text
    assert "{{ 7*7 }}" in text
    echoed = reader.get("/search", params={"q": HOSTILE}).text
    assert "<script>alert" not in echoed
    assert "<img src=x" not in reader.get(f"/deals/{HOSTILE.replace('/', '~1')}").text


@pytest.mark.parametrize(
    "path", ["/static/../config.py", "/static/%2e%2e/config.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd",
             "/import/..%2f..%2fotherside.db", "/import/..", "/conversations/..%2fotherside.db"]
)  # fmt: skip
def test_no_path_leads_out(reader, path):
    answer = reader.get(path)
    assert answer.status_code in (200, 404)
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
    for path in ("/import", "/api/v1/import", "/api/v1/import/preview", "/api/v1/lint"):
        assert 400 <= reader.post(path, content=body, headers=headers).status_code < 500
