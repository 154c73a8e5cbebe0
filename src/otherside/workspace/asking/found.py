"""What answers a question: sayings that have its words or its kind, sentences with the words, and what is merely near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from otherside.domain import CONSTRAINTS, Facet, Stance
from otherside.market.asking import Asked, negated
from otherside.market.saying import Saying
from otherside.workspace.asking.complaints import complaints
from otherside.workspace.asking.naming import Fits
from otherside.workspace.asking.words import in_own_words, in_words, row_of, says
from otherside.workspace.market.heard import sentences_heard
from otherside.workspace.market.market import Market
from otherside.workspace.searching import encode

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace


@dataclass(slots=True)
class Found:
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
        sought: the kinds that were asked for.
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
    sought: tuple[Facet, ...] = ()


def found_for(
    workspace: Workspace, held: Market, asked: Asked, part: list[int], fits: Fits, *, complain: bool = False
) -> Found:
    """What answers a question; ``complain`` where it asks who complains."""
    chosen = part
    if complain and asked.topic and set(asked.facets) <= {Facet.FRUSTRATION}:
        heard = (s for s in sentences_heard(workspace, held.sayings) if fits(*whose(s)))
        sure, mentions = complaints(heard, asked.topic, asked.called)
        who = {s.person for s in sure}
        return Found([], _rows(sure), aside=[s for s in mentions if s.person not in who], complain=True)
    if asked.facets:
        wanted = {n for facet in asked.facets for n in held.of(facet) if _answers(held.sayings[n], facet, asked)}
        chosen = [n for n in part if n in wanted]
    if not asked.topic:
        found = Found(chosen)
        if asked.facets and not chosen:
            found.plain, found.own = _theirs(held, fits, in_own_words(workspace, asked.facets, (), set())), True
        return found
    kinds, found = chosen, Found(_about(held, chosen, asked), sought=asked.facets)
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


def whose(saying: Saying) -> tuple[str, str, str]:
    """The deal, the person's id and name, as ``Fits`` takes them."""
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
