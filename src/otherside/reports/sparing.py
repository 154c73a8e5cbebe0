"""A brief in which no words stand more than twice: where they come again, it says that they are quoted above.

In: a brief as it may be shown, in the order in which every form tells it. Out: the same with ``above`` beside quotes whose words are
not repeated. The data of the brief itself stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from otherside.domain.patterns import lazily
from otherside.reports import odds, words
from otherside.reports.length import FULL, Length
from otherside.reports.quotes import flat
from otherside.reports.terms import terms

Row = Mapping[str, Any]
#: So often words may stand in a brief, and so often before the part of each person, where they stand as the proof.
_TWICE, _ONCE = 2, 1
#: Shorter stretches are everybody's, unless they are all that was said.
_SHORTEST = 4
_QUOTED = lazily(r"“([^“”]+)”")


def sparing(data: Mapping[str, Any], most: int, length: Length = FULL, *, headlines: bool = False) -> dict[str, Any]:
    """The brief with what is quoted above marked.

    Args:
        most: quotes of a facet that are shown at once.
        length: how much of the other parts is shown.
        headlines: whether one quote stands over each person.
    """
    told = _Told()
    for _, rows in terms(data, length):
        for term in rows:
            told.add(term.words, *_QUOTED.findall(term.lead))
    out = {**data, "forecast": _forecast(data.get("forecast"), told)}
    for question in data.get("questions", ()):
        told.add(*_QUOTED.findall(f"{question['text']} {question['why']}"))
    for gap in words.gaps(data, length.gaps):
        told.add(gap["ideal"], gap["actual"])
    out["burdens"] = [_first_spared(row, "said", told) for row in words.carried(out, len(data.get("burdens", ())))]
    out["pattern_breaks"] = [_first_spared(row, "words", told) for row in data.get("pattern_breaks", ())]
    often = _TWICE if length.whole else _ONCE
    shown = {p["id"]: _person(p, told, most, headlines, often) for p in words.buyers(data)}
    out["people"] = [shown.get(p["id"], p) for p in data["people"]]
    return out


def under(rows: Iterable[Row], texts: Iterable[str]) -> list[Row]:
    """What they carry, as ``words.carried`` gives it, with ``above`` beside the words that stand on a page over it.

    Args:
        texts: what stands there.
    """
    told = _Told()
    told.add(*texts)
    return [_first_spared(row, "said", told) for row in rows]


def repeats(quote: str, texts: Iterable[str]) -> bool:
    """Whether some words stand among others already, whole or in part."""
    told = _Told()
    told.add(*texts)
    return told.times(quote) > 0


def _first_spared(row: Row, key: str, told: _Told) -> Row:
    """A row with its first quote spared, which is the one that is shown."""
    return {**row, key: [told.spared(row[key][0], _ONCE), *row[key][1:]]} if row.get(key) else row


class _Told:
    """Words that stand on the page already."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, *texts: str) -> None:
        self._texts += filter(None, map(_bare, texts))

    def times(self, text: str) -> int:
        """How often words stand there, also within longer ones or in part."""
        own = _bare(text)
        return sum(own == other or _within(own, other) or _within(other, own) for other in self._texts)

    def spared(self, quote: Row, often: int) -> Row:
        """A quote that now stands there, or ``above`` where its words stand there often enough."""
        if self.times(quote["quote"]) >= often:
            return {**quote, "above": True}
        self.add(quote["quote"])
        return quote


def _forecast(forecast: Row | None, told: _Told) -> Row | None:
    """What holds it back and why another way, which is all that a brief quotes of a forecast beside its days."""
    if not forecast:
        return forecast
    shown = [*(q for *_, q in odds.holding(forecast) if q), *(q for _, q in odds.other_ways(forecast))]
    # One quote may stand under two burdens.
    spared = {id(q): told.spared(q, _ONCE) for q in {id(q): q for q in shown}.values()}
    return {**forecast, "quotes": {key: spared.get(id(q), q) for key, q in forecast.get("quotes", {}).items()}}


def _person(person: Row, told: _Told, most: int, headlines: bool, often: int) -> Row:
    """Somebody with what is quoted above behind what is not; the words that lead up to a quote only where they are new."""
    head = words.headline(person) if headlines else None
    if head and told.spared(head, _ONCE).get("above"):
        head = None
    facets = dict(person["facets"])
    for facet, first, rest in (row for _, rows in words.sections(person, most) for row in rows):
        fresh: list[Row] = []
        above: list[Row] = []
        for quote in (*first, *rest):
            if len(fresh) < most:
                quote = _with_lead(told.spared(quote, often), told)
            (above if quote.get("above") else fresh).append(quote)
        facets[facet] = [*fresh, *above]
    return {**person, "facets": facets, "head": head}


def _with_lead(quote: Row, told: _Told) -> Row:
    before = quote.get("before")
    if not before or quote.get("above"):
        return quote
    if told.times(before["quote"]) >= _TWICE:
        return {**quote, "before": None}
    told.add(before["quote"])
    return quote


def _within(short: str, long: str) -> bool:
    return len(short.split()) >= _SHORTEST and short in long


def _bare(text: str) -> str:
    return flat(text).strip("….,;:!?\"' ").casefold()
