"""What each buyer has to carry, in plain words with their own, and what may be offered to help carry it. Pure.

Only what was said makes a burden. Without evidence there is none: unknown is a question, not a guess.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from otherside.domain import Facet, Side
from otherside.domain.patterns import lazily
from otherside.domain.places import place_json
from otherside.extraction.direction import asks_for_a_reference
from otherside.profiles.profile import Profile, Quote
from otherside.profiles.said.fears import of_the_change, of_today
from otherside.profiles.said.other_things import nothing_before_it
from otherside.profiles.said.undone import left_undone
from otherside.questions.access import asks_not
from otherside.questions.view import of_themselves, running

MOST_QUOTES = 3
_PULL = 0.6
"""What one sure quote makes of a burden; each further one closes part of what is left."""
_NO_FORECAST = 0.25
"""Share of a burden of which the forecast says nothing."""


@dataclass(frozen=True, slots=True)
class _Kind:
    cue: re.Pattern[str] | None
    plain: str
    help: tuple[str, ...]
    moves: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class _Burden:
    id: str
    facets: tuple[Facet, ...]
    forecast: str | None
    kinds: tuple[_Kind, ...]
    needs: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    apart: re.Pattern[str] | None = None
    contrary: re.Pattern[str] | None = None

    def bare(self, text: str) -> str:
        """The words without those that say the contrary: of "nobody has to vote", nothing is left of a vote."""
        return self.contrary.sub(" ", text) if self.contrary is not None else text

    def shows(self, text: str) -> bool:
        """Whether one of its kinds has a cue in the text."""
        return any(k.cue is not None and k.cue.search(self.bare(text)) for k in self.kinds)

    def holds(self, text: str) -> bool:
        """Whether words read as its facet weigh on them: they have what it needs, are of nothing else, and nothing lifts it."""
        if self.apart is not None and self.apart.search(text):
            return False
        rest = self.bare(text)
        lifted = self.unless is not None and self.unless.search(rest) and not _STILL.search(rest)
        return (self.needs is None or bool(self.needs.search(rest))) and not lifted


_AGAIN = lazily(r"\b(?:again|twice|a second time|once more)\b", re.IGNORECASE)
#: "She is all for it, but has to ask the board."
_STILL = lazily(r"\b(?:unless|only if|(?:has|have|had) to|must|not yet)\b", re.IGNORECASE)


@cache
def _table() -> tuple[_Burden, ...]:
    raw = tomllib.loads(files("otherside.questions").joinpath("data", "burdens.toml").read_text(encoding="utf-8"))

    def words(row: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
        return re.compile(row[key], re.IGNORECASE) if key in row else None

    return tuple(
        _Burden(
            b["id"],
            tuple(Facet(f) for f in b["facets"]),
            b.get("forecast"),
            tuple(_Kind(words(k, "cue"), k["plain"], tuple(k["help"]), words(k, "moves")) for k in b["kind"]),
            words(b, "needs"),
            words(b, "unless"),
            words(b, "apart"),
            words(b, "contrary"),
        )
        for b in raw["burden"]
    )


def burdens(profiles: Sequence[Profile], forecast: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """The burdens of a deal, heaviest first.

    Once it is decided nobody carries anything of the deciding any more, and nothing is offered.

    Args:
        profiles: of the people; only those on the buyer's side count.
        forecast: the JSON of ``otherside forecast``: how much each burden and each person holds the deal back.

    Returns:
        ``{"burden", "person", "weight", "said": [quotes], "in_plain_words", "help": [...]}``; ``burden`` is change,
        priority, consensus, fear or knowledge, ``weight`` from 0 to 1.
    """
    if forecast and (forecast.get("outcome") or forecast.get("said_decided")):
        return []
    shares = _shares(forecast)
    weights = _weights(forecast)
    out = []
    for found in profiles:
        if found.person.side is not Side.THEIRS:
            continue
        others = [w for p in profiles if p is not found for w in (p.person.name, p.person.name.split()[0])]
        for burden in _table():
            said = _said(found, burden, others)
            if not said:
                continue
            strength = 1.0
            for quote in said:
                strength *= 1 - _PULL * quote.confidence
            share = shares.get(burden.forecast or "", _NO_FORECAST)
            weight = (1 - strength) * (0.4 + 0.6 * weights.get(found.person.name, 0.5)) * min(1.0, 0.5 + 1.5 * share)
            kind, shows = _kind(burden, said)
            if shows is not None:
                # The words that say it stand first.
                said = [shows, *(q for q in said if q is not shows)]
            name = found.person.name.split()[0] if _unique_first(found, profiles) else found.person.name
            out.append(
                {
                    "burden": burden.id,
                    "person": found.person.name,
                    "weight": round(weight, 3),
                    "said": [_quote_json(q) for q in said[:MOST_QUOTES]],
                    "in_plain_words": kind.plain.replace("{person}", name),
                    "help": [h.replace("{person}", name) for h in kind.help],
                }
            )
    return sorted(out, key=lambda b: (-float(str(b["weight"])), str(b["person"]), str(b["burden"])))


def _said(found: Profile, burden: _Burden, others: Sequence[str]) -> list[Quote]:
    quotes: dict[str, Quote] = {}
    undone = {_place(q) for said in found.facets.values() for q in said if left_undone(q.quote.replace("’", "'"))}
    for owner, facet, quote in _constraints(found):
        text = quote.quote.replace("’", "'")
        if _carrier(owner, text) is burden:
            # What they ask us to leave alone is no burden to help with; help and the hour of the meeting are none either.
            if asks_not(text) or running(text) or (owner is burden and not burden.holds(text)):
                continue
            # A worry about staying as they are moves them; it is no burden of deciding.
            if (facet is Facet.FEAR and not of_the_change(text, quote.stance)) or (
                burden.id == "fear" and _no_fear_of_it(text)
            ):
                continue
            # Nor is what went wrong because nobody acted, and that it is not to happen again.
            if burden.id == "fear" and (left_undone(text) or (_AGAIN.search(text) and _place(quote) in undone)):
                continue
            if burden.id == "priority" and nothing_before_it(text):
                continue
            # What they say of a colleague is the colleague's to carry, unless it is about agreeing.
            if burden.id != "consensus" and not of_themselves(quote.quote, others):
                continue
            if quote.id not in quotes or quotes[quote.id].confidence < quote.confidence:
                quotes[quote.id] = quote
    return sorted(quotes.values(), key=lambda q: (-q.confidence * (0.5 + 0.5 * q.strength), q.id))


def _no_fear_of_it(text: str) -> bool:
    return of_today(text) or asks_for_a_reference(text)


def _place(quote: Quote) -> tuple[str, int]:
    """The turn in which it was said."""
    return quote.conversation, quote.turn


def _constraints(found: Profile) -> Iterator[tuple[_Burden, Facet, Quote]]:
    for burden in _table():
        for facet in burden.facets:
            for quote in found.facets.get(facet, ()):
                yield burden, facet, quote


def _carrier(owner: _Burden, text: str) -> _Burden:
    """Whose words these are: the burden of their facet, unless only another one's surest words are in them."""
    if owner.shows(text):
        return owner
    return next((b for b in _table() for k in b.kinds if k.moves is not None and k.moves.search(text)), owner)


