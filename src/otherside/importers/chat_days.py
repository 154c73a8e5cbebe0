"""Days and times as telephones and forms write them: whether the day or the month comes first is told by the whole file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from otherside.domain.patterns import lazily
from otherside.importers.when import day

_Order = Callable[[int, int, int], date]
#: A day and a time of day, as groups of a pattern that ``Stamp.of`` reads.
DATE = r"(?P<a>\d{1,4})(?P<mark>[./-])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<c>\d{4}|\d{1,2})\.?"
TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?|\s[Uu]hr)?"
)
BETWEEN = r"[,،]?\s{1,2}(?:(?:at|um|à|às|alle|a las|kl\.?)\s)?"
_STAMP = lazily(rf"{DATE}(?:{BETWEEN}{TIME})?(?![\d:])")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Day and time of a message as written.

    Attributes:
        numbers: of its day, in the order in which they stand.
        mark: what stands between them.
        hour, minute, second: of 24 hours.
        halves: whether the clock has twelve hours.
    """

    numbers: tuple[str, str, str]
    mark: str
    hour: int
    minute: int
    second: int
    halves: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> "Stamp":
        """From a match of ``DATE`` and ``TIME``."""
        half, hour = (match["half"] or "").lower(), int(match["hour"] or 0)
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        minute, second = int(match["minute"] or 0), int(match["second"] or 0)
        return cls((match["a"], match["b"], match["c"]), match["mark"], hour, minute, second, bool(half))


def stamp_in(text: str) -> Stamp | None:
    """The day that a cell begins with, with its time of day if it has one: ``"2026/11/12 9:14:03 AM GMT+0"``."""
    match = _STAMP.match(text[:80].strip())
    return Stamp.of(match) if match else None


def moments(stamps: Sequence[Stamp], latest: date | None) -> list[datetime | None]:
    """When each message was sent, by the clock it is written with; ``None`` for a day that is none.

    Args:
        stamps: of all messages, in order.
        latest: the day after which nothing in the file can have happened, where known.
    """
    order = _order(stamps, latest)
    return [_moment(stamp, order) for stamp in stamps]


def written_at(cells: Sequence[str], latest: date | None) -> list[datetime | None]:
    """When each row of a table was written: with its time of day where the cell has one, else the day that it names in words.

    Args:
        cells: of the column of days, in order; whether the day or the month comes first they tell together.
        latest: as of ``moments``.
    """
    stamps = [stamp_in(cell) for cell in cells]
    read = iter(moments([s for s in stamps if s], latest))
    found: list[datetime | None] = []
    for cell, stamp in zip(cells, stamps, strict=True):
        named = None if stamp else day(cell, latest)
        found.append(next(read) if stamp else datetime.combine(named, time(), UTC) if named else None)
    return found


def _order(stamps: Sequence[Stamp], latest: date | None) -> _Order:
    """The order of the numbers: what the days themselves allow, then what is usual beside such marks and such a clock.

    A number above twelve is no month. A point or a hyphen has the day before it; beside a slash the days come one after the
    other and none is ahead. Where that leaves both, numbers filled up with a nought have the day first, and a clock of twelve
    hours without such the month. Else it is the later of what both can mean, for a chat is exported when it was just talked in.
    """
    if 2 * sum(1 for s in stamps if len(s.numbers[0]) == 4) > len(stamps):
        return _year_first
    orders = (_day_first, _month_first)
    read = {order: [at for s in stamps if (at := _moment(s, order))] for order in orders}
    if len(read[_day_first]) != len(read[_month_first]):
        return max(orders, key=lambda order: len(read[order]))
    if any(s.mark != "/" for s in stamps):
        return _day_first
    faults = {order: _faults(read[order], latest) for order in orders}
    if faults[_day_first] != faults[_month_first]:
        return min(orders, key=lambda order: faults[order])
    if any(n.startswith("0") for s in stamps for n in s.numbers[:2]):
        return _day_first
    if all(s.halves for s in stamps):
        return _month_first
    return max(orders, key=lambda order: max(read[order])) if latest and read[_day_first] else _day_first


def _faults(found: Sequence[datetime], latest: date | None) -> tuple[int, int]:
    """How many of the moments are on a day before the last one's, and how many are ahead."""
    return (
        sum(1 for a, b in pairwise(found) if b.date() < a.date()),
        sum(1 for at in found if latest and at.date() > latest),
    )


def _moment(stamp: Stamp, order: _Order) -> datetime | None:
    try:
        day = order(*map(int, stamp.numbers))
        return datetime(day.year, day.month, day.day, stamp.hour, stamp.minute, stamp.second, tzinfo=UTC)
    except ValueError:
        return None


def _year(number: int) -> int:
    return number if number > 99 else 2000 + number


def _day_first(a: int, b: int, c: int) -> date:
    return date(_year(c), b, a)


def _month_first(a: int, b: int, c: int) -> date:
    return date(_year(c), a, b)


def _year_first(a: int, b: int, c: int) -> date:
    return date(_year(a), b, c)
