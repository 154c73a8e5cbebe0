"""The quotes that answer who leaves, who decides, what a day brings, what was tried before, and what was told in confidence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import Deal, Person, Side
from otherside.domain.patterns import lazily
from otherside.extraction.answering import tells_what_was_tried
from otherside.market.asking import Asked
from otherside.profiles.around.whose_say import deciders, deciding_kin
from otherside.profiles.private.announced import only_breath
from otherside.profiles.private.courtesies import courtesy
from otherside.profiles.said.never_again import never_again
from otherside.profiles.said.plainly import stops_it
from otherside.questions.bank import load_bank
from otherside.store import StoredConversation
from otherside.workspace.asking.foremost import FOREMOST, called_foremost
from otherside.workspace.asking.kinds import (
    CONFIDED,
    DAY,
    DECIDES,
    LEAVING,
    TRIED,
    attempted,
    days_asked,
    names_day,
    of_a_decision,
)
from otherside.workspace.asking.later import changes
from otherside.workspace.asking.of_a_yes import KEPT_FROM, STOPS, TERMS, of_a_veto
from otherside.workspace.asking.sentences import Sentence
from otherside.workspace.asking.things import BECAME, CHANGED, WHEN_IS, things
from otherside.workspace.heard.departed import by_day, going
from otherside.workspace.heard.may_leave import may_leave
from otherside.workspace.heard.terms import terms_of

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: What an answer begins with.
FOUND: Mapping[str, str] = {
    LEAVING: "Who leaves, by what was said, written or noted", DAY: "What was said of that day", TRIED: "What was tried before",
    CONFIDED: "Told in confidence, for you alone", DECIDES: "Whose decision it is",
    FOREMOST: "What they called the most important",
    WHEN_IS: "When that is, by what was said or noted", BECAME: "What became of it, by what was said, noted or promised",
    CHANGED: "Who took something back, or sees it otherwise since",
    STOPS: "Who can stop it, by what was said or noted", TERMS: "On what it hangs, in their words",
    KEPT_FROM: "Not for them: what others told you alone",
}  # fmt: skip
#: What is said where nothing is found, before whom it was asked of.
NONE: Mapping[str, str] = {
    LEAVING: "No word that anybody leaves", DAY: "No sentence that names that day", TRIED: "No word of an earlier attempt",
    CONFIDED: "Nothing that was asked to be kept to ourselves", DECIDES: "No word of whose decision it is",
    FOREMOST: "Nothing that was called the most important",
    WHEN_IS: "No day of that", BECAME: "No word of that", CHANGED: "Nobody who took something back or changed their mind",
    STOPS: "No word of who can stop it", TERMS: "No condition", KEPT_FROM: "Nothing that others asked to be kept from them",
}  # fmt: skip
#: Sentences beside the one that tells of an attempt, which may tell how it went.
_BESIDE = 2
#: Turns in which a question of ours about it is answered.
_SOON = 4
#: The half of a note before the words it quotes.
_LEADS_IN = lazily(r"\b(?:said|says|told (?:me|us)|wrote|answered|replied)\W*$", re.IGNORECASE)
#: Words from which a sentence tells something; a shorter one does that is no salutation and no breath.
_TELLS = 3


def further_groups(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: Sequence[StoredConversation],
    said: Sequence[Sentence],
    asked: Asked,
    question: str,
    fits: Callable[[str, str, str], bool],
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What the quotes say, and the quotes, for a question of a kind of ``kinds``.

    Args:
        said: as ``sentences_of`` gives them.
        fits: whether a person (deal, id, name) is of those that the question names.
    """
    own = [s for s in said if s.person is not None and fits(deal.name, s.person.id, s.person.name)]
    notes = [s for s in said if s.person is None]
    kind = asked.kind
    if kind in (WHEN_IS, BECAME):
        yield from things(workspace, deal, people, conversations, said, asked, fits)
    elif kind == FOREMOST:
        yield "called so, in their words", [s.row for s in own if called_foremost(s.text)]
    elif kind == CHANGED:
        yield from changes(own, conversations)
    elif kind == LEAVING:
        yield from _leaving(workspace, deal, people, conversations, fits)
    elif kind == DAY:
        days = days_asked(question)
        named = " and ".join(d.words for d in days)
        yield f"of {named}, in their words", [s.row for s in own if names_day(s.text, s.day, days)]
        told = [s for s in notes if names_day(s.text, s.day, days) and not _LEADS_IN.search(s.text)]
        yield f"of {named}, by our notes", [s.row for s in told]
    elif kind == DECIDES:
        by_id = {c.id: c for c in conversations}
        decides = [
            s for s in own if of_a_decision(s.text) or deciders(s.text, _asked(s, by_id)) or deciding_kin(s.text)
        ]
        yield "who decides, in their words", [s.row for s in decides]
    elif kind == STOPS:
        yield from _stops(own, notes)
    elif kind == TERMS:
        yield "what must be so before they agree", _terms(workspace, deal, people, fits)
    elif kind == KEPT_FROM:
        yield from _kept_from(said, people, deal, fits)
    elif kind == TRIED:
        by_id = {c.id: c for c in conversations}
        tried = [s for s in own if attempted(s.text) or tells_what_was_tried(_just_before(s, by_id), s.text)]
        yield "tried, bought or had before, in their words", [s.row for s in tried]
        yield "what they said beside it, or when we asked how it went", _how_it_went(own, tried, conversations)
        yield "tried before, by our notes", [s.row for s in notes if attempted(s.text)]
    else:
        theirs = [p for p in people.values() if p.side is Side.THEIRS]
        meant = [p for p in theirs if fits(deal.name, p.id, p.name)]
        told = [s for s in own if s.row["mark"] and _is_told(s.text)]
        yield "told in confidence", [s.row for s in told]
        # A note is of whom it names; asked of nobody in particular, of anybody.
        kept = [s for s in notes if s.row["mark"] and (len(meant) == len(theirs) or _names(s.text, meant))]
        yield "in confidence, by our notes", [s.row for s in kept]


