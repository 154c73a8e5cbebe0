"""A sentence of ours about a buyer, as they would say it of themselves: "you're worried about it" becomes "I'm worried about it". Pure.

What reads evidence has learnt it from people who speak of themselves. So what we said and they confirmed is read as if it
were said by them; the words that are shown stay ours.
"""

from __future__ import annotations

import re

from otherside.coaching.phrases import plain
from otherside.domain.patterns import lazily

_PERSON = lazily(
    r"\b(?:are you|were you|you are|you were|you['’](?:re|ve|d|ll)|yourself|yourselves|yours|your|you"
    r"|I['’]m|I am|we['’]re|we are|(?:I|we)['’](?:ve|d|ll)|myself|ourselves|our|ours|mine|my|us|me|we|I)\b",
    re.IGNORECASE,
)
_SWAPS = {
    "are you": "I'm",
    "were you": "I was",
    "you are": "I'm",
    "you were": "I was",
    "yourself": "myself",
    "yourselves": "ourselves",
    "yours": "mine",
    "your": "my",
    "i am": "you are",
    "we are": "you are",
    "myself": "yourself",
    "ourselves": "yourselves",
    "our": "your",
    "ours": "yours",
    "mine": "yours",
    "my": "your",
    "us": "you",
    "me": "you",
    "we": "you",
    "i": "you",
}
#: So many characters before a word tell what it depends on.
_NEAR = 24
_SHORT = {"re": "'m", "m": "'re"}
#: Whoever is made or helped to do something is an object, whatever follows.
_MADE = lazily(r"\b(?:makes?|made|making|lets?|letting|helps?|helped|helping)\s+$", re.IGNORECASE)
#: "You" after a preposition, or where what follows begins something else, is whom it happens to.
_TO_THEM = lazily(
    r"\b(?:to|for|with|from|of|about|on|at|by|behind|against|without|between|near|around|like|than)\s+$", re.IGNORECASE
)
_OPENS_CLAUSE = lazily(
    r"(?:^|[,;:.!?–—]|\b(?:and|but|so|or|that|if|when|while|because|as|before|after|until|what|how|where|why|who|which|than|do|does|did|can"
    r"|could|would|should|will|have|has|had|think|say|said|know|feel|mean|wish|hope|sure|afraid|worried|sounds like|as though))\s*$",
    re.IGNORECASE,
)
_ENDS_HERE = lazily(
    r"\s*(?:[.,;:!?)…–—]|$)|\s+(?:out|up|down|off|in|on|back|away|about|to|from|with|for|at|when|if|because|while|before|after|until|than|and"
    r"|or|but|so|the|a|an|this|that|these|those|my|your|our|their|his|her|awake|more|again|most|too|there|here|every|all|late)\b",
    re.IGNORECASE,
)


def in_first_person(text: str) -> str:
    """The text with their part in the first person and ours in the second; a question after them becomes a statement.

    Args:
        text: a sentence of ours, or a stretch of one, about whoever hears it.
    """

    def swapped(found: re.Match[str]) -> str:
        word = plain(found.group())
        if word == "you":
            return "me" if _is_object(text, found.start(), found.end()) else "I"
        person, _, ending = word.partition("'")
        if ending:
            return ("I" if person == "you" else "you") + _SHORT.get(ending, f"'{ending}")
        return _SWAPS[word]

    said = _PERSON.sub(swapped, text).rstrip()
    return said.rstrip("?").rstrip() + "." if said.endswith("?") else said


def _is_object(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    if _MADE.search(before):
        return True
    if not _ENDS_HERE.match(text, end):
        return False
    return bool(_TO_THEM.search(before)) or not _OPENS_CLAUSE.search(before)
