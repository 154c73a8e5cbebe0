"""How a question calls a deal or a family: "in the Quist deal", "the Quists"; put by the names that are known. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from otherside.domain import Person
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
