"""What can be asked of somebody's words: a view may have moved, a way of working may stay or go, a letter just came."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import find_dates

_VIEW = lazily(
    r"\b(?:I|we)(?:['’]d| would|['’]ll| will| could| might| should| must| cannot| can['’]t| won['’]t| do not| don['’]t)"
    r"(?! have (?:a|an|the|got)\b)|"
    r"\b(?:I|we)(?:['’](?:m|re)| am| are)? (?:\w+ly |still |just |also |always |only )?(?:want|need|like|love|hope|wish|worry|worried|fear|"
    r"afraid|scared|think|believe|feel|reckon|find|doubt|wonder|prefer|care|mind|sure|certain|convinced|proud|tired|sick|glad|"
    r"keen|for|against|have to|mean|expect|suppose)\b|"
    r"\b(?:should|ought|must|would|could|might|cannot|can['’]t|won['’]t|wouldn['’]t|mustn['’]t|shouldn['’]t|too|enough|hard(?:er)?|"
    r"difficult|easy|easier|risk\w*|wrong|matters?|important|worth|fine|good|bad|better|worse|never|nobody|no one|if|unless|"
    r"until|before (?:I|we|anybody|anyone)|depends|no (?:rush|hurry|need|room|money|time|budget)|painful|wasted?|unclear)\b|"
    r"\b(?:has|have|needs?) to\b|\bspoken for\b",
    re.IGNORECASE,
)
#: What comes again, or is done in a certain way.
_WAY = lazily(
    r"\b(?:every|each|always|usually|mostly|often|sometimes|whenever|constantly|by hand|on paper|again|still|keeps?|kept|"
    r"(?:times|once|twice|hours?|days?|minutes) (?:a|per|each|every)|per (?:day|week|month|year)|all (?:day|week|night)|"
    r"most (?:days|weeks|mornings|of)|on \w+days|(?:in|at) (?:the mornings|weekends|nights)|the way (?:I|we|it)|how (?:I|we)|"
    r"have to|nobody|too)\b",
    re.IGNORECASE,
)


class Askable(StrEnum):
    """What kind of question fits what was said."""

    VIEW = "view"
    """A wish, a worry, a judgement: it may have moved."""
    WORKING = "working"
    """A way of working: some of it may stay, some go."""
    DAY = "day"
    """A day that lies ahead: what hangs on it."""
    EVENT = "event"
    """Something that took place and set this going: what came of it."""
    FACT = "fact"
    """How something is: nobody sees it one way or the other."""


def lies_ahead(text: str, said: dt.date | None, as_of: dt.date | None) -> bool:
    """Whether words name a day that is still to come; the arguments as of ``askable``."""
    days = [d.date for d in find_dates(text, said, ahead=True)] if said else []
    return bool(days) and max(days) > (as_of or said or max(days))


def askable(text: str, facet: Facet, said: dt.date | None, as_of: dt.date | None) -> Askable:
    """What can be asked of some words, by what they are quoted for.

    Args:
        said: the day on which they were said.
        as_of: the day as of which it is told, by which a named day is past or ahead.
    """
    if facet is Facet.TRIGGER:
        return Askable.DAY if lies_ahead(text, said, as_of) else Askable.EVENT
    if facet in (Facet.SITUATION, Facet.FRUSTRATION):
        if _WAY.search(text):
            return Askable.WORKING
        return Askable.VIEW if facet is Facet.FRUSTRATION or _VIEW.search(text) else Askable.FACT
    # A step of theirs that hangs on something is a view; one that is merely due is not told at all.
    return Askable.VIEW if facet is Facet.COMMITMENT or _VIEW.search(text) else Askable.FACT
