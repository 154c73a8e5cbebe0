"""What is said where a name fits nobody, or several: who is near it, and how to say which is meant. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from otherside.domain import Person
from otherside.profiles.who.names import plain

#: So many are named.
NAMED = 10
#: How alike a name must be to be what was meant: a slip of two letters in a short one.
_ALIKE = 0.6


def near(name: str, known: Iterable[str], *, alike: float = _ALIKE, by_words: bool = True) -> list[str]:
    """Names that a name of nobody's may be a slip for, the nearest first.

    Args:
        name: as it was given.
        known: the names that there are.
        alike: how alike one must be, from 0 to 1.
        by_words: whether a name may stand for a single word of one.
    """
    by_form: dict[str, list[str]] = {}
    for one in dict.fromkeys(known):
        for form in {plain(one), *(plain(one).split() if by_words else ())}:
            by_form.setdefault(form, []).append(one)
    close = get_close_matches(plain(name), by_form, n=NAMED, cutoff=alike)
    return list(dict.fromkeys(one for form in close for one in by_form[form]))


def several_or_none(name: str, chosen: Sequence[Person], everybody: Sequence[Person]) -> str:
    """What to tell of a name.

    Args:
        name: as it was given.
        chosen: those whom it fits, where there are several.
        everybody: who is known there.
    """
    if chosen:
        remedy = "write the whole name with --deal NAME, or the id in place of the name"
        return f"several people are called {name!r}; there are {', '.join(told_apart(chosen)[:NAMED])}; {remedy}"
    if not everybody:
        return f"nobody is called {name!r}; nobody is known yet"
    close = near(name, (p.name for p in everybody))
    if close:
        return f"nobody is called {name!r}; did you mean {' or '.join(map(repr, close[:3]))}?"
    names = sorted({p.name for p in everybody})
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"nobody is called {name!r}; there are {', '.join(map(repr, names[:NAMED]))}{more}"


def told_apart(people: Sequence[Person]) -> list[str]:
    """Each by name, with the deals, and with the id where another has the same name."""
    counts = Counter(p.name for p in people)
    told = []
    for person in sorted(people, key=lambda p: (p.name, p.deals)):
        about = ", ".join(person.deals) or "in no deal"
        told.append(f"{person.name!r} ({about}{'; id ' + person.id if counts[person.name] > 1 else ''})")
    return told
