"""What staying as they are costs, as they put it. Pure.

Numbers are read, never worked out: an amount comes back with the buyer's own words for it, its unit and its period, and
nothing is multiplied, converted or added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Facet
from otherside.profiles.beliefs import Piece, same_words
from otherside.profiles.money.quantities import CostKind, quantities

#: What makes a flat statement a cost: something lost, spent, waited for, or done by hand.
_LOSS = re.compile(
    r"\b(?:los(?:e|es|t|ing)|cost\w*|spend\w*|spent|takes?|took|wait\w*|penalt\w+|fine[sd]?|overtime|manual\w*|by hand|"
    r"wast\w+|off (?:sick|with)|over budget|late|delay\w*|short of|stuck|slow\w*|miss(?:ed|es|ing)?|budgeted|overrun|"
    r"broken|down for|churn\w*|quit|left us|leaves?|rework|again and again|time and a half|differences|errors?|"
    r"mistakes?)\b",
    re.IGNORECASE,
)
#: Money that goes today, whatever a classifier says of the sentence; what a change would cost them is another matter.
_MONEY_GONE = re.compile(
    r"\b(?:we|I|it|this|that|which)(?:['’](?:re|s)| are| is)? (?!(?:would|will|could|can|might|may|['’]d|['’]ll)\b)(?:\w+ )?"
    r"(?:los(?:e|es|ing)|costs? us|costing us|wast(?:e|es|ing)|"
    r"pay(?:s|ing)?(?: for)?(?: the| an?| more| another)? (?:overtime|penalt\w+|fines|rework|agenc\w+|express|storage|scrap))\b",
    re.IGNORECASE,
)
#: A plan that overran: what an earlier change cost them, and no price of staying as they are.
OVERRAN = re.compile(
    r"\b(?:told|promised|quoted|planned|estimated|supposed to (?:be|take))\b[^.;!?]{0,200}"
    r"\b(?:became|turned into|ended up|grew to|took)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Part of what staying as they are costs, as the buyer stated it.

    Attributes:
        amount: the number as said, the lower one of a range.
        high: the upper one of a range ("25 to 45 minutes"), else None.
        unit: currency code, ``hours``, ``days``...; ``money`` where no currency was named.
        per: ``week``, ``month-end``..., or None for once.
        words: the part of the quote it was read from.
    """

    kind: CostKind
    amount: float
    high: float | None
    unit: str
    per: str | None
    words: str
    person: str
    evidence: str
    quote: str


COST_FACETS = (Facet.FRUSTRATION, Facet.FEAR)
_HURTS = 0.3
"""How surely words are of one of these, or of today, before an amount in them is a cost."""


def costs_of_nothing(said: Sequence[tuple[str, Piece]]) -> list[Cost]:
    """Money and time in what hurts or worries them now, and in facts of today that speak of a loss; money that goes
    today in whatever they say. How many they are is no cost."""
    out: list[Cost] = []
    heard: set[str] = set()
    for speaker, piece in said:
        hurts = any(piece.facets.get(f, 0.0) >= _HURTS for f in COST_FACETS)
        fact = piece.facets.get(Facet.SITUATION, 0.0) >= _HURTS and bool(_LOSS.search(piece.quote))
        gone = paid_today(piece.quote)
        if not (hurts or fact or gone) or same_words(piece.quote) in heard or OVERRAN.search(piece.quote):
            continue
        # Years tell how long they have borne it, not what it costs.
        found = [
            q
            for q in quantities(piece.quote)
            if q[0] == "money" or (q[0] == "time" and q[3] != "years" and (hurts or fact))
        ]
        if found:
            heard.add(same_words(piece.quote))
        out += [Cost(*quantity, speaker, piece.id, piece.quote) for quantity in found]
    return out


def paid_today(text: str) -> bool:
    """Whether they speak of money that goes today; what a change would cost them is another matter."""
    return bool(_MONEY_GONE.search(text))
