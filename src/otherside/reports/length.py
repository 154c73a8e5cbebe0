"""How much of each part a brief shows: whole, and ever shorter until the deal stands on two pages."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Length:
    """How many rows of each part are shown.

    Attributes:
        terms: under a heading of what they agreed to, asked, set as a condition or named.
        days: of those that they named.
        promised: promises or requests of one kind.
        questions: to ask next.
        gaps: where a present does not fit an ideal.
        carried: of what single people have to carry.
        breaks: where a routine broke.
        moves: facets of somebody's that say who they are or what moves them; None for all.
        stands: facets of where they stand; None for all.
        holds: facets of what makes it hard for them; None for all.
        quotes: of one facet.
        whole: whether also what is not sure, what was not read and what stands elsewhere is told of each, and every
            confidence by itself.
    """

    terms: int = 8
    days: int = 8
    promised: int = 8
    questions: int = 5
    gaps: int = 4
    carried: int = 6
    breaks: int = 5
    moves: int | None = None
    stands: int | None = None
    holds: int | None = None
    quotes: int = 2
    whole: bool = True


#: Nothing left out but what has a limit of its own.
FULL = Length()
#: The same with all quotes of each person that a brief holds.
EVERYTHING = Length(quotes=1000)
#: Tried one after the other, before anything is left out altogether.
WHOLE = (
    EVERYTHING,
    FULL,
    Length(terms=6, days=6, promised=4, questions=5, gaps=3, carried=4, breaks=3, quotes=1),
)
#: What every brief has, however much there is.
LEAST = Length(
    terms=2,
    days=3,
    promised=2,
    questions=3,
    gaps=1,
    carried=1,
    breaks=1,
    moves=1,
    stands=0,
    holds=0,
    quotes=1,
    whole=False,
)
#: What it may have more of, a row at a time, in the order in which a seller would miss it.
NEXT = (
    "holds", "terms", "days", "carried", "terms", "breaks", "promised", "days", "gaps", "questions", "stands", "moves",
    "carried", "terms", "promised", "days", "breaks", "questions", "stands", "moves", "terms", "gaps", "moves", "holds",
    "quotes", "promised", "holds", "moves", "stands", "terms", "carried", "days", "moves", "holds", "promised", "breaks", "quotes",
)  # fmt: skip


def longer(length: Length, part: str) -> Length:
    """The length with one row more of a part."""
    return replace(length, **{part: getattr(length, part) + 1})
