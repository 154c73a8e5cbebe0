"""Fathom meetings: the calendar's invitees tell the sides, the transcript has clock times."""

from otherside.domain import Parsed, Side
from otherside.importers import json_source
from otherside.importers.json_source import Object, first, first_text, obj, objects, text_of
from otherside.importers.json_turns import numbered, person
from otherside.importers.names import read_label
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock, day


def sniff(source: SourceFile) -> float:
    """By invitees beside a transcript, or speakers with a display name and a timestamp."""
    if not json_source.has_keys(source, "transcript"):
        return 0.0
    if json_source.has_keys(source, "display_name", "timestamp"):
        return 0.96
    return 0.95 if json_source.has_keys(source, "calendar_invitees") else 0.0


def parse(source: SourceFile) -> Parsed:
    """One conversation for each meeting.

    Raises:
        ImporterError: when the JSON cannot be read or holds no words.
    """
    document, skipped = json_source.load(source)
    meetings = [m for m in json_source.find_objects(document, "transcript") if objects(m.get("transcript"))]
    return finish(source, "fathom", [_draft(m) for m in meetings], skipped, "transcript")


def _draft(meeting: Object) -> Draft:
    draft = Draft(
        title=first_text(meeting, "title", "meeting_title"),
        date=day(first(meeting, "recording_start_time", "scheduled_start_time", "created_at", "date")),
    )
    draft.note("url", first(meeting, "share_url", "url"))
    for deal in objects(obj(meeting.get("crm_matches")).get("deals")):
        draft.deal = draft.deal or first_text(deal, "name", "title") or None
    names: dict[str, str] = {}
    for invitee in objects(meeting.get("calendar_invitees")):
        external = invitee.get("is_external")
        side = Side.UNKNOWN if not isinstance(external, bool) else Side.THEIRS if external else Side.OURS
        if not first_text(invitee, "name"):
            # An invitation that has the address alone: who spoke by it has a name.
            invitee = {**invitee, "name": invitee.get("matched_speaker_display_name")}
        name = draft.roster.mention(person(invitee, side))
        for key in ("matched_speaker_display_name", "name", "email"):
            shown = text_of(invitee.get(key)).strip()
            if name and shown:
                names.setdefault(shown.casefold(), name)
    host = person(obj(meeting.get("recorded_by")), Side.OURS)
    draft.roster.mention(host)
    for line in objects(meeting.get("transcript")):
        speaker = line.get("speaker")
        shown = first_text(speaker, "display_name", "name") if isinstance(speaker, dict) else text_of(speaker)
        matched = first_text(speaker, "matched_calendar_invitee_email") if isinstance(speaker, dict) else ""
        known = names.get(matched.casefold()) or names.get(shown.strip().casefold())
        label = read_label(known) if known else None
        who = draft.roster.speak(label or numbered(shown))
        start = clock(line.get("timestamp"))
        draft.cues.append(Cue(text_of(line.get("text")), who, start, None))
    return draft


IMPORTER = Importer(name="fathom", sniff=sniff, parse=parse)
