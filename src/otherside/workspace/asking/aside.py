"""What stands beside an answer and is not counted in it: mere mentions where complaints are asked for, and what others say of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from otherside.domain import Person
from otherside.market.asking import Asked, comes_first, negated
from otherside.market.saying import Saying, one_each, people_of
from otherside.market.statistics import share
from otherside.workspace.asking.words import says

MENTIONS = "mention it, and do not tell whether they complain; not counted"
BY_OTHERS = "said of them by others, in some of these words; not counted"
_QUOTES = 8


def said_of(said: Iterable[Saying], people: Iterable[Person], asked: Asked) -> list[Saying]:
    """What others say of somebody whom a question names, in some of its words.

    Args:
        said: every sentence of theirs.
        people: of theirs.
    """
    names = {name.casefold() for name in asked.names}
    meant = [p for p in people if names & {p.name.casefold(), *(part.casefold() for part in p.name.split())}]
    parts = {part for p in meant for part in p.name.split() if part[:1].isupper() and len(part) > 1}
    if not parts:
        return []
    calls = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(parts)))})\b")
    about = [says([negated(word) or word]) for word in asked.topic]
    who = {p.id for p in meant}
    return [s for s in said if s.person not in who and calls.search(s.quote) and any(has(s.quote) for has in about)]


def in_part(said: Iterable[Saying], topic: Sequence[str]) -> tuple[list[Saying], str]:
    """What has the last of several words of a topic alone, of which nobody has all; and that word, empty for one word or a name.

    Args:
        said: every sentence of those that a question is of.
    """
    words = [w for w in topic if not comes_first(w)]
    if len(words) < 2 or words[-1][:1].isupper():
        return [], ""
    has = says([words[-1]])
    return [s for s in said if has(s.quote)], words[-1]


def aside_findings(own: Sequence[Saying], of: int, *, complain: bool, word: str = "") -> list[dict[str, Any]]:
    """The finding of what is not counted; none where there is nothing.

    Args:
        of: how many people were heard.
        complain: it is of mentions, else of what others say.
        word: which alone these have.
    """
    if not own:
        return []
    name = f"“{word}” alone; not counted" if word else MENTIONS if complain else BY_OTHERS
    return [
        {"theme": None, "facet": "", "name": name, "sentences": len(own), **share(len(people_of(own)), of).json(),
         "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES, confided=True)]}
    ]  # fmt: skip
