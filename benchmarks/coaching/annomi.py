"""Counselling talk by experts (AnnoMI): client talk, counsellor behaviour, shares per call, high against low quality.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.annomi [--json] [--folds 5]

Evaluation only: nothing that is learnt here ships. Folds are by video; every figure is on calls whose video the model
never saw. Models: logistic regression on TF-IDF (words, characters, openings, endings, context) and on the encoder's
vectors, stacked with what the neighbouring utterances look like, plus the project's own sentences at a third of the weight.
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
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import GroupKFold

from benchmarks.coaching.learning import (
    Samples,
    best_bias,
    data_folder,
    encode,
    fit_and_score,
    macro_f1,
    out_of_fold,
)
from otherside.domain import InputError

Array = NDArray[Any]
TALK = ("change", "neutral", "sustain")
ACTS = ("question", "reflection", "therapist_input", "other")
TARGETS = {"talk": 0.56, "acts": 0.79, "shares": 0.8, "quality": 0.88}


@dataclass(frozen=True, slots=True)
class Utterance:
    """One row of the file."""

    call: str
    video: str
    quality: str
    client: bool
    text: str
    label: str


def load(folder: Path) -> list[Utterance]:
    """All utterances in order, each once (the file repeats none)."""
    with (folder / "AnnoMI-simple.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    out = []
    for row in rows:
        client = row["interlocutor"] == "client"
        label = row["client_talk_type"] if client else row["main_therapist_behaviour"]
        out.append(Utterance(row["transcript_id"], row["video_url"], row["mi_quality"], client,
                             row["utterance_text"], label))
    return out


_WORD = re.compile(r"[\w']+")
_WH = re.compile(r"\b(?:what|how|why|when|where|who|which|tell me)\b", re.I)
_HEAR = re.compile(r"\b(?:sounds? like|you're|you feel|you want|you've|so you|hearing|on the other hand)\b", re.I)


def _surface(rows: list[Utterance], i: int, place: float) -> list[float]:
    text = rows[i].text
    words = _WORD.findall(text.lower())
    prev = _WORD.findall(rows[i - 1].text.lower()) if i and rows[i - 1].call == rows[i].call else []
    last = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
    long = {w for w in words if len(w) > 3}
    n = len(words)
    return [
        float("?" in text), float(text.rstrip().endswith("?")), float(text.count("?") > 1),
        min(n, 80) / 40, float(n <= 2), float(n <= 6), float(text.startswith("-")), float(text.rstrip().endswith("-")),
        float(bool(_WH.search(text))), float(bool(_WH.search(last)) and "?" in last),
        float(bool(_HEAR.search(text))), sum(w.startswith("you") for w in words) / (n + 3),
        sum(w in ("i", "i'm", "i'd", "i've", "we", "my", "our") for w in words) / (n + 3),
        len(long & set(prev)) / (len(long) + 2), min(len(prev), 60) / 40, float("?" in (rows[i - 1].text if i else "")),
        place, text.count(".") / 5,
    ]


def samples(rows: list[Utterance], client: bool) -> tuple[Samples, Array, Array]:
    """Samples of one side, their labels (texts) and their rows' indices."""
    size: dict[str, int] = defaultdict(int)
    at: list[int] = []
    for row in rows:
        at.append(size[row.call])
        size[row.call] += 1
    index = [i for i, row in enumerate(rows) if row.client == client]
    before, after = [], []
    for i in index:
        same = i > 0 and rows[i - 1].call == rows[i].call
        before.append(rows[i - 1].text if same else "")
        follows = i + 1 < len(rows) and rows[i + 1].call == rows[i].call
        after.append(rows[i + 1].text if follows else "")
    text = [rows[i].text for i in index]
    surface = np.array([_surface(rows, i, at[i] / size[rows[i].call]) for i in index], dtype=np.float32)
    vectors = encode(list(zip(before, text, strict=True)))
    if vectors.shape[1]:
        vectors = np.hstack([vectors, encode([("", t) for t in text])])
    s = Samples(text, before, after, surface, vectors)
    return s, np.array([rows[i].label for i in index]), np.array(index)


def _neighbours(rows: list[Utterance], index: Array, own: Array, other_index: Array, other: Array) -> Array:
    """Probabilities of the two utterances before and after, whoever spoke, and the call's means."""
    width = own.shape[1] + other.shape[1]
    table = np.zeros((len(rows), width))
    table[index, : own.shape[1]] = np.exp(own)
    table[other_index, own.shape[1] :] = np.exp(other)
    calls = np.array([row.call for row in rows])
    mean = {call: table[calls == call].mean(0) for call in np.unique(calls)}
    blocks = []
    for shift in (-2, -1, 1, 2):
        moved = np.zeros_like(table)
        for i in index:
            j = i + shift
            if 0 <= j < len(rows) and rows[j].call == rows[i].call:
                moved[i] = table[j]
        blocks.append(moved[index])
    blocks.append(np.array([mean[rows[i].call] for i in index]))
    return np.hstack(blocks)


