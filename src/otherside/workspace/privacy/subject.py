"""Everything about one person, in open formats, for that person: what they said, what was made of it, what is stated.

Other people's words are theirs: they are left out, or, where asked for, given where they speak of this person by name and
marked as somebody else's, without saying whose.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import FORM, InputError, Person, Turn, TurnKind
from otherside.store import StoredConversation
from otherside.workspace.privacy.blacking import MARK
from otherside.workspace.privacy.redacting import mention_change
from otherside.workspace.privacy.traces import own_name

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_ABOUT = """What is stored about one person, by otherside.

person.json           names, addresses, role, side and how it is known, deals
words.jsonl           what they said or wrote, turn by turn, with where it comes from
evidence.jsonl        what their words were read as evidence of, with how sure that is, corrected by users where they did
profile.json          what is known and what is unknown, as otherside shows it
beliefs.jsonl         numbers that users stated about them for forecasts, with the reason
corrections.jsonl     what users corrected about the reading of their words
contacts.jsonl        records of a customer-relationship system
conversations.jsonl   conversations they took part in, with the consent that is noted and what a form told of them beside its answers
mentions.jsonl        where others speak of them by name, and words without a speaker that hold it, which may be their own;
                      the words are there only where that was asked for

A mark says what is to be known beside words, such as that they were said in confidence.
Lines of JSON, UTF-8. Each reading is a guess by a program, never a fact about the person.
"""


def subject_export(workspace: Workspace, name: str, folder: Path, *, others: bool = False) -> dict[str, Any]:
    """Writes everything about one person into a new folder.

    Args:
        name: name, mail address or id.
        folder: must not exist yet.
        others: also the sentences of others that name this person, marked as another's.

    Returns:
        ``{"person", "folder", "files": {name: rows}}``.

    Raises:
        InputError: nobody of that name, or the folder exists or cannot be written.
    """
    person = workspace.person(name)
    if folder.exists():
        raise InputError(f"{folder}: exists already; name a new folder")
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=_parent(folder)))
    try:
        counts = {file: _write(part / file, rows) for file, rows in _files(workspace, person, others).items()}
        (part / "README.txt").write_text(_ABOUT, encoding="utf-8")
        os.replace(part, folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another place") from error
    return {"person": person.name, "folder": str(folder), "files": counts}


def _files(workspace: Workspace, person: Person, others: bool) -> dict[str, Any]:
    from otherside.workspace.brief import person_json, person_profile
    from otherside.workspace.heard.beside import with_marks
    from otherside.workspace.reading.corrections import listing

    rows = workspace.store.evidence(None, person.id)
    sources = {s.id: s.name for s in workspace.store.sources()}
    talks = list(_conversations(workspace, person))
    stated = workspace.store.settings().get("beliefs", {})
    found = {
        "person.json": {
            "id": person.id,
            "name": person.name,
            "aliases": list(person.aliases),
            "emails": list(person.emails),
            "role": person.role,
            "organisation": person.organisation,
            "side": person.side.value,
            "side_reason": person.side_reason,
            "deals": list(person.deals),
        },
        "words.jsonl": [
            {
                "conversation": stored.id,
                "turn": number,
                "at": held.turn.at.isoformat() if held.turn.at else None,
                "date": stored.conversation.date.isoformat() if stored.conversation.date else None,
                "kind": held.turn.kind.value,
                "source": sources.get(held.source, ""),
                "text": held.turn.text,
            }
            for stored in talks
            for number, held in enumerate(stored.turns)
            if stored.speaker(held.turn) == person.id
        ],
        "evidence.jsonl": [
            {
                "id": r.evidence.id,
                "quote": r.evidence.quote,
                "facets": {f.value: round(p, 4) for f, p in r.evidence.facets.items()},
                "stance": r.evidence.stance.value,
                "deal": r.deal,
                "date": r.date.isoformat() if r.date else None,
                "conversation": r.evidence.conversation,
                "turn": r.evidence.turn,
                "start": r.evidence.start,
                "end": r.evidence.end,
                "source": r.source,
                "origin": r.origin,
                "extractor": f"{r.evidence.extractor.name}@{r.evidence.extractor.version}",
            }
            for r in rows
        ],
        "profile.json": person_json(person_profile(person, rows)),
        "beliefs.jsonl": [
            {"deal": deal, **said} for deal, held in stated.items() for said in held if person.id in said.values()
        ],
        "corrections.jsonl": [c for c in listing(workspace, None) if c.get("person") in (person.id, person.name)],
        "contacts.jsonl": _contacts(workspace, person),
        "conversations.jsonl": [_talk(workspace, stored, person) for stored in talks],
        "mentions.jsonl": _mentions(workspace, person, others),
    }
    return with_marks(workspace, found)


def _conversations(workspace: Workspace, person: Person) -> Iterable[StoredConversation]:
    """Those they took part in, also the ones of which nothing is made: they are stored all the same."""
    for deal in person.deals:
        for number in workspace.store.conversation_ids(deal, excluded=True):
            stored = workspace.store.conversation(number)
            if stored is not None and person.id in stored.people.values():
                yield stored


def _talk(workspace: Workspace, stored: StoredConversation, person: Person) -> dict[str, Any]:
    consent = workspace.store.consents().get(stored.id)
    own = [name for name, identity in stored.people.items() if identity == person.id]
    return {
        "conversation": stored.id,
        "deal": stored.deal,
        "title": stored.conversation.title,
        "date": stored.conversation.date.isoformat() if stored.conversation.date else None,
        "called_here": own,
        "other_people": max(0, len(stored.conversation.participants) - len(own)),
        "consent": consent.state.value if consent else "unknown",
        # Beside the answers to a form stands what is told of whoever gave them; other fields may tell of anybody.
        "told": dict(stored.conversation.fields) if stored.conversation.format == FORM else {},
    }


def _contacts(workspace: Workspace, person: Person) -> list[dict[str, Any]]:
    names = {n.casefold() for n in (person.name, *person.aliases)}
    found: list[dict[str, Any]] = []
    for contact in workspace.store.crm().contacts:
        if contact.name.casefold() in names or (contact.email or "").casefold() in person.emails:
            found.append(
                {
                    "name": contact.name,
                    "email": contact.email,
                    "phone": contact.phone,
                    "role": contact.role,
                    "organisation": contact.organisation,
                    "fields": dict(contact.fields),
                }
            )
    return found


def _mentions(workspace: Workspace, person: Person, others: bool) -> list[dict[str, Any]]:
    """Sentences of others that name this person, in the conversations of their deals also by the first name that only they
    have there; other people's names in them are blacked out. Where nobody is named as the speaker, the words may be their own.
    """
    from otherside.extraction.segment import segment

    whole = mention_change([person.name, *person.aliases], person.emails, ())
    alone = own_name(workspace, person)
    known = workspace.store.people()
    elses = mention_change(
        [n for p in known if p.id != person.id for n in (p.name, *p.aliases)],
        [e for p in known if p.id != person.id for e in p.emails],
        (),
    )
    found = []
    for number in workspace.store.conversation_ids(excluded=True):
        stored = workspace.store.conversation(number)
        for n, held in enumerate(stored.turns if stored else ()):
            assert stored is not None
            if stored.speaker(held.turn) == person.id:
                continue
            theirs = stored.deal in person.deals
            for span in segment(held.turn.text):
                words = held.turn.text[span.start : span.end]
                named = whole(words) != words or (theirs and alone is not None and alone.search(words) is not None)
                if MARK in words or not named:
                    continue
                row: dict[str, Any] = {"conversation": number, "turn": n, "words_of": _whose(held.turn)}
                found.append({**row, "text": elses(words)} if others else row)
    return found


def _whose(turn: Turn) -> str:
    if turn.kind is TurnKind.NOTE:
        return "our note"
    return "another person" if turn.speaker is not None else "nobody is named as the speaker; it may be their own words"


def _write(path: Path, rows: list[Mapping[str, Any]] | Mapping[str, Any]) -> int:
    """One JSON document, or a line of JSON for each row."""
    with path.open("w", encoding="utf-8", errors="surrogatepass") as out:
        if isinstance(rows, Mapping):
            json.dump(rows, out, ensure_ascii=False, indent=1)
            return 1
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(rows)


def _parent(folder: Path) -> Path:
    parent = folder.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another place") from error
    return parent
