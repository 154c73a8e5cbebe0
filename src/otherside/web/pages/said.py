"""What a deal's people said and asked of us, as several pages show it: kept for as long as the deal is the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from otherside.web.state import State
from otherside.workspace import Workspace


def said_by_each(_shared: State, workspace: Workspace, name: str) -> dict[str, Any]:
    """The part of the brief that takes little time: what people said and asked of us, without what is forecast from it."""
    from otherside.workspace.brief import about, perhaps, person_json, person_profile
    from otherside.workspace.heard.beside import quotes_in, set_beside
    from otherside.workspace.heard.departed import by_day, going
    from otherside.workspace.heard.named_ways import named_ways, ways_json
    from otherside.workspace.heard.over import given_up_by, still_wished
    from otherside.workspace.heard.rows import kept_private, turns_of
    from otherside.workspace.heard.terms import terms_of

    rows: dict[str, list[Any]] = defaultdict(list)
    conversations = list(workspace.conversations(name))
    gave_up = given_up_by(conversations, {p.id for p in workspace.people(name)})
    for row in workspace.evidence(name):
        rows[row.person].append(still_wished(row, gave_up))
    heard = turns_of(conversations)
    dates = workspace.store.dates(name)
    read = [person_profile(p, rows[p.id], max(dates, default=None)) for p in workspace.people(name)]
    gone, leaving = by_day(*going(workspace, workspace.deal(name)), dt.date.today())
    private = kept_private(workspace, workspace.deal(name), (row for held in rows.values() for row in held))
    people = [
        person_json(
            p, perhaps(p, rows[(who := p.person.id)]), heard[who], gone.get(who), leaving.get(who), private[who]
        )
        for p in read
    ]
    people.sort(key=lambda p: (-p["quotes"], p["name"]))
    found = {
        "deal": name,
        "about": about(workspace.deal(name)),
        "conversations": len(workspace.store.conversation_ids(name)),
        "since": min(dates).isoformat() if dates else None,
        "until": max(dates).isoformat() if dates else None,
        "people": people,
        "alternatives": ways_json(named_ways(workspace, workspace.deal(name), conversations)),
        **terms_of(workspace, workspace.deal(name)),
    }
    set_beside(conversations, quotes_in(found))
    return found


def forecast_told(shared: State, workspace: Workspace, name: str) -> dict[str, Any]:
    """The forecast of a deal as JSON, with what stands before quotes that say nothing alone; empty where there is none."""
    from otherside.workspace.heard.beside import quotes_in, set_beside

    run = shared.forecast(workspace, name)
    if isinstance(run, str):
        return {}
    told = run.to_json()
    set_beside(workspace.conversations(name), quotes_in(told))
    return told


def told_of_absent(shared: State, workspace: Workspace, name: str) -> dict[str, Any]:
    """The part of the brief that others tell of those who have not spoken to us: ``needed`` and ``outlooks``; who is named and on
    whom much hangs is the forecast's to know.

    Empty where there is no forecast.
    """
    from otherside.workspace.heard.outlooks import not_heard

    run = shared.forecast(workspace, name)
    return {} if isinstance(run, str) else not_heard(workspace, workspace.deal(name), run.to_json())
