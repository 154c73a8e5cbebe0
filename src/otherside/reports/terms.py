"""What they agreed to, asked, named and promised, and what we did: each with its words and their place; how it looks is a face's affair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from otherside.domain.counting import in_turn, plural
from otherside.profiles.private.keeping import refuses
from otherside.reports import odds
from otherside.reports.discreet import kept
from otherside.reports.length import FULL, Length
from otherside.reports.quotes import bracketed, flat, lead, placed, told_by

#: After a name: what stands in place of a request that has the words in it which it asks to keep.
KEPT_FOR_THEM = "asked us to keep something to ourselves"
#: Over the yeses that were given, and what took one back.
AGREED = "Where it stands, in their words"
#: Over what they asked, the days and the conditions.
ASKED, CONDITIONS, WINDOW = "What they asked us to leave or wait with", "Under which conditions", "Days they named"
NAMED = "Whom else they name"
#: Over the words of others by which it does not go without somebody who was never heard.
NEEDED = "Whose yes it needs, as they tell it, and who has not spoken to us"
#: Their colleagues' word, and not their own.
TOLD_OF = "What is told of those who have not spoken to us"
#: Over ``promises``; whether it was done is not read, and nothing is called late.
PROMISES = {
    "sought": "What they asked us for",
    "ours": "What we said we would do, and what stands open in our notes",
    "theirs": "What they said they would do",
}
#: Rows of ``AGREED``: what is older says little of today.
_AGREED = 3
#: Rows of ``NEEDED``.
_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One of them.

    Attributes:
        who: whose words these are; of another supplier its name before, of a day what it is.
        words: verbatim; empty where ``instead`` stands in their place.
        row: the words with their place, as in the brief; None where the brief has the words alone.
        place: where they stand, in brackets after a space; empty where that is not known.
        lead: what was said before and is needed to understand them, as ``quotes.lead`` gives it.
        instead: what is told without the words; without ``who`` it is all there is to tell.
        by: the day that a promise names, as people write it.
        after: what follows, after a space: what was said since, who else names a supplier.
    """

    who: str = ""
    words: str = ""
    row: Mapping[str, Any] | None = None
    place: str = ""
    lead: str = ""
    instead: str = ""
    by: str = ""
    after: str = ""

    def line(self) -> str:
        """All of it in one line of plain text."""
        if self.instead:
            return f"{self.who} {self.instead}{self.place}".lstrip()
        return f"{self.who}: {self.lead}“{self.words}”{bracketed(self.by)}{self.place}{self.after}"


def terms(data: Mapping[str, Any], length: Length = FULL) -> list[tuple[str, list[Term]]]:
    """By heading what they said yes to, asked us to leave, days they named, their conditions, whom else they name, promises.

    Args:
        data: a brief.
        length: how many rows stand under a heading.
    """
    most = length.terms
    ordered = list[Term] if length.whole else _in_turn
    forecast = data.get("forecast") or {}
    today = dt.date.today()
    agreed, wishes, conditions = (data.get(key, ()) for key in ("agreed", "wishes", "conditions"))
    agreed = in_turn(agreed, lambda row: str(row["person"]))[:_AGREED]
    asked = {row["id"] for row in (*agreed, *wishes)}
    told = {row["quote"] for row in (*agreed, *wishes, *conditions)}
    promises = {
        key: _promises(rows, told, today if key == "sought" else None, length)
        for key, rows in data.get("promises", {}).items()
    }
    told_of = in_turn([_told_of(row) for row in data.get("outlooks", ())], lambda term: term.who)[:most]
    needed = [_told_of(row) for row in data.get("needed", ()) if not kept(row)][:_NEEDED]
    found = [
        # Whoever can stop it and was never heard comes before all that those say who were, with what is told of them.
        (NEEDED, needed),
        (TOLD_OF, told_of if needed else []),
        (AGREED, _not_led_to([_said(row) for row in agreed])),
        # What they wait for is the first that we can do something about.
        (PROMISES["sought"], promises.pop("sought", [])),
        (ASKED, _wishes(wishes, length)),
        (WINDOW, _days(forecast, data.get("about", {}), length.days) if forecast else []),
        (CONDITIONS, ordered(_once(_said(row) for row in conditions if row["id"] not in asked))[:most]),
        (TOLD_OF, [] if needed else told_of),
        (NAMED, [_named(row) for row in data.get("alternatives", ())][:most]),
    ]
    found += [(heading, promises[key]) for key, heading in PROMISES.items() if key in promises]
    return [(heading, rows) for heading, rows in found if rows]


def _not_led_to(rows: Sequence[Term]) -> list[Term]:
    """Rows whose words are not what stands before another one's words already."""
    leads = [flat(term.lead) for term in rows]
    return [
        term
        for n, term in enumerate(rows)
        if not any(flat(term.words) in lead for m, lead in enumerate(leads) if m != n)
    ]


