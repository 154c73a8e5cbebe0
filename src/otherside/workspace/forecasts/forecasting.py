"""The forecast of a stored deal, or of a scenario file, as plain data; what ``otherside forecast`` prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Outcome
from otherside.forecast.beliefs import Belief
from otherside.forecast.errors import ScenarioError
from otherside.forecast.scenario import US, PersonBeliefs
from otherside.forecast.telling import told, why_not
from otherside.profiles.beliefs import Estimate
from otherside.profiles.time.renamed import superseded
from otherside.workspace.forecasts.deal_scenario import SOME_OTHER_WAY, Known, Member, know
from otherside.workspace.forecasts.forecast_rows import cost_json, date_json, earlier_json, quote_json
from otherside.workspace.heard.unanswered import Exchange, exchange_of
from otherside.workspace.one_call import of_deal
from otherside.workspace.stated.believing import Said, beliefs_said, with_beliefs

if TYPE_CHECKING:
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
        out["options"] = [o.name for o in self.scenario.options]
        out["what_if"] = self.what_if and {**self.what_if, **{key: out[key] for key in ("told", "why_not_told")}}
        out["calibration"] = self.calibration
        out["notes"] = list(self.notes)
        if self.known is not None:
            out |= _of_deal(self)
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
    """The JSON of a deal's forecast with ``hangs_on`` and ``waits_for_us``, as ``hanging`` gives them; of a scenario file without.

    Args:
        as_of: the day that was asked for.
    """
    from otherside.workspace.forecasts.hanging import hanging

    if run.known is None:
        return run.to_json()
    beside = hanging(workspace, run.known.deal, as_of)
    if run.ended or run.known.said_decided:
        beside["hangs_on"] = []
    return {**run.to_json(), **beside}


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


def compare_runs(before: DealForecast, after: DealForecast, horizon: float | None = None) -> dict[str, Any]:
    """Two forecasts on the same draws and the calibration of the first: what changes from one to the other."""
    from otherside.forecast.comparison import compare

    r = before.result
    end = horizon or r.horizon
    found = _guarded(lambda: compare(before.scenario, after.scenario, r.draws, r.seed, end, calibration=before.fitted))
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


def _of_deal(run: DealForecast) -> dict[str, Any]:
    """What a deal's forecast says beyond that of a scenario."""
    known, result = run.known, run.result
    assert known is not None
    names = known.names | {m.id: m.name for m in known.members}
    anew = superseded(known.window.dates, {e: row.date for e, row in known.rows.items()})
    summaries = {p.person: p for p in result.people}
    stated = {(s["who"], s["key"]): s for s in run.said}
    used_by = {p.name: p for p in run.scenario.people}
    beliefs = [b for m in known.members for b in _beliefs(m, used_by[m.name], stated)]
    beliefs += _deal_beliefs(known, run, stated)
    top: list[dict[str, Any]] = [
        {
            "person": m.name,
            "probability": round(summaries[m.name].top, 3),
            "rank": _span_of(m.estimates.numbers["rank"]),
            # What their role usually has on its list says nothing of somebody nobody has heard.
            "unknown": (m.unmet or m.estimates.numbers["rank"].unknown) and (m.id, "rank") not in stated,
            "own_reasons": list(known.reasons.get(m.id, ())),
        }
        for m in known.members
    ]
    used = {e for b in beliefs for e in b["evidence"]}
    used |= {e for i in known.initiatives for e in i.evidence} | {e for t in top for e in t["own_reasons"]}
    used |= {c.evidence for c in known.window.costs} | {d.evidence for d in known.window.dates}
    used |= {w.evidence for w in known.window.waits}
    used |= {e for m in known.members for e, _ in m.estimates.ways}
    used |= {e for m in known.members for e in m.authority} | {e for ids in known.options.values() for e in ids}
    people = []
    for m in known.members:
        s = summaries[m.name]
        people.append(
            {
                "person": m.name,
                "id": m.id,
                "role": m.role,
                "weight": s.weight,
                "utility": s.utility,
                "against": s.against,
                "top": s.top,
                "power": s.power,
                "salience": s.salience,
                "veto": s.veto,
                "unmet": m.unmet,
                "named_by": m.named_by or None,
                "named_in": list(m.authority),
                "unknown": [p for p, e in m.estimates.numbers.items() if e.unknown and p != "other_gain"],
            }
        )
    return {
        "as_of": known.as_of.isoformat(),
        "people": people,
        "beliefs": beliefs,
        "alternatives": [{"name": k, "evidence": list(v)} for k, v in known.options.items() if k != SOME_OTHER_WAY],
        "ways": [
            {"person": m.name, "name": way.name, "what": way.what, "evidence": e}
            for m in known.members
            for e, way in m.estimates.ways
        ],
        "window": {
            "costs": [cost_json(c, names) for c in known.window.costs],
            "dates": [date_json(d, names) | earlier_json(anew.get(d)) for d in known.window.dates],
            "trigger": date_json(known.window.trigger, names) if known.window.trigger else None,
            "opens": date_json(known.window.opens, names) if known.window.opens else None,
            "closes": date_json(known.window.closes, names) if known.window.closes else None,
            "waits": [
                {"words": w.words, "person": names.get(w.person, w.person), "evidence": w.evidence, "quote": w.quote}
                for w in known.window.waits
            ],
        },
        "initiatives": {
            "competing": [
                {
                    "name": i.name,
                    "named_by": [names.get(s, s) for s in i.sponsors],
                    "rank": i.rank,
                    "dates": [{"date": d.isoformat(), "words": w} for d, w in i.dates],
                    "evidence": list(i.evidence),
                    "weight": i.weight,
                }
                for i in known.initiatives
            ],
            "top_three": top,
        },
        "said": [dict(s) for s in run.said],
        "signs": _signs(known),
        "quotes": {e: quote_json(known, e) for e in sorted(used) if e in known.rows},
    }


