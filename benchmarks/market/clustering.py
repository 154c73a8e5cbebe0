"""Themes against human themes, and how stable they are; survey answers of ``$OTHERSIDE_DATA/jupyter``.

    python -m benchmarks.market.clustering [bertopic]

For each open question: answers to which the human coders gave exactly one theme. Every method gets the number of human
themes. AMI and ARI against the coders; then, without the coders, the ARI of our themes over a second run and over 10 %
more answers, from the kept model (what the product does) and from nothing.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from otherside.extraction.encoder import default_encoder
from otherside.market.clustering import LEXICAL, cluster, features

QUESTIONS = (
    "hinderances", "difficult_aspects", "pleasant_aspects", "features_changes", "first_experience_enhancements",
    "workflow_needs_addressed", "workflow_needs_not_addressed", "integrations",
)  # fmt: skip


def answers(folder: Path, question: str) -> tuple[list[str], list[str], list[str]]:
    """All answers of a question, those with one theme, and their themes."""
    with open(folder / "survey_short_columns.csv", encoding="utf-8") as file:
        texts = {
            row[""]: ". ".join(v.strip() for k, v in row.items() if k.startswith(question) and v and v.strip())
            for row in csv.DictReader(file)
        }
    with open(folder / f"{question}_themes.csv", encoding="utf-8") as file:
        themes = {row[""]: row[f"{question}_themes"] for row in csv.DictReader(file, delimiter=";")}
    one = [(texts[k], v) for k, v in themes.items() if v and "," not in v and texts.get(k)]
    sizes = {v: sum(1 for _, w in one if w == v) for _, v in one}
    one = [(t, v) for t, v in one if sizes[v] >= 5]
    return [t for t in texts.values() if t], [t for t, _ in one], [v for _, v in one]


def centred(texts: list[str]) -> np.ndarray:
    """Encoder vectors without what they all share."""
    vectors = default_encoder().encode([("", t) for t in texts]).meanings
    return vectors - vectors.mean(axis=0)


def main() -> None:
    """Prints both tables and writes ``out/market-clustering.json``."""
    data = Path(os.environ["OTHERSIDE_DATA"]) / "jupyter"
    rows, stable = [], []
    for question in QUESTIONS:
        everything, texts, human = answers(data, question)
        k = len(set(human))
        if k < 2 or len(texts) < 40:
            continue
        vectors = centred(texts)
        tfidf = TfidfVectorizer(stop_words="english", min_df=2, sublinear_tf=True).fit_transform(texts)
        found = {
            f"ours, {w:.1f} words": cluster(features(texts, vectors, w), k=k)[0] for w in (0.0, 0.5, 0.7, 0.85, 1.0)
        }
        found["k-means, encoder alone"] = KMeans(k, n_init=8, random_state=0).fit_predict(vectors)
        found["k-means, TF-IDF"] = KMeans(k, n_init=8, random_state=0).fit_predict(tfidf)
        found["NMF topics, TF-IDF"] = (
            NMF(k, random_state=0, init="nndsvda", max_iter=500).fit_transform(tfidf).argmax(1)
        )
        if "bertopic" in sys.argv:
            found["BERTopic, shipped vectors"] = bertopic(texts, vectors, k)
            if (other := general(texts)) is not None:
                found["BERTopic, general vectors"] = bertopic(texts, other, k)
                found["ours, general vectors"] = cluster(features(texts, other - other.mean(axis=0)), k=k)[0]
        for method, labels in found.items():
            rows.append(
                {
                    "question": question, "n": len(texts), "k": k, "method": method,
                    "ami": adjusted_mutual_info_score(human, labels), "ari": adjusted_rand_score(human, labels),
                }
            )  # fmt: skip
        rng = np.random.default_rng(1)
        shuffled = [everything[n] for n in rng.permutation(len(everything))]
        base = len(shuffled) * 10 // 11
        places = features(shuffled, centred(shuffled))
        before = features(shuffled[:base], centred(shuffled[:base]))
        started = time.perf_counter()
        first, model = cluster(before)
        seconds = time.perf_counter() - started
        again, _ = cluster(before)
        rerun, _ = cluster(before, model)
        kept, _ = cluster(places, model)
        cold, _ = cluster(places)
        stable.append(
            {
                "question": question, "n": base, "themes": len(model.ids), "seconds": seconds,
                "rerun": adjusted_rand_score(first, again), "rerun, kept": adjusted_rand_score(first, rerun),
                "10 % more, kept": adjusted_rand_score(first, kept[:base]),
                "10 % more, from nothing": adjusted_rand_score(first, cold[:base]),
            }
        )  # fmt: skip
    print(f"default share of words: {LEXICAL}")
    for method in dict.fromkeys(r["method"] for r in rows):
        own = [r for r in rows if r["method"] == method]
        print(f"{method:28} AMI {np.mean([r['ami'] for r in own]):.3f}  ARI {np.mean([r['ari'] for r in own]):.3f}")
    for row in stable:
        print({k: round(v, 3) if isinstance(v, float) else v for k, v in row.items()})
    Path("out").mkdir(exist_ok=True)
    Path("out/market-clustering.json").write_text(json.dumps({"quality": rows, "stability": stable}, indent=1))


def bertopic(texts: list[str], vectors: np.ndarray, k: int) -> np.ndarray:
    """BERTopic on the same vectors, its outliers given to the nearest topic; install it to compare."""
    from bertopic import BERTopic
    from umap import UMAP

    model = BERTopic(
        nr_topics=k + 1, min_topic_size=5, umap_model=UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine",
                                                           random_state=0)
    )  # fmt: skip
    labels, _ = model.fit_transform(texts, vectors)
    if -1 in labels and len(set(labels)) > 1:
        labels = model.reduce_outliers(texts, labels, strategy="c-tf-idf")
    return np.asarray(labels)


def general(texts: list[str]) -> np.ndarray | None:
    """Vectors of a general model, what BERTopic is usually given; see ``search_quality``."""
    from benchmarks.market.search_quality import general as vectors

    return vectors(texts)


if __name__ == "__main__":
    main()
