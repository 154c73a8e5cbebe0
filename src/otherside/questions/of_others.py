"""Of whom words tell: what somebody says of a colleague's fear or condition is asked as told, never as theirs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.patterns import lazily

_LEAD = r"\W*(?:(?:and|but|so|well|because|honestly|I think|I guess|I suppose|maybe|perhaps|as I said)\b,? )*"
#: Third persons; in a chat "hes" and "shes" have no apostrophe.
_OTHER = r"(?:hes?|shes?|they(?:re)?|nobody|(?:my|our|the|his|her|their) (?!own\b|first\b)(?:[\w-]+ ){0,2}?[\w-]+)"
_FEELS = (
    r"(?:(?:['’](?:s|re|d be)|s| is| are| was| were| gets?| has been| have been|isn['’]?t| aren['’]?t| would be)?(?: not| very|"
    r" really| just| still| only| "
    r"too| a bit| quite| more| dead)* (?:scared|afraid|frightened|terrified|worried|nervous|anxious|wary|uneasy|desperate|keen|"
    r"proud|tired|sick)\b|"
    r" (?:(?:is|are|was|were) )?(?:\w+ly |always |never |just |still )?(?:fears?|worr(?:y|ies)|dreads?|hates?|loves?|wants?|hopes?|"
    r"wishes|likes?)\b)"
)
_WOULD = (
    r"(?: (?:said|says|told (?:me|us)|tells (?:me|us)|thinks|wrote|mentioned)(?: that)? (?:he|she|they|it)?)?"
    r"(?:['’]d| would|['’]ll| will| won['’]t| wouldn['’]t| could| can| can['’]t| couldn['’]t)(?: only| never| not| happily| gladly| still)*"
    r" (?:sign|agree|approve|accept|go (?:along|ahead)|say (?:yes|no)|support|live with|consider|decide|look at|come (?:back|"
    r"along)|talk|back|"
    r"veto|block)\b"
)
_AT_EASE = lazily(
    r"\b(?:if|once|when|unless|until|as long as|provided)(?: that)? (?P<who>(?-i:(?!I\b|It\b|That\b|This\b|We\b|You\b)[A-Z][\w’-]+)(?: "
    r"(?-i:[A-Z])[\w’-]+)?|the (?:board|committee|chair\w*|auditors?|insurers?|regulator|bank|owners?|council|chief exec\w*|works council))"
    r"(?:['’]s| is| was| were| are| feels| felt)(?: also| really| quite| more| all)* (?:comfortable|happy|okay|ok|fine|convinced|"
    r"sure|satisfied|at ease|"
    r"on board|with (?:us|it)|for it|in favour|reassured|content|relaxed|calm)\b",
    re.IGNORECASE,
)


def of_another(words: str, others: Sequence[str]) -> bool:
    """Whether words tell how somebody else feels, or what somebody else would do.

    Args:
        words: a sentence, or what is quoted of it.
        others: what their colleagues are called.
    """
    names = "|".join(re.escape(n) for n in others)
    who = rf"(?:{_OTHER}|(?-i:{names}))" if names else _OTHER
    return re.match(rf"{_LEAD}{who}(?:{_FEELS}|{_WOULD})", words, re.IGNORECASE) is not None


def must_be_at_ease(words: str) -> str:
    """Who has to be at ease with it, by the words that make it hang on that; empty where they name nobody."""
    found = _AT_EASE.search(words)
    return found["who"] if found else ""
