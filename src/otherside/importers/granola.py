"""Granola transcripts: it hears only two sides, the microphone (us) and the loudspeaker (everybody else)."""

from datetime import datetime

from otherside.domain import Parsed, Participant, Side
from otherside.importers import json_source
from otherside.importers.json_source import Object, first, first_text, obj, objects, text_of
from otherside.importers.json_turns import person
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock, day, moment

#: What hears everybody but us, as a version before the voices were told apart calls it.
LOUDSPEAKER = "speaker"
_START = ("start_timestamp", "start_time", "start", "timestamp")
_END = ("end_timestamp", "end_time", "end")


def sniff(source: SourceFile) -> float:
    """By the source of each segment, ``microphone`` or ``speaker``."""
    if not json_source.has_keys(source, "source", "text"):
        return 0.0
    text = source.text
    heard = '"microphone"' in text or '"speaker"' in text or '"system"' in text
    return 0.94 if heard and any(f'"{key}"' in text for key in _START) else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation. Times are taken from its first segment, which is also its date.

    Raises:
        ImporterError: when the JSON cannot be read or holds no segments.
    """
    document, skipped = json_source.load(source)
    top = document if isinstance(document, dict) else {}
    draft = Draft(title=first_text(top, "title", "name"), date=day(first(top, "created_at", "date")))
    # The people as a list, or in an object beside whoever made the note.
    people = obj(top.get("people"))
    owner = person(obj(first(top, "owner", "creator") or people.get("creator")), Side.OURS)
    segments = [s for s in json_source.find_segments(document, "text") if _source(s)]
    base = min((at for s in segments if (at := moment(first(s, *_START)))), default=None)
    for segment in segments:
        speaker = draft.roster.speak(_speaker(segment, owner))
        start, end = _time(first(segment, *_START), base), _time(first(segment, *_END), base)
        draft.cues.append(Cue(text_of(segment.get("text")), speaker, start, end))
    draft.roster.mention(owner)
    for attendee in objects(people.get("attendees") or first(top, "attendees", "people", "participants")):
        draft.roster.mention(_attendee(attendee))
    if base is not None:
        draft.date = draft.date or base.date()
    return finish(source, "granola", [draft], skipped, "segment")


def _attendee(node: Object) -> Participant | None:
    """An attendee, with the full name where it lies deeper than the address."""
    name = obj(obj(obj(node.get("details")).get("person")).get("name"))
    return person({"name": first_text(name, "fullName"), **node})


def _source(segment: Object) -> str:
    speaker = segment.get("speaker")
    return first_text(segment, "source") or (first_text(speaker, "source") if isinstance(speaker, dict) else "")


def _speaker(segment: Object, owner: Participant | None) -> Participant | None:
    """The owner at the microphone; the others by their label where Granola tells voices apart."""
    heard = _source(segment)
    speaker = segment.get("speaker")
    label = first_text(speaker, "name", "diarization_label") if isinstance(speaker, dict) else text_of(speaker)
    if heard == "microphone":
        return owner or Participant(label or heard, side=Side.OURS)
    # Some versions call the loudspeaker the system.
    return Participant(label or (LOUDSPEAKER if heard == "system" else heard))


def _time(value: object, base: datetime | None) -> float | None:
    at = moment(value)
    if at is not None and base is not None:
        return round((at - base).total_seconds(), 3)
    return clock(value)


IMPORTER = Importer(name="granola", sniff=sniff, parse=parse)
