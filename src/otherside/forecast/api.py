"""The forecast of one scenario, start to end."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from otherside.forecast import priors, voi
from otherside.forecast.beliefs import stream, uniforms
from otherside.forecast.burdens import shapley
from otherside.forecast.draws import Draws, sample
from otherside.forecast.engine import BURDENS, Pass, run, time_exposure
from otherside.forecast.errors import ScenarioError
from otherside.forecast.hazard import outcomes
from otherside.forecast.levers import LEVERS, WAIT, Lever
from otherside.forecast.priors import DAYS
from otherside.forecast.result import (
    CurvePoint,
    ForecastResult,
    Intervention,
    PersonSummary,
    Pivot,
    UnknownValue,
)
from otherside.forecast.scenario import Scenario
from otherside.forecast.settled import Settled, outcomes_after, us_after
from otherside.forecast.values import LONGEST_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from otherside.forecast.calibration import Calibration

F32 = NDArray[np.float32]

CURVE_POINTS = 25
DECISIONS = 8
"""How many of the best interventions compete with dropping and continuing in the value of information."""
ANSWER_NOISE = 0.5
"""A question's answer scatters around the truth by this many standard deviations of the belief (for EVSI)."""
MOST_CELLS = 8_000_000
"""Draws times people that are held in memory at a time: about 1.4 GB with every lever."""
_EVSI_SHOWN = 10


def forecast(
    scenario: Scenario,
    draws: int = 20_000,
    seed: int = 0,
    horizon: float | None = None,
    *,
    calibration: Calibration | None = None,
    levers: Sequence[Lever] = LEVERS,
    workers: int = 2,
) -> ForecastResult:
    """Forecast whether the committee acts with us, chooses another option or does nothing by the horizon.

    Args:
        scenario: People, options, deal.
        draws: Number of draws, from 100 up to what memory allows (`MOST_CELLS`). The Monte-Carlo error halves with four times as many.
        seed: Seed of all draws; the same seed gives the same luck to every scenario.
        horizon: Overrides the deal's, in its unit.
        calibration: Tempo and recalibration fitted to closed deals; set aside where they were too few.
        levers: What may be done for each person.
        workers: Threads.

    Raises:
        ScenarioError: draws, seed or horizon out of range.
    """
    check_luck(scenario, draws, seed)
    deal = scenario.deal
    end = deal.horizon if horizon is None else float(horizon)
    longest = LONGEST_DAYS / DAYS[deal.unit]
    if not 0 < end <= longest:
        raise ScenarioError(f"horizon is {end:g}, must be above 0 and within a hundred years ({longest:g} {deal.unit})")
    if calibration is not None and not calibration.enough:
        calibration = None
    if calibration is not None:
        scenario = calibration.with_tempo(scenario)
        deal = scenario.deal
    drawn = sample(scenario, draws, seed)
    done = run(drawn, deal, end, levers, workers=workers)
    calibrated = calibration.link if calibration is not None else _same
    settled = deal.settled

    def link(chance: Any) -> Any:
        return us_after(settled, calibrated(chance))

    names = [p.name for p in scenario.people]
    p, interval = _probabilities(done.p, calibrated, settled)
    runs = np.asarray(link(np.clip(done.runs, 0.0, 1.0)))
    swings = np.asarray(link(done.supports)) - np.asarray(link(done.opposes))
    order = np.argsort(-swings, kind="stable")
    blocker = next(
        (names[i] for i in order if done.against[i] > 0.5 and swings[i] > 0 and _may_lose(scenario, i)), None
    )
    interventions = _interventions(scenario, drawn, done, levers, end, link)
    benefit, labels = _benefits(scenario, done, levers, interventions, names, calibrated)
    unknowns = _unknowns(drawn, benefit)
    return ForecastResult(
        deal=deal.name,
        horizon=end,
        unit=deal.unit,
        draws=draws,
        seed=seed,
        p=p,
        interval=interval,
        burdens=dict(zip(BURDENS, shapley(runs), strict=True)),
        frictionless=float(runs[-1]),
        pivotal=tuple(Pivot(names[i], float(swings[i])) for i in order),
        blocker=blocker,
        interventions=interventions,
        unknowns=unknowns,
        evpi=voi.evpi(benefit),
        decision=labels[int(np.argmax(benefit.mean(axis=1, dtype=np.float64)))],
        curve=_curve(drawn, done, scenario, end, calibrated),
        people=_people(scenario, drawn, done),
        calibrated=calibration is not None,
        standard_error=float(np.std(us_after(settled, done.p[0])) / math.sqrt(draws)),
        level_only=calibration is not None and calibration.level_only,
    )


