"""What the command line can do with its options, REST can: the same question, the same JSON."""

from __future__ import annotations

import io
import json
import shutil
import zipfile

import pytest

from otherside.web.config import WebConfig
from tests.web.conftest import CALL, sign_in
from tests.web.test_parity import API, DEAL, IN_PATH, said, same

SCENARIO = """[deal]
name = "Harbour"

[[people]]
name = "Ada Reed"
rho = 0.4

[[people]]
name = "Bo Lind"
power = 0.9
"""


@pytest.fixture
def headers(reader):
    return {"x-csrf-token": reader.csrf}


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (["forecast", DEAL, "--draws", "500", "--compare", DEAL], f"{IN_PATH}/forecast?draws=500&compare=Brook"),
        (
            ["forecast", DEAL, "--draws", "500", "--as-of", "2026-04-01", "--set", "Lena Brook.rho=0.1"],
            f"{IN_PATH}/forecast?draws=500&as_of=2026-04-01&set=Lena+Brook.rho%3D0.1",
        ),
        (["questions", DEAL, "--no-forecast"], f"{IN_PATH}/questions?forecast=false"),
        (["questions", DEAL, "--no-forecast", "--plan", "--to", "Lena"], f"{IN_PATH}/plan?forecast=false&to=Lena"),
        (["search", "audit", "--outcome", "won", "-n", "20"], f"{API}/search?q=audit&outcome=won"),
        (["market", "--word", "rollout", "--word", "sheet"], f"{API}/market/words?word=rollout&word=sheet"),
        (["lint", "--explain", "pressure"], f"{API}/lint/codes/pressure"),
        (["consent"], f"{API}/consents"),
        (["consent", "--deal", DEAL], f"{API}/consents?deal=Brook"),
        (["consent", "first call"], f"{API}/conversations/first%20call/consent"),
        (["users", "list"], f"{API}/users"),
        (["users", "tokens"], f"{API}/tokens"),
    ],
    ids=lambda x: " ".join(x)[:40] if isinstance(x, list) else "",
)
def test_what_is_read(made, reader, command, path):
    answer = reader.get(path)
    assert answer.status_code == 200, answer.text
    same(said(made, *command), answer.json())


def test_a_search_for_what_is_left_of_somebody(made, reader):
    found = reader.get(f"{API}/traces?person=Lena+Brook").json()
    assert found == said(made, "forget", "Lena Brook", "--verify", code=3)
    assert "table turns" in found["traces"]
    assert reader.get(f"{API}/traces?person=Nobody+Like+That").json()["found"] == []


def test_a_scenario(made, reader, headers, tmp_path):
    path = tmp_path / "harbour.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    ours = said(made, "forecast", path, "--draws", "500", "--set", "Ada Reed.rho=0.9")
    given = {"scenario": SCENARIO, "name": "harbour", "draws": 500, "set": ["Ada Reed.rho=0.9"]}
    assert reader.post(f"{API}/forecast", json=given, headers=headers).json() == ours
    for wrong in ("[deal", "[deal]\nnam = 1", SCENARIO + "[[people]]\nname = 'x'\n" * 300):
        assert reader.post(f"{API}/forecast", json={"scenario": wrong}, headers=headers).status_code == 422


def test_charts(made, reader, tmp_path):
    said(made, "forecast", DEAL, "--draws", "500", "--chart", tmp_path, "--chart-format", "json")
    for chart in ("outcome", "burdens", "tornado", "stakeholders", "timeline"):
        answer = reader.get(f"{IN_PATH}/forecast/charts/{chart}?draws=500&format=json")
        assert answer.json() == json.loads((tmp_path / f"{chart}.json").read_text(encoding="utf-8"))
    assert reader.get(f"{IN_PATH}/forecast/charts/pie").status_code == 422


def test_the_brief_to_read(made, reader, tmp_path):
    said(made, "brief", DEAL, "--md", tmp_path / "b.md", "--html", tmp_path / "b.html")
    for form, kind in (("md", "text/markdown"), ("html", "text/html")):
        answer = reader.get(f"{IN_PATH}/brief?format={form}")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.text == (tmp_path / f"b.{form}").read_text(encoding="utf-8")


