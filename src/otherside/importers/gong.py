"""Gong call transcripts, joined to the parties of the extensive call data in the same file, or in one beside it."""

from otherside.domain import Parsed, Participant, Side
from otherside.importers import json_source
from otherside.importers.gong_calls import call_id, details_in
from otherside.importers.json_source import Object, first, first_text, obj, objects, text_of
from otherside.importers.json_turns import numbered, person, scaled, seconds_per_unit
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import day

_SIDES = {"internal": Side.OURS, "external": Side.THEIRS}


def sniff(source: SourceFile) -> float:
    """By ``callTranscripts``, or monologues with ``speakerId`` and ``sentences``."""
    if json_source.has_keys(source, "callTranscripts"):
        return 0.98
    return 0.9 if json_source.has_keys(source, "transcript", "speakerId", "sentences") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation for each call; times are milliseconds unless they make no sense as such.

    Raises:
        ImporterError: when the JSON cannot be read or holds no sentences.
    """
    document, skipped = json_source.load(source)
    details = details_in(document)
    if source.calls is not None:
        details = {**source.calls.details, **details}
    calls = [call for call in json_source.find_objects(document, "transcript") if objects(call.get("transcript"))]
    if not calls and isinstance(document, list):
        calls = [{"transcript": document}]
    drafts = [_draft(call, _details_of(call, details, len(calls))) for call in calls]
    return finish(source, "gong", drafts, skipped, "sentence")


def _details_of(call: Object, details: dict[str, Object], calls: int) -> Object:
    found = call if "parties" in call else details.get(call_id(call))
    if found is None and calls == 1 and len(details) == 1:
        found = next(iter(details.values()))
    # Parties that are said of no call are those of all.
    return found or details.get("") or {}


def _draft(call: Object, details: Object) -> Draft:
    meta = obj(details.get("metaData")) or details
    draft = Draft(
        title=first_text(meta, "title") or first_text(call, "title"),
        date=day(first(meta, "started", "scheduled", "date") or first(call, "started", "date")),
    )
    draft.note("url", meta.get("url"))
    draft.note("call_id", call_id(call))
    voices: dict[str, Participant] = {}
    for party in objects(details.get("parties")):
        known = person(party, _SIDES.get(text_of(party.get("affiliation")).strip().lower(), Side.UNKNOWN))
        if known:
            voices[text_of(party.get("speakerId"))] = known
            draft.roster.mention(known)
    monologues = objects(call.get("transcript"))
    sentences = [s for m in monologues for s in objects(m.get("sentences"))]
    times = [s.get(key) for s in sentences for key in ("start", "end")]
    spoken = [(s.get("start"), s.get("end")) for s in sentences]
    unit = seconds_per_unit((text_of(s.get("text")) for s in sentences), times, usual=0.001, spoken=spoken)
    for monologue in monologues:
        key = text_of(monologue.get("speakerId"))
        speaker = draft.roster.speak((voices.get(key) if key else None) or numbered(key))
        for sentence in objects(monologue.get("sentences")):
            start, end = scaled(sentence.get("start"), unit), scaled(sentence.get("end"), unit)
            draft.cues.append(Cue(text_of(sentence.get("text")), speaker, start, end))
    return draft


IMPORTER = Importer(name="gong", sniff=sniff, parse=parse)
