"""A stretch of a turn with what stands beside it wherever it is shown, where no reader made evidence of it."""

from __future__ import annotations

from collections.abc import Mapping

from otherside.domain import Evidence, Extractor, Facet, Stance, TurnKind
from otherside.profiles.profile import Quote
from otherside.store import EvidenceRow, StoredConversation
from otherside.store.identifiers import evidence_id

#: How much what is plain by its words alone weighs.
STRENGTH = 0.6
_READ = Extractor("plain words", "1")

Place = tuple[int, int, int]


def row_of(
    stored: StoredConversation,
    place: Place,
    name: str,
    sources: Mapping[int | None, str],
    facets: Mapping[Facet, float] | None = None,
    stance: Stance = Stance.NEUTRAL,
    strength: float = STRENGTH,
) -> EvidenceRow:
    """The row of words that somebody known says.

    Args:
        place: turn, and first and last character in it.
        name: the speaker's, as people know them.
        sources: name of each source by its id.
        facets: what the words are evidence of; none where they only stand for themselves.
    """
    n, start, end = place
    held = stored.turns[n]
    turn = held.turn
    evidence = Evidence(
        id=evidence_id(stored.id, n, start, end), conversation=stored.id, turn=n, start=start, end=end, quote=turn.text[start:end],
        speaker=turn.speaker, facets=dict(facets or {}), stance=stance, strength=strength, reported=turn.kind is TurnKind.REPORTED,
        extractor=_READ,
    )  # fmt: skip
    return EvidenceRow(
        evidence=evidence, person=stored.speaker(turn), person_name=name, deal=stored.deal, source=sources.get(held.source, ""),
        title=stored.conversation.title, date=stored.day(turn), speaker=turn.speaker,
    )  # fmt: skip


def quote_of(
    stored: StoredConversation,
    place: Place,
    sources: Mapping[int | None, str],
    confidence: float = 1.0,
    stance: Stance = Stance.NEUTRAL,
) -> Quote:
    """The words as a draft may quote them; arguments as of ``row_of``."""
    n, start, end = place
    held = stored.turns[n]
    return Quote(
        id=f"{stored.id}:{n}:{start}", quote=held.turn.text[start:end], conversation=stored.id, title=stored.conversation.title,
        source=sources.get(held.source, ""), turn=n, start=start, end=end, confidence=confidence,
        date=stored.day(held.turn), stance=stance, strength=0.5, reported=held.turn.kind is TurnKind.REPORTED,
    )  # fmt: skip
