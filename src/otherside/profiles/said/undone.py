"""What went wrong because nothing was done. Pure, by the words alone.

"We rolled on to the dear rate because nobody signed anything" tells what staying as they were has cost: whoever says that it is
not to happen again has a reason to act, and no fear of acting.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_NOBODY = r"(?:nobody|no[- ]one|none of (?:us|them))"
_NOT = r"(?:did ?n['’]t|did not|never|had ?n['’]t|had not)"
_ACTED = (
    r"(?:sign(?:ed)?(?! off)|decide[d]?|act(?:ed)?|renew(?:ed)?|d(?:o|id|one) (?:anything|a thing|something about)|ch(?:o|oo)sen?|chose|"
    r"(?:get|got) round to|(?:make|made) up (?:our|their|my|his|her) minds?)\b"
)
_UNDONE = lazily(
    rf"\b(?:because|since|as|when|while|and|so) (?:then )?(?:{_NOBODY} (?:had |ever |had ever )?{_ACTED}|"
    rf"(?:we|I|they|he|she|the \w+) (?:just |simply |all )?{_NOT} (?:even |ever |just )?{_ACTED}|"
    r"nothing (?:was|got|had been) (?:done|decided|signed))|"
    r"\b(?:we|I|they) (?:just |simply |all )?(?:let (?:it|that|the \w+) (?:lapse|run out|slide|drift)|rolled (?:on|over) (?:on)?to|"
    r"left it (?:too late|too long)|put it off|kept putting it off|waited too long|sat on (?:it|our hands))\b",
    re.IGNORECASE,
)
#: Something new went wrong: what was not decided came on top.
_CHANGED = lazily(
    r"\b(?:roll-?outs?|installed|introduced|migrat\w+|switched|changed over|moved (?:over )?to|went live|go-live|bought|new "
    r"(?:\w+ )?(?:system|supplier|tool|software|machine|provider|way))\b",
    re.IGNORECASE,
)


def left_undone(text: str) -> bool:
    """Whether a sentence says that something went wrong because nobody acted, and tells of nothing new that failed."""
    return bool(_UNDONE.search(text)) and not _CHANGED.search(text)
