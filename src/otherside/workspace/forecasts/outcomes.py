"""Learning from closed deals: which there are, what they teach the forecast, and how good it was.

Closed deals come from CRM exports, given to ``otherside outcomes`` or added to the workspace. A deal with
conversations is forecast from what was known half way between its opening and its close; one without from an
unknown committee, at its opening. So deals without conversations can teach the level (how often we win, how
fast things move), never the ranking.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from otherside.domain import Deal, DealRecord, InputError, Outcome, Skipped
from otherside.profiles.who.names import plain

if TYPE_CHECKING:
    from otherside.forecast.calibration import Calibration, ClosedDeal
    from otherside.forecast.scenario import Scenario
    from otherside.workspace.workspace import Workspace

OUTCOMES, CALIBRATION = "outcomes", "calibration"
HORIZONS = (180.0, 365.0, 730.0)
"""Days looked ahead: the least that covers nine deals of ten."""
COMMITTEE = 5
"""People in the committee of a deal of which only the CRM's row is known."""
MOST = 2000
"""Deals a backtest walks through, the latest; each learns from all before it."""
_DRAWS = 2000
_CLOSED = {Outcome.WON: "won", Outcome.LOST: "lost", Outcome.NO_DECISION: "nothing"}


@dataclass(frozen=True, slots=True)
class ClosedRecord:
    """A closed deal as kept.

    Attributes:
        stage_probability: what the CRM's stage said while it was open; None where unknown. The 0 and 1 that a CRM
            writes on closing are no forecast and are left out.
    """

    name: str
    outcome: Outcome
    key: str | None = None
    created: dt.date | None = None
    closed: dt.date | None = None
    amount: float | None = None
    stage_probability: float | None = None

    @property
    def id(self) -> str:
        """The CRM's key, else name and day of opening."""
        return self.key or f"{plain(self.name)}|{self.created}"

    @property
    def dated(self) -> bool:
        """Whether it is known how long it took."""
        return self.created is not None and self.closed is not None and self.closed >= self.created


def add_outcomes(workspace: Workspace, paths: Sequence[Path]) -> dict[str, Any]:
    """Takes in closed deals from CRM exports, fits tempo and calibration, and tells how good forecasts would have been.

    The same export again changes nothing; a deal that was there is brought up to date.

    Raises:
        InputError: a path does not exist, or nothing in it is a closed deal.
    """
    from otherside.workspace.intake.adding import parse_sources

    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the path")
    records: list[DealRecord] = []
    skipped: list[Skipped] = []
    for item in parse_sources(paths):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        records += item[1].deals
        skipped += item[1].skipped
    found = [r for r in (_closed(record) for record in records) if r is not None]
    if not found:
        names = ", ".join(str(p) for p in paths)
        why = (
            f"{len(records)} deals, none of them closed; the stage or outcome must say won, lost or no decision"
            if records
            else skipped[0].reason
            if skipped
            else "no deals in it; give a CSV export with the deal's name, stage or outcome, create date and close date"
        )
        raise InputError(f"{names}: {why}")
    kept = {r.id: r for r in _stored(workspace)}
    new = sum(r.id not in kept for r in found)
    changed = sum(r.id in kept and _merged(kept[r.id], r) != kept[r.id] for r in found)
    for record in found:
        kept[record.id] = _merged(kept[record.id], record) if record.id in kept else record
    workspace.store.put_setting(OUTCOMES, [_row(r) for r in kept.values()])
    report = backtest(workspace, fit=True)
    return {
        "new": new,
        "changed": changed,
        "open": len(records) - len(found),
        "skipped": [{"path": s.path, "reason": s.reason} for s in skipped],
        **report,
    }


def closed_records(workspace: Workspace) -> list[ClosedRecord]:
    """All closed deals known: those given as outcomes and those in CRM exports added to the workspace."""
    out = {r.id: r for r in _stored(workspace)}
    open_chances: dict[str, float] = {}
    for record in workspace.store.crm().deals:
        if record.outcome in (None, Outcome.OPEN) and record.probability and 0 < record.probability < 1:
            open_chances[record.key or plain(record.name)] = record.probability
    for record in workspace.store.crm().deals:
        found = _closed(record)
        if found is not None:
            out[found.id] = _merged(found, out[found.id]) if found.id in out else found
    return [
        replace(r, stage_probability=open_chances.get(r.key or plain(r.name), r.stage_probability))
        for r in out.values()
    ]


