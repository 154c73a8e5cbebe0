"""Answers in plain words: who said it, how many of how many, in which words, where. No model writes unless asked."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from otherside.domain import CONSTRAINTS, FACET_DEFINITIONS, Deal, Facet, InputError, Stance
from otherside.domain.counting import plural
from otherside.market.asking import Asked, negated, outcomes_of
from otherside.market.saying import Saying, one_each, people_of, voice
from otherside.market.statistics import TOO_FEW, few, share, share_in_words
from otherside.workspace.asking.aside import aside_findings, in_part, said_of
from otherside.workspace.asking.complaints import COMPLAINS, complaints
from otherside.workspace.asking.deals import answer_known, deals_asked, heads
from otherside.workspace.asking.elsewhere import ELSEWHERE, apart, elsewhere, nothing_asked, stranger
from otherside.workspace.asking.kinds import with_kind
from otherside.workspace.asking.more import with_more, worded_by_model
from otherside.workspace.asking.naming import STRANGER, Fits, Naming
from otherside.workspace.asking.reasons import turns_that_answer
from otherside.workspace.asking.sides import COMMITTED, ENDED, mark_closed, moved_towards
from otherside.workspace.asking.since import changed_since, since_asked
from otherside.workspace.asking.taken import ended_deals, of_ours, ours_called, taken_as
from otherside.workspace.asking.unsure import unsure, unsure_in_words
from otherside.workspace.asking.why import why_ended
from otherside.workspace.asking.words import in_own_words, in_words, kinds_in_words, row_of, says
from otherside.workspace.market.alternatives import named_anywhere
from otherside.workspace.market.heard import sentences_heard
from otherside.workspace.market.market import Market
from otherside.workspace.searching import encode

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_FINDINGS = 6
_QUOTES = 3
#: Quotes of what has just the words, and of steps towards it.
_PLAIN, _STEPS = 8, 12
#: Questions of a moment: in a closed deal it has passed.
_OF_A_MOMENT = ("pay", "when", "sign", "against", "favour")
#: What asks for everything that was said.
_SAYS = re.compile(
    r"\b(?:says?|said|tells?|told|hear|heard|thinks?|thought|feels?|felt|talks?|talked|speaks?|spoke|know|known|comments?|opinions?|quotes?)"
    r"\b",
    re.IGNORECASE,
)
#: Names of what was found by words alone, and of what may be about something else.
IN_THESE_WORDS, IN_OTHER_WORDS, PERHAPS = "said in these words", "said in other words", "near in meaning, perhaps"
COMPLAINTS = "complaints"
#: The name of what is no theme: people who answer, no two of them alike.
EACH = "each for themselves"
_OUTCOMES = {"won": "that were won", "lost": "that went another way", "no_decision": "that ended without a decision",
             "not_won": "that we did not win", "open": "that are open"}  # fmt: skip


def ask(workspace: Workspace, question: str, held: Market | None = None, *, worded: bool = False) -> dict[str, Any]:
    """The JSON of ``otherside ask``: ``{"question", "understood", "answer", "findings", "people", "of"}``.

    ``answer`` is sentences, each with the ids of the quotes it rests on. Every number counts people.

    Args:
        held: the market where it is read already, as of ``Analysis.held``.
        worded: add ``worded``: the answer in sentences of the language model that the workspace configures.

    Raises:
        InputError: for an empty question, or when a wording is asked for and no model is configured.
        LLMError: the model gives none.
    """
    data = _told(workspace, question, held)
    if worded:
        data["worded"] = worded_by_model(workspace, question, data)
    return data


def _told(workspace: Workspace, question: str, held: Market | None) -> dict[str, Any]:
    """The answer, which tells first how words of the question were taken that may be meant otherwise."""
    if not question.strip():
        raise InputError('ask something, for instance: otherside ask "what holds people in finance back?"')
    held = held or Market(workspace)
    naming = Naming(held.deals, held.people, held.told)
    asked = of_ours(with_kind(naming.understand(question), question), question, ours_called(workspace, held.deals))
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
    if asked.kind == STRANGER:
        return _pointed(question, asked, stranger(*asked.called), ())
    if not (asked.kind or asked.facets or asked.topic or asked.names or _SAYS.search(question)):
        return _pointed(question, asked, nothing_asked(), ())
    if asked.kind:
        return _known(workspace, question, held, asked, fits)
    part = [n for n, s in enumerate(held.sayings) if fits(*_whose(s))]
    heard = {who for deal, who in held.heard if fits(deal, who, held.people[who].name)}
    heard |= {held.sayings[n].person for n in part}
    found = _found(workspace, held, asked, part, fits, complain=COMPLAINS.search(question) is not None)
    voices = {held.sayings[n].person for n in found.chosen} | {who for who, _ in found.plain}
    heard |= voices
    deals = {held.sayings[n].deal for n in found.chosen} | {row["deal"] for _, row in found.plain}
    counted = {**share(len(voices), len(heard)).json(), "deals": len(deals), "with_evidence": held.heads(part)}
    too_few = few(len(heard), len({held.sayings[n].deal for n in part}))
    if found.widened:
        asked = dataclasses.replace(asked, facets=())
    whom = _Whom(len(part), *_whom(held, asked, heard))
    findings = _findings(held, found.chosen, asked, len(heard))
    if asked.facets and not findings and not found.plain:
        about = says(asked.topic, asked.called) if asked.topic else lambda _: True
        meant = [d for name, d in held.deals.items() if any(deal == name and who in heard for deal, who in held.heard)]
        found.unsure = unsure(workspace, meant, asked.facets, fits, about, len(heard))
    findings += found.unsure
    findings += _plain_findings(found, asked, len(heard)) + _near_findings(held, found, len(heard))
    if not voices and asked.topic and asked.names:
        found.aside = said_of(sentences_heard(workspace, held.sayings), held.people.values(), asked)
    if not (voices or found.aside or found.unsure):
        own = (s for s in sentences_heard(workspace, held.sayings) if fits(*_whose(s)))
        found.aside, found.alone = in_part(own, asked.topic)
    findings += aside_findings(found.aside, len(heard), complain=found.complain, word=found.alone)
    answer = _answer(held, found, asked, findings, counted, too_few, whom)
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
        said = [s for s in sentences_heard(workspace, held.sayings) if s.deal in names and fits(*_whose(s))]
        told = [q for row in data["findings"] for q in row["quotes"]]
        if asked.kind == "favour":
            more = [(COMMITTED, s) for s in moved_towards((s for s in held.sayings if fits(*_whose(s))), said, told)]
        else:
            # A name that makes a vendor in one deal is one in every other.
            more, _ = named_anywhere(workspace, said, held.named, held.deals.values())
            more = [(name, s) for name, s in more if fits(*_whose(s))]
        data = with_more(data, asked, more)
    if asked.kind in _OF_A_MOMENT:
        mark_closed(data, held.deals)
    for row in data["findings"]:
        del row["who"]
    return data


@dataclass(slots=True)
class _Found:
    """What answers a question.

    Attributes:
        chosen: positions of sayings, those first that are nearest to the topic.
        plain: person and row of sentences in which nothing was read and which have the words.
        near: positions of sayings that are merely near; they are shown where nothing answers, and not counted.
        unsure: findings of what may be a sign of the kind asked for; shown where nothing surely is, and not counted.
        widened: nobody said it in the way that was asked for; this is what was said about the topic at all.
        aside: what may be of it, under a name of its own, and is not counted.
        complain: asked is who complains.
        alone: the word of the topic that ``aside`` has alone.
        own: ``plain`` has words of the kind asked for ("worried"), not of a topic.
    """

    chosen: list[int]
    plain: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    unsure: list[dict[str, Any]] = field(default_factory=list)
    aside: list[Saying] = field(default_factory=list)
    widened: bool = False
    own: bool = False
    complain: bool = False
    alone: str = ""


def _found(
    workspace: Workspace, held: Market, asked: Asked, part: list[int], fits: Fits, *, complain: bool = False
) -> _Found:
    """What answers a question; ``complain`` where it asks who complains."""
    chosen = part
    if complain and asked.topic and set(asked.facets) <= {Facet.FRUSTRATION}:
        heard = (s for s in sentences_heard(workspace, held.sayings) if fits(*_whose(s)))
        sure, mentions = complaints(heard, asked.topic, asked.called)
        who = {s.person for s in sure}
        return _Found([], _rows(sure), aside=[s for s in mentions if s.person not in who], complain=True)
    if asked.facets:
        wanted = {n for facet in asked.facets for n in held.of(facet) if _answers(held.sayings[n], facet, asked)}
        chosen = [n for n in part if n in wanted]
    if not asked.topic:
        found = _Found(chosen)
        if asked.facets and not chosen:
            found.plain, found.own = _theirs(held, fits, in_own_words(workspace, asked.facets, (), set())), True
        return found
    kinds, found = chosen, _Found(_about(held, chosen, asked))
    if not found.chosen and len(kinds) < len(part):
        # Nobody said it in that way: what was said about it at all is worth more than silence.
        found.chosen = _about(held, part, asked)
        found.widened = bool(found.chosen)
    if not asked.facets or not found.chosen or found.widened:
        told = {(held.sayings[n].conversation, held.sayings[n].turn) for n in found.chosen}
        found.plain = _theirs(held, fits, in_words(workspace, asked.topic, asked.called, told))
        found.widened = found.widened or bool(asked.facets and found.plain)
    else:
        told = {(held.sayings[n].conversation, held.sayings[n].turn) for n in found.chosen}
        found.plain = _theirs(held, fits, in_own_words(workspace, asked.facets, asked.topic, told))
        # Who asks whether it works is worried that it won't.
        if not {Facet.FEAR, Facet.RISK}.isdisjoint(asked.facets) and any(map(negated, asked.topic)):
            there = {(row["conversation"], row["turn"]) for _, row in found.plain} | told
            found.plain += _theirs(held, fits, in_words(workspace, asked.topic, asked.called, there, doubts=True))
    if not found.chosen and not found.plain:
        found.near = _near(held, kinds, asked)
    return found


@dataclass(frozen=True, slots=True)
class _Whom:
    """Of whom a question is.

    Attributes:
        pieces: of their evidence that were looked at.
        only: the name where it is of one person who was heard.
        one: it names a deal or a person, so that a name is no secret of another deal, and nobody speaks of a market.
    """

    pieces: int
    only: str
    one: bool


def _whom(held: Market, asked: Asked, heard: Collection[str]) -> tuple[str, bool]:
    named = {name.casefold() for name in asked.names}
    people = [p for who in heard if (p := held.people.get(who))]
    only = people[0].name if len(people) == 1 and named & _calls(people[0].name) else ""
    deals = {name.casefold() for name in held.deals}
    return only, bool(named & deals) or any(named & _calls(p.name) for p in people)


def _calls(name: str) -> set[str]:
    """What a question may call somebody."""
    return {name.casefold(), *(part.casefold() for part in name.split())}


def _theirs(held: Market, fits: Fits, hits: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Those of whom the question is about, with the person's id."""
    out = []
    for hit in hits:
        called = held.by_name.get(hit["person"], ())
        who = next((p for p in called if (hit["deal"], p) in held.heard), called[0] if called else "")
        if who and fits(hit["deal"], who, hit["person"]):
            out.append((who, row_of(hit)))
    return out


