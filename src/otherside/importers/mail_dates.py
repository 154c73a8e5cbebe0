"""Dates in the headers of quoted mail, which every mail program writes in its own way."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from otherside.domain.patterns import lazily
from otherside.importers.when import MONTHS

_NUMERIC = lazily(
    r"(?<!\d)(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:,|\s|at|um|à){0,6}"
    r"(?:(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?\s?([AaPp]\.?[Mm])?)?"
)
_WORDED = lazily(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s(?:de\s)?([^\W\d_]{3,10})\.?,?\s(?:de\s)?(\d{4})"
    r"|([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4}))"
)
_TIME = lazily(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::\d{2})?\s?([AaPp]\.?[Mm])?")


def header_date(value: str | None) -> datetime | None:
    """The ``Date`` header of a message, with a time zone; ``None`` when it cannot be read."""
    found = _header(value)
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)


def header_offset(value: str | None) -> int | None:
    """Seconds by which the clock of whoever wrote the ``Date`` header is ahead of UTC.

    ``None`` where it does not say: without a zone, or with ``-0000``, which states the time alone (RFC 5322, 3.3).
    """
    found = _header(value)
    offset = found.utcoffset() if found else None
    return int(offset.total_seconds()) if offset is not None else None


def _header(value: str | None) -> datetime | None:
    if not value or len(value) > 200:
        return None
    try:
        found = parsedate_to_datetime(" ".join(value.split()))
        # Years at the edge of the calendar overflow here and not in a comparison later.
        (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return found


def quoted_date(text: str, before: datetime | None) -> datetime | None:
    """The date in a quoted header or ``On … wrote:`` line.

    Args:
        text: the line.
        before: when the message that quotes it was sent. Its time zone is assumed, and of the two readings
            of ``04/12/2000`` the latest that is not after it.

    Returns:
        The moment; of a day without a time its first one in UTC, so that the day stays that day (see ``is_day``).
    """
    text = " ".join(text[:200].split())
    zone: tzinfo = before.tzinfo if before and before.tzinfo else UTC
    match = _WORDED.search(text)
    if match:
        day, month, year = match.group(1, 2, 3) if match.group(1) else match.group(5, 4, 6)
        number = MONTHS.get(month.lower())
        clock = _TIME.search(text, match.end())
        if number:
            return _moment(int(year), number, int(day), clock.groups() if clock else (None,) * 3, zone)
    match = _NUMERIC.search(text)
    if not match:
        return None
    a, b, c = (int(g) for g in match.group(1, 2, 3))
    clock_parts = match.group(4, 5, 6)
    if a > 31:
        return _moment(a, b, c, clock_parts, zone)
    year = c + (2000 if c < 70 else 1900) if c < 100 else c
    readings = [_moment(year, a, b, clock_parts, zone), _moment(year, b, a, clock_parts, zone)]
    found = sorted({r for r in readings if r is not None})
    if len(found) > 1 and clock_parts[2]:
        return readings[0]  # AM and PM are written where the month comes first
    if len(found) > 1 and before is not None:
        found = [r for r in found if r <= before + timedelta(days=1)] or found[:1]
        return found[-1]
    return found[0] if len(found) == 1 else None


def is_day(moment: datetime) -> bool:
    """Whether a quoted date told a day and no time."""
    return moment.tzinfo is UTC and moment.time() == time()


def _moment(year: int, month: int, day: int, clock: tuple[str | None, ...], zone: tzinfo) -> datetime | None:
    zone = UTC if clock[0] is None else zone
    hour, minute, half = int(clock[0] or 0), int(clock[1] or 0), (clock[2] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    try:
        found = datetime(year, month, day, hour, minute, tzinfo=zone)
        found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found
