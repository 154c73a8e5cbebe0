"""Erasure that recomputes what rested on it, retention, and backup."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, Person, Side
from otherside.profiles.who.names import plain
from otherside.store import StoredConversation
from otherside.store.opening import FILE
from otherside.store.unfinished import FORGET
from otherside.workspace.derived import forget_derived
from otherside.workspace.heard import likeness
from otherside.workspace.heard.finding import conversations_meant
from otherside.workspace.privacy.marks import drop_stray, follow, places_of_marks
from otherside.workspace.privacy.named import black_out_gone
from otherside.workspace.privacy.repeated import Repeated, black_out_repeated, repeated
from otherside.workspace.privacy.traces import (
    AS_SOMEBODYS,
    NO_SPEAKER,
    Sought,
    find_traces,
    own_name,
    sought_of,
    unsure,
)
from otherside.workspace.reading.analysis import READINGS
from otherside.workspace.unfinished import COPIES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What is known of somebody before they are erased.

    Attributes:
        quotes: what they said, each sentence that is long enough to be theirs.
        where: conversations in which their first name alone means them.
        marks: see ``places_of_marks``.
        named: those of the marks whose words name them.
        sought: what would be a trace of them, once every place that tells their words is blacked out.
        repeated: where their sentences stand among others' words.
    """

    quotes: tuple[str, ...]
    where: list[str]
    marks: list[dict[str, Any]]
    named: list[dict[str, Any]]
    sought: Sought
    repeated: Repeated

    @property
    def own_too(self) -> int:
        """How many of their sentences others say as their own."""
        return len(self.quotes) - len(self.sought.quotes)

    def places(self, within: Collection[str] | None) -> list[dict[str, Any]]:
        """Where their words are told as theirs, in some conversations or in all."""
        return [place for place in self.repeated.theirs if within is None or place["conversation"] in within]


def take_down(workspace: Workspace, person: Person) -> TakenDown:
    """Takes down what would be a trace of somebody, and where it stands; changes nothing."""
    rows = workspace.store.evidence(None, person.id)
    talks = [stored for stored in talks_around(workspace, person) if person.id in stored.people.values()]
    where, alone = called_in(workspace, person), own_name(workspace, person)
    marks = places_of_marks(workspace, person)
    named = [m for m in marks if _names_them(m["quote"], person, alone if m["conversation"] in where else None)]
    said = [sentence for stored in talks for sentence in _said_by(stored, person.id)]
    own = sought_of(
        person,
        [*said, *_confided(workspace, person, named), *(r.evidence.quote for r in rows)],
        [r.evidence.id for r in rows],
    )
    found = repeated(workspace, person, own.quotes, where)
    # What somebody else says as well is theirs, and no trace.
    traces = tuple(q for q in own.quotes if " ".join(q.casefold().split()) not in found.others)
    return TakenDown(own.quotes, where, marks, named, replace(own, quotes=traces), found)


def called_in(workspace: Workspace, person: Person) -> list[str]:
    """The conversations in which somebody's first name alone means them: those they took part in, and those of their deals that
    call them by one that only they have."""
    talks = talks_around(workspace, person)
    there = [stored.id for stored in talks if person.id in stored.people.values()]
    alone = own_name(workspace, person)
    return [*there, *(s.id for s in talks if s.id not in there and _calls_them(s, alone))]


