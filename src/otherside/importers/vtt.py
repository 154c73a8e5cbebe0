"""WebVTT as Zoom, Teams, Google and others write it: with or without header, ids, voice tags and speakers."""

import re

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers import subtitles
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.turns import Draft, finish
from otherside.importers.when import day

_HEAD = 1 << 16
_HEADER = lazily(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|$)")
_DOT_TIMING = lazily(r"^\s*(?:\d{1,4}:)?\d{1,3}:\d{2}\.\d{1,3}\s*-->", re.MULTILINE)
_TITLE = lazily(r"WEBVTT\s*[-–:]\s*(\S.{0,200})")


def sniff(source: SourceFile) -> float:
    """Sure with the header; nearly so with cue timings that have a point before the milliseconds."""
    try:
        head = source.text[:_HEAD].lstrip()
    except ImporterError:
        return 0.0
    timed = "-->" in head and any(subtitles.timing(line) for line in head.split("\n"))
    if _HEADER.match(head):
        return 1.0 if timed else 0.6
    return 0.9 if timed and _DOT_TIMING.search(head) else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation; a cue without words is left out.

    Raises:
        ImporterError: when there is no cue with words in it.
    """
    found = subtitles.read(source.text)
    draft = Draft()
    header = found.head[0].strip() if found.head else ""
    title = _TITLE.match(header)
    if title:
        draft.title = title.group(1).strip()
    for line in found.head[1:30]:
        key, colon, value = line.partition(":")
        if colon and key.strip().lower() in ("date", "recorded", "start time"):
            draft.date = draft.date or day(value)
    draft.cues = subtitles.attribute(found.cues, draft.roster)
    return finish(source, "vtt", [draft], found.skipped(source.name), "cue with words")


IMPORTER = Importer(name="vtt", sniff=sniff, parse=parse)
