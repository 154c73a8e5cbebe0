"""What a forecast tells beside its numbers: what it hangs on in their own words, and what they wait for from us."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import Side
from otherside.workspace import Workspace

CALL = """---
date: 2026-03-04
---

Ines Varga (ines@quillfold.example): What would have to be true before you go on?

Petra Lindqvist (petra@millbrook.example): If the bakery in Holm can run it for two weeks without a phone call, we would sign.
The old scales go out in autumn anyhow.

Joram Weil (joram@millbrook.example): The weights office has not decided yet, so nothing can go ahead before the inspection is done.
"""
CONFIDED = """---
date: 2026-03-05
---

Ines Varga (ines@quillfold.example): And otherwise?

Petra Lindqvist (petra@millbrook.example): Between us, please keep it to yourself: if Joram leaves by May, I would agree to anything.
"""
MAIL = """From: Petra Lindqvist <petra@millbrook.example>
To: Ines Varga <ines@quillfold.example>
Date: Mon, 9 Mar 2026 09:00:00 +0000
Subject: The list
Message-ID: <a1@millbrook.example>

Could you send me the list of scales that it works with?

Petra
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    given = tmp_path_factory.mktemp("given") / "Millbrook"
    given.mkdir()
    (given / "call.md").write_text(CALL, encoding="utf-8")
    (given / "later.md").write_text(CONFIDED, encoding="utf-8")
    (given / "mail.eml").write_text(MAIL, encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace") / "w"
    with Workspace.init(place, ["quillfold.example"]) as workspace:
        workspace.add([given])
    return place


@pytest.fixture(scope="module")
def data(place):
    with Workspace.open(place) as workspace:
        return workspace.forecast("Millbrook", draws=500)


def test_what_it_hangs_on_leads_to_the_words_latest_first(data):
    rows = [(r["person"], r["kind"]) for r in data["hangs_on"] if not r["mark"]]
    assert sorted(rows) == [("Joram Weil", "awaited"), ("Petra Lindqvist", "condition")]
    (condition,) = (r for r in data["hangs_on"] if r["kind"] == "condition" and not r["mark"])
    assert condition["quote"].startswith("If the bakery in Holm")
    assert {"conversation", "turn", "start", "end", "source", "date"} <= condition.keys()


def test_what_they_wait_for_from_us_is_in_the_forecast_and_in_the_brief(data, place):
    assert [r["quote"] for r in data["waits_for_us"]] == ["Could you send me the list of scales that it works with?"]
    with Workspace.open(place) as workspace:
        brief = workspace.brief("Millbrook")
        assert [r["quote"] for r in brief["waits_for_us"]] == [r["quote"] for r in data["waits_for_us"]]
        # As things stand today: nobody knows any more what was owed on an earlier day.
        early = workspace.forecast("Millbrook", draws=500, as_of=dt.date(2026, 3, 5))
        assert early["waits_for_us"] == []
        assert [r["kind"] for r in early["hangs_on"] if not r["mark"]] == [
            r["kind"] for r in data["hangs_on"] if not r["mark"]
        ]
        late = workspace.forecast("Millbrook", draws=500, as_of=dt.date(2026, 6, 1))
        assert late["waits_for_us"] == data["waits_for_us"]


def test_the_text_tells_both_and_nothing_that_was_confided(place):
    done = CliRunner().invoke(cli, ["--workspace", str(place), "forecast", "Millbrook", "--draws", "500"])
    assert done.exit_code == 0, done.output
    text = done.stdout
    assert "Waiting for us since 9 March 2026" in text
    hangs = text.split("What it hangs on, in their own words\n")[1].split("\n\n")[0].splitlines()
    assert any(line.startswith("  Petra Lindqvist: “If the bakery in Holm") for line in hangs)
    assert not any("“…”" in line for line in hangs)
    assert "Joram leaves" not in text


def test_json_of_the_command_is_that_of_the_workspace(place, data):
    done = CliRunner().invoke(cli, ["--workspace", str(place), "--json", "forecast", "Millbrook", "--draws", "500"])
    assert json.loads(done.stdout)["hangs_on"] == data["hangs_on"]


def test_nothing_hangs_any_more_once_they_say_it_is_decided(tmp_path):
    note = tmp_path / "note.md"
    note.write_text(
        "---\ndate: 2026-03-04\n---\n\nIvo Quill (ivo@quillfold.example): And now?\n\n"
        "Dana Moor (dana@fallow.example): If the trial holds, we would sign.\n\n"
        "Dana Moor (dana@fallow.example): We have decided for you, the contract is signed.\n",
        encoding="utf-8",
    )
    with Workspace.init(tmp_path / "w", ["quillfold.example"]) as workspace:
        workspace.add([note], deal="Fallow")
        workspace.set_side("Dana Moor", Side.THEIRS)
        found = workspace.forecast("Fallow", draws=500)
    assert found["said_decided"]
    assert found["hangs_on"] == []
