"""What somebody was waited for to do, and has done: "the bank has renewed", "the council has given its blessing". Pure.

Whoever came first comes first no more once their word is there. A no, a hope and a question are no such word.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from otherside.domain.patterns import lazily
from otherside.profiles.around.over import Done, done
from otherside.profiles.said.sentences import sentences

_WHO = r"(?P<who>[^\W\d_][\w’'-]*(?: (?!and\b|or\b|but\b)[^\W\d_][\w’'-]*){0,2}?)"
_NOW = r"(?: (?:now|finally|just|already|since|all|both|at last))*"
#: What ends a waiting: their yes, or that it has come. What "has agreed" to something else may be told of another matter.
_GAVE = (
    r"(?:renewed|approved|signed(?: off)?|agreed|said yes|given (?:its|their|his|her|us (?:its|their|his|her|the)) "
    r"(?:blessing|approval|consent|yes|ok|okay|go-? ?ahead|permission)|confirmed|extended|prolonged|come through|gone through|been granted|"
    r"been approved|been renewed|been extended|been signed)"
)
_COME_ABOUT = lazily(
    rf"\b(?:the|our|my|their) {_WHO}(?: has| have|['’]s|['’]ve){_NOW} (?P<gave>{_GAVE})"
    r"(?=\W*(?:$|[.,;:!)–—]|(?:it|now|and|so|until|till|at last|for (?:another|one|two|three|four|five|ten|\d+)|"
    r"the (?:loan|credit|line|lease|contract|permit|grant|budget))\b))",
    re.IGNORECASE,
)
_OPEN = lazily(
    r"\b(?:if|once|when|until|till|after|before|unless|as soon as|whether|not|nearly|almost|half|should|hope|hopefully|think|never|"
    r"says?|heard|wait|nobody|no)\b|n['’]t\b",
    re.IGNORECASE,
)


def gave(sentence: str) -> list[tuple[str, str]]:
    """``(who, what they did)`` where a sentence says that somebody's word has come; at most one."""
    found = None if sentence.rstrip().endswith("?") else _COME_ABOUT.search(sentence)
    return [(found["who"], found["gave"])] if found and not _OPEN.search(sentence[: found.start()]) else []


def finished(said: Iterable[tuple[str, dt.date | None]]) -> list[Done]:
    """Everything that texts say is over, with the day of each: what they did, and whose word has come."""
    texts = list(said)
    return [*done(texts), *come_about(texts)]


def come_about(said: Iterable[tuple[str, dt.date | None]]) -> list[Done]:
    """Whose word has come, in texts with the day of each; without a day nothing can be over by it."""
    out: list[Done] = []
    for text, day in said:
        for span in sentences(text) if day is not None else ():
            for who, _ in gave(text[span.start : span.end]):
                out += done([(f"The {who} is done.", day)])
    return out
