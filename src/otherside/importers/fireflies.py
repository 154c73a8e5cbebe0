"""Fireflies transcripts as its GraphQL API gives them: ``transcript`` objects with ``sentences``."""

from otherside.domain import Parsed
from otherside.importers import json_source
from otherside.importers.json_source import Object, first, first_text, obj, objects, text_of
from otherside.importers.json_turns import numbered, person, scaled, seconds_per_unit
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import day, number


def sniff(source: SourceFile) -> float:
    """By the key ``sentences`` with Fireflies' names for speakers."""
    if not json_source.has_keys(source, "sentences") or '"callTranscripts"' in source.text:
        return 0.0
    if json_source.has_keys(source, "speaker_name") or json_source.has_keys(source, "meeting_attendees"):
        return 0.95
    return 0.7 if json_source.has_keys(source, "raw_text") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation for each transcript.

    Raises:
        ImporterError: when the JSON cannot be read or holds no sentences.
    """
    document, skipped = json_source.load(source)
    drafts = [_draft(node) for node in json_source.find_objects(document, "sentences")]
    return finish(source, "fireflies", drafts, skipped, "sentence")


def _draft(node: Object) -> Draft:
    draft = Draft(title=first_text(node, "title"), date=day(first(node, "date", "dateString")))
    for attendee in objects(node.get("meeting_attendees")):
        draft.roster.mention(person(attendee))
    draft.note("url", node.get("transcript_url"))
    minutes = number(node.get("duration"))
    if minutes is not None:
        draft.note("duration_s", round(minutes * 60, 3))
    voices = {text_of(s.get("id")): first_text(s, "name") for s in objects(node.get("speakers"))}
    sentences = objects(node.get("sentences"))
    times = [s.get(key) for s in sentences for key in ("start_time", "end_time")]
    spoken = [(s.get("start_time"), s.get("end_time")) for s in sentences]
    unit = seconds_per_unit((first_text(s, "text", "raw_text") for s in sentences), times, usual=1.0, spoken=spoken)
    for sentence in sentences:
        label = first_text(sentence, "speaker_name") or voices.get(text_of(sentence.get("speaker_id")), "")
        speaker = draft.roster.speak(label or numbered(sentence.get("speaker_id")))
        draft.cues.append(
            Cue(
                first_text(sentence, "text", "raw_text"),
                speaker,
                scaled(sentence.get("start_time"), unit),
                scaled(sentence.get("end_time"), unit),
            )
        )
    for address in (node.get("participants"), obj(node.get("user")).get("email")):
        for entry in address if isinstance(address, list) else [address]:
            if isinstance(entry, str) and "@" in entry and not _known(draft, entry):
                draft.roster.mention(entry)
    return draft


def _known(draft: Draft, address: str) -> bool:
    return any(p.email == address.strip().lower() for p in draft.roster.participants())


IMPORTER = Importer(name="fireflies", sniff=sniff, parse=parse)
