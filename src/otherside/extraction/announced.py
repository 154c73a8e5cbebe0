"""Words that a sentence announces as somebody else's and gives between quotation marks: no fear or wish of whoever hands them on. Pure.

"His words: “if I sign it and it fails, it is mine”" tells of a colleague. What is said beside the quotation stays their own, so a
sentence counts only where little else is left of it.
"""

from __future__ import annotations

import re

from otherside.domain import Facet
from otherside.domain.patterns import lazily

#: What is somebody's own and nobody's to hand on.
INNER = frozenset(
    {Facet.FEAR, Facet.IDENTITY, Facet.DESIRE, Facet.ASPIRATION, Facet.COMMITMENT, Facet.WANT, Facet.GOAL}
)
_QUOTED = lazily(r"[\"“„«](?P<said>[^\"“”„«»]{8,600})[\"”“»]")
_WHOSE = r"(?:his|her|their|(?!(?:It|That|This|What|There|Here|Let)['’])(?-i:[A-Z])[\w-]+['’]s|(?:the|my|our) (?:\w+ ){0,2}?\w+['’]s)"
_WHO = (
    r"(?:he|she|they|(?!(?:I|We|You|It|That|This|What|There|Who)\b)(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?|"
    r"(?:the|my|our) (?:\w+ ){0,2}?\w+)"
)
_LEAD = r"\W*(?:(?:and|but|so|then|well|yes|in|to quote|quote|i quote|because|only)\b[,:]? ?)*"
#: What may announce it, before or behind: "his exact words", "as she put it", "he goes", "said Marta".
_ANNOUNCES = lazily(
    rf"{_LEAD}(?:{_WHOSE}(?: own| exact| very| actual)* (?:words?|line|phrase|answer|reply|message|argument|point)(?: (?:is|was|"
    rf"were|are))?|"
    rf"(?:as )?{_WHO}(?: just| only| always| then| also| literally| actually| simply)* (?:said|says|wrote|writes|goes|went|put it|puts it|"
    r"keeps saying|told (?:me|us|him|her|them)|tells (?:me|us|everybody|everyone|people)|was like|is like|answered|replied)"
    r"(?: (?:to )?(?:me|us|him|her|them))?(?: (?:like )?(?:this|that|so))?(?: (?:yesterday|today|on \w+|last \w+|in the \w+))?)\W*",
    re.IGNORECASE,
)
#: Ours or the reader's: "you said", "I said" are told as what they are.
_BEHIND = lazily(
    rf"\W*(?:{_WHOSE} words?|(?:said|says|wrote) {_WHO}|{_WHO} (?:said|says|wrote|told (?:me|us)))\W*", re.IGNORECASE
)


def announced(sentence: str) -> bool:
    """Whether a sentence holds, beside its announcement, only words that it gives as somebody else's."""
    plain = " ".join(sentence.split())
    found = _QUOTED.search(plain)
    if found is None:
        return False
    before, after = plain[: found.start()].strip(), plain[found.end() :].strip()
    ahead = before and _ANNOUNCES.fullmatch(before) and not re.search(r"\w", after)
    behind = after and _BEHIND.fullmatch(after) and not re.search(r"\w", before)
    return bool(ahead or behind)


def inside(text: str, at: int) -> bool:
    """Whether a place lies within words between quotation marks: a cut there would make them the speaker's own."""
    return any(m.start() < at < m.end() for m in _QUOTED.finditer(text))