def test_the_lint_with_its_options(made, reader, headers, tmp_path):
    text = "This offer ends tonight. You told us that the audit keeps you awake."
    path, quotes = tmp_path / "message.txt", tmp_path / "quotes.json"
    path.write_text(text, encoding="utf-8")
    evidence = [{"quote": "The audit keeps me awake at night.", "person": "Lena Brook"}]
    quotes.write_text(json.dumps(evidence), encoding="utf-8")
    options = ["--evidence", quotes, "--select", "pressure", "--severity", "pressure=note"]
    given = {"text": text, "evidence": evidence, "select": ["pressure"], "severity": ["pressure=note"]}
    ours = said(made, "lint", path, *options)
    assert reader.post(f"{API}/lint", json=given, headers=headers).json() == ours
    assert ours["findings"]
    sarif = reader.post(f"{API}/lint", json={**given, "format": "sarif"}, headers=headers)
    assert sarif.headers["content-type"] == "application/sarif+json"
    runs = said(made, "lint", path, *options, "--sarif")["runs"]
    assert [r["ruleId"] for r in sarif.json()["runs"][0]["results"]] == [r["ruleId"] for r in runs[0]["results"]]
    wrong = reader.post(f"{API}/lint", json={"text": text, "select": ["no_such_rule"]}, headers=headers)
    assert wrong.status_code == 422


def test_reading_without_storing(made, reader, headers, tmp_path):
    lines = [
        {"id": "a", "text": "I am afraid that another failed rollout would cost me my standing."},
        {"id": 2, "text": "We sell it.", "speaker_role": "seller"},
    ]
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    from click.testing import CliRunner

    from otherside.cli.main import cli

    done = CliRunner().invoke(cli, ["--workspace", str(made), "extract", str(path)])
    ours = [json.loads(line) for line in done.stdout.splitlines()]
    assert reader.post(f"{API}/extract", json={"lines": lines}, headers=headers).json() == {"lines": ours}
    assert ours[0]["facets"]

    call = tmp_path / "other call.vtt"
    call.write_text(CALL, encoding="utf-8")
    files = {"file": (call.name, CALL, "text/vtt")}
    answer = reader.post(f"{API}/coach", files=files, data={"us": "Pia Sand"}, headers=headers)
    assert answer.json() == said(made, "coach", call, "--us", "Pia Sand")
    nothing = reader.post(f"{API}/coach", files={"file": ("a.bin", b"\0\1\2", "x/y")}, headers=headers)
    assert nothing.status_code == 422
    assert "/" not in nothing.json()["detail"]


def test_two_readers_need_a_model(reader, headers):
    answer = reader.post(f"{API}/compare", json={"what": DEAL, "yes": True}, headers=headers)
    assert answer.status_code == 422
    assert "no language model is configured" in answer.json()["detail"]
    asked = {"question": "what are they afraid of"}
    answer = reader.post(f"{API}/ask/worded", json=asked, headers=headers)
    assert (answer.status_code, "no language model" in answer.text) == (422, True)


@pytest.fixture
def pair(made, tmp_path):
    """Two copies of a workspace: one for each face."""
    return tuple(shutil.copytree(made, tmp_path / name / "ws") for name in ("cli", "rest"))


@pytest.fixture
def rest(pair):
    client = sign_in(WebConfig(pair[1]))
    client.headers["x-csrf-token"] = client.csrf
    return client


def test_who_we_are(pair, rest):
    ours = said(pair[0], "init", "--us", "brook.example")
    assert rest.post(f"{API}/us", json={"us": ["brook.example"]}).json() == {"us": ours["us"]}
    assert rest.get(f"{API}/us").json() == {"us": ours["us"]}


def test_consent(pair, rest):
    but = ("by", "at")
    for state in ("refused", "given"):
        [ours] = said(pair[0], "consent", "first call", state, "--note", "by mail")["consents"]
        given = {"state": state, "note": "by mail"}
        [theirs] = rest.put(f"{API}/conversations/first%20call/consent", json=given).json()["consents"]
        assert {k: v for k, v in theirs.items() if k not in but} == {k: v for k, v in ours.items() if k not in but}
        # Nothing is made of what was refused; what was given again is read anew.
        found = {hit["conversation"] for hit in rest.get(f"{API}/search?q=rollout").json()["hits"]}
        assert (theirs["conversation"] in found) is (state == "given")
    wrong = rest.put(f"{API}/conversations/first%20call/consent", json={"state": "perhaps"})
    assert wrong.status_code == 422


