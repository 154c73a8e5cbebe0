"""Lists with the headline of each: deals, people, conversations; one conversation; the proof of all quotes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Side
from otherside.profiles.profile import Profile
from otherside.store import EvidenceRow
from otherside.workspace.brief import about, person_json, person_profile
from otherside.workspace.rows import rows_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def deal_list(workspace: Workspace, deals: Sequence[Deal] | None = None) -> list[dict[str, Any]]:
    """Every deal, or each of some, with counts and what the CRM says."""
    chosen = workspace.deals() if deals is None else deals
    counts = workspace.store.counts_by_deal([deal.name for deal in chosen])
    return [{"name": deal.name, **about(deal), **counts[deal.name]} for deal in chosen]


def people_list(workspace: Workspace, deal: str | None) -> list[dict[str, Any]]:
    """People with the quotes that say most about each; the buyer's side first.

    Those of a deal by how much they said, those of all deals by name.
    """
    return people_part(workspace, deal, None, 0)[0]


def people_part(
    workspace: Workspace, deal: str | None, limit: int | None, offset: int
) -> tuple[list[dict[str, Any]], int]:
    """A part of ``people_list``, and how long that is. Of all deals, only the words of the part are read."""
    name = workspace.deal(deal).name if deal is not None else None
    order = {Side.THEIRS: 0, Side.UNKNOWN: 1, Side.OURS: 2}
    people = sorted(workspace.store.people(name), key=lambda p: (order[p.side], p.name, p.id))
    part = slice(offset, None if limit is None else offset + limit)
    chosen = people[part] if name is None else people
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    if len(chosen) < len(people):
        for person in chosen:
            if person.side is Side.THEIRS:
                by_person[person.id] = workspace.store.evidence(None, person.id)
    else:
        # Of one deal as its brief has them: marked where they were said in confidence.
        for row in workspace.store.evidence(name) if name is None else rows_of(workspace, workspace.deal(name)):
            by_person[row.person].append(row)
    profiles = [person_profile(p, by_person[p.id]) for p in chosen]
    if name is not None:
        profiles.sort(key=lambda p: (order[p.person.side], -p.quotes, p.person.name))
        profiles = profiles[part]
    return [_person_row(found) for found in profiles], len(people)


def _person_row(found: Profile) -> dict[str, Any]:
    return {
        "id": found.person.id,
        "name": found.person.name,
        "role": found.person.role,
        "organisation": found.person.organisation,
        "emails": list(found.person.emails),
        "side": found.person.side.value,
        "side_reason": found.person.side_reason,
        "deals": list(found.person.deals),
        "evidence": found.quotes,
        "facets": person_json(found)["facets"],
    }


def conversation_list(workspace: Workspace, deal: str | None) -> list[dict[str, Any]]:
    """Conversations of a deal or of all, oldest first."""
    name = workspace.deal(deal).name if deal is not None else None
    return [
        {
            "id": identity,
            "title": found.title,
            "deal": home,
            "date": found.date.isoformat() if found.date else None,
            "participants": [p.name for p in found.participants],
        }
        for identity, home, found in sorted(
            (row for row in workspace.store.participants(name) if name is None or row[1] == name),
            key=lambda row: (row[2].date is None, row[2].date or dt.date.min, row[0]),
        )
    ]


def conversation_json(workspace: Workspace, identity: str) -> dict[str, Any]:
    """A conversation by its id: turns with sides and evidence.

    Raises:
        InputError: there is none of that id.
    """
    stored = workspace.store.conversation(identity)
    if stored is None:
        raise InputError(f"no conversation has the id {identity!r}; it may have been corrected and imported anew")
    sides = {p.id: p.side for p in workspace.store.people(stored.deal)}
    evidence: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for item in workspace.store.evidence_in(identity):
        evidence[item.turn].append(
            {
                "id": item.id,
                "start": item.start,
                "end": item.end,
                "quote": item.quote,
                "facets": {f.value: round(p, 4) for f, p in item.facets.items()},
                "stance": item.stance.value,
                "extractor": f"{item.extractor.name}@{item.extractor.version}",
            }
        )
    return {
        "id": stored.id,
        "title": stored.conversation.title,
        "deal": stored.deal,
        "date": stored.conversation.date.isoformat() if stored.conversation.date else None,
        "turns": [
            {
                "turn": number,
                "speaker": item.turn.speaker,
                "person": (person := stored.people.get(item.turn.speaker or "")),
                "side": sides.get(person or "", Side.UNKNOWN).value,
                "kind": item.turn.kind.value,
                "start_s": item.turn.start_s,
                "end_s": item.turn.end_s,
                "text": item.turn.text,
                "evidence": evidence[number],
            }
            for number, item in enumerate(stored.turns)
        ],
    }


def checked(workspace: Workspace) -> dict[str, Any]:
    """The JSON of ``otherside check``."""
    problems = workspace.check()
    total = workspace.store.counts()["evidence"]
    return {"evidence": total, "verbatim": total - len(problems), "problems": problems}
