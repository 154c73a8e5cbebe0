"""Dates as people say them: "the first of March", "end of January", "Q2", "in two weeks", "Tuesday the 24th". Pure.

Own rules rather than a library: the one tried read "may", "sat" and "we" as dates, and neither "the end of January"
nor "Q2" (docs/decisions/0063).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.profiles.time.small_letters import with_capitals

_MONTHS = {m.casefold(): n for n, m in enumerate(calendar.month_name) if m}
_MONTHS |= {m.casefold(): n for n, m in enumerate(calendar.month_abbr) if m} | {"sept": 9}
_DAYS = {d.casefold(): n for n, d in enumerate(calendar.day_name)}
_ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        1,
    )
}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "a couple of": 2, "a few": 3,
}  # fmt: skip
_SPANS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}

# "may", "march", "sat", "sun" are words too: a month or weekday must be written with a capital, or else be sure (`with_capitals`).
_M = "(?P<month>" + "|".join(sorted({m.capitalize() for m in _MONTHS}, key=len, reverse=True)) + r")\b\.?"
_O = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_D = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<ordinal>(?i:{_O}))"
_Y = r"(?:,? (?P<year>20\d\d))?"
_N = "|".join(sorted(_COUNTS, key=len, reverse=True))
_ANY_MONTH = "|".join(m.capitalize() for m in _MONTHS)
_W = "(?P<weekday>" + "|".join(d.capitalize() for d in _DAYS) + ")"
#: A day of its own right behind a weekday, "Friday, 10 April", "Friday 10th": the weekday alone names no other.
_NUMBERED = (
    rf"(?:,? |,? ?\()(?:(?i:the) (?:\d{{1,2}}(?:st|nd|rd|th)?|(?i:{_O}))|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}} (?:of )?(?:{_ANY_MONTH})|"
    rf"(?:{_ANY_MONTH})\.? (?:the )?\d{{1,2}}|20\d\d-\d\d-\d\d)\b"
)
#: What may stand behind a bare "the third" that is a day. Any other word is what is counted: the third vet, van, attempt.
_NO_NOUN = (
    r"(?i:and|or|but|so|if|when|while|because|since|as|than|then|that|which|at|by|to|with|from|until|till|before|after|for|around|"
    r"in (?!a row\b|line\b|the (?:row|line|series|list)\b)|we|I|you|he|she|it|they|there|this|our|my|your|his|her|their|the|"
    r"is|are|was|were|will|would|can|could|must|should|has|have|had|not|already|instead|please|too|though|again|only|still|"
    r"latest|morning|afternoon|evening|somebody|everybody|nobody)"
)

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", lazily(r"\b(?P<year>20\d\d)-(?P<m>\d\d)-(?P<day>\d\d)\b")),
    ("day", lazily(rf"\b(?:(?:{_D}) (?:of )?)\b{_M}{_Y}")),
    ("day", lazily(rf"\b{_M} (?:the )?(?:{_D})\b(?!\d){_Y}")),
    # "Late April, the 28th": the day tells more than the part.
    ("day", lazily(rf"\b(?i:end|start|beginning|middle|mid|early|late)(?: of |[ -]){_M}\s*[,:–—-]+ ?"
                       rf"(?i:(?:on|by|probably|say|around) )?(?i:the) (?:{_D})\b{_Y}")),
    # "The second week of August", "in the last week of May": its last day, or its first after a word like "from".
    ("week", lazily(rf"\b(?:(?P<how>(?i:by|before|until|till|from|starting)) )?(?i:the )?"
                        rf"(?P<nth>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)) (?i:full )?(?i:week (?:of|in)) {_M}{_Y}")),
    ("part", lazily(rf"\b(?P<part>(?i:end|start|beginning|middle|mid|early|late))(?: of |[ -]){_M}{_Y}")),
    ("quarter", lazily(r"\b(?:(?P<part>(?i:end|start|beginning|middle|early|late))(?: of |[ -]))?"
                           r"Q(?P<q>[1-4])\b(?: (?:of )?(?P<year>20\d\d))?")),
    ("month", lazily(rf"\b(?P<how>(?i:by|before|until|till|in|from|this|next|after|come|starting|past|as of))"
                         rf"(?P<end> (?i:the end of))? ?\b{_M}{_Y}")),
    # "After the January audit": a month that says which one of something it is.
    ("month", lazily(rf"\b(?P<how>(?i:(?:until |till )?after|past|before|until|till|by))(?P<end> (?i:the end of))? "
                         rf"(?i:the|our|your|their) {_M}{_Y}(?= [a-z])")),
    ("weekday", lazily(rf"\b{_W},? (?:(?i:the) |(?=\d{{1,2}}(?:st|nd|rd|th)\b))(?:{_D})\b")),
    ("week day", lazily(rf"\b(?i:next week)(?: on|,| ?[—–-])? (?i:(?:on|say|maybe|perhaps|probably|either) )?{_W}\b(?!{_NUMBERED})")),
    ("week day", lazily(rf"\b{_W},? (?:of )?(?i:next week)\b")),
    ("by weekday", lazily(rf"\b(?i:by|before|until|till|for|later than) (?:next )?{_W}\b(?!{_NUMBERED})")),
    ("the", lazily(rf"\b(?P<to>(?i:on|by|until|till|before|to|for)) the (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>(?i:{_O})))"
                       rf"(?=\s*(?:$|[.,;:!?)\"”…–—])|\s+(?:- |{_NO_NOUN}\b))")),
    ("in", lazily(rf"\b(?i:in|within|over) (?:the )?(?:next )?(?P<n>\d{{1,3}}|(?i:{_N})) "
                      # "A quarter of a million" is a part of something.
                      r"(?P<span>(?i:day|week|month|quarter|year))s?\b(?:'|’)?(?! ago|(?<=quarter)(?: of (?!the year\b)| million))")),
    ("next", lazily(r"\b(?P<which>(?i:next|this|end of the|end of this|the end of the)) "
                        r"(?P<span>(?i:week|month|quarter|year))\b(?!(?<=quarter) of (?!(?:(?:the|this|next) (?:\w+ )?year|20)))")),
    ("season", lazily(r"\b(?:(?P<how>(?i:by|before|until|till|after|at|over|this|next|come|as of)) (?:next |the )?)"
                          r"(?P<season>Christmas|New Year|Easter|(?i:summer|autumn|fall|spring|winter))\b")),
)  # fmt: skip
#: Only where a sentence is known to look ahead: "on Friday" may be the one gone.
_AHEAD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("near", lazily(r"\b(?P<near>(?i:(?:the )?day after tomorrow|tomorrow|today|tonight))\b")),
    ("by weekday", lazily(rf"\b{_W}\b(?!{_NUMBERED})")),
)
#: "From June", "come June": from its first day; "by June", "in June": until its last.
_FROM = ("from", "before", "until", "till", "come", "starting", "as of")
#: What stands in front of a quarter whose first day is meant: nothing of "before Q2" is in it.
_UP_TO_IT = lazily(rf"\b(?:{'|'.join(_FROM)})(?: (?:the|our|your|their|next))? $", re.IGNORECASE)
#: "It's gone till next year": how long something is not to be had, and no day on which anything is due.
_NOT_THERE = lazily(
    r"\b(?:gone|lost|away|over|shut|closed|used up|spent|taken)(?: (?:again|now|then))? (?:until|till) (?:the )?$",
    re.IGNORECASE,
)
#: "Our Q2 planning", "the Q2 rush" are things, and name no day.
_OWNED = lazily(r"\b(?:the|our|your|their|his|her|my|a|this|that) $", re.IGNORECASE)
_NOUN_NEXT = lazily(
    r" (?!(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should|comes?|starts?|begins?|ends?|gets?|"
    r"and|or|but|so|if|when|while|because|since|as|than|that|which|who|for|of|in|on|at|by|to|with|from|into|until|"
    r"till|before|after|then|we|they|you|it|he|she|there|this|the|an?|our|your|their|not|at|already|again|only|"
    r"still|too|though|please|latest|earliest|last|next|itself|alone)\b)[a-z]{2,}"
)
#: Between two names of one day: "Q3, end of August", "the week after – by Friday".
_BESIDE = lazily(r"\s*[,:;(–—-]+\s*(?:(?:so|or rather|that is|on|by|probably|say|around|about|the)\s+)*", re.IGNORECASE)
#: "Go for the second", "back to the first" choose among several.
_CHOSEN = frozenset({"first", "second", "third"})
#: "On the first, yes; on the second, no" goes through points.
_POINT = lazily(r"(?:^|[.;!?]\s*)$")
#: "The board is on the 24th, papers on the 17th": what is handed in before the day that was just named.
_BEFOREHAND = lazily(
    r"\b(?:papers?|packs?|slides?|agenda|drafts?|submissions?|pre-?reads?|deadline|cut-?off)\b(?: (?!I\b|we\b)[\w’']+){0,4} ?$",
    re.IGNORECASE,
)
#: Another paragraph, point or turn: what is named there is of something else.
_APART = lazily(r"\n\s*(?:\n|[-*•–>]|\d+[.)])")
#: The end of a sentence; "3 p.m. on the ninth" has none.
_STOP = lazily(r"[.!?…]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
#: Characters before a name that are looked at.
_NEAR = 40
_SEASONS = {"christmas": (12, 25), "new year": (1, 1), "spring": (3, 20), "summer": (6, 21), "autumn": (9, 22),
            "fall": (9, 22), "winter": (12, 21)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date found in words.

    Attributes:
        words: as said.
        start, end: offsets in the text, code points.
        date: the day meant, or the last day of the stretch meant.
        exact: whether day and month were named, rather than a month, a quarter, "the 4th" or "in two weeks".
    """

    words: str
    start: int
    end: int
    date: dt.date
    exact: bool


