"""What somebody answered when we asked how they would have it, or how it is: told with our question, which makes it clear. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.segment import segment
from otherside.messaging.drafts import tact
from otherside.messaging.drafts.newest import current
from otherside.messaging.drafts.no_opening import leads_nowhere, put_off, to_be_left
from otherside.messaging.drafts.said import Fragment, Passage, beside_hurt, cut, stands_whole

#: How sure it is that whoever was asked for something answered with it.
_PLAINLY = 0.8
#: Words that an answer needs to say anything.
_SHORTEST = 5
_LOOKS = r"(?:be|look)(?: like)?"
#: What our question was about.
_ABOUT: Mapping[Facet, re.Pattern[str]] = {
    Facet.GOAL: lazily(
        rf"\bwhat would (?:have|need) to be (?:true|there|so|different)\b|\bwhat would (?:you (?:like|want|wish)|good {_LOOKS}|"
        rf"success {_LOOKS}|be different|tell you|make (?:it|this|that|the \w+) (?:worth|well spent|a success))\b|"
        r"\bwhat (?:do|are) you (?:want|wish|hope|hoping|after|aiming)\b|\bwhere (?:do|would) you (?:want|like) (?:to|this|it|that)\b|"
        rf"\bhow (?:would|should) (?:it|this|that|things) (?:\w+ )?{_LOOKS}\b",
        re.IGNORECASE,
    ),
    Facet.SITUATION: lazily(
        r"\bwhat (?:happens|do you do|do your \w+ do)\b|\bwhat does (?:an?|the|your) (?:ordinary|normal|typical|usual) \w+ look like\b|"
        r"\bhow (?:do|does|is|are) (?!you (?:look|see|feel|think|like)\b)[^?]{1,80}\b(?:today|now|at (?:the moment|present)|come about|"
        r"done|work|go about|run|made|handled?|organi[sz]ed?)\b",
        re.IGNORECASE,
    ),
}
#: Said instead of an answer.
_NO_ANSWER = lazily(
    r"\b(?:(?:good|fair|hard|difficult|big) question|(?:do not|don['’]t|couldn['’]t|can['’]t) (?:know|say|tell|answer)|no idea|hard to say|"
    r"(?:have|need) to think|depends|not sure|never thought|ask (?:him|her|them|me)|I wish I knew)\b",
    re.IGNORECASE,
)


def answers(
    said: Sequence[Passage], facet: Facet, names: frozenset[str], as_of: dt.date | None
) -> tuple[Facet, Fragment] | None:
    """The latest answer to an open question of ours about a goal of theirs, or about how it is done today.

    Args:
        said: their turns, whole.
        facet: goal or situation; how the answer was read does not matter, it answers what was asked.
        names: parts of the names of colleagues, lower case.
        as_of: the day as of which it is told.
    """
    asked = [p for p in said if p.setting.asked and not p.setting.kept and _ABOUT[facet].search(p.setting.asked)]
    for passage in sorted(asked, key=lambda p: (p.date or dt.date.min, p.quote.id), reverse=True):
        begun = _begun(passage, facet)
        if (
            begun is None
            or passage.date is None
            or tact.unfit(passage.setting.asked, names)
            or not current([begun], as_of)
        ):
            continue
        words = begun.quote.quote
        if leads_nowhere(words) or put_off(words) or (facet is Facet.GOAL and to_be_left(words)):
            continue
        hurt = facet is Facet.GOAL and beside_hurt(begun)
        if not (hurt or _NO_ANSWER.search(words) or words.endswith("?") or tact.unfit(words, names)) and stands_whole(
            begun
        ):
            return facet, replace(cut(begun), asked=passage.setting.asked)
    return None


def _begun(passage: Passage, facet: Facet) -> Passage | None:
    """How a turn begins: its first sentence, and those after it while that is only a word or two."""
    text = passage.quote.quote
    spans = segment(text)
    for span in spans:
        words = text[spans[0].start : span.end]
        if "\n" in words or tact.count(words) > tact.MOST_WORDS:
            return None
        if tact.count(words) >= _SHORTEST:
            start = passage.quote.start + spans[0].start
            quote = replace(passage.quote, quote=words, start=start, end=start + len(words))
            return replace(passage, quote=quote, facets={facet: _PLAINLY})
    return None
