"""Questions of one thing: when it is, and what became of it. The words of the question, and the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked
from otherside.profiles.time.answered_days import day_answered
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.gone import is_gone
from otherside.profiles.time.private_dates import private_date
from otherside.store import StoredConversation
from otherside.workspace.asking.sentences import Sentence
from otherside.workspace.asking.with_us import our_talk
from otherside.workspace.asking.words import says
from otherside.workspace.heard.promises import promises_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

WHEN_IS, BECAME, CHANGED = "day_of", "became", "changed"
_WHEN_IS = lazily(
    r"^\W*(?:(?:on |by )?(?:when|what (?:day|date|time)|which (?:day|date)))(?:['’]s| is| are| was| does| do| did| will| would)\b|"
    r"^\W*(?:what(?:['’]s| is| was)|when(?:['’]s| is)) (?:the |our |their )?(?:deadline|date|day|due date|time) (?:for|of)\b",
    re.IGNORECASE,
)
_BECAME = lazily(
    r"^\W*(?:so )?what(?:['’]s| has| have| ever)? (?:happened|become|became|come|came) (?:to|of|with)\b|"
    r"^\W*(?:how far|where) (?:are|is|do|does) (?:we|it|things|you)? ?(?:stand )?with\b",
    re.IGNORECASE,
)
_CHANGED = lazily(
    r"\b(?:take|took|taken|takes|taking) (?:(?:it|that|this|anything|something|things|any of it|their \w+|his \w+|her \w+) )?back\b|"
    r"\bchang(?:e|ed|ing) (?:his|her|their|its) minds?\b|\b(?:come|came|coming) (?:a)?round\b|\bretract(?:s|ed)?\b|\bwithdr(?:aw|ew|awn)\b|"
    r"\b(?:go|goes|went|gone) back on\b",
    re.IGNORECASE,
)
#: Words of when something is, and not of what: a board meets, has its meeting, sits.
_OF_TIME = frozenset(
    """when what's when's meeting meetings meet meets met sit sits due deadline
    date day time start starts begin begins happen happens happened
    take takes place held call scheduled planned set end ends become became come came far stand stands""".split()
)
#: What has a day though a kind of evidence is called by the same word: a committee is no commitment.
_HAS_A_DAY = lazily(
    r"\b(?:the|our|their|your|his|her|next) (?P<of>(?:(?!(?:the|our|their|your|next)\b)[\w’'-]+ ){0,3}?"
    r"(?:committee|board|council|trustees|panel|deadline|audit|cut-?over|go-?live|freeze|renewal|review|hearing|pilot|trial|"
    r"papers))\b",
    re.IGNORECASE,
)
_ASKS = lazily(r"\?[\"”' ]*$")


def thing_asked(asked: Asked, question: str) -> Asked:
    """The question with its kind, where it is when something is, what became of it, or whether somebody changed their mind."""
    if _CHANGED.search(question) and not asked.called and not asked.facets:
        return replace(asked, kind=CHANGED, topic=())
    kind = WHEN_IS if _WHEN_IS.search(question) else BECAME if _BECAME.search(question) else ""
    topic = tuple(w for w in asked.topic if w.casefold() not in _OF_TIME)
    called = _HAS_A_DAY.search(question) if kind == WHEN_IS and asked.facets else None
    if called and (not topic or called["of"].casefold().endswith("committee")):
        topic = tuple(w for w in called["of"].split() if w.casefold() != "next")
    if kind == WHEN_IS and our_talk(question) and not topic:
        return replace(asked, kind=kind, facets=(), topic=())
    # "When do they want it" names nothing that has a day.
    return replace(asked, kind=kind, facets=(), topic=topic) if kind and topic else asked


def things(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: Sequence[StoredConversation],
    said: Sequence[Sentence],
    asked: Asked,
    fits: Callable[[str, str, str], bool],
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The sentences of theirs and of our notes that answer when something is, or what became of it, and our promises of it.

    Args:
        conversations: of the deal: "third of December" is of what the turn before asks.
        said: as ``sentences_of`` gives them.
    """
    tests = _abouts(asked.topic)
    own = [s for s in said if s.person is not None and fits(deal.name, s.person.id, s.person.name)]
    notes = [s for s in said if s.person is None]
    thing = " ".join(asked.topic)
    answers = _answers(own, conversations) if asked.kind == WHEN_IS else {}
    for about in tests:
        if asked.kind == WHEN_IS:
            found = [[s.row for s in part if about(s.text) and _dated(s)] for part in (own, notes)]
            found[0] += [s.row for s in own if about(answers.get(s.row["id"], "")) and s.row not in found[0]]
        else:
            found = [[s.row for s in part if about(s.text)] for part in (own, notes)]
        there = {(r["conversation"], r["turn"]) for rows in found for r in rows}
        ours = [
            {**row, "who": row["person"], "role": "", "deal": deal.name}
            for row in promises_of(workspace, deal)["ours"]
            if about(row["quote"])
            and (asked.kind != WHEN_IS or row["by"])
            and (row["conversation"], row["turn"]) not in there
        ]
        if any(found) or ours:
            yield f"of the {thing}, in their words", found[0]
            yield f"of the {thing}, by our notes", found[1]
            yield f"what we said we would do about the {thing}", [_since(row) for row in ours]
            return


def _abouts(topic: Sequence[str]) -> list[Callable[[str], bool]]:
    """Whether a text speaks of a thing: by all of its words, else by the one that it ends with ("one-pager": a page)."""
    last = re.split(r"[-\s]", topic[-1])[-1]
    base = re.sub(r"(?<=\w{3})(?:er|r)$", "", last)
    return [says(topic), says([last]), says([f"{base}e" if last.endswith("ger") else base])]


def _dated(s: Sentence) -> bool:
    if s.day is None or _ASKS.search(s.text) or private_date(s.text):
        return False
    return any(d.date >= s.day and not is_gone(s.text, d) for d in find_dates(s.text, s.day, ahead=True))


def _answers(own: Iterable[Sentence], conversations: Sequence[StoredConversation]) -> dict[str, str]:
    """By the id of a sentence that is but a day, or stands beside one, what was asked: "when's the board?"."""
    by_id = {c.id: c for c in conversations}
    out = {}
    for s in own:
        stored, n = by_id.get(s.row["conversation"]), s.row["turn"]
        if stored is None or s.day is None or not n:
            continue
        turns = stored.turns
        before = f"{turns[n - 1].turn.text}\n\n{turns[n].turn.text[: s.row['start']]}"
        answer = day_answered(before, s.text, s.day)
        if answer is not None and any(d.date >= s.day for d in answer.days):
            out[s.row["id"]] = f"{answer.asked} {answer.told}"
    return out


def _since(row: dict[str, Any]) -> dict[str, Any]:
    """A promise with what was said since that sounds like its keeping."""
    later = row.pop("since", None)
    row.pop("by", None)
    return {**row, "mark": ", ".join(filter(None, (row["mark"], later and f"since then: “{later['quote']}”")))}
