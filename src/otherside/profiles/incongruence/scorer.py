"""From statements to a score for every ordered pair: a small network that reads all of them, and plain features."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.extraction.encoder import DATA as EXTRACTION_DATA
from otherside.extraction.encoder import Encoded, default_encoder
from otherside.extraction.heads import default_heads
from otherside.extraction.onnx import WordPieces, open_session
from otherside.profiles.incongruence.features import pair_features
from otherside.profiles.incongruence.present import SPEAKER

DATA = Path(__file__).parent / "data"
#: Word pieces of one statement that are read.
MOST_TOKENS = 64
#: Statements that the network reads together at most.
MOST_TOGETHER = 20
#: Ordered pairs of a person whose talk is as long as those the threshold was set on.
USUAL_PAIRS = 150
#: Of the rules beside the network; raised with each change of them, or what was found under the old ones is shown on.
RULES = 7
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """What is made of n statements.

    Attributes:
        logits: of every ordered pair ``(ideal, actual)``, ``(n, n)``; the diagonal is minus infinity.
        facets: calibrated probability of each facet of each statement, ``(n, 15)``.
        vectors: unit length, ``(n, 384)``.
        meanings: unit length, ``(n, 384)``: near where two say the like, whatever they are evidence of.
        encoder: logits of the encoder for each statement by itself, ``(n, 18)``.
    """

    logits: Floats
    facets: Floats
    vectors: Floats
    meanings: Floats
    encoder: Floats = field(default_factory=lambda: np.zeros((0, 18), dtype=np.float32))


class Network:
    """The set scorer in ONNX: each statement by itself in the lower layers, all together in the upper ones, of which there are two."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self._session = open_session(path, threads, most_threads=4)
        self._pieces = WordPieces(EXTRACTION_DATA / "tokenizer.json")

    def score(self, texts: Sequence[str], short: bool = False) -> Floats:
        """Logit of every ordered pair of up to ``MOST_TOGETHER`` statements, ``(n, n)``.

        Args:
            short: by the upper layers that learnt from people who say little as well.
        """
        own = self._pieces
        pieces = [[own.cls, *found[:MOST_TOKENS], own.sep] for found in own.of(texts)]
        width = sum(map(len, pieces))
        pool = np.zeros((1, len(pieces), width), dtype=np.float32)
        at = 0
        for n, piece in enumerate(pieces):
            pool[0, n, at : at + len(piece)] = 1 / len(piece)
            at += len(piece)
        (pairs,) = self._session.run(
            ["short" if short else "clash"],
            {
                "input_ids": np.array([[i for p in pieces for i in p]], dtype=np.int64),
                "position_ids": np.array([[k for p in pieces for k in range(len(p))]], dtype=np.int64),
                "pool": pool,
            },
        )
        return np.asarray(pairs[0], dtype=np.float32)


