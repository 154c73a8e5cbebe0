"""Whether a fear or a complaint is of how it is, or of what is new to come: the one moves people, the other holds them back."""

from __future__ import annotations

import re
from typing import Literal

from otherside.domain import CONSTRAINTS, Facet, Stance
from otherside.domain.patterns import lazily
from otherside.market.saying import Saying

Side = Literal["from", "holds_back"]
_CONSTRAINTS = frozenset(CONSTRAINTS)
_THING = (
    r"(?:systems?|softwares?|apps?|tools?|platforms?|programmes?|programs?|portals?|machines?|log-?ins?|subscriptions?|"
    r"licen[cs]es?|contracts?|suppliers?|vendors?|providers?)"
)
#: Words of what changing brings: the new thing, its price and terms, and the work of taking it in.
_NEW = lazily(
    rf"\b(?:an?|another|any|your|new|one more) (?:[\w'’-]+ ){{0,2}}{_THING}\b|\b(?:something|anything) new\b|"
    r"\bnew (?:ways?|things?|ones?|process(?:es)?)\b|\byour (?:price|offer|quote|proposal|team|people)\b|"
    r"\bset(?:ting)?[- ]?up\b|\broll(?:s|ed|ing)?[- ]?out\b|\bonboard\w*|\bmigrat\w+|\bimplement\w*|\binstall\w*|"
    r"\bswitch(?:ed|ing)? (?:to|from|over|away|suppliers?|vendors?|providers?)\b|\bchang(?:e|es|ed|ing) (?:over|everything|"
    r"how we|the way)\b|\bchangeover\b|\btrain(?:ing|ed)\b|\bpric(?:e|es|ing)\b|\blicen[cs]es?\b|\bcontracts?\b|"
    r"\b(?:get|getting|put|putting|type|typing|enter|entering|import|importing|load|loading|move|moving|transfer|copy|copying) "
    r"(?:[\w'’-]+ ){0,4}"
    r"(?:in|over|across|into)\b|"
    r"(?:\b(?:never|nobody|no one|not|without)|n['’]t)\W+(?:\w+(?:['’]\w+)*\W+){0,3}(?:use|using|learn|trust|adopt|fill)\b",
    re.IGNORECASE,
)
#: A fear of what would come speaks of what is not yet, and may be of either: there the reader's word stands.
_TO_COME = lazily(
    r"\b(?:will|would|may|might|could|gonna|going to|if we|if you)\b|(?:wo|would|could)n['’]t\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)


def side_of(saying: Saying, facet: Facet) -> Side:
    """Where a fear or a frustration belongs: to what they move from, or to what holds them back.

    That a sentence speaks against a step tells little of what hurts: who dreads the next breakdown speaks of today. It holds
    them back where it speaks against changing and names something of the new, or was read as a constraint besides.

    Args:
        facet: a fear or a frustration, as which the saying was read.
    """
    if saying.stance is Stance.TOWARDS:
        return "from"
    fear = facet is Facet.FEAR
    if not fear and saying.stance is Stance.NEUTRAL:
        return "from"
    of_the_new = bool(_NEW.search(saying.quote)) or (fear and bool(_TO_COME.search(saying.quote)))
    return "holds_back" if of_the_new or not _CONSTRAINTS.isdisjoint(saying.facets) else "from"