def test_blacking_out(pair, rest):
    files = {"files": ("n.md", "---\ndate: 2026-03-09\n---\nLena Brook: Write to lena@brook.example.\n", "text/plain")}
    rest.post(f"{API}/import", files=files, data={"deal": DEAL})
    assert rest.post(f"{API}/redact", json={"what": DEAL}).status_code == 422
    done = rest.post(f"{API}/redact", json={"what": DEAL, "kinds": ["email"], "yes": True}).json()
    assert done["found"] == {"email": 1}
    assert done == said(pair[1], "redact", DEAL, "--kind", "email", "--yes") | {"found": {"email": 1}, "places": 1}
    assert rest.post(f"{API}/redact", json={"yes": True}).status_code == 422
    assert rest.post(f"{API}/redact", json={"all": True, "yes": True}).json()["found"] == {}


def test_everything_about_one_person(pair, rest, tmp_path):
    ours = said(pair[0], "subject-export", "Lena Brook", tmp_path / "out", "--others")["files"]
    answer = rest.get(f"{API}/people/Lena%20Brook/subject-export?others=true")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        assert set(ours) == {name for name in whole.namelist() if name != "README.txt"}
        for name in ours:
            assert whole.read(name) == (tmp_path / "out" / name).read_bytes()


def test_forgetting_proves_it(pair, rest):
    options = ["--yes", "--verify", "--mentions"]
    ours = said(pair[0], "forget", "Lena Brook", *options)
    done = rest.delete(f"{API}/people/Lena%20Brook?yes=true&verify=true&mentions=true")
    assert done.json() == ours
    assert ours["found"] == []
    assert rest.get(f"{API}/traces?person=Lena+Brook").json()["found"] == []


def test_an_import_says_who_reads(pair, rest):
    files = {"files": ("second.vtt", CALL.replace("Friday", "Monday"), "text/vtt")}
    done = rest.post(f"{API}/import", files=files, data={"deal": DEAL, "reader": "local"}).json()
    assert done["conversations"] == 1
    assert done["evidence"] > 0
    again = rest.post(f"{API}/import", files=files, data={"deal": DEAL, "reader": "local"}).json()
    assert (again["conversations"], again["unchanged"]) == (0, 1)
    talks = rest.get(f"{API}/conversations", params={"deal": DEAL}).json()["conversations"]
    second = next(c["id"] for c in talks if "second" in c["title"])
    assert rest.delete(f"{API}/conversations/{second}?yes=true").json()["conversations"] == 1
    out = rest.post(f"{API}/import", files=files, data={"deal": DEAL}).json()
    assert out["conversations"] == 0
    assert "otherside add PATH --again" in out["hints"][0]
    back = rest.post(f"{API}/import", files=files, data={"deal": DEAL, "again": "true"}).json()
    assert (back["conversations"], back["unchanged"]) == (1, 0)
    none = rest.post(f"{API}/import", files=files, data={"deal": DEAL, "reader": "llm", "yes": "true"})
    assert none.status_code == 422
    assert "no language model is configured" in none.json()["detail"]


def test_accounts_shares_tokens_and_the_log(pair, rest):
    pytest.importorskip("argon2", reason="the extra `accounts` is not installed")
    secret = "four words that fit"
    first = rest.post(f"{API}/users", json={"name": "rita", "role": "reader", "password": secret})
    assert first.status_code == 422
    assert "owner" in first.json()["detail"]
    for name, role in (("olive", "owner"), ("rita", "reader")):
        made = rest.post(f"{API}/users", json={"name": name, "role": role, "password": secret})
        assert made.json() == {"name": name, "role": role}
    same(said(pair[1], "users", "list"), rest.get(f"{API}/users").json())
    changed = rest.patch(f"{API}/users/rita", json={"role": "editor", "active": False}).json()
    assert changed == {"name": "rita", "role": "editor", "active": False}
    assert rest.patch(f"{API}/users/rita", json={"active": True}).json()["active"] is True
    assert rest.patch(f"{API}/users/rita", json={}).status_code == 422
    assert rest.patch(f"{API}/users/nobody", json={"active": True}).status_code == 404
    shared = rest.post(f"{IN_PATH}/shares", json={"names": ["rita"], "everyone": True}).json()
    assert shared == {"deal": DEAL, "shared": ["everyone", "rita"]}
    assert said(pair[1], "users", "share", DEAL, "--everyone", "--stop") == {"deal": DEAL, "shared": ["rita"]}
    token = rest.post(f"{API}/tokens", json={"user": "rita", "scope": "write", "for": "a script"}).json()
    same(said(pair[1], "users", "tokens"), rest.get(f"{API}/tokens").json())
    assert token["token"] not in rest.get(f"{API}/tokens").text
    beyond = rest.post(f"{API}/tokens", json={"user": "rita", "scope": "admin"})
    assert beyond.status_code == 422
    assert rest.delete(f"{API}/tokens/{token['id']}").json()["tokens"] == []
    assert rest.delete(f"{API}/tokens/{token['id']}").status_code == 404
    assert rest.delete(f"{API}/users/olive").status_code == 422, "the last owner stays"
    assert rest.delete(f"{API}/users/rita").json() == {"name": "rita"}
    entries = rest.get(f"{API}/audit?action=accounts&n=100").json()
    assert entries == said(pair[1], "audit", "--action", "accounts", "-n", "100")
    told = [row["what"] for row in entries["entries"]]
    assert "added olive as owner" in told
    assert secret not in str(told)
    assert rest.get(f"{API}/audit?user=nobody").status_code == 404
    seal = rest.get(f"{API}/audit/seal").json()
    assert seal["entries"] >= len(told)


