"""What somebody called the most important to them: by the words of the question, and by those of the sentences that answer. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from otherside.domain.patterns import lazily
from otherside.market.asking import Asked

FOREMOST = "foremost"
_MOST = r"(?:(?:single|very|really|absolutely|by far) )*(?:the )?(?:single )?"
_THING = (
    r"(?:thing|one|point|part|bit|piece|issue|matter|requirement|factor|criterion|aspect|reason|wish|goal|priority)s?"
)
#: Words by which it is asked for; what stands behind "most important" else ("the most important objection") is asked for itself.
_ASKS = lazily(
    rf"\b(?:most|more) important(?: {_THING})?(?=\W*$| (?:for|to|in|at|with|of (?:all|them)|that|is|was|about)\b)|"
    r"\bmatter(?:s|ed)? (?:the )?most\b|\bcounts? (?:the )?most\b|\bcares? (?:the )?most about\b|\bcares? about (?:the )?most\b|"
    r"\b(?:number one|top|first|highest) priorit(?:y|ies)\b|\bcomes? first(?=\W*$| (?:for|to|with|at)\b)|\babove all(?: else)?\b",
    re.IGNORECASE,
)
#: Words in which somebody calls something so.
_CALLED = lazily(
    rf"\bmost important {_THING}\b|(?:\b(?:is|are|was|be)|['’](?:s|re)) {_MOST}most important\b(?! \w+s?\b(?<!for)(?<!to)(?<!of)(?<!by))|"
    r"\bmost important (?:for|to) (?:me|us)\b|\bmatters? (?:the )?most\b|\b(?:I|we) (?:really |do )?care (?:about )?(?:the )?most\b|"
    r"\b(?:number one|no\. ?1|top|first|highest) priority\b|\bpriority (?:number one|no\. ?1)\b|\bfirst and foremost\b|"
    r"\babove (?:all|everything)(?: else)?\b(?! (?:that|this|those|the)\b)|\b(?:matters?|want|need|care)\b[^.?!;]{0,60}\bmore than "
    r"anything\b|"
    r"\bmore than anything(?: else)?,? (?:I|we|it)\b|\bnothing (?:else )?(?:matters (?:as much|more)|comes close|"
    r"is (?:as|more) important)\b|"
    r"\bthe (?:main|key|big|one|biggest|crucial) (?:thing|point|requirement)(?: (?:for|to|with) (?:me|us))?(?:['’]s| is| was)\b|"
    r"\b(?:what|that|it|this|\w+) (?:comes|has to come|must come) first (?:for|with|to) (?:me|us)\b|\bcomes first\W*$",
    re.IGNORECASE,
)
#: It is not, or it is so for somebody else.
_NOT = lazily(
    r"\b(?:not|isn['’]t|wasn['’]t|aren['’]t|never|hardly|neither|far from)\b[^.?!;]{0,24}"
    r"\b(?:most important|priority|matters|(?:main|key) thing)\b|"
    r"\bmost important(?: \w+)? (?:for|to) (?:him|her|them|you|your|his|their|(?-i:[A-Z])\w+|(?:my|our) (?:sister|brother|"
    r"wife|husband|partner|son|daughter|kids|children|mother|mum|father|dad|boss|neighbours?|competitors?))\b|"
    r"\bmatters? (?:the )?most to (?!me\b|us\b|our\b)|\b(?:whichever|whatever|wherever)\b|^\W*(?:if|suppose|unless|whether)\b|\?[\"”' ]*$",
    re.IGNORECASE,
)


def foremost_asked(asked: Asked, question: str) -> Asked:
    """The question with its kind, where it asks for what is the most important to somebody and for nothing beside it."""
    if not _ASKS.search(question) or asked.kind:
        return asked
    words = {w.casefold() for m in _ASKS.finditer(question) for w in re.findall(r"[\w’']+", m[0])}
    topic = tuple(w for w in asked.topic if w.casefold() not in words)
    return asked if topic or asked.called else replace(asked, kind=FOREMOST, topic=())


def called_foremost(text: str) -> bool:
    """Whether a sentence says of something that it is the most important to whoever says it, or to their house."""
    return bool(_CALLED.search(text)) and not _NOT.search(text)
