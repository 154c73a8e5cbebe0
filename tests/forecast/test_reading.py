"""Scenario files: forgiving where it is clear what is meant, one plain line where it is not."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from otherside.forecast import DealBeliefs, Scenario, ScenarioError, apply_set, compare, forecast, load_scenario
from otherside.forecast.priors import PERSON, tempo_prior

DOCS = Path(__file__).parents[2] / "docs" / "forecast.md"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "deal.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str) -> Scenario:
    return load_scenario(write(tmp_path, text))


@pytest.fixture
def example(tmp_path: Path) -> Scenario:
    blocks = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    return read(tmp_path, blocks[0])


def test_the_example_of_the_documentation(example: Scenario) -> None:
    assert [o.name for o in example.options] == ["us", "Rival"]
    assert example.deal.horizon == pytest.approx(182.625)
    dana, priya = example.people
    assert dana.power.mean() == 0.9
    assert dana.veto is not None
    assert dana.veto.mean() == 1
    assert example.options[1].failure.mean() == 0.3
    assert example.options[0].failure.kind == "normal"
    assert priya.power == PERSON["power"].prior
    assert priya.influenced_by == {"Dana Lee": 0.3}
    out = forecast(example, draws=500).to_json()
    assert {"p", "interval", "burdens", "pivotal", "interventions", "unknowns", "calibrated", "curve"} <= set(out)
    assert out["calibrated"] is False


def test_the_code_of_the_documentation(
    example: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # where `example` wrote deal.toml
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    exec(compile(code, "docs/forecast.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_every_key_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    from otherside.forecast.keys import DEAL_KEYS, OPTION_KEYS

    for key in {*PERSON, *OPTION_KEYS, *DEAL_KEYS} - {"note"}:
        assert f"`{key}" in text, key


def test_people_as_tables_and_symbols(tmp_path: Path) -> None:
    a = read(tmp_path, '[people."Dana Lee"]\nc = 0.9\ns = 0.5\nb = 0.3\nlambda = 2\nrho = 0.1\nkappa = 0.2\n')
    b = read(
        tmp_path,
        '[[people]]\nname = "Dana Lee"\npower = 0.9\nsalience = 0.5\ngain = 0.3\nloss_aversion = 2\n'
        "exposure = 0.1\nswitching_cost = 0.2\n",
    )
    assert a == b


def test_absent_is_unknown(tmp_path: Path) -> None:
    a = read(tmp_path, "[people.Dana]\n")
    b = read(tmp_path, "[people.Dana]\n" + "".join(f'{k} = "unknown"\n' for k in PERSON if k != "position"))
    assert a == b


def test_options_come_from_gains(tmp_path: Path) -> None:
    s = read(tmp_path, "[people.Dana]\ngain = {us = 0.2, Rival = 0.1, nothing = 0}\n".replace(", nothing = 0", ""))
    assert [o.name for o in s.options] == ["us", "Rival"]


def test_ours_is_marked_or_first(tmp_path: Path) -> None:
    people = "[people.Dana]\ngain = 0.5\n"
    marked = read(tmp_path, '[[options]]\nname = "Rival"\n[[options]]\nname = "Acme"\nus = true\n' + people)
    first = read(tmp_path, "[options.Acme]\n[options.Rival]\n" + people)
    assert marked.options[0].name == first.options[0].name == "Acme"
    assert marked.people[0].gains["Acme"].mean() == 0.5


def test_positions(tmp_path: Path) -> None:
    s = read(
        tmp_path,
        '[deal]\nscale = [0, 100]\n[[options]]\nname = "nothing"\nposition = 20\n[[options]]\nname = "us"\n'
        "position = 80\n[people.Near]\nposition = 80\n[people.Far]\nposition = 20\n",
    )
    assert s.deal.status_quo == 20
    from otherside.forecast.draws import sample

    assert sample(s, 100, 0).gain[0, :, 0] == pytest.approx([0.6, -0.6])


def test_positions_without_any_on_the_options(tmp_path: Path) -> None:
    """Ours is then at the far end of the scale; a rival's worth to them stays unknown."""
    s = read(tmp_path, "[options.us]\n[options.Rival]\n[people.Dana]\nposition = [0.6, 0.9]\n")
    assert s.options[0].position == 1
    assert s.people[0].position is not None
    assert s.people[0].position.high == 1
    from otherside.forecast.draws import sample

    assert {u.parameter for u in sample(s, 100, 0).unknowns} >= {"position", "gain.Rival"}


def test_slips_of_the_pen(tmp_path: Path) -> None:
    a = read(
        tmp_path,
        '[deal]\nHorizon = 90\n[[person]]\nname = "Dana"\nLoss-Aversion = 2\nSwitching cost = 0.1\n'.replace(
            "Switching cost", '"Switching cost"'
        ),
    )
    b = read(tmp_path, "[deal]\nhorizon = 90\n[people.Dana]\nlambda = 2\nkappa = 0.1\ngain = {nothing = 0}\n")
    assert a == b


