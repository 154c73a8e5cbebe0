"""Which deal a conversation belongs to, where the user did not say. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from otherside.domain import Conversation
from otherside.profiles.who.identity import Us
from otherside.profiles.who.names import organisation_key, plain, same_organisation

#: Names of folders that sort a deal's files and are no deals themselves (singular).
_KINDS = frozenset(
    "call mail email note crm transcript recording meeting doc document chat message interview export file minute "
    "slide proposal contract cur new tmp inbox sent archive attachment january february march april may june july "
    "august september october november december week".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation and the file it came from.

    Attributes:
        root: name of the folder that was added, ``None`` for a single file.
        relative: path of the file below it, with ``/``.
        parent: name of the file's own folder, where the path as typed has one.
    """

    conversation: Conversation
    root: str | None
    relative: str
    parent: str | None


def choose_deals(found: Sequence[Found], us: Us) -> list[str]:
    """A deal name for each conversation.

    What the source states wins. A folder is a deal, with the folders in it ("calls", "mail"). A folder that holds no
    conversations itself but folders with names of their own is a folder of deals. Where the conversations of one folder
    name different buyers, each goes to its buyer. A single file goes to the buyer it names, else to its folder, else it
    is a deal by its own name.
    """
    single = _single_deals(found)
    folders = [_folder(f, single) for f in found]
    buyers = _buyers([f.conversation for f in found], us)
    of_folder: dict[str | None, list[str]] = {}
    for folder, buyer in zip(folders, buyers, strict=True):
        known = of_folder.setdefault(folder, [])
        # "Globex" and "Globex Freight" are one buyer, not two.
        if buyer and not any(same_organisation(organisation_key(buyer), k) for k in known):
            known.append(organisation_key(buyer))
    names = []
    for item, folder, buyer in zip(found, folders, buyers, strict=True):
        if item.conversation.deal:
            names.append(item.conversation.deal)
        elif folder is not None and len(of_folder.get(folder, ())) < 2:
            names.append(folder)
        elif buyer:
            names.append(buyer)
        else:
            stem = PurePosixPath(item.relative.replace("!", "")).stem
            names.append(folder or item.parent or stem)
    return names


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
        if len(names) < 2 or any(_sorts_by_kind(name) for name in names):
            single.add(root)
    return single


def _sorts_by_kind(folder: str) -> bool:
    words = plain(folder).split()
    return not any(c.isalpha() for c in folder) or any(w.rstrip("s") in _KINDS for w in words)


def _folder(item: Found, single: set[str | None]) -> str | None:
    if item.root is None:
        return None
    if item.root in single or "/" not in item.relative:
        return item.root
    return item.relative.split("/", 1)[0]


def _buyers(conversations: Sequence[Conversation], us: Us) -> list[str | None]:
    """The buyer's organisation in each conversation, where one can be told."""
    stated = [_organisations(c) for c in conversations]
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
        if len(others) == 1 and (ours or len(keys) == 1):
            found.append(next(iter(others.values())))
        else:
            title = organisation_key(conversation.title)
            named = [name for key, name in others.items() if len(key) > 3 and title.startswith(key[:12])]
            found.append(named[0] if len(named) == 1 else None)
    return found


def _distinct(organisations: Mapping[str, str]) -> dict[str, str]:
    """Each organisation once, under its shortest name."""
    kept: dict[str, str] = {}
    for key in sorted(organisations, key=len):
        if not any(same_organisation(key, k) for k in kept):
            kept[key] = organisations[key]
    return kept


def _organisations(conversation: Conversation) -> Mapping[str, str]:
    return {organisation_key(p.organisation): p.organisation for p in conversation.participants if p.organisation}
