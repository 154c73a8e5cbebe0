"""Times and dates as recorders write them: clock times, seconds, ISO strings, epochs, dates in file names."""

import math
import re
from datetime import UTC, date, datetime, timedelta

from otherside.domain.patterns import lazily
from otherside.importers.source import SourceFile

_CLOCK = lazily(r"(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2})(?:[.,](\d{1,9}))?")
_SECONDS = lazily(r"([+-]?\d{1,12}(?:[.,]\d{1,12})?)\s?(?:s|sec|seconds)?")
_NAMED_DATE = lazily(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
#: Months as mails and notes name them, in lower case, to their number.
MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan januar jänner jän januari january janvier enero janv ene",
            "feb februar feber februari february février fevrier febrero févr",
            "mar märz maerz mär march mars marzo mrz maart mrt",
            "apr april avril abril avr abr",
            "may mai mayo mei",
            "jun juni june juin junio",
            "jul juli july juillet julio juil",
            "aug august augustus août aout agosto ago",
            "sep sept september septembre septiembre",
            "oct oktober october octobre octubre okt",
            "nov november novembre noviembre",
            "dec dezember december décembre decembre diciembre dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = lazily(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED = lazily(r"(?<![\d/])((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?![\d/])")
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_DAY_MONTH = lazily(rf"(?<!\d)(\d{{1,2}}){_ORDINAL}(?:\s+|-)([^\W\d_]{{3,10}})\.?,?(?:\s+|-)(\d{{4}})(?!\d)")
_MONTH_DAY = lazily(rf"([^\W\d_]{{3,10}})\.?\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}})")
_NUMBERS = lazily(r"(?<![\w.])(\d{1,2})([./-])(\d{1,2})\2((?:20)?\d\d)(?![\w.])")
#: A month by its name and the numbers at its sides, either of which may be the day.
_YEARLESS = lazily(
    rf"(?:(?<![\w.,:/])(\d{{1,2}}){_ORDINAL}\s?(?:of\s)?)?"
    rf"(?<![^\W\d_])({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
    rf"(?:\s?(\d{{1,2}}){_ORDINAL}(?![\w:]|[.,/]\d|\s?(?:am|pm|h|uhr)\b))?",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo)(?=[.,]{0,2}\s\d))\.?,?\s)?"
)
#: What may stand before the date of a heading: nothing, or something that sets it apart.
_APART = lazily(rf"(?:^|[,(|·–—]|\s-\s|\bon\b)\s*{_WEEKDAY}$", re.IGNORECASE)
#: A date that opens a line of notes and stands apart from what follows.
_OPENING = lazily(rf"{_WEEKDAY}([^:–—|(,]{{4,24}}?)\s*(?:$|[:–—|(]|\s-\s|,(?=[^.!?]{{0,50}}$))", re.IGNORECASE)
_AHEAD = lazily(r"\b(?:until|till|by|due|deadline|from|next|go[- ]?live|start\w*|launch|bis|ab|frist)\b", re.I)
_ENDING = lazily(r"\.[A-Za-z]\w{0,7}$")
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


