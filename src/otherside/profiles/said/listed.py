"""Requests that are only listed: "three things I'd need from you: one, …", "I need the plan, two names and a price". Pure.

Each thing of such a list is a request of its own. What cannot be told apart for sure stays in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otherside.domain.calendar_words import MONTHS
from otherside.domain.number_words import IN_A_ROW, ONE_TO_TEN
from otherside.domain.patterns import lazily
from otherside.extraction.segment import Span
from otherside.profiles.said.sentences import sentences

#: Things that one house hands to another.
_HANDED = lazily(
    r"\b(?:references?|quot(?:e|ation)s?|prices?|pricing|cop(?:y|ies)|lists?|names?|samples?|letters?|figures|numbers|drawings?|"
    r"plans?|breakdown|proposals?|offers?|contracts?|visits?|trials?|papers?|certificates?|data ?sheets?|specs?|specifications?|"
    r"polic(?:y|ies)|agreements?|terms|questionnaires?|reports?|invoices?|schedules?|timetables?|statements?|forms?|details|documents?|"
    r"documentation|answers?|contacts?|demos?|dates?|logins?|licen[cs]es?|manuals?|photos?|pictures|measurements|estimates?|summary|"
    r"confirmation|proof)\b",
    re.IGNORECASE,
)
_COUNT = rf"(?:{ONE_TO_TEN}|\d{{1,2}}|several|some|a few|a couple of)"
_NEED = (
    r"(?:I|we)(?:['’]d| would|['’]ll| will)?(?: (?:also|still|really|only|just|now|then))* (?:need|want|like|require|expect|ask)"
    r"(?: to (?:see|have|get|receive))?"
)
_GIVE = r"(?:send|get|give|bring|share|forward|provide|prepare|e?-?mail)"
_OF_US = lazily(r"\b(?:from|of) you\b|\bfrom your\b", re.IGNORECASE)
#: A list is told to come: what is needed is named by its number only.
_ANNOUNCES = lazily(
    rf"\b{_COUNT}(?: \w+)? (?:things|points|items|papers|documents|answers)(?: (?:that|which))? {_NEED}\b|"
    rf"\b{_NEED} (?:{_COUNT}(?: \w+)? (?:things|points|items|papers|documents|answers)|the following)\b|"
    rf"\bwhat {_NEED}\b|\b{_COUNT} (?:requests|asks)\b|\b(?:please {_GIVE}|{_GIVE} (?:me|us)) the following\b|"
    rf"\bfrom you,? {_NEED}(?=\s*:)",
    re.IGNORECASE,
)
_ASKS_PLAINLY = lazily(r"\brequests?\b|\basks\b|\bplease\b|\bthe following\b", re.IGNORECASE)
#: A list begins right away, at the end of the match: of what somebody needs, or of what they ask to be given.
_NEEDS_AT_ONCE = lazily(
    rf"(?:^\W*|[,;:–—]\s*|\b(?:and|but|so|then|also|now)\s+)(?:{_NEED}|what {_NEED})(?: from you)?(?: is| are)? (?=\S)",
    re.IGNORECASE,
)
_GIVEN_AT_ONCE = lazily(
    rf"(?:\b(?:can|could|would|will) you (?:(?:please|also|perhaps|maybe|just) )*|\bplease )(?:{_GIVE})(?: (?:me|us))? (?=\S)",
    re.IGNORECASE,
)
_BY_A_DAY = lazily(
    r"\b(?:by|before|until|till|no later than) (?:the |next |this |end |of )*(?:\w+day|tomorrow|tonight|week|month|year|"
    rf"{MONTHS}|christmas|easter|\d{{1,2}}\b)",
    re.IGNORECASE,
)
#: Somebody is spoken to by name: whom it is asked of stands with the whole sentence only.
_TO_SOMEBODY = lazily(
    r"^\W*(?!(?i:well|so|and|but|ok(?:ay)?|then|yes|no|first|now|also|please|right|sure|fine|thanks|finally|today|tomorrow|hi|hello|dear|"
    r"for|before|after|from|if|once|when)\b)(?:\w+ )?[A-Z][\w’-]+,|,\s*[A-Z][\w’-]+\W*$"
)
#: "One, …", "two: …", "and third …", "(3) …"; a bare number has a bracket or a stop behind it.
_NTH = tuple(
    lazily(
        rf"(?:^|[,;:.–—]\s*|\s)(?:(?:and|then) )?(?:(?:{one}|{first})(?:[,:–—]| [-–—])\s*|"
        rf"\(?(?:{n}|{letter})[.)]\s+|(?:{first})\s+(?=(?:a|an|the|your|some)\b))",
        re.IGNORECASE,
    )
    for n, ((one, first), letter) in enumerate(zip(IN_A_ROW, "abcdefgh", strict=True), 1)
)
_LAST = lazily(r"(?:^|[,;:.–—]\s*)(?:and )?(?:last(?:ly)?|finally),?\s+", re.IGNORECASE)
_COMMAS = lazily(r",\s{0,9}(?:and\s+|plus\s+)?|\s{1,9}and\s+", re.IGNORECASE)
#: How a thing of a list begins; what begins otherwise is no thing, or not one of the list.
_THING = lazily(
    rf"(?:an?|the|your|our|their|his|her|that|those|these|any|proof|confirmation|details|both|{_COUNT}|at least|who|what|how)\b",
    re.IGNORECASE,
)
#: Between two things that stand in one row.
_JOINED = lazily(r"[\s,]*(?:(?:and|plus)\s*)?", re.IGNORECASE)
_BULLET = lazily(r"[ \t]*(?:[-*•‣–—]|\(?\d{1,2}[.)])[ \t]+")
#: Words of a thing at most, and characters of what tells that a list comes.
_LONGEST_THING = 30
_LONGEST_LEAD = 160


def listed(text: str, spans: Sequence[Span]) -> dict[int, list[Span]]:
    """The things that are asked for in lists, by the place of the sentence that asks for them; empty for most turns.

    Args:
        text: of a turn.
        spans: its sentences; those that are only a thing of a list come under the sentence that announced it.
    """
    out: dict[int, list[Span]] = {}
    for n, span in enumerate(spans):
        sentence = text[span.start : span.end]
        if _TO_SOMEBODY.search(sentence):
            continue
        things = _announced(text, spans, n) or [Span(span.start + a, span.start + b) for a, b in _at_once(sentence)]
        if len(things) > 1:
            out[n] = things
    return out


def around(text: str, thing: Span) -> list[str]:
    """Where the day of a list stands that one of its things is due by: its end, "the plan, the price and a sample by Friday",
    and what announces it, "by Friday I need three things: …". Empty for what is no thing of a list.
    """
    spans = sentences(text)
    for n, things in listed(text, spans).items():
        if thing not in things:
            continue
        lead = text[spans[n].start : min(things[0].start, spans[n].end)]
        # Things that are counted, or that have a line each, have a day each as well.
        joined = all(_JOINED.fullmatch(text[a.end : b.start]) for a, b in pairwise(things))
        places = [text[things[-1].start : spans[n].end]] if joined else []
        # "On Monday we move, so could you send …" names a day of something else.
        return [*places, lead] if _BY_A_DAY.search(lead) else places
    return []


def _announced(text: str, spans: Sequence[Span], n: int) -> list[Span]:
    """The things that follow a sentence which says that they come, in it or after it."""
    span = spans[n]
    sentence = text[span.start : span.end]
    found = _ANNOUNCES.search(sentence[:_LONGEST_LEAD])
    if found is None or sentence.endswith("?"):
        return []
    colon = sentence.find(":", found.end())
    parts, lead = _in_order(sentence[found.end() :]), found.end()
    if not parts and 0 < colon < _LONGEST_LEAD:
        parts, lead = _split(sentence[colon + 1 :]), colon + 1
    things = [Span(span.start + lead + a, span.start + lead + b) for a, b in parts]
    things += _after(text, spans, n, len(things))
    handed = sum(bool(_HANDED.search(text[t.start : t.end])) for t in things)
    asked = _OF_US.search(sentence[: found.end() + 40]) or _ASKS_PLAINLY.search(sentence[: found.end()])
    return things if asked or 2 * handed >= len(things) > 0 else []


def _after(text: str, spans: Sequence[Span], n: int, known: int) -> list[Span]:
    """The sentences after an announcement that are things of its list, numbered on, or lines with a bullet."""
    out: list[Span] = []
    for span in spans[n + 1 :]:
        sentence = text[span.start : span.end]
        line = text.rfind("\n", 0, span.start) + 1
        place = known + len(out)
        numbered = _NTH[place].match(sentence) if place < len(_NTH) else None
        last = _LAST.match(sentence) if place else None
        bullet = _BULLET.fullmatch(text[line : span.start])
        if not (numbered or last or bullet) or len(sentence.split()) > _LONGEST_THING:
            break
        mark = numbered or last
        a, b = _trimmed(sentence, mark.end() if mark else 0, len(sentence))
        out.append(Span(span.start + a, span.start + b))
    return out


def _in_order(text: str) -> list[tuple[int, int]]:
    """What stands after "one, …", "two, …" in a text; nothing where they do not count on from one."""
    marks: list[re.Match[str]] = []
    for pattern in _NTH:
        found = pattern.search(text, marks[-1].end() if marks else 0)
        if found is None:
            break
        marks.append(found)
    last = _LAST.search(text, marks[-1].end()) if marks else None
    marks += [last] if last else []
    if len(marks) < 2:
        return []
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return [_trimmed(text, m.end(), end) for m, end in zip(marks, ends, strict=True)]


def _at_once(sentence: str) -> Iterator[tuple[int, int]]:
    """The things of "I need the plan, two names and a price", "could you send me the plan, the price and a sample"."""
    given = _GIVEN_AT_ONCE.search(sentence[:_LONGEST_LEAD])
    found = given or (None if sentence.endswith("?") else _NEEDS_AT_ONCE.search(sentence[:_LONGEST_LEAD]))
    if found is None:
        return
    things = [(found.end() + a, found.end() + b) for a, b in _split(sentence[found.end() :])]
    handed = sum(bool(_HANDED.search(sentence[a:b])) for a, b in things)
    if given or _OF_US.search(sentence) or 2 * handed >= len(things) or (handed and _BY_A_DAY.search(sentence)):
        yield from things


def _split(text: str) -> list[tuple[int, int]]:
    """The things between semicolons, or between commas with an "and" before the last; nothing where one is no thing."""
    if text.count(";"):
        cuts = [(m.start(), m.end()) for m in re.finditer(r";\s*(?:and\s+)?", text)]
    else:
        cuts = []
        for m in _COMMAS.finditer(text):
            if not cuts and "," not in m[0]:
                # "A letter and a stamp" may be one thing: a list has a comma before its "and".
                return []
            cuts.append((m.start(), m.end()))
            if "and" in m[0].lower():
                break
        if not cuts or "and" not in text[cuts[-1][0] : cuts[-1][1]].lower():
            return []
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]
    things = [_trimmed(text, a, b) for a, b in zip(starts, ends, strict=True)]
    things = [(a, b) for a, b in things if a < b]
    if not all(_THING.match(text, a) and len(text[a:b].split()) <= _LONGEST_THING for a, b in things):
        return []
    return things


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same without space, stops and "and" at its ends."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip(" \t\n,;:.–—-"))
    tail = re.search(r"(?:[\s,;:.!?–—-]|(?<=[\s,;])and)*\Z", words[lead:]) if words[lead:] else None
    return start + lead, start + lead + (tail.start() if tail else 0)
