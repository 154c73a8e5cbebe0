"""Other ways that the buyers name, with every sentence of theirs that names one: other vendors, who supplies them today, and doing it
themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Side, TurnKind
from otherside.extraction.segment import segment
from otherside.profiles.around.alternatives import MEND, OURSELVES, OWN_HANDS, no_alternatives, own_ways
from otherside.profiles.around.mending import MENDS
from otherside.profiles.around.rivals import rivals
from otherside.profiles.around.suppliers import supplied_by
from otherside.profiles.time.private_dates import private_date
from otherside.store import Correction, EvidenceRow, StoredConversation, Verdict
from otherside.workspace.heard.quoting import row_of
from otherside.workspace.heard.rows import in_confidence, marked, not_vendors, vendors_named

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Sentences of one way that a brief carries at most, newest first; of each person one before a second of anybody.
MOST = 6


@dataclass(frozen=True, slots=True)
class NamedWay:
    """Another way by the name that the buyers use.

    Attributes:
        present: they say that it is what they have today.
        rows: the sentences that name it, oldest first; as evidence they stand under no facet.
        person: it is no supplier: somebody who could do the work, known by a first name or as one of a family, or they
            themselves, who do it or mend what they have.
    """

    name: str
    present: bool
    rows: tuple[EvidenceRow, ...]
    person: bool = False


def named_ways(workspace: Workspace, deal: Deal, conversations: Iterable[StoredConversation]) -> list[NamedWay]:
    """The ways that buyers of a deal name, those first that most of them name.

    Nobody's private day is quoted, nor what a user rejected; what was said in confidence is marked so.

    Args:
        conversations: of the deal, oldest first.
    """
    stored = list(conversations)
    theirs = {p.id: p.name for p in workspace.store.people(deal.name, Side.THEIRS)}
    ours = no_alternatives(not_vendors(workspace, deal))
    present = {name for one, n in _said(stored, theirs) for _, _, name in supplied_by(one.turns[n].turn.text, ours)}
    names = list(dict.fromkeys([*vendors_named(workspace, deal, stored), *sorted(present)]))
    naming = {name: re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)") for name in names}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    kept = in_confidence(stored)
    struck = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    found: dict[str, list[EvidenceRow]] = {name: [] for name in names}
    own: dict[str, list[tuple[bool, EvidenceRow]]] = {OURSELVES: [], MEND: []}
    for one, n in _said(stored, theirs):
        turn = one.turns[n].turn
        told = [name for name in names if name in turn.text]
        spoken_of = told or OWN_HANDS.search(turn.text) or MENDS.search(turn.text)
        for start, end in _open(one, n, struck) if spoken_of else ():
            quote = turn.text[start:end]
            on_it, by_hand = [name for name in told if naming[name].search(quote)], own_ways(quote)
            if on_it or by_hand:
                row = marked(row_of(one, (n, start, end), theirs[one.speaker(turn)], sources, strength=0.0), kept)
                for name in on_it:
                    found[name].append(row)
                for name, stands in by_hand.items():
                    own[name].append((stands, row))
    # Whoever gave it up since has no such way any more.
    for name, rows in own.items():
        if last := {row.person: stands for stands, row in rows}:
            found[name] = [row for stands, row in rows if stands and last[row.person]]
    people = {OURSELVES, MEND} | {
        name for one, n in _said(stored, theirs) for _, _, name in rivals(one.turns[n].turn.text, ours)
    }
    ways = [NamedWay(name, name in present, tuple(rows), name in people) for name, rows in found.items() if rows]
    return sorted(ways, key=lambda w: (-len({r.person for r in w.rows}), w.name))


def ways_json(ways: Sequence[NamedWay], person: str | None = None) -> list[dict[str, Any]]:
    """Ways as a brief has them; with a person's id, those that this person names, in their words alone."""
    out = []
    for way in ways:
        rows = [r for r in way.rows if person is None or r.person == person]
        if rows:
            newest = sorted(rows, key=lambda r: (r.date or dt.date.min, r.evidence.turn), reverse=True)
            first: dict[str, EvidenceRow] = {}
            for row in newest:
                first.setdefault(row.person, row)
            chosen = list(first.values())
            rest = [r for r in newest if r not in chosen]
            out.append(
                {
                    "name": way.name,
                    "present": way.present,
                    "people": list(dict.fromkeys(r.person_name for r in rows)),
                    "quotes": [_quote(r) for r in [*chosen, *rest][:MOST]],
                }
            )
    return out


def _open(one: StoredConversation, n: int, struck: Sequence[Correction]) -> Iterator[tuple[int, int]]:
    """The sentences of a turn that may be quoted: no private day, and nothing that a user rejected."""
    text = one.turns[n].turn.text
    away = [(c.start or 0, c.end or len(text)) for c in struck if (c.conversation, c.turn) == (one.id, n)]
    for span in segment(text):
        gone = any(start < span.end and span.start < end for start, end in away)
        if not (gone or private_date(text[span.start : span.end])):
            yield span.start, span.end


def _said(stored: Iterable[StoredConversation], theirs: Iterable[str]) -> Iterator[tuple[StoredConversation, int]]:
    """Every turn in which one of theirs is heard, by its conversation and place."""
    known = set(theirs)
    for one in stored:
        for n, held in enumerate(one.turns):
            if one.speaker(held.turn) in known and held.turn.kind is not TurnKind.NOTE:
                yield one, n


def _quote(row: EvidenceRow) -> dict[str, Any]:
    item = row.evidence
    return {
        "id": item.id,
        "quote": item.quote,
        "person": row.person_name,
        "source": row.source,
        "title": row.title,
        "conversation": item.conversation,
        "turn": item.turn,
        "start": item.start,
        "end": item.end,
        "date": row.date.isoformat() if row.date else None,
        "reported": item.reported,
        "mark": row.mark,
    }
