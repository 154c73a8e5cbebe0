"""What many speak of, in all that they said and whatever each sentence was read as: words that stand for one thing.

A theme of one kind of evidence is found in what was read surely, which is a part of what was said. Here words come first: a
word that several use, in sentences that mean more alike than chance brings any two. Where it stands for several things
("work": "will it work", "they work from home") those of its sentences that mean alike are a matter of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.market.names import GAP
from otherside.market.own_words import FEELING
from otherside.market.phrases import CALENDAR, KIN, STOP, TURNS, is_empty, root, words_of
from otherside.market.saying import Floats, Ints, Saying, one_each, people_of
from otherside.market.shared import LIGHT
from otherside.market.statistics import FEW_PEOPLE
from otherside.market.themes import QUOTES, Theme

#: People who have to use the word; and who have to mean alike by a word that stands for more than one thing.
_PEOPLE, _ALIKE = 3, 4
#: A word that a larger part of all people use is of many things.
_COMMON = 0.12
#: Which part of chance pairs of sentences is less alike than two that mean alike.
_MEANS_ALIKE, _SAME = 0.95, 0.99
#: Which part of pairs of sentences with the same word is less alike than those that mean the same by it.
_OF_ONE_WORD = 0.85
#: Of sentences of somebody else that are near a matter without its words: chance pairs that are less near.
_NEAR = 0.995
#: How much of its people and sentences another matter may have before it.
_TAKEN = 0.5
#: What two words in a row weigh more than one.
_TWO = 1.2
MOST = 40
#: Sentences of a word that are held against each other.
_HELD = 150
#: Words of a sentence that tells in which sense it means one.
_SENTENCE = 3
#: Words of a sentence that stands as a name.
_NAME = 8
#: Of what is found so much is told apart, the weightiest.
_WEIGHED = 400
#: Things that a word may stand for.
_SENSES = 3
#: How far behind a "not" the word may stand that it turns round.
_REACH = 3
#: How people answer, whatever is spoken of.
_TALK = frozenset(
    "exactly absolutely sounds whatever totally honestly obviously indeed cheers gonna wanna gotta yeah".split()
)
_NOT = lazily(r"n't$|^(?:not|never|cannot|nobody|without)$")
#: What may be done to a word: it is turned round, or asked after.
_OPERATORS = ("not", "whether")
#: Words of doubt, and those that are where something follows of which one may doubt.
_DOUBT = frozenset("whether know knows knew sure certain wonder wondering prove proof guarantee".split())
_ASKS = frozenset("will would does did do is can could if".split())
_IT = frozenset("it this that they these those".split())
_REACH_OF_DOUBT = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that several speak of.

    Attributes:
        theme: its name, people and quotes; ``members`` are positions of its sentences, the most typical first.
        near: positions of sentences of others that mean the like in other words, the nearest first; never counted with it.
        weight: how many people, by how much more alike they mean it than chance would have it.
        word: whether its name is a word, or a few, that all its sentences have; else it is one of them.
    """

    theme: Theme
    near: tuple[int, ...]
    weight: float
    word: bool


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    members: tuple[int, ...]
    people: frozenset[str]
    weight: float
    #: Whether all sentences with the word are meant, so that its form is the name.
    whole: bool


