"""Before and after: what changed in our understanding of a deal since a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Side
from otherside.domain.places import place_json
from otherside.extraction.thresholds import shown_thresholds
from otherside.forecast.telling import untold
from otherside.messaging.drafts.conditions import agreements
from otherside.profiles.private.open_part import private
from otherside.questions.answered import answers, told
from otherside.questions.ranking import rank, statement_json
from otherside.questions.view import View
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.likeness import similarity
from otherside.workspace.heard.over import is_taken_back
from otherside.workspace.heard.rows import in_confidence, rows_of
from otherside.workspace.heard.unanswered import exchange_of
from otherside.workspace.questioning import forecast_or_none, view_of

if TYPE_CHECKING:
    from otherside.domain import Deal, Evidence
    from otherside.questions.answered import Similarity
    from otherside.store import StoredConversation
    from otherside.workspace.heard.kept_parts import Confided
    from otherside.workspace.workspace import Workspace

_GROUNDS = ("as_of", "outcome", "closed", "calibrated", "level_only", "interval")
_OPEN = 40
_NEW = 6
_MOVED = 0.1
"""Share of a belief's own width by which its middle has to move to be named."""


def changes(workspace: Workspace, deal: Deal | str, since: dt.date) -> dict[str, Any]:
    """What changed since a day; what was said on that day counts as new.

    Returns:
        ``{"deal", "since", "conversations", "waiting", "people", "days", "evidence", "undone", "answered", "new_questions", "beliefs",
        "forecast"}``;
        ``waiting`` as ``deals`` has it, ``days`` are those ahead that were named since, as a forecast's window has them,
        ``undone`` are earlier words that their speaker took back since, sees otherwise or says are met, each with a mark that
        tells which, the last with the odds before and after, whether they are ``told``, and under ``grounds`` what says so.

    Raises:
        InputError: no such deal.
    """
    found = workspace.deal(deal) if isinstance(deal, str) else deal
    before_day = since - dt.timedelta(days=1)
    now = forecast_or_none(workspace, found)
    then = forecast_or_none(workspace, found, before_day)
    view_now = view_of(workspace, found, now)
    view_then = view_of(workspace, found, then, until=before_day)
    if not view_then.statements:
        then = None
    grounds = {"before": _grounds(then), "after": _grounds(now)}
    why_not = untold(grounds["before"], grounds["after"])
    out = {
        "deal": found.name,
        "since": since.isoformat(),
        "conversations": _conversations(workspace, found, since),
        "waiting": exchange_of(workspace, found).to_json()["waiting"],
        "people": _first_heard(view_then, view_now),
        "days": _days(now, since),
        "evidence": _evidence(workspace, found, since),
        "undone": _undone(workspace, found, since),
        "answered": _answered(view_then, view_now, since),
        "new_questions": _new_questions(view_then, view_now, similarity(workspace)),
        "beliefs": _beliefs(then, now),
        "forecast": {
            "before": then["p"] if then else None,
            "after": now["p"] if now else None,
            "told": not why_not,
            "why_not_told": why_not or None,
            "grounds": grounds,
        },
    }
    return with_marks(workspace, out)


