"""Messages of ours held against all that they said: what each speaks to, in whose words, and with what pressure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from otherside.extraction.segment import segment_texts
from otherside.market.clustering import unit
from otherside.market.messages import hold_against
from otherside.market.phrases import is_empty, root, speakers, usual_forms
from otherside.market.saying import Saying, people_of
from otherside.market.speaking import TheirWords, ours_alone
from otherside.market.themes import Theme
from otherside.messaging.lint.engine import lint
from otherside.workspace.searching import encode

if TYPE_CHECKING:
    from otherside.workspace.market.market import Analysis

PRESSURE = "pressure"
#: Of their words so many are looked at, and of ours so many are told that are not theirs.
_KNOWN, _TOLD = 1_000, 8
_LEAST = 2
#: A matter holds them back where so many of its people, and two at least, say that it does.
_HOLDING = 0.25


def tested(found: Analysis, messages: Sequence[str], by: str) -> list[dict[str, Any]]:
    """The JSON of ``messages``: as of ``hold_against``, with words of ours that are nobody's of theirs, and with pressure."""
    from otherside.workspace.market.market import PROFILE

    unread = [s for s in found.said if not s.facets]
    rows = hold_against(
        messages, encode, segment_texts, found.held.sayings, found.held.vectors,
        [t for t in found.themes if t.id not in found.parts], found.held.segment_of(by, heard=by != PROFILE),
        shared=[*_holding(found), *found.shared], unread=unread, ear=found.ear, said=found.said,
    )  # fmt: skip
    people = speakers((s.person, s.quote) for s in found.open)
    for row in rows:
        words = ours_alone(segment_texts(row["message"]), people)[:_TOLD] if people else []
        row["unused"] = [{**lead, "people": people[root(lead["word"])]} for lead in leads(found.their_words, words)]
        row["pressure"] = _pressure(row["message"])
    return rows


def _pressure(message: str) -> list[dict[str, str]]:
    return [{"code": f.code, "text": f.text, "why": f.why} for f in lint(message) if f.rule == PRESSURE]


def leads(theirs: TheirWords, words: Sequence[str]) -> list[dict[str, Any]]:
    """Words of ours, each with those of theirs that mean nearest."""
    if not words:
        return []
    return [
        {"word": word, "theirs": theirs.like(vector, set(map(root, word.split())))}
        for word, vector in zip(words, unit(encode(list(words))), strict=True)
    ]


def their_vocabulary(said: Sequence[tuple[str, str]]) -> TheirWords:
    """The words that several of theirs use, those of most people first.

    Args:
        said: ``(person, text)`` of theirs, without names.
    """
    counts = speakers(said)
    often = Counter({key: n for key, n in counts.items() if n >= _LEAST and " " not in key})
    forms = usual_forms((text for _, text in said), set(often))
    people = {forms[key][0]: n for key, n in often.most_common(_KNOWN) if key in forms and not is_empty(forms[key][0])}
    return TheirWords.of(people, encode)


def _holding(found: Analysis) -> list[tuple[Theme, list[Saying]]]:
    """Matters that hold several of those back who speak of them, with their sentences."""
    out = []
    for matter in found.matters:
        held = people_of(found.said[n] for n in matter.theme.members if n in found.back)
        if len(held) >= max(_LEAST, _HOLDING * len(matter.theme.people)):
            out.append((matter.theme, [found.said[n] for n in matter.theme.members]))
    return out
