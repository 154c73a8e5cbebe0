"""Redaction of what is stored: personal numbers and addresses, or somebody's name in what others said.

Words are blacked out in place. The mark is as long as what it hides, so that every quote still stands where it says and
keeps its id. It cannot be undone here: the words are gone from the store and from what is made from it. The file they
came from is the user's; a corrected version of it that is added later brings its words again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, Person
from otherside.profiles.who.names import plain
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.privacy.blacking import blacked
from otherside.workspace.privacy.erasing import drop_copies
from otherside.workspace.privacy.marks import follow, places_of_marks
from otherside.workspace.privacy.repeated import names_of_others, noted_change, whole_names
from otherside.workspace.unfinished import COPIES, under_way

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Kinds by the names that users give them.
KINDS = {"card": "CARD", "iban": "IBAN", "phone": "PHONE", "email": "EMAIL", "id": "ID"}
_SHORTEST_NAME = 3
#: Words of somebody that others repeat are found from this length on; shorter ones are everybody's.
_SHORTEST_QUOTE = 25


def redact(
    workspace: Workspace,
    what: str | None,
    *,
    everything: bool = False,
    kinds: Collection[str] = tuple(KINDS),
    regions: Collection[str] = (),
) -> dict[str, Any]:
    """Blacks out card numbers, bank accounts, phone numbers, mail addresses and national ids in stored words.

    Args:
        what: a deal or a conversation.
        everything: all that is stored, with titles, CRM records and notes.
        kinds: of ``KINDS``.
        regions: countries (ISO 3166) whose phone numbers are known without a country code; more than the usual.

    Returns:
        ``{"conversations", "places", "found": {kind: count}}``.

    Raises:
        InputError: nothing of that name, no such kind, or the package that knows phone numbers is not installed.
    """
    from otherside.llm.redaction import Redactor

    if strange := [k for k in kinds if k not in KINDS]:
        raise InputError(f"--kind {strange[0]!r} is not one of {', '.join(KINDS)}")
    if (what is None) is not everything:
        raise InputError("redact what? name a deal or a conversation, or say --all")
    numbers = None if everything else conversations(workspace, str(what))
    redactor = Redactor(tuple(regions)) if regions else Redactor()
    wanted = {KINDS[k] for k in kinds}
    found: Counter[str] = Counter()

    def change(text: str) -> str:
        spans = [(s, e, k.value) for s, e, k in redactor.find(text) if k.value in wanted]
        found.update(kind for _, _, kind in spans)
        return blacked(text, ((s, e) for s, e, _ in spans))

    workspace.store.may_scrub()
    marks = places_of_marks(workspace)
    with under_way(workspace.store, COPIES):
        places = workspace.store.black_out(change, numbers, about=everything)
        if places:
            follow(workspace, marks)
            _afterwards(workspace)
    count = len(workspace.store.conversation_ids(excluded=True)) if numbers is None else len(numbers)
    names = {kind: name for name, kind in KINDS.items()}
    return {"conversations": count, "places": places, "found": {names[k]: n for k, n in sorted(found.items())}}


def redact_mentions(
    workspace: Workspace,
    person: Person,
    quotes: Iterable[str],
    where: Collection[str],
    within: Collection[str] | None = None,
    deals: Collection[str] = (),
) -> int:
    """Blacks out somebody's name and addresses in what others said, and in records and notes also what these tell as their words;
    returns how many places.

    Args:
        person: as known before they were erased.
        quotes: what they said.
        where: conversations they took part in: there, and in what is noted of them, also their first name alone is theirs.
        within: only in these conversations, and in what is noted of them.
        deals: with ``within``, the deals whose CRM records count.

    Copies made of the words before are the caller's to drop.
    """
    names = mention_change(whole_names(workspace, person), person.emails, ())
    noted = noted_change(workspace, person, names, quotes)
    places = workspace.store.black_out(names, within, about=noted, deals=deals)
    there = [c for c in where if (within is None or c in within) and workspace.store.home_of(c) is not None]
    places += _shared_names(workspace, person, there)
    alone = own_parts(workspace, person)
    if alone and there:
        places += workspace.store.black_out(mention_change(alone, (), (), whole_names=False), there)
        # In a title or the name of a file a family name that is also the firm's means the firm.
        called = {name.split()[0] for name in (person.name, *person.aliases) if name.strip()}
        firms = _of_firms(workspace)
        first = [part for part in alone if part in called or plain(part) not in firms]
        places += workspace.store.black_out(mention_change(first, (), (), whole_names=False), there, about=True)
    return places


def _shared_names(workspace: Workspace, person: Person, there: Collection[str]) -> int:
    """Blacks out full names that somebody else has as well, in the deals of these conversations that the other is not in."""
    wanted = names_of_others(workspace, person) & {n.casefold() for n in (person.name, *person.aliases) if " " in n}
    namesakes = [p for p in workspace.store.people() if wanted & {n.casefold() for n in (p.name, *p.aliases)}]
    deals = {workspace.store.home_of(number) for number in there} - {d for p in namesakes for d in p.deals}
    apart = [n for deal in deals if deal is not None for n in workspace.store.conversation_ids(deal, excluded=True)]
    if not wanted or not apart:
        return 0
    return workspace.store.black_out(mention_change(wanted, (), ()), apart, about=True)


def _of_firms(workspace: Workspace) -> set[str]:
    """The words of the names of deals and firms."""
    deals = workspace.store.deals()
    names = [
        *(d.name for d in deals),
        *(d.organisation for d in deals),
        *(p.organisation for p in workspace.store.people()),
    ]
    return {word for name in names for word in plain(name or "").split()}


def own_parts(workspace: Workspace, person: Person) -> list[str]:
    """Parts of somebody's names that nobody else has: alone, in a conversation they took part in, they mean them."""
    others = {
        part.casefold()
        for p in workspace.store.people()
        if p.id != person.id
        for name in (p.name, *p.aliases)
        for part in name.split()
    }
    return [
        part
        for name in (person.name, *person.aliases)
        for part in name.split()
        if len(part) >= _SHORTEST_NAME and part.casefold() not in others
    ]


def mention_change(
    names: Iterable[str], emails: Iterable[str], quotes: Iterable[str], *, whole_names: bool = True
) -> Callable[[str], str]:
    """What blacks out names (as words of their own), addresses, and long quotes, whatever their case and whoever says them."""
    parts = [n for n in names if (" " in n.strip() if whole_names else True)]
    said = [" ".join(q.split()) for q in quotes]
    literal = sorted({*emails, *(q for q in said if len(q) >= _SHORTEST_QUOTE)}, key=len, reverse=True)
    words = [r"(?<!\w)" + _loose(n) + r"(?!\w)" for n in sorted(set(parts), key=len, reverse=True)]
    patterns = [*(_loose(x) for x in literal), *words]
    if not patterns:
        return lambda text: text
    found = re.compile("|".join(patterns), re.IGNORECASE)
    return lambda text: blacked(text, (m.span() for m in found.finditer(text)))


def _loose(text: str) -> str:
    """A pattern in which any white space fits any other."""
    return r"\s+".join(re.escape(word) for word in text.split())


def conversations(workspace: Workspace, what: str) -> list[str]:
    """The ids of a deal's conversations, those without consent too, or of the one that is meant."""
    try:
        return workspace.store.conversation_ids(workspace.deal(what).name, excluded=True)
    except InputError:
        return [find_conversation(workspace, what).id]


def _afterwards(workspace: Workspace) -> None:
    """Nothing of the earlier words stays in copies or in free pages of the file."""
    drop_copies(workspace)
    workspace.store.scrub()
