"""Words that all renderings of a brief share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from otherside.domain import CONSTRAINTS, DRIVERS, FACET_DEFINITIONS, STANDING, Facet

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
    count = data["conversations"]
    parts = [f"{count} conversation{'s' if count != 1 else ''}"]
    if data["since"]:
        parts.append(data["since"] if data["since"] == data["until"] else f"{data['since']} to {data['until']}")
    if data.get("excluded"):
        parts.append(f"{len(data['excluded'])} left out, since consent was refused or withdrawn")
    about = data["about"]
    if about.get("stage"):
        parts.append(f"stage in the CRM: {about['stage']}")
    if about.get("outcome") not in (None, "open"):
        parts.append(f"closed: {about['outcome'].replace('_', ' ')}")
    if about.get("amount"):
        parts.append(f"{about['amount']:,.0f} {about.get('currency', '')}".strip())
    return " · ".join(parts)


def role_line(person: Mapping[str, Any]) -> str:
    """Role and organisation, as far as stated."""
    return ", ".join(p for p in (person["role"], person["organisation"]) if p) or "role not stated"


def unknown_line(person: Mapping[str, Any]) -> str:
    """What we do not know, as a reader would say it; what has a sign shown under "perhaps" is left out."""
    hinted = {facet for facet, _ in guesses(person)}
    names = [label(f).lower() for f in person["unknown"] if f not in hinted]
    return ", ".join(names)


def where(quote: Mapping[str, Any]) -> str:
    """Where a quote stands: file, turn, day."""
    # The file's own name is enough to recognise it; the data has the whole path.
    parts = [str(quote["source"]).rsplit("/", 1)[-1], f"turn {quote['turn'] + 1}"]
    if quote["date"]:
        parts.append(quote["date"])
    if quote["reported"]:
        parts.append("as reported in a note")
    if quote.get("mark"):
        parts.append(quote["mark"])
    return ", ".join(parts)


def buyers(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side of whom we have words."""
    return [p for p in data["people"] if p["side"] == "theirs" and p["facets"]]


