"""How a question calls a deal or a family: "in the Quist deal", "the Quists"; put by the names that are known. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from otherside.domain import Deal, Person
from otherside.domain.patterns import lazily

_CAPITALS = r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}"
_DEAL = r"(?:deals?|opportunity|account)"
#: A deal by its name or by those in it, with one word more at most of what it is about: "in the Quist loft deal".
_IN_DEAL = lazily(
    rf"\b(?P<how>[Ii]n|[Oo]n|[Oo]f|[Ff]or|[Aa]bout|[Ww]ith|[Aa]t|[Ff]rom) (?:(?:the |our )?(?P<name>{_CAPITALS})(?:['’]s?)?"
    rf"(?: (?P<more>[a-z][\w-]+))? {_DEAL}|(?:the |our )?{_DEAL} (?:with|of) (?:the )?(?P<with>{_CAPITALS}))(?![\w’'-])"
)
_FAMILY = lazily(r"\bthe (?P<name>[A-Z][\w-]{2,}?)(?:s|es)(?:['’])?(?![\w-])")
#: Where somebody asks in a deal, and not about one that others may speak of.
_INSIDE = frozenset({"in", "for", "at"})
#: Between the words of a name, however a folder or a CRM joins them.
_JOINED = r"[\s_-]+"
#: Endings of a firm's name that people leave out.
_LEGAL = frozenset("ltd limited llc inc gmbh plc co corp ag sa bv".split())
#: Where words in small letters are what is spoken of, and not whom it is asked of.
_TOPIC = lazily(r"\b(?:about|mention(?:s|ed|ing)?) (?:the |our |an? )?$", re.IGNORECASE)


def in_full(question: str, deals: Mapping[str, Deal], people: Mapping[str, Person]) -> str:
    """A question with each deal that it calls by its full name under the name it is kept by: "Elm Row" for ``elm-row``.

    A firm's name of several words stands for its one deal; a single word does not, and is read elsewhere.

    Args:
        deals: by name.
        people: of theirs, by id.
    """
    called: dict[tuple[str, ...], set[str]] = {}
    for name, deal in deals.items():
        for words in {_full(name), _full(deal.organisation or "")}:
            called.setdefault(words, set()).add(name)
    for person in people.values():
        called.setdefault(_full(person.organisation or ""), set()).update(d for d in person.deals if d in deals)
    for words in sorted(called, key=len, reverse=True):
        if len(words) < 2 or len(called[words]) != 1:
            continue
        (name,) = called[words]
        if name in question:
            continue
        own = rf"(?<![\w-]){_JOINED.join(map(re.escape, words))}(?![\w-])"
        for found in reversed([*re.finditer(own, question, re.IGNORECASE)]):
            if found[0] != found[0].lower() or not _TOPIC.search(question[: found.start()]):
                question = question[: found.start()] + name + question[found.end() :]
    return question


def _full(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without the legal form at its end."""
    words = [w for w in re.split(_JOINED, name.casefold().replace(".", "")) if w]
    while len(words) > 2 and words[-1] in _LEGAL:
        words.pop()
    return tuple(words)


def by_known_names(question: str, deals: Collection[str], people: Mapping[str, Person]) -> tuple[str, str]:
    """A question with the deal it speaks of by its name; and what it calls a deal that is not known, else an empty text.

    A deal is known by words of its name and, where that is one deal, by whoever of theirs is in it and by their firm.

    Args:
        deals: names of deals.
        people: of theirs, by id.
    """
    found = _IN_DEAL.search(question)
    if found is not None:
        name = found["name"] or found["with"]
        known = {d for words in (f"{name} {found['more'] or ''}", name) for d in _meant(words, deals, people)[:2]}
        exact = [d for d in known if _stems(d) == _stems(f"{name} {found['more'] or ''}")]
        known = set(exact) or known
        if len(known) == 1:
            question = f"{question[: found.start()]}{found['how']} {known.pop()}{question[found.end() :]}"
        elif not known and found["how"].casefold() in _INSIDE and not found[0].endswith("deals"):
            return question, name
    calls = {part for p in people.values() for part in p.name.split()[1:]}

    def surname(m: re.Match[str]) -> str:
        plural = m[0].removeprefix("the ").rstrip("'’")
        named = plural in calls or any(plural in deal for deal in deals)
        return m["name"] if m["name"] in calls and not named else m[0]

    return _FAMILY.sub(surname, question), ""


def _meant(words: str, deals: Collection[str], people: Mapping[str, Person]) -> list[str]:
    """The deals that some words may stand for: by name, else by those in them."""
    wanted = _stems(words)
    if by_name := [d for d in deals if wanted <= _stems(d)]:
        return by_name
    inside = {
        deal
        for p in people.values()
        if wanted <= _stems(p.name) or wanted <= _stems(p.organisation or "")
        for deal in p.deals
        if deal in deals
    }
    return sorted(inside)


def _stems(words: str) -> set[str]:
    """Words in small letters, without the ending of a plural."""
    return {w[:-1] if w.endswith("s") and len(w) > 3 else w for w in re.findall(r"\w+", words.casefold())}
