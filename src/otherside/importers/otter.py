"""Plain-text transcripts with times: Otter's own and the variants other tools and people make of it.

Each line that names a time in one of these ways begins a turn; what follows up to the next is its text::

    Dana Lee  55:21            0:09 - Dana Lee            00:01:09 Dana Lee
    text                       text                       text
    [Dana Lee] 14:02:09
    text
    Dana Lee (0:32): text      **Dana Lee (0:32):** text  [00:01:09] Dana Lee: text     Speaker 1: text
"""

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum, auto

from otherside.domain import Parsed, Skipped
from otherside.domain.patterns import lazily
from otherside.importers.label_reading import ELISION
from otherside.importers.name_words import COMMON_WORDS, PARTICLES
from otherside.importers.names import (
    Roster,
    is_generic,
    is_numbered,
    is_unknown,
    looks_like_person,
    one_line,
    speaker_labels,
    split_label,
)
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.subtitles import labelled
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.voices import named, voices
from otherside.importers.when import clock, day

_HEAD = 1 << 16
_WINDOW = 160
#: So many cues in somebody has said their name, if they do.
_FIRST_CUES = 12
_TIME = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?"
_CLOCK = lazily(rf"(?<![\d:]){_TIME}(?![\d:])")
_RANGE = lazily(rf"\s{{0,2}}(?:-{{1,2}}>?|–|—|to)\s{{0,2}}({_TIME})(?![\d:])")
_HALF_DAY = lazily(r"\s{0,2}[AaPp]\.?[Mm]\.?")
_FOOTER = lazily(r"\W{0,4}Transcribed by\W{0,4}(?:https?://)?(?:www\.)?otter\.ai\W{0,6}", re.IGNORECASE)
_KEY = lazily(r"[\s>*_#-]{0,8}([A-Za-z][A-Za-z -]{2,24}?)[*_]{0,3}\s?:[*_]{0,3}\s*(\S[^\n]*)")
_PEOPLE = frozenset(
    "participants attendees speakers present participant attendee members people invitees anwesend teilnehmer "
    "teilnehmende mitglieder présents membres participantes".split()
)
_SECTIONS = frozenset(("speakers", "keywords", "summary keywords", "summary", "transcript", "full transcript"))


#: Zoom's saved captions: ``[Dana Lee] 14:02:09``.
_BRACKETED = lazily(r"\s*\[([^\[\]\n]{1,90})\]\s*")
#: No recording begins there: a time later than that, in seconds, is one of the day.
_OF_THE_DAY = 4 * 3600.0


