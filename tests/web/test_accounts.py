"""Coming in with an account, what owners may do, and the log of requests."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from fastapi.testclient import TestClient

from otherside.accounts import Role, Scope
from otherside.accounts.oidc import ProviderConfig
from otherside.domain import InputError
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import listing, verified
from otherside.workspace.scoped import account_book
from tests.accounts.provider import LocalProvider
from tests.reach import PASSWORD

BASE = "http://127.0.0.1:8765"
DEAL = "Brook & Sons"


@pytest.fixture
def team(folder):
    book = account_book(folder)
    book.add("olive", Role.OWNER, PASSWORD)
    book.add("rita", Role.READER, PASSWORD)
    book.add("ann@ours.example", Role.READER)
    book.close()
    return folder


def enter(app, name="olive", password=PASSWORD, **more):
    client = TestClient(app, base_url=BASE)
    return client, client.post("/login", data={"name": name, "password": password, **more}, follow_redirects=False)


def csrf(client, page="/settings"):
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(page).text)
    assert found
    return found[1]


def test_pages_lead_to_the_form_and_back(team):
    app = create_app(WebConfig(team))
    client = TestClient(app, base_url=BASE)
    answer = client.get("/search?q=audit", follow_redirects=False)
    assert answer.headers["location"] == "/login?next=%2Fsearch%3Fq%3Daudit"
    assert 'name="password"' in client.get(answer.headers["location"]).text
    assert client.get("/api/v1/deals").status_code == 401
    assert client.post("/import", data={}).status_code == 401
    client, answer = enter(app, next="/search?q=audit")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=audit")
    assert client.get("/search?q=audit").status_code == 200


@pytest.mark.parametrize(
    "place", ["https://evil.example", "//evil.example", "/\\evil.example", "/\v/evil.example", "javascript:alert(1)"]
)
def test_the_form_never_leads_elsewhere(team, place):
    _, answer = enter(create_app(WebConfig(team)), next=place)
    assert answer.headers["location"] == "/"


def test_the_cookie(team):
    _, answer = enter(create_app(WebConfig(team)))
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Secure" not in cookie
    app = create_app(WebConfig(team, url="https://otherside.example"))
    client = TestClient(app, base_url="https://otherside.example")
    answer = client.post("/login", data={"name": "olive", "password": PASSWORD}, follow_redirects=False)
    assert "; Secure" in answer.headers["set-cookie"]


def test_what_is_wrong_is_said_in_the_same_words_and_then_one_waits(team):
    app = create_app(WebConfig(team))
    texts = {enter(app, name, "not the right words")[1].text.replace(name, "") for name in ("olive", "nobody")}
    assert len(texts) == 1
    codes = [enter(app, "olive", "not the right words")[1].status_code for _ in range(11)]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert enter(app)[1].status_code == 429
    assert enter(app, "rita")[1].status_code == 303


def test_a_form_from_elsewhere_signs_nobody_in(team):
    client = TestClient(create_app(WebConfig(team)), base_url=BASE)
    data = {"name": "olive", "password": PASSWORD}
    assert client.post("/login", data=data, headers={"origin": "https://evil.example"}).status_code == 403


def test_signing_out_ends_the_session(team):
    client, _ = enter(create_app(WebConfig(team)))
    kept = dict(client.cookies)
    client.post("/logout", data={"csrf": csrf(client)})
    client.cookies.update(kept)
    assert client.get("/api/v1/deals").status_code == 401


def test_a_form_of_a_session_that_has_ended_leads_to_the_way_in(team):
    client, _ = enter(create_app(WebConfig(team)))
    token = csrf(client)
    client.post("/logout", data={"csrf": token})
    answer = client.post("/write/draft", data={"csrf": token, "text": "Dear Lena"})
    assert answer.status_code == 401
    assert '<a class="button" href="/login" target="_blank"' in answer.text
    assert "scripts send a token" not in answer.text


def test_sitting_at_the_machine_nothing_is_in_the_way(team):
    config = WebConfig(team, api_token="a-secret-of-some-length")
    app = create_app(config)
    client = TestClient(app, base_url=BASE)
    assert client.get(f"/?token={config.login}").status_code == 200
    assert client.get("/settings/accounts").status_code == 200
    script = TestClient(app, base_url=BASE, headers={"authorization": "Bearer a-secret-of-some-length"})
    assert script.get("/api/v1/deals").json()["total"] == 1


def test_from_elsewhere_neither_the_link_nor_the_secret_opens_anything(team):
    config = WebConfig(team, host="0.0.0.0", api_token="a-secret-of-some-length")
    app = create_app(config)
    client = TestClient(app, base_url="http://0.0.0.0:8765")
    assert client.get(f"/?token={config.login}", follow_redirects=True).url.path == "/login"
    head = {"authorization": "Bearer a-secret-of-some-length"}
    assert client.get("/api/v1/deals", headers=head).status_code == 401


def test_without_accounts_it_does_not_listen_there(folder):
    with pytest.raises(InputError, match="otherside users add"):
        create_app(WebConfig(folder, host="0.0.0.0"))


def test_owners_make_accounts_and_share_deals(team):
    app = create_app(WebConfig(team))
    owner, _ = enter(app)
    rita, _ = enter(app, "rita")
    assert rita.get("/api/v1/deals").json()["total"] == 0
    for path in ("/settings/accounts", "/settings/log"):
        assert rita.get(path).status_code == 403
    assert rita.post("/settings/accounts", data={"csrf": csrf(rita), "name": "x", "role": "owner"}).status_code == 403
    token = csrf(owner)
    owner.post("/settings/shares", data={"csrf": token, "deal": DEAL, "whom": "*"})
    assert rita.get("/api/v1/deals").json()["total"] == 1
    made = {"csrf": token, "name": "new@ours.example", "role": "editor", "password": PASSWORD}
    assert owner.post("/settings/accounts", data=made).status_code == 200
    assert enter(app, "new@ours.example")[1].status_code == 303
    weak = owner.post("/settings/accounts", data={**made, "name": "two@ours.example", "password": "short"})
    assert weak.status_code == 422
    assert "12" in weak.text
    assert PASSWORD not in owner.get("/settings/accounts").text


def test_ones_own_tokens_and_password(team):
    app = create_app(WebConfig(team))
    rita, _ = enter(app, "rita")
    token = csrf(rita)
    page = rita.post("/settings/me/tokens", data={"csrf": token, "name": "a script", "scope": "read"}).text
    secret = re.search(r"oth_[\w-]{43}", page)[0]
    assert secret not in rita.get("/settings/me").text
    script = TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {secret}"})
    assert script.get("/api/v1/deals").status_code == 200
    assert rita.post("/settings/me/tokens", data={"csrf": token, "scope": "admin"}).status_code == 422
    wrong = {"csrf": token, "old": "not it at all", "new": "other words which fit"}
    assert rita.post("/settings/me/password", data=wrong).status_code == 422
    rita.post("/settings/me/password", data={**wrong, "old": PASSWORD})
    assert rita.get("/api/v1/deals").status_code == 401
    assert enter(app, "rita", "other words which fit")[1].status_code == 303


def test_a_token_beside_a_cookie_counts_alone(team):
    app = create_app(WebConfig(team))
    owner, _ = enter(app)
    book = account_book(team)
    _, secret = book.give_token("rita", "x", Scope.READ)
    book.close()
    assert owner.get("/api/v1/deals", headers={"authorization": f"Bearer {secret}"}).json()["total"] == 0
    assert owner.get("/api/v1/deals", headers={"authorization": "Bearer oth_wrong"}).status_code == 401


def test_signing_in_by_a_provider(team):
    local = LocalProvider()
    try:
        config = WebConfig(team, provider=ProviderConfig(local.issuer, local.client, local.secret))
        app = create_app(config)
        client = TestClient(app, base_url=BASE)
        assert "/login/provider" in client.get("/login").text
        away = client.get("/login/provider", follow_redirects=False)
        assert "samesite=lax" in away.headers["set-cookie"].casefold()
        back = local.authorize(away.headers["location"], "s-1", "ann@ours.example")
        assert back.startswith(BASE + "/login/callback?")
        # Not a redirect: a browser that comes from another site would not send the new cookie along.
        done = client.get(back, follow_redirects=False)
        assert done.status_code == 200
        assert client.get("/api/v1/deals").status_code == 200
        assert client.get("/settings/me").text.count("ann@ours.example")
        # The same answer again, or in another browser, opens nothing.
        assert client.get(back, follow_redirects=False).status_code == 401
        other = TestClient(app, base_url=BASE)
        away = other.get("/login/provider", follow_redirects=False)
        unknown = local.authorize(away.headers["location"], "s-9", "nobody@ours.example")
        assert other.get(unknown).status_code == 401
        assert TestClient(app, base_url=BASE).get(unknown).status_code == 401
    finally:
        local.close()


def test_the_log_says_who_saw_changed_and_exported(team):
    app = create_app(WebConfig(team))
    owner, _ = enter(app)
    rita, _ = enter(app, "rita")
    with Workspace.open(team) as workspace:
        said, talk = workspace.evidence(DEAL)[0].evidence.id, workspace.evidence(DEAL)[0].evidence.conversation
    owner.get("/api/v1/deals/Brook%20&%20Sons/brief")
    owner.get("/api/v1/deals/brook/brief")
    owner.get("/api/v1/search?q=audit&deal=BROOK")
    owner.get(f"/api/v1/conversations/{talk}")
    owner.get("/people/Lena%20Brook")
    owner.get("/api/v1/export?table=deals")
    token = csrf(owner)
    owner.post("/api/v1/corrections", json={"evidence": said, "verdict": "confirm"}, headers={"x-csrf-token": token})
    rita.get("/settings/log")
    rows = [(r["user"], r["action"], r["what"], r["deal"]) for r in listing(team)]
    assert ("olive", "signed_in", "sign in", None) in rows
    # As the workspace calls it, however it was asked for.
    assert rows.count(("olive", "saw", "GET /api/v1/deals/{deal}/brief", DEAL)) == 2
    assert ("olive", "saw", "GET /api/v1/search", DEAL) in rows
    assert ("olive", "saw", "GET /api/v1/conversations/{conversation}", DEAL) in rows
    assert ("olive", "saw", "GET /people/{person}", None) in rows
    assert ("olive", "exported", "GET /api/v1/export", None) in rows
    assert ("olive", "changed", "POST /api/v1/corrections", None) in rows
    assert ("rita", "refused", "GET /settings/log", None) in rows
    assert "Lena" not in str(listing(team))
    assert verified(team)["entries"] == len(rows)
    assert "signed in" in owner.get("/settings/log").text


def test_deleting_what_is_old_is_in_the_log_as_that(team):
    app = create_app(WebConfig(team))
    owner, _ = enter(app)
    rita, _ = enter(app, "rita")
    form = {"csrf": csrf(owner), "days": "20000"}
    owner.post("/settings/retention", data=form)
    owner.post("/settings/retention/erase", data=form)
    assert rita.post("/settings/retention/erase", data={"csrf": csrf(rita), "days": "1"}).status_code == 403
    rows = [(r["user"], r["action"], r["what"]) for r in listing(team)]
    assert ("olive", "saw", "POST /settings/retention") in rows
    assert ("olive", "erased", "POST /settings/retention/erase") in rows
    assert ("rita", "refused", "POST /settings/retention/erase") in rows


def test_from_the_browser_no_variable_of_the_server_is_sent_elsewhere(team, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "of the database")
    owner, _ = enter(create_app(WebConfig(team)))
    form = {
        "csrf": csrf(owner),
        "provider": "openai",
        "model": "m",
        "base_url": "http://127.0.0.1:9/v1",
        "reader": "local",
    }
    answer = owner.post("/settings/llm", data={**form, "api_key_env": "PGPASSWORD"})
    assert (answer.status_code, "no variable for a language model" in answer.text) == (422, True)
    for name in ("OPENAI_API_KEY", "OTHERSIDE_LLM_KEY", ""):
        assert owner.post("/settings/llm", data={**form, "api_key_env": name}).status_code == 200


def test_alone_on_a_machine_only_changes_are_noted(folder):
    # The workspace that all tests copy may have a log from tests that ran commands on it.
    for log in folder.glob("accounts.db*"):
        log.unlink()
    config = WebConfig(folder)
    client = TestClient(create_app(config), base_url=BASE)
    client.get(f"/?token={config.login}")
    client.get("/deals/Brook%20&%20Sons")
    assert listing(folder) == []
    client.get("/api/v1/export?table=deals")
    assert [(r["user"], r["action"]) for r in listing(folder)] == [("this machine", "exported")]
    assert client.get("/settings").status_code == 200


def test_consent_is_noted_on_the_page(team, talks):
    app = create_app(WebConfig(team))
    owner, _ = enter(app)
    token = csrf(owner)
    page = owner.post(
        f"/conversations/{talks[0]}/consent", data={"csrf": token, "state": "refused", "note": "on the call"}
    )
    assert "nothing is made of this conversation" in page.text
    assert owner.get(f"/api/v1/conversations/{talks[0]}/coach").status_code == 422
    assert owner.get("/api/v1/deals/Brook%20&%20Sons/brief").json()["excluded"][0]["conversation"] == talks[0]
