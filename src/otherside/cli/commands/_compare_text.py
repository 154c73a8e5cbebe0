"""Two forecasts beside each other in words: which way it goes from one to the other, and only what differs."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from otherside.cli.commands._forecast_text import short, what_if
from otherside.reports import listed, odds

Data = Mapping[str, Any]

#: Rows of a list on each side; the whole of it is one command away.
_ROWS = 3


def lines(first: Data, second: Data, found: Data, named: tuple[str, str]) -> Iterator[str]:
    """The text, line by line.

    Args:
        first, second: the JSON of ``otherside forecast`` of each.
        found: their comparison on the same draws.
        named: what each was called by, so that the whole of it can be looked up.
    """
    yield f"{first['deal']} beside {second['deal']}, where they differ"
    yield from (f"  {line}" for line in what_if(found))
    for heading, told in _PARTS:
        here, there = told(first), told(second)
        if here != there:
            yield ""
            yield heading
            for data, rows in ((first, here), (second, there)):
                yield f"  {data['deal']}: {'; '.join(rows) if rows else 'nothing read'}"
    yield ""
    yield "The whole of each: " + " and ".join(f"otherside forecast {shlex.quote(name)}" for name in named)


def _decided(data: Data) -> list[str]:
    return [odds.too_little(data)] if odds.settled(data) else []


def _heard(data: Data) -> list[str]:
    return [odds.plain_day(data["last_heard"])] if data.get("last_heard") else []


def _waits(data: Data) -> list[str]:
    found = listed.waits(data)
    return [f"{found[1]['person']} “{short(found[1]['quote'])}”, {odds.plain_day(found[1]['date'])}"] if found else []


def _hangs(data: Data) -> list[str]:
    return [f"{row['person']} “{short(row['quote'])}”" for row in odds.hangs_on(data, _ROWS)]


def _holding(data: Data) -> list[str]:
    told = odds.told(data)
    return [what + (f" ({100 * value:.0f} points)" if told else "") for what, value, _ in odds.holding(data)]


def _ways(data: Data) -> list[str]:
    return [what for what, _ in odds.other_ways(data) + odds.named_ways(data)][:_ROWS]


def _turns_on(data: Data) -> list[str]:
    return [] if odds.settled(data) else [row["person"] for row in data["pivotal"][:_ROWS]]


def _asking(data: Data) -> list[str]:
    return [f"{who}, {what}" for who, what in odds.asking(data, _ROWS)]


_PARTS: tuple[tuple[str, Callable[[Data], list[str]]], ...] = (
    ("Decided", _decided),
    ("Last heard", _heard),
    ("What they wait for from us", _waits),
    ("What it hangs on, in their own words", _hangs),
    ("What holds it back", _holding),
    ("Another way they speak of", _ways),
    ("Whose view it turns on", _turns_on),
    ("Worth finding out first", _asking),
)
