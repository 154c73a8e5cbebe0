"""What pure functions made of a text, remembered without the text: one command reads the same turns many times over."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

#: Results that one function remembers; one that knows more begins anew, so that a server of weeks stays small.
MOST = 16_384
_LET_GO: list[Callable[[], None]] = []


def remembered(function: Callable[[str], R], most: int = MOST) -> Callable[[str], R]:
    """The same function, which works a text out once.

    Nothing of the words is kept, only their hash and length: whoever is erased leaves nothing here either.

    Args:
        function: pure; what it gives cannot be changed, and holds no words.
        most: results that are remembered at a time.
    """
    known: dict[tuple[int, int], R] = {}

    @wraps(function)
    def once(text: str) -> R:
        key = (hash(text), len(text))
        try:
            return known[key]
        except KeyError:
            pass
        found = function(text)
        if len(known) >= most:
            known.clear()
        known[key] = found
        return found

    return once


def remembered_with_words(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The same function, which remembers the ``most`` results asked for last, words and all, until ``let_go``.

    For what has several arguments, or gives words back; all of them hashable.
    """

    def made(function: Callable[P, R]) -> Callable[P, R]:
        cached = lru_cache(maxsize=most)(cast("Callable[..., R]", function))
        _LET_GO.append(cached.cache_clear)
        return cast("Callable[P, R]", cached)

    return made


def let_go() -> None:
    """Forgets every word that is remembered in this process, also names within regular expressions: somebody was erased."""
    for clear in _LET_GO:
        clear()
    re.purge()
