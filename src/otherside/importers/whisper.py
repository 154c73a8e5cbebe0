"""Whisper's JSON, TSV and CSV, also from whisper.cpp and WhisperX; speakers only where the last adds them."""

import csv
import io
import re
from collections.abc import Iterator

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers import json_source
from otherside.importers.json_source import first, obj, objects, text_of
from otherside.importers.json_turns import numbered
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.subtitles import labelled
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock

_TABLE = lazily(r'\s*"?start"?([\t,;])"?end"?\1"?text"?\s*\n', re.IGNORECASE)


def sniff(source: SourceFile) -> float:
    """By ``segments`` with times, ``transcription`` (whisper.cpp), or the header ``start end text``."""
    try:
        if _TABLE.match(source.text[:200]):
            return 0.95
    except ImporterError:
        return 0.0
    if json_source.has_keys(source, "segments", "start", "end", "text"):
        return 0.9
    if json_source.has_keys(source, "transcription", "offsets", "text"):
        return 0.9
    return 0.4 if json_source.has_keys(source, "segments", "text") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation.

    Raises:
        ImporterError: when the file cannot be read or holds no words.
    """
    draft = Draft()
    table = _TABLE.match(source.text[:200])
    if table:
        draft.cues = list(_rows(source.text[table.end() :], table.group(1)))
        _by_labels(draft)
        return finish(source, "whisper", [draft], (), "segment")
    document, skipped = json_source.load(source)
    for node in json_source.find_objects(document, "segments"):
        for segment in objects(node["segments"]):
            speaker = draft.roster.speak(numbered(segment.get("speaker")))
            text = text_of(segment.get("text"))
            draft.cues.append(Cue(text, speaker, clock(segment.get("start")), clock(segment.get("end"))))
        if not draft.cues:
            draft.cues.append(Cue(text_of(node.get("text"))))
    for node in json_source.find_objects(document, "transcription"):
        for segment in objects(node["transcription"]):
            draft.cues.append(_cpp_cue(segment))
    _by_labels(draft)
    return finish(source, "whisper", [draft], skipped, "segment")


def _by_labels(draft: Draft) -> None:
    """Whisper itself names nobody: whoever did by hand wrote ``Name:`` in front of the words."""
    if not any(cue.speaker for cue in draft.cues):
        found = list(labelled(draft.cues, draft.roster))
        if any(cue.speaker for cue in found):
            draft.cues = found


def _cpp_cue(segment: json_source.Object) -> Cue:
    offsets, stamps = obj(segment.get("offsets")), obj(segment.get("timestamps"))
    times = []
    for key in ("from", "to"):
        value = first(offsets, key)
        at = clock(value)
        times.append(at / 1000 if at is not None else clock(stamps.get(key)))
    return Cue(text_of(segment.get("text")), None, times[0], times[1])


def _rows(text: str, delimiter: str) -> Iterator[Cue]:
    """Rows of ``start end text`` in milliseconds; Whisper does not quote its TSV, so it is split at tabs."""
    if delimiter == "\t":
        rows: Iterator[list[str]] = (line.split("\t", 2) for line in text.split("\n") if line.strip())
    else:
        csv.field_size_limit(1 << 30)
        rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            continue
        start, end = (_milliseconds(v) for v in (*row, "", "")[:2])
        if len(row) < 3 or (start is None and end is None):
            yield Cue(" ".join(row))  # a broken line: whatever words it has are kept
        else:
            yield Cue(delimiter.join(row[2:]), None, start, end)


def _milliseconds(value: str) -> float | None:
    """Whole numbers are milliseconds; a fraction or a clock time is in seconds."""
    at = clock(value)
    return at / 1000 if at is not None and value.strip().isdigit() else at


IMPORTER = Importer(name="whisper", sniff=sniff, parse=parse)
