"""What was said in the words of a question, found in every sentence of theirs: also where nothing was read in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import FACET_DEFINITIONS, Facet, InputError
from otherside.extraction.addressed import speaks_to_a_machine
from otherside.market.own_words import OWN_WORDS
from otherside.market.phrases import root, uses, words_of
from otherside.workspace.searching import search

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Of the search, so many places at most.
MOST = 400
#: Letters that all forms of a word begin with.
_BEGINS = 5
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|hardly|without)\b|n['’]t\b", re.IGNORECASE)
_ASKS = re.compile(r"\?[\"”' ]*$")


def says(topic: Sequence[str], called: Sequence[str] = ()) -> Callable[[str], bool]:
    """Whether a text speaks of a topic: it has every word of it in some form, and a name as it stands.

    Args:
        called: names in the topic, of several words; their words are found nowhere but in the name.
    """
    inside = {w for name in called for w in name.split()}
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in called]
    patterns += [uses(word) for word in topic if word not in inside]
    # The beginning of a word is looked for first: to search for its forms in a million texts takes many times as long.
    begins = [root(word).rstrip("ei")[:_BEGINS] for name in called for word in name.split()[:1]]
    begins += [root(word).rstrip("ei")[:_BEGINS] for word in topic if word not in inside]

    def holds(text: str) -> bool:
        low = text.casefold()
        return bool(patterns) and all(b in low for b in begins) and all(p.search(text) for p in patterns)

    return holds


def in_words(
    workspace: Workspace, topic: Sequence[str], called: Sequence[str], told: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    """The sentences that speak of a topic in its own words, as hits of a search.

    Args:
        told: ``(conversation, turn)`` of what is known already.
    """
    inside = {w for name in called for w in name.split()}
    quoted = [f'"{_typed(name)}"' for name in (*called, *(w for w in topic if w not in inside)) if _typed(name)]
    return _found(workspace, " AND ".join(quoted), says(topic, called), told) if quoted else []


def in_own_words(
    workspace: Workspace, facets: Iterable[Facet], topic: Sequence[str], told: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    """The sentences that have a word which names one of these kinds ("worried"), and speak of the topic; no question, no denial."""
    roots = frozenset[str]().union(*(OWN_WORDS[f] for f in facets))
    about = says(topic) if topic else lambda _: True

    def fits(text: str) -> bool:
        place = next((m.start() for m in re.finditer(r"[^\W\d_]+", text) if root(m[0]) in roots), None)
        if place is None or _ASKS.search(text) or not about(text):
            return False
        return not _NOT.search(text[max(0, place - 25) : place])

    words = sorted(f'"{w}"' for w in roots if len(w) > 2)
    return _found(workspace, " OR ".join(words), fits, told)


def _found(
    workspace: Workspace, query: str, fits: Callable[[str], bool], told: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    try:
        hits = search(workspace, query, n=MOST)["hits"]
    except InputError:
        return []
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for hit in hits:
        if speaks_to_a_machine(hit["quote"]):
            # It may be no word of theirs, and is put to nobody.
            continue
        key = hit["person"], " ".join(words_of(hit["quote"]))
        if fits(hit["quote"]) and (hit["conversation"], hit["turn"]) not in told and key not in out:
            out[key] = hit
    return list(out.values())


def row_of(hit: dict[str, Any]) -> dict[str, Any]:
    """A hit as a finding quotes it."""
    place = f"{hit['conversation']}:{hit['turn']}:{hit['start']}"
    keys = "quote person deal source date conversation turn start end mark".split()
    return {"id": hit["id"] or place, "role": hit["role"] or "", **{k: hit[k] for k in keys}}


def kinds_in_words(facets: Iterable[Facet]) -> str:
    """What a question asks for, in words."""
    return ", ".join(FACET_DEFINITIONS[f].label.lower() for f in facets)


def _typed(words: str) -> str:
    """Words as a search takes them."""
    return " ".join(re.findall(r"\w+", words))
