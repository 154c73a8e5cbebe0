"""A forecast in words, for people at a terminal."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from otherside.domain.counting import plural
from otherside.reports import listed, odds, words

Data = Mapping[str, Any]

#: By ``odds.favour``. Unknown is not bad: a role alone says nothing about where somebody stands.
_STANDS = {
    "": "what they would gain or lose by it is not known",
    "likely not": "as far as known more likely worse off than better",
    "likely": "as far as known more likely better off than worse",
    "open": "",
}
#: Where no odds are told, fewer lines: what comes fourth comes there by chance.
ASKED = EASED = 3


def lines(data: Data, most: int = 5, *, as_of: bool = False) -> Iterator[str]:
    """The text, line by line, without colours.

    Args:
        data: the JSON of ``otherside forecast``.
        most: rows in each list.
        as_of: whether the day it is made for was asked for.
    """
    if data.get("outcome"):
        yield f"{data['deal']}: {odds.too_little(data)}"
        yield from _said(data)
        return
    if data.get("said_decided"):
        yield from _decided(data)
        return
    yield _title(data, as_of)
    if "as_of" in data and (silent := odds.silence(data, dt.date.fromisoformat(data["as_of"]) if as_of else None)):
        yield f"  {silent}"
    if odds.told(data):
        yield from (f"  {n}" for n in _trust(data))
        yield ""
        yield from _odds(data)
    else:
        yield from (f"  {n}" for n in _no_odds(data))
    if data.get("what_if"):
        yield ""
        yield from what_if(data["what_if"])
    yield ""
    yield from _hanging(data)
    yield from _holding(data)
    yield from _people(data, most)
    yield from _asking(data, most)
    yield from _moves(data, most)
    if "initiatives" in data:
        yield from _initiatives(data)
        yield from _window(data)
        yield from _said(data)
    yield from data.get("notes", ())


def _decided(data: Data) -> Iterator[str]:
    """What they say is decided, and what that is worth here until somebody states how it ended."""
    yield f"{data['deal']}: {odds.too_little(data)}"
    if data["said_decided"]["way"]:
        yield f"  In the numbers of --json it counts for {_percent(data['said_decided']['chance'])}; the rest is as the people stand."
    yield "  The deal stays open here until your CRM or you say how it ended."
    if data.get("what_if"):
        yield from what_if(data["what_if"])
    yield from _said(data)
    yield from data.get("notes", ())


def what_if(found: Data) -> Iterator[str]:
    """A comparison in two lines: how far the odds move or, where they are not told, which way and why not how far."""
    low, high = found["interval"]
    asked = ", ".join(found["sets"]) if found.get("sets") else str(found.get("with", ""))
    about = f"{'What if' if found.get('sets') else 'Beside'} {asked}: acting with us"
    if not found["told"]:
        yield f"{about} {_way(low, high) if found.get('sets') else _way_there(low, high)}"
        yield f"  how far is not said: {found['why_not_told']}"
        return
    levels = f"{_percent(found['before']['us'])} -> {_percent(found['after']['us'])}"
    yield f"{about} {levels}, {percent_points(found['change']['us'])} points"
    yield f"  nine times in ten between {percent_points(low)} and {percent_points(high)}, on the same draws"
    if found["horizon_after"] != found["horizon"]:
        yield f"  within {found['horizon']:.4g} and within {found['horizon_after']:.4g} {found['unit']}"


def _way(low: float, high: float) -> str:
    """Which way it goes, of nine draws in ten."""
    if low == high == 0:
        return "stays as likely"
    return "gets likelier" if low >= 0 else "gets less likely" if high <= 0 else "may get likelier or less likely"


def _way_there(low: float, high: float) -> str:
    """The same of another deal."""
    if low == high == 0:
        return "is as likely there"
    return (
        "is likelier there"
        if low >= 0
        else "is less likely there"
        if high <= 0
        else "may be likelier there or less likely"
    )


def _title(data: Data, asked: bool) -> str:
    span = f"{data['horizon']:.4g} {data['unit'].removesuffix('s') if data['horizon'] == 1 else data['unit']}"
    if "as_of" not in data:
        return f"{data['deal']}: within {span}"
    start = dt.date.fromisoformat(data["as_of"])
    title = f"{data['deal']}: within {span} of {_day(start)}"
    if start == dt.date.today():
        return title
    if asked:
        return title + ", by what had been heard until then"
    return f"{title}, {odds.seen_from(data)}"


def _trust(data: Data) -> Iterator[str]:
    about = data.get("calibration")
    if not data["calibrated"]:
        yield f"Not calibrated{_few(about)}: read it for what hangs on what, not as odds."
        yield "Your closed deals teach it: otherside outcomes FILE.csv"
    elif about and not about["ranking"]:
        yield f"Level calibrated on {plural(about['deals'], 'closed deal')}; what tells one deal from another is not calibrated."
    else:
        yield "Calibrated on closed deals."


def _few(about: Data | None) -> str:
    return f" ({plural(about['deals'], 'closed deal is', 'closed deals are')} too few)" if about else ""


def _no_odds(data: Data) -> Iterator[str]:
    """Why there are no odds, and what stands below instead."""
    yield odds.too_little(data)
    yield "Below: what it hangs on as far as they said, and what is worth finding out."
    yield f"Your closed deals can teach it odds{_few(data.get('calibration'))}: otherside outcomes FILE.csv"


def _hanging(data: Data) -> Iterator[str]:
    """What they wait for from us, and what it hangs on in their own words."""
    if waits := listed.waits_line(data):
        yield waits
        yield ""
    rows = odds.hangs_on(data)
    if rows:
        yield "What it hangs on, in their own words"
        yield from (f"  {row['person']}: “{short(row['quote'], 200)}”{words.marked(row)}" for row in rows)
        yield ""


def _odds(data: Data) -> Iterator[str]:
    others = [o for o in data.get("options", [])[1:] if o != "another way"]
    names = {"nothing": "do nothing", "us": "act with us", "other": " or ".join(others) or "go another way"}
    width = max(len(n) for n in names.values())
    for key in ("nothing", "us", "other"):
        low, high = data["interval"][key]
        span = odds.spread(data["p"][key], low, high, _percent)
        yield f"  {names[key]:<{width}}  {_percent(data['p'][key]):>6}   {span}"


def _holding(data: Data) -> Iterator[str]:
    held, unheard, told = odds.holding(data), odds.unheard(data), odds.told(data)
    if held:
        points = ", in points of the chance of acting with us" if told else ""
        yield f"What holds it back{points}"
    for what, value, quote in held:
        said = f": “{short(quote['quote'])}” ({_by(quote)})" if quote else ""
        yield (f"  {100 * value:5.1f}  " if told else "  ") + what + said
    if held and told:
        yield from _rest(data, sum(value for _, value, _ in held))
    ways = odds.other_ways(data) + odds.named_ways(data)
    if ways:
        yield "Another way they speak of"
    for what, quote in ways:
        yield f"  {what}: “{short(quote['quote'])}” ({_by(quote)})"
    if unheard:
        yield f"Usual in such deals, and not read in their words: {', '.join(unheard)}"
    if held or ways or unheard:
        yield ""


def _rest(data: Data, shown: float) -> Iterator[str]:
    """What else there is between today and the deal without any burden, so that the points add up."""
    other = odds.easing(data)
    for what, value in other:
        yield f"  {100 * value:5.1f}  {what} weighs the other way: it holds another way back more than ours"
    rest = data["frictionless"] - data["p"]["us"] - shown - sum(value for _, value in other)
    if abs(rest) >= odds.ROUNDED:
        yield f"  {100 * rest:5.1f}  the rest, too small to tell or not read in their words"
    yield f"  Without any burden it would be {_percent(data['frictionless'])}."


def _people(data: Data, most: int) -> Iterator[str]:
    yield "Whose view it turns on"
    people = {p["person"]: p for p in data["people"]}
    above = [row["quote"] for row in odds.hangs_on(data)]
    for pivot in data["pivotal"][:most]:
        person = people.get(pivot["person"], {})
        parts = [f"{percent_points(pivot['swing'])} points between their no and their yes"] if odds.told(data) else []
        parts += _of_person(data, person) if person else []
        role = f", {person['role']}" if person.get("role") and not person.get("unmet") else ""
        yield f"  {pivot['person']}{role}" + (": " if parts else "") + "; ".join(parts)
        if said := odds.own_decision(data, person):
            yield f"      {said} ({pivot['person']})"
        quote = odds.whose_say(data, person) if person else None
        if quote and f"“{quote['quote']}”" != said and not any(quote["quote"] in said for said in above):
            yield f"      “{short(quote['quote'])}” ({_by(quote)})"
        for row in data.get("outlooks", ()):
            if row["of_id"] == person.get("id") and not (quote and row["quote"] in quote["quote"]):
                yield f"      {row['person']} tells of them: “{short(row['quote'])}”{words.marked(row)}"
    blocker = people.get(data.get("blocker") or "")
    if blocker and odds.favour(data, blocker) == "likely not":
        yield f"  {data['blocker']} may well lose by it, as far as known, and weighs most of those who may lose: understand them first."
    yield ""


def _of_person(data: Data, person: Data) -> list[str]:
    """Where somebody stands as far as known, and whether they can stop it alone."""
    parts = []
    if person.get("unmet"):
        parts.append(f"never heard; named by {person['named_by']}")
    elif stands := _STANDS[odds.favour(data, person)]:
        parts.append(stands)
    if stops := odds.can_stop_it(data, person):
        chance = f" ({_percent(person['veto'])})" if odds.told(data) and stops.startswith("may") else ""
        parts.append(f"{stops}{chance}")
    return parts


def _asking(data: Data, most: int) -> Iterator[str]:
    rows = odds.asking(data, most if odds.told(data) else ASKED)
    if rows:
        yield "Worth finding out first"
        yield from (f"  {who}: {what}" for who, what in rows)
        if "as_of" in data:
            yield f"  How to ask it: otherside questions {shlex.quote(data['deal'])}"
        yield ""


def _moves(data: Data, most: int) -> Iterator[str]:
    rows = odds.moves(data, most if odds.told(data) else EASED)
    if not rows:
        return
    told = odds.told(data)
    if told:
        yield "What would ease it, in points of the chance of acting with us; first what is most worth its cost"
    else:
        yield "What may ease it"
    for row in rows:
        who = f", for {row['person']}" if row["person"] else ""
        what = words.EASING.get(str(row["lever"]), str(row["lever"]))
        yield (f"  {percent_points(row['change']):>5}  " if told else "  ") + what + who
    yield ""


def _initiatives(data: Data) -> Iterator[str]:
    found = data["initiatives"]
    if found["competing"]:
        yield "Also on their list, as they named it"
        for item in found["competing"][:6]:
            parts = [f"named by {', '.join(item['named_by'])}"]
            if item["rank"] is not None:
                parts.append(f"number {item['rank']} on their list")
            if item["dates"]:
                parts.append(", ".join(_day(dt.date.fromisoformat(d["date"])) for d in item["dates"]))
            yield f"  {item['name']} ({'; '.join(parts)})"
        yield ""
    rows = [t for t in found["top_three"] if not t["unknown"]]
    unknown = [t["person"] for t in found["top_three"] if t["unknown"]]
    told = odds.told(data)
    if not told:
        rows, unknown = [t for t in rows if t["own_reasons"]], []
    if rows or unknown:
        yield "Does this make their top three?" if told else "Why it may be among what matters to them"
        for row in sorted(rows, key=lambda r: r["probability"]):
            yield f"  {row['person']}:" + (f" {_percent(row['probability'])}" if told else "")
            for evidence in row["own_reasons"][:2]:
                if evidence in data["quotes"]:
                    quote = data["quotes"][evidence]
                    mark = f" ({quote['mark']})" if quote["mark"] else ""
                    yield f"      their own reason: “{short(quote['quote'])}”{mark}"
    if unknown:
        yield f"  not known of {', '.join(unknown)}"
    if rows or unknown:
        yield ""


def _window(data: Data) -> Iterator[str]:
    window = data["window"]
    if window["costs"]:
        yield "What staying as they are costs, as they put it"
        for cost in window["costs"][:5]:
            yield f"  {cost['words']}{_per(cost)}: “{short(cost['quote'])}” ({words.told_by(data, cost)})"
        yield ""
    rows = odds.window(data)
    if rows or window["waits"]:
        yield "The window"
        for day, label, row in rows:
            asked = f"“{short(row['asked'])}” " if row.get("asked") else ""
            yield f"  {day}, {label}: {asked}“{short(row['quote'])}” ({words.told_by(data, row)})"
        for row in window["waits"]:
            yield f"  no day named, but first: “{short(row['words'])}” ({words.told_by(data, row)})"
        yield ""


def _per(cost: Data) -> str:
    return f" per {cost['per']}" if cost["per"] and cost["per"] not in cost["words"].casefold() else ""


def _said(data: Data) -> Iterator[str]:
    if data["said"]:
        yield "Stated by people, over what the evidence says"
        for row in data["said"]:
            because = f", because {row['because']}" if row["because"] else ""
            yield f"  {row['name']}: {row['key']} = {row['value']} ({row['by']}, {row['on']}{because})"
        yield ""


def _by(quote: Data) -> str:
    """Who said it, and what a reader must know beside the words."""
    return ", ".join(filter(None, (quote["person"], quote["mark"])))


def short(text: str, most: int = 110) -> str:
    """Words on one line, cut at a word with an ellipsis where they are longer than ``most`` letters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"


