"""Roles that few have, joined by what they are at the end: a pub landlord is a landlord. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from otherside.domain.patterns import lazily
from otherside.market.segments import LEAST_PEOPLE

#: What follows says of what or where, and not as what somebody works: "head of music", "manager, north".
_OF_WHAT = lazily(r"\s*(?:[,;:(/|–—]|\s-\s|\b(?:of|for|at|in)\b).*", re.DOTALL)


def joined(people: Mapping[str, int]) -> dict[str, str]:
    """For each role the group it is in: itself where enough have it, or no other role ends as it does.

    A role of fewer people joins the longest end of it that is another role, or the end of one ("HR director", "sales director":
    director). Letters' case is no difference; what stands in the result is as most people have it.

    Args:
        people: by role how many have it.
    """
    usual: dict[str, str] = {}
    for role in sorted(people, key=lambda r: (-people[r], r)):
        usual.setdefault(_plain(role), role.strip())
    count = {plain: sum(n for role, n in people.items() if _plain(role) == plain) for plain in usual}
    ends: dict[str, set[str]] = {}
    for plain in count:
        for end in _ends(plain):
            ends.setdefault(end, set()).add(plain)
    parent: dict[str, str] = {}
    # From the longest on: what joins a role makes it larger before it is asked whether it is large enough.
    for plain in sorted({*count, *ends}, key=lambda r: (-len(r.split()), r)):
        n = count.get(plain, 0)
        wider = next((end for end in _ends(plain)[1:] if len(ends[end]) > 1), None) if 0 < n < LEAST_PEOPLE else None
        if wider is not None:
            parent[plain] = wider
            count[wider] = count.get(wider, 0) + n
    return {role: _shown(_plain(role), parent, usual) for role in people}


def _shown(plain: str, parent: Mapping[str, str], usual: Mapping[str, str]) -> str:
    while plain in parent:
        plain = parent[plain]
    return usual.get(plain, plain)


def _plain(role: str) -> str:
    return " ".join(role.casefold().split())


def _ends(role: str) -> list[str]:
    """The role, and its ends, the longest first; of a "head of music" only the head."""
    words = _OF_WHAT.sub("", role).split()
    return [role, *(end for n in range(len(words)) if (end := " ".join(words[n:])) != role)]
