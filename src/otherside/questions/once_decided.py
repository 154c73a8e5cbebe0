"""What is worth asking once it is decided: how they came to it and what they need, and nothing of before. Pure.

Whoever said it is asked about it; the others may not know of it, and are asked how it stands with them. So is everybody where a
CRM alone says that it ended without us; where it says that it was won, they are asked what they need.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from otherside.domain import Facet
from otherside.questions.answered import asked_already
from otherside.questions.bank import Topic
from otherside.questions.left_free import takings_of_leave
from otherside.questions.view import Buyer, Statement, View


def _topic(name: str, phase: str, facet: Facet, gap: str, listen: str) -> Topic:
    return Topic(name, phase, facet, "deal", gap, {}, listen, (), ())


_WHAT = _topic("what_decided", "present", Facet.SITUATION, "what is decided", "what it is, and for whom it holds")
_HOW = _topic(
    "how_it_came",
    "feelings",
    Facet.CONSENSUS,
    "how they came to it",
    "what weighed most, and who had to be brought along",
)
_NEXT = _topic("need_next", "next", Facet.WANT, "what they need next", "whatever they name; it may be nothing")
_STANDS = _topic(
    "how_it_stands", "present", Facet.SITUATION, "how it stands with {person}", "what they know of it, in their words"
)

#: By way, as the forecast's JSON has it: what whoever said it is asked, in this order.
_ASKED: Mapping[str | None, tuple[tuple[Topic, str], ...]] = {
    None: ((_WHAT, "What have you decided?"), (_HOW, "How did you come to that decision?")),
    "us": (
        (_NEXT, "What do you need first, now that it is decided?"),
        (_HOW, "What was it, in the end, that made you decide as you did?"),
    ),
    "other": (
        (_HOW, "How did you come to that decision?"),
        (_NEXT, "What, if anything, would still be of use to you from this side?"),
    ),
}
_ASKED_OTHERS = (_STANDS, "How does this stand, as you see it?")

Asked = tuple[Topic, Buyer, str, str, Statement | None]


def asked_once_decided(view: View, to: str | None = None) -> list[Asked] | None:
    """``(topic, whom, question, why, their words)``; None where nobody says that it is decided.

    Args:
        to: id of one person; whoever said it, otherwise.
    """
    forecast = view.forecast or {}
    if ended := forecast.get("outcome"):
        return list(_asked_once_closed(view, ended == "won", to))
    said = forecast.get("said_decided")
    if not said:
        return None
    tellers = _tellers(said)
    who = view.buyer(str(said["person_id"]) if to is None else to)
    out: list[Asked] = []
    if who is not None and not who.left and who.id in tellers:
        words = _words(view, tellers[who.id])
        for topic, text in _ASKED.get(said["way"], _ASKED["other"]):
            if not asked_already(view, text, who.id):
                out.append(
                    (topic, who, text, f"{view.short[who.id]} says it is decided; not read yet: {topic.gap}.", words)
                )
    elif to is not None and (other := view.buyer(to)) is not None and not other.left:
        topic, text = _ASKED_OTHERS
        name = view.short[other.id]
        told = "" if said.get("in_confidence") else f"{said['who']} says it is decided, and {name} may not know. "
        why = f"{told}Not read yet: {topic.gap.replace('{person}', name)}."
        out.append((topic, other, text, why, None))
    return out


@dataclass(frozen=True, slots=True)
class No:
    """That it is decided, and not for us.

    Attributes:
        day: on which it was said, or the deal was closed, where known.
        words: the sentence in which somebody said it themselves, where they did and not in confidence.
    """

    day: dt.date | None
    words: Statement | None = None


def no_of(view: View, person: str) -> No | None:
    """The no that stands, with a person's own words of it; None where none is said or stated, nor is that person's last word."""
    forecast = view.forecast or {}
    if ended := forecast.get("outcome"):
        return None if ended == "won" else No(_day(forecast.get("closed")))
    said = forecast.get("said_decided")
    if not said and (own := takings_of_leave(view).get(person)) is not None:
        return No(own.date, None if own.kept or own.between_us else own)
    if not said or said["way"] in (None, "us"):
        return None
    theirs = _tellers(said).get(person)
    return No(_day(said.get("day")), _words(view, theirs) if theirs else None)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _tellers(said: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Where each who told it did so, by id."""
    return {str(t["person_id"]): t for t in said.get("told_by", ())} | {str(said["person_id"]): said}


def _asked_once_closed(view: View, won: bool, to: str | None) -> Iterator[Asked]:
    """One question for each who was heard, where a CRM says how it ended: it may not be what they know."""
    topic, text = _ASKED["us"][0] if won else _ASKED_OTHERS
    for who in view.buyers:
        if who.left or not who.spoke or to not in (None, who.id) or asked_already(view, text, who.id):
            continue
        gap = topic.gap.replace("{person}", view.short[who.id])
        yield topic, who, text, f"The deal is closed{' and won' if won else ''}; not read yet: {gap}.", None


def _words(view: View, said: Mapping[str, Any]) -> Statement | None:
    """The sentence in which it was said, unless it was told in confidence."""
    place = (said["conversation"], said["turn"], said["start"])
    found = next((s for s in view.statements if (s.conversation, s.turn, s.start) == place), None)
    return None if found is None or found.kept or found.between_us else found
