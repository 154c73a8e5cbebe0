"""What users say about single pieces of evidence, and how the words are found again wherever they move.

A correction is about what somebody said, not about a row: turn numbers shift when mail threads merge, ids of
conversations change when a file is corrected, spans change with the reader. So it is kept by its words and their
origin, and its place is worked out anew, in the same transaction, whenever a source is stored.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update
from sqlalchemy.engine import Row

from otherside.domain import Evidence, Extractor, Facet, InputError, Person, Stance
from otherside.store import schema as t
from otherside.store.consent import excluded
from otherside.store.identifiers import evidence_id
from otherside.store.stored import Correction, Verdict
from otherside.store.tables import Tables, chunks

#: Shown beside evidence that a user judged.
MARKS = {
    Verdict.CONFIRMED: "confirmed by you",
    Verdict.RELABELLED: "relabelled by you",
    Verdict.ADDED: "added by you",
    Verdict.REJECTED: "rejected by you",
}
#: Who stands behind evidence that rests on a user's word.
USER = Extractor("user", "1")
_HOLDS = t.corrections.c.ended.is_(None)
#: Corrections that hold and whose words stand somewhere.
PLACED = and_(_HOLDS, t.corrections.c.conversation.is_not(None))


class CorrectionTables(Tables):
    """Corrections."""

    def put_correction(self, correction: Correction) -> Correction:
        """See ``store.interface.Store``."""
        place = (correction.conversation, correction.turn, correction.start, correction.end)
        with self._write() as db:
            anchor = _anchor(db, correction)
            now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
            same = and_(
                _HOLDS,
                t.corrections.c.conversation == place[0],
                t.corrections.c.turn == place[1],
                t.corrections.c.start == place[2],
                t.corrections.c.end == place[3],
            )
            earlier = db.execute(select(t.corrections.c.id).where(same)).scalar()
            db.execute(update(t.corrections).where(same).values(ended=now))
            key = db.execute(
                insert(t.corrections).values(
                    verdict=correction.verdict.value,
                    quote=correction.quote,
                    facets=[facet.value for facet in correction.facets],
                    stance=correction.stance.value,
                    strength=correction.strength,
                    reading={facet.value: round(p, 4) for facet, p in correction.reading.items()},
                    because=correction.because,
                    made=now,
                    replaces=earlier,
                    conversation=place[0],
                    turn=place[1],
                    start=place[2],
                    end=place[3],
                    **anchor,
                )
            ).inserted_primary_key
            assert key is not None
        return dataclasses.replace(correction, id=int(key[0]), made=now, speaker=anchor["speaker"])

    def corrections(self, deal: str | None = None) -> list[Correction]:
        """See ``store.interface.Store``."""
        query = (
            select(
                t.corrections,
                t.conversations.c.deal,
                t.conversations.c.title,
                t.people.c.id.label("person_id"),
                t.people.c.name.label("person_name"),
            )
            .outerjoin(t.conversations, t.conversations.c.id == t.corrections.c.conversation)
            .outerjoin(
                t.participants,
                and_(
                    t.participants.c.conversation == t.corrections.c.conversation,
                    t.participants.c.name == t.corrections.c.speaker,
                ),
            )
            .outerjoin(t.people, t.people.c.id == t.participants.c.person)
            .where(_HOLDS, or_(t.corrections.c.conversation.is_(None), t.corrections.c.conversation.not_in(excluded())))
            .order_by(t.corrections.c.id)
        )
        if deal is not None:
            query = query.where(t.conversations.c.deal == deal)
        with self._ask() as db:
            return [_correction_of(row) for row in db.execute(query)]

    def undo_correction(self, number: int) -> bool:
        """See ``store.interface.Store``."""
        with self._write() as db:
            row = db.execute(select(t.corrections).where(t.corrections.c.id == number, _HOLDS)).first()
            if row is None:
                return False
            now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
            db.execute(update(t.corrections).where(t.corrections.c.id == number).values(ended=now))
            if row.replaces is not None:
                db.execute(update(t.corrections).where(t.corrections.c.id == row.replaces).values(ended=None))
                place_corrections(db, [row.replaces])
            return True

    def erase_corrections(self, person: Person) -> list[int]:
        """See ``store.interface.Store``."""
        mentioned = (
            select(t.corrections.c.id)
            .join(
                t.participants,
                and_(
                    t.participants.c.conversation == t.corrections.c.conversation,
                    or_(
                        t.participants.c.name == t.corrections.c.speaker,
                        t.participants.c.name == t.corrections.c.said_by,
                    ),
                ),
            )
            .where(t.participants.c.person == person.id)
        )
        # Words that stand nowhere now belong to somebody by name only: better one too many than one left.
        names = sorted({person.name, *person.aliases, *person.emails})
        adrift = select(t.corrections.c.id).where(
            or_(t.corrections.c.speaker.in_(names), t.corrections.c.said_by.in_(names)),
            or_(
                t.corrections.c.conversation.is_(None),
                t.corrections.c.conversation.not_in(select(t.conversations.c.id)),
            ),
        )
        with self._write() as db:
            numbers = sorted({*db.execute(mentioned).scalars(), *db.execute(adrift).scalars()})
            delete_corrections(db, numbers)
        return numbers


def delete_corrections(db: Connection, numbers: Sequence[int]) -> None:
    """Deletes corrections for good, and every setting that says in ``corrections`` that it rests on one of them."""
    for chunk in chunks(numbers):
        db.execute(delete(t.corrections).where(t.corrections.c.id.in_(chunk)))
        # Nothing may point to what is gone.
        db.execute(update(t.corrections).where(t.corrections.c.replaces.in_(chunk)).values(replaces=None))
    gone = set(numbers)
    for row in db.execute(select(t.settings)).all() if gone else ():
        if isinstance(row.value, dict) and gone & set(row.value.get("corrections") or ()):
            db.execute(delete(t.settings).where(t.settings.c.key == row.key))


def delete_corrections_in(db: Connection, conversations: Sequence[str]) -> None:
    """Deletes the corrections of words that stand in these conversations."""
    for chunk in chunks(conversations):
        held = select(t.corrections.c.id).where(t.corrections.c.conversation.in_(chunk))
        delete_corrections(db, list(db.execute(held).scalars()))


def judged_evidence(row: Row[Any], *, reported: bool) -> Evidence:
    """Evidence as a user has it: certain, and theirs."""
    return Evidence(
        id=evidence_id(row.conversation, row.turn, row.start, row.end),
        conversation=row.conversation,
        turn=row.turn,
        start=row.start,
        end=row.end,
        quote=row.quote,
        speaker=row.speaker,
        facets={Facet(facet): 1.0 for facet in row.facets},
        stance=Stance(row.stance),
        strength=row.strength,
        reported=reported,
        extractor=USER,
    )


def corrected(item: Evidence, judged: Iterable[Row[Any]]) -> Evidence | None:
    """What is left of the reader's evidence beside the corrections of the same turn; ``None`` when they replace it.

    A correction speaks of words, and the next reader may cut the same words a little differently: it governs every
    reading that shares at least half of the shorter span. Words that a user added say nothing against what else the
    reader finds around them, so there only the same facets are given up.
    """
    facets = dict(item.facets)
    for row in judged:
        shared = min(item.end, row.end) - max(item.start, row.start)
        if 2 * shared < min(item.end - item.start, row.end - row.start) or shared <= 0:
            continue
        if row.verdict != Verdict.ADDED.value or (row.start, row.end) == (item.start, item.end):
            return None
        for facet in row.facets:
            facets.pop(Facet(facet), None)
    if not facets:
        return None
    return item if len(facets) == len(item.facets) else dataclasses.replace(item, facets=facets)


def place_corrections(db: Connection, numbers: Collection[int]) -> None:
    """Works out anew where the words of these corrections stand."""
    for chunk in chunks(sorted(numbers)):
        for row in db.execute(select(t.corrections).where(t.corrections.c.id.in_(chunk))).all():
            db.execute(update(t.corrections).where(t.corrections.c.id == row.id).values(**_find(db, row)))


def place_touched(db: Connection, *, digest: str, location: str, conversations: Collection[str]) -> None:
    """Places what storing a source may have moved: what points into it, or stood in a conversation it changed."""
    mine = t.corrections.c
    numbers = set(db.execute(select(mine.id).where(or_(mine.digest == digest, mine.location == location))).scalars())
    for chunk in chunks(sorted(conversations)):
        numbers |= set(db.execute(select(mine.id).where(mine.conversation.in_(chunk))).scalars())
        held = select(t.turns.c.message_id).where(t.turns.c.conversation.in_(chunk), t.turns.c.message_id.is_not(None))
        numbers |= set(db.execute(select(mine.id).where(mine.message.in_(held))).scalars())
    place_corrections(db, numbers)


def turn_digest(text: str) -> str:
    """By which a turn is told from others."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _anchor(db: Connection, correction: Correction) -> dict[str, Any]:
    """Where the words come from, in terms that outlive the rows they stand in."""
    turn = db.execute(
        select(t.turns, t.sources.c.digest, t.sources.c.location)
        .join(t.sources, t.sources.c.id == t.turns.c.source)
        .where(t.turns.c.conversation == correction.conversation, t.turns.c.number == correction.turn)
    ).first()
    start, end = correction.start or 0, correction.end or 0
    if turn is None or not correction.quote or turn.text[start:end] != correction.quote:
        raise InputError("the words are not at that place any more; look the evidence up again and repeat")
    anchor = {
        "message": turn.message_id,
        "digest": turn.digest,
        "location": turn.location,
        "speaker": correction.speaker or turn.speaker,
        "said_by": turn.speaker,
        "turn_digest": turn_digest(turn.text),
        "offset": start,
    }
    alike = [
        (row.conversation, row.number) for row in _turns(db, anchor) if turn_digest(row.text) == anchor["turn_digest"]
    ]
    anchor["ordinal"] = alike.index((turn.conversation, turn.number))
    return anchor


