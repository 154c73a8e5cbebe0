"""Documents in which lines begin with a speaker: transcripts and minutes in Markdown, text or Word.

Which labels are speakers is decided on the evidence of the whole document (``names.speaker_labels``), with
two additions that Markdown allows: a label in bold followed by nothing but another label is a heading, and
where speakers are set in bold a further bold label is a speaker as well.

Whether they are a transcript at all, and whether what is not labelled goes on with the speaker before it, until
the next heading, is for ``talk`` to say. Headings, descriptions and summaries are kept as notes, not as speech.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from otherside.domain import Turn, TurnKind
from otherside.domain.patterns import lazily
from otherside.importers import when
from otherside.importers.blocks import Kind, Line, paragraphs, plain
from otherside.importers.heading import Head
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import (
    Roster,
    is_never_speaker,
    looks_like_person,
    read_label,
    speaker_labels,
    split_label,
)
from otherside.importers.people_in_text import ends_in_saying
from otherside.importers.quotations import quotations
from otherside.importers.third_person import told_of_them
from otherside.importers.turns import Cue, merge
from otherside.importers.when import clock

#: More labels than this are a glossary or a log, not a conversation.
MAX_SPEAKERS = 1_000
_TIME = lazily(r"[(\[]\s?((?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)\s?[)\]]")
_ALL_BOLD = lazily(r"(?:\*\*|__)([^*_:\n\[\](),.!]{2,100})(?:\*\*|__)")
_DESCRIPTION = lazily(
    r"(?:description|summary|overview|abstract|agenda|attendees|participants|present|about|context|background"
    r"|key (?:points|takeaways|moments)|takeaways|highlights|action items|actions|next steps|follow[- ]?ups?"
    r"|decisions|to-?dos?|notes|my notes|analysis|outcome|outcomes|metadata|details|links|resources|chapters"
    r"|table of contents|zusammenfassung|teilnehmer|nächste schritte)\b.{0,40}",
    re.IGNORECASE,
)
#: How people begin a sentence of their own; whoever writes a remark beside a talk does not begin it so.
_OPENER = lazily(
    r"(?:quite |very )?(?:honestly|frankly|seriously|truthfully|candidly|personally|sincerely|look|listen|well|yes|no|yeah|okay"
    r"|to be (?:\w{4,10} )?(?:honest|frank|fair|clear|blunt)|(?:let me|i['’]ll) be (?:\w{4,10} )?(?:honest|frank|clear|blunt)"
    r"|i mean|here['’]s the thing|the thing is|(?:the )?truth is|my (?:question|point|worry|fear|problem) is"
    r"|ehrlich(?: gesagt)?|offen gesagt)",
    re.IGNORECASE,
)
_ASIDE = lazily(r"(?:[\[(][^\[\]()]{1,60}[\])]\s*){1,5}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or the part of one from a speaker's label on."""

    line: Line
    label: str | None = None
    text: str = ""
    start_s: float | None = None
    bold: bool = False


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """Paragraphs, also cut before each line that may begin with a label, with that label taken apart."""
    cut: list[Line] = []
    for line in lines:
        if line.kind in (Kind.TEXT, Kind.BULLET, Kind.QUOTE) and not line.starts and _label(line):
            line = replace(line, starts=True)
        cut.append(line)
    units = [_label(line) or Unit(line, text=line.text) for line in _with_bold_names(paragraphs(cut))]
    for n, unit in enumerate(units):
        if unit.label is None or unit.text:
            continue
        following = units[n + 1] if n + 1 < len(units) else None
        if following is None or following.label is not None or following.line.kind is Kind.HEADING:
            units[n] = Unit(unit.line, text=unit.line.text)  # a heading set in bold
    return units


def _with_bold_names(lines: Iterable[Line]) -> Iterator[Line]:
    """A line all in bold without a colon: a speaker if it recurs as a person's name, else a heading."""
    held = list(lines)
    alone = Counter(first for line in held if (first := _all_bold(line)))
    for line in held:
        name = _all_bold(line)
        if name is None:
            yield line
            continue
        rest = line.text.partition("\n")[2]
        if alone[name] > 1 and looks_like_person(name):
            yield replace(line, text=f"**{name}:** {rest}")
            continue
        yield Line(Kind.HEADING, name, level=6)
        if rest:
            yield replace(line, text=rest)


def _all_bold(line: Line) -> str | None:
    """What a first line set in bold as a whole says, if it is short and no sentence, label or aside."""
    if line.kind is not Kind.TEXT or line.text[:2] not in ("**", "__"):
        return None
    match = _ALL_BOLD.fullmatch(line.text.partition("\n")[0].rstrip())
    return match.group(1) if match and len(match.group(1).split()) <= 10 else None


