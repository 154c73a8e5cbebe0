"""Interviews written as ``Q: … A: …``: who asks and who answers, where the document says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from otherside.domain import Side
from otherside.domain.patterns import lazily
from otherside.importers.blocks import Kind
from otherside.importers.dialogue import Unit
from otherside.importers.heading import Head

_ASKS = lazily(r"(?:q|question|frage)\s?\d{0,3}", re.IGNORECASE)
_ANSWERS = lazily(r"(?:a|answer|antwort)\s?\d{0,3}", re.IGNORECASE)
#: How many answers make an interview of it.
LEAST = 2
#: Who asks, where nobody is named.
_INTERVIEWER = "Interviewer"
#: An answer of a text that was read as a note.
ANSWER_LINE = lazily(rf"^\W{{0,4}}{_ANSWERS.pattern}\W{{0,2}}:\s*\S", re.IGNORECASE | re.MULTILINE)
_QUESTION_LINE = lazily(rf"^\W{{0,4}}{_ASKS.pattern}\W{{0,2}}:\s*\S", re.IGNORECASE | re.MULTILINE)


def with_names(units: Sequence[Unit], head: Head) -> list[Unit]:
    """The paragraphs with names in place of "Q" and "A".

    They stay as they are unless the document names one person of the other side, who then answers; whoever it names as ours
    asks.
    """
    theirs = {p.name for p in head.people if p.side is Side.THEIRS}
    ours = {p.name for p in head.people if p.side is Side.OURS} | ({head.author} if head.author else set())
    spoken = [u for u in units if u.label and u.line.kind is not Kind.HEADING]
    answers = [u for u in spoken if _ANSWERS.fullmatch(u.label or "")]
    questions = [u for u in spoken if _ASKS.fullmatch(u.label or "")]
    if len(theirs) != 1 or len(answers) < LEAST or not questions:
        return list(units)
    (answerer,) = theirs
    asker = next(iter(ours)) if len(ours) == 1 else _INTERVIEWER
    called = {id(u): answerer for u in answers} | {id(u): asker for u in questions}
    return [replace(u, label=called[id(u)]) if id(u) in called else u for u in units]


def answers_of_nobody(text: str) -> int:
    """How many answers a text holds behind "A:", beside questions behind "Q:"; 0 for fewer than an interview has."""
    found = len(ANSWER_LINE.findall(text))
    return found if found >= LEAST and _QUESTION_LINE.search(text) else 0
