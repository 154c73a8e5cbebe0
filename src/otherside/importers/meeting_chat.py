"""The chat of a meeting as Zoom saves it: each message with its time of day and who sent it to whom.

    10:03:05 From Dana Lee to Everyone:          10:03:05	 From  Dana Lee : text
        text

What is quoted of others (a message that is answered, or reacted to) is a note. The day is nowhere in the file; that of its
name, or its folder's, counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from otherside.domain import Conversation, Parsed, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers.decoding import well_formed
from otherside.importers.names import Roster, one_line, read_label
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import date_in_name, dated, latest_day

_BEGIN = lazily(
    r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>\d{2}):(?P<second>\d{2})\s{1,4}From\s{1,3}(?P<name>[^\n:]{1,90}?)"
    r"(?:\s{1,3}to\s{1,3}(?P<to>[^\n:]{1,90}?))?\s?:(?:\s(?P<text>.*))?"
)
#: What stands before a message that is answered: a part of it, in quotation marks.
_ANSWERED = lazily(r"\s*Replying to [\"“].{0,400}?(?:[\"”]|\.\.\.|…)\s*(?:\n|\Z)", re.DOTALL)
_REACTED = lazily(r"\s*(?:Reacted to [\"“]|Removed a \S{1,8} reaction from [\"“])")


@dataclass(frozen=True, slots=True)
class _Message:
    clock: time
    name: str
    text: str


def is_meeting_chat(text: str) -> bool:
    """Whether the first line with words begins a message."""
    return bool(_BEGIN.match(text.lstrip()))


def parse(source: SourceFile) -> Parsed:
    """The chat as one conversation of messages.

    Raises:
        ImporterError: when nobody wrote anything.
    """
    day = date_in_name(source.stem, latest_day(source)) or date_in_name(_folder(source), latest_day(source))
    roster = Roster()
    turns: list[Turn] = []
    for message in _messages(source.text):
        at = _at(day, message.clock)
        for text, own in _pieces(message.text):
            who = roster.speak(read_label(message.name)) if own else None
            turns.append(
                Turn(
                    well_formed(text if own else f"{message.name}: {text}"),
                    who,
                    at=at,
                    kind=TurnKind.MESSAGE if own else TurnKind.NOTE,
                )
            )
    if not any(turn.speaker for turn in turns):
        raise ImporterError(f"{source.name}: no message of anybody in it; save the chat again")
    told, by_file = dated(source, day)
    return Parsed(
        conversations=(
            Conversation(source.stem, "chat", tuple(turns), roster.participants(), told, dated_by_file=by_file),
        )
    )


def _messages(text: str) -> Iterator[_Message]:
    held: tuple[time, str, list[str]] | None = None
    for line in text.lstrip().split("\n"):
        match = _BEGIN.match(line)
        if match is None or int(match["minute"]) > 59 or int(match["second"]) > 59:
            if held is not None:
                held[2].append(line.strip())
            continue
        if held is not None:
            yield _Message(held[0], held[1], "\n".join(held[2]).strip())
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"]))
        held = clock, one_line(match["name"]), [(match["text"] or "").strip()]
    if held is not None:
        yield _Message(held[0], held[1], "\n".join(held[2]).strip())


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The message in parts, each with whether it is the sender's own words."""
    if _REACTED.match(text):
        yield text, False
        return
    if answered := _ANSWERED.match(text):
        yield answered.group().strip(), False
        text = text[answered.end() :].strip()
    if text:
        yield text, True


def _at(day: date | None, clock: time) -> datetime | None:
    return datetime.combine(day, clock, UTC) if day else None


def _folder(source: SourceFile) -> str:
    """Zoom saves each meeting in a folder of its day: ``2026-04-02 10.03.05 Weekly``."""
    return source.name.rpartition("/")[0].rpartition("/")[2]