class Scorer:
    """Network and plain features, weighed as learnt on people that neither had seen."""

    def __init__(self, folder: Path = DATA) -> None:
        raw: dict[str, Any] = json.loads((folder / "scorer.json").read_text(encoding="utf-8"))
        self._folder = folder
        self._weights = np.array(raw["plain"]["weights"], dtype=np.float32)
        self._bias = float(raw["plain"]["bias"])
        stack = raw["stack"]
        self._network_weight = float(stack["network"])
        self._plain_weight = float(stack["plain"])
        self._stack_bias = float(stack["bias"])
        self._actual_share, self._ideal_share = map(float, stack["distinct"])
        #: Words of the usual statement of people who say little, and how much surer a pair with such an actual must be.
        self._short_words, self._short_less = int(raw["short"]["words"]), float(raw["short"]["less"])
        #: Logit from which a pair is shown, and how far below it a second and third may lie.
        self.threshold = float(raw["threshold"])
        self.further = float(raw["further"])
        self.version = f"{raw['version']}.{RULES}"

    @cached_property
    def _network(self) -> Network:
        return Network(self._folder / "scorer.onnx")

    def read(self, texts: Sequence[str], ideals: NDArray[np.bool_] | None = None) -> Read:
        """Scores every ordered pair of statements of one person, or of one house.

        However many there are: more than fit together are read in windows of likely ideals with likely actuals.

        Args:
            ideals: which may stand as an ideal at all, ``(n,)``; all, when left out. Matters only where windows are
                needed.
        """
        encoded = default_encoder().encode([("", t) for t in texts])
        return self._made(texts, encoded, ideals)

    def apart(self, sets: Sequence[Sequence[str]]) -> list[Read]:
        """Each set of texts as ``read`` reads it alone; the encoder is asked once for all of them."""
        encoded = default_encoder().encode([("", t) for texts in sets for t in texts])
        out, at = [], 0
        for texts in sets:
            own = slice(at, at + len(texts))
            out.append(self._made(texts, Encoded(encoded.logits[own], encoded.vectors[own], encoded.meanings[own])))
            at += len(texts)
        return out

    def _made(self, texts: Sequence[str], encoded: Encoded, ideals: NDArray[np.bool_] | None = None) -> Read:
        n = len(texts)
        facets = default_heads().alone(encoded.logits)
        plain = pair_features(texts, facets, encoded.vectors) @ self._weights + self._bias if n else np.zeros((0, 0))
        logits = self._plain_weight * plain + self._stack_bias
        # Between people it was never tried.
        short = ideals is None and says_little(texts, self._short_words)
        if short:
            logits = logits + self._network.score(texts, short=True)
        elif self._network_weight:
            logits = logits + self._network_weight * self._windows(texts, facets, ideals)
        logits = logits.astype(np.float32)
        np.fill_diagonal(logits, -np.inf)
        if n > 2:
            logits = distinct(logits, self._actual_share, self._ideal_share)
            # The best of very many pairs is high by chance: half a logit for every e-fold of a usual dossier's pairs.
            logits -= 0.5 * max(0.0, float(np.log(n * (n - 1) / USUAL_PAIRS)))
        if short:
            few = both_short(texts, self._short_words)
            logits -= self._short_less * short_actual(texts, self._short_words)
            # Each by itself: beside another that is shown none may lie lower.
            logits[few & (logits < self.threshold)] -= self.further
        return Read(logits, facets, encoded.vectors, encoded.meanings, encoded.logits)

    def _windows(self, texts: Sequence[str], facets: Floats, able: NDArray[np.bool_] | None = None) -> Floats:
        n = len(texts)
        if n <= MOST_TOGETHER:
            return self._network.score(texts) if n else np.zeros((0, 0), dtype=np.float32)
        ideals, actuals = halves(facets) if able is None else halves(facets, most_actuals=_MOST_ACROSS, able=able)
        out = np.full((n, n), -12.0, dtype=np.float32)
        for i in range(0, len(ideals), _IDEALS):
            for a in range(0, len(actuals), _ACTUALS):
                first = ideals[i : i + _IDEALS]
                second = [k for k in actuals[a : a + _ACTUALS] if k not in first]
                found = self._network.score([texts[k] for k in (*first, *second)])
                out[np.ix_(first, second)] = found[: len(first), len(first) :]
        return out


#: Window of a long conversation.
_IDEALS, _ACTUALS = 6, 10
#: Most likely ideals and actuals that are looked at, whatever the length.
_MOST_IDEALS, _MOST_ACTUALS = 12, 40
#: Actuals between people: facets hardly tell a colleague's, so more are looked at.
_MOST_ACROSS = 60
#: Places of goal, desire, aspiration and identity in ``FACETS``.
_IDEAL_FACETS = (0, 2, 3, 4)
#: Places of commitment, consensus and knowledge gap in ``FACETS``, and from when a statement plainly is one.
_NO_ACTUAL = (9, 12, 14)
_PLAINLY = 0.5
#: The same between people, where what others decide is often what the house does.
_PLAINLY_ACROSS = 0.7
_LEAST_IDEAL = 0.25
#: Between people the ideal is a house's, and those are read as evidence of little ("nobody is a room number with us"): what
#: is plainly something else is none.
_LEAST_HOUSE, _SOMETHING_ELSE = 0.12, 0.25


def ideal_likelihood(facets: Floats) -> Floats:
    """Probability of the likeliest of goal, desire, aspiration and identity, ``(n,)``."""
    return np.asarray(facets[:, _IDEAL_FACETS].max(1), dtype=np.float32)


