"""What WebVTT and SRT share: finding cues in files that are seldom as the specification has them.

Own parser instead of webvtt-py: that library refuses files without a header or with a blank line after
the timing (both are what Teams writes), and strips tags before one can see whose voice they name.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from otherside.domain import Skipped
from otherside.domain.patterns import lazily
from otherside.importers.names import Roster, one_line, speaker_labels, split_label
from otherside.importers.turns import MAX_GAP_S, Cue
from otherside.importers.when import clock

_TIMING = lazily(
    r"\s*((?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?)\s*-{1,2}>"
    r"\s*((?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?)"
)
_BROKEN_TIMING = lazily(r"\s{0,8}[\d:.,]{0,20}[^\s]{0,20}\s{0,4}-->")
_CUT_TIMING = lazily(r"\d{1,4}:\d{0,3}(?::[\d.,]{0,9})?\s*(?:-{0,2}|-->\s*[\d:.,]{0,16})")
_GUID = lazily(r"[0-9a-fA-F-]{30,40}(?:/[\w-]{1,40})?")
_ZOOM_ID = lazily(r"\d{1,9} \"[^\"]{0,100}\" \(\d{1,20}\)")
_NOTE = lazily(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = lazily(r"<v(?:\.[^\s<>]{0,100})?(?:\s+([^<>]{0,300}))?>|</v>")
_TAG = lazily(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font|span)(?:[.\s][^<>]{0,200})?>|<\d{1,4}:\d{2}[\d:.]{0,12}>|\{\\an?\d\}",
    re.IGNORECASE,
)
_ENTITY = lazily(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass
class RawCue:
    """A cue as it stands in the file: its line (from 1), times and lines of text with markup."""

    line: int
    start_s: float | None
    end_s: float | None
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cue's words."""
        return "\n".join(self.lines).strip()


class Problem(NamedTuple):
    """What was wrong at a line, and whether every word there was read all the same."""

    line: int
    reason: str
    kept: bool = False


@dataclass
class Subtitles:
    """All cues of a file, what stood before the first, and what was wrong."""

    cues: list[RawCue]
    head: list[str]
    problems: list[Problem]

    def skipped(self, name: str) -> list[Skipped]:
        """The problems as the importer reports them; a hostile file does not make a flood of them."""
        shown = [Skipped(name, f"line {p.line}: {p.reason}", partial=p.kept) for p in self.problems[:10]]
        if further := self.problems[10:]:
            kept = all(p.kept for p in further)
            shown.append(Skipped(name, f"{len(further)} further places like these; export it again", partial=kept))
        return shown


def timing(line: str) -> bool:
    """Whether the line is the timing of a cue."""
    return "->" in line and bool(_TIMING.match(line))


def read(text: str) -> Subtitles:
    """Finds the cues.

    Every line that is not timing, cue id, header or comment block is text of the cue above it; text above the
    first timing (a file cut off at its beginning) is a cue without times.
    """
    found = Subtitles([], [], [])
    lines = text.split("\n")
    cue = above = RawCue(1, None, None)
    header, comment = text.lstrip().startswith("WEBVTT"), False
    for number, line in enumerate(lines, 1):
        if "->" in line and (times := _timing(line)):
            _drop_id(cue, len(found.cues) + 1, below_header=bool(found.head) and cue is above)
            if times[0] is None:
                found.problems.append(Problem(number, "the time cannot be read; the words were kept", kept=True))
            cue, header, comment = RawCue(number, *times), False, False
            found.cues.append(cue)
        elif not line.strip():
            header, comment = header and not found.head, False
            cue.lines.append("")
        elif header:
            found.head.append(line)
        elif comment or (_NOTE.match(line) and _may_be_comment(cue, found)):
            comment = True
        else:
            cue.lines.append(line)
    if found.cues:
        _check_end(cue, found, len(lines))
        if above.text:
            found.cues.insert(0, above)
    return found


def _may_be_comment(cue: RawCue, found: Subtitles) -> bool:
    """Comment blocks follow a blank line, and never stand where a cue still waits for its words."""
    return not found.cues or (len(cue.lines) >= 2 and not cue.lines[-1] and any(cue.lines))


def _timing(line: str) -> tuple[float | None, float | None] | None:
    match = _TIMING.match(line)
    if match:
        return clock(match.group(1)), clock(match.group(2))
    return (None, None) if _BROKEN_TIMING.match(line) and any(c.isdigit() for c in line[:12]) else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _drop_id(cue: RawCue, upcoming: int, *, below_header: bool = False) -> None:
    """Takes the id of the next cue (the ``upcoming``-th) off the end of this one.

    An id is the line right above a timing. With a blank line before it, it is a number, a GUID, one word, or
    begins with a number; without (careless tools leave it out) only a GUID or the number that is due.
    """
    lines = cue.lines
    if not lines or not lines[-1]:
        return
    last = lines[-1].strip()
    first_line = len(lines) == 1 and cue.start_s is None
    if _GUID.fullmatch(last) or _ZOOM_ID.fullmatch(last):
        lines.pop()
    elif first_line or (len(lines) >= 2 and not lines[-2]):
        alone = not any(lines[:-1]) and not below_header
        if _number(last) is not None or (not alone and (" " not in last or last[0].isdigit())):
            lines.pop()
    elif _number(last) in (upcoming - 1, upcoming):
        lines.pop()


