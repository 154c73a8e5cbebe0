"""Words that set groups of people apart: tested in all that they said, corrected for all words that were looked at."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from otherside.extraction.remembered import remembered_with_words
from otherside.market.names import Names
from otherside.market.phrases import COUNTED, is_empty, roots_of_phrases, some, usual_forms, without_parts
from otherside.market.saying import Ints, Saying, one_each
from otherside.market.statistics import corrected, differs
from otherside.market.themes import ALPHA

#: People who use a word that is looked at, and the part of all people that they have to be.
_LEAST, _PART = 3, 0.01
#: Words of a group.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Apart:
    """What was found of some groups.

    Attributes:
        words: by group those that more of its people use than of the others.
        looked_at: how many comparisons could have come out; none where there are too few people or firms for any to.
    """

    words: Mapping[str, list[dict[str, Any]]]
    looked_at: int


def words_apart(
    sentences: Sequence[Saying],
    segment_of: Mapping[tuple[str, str], str],
    compared: Collection[str],
    names: Names | None = None,
    firm_of: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Apart:
    """The words in which some groups differ, people and firms both being compared.

    People of one firm speak of the same things in the same words: what only many people of few firms say is theirs and no
    group's. So a word counts as different no more surely than its firms are (Fisher's exact test, the larger p of the two).
    Comparisons that could not come out however the word were spread are left out before the correction (Gilbert 2005); in
    the others the rate of false discoveries is held by Benjamini and Hochberg's rule.

    Args:
        sentences: everything said whose words may be counted; what is marked is not quoted.
        segment_of: ``(person, deal)`` to a group.
        compared: the groups that are.
        names: of people and firms, which are no words of a group.
        firm_of: ``(person, deal)`` to a firm, where that is not the deal's: those who answer a survey did not hear each other.
    """
    own = [s for s in sentences if segment_of.get((s.person, s.deal)) in compared]
    own = list(some(own, COUNTED))
    groups = sorted(compared)
    if len(groups) < 2 or not own:
        return Apart({}, 0)
    place = {name: n for n, name in enumerate(groups)}
    texts = [names.without(s.quote) if names else s.quote for s in own]
    works_at = [(firm_of.get((s.person, s.deal), s.deal), segment_of[s.person, s.deal]) for s in own]
    people, firms = _numbers(s.person for s in own), _numbers(works_at)
    keys = _numbers(key for text in texts for key in roots_of_phrases(text))
    said = [(n, keys[key]) for n, text in enumerate(texts) for key in roots_of_phrases(text)]
    if not said:
        return Apart({}, 0)
    sentence, word = np.array(said, dtype=np.int64).T
    who = np.array([people[s.person] for s in own])
    firm = np.array([firms[at] for at in works_at])
    group = np.array([place[segment_of[s.person, s.deal]] for s in own])
    by_people = _Uses(who[sentence], word, _members(who, group, len(groups)), len(keys))
    by_firms = _Uses(firm[sentence], word, _members(firm, group, len(groups)), len(keys))
    least = max(_LEAST, math.ceil(_PART * len(people)))
    candidates = [
        n for key, n in keys.items() if by_people.total[n] >= least and by_firms.total[n] > 1 and not is_empty(key)
    ]
    listed = list(keys)
    alike = _alike(candidates, (by_people, by_firms))
    looks = [(g, n) for g in range(len(groups)) for n in alike]
    floors = [max(by_people.floor(g, n), by_firms.floor(g, n)) for g, n in looks]
    level = _reachable(floors)
    looks = [look for look, floor in zip(looks, floors, strict=True) if floor <= level]
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (g, n), q in zip(looks, corrected([_worse(by_firms, by_people, g, n) for g, n in looks]), strict=True):
        if q <= ALPHA and by_people.more(g, n):
            found[g] += [(q, other) for other in alike[n]]
    forms = usual_forms(texts, {listed[n] for rows in found.values() for _, n in rows})
    out: dict[str, list[dict[str, Any]]] = {}
    deals_of = [len({s.deal for s, of in zip(own, group, strict=True) if of == g}) for g in range(len(groups))]
    for g, rows in found.items():
        rows.sort(key=lambda row: (row[0], -by_people.inside[g, row[1]], -listed[row[1]].count(" "), listed[row[1]]))
        q_of = {listed[n]: q for q, n in rows}
        out[groups[g]] = []
        for key in without_parts([key for key in q_of if not is_empty(forms[key][0])], _MOST):
            n = keys[key]
            inside, size = int(by_people.inside[g, n]), int(by_people.size[g])
            where = [int(k) for k in sentence[word == n] if group[k] == g]
            out[groups[g]].append(
                {
                    "phrase": forms[key][0],
                    "people": inside,
                    "of": size,
                    "others": int(by_people.total[n]) - inside,
                    "of_others": len(people) - size,
                    "deals": len({own[k].deal for k in where}),
                    "of_deals": deals_of[g],
                    "q": round(q_of[key], 4),
                    "quotes": [s.json() for s in one_each(own, where, 1)],
                }
            )
    return Apart(out, len(looks))


class _Uses:
    """How many people, or firms, of each group use each word.

    Args:
        unit: the person or firm of each use, ``(uses,)``.
        word: the word of each use, ``(uses,)``.
        members: ``(groups, units)``.
        words: how many words there are.

    Attributes:
        inside: ``(groups, words)``.
        total: ``(words,)``.
        size: ``(groups,)``.
    """

    def __init__(self, unit: Ints, word: Ints, members: Any, words: int) -> None:
        from scipy import sparse

        self.table = sparse.csc_matrix((np.ones(len(unit)), (unit, word)), shape=(members.shape[1], words))
        self.table.data[:] = 1
        self.inside = np.asarray(members @ self.table).astype(np.int64)
        self.total = np.diff(self.table.indptr).astype(np.int64)
        self.size = members.sum(axis=1).astype(np.int64)
        self._all = members.shape[1]

    def p(self, group: int, word: int) -> float:
        """Of Fisher's test that the group uses a word as the others do."""
        return _p(int(self.inside[group, word]), int(self.total[word]), int(self.size[group]), self._all)

    def floor(self, group: int, word: int) -> float:
        """The least p that a word of so many could have."""
        size, total = int(self.size[group]), int(self.total[word])
        ends = min(total, size), max(0, total - (self._all - size))
        return min(_p(end, total, size, self._all) for end in ends)

    def more(self, group: int, word: int) -> bool:
        """Whether a larger part of the group uses it than of the others."""
        inside, size = self.inside[group, word], self.size[group]
        return bool(inside * (self._all - size) > (self.total[word] - inside) * size)


