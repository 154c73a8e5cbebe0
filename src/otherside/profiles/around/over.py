"""What came first and is over since: "not before the inspection", and later "the inspection is done"; a day gone by. Pure.

Only their own plain words end anything: a thing that is said to be done, or a day that was named as the end of it.
A holiday keeps somebody away for its time, and is nothing that competes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import find_dates

_DET = r"(?:the|our|my|his|her|their|this|that)"
_THING = r"(?P<thing>[^\W\d_][\w’'-]*(?: (?!and\b|or\b|but\b)[^\W\d_][\w’'-]*){0,3}?)"
#: Said of the thing as a whole: "done by hand", "over budget", "through the wall" are something else.
_STOP = r"(?=\W*(?:$|[.,;:!?)–—]|(?:now|and|so|but|at last|finally|since|last|this|yesterday|for (?:this|the) \w+|thank\w*)\b))"
_DONE = (
    lazily(
        rf"\b{_DET} {_THING}(?: is|['’]s| are| was| were|['’]re| has been| have been)"
        r"(?: now| all| finally| well and truly| safely| already)* "
        rf"(?:done|over|finished|complete|completed|behind us|out of the way|over and done with|wrapped up){_STOP}",
        re.IGNORECASE,
    ),
    lazily(
        r"\b(?:we|I)(?: have|['’]ve)?(?: now| finally| all| just| safely)* "
        rf"(?:finished|completed|passed|got through|come through|came through|survived|wrapped up) {_DET} {_THING}{_STOP}",
        re.IGNORECASE,
    ),
)
#: What has not come about yet, or is somebody's question.
_OPEN = lazily(
    r"\b(?:if|once|when|until|till|after|before|unless|as soon as|whether|not|nearly|almost|half|should|hope|hopefully|think|never)\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
#: Something has to end, or to have been, before anything else can be: said outright, or by a no and then what it waits for.
_FIRST = lazily(r"\b(?:until|till)\b|^\W*(?:after|once|from)\b", re.IGNORECASE)
_NO_THEN = (
    (
        lazily(r"\b(?:not|nothing|never|cannot|no|only|n['’]t)\b", re.IGNORECASE),
        lazily(r"\b(?:before|after|once)\b", re.IGNORECASE),
    ),
    (lazily(r"n['’]t\b", re.IGNORECASE), lazily(r"\bbefore\b", re.IGNORECASE)),
)
_CLAUSE = lazily(r"[.;!?]")
_AGAIN = lazily(r"\b(?:every|each|always|usually|whenever|any (?:year|month|week))\b", re.IGNORECASE)
_AWAY = lazily(
    r"\b(?:on|off on|back from|away on|take|taking|my|our|his|her|their|annual|parental|maternity|paternity) "
    r"(?:(?:a|the|my|our|annual|parental|maternity|paternity|summer|two|three|\w+ weeks?(?:['’]| of)?) ){0,2}"
    r"(?:leave|holidays?|vacation|honeymoon|sabbatical)\b(?! (?:it|that|this|the|us|me|room|time for)\b)|"
    r"\bout of (?:the )?office\b|\b(?:I|we)(?:['’]m| am|['’]re| are|['’]ll be| will be) (?:away|off|travelling|traveling)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Done:
    """A thing that somebody said is done.

    Attributes:
        thing: its words, the noun last.
        day: when it was said.
    """

    thing: tuple[str, ...]
    day: dt.date


def done(said: Iterable[tuple[str, dt.date | None]]) -> list[Done]:
    """What is said to be done, in texts with the day of each; without a day nothing can be over by it."""
    out = []
    for text, day in said:
        for pattern in _DONE if day is not None else ():
            for match in pattern.finditer(text):
                clause = re.split(r"[.;!?:]\s", text[: match.start()])[-1]
                if day and not (_OPEN.search(clause) or text[match.end() :].lstrip().startswith("?")):
                    out.append(Done(tuple(_words(match["thing"])), day))
    return out


def on_leave(text: str) -> bool:
    """Whether a sentence says that somebody is away for a time."""
    return bool(_AWAY.search(text))


def puts_first(text: str) -> bool:
    """Whether a sentence says that something has to end, or to have been, before anything else."""
    if _FIRST.search(text):
        return True
    # From the first no of a clause on: a pattern for both would look to the end of a long clause from each.
    return any(
        (denied := no.search(clause)) and then.search(clause, denied.end())
        for clause in _CLAUSE.split(text)
        for no, then in _NO_THEN
    )


def comes_again(text: str) -> bool:
    """Whether a sentence speaks of what comes every time: done once, it comes first the next time."""
    return bool(_AGAIN.search(text))


def is_done(text: str, day: dt.date | None, finished: Sequence[Done]) -> bool:
    """Whether a text of that day names a thing that is said to be done then or later."""
    return day is not None and any(f.day >= day and _names(text, f.thing) for f in finished)


def gone_by(text: str, day: dt.date | None, today: dt.date | None) -> bool:
    """Whether the days that a sentence sets as the end of what comes first are all past."""
    if day is None or today is None or not puts_first(text):
        return False
    days = [s.date for s in find_dates(text, day, ahead=True)]
    return bool(days) and max(days) < today


def _names(text: str, thing: Sequence[str]) -> bool:
    """Whether a text names that thing: its noun, and before it no word that the thing was not called by."""
    words = _words(text)
    for n, word in enumerate(words):
        if word == thing[-1]:
            called = takewhile(lambda w: w not in _LITTLE, reversed(words[:n]))
            if set(called) <= set(thing):
                return True
    return False


#: What begins a noun phrase, or cannot be in one.
_LITTLE = frozenset(
    "the a an our my his her their this that have has had before until till after once in on at for with of to by from is are was "
    "were and or but so first do does doing we i".split()
)


def _words(text: str) -> list[str]:
    return [w.removesuffix("s") if len(w) > 3 else w for w in re.findall(r"[^\W\d_]+", text.casefold())]
