"""What is seen of files before they are stored: what is understood, what is here already, and what their user may want to mend."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from otherside.domain import Conversation
from otherside.domain.patterns import lazily
from otherside.importers.name_words import COMMON_WORDS, NOT_SPEAKERS, PARTICLES
from otherside.importers.when import date_in_name
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import plain
from otherside.store import Store
from otherside.workspace.intake import noticed
from otherside.workspace.intake.adding import is_deleted
from otherside.workspace.intake.deal_names import Found, apart_in, choose_deals, sorts_by_kind
from otherside.workspace.intake.importing import Read, read, understood_json

Status = Literal["new", "here", "deleted"]
#: What may begin a line and be a name that is longer than speakers are told by.
_LABEL = lazily(r"^[*_ ]{0,4}([^\W\d_][^:\n!?;,()\[\]\"“”]{8,140}):[*_ ]{0,4}\s")
#: So many words, at least, has a name that is not read for its length.
_LONG = 4
#: The steps of a file's name.
_STEPS = lazily(r"[^/]*/|[^/]+$")


@dataclass(frozen=True, slots=True)
class SeenFile:
    """One file.

    Attributes:
        name: below what was looked at, with ``/``; a member of an archive behind ``!/``.
        status: whether it is stored already, or was and all its words were deleted here.
        homes: the deals that hold its words.
        guessed: the day that nothing but the file's own time tells.
    """

    name: str
    status: Status
    homes: tuple[str, ...]
    guessed: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """Files that most likely are of one deal: a file, or a folder with all that is in it.

    Attributes:
        key: the name of the file or folder, as ``SeenFile.name`` has it; files below it are of the group.
        folder: whether it is a folder, or an archive.
        talks: the conversations in it, by their places in what is understood; one of several files is of the first.
        stated: the deal that its conversations name, or that its folder is called after; empty where neither does.
        chosen: the deal into which it would go without a word; empty where it would go to several, or only the name of
            the file tells.
    """

    key: str
    folder: bool
    talks: tuple[int, ...]
    stated: str
    chosen: str

    @property
    def name(self) -> str:
        """The last part of its name."""
        return PurePosixPath(self.key.replace("!/", "/")).name


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen.

    Attributes:
        seen: the JSON of ``otherside import``.
        files: each file that could be read.
        groups: what goes together.
        told: what the user may want to mend, one line each.
        unread: beginnings of lines that look like names and were not read as speakers, with how often.
    """

    seen: dict[str, Any]
    files: list[SeenFile]
    groups: list[Group]
    told: list[str]
    unread: list[tuple[str, int]]


def look(folder: Path, us: Sequence[str], store: Store, today: dt.date) -> Looked:
    """Reads what is in a folder, and compares it with what is stored; stores nothing.

    Args:
        folder: holds the files and folders that would be added, each for itself.
        us: who we are.
        store: as far as whoever looks may see it.

    Raises:
        InputError: there is no such folder.
    """
    found = read(folder)
    names = [_below(source.name, folder) for source, _ in found.sources]
    each = [
        (name, talk) for name, (_, parsed) in zip(names, found.sources, strict=True) for talk in parsed.conversations
    ]
    return Looked(
        seen=understood_json(found, us),
        files=[_file(store, found, n, name) for n, name in enumerate(names)],
        groups=_groups(found, names, Us.of(us)),
        told=noticed.noticed(each, today),
        unread=unread_names([talk for _, talk in each]),
    )


def _below(name: str, folder: Path) -> str:
    return name.removeprefix(f"{folder.as_posix()}/")


def _file(store: Store, found: Read, number: int, name: str) -> SeenFile:
    source, parsed = found.sources[number]
    known = store.source_with(hashlib.sha256(source.data).hexdigest())
    status: Status = "new"
    homes: tuple[str, ...] = ()
    if known is not None and known.id is not None:
        status = "deleted" if is_deleted(store, known, source) else "here"
        homes = tuple(sorted(store.homes_of_sources(known.id).get(known.id, ())))
        if status == "here" and date_in_name(source.name) not in (None, date_in_name(known.name)):
            # Its name tells the day now: it is read anew.
            status = "new"
    guessed = next((t.date for t in parsed.conversations if t.dated_by_file and not noticed.no_day(t.fields)), None)
    return SeenFile(name, status, homes, guessed)


