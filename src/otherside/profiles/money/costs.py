"""What staying as they are costs, as they put it. Pure.

Numbers are read, never worked out: an amount comes back with the buyer's own words for it, its unit and its period, and
nothing is multiplied, converted or added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.beliefs import Piece, same_words
from otherside.profiles.money.quantities import CostKind, Quantity, quantities

#: What makes a flat statement a cost: something lost, spent, waited for, or done by hand.
_LOSS = lazily(
    r"\b(?:los(?:e|es|t|ing)|cost\w*|spend\w*|spent|takes?|took|wait\w*|penalt\w+|fine[sd]?|overtime|manual\w*|by hand|"
    r"wast\w+|off (?:sick|with)|over budget|late|delay\w*|short of|stuck|slow\w*|miss(?:ed|es|ing)?|budgeted|overrun|"
    r"broken|down for|churn\w*|quit|left us|leaves?|rework|again and again|time and a half|differences|errors?|"
    r"mistakes?)\b",
    re.IGNORECASE,
)
#: Money that goes today, whatever a classifier says of the sentence; what a change would cost them is another matter.
_MONEY_GONE = lazily(
    r"\b(?:we|I|it|this|that|which)(?:['’](?:re|s)| are| is)? (?!(?:would|will|could|can|might|may|['’]d|['’]ll)\b)(?:\w+ )?"
    r"(?:los(?:e|es|ing)|costs? us|costing us|wast(?:e|es|ing)|"
    r"pay(?:s|ing)?(?: for)?(?: the| an?| more| another)? (?:overtime|penalt\w+|fines|rework|agenc\w+|express|storage|scrap))\b",
    re.IGNORECASE,
)
#: A plan that overran: what an earlier change cost them, and no price of staying as they are.
OVERRAN = lazily(
    r"\b(?:told|promised|quoted|planned|estimated|supposed to (?:be|take))\b[^.;!?]{0,200}"
    r"\b(?:became|turned into|ended up|grew to|took)\b",
    re.IGNORECASE,
)
#: What has its own cause is no price of staying as they are: "totally unrelated, it was the river".
_OF_ANOTHER_MATTER = lazily(
    r"\b(?:unrelated(?: to)?|nothing to do with|(?:not|n['’]t) related to|separate(?:ly)? from (?:all )?(?:this|that)|"
    r"(?:a|an) (?:entirely |completely |wholly )?(?:different|separate) (?:matter|issue))\b",
    re.IGNORECASE,
)
#: "That wasn't planning-related, but we did have …" goes on with a matter of its own.
_ANEW = lazily(r"\bbut (?:we|I|there|last|in)\b[^.;!?]*", re.IGNORECASE)
#: Before a figure that is a limit: "within five minutes of a departure".
_LIMIT = lazily(r"\b(?:within|in under|no later than)(?: the first| about| around)? $", re.IGNORECASE)
#: A step of a process that is only told in passing: "it runs the checks, which takes 8 minutes".
_IN_PASSING = lazily(
    r"\b(?:it|that|this) (?:\w+ )?(?:runs?|starts?|kicks? off|triggers?|fires?|loads?|prints?|sends?|copies)\b[^.;!?]{0,60}, which "
    r"(?:usually |normally )?(?:takes|is)(?: about| around| roughly| another)? $",
    re.IGNORECASE,
)
#: A share of what somebody has of hours; of anything else it tells nothing of loss.
_OF_TIME = lazily(
    r"^ of (?:(?:our|my|his|her|their|the|a|everybody['’]s|everyone['’]s|somebody['’]s) (?:[\w'’-]+ ){0,2}?)?"
    r"(?:time|days?|weeks?|hours|capacity|working time)\b(?! (?:free|left|back|off|on (?:hand|top))\b)",
    re.IGNORECASE,
)
#: A moment of their own, told once: "I sat in the van for ten minutes" is no price of staying as they are.
_A_MOMENT = lazily(
    r"\bI(?: just| only| then|['’]d| had)* (?:sat|stood|lay|stared|paced|cried|hid|knelt|walked (?:around|round|up and down)|"
    r"drove (?:around|round)|looked at|said nothing|did nothing|couldn['’]t (?:speak|move|say|get (?:up|out)))\b",
    re.IGNORECASE,
)
_OF_WORK = lazily(
    r"\b(?:wait\w*|on hold|queue\w*|every|each|typing|copying|chasing|by hand|again|over (?:the|our|my))\b",
    re.IGNORECASE,
)
_WISHED = lazily(r"\b(?:would|could|should|want|like to|plan|hope|wish|if)\b|['’]d\b", re.IGNORECASE)
_ALIKE = 0.8
"""Share of the words of the shorter of two quotes from which the same figure in both is one figure."""


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
    today in whatever they say. How many they are is no cost, nor is a figure of another matter; the same one stands once."""
    out: list[Cost] = []
    heard: set[str] = set()
    for speaker, piece in said:
        if same_words(piece.quote) in heard or OVERRAN.search(piece.quote):
            continue
        if found := _in_words(piece):
            heard.add(same_words(piece.quote))
        out += [Cost(*quantity, speaker, piece.id, piece.quote) for quantity in found]
    return [
        cost
        for n, cost in enumerate(out)
        if not any(_same_figure(cost, other, later=m > n) for m, other in enumerate(out) if m != n)
    ]


def _in_words(piece: Piece) -> list[Quantity]:
    """The figures of one piece that are a cost."""
    text = piece.quote
    hurts = any(piece.facets.get(f, 0.0) >= _HURTS for f in COST_FACETS)
    today = piece.facets.get(Facet.SITUATION, 0.0) >= _HURTS
    fact = today and bool(_LOSS.search(text))
    gone = paid_today(text)
    if other := _OF_ANOTHER_MATTER.search(text):
        anew = _ANEW.search(text, other.end())
        text = anew[0] if anew else ""
    out = []
    for q in quantities(text):
        kind, _, _, unit, per, words = q
        place = text.find(words)
        before, after = text[:place], text[place + len(words) :]
        # Years tell how long they have borne it, not what it costs.
        moment = per is None and bool(_A_MOMENT.search(text)) and not _OF_WORK.search(text)
        time = kind == "time" and unit != "years" and (hurts or fact) and not moment
        time = time and not (_LIMIT.search(before) or (_IN_PASSING.search(before) and not hurts))
        share = kind == "share" and (hurts or today) and _OF_TIME.match(after) and not _WISHED.search(text)
        if (kind == "money" and (hurts or fact or gone)) or time or share:
            out.append(q)
    return out


def _same_figure(cost: Cost, other: Cost, *, later: bool) -> bool:
    """Whether a cost is told again, in the same or more words, by another one of the same speaker."""
    figure = (cost.person, cost.kind, cost.amount, cost.high, cost.unit, cost.per)
    if figure != (other.person, other.kind, other.amount, other.high, other.unit, other.per):
        return False
    mine, theirs = (set(re.findall(r"\w+", c.quote.casefold())) for c in (cost, other))
    if cost.evidence == other.evidence or len(mine & theirs) < _ALIKE * min(len(mine), len(theirs)):
        return False
    return len(mine) < len(theirs) or (len(mine) == len(theirs) and not later)


def paid_today(text: str) -> bool:
    """Whether they speak of money that goes today; what a change would cost them is another matter."""
    return bool(_MONEY_GONE.search(text))