def _turns(db: Connection, anchor: Any) -> Sequence[Any]:
    """The turns in which the words may stand: of the message, else of the file, else of the file now in its place."""
    columns = select(t.turns.c.conversation, t.turns.c.number, t.turns.c.speaker, t.turns.c.text).order_by(
        t.turns.c.conversation, t.turns.c.number
    )
    if anchor["message"]:
        # A message has one author, whatever a mail program calls them.
        thread = select(t.thread_messages.c.conversation).where(t.thread_messages.c.message == anchor["message"])
        held = columns.where(t.turns.c.conversation.in_(thread), t.turns.c.message_id == anchor["message"])
        found: Sequence[Any] = db.execute(held).all()
        if found:
            return found
    said = t.turns.c.speaker.is_(None) if anchor["said_by"] is None else t.turns.c.speaker == anchor["said_by"]
    joined = columns.join(t.sources, t.sources.c.id == t.turns.c.source).where(said)
    found = db.execute(joined.where(t.sources.c.digest == anchor["digest"])).all()
    return found or db.execute(joined.where(t.sources.c.location == anchor["location"])).all()


def _find(db: Connection, row: Row[Any]) -> dict[str, Any]:
    """The place of a correction's words as columns; all ``None`` when they stand nowhere."""
    turns = _turns(db, row._mapping)
    alike = [turn for turn in turns if turn_digest(turn.text) == row.turn_digest]
    if alike:
        turn, start = alike[min(row.ordinal, len(alike) - 1)], row.offset
        if turn.text[start : start + len(row.quote)] == row.quote:
            return _columns(turn, start, row)
    # The turn reads otherwise now: the same words by the same person will do, the nearest to where they were.
    places = [(abs(start - row.offset), turn, start) for turn in turns for start in _occurrences(turn.text, row.quote)]
    if not places:
        return {"conversation": None, "turn": None, "start": None, "end": None}
    _, turn, start = min(places, key=lambda place: place[0])
    return _columns(turn, start, row)


