"""What no letter begins with: a courtesy, papers laid by, a matter put off or let drop, a wish to be left in peace. Pure.

Each would be held up to them as a step or a wish of theirs, with a question how far it is.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.no_steps import almost, come_some_day, filed_away, lets_drop, would_if_free
from otherside.extraction.plain.put_off import puts_off
from otherside.extraction.segment import segment_texts
from otherside.profiles.said.later_times import names_later_time
from otherside.profiles.said.parked import contact_later, parks
from otherside.profiles.said.polite_noes import politely_refused

_PEACE = (
    r"(?:(?:in|some|a bit of|a little|my|our) peace(?: and quiet)?\b(?! (?:of mind|with)\b)|alone\b(?! (?:with|in (?:the|a|my|our))\b)|"
    r"be\b(?=\W*$)|(?:to (?:get on(?: with (?:it|my|our|the|things)\b)?|(?:do|finish) (?:my|our) (?:own )?(?:work|job|things?|thing|"
    r"rounds?)|"
    r"work in peace|it\b)))"
)
#: Nothing of what there is today is to be touched.
_LEFT_ALONE = lazily(
    rf"\b(?:be|been|being|I['’]m|we['’]re|I am|we are|get|was|were|to be) left {_PEACE}|\b(?:leave|leaves|left|let) (?:me|"
    rf"us)(?: all)? {_PEACE}|"
    r"\b(?:want|wants|like|love|ask for|wish for|need) (?:just |only |nothing but |a bit of |some |my |our )*peace and quiet\b|"
    r"\bno more (?:of (?:these|those|your) )?(?:calls|visits|mails|e-?mails|offers|projects|changes|meetings|experiments|salesmen|reps)\b|"
    r"\b(?:want|wants|wish|hope|like|love|prefer|need) (?:for )?(?:nothing(?: here| at all)? to change\b|(?:everything|it all|things|"
    r"it)(?: here)?"
    r"(?: just| all)? to (?:stay (?:as|the way|the same|put)|go on as|be as (?:it|they) (?:is|are|was|were)))|"
    r"\b(?:want|wants|wish for|like|need) no (?:more )?(?:changes?|fuss|bother|trouble|upheaval)\b",
    re.IGNORECASE,
)
#: A wish for us or for the change: whose peace it would bring is a goal.
_FOR_SOMETHING = lazily(
    r"\b(?:so that|at (?:night|weekends|the weekend)|on (?:sundays?|saturdays?|a \w+day|my days? off)|by the (?:phone|alarm|machine|"
    r"software|"
    r"printer|pager|beeper)|without (?:the|a|my|our) (?:phone|pager|alarm)|nothing to change (?:for|in how)|left (?:alone|to it) with)\b",
    re.IGNORECASE,
)
_EMPTY_STEP = (almost, filed_away, come_some_day, lets_drop)
_NOT_NOW = (puts_off, parks, contact_later, names_later_time, would_if_free)


def leads_nowhere(text: str) -> bool:
    """Whether words are a courtesy, lay our papers by, say that it is nearly done, or that they do not bring it up any more.

    Args:
        text: a sentence or a few.
    """
    return any(none(s) for s in segment_texts(text) for none in _EMPTY_STEP)


def put_off(text: str) -> bool:
    """Whether words put the matter off, refuse it politely, or say what they would do were it theirs to say: it stands in the way,
    and is neither a wish nor a step.

    Args:
        text: a sentence or a few.
    """
    sentences = segment_texts(text)
    return any(off(s) for s in sentences for off in _NOT_NOW) or any(politely_refused(s) is not None for s in sentences)


def to_be_left(text: str) -> bool:
    """Whether somebody wishes to be left in peace, or that all stays as it is: nobody is asked what keeps that from happening.

    Args:
        text: a sentence or a few.
    """
    return any(_LEFT_ALONE.search(s) and not _FOR_SOMETHING.search(s) for s in segment_texts(text))
