"""Stored conversations read by a language model: estimated before, kept window by window, checked quote by quote.

The local reader has always read everything before, so a workspace is whole whatever becomes of the model. Evidence of a
model takes the place of the local reader's in the turns it has read; in windows that failed the local reading stays.
What the model answered is kept beside the store (``readings/``), so that a stopped run goes on and rejected quotes can
be shown again. It holds the buyers' words and is deleted by ``forget`` and ``retain``.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otherside.domain import Evidence, InputError, Side, TurnKind
from otherside.extraction.llm import Estimate, Extraction, LLMExtractor, LLMTurn, WindowDone
from otherside.extraction.llm import Progress as Windows
from otherside.extraction.thresholds import shown_thresholds
from otherside.llm import Usage
from otherside.store import Store, StoredConversation
from otherside.store.evidence import evidence_id
from otherside.store.place import make_folder
from otherside.workspace.heard.finding import conversations_of
from otherside.workspace.intake.adding import Added, Progress, silent
from otherside.workspace.privacy.auditing import note
from otherside.workspace.reading.analysis import READINGS, analyse, make_reader
from otherside.workspace.reading.llm_settings import Reader, extractor_of, read_settings

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

LLM_PREFIX = "llm:"
#: Says whether to go on, once what it takes is known. Called only if something is to be sent.
Agree = Callable[[Estimate], None]


def agreed(yes: bool) -> Agree:
    """For whoever cannot be asked: goes on if they have agreed before; else says what would be sent, and stops."""

    def agree(estimate: Estimate) -> None:
        if not yes:
            raise InputError(f"nothing was sent; to be sent is {estimate}; agree to it with yes=true")

    return agree


@dataclass(frozen=True, slots=True)
class ToRead:
    """One conversation and how far a model has come in it.

    Attributes:
        stored: the conversation.
        turns: as the model is shown them.
        windows: what was answered so far.
        estimate: what is still to be sent.
        pending: whether its evidence is not this model's yet.
    """

    stored: StoredConversation
    turns: tuple[LLMTurn, ...]
    windows: Windows
    estimate: Estimate
    pending: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model made of one conversation."""

    stored: StoredConversation
    result: Extraction


@dataclass(frozen=True, slots=True)
class Report:
    """What a model made of several conversations, and what it took."""

    version: str
    readings: tuple[Reading, ...]
    cost: float | None
    currency: str

    def to_json(self) -> dict[str, Any]:
        """Counts, and every quote that was rejected with the reason."""
        usage = sum((one.result.usage for one in self.readings), Usage())
        return {
            "reader": self.version,
            "conversations": len(self.readings),
            "evidence": sum(len(one.result.evidence) for one in self.readings),
            "rejected": rejected_rows(self.readings),
            "failed": failed_rows(self.readings),
            "tokens": {"in": usage.input_tokens, "out": usage.output_tokens},
            "cost": round(self.cost, 6) if self.cost is not None else None,
            "currency": self.currency,
        }


