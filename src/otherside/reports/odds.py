"""What of a forecast may be said in words: no odds where hardly anything is known, no burden of which nobody spoke."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.extraction.spans import has_verb
from otherside.forecast.charts import MAY_STOP_IT as MAY_STOP_IT
from otherside.forecast.charts import STOPS_IT
from otherside.forecast.naming import BURDENS, to_find_out
from otherside.forecast.telling import plain_day as plain_day
from otherside.forecast.telling import told as told  # what may be said is the forecast's rule; here for the faces
from otherside.forecast.telling import untold as untold_of
from otherside.forecast.telling import why_not
from otherside.profiles.said.other_things import nothing_before_it
from otherside.profiles.said.undone import left_undone
from otherside.questions.view import LEAST_SIGN
from otherside.reports.discreet import KEPT, kept

Data = Mapping[str, Any]

#: How sure it is of somebody before it is said that they would be for it, or not. Draws move this chance by less than a point.
LEANS = 0.65
#: Burdens that weigh less than two points are not worth a line.
LEAST = 0.02

#: The numbers of people on which a burden rests.
_RESTS: Mapping[str, tuple[str, ...]] = {
    "fear": ("exposure", "loss_aversion"),
    "opposition": ("gain.us",),
    "change": ("switching_cost",),
    "priority": ("rank",),
}
#: The facets whose faintest sign speaks of a burden; of people who would be worse off nobody asks in these words.
_SIGNS: Mapping[str, tuple[str, ...]] = {"fear": ("fear", "risk"), "change": ("status_quo",), "priority": ("priority",)}
#: The burdens that a lever takes weight off; the wait for a day of theirs rests on the day.
_EASES: Mapping[str, frozenset[str]] = {
    "proof": frozenset({"fear"}),
    "guarantee": frozenset({"fear"}),
    "insight": frozenset({"fear"}),
    "phasing": frozenset({"fear", "change"}),
    "sponsor": frozenset({"fear", "priority"}),
    "meeting": frozenset({"opposition"}),
    "easing": frozenset({"change"}),
    "reranking": frozenset({"priority"}),
}
#: What a lever has to change at least to be worth a line.
_LEAST_EASED = 0.002
#: Words that a reader may take for a burden, and that say nothing of it.
_SAYS_NOTHING_OF: Mapping[str, Callable[[str], bool]] = {"priority": nothing_before_it, "fear": left_undone}
#: Facets whose words, where they point away from the change, tell what it would take from somebody.
_LOST = frozenset({"desire", "identity"})


def too_little(forecast: Data) -> str:
    """What is said in place of odds."""
    return why_not(forecast)


def untold(grounds: Mapping[str, Data | None]) -> str:
    """What is said in place of odds before and after, of their grounds as ``changes`` gives them; empty where both are told."""
    return untold_of(grounds["before"], grounds["after"])


def favour(forecast: Data, person: Data) -> str:
    """Whether somebody would be for it, effort and fear counted in: ``likely``, ``likely not``, ``open``, or empty.

    Empty where what it would change for them is not known: a role alone says nothing about where somebody stands. That
    they would rather not is said only of whose own words, or a user, say that they would be worse off.

    Args:
        person: their row in ``people`` of the forecast.
    """
    name, against = person["person"], person["against"]
    if person.get("unmet") or "gain" in person.get("unknown", ()) or not known_of(forecast, name):
        return ""
    if against >= LEANS and loses(forecast, name):
        return "likely not"
    return "likely" if against <= 1 - LEANS else "open"


#: So many days of silence are worth saying, and so many for which several messages of ours have had no answer.
LONG_SILENT, LONG_WAITED = 60, 7
#: So many messages of ours without an answer are worth saying, whatever the days.
SEVERAL = 2


def silence(forecast: Data, until: dt.date | None = None) -> str:
    """Since when nothing of theirs was heard, where that is long ago or several messages of ours have had no answer since; empty
    otherwise, and of what has been decided.

    Args:
        until: the day from which it is counted; today unless given.
    """
    last = forecast.get("last_heard")
    if last is None or forecast.get("outcome"):
        return ""
    day = until or dt.date.today()
    days = (day - dt.date.fromisoformat(last)).days
    waits = unanswered(forecast.get("waiting"), day)
    if days < LONG_SILENT and not waits:
        return ""
    has, ago = ("has", " ago") if until is None else ("had", "")
    told = f"Nothing {has} been heard from them since {plain_day(last)}, {days} days{ago}"
    return f"{told}; {waits}." if waits else f"{told}."


def seen_from(forecast: Data) -> str:
    """What the day is that a forecast of a deal is made for: the last of theirs, or one on which only we, or nobody knows who,
    said anything."""
    if forecast.get("last_heard", forecast["as_of"]) == forecast["as_of"]:
        return "when anything was last heard"
    return "the day of the last words of either side"


def unanswered(waiting: Data | None, day: dt.date) -> str:
    """That several messages of ours have had no answer, and since when; empty where that is not worth saying.

    Args:
        waiting: as ``workspace.heard.unanswered`` gives it.
        day: from which it is counted.
    """
    if not waiting or waiting["messages"] < SEVERAL:
        return ""
    since = waiting["since"]
    if (day - dt.date.fromisoformat(since)).days < LONG_WAITED:
        return ""
    return f"{plural(waiting['messages'], 'message')} of ours have had no answer, the first of {plain_day(since)}"


def spread(p: float, low: float, high: float, percent: Callable[[float], str] = "{:.0%}".format) -> str:
    """How far one of the odds may be off. Rare draws far away may pull a mean out of the range that holds nine of ten.

    Args:
        p: the chance itself, a mean over the draws.
        low, high: what holds nine draws of ten.
        percent: how a share is written.
    """
    said = percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"
    if percent(p) == said or low - ROUNDED <= p <= high + ROUNDED:
        return f"nine times in ten {percent(low)} to {percent(high)}"
    return f"mostly {said}, and now and then far {'more' if p > high else 'less'}"


#: What is lost by rounding to whole points.
ROUNDED = 0.005


def settled(forecast: Data) -> bool:
    """Whether it has been decided, or one of them says that it is: then nothing holds it back and nothing is worth asking."""
    return bool(forecast.get("outcome") or forecast.get("said_decided"))


def asking(forecast: Data, most: int = 3) -> list[tuple[str, str]]:
    """``(of whom, what)`` would tell most, each named once, with all that is worth asking about them; nothing of what they
    say is decided.

    Args:
        most: unknowns, over all people.
    """
    if settled(forecast):
        return []
    found: dict[str, list[str]] = {}
    for row in [row for row in forecast.get("unknowns", ()) if row["evppi"] > 0][:most]:
        found.setdefault(row["person"] or "all of them", []).append(row["parameter"])
    return [(who, _listed(to_find_out(what))) for who, what in found.items()]


def _listed(parts: Sequence[str]) -> str:
    return ", and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def holding(forecast: Data) -> list[tuple[str, float, Data | None]]:
    """``(burden in words, share, quote)``, heaviest first, of what they spoke of or a user stated.

    The quote is None where it is stated, by a user or in a scenario. What has been decided is held back by nothing.
    """
    if settled(forecast):
        return []
    weighing = [(key, v) for key, v in forecast["burdens"].items() if v >= LEAST]
    if "as_of" not in forecast:
        rows = [(BURDENS[key], v, None) for key, v in weighing]
        return sorted(rows, key=lambda row: -row[1])
    found = [(BURDENS[key], v, *_ground(forecast, key)) for key, v in weighing]
    return sorted(((text, v, quote) for text, v, said, quote in found if said), key=lambda row: -row[1])


def easing(forecast: Data) -> list[tuple[str, float]]:
    """``(burden in words, share below 0)`` of what weighs the other way round, most first: what holds another way back more
    than ours helps us."""
    if settled(forecast):
        return []
    rows = [(BURDENS[key], v) for key, v in forecast["burdens"].items() if v <= -LEAST]
    return sorted(rows, key=lambda row: row[1])


def moves(forecast: Data, most: int = 5) -> list[Data]:
    """What would ease it, first what is most worth its cost: of a deal only what eases a burden that words of that very person, or
    a user, speak of. What is usual in all deals says nothing about this one.

    Args:
        most: rows.
    """
    rows = [m for m in forecast["interventions"] if m["change"] > _LEAST_EASED]
    if "as_of" in forecast:
        read = _burdened(forecast)
        rows = [m for m in rows if m["lever"] not in _EASES or _EASES[m["lever"]] & read.get(m["person"], frozenset())]
    return rows[:most]


def _burdened(forecast: Data) -> dict[str | None, frozenset[str]]:
    """By person the burdens that weigh, and of which words of theirs speak or a user stated something."""
    found: dict[str | None, set[str]] = {}
    weighing = [(burden, keys) for burden, keys in _RESTS.items() if forecast["burdens"][burden] >= LEAST]
    for belief in forecast.get("beliefs", ()):
        for burden, keys in weighing:
            if belief["parameter"] in keys and (belief["said"] or _words(forecast, belief, burden)):
                found.setdefault(belief["person"], set()).add(burden)
    return {person: frozenset(burdens) for person, burdens in found.items()}


def other_ways(forecast: Data, most: int = 3) -> list[tuple[str, Data]]:
    """``(what there is, quote)`` of the other ways that stand in their own plain words, the latest first."""
    if settled(forecast):
        return []
    rows = [(row, forecast["quotes"][row["evidence"]]) for row in forecast.get("ways", ())]
    rows.sort(key=lambda row: row[1]["date"] or "", reverse=True)
    first: dict[str, tuple[str, Data]] = {}
    for row, quote in rows:
        what = row["what"] if row["what"] == row["name"] else f"{row['what']} ({row['name']})"
        first.setdefault(quote["quote"], (what, quote))
    return list(first.values())[:most]


def named_ways(forecast: Data, most: int = 3) -> list[tuple[str, Data]]:
    """``(name, quote)`` of the other ways that they name and that ``other_ways`` does not tell of, with the latest words."""
    if settled(forecast):
        return []
    shown = {quote["quote"] for _, quote in other_ways(forecast)}
    found = []
    for way in forecast.get("alternatives", ()):
        quotes = [q for e in way["evidence"] if (q := forecast["quotes"].get(e))]
        latest = max(quotes, key=lambda q: q["date"] or "", default=None)
        if latest is not None and latest["quote"] not in shown:
            found.append((way["name"], latest))
    return found[:most]


def hangs_on(forecast: Data, most: int = 6) -> list[Data]:
    """What they make it hang on or left open in their own words, of each of them the latest first; nothing that may not lie open.

    Args:
        most: rows, over all people.
    """
    placed: dict[str, int] = {}
    rows = []
    for row in forecast.get("hangs_on", ()):
        if not kept(row) and row["quote"] != KEPT:
            place = placed[row["person"]] = placed.get(row["person"], -1) + 1
            rows.append((place, row))
    first = [row for _, row in sorted(rows, key=lambda one: one[0])][:most]
    return [row for who in dict.fromkeys(r["person"] for r in first) for row in first if row["person"] == who]


#: Of whose yes it needs, and who holds the money.
_OF_A_SAY = lazily(
    r"\b(?:sign\w*|decid\w+|decision|approv\w+|agree\w*|permission|consent|says? (?:yes|no)|veto\w*|vot(?:e[sd]?|ing)|(?:a|the) say|"
    r"last word|budgets?|money|purse|council|board|committee|(?:his|hers|theirs) to (?:decide|sign|say|give|approve|make|stop)|"
    r"up to (?:him|her|them)|without (?:his|her|their|him|them)|\w+['’]s call|(?:his|her|their) (?:call|yes|no|signature|decision)|"
    r"stops?|block\w*|has to|have to)\b",
    re.IGNORECASE,
)


def whose_say(forecast: Data, person: Data) -> Data | None:
    """The words that tell best what say somebody has: that they can stop it, else that it is theirs to decide; None where none do.

    Args:
        person: their row in ``people`` of the forecast.
    """
    vetoes = [
        e
        for b in forecast.get("beliefs", ())
        if (b["person"], b["parameter"]) == (person["person"], "veto")
        for e in b["evidence"]
    ]
    for evidence in [*vetoes, *person.get("named_in", ())]:
        quote: Data | None = forecast["quotes"].get(evidence)
        # "Our finance director, Ada Holm." tells who somebody is, and "I went behind his back" of no say.
        if quote is not None and has_verb(quote["quote"]) and _OF_A_SAY.search(quote["quote"]) and not kept(quote):
            return quote
    return None


def can_stop_it(forecast: Data, person: Data) -> str:
    """Whether somebody can stop it alone, as it goes on behind their name: certain where a user stated it so; empty where it is
    unlikely.

    Args:
        person: their row in ``people`` of the forecast.
    """
    veto = person.get("veto", 0)
    # What is counted over draws is near what was stated, and not it.
    stated = [
        b["mid"]
        for b in forecast.get("beliefs", ())
        if (b["person"], b["parameter"]) == (person["person"], "veto") and b["said"]
    ]
    if veto == 1 or any(known >= STOPS_IT for known in stated):
        return "can stop it alone"
    return "may be able to stop it alone" if veto >= MAY_STOP_IT else ""


def own_decision(forecast: Data, person: Data) -> str:
    """In somebody's own words that it is theirs to decide; empty where they did not say so, or in confidence.

    Args:
        person: their row in ``people`` of the forecast.
    """
    quotes = (forecast["quotes"].get(e) for e in reversed(person.get("decides", ())))
    found = next((q for q in quotes if q is not None and not kept(q)), None)
    if found is None:
        return ""
    words = " ".join(found["quote"].split())
    # "Me." is the answer to whose it is, and says nothing alone.
    return f"“{words}”" if has_verb(words) else "theirs to decide, they say"


def unheard(forecast: Data) -> list[str]:
    """Burdens that the model reckons with by default, and of which nothing was read in their words, not even faintly."""
    if settled(forecast):
        return []
    spoken = {text for text, *_ in holding(forecast)}
    signs = forecast.get("signs", {})
    rows = sorted(forecast["burdens"].items(), key=lambda row: -row[1])
    return [
        BURDENS[key]
        for key, v in rows
        if v >= LEAST and key in _SIGNS and BURDENS[key] not in spoken
        if all(signs.get(facet, 0.0) < LEAST_SIGN for facet in _SIGNS[key])
    ]


def window(forecast: Data, most: int = 8) -> list[tuple[str, str, Data]]:
    """``(day, what it is, the date)`` of the window, in order, also of other days to come that they named.

    ``day`` is as people write it, with "about" where only a month or the like was named. Days agreed with us come first. Where
    they named more days than there is room for, those on which they decide come next, and those that bear on deciding before
    those merely mentioned; of each person the latest words before older ones.
    """
    found = forecast.get("window")
    if not found:
        return []
    named = {"trigger": "why now", "opens": "no room before", "closes": "after this it is too late, as they say"}
    rows = [(named[key], found[key]) for key in named if found[key]]
    if found["trigger"] and found["closes"] and found["trigger"]["date"] == found["closes"]["date"]:
        rows = [row for row in rows if row[0] != named["trigger"]]
    days = {row["date"] for _, row in rows}
    # What was named anew stands beside the newer day, and not as one of its own.
    days |= {row["earlier"]["date"] for row in found["dates"] if row.get("earlier")}
    for row in _latest_first(forecast, [row for row in found["dates"] if row["date"] >= forecast["as_of"]]):
        if row["date"] not in days:
            opens = named["opens"] if row.get("kind") == "not_before" else "also named"
            label = DECIDES if row.get("decides") else AGREED if _agreed(row) else opens
            rows.append((label, row))
            days.add(row["date"])
    # Whatever else there is no room for, the next day with us and the day on which they decide stand there.
    rows.sort(key=lambda row: (not _agreed(row[1]), not row[1].get("decides")))
    shown = sorted(rows[:most], key=lambda row: (not _agreed(row[1]), row[1]["date"]))
    anew = {row["date"]: row["earlier"]["date"] for row in found["dates"] if row.get("earlier")}
    return [(_day(row) + _before(anew.get(row["date"])), label, row) for label, row in shown]


def _agreed(row: Data) -> bool:
    return row.get("kind") == "meeting"


#: Of a day agreed with us, to talk or to begin.
AGREED = "agreed with us"
#: Of a day on which a body of theirs meets, or it is decided.
DECIDES = "they decide"
#: Of the CRM's close day, beside days of theirs.
CRM_CLOSE = "the close day in your CRM"


def crm_close(about: Data) -> str | None:
    """The CRM's close day of a deal that is open; None where there is none."""
    return about.get("closed") if about.get("outcome") in (None, "open") else None


