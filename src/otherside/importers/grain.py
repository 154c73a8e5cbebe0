"""Grain transcripts: segments with a speaker, a participant's id and times in milliseconds."""

from otherside.domain import Parsed, Participant, Side
from otherside.importers import json_source
from otherside.importers.json_source import Object, first, first_text, objects, text_of
from otherside.importers.json_turns import numbered, person, scaled, seconds_per_unit
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import day

_SIDES = {"internal": Side.OURS, "external": Side.THEIRS}


def sniff(source: SourceFile) -> float:
    """By segments with ``participant_id``, ``speaker``, ``start`` and ``text``."""
    if json_source.has_keys(source, "participant_id", "speaker", "start", "text"):
        return 0.95
    named = json_source.has_keys(source, "speaker", "start", "text") and "grain.com/" in source.text[:4096]
    return 0.9 if named else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation.

    Raises:
        ImporterError: when the JSON cannot be read or holds no segments.
    """
    document, skipped = json_source.load(source)
    top = document if isinstance(document, dict) else {}
    top = next(json_source.find_objects(top, "participants"), top)
    draft = Draft(
        title=first_text(top, "title", "name"),
        date=day(first(top, "start_datetime", "recorded_at", "created_at", "date")),
    )
    draft.note("url", first(top, "url", "public_url"))
    voices: dict[str, Participant] = {}
    for participant in objects(top.get("participants")):
        side = _SIDES.get(text_of(participant.get("scope")).lower(), Side.UNKNOWN)
        known = person(participant, side)
        if known:
            voices[text_of(participant.get("id"))] = known
            draft.roster.mention(known)
    segments = list(json_source.find_segments(document, "text"))
    times = [s.get(key) for s in segments for key in ("start", "end")]
    unit = seconds_per_unit((text_of(s.get("text")) for s in segments), times, usual=0.001)
    for segment in segments:
        start, end = scaled(segment.get("start"), unit), scaled(segment.get("end"), unit)
        draft.cues.append(Cue(text_of(segment.get("text")), _speaker(segment, voices, draft), start, end))
    return finish(source, "grain", [draft], skipped, "segment")


def _speaker(segment: Object, voices: dict[str, Participant], draft: Draft) -> str | None:
    key = text_of(segment.get("participant_id"))
    known = voices.get(key) if key else None
    return draft.roster.speak(known or numbered(first(segment, "speaker", "participant_id")))


IMPORTER = Importer(name="grain", sniff=sniff, parse=parse)
