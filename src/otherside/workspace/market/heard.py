"""Everything that the buyers' side said, sentence by sentence: also where nothing was read in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from otherside.domain import CONSTRAINTS, Facet, Side, Stance, TurnKind
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.market.saying import Saying
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_CONSTRAINTS = frozenset(CONSTRAINTS)
_WORRY = lazily(
    r"\b(?:I|we)(?:['’](?:m|re|d be)| am| are| was| were| would be)? (?:(?:still|also|just|only|really|a bit|rather|most) )*"
    r"(?:worr(?:y|ied)|afraid|scared|nervous|anxious|fear|concerned)\b|\b(?:my|our) (?:\w+ )?(?:worry|fear|concern)\b|"
    r"\b(?:what|that) (?:worries|scares|frightens) (?:me|us)\b",
    re.IGNORECASE,
)


def sentences_heard(workspace: Workspace, read: Sequence[Saying] = ()) -> Iterator[Saying]:
    """Each sentence of theirs, each words of a person once, with the facets that were read in it.

    Args:
        read: what was read, surely enough to be shown; a sentence in which it lies has its id.
    """
    inside: dict[tuple[str, int], list[Saying]] = defaultdict(list)
    for saying in read:
        inside[saying.conversation, saying.turn].append(saying)
    for deal in workspace.store.deals():
        theirs = {p.id: p for p in workspace.store.people(deal.name, Side.THEIRS)}
        sources = {s.id: s.name for s in workspace.store.sources(deal.name)}
        conversations = list(workspace.conversations(deal.name))
        kept, seen = in_confidence(conversations), set()
        for stored in conversations:
            for n, held in enumerate(stored.turns):
                turn = held.turn
                person = theirs.get(stored.speaker(turn))
                if person is None or turn.kind is TurnKind.NOTE:
                    continue
                for span in segment(turn.text):
                    text = turn.text[span.start : span.end]
                    key = person.id, " ".join(text.casefold().split())
                    if key in seen:
                        continue
                    seen.add(key)
                    own = [s for s in inside[stored.id, n] if span.start <= s.start < span.end]
                    yield Saying(
                        own[0].id if own else f"{stored.id}:{n}:{span.start}", text,
                        {f: p for s in own for f, p in s.facets.items()},
                        own[0].stance if own else Stance.NEUTRAL, own[0].strength if own else 0.0,
                        person.id, person.name, deal.name, stored.day(turn),
                        sources.get(held.source, ""), stored.id, n, span.start, span.end, person.role or "",
                        (own and own[0].mark) or (IN_CONFIDENCE if (stored.id, n) in kept else ""),
                        own[0].of if own else "",
                    )  # fmt: skip


def holds_back(saying: Saying) -> bool:
    """Whether it says what keeps somebody from changing: a constraint, or a fear that is not one of staying as it is."""
    fears = Facet.FEAR in saying.facets or (not saying.facets and bool(_WORRY.search(saying.quote)))
    return not _CONSTRAINTS.isdisjoint(saying.facets) or (fears and saying.stance is not Stance.TOWARDS)