def backtest(workspace: Workspace, *, fit: bool = False) -> dict[str, Any]:
    """How good forecasts of the closed deals would have been, each with only what was known before.

    Args:
        workspace: where they are.
        fit: also store what all of them teach, for forecasts to come.

    Returns:
        ``brier, log_loss, auc, calibration, baseline``, ``stage`` where the CRM's stage probability is known,
        ``enough`` and ``message``, counts, and ``learned``. Of the counts under ``closed`` ``with_early_words`` are the deals
        of which a forecast could rest on words from the first half of their time.
    """
    from otherside.forecast import calibration

    records = closed_records(workspace)
    usable = sorted((r for r in records if r.dated), key=lambda r: (r.closed or dt.date.min, r.id))
    deals, spoken, horizon = _closed_deals(workspace, usable)
    report: dict[str, Any] = calibration.backtest(deals[-MOST:])
    report["closed"] = {
        "won": sum(r.outcome is Outcome.WON for r in records),
        "lost": sum(r.outcome is Outcome.LOST for r in records),
        "no_decision": sum(r.outcome is Outcome.NO_DECISION for r in records),
        "undated": len(records) - len(usable),
        "with_conversations": _with_conversations(workspace, records),
        "with_early_words": sum(spoken),
    }
    report["horizon"] = horizon
    found = _learn(deals, spoken, horizon)
    report["learned"] = found
    if fit:
        workspace.store.put_setting(CALIBRATION, found)
    if report["enough"] and not any(spoken):
        talked = report["closed"]["with_conversations"]
        none = "has words of theirs here from the first half of its time" if talked else "has conversations here"
        report["message"] = (
            f"none of the closed deals {none}: they teach how often and how fast, and nothing that tells one deal from another"
        )
    return report


def _with_conversations(workspace: Workspace, records: Sequence[ClosedRecord]) -> int:
    """How many of the closed deals have a conversation here, of whatever day."""
    named = {plain(r.name) for r in records}
    here = [deal.name for deal in workspace.deals() if plain(deal.name) in named]
    counts = workspace.store.counts_by_deal(here)
    return len({plain(name) for name in here if counts[name]["conversations"]})


def learned(workspace: Workspace) -> tuple[Calibration | None, dict[str, Any] | None]:
    """The stored calibration, and what it rests on; ``(None, None)`` without closed deals."""
    about = workspace.store.settings().get(CALIBRATION)
    if not about:
        return None, None
    from otherside.forecast.calibration import Calibration

    found = Calibration(
        about["tempo_factor"],
        about["intercept"],
        about["slope"],
        about["base_rate"],
        about["deals"],
        about["enough"],
        level_only=not about["ranking"],
    )
    return found, dict(about)


def _learn(deals: Sequence[ClosedDeal], spoken: Sequence[bool], horizon: float) -> dict[str, Any]:
    """Tempo and recalibration as stored.

    Without enough deals that have conversations the forecasts of closed deals hardly differ, and a fitted slope would
    pull every live forecast to the base rate, whatever its evidence says. Then only the level moves, slope 1: an
    unknown committee is forecast at the base rate, and evidence counts from there.
    """
    from otherside.forecast.calibration import MINIMUM, fit_calibration

    fitted = fit_calibration(deals)
    told = [d for d, s in zip(deals, spoken, strict=True) if s]
    ranking = len(told) >= MINIMUM and len({round(d.us, 6) for d in told}) > 1
    intercept, slope = fitted.intercept, fitted.slope
    if ranking:
        own = fit_calibration(told)
        intercept, slope = own.intercept, own.slope
        ranking = own.enough
    if not ranking:
        unknown = [d.at_tempo(fitted.tempo_factor) for d, s in zip(deals, spoken, strict=True) if not s]
        middle = sum(unknown) / len(unknown) if unknown else 0.5
        middle = min(max(middle, 1e-3), 1 - 1e-3)
        intercept = math.log(fitted.base_rate / (1 - fitted.base_rate)) - math.log(middle / (1 - middle))
        slope = 1.0
        intercept = intercept if unknown else 0.0
    return {
        "tempo_factor": fitted.tempo_factor,
        "intercept": intercept,
        "slope": slope,
        "base_rate": fitted.base_rate,
        "deals": len(deals),
        "enough": fitted.enough,
        "level": fitted.enough,
        "ranking": ranking and fitted.enough,
        "horizon": horizon,
    }


