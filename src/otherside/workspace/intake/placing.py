"""Into which deal new sources go, beside what is stored of the same folders; and how a deal that the user names is spelt."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from otherside.domain import Conversation, DealRecord
from otherside.domain.counting import plural
from otherside.importers.decoding import readable_name
from otherside.profiles.who.deals import doubled, home_of_firm, is_deal_of
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import plain
from otherside.store import SourceRecord, Store
from otherside.workspace.called import near
from otherside.workspace.intake.deal_names import Found, choose_deals, home_of, strayed
from otherside.workspace.intake.parties import of_several

#: So alike are two names of which one may be a slip of the other where both may be meant: a new deal is no error.
_ALIKE = 0.8
#: So many folders are named in a hint.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """The conversations of a source that is not stored yet.

    Attributes:
        path: what was given: the folder added, or the file itself.
        location: where the file lies, in full.
        deal: what the user said of it now, or of its earlier version.
        earlier: number of the source that it replaces.
    """

    path: Path
    location: str
    conversations: tuple[Conversation, ...]
    deal: str | None
    earlier: int | None


class StatedDeals:
    """Into which deal the user said that files go, each spelt as it is stored already.

    Args:
        deal: for whatever is not named apart.
        apart: by the name of a file or of what it lies in; the longest that fits holds.
        known: the deals that are stored.
    """

    def __init__(self, deal: str | None, apart: Mapping[str, str], known: Sequence[str]) -> None:
        self._deal = spelt(deal, known) if deal is not None else None
        self._apart = {name: spelt(stated, known) for name, stated in apart.items()}

    @property
    def names(self) -> list[str]:
        """Each deal that was named, once."""
        return list(dict.fromkeys([*([] if self._deal is None else [self._deal]), *self._apart.values()]))

    def of(self, name: str) -> str | None:
        """The deal of a source by its name; None where nobody said."""
        ends = [at for at, mark in enumerate(name) if mark == "/" or name.startswith("!/", at)]
        fits = (name[:at] for at in (len(name), *reversed(ends)))
        return next((self._apart[part] for part in fits if part in self._apart), self._deal)


def place(
    store: Store, arrivals: Sequence[Arrival], us: Us, records: Sequence[DealRecord] = ()
) -> tuple[dict[int, str], list[str]]:
    """A deal for each new conversation, by its ``id()``, and what to tell the user of it.

    What the user said stays. A corrected file stays where its earlier version was, unless it names a deal itself. All else is
    told by the folders, by what is stored of them, and by who is in the conversations.

    Args:
        records: deals of a CRM that come with the conversations; what is stored is known.
    """
    names: dict[int, str] = {}
    open_: list[tuple[Arrival, Conversation]] = []
    for arrival in arrivals:
        held = store.homes_of_sources(arrival.earlier).get(arrival.earlier, frozenset()) if arrival.earlier else ()
        for conversation in arrival.conversations:
            if arrival.deal is not None:
                names[id(conversation)] = arrival.deal
            elif len(held) == 1 and not conversation.deal:
                names[id(conversation)] = next(iter(held))
            else:
                open_.append((arrival, conversation))
    told: list[str] = []
    if open_:
        found = [_found(a.path, a.location, c, None) for a, c in open_]
        roots = {a.path for a, _ in open_ if a.path.is_dir() or "!/" in a.location}
        beside = list(_stored_beside(store, {r.resolve() for r in roots}, {f.home for f in found}))
        chosen = choose_deals([*found, *beside], us)
        known = [*store.crm().deals, *records]
        chosen = _with_notes([*found, *beside], chosen, known)
        chosen = [*_of_firms(found, chosen[: len(found)], set(store.homes().values()), known), *chosen[len(found) :]]
        names |= {id(c): name for (_, c), name in zip(open_, chosen[: len(found)], strict=True)}
        told = _of_strayed(strayed([*found, *beside]))
        told += _of_many_parties(open_, [*found, *beside], chosen, us)
        told += _of_stated(store.sources(), {f.home: name for f, name in zip(found, chosen[: len(found)], strict=True)})
    return _one_spelling(names, [d.name for d in store.deals()]), told


def _of_firms(
    found: Sequence[Found], chosen: Sequence[str], stored: Collection[str], records: Sequence[DealRecord]
) -> list[str]:
    """The chosen deals, where one is called after the firm of who speaks with that firm's own, if it has another name."""
    by_firm = [
        not item.conversation.deal
        and any(plain(p.organisation) == plain(name) for p in item.conversation.participants if p.organisation)
        and plain(name) not in map(plain, item.home)
        for item, name in zip(found, chosen, strict=True)
    ]
    held = {*stored, *(name for name, firm in zip(chosen, by_firm, strict=True) if not firm)}
    homes: dict[str, str] = {}
    for name in sorted({n for n, firm in zip(chosen, by_firm, strict=True) if firm}, key=lambda n: (len(n), n)):
        homes[name] = home_of_firm(name, sorted(held), records) or name
        held.add(homes[name])
    return [homes[name] if firm else name for name, firm in zip(chosen, by_firm, strict=True)]


