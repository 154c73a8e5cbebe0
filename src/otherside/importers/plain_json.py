"""JSON of no particular recorder: turns with speaker and text under any usual key, or labelled text."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from otherside.domain import Parsed, Participant, Side
from otherside.importers import aliases, json_source
from otherside.importers.json_source import Object, first_text, objects, text_of
from otherside.importers.json_turns import numbered, person, seconds_per_unit
from otherside.importers.names import read_label, speaker_labels
from otherside.importers.registry import Importer
from otherside.importers.source import SourceFile
from otherside.importers.subtitles import spoken_label
from otherside.importers.turns import Cue, Draft, finish
from otherside.importers.when import clock, day

_SIDES = {"internal": Side.OURS, "ours": Side.OURS, "external": Side.THEIRS, "theirs": Side.THEIRS}


def sniff(source: SourceFile) -> float:
    """Any JSON with a key for words; below every recorder's own format."""
    if not json_source.is_json(source):
        return 0.0
    text = source.text[: 1 << 20]
    keys = {aliases.plain_key(k) for k in _keys(text)}
    if keys & set(aliases.TEXT):
        return 0.45 if keys & set(aliases.SPEAKER) else 0.3
    return 0.05 if '":' in text or '" :' in text else 0.01


def _keys(text: str) -> Iterator[str]:
    """Up to a thousand strings that stand before a colon."""
    place = 0
    for _ in range(1000):
        place = text.find('":', place + 1)
        if place < 0:
            return
        yield text[max(text.rfind('"', 0, place), place - 60) + 1 : place]


def parse(source: SourceFile) -> Parsed:
    """One conversation for each list of turns.

    Raises:
        ImporterError: when the JSON cannot be read or nothing in it is a turn.
    """
    document, skipped = json_source.load(source)
    drafts = [_draft(parent, turns) for parent, turns in _turn_lists(document)]
    for number, draft in enumerate(drafts, 1):
        if len(drafts) > 1 and not draft.title:
            draft.title = f"{source.stem} {number}"
    return finish(source, "json", drafts, skipped, "list of turns with speaker and text, nor chat of Slack or Teams,")


def _turn_lists(document: object) -> Iterator[tuple[Object, list[object]]]:
    """Lists of turns with the object around them, in document order, level by level."""
    queue: deque[tuple[Object, object, str]] = deque([({}, document, "")])
    while queue:
        parent, node, key = queue.popleft()
        if isinstance(node, dict):
            queue.extend((node, v, k) for k, v in node.items() if isinstance(v, dict | list | str))
        elif isinstance(node, list):
            if _is_turns(node):
                yield parent, node
            else:
                queue.extend((parent, v, "") for v in node if isinstance(v, dict | list))
        elif isinstance(node, str) and aliases.plain_key(key) in aliases.TURNS and "\n" in node:
            yield parent, list(node.split("\n"))


def _is_turns(node: list[object]) -> bool:
    members = objects(node)
    if not members:
        lines = [v for v in node if isinstance(v, str)]
        return len(lines) >= 2 and bool(speaker_labels(lines))
    if any(_nested(m) for m in members[:20]):
        return False  # a list of calls that have a text beside their turns
    hits = sum(aliases.choose(m, aliases.TEXT) is not None for m in members)
    return 2 * hits >= len(members)


def _nested(member: Object) -> bool:
    return any(aliases.plain_key(k) in aliases.TURNS and objects(v) for k, v in member.items())


def _draft(parent: Object, turns: list[object]) -> Draft:
    draft = Draft()
    title, date, deal = (aliases.choose(parent, w) for w in (aliases.TITLE, aliases.DATE, aliases.DEAL))
    draft.title = first_text(parent, title or "", "title", "name") or None
    draft.date = day(parent.get(date or ""))
    draft.deal = text_of(parent.get(deal or "")) or None
    for key in ("participants", "attendees", "speakers", "people"):
        entries = parent.get(key)
        for entry in entries if isinstance(entries, list) else []:
            draft.roster.mention(person(entry, _side(entry)) if isinstance(entry, dict) else text_of(entry))
    lines = [text_of(v) for v in turns if not isinstance(v, dict)]
    labels = speaker_labels(lines) if lines else frozenset[str]()
    speaker: str | None = None
    for turn in _without_row_ids(turns):
        if isinstance(turn, dict):
            draft.cues.append(_cue(turn, draft))
            continue
        label, rest = spoken_label(text_of(turn), labels)
        speaker = draft.roster.speak(label) if label is not None else speaker
        draft.cues.append(Cue(rest, speaker))
    _set_unit(draft)
    return draft


def _without_row_ids(turns: list[object]) -> list[object]:
    """The turns without ``id`` where it numbers the rows; where it comes back it is a speaker."""
    ids = [text_of(t["id"]) for t in turns if isinstance(t, dict) and "id" in t]
    if len(set(ids)) <= max(2, len(ids) // 2):
        return turns
    return [{k: v for k, v in t.items() if k != "id"} if isinstance(t, dict) else t for t in turns]


def _cue(turn: Object, draft: Draft) -> Cue:
    text = ""
    for alias in aliases.TEXT:  # the first with words in it: some exports leave "text" empty
        key = aliases.choose(turn, (alias,))
        value = turn.get(key) if key else None
        text = " ".join(text_of(v) for v in value) if isinstance(value, list) else text_of(value)
        if text.strip():
            break
    start, end = (aliases.choose(turn, wanted) for wanted in (aliases.START, aliases.END))
    times = clock(turn.get(start or "")), clock(turn.get(end or ""))
    return Cue(text, draft.roster.speak(_speaker(turn)) if text.strip() else None, *times)


def _speaker(turn: Object) -> Participant | None:
    for alias in aliases.SPEAKER:
        key = aliases.choose(turn, (alias,))
        value = turn.get(key) if key else None
        if isinstance(value, dict):
            return person(value, _side(value)) or read_label(numbered(value.get("id")) or "")
        label = numbered(value)
        if label is not None:
            found = read_label(label)
            side = _side(turn)
            return replace(found, side=side) if found and side is not Side.UNKNOWN else found
    return None


def _side(node: Object) -> Side:
    external = node.get("is_external")
    if isinstance(external, bool):
        return Side.THEIRS if external else Side.OURS
    return _SIDES.get(first_text(node, "side", "affiliation", "scope").lower(), Side.UNKNOWN)


def _set_unit(draft: Draft) -> None:
    times = [t for c in draft.cues for t in (c.start_s, c.end_s)]
    spoken = [(c.start_s, c.end_s) for c in draft.cues]
    unit = seconds_per_unit((c.text for c in draft.cues), times, usual=1.0, spoken=spoken)
    if unit != 1.0:
        draft.cues = [
            replace(
                c,
                start_s=None if c.start_s is None else c.start_s * unit,
                end_s=None if c.end_s is None else c.end_s * unit,
            )
            for c in draft.cues
        ]


IMPORTER = Importer(name="json", sniff=sniff, parse=parse)
