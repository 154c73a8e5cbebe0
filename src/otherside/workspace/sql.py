"""The workspace as read-only SQL: a few plain views over the store, nothing that could change it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import FACETS, InputError
from otherside.extraction.thresholds import shown_thresholds

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Name of each view, what is in it.
VIEWS = {
    "evidence": "one row a piece of evidence: quote, facets, stance, who, when, where; turns count from 0",
    "evidence_facets": "one row a piece of evidence and facet, with its confidence; shown = 1 where it is sure enough to "
    "be shown unasked, 0 where it is a faint sign",
    "people": "resolved people: name, side, role, organisation",
    "deals": "deals as the CRM has them",
    "conversations": "conversations: title, date, deal",
    "turns": "what was said, turn by turn, from 0",
    "beliefs": "what people of ours stated, over what the evidence says",
}
_READ = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
#: Statements that take longer than about this many steps of the machine are stopped.
_STEPS = 2_000_000_000


class OpenData:
    """Tables of one moment, in memory, as users corrected them.

    The store's own tables hold what the reader found; corrections are applied when rows are read. So the views are
    filled through the store, and SQL runs on the copy: nothing it says can reach the store.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.db = sqlite3.connect(":memory:")
        fill(self.db, workspace)

    def run(self, statement: str) -> tuple[list[str], list[Sequence[Any]]]:
        """Column names and rows of one SELECT.

        Raises:
            InputError: for anything that is not one, or that SQL does not understand.
        """
        steps = 0

        def watch() -> int:
            nonlocal steps
            steps += 100_000
            return int(steps > _STEPS)

        self.db.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _READ else sqlite3.SQLITE_DENY)
        self.db.set_progress_handler(watch, 100_000)
        try:
            cursor = self.db.execute(statement)
            if cursor.description is None:
                raise InputError("sql: only SELECT is possible here; it reads and never changes anything")
            return [c[0] for c in cursor.description], cursor.fetchall()
        except sqlite3.DatabaseError as error:
            text = str(error)
            if "not authorized" in text or "prohibited" in text:
                text = "only SELECT is possible here; it reads and never changes anything"
            elif text.startswith("no such column"):
                raise InputError(f"sql: {text}; {_named(statement)}") from error
            raise InputError(f"sql: {text}; tables are {', '.join(VIEWS)}") from error
        except sqlite3.Warning as error:
            raise InputError("sql: one statement at a time") from error
        finally:
            self.db.set_authorizer(None)
            self.db.set_progress_handler(None, 0)

    def close(self) -> None:
        """Forgets the copy."""
        self.db.close()


def columns() -> dict[str, list[str]]:
    """The columns of each table of ``VIEWS``, in order."""
    db = sqlite3.connect(":memory:")
    try:
        _make(db)
        return {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in VIEWS}
    finally:
        db.close()


def _named(statement: str) -> str:
    """The columns of the tables that a statement names, else of all."""
    words = set(re.findall(r"\w+", statement.casefold()))
    found = columns()
    return "; ".join(
        f"{table} has {', '.join(there)}"
        for table, there in found.items()
        if table in words or not words & VIEWS.keys()
    )


def fill(db: sqlite3.Connection, workspace: Workspace, turns: bool = True) -> None:
    """Makes and fills the tables of ``VIEWS``; one deal is in memory at a time."""
    _make(db)
    for table, rows in tables(workspace, turns):
        if rows:
            marks = ",".join("?" * len(rows[0]))
            db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
    db.commit()


