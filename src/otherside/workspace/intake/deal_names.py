"""Which deal a conversation belongs to, where the user did not say. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath

from otherside.domain import Conversation
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import organisation_key, plain, same_organisation
from otherside.workspace.intake.parties import is_ours

#: Names of folders that sort a deal's files and are no deals themselves (singular).
_KINDS = frozenset(
    "call mail email note crm transcript recording meeting doc document chat message interview export file minute "
    "slide proposal contract cur new tmp inbox sent archive attachment january february march april may june july "
    "august september october november december week".split()
)
#: Shorter words name no firm.
_SHORT = 3
#: Names of folders that hold clients, be there but one of them yet.
_COLLECTIONS = frozenset(
    "clients customers deals accounts prospects opportunities leads pipeline coachees kunden klienten clientes".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation and the file it came from.

    Attributes:
        root: name of the folder that was added, ``None`` for a single file.
        relative: path of the file below it, with ``/``.
        parent: name of the file's own folder, where the path as typed has one.
        home: the folders that the file lies in, outermost first, without those at the end that only sort; see ``home_of``.
        deal: where it is stored already; it stays there, and tells where the others belong.
    """

    conversation: Conversation
    root: str | None
    relative: str
    parent: str | None
    home: tuple[str, ...] = ()
    deal: str | None = None


def home_of(location: str) -> tuple[str, ...]:
    """The folders of a file, outermost first, without those at the end that only sort ("calls", "2026-09").

    An archive is a folder in a box: ``"/c/Globex.zip!/calls/a.vtt"`` gives ``("/", "c", "Globex")``.
    """
    outer, mark, inner = location.partition("!/")
    path = PurePath(outer)
    parts = list(path.parent.parts)
    if mark:
        parts += [path.stem, *PurePosixPath(inner).parent.parts]
    while len(parts) > 1 and sorts_by_kind(parts[-1]):
        parts.pop()
    return tuple(parts)


def choose_deals(found: Sequence[Found], us: Us) -> list[str]:
    """A deal name for each conversation; what is stored already keeps its own.

    What the source states wins. A folder is a deal, with the folders in it ("calls", "mail"). A folder that holds no
    conversations itself but folders with names of their own is a folder of deals. Where the conversations of one folder
    name different buyers, each goes to its buyer, unless the folder is called after one of them or they speak together: then
    the others are a parent firm, an adviser, a colleague elsewhere. A single file goes to the buyer it names, else to its folder, else it
    is a deal by its own name.

    Args:
        found: what is new, and what is stored of the same folders: so that a folder added bit by bit gives the same deals as
            one that is added at once.
    """
    single = _single_deals(found)
    settled = _settled(found)
    folders = [_folder(f, single, settled) for f in found]
    buyers = _buyers([f.conversation for f in found], us)
    of_folder: dict[str | None, list[str]] = {}
    for folder, buyer in zip(folders, buyers, strict=True):
        known = of_folder.setdefault(folder, [])
        # "Globex" and "Globex Freight" are one buyer, not two.
        if buyer and not any(same_organisation(organisation_key(buyer), k) for k in known):
            known.append(organisation_key(buyer))
    several = {folder for folder, known in of_folder.items() if folder is not None and len(known) > 1}
    if us:
        talks = _together(found, folders, us)
        several = {folder for folder in several if _groups(of_folder[folder], talks.get(folder, ())) > 1}
    named = {f for f, buyer in zip(folders, buyers, strict=True) if f and buyer and _called_after(f, buyer)}
    several -= named
    # A single file that names its buyer goes with the files beside it only where they name the same one.
    theirs = {f for f, item, buyer in zip(folders, found, buyers, strict=True) if item.deal is not None and buyer}
    names = []
    for item, folder, buyer in zip(found, folders, buyers, strict=True):
        if item.deal is not None:
            names.append(item.deal)
        elif item.conversation.deal:
            names.append(item.conversation.deal)
        elif folder is not None and folder not in several and (item.root or not buyer or folder in theirs):
            names.append(settled.get(item.home, folder))
        elif buyer:
            names.append(buyer)
        else:
            stem = PurePosixPath(item.relative.replace("!", "")).stem
            names.append(folder or item.parent or stem)
    return names


def apart_in(found: Sequence[Found], chosen: Sequence[str]) -> list[str | None]:
    """What each file goes with: its outermost folder (``""``), the folder in that one, or nothing but itself (None).

    A folder that only sorts, or whose conversations go to several deals, holds nothing together.

    Args:
        found: conversations with where they lie.
        chosen: the deal of each, as of ``choose_deals``.
    """
    single = _single_deals(found)
    folders: list[tuple[str, str] | None] = []
    for item in found:
        inner = item.relative.split("/", 1)[0] if item.root not in single and "/" in item.relative else ""
        sorts = item.root is None or sorts_by_kind(inner or item.root)
        folders.append(None if item.root is None or sorts else (item.root, inner))
    deals: dict[tuple[str, str], set[str]] = {}
    for folder, deal in zip(folders, chosen, strict=True):
        if folder is not None:
            deals.setdefault(folder, set()).add(plain(deal))
    return [None if f is None or len(deals[f]) > 1 else f[1] for f in folders]


def strayed(found: Sequence[Found]) -> dict[tuple[str, ...], str]:
    """Folders of clients of whom something is stored in a deal called like the folder around them all.

    Returns:
        The folder, as ``Found.home`` has it, to that deal.
    """
    single = _single_deals(found)
    return {
        item.home: item.deal
        for item in found
        if item.deal is not None
        and item.root is not None
        and plain(item.deal) == plain(item.root)
        and item.root not in single
        and "/" in item.relative
    }


