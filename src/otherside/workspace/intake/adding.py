"""From paths to stored conversations: what `add` does up to the point where words are read."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from otherside.domain import Conversation, InputError, Parsed, Skipped
from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.crm_roles import of_nobody_known
from otherside.importers.introductions import enrich
from otherside.importers.remarks import remarks
from otherside.importers.walk import read_sources
from otherside.importers.when import date_in_name, latest_day
from otherside.profiles.who.deals import torn_apart
from otherside.profiles.who.identity import Us
from otherside.store import SourceRecord, Store
from otherside.store.stored import CrmRecords
from otherside.workspace.intake import noticed
from otherside.workspace.intake.again import come_again
from otherside.workspace.intake.placing import Arrival, StatedDeals, conversation_id, of_deal, of_doubled, place
from otherside.workspace.intake.sides import of_neither
from otherside.workspace.intake.twice import twice
from otherside.workspace.stated.naming import perhaps_one

#: ``progress(stage, done, total)``; ``total`` is 0 while it is not known.
Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def skipped_json(skipped: Skipped) -> dict[str, Any]:
    """What was left out, as JSON; with ``"partial": true`` where only a part of what was given was."""
    return {"path": skipped.path, "reason": skipped.reason, **({"partial": True} if skipped.partial else {})}


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` did: counts of what is new, what was there already, and what was left out and why."""

    conversations: int
    turns: int
    people: int
    evidence: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    deals: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    """SHA-256 of each file that is stored now, new or unchanged."""
    hints: tuple[str, ...] = ()
    """What the user may want to say, one line each."""
    crm: Mapping[str, int] = field(default_factory=dict)
    """How many ``deals`` and ``contacts`` new tables of a CRM held."""
    unattributed: int = 0
    """Sentences that new notes quote without a known speaker."""

    def to_json(self, *, names_only: bool = False) -> dict[str, Any]:
        """What ``otherside add`` prints; ``names_only`` leaves out in which folder a file lies."""
        return {
            "conversations": self.conversations,
            "turns": self.turns,
            "people": self.people,
            "evidence": self.evidence,
            "unchanged": self.unchanged,
            "skipped": [skipped_json(replace(s, path=Path(s.path).name) if names_only else s) for s in self.skipped],
            "deals": list(self.deals),
            "hints": list(self.hints),
            "crm": dict(self.crm),
            "unattributed": self.unattributed,
        }


@dataclass(frozen=True, slots=True)
class _New:
    """A source not stored yet."""

    record: SourceRecord
    parsed: Parsed
    path: Path
    replaces: int | None


@dataclass(slots=True)
class Stored:
    """Counts of one run."""

    conversations: int = 0
    turns: int = 0
    unchanged: int = 0
    deals: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    digests: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    """Files whose conversation nothing but the file's own time dates."""
    deleted: list[str] = field(default_factory=list)
    """Files that are known, and of which everything was deleted here."""
    told: list[str] = field(default_factory=list)
    """What to tell of where files went, and of what else was seen while they were stored; one line each."""
    crm: dict[str, int] = field(default_factory=lambda: {"deals": 0, "contacts": 0})
    unattributed: int = 0


def hints(store: Store, undated: Sequence[str], told: Sequence[str], grown: Sequence[str]) -> tuple[str, ...]:
    """What nobody but the user can know: how the deals belong together, when a conversation took place, who is one person.

    Args:
        undated: files without a date, in their name or their text.
        told: what was found to tell while the files were stored.
        grown: deals that have something new.
    """
    deals = list(store.homes().values())
    return (
        *told,
        *noticed.undated(undated),
        *(
            f"the conversations of {name!r} may belong to {' or '.join(map(repr, crm))} of your CRM, which have the same "
            f"account; say which by adding them again: otherside add PATH --deal {crm[0]!r}"
            for name, crm in torn_apart(deals, store.crm().deals)
        ),
        *of_neither(store, grown),
        *noticed.alike(perhaps_one(store, grown)),
    )


