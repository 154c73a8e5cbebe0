"""What somebody's last letter wants of us: an invitation, a question, a request. A reply is about that, or is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.irony import mocked_request
from otherside.extraction.segment import Span, segment
from otherside.profiles.said.promises import reminded, to_ask
from otherside.profiles.said.requests import asks, only_holds_back, sought

_INVITES = lazily(
    r"\b(?:come (?:along|aboard|by|over|round|and (?:see|have|look|meet))|"
    r"there (?:is|['’]s) (?:a|still a|always a) (?:place|seat|bed|chair)|"
    r"you(?:['’]re| are|['’]d be| would be)(?: very| most| always)? welcome|join (?:me|us)\b|be (?:my|our) guest|"
    r"(?:would|will) you (?:like|care|want) to|(?:I|we)(?:['’]d| would) (?:be glad|be happy|like it|love it) if you)\b",
    re.IGNORECASE,
)
_TO_US = lazily(r"\b(?:you|your|yours|we|us)\b", re.IGNORECASE)
_REMINDS_US = lazily(r"\b(?:you|your|still)\b|\?\s*$", re.IGNORECASE)
#: Courtesies that want no answer, and where to turn to instead.
_COURTESY = lazily(
    r"\b(?:(?:write|talk|speak|turn|send (?:it|that|this|them|everything)) to (?!(?:me|us)\b)\w+\b.{0,120}\b(?:not|instead|from now)\b|"
    r"any (?:further )?questions|hesitate|if you need anything|how are you|I hope you|in case you|do you (?:know what I mean|see))\b",
    re.IGNORECASE,
)


#: How a question begins that is asked straight out, also behind a word or a name: "Ada, when does it come?"
_STRAIGHT = lazily(
    r"(?:^\W*|[,;:.–—] )(?:(?:and|so|but|or|now|then|also|first|second|secondly|finally|again|well|ok|okay|please)\b,? )*"
    r"(?P<asked>(?:what|when|where|which|who|whose|whom|how|why|is|are|was|were|does|do|did|will|would|can|could|has|have|had|should|"
    r"shall|may)(?:['’](?:s|re|ll|d)|n['’]t)? [^?]+)\?\W*$",
    re.IGNORECASE,
)
#: The least words of a question that is no echo or tag: "Is it?"
_WORDS = 3
#: Asked of nobody, or of how somebody is.
_OF_NOBODY = lazily(
    r"^(?:is|was|are|were|does|do|did|has|have|would|could|should)n['’]t\b|"
    r"\b(?:who (?:knows|cares|needs|(?:would|could) have|am I)|(?:what|how) (?:else )?(?:can|could|should|shall|am|do|would|was) I\b|"
    r"why (?:not|bother|me|should I)\b|what(?:['’]s| is) (?:the point|not to|wrong with)|what (?:else|more) (?:is|do|can|could)\b|"
    r"what does (?:that|this|it) (?:mean|matter)|how (?:hard|bad|difficult) (?:can|could)|where does (?:that|this|it) (?:leave|end)|"
    r"how (?:is|was|are|were|['’]s) (?:the |your )?"
    r"(?:family|holidays?|weekend|trip|weather|kids|children|vacation|summer|christmas|things)|"
    r"everything (?:well|ok|okay|fine|all right))\b",
    re.IGNORECASE,
)
#: How somebody answers their own question.
_ANSWERED = lazily(
    r"\W*(?:because|simple|simply|easy|nothing|nobody|no one|exactly|no\b[,.!]|yes\b[,.!]|well,|the answer|it means|that means|not\b)",
    re.IGNORECASE,
)
#: An answer that is put off: "let me come back to that".
_LATER = lazily(
    r"\b(?:(?:let (?:me|us)|(?:I|we)(?:['’]ll| will| can| would|['’]d)(?: have to| need to)?) (?:come|get) back to (?:that|this|it|you)|"
    r"(?:(?:I|we)(?:['’]ll| will)|will|let me) (?:check|find out|look into|ask)|"
    r"(?:can|could|shall) we (?:take|park|discuss) (?:that|this|it) (?:offline|later|separately|another time|for (?:now|later)))\b",
    re.IGNORECASE,
)


def straight(sentence: str, after: str = "") -> bool:
    """Whether a sentence is a question that wants an answer, be there a "you" in it or not; tags and sighs want none.

    Args:
        after: what its speaker says next: an answer of their own leaves nothing to say.
    """
    found = _STRAIGHT.search(sentence)
    if found is None or len(found["asked"].split()) < _WORDS:
        return False
    return not (_OF_NOBODY.search(found["asked"]) or _COURTESY.search(sentence) or _ANSWERED.match(after))


def put_off(text: str, answer: str) -> list[Span]:
    """The questions of a turn in a talk that the others' next turn puts off: "let me come back to that".

    Args:
        text: of the turn that asks.
        answer: what the others say right after it.
    """
    if not (_LATER.search(answer) or to_ask(answer)):
        return []
    spans = segment(text)
    nexts = [text[s.start : s.end] for s in spans[1:]] + [""]
    return [s for s, after in zip(spans, nexts, strict=True) if straight(text[s.start : s.end], after)]


def appeals(text: str) -> list[Span]:
    """The sentences of a letter that want an answer of ours: invitations, questions to us, requests, reminders."""
    found = []
    # A thing of a list is asked for in the sentence it stands in.
    asked_for = [(s.start, s.end) for s in sought(text)]
    # "I wondered what became of it" is a story, "I still don't have it" and "you said you would" are for us to answer.
    asked_for += [(s.start, s.end) for s in reminded(text) if _REMINDS_US.search(text[s.start : s.end])]
    spans = segment(text)
    nexts = [text[s.start : s.end] for s in spans[1:]] + [""]
    for span, after in zip(spans, nexts, strict=False):
        words = " ".join(text[span.start : span.end].split())
        asked = words.endswith("?") and (_TO_US.search(words) or straight(words, after))
        wanted = any(span.start <= a and b <= span.end for a, b in asked_for) or _INVITES.search(words) or asks(words)
        if (asked or wanted) and not _COURTESY.search(words) and not only_holds_back(words) and not _mocked(text, span):
            found.append(span)
    return found


def _mocked(text: str, span: Span) -> bool:
    return mocked_request(text, span.start, span.end)


def told(text: str, spans: Sequence[Span]) -> list[str]:
    """Their words, each in one line."""
    return [" ".join(text[s.start : s.end].split()) for s in spans]
