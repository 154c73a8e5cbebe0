"""What somebody goes through in order, "three things. One – … Two – …", and what they say matters most to them. Pure.

Each thing of such a list is said for itself, though it has no verb: a condition where it was asked what it would take, a complaint where
it was asked what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from otherside.domain import Facet
from otherside.domain.number_words import IN_A_ROW
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span, ends_with_question
from otherside.profiles.said.fragments import fragments
from otherside.profiles.said.sentences import sentence_texts, sentences

Kind = Literal["condition", "want", "goal", "complaint"]
#: What each kind is evidence of.
FACETS: dict[Kind, Facet] = {
    "condition": Facet.WANT, "want": Facet.WANT, "goal": Facet.GOAL, "complaint": Facet.FRUSTRATION,
}  # fmt: skip
_COUNT = r"(?:one|two|three|four|five|six|\d|several|a few|a couple of|a handful of)"
_ANNOUNCED = lazily(
    rf"\b{_COUNT} (?:(?:main|big|other|different|separate|key|specific|simple|real) )?(?P<noun>things|points|reasons|problems|issues|"
    r"conditions|requirements|gaps|pains|complaints|concerns|priorities|goals|aims|asks|wishes|needs|musts|answers)\b",
    re.IGNORECASE,
)
#: What a question asks for, the first that fits.
_ASKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "condition",
        lazily(
            r"\bwhat (?:would|will|does|might) (?:it|that|this) take\b|\bwhat (?:has|have|needs?|would have|would need) to "
            r"(?:happen|be (?:true|there|in place|different|clear|settled|done)|change)\b|\bwhat (?:would|do|does|will|"
            r"must) (?:you|they|he|she|it|"
            r"the \w+|your \w+)(?: both| all)? need\b[^?]{0,80}\b(?:to (?:see|know|have|hear|say|sign|decide|move|go|get|"
            r"feel|make)|before|first|"
            r"in order)\b|\bwhat (?:are|would be) (?:your|the|his|her|their) (?:conditions|requirements|terms|must-haves)\b|"
            r"\bwhat stands between\b|\bwhat would (?:let|make|get|allow) you\b",
            re.IGNORECASE,
        ),
    ),
    (
        "complaint",
        lazily(
            r"\bwhat(?:['’]s| is| are| were|['’]re)?\b[^?]{0,40}\b(?:gaps|problems?|issues|pains?|pain points|complaints|"
            r"frustrations?|headaches|"
            r"difficulties|trouble|wrong|broken|bothers?|annoys?|hurts?|frustrating|hardest|not working|doesn['’]t work)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "goal",
        lazily(
            r"\bwhat (?:are|is|['’]s|do) (?:you|your|the)\b[^?]{0,40}\b(?:trying to (?:achieve|reach|do|get)|goals?|aims?|"
            r"hoping (?:for|to)|aiming|"
            r"priorit\w+|want to (?:achieve|reach))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "want",
        lazily(
            r"\bwhat (?:do|would|are|did) you (?:\w+ )?(?:need|want|like|look(?:ing)? for|expect|wish|require)\b|"
            r"\bwhat (?:matters|is important|"
            r"counts)\b",
            re.IGNORECASE,
        ),
    ),
)
#: What the announcement itself calls them, where no question does.
_CALLED: dict[str, Kind] = {
    "conditions": "condition", "requirements": "condition", "musts": "condition", "problems": "complaint", "gaps": "complaint",
    "pains": "complaint", "complaints": "complaint", "goals": "goal", "aims": "goal", "wishes": "want", "needs": "want", "asks": "want",
}  # fmt: skip
#: "One, …", "two: …", "third is …", where a sentence, or a part of one, begins.
_NTH = tuple(
    lazily(
        r"(?:^|[.!?;:–—,]\s+|[–—]\s*)(?:(?:and|then|number|the|point) ){0,2}"
        rf"(?:{'first of all|' if n == 1 else ''}{one}|{first}|{n})(?:\s?[,:.)–—]|\s[-–—]|(?: one| thing)? is)\s*(?=\S)",
        re.IGNORECASE,
    )
    for n, (one, first) in enumerate(IN_A_ROW[:6], 1)
)
_LAST = lazily(r"(?:^|[.!?;:–—]\s+)(?:and )?(?:last(?:ly)?|finally),?\s+", re.IGNORECASE)
_ENDS = " \t\n,;:.–—-"
#: Words of a thing at most, and characters from its announcement to the first.
_LONGEST, _NEAR = 60, 80


@dataclass(frozen=True, slots=True)
class Thing:
    """One of a list, without its number; ``kind`` by what was asked."""

    span: Span
    kind: Kind


def enumerated(text: str, asked: str) -> list[Thing]:
    """The things of a list that answers a question, or says itself what it is of; empty for most turns.

    Args:
        text: of the turn.
        asked: the turn of the other side before it; empty where there is none.
    """
    for announced in _ANNOUNCED.finditer(text):
        spans = _in_order(text, announced.end())
        kind = _kind(announced["noun"].casefold(), asked)
        if spans:
            return [Thing(s, kind) for s in spans] if kind else []
    # "What would you need to see?" – "No change to the rota. And a name."
    if _kind("", asked) == "condition":
        return [Thing(s, "condition") for s in fragments(text)]
    return []


def _kind(noun: str, asked: str) -> Kind | None:
    if (called := _CALLED.get(noun)) is not None:
        return called
    questions = sentence_texts(asked)
    question = next((q for q in reversed(questions) if ends_with_question(q)), "")
    return next((kind for kind, asks in _ASKS if asks.search(question)), None)


def _in_order(text: str, since: int) -> list[Span]:
    """What stands after "one", "two" and so on; nothing where they do not count on from one soon after the announcement."""
    marks: list[re.Match[str]] = []
    for pattern in _NTH:
        # The first stands soon after the announcement.
        start, stop = (marks[-1].end(), len(text)) if marks else (max(0, since - 1), since + _NEAR)
        found = pattern.search(text, start, stop)
        if found is None:
            break
        marks.append(found)
    last = _LAST.search(text, marks[-1].end()) if marks else None
    marks += [last] if last else []
    if len(marks) < 2:
        return []
    ends = [m.start() for m in marks[1:]]
    # What follows the last thing's sentence is no part of it.
    stop = next((s.end for s in sentences(text) if s.start <= marks[-1].end() < s.end), len(text))
    out = []
    for mark, end in zip(marks, [*ends, stop], strict=True):
        words = text[mark.end() : end]
        trimmed = words.rstrip(_ENDS)
        if not trimmed or len(trimmed.split()) > _LONGEST:
            return []
        out.append(Span(mark.end(), mark.end() + len(trimmed)))
    return out


_MOST = (
    r"(?:(?:actually|really|probably|by far|honestly|definitely|certainly|perhaps|still) )*(?:the|our|my) (?:(?:single|very|one) )?"
    r"(?:most important|biggest|number[ -]one|top|main|key|first)"
)
_WHAT = r"(?:one|thing|part|point|piece|question|topic|feature|requirement|item|need|issue)"
_FOR_US = r"(?:for|to) (?:us|me|my (?:team|people)|our (?:team|people|side))"
_FOREMOST = lazily(
    rf"\b(?:is|are|was|be|['’]s) {_MOST} {_WHAT}\b[^.?!]{{0,20}}\b{_FOR_US}\b|"
    rf"\b(?:is|are|['’]s) (?:the )?(?:most important|what (?:matters|counts) most) {_FOR_US}\b|"
    rf"\bwhat (?:matters|counts) (?:the )?most {_FOR_US}\b[^.?!]{{0,30}}\bis\b|\bmatters (?:the )?most {_FOR_US}\b|"
    rf"\b(?:the )?most important {_WHAT} {_FOR_US} (?:is|are|would be)\b",
    re.IGNORECASE,
)
_NOT_FOREMOST = lazily(r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t|if|whether|last year|used to)\b", re.IGNORECASE)


def foremost(sentence: str) -> bool:
    """Whether a sentence says of a thing that it matters most to the speaker's side: "the tide gate is the main thing for us"."""
    found = _FOREMOST.search(sentence)
    if found is None or ends_with_question(sentence):
        return False
    return not _NOT_FOREMOST.search(sentence[: found.end()])