def _confided(workspace: Workspace, person: Person, named: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a note tells as said in confidence, and names nobody else: their words, as near as we have them."""
    return [m["quote"] for m in named if m["person"] is None and not _names_others(workspace, m["quote"], person)]


def talks_of(workspace: Workspace, deal: str | None) -> tuple[list[str] | None, list[str]]:
    """The conversations of a deal, those without consent too, and its name; None and no name where no deal is said."""
    if deal is None:
        return None, []
    name = workspace.deal(deal).name
    return workspace.store.conversation_ids(name, excluded=True), [name]


def forget(
    workspace: Workspace, name: str, deal: str | None = None, *, verify: bool = False, mentions: bool = False
) -> dict[str, Any]:
    """Erases a person: their words, what was made of them, corrections, beliefs, cached pages, search entries.

    What others said of them stays, as their own words, unless ``mentions`` is set: then also after they were erased without it, by
    the full name or the address that others named them with. A sentence that another says as their own stays in any case.

    Args:
        deal: which of several of that name; with ``mentions``, also where alone others' words are blacked out.
        verify: searches every file and table for their name, addresses, words and ids afterwards.
        mentions: blacks their name and addresses out of what others said, of titles, CRM records and notes, and their words
            where these are told as theirs.

    Returns:
        Counts; in ``traces`` the files in which something is left; ``again``, whether somebody added words of theirs meanwhile;
        with ``verify`` what is left, in ``found``, what was looked for, in ``sought`` (``{"names", "addresses", "sentences",
        "own_too"}``, the last how many sentences others say as their own), and what no search decides, in ``unsure``, as of
        ``unsure``.

    Raises:
        InputError: nobody or several are called so, and with ``mentions`` nobody's words name them either.
        Refused: only somebody else may rewrite the files of the database.
    """
    try:
        person = workspace.person(name, deal)
    except InputError:
        gone = black_out_gone(workspace, name) if mentions and deal is None else None
        if gone is None:
            raise
        return _of_the_gone(workspace, gone, verify)
    workspace.store.may_scrub()
    within, deals = talks_of(workspace, deal)
    down = take_down(workspace, person)
    before = unsure(workspace, person, down.repeated.unsure) if verify else []
    sought = down.sought
    if mentions:
        # Once their name is blacked out in what others said, a mark that still has it is a trace.
        sought = replace(sought, quotes=(*sought.quotes, *(m["quote"] for m in down.named)))
    known = {
        "person": {key: getattr(person, key) for key in ("id", "name", "aliases", "emails")},
        "mentions": mentions,
        "quotes": down.quotes,
        "where": down.where,
        "within": within,
        "deals": deals,
        "places": down.places(within) if mentions else [],
        "marks": down.marks,
        "confided": _confided(workspace, person, down.named),
    }
    with ExitStack() as rest:
        # Whoever may not erase anybody is refused by this note, and has begun nothing.
        with under_way(workspace.store, FORGET, **known):
            rest.enter_context(under_way(workspace.store, COPIES))
            counts = erase_noted(workspace, known)
        drop_what_was_made(workspace)
    workspace.settle()
    found = find_traces(workspace, sought if verify else Sought((), sought.emails))
    result = {
        "person": person.name,
        **counts,
        "traces": sorted({row["file"] for row in found}),
        "again": _is_here_again(workspace, person),
    }
    if not verify:
        return result
    left = [row for row in before if row["why"] in (NO_SPEAKER, AS_SOMEBODYS)]
    left += [row for row in unsure(workspace, person) if row["why"] not in (NO_SPEAKER, AS_SOMEBODYS)]
    return {
        **result,
        "found": found,
        "sought": {
            "names": list(sought.names),
            "addresses": len(sought.emails),
            "sentences": len(sought.quotes),
            "own_too": down.own_too,
        },
        "unsure": left,
    }


def _is_here_again(workspace: Workspace, person: Person) -> bool:
    """Whether somebody who was erased is here under the same id or address: words of theirs came in meanwhile."""
    return any(p.id == person.id or set(p.emails) & set(person.emails) for p in workspace.store.people())


def _of_the_gone(workspace: Workspace, gone: tuple[Sought, int], verify: bool) -> dict[str, Any]:
    """The result of ``forget`` for somebody who was erased before, of whom a name is left to black out."""
    sought, places = gone
    drop_what_was_made(workspace)
    workspace.settle()
    found = find_traces(workspace, sought)
    result = {
        "person": next(iter((*sought.names, *sought.emails))),
        **dict.fromkeys(("turns", "evidence", "conversations"), 0),
        "mentions": places,
        "traces": sorted({row["file"] for row in found}),
        "again": False,
    }
    if not verify:
        return result
    told = {"names": list(sought.names), "addresses": len(sought.emails), "sentences": 0, "own_too": 0}
    return {**result, "found": found, "sought": told, "unsure": []}


def _calls_them(stored: StoredConversation, alone: re.Pattern[str] | None) -> bool:
    """Whether a conversation calls somebody by their first name, with its capital at least as often as without."""
    if alone is None:
        return False
    text = "\n".join([stored.conversation.title, *(held.turn.text for held in stored.turns)])
    named = len(alone.findall(text))
    return named > 0 and len(re.findall(alone.pattern, text, re.IGNORECASE)) <= 2 * named


def _names_them(text: str, person: Person, alone: re.Pattern[str] | None) -> bool:
    """Whether words hold somebody's name, or the part of it that only they have."""
    whole = (name for name in (person.name, *person.aliases) if " " in name.strip())
    return any(name.casefold() in text.casefold() for name in whole) or bool(alone and alone.search(text))


def _names_others(workspace: Workspace, text: str, person: Person) -> bool:
    """Whether words name somebody else who is known, by any part of a name."""
    others = {
        part
        for p in workspace.store.people()
        if p.id != person.id
        for name in (p.name, *p.aliases)
        for part in plain(name).split()
    }
    return not others.isdisjoint(plain(text).split())


def talks_around(workspace: Workspace, person: Person) -> list[StoredConversation]:
    """Every conversation of the deals somebody belongs to, those without consent too; once each."""
    numbers = dict.fromkeys(n for d in person.deals for n in workspace.store.conversation_ids(d, excluded=True))
    return [stored for n in numbers if (stored := workspace.store.conversation(n)) is not None]


def erase_noted(workspace: Workspace, known: Mapping[str, Any]) -> dict[str, int]:
    """Takes somebody out of the store, as noted before it was begun; may be done again after it was cut short.

    Args:
        known: ``person`` (``id``, ``name``, ``aliases``, ``emails``), ``mentions``, ``quotes``, ``where``, ``within``, ``deals``,
            ``places``, ``marks`` and ``confided``.
    """
    from otherside.workspace.privacy.redacting import mention_change, redact_mentions

    told = known["person"]
    person = Person(
        told["id"], told["name"], Side.UNKNOWN, emails=tuple(told["emails"]), aliases=tuple(told["aliases"])
    )
    workspace.store.erase_corrections(person)
    counts: dict[str, int] = workspace.store.erase_person(person)
    settings = workspace.store.settings()
    for key, without in (("sides", _without), ("beliefs", _without), ("kept", _without), ("names", _without_names)):
        if settings.get(key):
            workspace.store.change_setting(key, partial(_left, without, person))
    # Before any name is: the words are found again by what they were. A note of an earlier version has no such places, nor
    # marks or what was confided.
    told_as_theirs = black_out_repeated(workspace, known.get("places", ()))
    if confided := known.get("confided"):
        there = sorted({m["conversation"] for m in known["marks"] if m["quote"] in confided})
        workspace.store.black_out(mention_change(confided, (), (), whole_names=False), there)
    if known["mentions"]:
        counts["mentions"] = told_as_theirs + redact_mentions(
            workspace, person, known["quotes"], known["where"], known.get("within"), known.get("deals", ())
        )
    follow(workspace, known.get("marks", ()))
    return counts


def _left(without: Callable[[Any, Person], Any], person: Person, held: Any) -> Any:
    """A setting without somebody, if it is still there."""
    return without(held, person) if held else held


def drop_what_was_made(workspace: Workspace) -> None:
    """Works everything out anew, and leaves no copy of what was deleted: not beside the store, nor in its file."""
    workspace.refresh()
    drop_stray(workspace)
    drop_copies(workspace)
    for earlier in workspace.home.glob("otherside.*.bak"):
        # A copy of before a migration holds what was there then.
        earlier.unlink(missing_ok=True)
    workspace.store.scrub()


def _said_by(stored: StoredConversation, person: str) -> list[str]:
    from otherside.extraction.segment import segment_texts

    said = [held.turn.text for held in stored.turns if stored.speaker(held.turn) == person]
    return [words for text in said for words in segment_texts(text)]


def older_than(workspace: Workspace, days: int) -> dict[str, int]:
    """How many conversations are older than so many days, as counts.

    Raises:
        InputError: when ``days`` is not positive.
    """
    return workspace.store.count_before(_first_kept(days))


def _first_kept(days: int) -> dt.date:
    if days < 1:
        raise InputError(f"--days is {days}; it must be 1 or more")
    # From a day before anything was written down nothing is older.
    return dt.date.fromordinal(max(1, dt.date.today().toordinal() - days))


def retain(workspace: Workspace, days: int) -> dict[str, int]:
    """Deletes conversations older than so many days, and works everything out anew.

    Raises:
        InputError: when ``days`` is not positive.
        Refused: only somebody else may rewrite the files of the database.
    """
    day = _first_kept(days)
    if not workspace.store.count_before(day)["conversations"]:
        return {"conversations": 0, "turns": 0}
    workspace.store.may_scrub()
    with under_way(workspace.store, COPIES):
        counts: dict[str, int] = workspace.store.erase_before(day)
        drop_what_was_made(workspace)
    return counts


def remove(workspace: Workspace, names: Sequence[str]) -> dict[str, Any]:
    """Deletes conversations that do not belong here, with all that was made of them. The files they came from stay known, so
    that adding them does not bring them back unless it is asked for.

    Args:
        names: of each its id or title, or a file's name, which stands for everything in it.

    Returns:
        ``{"removed": [{"conversation", "title", "deal"}], "conversations", "turns"}``.

    Raises:
        InputError: a name fits none, or several.
        Refused: the workspace is a view of somebody who is no owner, or only somebody else may rewrite the files of the database.
    """
    going = to_remove(workspace, names)
    workspace.store.may_scrub()
    with under_way(workspace.store, COPIES):
        counts = workspace.store.erase_conversations([row["conversation"] for row in going])
        drop_what_was_made(workspace)
    workspace.settle()
    return {"removed": going, **counts}


def to_remove(workspace: Workspace, names: Sequence[str]) -> list[dict[str, str]]:
    """What ``remove`` would delete, each once."""
    found: dict[str, dict[str, str]] = {}
    for name in names:
        for stored in conversations_meant(workspace, name):
            found[stored.id] = {"conversation": stored.id, "title": stored.conversation.title, "deal": stored.deal}
    return list(found.values())


def backup(workspace: Workspace, target: Path) -> dict[str, Any]:
    """A consistent copy of the workspace in a new folder, while it may be in use, checked by opening it.

    What is stored, accounts and the log with it, settings of the language model, and stated expectations of roles. Search
    index and caches are not: they are made anew. The copy is a workspace; to restore it, copy it to its place.

    Raises:
        InputError: when the target exists, or cannot be written.
    """
    from otherside.workspace.moving import copy_accounts, copy_own
    from otherside.workspace.workspace import Workspace

    if target.exists():
        raise InputError(f"{target}: exists already; name a new folder")
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        # It holds everything: whoever makes it hands it on on purpose, also where a group shares the folder around it.
        part.chmod(0o700)
        (part / FILE).touch(mode=0o600)
        workspace.store.backup_to(part / FILE)
        copy_own(workspace.home, part)
        copy_accounts(workspace.home, part)
        with Workspace.open(part) as copy:
            counts = copy.store.counts()
        for file in part.iterdir():
            if file.is_file():
                file.chmod(0o600)
        os.replace(part, target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); choose another place") from error
    return {"backup": str(target), **counts}


def _without_names(stated: dict[str, dict[str, str]], person: Person) -> dict[str, dict[str, str]]:
    """Names that users stated, without those of a person."""
    own = {plain(n) for n in (person.name, *person.aliases)}
    kept = {
        deal: {written: name for written, name in names.items() if not own & {written, plain(name)}}
        for deal, names in stated.items()
    }
    return {deal: names for deal, names in kept.items() if names}


def _without(held: Any, person: Person) -> Any:
    """A setting without what is kept under a person's id, or stated of their name, at whatever depth."""
    if isinstance(held, dict):
        return {k: _without(v, person) for k, v in held.items() if k != person.id}
    if isinstance(held, list):
        names = {person.name, *person.aliases}
        return [
            _without(v, person)
            for v in held
            if not (isinstance(v, dict) and (person.id in v.values() or v.get("name") in names))
        ]
    return held


def drop_copies(workspace: Workspace) -> None:
    """Deletes what is derived and kept beside the store, in every view; it is made anew when it is needed."""
    from otherside.workspace import scoped

    # Search index and themes are made anew from what is stored when somebody asks next; what language models answered
    # is needed only to go on with a stopped reading. Whoever sees some deals only leaves no copy with the others either.
    scoped.forget()
    likeness.forget()
    for folder in {workspace.folder, workspace.home}:
        forget_derived(folder)
        for copies in ("views", "search", "market", READINGS):
            shutil.rmtree(folder / copies, ignore_errors=True)
    workspace.folder.mkdir(parents=True, exist_ok=True)