def _with_notes(found: Sequence[Found], chosen: Sequence[str], records: Sequence[DealRecord]) -> list[str]:
    """The chosen deals, where notes of a CRM lie in a folder that is one deal and call it otherwise, with that folder's name."""
    talks: dict[tuple[str | None, tuple[str, ...]], set[str]] = {}
    for item, name in zip(found, chosen, strict=True):
        if not item.conversation.deal:
            talks.setdefault((item.root, item.home), set()).add(name)
    placed = []
    for item, name in zip(found, chosen, strict=True):
        beside = talks.get((item.root, item.home), set())
        if item.deal is None and item.conversation.deal and len(beside) == 1:
            (folder,) = beside
            name = folder if plain(folder) != plain(name) and is_deal_of(folder, name, records) else name
        placed.append(name)
    return placed


def of_doubled(store: Store, new: Collection[str]) -> list[str]:
    """What to tell of deals of which one firm's single CRM deal can be only one, where one of them is new.

    Args:
        new: the deals that something was added to, and the CRM deals that were.
    """
    several = {deal for homes in store.homes_of_sources().values() if len(homes) > 1 for deal in homes}
    lines = []
    for record, deals in doubled(list(store.homes().values()), store.crm().deals):
        if {record, *deals}.isdisjoint(new):
            continue
        # A table with rows of many firms cannot be moved into the deal of one.
        movable = [deal for deal in deals[1:] if deal not in several]
        kept = deals[0]
        if not movable and deals[0] not in several:
            movable, kept = [deals[0]], deals[1]
        told = (
            f"{' and '.join(map(repr, deals))} may be of one firm, of which your CRM has one deal, {record!r}, that goes with "
            f"one of them"
        )
        if movable:
            told += f"; if so, add the files of {movable[0]!r} again: otherside add PATH --deal {quote(kept)}"
        else:
            told += "; if so, write the firm's name the same way in both tables and add them again"
        lines.append(told)
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"and {more} more firms of the same kind"] if more > 0 else [])]


def _stored_beside(store: Store, roots: Collection[Path], homes: Collection[tuple[str, ...]]) -> Iterator[Found]:
    """What is stored of the folders and archives that were given, and of those in which a file that was given lies."""
    near: list[tuple[Path, SourceRecord]] = []
    for source in store.sources():
        outer = Path(source.location.partition("!/")[0])
        root = next((r for r in roots if outer.is_relative_to(_located(r))), None)
        if root is not None or home_of(source.location) in homes:
            near.append((root or outer, source))
    if not near:
        return
    held = {number: (deal, talk) for number, deal, talk in store.participants()}
    deals_of = store.homes_of_sources()
    for root, source in near:
        own = [held[i] for i in _conversation_ids(source.digest, held)]
        # The messages of a thread are together under the first one's number; where they are is known all the same.
        own = own or [(deal, Conversation("", "", ())) for deal in deals_of.get(source.id or 0, ())]
        for deal, talk in own:
            item = _found(root, source.location, talk, deal)
            if source.deal is not None and plain(source.deal) not in map(plain, item.home):
                # The user put it elsewhere: that its folder is there is all that this tells of what else lies in it.
                yield replace(item, conversation=Conversation("", "", ()), home=())
                continue
            if item.root is not None and "/" not in item.relative:
                item = _with_speakers(store, source, item)
            yield item


def _conversation_ids(digest: str, known: Collection[str]) -> Iterator[str]:
    number = 0
    while (found := conversation_id(digest, number)) in known:
        yield found
        number += 1


def conversation_id(digest: str, number: int) -> str:
    """The id of a source's conversation, from the digest of its bytes and its place in it."""
    return hashlib.sha256(f"{digest}/{number}".encode()).hexdigest()[:16]


def _with_speakers(store: Store, source: SourceRecord, item: Found) -> Found:
    """With its turns: whether anybody speaks in a file beside the folders tells whether these are deals."""
    stored = store.conversation(conversation_id(source.digest, 0))
    if stored is None:
        return item
    turns = tuple(turn.turn for turn in stored.turns)
    return replace(item, conversation=replace(item.conversation, turns=turns))


