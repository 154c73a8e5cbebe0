"""PersuasionForGood: who really donates, from the persuadee's words before they say whether they will.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.persuasion [--json]

Each conversation is cut before the persuadee's first words about giving or not giving (an amount, "I will", "no
thanks", or any reply to being asked for a donation). Folds are by conversation, ten of them, repeated with five
shufflings. Compared: a bag of words, the length alone, and evidence (facets and stance by the embedded encoder, with
what was asked and answered).
Data: Wang et al. 2019, Apache-2.0.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from benchmarks.coaching.learning import data_folder, encode
from otherside.domain import InputError

Array = NDArray[Any]
_SAYS = re.compile(
    r"\$ ?\d|\d ?\$|\bcents?\b|\bdollars?\b|\b(?:i|we)(?:'ll| will| would|'d| can| could| want| am| might| may|"
    r" guess| think|'m)?\b[^.?!]{0,40}\b"
    r"(?:donat\w*|giv(?:e|ing)|contribut\w*|chip in|match|help out|pass)\b|\b(?:no thank|not (?:interested|"
    r"today|going|willing|able|comfortable)|"
    r"all of (?:it|my)|half|full amount|my (?:payment|earnings|reward)|count me in|sign me up)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:donat\w*|contribut\w*|giv(?:e|ing)|spare)\b[^?]*\?|\bhow much\b[^?]*\?|\bwould you (?:like|"
    r"be willing|consider)\b[^?]*\?",
    re.I,
)
_PAST = re.compile(
    r"\b(?:ever|before|in the past|usually|often|have you (?:donated|given|heard)|do you (?:donate|give))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation up to the answer.

    Attributes:
        turns: (whether it is the persuadee, words), in order, cut before the answer.
        donated: whether they gave anything in the end.
    """

    turns: tuple[tuple[bool, str], ...]
    donated: bool