class _Style(Enum):
    """Ways of naming a time; a file is read by those it uses more than by accident."""

    WIDE = auto()  # Name, two spaces, time
    NARROW = auto()  # Name, one space, time, alone on the line
    BRACKET = auto()  # Name (time)
    LEADING = auto()  # [time] Name: text
    LEADING_NAME = auto()  # time - Name, alone on the line
    ALONE = auto()  # only a time
    LABEL = auto()  # Speaker 1: text, without time


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that begins a turn."""

    style: _Style
    label: str | None
    start_s: float | None
    end_s: float | None
    text: str

    @property
    def doubtful(self) -> bool:
        """Whether the words beside the time are a name only if the place of the line says so (``dana  0:12``)."""
        return self.label is not None and not self.text and not _name_like(self.label.rstrip(":"))


def _read_head(line: str) -> _Head | None:
    """What the line says as the beginning of a turn, by its form alone."""
    window = line[:_WINDOW]
    match = _CLOCK.search(window) if ":" in window else None
    if match is None:
        return _untimed(line)
    before, after = window[: match.start()], line[match.end() :]
    start, end = clock(match.group()), None
    span = _RANGE.match(after)
    if span:
        end, after = clock(span.group(1)), after[span.end() :]
    half_day = _HALF_DAY.match(after)
    if half_day:  # a time of day says nothing about the place in the recording
        start, end, after = None, None, after[half_day.end() :]
    if (bracketed := _BRACKETED.fullmatch(before)) and _name_like(bracketed[1]):
        rest = after.strip()
        # "[Import] 14:02:09 started" is a line of a log.
        if not rest or looks_like_person(bracketed[1]):
            return _Head(_Style.BRACKET, bracketed[1], start, end, rest)
    opened = before.rstrip()[-1:] in ("(", "[")
    if opened:
        before = before.rstrip()[:-1]
        if after.lstrip()[:1] not in (")", "]"):
            return _untimed(line)
        after = after.lstrip()[1:]
    if not before.strip("*_# >-–\t"):
        return _leading(before, after, start, end)
    label = before.strip("*_# >\t").rstrip(" |·•,–-").strip()
    if not _name_like(label.rstrip(":")) and not _may_be_name(label.rstrip(":")):
        return _untimed(line)
    rest = after.lstrip("*_ \t")
    if rest[:1] == ":" and opened:
        return _Head(_Style.BRACKET, label, start, end, rest[1:].lstrip("*_ \t"))
    if not rest:
        wide = before.endswith(("  ", "\t")) or before.rstrip()[-1:] in "|·•-–"
        style = _Style.BRACKET if opened else _Style.WIDE if wide else _Style.NARROW
        return _Head(style, label, start, end, "")
    return None


def _untimed(line: str) -> _Head | None:
    hit = split_label(line)
    if hit and (is_numbered(hit[0]) or hit[0].lower() == "unknown speaker"):
        return _Head(_Style.LABEL, hit[0], None, None, hit[1])
    return None


def _leading(before: str, after: str, start: float | None, end: float | None) -> _Head | None:
    mark = before.strip(" >-–#\t")
    rest = after.lstrip(" \t|–-:") if not mark else after.lstrip(" \t|–-:*_")
    if mark and "**" in rest:
        rest = rest.replace("**", "", 1)
    if not rest.strip():
        return _Head(_Style.ALONE, None, start, end, "")
    hit = split_label(rest)
    if hit is None and _name_like(rest.strip(" *_")):
        return _Head(_Style.LEADING_NAME, rest.strip(" *_"), start, end, "")
    return _Head(_Style.LEADING, hit[0] if hit else None, start, end, hit[1] if hit else rest.strip())


def _name_like(label: str) -> bool:
    """Whether the words beside a time can be a name; a time alone is no proof ("we meet at 10:30")."""
    if is_unknown(label) or is_generic(label):
        return bool(label)
    name = re.split(r"[(\[,|]", label, maxsplit=1)[0].strip()
    words = name.split()
    if not 1 <= len(words) <= 6 or len(label) > 90 or ":" in name or not name[0].isalpha():
        return False
    if name[-1] in ".!?" and len(words[-1]) > 3:
        return False
    if len(words) == 1 and name.lower() in COMMON_WORDS:
        return False
    bare = [ELISION.sub("", w) for w in words]
    return all(w.lower() in PARTICLES or not w[:1].isalpha() or not w[:1].islower() for w in bare) or "@" in name


def _may_be_name(label: str) -> bool:
    """Whether a word or two beside a time may be a name that somebody wrote without a capital."""
    words = label.split()
    return 0 < len(words) < 3 and all(w.isalpha() and w.islower() and w not in COMMON_WORDS for w in words)


def _heads(lines: list[str]) -> dict[int, _Head]:
    """The lines that begin turns, by the styles that the file uses, and others that stand where one begins."""
    read = {n: h for n, line in enumerate(lines) if line and (h := _read_head(line))}
    found = {n: h for n, h in read.items() if not h.doubtful}
    counts = {style: sum(h.style is style for h in found.values()) for style in _Style}
    timed = sum(n for style, n in counts.items() if style is not _Style.LABEL)
    used = {style for style, n in counts.items() if n and (n >= 2 or 2 * n >= timed)}
    if counts[_Style.WIDE] + counts[_Style.BRACKET] > 2 * counts[_Style.NARROW]:
        used.discard(_Style.NARROW)
    if timed > 2 * counts[_Style.ALONE]:
        used.discard(_Style.ALONE)  # one by one, by where they stand
    if timed - counts[_Style.LEADING_NAME] > 4 * counts[_Style.LEADING_NAME]:
        used.discard(_Style.LEADING_NAME)
    heads = {n: h for n, h in found.items() if h.style in used}
    heads |= _names_alone(lines, heads, _Style.LABEL in used)
    doubtful = {n: h for n, h in read.items() if n not in heads}
    return dict(sorted((heads | _begins(doubtful, heads, lines)).items()))


def _names_alone(lines: list[str], heads: dict[int, _Head], labelled: bool) -> dict[int, _Head]:
    """The lines that begin with ``Name:`` and no time, of somebody who speaks elsewhere in the file, or has a full name.

    Args:
        labelled: whether other turns begin with a recorder's label and no time, so that any speaker's name will do: somebody put
            a few names in their place.
    """
    known = {h.label for h in heads.values() if h.label}
    if not known:
        return {}
    labels = speaker_labels((line for line in lines if line), known)
    found: dict[int, _Head] = {}
    first = 0 if labelled else min(heads)
    for n, line in enumerate(lines):
        hit = split_label(line) if n >= first and n not in heads else None
        if hit and hit[0] in labels and (labelled or hit[0] in known or looks_like_person(hit[0])):
            found[n] = _Head(_Style.LABEL, hit[0], None, None, hit[1])
    return found


def _begins(doubtful: dict[int, _Head], heads: dict[int, _Head], lines: list[str]) -> dict[int, _Head]:
    """Of the lines that may begin a turn those that stand where one begins, though the file writes the others in another way.

    Such a line says no more than a time and perhaps a name, is set off like the others, and its time lies between theirs: a
    time that somebody speaks of seldom does. What follows is then not of the speaker before it.
    """
    timed = [(n, h.start_s) for n, h in heads.items() if h.start_s is not None]
    places = [n for n, _ in timed]
    set_off = 2 * sum(1 for n in heads if not n or not lines[n - 1]) > len(heads)
    found: dict[int, _Head] = {}
    for n, head in doubtful.items():
        after = bisect(places, n)
        if not after or head.start_s is None or not _is_bare(head) or (set_off and lines[n - 1]):
            continue
        in_order = timed[after - 1][1] <= head.start_s and (after == len(timed) or head.start_s <= timed[after][1])
        if in_order and n + 1 < len(lines) and lines[n + 1]:
            found[n] = head
    return found


def _is_bare(head: _Head) -> bool:
    """Whether a line has a time and at most a name beside it."""
    if head.text or head.label is None:
        return not head.text
    return head.doubtful or is_unknown(head.label) or looks_like_person(head.label)


def sniff(source: SourceFile) -> float:
    """By the share of lines that begin a turn; below subtitles, which have a mark of their own."""
    try:
        head = source.text[:_HEAD]
    except ImporterError:
        return 0.0
    if (head.lstrip()[:1] in ("{", "[") and '":' in head) or "-->" in head:
        return 0.0
    lines = [line.strip() for line in head.split("\n")]
    filled = sum(1 for line in lines if line)
    heads = _heads(lines)
    named = sum(1 for h in heads.values() if h.label is not None)
    if not heads or not filled:
        return 0.0
    share = len(heads) / filled
    if _FOOTER.search(head):
        return 0.97
    if lines[0] == "---":
        return 0.3 if named >= 2 else 0.0
    if named == 0:
        return 0.6 if share >= 0.3 and len(heads) >= 2 else 0.0
    if len(heads) == 1:
        return 0.55 if share >= 0.2 else 0.1
    return 0.85 if share >= 0.2 else 0.5 if share >= 0.05 else 0.2


def parse(source: SourceFile) -> Parsed:
    """One conversation. Lines above the first turn give title, date and participants.

    Raises:
        ImporterError: when nothing was said.
    """
    lines = [line.strip() for line in source.text.split("\n")]
    names, told = voices(lines)
    lines = [told.get(n, line) for n, line in enumerate(lines)]
    heads = _from_its_start(_heads(lines))
    draft = Draft()
    first = min(heads, default=0)
    nameless = bool(heads) and not any(h.label for h in heads.values())
    if nameless:
        _mark_names_above(lines, heads)
    opening = _opening_label(lines[:first]) if nameless else None
    _preamble(lines[: first if opening is None else opening[0]], draft)
    labels = _leading_labels(heads, draft.roster)
    speaker: str | None = None
    start: float | None = None
    block: list[str] = []
    end: float | None = None

    def close() -> None:
        text = "\n".join(block).strip()
        if text:
            draft.cues.append(Cue(text, speaker, start, end))

    for number in range(first, len(lines)):
        line, head = lines[number], heads.get(number)
        if head is None:
            if not _FOOTER.fullmatch(line):
                block.append(line)
            continue
        close()
        start, end, text = head.start_s, head.end_s, head.text
        if head.style is _Style.LEADING:
            if head.label in labels:
                speaker = draft.roster.speak(named(head.label, names))
            elif head.label is not None:
                text = f"{head.label}: {text}"  # a sentence with a colon, not a speaker
        else:
            speaker = draft.roster.speak(named(head.label, names))
        block = [text] if text else []
    close()
    if nameless:
        _by_labels(draft, opening[1] if opening else None)
    return finish(source, "otter", [draft], _unfinished(source, lines, heads), "turn with words")


def _opening_label(lines: list[str]) -> tuple[int, str] | None:
    """A speaker's label alone on the last line above the first time, with the place of the line."""
    place = max((n for n, line in enumerate(lines) if line), default=None)
    hit = split_label(lines[place].removeprefix(">>").strip()) if place is not None else None
    if place is None or hit is None or hit[1] or not (is_numbered(hit[0]) or looks_like_person(hit[0])):
        return None
    return place, hit[0]


