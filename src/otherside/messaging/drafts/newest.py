"""What the newest words of somebody leave of their older ones: after a yes nobody is asked about what stood before it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from otherside.domain import Facet
from otherside.extraction.segment import segment
from otherside.messaging.drafts.conditions import agreements, needed
from otherside.messaging.drafts.said import Passage
from otherside.profiles.said.settled import denies, goes_ahead, has_money, or_else, takes_back
from otherside.profiles.time.dates import find_dates

#: What stands in somebody's way, as facets name it.
OBSTACLES = (
    Facet.PRIORITY,
    Facet.RISK,
    Facet.KNOWLEDGE_GAP,
    Facet.CONSENSUS,
    Facet.STATUS_QUO,
    Facet.FEAR,
)
#: Days before their last words for which what they made it hang on is their word of today.
_RECENT = 30


def newest(own: Sequence[Passage]) -> list[Passage]:
    """The same without what the words themselves, or newer ones, take off: money that is there comes before nothing, what is
    said to be no worry is none, and what stood in the way of a yes that is given stands there no more."""
    yes = given(own)
    out = []
    for passage in own:
        passage = _relabelled(passage)
        if yes is not None and _before(passage, yes):
            if needed(passage.quote.quote) or agreements(passage.quote.quote) or _says(passage, or_else):
                continue
            passage = replace(passage, facets=_less(passage, OBSTACLES))
        if passage.facets:
            out.append(passage)
    return out


def given(own: Sequence[Passage]) -> Passage | None:
    """Where somebody last said that it is approved, signed or decided; None where nobody did, or later words take it back."""
    dated = [p for p in own if p.date]
    for passage in sorted(dated, key=_place, reverse=True):
        if _says(passage, takes_back):
            return None
        if _says(passage, goes_ahead):
            return passage
    return None


def hangs_on(own: Sequence[Passage], as_of: dt.date | None) -> tuple[Passage, dt.date | None] | None:
    """What somebody lately made it hang on, "if it isn't here by June, I will take the other one", and the day of it.

    Args:
        own: as ``newest`` gives them.
        as_of: the day as of which it is told; what hung on a day that is past is no longer told.
    """
    latest = max((p.date for p in own if p.date), default=None)
    for passage in sorted((p for p in own if p.date), key=_place, reverse=True):
        said, turn = passage.date, passage.setting.turn or ""
        if said is None or latest is None or (latest - said).days > _RECENT or passage.setting.kept:
            continue
        # Whether or not the reader took that sentence in: the words themselves say it.
        for span in segment(turn):
            words = turn[span.start : span.end]
            days = [d.date for d in find_dates(words, said, ahead=True)] if or_else(words) else []
            if or_else(words) and (not days or as_of is None or max(days) >= as_of):
                quote = passage.quote
                place = f"{quote.conversation}:{quote.turn}:{span.start}"
                there = replace(quote, id=place, quote=words, start=span.start, end=span.end)
                return replace(passage, quote=there, facets={}), (days[0] if len(days) == 1 else None)
    return None


def _relabelled(passage: Passage) -> Passage:
    text = passage.quote.quote
    taken: list[Facet] = [Facet.PRIORITY] if has_money(text) else []
    if denies(text) and len(segment(text)) == 1:
        taken += [Facet.FEAR, Facet.RISK]
    return replace(passage, facets=_less(passage, taken)) if taken else passage


def _less(passage: Passage, taken: Sequence[Facet]) -> dict[Facet, float]:
    return {f: p for f, p in passage.facets.items() if f not in taken}


def _says(passage: Passage, what: Callable[[str], bool]) -> bool:
    text = passage.quote.quote
    return any(what(text[s.start : s.end]) for s in segment(text))


def _place(passage: Passage) -> tuple[dt.date, str, int, int]:
    quote = passage.quote
    return passage.date or dt.date.min, quote.conversation, quote.turn, quote.start


def _before(passage: Passage, yes: Passage) -> bool:
    """Said on an earlier day, or earlier in the same conversation; of two conversations of one day nobody knows."""
    if passage.date is None or yes.date is None or passage.date != yes.date:
        return passage.date is not None and yes.date is not None and passage.date < yes.date
    return passage.quote.conversation == yes.quote.conversation and _place(passage) < _place(yes)