def _people(scenario: Scenario, drawn: Draws, done: Pass) -> tuple[PersonSummary, ...]:
    """Where each person stands, in the scenario's order."""
    top = (drawn.rank <= drawn.capacity + 0.5).mean(axis=1)
    return tuple(
        PersonSummary(
            person.name,
            float(done.weight[i]),
            float(done.utility[i]),
            float(done.against[i]),
            float(top[i]),
            float(drawn.power[i].mean()),
            float(drawn.salience[i].mean()),
            float(drawn.veto[i].mean()),
            _gain_known(scenario, i),
        )
        for i, person in enumerate(scenario.people)
    )


def _gain_known(scenario: Scenario, i: int) -> bool:
    """Whether anything beyond the prior is believed about what ours changes for the person."""
    person = scenario.people[i]
    if person.position is not None:
        return True
    gain = person.gains.get(scenario.options[0].name)
    return gain is not None and gain.origin != "prior"


def _may_lose(scenario: Scenario, i: int) -> bool:
    """Whether anything beyond a prior speaks against ours for the person: a gain below what is usual, a burden above it.

    Who is only known to have reasons to act, or of whom nothing is known, is nobody's blocker.
    """
    person = scenario.people[i]
    if person.position is not None:
        return True
    gain = person.gains.get(scenario.options[0].name)
    usual = priors.PERSON["gain"].prior.mean()
    if gain is not None and gain.origin != "prior" and gain.mean() < usual:
        return True
    return any(
        belief.origin != "prior" and belief.mean() > priors.PERSON[key].prior.mean()
        for key in ("exposure", "loss_aversion", "switching_cost")
        for belief in (getattr(person, key),)
    )


