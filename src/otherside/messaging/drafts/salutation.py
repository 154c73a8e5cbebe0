"""How a letter addresses somebody, and how its writer signs: read from the first and the last line. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: Words of a greeting, as they stand before a name.
GREETING = r"(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))"
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir"})
#: "Hi Ada, here is …" as well as a line of its own; "Dear Ada, dear Rolf" and "Hello Ada and Rolf" greet two.
_OPENING = lazily(rf"\s*(?P<greeting>{GREETING})\s+(?P<rest>[^\n]{{2,90}})", re.IGNORECASE)
#: Between two who are greeted, and before the letter itself.
_BREAK = lazily(r"[,!;:/&]|\s[–—-]\s|\s+and\s+")
_AGAIN = lazily(rf"\s*({GREETING})\s+(.*)", re.IGNORECASE)
#: Parts of a name at most.
_LONGEST = 4


def addressed(text: str, names: frozenset[str]) -> str:
    """The greeting of a letter as it is meant for one person: "Hi Ada"; empty where it greets nobody or somebody else.

    Args:
        text: of the letter.
        names: the parts of the person's names, lower case.
    """
    opening = _OPENING.match(text)
    if not opening:
        return ""
    greeting = opening["greeting"]
    for part in _BREAK.split(opening["rest"].strip()):
        again = _AGAIN.match(part)
        greeting, name = (again[1], again[2]) if again else (greeting, part.strip())
        words = [w.strip(".").casefold() for w in name.split()]
        if not words or len(words) > _LONGEST:
            # The letter itself has begun.
            return ""
        if set(words) <= names | TITLES and set(words) & names:
            return f"{greeting[:1].upper()}{greeting[1:]} {name.strip().rstrip('.')}"
    return ""


def titled(text: str) -> bool:
    """Whether a letter, or its greeting, addresses somebody with a title."""
    opening = _OPENING.match(text)
    if opening is None:
        return False
    return any(w.strip(".").casefold() in TITLES for w in _BREAK.split(opening["rest"])[0].split())


def by_first_name(text: str, first: str) -> bool:
    """Whether a letter ends on its writer's first name, and nothing but that."""
    lines = [line.strip(" ,.-–—") for line in text.strip().splitlines() if line.strip()]
    return len(lines) > 1 and lines[-1].casefold() == first.casefold()