def _make(db: sqlite3.Connection) -> None:
    facets = ", ".join(f"{f.value} REAL" for f in FACETS)
    db.executescript(
        f"""
        CREATE TABLE evidence (id TEXT PRIMARY KEY, quote TEXT, person TEXT, person_id TEXT, deal TEXT, date TEXT,
          stance TEXT, strength REAL, reported INTEGER, origin TEXT, mark TEXT, source TEXT, title TEXT,
          conversation TEXT, turn INTEGER, start INTEGER, "end" INTEGER, extractor TEXT, {facets});
        CREATE TABLE evidence_facets (evidence TEXT, facet TEXT, confidence REAL, shown INTEGER);
        CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, side TEXT, side_reason TEXT, role TEXT, organisation TEXT,
          emails TEXT, aliases TEXT, deals TEXT);
        CREATE TABLE deals (name TEXT PRIMARY KEY, organisation TEXT, stage TEXT, amount REAL, currency TEXT,
          stage_probability REAL, owner TEXT, outcome TEXT, created TEXT, closed TEXT, lost_reason TEXT, fields TEXT);
        CREATE TABLE conversations (id TEXT PRIMARY KEY, deal TEXT, title TEXT, format TEXT, date TEXT);
        CREATE TABLE turns (conversation TEXT, turn INTEGER, speaker TEXT, person_id TEXT, at TEXT, text TEXT,
          mark TEXT);
        CREATE TABLE beliefs (deal TEXT, person TEXT, key TEXT, value TEXT, said_by TEXT, said_on TEXT, because TEXT);
        """
    )


def tables(workspace: Workspace, turns: bool = True) -> Any:
    """Yields ``(table, rows)``, in parts; the columns are those of ``fill``."""
    from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence, marked
    from otherside.workspace.searching import known_deals

    deals, shown = known_deals(workspace), shown_thresholds()
    yield (
        "people",
        [
            (p.id, p.name, p.side.value, p.side_reason, p.role, p.organisation, json.dumps(p.emails),
             json.dumps(p.aliases, ensure_ascii=False), json.dumps(p.deals, ensure_ascii=False))
            for p in workspace.store.people()
        ],
    )  # fmt: skip
    yield (
        "deals",
        [
            (d.name, d.organisation, d.stage, d.amount, d.currency, d.probability, d.owner,
             d.outcome.value if d.outcome else None, _day(d.created), _day(d.closed), d.lost_reason,
             json.dumps(dict(d.fields), ensure_ascii=False))
            for d in deals
        ],
    )  # fmt: skip
    for deal in deals:
        conversations = list(workspace.conversations(deal.name))
        kept = in_confidence(conversations)
        held = [marked(row, kept) for row in workspace.store.evidence(deal.name)]
        yield (
            "evidence",
            [
                (r.evidence.id, r.evidence.quote, r.person_name, r.person, r.deal, _day(r.date), r.evidence.stance.value,
                 r.evidence.strength, int(r.evidence.reported), r.origin, r.mark, r.source, r.title,
                 r.evidence.conversation, r.evidence.turn, r.evidence.start, r.evidence.end,
                 f"{r.evidence.extractor.name}@{r.evidence.extractor.version}",
                 *(r.evidence.facets.get(f) for f in FACETS))
                for r in held
            ],
        )  # fmt: skip
        yield (
            "evidence_facets",
            [(r.evidence.id, f.value, p, int(p >= shown[f])) for r in held for f, p in r.evidence.facets.items()],
        )
        for stored in conversations:
            c = stored.conversation
            yield "conversations", [(stored.id, stored.deal, c.title, c.format, _day(c.date))]
            if turns:
                yield (
                    "turns",
                    [
                        (stored.id, n, t.turn.speaker, stored.speaker(t.turn) or None,
                         t.turn.at.isoformat() if t.turn.at else None, t.turn.text,
                         IN_CONFIDENCE if (stored.id, n) in kept else "")
                        for n, t in enumerate(stored.turns)
                    ],
                )  # fmt: skip
    yield "beliefs", _beliefs(workspace, [d.name for d in deals])


def _beliefs(workspace: Workspace, deals: Sequence[str]) -> list[tuple[Any, ...]]:
    from otherside.workspace.stated.believing import beliefs_said

    return [
        (deal, row.get("name"), row.get("key"), str(row.get("value")), row.get("by"), row.get("on"), row.get("because"))
        for deal in deals
        for row in beliefs_said(workspace, deal)
    ]


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