def load(folder: Path) -> list[Talk]:
    """All conversations of which the persuadee said something before the answer."""
    with (folder / "outcomes.csv").open(encoding="utf-8-sig", newline="") as file:
        gave = {
            r["dialogue"]: float(r["donated_usd"] or 0) > 0 for r in csv.DictReader(file) if r["role"] == "persuadee"
        }
    said: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    with (folder / "dialogue.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            said[row["dialogue"]].append((row["role"] == "persuadee", row["text"]))
    talks = [Talk(cut(turns), gave[name]) for name, turns in said.items() if name in gave]
    return [t for t in talks if any(they for they, _ in t.turns)]


def cut(turns: list[tuple[bool, str]]) -> tuple[tuple[bool, str], ...]:
    """The turns before the persuadee first says whether they will; the request itself is left out with the answer."""
    asked = False
    for number, (they, text) in enumerate(turns):
        if not they:
            asked = bool(_ASKS.search(text)) and not _PAST.search(text)
        elif asked or (_SAYS.search(text) and not _PAST.search(text)):
            end = number
            while end and not turns[end - 1][0]:
                end -= 1
            return tuple(turns[:end])
    return tuple(turns)


def _words(talk: Talk, they: bool) -> str:
    return " . ".join(text for who, text in talk.turns if who == they)


def lengths(talk: Talk) -> list[float]:
    """Turns and words of the persuadee, words a turn, words of the persuader."""
    mine = [text for they, text in talk.turns if they]
    words = sum(len(t.split()) for t in mine)
    return [len(mine), words, words / len(mine), len(_words(talk, False).split())]


_WARM = re.compile(
    r"\b(?:love|great|good|nice|wonderful|amazing|awesome|worthy|important|definitely|sure|of course|happy|"
    r"glad|agree|true|sad|"
    r"terrible|awful|heart|wow)\b",
    re.I,
)
_COOL = re.compile(
    r"\b(?:scam|trust|ceo|salary|overhead|local|own|myself|money|afford|budget|broke|bills|never|not sure|"
    r"don't|waste|legit|why)\b",
    re.I,
)
_GAVE = re.compile(r"\b(?:i (?:have )?(?:donate|gave|give|volunteer|support|sponsor)\w*|donated|volunteer\w*)\b", re.I)


def signals(talk: Talk) -> list[float]:
    """What was asked, felt and told: counts a word."""
    mine = _words(talk, True)
    n = len(mine.split()) + 10
    return [
        mine.count("?") / n * 30,
        mine.count("!") / n * 30,
        len(_WARM.findall(mine)) / n * 30,
        len(_COOL.findall(mine)) / n * 30,
        len(_GAVE.findall(mine)) / n * 30,
        len(re.findall(r"\b(?:kids?|child\w*)\b", mine, re.I)) / n * 30,
        len(re.findall(r"\b(?:how|what|where) (?:can|do|does|would|could|is)\b", mine, re.I)) / n * 30,
    ]


def evidence(talks: list[Talk]) -> Array:
    """Means and maxima of facets' and stance's logits over the persuadee's turns, shape ``(n, 36)``."""
    pairs, owner = [], []
    for number, talk in enumerate(talks):
        before = ""
        for they, text in talk.turns:
            if they:
                pairs.append((before, text))
                owner.append(number)
            before = text
    found = encode(pairs)
    if not found.shape[1]:
        return np.zeros((len(talks), 0))
    logits, vectors, who = found[:, -18:], found[:, :-18], np.array(owner)
    rows = []
    for number in range(len(talks)):
        own = who == number
        rows.append(np.concatenate([logits[own].mean(0), logits[own].max(0), vectors[own].mean(0) * 2]))
    return np.array(rows)


def _scaled(train: Array, test: Array) -> tuple[Array, Array]:
    mean, spread = train.mean(0), train.std(0) + 1e-6
    return (train - mean) / spread, (test - mean) / spread


def evaluate(talks: list[Talk], repeats: int = 5) -> dict[str, Any]:
    """Out-of-fold probabilities of every model, AUC of each with a bootstrap interval, and of the differences."""
    y = np.array([t.donated for t in talks])
    texts = [_words(t, True) for t in talks]
    length = np.array([lengths(t) for t in talks])
    signal = np.hstack([np.log1p(length), np.array([signals(t) for t in talks])])
    facets = evidence(talks)
    p = {name: np.zeros(len(y)) for name in ("bag of words", "length", "evidence", "evidence and words")}
    for repeat in range(repeats):
        for fit, held in StratifiedKFold(10, shuffle=True, random_state=repeat).split(texts, y):
            bag = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
            a, b = bag.fit_transform([texts[i] for i in fit]), bag.transform([texts[i] for i in held])
            words = LogisticRegression(C=1.0, max_iter=500).fit(a, y[fit]).predict_proba(b)[:, 1]
            p["bag of words"][held] += words
            a, b = _scaled(np.log1p(length[fit]), np.log1p(length[held]))
            p["length"][held] += LogisticRegression(max_iter=500).fit(a, y[fit]).predict_proba(b)[:, 1]
            a, b = _scaled(np.hstack([signal, facets[:, :36]])[fit], np.hstack([signal, facets[:, :36]])[held])
            rich = LogisticRegression(C=0.003, max_iter=500).fit(a, y[fit]).predict_proba(b)[:, 1]
            p["evidence"][held] += rich
            if facets.shape[1]:
                a, b = _scaled(facets[fit], facets[held])
                vectors = LogisticRegression(C=0.0005, max_iter=500).fit(a, y[fit]).predict_proba(b)[:, 1]
            else:
                vectors = rich
            z = [np.log(q / (1 - q)) for q in (words, rich, vectors)]
            p["evidence and words"][held] += 1 / (1 + np.exp(-sum(z) / 3))
    rng = np.random.default_rng(0)
    draws = [rng.integers(0, len(y), len(y)) for _ in range(1000)]
    out: dict[str, Any] = {"conversations": len(y), "donated": int(y.sum()), "models": {}}
    best = p["evidence and words"]
    for name, q in p.items():
        aucs = [roc_auc_score(y[d], q[d]) for d in draws]
        gaps = [roc_auc_score(y[d], best[d]) - roc_auc_score(y[d], q[d]) for d in draws]
        out["models"][name] = {
            "auc": float(roc_auc_score(y, q)),
            "interval": [float(v) for v in np.percentile(aucs, [2.5, 97.5])],
            "best_minus_this": [float(v) for v in np.percentile(gaps, [2.5, 50, 97.5])],
        }
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        figures = evaluate(load(data_folder("persuasion")))
    except InputError as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{figures['conversations']} conversations, {figures['donated']} gave something")
    print(f"{'model':<20} {'AUC':>6}  95 % interval    best minus this")
    for name, f in figures["models"].items():
        low, high = f["interval"]
        gap = f["best_minus_this"]
        print(f"{name:<20} {f['auc']:6.3f}  {low:.3f} to {high:.3f}   {gap[1]:+.3f} ({gap[0]:+.3f} to {gap[2]:+.3f})")


if __name__ == "__main__":
    main()