def _found(path: Path, location: str, conversation: Conversation, deal: str | None) -> Found:
    """Args as of ``Arrival``, the path as given; the parent of a single file only where the path as typed has one."""
    outer, mark, inner = location.partition("!/")
    home = home_of(location)
    if path.is_dir():
        root = _located(path)
        relative = Path(outer).relative_to(root).as_posix() + (f"/{inner}" if mark else "")
        return Found(conversation, root.name, relative, None, home, deal)
    if mark:
        # An archive is a folder in a box.
        return Found(conversation, Path(outer).stem, inner, None, home, deal)
    parent = readable_name(path.parent.name)
    return Found(conversation, None, readable_name(path.name), parent if parent not in ("", "..") else None, home, deal)


def _located(path: Path) -> Path:
    """The path as the locations of the sources below it begin."""
    return Path(readable_name(str(path.resolve())))


def _of_strayed(folders: Mapping[tuple[str, ...], str]) -> list[str]:
    lines = []
    for home, deal in list(folders.items())[:_SHOWN]:
        lines.append(
            f"conversations of the folder {home[-1]!r} are in the deal {deal!r}, which goes by the folder around it; for a deal "
            f"of their own add that folder again: otherside add PATH --deal {quote(home[-1])}"
        )
    return lines


def _of_many_parties(
    new: Sequence[tuple[Arrival, Conversation]], found: Sequence[Found], chosen: Sequence[str], us: Us
) -> list[str]:
    """Folders that became one deal and hold conversations with many firms that have nothing to do with each other.

    Args:
        new: what ``found`` begins with; the rest of it is stored already.
        chosen: the deal of each of those found.
    """
    talks: dict[str, list[tuple[Conversation, str | None]]] = {}
    for n, (item, deal) in enumerate(zip(found, chosen, strict=True)):
        if item.root is None or item.conversation.deal or not item.conversation.participants:
            continue
        inside = "!/" in item.relative or (n < len(new) and not new[n][0].path.is_dir())
        path = None if n >= len(new) else "" if inside else str(new[n][0].path / item.relative)
        talks.setdefault(deal, []).append((item.conversation, path))
    lines = (of_several(deal, held, us) for deal, held in talks.items() if any(path is not None for _, path in held))
    return [line for line in lines if line][:_SHOWN]


def _of_stated(sources: Sequence[SourceRecord], placed: Mapping[tuple[str, ...], str]) -> list[str]:
    """Folders of which the user put all that is stored into one deal, and into which something new came without a word."""
    said: dict[tuple[str, ...], set[str | None]] = {}
    for source in sources:
        said.setdefault(home_of(source.location), set()).add(source.deal)
    lines = []
    for home, name in placed.items():
        (deal, *others) = said.get(home, {None})
        if deal is not None and not others and plain(deal) != plain(name):
            lines.append(
                f"all that was stored of the folder {home[-1]!r} is in the deal {deal!r}, as you said, and what is new in {name!r}; "
                f"if it belongs there as well: otherside add PATH --deal {quote(deal)}"
            )
    return lines[:_SHOWN]


def _one_spelling(names: Mapping[int, str], known: Sequence[str]) -> dict[int, str]:
    """ "Harbourline" and "harbourline" are one deal: under the name it has already, else the one with capitals."""
    spelling = {plain(name): name for name in known}
    for name in sorted(set(names.values())):
        spelling.setdefault(plain(name), name)
    return {key: name if name in known else spelling[plain(name)] for key, name in names.items()}


def spelt(name: str, known: Sequence[str]) -> str:
    """A deal that the user names, as it is stored already where only capitals, accents or punctuation differ."""
    if name in known:
        return name
    return next((k for k in known if plain(k) == plain(name)), name)


def alike(name: str, known: Sequence[str]) -> str | None:
    """The stored deal that a name of none may be a slip for, or the beginning of."""
    wanted = plain(name)
    if not wanted or wanted in map(plain, known):
        return None
    close = near(name, known, alike=_ALIKE, by_words=False)
    close = close or [k for k in known if plain(k).startswith(f"{wanted} ") or wanted.startswith(f"{plain(k)} ")]
    return close[0] if close else None


def of_deal(name: str, known: Sequence[str], moved: Mapping[str, int]) -> list[str]:
    """What to tell of a deal that the user named.

    Args:
        name: the deal, as it is stored now.
        known: the deals that were there before.
        moved: from which deals how many files went into it.

    Returns:
        One line, or none where nothing moved and the name is no likely slip.
    """
    new = bool(known) and name not in known
    near = alike(name, known) if new else None
    if not moved and near is None:
        return []
    parts = []
    if new:
        parts.append(f"new deal {name!r}" + (f" (did you mean {near!r}?)" if near else ""))
    parts += [
        f"moved {plural(count, 'file')} from {deal!r}"
        f"{'' if new else f' to {name!r}'}; back with: otherside add PATH --deal {quote(deal)}"
        for deal, count in moved.items()
    ]
    return ["; ".join(parts)]
