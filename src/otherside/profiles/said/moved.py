"""Where somebody says that they have moved since: "I'm less sceptical now", "the demo has moved my position". Pure.

It is no yes and no no. Who "changed their mind" outright is read in ``changed``.
"""

from __future__ import annotations

import re
from typing import Literal

from otherside.domain.patterns import lazily
from otherside.extraction.plain.nearer import says_nearer
from otherside.extraction.plain.no_steps import lets_drop
from otherside.extraction.remembered import remembered

Moved = Literal["nearer", "further"]

_MUCH = (
    r"(?:(?:much|a lot|lots|far|a bit|a little|somewhat|rather|quite|already|even|now|actually|definitely|certainly|honestly|still|way) "
    r")*"
)
_SINCE = (
    r"(?: (?:about|of|by|on|with|in) [^.;!?,]{1,50}?)?,? (?:now\b|than (?:before|I (?:was|did|had been|thought I)|we (?:were|did|had been)|"
    r"(?:a|an|one|two|three) (?:hour|week|month)s? ago|when (?:we|I|you)|(?:this|last|yesterday) (?:morning|week|time|month))|"
    r"after (?:this|that|today|seeing|hearing|the)|since (?:the|you|we|then|last))"
)
_DOUBTING = r"(?:s[ck]eptical|worried|nervous|concerned|hesitant|anxious|doubtful|reluctant|wary|afraid|uneasy|critical|cautious)"
_SURE = r"(?:convinced|confident|comfortable|optimistic|positive|open|reassured|interested|at ease|hopeful|relaxed|sure|keen|certain|sold)"
_I_AM = r"\b(?:I|we)(?:['’]m|['’]re| am| are| feel|['’]ve become| have become)"
_MIND = r"(?:position|views?|thinking|opinion|stance|perspective|assessment|mind)"
#: What moves somebody, in the hour or since.
_BY = (
    r"\b(?:that|this|it|(?:the|your|today['’]s|this|that) (?:(?!but\b|and\b)[\w’'-]+ ){0,3}[\w’'-]+|seeing \w+(?: \w+){0,3}|"
    r"what (?:you|I) (?:\w+ ){1,4}?\w+)"
)
_NEARER = lazily(
    rf"{_I_AM} {_MUCH}less {_DOUBTING}{_SINCE}|{_I_AM} {_MUCH}(?:more {_SURE}|happier|calmer|easier){_SINCE}|"
    r"\b(?:I|we) feel (?:much |a lot |far |a bit |a little |quite )*(?:better|easier|calmer|happier|safer) about (?:this|it|that|the \w+|"
    r"where)\b|"
    rf"{_BY}(?: (?:really|actually|certainly|just|already|does|did))*(?: has|['’]s| have)?(?: (?:really|actually|certainly|just|already))* "
    rf"(?:moved|shifted|softened) (?:my|our) {_MIND}\b|"
    r"\b(?:better|simpler|easier|cleaner|further along|less painful|less work) than I(?:['’]d| had| would have)? (?:expected|thought|"
    r"feared|"
    r"assumed)\b|"
    r"\bI (?:came in|started out|walked in|was prepared to be) (?:\w+ )?(?:s[ck]eptical|doubtful|against|unconvinced|a sceptic|"
    r"a skeptic)\b|"
    r"\bI was (?:\w+ )?(?:s[ck]eptical|doubtful|unconvinced) (?:at first|before|coming in|when (?:we|I|you)|until)\b|"
    r"\bI(?:['’]m| am) (?:starting to (?:see the point|believe|like|warm|come round)|warming (?:up )?to|coming (?:a)?round)\b|"
    r"\b(?:it|this|the idea)(?:['’]s| is) growing on (?:me|us)\b|\byou(?:['’]re| are) winning (?:me|us) over\b|"
    r"\b(?:that|this|it) (?:does |really |certainly )?(?:puts? (?:my|our) minds? at (?:rest|ease)|eases? (?:my|our) (?:mind|worr(?:y|ies)|"
    r"concerns?)|takes? (?:away )?(?:a|the|my|our) (?:big )?(?:worry|weight)(?: off)?)\b",
    re.IGNORECASE,
)
_FURTHER = lazily(
    rf"{_I_AM} {_MUCH}more {_DOUBTING}{_SINCE}|{_I_AM} {_MUCH}less {_SURE}{_SINCE}|"
    r"\b(?:I|we) feel (?:much |a lot |far |a bit |a little )*(?:worse|uneasier) about (?:this|it|that|the \w+|where)\b|"
    r"\b(?:worse|harder|messier|more work|more painful) than I(?:['’]d| had| would have)? (?:expected|thought|feared|assumed)\b|"
    r"\b(?:raised|raises|leaves? (?:me|us) with) more questions than\b|\bI(?:['’]ve| have) (?:got )?more doubts (?:now|than)\b",
    re.IGNORECASE,
)
#: Of the talk itself, or of another time, it says nothing of the matter.
_OF_THE_TALK = lazily(
    r"\b(?:call|talk|meeting|chat|session|conversation|weather|traffic|weekend|holiday|lunch|commute)\b[^.;!?]{0,40}\bthan I",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\?\W*$|\b(?:if|unless|whether|would|could|might|until you|hope|wish|when I was|as a child|years ago)\b|"
    r"\b(?:not|never|nobody)\b(?! (?:just|only)\b)|n['’]t\b",
    re.IGNORECASE,
)
_MAY = lazily(
    r"\b(?:less|more|feel|than I|moved|shifted|softened|came in|started|prepared|walked in|was|warming|coming|growing|winning|"
    r"mind|eases?|takes?|easier|happier|calmer)\b",
    re.IGNORECASE,
)


@remembered
def moved(sentence: str) -> Moved | None:
    """Which way somebody says they have moved; None where a sentence tells of no movement, or asks or supposes one."""
    plain = " ".join(sentence.split())
    if says_nearer(plain):
        return "nearer"
    # Whatever they think of it: nobody speaks for it inside any more.
    if lets_drop(plain):
        return "further"
    if not _MAY.search(plain) or _OF_THE_TALK.search(plain):
        return None
    for way, pattern in (("further", _FURTHER), ("nearer", _NEARER)):
        found = pattern.search(plain)
        if found and not _OPEN.search(plain[: found.end()]) and not plain.rstrip().endswith("?"):
            return "further" if way == "further" else "nearer"
    return None
