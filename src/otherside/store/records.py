"""Rows to nouns and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from sqlalchemy.engine import Row

from otherside.domain import (
    AccountRecord,
    ContactRecord,
    Deal,
    DealRecord,
    DealRoleRecord,
    Evidence,
    Extractor,
    Facet,
    Outcome,
    Participant,
    Person,
    Side,
    Stance,
    Turn,
    TurnKind,
)
from otherside.store.stored import CrmRecords

CRM_KINDS: dict[str, type[DealRecord | ContactRecord | DealRoleRecord | AccountRecord]] = {
    "deal": DealRecord,
    "contact": ContactRecord,
    "role": DealRoleRecord,
    "account": AccountRecord,
}
_DATES = ("created", "closed", "last_activity")


def turn_row(conversation: str, index: int, source: int, turn: Turn) -> dict[str, Any]:
    """A row of ``turns``; times are stored in UTC without a zone."""
    at = turn.at
    if at is not None and at.tzinfo is not None:
        at = at.astimezone(dt.UTC).replace(tzinfo=None)
    return {
        "conversation": conversation,
        "number": index,
        "source": source,
        "speaker": turn.speaker,
        "start_s": turn.start_s,
        "end_s": turn.end_s,
        "at": at,
        "kind": turn.kind.value,
        "reported_by": turn.reported_by,
        "message_id": turn.message_id,
        "recipients": list(turn.recipients),
        "text": turn.text,
        "extractor": None,
        "utc_offset_s": turn.utc_offset_s,
    }


def turn_of(row: Row[Any]) -> Turn:
    """The turn of a row."""
    return Turn(
        text=row.text,
        speaker=row.speaker,
        start_s=row.start_s,
        end_s=row.end_s,
        at=row.at,
        kind=TurnKind(row.kind),
        reported_by=row.reported_by,
        message_id=row.message_id,
        recipients=tuple(row.recipients),
        utc_offset_s=row.utc_offset_s,
    )


def participant_row(conversation: str, position: int, participant: Participant) -> dict[str, Any]:
    """A row of ``participants``, not yet resolved to a person."""
    return {
        "conversation": conversation,
        "position": position,
        **dataclasses.asdict(participant),
        "side": participant.side.value,
        "person": None,
    }


def participant_of(row: Row[Any]) -> Participant:
    """The participant of a row."""
    return Participant(
        name=row.name,
        email=row.email,
        side=Side(row.side),
        role=row.role,
        organisation=row.organisation,
    )


def evidence_row(item: Evidence) -> dict[str, Any]:
    """A row of ``evidence``."""
    return {
        "id": item.id,
        "conversation": item.conversation,
        "turn": item.turn,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "speaker": item.speaker,
        "facets": {facet.value: round(p, 4) for facet, p in item.facets.items()},
        "stance": item.stance.value,
        "strength": item.strength,
        "reported": item.reported,
        "extractor": item.extractor.name,
        "extractor_version": item.extractor.version,
    }


def evidence_of(row: Row[Any]) -> Evidence:
    """The evidence of a row."""
    return Evidence(
        id=row.id,
        conversation=row.conversation,
        turn=row.turn,
        start=row.start,
        end=row.end,
        quote=row.quote,
        speaker=row.speaker,
        facets={Facet(facet): p for facet, p in row.facets.items()},
        stance=Stance(row.stance),
        strength=row.strength,
        reported=row.reported,
        extractor=Extractor(row.extractor, row.extractor_version),
    )


def crm_rows(source: int, crm: CrmRecords) -> list[dict[str, Any]]:
    """Rows of ``crm_records``."""

    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, dt.date) else value

    rows = []
    groups: dict[str, tuple[Any, ...]] = {
        "deal": crm.deals,
        "contact": crm.contacts,
        "role": crm.roles,
        "account": crm.accounts,
    }
    for kind, records in groups.items():
        for record in records:
            values = {f.name: plain(getattr(record, f.name)) for f in dataclasses.fields(record)}
            if "fields" in values:
                values["fields"] = dict(values["fields"])
            rows.append({"source": source, "kind": kind, "record": values})
    return rows


def crm_of(rows: list[Row[Any]]) -> CrmRecords:
    """The records of rows, in the order they were read."""
    found: dict[str, list[Any]] = {kind: [] for kind in CRM_KINDS}
    by: dict[str, list[str | None]] = {kind: [] for kind in CRM_KINDS}
    for row in rows:
        by[row.kind].append(row.brought_by)
        values = dict(row.record)
        for key in _DATES:
            if values.get(key):
                values[key] = dt.date.fromisoformat(values[key][:10])
        if values.get("outcome"):
            values["outcome"] = Outcome(values["outcome"])
        found[row.kind].append(CRM_KINDS[row.kind](**values))
    return CrmRecords(
        deals=tuple(found["deal"]),
        contacts=tuple(found["contact"]),
        roles=tuple(found["role"]),
        accounts=tuple(found["account"]),
        brought={kind: tuple(views) for kind, views in by.items()} if any(row.brought_by for row in rows) else {},
    )


def deal_row(deal: Deal) -> dict[str, Any]:
    """A row of ``deals``."""
    row = {f.name: getattr(deal, f.name) for f in dataclasses.fields(deal)}
    row["outcome"] = deal.outcome.value if deal.outcome else None
    row["fields"] = dict(deal.fields)
    return row


def deal_of(row: Row[Any]) -> Deal:
    """The deal of a row."""
    values = dict(row._mapping)
    values["outcome"] = Outcome(values["outcome"]) if values["outcome"] else None
    return Deal(**values)


def person_of(row: Row[Any], deals: tuple[str, ...]) -> Person:
    """The person of a row."""
    return Person(
        id=row.id,
        name=row.name,
        side=Side(row.side),
        side_reason=row.side_reason,
        role=row.role,
        organisation=row.organisation,
        emails=tuple(row.emails),
        aliases=tuple(row.aliases),
        deals=deals,
    )
