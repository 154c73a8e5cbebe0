"""What somebody has to do with a matter, told by a colleague: "she signs it off". It is no talk about them. Pure, by the words alone."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_PART = lazily(
    r"\b(?:signs?|signed|signing|approv\w+|decid\w+|decisions?|votes?|voted|agenda|board|committee|council|budgets?|contracts?|orders?|"
    r"ordered|procurement|(?:wants?|needs?|asks?|asked|like) to (?:see|know|have)|in charge|runs? the|looks? after|holds? the)\b|"
    r"(?:\bis|['’]s|\bwas) (?:the|our|a|an) (?:\w+ )?(?:director|manager|partner|owner|principal|head|buyer|chief|officer|lead)\b",
    re.IGNORECASE,
)
#: Said of somebody, it is a judgement.
_JUDGES = lazily(
    r"\b(?:never|always|useless|lazy|difficult|hopeless|incompetent|stubborn|furious|angry|afraid|nervous|weak|allergic|obsess\w*|"
    r"blam\w+|fight\w*|hat(?:e|es|ed)|stand(?:s)? (?:him|her|them)|roasted|shout\w*|bull(?:y|ies|ied)|trust\w*|lie[sd]?|ill|old)\b",
    re.IGNORECASE,
)


def tells_a_part(quote: str) -> bool:
    """Whether a sentence about somebody tells what they have to do with the matter, and judges nobody."""
    return bool(_PART.search(quote)) and not _JUDGES.search(quote)
