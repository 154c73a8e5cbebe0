"""Cells of a spreadsheet as numbers, currencies, dates and outcomes."""

import datetime as dt
import math
import re
from collections.abc import Iterable

from otherside.domain import Outcome
from otherside.domain.patterns import lazily
from otherside.importers import when

_SYMBOLS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "FR.": "CHF",
    "KR": "SEK",
}
_CODE = lazily(
    r"(?<![A-Za-z])(USD|EUR|GBP|CHF|SEK|NOK|DKK|JPY|CAD|AUD|NZD|INR|BRL|PLN|CZK|SGD|ZAR|CNY|MXN)(?![A-Za-z])", re.I
)
_NUMBER = lazily(r"\d[\d.,'’\s\u00a0\u202f]{0,40}")
_SLASHED = lazily(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?:[ T,].{0,30})?")
#: A record's number behind its name, at the end or before the next name.
_KEY = lazily(r" ?\(\d{1,20}\)(?= ?(?:;|$))")
_SCALE = {"k": 1e3, "m": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9}

_NO_DECISION = lazily(
    r"no[- _]?decision|did(?:n't| not) decide|undecided|indecision|stall"
    r"|(?:went|gone|go|going) (?:dark|quiet|silent|cold)"
    r"|ghost|unresponsive|no (?:response|reply|answer|contact)|not respond|stopped respond|lost contact|lost touch"
    r"|budget|funding|no money|hiring freeze|spending freeze|frozen|freeze|timing|bad time|wrong time|not now"
    r"|too early|later|next (?:year|quarter)|postpone|defer|delay|on hold|pause|status[ -]quo|do(?:ing)? nothing"
    r"|did nothing|no change|stay(?:ed|ing)? (?:as is|with what|put)|priorit|project (?:was )?(?:cancel|stopp|dropp)"
    r"|cancel+ed (?:the )?(?:project|initiative)|internal (?:change|reorg)|reorg|no longer (?:needed|interested)"
    r"|lost (?:momentum|interest)|no (?:interest|need|urgency|champion)|kein budget|keine entscheidung|verschoben",
    re.IGNORECASE,
)
_ANOTHER = lazily(
    r"competit|chose|went with|going with|selected|picked|bought|signed with|switched to|other vendor|another vendor"
    r"|other supplier|other solution|in-?house|built|build it|price|pricing|expensive|cheaper"
    r"|feature|functionality|fit\b",
    re.IGNORECASE,
)


def without_keys(text: str) -> str:
    """Names without the record numbers behind them: ``"Dana Lee (502);Priya Rao (503)"``."""
    return _KEY.sub("", text)


def number(text: str) -> float | None:
    """``"$1,234.56"``, ``"1.234,56 €"``, ``"12'500"``, ``"1.2M"``, ``"(300)"`` as a number; else ``None``."""
    match = _NUMBER.search(text[:80])
    if not match:
        return None
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", match.group()).rstrip(".,")
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        decimal = max(digits.rfind(","), digits.rfind("."))
        digits = re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    elif commas or points:
        mark = "," if commas else "."
        head, _, tail = digits.rpartition(mark)
        # One mark before three digits groups thousands; "0.125" and "1,5" are decimals.
        grouped = commas + points > 1 or (len(tail) == 3 and head not in {"0", ""})
        digits = digits.replace(mark, "") if grouped else f"{head}.{tail}"
    try:
        value = float(digits)
    except ValueError:
        return None
    scale = re.match(r"\s?(k|m|mio|bn|b)\b\.?", text[match.end() :], re.IGNORECASE)
    value *= _SCALE[scale.group(1).lower()] if scale else 1.0
    before = text[: match.start()]
    if "-" in before or "−" in before or (before.strip().endswith("(") and ")" in text[match.end() :]):
        value = -value
    return value if math.isfinite(value) else None


def currency(text: str | None) -> str | None:
    """The ISO code of the currency that a cell or a header states."""
    if not text:
        return None
    match = _CODE.search(text[:80])
    if match:
        return match.group(1).upper()
    upper = text.upper()
    for symbol in ("US$", "C$", "A$", "€", "£", "¥", "$"):
        if symbol in upper:
            return _SYMBOLS[symbol]
    return None


def probability(text: str) -> float | None:
    """``"40%"``, ``"40"`` and ``"0.4"`` as 0.4; ``None`` outside 0 to 1."""
    value = number(text)
    if value is None:
        return None
    if "%" in text or value > 1:
        value /= 100
    return value if 0 <= value <= 1 else None


def day_first(cells: Iterable[str], european: bool) -> bool:
    """Whether a column's ``03/04/2026`` puts the day first, by those cells that tell.

    Args:
        cells: of one column.
        european: what to assume when none tells (a file with semicolons is European).
    """
    for cell in cells:
        match = _SLASHED.match(cell.strip())
        if not match or len(match.group(1)) > 2:
            continue
        if match.group(2) == ".":
            return True
        if int(match.group(1)) > 12:
            return True
        if int(match.group(3)) > 12:
            return False
    return european


def date(text: str, day_first: bool) -> dt.date | None:
    """A date in the orders that spreadsheets write; ``None`` when it is none."""
    text = text.strip()[:60]
    match = _SLASHED.match(text)
    if match and len(match.group(1)) <= 2:
        a, b, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        for month, day in ((b, a), (a, b)) if day_first else ((a, b), (b, a)):
            try:
                return dt.date(year, month, day)
            except ValueError:
                continue
        return None
    if match:
        text = text.replace(match.group(2), "-", 2)
    return when.day(re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", text))


def outcome(stage: str | None, status: str | None, lost_reason: str | None) -> Outcome | None:
    """How the deal stands, from the buyer's side; ``None`` when neither stage nor status says anything."""
    said = [s for s in (status, stage) if s]
    text = " ".join(said).lower().replace("_", " ")
    squeezed = text.replace(" ", "")
    if _NO_DECISION.search(text) and re.search(r"clos|lost|no decision|nodecision|dead|abandon", text):
        return Outcome.NO_DECISION
    if re.search(r"\blost\b|closedlost|\bdead\b|\babandoned\b|\bverloren\b|\bdisqualified\b|no[- ]decision", text) or (
        "closedlost" in squeezed
    ):
        reason = lost_reason or ""
        return Outcome.NO_DECISION if _NO_DECISION.search(reason) and not _ANOTHER.search(reason) else Outcome.LOST
    if re.search(r"\bwon\b|\bgewonnen\b|\bsigned\b", text) or "closedwon" in squeezed:
        return Outcome.WON
    return Outcome.OPEN if said else None
