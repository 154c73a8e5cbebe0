"""Two days that they named for one thing at different times: the later word is the newer. Pure.

Only where it is plainly the same thing: nearly the same words around both days. In doubt they are two things.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from otherside.domain.patterns import lazily

if TYPE_CHECKING:
    from otherside.profiles.time.named_days import DateNamed

#: Share of the words of both, about the day aside, that have to be the same, and how many at least.
_SAME, _LEAST = 0.6, 2
#: Where they say that it was moved, fewer do.
_SAME_MOVED, _LEAST_MOVED = 0.34, 1
_MOVED = lazily(
    r"\b(?:mov(?:e|ed|ing)|push(?:ed)?(?: it)?(?: back| out)?|slipp?(?:ed|s|ing)?|postponed|shifted|put (?:back|off)|brought forward|"
    r"new (?:date|day|deadline)|no longer|not (?:any more|anymore)|(?:is|are|it['’]s|that['’]s) now|now (?:by|on|for|until)|instead)\b",
    re.IGNORECASE,
)
#: One of several of a kind: the second workshop has its own day.
_ONE_OF_SEVERAL = lazily(
    r"\b(?:another|every|each|monthly|weekly|quarterly|first|second|third|fourth|next|last|other|also|too|as well|again|"
    r"phase|wave|stage|round|batch|part|lot|step) ?(?:\d+|one|two|three|four)?\b",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_]{3,}")
_OF_DAYS = frozenset(
    w.casefold()
    for w in (
        *calendar.month_name,
        *calendar.month_abbr,
        *calendar.day_name,
        *"sept end start middle early late mid today tomorrow latest".split(),
    )
)
_FILLERS = frozenset(
    "the and but for that this with you your our are was were have has had been will would should must can could may might just really "
    "not only now then than its all any from into over out before after until till about need needs want wants got get gets there "
    "they them their she her him his who what when which where how okay yes well think know mean say says said going".split()
)


def superseded(dates: Sequence[DateNamed], said: Mapping[str, dt.date | None]) -> dict[DateNamed, DateNamed]:
    """The days that were named anew, each with the one named earlier for the same thing.

    Args:
        dates: all that were named, by anybody of theirs.
        said: by evidence id, the day on which it was said.

    Returns:
        The newer to the older, only where there is one older day that it can be and the older has no other newer.
    """
    found: dict[DateNamed, list[DateNamed]] = {}
    for new in dates:
        found[new] = [old for old in dates if _same_thing(old, new, said)]
    pairs = {new: old[0] for new, old in found.items() if len({o.date for o in old}) == 1}
    return {
        new: old for new, old in pairs.items() if len({n.date for n, o in pairs.items() if o.date == old.date}) == 1
    }


def _same_thing(old: DateNamed, new: DateNamed, said: Mapping[str, dt.date | None]) -> bool:
    before, after = said.get(old.evidence), said.get(new.evidence)
    if before is None or after is None or before >= after or old.date == new.date:
        return False
    # Two meetings are two things: what takes the place of one is read where it is agreed.
    if old.kind != new.kind or old.kind == "meeting" or not (old.exact and new.exact):
        return False
    if _ONE_OF_SEVERAL.search(_about(old)) or _ONE_OF_SEVERAL.search(_about(new)):
        return False
    one, two = _words(old), _words(new)
    same = len(one & two)
    share = same / max(len(one | two), 1)
    if _MOVED.search(new.quote):
        return same >= _LEAST_MOVED and share >= _SAME_MOVED
    return same >= _LEAST and share >= _SAME


def _about(day: DateNamed) -> str:
    """The words around a day, without those for it."""
    return day.quote.replace(day.words, " ")


def _words(day: DateNamed) -> set[str]:
    """What they speak of: words that carry meaning, by their beginnings."""
    left = _MOVED.sub(" ", _about(day))
    return {w[:6] for w in _WORD.findall(left.casefold()) if w not in _FILLERS and w not in _OF_DAYS}