def _rows(sayings: Iterable[Saying]) -> list[tuple[str, dict[str, Any]]]:
    """Sentences as findings quote them, each with its person's id."""
    return [(s.person, s.json()) for s in sayings]


def _answers(saying: Saying, facet: Facet, asked: Asked) -> bool:
    # What they fear of staying as they are holds nobody back.
    obstacles = set(CONSTRAINTS) <= set(asked.facets)
    return not (obstacles and facet is Facet.FEAR and saying.stance is Stance.TOWARDS)


def _whose(saying: Saying) -> tuple[str, str, str]:
    return saying.deal, saying.person, saying.name


def _about(held: Market, chosen: list[int], asked: Asked) -> list[int]:
    """Those that have the words of the topic, nearest first."""
    about = says(asked.topic, asked.called)
    kept = [n for n in chosen if about(held.sayings[n].quote)]
    if len(kept) < 2:
        return kept
    cosines = held.vectors[kept] @ encode([" ".join(asked.topic)])[0]
    return [kept[int(k)] for k in np.argsort(-cosines, kind="stable")]


def _near(held: Market, chosen: list[int], asked: Asked) -> list[int]:
    """Those that have half the words of the topic, or mean something near it; nearest first. A name is near nothing."""
    if not chosen or asked.called:
        return []
    # All of them first: to copy the vectors of those chosen takes longer than to multiply every one.
    cosines = (held.vectors @ encode([" ".join(asked.topic)])[0])[chosen]
    words = [says([word]) for word in asked.topic]
    worded = np.mean([[about(held.sayings[n].quote) for n in chosen] for about in words], axis=0)
    kept = np.flatnonzero((worded >= 0.5) | (cosines >= held.near))
    best = kept[np.argsort(-(worded + cosines)[kept], kind="stable")]
    found: list[int] = np.asarray(chosen)[best].tolist()
    return found