def _label(line: Line) -> Unit | None:
    """The line as a labelled unit, if its form allows a label: with or without a time, in bold or not."""
    if line.kind in (Kind.HEADING, Kind.CODE) or line.task:
        return None
    text = line.text
    bold = text[:2] in ("**", "__")
    first, _, more = text.partition("\n")
    start = None
    window = first[:140]
    match = _TIME.search(window)
    if match:
        before, after = window[: match.start()].strip(), first[match.end() :]
        timed = _after_time(before, after, bold)
        if timed is not None:
            start = clock(match.group(1).replace(",", "."))
            first = timed
    hit = split_label(first)
    if hit is None or ends_in_saying(hit[0]):
        return None
    rest = "\n".join(filter(None, (hit[1], more.strip("\n"))))
    return Unit(line, hit[0].strip(" *_"), rest, start, bold)


def _after_time(before: str, after: str, bold: bool) -> str | None:
    """``**Name (0:32):** text`` or ``[0:32] Name: text`` without the time, as ``Name: text``."""
    name = before.strip("*_ :-–—")
    tail = after.lstrip("*_ ")
    if not name:
        return after.strip() if split_label(after) else None
    if tail.startswith((":", "：")):
        return f"{name}: {tail[1:].lstrip('*_').strip()}"
    if before.rstrip("*_ ").endswith(":"):
        return f"{name}: {tail}"
    return f"{name}:" if bold and not tail.strip() else None


def label_of(line: Line) -> str | None:
    """The label that the line may begin with."""
    unit = _label(line)
    return unit.label if unit else None


def accepted_labels(units: Sequence[Unit], head: Head) -> frozenset[str]:
    """Which labels of the document are speakers."""
    # A mark before what is not labelled keeps ``speaker_labels`` from reading a label into it again.
    spoken = [u for u in units if u.line.kind is not Kind.HEADING]
    texts = (f"{u.label}: {u.text}" if u.label else f"# {u.text}" for u in spoken)
    found = speaker_labels(texts, [*(p.name for p in head.people), *head.aliases])
    if len(found) > MAX_SPEAKERS:
        return frozenset()
    bold = [u.label for u in units if u.label and u.bold and u.line.kind is not Kind.BULLET]
    sure = sum(1 for label in bold if label in found)
    if sure >= 2 and sure >= 0.6 * len(bold):
        found |= {label for label in bold if _may_be_bold_speaker(label)}
    return found


def _may_be_bold_speaker(label: str) -> bool:
    words = label.split()
    return (
        len(words) <= 4
        and words[0][:1].isupper()
        and not is_never_speaker(label)
        and not (len(words) == 1 and label.lower() in COMMON_WORDS)
    )


def quotes(units: Iterable[Unit], labels: frozenset[str]) -> bool:
    """Whether what follows the labels stands in quotation marks, mostly: ``Maren: "…"``."""
    spoken = [u for u in units if u.label in labels and u.line.kind is not Kind.BULLET]
    return bool(spoken) and 2 * sum(1 for u in spoken if is_quoted(plain(u.text))) >= len(spoken)


def is_quoted(text: str) -> bool:
    """Whether the text begins with a quotation that is closed again."""
    return any(quote.start == 0 for quote in quotations(text)[:1])


def spoken_paragraphs(units: Sequence[Unit]) -> int:
    """How many paragraphs may be speech: all but headings and what stands under those of a description."""
    count, described = 0, False
    for unit in units:
        if unit.line.kind is Kind.HEADING:
            described = is_description(unit.line.text)
        elif not described and not is_opener(unit):
            count += 1
    return count


def is_opener(unit: Unit) -> bool:
    """Whether what stands before the colon begins a sentence in talk: ``Honestly: I don't know`` has no speaker Honestly."""
    return unit.label is not None and _OPENER.fullmatch(unit.label) is not None


def is_description(heading: str) -> bool:
    """Whether a section of this heading tells about the conversation instead of holding it."""
    return bool(_DESCRIPTION.fullmatch(plain(heading[:120]).strip(" :*0123456789.")))