def _signs(known: Known) -> dict[str, float]:
    """The surest sign of each facet in the words of anybody on their side, however faint."""
    heard = {m.id for m in known.members}
    out: dict[str, float] = {}
    for row in known.rows.values():
        if row.person in heard:
            for facet, p in row.evidence.facets.items():
                out[facet.value] = max(out.get(facet.value, 0.0), round(p, 3))
    return out


def _beliefs(member: Member, used: PersonBeliefs, stated: dict[tuple[str, str], Said]) -> list[dict[str, Any]]:
    out = []
    for parameter, estimate in member.estimates.numbers.items():
        shown = {"gain": "gain.us", "other_gain": "gain.other"}.get(parameter, parameter)
        key = {"gain.us": "gain"}.get(shown, shown)
        said = stated.get((member.id, key)) or stated.get((member.id, shown))
        row = {"person": member.name, "person_id": member.id, "parameter": shown, **_shown(estimate, said)}
        if said is not None:
            row |= _quantiles(used.gains[US] if key == "gain" else getattr(used, key))
        out.append(row)
    veto = member.estimates.veto
    said = stated.get((member.id, "veto"))
    out.append(
        {
            "person": member.name,
            "person_id": member.id,
            "parameter": "veto",
            "low": None,
            "mid": veto if said is None else used.veto.mean() if used.veto is not None else None,
            "high": None,
            "origin": "user" if said else "evidence" if member.estimates.veto_evidence else "prior",
            "unknown": veto is None and said is None,
            "evidence": list(member.estimates.veto_evidence),
            "why": f"role: {member.estimates.role}" if member.estimates.role and veto is not None else "nothing known",
            "said": said,
        }
    )
    return out


def _deal_beliefs(known: Known, run: DealForecast, stated: dict[tuple[str, str], Said]) -> list[dict[str, Any]]:
    def row(parameter: str, values: dict[str, Any]) -> dict[str, Any]:
        return {"person": None, "person_id": None, "parameter": parameter, **values}

    def guess(parameter: str, belief: Any, why: str) -> dict[str, Any]:
        said = stated.get(("deal", parameter)) or (stated.get(("deal", "cycle")) if parameter == "tempo" else None)
        return row(
            parameter,
            {**_quantiles(belief), "origin": "user" if said else belief.origin,
             "unknown": said is None, "evidence": [], "why": why, "said": said},
        )  # fmt: skip

    deal = run.scenario.deal
    said = stated.get(("deal", "failure"))
    own = _quantiles(run.scenario.options[0].failure) if said else {}
    out = [row("failure", _shown(known.failure, said) | own)]
    out.append(guess("tempo", deal.tempo, "decisions a day once all want it; your closed deals can teach it"))
    out.append(guess("capacity", deal.capacity, "how many initiatives get done at a time"))
    trigger = known.window.trigger
    if trigger is not None:
        days = float((trigger.date - known.as_of).days)
        said = stated.get(("deal", "trigger"))
        out.append(
            row(
                "trigger",
                {"low": days, "mid": days, "high": days, "origin": "user" if said else "evidence", "unknown": False,
                 "evidence": [trigger.evidence], "why": f"“{trigger.words}”, {trigger.date}", "said": said},
            )
        )  # fmt: skip
    return out


def _shown(estimate: Estimate, said: Said | None) -> dict[str, Any]:
    low, high = estimate.interval
    return {
        "low": round(low, 4),
        "mid": round(estimate.median, 4),
        "high": round(high, 4),
        "origin": "user" if said else estimate.origin,
        "unknown": estimate.unknown and said is None,
        "evidence": list(estimate.evidence),
        "why": f"stated by {said['by']} on {said['on']}" if said else estimate.why,
        "said": said,
    }


def _quantiles(belief: Belief) -> dict[str, float]:
    import numpy as np

    low, mid, high = (round(float(x), 4) for x in belief.quantile(np.array([0.05, 0.5, 0.95])))
    return {"low": low, "mid": mid, "high": high}


def _span_of(estimate: Estimate) -> dict[str, float]:
    low, high = estimate.interval
    return {"low": round(low, 2), "mid": round(estimate.median, 2), "high": round(high, 2)}
