"""What is understood of files before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from otherside.domain import Conversation, InputError, Parsed, Side, Skipped
from otherside.importers.crm_roles import of_nobody_known
from otherside.importers.source import SourceFile
from otherside.importers.threads import grouped, merge_threads
from otherside.profiles.who.identity import Us, mentions_of, resolve
from otherside.workspace.intake.adding import parse_sources, skipped_json


@dataclass(frozen=True, slots=True)
class Read:
    """Everything below a path, parsed.

    Attributes:
        sources: each file with what is in it.
        skipped: what was left out.
        talks: the conversations, with the messages of a thread together.
        files: of each of these the places in ``sources`` that it comes from.
    """

    sources: list[tuple[SourceFile, Parsed]]
    skipped: list[Skipped]
    talks: list[Conversation]
    files: list[list[int]]


def read(path: Path) -> Read:
    """Parses everything below a path.

    Raises:
        InputError: when the path does not exist.
    """
    if not path.exists() and not path.is_symlink():
        raise InputError(f"{path}: no such file or folder; check the path")
    items = list(parse_sources([path]))
    sources = [item for item in items if not isinstance(item, Skipped)]
    skipped = [s for item in items for s in ([item] if isinstance(item, Skipped) else item[1].skipped)]
    each = [(number, talk) for number, (_, parsed) in enumerate(sources) for talk in parsed.conversations]
    skipped += of_nobody_known(
        [(source.name, parsed.roles) for source, parsed in sources],
        [c for _, parsed in sources for c in parsed.contacts],
        [d for _, parsed in sources for d in parsed.deals],
        [talk.deal for _, talk in each if talk.deal],
    )
    # The same groups as of ``merge_threads``, in the same order.
    together = grouped([talk.thread for _, talk in each])
    files = [list(dict.fromkeys(each[n][0] for n in group)) for group in together]
    return Read(sources, skipped, merge_threads([talk for _, talk in each]), files)


def understand(path: Path, us: Iterable[str] = ()) -> dict[str, Any]:
    """The JSON of ``otherside import``: conversations with participants and turns, CRM records, what was skipped.

    Raises:
        InputError: when the path does not exist.
    """
    return understood_json(read(path), us)


def understood_json(found: Read, us: Iterable[str] = ()) -> dict[str, Any]:
    """What ``understand`` gives of what was read."""
    sides = _sides(found.talks, Us.of(us))
    tables = [parsed for _, parsed in found.sources]
    return {
        "conversations": [_json(c, sides, str(n)) for n, c in enumerate(found.talks)],
        "deals": [{"name": d.name, "organisation": d.organisation, "stage": d.stage} for p in tables for d in p.deals],
        "contacts": [{"name": c.name, "email": c.email, "role": c.role} for p in tables for c in p.contacts],
        "skipped": [skipped_json(s) for s in found.skipped],
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
