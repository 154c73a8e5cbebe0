"""Chats as WhatsApp exports them, or as they are copied out of it: each message with its day, its time and its author.
The chat of a meeting, which has times alone, is read by ``meeting_chat``.

    [29/10/2026, 07:58:12] Dana Lee: text        18.11.26, 22:14 - Dana Lee: text        [22:14, 18/11/2026] Dana Lee: text

A message goes on over the lines that have no day and time. What the program writes (who joined, what was deleted, a picture
that is not in the export) is nobody's words and becomes a note. Nothing in the file tells whether the day or the month comes
first; ``chat_days`` finds it out. The clock is the one of the telephone that exported it, whose zone nobody knows.

No library is used: what there is either may not be used freely (whatstk) or brings a whole data-frame stack (chat-miner).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otherside.domain import Conversation, Parsed, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers import meeting_chat
from otherside.importers.chat_days import BETWEEN, DATE, TIME, Stamp, moments
from otherside.importers.decoding import well_formed
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import Roster, is_generic, looks_like_person, one_line
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import dated, latest_day

_SAMPLE = 1 << 16
#: Marks that tell the direction of writing and have no width.
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NO_MARKS = dict.fromkeys(map(ord, _MARKS))
_BEGIN = rf"[{_MARKS}]{{0,4}}"
_REST = r"\s?(?P<rest>.*)"
#: The ways to begin a message; a file has one of them.
_STYLES = (
    lazily(rf"{_BEGIN}\[{DATE}{BETWEEN}{TIME}\]{_REST}"),
    lazily(rf"{_BEGIN}{DATE}{BETWEEN}{TIME}\s[-–—]{_REST}"),
    lazily(rf"{_BEGIN}\[{TIME},?\s{DATE}\]{_REST}"),
)
_SAID = lazily(r"(?P<name>[^\n\"“”„«»]{1,90}?):(?:\s(?P<text>.*))?$")
#: What stands in place of something that is not in the export, or was taken back.
_PLACEHOLDER = lazily(
    r"<[^<>\n]{3,60}>|null|\S[^\n]{0,100}\.\w{2,5} \([^()\n]{4,30}\)"
    r"|(?:image|video|audio|sticker|gif|document|contact card) omitted"
    r"|(?:this message was|you) deleted(?: this message)?|waiting for this message.{0,60}"
    r"|(?:diese nachricht wurde|du hast diese nachricht) gelöscht"
    r"|(?:ce message a été|vous avez) supprimé(?: ce message)?"
    r"|(?:se eliminó|eliminaste) este mensaje|dit bericht is verwijderd|u heeft dit bericht verwijderd"
    r"|questo messaggio è stato eliminato|hai eliminato questo messaggio",
    re.IGNORECASE,
)
#: The mark of a message that was changed after it was sent.
_EDITED = lazily(
    r"\s?<[^<>\n]{0,40}(?:edited|bearbeitet|modifi|editó|editado|editada|bewerkt|redigert|redigerad|muokattu)[^<>\n]{0,20}>\Z",
    re.IGNORECASE,
)
#: Behind this mark stands what the program of an iPhone says, be it under somebody's name.
_PROGRAM = "\u200e"
#: What follows a picture and is a part of it; the joiner is one of letters as well.
_OF_PICTURES, _JOINER = "\ufe0f\u20e3", "\u200d"


@dataclass(frozen=True, slots=True)
class _Message:
    """What one stamp begins: who wrote it, ``None`` where the program did, and the lines."""

    stamp: Stamp
    name: str | None
    text: str


def _style(lines: Sequence[str]) -> re.Pattern[str] | None:
    """The way in which most messages of the file begin."""
    counts = [(sum(1 for line in lines if style.match(line)), style) for style in _STYLES]
    best, style = max(counts, key=lambda found: found[0])
    return style if best else None


def _messages(lines: Sequence[str], style: re.Pattern[str]) -> Iterator[_Message]:
    held: tuple[Stamp, str | None, list[str]] | None = None
    for line in lines:
        match = style.match(line)
        if match is None:
            if held is not None:
                held[2].append(line)
            continue
        if held is not None:
            yield _Message(held[0], held[1], "\n".join(held[2]))
        said = _SAID.match(match["rest"])
        name = one_line(said["name"].translate(_NO_MARKS)) if said else ""
        text = (said["text"] or "") if said and name else match["rest"]
        held = Stamp.of(match), name or None, [text]
    if held is not None:
        yield _Message(held[0], held[1], "\n".join(held[2]))


def sniff(source: SourceFile) -> float:
    """0.95 where the file begins with a message and most authors are people by their names or numbers, or write again."""
    try:
        text = source.text[:_SAMPLE]
    except ImporterError:
        return 0.0
    if meeting_chat.is_meeting_chat(text):
        return 0.97
    lines = text.split("\n")
    first = next((line for line in lines if line.strip(_MARKS + " \t")), "")
    style = _style(lines)
    if style is None or not style.match(first):
        return 0.0
    names = Counter(m.name for m in _messages(lines, style) if m.name)
    sure = sum(n for name, n in names.items() if n > 1 or _is_author(_readable(name)))
    likely = sure + sum(n for name, n in names.items() if n == 1 and _may_be_author(_readable(name)))
    return 0.95 if sure and 2 * likely > names.total() else 0.0


def _is_author(name: str) -> bool:
    return looks_like_person(name) or is_generic(name)


def _may_be_author(name: str) -> bool:
    """Whether a name that occurs once may be one by its form; "Call with Dana" is a note's."""
    return not _is_author(name) and " " not in name and name.lower() not in COMMON_WORDS


