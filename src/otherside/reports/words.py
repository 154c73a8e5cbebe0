"""Words that all renderings of a brief share."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, DRIVERS, FACET_DEFINITIONS, STANDING, Facet
from otherside.domain.counting import in_turn, plural
from otherside.domain.patterns import lazily
from otherside.profiles.private.hurts import target
from otherside.profiles.said.self_image import denied, told_past
from otherside.profiles.said.went_well import went_well
from otherside.questions.view import LEAST_SIGN
from otherside.reports import odds
from otherside.reports import terms as asked_and_promised
from otherside.reports.discreet import kept
from otherside.reports.length import FULL, Length

# Re-exported: what a face says of quotes and of terms, it says with words of this module.
from otherside.reports.quotes import bracketed as bracketed
from otherside.reports.quotes import flat as flat
from otherside.reports.quotes import lead as lead
from otherside.reports.quotes import marked as marked
from otherside.reports.quotes import placed as placed
from otherside.reports.quotes import told_by as told_by
from otherside.reports.quotes import where as where
from otherside.reports.terms import KEPT_FOR_THEM as KEPT_FOR_THEM
from otherside.reports.terms import NAMED as NAMED
from otherside.reports.terms import PROMISES as PROMISES
from otherside.reports.terms import WINDOW as WINDOW

#: Sections of a person, each with the facets it holds, in reading order.
SECTIONS: tuple[tuple[str, tuple[Facet, ...]], ...] = (
    (
        "Who they are becoming",
        (Facet.IDENTITY, Facet.ASPIRATION),
    ),
    (
        "What moves them",
        (Facet.GOAL, Facet.DESIRE, Facet.WANT, Facet.FEAR, Facet.FRUSTRATION),
    ),
    ("Where they stand", STANDING),
    ("What makes it hard for them", CONSTRAINTS),
)
assert {f for _, facets in SECTIONS for f in facets} == {*DRIVERS, *STANDING, *CONSTRAINTS}


def label(facet: str | Facet) -> str:
    """The heading of a facet."""
    return FACET_DEFINITIONS[Facet(facet)].label


def subtitle(data: Mapping[str, Any]) -> str:
    """One line on what the brief rests on."""
    parts = [plural(data["conversations"], "conversation")]
    if data["since"]:
        parts.append(data["since"] if data["since"] == data["until"] else f"{data['since']} to {data['until']}")
    if data.get("excluded"):
        parts.append(f"{len(data['excluded'])} left out, since consent was refused or withdrawn")
    about = data["about"]
    if about.get("stage"):
        parts.append(f"stage in the CRM: {about['stage']}")
    if about.get("outcome") not in (None, "open"):
        parts.append(f"closed: {about['outcome'].replace('_', ' ')}")
    elif (said := (data.get("forecast") or {}).get("said_decided")) and not said.get("in_confidence"):
        parts.append(f"{said['who']} says it is decided")
    if about.get("amount"):
        parts.append(f"{about['amount']:,.0f} {about.get('currency', '')}".strip())
    if about.get("owner"):
        parts.append(f"owner: {about['owner']}")
    return " · ".join(parts)


def role_line(person: Mapping[str, Any]) -> str:
    """Role and organisation, as far as stated."""
    return ", ".join(p for p in (person["role"], person["organisation"]) if p) or "role not stated"


def left_line(person: Mapping[str, Any]) -> str:
    """That somebody has left, leaves or looks elsewhere, and the words that say so; empty for all others."""
    gone: Mapping[str, Any] | None = person.get("left")
    left = gone or person.get("leaving")
    if not left:
        elsewhere = person.get("may_leave")
        # Told in confidence, the very heading would tell it.
        told = elsewhere if elsewhere and not kept(elsewhere) else None
        return f"may leave: “{flat(told['quote'])}” ({where(told)})" if told else ""
    if not gone:
        when = f"leaves {'on' if left['exact'] else 'by'} {odds.plain_day(left['since'])}"
    else:
        when = f"left on {odds.plain_day(left['since'])}" if left["since"] and left["exact"] else "has left"
    who = f"{left['person']}, " if left["person"] != person["name"] and left["person"] else ""
    instead = f"; named instead: {left['successor']}" if left["successor"] else ""
    return f"{when}: {lead(left)}“{flat(left['quote'])}” ({who}{where(left)}){instead}"


#: Before the facets of which nothing was read in somebody's words: it is about our reading.
NOT_READ = "Not read in what they said"


def unknown_lines(person: Mapping[str, Any]) -> list[tuple[str, str]]:
    """``(lead, facets)`` of what was not read in what somebody said: it is about our reading, never about them.

    A facet with a faint sign is not sure; one whose sign is shown under "perhaps" is left out.
    """
    hinted = {facet for facet, _ in guesses(person)}
    perhaps = person.get("perhaps", {})
    signs = {f for f, quotes in perhaps.items() if any(q["confidence"] >= LEAST_SIGN for q in quotes)}
    faint = [label(f).lower() for f in person["unknown"] if f in signs - hinted]
    none = [label(f).lower() for f in person["unknown"] if f not in signs | hinted]
    private = [label(f).lower() for f in person.get("kept_private", ())]
    told = person.get("told_of", 0)
    of = [f"{plural(told, 'sentence')} of notes"] if told else []
    rows = (
        ("Faint signs, nothing sure", faint),
        (NOT_READ, none),
        ("Said, but private, so not repeated", private),
        ("Told of in reported speech, and not read as their words", of),
    )
    return [(lead, ", ".join(names)) for lead, names in rows if names]


def buyers(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side of whom we have words."""
    return [p for p in data["people"] if p["side"] == "theirs" and p["facets"]]


