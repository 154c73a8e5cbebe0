"""Receipts that name nothing, "I've got it, thanks": they close the one thing that was open with whoever says so. Plain data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from otherside.domain import Person, Side, TurnKind
from otherside.domain.patterns import lazily
from otherside.profiles.said.sentences import sentence_texts
from otherside.store import StoredConversation
from otherside.workspace.heard.rows import IN_CONFIDENCE

_LEAD = (
    r"(?:(?:yes|yep|hi|hello|hey|dear|morning|good morning|ok|okay|thanks|thank you|great|all good|oh|perfect|lovely|brilliant|"
    r"(?-i:[A-Z])\w+)[,.! –—-]+){0,3}"
)
#: Something came. In a talk "got it" says that it was understood; in a letter it needs a word of thanks, or of coming.
_MORE = (
    r"(?P<more>(?:[,;–—]| (?:thanks|thank you|with (?:many )?thanks|safely|today|yesterday|this|on|just|at last|in (?:one piece|"
    r"the post|time)|"
    r"by post|now|already)\b)[^.?!]{0,40})?"
)
_CAME = lazily(
    rf"^\W*{_LEAD}(?:(?:I|we)(?:['’]ve| have)? (?:just |now |already )?(?:got|received|had) (?:it|them|both|everything|yours?)|"
    r"(?:got|received) (?:it|them|both|everything)|(?:it|they|both|everything)(?:(?:['’]s|['’]ve| has| have| is| are)?(?: just|"
    r" now| all| "
    r"safely)? (?:arrived|came(?: through)?|come(?: through)?|landed|turned up)|(?:['’]s|['’]re| is| are)(?: now| all| safely)? here))\b"
    rf"{_MORE}[.!]*\W*$",
    re.IGNORECASE,
)
_SURE = lazily(r"\b(?:thanks|thank you|cheers|received|arrived|came|here|landed|turned up|safely)\b", re.IGNORECASE)
_NOT_SO = lazily(
    r"\b(?:not|never|but|if|when|until|from (?!you\b)|because|up|wrong|covered|all under|in hand)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
#: Days after which nobody is thanked for what was asked.
_LATEST = 45


def came(text: str) -> str:
    """The sentence of a letter that says that something came, without its name; empty where none does."""
    said = [*sentence_texts(text)]
    for sentence in said:
        found = _CAME.match(sentence)
        if found and not _NOT_SO.search(sentence) and (_SURE.search(sentence) or any(_SURE.search(s) for s in said)):
            return sentence
    return ""


def close_by_receipts(
    rows: Sequence[dict[str, Any]],
    conversations: Iterable[StoredConversation],
    people: Mapping[str, Person],
    kept: Container[tuple[str, int]],
) -> None:
    """Sets ``since`` of what was the only thing open with somebody of theirs when they wrote that it had come.

    Args:
        rows: promises of ours and their requests, as ``promises_of`` gives them.
        people: of the deal, by id.
        kept: places said in confidence.
    """
    by_id = {stored.id: stored for stored in conversations}
    for stored in by_id.values():
        for n, held in enumerate(stored.turns):
            person, day = people.get(stored.speaker(held.turn)), stored.day(held.turn)
            if (
                person is None
                or person.side is not Side.THEIRS
                or held.turn.kind is not TurnKind.MESSAGE
                or day is None
            ):
                continue
            if not (said := came(held.turn.text)):
                continue
            open_ = [r for r in rows if r["since"] is None and _waited(r, person, stored.id, n, day, by_id)]
            if len(open_) == 1:
                mark = IN_CONFIDENCE if (stored.id, n) in kept else ""
                open_[0]["since"] = {"quote": said, "person": person.name, "date": day.isoformat(), "mark": mark}


def _waited(
    row: Mapping[str, Any],
    person: Person,
    conversation: str,
    turn: int,
    day: dt.date,
    by_id: Mapping[str, StoredConversation],
) -> bool:
    """Whether somebody waited for a thing when they said a turn: they asked for it, or were there when we promised it."""
    asked = by_id.get(row["conversation"])
    if asked is None or not row["date"]:
        return False
    ahead = (day - dt.date.fromisoformat(row["date"])).days
    earlier = row["turn"] < turn if row["conversation"] == conversation else ahead > 0
    theirs = row["person"] == person.name or person.id in asked.people.values()
    return earlier and 0 <= ahead <= _LATEST and theirs
