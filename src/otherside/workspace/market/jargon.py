"""The buyers' words for a word of ours: what they say where it is used, by them or by us in the turn before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import InputError, Side
from otherside.market.language import markers
from otherside.market.names import Names
from otherside.market.phrases import phrases
from otherside.market.statistics import share
from otherside.workspace.heard.rows import in_confidence
from otherside.workspace.market.names import names_known
from otherside.workspace.market.tested import leads, their_vocabulary

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

_PHRASES = 12
#: A word of ours stands in few turns: what is shown is a lead to listen for, each with its z and its people, no finding.
_LEAST_Z = 0.6


def their_words(workspace: Workspace, words: Sequence[str]) -> list[dict[str, Any]]:
    """The JSON of ``words``: for each word of ours who of them uses it, and their phrases near it in use.

    Near in use are the buyers' turns that hold the word, and their turns right before and after one of ours that does:
    there they speak of the same thing in words of their own. The phrases are those that mark these turns against all
    their other turns, counted by people (``market.language.markers``); the word itself is left out,
    and so are names of people and of the firms that sell and buy. ``like`` are words of several of theirs that mean nearest to it,
    wherever they stand: leads too, for who never hears a word of ours has another for it.

    Raises:
        InputError: for an empty word.
    """
    asked = [(word, _pattern(word)) for word in words]
    people = {p.id: p for p in workspace.store.people()}
    turns: list[tuple[str, str, dict[str, Any]]] = []
    near: list[set[int]] = [set() for _ in asked]
    users: list[set[str]] = [set() for _ in asked]
    ours = [0] * len(asked)
    for deal in workspace.store.deals():
        for number in workspace.store.conversation_ids(deal.name):
            stored = workspace.store.conversation(number)
            if stored is None:
                continue
            places: dict[int, int] = {}
            told: list[list[int]] = [[] for _ in asked]
            kept = in_confidence([stored])
            for n, held in enumerate(stored.turns):
                person = people.get(stored.speaker(held.turn))
                side = person.side if person else Side.UNKNOWN
                uses = [k for k, (_, pattern) in enumerate(asked) if pattern.search(held.turn.text)]
                if person is not None and side is Side.THEIRS:
                    places[n] = len(turns)
                    quote = {
                        "person": person.name,
                        "role": person.role or "",
                        "deal": deal.name,
                        "conversation": number,
                        "turn": n,
                    }
                    turns.append((person.id, "" if (number, n) in kept else held.turn.text, quote))
                    for k in uses:
                        near[k].add(places[n])
                        users[k].add(person.id)
                elif side is Side.OURS:
                    for k in uses:
                        ours[k] += 1
                        told[k].append(n)
            for k, at in enumerate(told):
                near[k] |= {places[m] for n in at for m in (n - 1, n + 1) if m in places}
    everyone = {person for person, _, _ in turns}
    names = Names(names_known(workspace), (text for _, text, _ in turns))
    nameless = [(person, names.without(text)) for person, text, _ in turns]
    like = leads(their_vocabulary(nameless), words)
    return [
        {
            "word": word,
            "said_by_us": ours[k],
            "said_by_them": share(len(users[k]), len(everyone)).json(),
            "turns": len(near[k]),
            "phrases": _phrases(turns, nameless, near[k], pattern),
            "like": like[k]["theirs"],
        }
        for k, (word, pattern) in enumerate(asked)
    ]


def _phrases(
    turns: Sequence[tuple[str, str, dict[str, Any]]],
    nameless: Sequence[tuple[str, str]],
    near: set[int],
    pattern: re.Pattern[str],
) -> list[dict[str, Any]]:
    inside = [nameless[n] for n in sorted(near)]
    outside = [said for n, said in enumerate(nameless) if n not in near]
    out: list[dict[str, Any]] = []
    for marker in markers(inside, outside, most=3 * _PHRASES, least_z=_LEAST_Z):
        if pattern.search(marker.phrase):
            continue
        where = next(n for n in sorted(near) if marker.phrase in phrases(nameless[n][1]))
        out.append(
            {
                "phrase": marker.phrase,
                "z": marker.z,
                "people": marker.people,
                "others": marker.others,
                "quotes": [{**turns[where][2], "quote": _around(turns[where][1], marker.phrase)}],
            }
        )
    return out[:_PHRASES]


def _pattern(word: str) -> re.Pattern[str]:
    """The word in its forms: plural, -ing, -ed; several words with anything of white space between."""
    parts = re.findall(r"\w+(?:['’-]\w+)*", word)
    if not parts:
        raise InputError(f"{word!r} has no word in it; name one that you use, for instance: --word onboarding")
    stems = [re.sub(r"(?:ing|ed|es|s)$", "", p) if len(p) > 5 else p for p in parts]
    body = r"\s+".join(re.escape(s) + r"\w{0,4}" for s in stems)
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _around(text: str, phrase: str) -> str:
    """The part of a turn where a phrase stands, as it stands."""
    from otherside.extraction.segment import segment

    spans = [(s.start, s.end) for s in segment(text)] or [(0, len(text))]
    start, end = next(((a, b) for a, b in spans if phrase in phrases(text[a:b])), spans[0])
    return text[start:end]
