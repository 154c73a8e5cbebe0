"""What several say alike in whole sentences, whatever kind of evidence each was read as: an objection that many share.

A theme of one kind has one word in common. An objection is said in many: as a fear by one, as a doubt by another, by a
third in a sentence that was cut where the reader stopped. Here whole sentences are held against each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import numpy as np

from otherside.domain import Facet
from otherside.market.own_words import FEELING
from otherside.market.phrases import STOP, root, words_of
from otherside.market.saying import Saying, one_each, people_of
from otherside.market.themes import QUOTES, Theme

#: People who have to say it, and those of them in whose words it was read, or nearly so, that it holds them back.
_PEOPLE, _READ = 3, 2
#: How alike two sentences are (cosine of their words by rarity), and how many words they share.
_ALIKE, _WORDS = 0.34, 2
#: How alike to any of them another is that joins, where it too was read to hold somebody back.
_JOINS = 0.3
#: A word in a larger part of all sentences than this says nothing of what one is about.
_COMMON = 0.12
_MOST = 6
#: Sentences that are held against all others; more is a market whose themes show by themselves.
_CORE = 2_000
#: Words in an id.
_IN_ID = 8
#: Words in a name, beside those in a row.
_NAMED = 3
#: They carry no meaning in any sentence. "Nobody" and "keep", which begin no theme, do where they stand beside other words.
LIGHT = frozenset(
    """a an the this that these those i me my we us our you your he him his she her it its they them their and or but if as at
    by for from in into of on to with about is am are was were be been being do does did have has had will would can could
    should may might must not no so then there here what which who when where how just very really also too all some any
    i'm i've i'd i'll we're we've we'd we'll you're you've it's they're they've that's there's don't doesn't didn't isn't
    can't won't wouldn't haven't hasn't hadn't because than more most get got one ones our thing things now only up out""".split()
)


def shared(
    sentences: Sequence[Saying], held_back: Collection[int], names: Collection[str] = ()
) -> list[tuple[Theme, list[Saying]]]:
    """Themes of sentences that are alike, most people first, each with its sentences, the most typical first.

    Args:
        sentences: what they said, sentence by sentence; ``facets`` are those read in it, and may be none.
        held_back: positions of those in which it was read, or nearly so, that something holds them back.
        names: parts of people's names, lower case: two who speak of the same person speak of nothing alike.
    """
    core = sorted(held_back)[:_CORE]
    if len(people_of(sentences[n] for n in core)) < _READ:
        return []
    nobody = {root(n) for n in names}
    told = [_telling(s.quote, nobody) for s in sentences]
    alike = _alike(sentences, core, told)
    found: list[tuple[Theme, list[Saying]]] = []
    taken: set[int] = set()
    for _ in range(_MOST):
        best: tuple[tuple[int, float], list[int]] | None = None
        for k, n in enumerate(core):
            if n in taken:
                continue
            near = {m: near for m, near in alike[k].items() if near >= _ALIKE and m not in taken and m != n}
            if len(people_of(sentences[m] for m in (n, *near))) < _PEOPLE:
                continue
            own = _of_one_matter(n, near, told, sentences)
            read = people_of(sentences[m] for m in own if m in held_back)
            if len(people_of(sentences[m] for m in own)) < _PEOPLE or len(read) < _READ:
                continue
            weight = (len(people_of(sentences[m] for m in own)), sum(near[m] for m in own[1:]))
            if best is None or weight > best[0]:
                best = weight, own
        if best is None:
            break
        own = best[1]
        matter = set.intersection(*(told[m] for m in own))
        own += [
            n
            for k, n in enumerate(core)
            if n not in own and n not in taken and matter <= told[n] and not alike[k].keys().isdisjoint(own)
        ]
        taken |= set(own)
        found.append(_theme([sentences[m] for m in own], nobody))
    return sorted(found, key=lambda row: (-len(row[0].people), row[0].id))


def _of_one_matter(
    core: int, near: Mapping[int, float], told: Sequence[set[str]], sentences: Sequence[Saying]
) -> list[int]:
    """The first, and those alike to it that all have the same words of it: each is alike to each, not all to one alone.

    Two that are alike to a long sentence, one to its beginning and one to its end, have nothing in common.
    """
    order = sorted(near, key=lambda m: (-near[m], m))
    who: dict[tuple[str, ...], set[str]] = defaultdict(set)
    weight: dict[tuple[str, ...], float] = defaultdict(float)
    for m in order:
        for words in combinations(sorted(told[core] & told[m]), _WORDS):
            who[words].add(sentences[m].person)
            weight[words] += near[m]
    if not who:
        return [core]
    matter = max(who, key=lambda words: (len(who[words]), weight[words], words))
    return [core, *(m for m in order if told[m].issuperset(matter))]


def _roots(text: str) -> list[str]:
    return [root(w) for w in words_of(text)]


def _telling(text: str, names: Collection[str] = ()) -> set[str]:
    """The roots of what a sentence says; not what it feels about it."""
    return {
        r
        for w in words_of(text)
        if w not in LIGHT and (r := root(w)) not in FEELING and r not in names and not w.isdigit()
    }


def _alike(sentences: Sequence[Saying], core: Sequence[int], told: Sequence[Collection[str]]) -> list[dict[int, float]]:
    """For each of the core the sentences that are alike, with how much."""
    from scipy import sparse

    counts = Counter(r for own in told for r in own)
    most = max(_PEOPLE * 4, _COMMON * len(sentences))
    number = {r: n for n, r in enumerate(r for r, c in counts.items() if c <= most)}
    held = [sorted(number[r] for r in own if r in number) for own in told]
    begins = np.cumsum([0, *map(len, held)])
    which = np.array([n for own in held for n in own], dtype=np.int32)
    shape = (len(sentences), len(number))
    there = sparse.csr_matrix((np.ones(len(which), dtype=np.float32), which, begins), shape=shape)
    rarity = np.log1p(len(sentences) / np.maximum(np.bincount(which, minlength=len(number)), 1)).astype(np.float32)
    weighed = there.multiply(rarity).tocsr()
    lengths = np.maximum(np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel()), 1e-9)
    weighed = (sparse.diags((1 / lengths).astype(np.float32)) @ weighed).tocsr()
    enough = (there[core] @ there.T) >= _WORDS
    cosine = (weighed[core] @ weighed.T).multiply(enough).tocsr()
    out = []
    for k in range(len(core)):
        row = slice(cosine.indptr[k], cosine.indptr[k + 1])
        found = zip(cosine.indices[row].tolist(), cosine.data[row].tolist(), strict=True)
        out.append({m: near for m, near in found if near >= _JOINS})
    return out


def _theme(own: list[Saying], nobody: Collection[str]) -> tuple[Theme, list[Saying]]:
    read = Counter(f for s in own for f in s.facets)
    facet = read.most_common(1)[0][0] if read else Facet.RISK
    names = _names(own, nobody)
    theme = Theme(
        id="shared-" + re.sub(r"[^\w]+", "-", "-".join(_roots(names[0])[:_IN_ID])),
        facet=facet,
        name=", ".join(names),
        words=tuple(names),
        members=(),
        typical=tuple(one_each(own, range(len(own)), QUOTES)),
        telling=tuple(one_each(own, range(len(own)), QUOTES)),
        people=frozenset(people_of(own)),
        deals=frozenset(s.deal for s in own),
    )
    return theme, own


def _names(own: Sequence[Saying], nobody: Collection[str]) -> list[str]:
    """The longest words in a row that the first shares with another, and single words that most of them use.

    Args:
        nobody: roots of people's names, after which nothing is called.
    """
    first = words_of(own[0].quote)
    runs = [run for s in own[1:] if (run := _run(first, [r for r in _roots(s.quote) if r not in nobody]))]
    named = [max(runs, key=lambda r: (runs.count(r), len(r)))] if runs else []
    inside = {root(w) for run in named for w in run.split()}
    counts = Counter(r for s in own for r in _telling(s.quote, nobody))
    shown = {root(w): w for w in reversed(first)}
    single = [r for r in counts if counts[r] > 1 and r in shown and r not in inside and shown[r] not in STOP]
    single.sort(key=lambda r: (-counts[r], first.index(shown[r])))
    return [*named, *(shown[r] for r in single)][:_NAMED] or [own[0].quote[:60]]


def _run(first: Sequence[str], pattern: Sequence[str]) -> str:
    """The longest words in a row of one that stand in the other in some form; empty for fewer than two that tell.

    Args:
        pattern: the roots of the other's words.
    """
    best: tuple[int, int] = (0, 0)
    for a in range(len(first)):
        for b in range(len(pattern)):
            length = 0
            while (
                a + length < len(first) and b + length < len(pattern) and root(first[a + length]) == pattern[b + length]
            ):
                length += 1
            if length > best[1] - best[0]:
                best = (a, a + length)
    run = list(first[best[0] : best[1]])
    while run and (run[0] in LIGHT or root(run[0]) in FEELING):
        run.pop(0)
    while run and run[-1] in LIGHT:
        run.pop()
    return " ".join(run) if len(run) > 1 else ""
