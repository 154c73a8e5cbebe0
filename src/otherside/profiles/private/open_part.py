"""A sentence of which one clause is private: what of it may still be quoted. Pure."""

from __future__ import annotations

from otherside.domain import Facet
from otherside.extraction.segment import Span
from otherside.extraction.spans import joints, stretches, trim
from otherside.profiles.private.private_life import private_life
from otherside.profiles.time.private_dates import private_date

#: What tells how things are, rather than what follows for the speaker: it stands where the sentence begins.
_OF_FACTS = frozenset({Facet.TRIGGER, Facet.SITUATION})
#: What illness and the like may be as well: of two clauses that are only put side by side, nobody can say which it is of.
_OF_EITHER = frozenset({Facet.FEAR, Facet.FRUSTRATION, Facet.RISK, Facet.PRIORITY})
_REASONS = frozenset({"because", "since", "but", "though", "although"})


def private(text: str) -> bool:
    """Whether words tell of somebody's age, a day of their own life, their family or their health."""
    return private_date(text) or private_life(text)


def open_part(quote: str, facets: frozenset[Facet]) -> tuple[int, int, frozenset[Facet]] | None:
    """The clauses of a private quote that are not, and what they may be evidence of.

    A sentence is cut in one place only: before the clause that is private, or behind one that comes first and ends in "but".
    Where something follows from the private clause as well, only what tells how things are is taken to stand before it.

    Returns:
        Start and end in the quote and the facets, or None where the private part cannot be told from the rest.
    """
    whole = trim(quote, Span(0, len(quote)))
    parts = stretches(quote, whole, short=0)
    for part in reversed(parts):
        if private(quote[part.start : part.end]):
            continue
        ahead, behind = quote[: part.start], quote[part.end :]
        if part.start == whole.start and private(behind):
            cuts = joints(quote, part.end, whole.end)
            kept = facets if cuts and cuts[0][0] in _REASONS else facets - _OF_EITHER
            kept = kept & _OF_FACTS if cuts[1:] else kept
        elif part.end == whole.end and private(ahead):
            first = joints(quote, whole.start, whole.end)[:1]
            kept = facets if first and first[0][0] == "but" and first[0][1] <= part.start else frozenset()
        else:
            continue
        if kept:
            return part.start, part.end, kept
    return None
