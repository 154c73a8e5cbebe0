"""A sentence of which one clause is private: what of it may still be quoted. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.extraction.segment import Span
from otherside.extraction.spans import joints, stretches, trim
from otherside.profiles.private.beside_work import of_a_trade
from otherside.profiles.private.private_life import private_life
from otherside.profiles.time.private_dates import private_date

#: What tells how things are, rather than what follows for the speaker: it stands where the sentence begins.
_OF_FACTS = frozenset({Facet.TRIGGER, Facet.SITUATION})
#: What illness and the like may be as well: of two clauses that are only put side by side, nobody can say which it is of.
_OF_EITHER = frozenset({Facet.FEAR, Facet.FRUSTRATION, Facet.RISK, Facet.PRIORITY})
#: What they ask of us stands alone, whatever made them ask: "…, so let's finish by June".
_ASKED = lazily(
    r"(?:[,;:.–—]|\s-)?\s(?:(?:so|and|but|then|therefore|hence)[ ,]{1,2})?"
    r"(?=(?:let['’]?s|let us|please|(?:could|can|would|will) (?:you|we)|shall we|"
    r"I(?:['’]d| would)? suggest|(?:send|ring|call|email|write to|bring) (?:me|us|it|the|over))\s)",
    re.IGNORECASE,
)
_REASONS = frozenset({"because", "since", "but", "though", "although"})
_SIDE_BY_SIDE = frozenset({"but", "and"})
_LEAST_ASKED = 3
#: Places at which a sentence is tried: nobody asks more often in one, and each is read whole.
_MOST_CUTS = 8
#: Days of a life that are the daily business of some houses.
_OF_TRADES = lazily(
    r"\b(?:weddings?|honeymoons?|divorces?|funerals?|operations?|surgery|chemo\w*|pregnan\w+|maternity|paternity|parental|expecting|"
    r"due|birthdays?|married|divorced)\b",
    re.IGNORECASE,
)


@remembered
def private(text: str) -> bool:
    """Whether words tell of somebody's age, a day of their own life, their family or their health."""
    if private_life(text):
        return True
    # An age is nobody's business, whatever the house.
    return private_date(text) and not (of_a_trade(text) and not private_date(_OF_TRADES.sub("", text)))


def _asked_beside(text: str) -> tuple[int, int] | None:
    """Where a private sentence ends in something that is asked of us, and which is not private: its start and end."""
    if not private(text):
        return None
    for cut in islice(_ASKED.finditer(text), _MOST_CUTS):
        rest = text[cut.end() :]
        if len(rest.split()) >= _LEAST_ASKED and not private(rest) and private(text[: cut.start()]):
            return cut.end(), len(text)
    return None


def open_words(text: str) -> tuple[int, int] | None:
    """The clauses of a private sentence that say something without the private one, for what is read by plain words.

    What follows from the private clause is left with it: "my wife's expecting, so we have to be done by summer".

    Returns:
        Start and end in the text; None where nothing can be told apart.
    """
    if (asked := _asked_beside(text)) is not None:
        return asked
    whole = trim(text, Span(0, len(text)))
    for part in reversed(stretches(text, whole, short=0)):
        if private(text[part.start : part.end]):
            continue
        ahead, behind = text[: part.start], text[part.end :]
        if part.start == whole.start and private(behind):
            return part.start, part.end
        if part.end == whole.end and private(ahead):
            first = joints(text, whole.start, whole.end)[:1]
            if first and first[0][0] in _SIDE_BY_SIDE and first[0][1] <= part.start:
                return part.start, part.end
    return None


def open_part(
    quote: str, facets: frozenset[Facet], apart: Callable[[str], bool] = private
) -> tuple[int, int, frozenset[Facet]] | None:
    """The clauses of a private quote that are not, and what they may be evidence of.

    A sentence is cut in one place only: before the clause that is private, or behind one that comes first and ends in "but".
    Where something follows from the private clause as well, only what tells how things are is taken to stand before it.

    Args:
        apart: whether some of its words ground nothing.

    Returns:
        Start and end in the quote and the facets, or None where the private part cannot be told from the rest.
    """
    whole = trim(quote, Span(0, len(quote)))
    parts = stretches(quote, whole, short=0)
    for part in reversed(parts):
        if apart(quote[part.start : part.end]):
            continue
        ahead, behind = quote[: part.start], quote[part.end :]
        if part.start == whole.start and apart(behind):
            cuts = joints(quote, part.end, whole.end)
            kept = facets if cuts and cuts[0][0] in _REASONS else facets - _OF_EITHER
            kept = kept & _OF_FACTS if cuts[1:] else kept
        elif part.end == whole.end and apart(ahead):
            first = joints(quote, whole.start, whole.end)[:1]
            kept = facets if first and first[0][0] == "but" and first[0][1] <= part.start else frozenset()
        else:
            continue
        if kept:
            return part.start, part.end, kept
    return None
