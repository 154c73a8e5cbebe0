"""From what one person said to the pairs worth a question."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.segment import segment_texts
from otherside.profiles.incongruence.house import least_across, same_matter, speaks_for_house
from otherside.profiles.incongruence.present import kept_of, pictured, pictures_self, present, tells_so
from otherside.profiles.incongruence.questions import MOST_WORDS, across_question, own_question
from otherside.profiles.incongruence.scorer import Read, Scorer, default_scorer, may_pair, may_pair_across
from otherside.profiles.incongruence.themes import OF_HOUSE, plain_theme, theme_of
from otherside.profiles.incongruence.unfit import fit_for_pairs
from otherside.profiles.incongruence.whose import own_days, own_wishes
from otherside.profiles.incongruence.within import Inner, Place, inner_pairs

#: Most pairs shown of one person, and how often one statement may stand in them.
MOST_PAIRS = 3
MOST_EACH = 2
#: Words of a sentence that a question may quote without its neighbours.
LEAST_WORDS = 7
#: Candidates that a judge is asked about.
MOST_JUDGED = 8


@dataclass(frozen=True, slots=True)
class Incongruence:
    """An ideal and an actual that do not go together.

    Attributes:
        ideal: position of the ideal among the statements.
        actual: position of the actual.
        score: 0 to 1; from one half on it is shown.
        theme: one to three words.
        question: open, in the buyer's words; leaves the conclusion to them.
        spans: where the two halves stand within a statement that holds both, the ideal's ``(start, end)`` and the
            actual's; None where each is a statement of its own.
    """

    ideal: int
    actual: int
    score: float
    theme: str
    question: str
    spans: tuple[Place, Place] | None = None


class Judge(Protocol):
    """A second reader of the likeliest pairs, for instance a language model; none by default."""

    def probabilities(self, texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[float]:
        """Probability for each pair that its two statements cannot both go on."""
        ...


def chosen(
    scored: Sequence[tuple[int, int, float]],
    least: float,
    further: float | None = None,
    most: int = MOST_PAIRS,
    each: int = MOST_EACH,
    actuals: int = MOST_EACH,
) -> list[tuple[int, int, float]]:
    """Best first: at most ``most`` pairs, no statement in more than ``each``, nothing unless one reaches ``least``.

    Args:
        actuals: in how many pairs a statement may stand as the actual.
        further: score from which more pairs are shown beside one that reaches ``least``.
    """
    ranked = sorted(scored, key=lambda row: (-row[2], row[0], row[1]))
    out: list[tuple[int, int, float]] = []
    if not ranked or ranked[0][2] < least:
        return out
    for ideal, actual, score in ranked:
        if score < (least if further is None else further) or len(out) == most:
            break
        # The same two the other way round are one finding.
        if any({ideal, actual} == {i, a} for i, a, _ in out):
            continue
        used = [k for i, a, _ in out for k in (i, a)]
        beside = sum(actual == a for _, a, _ in out)
        if max(used.count(ideal), used.count(actual)) < each and beside < actuals:
            out.append((ideal, actual, score))
    return out


def shown_pairs(logits: NDArray[np.float32], scorer: Scorer) -> list[tuple[int, int, float]]:
    """What is shown of scored pairs: positions and score."""
    return chosen(_scored(logits, scorer.threshold, lambda i, a: True), 0.5, _at(-scorer.further))


def find_pairs(
    texts: Sequence[str],
    *,
    scorer: Scorer | None = None,
    judge: Judge | None = None,
    least: float = 0.5,
    most: int = MOST_PAIRS,
    each: int = MOST_EACH,
    actuals: int = MOST_EACH,
    talk: bool = False,
    read: Read | None = None,
    held: Sequence[bool] | None = None,
) -> list[Incongruence]:
    """Incongruences within one person's statements, best first; often there is none, and then the list is empty.

    A statement that holds both halves is ideal and actual at once, and ``spans`` tells the two apart.

    Args:
        texts: verbatim statements of one person, in the order in which they were said.
        judge: asked about the likeliest pairs; its opinion counts half.
        least: score that the best pair must reach; where it is more than one half, every other pair as well.
        most: most pairs.
        each: in how many pairs a statement may stand.
        actuals: in how many of them as the actual.
        talk: the texts are free talk and not chosen statements; see ``scorer.may_pair``.
        read: what the scorer made of the texts, where it has read them already.
        held: whether each is a picture of themselves that they still hold; all are, when left out.
    """
    if not texts:
        return []
    scorer = scorer or default_scorer()
    found = read if read is not None else scorer.read(texts)
    fit = fit_for_pairs(texts)
    may = may_pair(found.facets, texts) if talk else np.ones(found.logits.shape, dtype=np.bool_)
    still = np.ones(len(texts), dtype=np.bool_) if held is None else np.array(held, dtype=np.bool_)
    ideals = fit & still & own_wishes(texts) & pictured(texts)
    may &= ideals[:, None] & (fit & own_days(texts) & present(texts, talk))[None, :]
    scored = _scored(found.logits, scorer.threshold, lambda i, a: bool(may[i, a]))
    further = least if least > 0.5 else _at(-scorer.further)
    if judge is not None:
        scored, further = _judged(scored, texts, judge), least
    pairs = [
        Incongruence(
            i,
            a,
            round(s, 4),
            theme_of(texts[i], texts[a], plain_theme(found.facets[i])),
            own_question(*telling(texts[i], texts[a], scorer)),
        )
        for i, a, s in chosen(scored, least, further, most, each, actuals)
        if not talk or _by_what_counts(texts[i], texts[a], scorer)
    ]
    inner = inner_pairs(texts, found.facets, scorer, talk, fit & still)
    pairs += [pair for one in inner if (pair := _within(texts[one.statement], one, scorer, judge)).score >= least]
    return sorted(pairs, key=lambda pair: -pair.score)[:most]


def _by_what_counts(ideal: str, actual: str, scorer: Scorer) -> bool:
    """Whether two breaths of free talk clash by the sentences in them that may be an ideal and an actual, without the others."""
    first, second = kept_of(ideal, pictures_self), kept_of(actual, tells_so)
    if (first, second) == (ideal, actual):
        return True
    return float(scorer.read([first, second]).logits[0, 1]) >= scorer.threshold


def _within(text: str, found: Inner, scorer: Scorer, judge: Judge | None) -> Incongruence:
    """The pair of two sentences of one statement."""
    ideal, actual = (text[start:end] for start, end in (found.ideal, found.actual))
    score = _at(found.logit - scorer.threshold)
    # What is not likely by itself the judge is not asked about.
    if judge is not None and score >= 0.5:
        score = 0.5 * score + 0.5 * judge.probabilities([ideal, actual], [(0, 1)])[0]
    theme = theme_of(ideal, actual, plain_theme(found.facets))
    question = own_question(ideal, actual)
    spans = (found.ideal, found.actual)
    return Incongruence(found.statement, found.statement, round(score, 4), theme, question, spans)


def telling(ideal: str, actual: str, scorer: Scorer) -> tuple[str, str]:
    """The sentences of two statements that go together least, for a question; a short statement stays whole."""
    first, second = _sentences(ideal), _telling_so(actual)
    if len(first) * len(second) == 1:
        return first[0], second[0]
    logits = scorer.read([*first, *second]).logits[: len(first), len(first) :]
    i, a = np.unravel_index(int(logits.argmax()), logits.shape)
    return first[int(i)], second[int(a)]


def _telling_so(actual: str) -> list[str]:
    """Those of a present that tell how it is: a question beside it is no words to hold up to anybody."""
    parts, said = segment_texts(actual), _sentences(actual)
    own = [part for part in parts if tells_so(part)]
    if said == [actual]:
        return own if 0 < len(own) < len(parts) else said
    return [part for part in said if part in own] or own or said


def _sentences(text: str) -> list[str]:
    """Those of a long statement that say something by themselves ("That's all it is really" does not)."""
    if len(text.split()) <= MOST_WORDS:
        return [text]
    found = segment_texts(text)
    return [part for part in found if len(part.split()) >= LEAST_WORDS] or [text]


def across_logits(
    texts: Sequence[str],
    people: Sequence[str],
    scorer: Scorer,
    talk: bool = False,
    held: Sequence[bool] | None = None,
) -> NDArray[np.float32]:
    """Logit of every ordered pair between people, ``(n, n)``; minus infinity where there can be none.

    Args:
        texts: statements of several people of one side.
        people: who said each.
        talk: they are free talk and not chosen statements; see ``scorer.may_pair_across``.
        held: as of ``find_pairs``.
    """
    house = speaks_for_house(texts)
    read = scorer.read(texts, house)
    fit = may_pair_across(read.facets, house, people, talk) & same_matter(read.meanings)
    able = fit_for_pairs(texts, people)
    ideal = able if held is None else able & np.array(held, dtype=np.bool_)
    fit &= (ideal & pictured(texts))[:, None] & (able & own_days(texts) & present(texts))[None, :]
    return np.where(fit, read.logits, np.float32(-np.inf))


def find_across(
    texts: Sequence[str],
    people: Sequence[str],
    *,
    scorer: Scorer | None = None,
    least: float | None = None,
    each: int = MOST_EACH,
    talk: bool = False,
    held: Sequence[bool] | None = None,
) -> list[Incongruence]:
    """What one person of a house says it is, beside what another tells of its days; best first.

    The ideal speaks for the house ("we", "with us"); what somebody wishes for themselves is not held against a colleague's
    day, nor is what is of another matter. The question goes to whoever voiced it and does not pass on what the other one said.

    Args:
        texts: statements of several people of one side.
        people: who said each.
        least: score that every pair must reach; the chosen one when left out, see ``house.least_across``.
        talk: the texts are free talk and not chosen statements.
        held: as of ``find_pairs``.
    """
    if len(set(people)) < 2:
        return []
    scorer = scorer or default_scorer()
    least = least_across() if least is None else least
    scored = _scored(across_logits(texts, people, scorer, talk, held), scorer.threshold, lambda i, a: True)
    return [
        Incongruence(i, a, round(s, 4), theme_of(texts[i], texts[a], OF_HOUSE), across_question(texts[i], people[a]))
        for i, a, s in chosen(scored, least, each=each)
    ]


def _at(logit: float) -> float:
    # What cannot be a pair has a logit of minus infinity.
    return 1 / (1 + math.exp(min(700.0, -logit)))


def _scored(
    logits: NDArray[np.float32], threshold: float, wanted: Callable[[int, int], bool]
) -> list[tuple[int, int, float]]:
    """Pairs with scores between 0 and 1 where one half is the threshold; only those with any chance."""
    rows, columns = np.where(logits > threshold - 8)
    return [
        (int(i), int(a), _at(float(logits[i, a]) - threshold))
        for i, a in zip(rows, columns, strict=True)
        if wanted(int(i), int(a))
    ]


def _judged(scored: list[tuple[int, int, float]], texts: Sequence[str], judge: Judge) -> list[tuple[int, int, float]]:
    best = sorted(scored, key=lambda row: -row[2])[:MOST_JUDGED]
    said = judge.probabilities(texts, [(i, a) for i, a, _ in best])
    # Only what the judge has seen can be shown.
    return [(i, a, 0.5 * s + 0.5 * p) for (i, a, s), p in zip(best, said, strict=True)]