def _groups(found: Read, names: Sequence[str], us: Us) -> list[Group]:
    """The files that hold conversations, each folder of a client together."""
    tops = _tops(names)
    items = [
        (name, _placed(name, tops[name], talk))
        for name, (_, parsed) in zip(names, found.sources, strict=True)
        for talk in parsed.conversations
    ]
    chosen = choose_deals([item for _, item in items], us)
    folders = apart_in([item for _, item in items], chosen)
    keys: dict[str, str] = {}
    deals: dict[str, Counter[str]] = {}
    named: dict[str, set[str]] = {}
    for (name, item), deal, folder in zip(items, chosen, folders, strict=True):
        key = keys[name] = name if folder is None else _key(tops[name], name, folder)
        # A file's own name is no client's, nor is that of a folder that does not hold it together.
        idle = folder is None and deal in (PurePosixPath(item.relative).stem, item.root)
        deals.setdefault(key, Counter()).update([] if idle else [deal])
        named.setdefault(key, set()).update([item.conversation.deal] if item.conversation.deal else [])
    talks: dict[str, list[int]] = {key: [] for key in deals}
    for number, sources in enumerate(found.files):
        talks[keys[names[sources[0]]]].append(number)
    inside = {own for name, own in keys.items() if name != own}
    return [
        Group(key, key in inside, tuple(held), *_names_of(key, key in inside, named[key], deals[key]))
        for key, held in talks.items()
    ]


def _names_of(key: str, folder: bool, named: Collection[str], deals: Counter[str]) -> tuple[str, str]:
    """``Group.stated`` and ``Group.chosen``."""
    last = PurePosixPath(key.replace("!/", "/"))
    own = last.stem if last.suffix.lower() == ".zip" else last.name
    stated = list(named) or ([own] if folder else [])
    return stated[0] if len(stated) == 1 else "", next(iter(deals)) if len(deals) == 1 else ""


def _tops(names: Sequence[str]) -> dict[str, str]:
    """For each file what it lies in, as the folder that somebody would have given: empty where it lies for itself.

    Whoever packs a folder packs it into an archive of its name: then the folder in it is meant, and so it is where that
    one holds nothing but folders of clients.
    """
    below: dict[str, set[str]] = {}
    for name in names:
        parts = _parts(name)
        for depth in range(len(parts)):
            below.setdefault("".join(parts[:depth]), set()).add("".join(parts[: depth + 1]))
    tops = {}
    for name in names:
        parts = _parts(name)
        depth = 1
        while 1 <= depth < len(parts) - 1 and _is_wrapper(below, "".join(parts[:depth])):
            depth += 1
        tops[name] = "".join(parts[:depth]) if len(parts) > 1 else ""
    return tops


def _is_wrapper(below: Mapping[str, Collection[str]], place: str) -> bool:
    inner = below[place]
    if len(inner) != 1:
        return False
    (only,) = inner
    return plain(_name(only)) == plain(_name(place)) or (
        len(below[only]) > 1 and all(held in below and not sorts_by_kind(_name(held)) for held in below[only])
    )


def _parts(name: str) -> list[str]:
    """The steps of a file's name, each with the mark that ends it: ``["in.zip!/", "Rook/", "a.txt"]``."""
    return [part for part in _STEPS.findall(name) if part]


def _name(place: str) -> str:
    """What a folder or archive is called."""
    last = PurePosixPath(place.removesuffix("/").removesuffix("!")).name
    return last[: -len(".zip")] if place.endswith("!/") and last.lower().endswith(".zip") else last


def _placed(name: str, top: str, talk: Conversation) -> Found:
    """A conversation with where it lies, as it is told when files are stored."""
    return Found(talk, _name(top) if top else None, name[len(top) :].replace("!/", "/"), None)


def _key(top: str, name: str, folder: str) -> str:
    """The beginning of a file's name that is its folder: the outermost one, or one in it."""
    inner = f"{folder}!/" if name[len(top) :].startswith(f"{folder}!/") else folder
    return (top + inner if folder else top).removesuffix("/").removesuffix("!")


def unread_names(talks: Iterable[Conversation]) -> list[tuple[str, int]]:
    """What begins lines as a speaker's name would, and is longer than those are told by; with how often, the first few."""
    counted: Counter[str] = Counter()
    for talk in talks:
        for turn in talk.turns:
            for line in turn.text.splitlines():
                label = _LABEL.match(line)
                if label and _is_long_name(label[1].strip("*_ ")):
                    counted[label[1].strip("*_ ")] += 1
    return counted.most_common(5)


def _is_long_name(label: str) -> bool:
    words = label.split()
    small = {w for w in words if w[:1].islower()}
    capitals = len(words) - len(small)
    return (
        len(words) >= _LONG
        and capitals >= _LONG - 1
        and words[-1][:1].isupper()
        and small <= {*PARTICLES, "the"}
        and label.lower() not in NOT_SPEAKERS
        and not any(w.strip(".,'’").lower() in COMMON_WORDS for w in words if w not in small)
        and all(c.isalpha() or c in " .'’-" for c in label)
    )
