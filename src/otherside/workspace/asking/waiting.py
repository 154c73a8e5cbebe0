"""What they wait for an answer to: the questions of their last letters that nobody of us has answered.

In: deals, and of whom a question is. Out: sayings under the name of a finding, of the same words that a draft begins with.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from otherside.domain import Deal, Side, Stance
from otherside.market.asking import Asked
from otherside.market.saying import Saying
from otherside.workspace.asking.naming import Fits
from otherside.workspace.asking.words import says

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: How a finding of these is called.
WAITING = "what waits for an answer of ours"


def waiting(workspace: Workspace, deals: Iterable[Deal], asked: Asked, fits: Fits) -> list[tuple[str, Saying]]:
    """What the last letters of those that a question is of want of us, with the name under which it is told."""
    from otherside.workspace.drafting import unanswered

    about = says(asked.topic, asked.called) if asked.topic else None
    found = []
    for deal in deals:
        for person in workspace.store.people(deal.name, Side.THEIRS):
            if not fits(deal.name, person.id, person.name):
                continue
            for passage in unanswered(workspace, deal, person):
                quote = passage.quote
                if about is None or about(quote.quote):
                    saying = Saying(
                        quote.id, quote.quote, {}, Stance.NEUTRAL, 0.5, person.id, person.name, deal.name, quote.date,
                        quote.source, quote.conversation, quote.turn, quote.start, quote.end, person.role or "",
                    )  # fmt: skip
                    found.append((WAITING, saying))
    return found