def day(value: object, latest: date | None = None) -> date | None:
    """A date from an ISO string, an epoch, ``"15.3.2026"``, ``"15 March 2026"`` or ``"March 15, 2026"``; else ``None``.

    Dots put the day first. ``"03/04/2026"`` is refused: nobody knows which is the month.

    Args:
        value: what states it.
        latest: the day after which it cannot be. With it ``"15 March"`` is read as well, in the latest year that is
            not after that day; ``"2 May 14"`` is refused, because either number may be the day.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()[:80]
        match = _ISO.search(text) or _SLASHED.search(text)
        if match:
            return _date(*match.groups())
        match = _NUMBERS.search(text)
        if match and (len(match.group(4)) == 4 or match.group() == text):  # "1.2.10" within a line may be a version
            return _day_first(match)
        if text.isdigit() and len(text) == 8:
            return _date(text[:4], text[4:6], text[6:])
        worded = _worded(text, latest)
        if worded:
            return worded
    found = moment(value)
    return found.date() if found else None


def day_of_heading(text: str, latest: date | None) -> date | None:
    """The day that a heading puts over what follows: ``"15 Sept, call with Dana"``, ``"Call with Dana (15 Sept)"``.

    Without a year it has to begin the heading or stand apart in it, and not to be a day ahead (``"due 15 Sept"``).
    """
    match = _month_and_day(text[:100])
    if match and not (_APART.search(text[: match.start()]) and not _AHEAD.search(text[: match.start()])):
        latest = None
    return day(text[:100], latest)


def day_of_line(text: str, latest: date | None) -> date | None:
    """The day that a line of notes begins with: ``"15 Sept: called Dana"``, ``"Tue 15 Sept"``, ``"2026-09-15 - call"``."""
    match = _OPENING.match(text[:200].partition("\n")[0].rstrip())
    stated = match.group(1) if match else ""
    if (match := _NUMBERS.fullmatch(stated)) and len(match.group(4)) < 4:
        return None
    forms = (_ISO, _SLASHED, _NUMBERS, _DAY_MONTH, _MONTH_DAY, _YEARLESS)
    return day(stated, latest) if any(form.fullmatch(stated) for form in forms) else None


def date_in_name(name: str, latest: date | None = None) -> date | None:
    """The date in a file's name: ``2026-03-15``, ``2026_03_15``, ``20260315``, ``15.03.2026`` or ``15 March``.

    Args:
        name: with folders or without.
        latest: as for ``day``; a name seldom tells the year.
    """
    name = name.rsplit("/", 1)[-1]
    match = _NAMED_DATE.search(name)
    if match:
        return _date(match.group(1), match.group(3), match.group(4))
    text = _ENDING.sub("", name)[:200].replace("_", " ")
    match = _NUMBERS.search(text)
    if match:
        return _day_first(match)
    # "29-sept-call": what joins words is a space; what stands between spaces parts them.
    return _worded(re.sub(r"(?<=\w)[-.](?=\w)", " ", text), latest)


def dated(source: SourceFile, stated: date | None) -> tuple[date | None, bool]:
    """When the conversation took place, and whether nothing but the file's own time tells it.

    Args:
        source: its name and its time stand in where the content states nothing.
        stated: the date in the content.
    """
    found = stated or date_in_name(source.name, latest_day(source))
    if found or source.modified is None:
        return found, False
    return source.modified.date(), True


def latest_day(source: SourceFile) -> date | None:
    """The day after which nothing in the file can have happened; one more than its time, whose zone nobody knows."""
    return source.modified.date() + timedelta(days=1) if source.modified else None


def _worded(text: str, latest: date | None) -> date | None:
    match = _DAY_MONTH.search(text)
    if match:
        return _named(match.group(3), match.group(2), match.group(1))
    match = _MONTH_DAY.search(text)
    if match:
        return _named(match.group(3), match.group(1), match.group(2))
    match = _month_and_day(text) if latest else None
    return _without_year(match, latest) if match and latest else None


def _month_and_day(text: str) -> re.Match[str] | None:
    return next((m for m in _YEARLESS.finditer(text) if m.group(1) or m.group(3)), None)


def _without_year(match: re.Match[str], latest: date) -> date | None:
    before, month, after = match.groups()
    if before and after:
        return None
    years = range(latest.year, latest.year - 9, -1)  # from one 29 February to the next
    found = (_named(str(year), month, before or after) for year in years)
    return next((d for d in found if d is not None and d <= latest), None)


def _day_first(match: re.Match[str]) -> date | None:
    """``29.09.2026``; with hyphens only where one of the numbers can be no month."""
    first, mark, second, year = match.groups()
    year = year if len(year) == 4 else f"20{year}"
    found = [d for d in (_date(year, second, first), _date(year, first, second)) if d]
    return found[0] if found and (mark == "." or len(set(found)) == 1) else None


def _named(year: str, month: str, number_of_day: str) -> date | None:
    number_of_month = MONTHS.get(month.lower())
    return _date(year, str(number_of_month), number_of_day) if number_of_month else None


def _date(year: str, month: str, number_of_day: str) -> date | None:
    try:
        return date(int(year), int(month), int(number_of_day))
    except ValueError:
        return None
