"""Recall.ai transcripts: for each stretch a participant and words with their times."""

from otherside.domain import Parsed
from otherside.importers import json_source
from otherside.importers.json_source import Object, first, first_text, obj, objects, text_of
from otherside.importers.json_turns import numbered, person
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock, day, moment

_START = ("start_timestamp", "start_time")
_END = ("end_timestamp", "end_time")
# Written without a space before them in a list of words.
_CLOSING = (".", ",", "!", "?", ";", ":", "…", ")", "%", "'s", "’s", "n't", "n’t")


def sniff(source: SourceFile) -> float:
    """By ``words`` beside a ``participant`` or their id, or beside a speaker with timestamps (the older shape)."""
    if not json_source.has_keys(source, "words"):
        return 0.0
    if json_source.has_keys(source, "participant") or json_source.has_keys(source, "participants", "participant_id"):
        return 0.95
    timed = any(f'"{key}"' in source.text for key in (*_START, *_END, "is_host"))
    return 0.85 if timed and json_source.has_keys(source, "speaker") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation. Who hosts is kept as a field: a host need not be on our side.

    Raises:
        ImporterError: when the JSON cannot be read or holds no words.
    """
    document, skipped = json_source.load(source)
    top = document if isinstance(document, dict) else {}
    draft = Draft(title=first_text(top, "title", "meeting_title", "name"))
    draft.date = day(first(top, "started_at", "start_time", "created_at", "date"))
    listed = first(top, "participants", "meeting_participants")
    by_id: dict[str, Object] = {}
    for participant in objects(listed):
        draft.roster.mention(person(participant))
        if number := text_of(participant.get("id")):
            by_id[number] = participant
    for stretch in json_source.find_objects(document, "words"):
        label = first(stretch, "participant", "speaker", "participant_id", "speaker_id")
        who = label if isinstance(label, dict) else by_id.get(text_of(label))
        if who is not None:
            known = person(who)
            speaker = draft.roster.speak(known or numbered(who.get("id")))
            if who.get("is_host") is True and speaker:
                draft.note("host", speaker)
        else:
            speaker = draft.roster.speak(numbered(label))
        cue = _cue(stretch, speaker, draft)
        if cue:
            draft.cues.append(cue)
    return finish(source, "recall", [draft], skipped, "word")


def _cue(stretch: Object, speaker: str | None, draft: Draft) -> Cue | None:
    words = objects(stretch.get("words"))
    text = ""
    for word in words:
        piece = first_text(word, "text", "word", "punctuated_word")
        text += piece if not text or not piece or piece.startswith(_CLOSING) else f" {piece}"
    if not text:
        text = text_of(stretch.get("text"))
    if not text.strip():
        return None
    if words and draft.date is None:
        at = moment(obj(words[0].get("start_timestamp")).get("absolute"))
        draft.date = at.date() if at else None
    start = _time(words[0], *_START, "start") if words else None
    end = _time(words[-1], *_END, "end") if words else None
    return Cue(text, speaker, start, end)


def _time(word: Object, *keys: str) -> float | None:
    value = first(word, *keys)
    return clock(value.get("relative")) if isinstance(value, dict) else clock(value)


IMPORTER = Importer(name="recall", sniff=sniff, parse=parse)
