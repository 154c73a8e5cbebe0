"""What words alone tell of a sentence, beside what the reader makes of it: the shape in which ``steps`` and ``pulls`` say it."""

from __future__ import annotations

from dataclasses import dataclass

from otherside.domain import Facet, Stance


@dataclass(frozen=True, slots=True)
class Outright:
    """What a sentence is evidence of.

    Attributes:
        facets: said outright.
        gone: of which it is none, however it was read.
        stance: where it points; None leaves that to the reader.
    """

    facets: frozenset[Facet] = frozenset()
    gone: frozenset[Facet] = frozenset()
    stance: Stance | None = None
