"""Rows of a forecast's JSON: what staying costs, days they named, and the words under both."""

from __future__ import annotations

from typing import Any

from otherside.domain.places import place_json
from otherside.profiles.money.costs import Cost
from otherside.profiles.time.named_days import DateNamed
from otherside.workspace.forecasts.deal_scenario import Known, piece_of


def cost_json(cost: Cost, names: dict[str, str]) -> dict[str, Any]:
    """What staying as they are costs, as they put it; ``names`` of people by id."""
    return {
        "kind": cost.kind,
        "amount": cost.amount,
        "high": cost.high,
        "unit": cost.unit,
        "per": cost.per,
        "words": cost.words,
        "person": names.get(cost.person, cost.person),
        "evidence": cost.evidence,
        "quote": cost.quote,
    }


def date_json(named: DateNamed, names: dict[str, str]) -> dict[str, Any]:
    """A day that they named; ``names`` of people by id."""
    return {
        "date": named.date.isoformat(),
        "words": named.words,
        "kind": named.kind,
        "exact": named.exact,
        "weight": named.weight,
        "decides": named.decides,
        "asked": named.asked or None,
        "person": names.get(named.person, named.person),
        "evidence": named.evidence,
        "quote": named.quote,
    }


def earlier_json(day: DateNamed | None) -> dict[str, Any]:
    """The day that they named before for the same thing, if any."""
    return {
        "earlier": None if day is None else {"date": day.date.isoformat(), "words": day.words, "evidence": day.evidence}
    }


def quote_json(known: Known, evidence: str) -> dict[str, Any]:
    """The words of a piece of evidence, with where they stand and what is to be known beside them."""
    row = known.rows[evidence]
    e = row.evidence
    return {
        "quote": e.quote,
        "person": row.person_name,
        **place_json(e, row.source, row.date),
        "facets": sorted(f.value for f in piece_of(row).facets),
        "stance": e.stance.value,
        "mark": row.mark,
    }
