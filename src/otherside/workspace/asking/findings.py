"""What was found in answer to a question, as rows that quote it and as sentences that count it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.domain import FACET_DEFINITIONS, Facet
from otherside.domain.counting import plural
from otherside.market.asking import Asked, comes_first
from otherside.market.saying import one_each, people_of, voice
from otherside.market.statistics import TOO_FEW, share, share_in_words
from otherside.workspace.asking.deals import heads
from otherside.workspace.asking.found import Found
from otherside.workspace.asking.unsure import unsure_in_words
from otherside.workspace.asking.words import kinds_in_words
from otherside.workspace.market.market import Market

_FINDINGS = 6
_QUOTES = 3
#: Quotes of what has just the words, and of steps towards it.
_PLAIN, _STEPS = 8, 12
#: Names of what was found by words alone, and of what may be about something else.
IN_THESE_WORDS, IN_OTHER_WORDS, PERHAPS = "said in these words", "said in other words", "near in meaning, perhaps"
COMPLAINTS = "complaints"
#: The name of what is no theme: people who answer, no two of them alike.
EACH = "each for themselves"
_OUTCOMES = {"won": "that were won", "lost": "that went another way", "no_decision": "that ended without a decision",
             "not_won": "that we did not win", "open": "that are open"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whom:
    """Of whom a question is.

    Attributes:
        pieces: of their evidence that were looked at.
        only: the name where it is of one person who was heard.
        one: it names a deal or a person, or there is one deal only, so that a name is no secret of another deal, and nobody speaks of
            a market.
    """

    pieces: int
    only: str
    one: bool


def whom_asked(held: Market, asked: Asked, heard: Collection[str], pieces: int) -> Whom:
    """Of whom a question is, by the ids of those who were heard and how much of their evidence was looked at."""
    named = {name.casefold() for name in asked.names}
    people = [p for who in heard if (p := held.people.get(who))]
    only = people[0].name if len(people) == 1 and named & _calls(people[0].name) else ""
    deals = {name.casefold() for name in held.deals}
    one = len(deals) == 1 or bool(named & deals) or any(named & _calls(p.name) for p in people)
    return Whom(pieces, only, one)


def _calls(name: str) -> set[str]:
    """What a question may call somebody."""
    return {name.casefold(), *(part.casefold() for part in name.split())}


def plain_findings(found: Found, asked: Asked, of: int) -> list[dict[str, Any]]:
    """What has the words asked for and was read as nothing, as one row of so many people heard; none where nothing has."""
    if not found.plain:
        return []
    rows = sorted((row for _, row in found.plain), key=lambda r: bool(r["mark"]))
    name = (
        COMPLAINTS
        if found.complain
        else IN_OTHER_WORDS
        if found.own or (not found.widened and asked.facets)
        else IN_THESE_WORDS
    )
    return [
        {"theme": None, "facet": "", "name": name, "sentences": len(rows),
         **share(len({who for who, _ in found.plain}), of).json(), "quotes": _one_each(rows)}
    ]  # fmt: skip


def _one_each(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    firsts: dict[str, dict[str, Any]] = {}
    for row in rows:
        firsts.setdefault(row["person"], row)
    rest = [row for row in rows if firsts[row["person"]] is not row]
    return [*firsts.values(), *rest][:_PLAIN]


def near_findings(held: Market, found: Found, of: int) -> list[dict[str, Any]]:
    """What is merely near in meaning, as one row of so many people heard; none where nothing is shown for it."""
    if not found.near:
        return []
    own = [held.sayings[n] for n in found.near[:_STEPS]]
    facet = max(own[0].facets, key=lambda f: own[0].facets[f])
    return [
        {"theme": None, "facet": facet.value, "name": PERHAPS, "sentences": len(own),
         **share(len(people_of(own)), of).json(),
         "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES, confided=True)]}
    ]  # fmt: skip


def findings_of(held: Market, chosen: list[int], asked: Asked, of: int) -> list[dict[str, Any]]:
    """What was said, theme by theme, most people first; then by kind what nobody else said alike, as no theme of many."""
    if not chosen:
        return []
    wanted = np.zeros(len(held.sayings), dtype=bool)
    wanted[chosen] = True
    rank = {n: r for r, n in enumerate(chosen)}
    facets = asked.facets or tuple(FACET_DEFINITIONS)
    found: list[tuple[int, str | None, Facet, str, list[int]]] = []
    for theme, places in held.placed(facets):
        own: list[int] = places[wanted[places]].tolist()
        if own:
            found.append((held.heads(own), theme.id, theme.facet, theme.name, own))
    for facet, left in held.left(facets).items():
        if own := [n for n in left if wanted[n]]:
            found.append((held.heads(own), None, facet, EACH, own))
    found.sort(key=lambda row: (row[1] is None, -row[0], -len(row[4]), row[1] or row[2].value))
    rows: list[dict[str, Any]] = []
    for people, theme_id, facet, name, own in found[:_FINDINGS]:
        if asked.topic:
            own.sort(key=lambda n: rank[n])
        own.sort(key=lambda n: bool(held.sayings[n].mark))
        rows.append(
            {
                "theme": theme_id,
                "facet": facet.value,
                "name": name,
                "sentences": len(own),
                **share(people, of).json(),
                "quotes": [s.json() for s in one_each(held.sayings, own, _QUOTES, confided=True)],
            }
        )
    return rows


def answer_in_words(
    held: Market,
    found: Found,
    asked: Asked,
    findings: list[dict[str, Any]],
    counted: Mapping[str, Any],
    too_few: bool,
    whom: Whom,
) -> list[dict[str, Any]]:
    """The answer: how many said it of how many heard, with the first quotes; or that nobody did, and what was looked at.

    Returns:
        Sentences as ``{"text", "evidence": ids}``.
    """
    topic = " ".join(asked.topic)
    about = f" about {topic}" if topic else ""
    of = ", ".join(filter(None, (*asked.names, asked.outcome and f"deals {_OUTCOMES[asked.outcome]}")))
    if not found.chosen and not found.plain:
        nothing = _nothing(asked, counted["of"], of, whom, perhaps=bool(found.unsure))
        if found.aside:
            alone = f" What has “{found.alone}” alone, of {plural(len(people_of(found.aside)), 'person', 'people')},"
            nothing += (
                alone if found.alone else " What only mentions it" if found.complain else " What others say of them"
            )
            nothing += " stands below and is not counted."
        if found.near:
            nothing += " What is near in meaning, and may be about something else, stands below and is not counted."
        return [{"text": nothing, "evidence": []}, *unsure_in_words(found.unsure, named=whom.one)]
    begins = ""
    if found.own:
        begins = f"Nothing was read surely as {kinds_in_words(asked.facets)}. In other words of that kind: "
    elif found.widened:
        begins = f"None of it was read surely as {kinds_in_words(found.sought)}; this is whatever was said about it. "
    deals = f", in {plural(counted['deals'], 'deal')}" if not whom.one or counted["deals"] > 1 else ""
    if whom.only:
        text = f"{begins}{whom.only}{about}: {plural(len(found.chosen) + len(found.plain), 'quote')}{deals}."
    else:
        said = f"complained{about}" if found.complain else f"said something{about or ' that answers'}"
        text = f"{begins}{share_in_words(counted, too_few)} heard{of and f' ({of})'} {said}{deals}."
        if counted["with_evidence"] < counted["of"]:
            text += f" Of those {counted['of']}, {counted['with_evidence']} said something that was read surely enough as evidence."
    ids = [held.sayings[n].id for n in found.chosen[:50]] + [row["id"] for _, row in found.plain[:50]]
    out = [{"text": text + (f" {TOO_FEW}" if too_few and not whom.one else ""), "evidence": ids}]
    for row in findings[:3]:
        quote = row["quotes"][0]
        label = f"{FACET_DEFINITIONS[Facet(row['facet'])].label.lower()}, " if row["facet"] else ""
        out.append(
            {
                "text": f"{plural(row['people'], 'person', 'people')}, {label}{row['name']}: "
                f"“{' '.join(quote['quote'].split())}” ({voice(quote, named=whom.one)})",
                "evidence": [q["id"] for q in row["quotes"]],
            }
        )
    return out


_UNKNOWN = "It is unknown, not absent: ask them."
#: Words that a question is built with: where one is looked for as if it were a matter, the question was not understood.
_BUILT_WITH = frozenset(
    """before after during until till while since without within between against across along around behind beyond despite except
    per unless although because though when whenever where how which than instead rather
    deciding doing going getting having being making asking saying""".split()
)
_MANY = 4
"""Words looked for in one sentence from which it is more likely that the question was not understood than that nobody spoke of it."""
_UNSURE = "What may be a sign of it stands below; it is not sure and not counted, so ask before you rely on it."


def _nothing(asked: Asked, heard: int, of: str, whom: Whom, *, perhaps: bool) -> str:
    """That nothing was found, and what was looked at: of one deal or person in what they said, of a market in numbers.

    Args:
        perhaps: something may be a sign of it and is shown.
    """
    then = _UNSURE if perhaps else _UNKNOWN
    words = " and ".join(f"“{word}”" for word in _parts(asked))
    if of and not heard:
        return f"Nobody was heard yet ({of}). {_UNKNOWN}"
    if of:
        said = f"said anything with {words} in it" if words else "said anything"
        if asked.facets:
            said += f" that we surely read as {kinds_in_words(asked.facets)}"
        elif not words:
            said += " that we recognise"
        if not perhaps and words and not_understood(asked):
            return (
                f"The question was perhaps not understood: sentences{f' of {of}' if of else ''} with {words} in them were looked for, and "
                "there are none. That does not say that nobody spoke of it; ask for one thing in its own words."
            )
        who = f"{whom.only} has not" if whom.only else f"Nobody of the {heads(heard)} heard ({of})"
        return f"{who} {said}. {then}"
    about = f" about {' '.join(asked.topic)}" if asked.topic else ""
    if not perhaps and not_understood(asked):
        return (
            f"The question was perhaps not understood: {words} were looked for in every sentence of theirs and found in none. That does "
            "not say that nobody spoke of it; ask for one thing in its own words."
        )
    searched = f", and every sentence of theirs searched for {words}" if words else ""
    return f"We recognise nothing{about}. {heads(heard)} heard, {plural(whom.pieces, 'piece')} of evidence looked at{searched}. {then}"


def not_understood(asked: Asked) -> bool:
    """Whether what was looked for is rather how the question was worded than a matter that anybody speaks of."""
    parts = _parts(asked)
    return len(parts) >= _MANY or any(
        word.casefold().split()[0] in _BUILT_WITH for word in parts if not comes_first(word)
    )


def _parts(asked: Asked) -> list[str]:
    """What was looked for: names as they stand, and every other word of the topic."""
    inside = {word for name in asked.called for word in name.split()}
    return [*asked.called, *(word for word in asked.topic if word not in inside)]