def _plain_findings(found: _Found, asked: Asked, of: int) -> list[dict[str, Any]]:
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


def _near_findings(held: Market, found: _Found, of: int) -> list[dict[str, Any]]:
    if not found.near:
        return []
    own = [held.sayings[n] for n in found.near[:_STEPS]]
    facet = max(own[0].facets, key=lambda f: own[0].facets[f])
    return [
        {"theme": None, "facet": facet.value, "name": PERHAPS, "sentences": len(own),
         **share(len(people_of(own)), of).json(),
         "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES, confided=True)]}
    ]  # fmt: skip


def _findings(held: Market, chosen: list[int], asked: Asked, of: int) -> list[dict[str, Any]]:
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


def _answer(
    held: Market,
    found: _Found,
    asked: Asked,
    findings: list[dict[str, Any]],
    counted: Mapping[str, Any],
    too_few: bool,
    whom: _Whom,
) -> list[dict[str, Any]]:
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
        begins = f"None of it was read surely as {kinds_in_words(asked.facets)}; this is whatever was said about it. "
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
_UNSURE = "What may be a sign of it stands below; it is not sure and not counted, so ask before you rely on it."


def _nothing(asked: Asked, heard: int, of: str, whom: _Whom, *, perhaps: bool) -> str:
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
        who = f"{whom.only} has not" if whom.only else f"Nobody of the {heads(heard)} heard ({of})"
        return f"{who} {said}. {then}"
    about = f" about {' '.join(asked.topic)}" if asked.topic else ""
    searched = f", and every sentence of theirs searched for {words}" if words else ""
    return f"We recognise nothing{about}. {heads(heard)} heard, {plural(whom.pieces, 'piece')} of evidence looked at{searched}. {then}"


def _parts(asked: Asked) -> list[str]:
    """What was looked for: names as they stand, and every other word of the topic."""
    inside = {word for name in asked.called for word in name.split()}
    return [*asked.called, *(word for word in asked.topic if word not in inside)]
