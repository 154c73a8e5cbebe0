"""Times and dates as recorders write them: clock times, seconds, ISO strings, epochs, dates in file names."""

import math
import re
from datetime import UTC, date, datetime

from otherside.importers.source import SourceFile

_CLOCK = re.compile(r"(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2})(?:[.,](\d{1,9}))?")
_SECONDS = re.compile(r"([+-]?\d{1,12}(?:[.,]\d{1,12})?)\s?(?:s|sec|seconds)?")
_NAMED_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MAX_SECONDS = 10_000_000.0  # four months; beyond that a number is no place in a recording


def number(value: object) -> float | None:
    """A finite number from JSON (also written as text), else ``None``."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value.strip().replace(",", "."))
        except ValueError:
            return None
    if isinstance(value, int | float):
        try:
            result = float(value)
        except OverflowError:
            return None
        return result if math.isfinite(result) else None
    return None


def clock(value: object) -> float | None:
    """Seconds from ``"1:02:03.5"``, ``"55:21"``, ``"00:00:09,5"``, ``"9.5s"`` or a number."""
    if isinstance(value, str):
        text = value.strip()
        if len(text) > 40:
            return None
        match = _CLOCK.fullmatch(text)
        if match:
            hours, minutes, seconds, fraction = match.groups()
            total = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
            return total + (float(f"0.{fraction}") if fraction else 0.0)
        match = _SECONDS.fullmatch(text)
        value = match.group(1) if match else None
    result = number(value)
    return result if result is not None and 0 <= result <= _MAX_SECONDS else None


def moment(value: object) -> datetime | None:
    """A point in time, with a zone, from an ISO string or an epoch in seconds or milliseconds."""
    if isinstance(value, str):
        text = value.strip()
        if not text[:4].isdigit() or len(text) > 40:
            return None
        if not text.isdigit():
            try:
                found = datetime.fromisoformat(text)
            except ValueError:
                return None
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    epoch = number(value)
    if epoch is None or epoch < 100_000_000:
        return None
    try:
        return datetime.fromtimestamp(epoch / 1000 if epoch > 100_000_000_000 else epoch, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def day(value: object) -> date | None:
    """A date from an ISO string, an epoch, ``"15 March 2026"`` or ``"March 15, 2026"``; else ``None``.

    ``"03/04/2026"`` is refused: nobody knows which is the month.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()[:80]
        match = _ISO.search(text)
        if match:
            return _date(*match.groups())
        match = _DAY_MONTH.search(text)
        if match:
            return _named(match.group(3), match.group(2), match.group(1))
        match = _MONTH_DAY.search(text)
        if match:
            return _named(match.group(3), match.group(1), match.group(2))
        if text.isdigit() and len(text) == 8:
            return _date(text[:4], text[4:6], text[6:])
    found = moment(value)
    return found.date() if found else None


def date_in_name(name: str) -> date | None:
    """The date in a file's name: ``2026-03-15``, ``2026_03_15`` or ``20260315``."""
    match = _NAMED_DATE.search(name.rsplit("/", 1)[-1])
    return _date(match.group(1), match.group(3), match.group(4)) if match else None


def date_of_source(source: SourceFile) -> date | None:
    """What remains when the content states no date: the file's name, then when it last changed."""
    return date_in_name(source.name) or (source.modified.date() if source.modified else None)


def _named(year: str, month: str, number_of_day: str) -> date | None:
    short = month[:3].lower()
    return _date(year, str(_MONTHS.index(short) + 1), number_of_day) if short in _MONTHS else None


def _date(year: str, month: str, number_of_day: str) -> date | None:
    try:
        return date(int(year), int(month), int(number_of_day))
    except ValueError:
        return None
