"""What a message of ours speaks to: which matters of theirs, and in which words that nobody of theirs uses. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from otherside.domain.patterns import lazily
from otherside.market.clustering import unit
from otherside.market.matters import Matter
from otherside.market.phrases import is_empty, root, single_words, uses
from otherside.market.saying import Floats, Saying, one_each
from otherside.market.statistics import at_least

#: Which part of their own sentences that are not of a matter are less near to it than one of ours that speaks to it.
_NEAR = 0.98
#: Of those who only share the one word with us that a matter is called by, so many have to say the like.
_BY_WORD = 2
#: As near as a sentence is on average to the nearest people who speak of a matter, so many.
_PEOPLE = 3
#: Sentences of theirs by which that is measured.
_MEASURED = 300
#: Chance pairs of their words that are less near than a word of theirs is to one of ours.
_WORD_NEAR = 0.975
_QUOTES, _MATTERS, _WORDS = 2, 5, 6
#: Letters of a word of ours that may be jargon.
_LONG = 5
#: People of theirs who make a word theirs.
_USED = 2
_DRAWN = 20_000
#: Where a clause ends, and words of one that says something.
_BREAK = lazily(r"[,;:()–—]|\.\s")
_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class TheirWords:
    """Words that several of theirs use, and where these lie by meaning.

    Attributes:
        people: by word, in the form most use, how many use it.
        vectors: in the same order, unit length.
        near: how near a word has to be to lead from one of ours.
    """

    people: Mapping[str, int]
    vectors: Floats
    near: float

    @classmethod
    def of(cls, people: Mapping[str, int], encode: Callable[[Sequence[str]], Floats]) -> TheirWords:
        """Placed; ``encode`` gives vectors for texts."""
        words = list(people)
        units = unit(encode(words)) if words else np.zeros((0, 1), dtype=np.float32)
        if len(words) < 2:
            return cls(people, units, 1.0)
        a, b = np.random.default_rng(0).integers(0, len(words), (2, _DRAWN))
        pairs = np.einsum("ij,ij->i", units[a[a != b]], units[b[a != b]])
        return cls(people, units, float(np.quantile(pairs, _WORD_NEAR)))

    def like(self, vector: Floats, ours: Collection[str]) -> list[dict[str, Any]]:
        """Their words that mean nearest to a word of ours, ``{"phrase", "people", "near"}``; leads, no findings.

        Args:
            vector: of our word, unit length.
            ours: its roots, which are no other words for it.
        """
        if not self.people:
            return []
        words, alike = list(self.people), self.vectors @ vector
        order = [n for n in np.argsort(-alike, kind="stable") if alike[n] >= self.near and root(words[n]) not in ours]
        return [
            {"phrase": words[n], "people": self.people[words[n]], "near": round(float(alike[n]), 3)}
            for n in order[:_WORDS]
        ]


@dataclass(frozen=True, slots=True)
class SpokenTo:
    """A matter to which a message speaks.

    Attributes:
        by: ``words`` where a sentence of ours has those that it is called by, else ``meaning``.
        sentence: the one of ours that does.
        people: who speak of it so that it is near: by one word alone not everybody who has the word.
    """

    matter: Matter
    by: str
    sentence: str
    people: frozenset[str]


class Ear:
    """Hears to which matters a sentence of ours speaks.

    Args:
        said: what the members of the matters point into; ``meanings`` are its vectors, ``(n, 384)``.
    """

    def __init__(self, matters: Sequence[Matter], said: Sequence[Saying], meanings: Floats) -> None:
        self._matters, self._said = matters, said
        self._units = unit(meanings)
        #: By matter the positions of what each person says of it.
        self._own = [_by_person(matter, said) for matter in matters]
        self._near = self._threshold(len(said))

    def heard(self, sentences: Sequence[str], vectors: Floats) -> list[SpokenTo]:
        """The matters to which a message speaks, what is nearest first.

        By meaning a sentence has to be nearer to those who speak of a matter than nearly all of their own that are not of it.

        Args:
            sentences: of the message; ``vectors`` are theirs.
        """
        ours = unit(vectors)
        found: list[tuple[float, SpokenTo]] = []
        for number, matter in enumerate(self._matters):
            near = [self._nearness(row, number) for row in ours]
            nearest = int(np.argmax(near))
            pattern = uses(matter.theme.name) if matter.word else None
            named = next((s for s in sentences if pattern and pattern.search(s)), None)
            people = matter.theme.people
            if named is not None and " " not in matter.theme.name:
                # A word alone may be of anything, and its opposite has it too.
                people = self._alike(
                    [ours[k] for k, s in enumerate(sentences) if pattern and pattern.search(s)], number
                )
            if named is not None and (people == matter.theme.people or len(people) >= _BY_WORD):
                found.append((1 + near[nearest], SpokenTo(matter, "words", named, people)))
            elif near[nearest] >= self._near:
                found.append((near[nearest], SpokenTo(matter, "meaning", sentences[nearest], matter.theme.people)))
        found.sort(key=lambda row: (-row[0], row[1].matter.theme.id))
        return [row for _, row in found]

    def _alike(self, vectors: Sequence[Floats], number: int) -> frozenset[str]:
        """The people who speak of a matter in a sentence that is near one of ours."""
        return frozenset(
            self._said[own[0]].person
            for own in self._own[number]
            if any(float((self._units[own] @ vector).max()) >= self._near for vector in vectors)
        )

    def _nearness(self, vector: Floats, number: int) -> float:
        alike = sorted((float((self._units[own] @ vector).max()) for own in self._own[number]), reverse=True)
        return float(np.mean(alike[:_PEOPLE]))

    def _threshold(self, count: int) -> float:
        placed = np.flatnonzero(self._units.any(axis=1)) if count else np.zeros(0, dtype=np.int64)
        if not len(placed) or not self._matters:
            return 2.0
        near = [
            self._nearness(self._units[n], number)
            for n in np.random.default_rng(0).choice(placed, min(_MEASURED, len(placed)), replace=False)
            for number, matter in enumerate(self._matters)
            if int(n) not in matter.theme.members
        ]
        return float(np.quantile(near, _NEAR)) if near else 2.0


def spoken_by(ear: Ear, sentences: Sequence[str], encode: Callable[[Sequence[str]], Floats]) -> list[SpokenTo]:
    """The matters to which sentences and their clauses speak; ``encode`` gives vectors for texts."""
    parts = clauses(sentences)
    return ear.heard(parts, encode(parts))


def clauses(sentences: Sequence[str]) -> list[str]:
    """Each sentence, and of a longer one the clauses: it may speak of two things."""
    found = list(sentences)
    for sentence in sentences:
        parts = [part.strip() for part in _BREAK.split(sentence)]
        found += [part for part in parts if len(part.split()) >= _CLAUSE and part != sentence.strip()]
    return found


def _by_person(matter: Matter, said: Sequence[Saying]) -> list[list[int]]:
    own: dict[str, list[int]] = {}
    for n in matter.theme.members:
        own.setdefault(said[n].person, []).append(n)
    return list(own.values())


def rows_in(found: Sequence[SpokenTo], said: Sequence[Saying], people: Collection[str]) -> list[dict[str, Any]]:
    """The matters of which somebody of a segment speaks, as plain data with quotes of theirs.

    Args:
        people: ids of those in the segment.
    """
    out = []
    for row in found:
        matter = row.matter
        who = row.people & set(people)
        own = [s for n in matter.theme.members if (s := said[n]).person in who]
        if own:
            out.append(
                {
                    "theme": matter.theme.id,
                    "name": matter.theme.name,
                    "by": row.by,
                    "sentence": row.sentence,
                    **at_least(len(who), len(people)),
                    "quotes": [s.json() for s in one_each(own, range(len(own)), _QUOTES)],
                }
            )
    return out[:_MATTERS]


def ours_alone(sentences: Sequence[str], people: Mapping[str, int]) -> list[str]:
    """Words of a message that hardly anybody of theirs uses in any form, in their order.

    Args:
        people: how many of theirs use each word, by its root.
    """
    words = [w for s in sentences for w in single_words(s) if len(w) >= _LONG and not is_empty(w)]
    return [w for w in dict.fromkeys(words) if people.get(root(w), 0) < _USED]