def _check_end(cue: RawCue, found: Subtitles, total: int) -> None:
    """Looks for the marks of a file that was cut off: a timing without words, half a timing, a lone id."""
    lines = cue.lines
    while lines and not lines[-1]:
        lines.pop()
    after_blank = len(lines) >= 2 and not lines[-2]
    cut = False
    if len(lines) >= 2 and _CUT_TIMING.fullmatch(lines[-1].strip()):
        lines.pop()
        _drop_id(cue, len(found.cues) + 1)
        cut = True
    elif after_blank and (_number(lines[-1].strip()) == len(found.cues) + 1 or _GUID.fullmatch(lines[-1].strip())):
        lines.pop()
        cut = True
    if cut or not cue.text:
        if found.problems and found.problems[-1].line == cue.line:
            found.problems.pop()
        reason = "the file is cut off inside a cue; the cues before were kept: export it again"
        found.problems.append(Problem(total, reason))
        return
    voiced = [c for c in found.cues if "<v" in c.text]
    closed = sum("</v>" in c.text for c in voiced)
    if voiced and cue is voiced[-1] and closed == len(voiced) - 1 > 0 and "</v>" not in cue.text:
        # It may as well be that the tool leaves the last mark out.
        reason = "the last cue seems cut off; what is there was kept: export it again if words are missing"
        found.problems.append(Problem(cue.line, reason, kept=True))


def plain(text: str) -> str:
    """Text of a cue without markup and with entities decoded; all else verbatim."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    return text


def attribute(cues: Iterable[RawCue], roster: Roster) -> list[Cue]:
    """Says who speaks each cue: by voice tags if the file has any, else by ``Name:`` before the words.

    Beside voice tags a name counts for its own line alone: words without either belong to nobody known.
    """
    cues = list(cues)
    if any(_VOICE.search(c.text) for c in cues):
        roster.inverted = True
        labels = speaker_labels(_unmarked(line) for c in cues if not _VOICE.search(c.text) for line in c.lines)
        return [
            piece
            for c in cues
            for piece in (_voices(c, roster) if _VOICE.search(c.text) else _named(c, labels, roster))
        ]
    return list(_labelled(cues, roster))


def _voices(cue: RawCue, roster: Roster) -> Iterator[Cue]:
    """The stretches of one cue by its voice tags; words outside any tag belong to nobody known."""
    text = cue.text
    speaker: str | None = None
    place = 0
    for tag in _VOICE.finditer(text):
        yield Cue(plain(text[place : tag.start()]), speaker, cue.start_s, cue.end_s)
        name = plain(tag.group(1) or "")
        speaker = roster.speak(one_line(name)) if name.strip() else None
        place = tag.end()
    yield Cue(plain(text[place:]), speaker, cue.start_s, cue.end_s)


def _named(cue: RawCue, labels: frozenset[str], roster: Roster) -> Iterator[Cue]:
    """The lines of a cue without voice tags, each of whoever its own label names."""
    for line in plain(cue.text).split("\n"):
        label, rest = spoken_label(line, labels)
        yield Cue(rest, roster.speak(label), cue.start_s, cue.end_s)


def _labelled(cues: list[RawCue], roster: Roster) -> Iterator[Cue]:
    yield from labelled([Cue(plain(c.text), None, c.start_s, c.end_s) for c in cues], roster)


def labelled(cues: Sequence[Cue], roster: Roster, speaker: str | None = None) -> Iterator[Cue]:
    """Cues of a file that names speakers in the text, a cue for each line.

    A cue without a name goes on with the speaker before it (recorders name a speaker once and then break
    their words into cues), but not after a long silence: then nobody knows.

    Args:
        cues: without speakers.
        roster: gets whoever speaks.
        speaker: who speaks until a label says otherwise.
    """
    labels = speaker_labels(_unmarked(line) for cue in cues for line in cue.text.split("\n"))
    ended: float | None = None
    for cue in cues:
        if ended is not None and cue.start_s is not None and cue.start_s - ended > MAX_GAP_S:
            speaker = None
        for line in cue.text.split("\n"):
            label, rest = spoken_label(line, labels)
            if label is not None:
                speaker = roster.speak(label)
            elif line.lstrip().startswith(">>"):  # captioners' mark for another speaker
                speaker = None
            yield Cue(rest, speaker, cue.start_s, cue.end_s)
        ended = cue.end_s if cue.end_s is not None else ended


def spoken_label(line: str, labels: frozenset[str]) -> tuple[str | None, str]:
    """The speaker's label of a line and what was said; the label is ``None`` when the line has none.

    Also takes ``[speaker_0] text``, ``- Name: text``, ``>> Name: text``, and ``SPEAKER 1`` on a line of its own.
    """
    body = line.strip()
    if _NUMBERED.fullmatch(body):
        return body, ""
    hit = split_label(_unmarked(body))
    if hit and hit[0] in labels:
        return hit
    bracket = bracket_label(body)
    return bracket if bracket else (None, line)


def _unmarked(line: str) -> str:
    """The line without a dash or ``>>`` that marks a change of speaker."""
    body = line.strip()
    return body[2:].lstrip() if body.startswith(("- ", "– ", ">>")) else body


#: What tells voices apart without knowing whose they are calls them so.
_NUMBERED = lazily(r"(?:speaker|spk|participant)[ _-]?(?:\d{1,3}|[A-Z])", re.IGNORECASE)
_BRACKET = lazily(r"[\[(]\s{0,3}((?:speaker|spk|unknown|participant)[ _-]?[\w -]{0,20})[\])]\s{0,3}:?", re.IGNORECASE)


def bracket_label(line: str) -> tuple[str, str] | None:
    """``[speaker_0] text`` taken apart, or ``None``."""
    match = _BRACKET.match(line)
    return (match.group(1).strip(), line[match.end() :].strip()) if match else None