def matters(
    sentences: Sequence[Saying], vectors: Floats, texts: Sequence[str], *, named: Collection[str] = ()
) -> list[Matter]:
    """What several speak of, what most do first; nothing where few were heard.

    Args:
        sentences: all that they said, sentence by sentence.
        vectors: by meaning, ``(n, 384)``; zero for a sentence that has none, which is counted and tells nothing of meaning.
        texts: the sentences without names.
        named: names of other ways, which are counted as such and are no matter.
    """
    heard = len(people_of(sentences))
    if heard < FEW_PEOPLE:
        return []
    who = np.unique([s.person for s in sentences], return_inverse=True)[1]
    units = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    chance = _chance(units, who)
    keys = [_keys(text) for text in texts]
    ways = {root(word) for name in named for word in words_of(name)}
    where: dict[str, list[int]] = defaultdict(list)
    same = _word_for_word(sentences)
    for n, own in enumerate(keys):
        for key in () if n in same else own:
            if ways.isdisjoint(key.split()):
                where[key].append(n)
    search = _Search(sentences, units, who, chance, heard)
    found = search.whole(where)
    # One word alone, or a greeting, tells nothing of which of its things is meant.
    bare = {n for n, text in enumerate(texts) if len(words_of(text.replace(GAP, " "))) < _SENTENCE}
    whole = {row.key: set(row.members) for row in found}
    # Of "hear" what is not "hearing aids", where those are a matter of their own.
    told = {key: set().union(bare, *(m for k, m in whole.items() if key in k.split())) for key in where}
    parts = {key: [n for n in own if n not in told[key]] for key, own in where.items() if key not in whole}
    found = _apart([*found, *search.parts(parts)])[:MOST]
    near = float(np.quantile(chance, _NEAR))
    names: Counter[str] = Counter()
    out = []
    for row in found:
        if not row.whole and not _called(row.members, sentences, texts):
            # Nobody's words may stand for it.
            continue
        name = re.sub(r"\W+", "-", row.key)
        names[name] += 1
        # Two things that one word stands for are two matters.
        key = f"about-{name}" + (f"-{names[name]}" if names[name] > 1 else "")
        out.append(_matter(key, row, sentences, texts, units, near))
    return out


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for matters among the sentences of each word."""

    sentences: Sequence[Saying]
    units: Floats
    who: Ints
    chance: Floats
    heard: int

    def whole(self, where: Mapping[str, Sequence[int]]) -> list[_Found]:
        """Words all of whose sentences mean alike, the weightiest first, none of them much the same as one before."""
        least, usual = float(np.quantile(self.chance, _MEANS_ALIKE)), float(self.chance.mean())
        found = []
        for key, own in where.items():
            people = frozenset(self.sentences[n].person for n in own)
            operator, bare = _split(key)
            if not _PEOPLE <= len(people) <= max(_COMMON * self.heard, 2 * _PEOPLE) and " " not in key:
                continue
            # Who asks whether it works says much by a word that says nothing elsewhere.
            if len(people) < _PEOPLE or (operator != "whether" and _says_nothing(bare)):
                continue
            together = self._together(own)
            if together >= least:
                weight = len(people) * (together - usual) * (_TWO if " " in key else 1)
                found.append(_Found(key, tuple(own), people, weight, True))
        return _apart(found)

    def parts(self, where: Mapping[str, Sequence[int]]) -> list[_Found]:
        """Of words that stand for more than one thing the sentences that mean alike, thing by thing."""
        found = []
        for key, own in where.items():
            left = [] if " " in key or _of_any(key) else list(own)
            for _ in range(_SENSES):
                if len({self.sentences[n].person for n in left}) < _ALIKE:
                    break
                members = self._densest(left)
                if (part := self._part(key, members)) is not None:
                    found.append(part)
                left = [n for n in left if n not in members]
        return found

    def _part(self, key: str, members: Sequence[int]) -> _Found | None:
        """Sentences of one word as a matter; what was chosen for being near one of them has to be near each other too."""
        people = frozenset(self.sentences[n].person for n in members)
        together = self._together(members)
        if len(people) < _ALIKE or together < float(np.quantile(self.chance, _SAME)):
            return None
        return _Found(key, tuple(members), people, len(people) * (together - float(self.chance.mean())), False)

    def _densest(self, own: Sequence[int]) -> list[int]:
        """The sentence that means the like of most people's, and those of theirs, the nearest first."""
        held = np.array(own[:: max(1, len(own) // _HELD)])
        alike = self.units[held] @ self.units[held].T
        # Sentences with one word in common are alike for that alone.
        others = alike[self.who[held][:, None] != self.who[held][None, :]]
        close = alike >= max(float(np.quantile(self.chance, _SAME)), float(np.quantile(others, _OF_ONE_WORD)))
        np.fill_diagonal(close, val=True)
        heads = [len(set(self.who[held[row]].tolist())) for row in close]
        heart = max(range(len(held)), key=lambda k: (heads[k], float(alike[k][close[k]].sum()), -k))
        return [int(held[k]) for k in np.argsort(-alike[heart], kind="stable") if close[heart][k]]

    def _together(self, own: Sequence[int]) -> float:
        """How alike sentences of different people are on average; 0 where there are no two."""
        some = np.array([n for n in own[:: max(1, len(own) // _HELD)] if self.units[n].any()], dtype=np.int64)
        if len(some) < 2:
            return 0.0
        alike = self.units[some] @ self.units[some].T
        apart = self.who[some][:, None] != self.who[some][None, :]
        return float(alike[apart].mean()) if apart.any() else 0.0


def _chance(units: Floats, who: Ints) -> Floats:
    """How alike pairs of sentences of two people are that were drawn by chance."""
    placed = np.flatnonzero(units.any(axis=1))
    if len(placed) < 2:
        return np.ones(1, dtype=np.float32)
    a, b = placed[np.random.default_rng(0).integers(0, len(placed), (2, 20_000))]
    apart = who[a] != who[b]
    return np.asarray(np.einsum("ij,ij->i", units[a[apart]], units[b[apart]]), dtype=np.float32)


def _keys(text: str) -> set[str]:
    """What a sentence may be about: its words by their roots, two in a row, and a word that is turned round or asked after."""
    found: set[str] = set()
    for part in text.split(GAP):
        words = words_of(part)
        for n, word in enumerate(words):
            if _light(word) or _NOT.search(word):
                continue
            found.add(root(word))
            found |= {f"{operator} {root(word)}" for operator in _OPERATORS if _under(operator, words, n) is not None}
            if n and not _light(words[n - 1]) and not _NOT.search(words[n - 1]):
                found.add(f"{root(words[n - 1])} {root(word)}")
    return found


def _under(operator: str, words: Sequence[str], n: int) -> int | None:
    """Where the words begin that turn a word round, or ask whether it is so; None where none do."""
    if operator == "not":
        return next((k for k in range(n - 1, max(0, n - _REACH) - 1, -1) if _NOT.search(words[k])), None)
    for k in range(n - 1, max(0, n - _REACH_OF_DOUBT) - 1, -1):
        if words[k] in _DOUBT or (words[k] in _ASKS and words[k + 1] in _IT and k + 1 < n):
            return k
    return None


def _light(word: str) -> bool:
    first, _, second = word.partition("-")
    # "I-I" is no word.
    return word in LIGHT or word in _TALK or word.isdigit() or len(word) < 3 or first == second


def _word_for_word(sentences: Sequence[Saying]) -> set[int]:
    """Positions of what several say in the very same words: a choice of a form, or how anybody answers, and nobody's own."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, saying in enumerate(sentences):
        words = words_of(saying.quote)
        if len(words) >= _SENTENCE:
            where[" ".join(words)].append(n)
    return {n for own in where.values() if len(people_of(sentences[k] for k in own)) >= _PEOPLE for n in own}


#: Roots of words that are no matter by themselves; beside others, or where they mean alike, they may be.
_NOTHING = frozenset(map(root, STOP)) | FEELING


#: Those of which not even sentences that mean alike are a matter: two who say "they'd" or "Christmas" share nothing by it.
_OF_ANYTHING = frozenset(map(root, STOP | CALENDAR | KIN | TURNS))


def _of_any(word: str) -> bool:
    return word in _OF_ANYTHING or ("'" in word and word.partition("'")[0] in _OF_ANYTHING)


def _says_nothing(words: Sequence[str]) -> bool:
    """Whether a word, or each of two, says nothing of what is spoken of."""
    return all(part in _NOTHING or _of_any(part) or is_empty(part) for part in words)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """The weightiest first, without those of which most was in one before."""
    kept: list[_Found] = []
    for row in sorted(found, key=lambda row: (-row.weight, -len(row.key), row.key))[:_WEIGHED]:
        own = set(row.members)
        if not any(
            len(own & set(other.members)) >= _TAKEN * min(len(own), len(other.members))
            and len(row.people & other.people) >= _TAKEN * min(len(row.people), len(other.people))
            for other in kept
        ):
            kept.append(row)
    return kept


def _matter(
    key: str, row: _Found, sentences: Sequence[Saying], texts: Sequence[str], units: Floats, near: float
) -> Matter:
    middle = units[list(row.members)].mean(axis=0)
    members = sorted(row.members, key=lambda n: (-float(units[n] @ middle), n))
    own = [sentences[n] for n in members]
    name = _form(row.key, [texts[n] for n in members]) if row.whole else _called(members, sentences, texts)
    read = Counter(f for s in {(s.person, f): f for s in own for f in s.facets} for f in [s[1]])
    # Near one of them may be near by chance; near two is near what they have in common.
    closest = np.partition(units @ units[members].T, -2, axis=1)[:, -2]
    others = [
        int(n)
        for n in np.argsort(-closest, kind="stable")
        if closest[n] >= near and sentences[int(n)].person not in row.people
    ]
    theme = Theme(
        id=key,
        facet=read.most_common(1)[0][0] if read else Facet.SITUATION,
        name=name,
        words=(name,),
        members=tuple(members),
        typical=tuple(one_each(own, range(len(own)), QUOTES)),
        telling=tuple(one_each(own, range(len(own)), QUOTES)),
        people=row.people,
        deals=frozenset(s.deal for s in own),
    )
    return Matter(theme, tuple(others), row.weight, row.whole)


def _called(members: Sequence[int], sentences: Sequence[Saying], texts: Sequence[str]) -> str:
    """The sentence that stands for what several mean: the most typical short one, else the shortest; empty where none may.

    It is nobody's secret, is not about us, and has no name in it.
    """
    told = [
        " ".join(texts[n].split())
        for n in members
        if not (sentences[n].mark or sentences[n].of_us) and GAP not in texts[n]
    ]
    return next((text for text in told if len(text.split()) <= _NAME), min(told, key=len, default=""))


def _form(key: str, texts: Sequence[str]) -> str:
    """A word, two in a row or a word turned round, as most of the texts have it."""
    counts = Counter(form for text in texts for form in _forms(key, words_of(text)))
    return max(counts, key=lambda form: (counts[form], -len(form), form), default=key)


def _split(key: str) -> tuple[str, list[str]]:
    """A key as what is done to its words, which may be nothing, and the words."""
    first, *rest = key.split()
    return (first, rest) if first in _OPERATORS and rest else ("", [first, *rest])


def _forms(key: str, words: Sequence[str]) -> Iterator[str]:
    operator, parts = _split(key)
    for n in range(len(words) - len(parts) + 1):
        if [root(word) for word in words[n : n + len(parts)]] != parts:
            continue
        begin = _under(operator, words, n) if operator else n
        if begin is None:
            continue
        yield " ".join(words[begin : n + len(parts)])