def test_units_and_dates(tmp_path: Path) -> None:
    s = read(
        tmp_path,
        "[deal]\nunit = 'weeks'\ntoday = 2026-01-01\nhorizon = 2026-03-12\ntrigger = {at = '2026-02-05', lead = 2}\n"
        "closes = [8, 12]\ncycle = [2, 8]\n[people.Dana]\n",
    )
    assert s.deal.horizon == 10
    assert s.deal.trigger is not None
    assert s.deal.trigger.at.mean() == 5
    assert s.deal.trigger.lead == 2
    assert s.deal.closes is not None
    assert s.deal.closes.mean() == pytest.approx(10, abs=0.01)
    assert np.median(s.deal.tempo.quantile(np.linspace(0.01, 0.99, 99))) == pytest.approx(1 / 4, rel=0.01)


BAD = {
    "[people.Dana]\npower = 80\n": ["power", "Dana", "80", "0 to 1", "0.8"],
    "[people.Dana]\ngain = -2\n": ["gain", "Dana", "-1 to 1"],
    "[people.Dana]\nrank = 0\n": ["rank", "Dana", "1 to 100"],
    "[people.Dana]\npower = [0.2, 3]\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = {mean = 0.5}\n": ["power", "Dana", "mean"],
    "[people.Dana]\npower = {mean = 0.5, sd = -1}\n": ["power", "Dana", "sd", "0 to 1"],
    "[people.Dana]\npower = {low = 0.9, high = 0.1}\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = {low = 0.1, mode = 0.9, high = 0.5}\n": ["power", "Dana", "mode"],
    "[people.Dana]\npower = nan\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = inf\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = true\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = 'high'\n": ["power", "Dana", "0 to 1", "unknown"],
    "[people.Dana]\npower = []\n": ["power", "Dana", "low, high"],
    "[people.Dana]\npower = {}\n": ["power", "Dana"],
    "[people.Dana]\nveto = 'maybe'\n": ["veto", "Dana", "true, false"],
    "[people.Dana]\npowr = 1\n": ["powr", "Dana", "power"],
    "[people.Dana]\ngain = {us = 0.1, Rival = 2}\n": ["gain", "Dana", "Rival", "-1 to 1"],
    "[options.us]\n[people.Dana]\ngain = {Rivl = 0.2}\n": ["gain", "Dana", "Rivl", "us"],
    "[people.Dana]\nposition = 80\n": ["position", "Dana", "80", "0 to 1", "scale"],
    "[people.Dana]\ngain = {nothing = 0.5}\n": ["gain", "Dana", "nothing", "0"],
    "[people.Dana]\n[person.Bob]\n": ["person", "people"],
    "[people.Dana]\ninfluenced_by = {Bob = 0.2}\n": ["influenced_by", "Dana", "Bob"],
    "[people.Dana]\ninfluenced_by = 0.2\n": ["influenced_by", "Dana"],
    "[[people]]\npower = 1\n": ["people", "name"],
    "[[people]]\nname = 'A'\n[[people]]\nname = 'A'\n": ["people", "A", "more than once"],
    "people = 3\n": ["people"],
    "[deal]\nhorizon = 10\n": ["people"],
    "[deal]\nhorizon = -1\n[people.Dana]\n": ["deal.horizon", "above 0"],
    "[deal]\nhorizon = 'soon'\n[people.Dana]\n": ["deal.horizon", "soon", "days"],
    "[deal]\nhorizon = 2026-05-01\n[people.Dana]\n": ["deal.horizon", "today"],
    "[deal]\ntempo = -1\n[people.Dana]\n": ["deal.tempo", "0 to 100000"],
    "[deal]\nunit = 'fortnights'\n[people.Dana]\n": ["deal.unit", "days"],
    "[deal]\nvalue = 'lots'\n[people.Dana]\n": ["deal.value", "0 or more"],
    "[deal]\ntau = 0\n[people.Dana]\n": ["deal.tau", "0.01 to 100"],
    "[deal]\ntrigger = {lead = 3}\n[people.Dana]\n": ["deal.trigger", "at"],
    "[deal]\ncoalition = 'x'\n[people.Dana]\n": ["deal.coalition", "first_choice"],
    "[deal]\nscale = [1, 0]\n[people.Dana]\n": ["deal.scale"],
    "[deal]\nfailure = 20\n[people.Dana]\n": ["deal.failure", "0 to 1"],
    "[dael]\n[people.Dana]\n": ["dael", "deal"],
    "[options.us]\nfailur = 1\n[people.Dana]\n": ["failur", "us", "failure"],
    "[people.Dana\n": ["TOML"],
    "[people.Dana]\nlambda = 2\npower = [.2, 0.4]\n": ["TOML", "line 3", "write 0.2, not .2"],
    "[people.Dana]\npower = " + 400 * "9" + "\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = " + 5000 * "9" + "\n": ["TOML"],
    "a = " + 3000 * "[" + 3000 * "]" + "\n": ["TOML", "deep"],
    "[people.Dana]\npower = {mean = 0.5, sd = 1e300}\n": ["sd of power", "Dana", "0 to 1000"],
    "[people.Dana]\nlambda = {median = 2, sigma = 1e300}\n": ["sigma of", "Dana", "0 to 10"],
    "[people.Dana]\npower = {alpha = 1e-300, beta = 2}\n": ["alpha of power", "Dana", "0.01"],
    "[people.Dana]\npower = {min = 0.1, max = 0.2}\n": ["power", "Dana", "0 to 1", "low, high"],
    "[people.Dana]\npower = 2026-01-01\n": ["power", "Dana", "0 to 1"],
    "[people.Dana]\npower = 0.1\nc = 0.9\n": ["c of Dana", "power", "one of the two"],
    "[people.Dana]\npower = 0.1\nPower = 0.9\n": ["Power of Dana", "power"],
    "[people.Dana]\n[people.dana]\n": ["Dana", "dana", "case"],
    '[people."a\\nb"]\n': ["people", "printable"],
    '[[people]]\nname = "a\\u001b[31m"\n': ["people", "printable"],
    "[people.Dana]\nposition = 0.5\ngain = 0.2\n": ["gain", "Dana", "us", "position"],
    "[deal]\nscale = [0, 1]\n[options.us]\nposition = 70\n[people.Dana]\nposition = 0.5\n": ["us", "70", "0 to 1"],
    "[deal]\nscale = [0, 1]\nstatus_quo = 9\n[people.Dana]\nposition = 0.5\n": ["deal.status_quo", "0 to 1"],
    "[deal]\nunit = ['days']\n[people.Dana]\n": ["deal.unit", "days"],
    "[deal]\nhorizon = '300 years'\n[people.Dana]\n": ["deal.horizon", "hundred years"],
    "[deal]\nhorizon = inf\n[people.Dana]\n": ["deal.horizon", "days"],
    "[deal]\nhorizon = 30\nT = 60\n[people.Dana]\n": ["deal.T", "horizon"],
    "[deal]\ntempo = 0.1\ncycle = 30\n[people.Dana]\n": ["deal.cycle", "tempo"],
    "[deal]\ntempo = 1e300\n[people.Dana]\n": ["deal.tempo", "0 to"],
    "[deal]\ntau = 1e-300\n[people.Dana]\n": ["deal.tau", "0.01 to 100"],
    "[deal]\nepsilon = 1e-45\n[people.Dana]\n": ["deal.epsilon", "0.0001 to 10"],
    "[deal]\ncloses = -5\n[people.Dana]\n": ["deal.closes", "0 or more"],
    "[deal]\ncloses = [5, 3]\n[people.Dana]\n": ["deal.closes", "low"],
    "[options.A]\n[options.B]\nus = 'yes'\n[people.Dana]\n": ["us of option B", "true or false"],
}


