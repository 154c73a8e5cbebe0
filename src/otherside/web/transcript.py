"""A conversation as a page shows it: its turns cut at the edges of evidence, so that words can be marked where they stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from otherside.domain import Evidence, Side, Turn, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.store import StoredConversation
from otherside.web.templating import section_of
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

#: Lengths of lines that a mail program broke.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn.

    Attributes:
        text: the words.
        ids: evidence whose first character is here; anchors for links.
        facets: what it is evidence of, surest first, with the confidence; empty for other words.
        section: which colour; 0 to 3 as in ``reports.words.SECTIONS``.
        stance: towards, away or neutral.
    """

    text: str
    ids: tuple[str, ...] = ()
    facets: tuple[tuple[str, float], ...] = ()
    section: int = 2
    stance: str = "neutral"


def turns_of(
    stored: StoredConversation,
    evidence: Iterable[Evidence],
    sides: Mapping[str, Side],
    corrections: Iterable[Mapping[str, Any]] = (),
) -> list[dict[str, Any]]:
    """The turns of a conversation with their pieces, and what there is to confirm or correct about each.

    Args:
        stored: the conversation.
        evidence: of it.
        sides: by person id.
        corrections: of it, as of ``Workspace.corrections``.
    """
    said = {str(c["evidence"]): c for c in corrections}
    found: dict[int, list[Evidence]] = defaultdict(list)
    for item in evidence:
        found[item.turn].append(item)
    kept = in_confidence([stored])
    clocks = _clocks([item_turn.turn for item_turn in stored.turns])
    out: list[dict[str, Any]] = []
    for index, item_turn in enumerate(stored.turns):
        turn = item_turn.turn
        person = stored.speaker(turn)
        side = sides.get(person, Side.UNKNOWN)
        # The words of whoever turns out to be ours are evidence of nothing, unless the buyer made them theirs.
        own = [e for e in found[index] if side is Side.THEIRS or e.confirmed]
        out.append(
            {
                "index": index,
                "speaker": turn.speaker,
                "person": person or None,
                "side": side.value,
                "note": turn.kind is TurnKind.NOTE,
                "reported": turn.kind is TurnKind.REPORTED,
                "mark": IN_CONFIDENCE if (stored.id, index) in kept else "",
                "start_s": turn.start_s,
                "at": clocks[index],
                "timed": _is_timed(turn) and clocks[index] != _midnight(clocks[index]),
                "zone": _zone(turn.utc_offset_s),
                "again": bool(out) and out[-1]["speaker"] == turn.speaker and turn.speaker is not None,
                "pieces": cut(flowing(turn.text), own),
                "marks": [mark for item in own if (mark := _mark(item, said.get(item.id))) is not None],
                "rejected": [c for c in said.values() if c["turn"] == index and c["verdict"] == "rejected"],
            }
        )
    return out


def _clocks(turns: Sequence[Turn]) -> list[dt.datetime | None]:
    """When each turn was written, by the clock of whoever wrote it; what a mail quotes has a time by the clock of that mail."""
    found: list[dt.datetime | None] = []
    ahead = 0
    for turn in reversed(turns):
        ahead = ahead if turn.utc_offset_s is None else turn.utc_offset_s
        written = turn.kind is TurnKind.MESSAGE and _is_timed(turn)
        found.append(
            turn.at + dt.timedelta(seconds=ahead) if turn.at and written and 1 < turn.at.year < 9999 else turn.at
        )
    return found[::-1]


def _midnight(clock: dt.datetime | None) -> dt.datetime | None:
    """The first moment of a day, at which nobody writes: it stands for a day without a time."""
    return clock.replace(hour=0, minute=0, second=0, microsecond=0) if clock else None


def _zone(offset: int | None) -> str:
    """How far a clock stands from UTC, where that is stated: ``UTC+2``, ``UTC−3:30``."""
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // 60, 60)
    sign = "" if not offset else "−" if offset < 0 else "+"
    return f"UTC{sign}{hours if offset else ''}" + (f":{minutes:02}" if minutes else "")