def _settled(found: Sequence[Found]) -> dict[tuple[str, ...], str]:
    """Folders all of whose stored conversations are in one deal that goes by the folder's name, or that of one around it.

    A deal of another name came from the files themselves, or was stated, and says nothing of what else lies there.
    """
    deals: dict[tuple[str, ...], set[str]] = {}
    for item in found:
        if item.deal is not None:
            deals.setdefault(item.home, set()).add(item.deal)
    settled = {}
    for home, names in deals.items():
        name = min(names)
        if len(names) == 1 and plain(name) in map(plain, home):
            settled[home] = name
    return settled


def _single_deals(found: Sequence[Found]) -> set[str | None]:
    """Roots that are one deal: they hold conversations themselves, or folders that only sort by kind or date."""
    single: set[str | None] = set()
    inner: dict[str | None, set[str]] = {}
    for item in found:
        if item.root is None:
            continue
        if "/" in item.relative:
            inner.setdefault(item.root, set()).add(item.relative.split("/", 1)[0])
        elif any(t.speaker for t in item.conversation.turns):
            # A note without speakers, such as a README, does not make a folder of deals one deal.
            single.add(item.root)
    for root, names in inner.items():
        alone = len(names) < 2 and _COLLECTIONS.isdisjoint(plain(root or "").split())
        if alone or any(sorts_by_kind(name) for name in names):
            single.add(root)
    return single


def sorts_by_kind(folder: str) -> bool:
    """Whether a folder's name only says what kind of files it holds, or of when they are: it is no client's."""
    words = plain(folder).split()
    return not any(c.isalpha() for c in folder) or any(w.rstrip("s") in _KINDS for w in words)


def _folder(item: Found, single: set[str | None], settled: Mapping[tuple[str, ...], str]) -> str | None:
    if item.root is None:
        # A file that is given alone, beside others that are stored.
        return settled.get(item.home)
    if item.root in single or "/" not in item.relative:
        return item.root
    return item.relative.split("/", 1)[0]


def _buyers(conversations: Sequence[Conversation], us: Us) -> list[str | None]:
    """The buyer's organisation in each conversation, where one can be told."""
    stated = [_organisations(c, us) for c in conversations]
    ours = {key for keys in stated for key, name in keys.items() if us and us.has_organisation(name)}
    if not us:
        # The firm in most conversations, when the conversations differ otherwise, is ours.
        counts: dict[str, int] = {}
        for keys in stated:
            for key in keys:
                counts[key] = counts.get(key, 0) + 1
        everywhere = [key for key, n in counts.items() if n == len([k for k in stated if k]) and n > 1]
        if len(everywhere) == 1 and len(counts) > 2:
            ours = set(everywhere)
    found: list[str | None] = []
    for conversation, keys in zip(conversations, stated, strict=True):
        others = _distinct({key: name for key, name in keys.items() if key not in ours})
        if len(others) == 1 and (us or ours or len(keys) == 1):
            found.append(next(iter(others.values())))
        else:
            title = organisation_key(conversation.title)
            named = [name for key, name in others.items() if len(key) > 3 and title.startswith(key[:12])]
            found.append(named[0] if len(named) == 1 else None)
    return found


def _called_after(folder: str, buyer: str) -> bool:
    """Whether a folder has the name of a buyer, or begins with its first word ("brackwell smocks")."""
    if same_organisation(organisation_key(folder), organisation_key(buyer)):
        return True
    first, theirs = (next(iter(plain(name).split()), "") for name in (folder, buyer))
    return first == theirs and len(first) > _SHORT and not sorts_by_kind(first)


def _together(found: Sequence[Found], folders: Sequence[str | None], us: Us) -> dict[str, list[frozenset[str]]]:
    """For each folder the firms other than ours that speak in one conversation."""
    talks: dict[str, list[frozenset[str]]] = {}
    for item, folder in zip(found, folders, strict=True):
        firms = _organisations(item.conversation, us).items()
        theirs = frozenset(key for key, name in firms if not us.has_organisation(name))
        if folder is not None and len(theirs) > 1:
            talks.setdefault(folder, []).append(theirs)
    return talks


def _groups(buyers: Sequence[str], talks: Sequence[frozenset[str]]) -> int:
    """How many groups of buyers there are, of which nobody speaks with anybody of another."""
    groups = [{buyer} for buyer in buyers]
    for firms in talks:
        joined = [g for g in groups if any(same_organisation(one, firm) for one in g for firm in firms)]
        groups = [g for g in groups if g not in joined] + [set(firms).union(*joined)]
    return sum(any(same_organisation(one, buyer) for one in group for buyer in buyers) for group in groups)


def _distinct(organisations: Mapping[str, str]) -> dict[str, str]:
    """Each organisation once, under its shortest name."""
    kept: dict[str, str] = {}
    for key in sorted(organisations, key=len):
        if not any(same_organisation(key, k) for k in kept):
            kept[key] = organisations[key]
    return kept


def _organisations(conversation: Conversation, us: Us) -> Mapping[str, str]:
    """The firms that are stated, but those with one of us: that is a department of ours, or a signature misread."""
    return {
        organisation_key(p.organisation): p.organisation
        for p in conversation.participants
        if p.organisation and not is_ours(p, conversation, us)
    }
