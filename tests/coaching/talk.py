"""Little conversations for the tests of this folder."""

from __future__ import annotations

from otherside.coaching import CoachTurn
from otherside.domain import Facet, Side


def talk(*lines: str, evidence: dict[int, list[Facet]] | None = None, seconds: float | None = None) -> list[CoachTurn]:
    """Turns from lines: ``"> words"`` are ours, ``"< words"`` are theirs, ``"? words"`` are nobody knows whose."""
    sides = {">": Side.OURS, "<": Side.THEIRS, "?": Side.UNKNOWN}
    names = {">": "Noor", "<": "Ana", "?": None}
    out = []
    for index, line in enumerate(lines):
        start = None if seconds is None else index * seconds
        out.append(
            CoachTurn(
                index,
                names[line[0]],
                sides[line[0]],
                line[2:],
                start,
                None if start is None or seconds is None else start + seconds,
                tuple((evidence or {}).get(index, ())),
            )
        )
    return out
