"""What is spoken of more, or less, since a day: themes counted before and after it, over all deals that a question is of."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from otherside.domain import FACET_DEFINITIONS
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked
from otherside.market.saying import one_each, people_of
from otherside.market.statistics import corrected, differs, few, share
from otherside.workspace.asking.naming import DEAL, PERSON, Fits, Naming
from otherside.workspace.market.heard import sentences_heard
from otherside.workspace.market.market import Market

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

SINCE = "since"
_MONTHS = [m.casefold() for m in calendar.month_name]
#: The day after a season: what has changed since spring is of summer.
_AFTER = {"spring": (6, 1), "summer": (9, 1), "autumn": (12, 1), "fall": (12, 1), "winter": (3, 1)}
_CHANGED = lazily(
    r"\b(?:chang(?:e|es|ed)|new|different|differently|more often|less often|rising|rose|growing|grown|fallen|falling|fading)\b|"
    r"\bsay now that they did(?: not|n['’]t)\b",
    re.IGNORECASE,
)
_THEN = lazily(
    rf"\b(?:since|in|after) (?:(?:the|last|this|early|late|end of) )*(?P<what>{'|'.join(_MONTHS[1:])}|{'|'.join(_AFTER)}|"
    rf"year)\b(?: (?P<year>20\d\d))?|"
    r"\bsince (?P<only>20\d\d)\b",
    re.IGNORECASE,
)
_LEVEL = 0.05
_SHOWN, _QUOTES = 6, 3


def since_asked(question: str, asked: Asked, naming: Naming, latest: dt.date | None) -> dt.date | None:
    """The day before and since which a question compares; None for any other question, and for one of a deal or a person.

    Args:
        latest: the day on which anybody was last heard: a month without its year is the last one before it.
    """
    found = _THEN.search(question) if latest and _CHANGED.search(question) else None
    of_one = any(naming.kinds_of(name) & {DEAL, PERSON} for name in asked.names)
    if found is None or latest is None or of_one:
        return None
    if found["only"]:
        return dt.date(int(found["only"]), 1, 1)
    what = found["what"].casefold()
    if what == "year":
        return dt.date(latest.year, 1, 1)
    month, day = _AFTER.get(what) or (_MONTHS.index(what), 1)
    year = int(found["year"]) if found["year"] else latest.year
    if what == "winter" and found["year"]:
        year += 1
    own = dt.date(year, month, day)
    return own if found["year"] or own <= latest else own.replace(year=year - 1)


def changed_since(
    workspace: Workspace, question: str, held: Market, asked: Asked, fits: Fits, day: dt.date
) -> dict[str, Any]:
    """The JSON of ``asking.ask`` for what is spoken of more or less since a day.

    A theme differs where Fisher's test says so, corrected for all that were looked at; else it is unknown whether it changed.
    """
    heard: tuple[set[str], set[str]] = (set(), set())
    for s in sentences_heard(workspace, held.sayings):
        if s.day and fits(s.deal, s.person, s.name):
            heard[s.day >= day].add(s.person)
    before, after = map(len, heard)
    rows = []
    for theme, places in held.placed(asked.facets or tuple(FACET_DEFINITIONS)):
        own = [held.sayings[n] for n in places.tolist()]
        own = [s for s in own if s.day and fits(s.deal, s.person, s.name)]
        then, now = (len(people_of(s for s in own if s.day and (s.day >= day) is late)) for late in (False, True))
        if own:
            p = differs(now, max(after, now), then, max(before, then))
            rows.append((p, theme, own, then, now))
    sure = [q < _LEVEL for q in corrected([row[0] for row in rows])] if before and after else [False] * len(rows)
    order = sorted(range(len(rows)), key=lambda n: (not sure[n], rows[n][0], rows[n][1].id))[:_SHOWN]
    findings: list[dict[str, Any]] = []
    for n in order:
        _, theme, own, then, now = rows[n]
        more = "more since" if now * before > then * after else "less since"
        how = more if sure[n] else "unknown whether it changed"
        own.sort(key=lambda s: s.day or day, reverse=True)
        findings.append(
            {
                "theme": theme.id,
                "facet": theme.facet.value,
                "name": f"{theme.name}: {then} of {before} before, {now} of {after} since, {how}",
                "sentences": len(own),
                **share(len(people_of(own)), max(before + after, 1)).json(),
                "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES, confided=True)],
            }
        )
    named = f"{day.day} {day:%B %Y}"
    text = f"Compared: what {before} people said before {named} with what {after} said since. "
    if not before or not after:
        text += "With nobody heard on one side of that day nothing can be compared: it is unknown."
    elif any(sure):
        text += f"Spoken of more or less by more than chance: {plural(sum(sure), 'theme')} of {len(rows)}."
    else:
        text += (
            f"Of {plural(len(rows), 'theme')} none is spoken of more or less by more than chance: that is unknown, not unchanged. "
            "What differs most stands below."
        )
    text += " What is new in one deal since a day: diff."
    return {
        "question": question,
        "understood": {"facets": [f.value for f in asked.facets], "about": [], "outcome": asked.outcome, "among": list(asked.names),
                       "widened": False, "kind": SINCE, "since": day.isoformat()},
        **share(after, max(before + after, 1)).json(),
        "few": few(before + after, len(held.deals)),
        "sentences": sum(row["sentences"] for row in findings),
        "deals": len({q["deal"] for row in findings for q in row["quotes"]}),
        "answer": [{"text": text, "evidence": [q["id"] for row in findings for q in row["quotes"]]}],
        "findings": findings,
    }  # fmt: skip
