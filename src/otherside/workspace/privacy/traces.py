"""The search for traces of somebody in every file of a workspace, and in every row of its database."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Person, TurnKind

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Shorter words are everybody's.
SHORTEST_QUOTE = 25
_PIECE = 1 << 22
NO_SPEAKER, FIRST_NAME = "nobody is named as the speaker", "first name"
IN_TITLE = "first name in the title"
AS_SOMEBODYS = "a sentence of theirs is told there, and not plainly as theirs"


@dataclass(frozen=True, slots=True)
class Sought:
    """What would be a trace.

    Attributes:
        names: full names.
        emails: addresses.
        quotes: what they said, sentences long enough to be theirs.
        ids: of the person and of evidence, which indexes and caches refer to.
    """

    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    def by_kind(self) -> Mapping[str, Sequence[str]]:
        """The same, by what is said of a trace."""
        return {"name": self.names, "address": self.emails, "words": self.quotes, "id": self.ids}


def sought_of(person: Person, quotes: Sequence[str] = (), ids: Sequence[str] = ()) -> Sought:
    """What would be a trace of a person, taken down before they are erased."""
    names = {n.strip() for n in (person.name, *person.aliases) if " " in n.strip()}
    said = {q.strip() for q in quotes if len(q.strip()) >= SHORTEST_QUOTE}
    return Sought(tuple(sorted(names)), tuple(sorted(person.emails)), tuple(sorted(said)), (person.id, *sorted(ids)))


def sought_by_name(text: str) -> Sought:
    """What would be a trace of somebody who is not here any more, from what the user still knows."""
    plain = " ".join(text.split())
    return Sought((), (plain.casefold(),)) if "@" in plain else Sought((plain,))


def own_name(workspace: Workspace, person: Person) -> re.Pattern[str] | None:
    """Finds the first name, or another part of a name, that only this person has among all who are known; None where each is shared.

    Written with a capital: in small letters "will" and "grace" are everybody's.
    """
    from otherside.workspace.privacy.redacting import own_parts

    return _called_so(own_parts(workspace, person))


def _called_so(parts: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these parts of names, written with a capital; None where there are none."""
    names = "|".join(sorted(re.escape(part[:1].upper() + part[1:]) for part in parts))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None


def _first_names(person: Person) -> set[str]:
    """The first words of somebody's names, where more than one letter stands for them, with a capital and small letters."""
    words = (name.split() for name in (person.name, *person.aliases) if "@" not in name)
    return {parts[0].capitalize() for parts in words if len(parts) > 1 and len(parts[0].strip(".")) > 1}


def unsure(workspace: Workspace, person: Person, told: Mapping[str, int] | None = None) -> list[dict[str, Any]]:
    """What a search for names and sentences cannot decide, in the conversations of somebody's deals: ``{"conversation", "title",
    "why", "turns"}``; counted before they are erased.

    ``why`` is ``"nobody is named as the speaker"``, of turns that hold a name of theirs or stand in a conversation they take
    part in, any of which may be their words; ``"first name"``, of turns of others that call them by it; ``"first name in the
    title"``, with no turns; or, of what is ``told``, that a sentence of theirs is told of somebody, in any deal.

    Args:
        told: turns by conversation, as of ``repeated.Repeated``.
    """
    whole = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in sought_of(person).names]
    alone = own_name(workspace, person)
    called = re.compile(alone.pattern, re.IGNORECASE) if alone is not None else None
    namesakes = {p.id: _first_names(p) & _first_names(person) for p in workspace.store.people() if p.id != person.id}
    found = []
    for number in dict.fromkeys(n for d in person.deals for n in workspace.store.conversation_ids(d, excluded=True)):
        stored = workspace.store.conversation(number)
        if stored is None:
            continue
        there = person.id in stored.people.values()
        # Whose words were erased is an empty place: it may be theirs.
        were_there = there or any(not held.turn.text and held.turn.speaker is None for held in stored.turns)
        others = set[str]().union(*(namesakes.get(who, ()) for who in stored.people.values()))
        shared = set[str]().union(*namesakes.values())
        either = _called_so(shared if were_there else shared - others)
        counts = dict.fromkeys((NO_SPEAKER, FIRST_NAME), 0)
        for held in stored.turns:
            turn = held.turn
            named = any(name.search(turn.text) for name in whole) or (
                called is not None and bool(called.search(turn.text))
            )
            if turn.speaker is None and turn.kind is not TurnKind.NOTE and (there or named):
                counts[NO_SPEAKER] += 1
            elif stored.speaker(turn) != person.id:
                counts[FIRST_NAME] += any(name is not None and name.search(turn.text) for name in (called, either))
        title = stored.conversation.title
        found += [{"conversation": number, "title": title, "why": why, "turns": n} for why, n in counts.items() if n]
        if any(name is not None and name.search(title) for name in (called, either)):
            found.append({"conversation": number, "title": title, "why": IN_TITLE, "turns": 0})
    for number, turns in (told or {}).items():
        stored = workspace.store.conversation(number)
        title = stored.conversation.title if stored is not None else ""
        found.append({"conversation": number, "title": title, "why": AS_SOMEBODYS, "turns": turns})
    return found


def find_traces(workspace: Workspace, sought: Sought) -> list[dict[str, str]]:
    """Every place where something of somebody is left: ``{"file", "what"}``; ``file`` may be a table of the database.

    Files are searched as bytes, with what is packed in them, journals and free pages of the database included; rows as
    text, since a database may cut what it stores. Case and kind of white space make no difference in rows.
    """
    found: dict[tuple[str, str], None] = {}
    needles = {kind: [_plain(n) for n in wanted if n] for kind, wanted in sought.by_kind().items()}
    for table, text in workspace.store.texts():
        plain = _plain(text)
        for kind, wanted in needles.items():
            if any(n in plain for n in wanted):
                found[f"table {table}", kind] = None
    coded = {kind: {form for n in wanted for form in _forms(n)} for kind, wanted in sought.by_kind().items()}
    longest = max((len(form) for forms in coded.values() for form in forms), default=0)
    for path in sorted(p for p in workspace.home.rglob("*") if p.is_file() and not p.is_symlink()):
        name = path.relative_to(workspace.home).as_posix()
        for piece in _pieces(path, longest):
            lower = piece.lower()
            for kind, forms in coded.items():
                if (name, kind) not in found and any(form in lower for form in forms):
                    found[name, kind] = None
        plain_name = _plain(name)
        if any(n in plain_name for n in (*needles["name"], *needles["address"])):
            found[name, "name of the file"] = None
    return [{"file": file, "what": what} for file, what in found]


def _forms(text: str) -> set[bytes]:
    """How a text may stand in a file: as it is, or escaped in JSON. Letters of ASCII are compared without case."""
    kinds = {text, text.casefold(), json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
    return {kind.encode(errors="surrogatepass").lower() for kind in kinds if kind} | {
        text.encode("utf-16-le", errors="surrogatepass").lower()
    }


def _pieces(path: Path, overlap: int) -> Iterator[bytes]:
    """A file in pieces that overlap, and the files packed in it."""
    try:
        with path.open("rb") as file:
            before = b""
            while piece := file.read(_PIECE):
                yield before + piece
                before = piece[-overlap:] if overlap else b""
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for inside in packed.infolist():
                    yield inside.filename.encode(errors="replace")
                    yield packed.read(inside)
    except FileNotFoundError:
        # A journal comes and goes with whoever has the workspace open.
        return
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