def _mark_names_above(lines: list[str], heads: dict[int, _Head]) -> None:
    """Makes labels of the names that stand alone above times, where one does so more than once."""
    above = [n - 1 for n in heads if n and looks_like_person(lines[n - 1])]
    if any(count > 1 for count in Counter(lines[n] for n in above).values()):
        for n in above:
            lines[n] += ":"


def _by_labels(draft: Draft, opening: str | None) -> None:
    """Gives the words of a draft whose times name nobody to whom the text names.

    By ``Name:`` before the words or on a line of its own, by a label that stands above everything, or by the one line above
    everything that bears the name by which somebody introduces themselves.
    """
    first = draft.roster.speak(opening) if opening else _introduced(draft)
    found = list(labelled(draft.cues, draft.roster, first))
    if any(cue.speaker for cue in found):
        draft.cues = found


def _introduced(draft: Draft) -> str | None:
    """Whoever the title names and who says so at the beginning: "I'm Mara Lind"."""
    name = (draft.title or "").strip()
    start = " ".join(one_line(cue.text) for cue in draft.cues[:_FIRST_CUES]).casefold().replace("’", "'")
    said = (f"{opener} {name.casefold()}" for opener in ("i'm", "i am", "my name is", "my name's", "this is"))
    if not name or not looks_like_person(name) or not any(re.search(rf"\b{re.escape(s)}\b", start) for s in said):
        return None
    draft.title = None
    return draft.roster.speak(name)


