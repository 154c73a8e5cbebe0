"""Closed deals teach the level; too few teach nothing; a CRM's 100 % on closing is no forecast."""

import csv
import datetime as dt
import random
import shutil

import pytest

from otherside.cli.commands._forecast_text import score_lines
from otherside.domain import InputError
from otherside.reports import words
from otherside.workspace import Workspace
from otherside.workspace.forecasts.forecasting import forecast_deal
from otherside.workspace.forecasts.outcomes import add_outcomes, backtest, closed_records, learned

COLUMNS = ["Record ID", "Deal Name", "Deal Stage", "Create Date", "Close Date", "Probability"]


def export(path, rows):
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path


def deals(n, seed=1, won=0.3, days=90, probability=None):
    random.seed(seed)
    rows = []
    for k in range(n):
        start = dt.date(2024, 1, 1) + dt.timedelta(days=4 * k)
        q = random.random()
        stage = "Closed Won" if q < won else "Closed Lost" if q < won + 0.25 else "No decision"
        chance = probability(q < won) if probability else ""
        rows.append([k + 1, f"Deal {k}", stage, start, start + dt.timedelta(days=random.randint(20, days)), chance])
    return rows


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "w") as made:
        yield made


def test_the_promised_keys_and_counts(workspace, tmp_path):
    report = add_outcomes(workspace, [export(tmp_path / "c.csv", deals(60))])
    assert {"brier", "log_loss", "auc", "calibration", "baseline"} <= set(report)
    assert report["new"] == 60
    assert sum(report["closed"][k] for k in ("won", "lost", "no_decision")) == 60
    assert report["enough"] is True
    assert "tell one deal from another" in report["message"] or "tells one deal from another" in report["message"]
    assert {"brier", "log_loss", "auc"} <= set(report["baseline"])


def test_again_changes_nothing_and_news_update(workspace, tmp_path):
    rows = deals(30)
    add_outcomes(workspace, [export(tmp_path / "c.csv", rows)])
    again = add_outcomes(workspace, [tmp_path / "c.csv"])
    assert (again["new"], again["changed"]) == (0, 0)
    rows[0][2] = "Closed Lost" if rows[0][2] != "Closed Lost" else "Closed Won"
    changed = add_outcomes(workspace, [export(tmp_path / "c.csv", rows)])
    assert (changed["new"], changed["changed"]) == (0, 1)
    assert len(closed_records(workspace)) == 30


def test_too_few_say_so_and_are_not_used(workspace, tmp_path):
    report = add_outcomes(workspace, [export(tmp_path / "c.csv", deals(8))])
    assert report["enough"] is False
    assert "too few" in report["message"]
    calibration, about = learned(workspace)
    assert not calibration.enough
    assert about["deals"] == 8


def test_none_at_all(workspace):
    report = backtest(workspace)
    assert report["count"] == 0
    assert report["brier"] is None
    assert report["enough"] is False
    assert learned(workspace) == (None, None)


def test_no_closed_deal_is_an_error_with_a_remedy(workspace, tmp_path):
    path = export(tmp_path / "c.csv", [[1, "A", "Proposal", "2026-01-01", "2026-02-01", ""]])
    with pytest.raises(InputError, match="none of them closed"):
        add_outcomes(workspace, [path])
    with pytest.raises(InputError, match="no such file"):
        add_outcomes(workspace, [tmp_path / "nothing.csv"])
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError):
        add_outcomes(workspace, [tmp_path / "x.csv"])


def test_the_certainty_a_crm_writes_on_closing_is_no_forecast(workspace, tmp_path):
    report = add_outcomes(workspace, [export(tmp_path / "c.csv", deals(40, probability=lambda won: 100 if won else 0))])
    assert "stage" not in report


def test_a_stage_that_knew_something_is_scored_beside_us(workspace, tmp_path):
    rows = deals(60, probability=lambda won: 80 if won else 20)
    report = add_outcomes(workspace, [export(tmp_path / "c.csv", rows)])
    assert report["stage"]["count"] == 60
    assert report["stage"]["auc"] == 1.0


def test_deals_without_dates_are_counted_and_left_out(workspace, tmp_path):
    rows = deals(30)
    rows[3][3] = rows[3][4] = ""
    report = add_outcomes(workspace, [export(tmp_path / "c.csv", rows)])
    assert report["closed"]["undated"] == 1
    assert report["count"] == 29


def test_long_cycles_are_looked_at_for_long(workspace, tmp_path):
    assert add_outcomes(workspace, [export(tmp_path / "c.csv", deals(30))])["horizon"] == 180
    assert add_outcomes(workspace, [export(tmp_path / "c.csv", deals(30, days=600))])["horizon"] > 180


def test_the_level_is_learned_and_evidence_still_counts(taken_in, tmp_path):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as workspace:
        settings = {"draws": 1000}
        hopeful = ["Tomasz Grabiński.gain=0.9", "Alasdair Pentreath.gain=0.9", "Sunita Raghunathan.gain=0.9"]
        add_outcomes(workspace, [export(tmp_path / "often.csv", deals(80, won=0.7))])
        often = forecast_deal(workspace, "harbourline", **settings)
        assert often["calibrated"] is True
        assert often["calibration"]["ranking"] is False
        assert often["level_only"] is True
        said = workspace.brief("harbourline")
        assert "what tells one deal from another is not calibrated" in words.horizon(said)
        assert forecast_deal(workspace, "harbourline", sets=hopeful, **settings)["p"]["us"] > often["p"]["us"] + 0.02
        shutil.rmtree(tmp_path / "never", ignore_errors=True)
        add_outcomes(workspace, [export(tmp_path / "often.csv", deals(80, won=0.07, seed=5))])
        seldom = forecast_deal(workspace, "harbourline", **settings)
        assert seldom["p"]["us"] < often["p"]["us"]
        assert sum(seldom["p"].values()) == pytest.approx(1)


def test_a_deal_with_talks_only_near_its_end_has_conversations_all_the_same(workspace, tmp_path):
    folder = tmp_path / "Quayside"
    folder.mkdir()
    (folder / "2026-03-20_call.md").write_text(
        "# Call\n\n**Participants:** Nils Own (Ours, AE), Ada Voss (Director, Quayside)\n\n"
        "**Nils Own (0:10):** How is it going?\n\n**Ada Voss (0:20):** I am worried that the kiln fails in winter.\n"
    )
    workspace.add([folder])
    rows = [[99, "Quayside", "Closed Lost", "2026-01-01", "2026-03-31", ""], *deals(12)]
    closed = add_outcomes(workspace, [export(tmp_path / "c.csv", rows)])["closed"]
    assert (closed["with_conversations"], closed["with_early_words"]) == (1, 0)
    (line, *_) = score_lines({"closed": closed, "count": 0})
    assert line.endswith(
        "1 of them with conversations here, 0 of these with words of theirs from the first half of its time"
    )
