"""Threshold and window: what staying as they are costs, as they put it; the dates; when the window closes. Pure.

Numbers are read, never worked out: an amount comes back with the buyer's own words for it, its unit and its period, and
nothing is multiplied, converted or added up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from otherside.domain import Facet
from otherside.profiles.beliefs import Piece, same_words
from otherside.profiles.dates import find_dates

CostKind = Literal["money", "time", "people", "count", "share"]
Quantity = tuple[CostKind, float, float | None, str, str | None, str]
"""Kind, amount, upper amount of a range, unit, per, words."""

_SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {w: 10 * n for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALES = {"hundred": 100, "thousand": 1_000, "k": 1_000, "grand": 1_000, "million": 1_000_000, "m": 1_000_000,
           "mn": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000}  # fmt: skip
_CURRENCY = {"£": "GBP", "$": "USD", "€": "EUR", "pounds": "GBP", "quid": "GBP", "dollars": "USD", "bucks": "USD",
             "euros": "EUR", "euro": "EUR", "gbp": "GBP", "usd": "USD", "eur": "EUR", "chf": "CHF", "francs": "CHF"}  # fmt: skip
_W = "|".join(sorted(_SMALL, key=len, reverse=True))
_WORDED = (
    rf"(?:{_W})(?:[ -](?:{_W}))?(?: point(?: (?:{_W}))+)?(?: (?:hundred|thousand|million|billion))*"
    rf"(?: and (?:{_W})(?:[ -](?:{_W}))?(?: (?:thousand|million))?)?"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|half an?|an?(?= (?:hundred|thousand|million|third|day|week|hour|month))|{_WORDED})"
_SCALE = r"(?:[ -]?(?:hundred|thousand|million|billion|grand|bn|mn|k|m)\b)*"
_RANGE = rf"(?P<number>{_NUMBER}){_SCALE.replace('(?:[', '(?P<scale>(?:[', 1)})(?:(?:-| to |[-–])[\d,]*\d(?:\.\d+)?(?P<again>k|m)?)?"
_QUANTITY = re.compile(
    rf"(?<![\w.,])(?P<sign>[£$€]) ?{_RANGE}|(?<![\w.,-]){_RANGE}[ -](?P<money>pounds|quid|dollars|bucks|euros?|GBP|USD|EUR|CHF|francs)\b"
    .replace("(?P<number>", "(?P<number1>", 1).replace("(?P<scale>", "(?P<scale1>", 1).replace("(?P<again>", "(?P<again1>", 1)
    + rf"|(?<![\w.,-]){_RANGE.replace('P<number>', 'P<number2>').replace('P<scale>', 'P<scale2>').replace('P<again>', 'P<again2>')}"
    r"[ -]?(?P<unit>%|percent|per cent|(?:(?:full |whole |working |extra |more |of )*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|"
    r"days?|weeks?|months?|quarters?|years?))|(?:[\w-]+ ){0,1}?(?:people|engineers|planners|developers|staff|customers|clients|users|"
    r"heads|jobs|shifts|tickets|incidents|conversions|orders|errors|differences|mistakes|complaints|passengers|crew|hires|"
    r"FTEs?|deals|findings?))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_BARE_MONEY = re.compile(
    rf"(?<![\w.,-])(?P<words>{_NUMBER}(?:[ -]?(?:thousand|million|grand|k|m)\b)+|{_WORDED}|\d{{1,3}}(?:,\d{{3}})+)(?!\w)", re.IGNORECASE
)
_MONEY_TALK = re.compile(r"\b(?:budget\w*|cost\w*|over(?:spend|spent|run)|spend\w*|spent|paid|pay|penalt\w+|invoice\w*|revenue|loss|bill)\b", re.I)
_PER = re.compile(
    r"^\W{0,2}(?:of \w+ )?(?:(?:a|an|per|each|every|/) ?(?P<span>day|week|month|quarter|year|shift|order|head|person|deploy|time)\b|"
    r"(?P<ly>daily|weekly|monthly|quarterly|annually|yearly))",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:every|each|per) (?P<span>day|week|month|quarter|year|shift|night|morning|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|month-end|year-end|time|release|deploy)\b",
    re.IGNORECASE,
)
#: What makes a flat statement a cost: something lost, spent, waited for, or done by hand.
_LOSS = re.compile(
    r"\b(?:los(?:e|es|t|ing)|cost\w*|spend\w*|spent|takes?|took|wait\w*|penalt\w+|fine[sd]?|overtime|manual\w*|by hand|"
    r"wast\w+|off (?:sick|with)|over budget|late|delay\w*|short of|stuck|slow\w*|miss(?:ed|es|ing)?|budgeted|overrun|"
    r"broken|down for|churn\w*|quit|left us|leaves?|rework|again and again|time and a half|differences|errors?|mistakes?)\b",
    re.IGNORECASE,
)
#: Sentences that name an event which forces or allows a decision, whatever a classifier says of them.
_EVENT = re.compile(
    r"\b(?:runs? out|expir\w+|deadline|due (?:by|on|date)|comes? into (?:force|effect)|takes? effect|starts? on|goes? live|"
    r"returns? on|inspect\w+|regulat\w+|agreement|mandat\w+|by law|end of life|end-of-life|contract ends|renewal|renews?|"
    r"retires?|we have to (?:show|be|have)|must (?:show|be|have)|need to be|want to be (?:deployed|live|on)|no later than|"
    r"at the latest|vote[sd]? on|council|board meet\w+|audit)\b",
    re.IGNORECASE,
)
#: "Not before": a date until which there is no room.
_BLOCKED = re.compile(
    r"\b(?:(?<!wait )until|(?<!wait )till|not before|spoken for|after|once|no (?:money|budget|room|time|capacity))\b", re.I
)
#: "It needs to happen before May": a date by which, if at all.
_BY_THEN = re.compile(
    r"\b(?:needs?|must|have to|has to|want(?:ed)? to be|got to|should|deadline|at the latest)\b.*\b(?:before|by|latest)\b", re.I | re.S
)
_NOT_A_COST = re.compile(r"^\W{0,2}(?:from now|ago|later|old|earlier|away|notice|ahead|before)\b", re.IGNORECASE)
_SECOND = re.compile(r"(?:-|–| to )([\d,]+(?:\.\d+)?)\s?(k|m|thousand|million)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cost:
    """Part of what staying as they are costs, as the buyer stated it.

    Attributes:
        amount: the number as said, the lower one of a range.
        high: the upper one of a range ("25 to 45 minutes"), else None.
        unit: currency code, ``hours``, ``people``, ``%``; ``money`` where no currency was named.
        per: ``week``, ``month-end``..., or None for once.
        words: the part of the quote it was read from.
    """

    kind: CostKind
    amount: float
    high: float | None
    unit: str
    per: str | None
    words: str
    person: str
    evidence: str
    quote: str


@dataclass(frozen=True, slots=True)
class DateNamed:
    """A day the buyer named that bears on deciding.

    Attributes:
        kind: ``trigger`` (why now), ``not_before`` (no room until then) or ``event`` (something of theirs on that day).
        weight: 0 to 1, how sure that it bears on the decision.
    """

    date: dt.date
    words: str
    kind: Literal["trigger", "not_before", "event"]
    exact: bool
    weight: float
    person: str
    evidence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Window:
    """When deciding is likely, and until when.

    Attributes:
        costs: of doing nothing.
        dates: all days named that lie ahead, in order.
        trigger: the one most spoken of that forces a decision, if any.
        opens: the last "not before" that lies before the trigger or has none after it; None if there is room now.
        closes: the last trigger ahead: after it this reason to act is gone.
    """

    costs: tuple[Cost, ...]
    dates: tuple[DateNamed, ...]
    trigger: DateNamed | None
    opens: DateNamed | None
    closes: DateNamed | None


COST_FACETS = (Facet.FRUSTRATION, Facet.FEAR)


def costs_of_nothing(said: Sequence[tuple[str, Piece]], threshold: float = 0.3) -> list[Cost]:
    """Amounts, hours and people in what hurts or worries them now, and in facts of today that speak of a loss."""
    out: list[Cost] = []
    heard: set[str] = set()
    for speaker, piece in said:
        hurts = any(piece.facets.get(f, 0.0) >= threshold for f in COST_FACETS)
        fact = piece.facets.get(Facet.SITUATION, 0.0) >= threshold and bool(_LOSS.search(piece.quote))
        if not (hurts or fact) or same_words(piece.quote) in heard:
            continue
        found = quantities(piece.quote)
        if found:
            heard.add(same_words(piece.quote))
        out += [Cost(*quantity, speaker, piece.id, piece.quote) for quantity in found]
    return out


def quantities(text: str) -> list[Quantity]:
    """Numbers with units in a text, in its order."""
    dated = [(d.start, d.end) for d in find_dates(text, dt.date(2000, 1, 1))]
    every = _EVERY.search(text)
    out: list[tuple[int, Quantity]] = []
    taken = list(dated)

    def free(a: int, b: int) -> bool:
        return not any(a < y and x < b for x, y in taken)

    for match in _QUANTITY.finditer(text):
        if not free(*match.span()):
            continue
        g = match.groupdict()
        number = g["number1"] or g["number"] or g["number2"]
        if _NOT_A_COST.match(text[match.end() :]):
            continue
        scale = (g["scale1"] or g["scale"] or g["scale2"] or "") + (g["again1"] or g["again"] or g["again2"] or "")
        amount = number_of(f"{number} {scale}")
        if amount is None:
            continue
        kind, unit = _unit(g)
        half = re.match(r" and a half\b", text[match.end() :])
        amount += 0.5 if half and kind in ("time", "people") else 0.0
        after = _PER.match(text[match.end() :])
        span = (after["span"] or after["ly"]) if after else (every["span"] if every else None)
        taken.append(match.span())
        second = _SECOND.search(match[0])
        high = number_of(f"{second[1]} {second[2] or scale}") if second else None
        words = match[0] + (half[0] if half else "")
        out.append((match.start(), (kind, amount, high, unit, span.casefold() if span else None, words)))
    if _MONEY_TALK.search(text):
        for match in _BARE_MONEY.finditer(text):
            amount = number_of(match["words"])
            if amount is not None and amount >= 1000 and free(*match.span()):
                taken.append(match.span())
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


def dates_named(
    said: Sequence[tuple[str, Piece]], as_of: dt.date, elsewhere: Container[str] = (), threshold: float = 0.2
) -> list[DateNamed]:
    """Days ahead that bear on deciding, in order of time; what was said on which day counts from then.

    Args:
        said: ``(speaker's id, piece)``.
        as_of: the day from which we look ahead.
        elsewhere: ids of quotes about other initiatives, whose dates are no reason to decide this.
        threshold: confidence in `trigger` that makes a date one, without words of its own for it.
    """
    out: list[DateNamed] = []
    heard: set[tuple[dt.date, str]] = set()
    for speaker, piece in said:
        for spoken in find_dates(piece.quote, piece.date or as_of):
            if spoken.date < as_of or (spoken.date, same_words(piece.quote)) in heard:
                continue
            heard.add((spoken.date, same_words(piece.quote)))
            trigger = piece.facets.get(Facet.TRIGGER, 0.0)
            before = piece.quote[max(0, spoken.start - 40) : spoken.start + 10]
            priority = piece.facets.get(Facet.PRIORITY, 0.0)
            kind: Literal["trigger", "not_before", "event"]
            if _BLOCKED.search(before) and trigger < 0.5:
                kind, worth = "not_before", max(priority, 0.4)
            elif piece.id not in elsewhere and (
                trigger >= threshold or _EVENT.search(piece.quote) or _BY_THEN.search(piece.quote)
            ):
                kind, worth = "trigger", max(trigger, 0.4)
            else:
                kind, worth = "event", 0.2
            worth *= 1.0 if spoken.exact else 0.7
            row = (spoken.date, spoken.words, kind, spoken.exact, round(worth, 3), speaker, piece.id, piece.quote)
            out.append(DateNamed(*row))
    return sorted(out, key=lambda d: (d.date, -d.weight))


def window(said: Sequence[tuple[str, Piece]], as_of: dt.date, elsewhere: Container[str] = ()) -> Window:
    """Costs of doing nothing, dates and the window, from everybody's words; see ``dates_named``."""
    dates = dates_named(said, as_of, elsewhere)
    triggers = [d for d in dates if d.kind == "trigger" and (d.date - as_of).days <= 550]
    # "The end of January" and "the 29th of January" are one date said twice.
    by_day = {
        d.date: sum(o.weight for o in triggers if abs((o.date - d.date).days) <= 4) + (0.01 if d.exact else 0.0)
        for d in triggers
    }
    best = min(by_day, key=lambda day: (-by_day[day], day)) if by_day else None
    trigger = max((d for d in triggers if d.date == best), key=lambda d: d.weight, default=None)
    closes = max(triggers, key=lambda d: (d.date, d.weight), default=None)
    blocked = [d for d in dates if d.kind == "not_before"]
    if closes is not None:
        blocked = [d for d in blocked if d.date < closes.date]
    opens = max(blocked, key=lambda d: (d.weight, d.date), default=None)
    return Window(tuple(costs_of_nothing(said)), tuple(dates), trigger, opens, closes)
