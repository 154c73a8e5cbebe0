"""What somebody had set as a condition, and says is met: "that's what I asked for, and you've done it". Pure.

Which of their conditions it is: those that share a word with what is said, all where it says so, else the one they named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered
from otherside.profiles.around.come_about import gave
from otherside.profiles.said.sentences import sentences

_CONDITION = r"(?:conditions?|terms?|demands?|requirements?|stipulations?)"
_ASKED = r"(?:asked (?:for|you for)|wanted|needed|insisted on|was waiting for|was after|set as a condition|asked to see|had to have)"
_MET = lazily(
    rf"\b(?:that|this|it|which)(?:['’]s| is| was) (?:exactly |just |all |what|everything|precisely |the (?:very )?thing |the one thing "
    rf")*(?:what |that )?I {_ASKED}"
    r"(?=\W*$|[,.;:!–—]| (?:and|all along|from (?:you|the start)|in (?:september|the first place|writing)|back in)\b)|"
    rf"\b(?:that|this|it)(?:['’]s| is) (?:both |all |one |two )?(?:of )?my (?:\w+ )?{_CONDITION} (?:met|dealt with|done|settled|"
    rf"fulfilled|satisfied|gone|out of the way)\b|"
    rf"\bmy (?:\w+ )?{_CONDITION} (?:is|are|has been|have been)(?: now| all| both)? (?:met|fulfilled|satisfied|dealt with|settled)\b|"
    rf"\b(?:you(?:['’]ve| have)|that|this|it)(?: has|['’]s)?(?: now| all)? (?:meets?|met|fulfil(?:s|led)|satisf(?:ies|ied)|answers?|"
    rf"settle[sd]?) my (?:\w+ )?"
    rf"(?:{_CONDITION}|point|question|objection|concern)\b|"
    r"\byou(?:['’]ve| have) (?:done|given me|delivered|shown me|sent me|got me) (?:exactly |just )?(?:what|everything|all(?: that)?) I "
    r"asked(?: you)?(?: for| to)?\b|"
    rf"\bI(?:['’]ve| have)(?: now| got)* (?:what|everything|all(?: that)?) I {_ASKED}(?=\W*$|[,.;:!–—]| (?:and|now)\b)",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?\W*$|\b(?:if|unless|once|when|until|till|as soon as|half|partly|nearly|almost|not|never|only (?:part|half|one)|nobody|would|"
    r"could|might|hope)\b|n['’]t\b",
    re.IGNORECASE,
)
_ALL = lazily(r"\b(?:conditions|terms|demands|requirements|everything|all|both)\b", re.IGNORECASE)
_WORD = lazily(r"[^\W_]{3,}")
_LIGHT = frozenset(
    """that this what which have has had been was were are and the for with you your our all any can not but they them their from only
    unless until before after when once will would could should want wanted need needed asked ask done now one two support sign agree
    every each its his her who how why also than then into out over under about there here""".split()
)
#: Letters by which forms of one word are told: "signs" and "signed".
_BEGINS = 4


@remembered
def says_met(sentence: str) -> bool:
    """Whether somebody says that what they had asked for is there."""
    plain = " ".join(sentence.split())
    return bool(_MET.search(plain)) and not _OPEN.search(plain)


#: A text without one of these tells of no condition that is met.
_MAY = lazily(
    r"\bI (?:asked|wanted|needed|insisted|was (?:waiting for|after)|set as|had to have)|\bmy (?:\w+ )?(?:conditions?|terms?|demands?|"
    r"requirements?|"
    r"stipulations?|point|question|objection|concern)\b|"
    r"\b(?:has|have|['’](?:s|ve))\b[^.;!?]{0,30}\b(?:renewed|approved|signed|agreed|said yes|given|confirmed|extended|prolonged|through|"
    r"granted)\b",
    re.IGNORECASE,
)


@remembered
def tells_it_is_met(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that say of a condition, or of somebody's word that was waited for, that it is there."""
    return tuple(
        (s.start, s.end)
        for s in (sentences(text) if _MAY.search(text) else ())
        if says_met(own := text[s.start : s.end]) or gave(own)
    )


def met(conditions: Sequence[str], sentence: str, before: str = "") -> list[str]:
    """Those of somebody's conditions that a sentence of theirs says are met; empty where it says no such thing.

    Args:
        conditions: theirs, oldest first.
        sentence: what they say now.
        before: the sentence before it, which may tell what it is of.
    """
    given = gave(sentence)
    if given:
        return [c for c in conditions if any(_names(c, who, verb) for who, verb in given)]
    if not conditions or not says_met(sentence):
        return []
    if _ALL.search(sentence):
        return list(conditions)
    told = _words(f"{before} {sentence}")
    shared = [(len(told & _words(c)), n) for n, c in enumerate(conditions)]
    most = max(count for count, _ in shared)
    return [conditions[n] for count, n in shared if count == most] if most else [conditions[-1]]


def _names(condition: str, who: str, verb: str) -> bool:
    """Whether a condition names somebody and what they were to do."""
    begins = {w[:_BEGINS] for w in _WORD.findall(condition.casefold())}
    doing = {w[:_BEGINS] for w in _WORD.findall(verb.casefold().replace("said", "says")) if len(w) >= _BEGINS} - {
        "give"
    }
    return bool(_words(who)) and _words(who) <= _words(condition) and bool(doing & begins)


def _words(text: str) -> frozenset[str]:
    found = (w.casefold().removesuffix("s") for w in _WORD.findall(text))
    return frozenset(w for w in found if w not in _LIGHT)