def _percent(p: float) -> str:
    return "<1 %" if 0 < p < 0.005 else ">99 %" if 0.995 < p < 1 else f"{100 * p:.0f} %"


def percent_points(p: float) -> str:
    """A difference of chances in points, with its sign."""
    return f"{100 * p:+.1f}" if abs(p) < 0.095 else f"{100 * p:+.0f}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def score_lines(data: Data) -> Iterator[str]:
    """A backtest in words."""
    closed = data["closed"]
    total = sum(closed[k] for k in ("won", "lost", "no_decision"))
    talked, early = closed["with_conversations"], closed.get("with_early_words", closed["with_conversations"])
    some = f", {early} of these with words of theirs from the first half of its time" if early < talked else ""
    yield (
        f"{plural(total, 'closed deal')}: {closed['won']} won, {closed['lost']} lost, "
        f"{closed['no_decision']} without a decision; {talked} of them with conversations here{some}"
    )
    if closed["undated"]:
        left = plural(closed["undated"], "is left out: it has", "are left out: they have")
        yield f"  {left} no create date with a close date after it"
    if not data["count"]:
        yield "Nothing to test on yet. Give closed deals: otherside outcomes FILE.csv"
        return
    message = data.get("message")
    if message and not data["enough"]:
        yield message[0].upper() + message[1:] + "; the figures below may be chance."
    yield ""
    yield f"Forecast before, held against what happened within {data['horizon']:g} days ({plural(data['count'], 'deal')})"
    yield f"  {'':<22}{'Brier':>8}{'log loss':>10}{'AUC':>7}"
    rows: Sequence[tuple[str, Data]] = [("forecast", data), ("base rate until then", data["baseline"])]
    if after := data.get("learned_before"):
        own = ("once taught", after), ("base rate then", after["baseline"])
        rows = [*rows, *((f"{name} ({after['count']})", row) for name, row in own)]
    if "stage" in data:
        rows = [*rows, (f"CRM stage ({data['stage']['count']})", data["stage"])]
    for name, row in rows:
        auc = f"{row['auc']:.2f}" if row["auc"] is not None else "-"
        yield f"  {name:<22}{row['brier']:>8.3f}{row['log_loss']:>10.3f}{auc:>7}"
    yield "  (Brier and log loss: less is better; AUC .5 is guessing)"
    if data["brier"] >= data["baseline"]["brier"]:
        yield "  The base rate alone was no worse: this forecast does not tell these deals apart."
    if after:
        yield "  (once taught: those of them with enough closed deals before them to learn from)"
    yield ""
    yield "When it said, it happened"
    for row in data["calibration"]:
        yield (
            f"  {_percent(row['forecast']):>6}  {_percent(row['happened']):>6}  "
            f"({_percent(row['low'])} to {_percent(row['high'])}, {plural(row['count'], 'deal')})"
        )
    if message and data["enough"]:
        yield ""
        yield message[0].upper() + message[1:].removesuffix(".") + "."