def find_dates(text: str, said: dt.date, before: str = "", *, ahead: bool = False) -> list[Spoken]:
    """The dates named in a text, in its order.

    Args:
        text: the words.
        said: the day on which they were said; a date without a year is the next one from six weeks before then.
        before: what stands just before the text: "the eleventh" is of the month of a day that its last sentence names.
        ahead: the words are of what is to come: a bare weekday is the next one, "tomorrow" the day after.
    """
    written, text = text, with_capitals(text)
    # In the text's order, and none of them over another.
    taken: list[Spoken] = []
    exact: list[Spoken] = []
    grain: dict[int, str] = {}
    named = next((s for s in reversed(find_dates(before, said)) if s.exact), None) if before else None
    for kind, rule in (*_RULES, *(_AHEAD if ahead else ())):
        for match in rule.finditer(text):
            place = bisect_left(taken, match.end(), key=_start)
            if place and taken[place - 1].end > match.start():
                continue
            since = said
            if kind == "the":
                # Day and month just named: the next day of that number is of the same time.
                n = bisect_left(exact, match.start(), key=_start)
                last, until = (exact[n - 1], "") if n else (named, before)
                near = _just_named(last, until + text[: match.start()], _day(match.groupdict()))
                if near is None and _counts_things(text, match):
                    continue
                since = max(said, near) if near else said
                if near and _BEFOREHAND.search(text, max(0, match.start() - _NEAR), match.start()):
                    since = _not_after(near, said, _day(match.groupdict()))
            day = _resolve(kind, match, since)
            if day is not None:
                named_day = kind in ("iso", "day", "weekday")
                spoken = Spoken(
                    written[match.start() : match.end()].strip(" ."), match.start(), match.end(), day, named_day
                )
                taken.insert(place, spoken)
                if named_day:
                    insort(exact, spoken, key=_start)
                grain[match.start()] = _grain(kind, match)
    return _once(written, taken, grain, said)


