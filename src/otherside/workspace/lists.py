"""Lists with the headline of each: deals and people."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from otherside.domain import Side
from otherside.store import EvidenceRow
from otherside.workspace.brief import about, person_json, person_profile

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def deal_list(workspace: Workspace) -> list[dict[str, Any]]:
    """Every deal with counts and what the CRM says."""
    conversations = Counter(deal for _, deal, _ in workspace.store.participants())
    evidence = Counter(row.deal for row in workspace.store.evidence())
    theirs: Counter[str] = Counter()
    for person in workspace.store.people(side=Side.THEIRS):
        theirs.update(person.deals)
    return [
        {
            "name": deal.name,
            **about(deal),
            "conversations": conversations[deal.name],
            "people": theirs[deal.name],
            "evidence": evidence[deal.name],
        }
        for deal in workspace.deals()
    ]


def people_list(workspace: Workspace, deal: str | None) -> list[dict[str, Any]]:
    """People with the quote that says most about each; the buyer's side first."""
    name = workspace.deal(deal).name if deal is not None else None
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in workspace.store.evidence(name):
        by_person[row.person].append(row)
    profiles = [person_profile(p, by_person[p.id]) for p in workspace.store.people(name)]
    order = {Side.THEIRS: 0, Side.UNKNOWN: 1, Side.OURS: 2}
    profiles.sort(key=lambda p: (order[p.person.side], -p.quotes, p.person.name))
    return [
        {
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
        for found in profiles
    ]
