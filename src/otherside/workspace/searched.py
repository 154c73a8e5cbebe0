"""What can be searched for in a workspace: the documents of the index of the buyers' words, and of that of ours."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from otherside.domain import Person, Side, Stance, TurnKind

if TYPE_CHECKING:
    from otherside.store import StoredConversation
    from otherside.store.search import Document
    from otherside.workspace.workspace import Workspace


def documents(workspace: Workspace, of: Collection[str] | None = None) -> Iterator[Document]:
    """Everything that can be found: evidence, and every turn of the buyer's side. One deal is in memory at a time.

    Args:
        of: only these deals.
    """
    from otherside.store.search import Document

    for deal in workspace.store.deals():
        if of is not None and deal.name not in of:
            continue
        theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
        sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
        for row in workspace.store.evidence(deal.name):
            item = row.evidence
            yield Document(
                key=item.id,
                evidence=True,
                text=item.quote,
                person=row.person,
                deal=row.deal,
                facets=tuple(item.facets),
                stance=item.stance,
                day=row.date,
                conversation=item.conversation,
                turn=item.turn,
                start=item.start,
                end=item.end,
                card=_card(
                    row.person_name, row.deal, row.source, row.title, row.date, item.stance,
                    {f.value: round(p, 3) for f, p in item.facets.items()}, row.mark, theirs.get(row.person),
                ),
            )  # fmt: skip
        for number in workspace.store.conversation_ids(deal.name):
            stored = workspace.store.conversation(number)
            for n, held in enumerate(stored.turns if stored else ()):
                assert stored is not None
                person = theirs.get(stored.speaker(held.turn))
                if person is not None and held.turn.text.strip():
                    yield _turn(stored, n, person, sources.get(held.source, ""))


def our_documents(workspace: Workspace, of: Collection[str] | None = None) -> Iterator[Document]:
    """What can be found of our own: every turn of our side, and every note. One deal is in memory at a time.

    A turn of which nobody knows who said it is neither side's; a note that stands under a buyer's name is found as theirs.

    Args:
        of: only these deals.
    """
    for deal in workspace.store.deals():
        if of is not None and deal.name not in of:
            continue
        people = {p.id: p for p in workspace.store.people(deal.name)}
        sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
        for number in workspace.store.conversation_ids(deal.name):
            stored = workspace.store.conversation(number)
            for n, held in enumerate(stored.turns if stored else ()):
                assert stored is not None
                person = people.get(stored.speaker(held.turn))
                side, note = person.side if person else Side.UNKNOWN, held.turn.kind is TurnKind.NOTE
                if (side is Side.OURS or (note and side is not Side.THEIRS)) and held.turn.text.strip():
                    yield _turn(stored, n, person, sources.get(held.source, ""), ours=True)


def _turn(stored: StoredConversation, n: int, person: Person | None, source: str, *, ours: bool = False) -> Document:
    """A whole turn, as it is found."""
    from otherside.store.search import Document

    turn, day = stored.turns[n].turn, stored.day(stored.turns[n].turn)
    card = _card(
        person.name if person else "", stored.deal, source, stored.conversation.title, day, None, {}, "", person,
        note=turn.kind is TurnKind.NOTE if ours else None,
    )  # fmt: skip
    return Document(
        key=f"{stored.id}/{n}",
        evidence=False,
        text=turn.text,
        # The same words in notes of two conversations are two notes, not one that somebody repeats.
        person=person.id if person else stored.id,
        deal=stored.deal,
        facets=(),
        stance=Stance.NEUTRAL,
        day=day,
        conversation=stored.id,
        turn=n,
        start=0,
        end=len(turn.text),
        card=card,
    )


def _card(
    name: str,
    deal: str,
    source: str,
    title: str,
    day: dt.date | None,
    stance: Stance | None,
    facets: dict[str, float],
    mark: str,
    person: Person | None,
    note: bool | None = None,
) -> str:
    """What a reader is shown beside the words; ``note`` of our own words alone: whether they stand in a note."""
    card = {
        "person": name,
        "role": person.role if person else None,
        "deal": deal,
        "source": source,
        "title": title,
        "date": day.isoformat() if day else None,
        "stance": stance.value if stance else None,
        "facets": facets,
        "mark": mark,
        "note": note,
    }
    return json.dumps({k: v for k, v in card.items() if v not in (None, "", {})}, ensure_ascii=False)
