"""How somebody looks at it who has not spoken to us, as others tell it: the answer to a question of their fears, wants or view."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import DRIVERS, Deal, Facet
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked, framed, understand
from otherside.market.saying import Saying
from otherside.market.statistics import share
from otherside.profiles.around.outlook import outlook
from otherside.workspace.asking.foremost import FOREMOST
from otherside.workspace.asking.naming import STRANGER
from otherside.workspace.derived import derived
from otherside.workspace.forecasts.deal_scenario import MET

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: The kind of such an answer.
TOLD = "told"
#: Kinds of questions that ask for a view of somebody.
_OF_A_VIEW = ("against", "favour", STRANGER, FOREMOST)
_VIEW = lazily(
    r"\bhow (?:does|do|did|will|would|might) [^?]{1,60}? (?:see|feel|look|think|take|react|view|regard)\b|"
    r"\bwhat (?:does|do|did|would|will) [^?]{1,60}? (?:think|expect|make of|say)\b|\bwhere (?:does|do) [^?]{1,60}? stand\b|"
    r"\b(?:view|opinion|position|stance|attitude|take|outlook|mind)\b",
    re.IGNORECASE,
)
#: Whether somebody knows: asked of whoever wrote to a colleague, it is answered by what they wrote.
_KNOWS = lazily(
    r"\b(?:has|have|was|were|is|are|does|do|did|will)(?:n['’]t)? [^?]{1,60}? (?:been told|told|knows?|aware|heard|hear|informed|"
    r"in the (?:picture|loop))\b",
    re.IGNORECASE,
)
#: What a question is after, by what is told: their dread, what they want to see, what comes first, where they stand.
_BEARS: tuple[tuple[frozenset[Facet], frozenset[Facet]], ...] = (
    (frozenset({Facet.FEAR, Facet.RISK, Facet.FRUSTRATION}), frozenset({Facet.RISK})),
    (frozenset({Facet.WANT, Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION, Facet.KNOWLEDGE_GAP}), frozenset({Facet.WANT})),
    (frozenset({Facet.PRIORITY, Facet.IDENTITY}), frozenset({Facet.PRIORITY, Facet.WANT})),
    (frozenset({Facet.CONSENSUS, Facet.COMMITMENT, Facet.STATUS_QUO}), frozenset({Facet.CONSENSUS, Facet.RISK})),
)
_SIDES = frozenset({Facet.CONSENSUS, Facet.RISK})
#: So many deals are looked through at most: a question of one person is of one or two.
_DEALS = 5
_QUOTES = 8
_NAME = lazily(r"[A-Z][\w-]+")
_TITLE = lazily(
    r"\b(?:CEO|CFO|COO|CTO|CIO|CISO|CPO|board|committee|council|chief|director|boss|owner|chair)\b", re.IGNORECASE
)


def told_instead(
    workspace: Workspace,
    question: str,
    asked: Asked,
    deals: Iterable[Deal],
    said: Iterable[Saying],
    spoke: Collection[str],
) -> dict[str, Any] | None:
    """The answer where a question is of the view of somebody who is spoken of and was not heard; None for any other.

    Args:
        deals: those that the question names; all where it names none.
        said: every sentence of theirs.
        spoke: names of those who were heard, in full.
    """
    knowing = _KNOWS.search(question) is not None
    of_a_view = asked.facets or asked.kind in _OF_A_VIEW or (not asked.kind and _VIEW.search(question))
    if not (of_a_view or knowing):
        return None
    heard = {part.casefold() for name in spoke for part in (name, *name.split())}
    known = {deal.name: deal for deal in deals}
    # The deal that is asked of is nobody who could have spoken.
    called, said = [w for w in _words(question, asked) if w not in known], list(said)
    words = [w for w in called if w.casefold() not in heard]
    if not words and called and (_hardly_heard(called, said) or _in_copy(workspace, called, said, known)):
        # A word or two of theirs in somebody's note is hearsay, and what we had in copy was for a colleague.
        words = called
    if not words:
        return None
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
    # A stranger's question has lost its kinds on the way: nobody known is asked.
    wanted = _wanted(understand(question) if asked.kind == STRANGER else asked)
    places = list(
        dict.fromkeys(s.deal for s in said if s.deal in known and (named.search(s.quote) or named.search(s.name)))
    )[:_DEALS]
    rows = [row for name in places for row in _told_in(workspace, known[name], named)]
    if not of_a_view and not any("to" in row for row in rows):
        return None
    return _answer(question, asked, rows, wanted) if rows else None


def _hardly_heard(called: Sequence[str], said: Iterable[Saying]) -> bool:
    """Whether of those who are called so no more is known than a few words."""
    names = {c.casefold() for c in called}
    own = (len(s.quote.split()) for s in said if names & {s.name.casefold(), *s.name.casefold().split()})
    return sum(own) < MET


def _in_copy(workspace: Workspace, called: Sequence[str], said: Iterable[Saying], deals: Mapping[str, Deal]) -> bool:
    """Whether those who are called so only ever wrote to a colleague of theirs with us in copy."""
    names = {c.casefold() for c in called}
    own = list(dict.fromkeys(s.deal for s in said if names & {s.name.casefold(), *s.name.casefold().split()}))[:_DEALS]
    rows = [row for name in own if name in deals for row in derived(workspace, deals[name])["outlooks"] if "to" in row]
    return any(names & {row["of"].casefold(), *row["of"].casefold().split()} for row in rows)


def _told_in(workspace: Workspace, deal: Deal, named: re.Pattern[str]) -> list[dict[str, Any]]:
    """What is told in a deal of those whom a pattern finds, by name or by role."""
    found = derived(workspace, deal)
    roles = {p["id"]: p["role"] or "" for p in (found["forecast"] or {}).get("people", ())}
    return [
        {**row, "deal": deal.name, "role": ""}
        for row in found["outlooks"]
        if named.search(f"{row['of']} {roles.get(row['of_id'], '')}")
    ]


def _words(question: str, asked: Asked) -> list[str]:
    """The words of a question that may call somebody: names with capitals, and what a board or a chief is called."""
    begins = question.lstrip().split(" ", 1)[0] if question.strip() else ""
    left = [w for part in (*asked.topic, *asked.called, *asked.names) for w in part.split()]
    names = [w for w in left if _NAME.fullmatch(w) and w != begins and not framed(w)]
    titles = [w for w in left if _TITLE.fullmatch(w)]
    # Somebody nobody is known as: a chief engineer by the whole of it.
    strangers = list(asked.called) if asked.kind == STRANGER else []
    return list(dict.fromkeys([*names, *(strangers or titles)]))


def _wanted(asked: Asked) -> frozenset[Facet]:
    if asked.kind in ("against", "favour"):
        return _SIDES
    facets = set(asked.facets) or (set(DRIVERS) if asked.kind == FOREMOST else set())
    return frozenset().union(*(bears for kinds, bears in _BEARS if kinds & facets))


def _answer(question: str, asked: Asked, rows: Sequence[Mapping[str, Any]], wanted: frozenset[Facet]) -> dict[str, Any]:
    who = " and ".join(dict.fromkeys(row["of"] for row in rows))
    own = [row for row in rows if "to" in row]
    told = [row for row in rows if "to" not in row]
    on_it = [row for row in told if wanted & outlook(row["quote"])] if wanted else told
    beside = [row for row in told if row not in on_it]
    findings = [
        _finding(name, found)
        for name, found in (
            (f"written to a colleague, with us in copy: {who}", own),
            (f"told of {who}", on_it),
            (f"told of {who}, of another matter", beside),
        )
        if found
    ]
    spoken = "have" if " and " in who else "has"
    what = (
        f"What others tell of it: {plural(len(on_it), 'quote')}; it is their word, and no evidence of {who}."
        if on_it
        else f"Nobody told anything of that; what else they tell of {who} stands below."
        if beside
        else "Nobody told anything of that."
    )
    if own:
        what = f"What {who} wrote to a colleague, with us in copy, stands first; ask whom they wrote to. {what}"
    text = f"{who} {spoken} not spoken to us. {what}"
    first = [
        {
            "text": f"{q['person']} {'to ' + q['to'] if 'to' in q else 'of ' + q['of']}: “{' '.join(q['quote'].split())}” "
            f"({', '.join(filter(None, (q['source'].rsplit('/', 1)[-1], q['date'], q.get('mark'))))})",
            "evidence": [q["id"]],
        }
        for q in (*own, *(on_it or beside))[:3]
    ]
    tellers = {row["person"] for row in rows}
    return {
        "question": question,
        "understood": {"facets": [f.value for f in asked.facets], "about": [], "outcome": asked.outcome,
                       "among": list(dict.fromkeys(row["of"] for row in rows)), "widened": False, "named": True, "kind": TOLD},
        **share(len(tellers), len(tellers)).json(),
        "few": True,
        "sentences": len(rows),
        "deals": len({row["deal"] for row in rows}),
        "answer": [{"text": text, "evidence": [q["id"] for f in findings for q in f["quotes"]]}, *first],
        "findings": findings,
    }  # fmt: skip


def _finding(name: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    tellers = {row["person"] for row in rows}
    return {
        "theme": None, "facet": "", "name": name, "sentences": len(rows), **share(len(tellers), len(tellers)).json(),
        "quotes": [{k: v for k, v in row.items() if k not in ("of", "of_id", "reported")} for row in rows[:_QUOTES]],
    }  # fmt: skip