def _grounds(forecast: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What of a forecast says whether its odds are told (``forecast.telling``); the numbers stand there in any case."""
    if forecast is None:
        return None
    return {key: forecast[key] for key in _GROUNDS if key in forecast}


def _conversations(workspace: Workspace, deal: Deal, since: dt.date) -> list[dict[str, Any]]:
    out = []
    for stored in workspace.conversations(deal.name):
        dates = [day for t in stored.turns if (day := t.turn.day)]
        last = max([*dates, *([stored.conversation.date] if stored.conversation.date else [])], default=None)
        if last is not None and last >= since:
            new = sum(d >= since for d in dates) if dates else len(stored.turns)
            out.append({"title": stored.conversation.title, "date": last.isoformat(), "turns": new})
    return sorted(out, key=lambda c: str(c["date"]))


def _days(now: Mapping[str, Any] | None, since: dt.date) -> list[dict[str, Any]]:
    """Days ahead that were named since, those agreed with us first, each once; with the place and the mark of the words."""
    if now is None:
        return []
    out: dict[str, dict[str, Any]] = {}
    for row in now["window"]["dates"]:
        quote = now["quotes"].get(row["evidence"])
        if quote is not None and (quote["date"] or "") >= since.isoformat():
            place = {key: quote[key] for key in ("source", "conversation", "turn", "start", "end", "mark")}
            out.setdefault(row["date"], {**row, "id": row["evidence"], "said": quote["date"], **place})
    return list(out.values())


def _first_heard(then: View, now: View) -> list[str]:
    before = {b.id for b in then.buyers if b.spoke}
    return [b.name for b in now.buyers if b.spoke and b.id not in before]


def _evidence(workspace: Workspace, deal: Deal, since: dt.date) -> list[dict[str, Any]]:
    """New quotes that are sure enough to be shown, each once, by person."""
    shown = shown_thresholds()
    theirs = {p.id for p in workspace.store.people(deal.name, Side.THEIRS)}
    rows = rows_of(workspace, deal)
    heard = {(r.person, _plain(r.evidence.quote)) for r in rows if r.date is None or r.date < since}
    conversations = {stored.id: stored for stored in workspace.conversations(deal.name)}
    kept = in_confidence(conversations.values())
    out: dict[tuple[str, int, int, int], dict[str, Any]] = {}
    for row in rows:
        key = (row.person, _plain(row.evidence.quote))
        if row.date is None or row.date < since or key in heard or row.person not in theirs:
            continue
        facets = {f.value: round(p, 3) for f, p in row.evidence.facets.items() if p >= shown[f]}
        if not facets:
            continue
        heard.add(key)
        e = _whole(row.evidence, conversations.get(row.evidence.conversation), kept)
        place = (e.conversation, e.turn, e.start, e.end)
        if place in out:
            out[place]["facets"] = {**facets, **out[place]["facets"]}
            continue
        out[place] = {
            "id": e.id,
            "person": row.person_name,
            "quote": e.quote,
            "facets": facets,
            "stance": e.stance.value,
            **place_json(e, row.source, row.date),
            "reported": e.reported,
            "mark": row.mark,
        }
    return sorted(out.values(), key=lambda e: (str(e["person"]), str(e["date"])))


def _whole(e: Evidence, stored: StoredConversation | None, kept: Confided) -> Evidence:
    """A yes with what it hangs on, where that is said beside it and may be told: the one is never told without the other."""
    text = stored.turns[e.turn].turn.text if stored is not None and e.turn < len(stored.turns) else ""
    for start, end in agreements(text):
        hidden = private(text[start:end]) or kept.covers(e.conversation, e.turn, start, end)
        if start <= e.start and e.end <= end and not hidden:
            return replace(e, start=start, end=end, quote=text[start:end])
    return e


def _undone(workspace: Workspace, deal: Deal, since: dt.date) -> list[dict[str, Any]]:
    """Words from before that do not stand any more since then, each once, by person; what happened is in their mark."""
    before = {r.evidence.id for r in rows_of(workspace, deal, since - dt.timedelta(days=1)) if is_taken_back(r)}
    rows = [r for r in rows_of(workspace, deal) if is_taken_back(r) and r.evidence.id not in before]
    rows = [r for r in rows if r.date is not None and r.date < since and r.evidence.facets]
    return [
        {
            "id": r.evidence.id,
            "person": r.person_name,
            "quote": r.evidence.quote,
            **place_json(r.evidence, r.source, r.date),
            "mark": r.mark,
        }
        for r in sorted({r.evidence.id: r for r in rows}.values(), key=lambda r: (r.person_name, str(r.date)))
    ]


def _answered(then: View, now: View, since: dt.date) -> list[dict[str, Any]]:
    """Questions worth asking before, with the words that answer them since."""
    if not then.statements:
        return []
    known = {s.id for s in then.statements}
    out = []
    for q in rank(then, _OPEN):
        if q.quoted is not None or answers(then, q.topic, q.to.id):
            continue
        new = [s for s in told(now, q.topic, q.to.id) if s.id not in known and s.date and s.date >= since]
        if new:
            out.append(
                {
                    "to": q.to.name,
                    "text": q.text,
                    "topic": q.topic.id,
                    "facet": q.topic.facet.value,
                    "gap": q.topic.gap.replace("{person}", now.short.get(q.to.id, q.to.name)),
                    "evidence": [{"person": q.to.name, **statement_json(s)} for s in new[:3]],
                }
            )
    return out


def _new_questions(then: View, now: View, alike: Similarity) -> list[dict[str, Any]]:
    """Questions that could not be asked before: on new words, to new people, or worth little until now."""
    known = {s.id for s in then.statements}
    before = {(q.topic.id, q.to.id) for q in rank(then, _OPEN)} if then.statements else set()
    found = rank(now, 3 * _NEW, similarity=alike)
    fresh = [
        q for q in found if (q.quoted is not None and q.quoted.id not in known) or (q.topic.id, q.to.id) not in before
    ]
    return [q.to_json() for q in fresh[:_NEW]]


def _beliefs(then: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Numbers of the forecast whose middle moved, furthest first."""
    if then is None or now is None:
        return []
    before = {(b["person_id"], b["parameter"]): b for b in then.get("beliefs", ())}
    out = []
    for b in now.get("beliefs", ()):
        old = before.get((b["person_id"], b["parameter"]))
        if old is None or old["mid"] is None or b["mid"] is None or b["parameter"] == "trigger":
            continue
        width = max((old["high"] or 1.0) - (old["low"] or 0.0), 1e-9)
        moved = (b["mid"] - old["mid"]) / width
        if abs(moved) >= _MOVED:
            out.append(
                {
                    "person": b["person"],
                    "parameter": b["parameter"],
                    "before": old["mid"],
                    "after": b["mid"],
                    "moved": round(moved, 3),
                    "evidence": [e for e in b["evidence"] if e not in set(old["evidence"])],
                    "why": b["why"],
                }
            )
    return sorted(out, key=lambda b: -abs(b["moved"]))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