def _start(spoken: Spoken) -> int:
    return spoken.start


def _just_named(named: Spoken | None, until: str, number: int) -> dt.date | None:
    """The day named last before a bare number, where it stands in the same paragraph and the same sentence or the one before.

    Where the number comes later in that month, another sentence may lie between.

    Args:
        until: the text in which it was named, up to the number.
    """
    if named is None:
        return None
    # What ends a name like "15 January." may be the sentence's own stop.
    between = until[named.start + len(named.words) :]
    most = 2 if number > named.date.day else 1
    return None if _APART.search(between) or len(_STOP.findall(between)) > most else named.date


def _not_after(near: dt.date, said: dt.date, number: int) -> dt.date:
    """From when on to look for the day of that number: before a day just named, where there is one since it was said."""
    before = [day for day in _months_with(number, said) if day <= near]
    return before[-1] if before else max(said, near)


def _counts_things(text: str, match: re.Match[str]) -> bool:
    """Whether a bare "the second" with no day named before it is rather one of several things."""
    if str(match["ordinal"]).casefold() not in _CHOSEN:
        return False
    if str(match["to"]).casefold() in ("to", "for"):
        return True
    return text[match.end() : match.end() + 1] == "," and bool(
        _POINT.search(text, max(0, match.start() - _NEAR), match.start())
    )


