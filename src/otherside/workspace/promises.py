"""What we said we would do, what they said they would do, and what they asked us for, of the last weeks: plain data.

Whether it was done is not read from anything: each stands with its words and its day, and nothing is called late.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side, TurnKind
from otherside.profiles.dates import find_dates
from otherside.profiles.promises import promised, sought, to_do
from otherside.workspace.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: What is older than so many days before the last conversation has been done, or has had its day.
_DAYS = 30


def promises_of(workspace: Workspace, deal: Deal) -> dict[str, list[dict[str, Any]]]:
    """``{"ours": [quotes], "theirs": [quotes], "sought": [quotes]}`` of a deal, latest first.

    Each quote has its place, its ``person`` (empty for a note that nobody signed), its ``mark`` and ``by``, the day that it
    names, or None.
    """
    people = {p.id: p for p in workspace.store.people(deal.name)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    conversations = list(workspace.conversations(deal.name))
    kept = in_confidence(conversations)
    theirs = [p for p in people.values() if p.side is Side.THEIRS]
    out: dict[str, list[dict[str, Any]]] = {"ours": [], "theirs": [], "sought": []}
    seen: set[tuple[str, str]] = set()
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = people.get(stored.people.get(turn.speaker or "", ""))
            said = turn.at.date() if turn.at else stored.conversation.date
            for kind, span in _found(turn.text, turn.kind, person, theirs):
                quote = turn.text[span.start : span.end]
                key = (kind, " ".join(quote.casefold().split()))
                if key in seen:
                    continue
                seen.add(key)
                days = find_dates(quote, said, ahead=True) if said else []
                out[kind].append(
                    {
                        "id": f"{stored.id}:{n}:{span.start}",
                        "quote": quote,
                        "source": sources.get(held.source, ""),
                        "conversation": stored.id,
                        "turn": n,
                        "start": span.start,
                        "end": span.end,
                        "date": said.isoformat() if said else None,
                        "person": person.name if person else "",
                        "reported": turn.kind is TurnKind.REPORTED,
                        "mark": IN_CONFIDENCE if (stored.id, n) in kept else "",
                        "by": days[-1].date.isoformat() if days else None,
                    }
                )
    last = max(workspace.store.dates(deal.name), default=None)
    return {kind: _recent(rows, last) for kind, rows in out.items()}


def _found(text: str, how: TurnKind, person: Person | None, theirs: Iterable[Person]) -> list[tuple[str, Any]]:
    """``(kind, span)`` of a turn: whose promise it is, or a request by them."""
    if how is TurnKind.NOTE:
        # Only the boxes of our own notes: in their prose "I will" may be anybody's.
        return [("ours", span) for span in to_do(text)]
    if person is None or person.side is Side.UNKNOWN:
        return []
    if person.side is Side.OURS:
        return [("ours", span) for span in promised(text)]
    found = [("theirs", span) for span in promised(text)] + [("sought", span) for span in sought(text)]
    others = "|".join(re.escape(p.name.split()[0]) for p in theirs if p.id != person.id and p.name.split())
    to_each_other = re.compile(rf"^\W*(?:{others})\s*,|,\s*(?:{others})\W*$") if others else None
    return [(k, s) for k, s in found if not (to_each_other and to_each_other.search(text[s.start : s.end]))]


def _recent(rows: list[dict[str, Any]], last: dt.date | None) -> list[dict[str, Any]]:
    """Those of the last weeks, latest first; all of them where nothing is dated."""
    since = (last - dt.timedelta(days=_DAYS)).isoformat() if last else ""
    return sorted((r for r in rows if (r["date"] or since) >= since), key=lambda r: r["date"] or "", reverse=True)
