"""That somebody who would have to agree has not been asked, or does not know of it yet: "he's not been asked". Pure.

Of somebody else, and of now. Whoever was not asked for their papers, and what somebody does not know of a trade, is no such thing.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_ROLE = (
    r"(?:(?:my|our|the|his|her|their) (?:\w+ )?(?:boss|wife|husband|partners?|board|manager|director|committee|council|family|"
    r"trustees|governors|"
    r"accountant|owners?|management|union|co-?founder|chair\w*|bank|landlord|landlady|brother|sister|father|mother|uncle|aunt|"
    r"son|daughter|mum|"
    r"dad|head|finance|treasurer|works council))"
)
_NAME = (
    r"(?-i:(?!(?:It|This|That|What|Who|There|You|We|I|Nobody|Nothing|And|But|So|Which|Everybody|Everyone|Somebody)\b)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_WHO = rf"(?:he|she|they|{_ROLE}|{_NAME})"
_WHOM = rf"(?:him|her|them|{_ROLE}|{_NAME})"
_EVEN = r"(?: (?:even|yet|ever|actually|so much as|just|still|really|so far|been))*"
_END = (
    r"(?:,? (?:yet|so far|about (?:it|this|that|any of (?:it|this))|at all|of (?:it|this)|to be (?:honest|fair)))*"
    r"(?=\W*$|[,;–—]| (?:and|but|so)\b)"
)
_LEADS = r"(?:^|[,;:–—] )\W*(?:(?:and|but|so|well|no|oh|actually|because|honestly|the thing is|to be honest|only|though),? )*"
_ASKED = r"(?:asked|told|consulted|informed|spoken to|shown (?:it|this|any of (?:it|this)))"
_UNASKED = lazily(
    rf"{_LEADS}{_WHO}(?:(?:'s|'ve| has| have)(?: still)? (?:not|never){_EVEN} (?:been )?|(?: has| have)n't{_EVEN} (?:been )?)(?<=been )"
    rf"{_EVEN} ?{_ASKED}{_END}|"
    rf"{_LEADS}{_WHO}{_EVEN} (?:doesn't|don't|does not|do not)(?: even)? know (?:about (?:it|this|any of (?:it|this))|of (?:it|"
    rf"this)|yet){_END}|"
    rf"{_LEADS}(?:nobody|no one|none of us)(?:'s| has| have)(?: even| actually| yet)? (?:asked|told|spoken to|consulted) {_WHOM}{_END}|"
    rf"{_LEADS}(?:I|we)(?: haven't|'ve not|'ve never| have not| have never){_EVEN} (?:asked|told|spoken to|consulted|"
    rf"shown (?:it|this) to) {_WHOM}{_END}",
    re.IGNORECASE,
)
_SIGN = lazily(r"\b(?:asked|told|consulted|informed|spoken to|shown|know)\b", re.IGNORECASE)
_NOT_SO = lazily(
    r"\?\W*$|\b(?:if|when|unless|until|customers?|clients?|guests?|staff|users?|patients?)\b", re.IGNORECASE
)


def unasked(text: str) -> bool:
    """Whether somebody of theirs is said not to have been asked, or not to know of it yet.

    Args:
        text: one sentence.
    """
    if len(text) > 160 or not _SIGN.search(text):
        return False
    words = " ".join(straight(text).split())
    return bool(_UNASKED.search(words)) and not _NOT_SO.search(words)
