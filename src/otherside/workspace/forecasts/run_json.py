"""What the forecast of a stored deal says beyond that of a scenario: everybody's beliefs and what they rest on, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otherside.forecast.beliefs import Belief
from otherside.forecast.scenario import US, PersonBeliefs
from otherside.profiles.beliefs import Estimate
from otherside.profiles.time.renamed import superseded
from otherside.workspace.forecasts.deal_scenario import SOME_OTHER_WAY, Known, Member
from otherside.workspace.forecasts.forecast_rows import cost_json, date_json, earlier_json, quote_json
from otherside.workspace.stated.believing import Said

if TYPE_CHECKING:
    from otherside.workspace.forecasts.forecasting import DealForecast


def deal_json(run: DealForecast) -> dict[str, Any]:
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
    used |= {e for m in known.members for e in (*m.authority, *m.decides)} | {
        e for ids in known.options.values() for e in ids
    }
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
                "decides": list(m.decides),
                "unknown": [p for p, e in m.estimates.numbers.items() if e.unknown and p != "other_gain"],
            }
        )
    deciding = {m.name for m in known.members if m.decides}
    return {
        "as_of": known.as_of.isoformat(),
        # By their own word it turns on them, whatever a role would have.
        "pivotal": sorted(result.to_json()["pivotal"], key=lambda p: p["person"] not in deciding),
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
