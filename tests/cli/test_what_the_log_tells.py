"""The log tells which conversations, how many and how old, by ids and counts; listing is no change; names of people are not in it."""

import json

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.workspace import Workspace

TALKS = {
    "Mill/one.md": "---\ndate: 2020-03-05\n---\nPia Sand: What worries you?\n\nAda Quill: I am afraid the flour runs out by May.\n",
    "Mill/two.md": "---\ndate: 2020-04-05\n---\nPia Sand: And now?\n\nBo Lind: I want my bread to be the one they talk about.\n",
    "Quarry/three.md": "---\ndate: 2020-05-05\n---\nPia Sand: Who decides?\n\nCleo Marr: I have to ask the board, call +44 20 7946 0958.\n",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("OTHERSIDE_PASSWORD", "a long enough secret 77")

    def run(*words, code=0):
        done = CliRunner().invoke(cli, [*map(str, words), "--workspace", str(tmp_path / "w")])
        assert done.exit_code == code, (done.output, done.exception)
        return done

    for name, text in TALKS.items():
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    run("init", "--us", "Pia Sand")
    run("users", "add", "olive", "--role", "owner")
    run("add", tmp_path / "in")
    return run


def _log(run, *words):
    rows = json.loads(run("audit", "--json", "-n", "500", *words).stdout)["entries"]
    return [(r["action"], r["what"], r["deal"], r["detail"]) for r in rows if r["action"] != "accounts"]


def _id(tmp_path, title):
    with Workspace.open(tmp_path / "w") as workspace:
        return next(i for i, _, c in workspace.store.participants() if title in c.title)


def test_what_came_with_a_folder_is_found_by_each_of_its_deals(run):
    for deal in ("Mill", "Quarry"):
        assert _log(run, "--deal", deal) == [("changed", "add", deal, {"conversations": 3, "turns": 6})]


def test_listing_consent_is_no_change(run, tmp_path):
    one = _id(tmp_path, "one")
    run("consent")
    run("consent", "--deal", "Quarry")
    run("consent", one)
    run("consent", one, "refused", "--note", "Ada Quill said so")
    told = _log(run)[2:]
    assert [(action, deal) for action, _, deal, _ in told] == [
        ("saw", None), ("saw", "Quarry"), ("saw", None), ("changed", "Mill"),
    ]  # fmt: skip
    assert told[-1][3] == {"conversation": one, "state": "refused"}


def test_what_is_erased_is_told_by_ids_days_and_counts(run, tmp_path):
    one, two, three = (_id(tmp_path, t) for t in ("one", "two", "three"))
    with Workspace.open(tmp_path / "w") as workspace:
        bo = workspace.person("Bo Lind").id
    run("subject-export", "Bo Lind", tmp_path / "out")
    run("forget", "Ada Quill", "--yes", "--verify", "--mentions")
    run("remove", two, "--yes")
    run("retain", "--days", "30", "--yes")
    told = _log(run)[2:]
    assert told[0][:3] == ("exported", "subject-export", "Mill")
    assert bo not in str(told[0])
    assert told[1][:3] == ("erased", "forget", "Mill")
    assert told[1][3].items() >= {"turns": 1, "conversations": 1}.items()
    assert told[2] == ("erased", "remove", "Mill", {"conversations": [two]})
    assert told[3] == ("erased", "retain", None, {"days": 30, "conversations": 2, "turns": 4})
    assert not any(name in json.dumps(told) for name in ("Ada", "Bo ", "Cleo", one, three))


def test_blacking_out_tells_which_and_how_many(run, tmp_path):
    pytest.importorskip("phonenumbers", reason="the extra `llm` is not installed")
    three = _id(tmp_path, "three")
    run("redact", "Quarry", "--yes")
    run("redact", "--all", "--yes")
    assert _log(run)[2:] == [
        ("changed", "redact", "Quarry", {"conversation": three, "places": 1, "found": {"phone": 1}}),
        ("changed", "redact", None, {"conversations": 3, "places": 0, "found": {}}),
    ]


def test_what_ends_with_findings_is_told_too(run, tmp_path):
    (tmp_path / "in" / "Mill" / "note.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "in" / "Mill" / "four.md").write_text(
        "Pia Sand: So?\n\nAda Quill: I fear the winter.\n", encoding="utf-8"
    )
    run("add", tmp_path / "in", code=1)
    assert _log(run)[-1] == ("changed", "add", "Mill", {"conversations": 1, "turns": 2})


def test_what_a_watched_folder_brings_is_told_by_deal(run, tmp_path):
    place = tmp_path / "watched" / "Kiln"
    place.mkdir(parents=True)
    (place / "five.md").write_text("Pia Sand: So?\n\nDov Ames: I fear the winter.\n", encoding="utf-8")
    run("watch", tmp_path / "watched", "--once")
    run("watch", tmp_path / "watched", "--once")
    assert _log(run)[2:] == [("changed", "watch", "Kiln", {"conversations": 1})]


def test_what_comes_in_by_rest_is_found_by_its_deal_and_what_is_erased_there_is_counted(run, tmp_path):
    from fastapi.testclient import TestClient

    from otherside.web.app import create_app
    from otherside.web.config import WebConfig

    token = json.loads(run("users", "token", "olive", "--scope", "admin", "--json").stdout)["token"]
    config = WebConfig(tmp_path / "w")
    client = TestClient(create_app(config), base_url=f"http://127.0.0.1:{config.port}")
    client.headers["Authorization"] = f"Bearer {token}"
    file = ("files", ("six.md", b"---\ndate: 2020-01-01\n---\nPia Sand: So?\n\nDov Ames: I fear the winter.\n"))
    assert client.post("/api/v1/import", data={"deal": "Kiln"}, files=[file]).status_code == 200
    assert ("changed", "import", "Kiln", {"conversations": 1, "turns": 2}) in _log(run, "--deal", "Kiln")
    six = _id(tmp_path, "six")
    client.delete("/api/v1/conversations/six.md?yes=true")
    client.post("/api/v1/retain", json={"days": 30})
    client.delete("/api/v1/people/Ada Quill?yes=true")
    removed, kept = [r for r in _log(run) if r[0] == "erased"]
    assert removed[2:] == ("Kiln", {"conversations": [six]})
    assert kept[3] == {"days": 30, "conversations": 3, "turns": 6}