def test_sync_needs_a_token(rest):
    for system in ("hubspot", "salesforce", "pipedrive", "mail"):
        answer = rest.post(f"{API}/sync/{system}", json={})
        assert answer.status_code == 422, (system, answer.text)
    assert rest.get(f"{API}/sync/hubspot/proposals").status_code == 422, "nothing was read yet"


def test_sync_reads_once_and_writes_what_was_shown(pair, rest, monkeypatch):
    pytest.importorskip("hubspot", reason="the extra `hubspot` is not installed")
    from otherside.sync.hubspot import TOKEN as VARIABLE
    from tests.sync.hubspot_server import TOKEN, HubSpotServer
    from tests.sync.server import served

    fake = HubSpotServer()
    with served(fake.answer) as server:
        monkeypatch.setenv("OTHERSIDE_HUBSPOT_URL", server.url)
        monkeypatch.setenv(VARIABLE, TOKEN)
        ours = said(pair[0], "sync", "hubspot")
        assert rest.post(f"{API}/sync/hubspot", json={}).json() == ours
        assert ours["deals"] == 3
        again = rest.post(f"{API}/sync/hubspot", json={}).json()
        assert (again["deals"], again["conversations"]) == (0, 0)
        begun = rest.post(f"{API}/sync/hubspot?wait=false", json={"full": True})
        assert begun.status_code == 202
        assert rest.get(begun.headers["location"]).json()["title"] == "Reading hubspot"
        assert rest.post(f"{API}/sync/hubspot", json={"since": "2026-01-01"}).status_code == 422
        offered = rest.get(f"{API}/sync/hubspot/proposals?deal=Brook+Mills").json()
        assert offered == said(pair[1], "sync", "hubspot", "--propose", "--deal", "Brook Mills planning")
        first = offered["proposals"][0]
        written = rest.post(f"{API}/sync/hubspot/proposals/{first['id']}").json()
        assert written == {**first, "key": written["key"]}
        assert rest.post(f"{API}/sync/hubspot/proposals/{first['id']}").status_code == 422, "once is enough"
        assert rest.post(f"{API}/sync/hubspot/proposals/0123456789ab").status_code == 404


def test_an_editor_withdraws_consent_and_nothing_made_of_it_is_left(tmp_path):
    pytest.importorskip("argon2", reason="the extra `accounts` is not installed")
    from fastapi.testclient import TestClient

    from otherside.accounts import Scope
    from otherside.web.app import create_app
    from otherside.workspace import Workspace
    from tests.reach import SHARED, make, token
    from tests.web.conftest import BASE

    folder = make(tmp_path)
    secret = token(folder, "eddy", Scope.WRITE)
    client = TestClient(create_app(WebConfig(folder)), base_url=BASE, headers={"authorization": f"Bearer {secret}"})
    with Workspace.open(folder) as workspace:
        # What an owner has looked at is kept beside the store.
        workspace.brief(SHARED)
        workspace.search("rollout")
    assert list((folder / "cache").glob("*.json"))
    answer = client.put(f"{API}/conversations/first%20call/consent", json={"state": "withdrawn", "note": "by phone"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["consents"][0]["by"] == "eddy"
    assert not list((folder / "cache").glob("*.json"))
    assert not (folder / "search").exists()
    with Workspace.open(folder) as workspace:
        assert not workspace.store.unfinished()
