"""``otherside learn``: from corrections to personal heads, tried on conversations they were not learnt from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Side, TurnKind
from otherside.domain.counting import plural
from otherside.extraction.extractor import LocalExtractor, sentences
from otherside.extraction.heads import Heads, Seen, default_heads, sigmoid
from otherside.extraction.learning import (
    LEAST_CONVERSATIONS,
    LEAST_CORRECTIONS,
    Corrected,
    cross_validate,
    dump,
    fit,
)
from otherside.extraction.triage import is_nothing
from otherside.store import Correction, StoredConversation, Verdict
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.analysis import PERSONAL, analyse, reader_version

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Where the heads before the last learning are kept, so that it is undone in one step.
BEFORE = "personal_heads_before"
#: Sentences that nobody corrected, which hold the heads where they are.
REST = 800
_REST_CONVERSATIONS = 60
Pair = tuple[str, str]


def learn(workspace: Workspace, progress: Progress = silent) -> dict[str, Any]:
    """Learns small heads from the corrections, and uses them if they read unseen conversations better.

    Returns:
        What was found: ``learnt``, ``why`` in words, counts, scores before and after. Where they do not help, or there
        are too few corrections, nothing changes.
    """
    corrections = [c for c in workspace.store.corrections() if c.conversation is not None]
    conversations = {c.conversation for c in corrections}
    report: dict[str, Any] = {
        "corrections": len(corrections),
        "conversations": len(conversations),
        "verdicts": {v.value: n for v in Verdict if (n := sum(c.verdict is v for c in corrections))},
        "learnt": False,
        "extractor": reader_version(workspace.store),
    }
    if len(corrections) < LEAST_CORRECTIONS or len(conversations) < LEAST_CONVERSATIONS:
        return {
            **report,
            "why": f"too few to learn from: {plural(len(corrections), 'correction')} in "
            f"{plural(len(conversations), 'conversation')}; it takes {LEAST_CORRECTIONS} in "
            f"{LEAST_CONVERSATIONS} or more. What you corrected holds all the same.",
        }
    reader, shipped = LocalExtractor(), default_heads()
    corrected = _examples(workspace, corrections, reader, shipped)
    rest = list(islice(_others(workspace, corrections), REST))
    seen = reader.see(rest)
    rest_z, rest_vectors = shipped.log_odds(seen), seen.encoded.vectors
    centre = np.concatenate([rest_vectors, corrected.vectors]).mean(0)
    trial = cross_validate(corrected, rest_z, rest_vectors, centre, shipped.threshold)
    report |= {
        "sentences": len(corrected.groups),
        "log_loss": {"before": round(trial.before.log_loss, 4), "after": round(trial.after.log_loss, 4)},
        "log_loss_error": round(trial.error, 4),
        "f1": {"before": round(trial.before.f1, 3), "after": round(trial.after.f1, 3)},
    }
    if not trial.helps:
        return {
            **report,
            "why": "it does not help: on conversations left out, heads learnt from your corrections read no better "
            "than the shipped ones, so nothing was changed. What you corrected holds all the same.",
        }
    offsets = fit(corrected, rest_z, rest_vectors, centre)
    earlier = workspace.store.settings().get(PERSONAL)
    stored = {
        **dump(offsets, centre, int((earlier or {}).get("serial", 0)) + 1),
        "serial": int((earlier or {}).get("serial", 0)) + 1,
        # What was learnt from somebody's words is forgotten with them.
        "corrections": [c.id for c in corrections],
        "report": report,
    }
    workspace.store.put_setting(BEFORE, earlier)
    workspace.store.put_setting(PERSONAL, stored)
    changed = _changed(workspace, seen, shipped)
    analyse(workspace.store, progress)
    return {
        **report,
        "learnt": True,
        "extractor": stored["extractor"],
        "changed_share": changed,
        "why": "it helps on conversations left out; everything was read again. To take it back: otherside learn --undo",
    }


def unlearn(workspace: Workspace, progress: Progress = silent) -> dict[str, Any]:
    """Goes back to the heads before the last learning and reads again what they read."""
    settings = workspace.store.settings()
    if not settings.get(PERSONAL):
        return {"undone": False, "extractor": reader_version(workspace.store), "why": "nothing was learnt"}
    workspace.store.put_setting(PERSONAL, settings.get(BEFORE))
    workspace.store.put_setting(BEFORE, None)
    analyse(workspace.store, progress)
    version = reader_version(workspace.store)
    return {"undone": True, "extractor": version, "why": f"the reader is {version} again"}


def _examples(workspace: Workspace, corrections: list[Correction], reader: LocalExtractor, shipped: Heads) -> Corrected:
    """The sentences that hold corrected words, each once, with what users say of them."""
    by_pair: dict[tuple[str, Pair], list[Correction]] = {}
    loaded: dict[str, StoredConversation | None] = {}
    for correction in corrections:
        name = correction.conversation
        assert name is not None
        if name not in loaded:
            loaded[name] = workspace.store.conversation(name)
        pair = _pair(loaded[name], correction)
        if pair is not None:
            by_pair.setdefault((name, pair), []).append(correction)
    seen = reader.see([pair for _, pair in by_pair])
    z = shipped.log_odds(seen)
    above = sigmoid(z) >= shipped.threshold
    labels, judged = np.zeros(z.shape, dtype=bool), np.ones(z.shape, dtype=bool)
    for row, said in enumerate(by_pair.values()):
        for correction in said:
            labels[row, [FACETS.index(f) for f in correction.facets]] = True
        for f in np.flatnonzero(above[row] & ~labels[row]):
            # What the reader finds in the sentence and nobody was shown, or was said of other words of it, is open.
            judged[row, f] = any(
                FACETS[f] in c.reading and c.verdict in (Verdict.REJECTED, Verdict.RELABELLED) for c in said
            )
    return Corrected(z, seen.encoded.vectors, labels, judged, tuple(name for name, _ in by_pair))


def _pair(stored: StoredConversation | None, correction: Correction) -> Pair | None:
    """The sentence that holds most of the words, as the reader sees it."""
    if stored is None or correction.turn is None or correction.turn >= len(stored.turns):
        return None
    start, end = correction.start or 0, correction.end or 0
    before = stored.turns[correction.turn - 1].turn.text if correction.turn else ""
    found = sentences(stored.turns[correction.turn].turn.text, before)
    shared = [min(end, span.end) - max(start, span.start) for span, _ in found]
    best = int(np.argmax(shared)) if shared else 0
    return found[best][1] if shared and shared[best] > 0 else None


def _others(workspace: Workspace, corrections: list[Correction]) -> Iterator[Pair]:
    """Buyers' sentences that nobody corrected, a few of each of many conversations."""
    theirs = {p.id for p in workspace.store.people(side=Side.THEIRS)}
    touched = {(c.conversation, c.turn) for c in corrections}
    identities = sorted(workspace.store.conversation_ids())
    step = max(1, len(identities) // _REST_CONVERSATIONS)
    chosen = identities[::step]
    most = max(20, REST // max(1, len(chosen)))
    for identity in chosen:
        stored = workspace.store.conversation(identity)
        if stored is None:
            continue
        found: list[Pair] = []
        before = ""
        for number, item in enumerate(stored.turns):
            turn = item.turn
            theirs_said = stored.speaker(turn) in theirs and turn.kind is not TurnKind.NOTE
            if theirs_said and (identity, number) not in touched:
                found += [pair for _, pair in sentences(turn.text, before) if not is_nothing(pair[1], pair[0])]
            before = turn.text
        # Spread over the conversation: its beginning is not like its end.
        yield from found[:: max(1, len(found) // most)][:most]


def _changed(workspace: Workspace, seen: Seen, shipped: Heads) -> float | None:
    """The share of uncorrected sentences that are read otherwise now."""
    from otherside.workspace.reading.analysis import make_reader

    if not len(seen.words):
        return None
    heads = make_reader(workspace.store).heads
    now: NDArray[np.bool_] = heads.probabilities(seen) >= shipped.threshold
    then = shipped.probabilities(seen) >= shipped.threshold
    return round(float((now != then).any(1).mean()), 3)