def _once(rows: Iterable[Term]) -> list[Term]:
    """Rows that read differently: of what is kept to ourselves, two of one turn say the same."""
    return list({term.line(): term for term in rows}.values())


def _wishes(rows: Sequence[Mapping[str, Any]], length: Length) -> list[Term]:
    """What they ask us to leave; in a short brief first what can be told, and in one line who asked that something is kept."""
    found = _once(map(_asked, rows))
    if length.whole:
        return found[: length.terms]
    confided = list(dict.fromkeys(term.who for term in found if term.instead))
    told = _in_turn([term for term in found if not term.instead])[: length.terms]
    return [*told, *([Term(_and(confided), instead=KEPT_FOR_THEM)] if confided else [])]


def _in_turn(rows: Sequence[Term]) -> list[Term]:
    return in_turn(rows, lambda term: term.who)


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _days(forecast: Mapping[str, Any], about: Mapping[str, Any], most: int) -> list[Term]:
    def of(who: str, words: str, row: Mapping[str, Any]) -> Term:
        # "Yes." says to what it is only beside what was asked.
        asked = f"“{flat(row['asked'])}” " if row.get("asked") else ""
        return Term(who, flat(words), place=bracketed(told_by(forecast, row)), lead=asked)

    days = [(row["date"], of(f"{day}, {name}", row["quote"], row)) for day, name, row in odds.window(forecast, most)]
    ours = odds.crm_close(about)
    if days and ours and not odds.settled(forecast):
        with_us = sum(row.get("kind") == "meeting" for *_, row in odds.window(forecast, most))
        days.append((ours, Term(instead=f"{odds.plain_day(ours)}, {odds.CRM_CLOSE}")))
        days[with_us:] = sorted(days[with_us:], key=lambda day: day[0])
    waits = forecast.get("window", {}).get("waits", ())
    return [term for _, term in days] + [of("no day named, but first", row["words"], row) for row in waits]


def _said(row: Mapping[str, Any], before: str = "", after: str = "") -> Term:
    return Term(before + row["person"], flat(row["quote"]), row, placed(row), lead(row), after=after)


def _asked(row: Mapping[str, Any]) -> Term:
    """A request; one to keep something without its words, which are what it asks to keep."""
    if kept(row) and not refuses(row["quote"]):
        return Term(row["person"], row=row, place=placed(row), instead=KEPT_FOR_THEM)
    return _said(row)


def _told_of(row: Mapping[str, Any]) -> Term:
    if to := row.get("to"):
        return replace(_said(row), who=f"{row['of']} to {to}, with us in copy", lead="")
    # Of whom it is stands before it: nobody needs the words that say so.
    return replace(_said(row, f"{row['of']}, as told by "), lead="")


def _named(row: Mapping[str, Any]) -> Term:
    """Another supplier with the newest words on it, and who else names it."""
    newest = row["quotes"][0]
    rest = [name for name in row["people"] if name != newest["person"]]
    today = ", whom they have today" if row["present"] else ""
    return _said(newest, f"{row['name']}{today}. ", bracketed("also " + ", ".join(rest)) if rest else "")


def _promises(
    rows: Sequence[Mapping[str, Any]], told: Collection[str], today: dt.date | None, length: Length
) -> list[Term]:
    """Promises or requests, what sounds kept last, and how many more there are.

    Args:
        told: words that stand under another heading.
        today: of requests, the day until which it is counted how long ago they were made.
    """
    found = sorted((row for row in rows if row["quote"] not in told), key=lambda row: row["since"] is not None)
    beside = {row["quote"] for row in found}
    shown = [_promise(row, beside, today) for row in found[: length.promised]]
    more = len(found) - len(shown)
    where = ": otherside brief --json" if length == FULL else ""
    return [*shown, Term(instead=f"and {more} more{where}")] if more else shown


def _promise(row: Mapping[str, Any], beside: Collection[str], today: dt.date | None) -> Term:
    """A promise with its day, where it names one; what nobody signed is our own note."""
    by = odds.plain_day(row["by"]) if row["by"] and row["by"] != row["date"] else ""
    before = "" if (row.get("before") or {}).get("quote") in beside else lead(row)
    since = ""
    if later := row["since"]:
        place = ", ".join(filter(None, (later["person"] or "our note", later["date"], later.get("mark"))))
        since = f" Since then: “{flat(later['quote'])}” ({place})"
    elif today and row["date"] and (days := (today - dt.date.fromisoformat(row["date"])).days) > 0:
        since = f" {plural(days, 'day')} ago"
    return Term(row["person"] or "Our note", flat(row["quote"]), row, placed(row), before, by=by, after=since)