def silent(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side of whom we have no words yet."""
    return [p for p in data["people"] if p["side"] == "theirs" and not p["facets"] and not p.get("turns")]


#: Over those of ``unread``.
UNREAD = "Heard, and nothing read yet of how they see it"


def unread(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """People on their side who have spoken or written, and of whose words nothing was read."""
    return [p for p in data["people"] if p["side"] == "theirs" and not p["facets"] and p.get("turns")]


def unread_line(person: Mapping[str, Any]) -> str:
    """Who they are and how often they were heard."""
    n = person["turns"]
    return (
        f"{role_line(person)}; heard {'once' if n == 1 else f'{n} times'}, what they said stands in the conversations"
    )


def others(data: Mapping[str, Any], side: str) -> list[Mapping[str, Any]]:
    """People on another side."""
    return [p for p in data["people"] if p["side"] == side]


def sections(person: Mapping[str, Any], most: int) -> Sequence[tuple[str, list[tuple[str, list[Any], int]]]]:
    """A person's sections with ``(facet, first quotes, how many more)``; empty ones left out."""
    found = []
    for heading, facets in SECTIONS:
        rows = [
            (f.value, person["facets"][f.value][:most], len(person["facets"][f.value]) - most)
            for f in facets
            if f.value in person["facets"]
        ]
        if rows:
            found.append((heading, rows))
    return found


def section_number(heading: str) -> int:
    """The place of a section, for its colour."""
    return next(n for n, (name, _) in enumerate(SECTIONS) if name == heading)


#: Which facet says most about somebody, in this order.
_HEADLINE = (
    Facet.IDENTITY, Facet.ASPIRATION, Facet.GOAL, Facet.DESIRE, Facet.FEAR, Facet.FRUSTRATION, Facet.RISK,
    Facet.STATUS_QUO, Facet.PRIORITY, Facet.CONSENSUS, Facet.WANT, Facet.KNOWLEDGE_GAP,
)  # fmt: skip


def headline(person: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The one quote that says most about somebody: who they are, else what moves them, else what holds them."""
    for facet in _HEADLINE:
        quotes = person["facets"].get(facet.value)
        if quotes:
            return {"facet": facet.value, **quotes[0]}
    return None


#: Calibrated probability below which a sign is not worth a reader's time.
LEAST_GUESS = 0.25

#: What the forecast's burdens are called, each as the buyer's and not as their fault.
BURDENS = {
    "fear": "fear that it fails",
    "opposition": "people who would be worse off",
    "change": "the effort of changing",
    "priority": "other priorities",
    "consensus": "others who have to agree",
    "knowledge": "not knowing how to judge it",
}

_OUTCOMES = (("nothing", "do nothing"), ("us", "act with us"), ("other", "go another way"))


def outcomes(data: Mapping[str, Any]) -> list[tuple[str, str, float, Sequence[float]]]:
    """``(key, words, probability, interval)`` of what the committee may do; empty without a forecast."""
    found = data.get("forecast")
    if not found:
        return []
    return [(key, text, found["p"][key], found["interval"][key]) for key, text in _OUTCOMES]


def horizon(data: Mapping[str, Any]) -> str:
    """What the forecast is about, and how far to trust it."""
    found = data["forecast"]
    calibrated = (
        "not calibrated: for what hangs on what, not as odds"
        if not found["calibrated"]
        else "level calibrated on your own closed deals; what tells one deal from another is not calibrated"
        if found.get("level_only")
        else "calibrated on your own closed deals"
    )
    return f"within {found['horizon']:.0f} days of {found['as_of']}; {calibrated}"


def holding_back(data: Mapping[str, Any]) -> list[tuple[str, float]]:
    """Burdens of the forecast that weigh at least two points, heaviest first."""
    found = data.get("forecast")
    rows = found["burdens"].items() if found else ()
    return sorted(((BURDENS[k], v) for k, v in rows if v >= 0.02), key=lambda row: -row[1])


def pivotal(data: Mapping[str, Any], most: int = 3) -> list[tuple[str, float]]:
    """Whose view the forecast turns on."""
    found = data.get("forecast")
    return [(row["person"], row["swing"]) for row in (found["pivotal"] if found else ()) if row["swing"] >= 0.02][:most]


def carried(data: Mapping[str, Any], most: int = 6) -> list[Mapping[str, Any]]:
    """What single people have to carry, with their words, heaviest first."""
    return [row for row in data.get("burdens", ()) if row.get("said")][:most]


def marked(quote: Mapping[str, Any]) -> str:
    """What a reader must know beside a quote that stands without its place, in brackets; empty for most."""
    return f" ({quote['mark']})" if quote.get("mark") else ""


def questions(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What to ask next."""
    return list(data.get("questions", ()))


def gaps(data: Mapping[str, Any], most: int = 4) -> Sequence[Mapping[str, Any]]:
    """Where a present does not fit an ideal; surest first, one of each person before a second of anybody."""
    rows = list(data.get("incongruences", ()))
    seen: dict[str, int] = {}
    turn = []
    for row in rows:
        seen[row["person"]] = seen.get(row["person"], 0) + 1
        turn.append(seen[row["person"]])
    return [row for _, row in sorted(zip(turn, rows, strict=True), key=lambda pair: pair[0])][:most]


def breaks(data: Mapping[str, Any], most: int = 5) -> Sequence[Mapping[str, Any]]:
    """Where somebody departed from their routine, latest first."""
    return list(data.get("pattern_breaks", ()))[:most]


def around(row: Mapping[str, Any]) -> str:
    """The first words around a break, in quotation marks; empty where nothing was said there."""
    said = row.get("words", ())
    return f"“{' '.join(said[0]['quote'].split())}”" if said else ""


def asked_of(question: Mapping[str, Any]) -> str:
    """Whom to ask, and through whom."""
    return f"{question['to']}, through {question['through']}" if question.get("through") else str(question["to"])


def guesses(person: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Unsure signs of what is otherwise unknown, surest first."""
    rows = [(f, q) for f, quotes in person.get("perhaps", {}).items() for q in quotes if q["confidence"] >= LEAST_GUESS]
    return sorted(rows, key=lambda row: -row[1]["confidence"])[:3]
