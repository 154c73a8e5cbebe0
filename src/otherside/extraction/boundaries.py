"""Where sentences end in words without marks, as cheap speech recognition and captions give them.

A logistic regression over the words around each gap, learnt from sentences written for this project with their marks and
capitals taken off (``training.boundaries``), says how likely a sentence ends there; the cuts are those whose sum is best
under the least and the most words that a piece may have. Phrases are kept as hashes: the data file holds no text.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from otherside.domain.patterns import lazily

DATA = Path(__file__).parent / "data" / "boundaries.npz"
#: Words that a piece has at least and at most.
LEAST, MOST = 4, 40
#: Added to the log-odds of each gap of a short stretch and of a long one, with their words: a short one is seldom several
#: sentences, and a cut too many takes the words of a facet apart.
_SHORT, _LONG = (12, -0.4), (48, 1.1)
_WORD = lazily(r"\S+")
_EDGES = lazily(r"^[^\w£$€]+|[^\w%]+$")
#: What a mark or a break of the source adds to the log-odds of the gap behind it.
_MARKED, _BROKEN = 0.7, 3.5
#: Words that begin a sentence where they have a capital and stand in the middle: a name does not look so.
_CAPITAL = lazily(
    r"(?:We|They|It|He|She|You|My|Our|That|This|There|But|And|So|If|When|What|Why|How|Then|Yes|No|Because|The|A|An|Please|"
    r"Can|Could|Do|Did|Is|Are|Well|Okay|Anyway)(?:['’]\w+)?"
)
_CAPITALISED = 4.0


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Log-odds of known phrases, by their hash, and of a gap of which nothing is known."""

    weights: dict[int, float]
    intercept: float


def bare(word: str) -> str:
    """A word in lower case without the marks around it; empty for a mark alone."""
    return _EDGES.sub("", word.lower().replace("’", "'"))


def around(words: Sequence[str], gap: int) -> list[str]:
    """The phrases that tell of the gap before ``words[gap]``, bare words, each with its place.

    Args:
        gap: 1 to the number of words less one.
    """
    n = len(words)
    l3, l2, l1 = (words[gap - k] if gap >= k else "^" for k in (3, 2, 1))
    r1, r2, r3, r4 = (words[gap + k] if gap + k < n else "$" for k in range(4))
    return [
        f"a{l1}",
        f"b{r1}",
        f"c{l2}",
        f"d{r2}",
        f"e{l2} {l1}",
        f"f{r1} {r2}",
        f"g{l1} {r1}",
        f"h{l1} {r1} {r2}",
        f"i{l2} {l1} {r1}",
        f"j{r1} {r2} {r3}",
        f"k{l3} {l2} {l1}",
        f"l{r3}",
        f"m{l3}",
        f"n{_shape(l1)} {r1}",
        f"o{l1} {_shape(r1)}",
        f"p{r1} {_shape(r2)}",
        f"q{_shape(l2)} {_shape(l1)} {_shape(r1)} {_shape(r2)}",
        f"r{_shape(l1)} {r1} {r2}",
        f"s{r1} {r2} {r3} {r4}",
        f"t{_shape(l1)} {_shape(r1)}",
    ]


#: Words that say what they do by themselves; of others the ending does.
_FUNCTION = frozenset(
    "i we you he she it they the a an my our your his her its their this that these those there who which what when where why "
    "how if because so and but or to of in on at for with from by as about into over after before until is are was were am be "
    "been have has had do does did don't can can't could would will won't should must might not no yes i'm i've i'd i'll we're "
    "we've we'd we'll it's that's there's they're you're he's she's all just still then now up out down back well okay right "
    "anyway please than some any every one two three".split()
)
_ENDINGS = ("ing", "ed", "ly", "s", "er", "n't", "'s", "y", "e", "t")


def _shape(word: str) -> str:
    """What kind of word it is, roughly: a function word itself, else its ending."""
    if word in _FUNCTION or word in ("^", "$"):
        return word
    if word[:1].isdigit():
        return "0"
    return next((f"-{ending}" for ending in _ENDINGS if word.endswith(ending)), "-")


#: Opens something whose end the next clause still belongs to, for so many words.
_OPENS = frozenset("if when unless whether because while once since although until".split())
_REACH = 9
#: A question's word and the verb that asks stand together, whatever lies between: "what kind of life do you want".
_ASKS = frozenset("what how which why where when who whose".split())
_ASKED = frozenset("do does did is are was were can could would will should have has".split())
#: A clause does not end before these, nor behind those.
_GOES_ON = frozenset(
    "if because that which who whom than of to for with from by about into until unless or as while will would is was were am "
    "be been has had being at on also too".split()
)
_WAITS = frozenset(
    "the a an my our your his her its their this these those to of in for with from at by about into and or but if that which "
    "who than as because is are was were am be been has have had i we he she they do does did don't can can't could would will "
    "won't should must i'm we're they're you're it's that's there's i've we've i'd i'll we'll very so more most some any every "
    "on not just".split()
)
#: What a spoken sentence mostly begins with.
_BEGIN = frozenset(
    "i we you he she it they there this that these those the a an my our your his her its their i'm i've i'd i'll we're we've "
    "we'd we'll you're you've it's that's there's he's she's they're they've they'd let's can could would will do does did is "
    "are what what's how why where when who please thank thanks okay ok yes no well anyway right so but and then now nobody "
    "everybody everyone somebody people one if not maybe perhaps honestly look yeah oh last next don't sorry because".split()
)


