"""SubRip subtitles (``.srt``), with speakers as ``Name:``, ``[speaker_0]``, ``SPEAKER 1:`` or none."""

import re

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers import subtitles
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.turns import Draft, finish

_HEAD = 1 << 16
_COMMA_TIMING = lazily(r"^\s*(?:\d{1,4}:)?\d{1,3}:\d{2},\d{1,3}\s*-->", re.MULTILINE)


def sniff(source: SourceFile) -> float:
    """Sure with cue timings that have a comma before the milliseconds, whatever the file is called."""
    try:
        head = source.text[:_HEAD]
    except ImporterError:
        return 0.0
    if "-->" not in head or head.lstrip().startswith("WEBVTT"):
        return 0.0
    if _COMMA_TIMING.search(head):
        return 0.95
    timed = any(subtitles.timing(line) for line in head.split("\n"))
    return 0.92 if timed and source.suffix == ".srt" else 0.5 if timed else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation.

    Raises:
        ImporterError: when there is no cue with words in it.
    """
    found = subtitles.read(source.text)
    draft = Draft()
    draft.cues = subtitles.attribute(found.cues, draft.roster)
    return finish(source, "srt", [draft], found.skipped(source.name), "cue with words")


IMPORTER = Importer(name="srt", sniff=sniff, parse=parse)
