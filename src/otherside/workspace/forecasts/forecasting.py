"""The forecast of a stored deal, or of a scenario file, as plain data; what ``otherside forecast`` prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Outcome
from otherside.forecast.charts import STOPS_IT
from otherside.forecast.errors import ScenarioError
from otherside.forecast.telling import told, why_not
from otherside.workspace.forecasts.deal_scenario import Known, know
from otherside.workspace.forecasts.run_json import deal_json
from otherside.workspace.heard.unanswered import Exchange, exchange_of
from otherside.workspace.one_call import of_deal
from otherside.workspace.stated.believing import Said, beliefs_said, with_beliefs

if TYPE_CHECKING:
    from otherside.forecast.beliefs import Belief
    from otherside.forecast.calibration import Calibration
    from otherside.forecast.result import ForecastResult
    from otherside.forecast.scenario import Scenario
    from otherside.workspace.workspace import Workspace

#: Of every forecast unless somebody asks for another number: with another luck, a page and a shell would call one person two things.
DRAWS = 20_000
#: Of a scenario that comes from elsewhere: memory grows with people times draws.
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class DealForecast:
    """A forecast with all it came from.

    Attributes:
        scenario: as run, with what users stated and any what-if.
        known: what the evidence says; None for a scenario file.
        fitted: the calibration it was made with.
        notes: remarks for people, one line each.
        ended: how the deal ended, where that was known on the day it is made for.
        exchange: who was heard when, up to that day; empty for a scenario file.
    """

    result: ForecastResult
    scenario: Scenario
    known: Known | None = None
    said: tuple[Said, ...] = ()
    sets: tuple[str, ...] = ()
    what_if: dict[str, Any] | None = None
    calibration: dict[str, Any] | None = None
    fitted: Calibration | None = None
    notes: tuple[str, ...] = ()
    ended: Outcome | None = None
    exchange: Exchange = field(default_factory=Exchange)

    def grounds(self) -> dict[str, Any]:
        """What of its JSON says whether the odds are told, and why not; see ``forecast.telling``."""
        r = self.result
        out: dict[str, Any] = {"calibrated": r.calibrated, "level_only": r.level_only, "interval": r.interval}
        if self.known is not None:
            day = self.known.deal.closed if self.ended else None
            out["as_of"] = self.known.as_of.isoformat()
            out["outcome"] = self.ended.value if self.ended else None
            out["closed"] = day.isoformat() if day else None
            out["said_decided"] = self.known.said_decided.to_json() if self.known.said_decided else None
        return out

    def events(self) -> list[dict[str, Any]]:
        """Named times for a timeline, ``{"t": time from now, "label"}``: as the buyers put them, or as stated."""
        deal = self.scenario.deal
        heard = self.known.scenario.deal if self.known is not None else None
        found: dict[float, str] = {}
        if self.known is not None:
            window = self.known.window
            same = self.known.scenario.deal.trigger == deal.trigger
            told = (window.trigger if same else None, window.opens, window.closes)
            found = {float((d.date - self.known.as_of).days): d.words for d in told if d is not None}
        if deal.trigger is not None and (heard is None or heard.trigger != deal.trigger):
            found[deal.trigger.at.mean()] = "trigger"
        if deal.closes is not None and (heard is None or heard.closes != deal.closes):
            found[deal.closes.mean()] = "closes"
        return [{"t": t, "label": words} for t, words in sorted(found.items()) if 0 <= t <= self.result.horizon]

    def to_json(self) -> dict[str, Any]:
        """The JSON of ``otherside forecast``.

        The numbers stand there in any case; ``told`` says whether they may be said, and ``why_not_told`` what is said
        instead. Of a deal that has been decided, or of which they say so, there is nothing to do and nothing to ask.
        """
        out = self.result.to_json()
        grounds = self.grounds()
        out["told"] = told(grounds)
        out["why_not_told"] = None if out["told"] else why_not(grounds)
        # Nobody is asked for what the user knows.
        known = {p.name for p in self.scenario.people if p.veto is not None and _stated(p.veto)}
        out["unknowns"] = [u for u in out["unknowns"] if u["parameter"] != "veto" or u["person"] not in known]
        out["options"] = [o.name for o in self.scenario.options]
        out["what_if"] = self.what_if and {**self.what_if, **{key: out[key] for key in ("told", "why_not_told")}}
        out["calibration"] = self.calibration
        out["notes"] = list(self.notes)
        if self.known is not None:
            out |= deal_json(self)
            out |= {key: grounds[key] for key in ("outcome", "closed", "said_decided")}
            # A talk that was noted without a word of theirs was heard all the same.
            last = max(filter(None, (self.known.last, self.exchange.theirs)), default=None)
            out |= self.exchange.to_json() | {"last_heard": last.isoformat() if last else None}
        if self.ended or grounds.get("said_decided"):
            out |= {"blocker": None, "interventions": [], "unknowns": [], "decision": "decided"}
        return out


def forecast_deal(
    workspace: Workspace,
    deal: Deal | str,
    draws: int = DRAWS,
    seed: int = 0,
    horizon: float | str | None = None,
    sets: Sequence[str] = (),
    *,
    as_of: dt.date | None = None,
    compare: str | None = None,
) -> dict[str, Any]:
    """The forecast of a deal as plain data; see ``run_deal``.

    Args:
        compare: another deal to hold beside it, on the same draws.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    with of_deal(workspace, found.name):
        run = run_deal(workspace, found, draws, seed, horizon, sets, as_of=as_of)
        out = whole_json(workspace, run, as_of)
    if compare is not None:
        out["compare"] = compare_runs(run, run_deal(workspace, compare, draws, seed, horizon, as_of=as_of))
    return out