def _before(day: str | None) -> str:
    """What they named for it earlier, in brackets."""
    return f" (earlier said: {plain_day(day)})" if day else ""


def _latest_first(forecast: Data, rows: Sequence[Data]) -> list[Data]:
    """Days as they come into a short list: what bears on deciding, each person's latest words, the latest of all."""

    def said(row: Data) -> str:
        return str(forecast.get("quotes", {}).get(row.get("evidence"), {}).get("date") or "")

    heard: dict[str, list[str]] = {}
    placed: list[tuple[bool, int, Data]] = []
    for row in sorted(rows, key=said, reverse=True):
        sayings = heard.setdefault(row["person"], [])
        if row["quote"] not in sayings:
            sayings.append(row["quote"])
        placed.append((row.get("kind") == "event", sayings.index(row["quote"]), row))
    return [row for *_, row in sorted(placed, key=lambda one: one[:2])]


def _day(row: Data) -> str:
    return f"{'' if row['exact'] else 'about '}{plain_day(row['date'])}"


def known_of(forecast: Data, person: str) -> bool:
    """Whether words, or a user, say what acting with us would change for somebody; a role alone does not."""
    return "as_of" not in forecast or any(b["origin"] != "prior" for b in _gains(forecast, person))


def loses(forecast: Data, person: str) -> bool:
    """Whether a user, or words of what they want or are, say that acting with us would leave somebody worse off."""
    return "as_of" not in forecast or any(
        b["said"] or _words(forecast, b, "opposition") for b in _gains(forecast, person)
    )


