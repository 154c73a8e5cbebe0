"""``deals``, ``forecast`` of a closed deal, ``sql`` and the tables of a CRM, as users meet them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from otherside.cli.commands.deals import line, ordered
from otherside.cli.main import cli
from otherside.extraction.thresholds import shown_thresholds

CALL = """---
date: 2026-03-04
---

Ines Varga (ines@quillfold.example): What would you want to be different by summer?

Petra Lindqvist (petra@millbrook.example): We have to cut the closing of the month to three days by June. I am worried that
it fails like the last rollout did. Between us, Joram may leave in May, so we would need it before 1 May.
"""
CRM = """Deal Name,Account,Stage,Amount,Close Date,Outcome
Millbrook,Millbrook,Closed Won,8000,2026-04-01,won
Tarn Mill,Tarn Mill,Proposal,12000,2026-05-01,open
"""


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """Runs one command in a workspace with a won deal that was talked to and an open one that was not."""
    given = tmp_path_factory.mktemp("given")
    (given / "Millbrook").mkdir()
    (given / "Millbrook" / "call.md").write_text(CALL, encoding="utf-8")
    (given / "crm.csv").write_text(CRM, encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace")

    def run(*words):
        return CliRunner().invoke(cli, ["--workspace", str(place), *map(str, words)])

    run("init", "--us", "quillfold.example")
    run.tables = run("add", given / "crm.csv")
    run("add", given / "Millbrook")
    return run


def test_tables_of_a_crm_are_counted_and_are_something_to_read(shell):
    assert shell.tables.exit_code == 0, shell.tables.output
    assert "of your CRM: 2 deals" in shell.tables.output
    assert "nothing to read" not in shell.tables.output


def test_deals_say_when_heard_and_whether_the_close_day_has_passed(shell):
    first, headline, second = shell("deals").stdout.splitlines()
    assert first.startswith("Millbrook: 1 conversation")
    assert first.endswith("won, closed 1 April 2026, last heard 4 March 2026")
    assert "Petra Lindqvist" in headline
    assert second.startswith("Tarn Mill: 0 conversations")
    assert "close day 1 May 2026" in second
    assert "last heard" not in second
    listed = json.loads(shell("--json", "deals", "--by", "amount").stdout)["deals"]
    assert [(d["name"], d["last_heard"]) for d in listed] == [("Tarn Mill", None), ("Millbrook", "2026-03-04")]


def _deal(name, **more):
    return {"name": name, "conversations": 1, "people": 1, "evidence": 2, "last_heard": None, **more}


def test_a_close_day_has_passed_only_where_the_deal_is_open():
    today = dt.date(2026, 6, 1)
    assert "close day 1 May 2026 has passed" in line(_deal("A", closed="2026-05-01"), today)
    assert "passed" not in line(_deal("A", closed="2026-07-01", outcome="open"), today)
    assert "passed" not in line(_deal("A", closed="2026-05-01", outcome="no_decision"), today)


def test_orders_put_what_is_not_known_last():
    deals = [
        _deal("A", last_heard="2026-03-01", closed="2026-01-01", outcome="won"),
        _deal("B", amount=10.0, closed="2026-09-01", evidence=9),
        _deal("C", amount=90.0, closed="2026-08-01", last_heard="2026-01-01"),
    ]
    by = {order: "".join(d["name"] for d in ordered(deals, order)) for order in ("name", "heard", "close", "amount")}
    assert by == {"name": "ABC", "heard": "CAB", "close": "CBA", "amount": "CBA"}
    assert ordered(deals, "evidence")[0]["name"] == "B"


def test_a_deal_that_is_closed_says_its_outcome_in_every_form(shell, tmp_path):
    says = "It has been decided (won, 1 April 2026); what has been decided is not forecast."
    what_if = ("--set", "Petra Lindqvist.exposure=0.9", "--draws", "500")
    assert shell("forecast", "Millbrook", *what_if).stdout.splitlines() == [f"Millbrook: {says}"]
    data = json.loads(shell("--json", "forecast", "Millbrook", *what_if).stdout)
    assert {"p", "interval", "burdens", "pivotal", "interventions", "unknowns", "calibrated"} <= set(data)
    assert (data["outcome"], data["closed"], data["told"], data["why_not_told"]) == ("won", "2026-04-01", False, says)
    assert (data["what_if"]["told"], data["what_if"]["why_not_told"]) == (False, says)
    assert (data["blocker"], data["interventions"], data["unknowns"]) == (None, [], [])
    charts = shell("forecast", "Millbrook", "--draws", "500", "--chart", tmp_path / "c")
    assert charts.exit_code == 1
    assert not (tmp_path / "c").exists()


def test_before_it_was_decided_it_is_forecast(shell):
    found = json.loads(shell("--json", "forecast", "Millbrook", "--draws", "500", "--as-of", "2026-03-10").stdout)
    assert (found["outcome"], found["closed"]) == (None, None)
    assert "decided" not in (found["why_not_told"] or "")
    text = shell("forecast", "Millbrook", "--draws", "500", "--as-of", "2026-03-10", "--set", "Petra Lindqvist.rho=0.9")
    assert "Whose view it turns on" in text.stdout
    if not found["told"]:
        assert "points" not in text.stdout
        assert "how far is not said" in text.stdout
    named = [row for row in text.stdout.splitlines() if "1 May" in row]
    assert named
    # What was told in confidence is printed with that beside it.
    assert all("said in confidence" in row for row in named)


def test_sql_tells_the_sure_from_the_faint_and_names_columns(shell):
    listed = shell("sql").stdout
    assert "evidence, facet, confidence, shown" in " ".join(listed.split())
    assert json.loads(shell("--json", "sql").stdout)["columns"]["beliefs"][0] == "deal"
    wrong = shell("sql", "SELECT deal FROM evidence_facets")
    assert wrong.exit_code == 1
    assert "no such column: deal; evidence_facets has evidence, facet, confidence, shown" in str(wrong.exception)
    rows = json.loads(shell("--json", "sql", "SELECT facet, confidence, shown FROM evidence_facets").stdout)["rows"]
    assert rows
    lines = {facet.value: least for facet, least in shown_thresholds().items()}
    assert all(shown == int(confidence >= lines[facet]) for facet, confidence, shown in rows)


def test_help_says_exposure(shell):
    assert "rho" not in shell("believe", "--help").stdout + shell("forecast", "--help").stdout
    for key in ("exposure", "rho"):
        assert shell("believe", "Millbrook", "Petra", f"{key}=0.2").exit_code == 0
    assert "exposure = 0.2" in shell("believe", "Millbrook").stdout
