"""What callers of the Python API write for short: one path, name or facet in place of several, a day as text. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from otherside.domain import InputError


def several(given: str | Iterable[str]) -> tuple[str, ...]:
    """The texts; of one alone, itself: it would else be taken letter by letter."""
    return (given,) if isinstance(given, str) else tuple(given)


def paths_of(given: Path | str | Iterable[Path | str]) -> list[Path]:
    """The paths, whether one or several, as texts or not."""
    return [Path(given)] if isinstance(given, str | Path) else [Path(path) for path in given]


def day_of(given: dt.date | str | None, what: str) -> dt.date | None:
    """The day, also of a text.

    Args:
        what: is asked for, for the error.

    Raises:
        InputError: the text is no day.
    """
    if isinstance(given, dt.datetime):
        return given.date()
    if not isinstance(given, str):
        return given
    try:
        return dt.date.fromisoformat(given.strip())
    except ValueError as error:
        raise InputError(f"{what} {given!r} is not a date; write it as YYYY-MM-DD, like 2026-10-15") from error
