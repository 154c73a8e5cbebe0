"""The local reader and a language model side by side, on the user's own conversations. Changes no evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from otherside.domain import Evidence, InputError, Side
from otherside.extraction.llm import LLMExtractor, compare
from otherside.extraction.thresholds import shown_thresholds
from otherside.store import StoredConversation
from otherside.store.evidence import evidence_id
from otherside.workspace.heard.finding import find_conversation
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.reading.analysis import make_reader, reader_version
from otherside.workspace.reading.llm_reading import Agree, failed_rows, read, rejected_rows, turns_of

if TYPE_CHECKING:
    from otherside.extraction.extractor import LocalExtractor
    from otherside.workspace.workspace import Workspace


def compare_readers(
    workspace: Workspace, what: str, extractor: LLMExtractor, agree: Agree, progress: Progress = silent
) -> dict[str, Any]:
    """Both readings of a conversation or of all conversations of a deal.

    The local reader's evidence is what it shows unasked, read anew with what was learnt here, without corrections. The
    model's is read from what it answered before, and the rest is asked for.

    Args:
        what: a deal's name, or a conversation's id, title or file.
        agree: hears the estimate; raises to stop.

    Returns:
        ``facets`` (``both``, ``only_local``, ``only_llm``, ``agreement`` of each), ``agreement`` over all, ``stance``
        (share of pairs with the same), ``both``, ``only_local``, ``only_llm`` (quotes), ``rejected``, ``failed``.

    Raises:
        InputError: there is no such deal or conversation, or nobody of their side says anything there.
        LLMError: the model cannot be used; what is done is kept.
    """
    found = _conversations(workspace, what)
    report = read(workspace, extractor, [c.id for c in found], agree, progress, keep=False)
    if not report.readings:
        raise InputError(f"{what}: nobody of their side says anything there; say who you are: otherside init --us …")
    reader = make_reader(workspace.store)
    local = [item for one in report.readings for item in _local(workspace, reader, one.stored)]
    llm = [item for one in report.readings for item in one.result.evidence]
    result = compare(local, llm)
    titles = {one.stored.id: one.stored.conversation.title for one in report.readings}
    return {
        "of": what,
        "conversations": list(titles.values()),
        "local": reader_version(workspace.store),
        "llm": report.version,
        "agreement": _rounded(result.agreement),
        "stance": _rounded(result.stance),
        "facets": {
            facet.value: {
                "both": one.both,
                "only_local": one.only_local,
                "only_llm": one.only_llm,
                "agreement": _rounded(one.agreement),
            }
            for facet, one in result.facets.items()
        },
        "both": [{"local": _row(a, titles), "llm": _row(b, titles)} for a, b in result.pairs],
        "only_local": [_row(item, titles) for item in result.only_local],
        "only_llm": [_row(item, titles) for item in result.only_llm],
        "rejected": rejected_rows(report.readings),
        "failed": failed_rows(report.readings),
    }


def _conversations(workspace: Workspace, what: str) -> list[StoredConversation]:
    """A deal's conversations, or the one of that name."""
    try:
        deal = workspace.deal(what)
    except InputError as no_deal:
        try:
            return [find_conversation(workspace, what)]
        except InputError as no_conversation:
            raise InputError(f"{no_deal}; {no_conversation}") from None
    return list(workspace.conversations(deal.name))


def _local(workspace: Workspace, reader: LocalExtractor, stored: StoredConversation) -> Iterator[Evidence]:
    """What the local reader shows of a conversation."""
    # Heavy; loaded by whoever has made a reader already.
    from otherside.extraction.extractor import TurnText
    from otherside.extraction.question_before import said_before

    shown = shown_thresholds()
    asked = [turn for turn in turns_of(workspace, stored) if turn.side is Side.THEIRS]
    said = [(held.turn.speaker, held.turn.text) for held in stored.turns]
    texts = [TurnText(turn.text, said_before(said, turn.index)) for turn in asked]
    for turn, readings in zip(asked, reader.read(texts), strict=True):
        for one in readings:
            facets = {f: p for f, p in one.facets.items() if p >= shown[f]}
            if facets:
                start, end = one.span.start, one.span.end
                yield Evidence(
                    id=evidence_id(stored.id, turn.index, start, end),
                    conversation=stored.id,
                    turn=turn.index,
                    start=start,
                    end=end,
                    quote=turn.text[start:end],
                    speaker=turn.speaker,
                    facets=facets,
                    stance=one.stance,
                    strength=one.strength,
                    reported=turn.reported,
                    extractor=reader.extractor,
                )


def _row(item: Evidence, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "conversation": titles[item.conversation],
        "turn": item.turn,
        "start": item.start,
        "end": item.end,
        "speaker": item.speaker,
        "quote": item.quote,
        "facets": [facet.value for facet in item.facets],
        "stance": item.stance.value,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