def may_pair(facets: Floats, texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which ordered pairs of free talk are an ideal and an actual at all, ``(n, n)``.

    An ideal is one with some likelihood. An actual is not plainly a promise, somebody's say in the matter or a thing
    they do not know: in free talk those stand beside every ideal, and are seldom what it founders on. In both the speaker
    stands in person. In 2,071 pairs that writers put into talk nine in ten halves do, of all lines not six in ten.
    """
    own = np.array([bool(SPEAKER.search(text)) for text in texts], dtype=np.bool_)
    ideal = own & (ideal_likelihood(facets) >= _LEAST_IDEAL)
    return np.asarray(ideal[:, None] & (own & ~_no_actual(facets, _PLAINLY))[None, :])


def may_pair_across(
    facets: Floats, house: NDArray[np.bool_], people: Sequence[str], talk: bool = False
) -> NDArray[np.bool_]:
    """Which ordered pairs are an ideal of the house and an actual told by somebody else, ``(n, n)``.

    Args:
        house: which statements speak for the house, ``(n,)``; see ``house.speaks_for_house``.
        people: who said each.
        talk: the statements are free talk, where "we" is in every other line: what is plainly no ideal is none.
    """
    names = np.array(people)
    other = names[:, None] != names[None, :]
    ideal = house
    if talk:
        strange = np.delete(facets, _IDEAL_FACETS, axis=1).max(1) >= _SOMETHING_ELSE
        ideal = house & ((ideal_likelihood(facets) >= _LEAST_HOUSE) | ~strange)
    return np.asarray(other & ideal[:, None] & ~_no_actual(facets, _PLAINLY_ACROSS)[None, :])


def _no_actual(facets: Floats, plainly: float) -> NDArray[np.bool_]:
    return np.asarray(np.isin(facets.argmax(1), _NO_ACTUAL) & (facets.max(1) >= plainly))


def halves(
    facets: Floats,
    most_ideals: int = _MOST_IDEALS,
    most_actuals: int = _MOST_ACTUALS,
    able: NDArray[np.bool_] | None = None,
) -> tuple[list[int], list[int]]:
    """The likeliest ideals and the likeliest actuals, each in the order of the statements; they may overlap.

    Args:
        facets: probability of each facet of n statements, ``(n, 15)``.
        able: which may stand as an ideal at all, ``(n,)``; all, when left out.
    """
    ideal = ideal_likelihood(facets)
    ranked = np.argsort(-ideal, kind="stable")
    ideals = np.sort((ranked if able is None else ranked[able[ranked]])[:most_ideals])
    # Flat facts make the best actuals and are evidence of little else: only what is plainly an ideal stands back.
    actual = np.delete(facets, _IDEAL_FACETS, axis=1).max(1) - ideal
    actuals = np.sort(np.argsort(-actual, kind="stable")[:most_actuals])
    return [int(k) for k in ideals], [int(k) for k in actuals]


def says_little(texts: Sequence[str], most: int) -> bool:
    """Whether the usual statement has at most so many words, and there are no more than the network reads together."""
    return 1 < len(texts) <= MOST_TOGETHER and float(np.median([len(text.split()) for text in texts])) <= most


def short_actual(texts: Sequence[str], most: int) -> NDArray[np.bool_]:
    """Which ordered pairs have an actual of at most so many words, ``(n, n)``."""
    short = np.array([len(text.split()) <= most for text in texts], dtype=np.bool_)
    return np.broadcast_to(short, (len(texts), len(texts)))


def both_short(texts: Sequence[str], most: int) -> NDArray[np.bool_]:
    """Which ordered pairs are of two statements of at most so many words, ``(n, n)``."""
    short = np.array([len(text.split()) <= most for text in texts], dtype=np.bool_)
    return np.asarray(short[:, None] & short[None, :])


def distinct(logits: Floats, actual: float, ideal: float) -> Floats:
    """Lowers pairs whose actual goes badly with every ideal, and whose ideal goes badly with every actual.

    What clashes with everything (a colleague who must agree, a full calendar) clashes with nothing in particular. The
    best pair keeps its logit level, so that the order changes and the decision whether there is any pair does not.

    Args:
        logits: ``(n, n)``, minus infinity on the diagonal.
        actual: share of the log-sum over ideals that is taken off, 0 to 1; ``ideal`` likewise over actuals.
    """
    top = logits.max()
    whole = np.exp(logits - top)
    over_ideals = np.log(whole.sum(0, keepdims=True) + 1e-9)
    over_actuals = np.log(whole.sum(1, keepdims=True) + 1e-9)
    turned = logits - actual * over_ideals - ideal * over_actuals
    return np.asarray(turned - turned.max() + top, dtype=np.float32)


@cache
def default_scorer() -> Scorer:
    """The scorer that ships with the package, loaded once."""
    return Scorer()