def test_keys_in_any_case_are_read_wherever_they_stand(tmp_path: Path) -> None:
    """Keys that another key's reading looks up: options named in gains alone, ours, the failure of all options."""
    s = read(tmp_path, "[deal]\nFailure = 0.9\n[people.Dana]\nGain = {us = 0.5, Rival = 0.2}\n")
    assert [o.name for o in s.options] == ["us", "Rival"]
    assert [o.failure.mean() for o in s.options] == [0.9, 0.9]
    s = read(tmp_path, "[options.A]\n[options.B]\nUS = true\n[people.Dana]\n")
    assert s.options[0].name == "B"


@pytest.mark.parametrize("veto", ["0.3", "{value = 0.3}", "{chance = 0.3}", "{low = 0.2, mode = 0.3, high = 0.4}"])
def test_a_veto_is_held_or_not(tmp_path: Path, veto: str) -> None:
    """However uncertain, nobody holds three tenths of a veto."""
    held = read(tmp_path, f"[people.Dana]\nveto = {veto}\n").people[0].veto
    assert held is not None
    assert held.kind == "chance"
    assert held.mean() == pytest.approx(0.3, abs=1e-3)


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:60])
def test_mistakes_get_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    assert "\n" not in message
    assert "deal.toml" in message
    for word in BAD[text]:
        assert word in message, message


def test_files_that_are_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"none\.toml"):
        load_scenario(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioError, match="UTF-8"):
        load_scenario(tmp_path / "x.toml")