def transcript_turns(
    units: Sequence[Unit], labels: frozenset[str], roster: Roster, goes_on: bool, latest: date | None = None
) -> tuple[Turn, ...]:
    """Turns of a transcript: every word of the document in order, speech by speaker, the rest as notes.

    Args:
        units: its paragraphs.
        labels: its speakers.
        roster: receives them.
        goes_on: whether a paragraph without a label is of the speaker before it; else it is nobody's.
        latest: the day after which nothing in it can have happened; what stands below a dated heading is of that day.
    """
    for label in sorted(labels, key=len, reverse=True):
        person = read_label(label)
        if person and " " in person.name:
            roster.mention(label)
    turns: list[Turn] = []
    cues: list[Cue] = []
    at: datetime | None = None
    for item in _walk(units, labels, roster, goes_on):
        if isinstance(item, Cue):
            cues.append(item)
            continue
        turns += _of_day(merge(cues, joiner="\n\n"), at)
        cues = []
        if isinstance(item, Unit):
            heading = plain(item.line.text)
            at = day_begins(when.day_of_heading(heading, latest)) or at
            item = Turn(heading, kind=TurnKind.NOTE)
        turns += _of_day((item,), at)
    return (*turns, *_of_day(merge(cues, joiner="\n\n"), at))


def _of_day(turns: Iterable[Turn], at: datetime | None) -> tuple[Turn, ...]:
    return tuple(replace(turn, at=at) for turn in turns) if at else tuple(turns)


def day_begins(day: date | None) -> datetime | None:
    """The first moment of the day."""
    return datetime.combine(day, time(), UTC) if day else None


def _walk(units: Sequence[Unit], labels: frozenset[str], roster: Roster, goes_on: bool) -> Iterator[Cue | Turn | Unit]:
    """What is said, what is noted and the headings, in order."""
    speaker: str | None = None
    waiting: Unit | None = None
    # Where the unit above is not theirs, a sentence is of whoever wrote that.
    theirs_above = False
    described, first = _has_preamble(units, labels), True
    in_quotes = quotes(units, labels)
    for unit in units:
        kind = unit.line.kind
        if kind is Kind.HEADING:
            described, speaker, theirs_above = is_description(unit.line.text), None, False
            if plain(unit.line.text).strip():
                yield unit
        elif unit.label is not None and unit.label in labels and not (described and kind is Kind.BULLET):
            speaker, described, first, theirs_above = roster.speak(unit.label), False, False, True
            # "Dana Lee   0:03" and the words in a paragraph of their own: theirs, whatever the share of labels.
            waiting = None if unit.text else unit
            text = plain(unit.text)
            closed = is_quoted(text) and (in_quotes or not text[quotations(text)[0].end :].strip(" .,"))
            told = in_quotes and not closed and told_of_them(text, quoting=True)
            if told:
                yield Turn(plain(unit.line.text), kind=TurnKind.NOTE)
            elif closed and in_quotes:
                yield from _in_quotation_marks(text, speaker, unit.start_s)
            else:
                yield Cue(text, speaker, unit.start_s)
            speaker = None if closed or told else speaker
        else:
            text = unit.line.text if kind is Kind.CODE else plain(unit.line.text)
            if not text:
                continue
            own = theirs_above and is_opener(unit) and not described and not in_quotes
            theirs_above = own
            aside = not own and _is_remark(unit, text, in_quotes, goes_on or waiting is not None)
            if described or aside or _ASIDE.fullmatch(text[:400]) or (first and _is_title(text)):
                yield Turn(text, kind=TurnKind.NOTE)
            else:
                yield Cue(text, speaker if goes_on or waiting or own else None, waiting.start_s if waiting else None)
                waiting = None


def _is_remark(unit: Unit, text: str, in_quotes: bool, may_go_on: bool) -> bool:
    """Whether a paragraph without a speaker is whoever wrote this down: it lacks the quotation marks in which the speech
    stands, or a word that is no name begins it (``Idea: …``) where nothing goes on with the speaker before it.
    """
    if in_quotes:
        return not is_quoted(text)
    label = (unit.label or "").lower()
    return bool(label) and not may_go_on and (label in COMMON_WORDS or is_never_speaker(label))


def _in_quotation_marks(text: str, speaker: str | None, start_s: float | None) -> Iterator[Cue | Turn]:
    """What the speaker says by the quotation marks, and as a note what is told beside it."""
    done = 0
    for quote in quotations(text):
        between = text[done : quote.start].strip(" \t\n.,;")
        if between:
            yield Turn(between, kind=TurnKind.NOTE)
        yield Cue(quote.inner, speaker, start_s)
        done = quote.end
    if text[done:].strip(" \t\n.,;"):
        yield Turn(text[done:].strip(), kind=TurnKind.NOTE)


def _is_title(text: str) -> bool:
    """Whether a paragraph above all speech is a title or a date and not somebody's sentence."""
    return len(text.split()) <= 12 and text[-1:] not in ".!?…"


def _has_preamble(units: Sequence[Unit], labels: frozenset[str]) -> bool:
    """Whether the document begins with a section of its own before the one in which somebody speaks."""
    for unit in units:
        if unit.line.kind is Kind.HEADING:
            return True
        if unit.label in labels:
            return False
    return False