def parse_sources(paths: Sequence[Path]) -> Iterator[tuple[SourceFile, Parsed] | Skipped]:
    """Reads and parses; what cannot be read comes out as ``Skipped``, and the rest goes on."""
    for source in read_sources(paths):
        if isinstance(source, Skipped):
            yield source
            continue
        try:
            parsed = parse(source)
        except ImporterError as error:
            yield Skipped(source.name, _without_name(str(error), source.name))
            continue
        yield source, _enriched(parsed, source.name)


def _enriched(parsed: Parsed, name: str) -> Parsed:
    return Parsed(
        conversations=tuple(enrich(c) for c in parsed.conversations),
        deals=parsed.deals,
        contacts=parsed.contacts,
        roles=parsed.roles,
        accounts=parsed.accounts,
        skipped=(*parsed.skipped, *(r for c in parsed.conversations for r in remarks(name, c))),
        told=parsed.told,
    )


def _without_name(message: str, name: str) -> str:
    return message.removeprefix(f"{name}: ")


def store_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    deal: str | None,
    us: Us,
    begin: Callable[[], None],
    again: bool = False,
    apart: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Stored:
    """Parses what is new under the paths and stores it, source by source, each whole or not at all.

    Args:
        begin: called before anything is changed, more than once.
        apart: deals of files, folders and members of archives below the paths, by their names as sources have them
            ("in/Rook", "in/all.zip!/Rook"), where these are not of ``deal``.
        again: also takes in files of which everything was deleted here.

    Raises:
        InputError: when a path does not exist.
    """
    apart = apart or {}
    if any(not name.strip() for name in (*([] if deal is None else [deal]), *apart.values())):
        raise InputError("a deal needs a name; leave it out to take the folder's")
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise InputError(f"{path}: no such file or folder; check the path")
    result = Stored()
    deals = [d.name for d in store.deals()]
    said = StatedDeals(deal, apart, deals)
    skipped: list[Skipped] = []
    new: list[_New] = []
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for count, item in enumerate(_parse_new(store, paths, said, result, left, begin, again)):
        progress("reading", count + 1, 0)
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            new.append(item)
            skipped.extend(item.parsed.skipped)
    arrivals = [Arrival(i.path, i.record.location, i.parsed.conversations, i.record.deal, i.replaces) for i in new]
    names, strayed = place(store, arrivals, us, [record for item in new for record in item.parsed.deals])
    result.told += [
        *(line for name in said.names for line in of_deal(name, deals, left[name])),
        *strayed,
        *noticed.deleted(result.deleted),
    ]
    read: list[tuple[str, Conversation]] = []
    kept: list[tuple[str, str, str, Conversation]] = []
    touched: dict[str, None] = {}
    homes: dict[str, str] = {}
    consents = store.consents() if new else {}
    for count, item in enumerate(new):
        conversations = [
            (conversation_id(item.record.digest, n), names[id(c)], c) for n, c in enumerate(item.parsed.conversations)
        ]
        touched.update(dict.fromkeys(name for _, name, _ in conversations))
        begin()
        stored = store.put_source(
            item.record,
            conversations,
            CrmRecords(item.parsed.deals, item.parsed.contacts, item.parsed.roles, item.parsed.accounts),
            replaces=item.replaces,
        )
        if conversations and not stored:
            # Somebody else stored the same file while we read it.
            result.unchanged += 1
            continue
        homes.update(dict.fromkeys(stored, item.record.name))
        result.told += item.parsed.told
        result.crm["deals"] += len(item.parsed.deals)
        result.crm["contacts"] += len(item.parsed.contacts)
        if any(c.dated_by_file and not noticed.no_day(c.fields) for _, _, c in conversations):
            result.undated.append(item.record.name)
        result.turns += sum(len(c.turns) for _, _, c in conversations)
        read += [(item.record.name, c) for _, _, c in conversations]
        kept += [(item.record.name, number, name, c) for number, name, c in conversations]
        progress("storing", count + 1, len(new))
    crm = store.crm()
    skipped += of_nobody_known(
        [(item.record.name, item.parsed.roles) for item in new],
        crm.contacts,
        crm.deals,
        [d.name for d in store.deals()],
    )
    result.told += of_doubled(store, {*touched, *(record.name for item in new for record in item.parsed.deals)})
    result.told += [*twice(store, kept), *come_again(store, consents, homes)]
    result.told += noticed.noticed(read, dt.date.today())
    result.unattributed = sum(noticed.counts(read).values())
    result.conversations = len(homes)
    result.digests += [item.record.digest for item in new]
    result.deals = tuple(dict.fromkeys([*result.deals, *touched]))
    result.skipped = tuple(skipped)
    return result