def test_settings(example: Scenario) -> None:
    changed = apply_set(example, "dana lee.rho=0.1")
    assert changed == apply_set(example, "Dana Lee.rho=.1") == apply_set(example, "Dana Lee.rho=+.1")
    with pytest.raises(ScenarioError, match=r"NAME\.KEY=VALUE"):
        apply_set(example, "Dana Lee.rho=")
    assert changed.people[0].exposure.mean() == 0.1
    assert changed.people[1] == example.people[1]
    assert apply_set(example, "Dana Lee.b.Rival = -0.2").people[0].gains["Rival"].mean() == -0.2
    assert apply_set(example, "Dana Lee.gain.Rival = -0.2").people[0].gains["Rival"].mean() == -0.2
    assert apply_set(example, "Dana Lee.gain.Rival=-0.2").people[0].gains["us"].mean() == 0.6
    assert "us" not in apply_set(example, "Dana Lee.gain=unknown").people[0].gains
    assert apply_set(example, "Dana Lee.veto=no").people[0].veto is not None
    assert apply_set(example, "Dana Lee.veto=unknown").people[0].veto is None
    assert apply_set(example, "Priya Rao.power=[0.1, 0.2]").people[1].power.kind == "normal"
    assert apply_set(example, "deal.horizon=90").deal.horizon == 90
    assert apply_set(example, "deal.trigger=30").deal.trigger is not None
    assert apply_set(example, "deal.trigger=unknown").deal.trigger is None
    assert apply_set(example, "deal.failure=0.5").options[1].failure.mean() == 0.5
    assert apply_set(example, "Rival.failure=0.5").options[1].failure.mean() == 0.5
    assert apply_set(apply_set(example, "deal.tempo=0.1"), "deal.cycle=unknown").deal.tempo.origin == "prior"
    assert apply_set(apply_set(example, "deal.C=1"), "deal.capacity=unknown").deal.capacity.mean() == 3


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("Dana Lee.power=80", ["power", "Dana Lee", "0 to 1"]),
        ("Bob.rho=1", ["Bob", "Dana Lee"]),
        ("Dana Lee.rho", ["NAME.KEY=VALUE"]),
        ("rho=1", ["NAME.KEY=VALUE"]),
        ("Dana Lee.nothing=1", ["nothing", "Dana Lee"]),
        ("deal.horizon=-3", ["horizon", "above 0"]),
        ("deal.unit=weeks", ["unit"]),
        ("Rival.failure=3", ["failure", "Rival", "0 to 1"]),
        ("Dana Lee.gain.Foo=0.1", ["gain", "Dana Lee", "Foo"]),
        ("Dana Lee.power=" + 5000 * "9", ["power", "Dana Lee", "0 to 1"]),
        ("Dana Lee.power=" + 2000 * "[", ["power", "Dana Lee", "0 to 1"]),
        ("Rival.us=true", ["us", "Rival", "file"]),
    ],
)
def test_settings_that_are_wrong(example: Scenario, setting: str, words: list[str]) -> None:
    with pytest.raises(ScenarioError) as caught:
        apply_set(example, setting)
    assert all(w in str(caught.value) for w in words), str(caught.value)
    assert "\n" not in str(caught.value)


def test_comparing_over_another_time(example: Scenario) -> None:
    """A horizon that is itself the what-if makes a difference; one given for both holds, in whatever unit."""
    shorter = compare(example, apply_set(example, "deal.horizon=30"), draws=500)
    assert shorter.change["us"] < -0.01
    assert (shorter.horizon, shorter.horizon_after) == (pytest.approx(182.625), 30)
    given = compare(example, apply_set(example, "deal.horizon=30"), draws=500, horizon=60)
    assert given.change["us"] == 0
    people, options = example.people, example.options
    days = Scenario(people, options, DealBeliefs(horizon=70))
    weeks = Scenario(people, options, DealBeliefs(horizon=10, unit="weeks", tempo=tempo_prior("weeks")))
    for horizon in (None, 35):
        assert compare(days, weeks, draws=500, horizon=horizon).change["us"] == pytest.approx(0, abs=1e-6)


def test_comparison_uses_the_same_draws(example: Scenario) -> None:
    same = compare(example, example, draws=500)
    assert same.change == {"nothing": 0, "us": 0, "other": 0}
    assert same.standard_error == 0
    calmer = compare(example, apply_set(example, "Dana Lee.rho=0"), draws=2000)
    assert calmer.change["us"] > 0
    alone = forecast(apply_set(example, "Dana Lee.rho=0"), draws=2000)
    assert calmer.after == pytest.approx(alone.p, abs=1e-5)
    apart = forecast(example, draws=2000).standard_error
    assert calmer.standard_error < (alone.standard_error**2 + apart**2) ** 0.5
    assert set(calmer.to_json()) >= {"before", "after", "change"}
