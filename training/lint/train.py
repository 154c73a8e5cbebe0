"""Fits the head of the lint to the project's own sentences and messages, and writes its data file.

    python -m training.lint.train --before l1.onnx:fifth,eighth l2.onnx:sixth,ninth [--leave-out AUTHOR] [--out FILE]

It is fitted to the encoder file and the network that are there and reads meaning only with these very files: train again
when one of them changes. Thresholds are chosen on messages by authors of whom neither the head nor the network knew
anything: ``--before`` names networks that were trained without some authors, and these authors. The held messages of
the benchmark are never fitted to. With ``--leave-out`` the messages of one author are kept out as well, to be scored
with ``benchmarks/lint/run.py --head FILE``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from otherside.extraction.encoder import encoder_digest
from otherside.extraction.hashing import BUCKETS, hashed
from otherside.messaging.lint import head
from otherside.messaging.lint.burdens import features
from otherside.messaging.lint.engine import merged
from otherside.messaging.lint.head import ASKS, BESIDE, DATA, LABELS, MOST, READ, load, seen, weighed
from otherside.messaging.lint.joining import totals
from otherside.messaging.lint.network import Network, network_digest
from otherside.messaging.lint.registry import CODES, RULE_OF, RULES
from otherside.messaging.lint.rules.ignores_burden import signs
from training.lint.data import AUTHORS, Labelled, Written, dev, labelled, written

#: Inverse strength of the penalties, weight of a faulty sentence, rounds of finding the faulty sentence of a message.
C_WORDS, C_MEANING, C_BURDEN, FAULTY, ROUNDS = 4.0, 1.5, 1.0, 4.0, 3
#: Share of the clean messages by authors left out in which nothing is to be found.
SILENT = 0.92
#: Share of messages that have a fault of one kind, for which thresholds are chosen.
COMMON = 0.1
#: The least precision, on authors left out, that a threshold may have: with meaning, and by words alone, which tell less.
PRECISE = (0.8, 0.6)
#: Hands who marked a burden passed over only where the reader is pressed besides: the burden part is not fitted to them.
NOT_ON_BURDENS = ("twelfth", "thirteenth", "sixteenth", "seventeenth", "eighteenth")
#: Weight of a written sentence, whose label is sure, beside one of a message.
CHOSEN = 2.5
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences as rows: the written ones, then those of the messages.

    Attributes:
        written: the written ones.
        messages: the messages.
        rows: for each message, the rows of its sentences.
        words: ``(n, BUCKETS)``, sparse.
        meaning: ``(n, 786)``, or None without an encoder.
        idf: ``(BUCKETS,)``.
    """

    written: Sequence[Written]
    messages: Sequence[Labelled]
    rows: Sequence[range]
    words: Any
    meaning: Array
    idf: Array


def gather(digest: str, messages: Sequence[Labelled]) -> Sentences:
    """Reads the sentences, by words and by meaning."""
    own = written()
    pairs = [(w.before, w.text) for w in own]
    rows = []
    for each in messages:
        spoken = each.message.spoken[:MOST]
        rows.append(range(len(pairs), len(pairs) + len(spoken)))
        pairs += zip(["", *spoken], spoken, strict=False)
    texts = [text for _, text in pairs]
    counts = np.zeros(BUCKETS)
    for text in texts:
        counts[hashed(text).buckets] += 1
    idf = (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float16).astype(np.float32)
    places, values, ends = [], [], [0]
    for text in texts:
        buckets, weights = weighed(text, idf)
        places.append(buckets)
        values.append(weights)
        ends.append(ends[-1] + len(buckets))
    words = sparse.csr_matrix((np.concatenate(values), np.concatenate(places), ends), shape=(len(texts), BUCKETS))
    return Sentences(own, messages, rows, words, seen(pairs, digest), idf)


def regression(x: Any, c: float) -> LogisticRegression:
    """A logistic regression with the solver that suits its columns: many and sparse, or few and dense."""
    return LogisticRegression(C=c, max_iter=300, solver="liblinear" if sparse.issparse(x) else "newton-cholesky")