def _parse_new(
    store: Store,
    paths: Sequence[Path],
    said: StatedDeals,
    result: Stored,
    left: Mapping[str, Counter[str]],
    begin: Callable[[], None],
    again: bool,
) -> Iterator[_New | Skipped]:
    """What is not stored yet; what is goes into the deal that was named, and ``left`` counts the deals it came from, for each."""
    seen: set[str] = set()
    for path in paths:
        for source in read_sources([path]):
            if isinstance(source, Skipped):
                yield source
                continue
            deal = said.of(source.name)
            digest = hashlib.sha256(source.data).hexdigest()
            known = store.source_with(digest)
            renamed = known is not None and digest not in seen and _newly_dated(store, known, source)
            deleted = known is not None and is_deleted(store, known, source)
            # Under a name with another day it is the same words all the same: what was deleted stays out, unless it is asked for.
            wanted = again and digest not in seen if deleted else renamed
            if not wanted and (known is not None or digest in seen):
                if (
                    known is not None
                    and known.id is not None
                    and deal is not None
                    and known.deal != deal
                    and not deleted
                ):
                    begin()
                    left[deal].update(_moved(store, known.id, deal))
                    result.deals = (*result.deals, deal)
                result.unchanged += 1
                result.digests.append(digest)
                if deleted and not again:
                    result.deleted.append(source.name)
                continue
            seen.add(digest)
            try:
                parsed = _enriched(parse(source), source.name)
            except ImporterError as error:
                yield Skipped(source.name, _without_name(str(error), source.name))
                continue
            location = _location(source.name)
            earlier = known if wanted else store.source_at(location)
            if deal is not None and earlier is not None and earlier.id is not None:
                left[deal].update(store.homes_of_sources(earlier.id).get(earlier.id, frozenset()) - {deal})
            formats = {c.format for c in parsed.conversations}
            yield _New(
                SourceRecord(
                    location=location,
                    digest=digest,
                    name=source.name,
                    format=min(formats) if formats else "crm",
                    # What was said of an earlier version stays.
                    deal=deal if deal is not None or earlier is None else earlier.deal,
                ),
                parsed,
                path,
                earlier.id if earlier else None,
            )


def _moved(store: Store, source: int, deal: str) -> frozenset[str]:
    """Moves a source into the deal that was named; the other deals that it came from."""
    before = store.homes_of_sources(source).get(source, frozenset())
    store.move_source(source, deal)
    return before - {deal}


def is_deleted(store: Store, known: SourceRecord, source: SourceFile) -> bool:
    """Whether nothing that was said in a stored file is here any more: it was deleted, or was too old to be kept."""
    if known.id is None or known.format == "crm" or store.homes_of_sources(known.id):
        return False
    try:
        said = parse(source).conversations
    except ImporterError:
        return False
    # A mail that was saved twice is kept under the file that was first.
    return not store.homes_of_messages({t.message_id for c in said for t in c.turns if t.message_id})


def _newly_dated(store: Store, known: SourceRecord, source: SourceFile) -> bool:
    """Whether a stored file was renamed so that its name tells the day: then it is read again, under the new name."""
    latest = latest_day(source)
    day = date_in_name(source.name, latest)
    return (
        day is not None
        and day != date_in_name(known.name, latest)
        and not Path(known.location.partition("!/")[0]).exists()
        and store.source_at(_location(source.name)) is None
    )


def _location(name: str) -> str:
    outer, mark, inner = name.partition("!/")
    return str(Path(outer).resolve()) + mark + inner
