"""From cues (a line of subtitles, a sentence of JSON) to turns and to what an importer returns."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from otherside.domain import Conversation, Parsed, Skipped, Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers.names import Roster
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.when import dated

#: Cues of one speaker further apart than this are separate turns: something else happened between them.
MAX_GAP_S = 30.0
#: Where nobody is named, a turn ends at the first sentence end after this many characters, so that an hour of
#: unattributed speech does not become one turn.
UNNAMED_TURN_CHARS = 600
#: A silence of so many seconds between two cues parts sentences oftener than words, where no mark says so.
PAUSE_S = 0.7
#: A turn of fewer characters is one sentence, whatever the silence within.
_BRIEF = 60
_END_MARK = lazily(r"[.!?…。](?=[\"'”’)\]]*(?:\s|$))")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", '."', '!"', '?"', ".”", "!”", "?”")


@dataclass(frozen=True, slots=True)
class Cue:
    """The smallest piece a source times or attributes; times in seconds from the start of the recording."""

    text: str
    speaker: str | None = None
    start_s: float | None = None
    end_s: float | None = None


def merge(cues: Iterable[Cue], *, joiner: str = " ") -> tuple[Turn, ...]:
    """Joins consecutive cues of one speaker into turns; cues without text are left out, no word is lost.

    Where nobody wrote marks, a pause between two cues becomes a line break: all that tells where a sentence may end.
    """
    turns: list[Turn] = []
    texts: list[str] = []
    pauses: list[bool] = []
    length = 0
    current: Cue | None = None
    last = Cue("")
    for cue in cues:
        text = cue.text.strip()
        if not text:
            continue
        if current is not None and _continues(current, cue, length, texts[-1]):
            texts.append(text)
            pauses.append(_paused(last, cue))
            last = cue
            length += len(text)
            current = replace(
                current,
                start_s=cue.start_s if current.start_s is None else current.start_s,
                end_s=_later(current.end_s, cue.end_s if cue.end_s is not None else cue.start_s),
            )
            continue
        if current is not None:
            turns.append(_turn(current, texts, pauses, joiner))
        current, last, texts, pauses, length = cue, cue, [text], [], len(text)
    if current is not None:
        turns.append(_turn(current, texts, pauses, joiner))
    return tuple(turns)


def _continues(current: Cue, cue: Cue, length: int, last: str) -> bool:
    if current.speaker != cue.speaker:
        return False
    if current.speaker is None and length >= UNNAMED_TURN_CHARS and last.endswith(_SENTENCE_ENDS):
        return False
    ended = current.end_s if current.end_s is not None else current.start_s
    return ended is None or cue.start_s is None or cue.start_s - ended <= MAX_GAP_S


def _paused(last: Cue, cue: Cue) -> bool:
    """Whether there is silence between a cue and the next; unknown where a source times beginnings alone."""
    return last.end_s is not None and cue.start_s is not None and cue.start_s - last.end_s >= PAUSE_S


def _turn(cue: Cue, texts: list[str], pauses: list[bool], joiner: str) -> Turn:
    """The cues as one turn; ``pauses`` says of each cue but the first whether there was one before it."""
    if any(pauses) and sum(map(len, texts)) >= _BRIEF and not any(_END_MARK.search(text) for text in texts):
        joined = texts[0] + "".join(("\n" if p else joiner) + t for p, t in zip(pauses, texts[1:], strict=True))
        return Turn(joined, cue.speaker, cue.start_s, cue.end_s)
    return Turn(joiner.join(texts), cue.speaker, cue.start_s, cue.end_s)


def _later(a: float | None, b: float | None) -> float | None:
    return b if a is None else a if b is None else max(a, b)


@dataclass
class Draft:
    """A conversation in the making: cues in order, the people, and what the source says of it.

    ``preamble`` is text above the conversation (a summary, a remark) that is nobody's speech; it becomes a
    note.
    """

    title: str | None = None
    date: datetime.date | None = None
    deal: str | None = None
    roster: Roster = field(default_factory=Roster)
    cues: list[Cue] = field(default_factory=list)
    preamble: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def note(self, key: str, value: object) -> None:
        """Keeps a further statement of the source as text, unless it is empty."""
        if value not in (None, "", [], {}) and isinstance(value, str | int | float):
            self.fields[key] = str(value)

    def conversation(self, source: SourceFile, form: str) -> Conversation | None:
        """The finished conversation, or ``None`` when nothing was said."""
        turns = merge(self.cues)
        if not turns:
            return None
        if self.preamble.strip():
            turns = (Turn(self.preamble.strip(), kind=TurnKind.NOTE), *turns)
        fields: Mapping[str, str] = dict(self.fields)
        date, by_file = dated(source, self.date)
        return Conversation(
            title=(self.title or "").strip() or source.stem,
            format=form,
            turns=turns,
            participants=self.roster.participants(),
            date=date,
            dated_by_file=by_file,
            deal=self.deal,
            fields=fields,
        )


def finish(
    source: SourceFile,
    form: str,
    drafts: Iterable[Draft],
    skipped: Iterable[Skipped] = (),
    what: str = "speech",
) -> Parsed:
    """All drafts with speech in them as the importer's result.

    Raises:
        ImporterError: when there is none in any; the text names what was looked for.
    """
    skips = tuple(skipped)
    conversations = tuple(c for c in (d.conversation(source, form) for d in drafts) if c is not None)
    if not conversations:
        reason = f" ({skips[0].reason})" if skips else ""
        raise ImporterError(f"{source.name}: no {what} in it{reason}; export the transcript again")
    return Parsed(conversations=conversations, skipped=skips)