def _columns(turn: Row[Any], start: int, row: Row[Any]) -> dict[str, Any]:
    place = {"conversation": turn.conversation, "turn": turn.number, "start": start, "end": start + len(row.quote)}
    # Another mail program may call the author otherwise; whose words they are stays the same.
    own = {"speaker": turn.speaker} if row.speaker == row.said_by else {}
    return {**place, "said_by": turn.speaker, **own}


def _occurrences(text: str, quote: str) -> list[int]:
    found, start = [], text.find(quote)
    while start >= 0:
        found.append(start)
        start = text.find(quote, start + 1)
    return found


def _correction_of(row: Row[Any]) -> Correction:
    return Correction(
        verdict=Verdict(row.verdict),
        quote=row.quote,
        facets=tuple(Facet(facet) for facet in row.facets),
        stance=Stance(row.stance),
        strength=row.strength,
        # A conversation that was taken out leaves its corrections behind, pointing nowhere.
        conversation=row.conversation if row.deal is not None else None,
        turn=row.turn if row.deal is not None else None,
        start=row.start if row.deal is not None else None,
        end=row.end if row.deal is not None else None,
        reading={Facet(facet): p for facet, p in row.reading.items()},
        because=row.because,
        speaker=row.speaker,
        id=row.id,
        made=row.made,
        deal=row.deal,
        title=row.title,
        person=row.person_id,
        person_name=row.person_name or row.speaker,
    )
