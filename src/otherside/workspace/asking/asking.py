"""Answers in plain words: who said it, how many of how many, in which words, where. No model writes unless asked."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import DRIVERS, Deal, InputError
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked, outcomes_of
from otherside.market.statistics import few, share
from otherside.workspace.asking.aside import aside_findings, in_part, said_of
from otherside.workspace.asking.complaints import COMPLAINS
from otherside.workspace.asking.deals import answer_known, deals_asked
from otherside.workspace.asking.elsewhere import ELSEWHERE, apart, elsewhere, no_deal, nothing_asked, stranger
from otherside.workspace.asking.findings import (
    answer_in_words,
    findings_of,
    near_findings,
    plain_findings,
    whom_asked,
)
from otherside.workspace.asking.foremost import FOREMOST
from otherside.workspace.asking.found import found_for, whose
from otherside.workspace.asking.kinds import with_kind
from otherside.workspace.asking.later import mark_undone
from otherside.workspace.asking.more import with_more, worded_by_model
from otherside.workspace.asking.naming import NO_DEAL, STRANGER, Fits, Naming
from otherside.workspace.asking.reasons import turns_that_answer
from otherside.workspace.asking.sides import COMMITTED, ENDED, mark_closed, moved_towards
from otherside.workspace.asking.since import changed_since, since_asked
from otherside.workspace.asking.taken import ended_deals, of_ours, ours_called, taken_as
from otherside.workspace.asking.told import told_instead
from otherside.workspace.asking.unsure import unsure
from otherside.workspace.asking.waiting import waiting
from otherside.workspace.asking.why import why_ended
from otherside.workspace.asking.words import says
from otherside.workspace.market.alternatives import named_anywhere
from otherside.workspace.market.heard import sentences_heard
from otherside.workspace.market.market import Market

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace
#: Questions of a moment: in a closed deal it has passed.
_OF_A_MOMENT = ("pay", "when", "sign", "against", "favour")
#: What asks for everything that was said.
_SAYS = lazily(
    r"\b(?:says?|said|tells?|told|hear|heard|thinks?|thought|feels?|felt|talks?|talked|speaks?|spoke|know|known|comments?|opinions?|quotes?)"
    r"\b",
    re.IGNORECASE,
)


def ask(
    workspace: Workspace, question: str, held: Market | None = None, *, deal: str | None = None, worded: bool = False
) -> dict[str, Any]:
    """The JSON of ``otherside ask``: ``{"question", "understood", "answer", "findings", "people", "of"}``.

    ``answer`` is sentences, each with the ids of the quotes it rests on. Every number counts people.

    Args:
        held: the market where it is read already, as of ``Analysis.held``.
        deal: only of this deal, whatever other deal the question names.
        worded: add ``worded``: the answer in sentences of the language model that the workspace configures.

    Raises:
        InputError: for an empty question, when there is no such deal, or when a wording is asked for and no model is configured.
        LLMError: the model gives none.
    """
    data = _told(workspace, question, held, deal)
    if worded:
        data["worded"] = worded_by_model(workspace, question, data)
    return data


def _told(workspace: Workspace, question: str, held: Market | None, deal: str | None) -> dict[str, Any]:
    """The answer, which tells first how words of the question were taken that may be meant otherwise."""
    if not question.strip():
        raise InputError('ask something, for instance: otherside ask "what holds people in finance back?"')
    held = held or Market(workspace)
    within = workspace.deal(deal).name if deal is not None else ""
    naming = Naming(held.deals, held.people, held.told, within)
    asked = of_ours(with_kind(naming.understand(question), question), question, ours_called(workspace, held.deals))
    if within:
        asked = dataclasses.replace(asked, names=(*(name for name in asked.names if name not in held.deals), within))
    data = _counted(workspace, question, held, naming, asked)
    taken = [] if data["understood"]["kind"] == ELSEWHERE else taken_as(question, asked, naming, held.deals.values())
    data["understood"]["taken"] = taken
    data["answer"][0]["text"] = " ".join([data["answer"][0]["text"], *taken])
    return data


def _counted(workspace: Workspace, question: str, held: Market, naming: Naming, asked: Asked) -> dict[str, Any]:
    fits = naming.fits(asked, question)
    latest = max((s.day for s in held.sayings if s.day), default=None)
    if day := since_asked(question, asked, naming, latest):
        return changed_since(workspace, question, held, asked, fits, day)
    if known := elsewhere(question, [name for name in asked.names if name in held.deals]):
        return _pointed(question, asked, known, [d for name, d in held.deals.items() if name in asked.names])
    several = naming.together(asked.names, question)
    if over := ended_deals(question, asked, held.deals.values()):
        return _pointed(question, asked, over, ())
    outcomes = [] if asked.kind in ("lost", "won") else outcomes_of(question)
    if asked.kind not in ("lost", "won") and (known := apart(question, *several, outcomes)):
        return _pointed(question, asked, known, ())
    meant = [d for name, d in held.deals.items() if name in asked.names] or held.deals.values()
    spoke = {held.people[who].name for _, who in held.heard}
    if told := told_instead(workspace, question, asked, meant, sentences_heard(workspace, held.sayings), spoke):
        return told
    if asked.kind in (STRANGER, NO_DEAL):
        known = (stranger if asked.kind == STRANGER else no_deal)(*asked.called)
        return _pointed(question, asked, known, ())
    if not (asked.kind or asked.facets or asked.topic or asked.names or _SAYS.search(question)):
        return _pointed(question, asked, nothing_asked(), ())
    if asked.kind:
        known_so = _known(workspace, question, held, asked, fits)
        if asked.kind != FOREMOST or known_so["findings"]:
            return known_so
        # Where nothing was called so, whatever moves them is the next best.
        asked = dataclasses.replace(asked, kind="", facets=asked.facets or DRIVERS)
    part = [n for n, s in enumerate(held.sayings) if fits(*whose(s))]
    heard = {who for deal, who in held.heard if fits(deal, who, held.people[who].name)}
    heard |= {held.sayings[n].person for n in part}
    found = found_for(workspace, held, asked, part, fits, complain=COMPLAINS.search(question) is not None)
    voices = {held.sayings[n].person for n in found.chosen} | {who for who, _ in found.plain}
    heard |= voices
    deals = {held.sayings[n].deal for n in found.chosen} | {row["deal"] for _, row in found.plain}
    counted = {**share(len(voices), len(heard)).json(), "deals": len(deals), "with_evidence": held.heads(part)}
    too_few = few(len(heard), len({held.sayings[n].deal for n in part}))
    if found.widened:
        asked = dataclasses.replace(asked, facets=())
    whom = whom_asked(held, asked, heard, len(part))
    findings = findings_of(held, found.chosen, asked, len(heard))
    if asked.facets and not findings and not found.plain:
        about = says(asked.topic, asked.called) if asked.topic else lambda _: True
        meant = [d for name, d in held.deals.items() if any(deal == name and who in heard for deal, who in held.heard)]
        found.unsure = unsure(workspace, meant, asked.facets, fits, about, len(heard))
    findings += found.unsure
    findings += plain_findings(found, asked, len(heard)) + near_findings(held, found, len(heard))
    if not voices and asked.topic and asked.names:
        found.aside = said_of(sentences_heard(workspace, held.sayings), held.people.values(), asked)
    if not (voices or found.aside or found.unsure):
        own = (s for s in sentences_heard(workspace, held.sayings) if fits(*whose(s)))
        found.aside, found.alone = in_part(own, asked.topic)
    findings += aside_findings(found.aside, len(heard), complain=found.complain, word=found.alone)
    mark_undone(workspace, findings)
    answer = answer_in_words(held, found, asked, findings, counted, too_few, whom)
    if voices and len(several[1]) > 1:
        answer[0]["text"] += naming.beside(asked, question, several[1], held.heard, voices)
    return {
        "question": question,
        "understood": {
            "facets": [f.value for f in asked.facets],
            "about": list(asked.topic),
            "outcome": asked.outcome,
            "among": list(asked.names),
            "widened": found.widened,
            # Names are told where the question names a deal or a person; a view over all deals tells roles.
            "named": whom.one,
            # Sentences in which nothing was read have no kind of evidence to stand under.
            "kind": "words" if found.plain or found.aside else "",
        },
        **counted,
        "few": too_few,
        "sentences": len(found.chosen) + len(found.plain),
        "answer": answer,
        "findings": findings,
    }


def _pointed(question: str, asked: Asked, known: Mapping[str, str], deals: Sequence[Deal]) -> dict[str, Any]:
    """The answer to a question that nothing they said can answer: which command knows it; and how a deal ended, if that is it."""
    outcomes = [
        f" {deal.name}: {(deal.outcome and ENDED.get(deal.outcome)) or 'no end of it is known'}."
        for deal in deals
        if known["command"] == "deals"
    ]
    return {
        "question": question,
        "understood": {"facets": [], "about": [], "outcome": None, "among": list(asked.names), "widened": False,
                       "kind": ELSEWHERE, "command": known["command"]},
        **share(0, 0).json(),
        "few": True,
        "sentences": 0,
        "deals": 0,
        "answer": [{"text": known["text"] + "".join(outcomes), "evidence": []}],
        "findings": [],
    }  # fmt: skip


def _known(workspace: Workspace, question: str, held: Market, asked: Asked, fits: Fits) -> dict[str, Any]:
    """The answer to what a seller asks of a deal."""
    deals = deals_asked(workspace, asked, fits)
    if asked.kind in ("lost", "won"):
        chosen = {d.name for d in deals} | {name for name in held.deals if not asked.names or fits(name, "", "")}
        said = [s for s in sentences_heard(workspace, held.sayings) if s.deal in chosen]
        heard = {who for deal, who in held.heard if deal in chosen}
        over = [d for name, d in held.deals.items() if name in chosen]
        answers = {
            (stored.id, turn): kind
            for d in over
            if d.outcome
            for stored in workspace.conversations(d.name)
            for turn, kind in turns_that_answer(stored, held.people.keys(), d).items()
        }
        return why_ended(question, asked, over, held.sayings, said, answers, len(heard))
    data = answer_known(workspace, deals, asked, fits, question)
    if asked.kind in ("favour", "others"):
        names = {d.name for d in deals}
        said = [s for s in sentences_heard(workspace, held.sayings) if s.deal in names and fits(*whose(s))]
        told = [q for row in data["findings"] for q in row["quotes"]]
        if asked.kind == "favour":
            more = [(COMMITTED, s) for s in moved_towards((s for s in held.sayings if fits(*whose(s))), said, told)]
        else:
            # A name that makes a vendor in one deal is one in every other.
            more, _ = named_anywhere(workspace, said, held.named, held.deals.values())
            more = [(name, s) for name, s in more if fits(*whose(s))]
        data = with_more(data, asked, more)
    if asked.kind == "sought":
        data = with_more(data, asked, waiting(workspace, deals, asked, fits))
    if asked.kind in _OF_A_MOMENT:
        mark_closed(data, held.deals)
    for row in data["findings"]:
        del row["who"]
    return data
