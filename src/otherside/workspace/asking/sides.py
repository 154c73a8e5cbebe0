"""Beside what a deal's own words answer: who moved towards it, and which of the deals are closed by now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from otherside.domain import Deal, Facet, Outcome, Stance
from otherside.domain.patterns import lazily
from otherside.market.saying import Saying

#: In so many words for it, and no condition before them.
_KEEN = lazily(
    r"\b(?:I['’]?m|I am|we['’]?re|we are)(?: (?:all|dead|very|really|quite|so|absolutely))? (?:keen|up for it|going ahead|all in)\b|"
    r"\b(?:I|we)(?:['’]d| would)(?: \w+)? (?:say yes|take it tomorrow|start tomorrow)\b",
    re.IGNORECASE,
)
_IF = lazily(r"\b(?:if|unless|whether|not|never)\b|n['’]t\b", re.IGNORECASE)
COMMITTED = "moved towards it"
ENDED: Mapping[Outcome, str] = {
    Outcome.WON: "deal won", Outcome.LOST: "deal lost", Outcome.NO_DECISION: "deal ended without a decision",
}  # fmt: skip


def keen(text: str) -> bool:
    """Whether a sentence says in so many words that somebody is for it."""
    match = _KEEN.search(text)
    return match is not None and "?" not in text and not _IF.search(text[: match.start()])


def moved_towards(sayings: Iterable[Saying], said: Iterable[Saying], told: Iterable[Mapping[str, Any]]) -> list[Saying]:
    """Steps that somebody took towards it, and plain words for it, which are no quote of an answer yet.

    Args:
        sayings: what was read of whom the question is about.
        said: every sentence of theirs.
        told: the quotes of the answer.
    """
    there = {(q["conversation"], q["turn"]) for q in told}
    steps = [s for s in sayings if Facet.COMMITMENT in s.facets and s.stance is Stance.TOWARDS and not s.of]
    places = {(s.conversation, s.turn) for s in steps}
    steps += [s for s in said if keen(s.quote) and (s.conversation, s.turn) not in places]
    return [s for s in steps if (s.conversation, s.turn) not in there]


def mark_closed(data: dict[str, Any], deals: Mapping[str, Deal]) -> None:
    """Says beside each quote of a closed deal how it ended: what somebody would have paid there, they would not pay now."""
    for number, row in enumerate(data["findings"], 1):
        for place, quote in enumerate(row["quotes"]):
            deal = deals.get(quote["deal"])
            ended = ENDED.get(deal.outcome, "") if deal is not None and deal.outcome else ""
            if not ended:
                continue
            quote["mark"] = ", ".join(filter(None, (quote["mark"], ended)))
            # The sentence of the answer that quotes it ends with its place.
            if place == 0 and number < len(data["answer"]) and data["answer"][number]["text"].endswith(")"):
                text = data["answer"][number]["text"]
                data["answer"][number]["text"] = f"{text[:-1]}, {ended})"