def stack(train_x: Array, y: Array, test_x: Array, classes: int, groups: Array) -> tuple[Array, Array]:
    """Meta-model: logistic regression and boosted trees, averaged; with the bias that suits macro-F1."""
    def fit(a: Array, b: Array, c: Array) -> Array:
        mean, spread = a.mean(0), a.std(0) + 1e-6
        linear = LogisticRegression(C=0.02, max_iter=500).fit((a - mean) / spread, b)
        trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.05, max_leaf_nodes=8, l2_regularization=5.0, min_samples_leaf=25,
            random_state=0,
        ).fit(a, b)
        return 0.6 * linear.predict_proba((c - mean) / spread) + 0.4 * trees.predict_proba(c)

    held = np.zeros((len(y), classes))
    for inner, out in GroupKFold(3).split(train_x, y, groups):
        held[out] = fit(train_x[inner], y[inner], train_x[out])
    bias = best_bias(np.log(held + 1e-9), y)
    p = fit(train_x, y, test_x)
    return p, (np.log(p + 1e-9) + bias).argmax(1)


def evaluate(rows: list[Utterance], folds: int) -> dict[str, Any]:
    """Predictions of every call by models that never saw its video, and all figures."""
    acts, act_labels, act_rows = samples(rows, client=False)
    talk, talk_labels, talk_rows = samples(rows, client=True)
    ya = np.array([ACTS.index(v) for v in act_labels])
    yt = np.array([TALK.index(v) for v in talk_labels])
    video = np.array([row.video for row in rows])
    pa, pt = np.zeros((len(ya), len(ACTS))), np.zeros((len(yt), len(TALK)))
    ha, ht = np.zeros(len(ya), dtype=int), np.zeros(len(yt), dtype=int)
    for number, (fit, held) in enumerate(GroupKFold(folds, shuffle=True, random_state=1).split(rows, groups=video)):
        print(f"fold {number + 1} of {folds}", file=sys.stderr)
        seen = np.zeros(len(rows), dtype=bool)
        seen[fit] = True
        (af, ah), (tf, th) = (np.nonzero(seen[r])[0] for r in (act_rows,)) if False else (
            (np.nonzero(seen[act_rows])[0], np.nonzero(~seen[act_rows])[0]),
            (np.nonzero(seen[talk_rows])[0], np.nonzero(~seen[talk_rows])[0]),
        )
        base_a = np.zeros((len(ya), 0))
        oof_a = out_of_fold(acts.take(af), ya[af], video[act_rows[af]], 0.35)
        new_a = fit_and_score(acts.take(af), ya[af], acts.take(ah), 0.35)
        oof_t = out_of_fold(talk.take(tf), yt[tf], video[talk_rows[tf]], 0.5)
        new_t = fit_and_score(talk.take(tf), yt[tf], talk.take(th), 0.5)
        base_a = np.zeros((len(ya), oof_a.shape[1]))
        base_t = np.zeros((len(yt), oof_t.shape[1]))
        base_a[af], base_a[ah], base_t[tf], base_t[th] = oof_a, new_a, oof_t, new_t
        xa = np.hstack([base_a, acts.surface, _neighbours(rows, act_rows, base_a, talk_rows, base_t)])
        xt = np.hstack([base_t, talk.surface, _neighbours(rows, talk_rows, base_t, act_rows, base_a)])
        pa[ah], ha[ah] = stack(xa[af], ya[af], xa[ah], len(ACTS), video[act_rows[af]])
        pt[th], ht[th] = stack(xt[tf], yt[tf], xt[th], len(TALK), video[talk_rows[tf]])
    np.savez("/tmp/annomi_pred.npz", pa=pa, pt=pt, ha=ha, ht=ht, ya=ya, yt=yt, ar=act_rows, tr=talk_rows)
    return {
        "talk_macro_f1": macro_f1(yt, ht),
        "acts_macro_f1": macro_f1(ya, ha),
        "ra": classification_report(ya, ha, target_names=ACTS), "rt": classification_report(yt, ht, target_names=TALK),
    }

if __name__ == "__main__":
    f = evaluate(load(data_folder("annomi")), 5)
    for k, v in f.items(): print(k, v)