def check_luck(scenario: Scenario, draws: int, seed: int) -> None:
    """Refuses draws and seeds out of range.

    Raises:
        ScenarioError: One line with the allowed range.
    """
    most = max(20_000, MOST_CELLS // len(scenario.people))
    if not 100 <= draws <= most:
        count = len(scenario.people)
        raise ScenarioError(
            f"draws is {draws}, must be from 100 to {most} with {count} {'people' if count > 1 else 'person'}"
        )
    if seed < 0:
        raise ScenarioError(f"seed is {seed}, must be 0 or more")


def _same(p: Any) -> Any:
    return p


def _probabilities(
    p: F32, link: Any, settled: Sequence[Settled] = ()
) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Means and 90 % intervals of nothing, us and other; P(us) goes through `link`, the rest keeps its
    proportions; then what is settled is counted in."""
    raw_us = float(p[0].mean(dtype=np.float64))
    us = float(link(raw_us))
    rest = (1 - us) / (1 - raw_us) if raw_us < 1 else 0.0
    others = p[1:].sum(axis=0) if p.shape[0] > 1 else np.zeros_like(p[0])
    other = float(others.mean(dtype=np.float64)) * rest
    out = {"nothing": max(0.0, 1.0 - us - other), "us": us, "other": other}
    low, high = (link(x) for x in _range(p[0]))
    interval = {"us": (float(low), float(high))}
    for key, x in (("nothing", 1 - p[0] - others), ("other", others)):
        a, b = (min(1.0, max(0.0, v * rest)) for v in _range(x))
        interval[key] = (a, b)
    ends = [outcomes_after(settled, out, {k: interval[k][n] for k in out}) for n in (0, 1)]
    return outcomes_after(settled, out, out), {k: (ends[0][k], ends[1][k]) for k in out}


def _range(x: F32) -> tuple[float, float]:
    low, high = np.quantile(x, (0.05, 0.95))
    return float(low), float(high)


def _interventions(
    scenario: Scenario, drawn: Draws, done: Pass, levers: Sequence[Lever], end: float, link: Any
) -> tuple[Intervention, ...]:
    deal = scenario.deal
    today = float(link(float(done.p[0].mean(dtype=np.float64))))
    out = []
    means = done.levers.mean(axis=2, dtype=np.float64)
    for j, lever in enumerate(levers):
        for i, person in enumerate(scenario.people):
            change = float(link(float(means[j, i]))) - today
            cost = lever.cost * deal.value
            out.append(Intervention(person.name, lever.name, deal.value * change - cost, change, cost))
    if deal.trigger is not None and drawn.trigger is not None:
        start = np.clip(drawn.trigger - deal.trigger.lead, 0.0, end)
        later = time_exposure(drawn, deal, end) - np.minimum(start, time_exposure(drawn, deal, end))
        change = float(link(float(outcomes(done.rates, later.astype(np.float32))[0].mean(dtype=np.float64)))) - today
        saved = deal.pursuit_cost * float(start.mean()) / end
        out.append(Intervention(None, WAIT, deal.value * change + saved, change, -saved))
    return tuple(sorted(out, key=lambda x: -x.gain))


def _benefits(
    scenario: Scenario,
    done: Pass,
    levers: Sequence[Lever],
    interventions: tuple[Intervention, ...],
    names: list[str],
    link: Any,
) -> tuple[F32, list[str]]:
    """Expected net benefit of dropping, continuing and the best interventions, shape (decisions, D)."""
    deal = scenario.deal
    index = {lever.name: j for j, lever in enumerate(levers)}
    raw = float(done.p[0].mean(dtype=np.float64))
    scale = np.float32(float(link(raw)) / raw if raw > 0 else 1.0)
    value = np.float32(deal.value)

    def worth(chance: F32, cost: float) -> F32:
        return np.asarray(us_after(deal.settled, chance * scale) * value - np.float32(cost), np.float32)

    rows = [np.zeros_like(done.p[0]), worth(done.p[0], deal.pursuit_cost)]
    labels = ["drop", "continue"]
    for move in [m for m in interventions if m.person is not None][:DECISIONS]:
        person = str(move.person)
        rows.append(worth(done.levers[index[move.lever], names.index(person)], deal.pursuit_cost + move.cost))
        labels.append(f"{move.lever}: {person}")
    return np.stack(rows), labels


def _unknowns(drawn: Draws, benefit: F32) -> tuple[UnknownValue, ...]:
    middle = (np.arange(voi.SLICES) + 0.5) / voi.SLICES
    numbers = []
    for unknown, index in zip(drawn.unknowns, drawn.slices, strict=True):
        if unknown.belief.kind == "chance":
            yes = unknown.belief.quantile(uniforms(drawn.seed, drawn.count, *unknown.stream).astype(np.float64))
            numbers.append(voi.Levels(yes.astype(np.intp), np.array([0.0, 1.0])))
        else:
            numbers.append(voi.Levels(index, unknown.belief.quantile(middle)))
    values = voi.evppi_all(benefit, numbers)
    order = sorted(range(len(values)), key=lambda n: -values[n])
    out = []
    for place, n in enumerate(order):
        unknown = drawn.unknowns[n]
        noisy = 0.0
        if place < _EVSI_SHOWN and values[n] > 0:
            noise = stream(drawn.seed, "answer", *unknown.stream)
            x = unknown.belief.quantile(uniforms(drawn.seed, drawn.count, *unknown.stream).astype(np.float64))
            noisy = min(voi.evsi(benefit, x, ANSWER_NOISE * float(x.std()), noise), values[n])
        out.append(UnknownValue(unknown.parameter, unknown.person, values[n], noisy, unknown.belief.origin))
    return tuple(out)


def _curve(drawn: Draws, done: Pass, scenario: Scenario, end: float, link: Any) -> tuple[CurvePoint, ...]:
    out = []
    for t in np.linspace(0.0, end, CURVE_POINTS):
        at = outcomes(done.rates, time_exposure(drawn, scenario.deal, float(t)))
        p, interval = (
            _probabilities(at, link, scenario.deal.settled)
            if t > 0
            else ({"nothing": 1.0, "us": 0.0, "other": 0.0}, {"us": (0.0, 0.0)})
        )
        out.append(CurvePoint(float(t), p["nothing"], p["us"], p["other"], *interval["us"]))
    return tuple(out)