def _grain(kind: str, match: re.Match[str]) -> str:
    """How long the stretch is that was named; empty where it is none of the calendar's."""
    if kind in ("in", "season"):
        return ""
    if kind == "next":
        return str(match["span"]).casefold()
    return kind if kind in ("week", "part", "month", "quarter") else "day"


_GRAINS = ("day", "week", "part", "month", "quarter", "year")


def _once(text: str, found: list[Spoken], grain: Mapping[int, str], said: dt.date) -> list[Spoken]:
    """The same dates, each once: a stretch with a day of its own right beside it ("Q3, end of August") is that day."""
    out: list[Spoken] = []
    size = ""
    for spoken in found:
        own = grain[spoken.start]
        if out and size and own and size != own and _BESIDE.fullmatch(text, out[-1].end, spoken.start):
            last = out[-1]
            finer = _GRAINS.index(own) < _GRAINS.index(size)
            narrow, wide, stretch = (spoken, last, size) if finer else (last, spoken, own)
            if _in_stretch(stretch, narrow.date, wide.date, said):
                words = text[last.start : spoken.end].strip(" .")
                out[-1] = Spoken(words, last.start, spoken.end, narrow.date, narrow.exact)
                size = own if finer else size
                continue
        out.append(spoken)
        size = own
    return out


