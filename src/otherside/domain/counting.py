"""Counts in words, for every room that says one, and rows in turn."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def plural(count: int, one: str, many: str | None = None) -> str:
    """``"3 people"``, ``"1 person"``; without ``many`` an s makes it several."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_turn(rows: Iterable[T], who: Callable[[T], str]) -> list[T]:
    """The same rows, the first of each person before the second of anybody."""
    seen: Counter[str] = Counter()
    placed: list[tuple[int, T]] = []
    for row in rows:
        seen[who(row)] += 1
        placed.append((seen[who(row)], row))
    return [row for _, row in sorted(placed, key=lambda pair: pair[0])]
