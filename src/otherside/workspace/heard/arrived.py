"""Whether what was promised or asked for has come, by the words of whoever got it, or of ours that say "as promised". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from otherside.profiles.said.sentences import sentences
from otherside.questions.phrases import content_words
from otherside.workspace.heard.promises import ANY_PROMISE

#: Thanks for a thing, or a word that it came.
_GOT = re.compile(
    r"\b(?:thanks|thank you|cheers)(?: \w+){0,3}? for (?:the|your|that|those|these|this|sending|passing on|it)\b|"
    r"\b(?:(?:has|have|['’]s|['’]ve)(?: just| already| now)? (?:arrived|come(?: through)?|reached (?:me|us)|landed)|arrived|came through|"
    r"(?:it|they|the \w+) opens?)\b|\b(?:I|we)(?:['’]ve| have)? (?:just |now |already )?(?:got|received|had) (?:it|them|your|the|that)\b",
    re.IGNORECASE,
)
#: What is thanked for is named by the letter's subject alone: "Thank you for the file".
_ANY_THING = re.compile(
    r"\b(?:for|got|received|had) (?:the |your |that |those |these |this |sending |both |it|them)*"
    r"(?:files?|documents?|attachments?|pdfs?|papers?|mail|e-?mail|link|it|them)?\W*$|"
    r"\bfor (?:the|your) (?:files?|documents?|attachments?|pdfs?|link)\b",
    re.IGNORECASE,
)
_AS_PROMISED = re.compile(
    r"\bas (?:I |we )?(?:promised|agreed|announced)\b|\bhere (?:is|are|it is|they are)\b", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nothing|nor|still|yet|until|till|follows?|to follow|to come|next week|tomorrow|later|would|could|will)\b|n['’]t\b|"
    r"['’]ll\b|\?",
    re.IGNORECASE,
)
#: Beside what we hand over: the rest comes later.
_REST = re.compile(
    r"\b(?:follows?|to follow|(?:still )?to come|not yet|(?:next|later this) week|tomorrow|later)\b", re.IGNORECASE
)
#: Each thing of a promise: "to send the list and to find a place".
_EACH = re.compile(r"\band (?:also )?(?=(?:to|I|we|I['’]ll|we['’]ll)\b)", re.IGNORECASE)
#: Words of a measure, which any two sentences may share.
_MEASURES = content_words(
    "years months weeks days hours minutes more less than three four five six seven eight nine ten first second"
)
_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{2,}\b")


@dataclass(frozen=True, slots=True)
class Later:
    """A turn after a promise.

    Attributes:
        text: its words.
        title: of its conversation: the subject of a letter.
        ours: one of us says it; else one of theirs.
    """

    text: str
    title: str
    ours: bool


def arrived(promise: str, later: Iterable[Later], names: frozenset[str] = frozenset()) -> bool:
    """Whether every thing of a promise of ours, or of their request, has come by what was said after it.

    Args:
        names: words of people's names, lower case: to share one tells nothing.
    """
    things = [words for part in _EACH.split(promise) if (words := _words(part) - names)]
    after = list(later)
    return bool(things) and all(any(_brings(turn, words) for turn in after) for words in things)


def _brings(turn: Later, thing: frozenset[str]) -> bool:
    titled = bool(thing & _words(turn.title))
    if turn.ours:
        first = next(
            (
                turn.text[s.start : s.end]
                for s in sentences(turn.text)
                if _AS_PROMISED.search(turn.text[s.start : s.end])
            ),
            "",
        )
        return bool(first) and not _REST.search(turn.text) and (titled or bool(thing & _words(first)))
    for span in sentences(turn.text):
        said = turn.text[span.start : span.end]
        if (
            _GOT.search(said)
            and not _NOT_YET.search(said)
            and (thing & _words(said) or (titled and _ANY_THING.search(said)))
        ):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    codes = frozenset(m[0].casefold() for m in _CODE.finditer(text))
    return (content_words(text) | codes) - ANY_PROMISE - _MEASURES
