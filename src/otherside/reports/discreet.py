"""What may lie open on a desk or a screen: a brief, a plan or a page without the words that somebody asked us to keep.

In: plain data that carries words with their marks. Out: the same, with the mark and the place, and an ellipsis for the words.
Where they stand everybody who may read the conversation can look them up. In a file to take along not even that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from otherside.domain.patterns import lazily
from otherside.profiles.private.keeping import asks_to_keep, refuses
from otherside.profiles.private.open_part import open_words
from otherside.profiles.private.private_life import private_life
from otherside.reports.quotes import flat
from otherside.workspace.asking.kinds import CONFIDED
from otherside.workspace.asking.of_a_yes import KEPT_FROM
from otherside.workspace.heard.rows import IN_CONFIDENCE

T = TypeVar("T")

#: Stands for the words.
KEPT = "…"
#: Keys under which no words of theirs stand, and by which things are found again.
_NAMES = frozenset(
    {"id", "conversation", "source", "title", "deal", "person", "mark", "date", "facet", "to", "name", "href"}
)
#: Shorter stretches are everybody's.
_SHORTEST = 3
_QUOTED = lazily(r"“([^“”]+)”")


def kept(row: Mapping[str, Any]) -> bool:
    """Whether a row's words were said in confidence, ask that something is kept to ourselves, or tell of family or health."""
    return _asked_to_keep(row) or private_life(row.get("quote") or "")


def _asked_to_keep(row: Mapping[str, Any]) -> bool:
    return IN_CONFIDENCE in (row.get("mark") or "") or asks_to_keep(row.get("quote") or "")


def discreet(data: T) -> T:
    """Plain data without confided words, wherever in it they are repeated; what else there is stays as it is."""
    words = sorted({flat(text) for text in _confided(data, "")}, key=len, reverse=True)
    long = [text for text in words if len(text.split()) >= _SHORTEST]
    # "Yes." is confided where it stands for itself, and a word like any other elsewhere.
    short = frozenset(_bare(text) for text in words)
    whole = re.compile(
        "|".join(r"(?<!\w)" + r"\s+".join(map(re.escape, text.split())) + r"(?!\w)" for text in long), re.IGNORECASE
    )
    folded = [text.casefold() for text in words]

    def without(text: str) -> str:
        if not words:
            return text
        if _bare(text) in short:
            return KEPT
        if long:
            text = whole.sub(KEPT, text)
        return _QUOTED.sub(lambda m: f"“{KEPT}”" if _bare(m[1]) in short or _part(m[1], folded) else m[0], text)

    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            hidden = "quote" in value and _hidden(value, key)
            told: dict[Any, Any] = {
                k: _shown(value) if hidden and k == "quote" else walk(v, k) for k, v in value.items()
            }
            # In some rows what stood before a quote, in others a day.
            before = told.get("before")
            if isinstance(before, Mapping) and (hidden or before.get("quote") == KEPT):
                told["before"] = None
            return told
        if isinstance(value, list | tuple):
            return type(value)(walk(v, key) for v in value if not _private_evidence(v))
        return without(value) if isinstance(value, str) and key not in _NAMES else value

    found: T = walk(data)
    return found


def to_take_along(data: T) -> T:
    """``discreet`` data without anything that tells that somebody confided in us: for a file, which goes further than a screen.

    Who sits across the table is not to learn from it that a colleague asked us to keep something. Rows whose words are hidden go
    with their name, their place and their mark; nothing stands for them.
    """

    def walk(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {k: "" if k == "mark" and v == IN_CONFIDENCE else walk(v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(walk(v) for v in value if not _tells_of_one(v))
        return value

    found: T = walk(discreet(data))
    return found


def _tells_of_one(row: Any) -> bool:
    """Whether a row has hidden words in it, by themselves or in a sentence of ours."""
    return isinstance(row, Mapping) and any(
        isinstance(text, str) and key not in _NAMES and (text == KEPT or f"“{KEPT}”" in text)
        for key, text in row.items()
    )


def discreet_answer(data: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question without confided words; whole where the question asks for what was told in confidence."""
    return data if data["understood"]["kind"] in (CONFIDED, KEPT_FROM) else discreet(data)


def discreet_hits(hits: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Hits of a search without confided words: found, with their place, and nothing in them is made bold."""
    shown = discreet(list(hits))
    return [
        new if new["quote"] == old["quote"] else new | {"highlights": []} for old, new in zip(hits, shown, strict=True)
    ]


def _shown(row: Mapping[str, Any]) -> str:
    """What stands for hidden words: of a request beside something of their family the request, and else an ellipsis."""
    words = row["quote"]
    part = None if _asked_to_keep(row) else open_words(words)
    return words[slice(*part)] if part is not None else KEPT


def _private_evidence(row: Any) -> bool:
    """Whether a row reads family or health, said in passing, as evidence of something."""
    return isinstance(row, Mapping) and "confidence" in row and private_life(row.get("quote") or "")


def _part(stretch: str, words: list[str]) -> bool:
    said = _bare(stretch)
    return len(said.split()) >= _SHORTEST and any(said in text for text in words)


def _hidden(row: Mapping[str, Any], key: str) -> bool:
    """``kept``, but for what they asked us to leave ("And no questionnaires."), which is no secret of theirs."""
    return kept(row) and not (key == "wishes" and refuses(row["quote"]))


def _confided(data: Any, key: str) -> Iterator[str]:
    if isinstance(data, Mapping):
        if isinstance(data.get("quote"), str) and data["quote"].strip() and _hidden(data, key):
            yield data["quote"]
        # Of two statements held beside each other, the places and marks stand apart from the words.
        for key, source in zip(("ideal", "actual"), data.get("sources") or (), strict=False):
            if isinstance(source, Mapping) and kept(source) and isinstance(data.get(key), str):
                yield data[key]
        for name, value in data.items():
            yield from _confided(value, name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _confided(value, key)


def _bare(text: str) -> str:
    return flat(text).strip("….,;:!? ").casefold()
