"""What is understood of files before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from otherside.domain import Conversation, InputError, Parsed, Side, Skipped
from otherside.importers.crm_roles import of_nobody_known
from otherside.importers.threads import merge_threads
from otherside.profiles.who.identity import Us, mentions_of, resolve
from otherside.workspace.intake.adding import parse_sources, skipped_json


def understand(path: Path, us: Iterable[str] = ()) -> dict[str, Any]:
    """The JSON of ``otherside import``: conversations with participants and turns, CRM records, what was skipped.

    Raises:
        InputError: when the path does not exist.
    """
    if not path.exists() and not path.is_symlink():
        raise InputError(f"{path}: no such file or folder; check the path")
    conversations: list[Conversation] = []
    found: dict[str, Any] = {"deals": [], "contacts": []}
    skipped: list[Skipped] = []
    tables: list[tuple[str, Parsed]] = []
    for item in parse_sources([path]):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        source, parsed = item
        tables.append((source.name, parsed))
        conversations += parsed.conversations
        found["deals"] += [{"name": d.name, "organisation": d.organisation, "stage": d.stage} for d in parsed.deals]
        found["contacts"] += [{"name": c.name, "email": c.email, "role": c.role} for c in parsed.contacts]
        skipped += parsed.skipped
    skipped += of_nobody_known(
        [(name, p.roles) for name, p in tables],
        [c for _, p in tables for c in p.contacts],
        [d for _, p in tables for d in p.deals],
        [c.deal for c in conversations if c.deal],
    )
    conversations = merge_threads(conversations)
    sides = _sides(conversations, Us.of(us))
    return {
        "conversations": [_json(c, sides, str(n)) for n, c in enumerate(conversations)],
        **found,
        "skipped": [skipped_json(s) for s in skipped],
    }


def _sides(conversations: list[Conversation], us: Us) -> dict[tuple[str, str], Side]:
    """Sides as far as these conversations alone tell them."""
    listed = [(str(n), c.deal or "", c) for n, c in enumerate(conversations)]
    resolved = resolve(mentions_of(listed), [], us, deal_organisations={})
    return {mention: r.person.side for r in resolved for mention in r.mentions}


def _json(conversation: Conversation, sides: dict[tuple[str, str], Side], key: str) -> dict[str, Any]:
    return {
        "title": conversation.title,
        "date": conversation.date.isoformat() if conversation.date else None,
        "format": conversation.format,
        "deal": conversation.deal,
        "participants": [
            {
                "name": p.name,
                "email": p.email,
                "side": sides.get((key, p.name), p.side).value,
                "role": p.role,
                "organisation": p.organisation,
            }
            for p in conversation.participants
        ],
        "turns": [
            {
                "speaker": t.speaker,
                "start_s": t.start_s,
                "end_s": t.end_s,
                "text": t.text,
                "kind": t.kind.value,
                "at": t.at.isoformat() if t.at else None,
            }
            for t in conversation.turns
        ],
        "fields": dict(conversation.fields),
    }
