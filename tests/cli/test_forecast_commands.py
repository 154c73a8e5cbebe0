"""``forecast``, ``believe``, ``outcomes`` and ``backtest`` as users meet them."""

import json
from pathlib import Path

import pytest

from tests.commands import command, process

DRAWS = ("--draws", "500")


@pytest.fixture(scope="module")
def workspace(taken_in):
    return taken_in("harbourline", us=["tidewise.example"])


@pytest.fixture
def scenario(tmp_path):
    path = tmp_path / "deal.toml"
    path.write_text('[[people]]\nname = "Dana Lee"\npower = 0.9\n[[people]]\nname = "Priya Rao"\n', encoding="utf-8")
    return path


def test_json_of_a_deal(workspace):
    done = process("--json", "forecast", "harbourline", *DRAWS, "--seed", "3", workspace=workspace)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert set(data) >= {"p", "interval", "burdens", "pivotal", "interventions", "unknowns", "calibrated"}
    assert (data["draws"], data["seed"]) == (500, 3)


def test_words_for_people(workspace):
    done = command("forecast", "harbourline", *DRAWS, workspace=workspace)
    assert done.returncode == 0, done.stderr
    for words in (
        "Not calibrated",
        "nine times in ten",
        "What holds it back, in points",
        "Worth finding out",
        "Whose view",
    ):
        assert words in done.stdout
    *held, without = done.stdout.split("What holds it back")[1].split("\n\n")[0].splitlines()[1:]
    assert "Without any burden" in without
    assert held
    assert all("“" in line or "not read in their words" in line for line in held)
    assert "Traceback" not in done.stderr


def test_where_little_is_known_neither_odds_nor_points_are_printed(tmp_path):
    note = tmp_path / "note.md"
    note.write_text(
        "2026-09-01\nDana Lee: We count the boxes by hand.\nPriya Rao: It takes all day.\n", encoding="utf-8"
    )
    place = tmp_path / "workspace"
    assert command("init", "--us", "acme.example", workspace=place).returncode == 0
    assert command("add", str(note), "--deal", "globex", workspace=place).returncode == 0
    assert command("side", "Dana Lee", "theirs", workspace=place).returncode == 0
    done = command("forecast", "globex", *DRAWS, workspace=place)
    assert done.returncode == 0, done.stderr
    assert "Too little is known to say what they will do." in done.stdout
    assert "do nothing" not in done.stdout
    assert "points" not in done.stdout


def test_the_day_asked_for_is_not_called_the_last_heard(workspace):
    assert "when anything was last heard" in command("forecast", "harbourline", *DRAWS, workspace=workspace).stdout
    asked = command("forecast", "harbourline", *DRAWS, "--as-of", "2026-09-20", workspace=workspace).stdout
    assert "20 September 2026, by what had been heard until then" in asked
    assert "last heard" not in asked


def test_a_veto_held_for_certain_is_said_so(scenario):
    text = command("forecast", scenario, *DRAWS, "--set", "Dana Lee.veto=true").stdout
    assert "can stop it alone" in text
    assert "may be able to stop it alone (100" not in text


def test_a_scenario_needs_no_workspace(scenario, tmp_path):
    done = process("forecast", scenario, *DRAWS, "--json", "--horizon", "90", workspace=tmp_path / "none")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["horizon"] == 90