def _from_its_start(heads: dict[int, _Head]) -> dict[int, _Head]:
    """The beginnings of turns with times from the start of the talk, where the file tells times of the day."""
    first = next((h.start_s for h in heads.values() if h.start_s is not None), 0.0)
    if first < _OF_THE_DAY or any(h.start_s is not None and h.start_s < first for h in heads.values()):
        return heads
    return {
        n: replace(
            h,
            start_s=None if h.start_s is None else h.start_s - first,
            end_s=None if h.end_s is None else h.end_s - first,
        )
        for n, h in heads.items()
    }


def _leading_labels(heads: dict[int, _Head], roster: Roster) -> frozenset[str]:
    lines = [
        f"{h.label}: {h.text}" if h.label is not None else h.text for h in heads.values() if h.style is _Style.LEADING
    ]
    return speaker_labels(lines, [p.name for p in roster.participants()])


def _preamble(lines: list[str], draft: Draft) -> None:
    """Title, date and people from what stands above the first turn; the rest is a note."""
    rest: list[str] = []
    section = ""
    for line in lines:
        bare = one_line(line.strip("#*_- "))
        if not bare:
            continue
        match = _KEY.match(line)
        key, value = (match.group(1).strip().lower(), match.group(2).strip()) if match else ("", "")
        if bare.lower() in _SECTIONS:
            section = bare.lower()
        elif key in _PEOPLE or section == "speakers":
            for entry in _entries(value or bare):
                draft.roster.mention(entry)
            section = ""
        elif key in ("title", "meeting", "subject", "topic") and draft.title is None:
            draft.title = value
        elif draft.date is None and len(bare) < 80 and (found := day(value or bare)):
            draft.date = found
        elif key == "deal":
            draft.deal = value
        elif draft.title is None and len(bare) <= 200 and (not key or line.startswith("#")):
            draft.title = bare
        elif key and key != "note" and len(value) <= 200:
            draft.note(key, value.strip("*_ "))
        else:
            rest.append(line)
    draft.preamble = "\n".join(line for line in rest if line.strip("-*_= "))


def _entries(text: str) -> list[str]:
    """A list of people taken apart at commas and semicolons outside brackets."""
    entries, depth, current = [], 0, ""
    for char in text[:20_000]:
        depth += (char in "([") - (char in ")]")
        if char in ",;" and depth <= 0:
            entries.append(current)
            current = ""
        else:
            current += char
    return [e.strip(" *") for e in [*entries, current] if e.strip(" *")]


def _unfinished(source: SourceFile, lines: list[str], heads: dict[int, _Head]) -> list[Skipped]:
    """A last turn that has a name and a time but no words."""
    last = max(heads, default=None)
    if last is None or heads[last].text or any(lines[last + 1 :]):
        return []
    return [Skipped(source.name, f"line {last + 1}: a turn without words at the end; export it again")]


IMPORTER = Importer(name="otter", sniff=sniff, parse=parse)