def whole_json(workspace: Workspace, run: DealForecast, as_of: dt.date | None = None) -> dict[str, Any]:
    """The JSON of a deal's forecast with ``hangs_on`` and ``waits_for_us``, as ``hanging`` gives them, and ``outlooks``; of a scenario
    file without.

    Args:
        as_of: the day that was asked for.
    """
    from otherside.workspace.forecasts.hanging import hanging
    from otherside.workspace.heard.outlooks import told_of

    if run.known is None:
        return run.to_json()
    beside = hanging(workspace, run.known.deal, as_of)
    if run.ended or run.known.said_decided:
        beside["hangs_on"] = []
    found = run.to_json()
    return {**found, **beside, "outlooks": told_of(workspace, run.known.deal, found, as_of)}


def run_deal(
    workspace: Workspace,
    deal: Deal | str,
    draws: int = DRAWS,
    seed: int = 0,
    horizon: float | str | None = None,
    sets: Sequence[str] = (),
    *,
    as_of: dt.date | None = None,
) -> DealForecast:
    """Forecasts a deal from its evidence, what users stated and what their closed deals taught.

    Args:
        workspace: where it is stored.
        deal: which.
        draws, seed: as in ``otherside.forecast.forecast``.
        horizon: days, a span ("3 months") or a date; 180 days unless given or stated.
        sets: what-ifs, ``"Dana Lee.exposure=0.1"`` each; compared with the forecast without them on the same draws.
        as_of: the day to forecast from; by default the last day anything was heard.

    Raises:
        InputError: no such deal, nobody on the buyer's side, or a what-if that cannot be read.
    """
    from otherside.workspace.forecasts.outcomes import learned

    found = workspace.deal(deal) if isinstance(deal, str) else deal
    with of_deal(workspace, found.name):
        known = know(workspace, found, as_of)
        exchange = exchange_of(workspace, found, as_of)
    said = beliefs_said(workspace, found.name)
    scenario, notes = with_beliefs(known.scenario, known, said)
    calibration, about = learned(workspace)
    run = _run(scenario, draws, seed, horizon, sets, calibration, known.as_of)
    return replace(
        run,
        known=known,
        said=tuple(said),
        calibration=about,
        notes=tuple(notes),
        ended=_ended(found, as_of),
        exchange=exchange,
    )


def _stated(veto: Belief) -> bool:
    """Whether a user has stated that somebody can stop it, or cannot."""
    chance = veto.mean()
    return veto.origin == "user" and not 1 - STOPS_IT < chance < STOPS_IT


