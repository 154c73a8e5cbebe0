"""Every sentence that was heard in a deal, in its place: what an answer in plain words looks through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side, TurnKind
from otherside.extraction.addressed import withheld_parts
from otherside.extraction.segment import segment
from otherside.store import StoredConversation
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its place, with those beside it in its turn; ``person`` is None where it is our note."""

    text: str
    person: Person | None
    day: dt.date | None
    written: bool
    row: dict[str, Any]
    before: str = ""
    after: str = ""


def sentences_of(
    workspace: Workspace, deal: Deal, people: Mapping[str, Person], conversations: list[StoredConversation]
) -> Iterator[Sentence]:
    """What they said, sentence by sentence, each words once, and what we noted; not what is put to a machine, whoever wrote it."""
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    kept = in_confidence(conversations)
    seen: set[tuple[str, str]] = set()
    for stored in conversations:
        for n, held in enumerate(stored.turns):
            turn = held.turn
            person = people.get(stored.speaker(turn))
            note = turn.kind is TurnKind.NOTE
            if not note and (person is None or person.side is not Side.THEIRS):
                continue
            day = stored.day(turn)
            spans = segment(turn.text)
            to_a_machine = tuple(withheld_parts(turn.text))
            words = ["", *(turn.text[span.start : span.end] for span in spans), ""]
            for k, span in enumerate(spans, 1):
                text = words[k]
                if any(part.start < span.end and span.start < part.end for part in to_a_machine):
                    continue
                key = (person.id if person and not note else "", " ".join(text.casefold().split()))
                if key in seen:
                    continue
                seen.add(key)
                kept_words = kept.covers(stored.id, n, span.start, span.end)
                row = {
                    "id": f"{stored.id}:{n}:{span.start}", "quote": text, "who": key[0],
                    "person": person.name if person and not note else "",
                    "role": (person and not note and person.role) or "", "mark": IN_CONFIDENCE if kept_words else "",
                    "deal": deal.name, "source": sources.get(held.source, ""), "date": day.isoformat() if day else None,
                    "conversation": stored.id, "turn": n, "start": span.start, "end": span.end,
                    "reported": turn.kind is TurnKind.REPORTED,
                }  # fmt: skip
                written = turn.kind is TurnKind.MESSAGE
                yield Sentence(text, None if note else person, day, written, row, words[k - 1], words[k + 1])
