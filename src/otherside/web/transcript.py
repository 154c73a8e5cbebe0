"""A conversation as a page shows it: its turns cut at the edges of evidence, so that words can be marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from otherside.domain import Evidence, Side, TurnKind
from otherside.extraction.thresholds import shown_thresholds
from otherside.store import StoredConversation
from otherside.web.templating import section_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn.

    Attributes:
        text: the words.
        ids: evidence whose first character is here; anchors for links.
        facets: what it is evidence of, surest first, with the confidence; empty for other words.
        section: which colour; 0 to 3 as in ``reports.words.SECTIONS``.
        stance: towards, away or neutral.
        strong: sure enough to be shown unasked.
    """

    text: str
    ids: tuple[str, ...] = ()
    facets: tuple[tuple[str, float], ...] = ()
    section: int = 2
    stance: str = "neutral"


def turns_of(
    stored: StoredConversation, evidence: Iterable[Evidence], sides: Mapping[str, Side]
) -> list[dict[str, Any]]:
    """The turns of a conversation with their pieces.

    Args:
        stored: the conversation.
        evidence: of it.
        sides: by person id.
    """
    found: dict[int, list[Evidence]] = defaultdict(list)
    for item in evidence:
        found[item.turn].append(item)
    out: list[dict[str, Any]] = []
    for index, item_turn in enumerate(stored.turns):
        turn = item_turn.turn
        person = stored.people.get(turn.speaker or "")
        side = sides.get(person or "", Side.UNKNOWN)
        theirs = side is Side.THEIRS
        out.append(
            {
                "index": index,
                "speaker": turn.speaker,
                "person": person,
                "side": side.value,
                "note": turn.kind is TurnKind.NOTE,
                "reported": turn.kind is TurnKind.REPORTED,
                "start_s": turn.start_s,
                "at": turn.at,
                "again": bool(out) and out[-1]["speaker"] == turn.speaker and turn.speaker is not None,
                # The words of whoever turns out to be ours are evidence of nothing.
                "pieces": cut(turn.text, found[index] if theirs else []),
            }
        )
    return out


def cut(text: str, evidence: Iterable[Evidence]) -> list[Piece]:
    """Cuts a text at the edges of evidence. Joined again, the pieces are the text."""
    shown = shown_thresholds()
    pieces: list[Piece] = []
    at = 0
    waiting: tuple[str, ...] = ()
    for item in sorted(evidence, key=lambda e: (e.start, -e.end)):
        if item.end <= item.start or item.end > len(text):
            continue
        if item.start < at:
            # It overlaps the piece before it: its place is marked there.
            if pieces:
                last = pieces[-1]
                pieces[-1] = Piece(last.text, (*last.ids, item.id), last.facets, last.section, last.stance)
            else:
                waiting = (*waiting, item.id)
            continue
        if item.start > at:
            pieces.append(Piece(text[at : item.start]))
        sure = sorted(((f, p) for f, p in item.facets.items() if p >= shown[f]), key=lambda x: -x[1])
        pieces.append(
            Piece(
                text[item.start : item.end],
                (*waiting, item.id),
                tuple((f.value, p) for f, p in sure),
                section_of(sure[0][0].value) if sure else 2,
                item.stance.value,
            )
        )
        waiting = ()
        at = item.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces
