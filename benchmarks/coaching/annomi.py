"""Counselling talk by experts (AnnoMI): client talk, counsellor behaviour, shares per call, high against low quality.

    OTHERSIDE_DATA=... python -m benchmarks.coaching.annomi [--json] [--folds 5] [--network FILE.npz]

Evaluation only: nothing that is learnt here ships. Folds are by video; every figure is on calls whose video the model
never saw. Models: logistic regression on TF-IDF (words, characters, openings, endings, context) and on the encoder's
vectors, stacked with what the neighbouring utterances look like; the project's own sentences count a third. With ``--network``
the mean of these and of an encoder fine-tuned on the same folds (``benchmarks.coaching.annomi_network``).
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
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold

from benchmarks.coaching.learning import (
    Samples,
    best_bias,
    data_folder,
    encode,
    fit_and_score,
    macro_f1,
    out_of_fold,
)
from otherside.coaching.acts import ACTS as PRODUCT_ACTS
from otherside.coaching.acts import Act
from otherside.coaching.classifier import default_classifier
from otherside.coaching.turns import CoachTurn, said_by_us
from otherside.domain import InputError, Side
from otherside.extraction.segment import segment

Array = NDArray[Any]
WRITTEN = Path(__file__).parents[2] / "training" / "coaching" / "written.jsonl"
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
        out.append(
            Utterance(row["transcript_id"], row["video_url"], row["mi_quality"], client, row["utterance_text"], label)
        )
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
        float("?" in text),
        float(text.rstrip().endswith("?")),
        float(text.count("?") > 1),
        min(n, 80) / 40,
        float(n <= 2),
        float(n <= 6),
        float(text.startswith("-")),
        float(text.rstrip().endswith("-")),
        float(bool(_WH.search(text))),
        float(bool(_WH.search(last)) and "?" in last),
        float(bool(_HEAR.search(text))),
        sum(w.startswith("you") for w in words) / (n + 3),
        sum(w in ("i", "i'm", "i'd", "i've", "we", "my", "our") for w in words) / (n + 3),
        len(long & set(prev)) / (len(long) + 2),
        min(len(prev), 60) / 40,
        float("?" in (rows[i - 1].text if i else "")),
        place,
        text.count(".") / 5,
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
    """Meta-model: logistic regression and boosted trees, averaged.

    Returns:
        Probabilities as they are, and as the bias that suits macro-F1 (found on training folds) shifts them.
    """

    def fit(a: Array, b: Array, c: Array) -> Array:
        mean, spread = a.mean(0), a.std(0) + 1e-6
        linear = LogisticRegression(C=0.02, max_iter=500).fit((a - mean) / spread, b)
        trees = HistGradientBoostingClassifier(
            max_iter=120,
            learning_rate=0.05,
            max_leaf_nodes=8,
            l2_regularization=5.0,
            min_samples_leaf=25,
            random_state=0,
        ).fit(a, b)
        return 0.6 * linear.predict_proba((c - mean) / spread) + 0.4 * trees.predict_proba(c)

    held = np.zeros((len(y), classes))
    for inner, out in GroupKFold(3).split(train_x, y, groups):
        held[out] = fit(train_x[inner], y[inner], train_x[out])
    bias = best_bias(np.log(held + 1e-9), y)
    p = fit(train_x, y, test_x)
    shifted = (p + 1e-9) * np.exp(bias)
    return p, shifted / shifted.sum(1, keepdims=True)


def shipped(rows: list[Utterance], index: Array) -> Array:
    """What the product's classifier, which has seen none of this, makes of each utterance of the counsellor.

    Returns:
        Mean and maximum over its sentences of the nine acts' probabilities, shape ``(n, 18)``.
    """
    pairs, owner = [], []
    for number, i in enumerate(index):
        before = rows[i - 1].text if i and rows[i - 1].call == rows[i].call and rows[i - 1].client else ""
        for span in segment(rows[i].text):
            pairs.append((before, rows[i].text[span.start : span.end]))
            owner.append(number)
    p = default_classifier().probabilities(pairs)
    out = np.zeros((len(index), 2 * p.shape[1]))
    who = np.array(owner)
    for number in range(len(index)):
        own = p[who == number]
        if len(own):
            out[number] = np.concatenate([own.mean(0), own.max(0)])
    return out


def without_training(rows: list[Utterance], index: Array) -> Array:
    """The product as it is: the first of question, reflection and telling among an utterance's sentences."""
    names = {
        Act.OPEN_QUESTION: 0,
        Act.CLOSED_QUESTION: 0,
        Act.REFLECTION: 1,
        Act.INFORMATION: 2,
        Act.PERSUASION: 2,
        Act.PRESSURE: 2,
        Act.AUTONOMY: 2,
    }
    sides = {True: Side.THEIRS, False: Side.OURS}
    turns = [CoachTurn(i, None, sides[row.client], row.text) for i, row in enumerate(rows)]
    found = np.full(len(rows), 3)
    for said in said_by_us(turns):
        found[said.turn] = min(found[said.turn], names.get(said.act, 3))
    return np.asarray(found[index])


_COUNTERPART = {
    "open_question": "question",
    "closed_question": "question",
    "reflection": "reflection",
    "information": "therapist_input",
    "persuasion": "therapist_input",
    "affirmation": "other",
    "other": "other",
}


def own_rows() -> list[Utterance]:
    """The project's own sentences under AnnoMI's four names, each after what the client said before it.

    Those that have no counterpart there are left out.
    """
    out = []
    for k, line in enumerate(WRITTEN.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row["act"] in _COUNTERPART:
            call = f"own-{k}"
            out.append(Utterance(call, "", "", True, row["prev"], "neutral"))
            out.append(Utterance(call, "", "", False, row["text"], _COUNTERPART[row["act"]]))
    return out


def own_sentences() -> tuple[Samples, Array]:
    """The same as samples, with their labels' numbers."""
    rows = own_rows()
    text, before = [r.text for r in rows[1::2]], [r.text for r in rows[::2]]
    surface = np.array([_surface(rows[i : i + 2], 1, 0.5) for i in range(0, len(rows), 2)], dtype=np.float32)
    vectors = encode(list(zip(before, text, strict=True)))
    if vectors.shape[1]:
        vectors = np.hstack([vectors, encode([("", t) for t in text])])
    labels = np.array([ACTS.index(r.label) for r in rows[1::2]])
    return Samples(text, before, [""] * len(text), surface, vectors), labels


def quality(
    rows: list[Utterance], acts: Array, act_rows: Array, nine: Array, talk: Array, talk_rows: Array
) -> tuple[float, list[float]]:
    """AUC of high against low quality per call, from held-out predictions; folds by video, repeated ten times."""
    calls = list(dict.fromkeys(row.call for row in rows))
    call_of = np.array([row.call for row in rows])
    features, y, video = [], [], []
    for call in calls:
        here = np.nonzero(call_of == call)[0]
        a, t = np.isin(act_rows, here), np.isin(talk_rows, here)
        ours, theirs = act_rows[a], talk_rows[t]
        words = [sum(len(rows[i].text.split()) for i in part) for part in (ours, theirs)]
        share, p = acts[a].mean(0), nine[a].mean(0)
        features.append(
            [
                *share,
                *talk[t].mean(0),
                *p[: len(PRODUCT_ACTS)],
                words[0] / (sum(words) + 1),
                np.log((share[1] + 0.05) / (share[0] + 0.05)),
                np.log1p(words[0] / (len(ours) + 1)),
                np.log1p(words[1] / (len(theirs) + 1)),
                float(np.log(len(here))),
                np.log((p[0] + 0.02) / (p[1] + 0.02)),
            ]
        )
        y.append(rows[here[0]].quality == "high")
        video.append(rows[here[0]].video)
    x, labels, groups = np.array(features), np.array(y), np.array(video)
    total = np.zeros(len(labels))
    for seed in range(10):
        for fit, held in StratifiedGroupKFold(5, shuffle=True, random_state=seed).split(x, labels, groups):
            mean, spread = x[fit].mean(0), x[fit].std(0) + 1e-6
            model = LogisticRegression(C=0.05, max_iter=500, class_weight="balanced").fit(
                (x[fit] - mean) / spread, labels[fit]
            )
            total[held] += model.decision_function((x[held] - mean) / spread)
    rng = np.random.default_rng(0)
    draws = [rng.integers(0, len(labels), len(labels)) for _ in range(2000)]
    aucs = [roc_auc_score(labels[d], total[d]) for d in draws if 0 < labels[d].sum() < len(d)]
    return float(roc_auc_score(labels, total)), [float(v) for v in np.percentile(aucs, [2.5, 97.5])]


def correlations(rows: list[Utterance], y: Array, p: Array | None, hard: Array, index: Array) -> dict[str, float]:
    """Correlation over calls of each act's share, and of reflections to questions, with the experts'.

    Ours are the means of the probabilities ``p`` where given, which counts doubt as doubt, else of the decisions.
    """
    calls = np.array([rows[i].call for i in index])
    out = {}
    shares = []
    for call in np.unique(calls):
        here = calls == call
        experts = [(y[here] == k).mean() for k in range(len(ACTS))]
        ours = list(p[here].mean(0)) if p is not None else [(hard[here] == k).mean() for k in range(len(ACTS))]
        shares.append([experts, ours])
    table = np.array(shares)
    for k, name in enumerate(ACTS):
        out[name] = float(np.corrcoef(table[:, 0, k], table[:, 1, k])[0, 1])
    log = np.log((table[:, :, 1] + 0.05) / (table[:, :, 0] + 0.05))
    out["reflection_to_question (log)"] = float(np.corrcoef(log[:, 0], log[:, 1])[0, 1])
    return out


def _interval(y: Array, hard: Array, groups: Array) -> list[float]:
    """Bootstrap over videos of the macro-F1."""
    rng = np.random.default_rng(0)
    names = np.unique(groups)
    rows = {name: np.nonzero(groups == name)[0] for name in names}
    draws = []
    for _ in range(500):
        pick = np.concatenate([rows[n] for n in rng.choice(names, len(names))])
        draws.append(macro_f1(y[pick], hard[pick]))
    return [float(v) for v in np.percentile(draws, [2.5, 97.5])]


def evaluate(rows: list[Utterance], folds: int = 5, network: Array | None = None) -> dict[str, Any]:
    """Predictions of every call by models that never saw its video, and all figures.

    Args:
        network: what fine-tuned encoders that never saw the video make of each utterance, shape ``(n, 4)``, to be averaged in;
            where several did, the sum of their probabilities.
    """
    acts, act_labels, act_rows = samples(rows, client=False)
    talk, talk_labels, talk_rows = samples(rows, client=True)
    ya = np.array([ACTS.index(v) for v in act_labels])
    yt = np.array([TALK.index(v) for v in talk_labels])
    nine = shipped(rows, act_rows)
    extra = own_sentences()
    video = np.array([row.video for row in rows])
    pa, pt = np.zeros((len(ya), len(ACTS))), np.zeros((len(yt), len(TALK)))
    sa, st = np.zeros_like(pa), np.zeros_like(pt)
    for number, (fit, _) in enumerate(GroupKFold(folds, shuffle=True, random_state=1).split(rows, groups=video)):
        print(f"fold {number + 1} of {folds}", file=sys.stderr)
        seen = np.zeros(len(rows), dtype=bool)
        seen[fit] = True
        af, ah = np.nonzero(seen[act_rows])[0], np.nonzero(~seen[act_rows])[0]
        tf, th = np.nonzero(seen[talk_rows])[0], np.nonzero(~seen[talk_rows])[0]
        base_a = _base(acts, ya, af, ah, video[act_rows[af]], 0.35, extra)
        base_t = _base(talk, yt, tf, th, video[talk_rows[tf]], 0.5, None)
        xa = np.hstack(
            [base_a, acts.surface, nine, _logits(acts), _neighbours(rows, act_rows, base_a, talk_rows, base_t)]
        )
        xt = np.hstack([base_t, talk.surface, _logits(talk), _neighbours(rows, talk_rows, base_t, act_rows, base_a)])
        pa[ah], sa[ah] = stack(xa[af], ya[af], xa[ah], len(ACTS), video[act_rows[af]])
        pt[th], st[th] = stack(xt[tf], yt[tf], xt[th], len(TALK), video[talk_rows[tf]])
    if network is not None:
        network = network / network.sum(1, keepdims=True)
        own_a, own_t = network[act_rows], network[talk_rows][:, : len(TALK)]
        pa, sa, pt, st = (pa + own_a) / 2, (sa + own_a) / 2, (pt + own_t) / 2, (st + own_t) / 2
    ha, ht = sa.argmax(1), st.argmax(1)
    rule = without_training(rows, act_rows)
    auc, auc_interval = quality(rows, pa, act_rows, nine, pt, talk_rows)
    return {
        "utterances": {"client": len(yt), "counsellor": len(ya)},
        "client_talk": {
            "macro_f1": macro_f1(yt, ht),
            "interval": _interval(yt, ht, video[talk_rows]),
            "target": TARGETS["talk"],
        },
        "counsellor": {
            "macro_f1": macro_f1(ya, ha),
            "interval": _interval(ya, ha, video[act_rows]),
            "target": TARGETS["acts"],
        },
        "counsellor_without_training": {
            "macro_f1": macro_f1(ya, rule),
            "interval": _interval(ya, rule, video[act_rows]),
        },
        "shares": correlations(rows, ya, pa, ha, act_rows),
        "shares_without_training": correlations(rows, ya, None, rule, act_rows),
        "quality_auc": {"auc": auc, "interval": auc_interval, "target": TARGETS["quality"]},
        "open_closed": "not measured: this release of AnnoMI has no kinds of question",
        "by_class": {
            "counsellor": classification_report(ya, ha, target_names=ACTS, output_dict=True),
            "client": classification_report(yt, ht, target_names=TALK, output_dict=True),
        },
    }


def _logits(s: Samples) -> Array:
    """The encoder's facets and stance of the utterance after the one before, and alone."""
    half = s.vectors.shape[1] // 2
    return np.hstack([s.vectors[:, half - 18 : half], s.vectors[:, 2 * half - 18 :]]) if half else s.vectors


def _base(
    s: Samples, y: Array, fit: Array, held: Array, groups: Array, context: float, extra: tuple[Samples, Array] | None
) -> Array:
    """Base log-probabilities of all rows: out of fold where the model is fitted, from the whole part elsewhere."""
    inside = out_of_fold(s.take(fit), y[fit], groups, context, extra)
    outside = fit_and_score(s.take(fit), y[fit], s.take(held), context, extra)
    out = np.zeros((len(y), inside.shape[1]))
    out[fit], out[held] = inside, outside
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--network", type=Path, nargs="+", help="files written by benchmarks.coaching.annomi_network")
    options = parser.parse_args()
    try:
        network = sum(np.load(file)["p"] for file in options.network) if options.network else None
        figures = evaluate(load(data_folder("annomi")), options.folds, network)
    except InputError as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    for key in ("client_talk", "counsellor", "counsellor_without_training"):
        f = figures[key]
        target = (
            f"; target {f['target']}" if "target" in f else "; the product's own classifier, which has seen no AnnoMI"
        )
        print(f"{key}: macro-F1 {f['macro_f1']:.3f} ({f['interval'][0]:.3f} to {f['interval'][1]:.3f}){target}")
    for key in ("shares", "shares_without_training"):
        print(
            f"{key}, correlation over calls (target {TARGETS['shares']}): "
            + ", ".join(f"{name} {value:.2f}" for name, value in figures[key].items())
        )
    q = figures["quality_auc"]
    print(
        f"high against low quality, AUC {q['auc']:.3f} ({q['interval'][0]:.3f} to {q['interval'][1]:.3f}); "
        f"target {q['target']}"
    )
    print(f"open against closed: {figures['open_closed']}")


if __name__ == "__main__":
    main()
