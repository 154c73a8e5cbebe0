"""Which sayings tell of us: reviews, what customers say of their time with us, and what they tell us that we did."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from otherside.domain import Deal, Facet, Outcome
from otherside.domain.patterns import lazily
from otherside.market.changing import side_of
from otherside.market.of_us import tells_of_us
from otherside.market.saying import Saying
from otherside.store import StoredConversation

_RATED = lazily(r"\b(?:ratings?|rated|stars?|nps)\b", re.IGNORECASE)
#: Kinds that would stand as what they suffer or wish for before us.
_FELT = frozenset({Facet.FRUSTRATION, Facet.FEAR, Facet.DESIRE, Facet.SITUATION})
_EITHER = (Facet.FEAR, Facet.FRUSTRATION)


def is_review(stored: StoredConversation) -> bool:
    """Whether words stand beside a rating: somebody who had it judges it."""
    return any(_RATED.search(name.replace("_", " ")) for name in stored.conversation.fields)


class OfUs:
    """Tells what is about us.

    Args:
        deals: of which the won ones make customers, from the day after they closed.
    """

    def __init__(self, deals: Iterable[Deal]) -> None:
        self._reviews: set[str] = set()
        self._since: Mapping[str, dt.date] = {
            deal.name: deal.closed for deal in deals if deal.outcome is Outcome.WON and deal.closed
        }

    def look(self, conversations: Iterable[StoredConversation]) -> None:
        """Notes which of these are reviews."""
        self._reviews |= {stored.id for stored in conversations if is_review(stored)}

    def marked(self, saying: Saying) -> Saying:
        """The saying, marked where it is about us."""
        return replace(saying, of_us=True) if self._tells(saying) else saying

    def _tells(self, saying: Saying) -> bool:
        if saying.of or saying.conversation in self._reviews:
            return not saying.of
        if _FELT.isdisjoint(saying.facets):
            return False
        since = self._since.get(saying.deal)
        if since is not None and saying.day is not None and saying.day > since:
            return True
        # What speaks against the new stays what holds them back, also where it is said of us.
        against = any(f in saying.facets and side_of(saying, f) == "holds_back" for f in _EITHER)
        return not against and tells_of_us(saying.quote)