def fit_label(label: str, data: Sentences, use: Sequence[int], x: Any, c: float) -> Any:
    """The regression of one label on the written sentences and on the messages whose indices are in ``use``.

    Where a message does not say which of its sentences is at fault, in each round the likeliest one is taken.
    """
    known = np.full(x.shape[0], -1)
    known[: len(data.written)] = [w.label == label for w in data.written]
    faulty = []
    for n in use if label != ASKS else ():
        own, marked = data.rows[n], data.messages[n].where.get(label)
        if label in data.messages[n].rules and not marked:
            faulty.append(np.array(own))
        else:
            known[own] = [at in (marked or ()) for at in range(len(own))]
    model = None
    for _ in range(ROUNDS if faulty else 1):
        target = known.copy()
        if model is not None:
            scores = model.decision_function(x)
            for rows in faulty:
                target[rows[scores[rows].argmax()]] = 1
        fit = np.flatnonzero(target >= 0)
        weight = np.where(target == 1, FAULTY, 1.0)
        weight[: len(data.written)] *= CHOSEN
        model = regression(x, c).fit(x[fit], target[fit], sample_weight=weight[fit])
    return model


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights ``(columns, labels)`` and bias ``(labels,)`` on words and on meaning."""

    words: Array
    words_bias: Array
    meaning: Array
    meaning_bias: Array

    def scores(self, data: Sentences, rows: Sequence[int]) -> tuple[Array, Array]:
        """Log-odds ``(n, labels)`` of some rows: words and meaning together, and words alone."""
        words = data.words[rows] @ self.words + self.words_bias
        return (words + data.meaning[rows] @ self.meaning + self.meaning_bias) / 2, words


def fit(data: Sentences, use: Sequence[int]) -> Fitted:
    """All labels."""
    parts = []
    for x, c in ((data.words, C_WORDS), (data.meaning, C_MEANING)):
        models = [fit_label(label, data, use, x, c) for label in LABELS]
        parts += [np.vstack([m.coef_[0] for m in models]).T, np.array([m.intercept_[0] for m in models])]
    return Fitted(*parts)


def folds(messages: Sequence[Labelled]) -> list[Array]:
    """Parts of the messages to be left out in turn: whole authors, or fifths where there is only one author."""
    authors = sorted({m.author for m in messages})
    if len(authors) > 1:
        return [np.array([n for n, m in enumerate(messages) if m.author == a]) for a in authors]
    return np.array_split(np.random.default_rng(1).permutation(len(messages)), 5)


def thresholds(found: Sequence[tuple[Array, Array]], common: float, precise: float) -> float:
    """Where F1 is best among thresholds with enough precision, if one message in so many has the fault.

    Args:
        found: for each part scores and truth, one entry a message; each part counts alike.
        common: share of messages that have the fault.
        precise: the least precision.
    """
    candidates = np.unique(np.concatenate([scores for scores, _ in found]))
    values = np.zeros(len(candidates))
    for n, at in enumerate(candidates):
        right = common * np.mean([(s > at)[t].mean() for s, t in found])
        false = (1 - common) * np.mean([(s > at)[~t].mean() for s, t in found])
        if right > 0 and right / (right + false) >= precise:
            values[n] = 2 * right / (right + false + common)
    # The middle of the good stretch moves less with a few other messages than its peak.
    return float(np.mean(candidates[values >= values.max() - 0.02]))


Before = Mapping[str, Network]


def leave_out(data: Sentences, before: Before) -> list[tuple[Array, Array, Array]]:
    """How clearly messages have each fault, by a head and a network that knew nothing of their authors.

    Args:
        before: for some authors a network that knew nothing of them.

    Returns:
        For each of these authors, with meaning, by words alone, and the truth: three times ``(messages, rules)``.
    """
    out = []
    for author, network in before.items():
        part = [n for n, m in enumerate(data.messages) if m.author == author]
        fitted = fit(data, sorted(set(range(len(data.messages))) - set(part)))
        left = [n for n in part if data.messages[n].message.sentences]
        most = np.zeros((2, len(left), len(READ)))
        for row, n in enumerate(left):
            message, context = data.messages[n].message, data.messages[n].context
            whole, words = fitted.scores(data, list(data.rows[n]))
            whole[:, : len(READ)] += network.read(message.spoken[:MOST], message.heard, BESIDE)
            for k, rule in enumerate(READ):
                hits = merged(RULES[rule].check(message, context))
                for way, scores in enumerate((whole, words)):
                    most[way, row, k] = totals(rule, hits, message, context, scores[:, k]).max()
        truth = np.array([[rule in data.messages[n].rules for rule in READ] for n in left])
        out.append((most[0], most[1], truth))
    return out


def limits(found: Sequence[tuple[Array, Array]], precise: float) -> dict[str, float]:
    """The thresholds that are best rule by rule, all raised alike until enough clean messages are left alone.

    Args:
        found: for each author, scores and truth, both ``(messages, rules)``.
    """
    best = np.array(
        [thresholds([(s[:, k], t[:, k]) for s, t in found if t[:, k].any()], COMMON, precise) for k in range(len(READ))]
    )
    clean = np.concatenate([s[~t.any(1)] for s, t in found])
    more = next(m for m in np.arange(0, 9, 0.05) if (clean <= best + m).all(1).mean() >= SILENT)
    print(f"thresholds raised by {more:.2f}", file=sys.stderr)
    return {rule: float(at + more) for rule, at in zip(READ, best, strict=True)}


def fit_codes(data: Sentences) -> tuple[Array, Array, list[str]]:
    """Which variant a sentence is, from the written ones that say so."""
    rows = [n for n, w in enumerate(data.written) if w.code]
    model = LogisticRegression(C=C_MEANING, max_iter=1000, class_weight="balanced")
    model.fit(data.meaning[rows], [data.written[n].code for n in rows])
    return model.coef_.T, model.intercept_, [str(c) for c in model.classes_]


def fit_burden(messages: Sequence[Labelled], path: Path) -> tuple[Array, float]:
    """Whether a message passes over a burden; the head so far is read from its file."""
    fitted = load(path)
    rows, truth, kept = [], [], []
    for each in messages:
        voiced = [(facet, quote.text) for facet, quote in each.context.voiced]
        if voiced and each.message.sentences and each.author not in NOT_ON_BURDENS:
            each.message.read = fitted.read(each.message.spoken, each.message.heard)
            rows.append(features(each.message, voiced, signs(each.message, each.context), fitted))
            truth.append("ignores_burden" in each.rules)
            kept.append(each)
    x, y = np.array(rows), np.array(truth)
    found = []
    for part in folds(kept):
        rest = np.setdiff1d(np.arange(len(kept)), part)
        model = LogisticRegression(C=C_BURDEN, max_iter=1000).fit(x[rest], y[rest])
        found.append((model.decision_function(x[part]), y[part]))
    model = LogisticRegression(C=C_BURDEN, max_iter=1000).fit(x, y)
    return model.coef_[0], float(model.intercept_[0]) - thresholds(found, float(y.mean()), PRECISE[0])


def write(path: Path, fitted: Fitted, data: Sentences, digest: str, alone: Sequence[Mapping[str, float]]) -> None:
    """Weights of words as bytes with one scale a label, everything else as half floats; then the part on burdens."""
    scale = np.abs(fitted.words).max(axis=0) / 127
    codes, codes_bias, names = fit_codes(data)
    meta = {
        "buckets": BUCKETS,
        "labels": LABELS,
        "codes": names,
        "code_rules": [RULE_OF[c] for c in names],
        "alone": alone[0],
        "alone_words": alone[1],
        "encoder": digest,
        "network": network_digest(),
    }
    arrays: dict[str, Array] = {
        "idf": data.idf.astype(np.float16),
        "words": np.round(fitted.words / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": fitted.words_bias.astype(np.float32),
        "dense": fitted.meaning.astype(np.float16),
        "dense_bias": fitted.meaning_bias.astype(np.float32),
        "codes": codes.astype(np.float16),
        "codes_bias": codes_bias.astype(np.float32),
        "burden": np.zeros(1),
        "burden_bias": np.zeros(()),
        "meta": np.array(json.dumps(meta)),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    burden, bias = fit_burden(data.messages, path)
    arrays |= {"burden": burden.astype(np.float32), "burden_bias": np.array(bias, dtype=np.float32)}
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leave-out", choices=AUTHORS, help="keep the messages of one author out")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--before", nargs="+", required=True, metavar="FILE:AUTHORS", help="networks without authors")
    options = parser.parse_args()
    digest = encoder_digest()
    if not digest:
        sys.exit("There is no encoder to fit to; export one first (training/README.md).")
    # Nothing is read twice, and the small regressions are slower on several threads.
    head.REMEMBERED = 1_000_000
    with threadpool_limits(1):
        _train(options.out, digest, options.leave_out, _before(options.before))


def _before(given: Sequence[str]) -> Before:
    out: dict[str, Network] = {}
    for each in given:
        file, _, authors = each.rpartition(":")
        network = Network(Path(file))
        out |= dict.fromkeys(authors.split(","), network)
    return out


def _train(out: Path, digest: str, left_out: str | None, before: Before) -> None:
    data = gather(digest, [m for m in dev(labelled()) if m.author != left_out])
    assert {w.code for w in data.written if w.code} <= set(CODES)
    found = leave_out(data, before)
    alone = [limits([(parts[way], parts[2]) for parts in found], PRECISE[way]) for way in (0, 1)]
    write(out, fit(data, range(len(data.messages))), data, digest, alone)
    size = out.stat().st_size / 1e3
    print(f"{len(data.written)} sentences, {len(data.messages)} messages, {size:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