def rejected_rows(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """Quotes that were not taken for evidence: in whose conversation, in which turn, and why not."""
    return [
        {
            "conversation": one.stored.conversation.title,
            "turn": bad.turn,
            "quote": bad.quote,
            "facets": list(bad.facets),
            "reason": bad.reason,
        }
        for one in readings
        for bad in one.result.rejected
    ]


def failed_rows(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """Stretches that the model did not read, and why."""
    return [
        {"conversation": one.stored.conversation.title, "first_turn": first, "last_turn": last, "reason": why}
        for one in readings
        for first, last, why in one.result.failed
    ]


def add_and_read(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    deal: str | None = None,
    us: Iterable[str] = (),
    again: bool = False,
    reader: str | None = None,
    agree: Agree,
    progress: Progress = silent,
) -> tuple[Added, Report | None]:
    """``Workspace.add``, and then a reading by the language model if that is the reader.

    Args:
        again: also takes in files of which everything was deleted here.
        reader: ``"local"`` or ``"llm"``; otherwise what the workspace says, which is local unless set. What is named
            here reads all that stands at the paths, also what was added before.
        agree: hears the estimate; raises to stop. What was added stays, read by the local reader.

    Raises:
        InputError: a path does not exist, or no model is configured.
        LLMError: the model cannot be used; what is done is kept, and the same command goes on.
    """
    chosen = Reader(reader) if reader else read_settings(workspace.home).reader
    # Before anything is imported: a missing key should not be found out after an hour.
    extractor = extractor_of(workspace.home) if chosen is Reader.LLM else None
    before = workspace.store.counts()["evidence"]
    added = workspace.add(paths, deal=deal, us=us, again=again, progress=progress)
    report = None
    if reader is not None or extractor is not None:
        sources = {s.id for digest in added.digests if (s := workspace.store.source_with(digest)) is not None}
        conversations = conversations_of(workspace, sources)
        if extractor is not None:
            report = read(workspace, extractor, conversations, agree, progress)
        else:
            read_locally(workspace.store, conversations, progress)
    found = max(0, workspace.store.counts()["evidence"] - before)
    return replace(added, evidence=found), report


def read(
    workspace: Workspace,
    extractor: LLMExtractor,
    conversations: Iterable[str],
    agree: Agree,
    progress: Progress = silent,
    *,
    keep: bool = True,
) -> Report:
    """Has a model read conversations, or go on where it was stopped.

    Args:
        agree: hears the estimate of all that is still to be sent; raises to stop.
        keep: whether its evidence becomes the workspace's; otherwise it is only returned.

    Raises:
        LLMError: the model cannot be used, or reads nothing; what is done is kept.
    """
    # Conversations whose people do not agree are not among the store's: they are not sent, however they are named.
    open_to_us = set(workspace.store.conversation_ids())
    wanted = [name for name in conversations if name in open_to_us]
    items = [item for name in wanted if (item := _to_read(workspace, extractor, name, always=not keep))]
    left = sum_of([item.estimate for item in items])
    if left is not None and left.windows > left.done:
        agree(left)
        detail = {"conversations": len(items), "windows": left.windows - left.done, "reader": _version(extractor)}
        note(workspace.home, "sent", "to the language model", detail=detail)
    total = sum(item.estimate.windows for item in items)
    before = 0
    progress("asking the model", left.done if left is not None else 0, total)
    readings: list[Reading] = []
    for item in items:
        place = _place(workspace, extractor, item.stored.id)

        def step(done: WindowDone, place: Path = place, before: int = before) -> None:
            _write(place, done.progress.to_json())
            progress("asking the model", before + done.done, max(total, before + done.total))

        result = extractor.extract(item.turns, item.stored.id, item.windows, step)
        _write(place, item.windows.to_json())
        if keep and item.pending:
            _store(workspace.store, extractor, item, result)
        readings.append(Reading(item.stored, result))
        before += item.estimate.windows
    usage = sum((one.result.usage for one in readings), Usage())
    return Report(_version(extractor), tuple(readings), extractor.cost(usage), extractor.currency)


def read_locally(store: Store, conversations: Iterable[str], progress: Progress = silent) -> None:
    """Goes back to the local reader where a language model has read."""
    for name in conversations:
        by_model = [n for n, reader in store.readers(name).items() if reader.startswith(LLM_PREFIX)]
        if by_model:
            store.put_evidence("", [(name, n) for n in by_model], [])
    analyse(store, progress)


def sum_of(estimates: Sequence[Estimate]) -> Estimate | None:
    """One estimate for several conversations."""
    if not estimates:
        return None
    costs = [e.cost for e in estimates]
    limits = [e.cost_limit for e in estimates]
    return Estimate(
        windows=sum(e.windows for e in estimates),
        done=sum(e.done for e in estimates),
        turns=sum(e.turns for e in estimates),
        input_tokens=sum(e.input_tokens for e in estimates),
        output_tokens=sum(e.output_tokens for e in estimates),
        output_limit=sum(e.output_limit for e in estimates),
        cost=None if None in costs else sum(c for c in costs if c is not None),
        cost_limit=None if None in limits else sum(c for c in limits if c is not None),
        currency=estimates[0].currency,
    )


def _version(extractor: LLMExtractor) -> str:
    return f"{extractor.extractor.name}@{extractor.extractor.version}"


def turns_of(workspace: Workspace, stored: StoredConversation) -> tuple[LLMTurn, ...]:
    """A conversation as a model is shown it: without notes, which are nobody's words to the other side."""
    sides = {p.id: p.side for p in workspace.store.people()}
    return tuple(
        LLMTurn(
            index=n,
            speaker=item.turn.speaker,
            side=sides.get(stored.speaker(item.turn), Side.UNKNOWN),
            text=item.turn.text,
            reported=item.turn.kind is TurnKind.REPORTED,
        )
        for n, item in enumerate(stored.turns)
        if item.turn.kind is not TurnKind.NOTE
    )


def _to_read(workspace: Workspace, extractor: LLMExtractor, name: str, *, always: bool) -> ToRead | None:
    """What is to be done about a conversation, ``None`` if nothing is."""
    stored = workspace.store.conversation(name)
    if stored is None:
        return None
    turns = turns_of(workspace, stored)
    if not any(turn.side is Side.THEIRS and turn.text.strip() for turn in turns):
        return None
    windows = _kept(_place(workspace, extractor, name), extractor, turns)
    estimate = extractor.estimate(turns, windows)
    pending = next(iter(workspace.store.pending_turns(_version(extractor), [name])), None) is not None
    # Read before, and the answers were deleted since (by an erasure): it is not read a second time.
    if not (always or pending or estimate.done == estimate.windows):
        return None
    return ToRead(stored, turns, windows, estimate, pending)


def _kept(place: Path, extractor: LLMExtractor, turns: Sequence[LLMTurn]) -> Windows:
    """The progress of an earlier run, or a new one where there is none that fits these turns."""
    try:
        windows = Windows.from_json(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, InputError):
        return Windows()
    return windows if extractor.fits(windows, turns) else Windows()


def _place(workspace: Workspace, extractor: LLMExtractor, conversation: str) -> Path:
    # A model's name may hold what no file name may.
    model = hashlib.sha256(_version(extractor).encode()).hexdigest()[:12]
    return workspace.folder / READINGS / f"{conversation}.{model}.json"


def _write(place: Path, text: str) -> None:
    """Replaces a file whole, so that a kill leaves the earlier one or the later one."""
    make_folder(place.parent)
    handle, part = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    os.replace(part, place)


def _store(store: Store, extractor: LLMExtractor, item: ToRead, result: Extraction) -> None:
    """Puts a model's evidence in the place of the local reader's, in the turns that the model has read."""
    missed = {n for first, last, _ in result.failed for n in range(first, last + 1)}
    read_turns = [t.index for t in item.turns if t.side is Side.THEIRS and t.index not in missed]
    kept = [one for one in result.evidence if one.turn not in missed]
    evidence = _weighed(store, kept)
    store.put_evidence(_version(extractor), [(item.stored.id, n) for n in read_turns], evidence)


def _weighed(store: Store, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence with the store's ids, and with the probability from which evidence is shown, or more.

    A model's own numbers are no probabilities. What it says is shown, since its user chose it; where the local reader
    finds the same facet in the same words more probable than that, its calibrated probability stands.
    """
    if not evidence:
        return []
    shown = shown_thresholds()
    local = make_reader(store).score([("", one.quote) for one in evidence])
    return [
        replace(
            one,
            id=evidence_id(one.conversation, one.turn, one.start, one.end),
            facets={f: max(shown[f], own.facets.get(f, 0.0)) for f in one.facets},
        )
        for one, own in zip(evidence, local, strict=True)
    ]
