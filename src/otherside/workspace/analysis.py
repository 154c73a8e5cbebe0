"""Reading what is not read yet: pending turns in, evidence stored."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from otherside.domain import Evidence
from otherside.extraction.thresholds import extractor_version
from otherside.store import Store
from otherside.store.interface import PendingTurn
from otherside.store.evidence import evidence_id
from otherside.workspace.adding import Progress, silent

#: Turns whose evidence is stored in one transaction, rounded up to whole conversations.
BATCH = 512


def analyse(store: Store, progress: Progress = silent) -> int:
    """Reads every pending turn of the buyer's side and stores the evidence; returns how much there is.

    Each batch is one transaction of whole conversations, so that stopping at any moment leaves each conversation either
    read or not read, and the next run goes on.
    """
    version = extractor_version()
    pending = store.pending_turns(version)
    if not pending:
        return 0
    # The encoder is loaded only when there is something to read.
    from otherside.extraction.extractor import LocalExtractor, TurnText

    extractor = LocalExtractor()
    found = done = 0
    for batch in _batches(pending):
        readings = extractor.read(TurnText(turn.text, turn.prev) for turn in batch)
        evidence = [
            Evidence(
                id=evidence_id(turn.conversation, turn.index, reading.span.start, reading.span.end),
                conversation=turn.conversation,
                turn=turn.index,
                start=reading.span.start,
                end=reading.span.end,
                quote=turn.text[reading.span.start : reading.span.end],
                speaker=turn.speaker,
                facets=reading.facets,
                stance=reading.stance,
                strength=reading.strength,
                reported=turn.reported,
                extractor=extractor.extractor,
            )
            for turn, sentences in zip(batch, readings, strict=True)
            for reading in sentences
        ]
        store.put_evidence(version, [(turn.conversation, turn.index) for turn in batch], evidence)
        found += len(evidence)
        done += len(batch)
        progress("understanding", done, len(pending))
    return found


def _batches(pending: Sequence[PendingTurn]) -> list[list[PendingTurn]]:
    batches: list[list[PendingTurn]] = [[]]
    for _, turns in groupby(pending, key=lambda turn: turn.conversation):
        if len(batches[-1]) >= BATCH:
            batches.append([])
        batches[-1].extend(turns)
    return batches
