"""Incongruences of statements in a file and of a stored deal: words in, plain data out."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from otherside.domain import Deal, InputError, Person, Side
from otherside.profiles.incongruence import Incongruence, Judge, find_across, find_pairs
from otherside.store import EvidenceRow

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Statements of one person that are looked at, latest first where there are more.
MOST_STATEMENTS = 160
#: Statements of a committee that are looked at together, and of each of its people.
MOST_OF_EACH = 24
#: Between people the evidence is thinner than within one: more is asked of a pair.
LEAST_ACROSS = 0.7
#: A shorter sentence is no statement: "Yes, I'd like that."
_LEAST_WORDS = 5
_SAME = 90


def read_statements(path: Path) -> list[tuple[Any, str]]:
    """The ``(id, text)`` of ``{"statements": [{"id", "text"}]}``.

    Raises:
        InputError: the file cannot be read or is not of that form.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f'{path}: not JSON ({error}); want {{"statements": [{{"id", "text"}}]}}') from error
    return statements_of(raw, str(path))


def statements_of(raw: Any, name: str) -> list[tuple[Any, str]]:
    """The ``(id, text)`` of parsed JSON; see ``read_statements``.

    Raises:
        InputError: it is not of that form.
    """
    rows = raw.get("statements") if isinstance(raw, Mapping) else None
    if not isinstance(rows, list):
        raise InputError(f'{name}: want {{"statements": [{{"id", "text"}}]}} of one person')
    out: list[tuple[Any, str]] = []
    seen = set()
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
            raise InputError(f'{name}: statement {number} has no text; want {{"id", "text"}}')
        own = row.get("id", number)
        if not isinstance(own, str | int) or own in seen:
            raise InputError(f"{name}: statement {number}: its id {own!r} is taken or no text; give each its own")
        seen.add(own)
        out.append((own, row["text"]))
    return out


def statement_pairs(statements: Sequence[tuple[Any, str]], judge: Judge | None = None) -> dict[str, Any]:
    """``{"pairs": [{"ideal", "actual", "score", "theme", "question"}]}``, best first; ideal and actual are ids."""
    kept = [(own, text) for own, text in statements if text.strip()]
    found = find_pairs([text for _, text in kept], judge=judge)
    return {
        "pairs": [
            {
                "ideal": kept[f.ideal][0],
                "actual": kept[f.actual][0],
                "score": f.score,
                "theme": f.theme,
                "question": f.question,
            }
            for f in found
        ]
    }


def find(workspace: Workspace, deal: Deal, judge: Judge | None = None) -> list[dict[str, Any]]:
    """Incongruences within each person of the other side, best first, for the brief.

    Each is ``{"person", "ideal", "actual", "theme", "score", "question", "evidence"}``: ideal and actual are quotes,
    evidence the ids of both.
    """
    out = []
    for person, rows in _theirs(workspace, deal):
        out += [_row(person, person, rows, f) for f in find_pairs([r.evidence.quote for r in rows], judge=judge)]
    return sorted(out, key=lambda row: (-row["score"], row["person"]))


def find_between(workspace: Workspace, deal: Deal) -> list[dict[str, Any]]:
    """What one of the committee says they are, beside what another tells of their days; see ``find``.

    ``actual_person`` is the other one. The question is for ``person`` and does not pass on the other's words.
    """
    statements: list[tuple[Person, EvidenceRow]] = []
    for person, rows in _theirs(workspace, deal):
        best = sorted(rows, key=lambda r: -max(r.evidence.facets.values(), default=0.0))[:MOST_OF_EACH]
        statements += [(person, row) for row in best]
    rows = [row for _, row in statements]
    people = [person.name for person, _ in statements]
    found = find_across([r.evidence.quote for r in rows], people, least=LEAST_ACROSS)
    return [_row(statements[f.ideal][0], statements[f.actual][0], rows, f) for f in found]


def deal_gaps(workspace: Workspace, deal: Deal, judge: Judge | None = None) -> dict[str, Any]:
    """The JSON of ``otherside gaps DEAL``: within each person, and between people of the committee."""
    return {"deal": deal.name, "pairs": find(workspace, deal, judge), "between": find_between(workspace, deal)}


def _theirs(workspace: Workspace, deal: Deal) -> list[tuple[Person, list[EvidenceRow]]]:
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in workspace.store.evidence(deal.name):
        by_person[row.person].append(row)
    people = [p for p in workspace.store.people(deal.name) if p.side is Side.THEIRS]
    return [(p, _distinct(by_person[p.id])) for p in people if by_person[p.id]]


def _distinct(rows: Sequence[EvidenceRow]) -> list[EvidenceRow]:
    """Statements worth comparing: long enough, not said before, the latest if there are very many."""
    kept: list[EvidenceRow] = []
    for row in rows:
        quote = row.evidence.quote
        if len(quote.split()) < _LEAST_WORDS:
            continue
        if any(fuzz.token_sort_ratio(quote.casefold(), k.evidence.quote.casefold()) >= _SAME for k in kept):
            continue
        kept.append(row)
    return kept[-MOST_STATEMENTS:]


def _row(ideal: Person, actual: Person, rows: Sequence[EvidenceRow], found: Incongruence) -> dict[str, Any]:
    first, second = rows[found.ideal], rows[found.actual]
    out = {
        "person": ideal.name,
        "ideal": first.evidence.quote,
        "actual": second.evidence.quote,
        "theme": found.theme,
        "score": found.score,
        "question": found.question,
        "evidence": [first.evidence.id, second.evidence.id],
        "sources": [_place(first), _place(second)],
    }
    if actual.id != ideal.id:
        out["actual_person"] = actual.name
    return out


def _place(row: EvidenceRow) -> dict[str, Any]:
    day: dt.date | None = row.date
    return {
        "source": row.source,
        "conversation": row.evidence.conversation,
        "turn": row.evidence.turn,
        "start": row.evidence.start,
        "end": row.evidence.end,
        "date": day.isoformat() if day else None,
    }