def silent(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side of whom we have no words yet."""
    return [p for p in data["people"] if p["side"] == "theirs" and not p["facets"] and not p.get("turns")]


def nobody_heard(data: Mapping[str, Any]) -> bool:
    """Whether nobody on their side has said anything yet, as far as is known who is on it."""
    return not (buyers(data) or unread(data))


#: Over those of ``unread``.
UNREAD = "Heard, and nothing sure read yet of how they see it"


def unread(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side who have spoken or written, and of whose words nothing was read that is sure."""
    return [p for p in data["people"] if p["side"] == "theirs" and not p["facets"] and p.get("turns")]


def silent_line(person: Mapping[str, Any]) -> str:
    """Who they are, and that they have left where they have."""
    return "; ".join(filter(None, (role_line(person), left_line(person))))


def unread_line(person: Mapping[str, Any]) -> str:
    """Who they are, how often they were heard, and the surest of the unsure signs: who has only such is not without words."""
    n = person["turns"]
    heard = f"{silent_line(person)}; heard {'once' if n == 1 else f'{n} times'}"
    for facet, quote in guesses(person)[:1]:
        return f"{heard}; perhaps {label(facet).lower()}: {lead(quote)}“{flat(quote['quote'])}” ({where(quote)})"
    return f"{heard}, what they said stands in the conversations"


def others(data: Mapping[str, Any], side: str) -> list[Mapping[str, Any]]:
    """People on another side."""
    return [p for p in data["people"] if p["side"] == side]


Rows = list[tuple[str, list[Any], list[Any]]]


def sections(person: Mapping[str, Any], most: int) -> Sequence[tuple[str, Rows]]:
    """A person's sections with ``(facet, first quotes, the rest)``; empty ones left out.

    A sentence stands once, where it is surest, and one that says nothing alone stands nowhere. Where all of a facet are quoted above,
    there are no first ones.
    """
    read = once(person)
    found = []
    for heading, facets in SECTIONS:
        rows = [(f.value, *_parted(read[f.value], most)) for f in facets if read.get(f.value)]
        if rows:
            found.append((heading, rows))
    return found


def _parted(quotes: list[Any], most: int) -> tuple[list[Any], list[Any]]:
    fresh = [q for q in quotes if not q.get("above")]
    return fresh[:most], [*fresh[most:], *(q for q in quotes if q.get("above"))]


def once(person: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Quotes by facet, each sentence only under its surest one."""
    ranked = sorted(
        ((q, f.value) for _, facets in SECTIONS for f in facets for q in person["facets"].get(f.value, ())),
        key=lambda row: (bool(row[0].get("confirmed")), -row[0]["confidence"]),
    )
    kept: set[tuple[str, str]] = set()
    taken: list[tuple[Any, str]] = []
    for quote, facet in ranked:
        if quote.get("empty") or any(f != facet and _overlap(quote, other) for other, f in taken):
            continue
        taken.append((quote, facet))
        kept.add((facet, quote["id"]))
    return {f: [q for q in quotes if (f, q["id"]) in kept] for f, quotes in person["facets"].items()}


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    same = all(one[key] == other[key] for key in ("conversation", "turn"))
    return bool(same and one["start"] < other["end"] and other["start"] < one["end"])


def sure(quote: Mapping[str, Any]) -> str:
    """How sure the reading is; of our own words, to which they agreed, a share would say nothing."""
    return "" if quote.get("confirmed") else f"{quote['confidence']:.0%}"


def section_number(heading: str) -> int:
    """The place of a section, for its colour."""
    return next(n for n, (name, _) in enumerate(SECTIONS) if name == heading)


#: Which facet says most about somebody, in this order.
_HEADLINE = (
    Facet.IDENTITY, Facet.ASPIRATION, Facet.GOAL, Facet.DESIRE, Facet.FEAR, Facet.FRUSTRATION, Facet.RISK,
    Facet.STATUS_QUO, Facet.PRIORITY, Facet.CONSENSUS, Facet.WANT, Facet.KNOWLEDGE_GAP,
)  # fmt: skip


_BARE = lazily(r"\W*(?:no|yes|yeah|nope)\s*[.!]", re.IGNORECASE)
#: Who or what does something, in the first clause of a whole sentence; what begins with a capital has it in most cases.
_SUBJECT = lazily(
    r"(?!being\b|having\b|to\b)[^,;:.!?–—]*?\b(?:I|we|you|he|she|it|they|there|(?:no|some|any|every)(?:body|one|thing)|is|are|was|were|"
    r"isn['’]t|aren['’]t|wasn['’]t|has|had|hasn['’]t|will|won['’]t|would|wouldn['’]t|can['’]?t?|cannot|could|must|should|"
    r"(?:that|this|what|who|\w+)['’](?:s(?= (?:\w+ing|not|a|an|the|too|no)\b)|re|ll))\b",
    re.IGNORECASE,
)
_FEW_WORDS = 2


def headline(person: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The one quote that says most about somebody: who they are, else what moves them, else what holds them.

    A list lies open: what was said in confidence is in none, unless it is a target of the house, nor half a sentence, nor who
    they only were once or are not. With nothing else there is no headline.
    """
    read = once(person)
    found = [
        {"facet": facet.value, **q}
        for facet in _HEADLINE
        for q in read.get(facet.value, ())
        if not q.get("confirmed")
        and (not kept(q) or target(q["quote"]))
        and _whole(q["quote"])
        and not (told_past(q["quote"]) or denied(q["quote"]))
    ]
    # A bare no answers a question that does not stand there, and what went well neither moves nor holds anybody.
    ideals = {Facet.IDENTITY.value, Facet.ASPIRATION.value}
    fit = [q for q in found if not _BARE.match(q["quote"]) and (q["facet"] in ideals or not went_well(q["quote"]))]
    return next(iter([*fit, *found]), None)


def telling(person: Mapping[str, Any]) -> list[str]:
    """The facets that were read of somebody, those first that say most; where they stand after who they are, moved or held."""
    ranked = [facet.value for facet in _HEADLINE if facet.value in person["facets"]]
    return ranked + [facet for facet in person["facets"] if facet not in ranked]


def latest_words(people: Sequence[Mapping[str, Any]], *, targets: bool = False) -> dict[str, Any] | None:
    """Of the words that say most about each who is still there, the latest that may lie open, with who said them.

    Args:
        targets: also a target of the house that was said in confidence.
    """
    found = [
        {**said, "person": person["name"]}
        for person in people
        if person["side"] == "theirs"
        and not person["left"]
        and (said := headline(person))
        and (targets or not kept(said))
    ]
    return max(found, key=lambda q: (q["date"] or "", q["confidence"]), default=None)


def _whole(quote: str) -> bool:
    """Whether words read as a sentence: not one or two of them, and not the end of what somebody said."""
    words = quote.split()
    return bool(_SUBJECT.match(quote.strip())) or (
        len(words) > _FEW_WORDS and not quote.lstrip(" \"“‘'(")[:1].islower()
    )


#: Calibrated probability below which a sign is not worth a reader's time.
LEAST_GUESS = 0.25

_OUTCOMES = (("nothing", "do nothing"), ("us", "act with us"), ("other", "go another way"))


def outcomes(data: Mapping[str, Any]) -> list[tuple[str, str, float, Sequence[float]]]:
    """``(key, words, probability, interval)`` of what the committee may do; empty where too little is known."""
    found = data.get("forecast")
    if not found or not odds.told(found):
        return []
    return [(key, text, found["p"][key], found["interval"][key]) for key, text in _OUTCOMES]


spread = odds.spread


def too_little(data: Mapping[str, Any]) -> str:
    """What stands in place of the odds, with what would tell most; empty where there are odds, or no forecast."""
    found = data.get("forecast")
    if not found or odds.told(found):
        return ""
    asking = "; ".join(f"of {who}, {what}" for who, what in odds.asking(found))
    return odds.too_little(found) + (f" Worth finding out first: {asking}." if asking else "")


def horizon(data: Mapping[str, Any]) -> str:
    """What the forecast is about, and how far to trust it."""
    found = data["forecast"]
    silent = odds.silence(found)
    if found.get("said_decided"):
        return f"as heard until {found['as_of']}" + (f". {silent}" if silent else "")
    calibrated = (
        "not calibrated, so read it for what hangs on what"
        if not found["calibrated"]
        else "level calibrated on your own closed deals; what tells one deal from another is not calibrated"
        if found.get("level_only")
        else "calibrated on your own closed deals"
    )
    return f"within {plural(round(found['horizon']), 'day')} of {found['as_of']}; {calibrated}" + (
        f". {silent}" if silent else ""
    )


def holding_back(data: Mapping[str, Any]) -> list[tuple[str, str, Mapping[str, Any] | None]]:
    """``(burden, points, quote)``: what they spoke of, or a user stated, that holds it back, heaviest first.

    ``points`` of the chance of acting with us, in words, and empty where no odds are told.
    """
    found = data.get("forecast")
    if not found:
        return []
    told = odds.told(found)
    return [(text, plural(round(v * 100), "point") if told else "", q) for text, v, q in odds.holding(found)]


def other_ways(data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """``(what there is, quote)``: why they may go another way, in their own words."""
    found = data.get("forecast")
    return odds.other_ways(found) if found else []


def unheard(data: Mapping[str, Any]) -> str:
    """Burdens that may be there and of which nothing was read in their words."""
    found = data.get("forecast")
    return ", ".join(odds.unheard(found)) if found else ""


def pivotal(data: Mapping[str, Any], most: int = 3) -> list[tuple[str, str]]:
    """Whose view the forecast turns on, with the points between their no and their yes where odds are told, and their own word that
    it is theirs to decide."""
    found = data.get("forecast")
    if not found or odds.settled(found):
        return []
    told = odds.told(found)
    rows = [row for row in found["pivotal"] if row["swing"] >= odds.LEAST][:most]
    says = {p["person"]: odds.own_decision(found, p) for p in found.get("people", ())}
    return [
        (
            row["person"],
            ", ".join(
                filter(None, (plural(round(row["swing"] * 100), "point") if told else "", says.get(row["person"])))
            ),
        )
        for row in rows
    ]


def with_name(quote: Mapping[str, Any] | None) -> str:
    """A quote behind a colon, with who said it and where; nothing where there is none."""
    if not quote:
        return ""
    if quote.get("above"):
        return f" ({quote['person']}, {ABOVE})"
    place = where(quote) if "source" in quote else quote.get("mark", "")
    return f": {lead(quote)}“{flat(quote['quote'])}” ({'; '.join(filter(None, (quote['person'], place)))})"


#: In place of words that stand often enough already.
ABOVE, BELOW = "quoted above", "quoted below"
#: What would ease it, by the lever's name.
EASING = {
    "proof": "a first try on a small part of what is theirs",
    "guarantee": "a guarantee that takes the loss off them",
    "phasing": "going in phases, with a way back from each",
    "sponsor": "the backing of somebody whose word counts",
    "meeting": "hearing from them what they would lose",
    "easing": "taking the work of switching off their hands",
    "reranking": "seeing where it serves something already on their list",
    "insight": "help in judging and choosing",
    "waiting for the trigger": "waiting until the date comes near",
}
#: Over the incongruences.
GAPS = "Where the present does not fit who they want to be"


def terms(data: Mapping[str, Any], length: Length = FULL) -> list[tuple[str, list[str]]]:
    """What was asked, named and promised, each in a line of plain text, as pages without links say it."""
    return [(heading, [term.line() for term in rows]) for heading, rows in asked_and_promised.terms(data, length)]


def carried(data: Mapping[str, Any], most: int = 6) -> list[Mapping[str, Any]]:
    """What single people have to carry, with their words; heaviest first, one of each person before a second of anybody.

    Nothing once one of them says that they decided for another way or none: there is no more to carry.
    """
    said = (data.get("forecast") or {}).get("said_decided")
    if said and said["way"] not in (None, "us"):
        return []
    return _in_turn([row for row in data.get("burdens", ()) if row.get("said")])[:most]


def questions(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What to ask next."""
    return list(data.get("questions", ()))


def asking_notes(data: Mapping[str, Any]) -> list[str]:
    """What to know before any of the questions is asked, each once: it stands over the list."""
    return list(dict.fromkeys(q["note"] for q in questions(data) if q.get("note")))


def gaps(data: Mapping[str, Any], most: int = 4) -> Sequence[Mapping[str, Any]]:
    """Where a present does not fit an ideal; surest first, one of each person before a second of anybody."""
    return _in_turn(data.get("incongruences", ()))[:most]


def paired(gap: Mapping[str, Any]) -> tuple[str, str]:
    """What a reader must know beside the ideal and beside the actual of a gap, each in brackets; empty for most."""
    ideal, actual = gap.get("sources") or ({}, {})
    return marked(ideal), marked(actual)


def says_both(gap: Mapping[str, Any]) -> bool:
    """Whether the question about a gap quotes both of its sides."""
    return flat(gap["question"]).count("“") > 1


def _in_turn(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return in_turn(rows, lambda row: str(row["person"]))


def breaks(data: Mapping[str, Any], most: int = 5) -> Sequence[Mapping[str, Any]]:
    """Where somebody departed from their routine, latest first."""
    return list(data.get("pattern_breaks", ()))[:most]


def around(row: Mapping[str, Any]) -> str:
    """The first words around a break, in quotation marks; empty where nothing was said there."""
    said = row.get("words", ())
    return quoted(said[0]) if said else ""


def quoted(quote: Mapping[str, Any]) -> str:
    """Words with their place in brackets; where they stand above already, that they do."""
    return f"({ABOVE})" if quote.get("above") else f"“{flat(quote['quote'])}”{placed(quote)}"


def shortened(data: Mapping[str, Any]) -> str:
    """At the end of a brief from which something was left out."""
    return f"Shortened. The whole brief, with what was not read of each: otherside brief {shlex.quote(data['deal'])} --full"


def asked_of(question: Mapping[str, Any]) -> str:
    """Whom to ask, and about whom where that is somebody else."""
    if question.get("through"):
        return f"{question['through']}, about {question.get('called') or question['to']}"
    return str(question["to"])


def guesses(person: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Unsure signs of what is otherwise unknown, surest first; words that are read as something are not guessed at again."""
    rows = [(f, q) for f, quotes in person.get("perhaps", {}).items() for q in quotes if q["confidence"] >= LEAST_GUESS]
    taken = [q for quotes in once(person).values() for q in quotes]
    found: list[tuple[str, Mapping[str, Any]]] = []
    for facet, quote in sorted(rows, key=lambda row: -row[1]["confidence"]):
        if not quote.get("empty") and not any(_overlap(quote, other) for other in taken):
            taken.append(quote)
            found.append((facet, quote))
    return found[:3]
