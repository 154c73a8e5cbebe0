"""The sentences of the other side, each as a row without facets: what is read by plain words where no evidence was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from otherside.domain import Deal, Side, TurnKind
from otherside.extraction.addressed import withheld_parts
from otherside.profiles.private.open_part import open_words, private
from otherside.profiles.said.sentences import sentences
from otherside.store import EvidenceRow, StoredConversation, Verdict
from otherside.workspace.heard.families import besides
from otherside.workspace.heard.quoting import row_of
from otherside.workspace.heard.rows import in_confidence, marked

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


def their_sentences(
    workspace: Workspace,
    deal: Deal,
    conversations: Sequence[StoredConversation],
    worth: Callable[[str], object] | None = None,
    whole: Callable[[str], object] | None = None,
) -> Iterator[EvidenceRow]:
    """In the order of the conversations; without what is private or beside the matter, what speaks to a machine and what a user rejected.

    Args:
        worth: whether a turn's text is worth looking into at all; each is, when left out.
        whole: which private sentences are wanted all the same; none, when left out.
    """
    names = {p.id: p.name for p in workspace.store.people(deal.name, Side.THEIRS)}
    sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
    rejected = [c for c in workspace.store.corrections(deal.name) if c.verdict is Verdict.REJECTED]
    confided = in_confidence(conversations)
    beside = besides(workspace, deal, conversations)
    for stored in conversations:
        struck = [c for c in rejected if c.conversation == stored.id]
        for n, held in enumerate(stored.turns):
            turn = held.turn
            name = names.get(stored.speaker(turn))
            if name is None or turn.kind is TurnKind.NOTE or (worth is not None and not worth(turn.text)):
                continue
            away = [(c.start or 0, c.end or 0) for c in struck if c.turn == n]
            away += [(part.start, part.end) for part in withheld_parts(turn.text)]
            for span in sentences(turn.text):
                start, end = span.start, span.end
                if any(at < end and start < to for at, to in away):
                    continue
                if private(turn.text[start:end]) and not (whole and whole(turn.text[start:end])):
                    if (part := open_words(turn.text[start:end])) is None:
                        continue
                    start, end = start + part[0], start + part[1]
                if beside(turn.text[start:end]):
                    continue
                yield marked(row_of(stored, (n, start, end), name, sources), confided)
