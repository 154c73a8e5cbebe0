"""The window: the days and costs they named together, what has to be over first, when it closes. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.profiles.beliefs import Piece, same_words
from otherside.profiles.money.costs import Cost, costs_of_nothing
from otherside.profiles.said.parked import parks
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.named_days import AHEAD, BY_WORDS, DateNamed, dates_named
from otherside.profiles.time.renamed import superseded

#: No room before something, without a day: what has to be over first, in their own words.
_WAITS = lazily(
    r"(?:(?<!was )\b(?i:not)|\b(?i:nothing)\b[^.;!?,]{0,60}|"
    r"\b(?i:we (?:can(?:['’]t|not)|won['’]t)(?! (?:say|tell|know|judge|see))\b)[^.;!?,]{0,60}) "
    r"(?:before|until|till) (?:(?:the|our|my|his|her|their|we|I)\b|[A-Z])[^.;!?]{0,200}"
)
#: It takes up a time that was named before it, and names none.
_THEN = lazily(r"\b(?i:before|until|till|by) then\b")
#: "Until that's down I've not got a lad": the thing was named just before.
_WAITS_FOR_IT = lazily(
    r"\b(?i:until|till|before) (?:that|it|this|they)(?:['’]s|['’]re| is| are| has| have)\b[^.;!?]{1,60}?"
    r"(?:\b(?:no|not|nothing|nobody|never|cannot)\b|n['’]t\b)(?! (?:say|tell|know|judge|see)\b)[^.;!?]{0,200}"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of theirs that has to be over before they act, with no day to it."""

    words: str
    person: str
    evidence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Window:
    """When deciding is likely, and until when.

    Attributes:
        costs: of doing nothing.
        dates: all days named that lie ahead, in order, those agreed with us first.
        trigger: the one most spoken of that forces a decision, if any.
        opens: the last "not before" that lies before the trigger or has none after it; None if there is room now.
        closes: the last day ahead after which it is too late, as they say themselves; None where nobody says so.
        waits: what has to be over first, without a day.
    """

    costs: tuple[Cost, ...]
    dates: tuple[DateNamed, ...]
    trigger: DateNamed | None
    opens: DateNamed | None
    closes: DateNamed | None
    waits: tuple[Waiting, ...] = ()


_ANY_DAY = dt.date(2000, 1, 1)
_SOON = 92
"""Days within which one date is about the same stretch as another."""


def waits(text: str) -> str:
    """What has to be over before they act, in their words ("not before the inventory is done"); empty where there is
    none, or where they name the day."""
    found = _WAITS.search(text)
    if found and not find_dates(text, _ANY_DAY):
        return found[0].strip()
    found = _WAITS_FOR_IT.search(text)
    if found and not find_dates(found[0], _ANY_DAY):
        return found[0].strip()
    untold = parks(text) and not _THEN.search(text) and not find_dates(text, _ANY_DAY)
    return " ".join(text.split()) if untold else ""


def _overtaken(date: DateNamed, blocked: Sequence[DateNamed]) -> bool:
    """Whether whoever names a year's end or the like says that there is no room until soon after it."""
    return (
        not date.last
        and date.weight <= BY_WORDS
        and any(b.person == date.person and 0 < (b.date - date.date).days <= _SOON for b in blocked)
    )


def _same_words(day: DateNamed, meeting: DateNamed) -> bool:
    """Whether a day is the one agreed with us, named in the same words."""
    a, b = same_words(day.quote), same_words(meeting.quote)
    return day.date == meeting.date and day.person == meeting.person and (a in b or b in a)


def window(
    said: Sequence[tuple[str, Piece]],
    as_of: dt.date,
    elsewhere: Container[str] = (),
    meetings: Sequence[DateNamed] = (),
) -> Window:
    """Costs of doing nothing, dates and the window, from everybody's words; see ``dates_named``.

    Args:
        meetings: days agreed with us. One is no reason to decide by then, whatever else its words are read as.
    """
    ahead = [m for m in meetings if m.date >= as_of]
    dates = [*ahead, *(d for d in dates_named(said, as_of, elsewhere) if not any(_same_words(d, m) for m in meetings))]
    # What was named anew forces and shuts nothing on its earlier day.
    older = set(superseded(dates, {piece.id: piece.date for _, piece in said}).values())
    stand = [d for d in dates if d not in older]
    blocked = [d for d in stand if d.kind == "not_before"]
    triggers = [
        d for d in stand if d.kind == "trigger" and (d.date - as_of).days <= AHEAD and not _overtaken(d, blocked)
    ]
    # "The end of January" and "the 29th of January" are one date said twice.
    by_day = {
        d.date: sum(o.weight for o in triggers if abs((o.date - d.date).days) <= 4) + (0.01 if d.exact else 0.0)
        for d in triggers
    }
    best = min(by_day, key=lambda day: (-by_day[day], day)) if by_day else None
    trigger = max((d for d in triggers if d.date == best), key=lambda d: d.weight, default=None)
    closes = max((d for d in triggers if d.last), key=lambda d: (d.date, d.weight), default=None)
    end = closes or max(triggers, key=lambda d: d.date, default=None)
    if end is not None:
        blocked = [d for d in blocked if d.date < end.date]
    opens = max(blocked, key=lambda d: (d.weight, d.date), default=None)
    first = {
        same_words(words): Waiting(words, speaker, piece.id, piece.quote)
        for speaker, piece in said
        if piece.id not in elsewhere and (words := waits(piece.quote))
    }
    return Window(tuple(costs_of_nothing(said)), tuple(dates), trigger, opens, closes, tuple(first.values()))