def _closed_deals(workspace: Workspace, records: Sequence[ClosedRecord]) -> tuple[list[ClosedDeal], list[bool], float]:
    from otherside.forecast.calibration import ClosedDeal

    here = {plain(d.name): d for d in workspace.deals()}
    spoken_of = {row.deal for row in workspace.store.evidence()} if here else set()
    plans: list[tuple[ClosedRecord, Deal | None, dt.date]] = []
    for record in records:
        assert record.created is not None
        assert record.closed is not None
        deal = here.get(plain(record.name))
        if deal is not None and deal.name in spoken_of:
            plans.append((record, deal, record.created + (record.closed - record.created) / 2))
        else:
            plans.append((record, None, record.created))
    lengths = sorted((record.closed - at).days for record, _, at in plans if record.closed is not None)
    long = lengths[min(int(0.9 * len(lengths)), len(lengths) - 1)] if lengths else 0
    horizon = next((h for h in HORIZONS if long <= h), HORIZONS[-1])
    nobody = _chances(_unknown_committee(), horizon) if plans else (0.0, 1.0)
    out, spoken = [], []
    for record, deal, at in plans:
        assert record.closed is not None
        chances = _evidence_chances(workspace, deal, at, horizon) if deal is not None else None
        took = max(0.5, float((record.closed - at).days))
        outcome: Literal["won", "lost", "nothing"] = _CLOSED[record.outcome] if took <= horizon else "nothing"  # type: ignore[assignment]
        us, nothing = chances or nobody
        out.append(
            ClosedDeal(
                us,
                nothing,
                horizon,
                outcome,
                min(took, horizon),
                opened=float(at.toordinal()),
                closed=float(record.closed.toordinal()),
                stage_probability=record.stage_probability,
            )
        )
        spoken.append(chances is not None)
    return out, spoken, horizon


def _evidence_chances(workspace: Workspace, deal: Deal, at: dt.date, horizon: float) -> tuple[float, float] | None:
    """P(us), P(nothing) from what had been said by then; None if nothing had."""
    from otherside.workspace.forecasts.deal_scenario import know

    try:
        known = know(workspace, deal, at)
    except InputError:
        return None
    return _chances(known.scenario, horizon) if known.rows else None


def _unknown_committee() -> Scenario:
    from otherside.forecast import beliefs as numeric
    from otherside.forecast.scenario import Option, PersonBeliefs, Scenario
    from otherside.profiles.beliefs import PROBABILITIES, quantiles_of
    from otherside.profiles.role_priors import LIMITS, load_role_table
    from otherside.workspace.forecasts.deal_scenario import SOME_OTHER_WAY

    values = quantiles_of(load_role_table().default["other_gain"], LIMITS["other_gain"])
    other = numeric.quantiles(dict(zip(PROBABILITIES, values, strict=True)), low=-1, high=1, origin="prior")
    people = tuple(PersonBeliefs(f"person {n}", {SOME_OTHER_WAY: other}) for n in range(1, COMMITTEE + 1))
    return Scenario(people, (Option("us"), Option(SOME_OTHER_WAY)))


def _chances(scenario: Scenario, horizon: float) -> tuple[float, float]:
    from otherside.forecast.draws import sample
    from otherside.forecast.engine import run

    p = run(sample(scenario, _DRAWS, 0), scenario.deal, horizon, whole=False).p
    return float(p[0].mean()), max(0.0, 1.0 - float(p.sum(axis=0).mean()))


def _closed(record: DealRecord) -> ClosedRecord | None:
    if record.outcome not in _CLOSED or record.outcome is None:
        return None
    chance = record.probability
    return ClosedRecord(
        record.name,
        record.outcome,
        record.key,
        record.created,
        record.closed or record.last_activity,
        record.amount,
        chance if chance is not None and 0 < chance < 1 else None,
    )


def _merged(old: ClosedRecord, new: ClosedRecord) -> ClosedRecord:
    """The newer statement, with what only the older one knew."""
    return ClosedRecord(
        new.name,
        new.outcome,
        new.key or old.key,
        new.created or old.created,
        new.closed or old.closed,
        old.amount if new.amount is None else new.amount,
        old.stage_probability if new.stage_probability is None else new.stage_probability,
    )


def _row(record: ClosedRecord) -> dict[str, Any]:
    return {
        "name": record.name,
        "outcome": record.outcome.value,
        "key": record.key,
        "created": record.created.isoformat() if record.created else None,
        "closed": record.closed.isoformat() if record.closed else None,
        "amount": record.amount,
        "stage_probability": record.stage_probability,
    }


def _stored(workspace: Workspace) -> list[ClosedRecord]:
    return [_record(row) for row in workspace.store.settings().get(OUTCOMES, [])]


def _record(row: Mapping[str, Any]) -> ClosedRecord:
    return ClosedRecord(
        row["name"],
        Outcome(row["outcome"]),
        row["key"],
        dt.date.fromisoformat(row["created"]) if row["created"] else None,
        dt.date.fromisoformat(row["closed"]) if row["closed"] else None,
        row["amount"],
        row["stage_probability"],
    )