def _ended(deal: Deal, as_of: dt.date | None) -> Outcome | None:
    """How a deal ended, unless it is forecast from a day before that."""
    if deal.outcome in (None, Outcome.OPEN) or (as_of is not None and deal.closed is not None and as_of < deal.closed):
        return None
    return deal.outcome


def run_scenario(
    path: Path, draws: int = DRAWS, seed: int = 0, horizon: float | str | None = None, sets: Sequence[str] = ()
) -> DealForecast:
    """Forecasts a scenario file.

    Raises:
        InputError: it cannot be read; one line with the file, the key, the person and the allowed range.
    """
    return _run(_loaded(path), draws, seed, horizon, sets, None, None)


def run_scenario_text(
    text: str,
    name: str,
    draws: int = DRAWS,
    seed: int = 0,
    horizon: float | str | None = None,
    sets: Sequence[str] = (),
) -> DealForecast:
    """Forecasts the text of a scenario file.

    Args:
        name: of the file, without its suffix.

    Raises:
        InputError: it cannot be read, or has more than ``MOST_PEOPLE`` people.
    """
    from otherside.forecast.reading import read_scenario

    scenario = _guarded(lambda: read_scenario(text, name))
    if len(scenario.people) > MOST_PEOPLE:
        raise InputError(f"{len(scenario.people)} people; at most {MOST_PEOPLE} here, more on the command line")
    return _run(scenario, draws, seed, horizon, sets, None, None)


def compare_runs(before: DealForecast, after: DealForecast) -> dict[str, Any]:
    """Two forecasts on the same draws and the calibration of the first: what changes from one to the other."""
    from otherside.forecast.comparison import compare

    r = before.result
    found = _guarded(
        lambda: compare(before.scenario, after.scenario, r.draws, r.seed, r.horizon, calibration=before.fitted)
    )
    out: dict[str, Any] = found.to_json()
    # Two numbers invite the reader to take their difference: where either is not told, neither is.
    untold = [f"{run.result.deal}: {why_not(run.grounds())}" for run in (before, after) if not told(run.grounds())]
    return {"with": after.result.deal, **out, "told": not untold, "why_not_told": untold[0] if untold else None}


def scenario_of(text: str) -> Path | None:
    """The path of a scenario file, if that is what is named.

    Raises:
        InputError: it ends in .toml and there is no such file.
    """
    if not text.casefold().endswith(".toml"):
        return None
    path = Path(text)
    if not path.is_file():
        raise InputError(f"{text}: no such file; check the path, or name a deal")
    return path


def _loaded(path: Path) -> Scenario:
    from otherside.forecast.reading import load_scenario

    try:
        return load_scenario(path)
    except ScenarioError as error:
        raise InputError(str(error)) from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; check the path") from error


def _run(
    scenario: Scenario,
    draws: int,
    seed: int,
    horizon: float | str | None,
    sets: Sequence[str],
    calibration: Calibration | None,
    today: dt.date | None,
) -> DealForecast:
    from otherside.forecast.api import forecast
    from otherside.forecast.comparison import compare
    from otherside.forecast.overrides import apply_set

    changed = scenario
    for setting in sets:
        one = changed
        changed = _guarded(lambda one=one, setting=setting: apply_set(one, setting))
    end = _guarded(lambda: _span(horizon, changed, today))
    result = _guarded(lambda: forecast(changed, draws, seed, end, calibration=calibration))
    what_if = None
    if sets:
        both = _guarded(lambda: compare(scenario, changed, draws, seed, end, calibration=calibration))
        what_if = {"sets": list(sets), **both.to_json()}
    return DealForecast(result, changed, sets=tuple(sets), what_if=what_if, fitted=calibration)


def _span(horizon: float | str | None, scenario: Scenario, today: dt.date | None) -> float | None:
    from otherside.forecast.values import span

    if horizon is None:
        return None
    raw: float | str = horizon
    if isinstance(raw, str):
        try:
            raw = float(raw)
        except ValueError:
            return span(raw, scenario.deal.unit, "horizon", today or dt.date.today())
    return float(raw)


def _guarded(call: Any) -> Any:
    try:
        return call()
    except ScenarioError as error:
        raise InputError(str(error)) from error