def test_what_if_and_compare(scenario, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text('[[people]]\nname = "Dana Lee"\ngain = 0.9\n', encoding="utf-8")
    setting = "Dana Lee.gain=0.9"
    done = command("forecast", scenario, *DRAWS, "--json", "--set", setting, "--compare", other)
    data = json.loads(done.stdout)
    assert data["what_if"]["sets"] == [setting]
    assert set(data["compare"]) >= {"before", "after", "change", "interval", "with"}
    text = command("forecast", scenario, *DRAWS, "--set", setting).stdout
    assert f"What if {setting}" in text
    assert "do nothing" in text  # a scenario gets its numbers, whatever they are


def test_two_beside_each_other_are_told_by_what_differs(scenario, tmp_path, workspace):
    busy = tmp_path / "busy.toml"
    busy.write_text(
        scenario.read_text(encoding="utf-8").replace("power = 0.9", "power = 0.9\nrank = 9"), encoding="utf-8"
    )
    done = command("forecast", scenario, *DRAWS, "--compare", busy)
    assert done.returncode == 0, done.stderr
    text = done.stdout
    assert text.startswith("deal beside busy, where they differ\n  Beside busy: acting with us ")
    assert "other priorities (" in text.split("What holds it back\n")[1].split("busy: ")[1]
    assert "busy: Priya Rao; Dana Lee" in text.split("Whose view it turns on\n")[1]
    assert text.endswith(f"The whole of each: otherside forecast {scenario} and otherside forecast {busy}\n")
    same = command("forecast", "harbourline", *DRAWS, "--compare", "harbourline", workspace=workspace).stdout
    assert len(same.splitlines()) == 5
    assert "“" not in same


def test_charts(scenario, tmp_path):
    pytest.importorskip("vl_convert")
    done = command("forecast", scenario, *DRAWS, "--json", "--chart", tmp_path / "c", "--chart-format", "svg")
    written = json.loads(done.stdout)["charts"]
    assert {Path(p).name for p in written} == {
        "outcome.svg", "burdens.svg", "tornado.svg", "stakeholders.svg", "timeline.svg",
    }  # fmt: skip
    assert all(Path(p).read_text().startswith("<svg") for p in written)


def test_believe_shows_forgets_and_survives(workspace):
    done = process(
        "believe", "harbourline", "Tomasz", "rho=0.1", "--because", "he said so", "--by", "Noor", workspace=workspace
    )
    assert done.returncode == 0, done.stderr
    assert "Noor" in done.stdout
    text = command("forecast", "harbourline", *DRAWS, workspace=workspace).stdout
    assert "Tomasz Grabiński: exposure = 0.1 (Noor" in text
    listed = json.loads(command("believe", "harbourline", "--json", workspace=workspace).stdout)
    assert [b["key"] for b in listed["beliefs"]] == ["exposure"]
    assert command("believe", "harbourline", "Tomasz", "--forget", workspace=workspace).returncode == 0
    assert command("believe", "harbourline", "Tomasz", "--forget", workspace=workspace).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("forecast", "nowhere.toml"), 1, "no such file"),
        (("forecast", "nobody"), 1, "no deal called"),
        (("forecast", "harbourline", "--horizon", "soon"), 1, "horizon"),
        (("forecast", "harbourline", "--draws", "3"), 1, "from 100 to"),
        (("forecast", "harbourline", "--as-of", "never"), 1, "YYYY-MM-DD"),
        (("forecast", "harbourline", "--set", "Bob.rho=1"), 1, "nobody of that name"),
        (("forecast", "harbourline", "--set", "Tomasz Grabiński.rho="), 1, "NAME.KEY=VALUE"),
        (("forecast", "harbourline", "--draws", "many"), 2, "not a valid integer"),
        (("forecast",), 2, "Missing argument"),
        (("believe", "harbourline", "Tomasz"), 2, "KEY=VALUE"),
        (("believe", "harbourline", "Tomasz", "rho=70"), 1, "0.7 for 70"),
        (("outcomes", "nothing.csv"), 1, "no such file"),
    ],
)
def test_one_clear_line(workspace, arguments, code, says):
    done = command(*arguments, workspace=workspace)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1


def test_outcomes_and_backtest(tmp_path):
    path = tmp_path / "closed.csv"
    rows = ["Deal Name,Deal Stage,Create Date,Close Date,Probability"]
    stages = ["Closed Won", "Closed Lost", "No decision"]
    rows += [f"D{n},{stages[n % 3]},2025-0{1 + n % 6}-03,2025-0{4 + n % 6}-11,{20 + 20 * (n % 3)}" for n in range(30)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    folder = tmp_path / "w"
    taken = process("outcomes", path, "--json", workspace=folder)
    assert taken.returncode == 0, taken.stderr
    tested = process("backtest", "--json", workspace=folder)
    for done in (taken, tested):
        assert set(json.loads(done.stdout)) >= {"brier", "log_loss", "auc", "calibration", "baseline"}
    text = command("backtest", workspace=folder).stdout
    assert "base rate until then" in text
    found = json.loads(tested.stdout)
    assert ("The base rate alone was no worse" in text) == (found["brier"] >= found["baseline"]["brier"])
    assert "CRM stage" in text
