"""What we said and they made their own: "so what matters is X", "exactly" makes X theirs, marked as confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from otherside.coaching import CoachTurn, confirmed, in_first_person
from otherside.domain import Evidence, Extractor, Facet, Side, TurnKind
from otherside.domain.evidence import CONFIRMED
from otherside.extraction.thresholds import shown_thresholds
from otherside.store import Store
from otherside.store.evidence import evidence_id
from otherside.store.stored import PendingTurn

if TYPE_CHECKING:
    from otherside.extraction.extractor import LocalExtractor


#: A yes to a question that carried its answer stays this much below what is shown without being asked for.
_BELOW = 0.01


def confirmed_evidence(
    store: Store, batch: Sequence[PendingTurn], reader: LocalExtractor
) -> tuple[list[tuple[str, int]], list[Evidence]]:
    """Evidence in our turns that turns of this batch confirm.

    It is read as if they had said it of themselves, which is what the reader knows; the quote stays as we said it.

    Returns:
        Our turns that were looked at, to be replaced in the store, and the evidence in them.
    """
    answered: dict[str, set[int]] = defaultdict(set)
    for turn in batch:
        answered[turn.conversation].add(turn.index)
    sides = {p.id: p.side for p in store.people()}
    looked: list[tuple[str, int]] = []
    found: list[Evidence] = []
    for conversation_id, numbers in answered.items():
        stored = store.conversation(conversation_id)
        assert stored is not None
        turns = [item.turn for item in stored.turns]
        side = {name: sides.get(person, Side.UNKNOWN) for name, person in stored.people.items()}
        if Side.OURS not in side.values():
            continue
        spoken = [
            CoachTurn(n, turn.speaker, side.get(turn.speaker or "", Side.UNKNOWN), turn.text)
            for n, turn in enumerate(turns)
            if turn.kind is not TurnKind.NOTE
        ]
        hits = [hit for hit in confirmed(spoken) if hit.by_turn in numbers]
        quotes = [turns[hit.turn].text[hit.start : hit.end] for hit in hits]
        readings = reader.score([("", in_first_person(quote)) for quote in quotes])
        for hit, quote, reading in zip(hits, quotes, readings, strict=True):
            looked.append((conversation_id, hit.turn))
            if not reading.facets:
                continue
            found.append(
                Evidence(
                    id=evidence_id(conversation_id, hit.turn, hit.start, hit.end),
                    conversation=conversation_id,
                    turn=hit.turn,
                    start=hit.start,
                    end=hit.end,
                    quote=quote,
                    speaker=turns[hit.by_turn].speaker,
                    facets=_asked(reading.facets) if hit.asked else reading.facets,
                    stance=reading.stance,
                    strength=reading.strength,
                    reported=False,
                    extractor=Extractor(reader.extractor.name + CONFIRMED, reader.extractor.version),
                )
            )
    return looked, found


def _asked(facets: Mapping[Facet, float]) -> dict[Facet, float]:
    """What is left of how sure the facets are where they only said yes to a question of ours: kept, but not shown unasked."""
    shown = shown_thresholds()
    return {facet: min(sure, shown[facet] - _BELOW) for facet, sure in facets.items()}