def _stops(own: Sequence[Sentence], notes: Sequence[Sentence]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Whose no ends it: their own, a vote and what it takes, and who else has a say; then our notes."""
    outright = [s for s in own if stops_it(s.text)]
    votes = [s for s in own if of_a_veto(s.text) and s not in outright]
    say = [s for s in own if s not in outright and s not in votes and of_a_decision(s.text)]
    yield "their own no", [s.row for s in outright]
    yield "a vote, or somebody without whom nothing passes", [s.row for s in votes]
    yield "who has a say in it", [s.row for s in say]
    yield "by our notes", [s.row for s in notes if of_a_veto(s.text) or of_a_decision(s.text)]


def _terms(
    workspace: Workspace, deal: Deal, people: Mapping[str, Person], fits: Callable[[str, str, str], bool]
) -> list[dict[str, Any]]:
    """The conditions of a deal, as its brief has them, of those whom the question names."""
    by_name = {p.name: p for p in people.values() if p.side is Side.THEIRS}
    out = []
    for row in terms_of(workspace, deal)["conditions"]:
        person = by_name.get(row["person"])
        if person is not None and fits(deal.name, person.id, person.name):
            out.append(_quoted(row, deal, people))
    return out


def _kept_from(
    said: Sequence[Sentence], people: Mapping[str, Person], deal: Deal, fits: Callable[[str, str, str], bool]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What others told in confidence and our notes keep: what names those from whom it is kept comes first."""
    meant = [p for p in people.values() if p.side is Side.THEIRS and fits(deal.name, p.id, p.name)]
    if not meant:
        return
    told = [s for s in said if s.row["mark"] and (s.person is None or s.person not in meant) and _is_told(s.text)]
    of_them = [s for s in told if _names(s.text, meant)]
    yield "told in confidence, and names them", [s.row for s in of_them]
    yield "told in confidence", [s.row for s in told if s not in of_them and s.person is not None]
    yield "in confidence, by our notes", [s.row for s in told if s not in of_them and s.person is None]


def _is_told(text: str) -> bool:
    return len(text.split()) >= _TELLS or not (only_breath(text) or courtesy(text))


def _asked(s: Sentence, by_id: Mapping[str, StoredConversation]) -> str:
    """What was asked in the turn before a sentence, an empty line, and what its own turn says before it."""
    turns = by_id[s.row["conversation"]].turns
    n = s.row["turn"]
    asked = turns[n - 1].turn.text if n else ""
    return f"{asked if '?' in asked else ''}\n\n{turns[n].turn.text[: s.row['start']]}"


def _just_before(s: Sentence, by_id: Mapping[str, StoredConversation]) -> str:
    """The turn before a sentence that begins its own; empty behind others of the same turn."""
    turns, n = by_id[s.row["conversation"]].turns, s.row["turn"]
    return turns[n - 1].turn.text if n and not turns[n].turn.text[: s.row["start"]].strip() else ""


def _names(text: str, people: Sequence[Person]) -> bool:
    return any(re.search(rf"\b{re.escape(part)}\b", text) for p in people for part in p.name.split()[:1])


def _leaving(
    workspace: Workspace,
    deal: Deal,
    people: Mapping[str, Person],
    conversations: Sequence[StoredConversation],
    fits: Callable[[str, str, str], bool],
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    left, leaving = by_day(*going(workspace, deal), dt.date.today())
    for found, ends in ((leaving, "leaves"), (left, "left")):
        for person, row in found.items():
            if person in people and fits(deal.name, person, people[person].name):
                yield when_left(people[person].name, row, ends), [_quoted(row, deal, people)]
    for person, row in may_leave(workspace, deal, conversations, {**left, **leaving}).items():
        if fits(deal.name, person, people[person].name):
            own = row | {"person": people[person].name, "reported": False, "mark": ""}
            yield f"{people[person].name} may leave", [_quoted(own, deal, people)]


def when_left(name: str, row: Mapping[str, Any], ends: str) -> str:
    """``"Rolf Brand leaves on 30 April 2026; instead: Jon Aas"``; without a day "has left", for whoever leaves later named one.

    Args:
        row: as ``departed`` gives it.
        ends: the verb.
    """
    day = dt.date.fromisoformat(row["since"]) if row["since"] else None
    when = f" {'on' if row['exact'] else 'by'} {day.day} {day:%B %Y}" if day else ""
    instead = f"; instead: {row['successor']}" if row["successor"] else ""
    return f"{name} {ends if when else 'has left'}{when}{instead}"


def _quoted(row: Mapping[str, Any], deal: Deal, people: Mapping[str, Person]) -> dict[str, Any]:
    """Words of a departure as a quote of an answer."""
    told = next((p for p in people.values() if row["person"] and p.name == row["person"]), None)
    keys = "id quote person mark source date conversation turn start end reported".split()
    return {
        **{k: row[k] for k in keys}, "deal": deal.name, "who": told.id if told else "", "role": (told and told.role) or "",
    }  # fmt: skip


def _how_it_went(
    own: Sequence[Sentence], tried: Sequence[Sentence], conversations: Sequence[StoredConversation]
) -> list[dict[str, Any]]:
    """What stands beside each attempt in its turn, and what they answered when we asked how it went."""
    there = {_place(s) for s in tried}
    turns: dict[tuple[str, int], list[Sentence]] = {}
    for s in own:
        turns.setdefault((s.row["conversation"], s.row["turn"]), []).append(s)
    asked = load_bank().by_id["tried"].asked
    by_id = {c.id: c for c in conversations}
    found: dict[tuple[str, int, int], dict[str, Any]] = {}
    for s in tried:
        conversation, turn, start = _place(s)
        same = turns[conversation, turn]
        later = [x for x in same if x.row["start"] > start][:_BESIDE]
        if never_again(s.text):
            later += [x for x in same if x.row["start"] < start][-_BESIDE:]
        texts = [held.turn.text.replace("’", "'") for held in by_id[conversation].turns[: turn + _SOON + 1]]
        for n in range(turn + 1, len(texts)):
            if (conversation, n) not in turns and any(pattern.search(texts[n]) for pattern in asked):
                later += turns.get((conversation, n + 1), [])
        found |= {_place(x): x.row for x in later if _place(x) not in there and "?" not in x.text}
    return list(found.values())


def _place(s: Sentence) -> tuple[str, int, int]:
    return s.row["conversation"], s.row["turn"], s.row["start"]