def parse(source: SourceFile) -> Parsed:
    """The chat as one conversation of messages.

    Raises:
        ImporterError: when nobody wrote anything.
    """
    if meeting_chat.is_meeting_chat(source.text):
        return meeting_chat.parse(source)
    lines = source.text.split("\n")
    style = _style(lines)
    messages = list(_messages(lines, style)) if style else []
    roster = Roster()
    turns: list[Turn] = []
    times = moments([m.stamp for m in messages], latest_day(source))
    for message, at in zip(messages, times, strict=True):
        turns += (
            Turn(well_formed(text), roster.speak(_readable(name)) if name else None, at=at, kind=kind)
            for text, name, kind in _pieces(message)
        )
    if not any(turn.speaker for turn in turns):
        raise ImporterError(f"{source.name}: no message of anybody in it; export the chat again")
    date, by_file = dated(source, min((at.date() for at in times if at), default=None))
    return Parsed(
        conversations=(
            Conversation(
                title=_title(source),
                format="chat",
                turns=tuple(turns),
                participants=roster.participants(),
                date=date,
                dated_by_file=by_file,
            ),
        )
    )


def _pieces(message: _Message) -> Iterator[tuple[str, str | None, TurnKind]]:
    """What somebody wrote, and what the program put there, with the author of the former."""
    text, name = message.text, message.name
    if name is None or text.startswith(_PROGRAM):
        told = _clean(text)
        if told:
            yield f"{name}: {told}" if name else told, None, TurnKind.NOTE
        return
    first, _, more = text.partition("\n")
    if _PLACEHOLDER.fullmatch(_clean(first).rstrip(".")):
        yield f"{name}: {_clean(first)}", None, TurnKind.NOTE
        text = more  # what is written below a picture
    elif (cut := text.rfind(f"{_PROGRAM}<")) > 0:
        text, attached = text[:cut], _clean(text[cut:])
        if not _EDITED.fullmatch(attached):
            yield f"{name}: {attached}", None, TurnKind.NOTE
    text = _EDITED.sub("", _clean(text))
    if text:
        yield text, name, TurnKind.MESSAGE


def _clean(text: str) -> str:
    """The text without what only sets off a name in it or says which way it is written."""
    return text.replace("\u2068", "").replace("\u2069", "").strip(_MARKS + " \t\n")


def _readable(name: str) -> str:
    """An author's name without pictures and without the ``~`` before a name that is in nobody's address book."""
    kept: list[str] = []
    picture = False
    for char in name:
        picture = unicodedata.category(char) in ("So", "Sk") or char in _OF_PICTURES or (picture and char == _JOINER)
        if not picture:
            kept.append(char)
    bare = one_line("".join(kept)).lstrip("~ ")
    return bare if any(c.isalnum() for c in bare) else name


def _title(source: SourceFile) -> str:
    """The name of the file; an iPhone's chat has its own only in the name of its archive."""
    if source.stem.strip("_") != "chat" or "!/" not in source.name:
        return source.stem
    return SourceFile(source.name.rpartition("!/")[0], b"").stem


IMPORTER = Importer(name="chat", sniff=sniff, parse=parse)
