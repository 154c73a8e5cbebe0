"""Numbers with units as people say them: "£40k a year", "an hour and a half", "six hundred and forty people". Pure."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort
from typing import Literal

from otherside.domain.patterns import lazily
from otherside.profiles.time.dates import find_dates

CostKind = Literal["money", "time", "people", "count", "share"]
Quantity = tuple[CostKind, float, float | None, str, str | None, str]
"""Kind, amount, upper amount of a range, unit, per, words."""

_SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {w: 10 * n for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "grand": 1_000, "million": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_CURRENCY = {
    "£": "GBP", "$": "USD", "€": "EUR", "pounds": "GBP", "quid": "GBP", "dollars": "USD", "bucks": "USD",
    "euros": "EUR", "euro": "EUR", "gbp": "GBP", "usd": "USD", "eur": "EUR", "chf": "CHF", "francs": "CHF",
}  # fmt: skip
#: A number below a hundred in one word or two, as a pattern.
_W = "|".join(sorted(_SMALL, key=len, reverse=True))
SMALL = rf"(?:{_W})(?:[ -](?:{_W}))?"
_SCALE = r"(?: (?:hundred|thousand|million|billion))"
#: "Four thousand two hundred", "six hundred and forty thousand", "one point three million".
WORDED = rf"(?:{SMALL}{_SCALE}{{1,3}}(?: and)? ){{0,6}}{SMALL}(?: point(?: (?:{_W})){{1,9}})?{_SCALE}{{0,3}}"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+(?!\d)|\d+(?:\.\d+)?|half an?|"
    rf"an?(?= (?:hundred|thousand|million|third|day|week|hour|month))|{WORDED})"
)


#: Thousands as much of Europe writes them: "€40.000", never a decimal of a sum of money.
_POINTED = lazily(r"[1-9]\d{0,2}(?:\.\d{3})+")


def _amount(tag: str) -> str:
    """A number, its scale, and the upper end of a range, in groups ``n``, ``s`` and ``t`` of that tag."""
    return (
        rf"(?P<n{tag}>{_NUMBER})(?P<s{tag}>(?:[ -]?(?:hundred|thousand|million|billion|grand|bn|mn|k|m)\b){{0,4}})"
        rf"(?:(?:-| to |[-–])[\d,]{{0,20}}\d(?:\.\d+)?(?P<t{tag}>k|m)?)?"
    )


_TIMES = r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?"
_THINGS = (
    "people|engineers|planners|developers|staff|customers|clients|users|heads|jobs|shifts|tickets|incidents|"
    "conversions|orders|errors|differences|mistakes|complaints|passengers|crew|hires|FTEs?|deals|findings?"
)
_QUANTITY = lazily(
    rf"(?<![\w.,])(?P<sign>[£$€]) ?{_amount('1')}"
    rf"|(?<![\w.,-]){_amount('2')}[ -](?P<money>pounds|quid|dollars|bucks|euros?|GBP|USD|EUR|CHF|francs)\b"
    rf"|(?<![\w.,-]){_amount('3')}[ -]?(?P<unit>%|percent|per cent|"
    rf"(?:(?:full |whole |working |extra |more |of ){{0,4}}(?:{_TIMES}))|(?:[\w-]{{1,40}} )??(?:{_THINGS}))(?!\w)",
    re.IGNORECASE,
)
_BARE_MONEY = lazily(
    rf"(?<![\w.,-])(?P<words>{WORDED}(?:[ -](?:grand|k|m)\b)?|{_NUMBER}(?:[ -]?(?:thousand|million|grand|k|m)\b)+|\d{{1,3}}(?:,\d{{3}})+)"
    r"(?!\w)",
    re.IGNORECASE,
)
_MONEY_TALK = lazily(
    r"\b(?:budget\w*|cost\w*|over(?:spend|spent|run)|spend\w*|spent|paid|pay|penalt\w+|invoice\w*|revenue|loss|bill)\b",
    re.IGNORECASE,
)
_PER = lazily(
    r"^\W{0,2}(?:of \w+ )?(?:(?:a|an|per|each|every|/) ?"
    r"(?P<span>day|week|month|quarter|year|shift|order|head|person|deploy|time)\b|"
    r"(?P<ly>daily|weekly|monthly|quarterly|annually|yearly))",
    re.IGNORECASE,
)
_EVERY = lazily(
    r"\b(?:every|each|per) (?P<span>day|week|month-end|year-end|month|quarter|year|shift|night|morning|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|release|deploy)\b",
    re.IGNORECASE,
)
_NOT_A_COST = lazily(r"^\W{0,2}(?:from now|ago|later|old|earlier|away|notice|ahead|before)\b", re.IGNORECASE)
#: "Four calls a day", "one day it will": a rate or a figure of speech, unless something takes or loses it.
_IDIOM = lazily(r"(?:an?|one) (?:day|week|month|year|hour|minute|second)", re.IGNORECASE)
_TAKES = lazily(
    r"\b(?:los\w+|lost|spen\w+|tak\w+|took|costs?|wast\w+|wait\w*|for|about|another|extra|over|nearly|"
    r"almost|at least) $",
    re.IGNORECASE,
)
#: Characters beside a number that are looked at.
_BESIDE = 60
_SECOND = lazily(r"(?:-|–| to )([\d,]+(?:\.\d+)?)\s?(k|m|thousand|million)?\b", re.IGNORECASE)


def quantities(text: str) -> list[Quantity]:
    """Numbers with units in a text, in its order."""
    taken = [(d.start, d.end) for d in find_dates(text, dt.date(2000, 1, 1))]
    every = _EVERY.search(text)
    out: list[tuple[int, Quantity]] = []

    def free(a: int, b: int) -> bool:
        n = bisect_left(taken, (b, 0))
        return not n or taken[n - 1][1] <= a

    for match in _QUANTITY.finditer(text):
        if not free(*match.span()):
            continue
        g = match.groupdict()
        number = g["n1"] or g["n2"] or g["n3"]
        if _NOT_A_COST.match(text[match.end() : match.end() + _BESIDE]):
            continue
        if _IDIOM.fullmatch(match[0]) and not _TAKES.search(text[max(0, match.start() - _BESIDE) : match.start()]):
            continue
        # "£40k-50k" has its unit at both ends, "£40-50k" at the second only.
        scale = (g["s1"] or g["s2"] or g["s3"]) or (g["t1"] or g["t2"] or g["t3"]) or ""
        kind, unit = _unit(g)
        pointed = kind == "money" and not scale
        amount = _number_of(number, scale, pointed=pointed)
        if amount is None:
            continue
        half = re.match(r" and a half\b", text[match.end() : match.end() + _BESIDE])
        amount += 0.5 if half and kind in ("time", "people") else 0.0
        after = _PER.match(text[match.end() : match.end() + _BESIDE])
        span = (after["span"] or after["ly"]) if after else (every["span"] if every else None)
        insort(taken, match.span())
        second = _SECOND.search(match[0])
        high = _number_of(second[1], second[2] or scale, pointed=pointed) if second else None
        words = match[0] + (half[0] if half else "")
        out.append((match.start(), (kind, amount, high, unit, span.casefold() if span else None, words)))
    if _MONEY_TALK.search(text):
        for match in _BARE_MONEY.finditer(text):
            amount = number_of(match["words"])
            if amount is not None and amount >= 1000 and free(*match.span()):
                insort(taken, match.span())
                out.append((match.start(), ("money", amount, None, "money", None, match[0])))
    return [row for _, row in sorted(out, key=lambda x: x[0])]


def number_of(words: str) -> float | None:
    """The number of "1.3m", "six hundred and forty", "one point three four", "half a"; None if there is none."""
    total, current, decimals, seen = 0.0, 0.0, 0, False
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.casefold().replace("-", " ")):
        if token[0].isdigit():
            current, seen = float(token.replace(",", "")), True
        elif token in _SMALL and decimals:
            current += _SMALL[token] / 10**decimals
            decimals += 1
        elif token in _SMALL:
            current, seen = current + _SMALL[token], True
        elif token == "half":
            current, seen = 0.5, True
        elif token in ("a", "an"):
            current, seen = (current or 1.0), True
        elif token == "point":
            decimals = 1
        elif token == "hundred":
            current, decimals = max(current, 1.0) * 100, 0
        elif token in _SCALES:
            total, current, decimals = total + max(current, 1.0 if not seen else current) * _SCALES[token], 0.0, 0
        elif token != "and":
            break
    return round(total + current, 6) if seen else None


def _number_of(number: str, scale: str, *, pointed: bool) -> float | None:
    """A number with its scale; ``pointed`` where points may stand between thousands."""
    if pointed and _POINTED.fullmatch(number):
        number = number.replace(".", "")
    return number_of(f"{number} {scale}")


def _unit(g: dict[str, str | None]) -> tuple[CostKind, str]:
    if g["sign"] or g["money"]:
        return "money", _CURRENCY[str(g["sign"] or g["money"]).casefold()]
    unit = str(g["unit"]).casefold()
    if unit in ("%", "percent", "per cent"):
        return "share", "%"
    last = unit.split()[-1]
    for stem, name in (("sec", "seconds"), ("min", "minutes"), ("hour", "hours"), ("hr", "hours"), ("day", "days"),
                       ("week", "weeks"), ("month", "months"), ("quarter", "quarters"), ("year", "years")):  # fmt: skip
        if last.startswith(stem):
            return "time", name
    people = ("people", "engineers", "planners", "developers", "staff", "heads", "hires", "crew", "fte", "ftes")
    return ("people" if last in people else "count"), unit