def _kind(burden: _Burden, said: Sequence[Quote]) -> tuple[_Kind, Quote | None]:
    """The kind whose cue stands in the weightiest quote that has any, with that quote; the plain one otherwise."""
    for quote in said:
        text = burden.bare(quote.quote.replace("’", "'"))
        for kind in burden.kinds:
            if kind.cue is not None and kind.cue.search(text):
                return kind, quote
    return next(k for k in burden.kinds if k.cue is None), None


def _shares(forecast: Mapping[str, Any] | None) -> dict[str, float]:
    held = {k: max(0.0, float(v)) for k, v in ((forecast or {}).get("burdens") or {}).items()}
    total = sum(held.values())
    return {k: v / total for k, v in held.items()} if total > 0 else {}


def _weights(forecast: Mapping[str, Any] | None) -> dict[str, float]:
    """How much hangs on each person, 0 to 1."""
    swings = {p["person"]: max(0.0, float(p["swing"])) for p in (forecast or {}).get("pivotal", ())}
    top = max(swings.values(), default=0.0)
    return {k: v / top for k, v in swings.items()} if top > 0 else {}


def _unique_first(found: Profile, profiles: Sequence[Profile]) -> bool:
    words = found.person.name.split()
    same = [p for p in profiles if p.person.name.split()[:1] == words[:1]]
    return len(words) > 1 and len(same) == 1 and words[0].casefold().rstrip(".") not in ("mr", "mrs", "ms", "dr")


def _quote_json(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "quote": quote.quote,
        **place_json(quote, quote.source, quote.date),
        "confidence": round(quote.confidence, 3),
        "reported": quote.reported,
        "mark": quote.mark,
    }