def _is_timed(turn: Turn) -> bool:
    """Whether more than the day is known: a note, and a mail that is quoted with its day alone, stand at its first moment."""
    return turn.at is not None and (turn.utc_offset_s is not None or turn.at.time() != dt.time())


def _mark(item: Evidence, correction: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What is shown of a piece of evidence beside its turn; nothing where the reading is too unsure to be shown."""
    sure = _sure(item)
    if not sure:
        return None
    return {
        "id": item.id,
        "words": first_words(item.quote),
        "facets": sure,
        "section": section_of(sure[0][0]),
        "stance": item.stance.value,
        "confirmed": item.confirmed,
        "correction": correction,
    }


def first_words(quote: str, most: int = 5) -> str:
    """The first words of a quote on one line, with a mark where it goes on."""
    words = quote.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def _sure(item: Evidence) -> tuple[tuple[str, float], ...]:
    shown = shown_thresholds()
    return tuple(sorted(((f.value, p) for f, p in item.facets.items() if p >= shown[f]), key=lambda x: -x[1]))


def beside(
    moments: Iterable[Mapping[str, Any]], stored: StoredConversation, turns: Sequence[Mapping[str, Any]]
) -> dict[int, list[dict[str, Any]]]:
    """The coach's moments by the turn of ours that they are about.

    What we passed by stands beside the words with which we did so.

    Args:
        moments: as of ``Workspace.coach``.
        stored: the conversation.
        turns: of it, as of ``turns_of``.
    """
    out: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for moment in moments:
        number = int(moment["turn"])
        after = next((n for n in range(number, len(turns)) if turns[n]["side"] == "ours"), number)
        own = turns[number]["side"] == "ours" or moment["kind"] != "missed_opening"
        out[number if own else after].append(
            {**moment, "words": stored.turns[number].turn.text[moment["start"] : moment["end"]]}
        )
    return dict(out)


def flowing(text: str) -> str:
    """A text whose lines were broken by a mail program, with spaces for those breaks; every offset stays.

    A break was the program's where the line before is long, no line is longer than such programs write, and the next goes on
    as text. Lists, quotes, addresses and greetings keep theirs.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > _LONGEST_WRAPPED:
        return text
    out = lines[0]
    for before, line in pairwise(lines):
        own = len(before) < _SHORTEST_WRAPPED or not line or not (line[0].isalpha() or line[0] in "\"'“‘(")
        out += ("\n" if own else " ") + line
    return out


def cut(text: str, evidence: Iterable[Evidence]) -> list[Piece]:
    """Cuts a text at the edges of evidence that is sure enough to be shown. Joined again, the pieces are the text.

    Where two overlap, the first stays whole. Every other piece of evidence still has an anchor where it begins, so that
    each link to it leads to its words.
    """
    shown: list[tuple[Evidence, tuple[tuple[str, float], ...]]] = []
    anchors: dict[int, list[str]] = defaultdict(list)
    for item in sorted(evidence, key=lambda e: (e.start, -e.end)):
        if item.end <= item.start or item.end > len(text):
            continue
        sure = _sure(item)
        if sure and (not shown or item.start >= shown[-1][0].end):
            shown.append((item, sure))
        else:
            anchors[item.start].append(item.id)
    pieces: list[Piece] = []
    at = 0
    for item, sure in shown:
        pieces += _unmarked(text, at, item.start, anchors)
        own = [i for place in range(item.start, item.end) for i in anchors.pop(place, ())]
        words, section = text[item.start : item.end], section_of(sure[0][0])
        pieces.append(Piece(words, (item.id, *own), sure, section, item.stance.value))
        at = item.end
    return pieces + _unmarked(text, at, len(text), anchors)


def _unmarked(text: str, start: int, end: int, anchors: Mapping[int, Sequence[str]]) -> list[Piece]:
    """A stretch between marks, cut where evidence begins that is not shown."""
    cuts = sorted({start, end, *(place for place in anchors if start < place < end)})
    return [Piece(text[a:b], tuple(anchors.get(a, ()))) for a, b in pairwise(cuts) if b > a]