def _in_stretch(stretch: str, day: dt.date, end: dt.date, said: dt.date) -> bool:
    """Whether a day lies in the week that ends then, or in the month, quarter or year that day is of."""
    if stretch == "week":
        # Said on a Sunday, "next week" may be the one that begins the day after.
        return 0 <= (end - day).days < (14 if said.weekday() == 6 else 7)
    months = {"part": 1, "month": 1, "quarter": 3, "year": 12}[stretch]
    return (day.year, (day.month - 1) // months) == (end.year, (end.month - 1) // months)


def _resolve(kind: str, match: re.Match[str], said: dt.date) -> dt.date | None:
    g = match.groupdict()
    year = int(g["year"]) if g.get("year") else None
    try:
        if kind == "iso":
            return dt.date(int(g["year"] or 0), int(g["m"] or 0), int(g["day"] or 0))
        if kind == "day":
            return _year(_MONTHS[str(g["month"]).casefold()], _day(g), year, said)
        if kind in ("part", "month"):
            month = _MONTHS[str(g["month"]).casefold()]
            until_its_end = g.get("end") or str(g.get("how")).casefold() not in _FROM
            when = g.get("part") or ("end" if until_its_end else "start")
            how = str(g.get("how") or "in").casefold()
            return _within(month, month, str(when).casefold(), year, said, ambiguous=how in ("in", "after"))
        if kind == "week":
            return _week(g, year, said)
        if kind == "quarter":
            until = match.string[max(0, match.start() - _NEAR) : match.start()]
            if not g["part"] and _OWNED.search(until) and _NOUN_NEXT.match(match.string, match.end()):
                return None
            last = 3 * int(g["q"] or 0)
            part = g["part"] or ("start" if _UP_TO_IT.search(until) else "end")
            return _within(last - 2, last, part.casefold(), year, said)
        if kind == "weekday":
            wanted = _DAYS[str(g["weekday"]).casefold()]
            return next(d for d in _months_with(_day(g), said) if d.weekday() == wanted)
        if kind == "week day":
            # On a Sunday a week begins: who means the next days says "on Thursday".
            monday = said + dt.timedelta(days=7 - said.weekday() if said.weekday() < 6 else 8)
            return monday + dt.timedelta(days=_DAYS[str(g["weekday"]).casefold()])
        if kind == "by weekday":
            ahead = (_DAYS[str(g["weekday"]).casefold()] - said.weekday()) % 7 or 7
            return said + dt.timedelta(days=ahead)
        if kind == "near":
            near = str(g["near"]).casefold()
            return said + dt.timedelta(days=2 if "after" in near else near == "tomorrow")
        if kind == "the":
            return next(_months_with(_day(g), said))
        if kind == "in":
            n = str(g["n"]).casefold()
            count = int(n) if n.isdigit() else _COUNTS[n]
            return said + dt.timedelta(days=count * _SPANS[str(g["span"]).casefold()])
        if kind == "next":
            until = match.string[max(0, match.start() - _NEAR) : match.start()]
            if _NOT_THERE.search(until):
                return None
            following = str(g["which"]).casefold() == "next"
            if following and _UP_TO_IT.search(until):
                return _end_of(str(g["span"]).casefold(), False, said) + dt.timedelta(days=1)
            return _end_of(str(g["span"]).casefold(), following, said)
        return _season(str(g["season"]).casefold(), said)
    except (ValueError, StopIteration, OverflowError):
        return None


def _week(g: dict[str, str | None], year: int | None, said: dt.date) -> dt.date:
    """The last day of a month's week, counted in sevens from its first; its first one after a word like "before"."""
    month = _MONTHS[str(g["month"]).casefold()]
    end = _within(month, month, "end", year, said)
    nth = str(g["nth"]).casefold()
    count = 0 if nth == "last" else int(nth[0]) if nth[0].isdigit() else _ORDINALS[nth]
    day = end.replace(day=7 * count) if count else end
    return day - dt.timedelta(days=6) if str(g["how"]).casefold() in _FROM else day


def _day(g: dict[str, str | None]) -> int:
    return int(g["day"] or 0) if g.get("day") else _ORDINALS[str(g["ordinal"]).casefold()]


def _year(month: int, day: int, year: int | None, said: dt.date) -> dt.date:
    if year is not None:
        return dt.date(year, month, day)
    this = dt.date(said.year, month, day)
    # Somebody who names a day of the last weeks means that one; otherwise people speak of what is to come.
    return this if this >= said - dt.timedelta(days=45) else dt.date(said.year + 1, month, day)


def _within(first: int, last: int, part: str, year: int | None, said: dt.date, ambiguous: bool = False) -> dt.date:
    when = year if year is not None else said.year
    end = dt.date(when, last, calendar.monthrange(when, last)[1])
    if year is None and end < said:
        if ambiguous and (said - end).days < 75:
            # "In February", said in March: rather the one just gone, and no date ahead.
            raise ValueError("a month just gone")
        when += 1
        end = dt.date(when, last, calendar.monthrange(when, last)[1])
    start = dt.date(when, first, 1)
    if part in ("start", "beginning", "early"):
        return start
    return start + (end - start) / 2 if part in ("middle", "mid") else end


def _months_with(day: int, said: dt.date) -> Iterator[dt.date]:
    """The days of that number from the day of saying on."""
    year, month = said.year, said.month
    for _ in range(14):
        if day <= calendar.monthrange(year, month)[1]:
            found = dt.date(year, month, day)
            if found >= said:
                yield found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _end_of(span: str, following: bool, said: dt.date) -> dt.date:
    if span == "week":
        # On a Sunday "this week" is the one that begins.
        return said + dt.timedelta(days=(6 - said.weekday() or 7) + (7 if following else 0))
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    last = ((said.month - 1) // months + 1) * months + (months if following else 0)
    year, month = said.year + (last - 1) // 12, (last - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _season(name: str, said: dt.date) -> dt.date:
    if name == "easter":
        this = _easter(said.year)
        return this if this >= said else _easter(said.year + 1)
    month, day = _SEASONS[name]
    this = dt.date(said.year, month, day)
    return this if this >= said else dt.date(said.year + 1, month, day)


def _easter(year: int) -> dt.date:
    """Gregorian Easter Sunday (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
