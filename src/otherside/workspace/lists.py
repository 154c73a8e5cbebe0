"""Lists with the headline of each: deals, people, conversations; one conversation; the proof of all quotes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, InputError, Person, Side
from otherside.extraction.addressed import TO_A_MACHINE, withheld_parts
from otherside.profiles.profile import Profile
from otherside.store import EvidenceRow
from otherside.workspace.brief import about, perhaps, person_json, person_profile
from otherside.workspace.derived import kept_while_same
from otherside.workspace.heard.departed import by_day, departed_anywhere, going
from otherside.workspace.heard.named_ways import named_ways, ways_json
from otherside.workspace.heard.over import given_up_by, still_wished
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence, kept_private, marked, rows_of, turns_of
from otherside.workspace.heard.told_first import told_first
from otherside.workspace.heard.unanswered import exchange_of
from otherside.workspace.one_call import one_call
from otherside.workspace.stated.naming import perhaps_one

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


#: By person id, what is told of them.
_Rows = dict[str, dict[str, Any]]
#: The buyer's side comes first.
_ORDER = {Side.THEIRS: 0, Side.UNKNOWN: 1, Side.OURS: 2}


def deal_list(workspace: Workspace, deals: Sequence[Deal] | None = None) -> list[dict[str, Any]]:
    """Every deal, or each of some, with counts, what the CRM says, who was heard when, ``last_heard`` of them, ``last_ours`` of us,
    and which messages of ours are ``waiting``, as ``heard.unanswered`` gives them, and what ``heard.told_first`` tells."""
    chosen = workspace.deals() if deals is None else deals
    counts = workspace.store.counts_by_deal([deal.name for deal in chosen])
    return [_listed(workspace, deal, counts[deal.name]) for deal in chosen]


@one_call
def _listed(workspace: Workspace, deal: Deal, counts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": deal.name,
        **about(deal),
        **counts,
        **exchange_of(workspace, deal).to_json(),
        **told_first(workspace, deal),
    }


def people_list(workspace: Workspace, deal: str | None, today: dt.date | None = None) -> list[dict[str, Any]]:
    """People with the quotes that say most about each, and with the words that say that they leave or have left; the buyer's
    side first.

    Those of a deal by how much they said, those of all deals by name.

    Args:
        today: the day by which whoever named an earlier one has left; by default today's.
    """
    return people_part(workspace, deal, None, 0, today)[0]


def people_part(
    workspace: Workspace, deal: str | None, limit: int | None, offset: int, today: dt.date | None = None
) -> tuple[list[dict[str, Any]], int]:
    """A part of ``people_list``, and how long that is. Of all deals, only the words of the part are read."""
    day, part = today or dt.date.today(), slice(offset, None if limit is None else offset + limit)
    if deal is not None:
        found = workspace.deal(deal)
        make = partial(_people_of, workspace, found, day)
        # What is told of a person, and rests on more than this deal.
        told_of = [(p.organisation, p.side_reason, p.deals) for p in workspace.store.people(found.name)]
        kept = kept_while_same(workspace, found, "people", make, of=f"{day}{told_of}")
        return kept["people"][part], len(kept["people"])
    people = sorted(workspace.store.people(), key=lambda p: (_ORDER[p.side], p.name, p.id))
    chosen = people[part]
    told = _told(workspace, chosen)
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    if len(chosen) < len(people):
        for person in chosen:
            if person.side is Side.THEIRS:
                by_person[person.id] = [_marked(row, told) for row in workspace.store.evidence(None, person.id)]
    else:
        for row in workspace.store.evidence(None):
            by_person[row.person].append(_marked(row, told))
    profiles = [person_profile(p, by_person[p.id]) for p in chosen]
    going_of = {name: (known["left"], known["leaving"]) for name, known in told.items()}
    gone = _anywhere(workspace, chosen, going_of, day)
    return _person_rows(profiles, gone, may_be(workspace, {d for p in chosen for d in p.deals})), len(people)


@one_call
def _people_of(workspace: Workspace, deal: Deal, day: dt.date) -> dict[str, Any]:
    """The people of a deal as its brief has them, by how much they said; under ``people``, to be kept."""
    by_person: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in rows_of(workspace, deal):
        by_person[row.person].append(row)
    profiles = [person_profile(p, by_person[p.id]) for p in workspace.store.people(deal.name)]
    profiles.sort(key=lambda p: (_ORDER[p.person.side], -p.quotes, p.person.name, p.person.id))
    gone = by_day(*going(workspace, deal), day)
    return {"people": _person_rows(profiles, gone, may_be(workspace, [deal.name]))}


def _person_rows(
    profiles: Iterable[Profile], gone: tuple[_Rows, _Rows], same: Mapping[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """The rows of a list; ``gone`` is who has left and who leaves, ``same`` of ``may_be``."""
    left, leaving = gone
    return [
        _person_row(p, left.get(p.person.id), leaving.get(p.person.id)) | {"may_be": same.get(p.person.id, [])}
        for p in profiles
    ]


def may_be(workspace: Workspace, deals: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Whose name is spelt much like another's of the same deal, by person id: ``id``, ``name`` and ``deal`` of those who may be
    the same person, and whether to ``keep`` their name of the two. A guess; looked for again when the deal changes."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in sorted(deals):

        def pairs(deal: str = name) -> dict[str, Any]:
            alike = perhaps_one(workspace.store, [deal])
            return {"pairs": [[{"id": p.id, "name": p.name, "deal": deal} for p in (a, b)] for _, a, b in alike]}

        for keep, other in kept_while_same(workspace, workspace.deal(name), "alike", pairs)["pairs"]:
            found[keep["id"]].append({**other, "keep": False})
            found[other["id"]].append({**keep, "keep": True})
    return dict(found)


def one_person(
    workspace: Workspace, person: Person, deal: str | None = None, today: dt.date | None = None
) -> dict[str, Any]:
    """One person as in a brief, in one deal or over all of theirs; ``today`` as in ``people_list``."""
    deals = [workspace.deal(deal).name] if deal is not None else person.deals
    conversations = [stored for name in deals for stored in workspace.conversations(name)]
    gone = given_up_by(conversations, {person.id})
    rows = [still_wished(row, gone) for row in workspace.evidence(deal, person.id)]
    found = person_profile(person, rows)
    heard = turns_of(conversations)
    known = {name: going(workspace, workspace.deal(name)) for name in deals}
    day = today or dt.date.today()
    left, leaving = by_day(*known[deals[0]], day) if deal is not None else _anywhere(workspace, [person], known, day)
    ways = [way for name in deals for way in named_ways(workspace, workspace.deal(name), workspace.conversations(name))]
    private = {f for name in deals for f in kept_private(workspace, workspace.deal(name), rows)[person.id]}
    guesses, who = perhaps(found, rows), person.id
    return person_json(found, guesses, heard[who], left.get(who), leaving.get(who), private) | {
        "alternatives": ways_json(ways, person.id)
    }


def _anywhere(
    workspace: Workspace, people: Sequence[Person], known: Mapping[str, tuple[_Rows, _Rows]], day: dt.date
) -> tuple[_Rows, _Rows]:
    """Who of some people has left, and who leaves, over all deals; ``known`` as ``going`` gives it of each deal."""
    split = {name: by_day(*found, day) for name, found in known.items()}
    left = departed_anywhere(workspace, people, {name: found[0] for name, found in split.items()})
    return left, departed_anywhere(
        workspace, [p for p in people if p.id not in left], {name: found[1] for name, found in split.items()}
    )


def _told(workspace: Workspace, people: Iterable[Person]) -> dict[str, dict[str, Any]]:
    """By the name of each deal of some people who has ``left`` and who is ``leaving``, and what is ``kept``: the ``(conversation,
    turn)`` of what was said in confidence.

    Kept until the deal changes: to look for both in the words of all deals takes longer than all else in a list.
    """

    def told(deal: Deal) -> dict[str, Any]:
        conversations = list(workspace.conversations(deal.name))
        left, leaving = going(workspace, deal)
        return {"left": left, "leaving": leaving, "kept": sorted(in_confidence(conversations))}

    out = {}
    for name in dict.fromkeys(name for p in people if p.side is Side.THEIRS for name in p.deals):
        deal = workspace.deal(name)
        found = kept_while_same(workspace, deal, "going", partial(told, deal))
        out[name] = {**found, "kept": {(conversation, turn) for conversation, turn in found["kept"]}}
    return out


def _marked(row: EvidenceRow, told: Mapping[str, Mapping[str, Any]]) -> EvidenceRow:
    return marked(row, told[row.deal]["kept"]) if row.deal in told else row


def _person_row(found: Profile, left: Mapping[str, Any] | None, leaving: Mapping[str, Any] | None) -> dict[str, Any]:
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
        "left": dict(left) if left else None,
        "leaving": dict(leaving) if leaving else None,
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
    """A conversation by its id: turns with sides and evidence, each with its ``mark``.

    Raises:
        InputError: there is none of that id.
    """
    stored = workspace.store.conversation(identity)
    if stored is None:
        raise InputError(f"no conversation has the id {identity!r}; it may have been corrected and imported anew")
    sides = {p.id: p.side for p in workspace.store.people(stored.deal)}
    kept = in_confidence([stored])
    to_a_machine = {n: parts for n, held in enumerate(stored.turns) if (parts := tuple(withheld_parts(held.turn.text)))}
    evidence: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for item in workspace.store.evidence_in(identity):
        spoken_to_it = any(p.start < item.end and item.start < p.end for p in to_a_machine.get(item.turn, ()))
        evidence[item.turn].append(
            {
                "id": item.id,
                "start": item.start,
                "end": item.end,
                "quote": item.quote,
                "facets": {f.value: round(p, 4) for f, p in item.facets.items()},
                "stance": item.stance.value,
                "extractor": f"{item.extractor.name}@{item.extractor.version}",
                "mark": _mark((identity, item.turn) in kept, spoken_to_it),
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
                "person": (person := stored.speaker(item.turn)) or None,
                "side": sides.get(person, Side.UNKNOWN).value,
                "kind": item.turn.kind.value,
                "start_s": item.turn.start_s,
                "end_s": item.turn.end_s,
                "text": item.turn.text,
                "mark": _mark((identity, number) in kept, number in to_a_machine),
                "evidence": evidence[number],
            }
            for number, item in enumerate(stored.turns)
        ],
    }


def _mark(confided: bool, to_a_machine: bool) -> str:
    return ", ".join([*([IN_CONFIDENCE] if confided else []), *([TO_A_MACHINE] if to_a_machine else [])])


def checked(workspace: Workspace) -> dict[str, Any]:
    """The JSON of ``otherside check``."""
    problems = workspace.check()
    total = workspace.store.counts()["evidence"]
    return {"evidence": total, "verbatim": total - len(problems), "problems": problems}