#: Behind these a yes is what somebody said, and no answer: "she has said yes in principle".
_TOLD = frozenset("said say says saying a the is".split())
#: A preposition does not govern these: "somewhere I'd work at | i don't …".
_NOMINATIVE = frozenset(
    "i i'm i've i'd i'll we we're we've we'd we'll he he's she she's they they're they've they'd".split()
)
_PREPOSITIONS = frozenset("of to in for with from at by about into on".split())


def _by_rule(words: Sequence[str], gap: int) -> float:
    """What grammar adds to the log-odds of the gap before ``words[gap]``: less within a condition or half a clause."""
    before, behind = words[gap - 1], words[gap]
    return -(
        2.0 * (behind in _ASKED and any(word in _ASKS for word in words[max(0, gap - 5) : gap]))
        + 1.0 * any(word in _OPENS for word in words[max(0, gap - _REACH) : gap])
        + 2.0 * (behind in _GOES_ON)
        + 2.0 * (before in _WAITS and not (before in _PREPOSITIONS and behind in _NOMINATIVE))
        + 1.0 * (behind not in _BEGIN)
        + 2.0 * (before in ("yes", "no") and gap > 1 and words[gap - 2] in _TOLD)
    )


def hashed(phrase: str) -> int:
    """The key of a phrase in the data file."""
    return zlib.crc32(phrase.encode())


def log_odds(words: Sequence[str], known: _Gaps | None = None) -> list[float]:
    """Of each gap between bare words, that a sentence ends there; the first is of the gap before ``words[1]``."""
    gaps = known or _known()
    weight = gaps.weights.get
    return [
        gaps.intercept + _by_rule(words, gap) + sum(weight(hashed(phrase), 0.0) for phrase in around(words, gap))
        for gap in range(1, len(words))
    ]


@cache
def _known() -> _Gaps:
    with np.load(DATA) as kept:
        values = kept["weights"].astype(np.float32) * float(kept["scale"])
        return _Gaps(dict(zip(kept["hashes"].tolist(), values.tolist(), strict=True)), float(kept["intercept"]))


def cuts(text: str, start: int, end: int) -> list[int]:
    """Where the pieces of a stretch begin, but for the first: offsets in the text, in order.

    Args:
        text: of which ``text[start:end]`` is a stretch without end marks inside.
    """
    found = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end) if bare(m[0])]
    if len(found) < 2 * LEAST:
        return []
    odds = log_odds([bare(text[a:b]) for a, b in found])
    bias = _bias(len(found))
    for n, hint in enumerate(_hints(text, found)):
        odds[n] += hint + bias
    return [found[n][0] for n in best(odds)]


def _bias(words: int) -> float:
    """What is added to the log-odds of every gap of a stretch of so many words."""
    (short, low), (long, high) = _SHORT, _LONG
    return low + (high - low) * min(1.0, max(0.0, (words - short) / (long - short)))


def _hints(text: str, words: Sequence[tuple[int, int]]) -> list[float]:
    """What marks, capitals and breaks of the source say of each gap."""
    paused = _has_pauses(text[words[0][0] : words[-1][1]])
    hints = []
    for (_, end), (begin, stop) in pairwise(words):
        between = text[end:begin]
        hint = _MARKED if text[end - 1] in ",;:–—-…" or between.strip() else 0.0
        if _CAPITAL.fullmatch(text[begin:stop].rstrip(",.;:!?")):
            hint += _CAPITALISED
        if paused and "\n" in between:
            hint += _BROKEN
        hints.append(hint)
    return hints


def _has_pauses(text: str) -> bool:
    """Whether lines end where somebody stopped, and not where a line was full: then the next word would have found room."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    width = max(map(len, lines))
    return any(len(line) + 1 + len(after.split()[0]) <= width for line, after in pairwise(lines))


def best(odds: Sequence[float]) -> list[int]:
    """The words before which to cut, so that the log-odds of the cuts add up to most.

    Args:
        odds: of each gap, the first before word 1. Every piece has ``LEAST`` to ``MOST`` words where that is possible.
    """
    n = len(odds) + 1
    total = [0.0] + [-math.inf] * n
    before = [0] * (n + 1)
    for stop in range(1, n + 1):
        for begin in range(max(0, stop - MOST), stop - LEAST + 1):
            value = total[begin] + (odds[begin - 1] if begin else 0.0)
            if value > total[stop]:
                total[stop], before[stop] = value, begin
    found: list[int] = []
    at = n
    while at and total[n] > -math.inf:
        at = before[at]
        if at:
            found.append(at)
    return found[::-1]
