"""Beside what a deal's own words answer: who moved towards it, and which of the deals are closed by now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from otherside.domain import Deal, Facet, Outcome, Stance
from otherside.domain.patterns import lazily
from otherside.extraction.plain.leaving import takes_leave
from otherside.market.saying import Saying
from otherside.profiles.said.moved import moved
from otherside.profiles.said.parked import contact_later, parks
from otherside.profiles.said.refusals import refused
from otherside.profiles.said.siding import side_taken
from otherside.workspace.asking.later import AGAINST, BACK, FOR

#: In so many words for it, and no condition before them.
_KEEN = lazily(
    r"\b(?:I['’]?m|I am|we['’]?re|we are)(?: (?:all|dead|very|really|quite|so|absolutely))? (?:keen|up for it|going ahead|all in)\b|"
    r"\b(?:I|we)(?:['’]d| would)(?: \w+)? (?:say yes|take it tomorrow|start tomorrow)\b",
    re.IGNORECASE,
)
_IF = lazily(r"\b(?:if|unless|whether|not|never)\b|n['’]t\b", re.IGNORECASE)
COMMITTED = "moved towards it"
#: What is told of a change, where a question is of no one by name: only what leads to the side that is asked for.
_LEADS_TO: Mapping[str, str] = {"against": AGAINST, "favour": FOR}
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
    whole = list(said)
    around: dict[tuple[str, int], list[Saying]] = defaultdict(list)
    for s in whole:
        around[s.conversation, s.turn].append(s)
    steps = [
        s
        for s in sayings
        if Facet.COMMITMENT in s.facets
        and s.stance is Stance.TOWARDS
        and not s.of
        and not steps_back(_sentence(s, around))
    ]
    places = {(s.conversation, s.turn) for s in steps}
    steps += [s for s in whole if keen(s.quote) and (s.conversation, s.turn) not in places]
    return [s for s in steps if (s.conversation, s.turn) not in there]


def steps_back(text: str) -> bool:
    """Whether words put it off, refuse or doubt it, or leave the talk, whatever they were read as."""
    return (
        side_taken(text) in ("against", "wait")
        or parks(text)
        or contact_later(text)
        or moved(text) == "further"
        or takes_leave(text)
        or refused(text) is not None
    )


def _sentence(saying: Saying, around: Mapping[tuple[str, int], Sequence[Saying]]) -> str:
    """The sentence in which a quote stands, for what turns it round may be cut off; the quote itself where it is not known."""
    said = around.get((saying.conversation, saying.turn), ())
    return next((s.quote for s in said if s.start <= saying.start and saying.end <= s.end), saying.quote)


Group: TypeAlias = tuple[str, list[dict[str, Any]]]
"""What an answer calls some quotes, and the quotes."""


def turned(kind: str, named: bool, groups: Iterable[Group], told: Iterable[Group]) -> Iterator[Group]:
    """Of the sentences that tell a change, those that answer who is for or against it, and are told of no other group.

    Args:
        kind: "against" or "favour".
        named: somebody is asked about by name: then it matters, too, whether they have come round since.
        groups: as ``later.changes`` gives them.
        told: what the answer has of it already.
    """
    there = {(row["conversation"], row["turn"], row["start"]) for _, rows in told for row in rows}
    for name, rows in groups:
        if name == _LEADS_TO[kind] or (named and kind == "against" and name != BACK):
            yield name, [row for row in rows if (row["conversation"], row["turn"], row["start"]) not in there]


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
