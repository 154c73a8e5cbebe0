"""Regular expressions that are compiled at their first use: the house has many, and a command needs few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_OWN = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "flags", "groups", "groupindex")


class Late:
    """Stands for a pattern until something is asked of it; from then on its attributes are the pattern's own."""

    __slots__ = ("_flags", "pattern", *_OWN)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Only called for what is not there yet.
        if name not in _OWN:
            raise AttributeError(name)
        made: re.Pattern[Any] = re.compile(self.pattern, self._flags)
        for each in _OWN:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)


def lazily(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, which is what happens once the pattern is used.

    What it returns has the methods and attributes of a pattern, and is none for functions of ``re``: write
    ``PATTERN.search(text)``, not ``re.search(PATTERN, text)``.
    """
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))
