"""Words that deny what the same person has just said: "The owner thinks it's signed. It isn't!" By the words alone. Pure.

Read alone, the first half says the reverse of what is meant; so it is quoted with the second, or not at all.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment

_NOT = (
    r"(?:(?:is|was|has|have|had|does|do|did|ca|wo|would|are|were|could|should)n['’]?t|cannot|"
    r"(?:['’]s|['’]re|['’]m| am| is| was| has| have| do| does| did| are| were| will| would)? ?(?:not|never))"
)
#: With nothing of its own behind the no: what goes on ("It isn't cheap.") is another matter.
_TAIL = (
    r"(?:,? (?:so|true|the case|at all|of course|though|really|actually|yet|any ?more|that simple|been|happening|anything of the "
    r"(?:sort|kind)|by a long (?:way|chalk)|in the least|either|and (?:never|won['’]t)(?: will| be)?))*"
)
_DENIED = lazily(
    r"\W*(?:(?:but|well|only|and|except|no|which|though|honestly|of course)[ ,–—-]{1,3}){0,3}(?:"
    rf"(?:it|that|this|he|she|they|we|I|there|none of (?:it|that|this)|nobody) ?{_NOT}{_TAIL}|"
    r"(?:it|that|this|none of (?:it|that))(?:['’]s| is| was)? ?(?:not true|untrue|nonsense|rubbish|a lie|lies|wrong|news to me|"
    r"a fairy ?tale|wishful thinking|made up)|"
    r"none of (?:it|that|this)(?:['’]s| is) (?:so|true)|"
    r"not true|untrue|nonsense|rubbish|lies|all lies|wrong|as if|if only|far from it|not so|not at all|no such thing|quite the "
    r"(?:opposite|reverse)|the (?:opposite|reverse)(?: is true)?|not a word of it(?:['’]s| is)? true|it never (?:was|did|happened)"
    r")\W*",
    re.IGNORECASE,
)
_LONGEST = 60
#: In so many characters behind a place a sentence that denies it has its end.
_NEXT = 200
#: Told to somebody else, it is that one's tale: "Rolf told the bank that it is signed". What was told to them is news.
_TO_OTHERS = lazily(
    r"(?<!\bI )(?<!\bI['’]ve )(?<!\bwe )(?<!\bwe['’]ve )\b(?:(?:told|tells|telling) (?!me\b|us\b|you\b|myself\b|ourselves\b)|"
    r"(?:claims?|claimed|pretends?|pretended|boasts?|boasted|goes (?:about|round|around) saying) )",
    re.IGNORECASE,
)


def denied_at_once(behind: str) -> bool:
    """Whether a sentence does nothing but deny the one before it."""
    return len(behind) <= _LONGEST and _DENIED.fullmatch(" ".join(behind.split())) is not None


def denied_behind(text: str, end: int) -> bool:
    """Whether the sentence of a turn right behind a place in it does nothing but deny what stands there.

    Args:
        end: of the words that may be denied.
    """
    behind = text[end : end + _NEXT].lstrip(" .!…\n")
    spans = segment(behind)
    return bool(spans) and denied_at_once(behind[spans[0].start : spans[0].end])


def told_to_others(sentence: str) -> bool:
    """Whether a sentence passes on what somebody tells others, or claims."""
    return bool(_TO_OTHERS.search(sentence))