def _worse(firms: _Uses, people: _Uses, group: int, word: int) -> float:
    """The larger of two p; a first beyond what is ever found spares the second."""
    p = firms.p(group, word)
    return p if p > ALPHA else max(p, people.p(group, word))


@remembered_with_words(100_000)
def _p(inside: int, total: int, size: int, everybody: int) -> float:
    return differs(inside, size, total - inside, everybody - size)


def _reachable(floors: Sequence[float]) -> float:
    """The level that a comparison has to be able to reach: as strict as the number of those that are strict enough asks."""
    ordered = np.sort(np.array(floors))
    k = next(
        (k for k in range(1, len(ordered) + 1) if int(np.searchsorted(ordered, ALPHA / k, side="right")) <= k),
        max(1, len(ordered)),
    )
    return ALPHA / k


def _alike(candidates: Sequence[int], uses: Sequence[_Uses]) -> dict[int, list[int]]:
    """The words by the first of those that the very same people and firms use: they are one look, and not several."""
    first: dict[tuple[bytes, ...], int] = {}
    found: dict[int, list[int]] = defaultdict(list)
    for n in candidates:
        units = tuple(np.sort(u.table.indices[u.table.indptr[n] : u.table.indptr[n + 1]]).tobytes() for u in uses)
        found[first.setdefault(units, n)].append(n)
    return dict(found)


def _numbers(items: Iterable[Any]) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for item in items:
        found.setdefault(item, len(found))
    return found


def _members(unit: Ints, group: Ints, groups: int) -> Any:
    """Which units are of which group, ``(groups, units)``."""
    table = np.zeros((groups, int(unit.max()) + 1))
    table[group, unit] = 1
    return table
