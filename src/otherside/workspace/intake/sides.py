"""Deals in which nobody is known to be one of us or of them: what is said there counts for nobody until somebody says."""

from __future__ import annotations

from collections.abc import Iterable
from shlex import quote

from otherside.domain import Side
from otherside.profiles.who.names import was_there
from otherside.store import Store

#: So many deals, and so many people of each, are named.
_SHOWN = 3


def of_neither(store: Store, grown: Iterable[str]) -> list[str]:
    """One line for each deal in which several people are, and all on neither side, with the remedy.

    Nothing where nobody has said yet who we are: then that is what is missing.

    Args:
        grown: deals that have something new.
    """
    if not store.settings().get("us"):
        return []
    lines: list[str] = []
    for deal in dict.fromkeys(grown):
        people = store.people(deal)
        if len(people) < 2 or any(p.side is not Side.UNKNOWN for p in people):
            continue
        names = [p.name for p in people if was_there(p.name, p.role)] or [p.name for p in people]
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        lines.append(
            f"nobody in {deal!r} is known to be one of us, so everybody is on neither side and what they say counts for nobody "
            f"({', '.join(names[:_SHOWN])}{more}); say which of them is you: otherside init --us 'Your Name'; or of one after "
            f"another: otherside side {quote(names[0])} theirs"
        )
    return lines[:_SHOWN]
