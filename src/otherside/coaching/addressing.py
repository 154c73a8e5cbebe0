"""Whom of ours a sentence of ours is put to: what we ask a colleague in the room is no question to the buyer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span

_LEADS = r"(?:(?i:and|so|but|or|ok|okay|yes|no|right|great|good|perfect|thanks|well|now|then|alright|maybe|also|sure|hey),? )*"
_NAME = r"(?P<{}>[A-Z][\w’'-]+)"
#: "Priya, can we …", "in our larger plan — Priya, can we …", "could you show it, Priya?".
_CALLED = lazily(rf"(?:^\W*|[—–:;]\s{{0,3}}){_LEADS}{_NAME.format('first')}, |, {_NAME.format('last')}\s?[?.!]*$")
#: What stands before a comma without being anybody's name.
_NOBODY = frozenset(
    "yes no so and but or ok okay well now right great good perfect thanks sure also then hi hello hey look listen sorry please first "
    "second third finally lastly today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday absolutely exactly "
    "honestly actually maybe perhaps oh ah um again anyway basically alternatively otherwise".split()
)


class Spoken(Protocol):
    """What is needed of a turn."""

    @property
    def speaker(self) -> str | None:
        """Who spoke, where known."""

    @property
    def side(self) -> Side:
        """Whose side they are on."""

    @property
    def text(self) -> str:
        """The words."""


def to_colleagues(turns: Sequence[Spoken], number: int, sentences: Sequence[Span]) -> list[bool]:
    """For each sentence of a turn of ours, whether it is put to one of us and not to the buyer.

    It is where a colleague is called by name. After that, so is each further sentence up to one that calls somebody else, if a
    colleague speaks next. A name that both sides have is our colleague's where they speak next.

    Args:
        number: place of the turn.
        sentences: stretches of its text, in order.
    """
    turn = turns[number]
    ours = _first_names(t for t in turns if t.side is Side.OURS and t.speaker != turn.speaker)
    theirs = _first_names(t for t in turns if t.side is not Side.OURS)
    after = turns[number + 1] if number + 1 < len(turns) else None
    colleague_next = after is not None and after.side is Side.OURS and after.speaker != turn.speaker
    next_name = _first_names([after]) if colleague_next and after is not None else set()
    out: list[bool] = []
    called = False
    for span in sentences:
        name = called_in(turn.text[span.start : span.end])
        if name:
            called = name in next_name or (name not in theirs and (name in ours or colleague_next))
        out.append(called if name else called and colleague_next)
    return out


def called_in(sentence: str) -> str:
    """The name by which somebody is called in a sentence; empty where nobody is."""
    for found in _CALLED.finditer(sentence):
        name = found["first"] or found["last"]
        if name.lower() not in _NOBODY:
            return name
    return ""


def _first_names(turns: Iterable[Spoken]) -> set[str]:
    return {t.speaker.split()[0] for t in turns if t.speaker and t.speaker.split()}