def _gains(forecast: Data, person: str) -> list[Data]:
    return [b for b in forecast.get("beliefs", ()) if (b["person"], b["parameter"]) == (person, "gain.us")]


def _words(forecast: Data, belief: Data, burden: str) -> Data | None:
    """The weightiest quote under a belief that speaks of the burden."""
    for evidence in belief["evidence"]:
        quote: Data | None = forecast["quotes"].get(evidence)
        if quote is None:
            continue
        if burden in _SAYS_NOTHING_OF and _SAYS_NOTHING_OF[burden](quote["quote"]):
            continue
        # A refusal, or a yes on a condition, says nothing of what it would take from them.
        if burden != "opposition" or (quote["stance"] == "away" and _LOST & {*quote["facets"]}):
            return quote
    return None


def _ground(forecast: Data, burden: str) -> tuple[bool, Data | None]:
    """Whether anything but a role or a default stands behind a burden, and the weightiest words that do."""
    place = {row["person"]: n for n, row in enumerate(forecast["pivotal"])}
    beliefs = [b for b in forecast.get("beliefs", ()) if b["parameter"] in _RESTS[burden]]
    for belief in sorted(beliefs, key=lambda b: place.get(b["person"], len(place))):
        if quote := _words(forecast, belief, burden):
            return True, quote
    keys = [*_RESTS[burden], *(("failure",) if burden == "fear" else ())]
    stated = [b for b in forecast.get("beliefs", ()) if b["parameter"] in keys and b["said"]]
    return any(burden != "opposition" or b.get("mid", -1.0) < 0 for b in stated), None


def placed_against(forecast: Data) -> list[str]:
    """Those of whom a user stated that acting with us would leave them worse off."""
    found = [
        b for b in forecast.get("beliefs", ()) if b["parameter"] == "gain.us" and b["said"] and b.get("mid", 0.0) < 0
    ]
    return list(dict.fromkeys(b["person"] for b in found if b["person"]))
