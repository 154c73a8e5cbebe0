"""Reading what is not read yet: pending turns in, evidence stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from otherside.domain import Evidence
from otherside.extraction.thresholds import extractor_version, heads_version
from otherside.store import Store
from otherside.store.evidence import evidence_id
from otherside.store.stored import PendingTurn
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.confirming import confirmed_evidence

if TYPE_CHECKING:
    from otherside.extraction.extractor import LocalExtractor

#: Turns whose evidence is stored in one transaction, rounded up to whole conversations.
BATCH = 512
#: The setting that holds what was learnt from corrections.
PERSONAL = "personal_heads"
#: Folder of a workspace with what language models answered; it holds the buyers' words.
READINGS = "readings"
#: File in a workspace's folder in which users write who reads; see ``llm_settings``.
SETTINGS = "otherside.toml"


def reader_version(store: Store) -> str:
    """Name and version of the reader as this workspace has it: the shipped one, or with heads learnt here."""
    learnt = _personal(store)
    return extractor_version(learnt["extractor"] if learnt else "")


def make_reader(store: Store) -> LocalExtractor:
    """The reader as this workspace has it; loads the encoder."""
    from otherside.extraction.extractor import LocalExtractor

    learnt = _personal(store)
    if not learnt:
        return LocalExtractor()
    from otherside.extraction.learning import PersonalHeads

    return LocalExtractor(heads=PersonalHeads.load(learnt))


def _personal(store: Store) -> dict[str, Any] | None:
    """What was learnt, if it was learnt on top of the heads that are shipped now: others do not fit."""
    learnt = store.settings().get(PERSONAL)
    return learnt if learnt and learnt.get("base") == heads_version() else None


def analyse(store: Store, progress: Progress = silent) -> int:
    """Reads every pending turn of the buyer's side and stores the evidence; returns how much there is.

    Each batch is one transaction of whole conversations, so that stopping at any moment leaves each conversation either
    read or not read, and the next run goes on. Memory holds one batch, however much is pending.
    """
    version = reader_version(store)
    total = sum(store.pending(version).values())
    if not total:
        return 0
    # The encoder is loaded only when there is something to read.
    from otherside.extraction.extractor import TurnText
    from otherside.extraction.question_before import said_before

    reader = make_reader(store)
    found = done = 0
    for batch in _batches(store.pending_turns(version)):
        readings = reader.read(
            TurnText(turn.text, said_before((*turn.before, (turn.speaker, turn.text)), len(turn.before)))
            for turn in batch
        )
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
                extractor=reader.extractor,
            )
            for turn, sentences in zip(batch, readings, strict=True)
            for reading in sentences
        ]
        ours, made_theirs = confirmed_evidence(store, batch, reader)
        evidence += made_theirs
        store.put_evidence(version, [*((turn.conversation, turn.index) for turn in batch), *ours], evidence)
        found += len(evidence)
        done += len(batch)
        progress("understanding", done, total)
    return found


def _batches(pending: Iterable[PendingTurn]) -> Iterator[list[PendingTurn]]:
    batch: list[PendingTurn] = []
    for _, turns in groupby(pending, key=lambda turn: turn.conversation):
        batch.extend(turns)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
