"""The figures of incongruence between people of one committee, with bootstrap intervals, beside similarity alone.

    python -m benchmarks.gaps.committees [--split test|dev] [--json]
    python -m benchmarks.gaps.committees --choose     # the threshold anew, on the dev half; after every new scorer

A dossier is one deal with three or four people of one house. A true pair is what one of them says the house is or
wants, and what another tells of its days. Nothing was trained on any of them; ``dev`` served to choose the rules and
the threshold, ``test`` (other domains) to measure.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from benchmarks.gaps.run import Table, interval
from otherside.extraction.encoder import default_encoder
from otherside.profiles.incongruence import find_across
from otherside.profiles.incongruence.find import across_logits
from otherside.profiles.incongruence.house import ACROSS, least_across
from otherside.profiles.incongruence.scorer import default_scorer
from training.gaps.data import DATA, Dossier
from training.gaps.scoring import Figures, Pair, Scores, shown, table, threshold_for_empty

COMMITTEES = DATA / "committees.jsonl"
#: Share of dossiers that are to stay empty when the threshold is chosen: without a pair, and with half of one left out.
EMPTY = 0.8


@dataclass(frozen=True, slots=True)
class Committee:
    """What the people of one house said.

    Attributes:
        said: the n statements of all, with what is true and what is a decoy; every pair is between two people.
        people: who said each.
        split: ``"dev"`` or ``"test"``, whole domains.
    """

    said: Dossier
    people: tuple[str, ...]
    split: str

    def without(self, place: int) -> Committee:
        """The same with one half of the true pair left out, so that there is none."""
        keep = [n for n in range(len(self.people)) if n != place]
        d = self.said
        texts, facets, ids = ([row[n] for n in keep] for row in (d.texts, d.facets, d.ids))
        rest = Dossier(d.id, d.author, d.domain, tuple(ids), tuple(texts), tuple(facets), {}, {}, {})
        return Committee(rest, tuple(self.people[n] for n in keep), self.split)


def committees(split: str) -> list[Committee]:
    """The dossiers of one half."""
    out = []
    for line in COMMITTEES.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        if raw["split"] != split:
            continue
        at = {s["id"]: n for n, s in enumerate(raw["statements"])}
        names = {p["id"]: p["name"] for p in raw["people"]}
        said = Dossier(
            id=raw["id"],
            author="committees",
            domain=raw["domain"],
            ids=tuple(at),
            texts=tuple(s["text"] for s in raw["statements"]),
            facets=tuple(s["facet"] for s in raw["statements"]),
            pairs={(at[p["ideal"]], at[p["actual"]]): p["kind"] for p in raw["pairs"]},
            decoys={(at[d["a"]], at[d["b"]]): d["reason"] for d in raw["decoys"]},
            themes={(at[p["ideal"]], at[p["actual"]]): p["theme"] for p in raw["pairs"]},
        )
        out.append(Committee(said, tuple(names[s["person"]] for s in raw["statements"]), raw["split"]))
    return out


def halved(rows: Sequence[Committee]) -> list[Committee]:
    """Each dossier with a true pair, once without its ideal and once without its actual."""
    return [c.without(place) for c in rows for pair in c.said.pairs for place in pair]


def ours(rows: Sequence[Committee]) -> Table:
    """What is shown of a deal with these people, and the ranking when nothing is held back."""
    scorer = default_scorer()
    scores: list[Scores] = []
    said: list[list[Pair]] = []
    for c in rows:
        logits = across_logits(c.said.texts, c.people, scorer)
        # What cannot be a pair comes after everything else.
        scores.append({p: max(-100.0, float(logits[p])) for p in _between(c)})
        said.append(_found(c))
    out = table([c.said for c in rows], scores, said)
    return {**out, "halved": [float(not _found(c)) for c in halved(rows)]}


def similarity(rows: Sequence[Committee]) -> Table:
    """Cosine of the two statements' vectors, both ways round; its threshold is chosen on the same dossiers."""
    rng = np.random.default_rng(1)
    scores, halves = ([_near(c, rng) for c in some] for some in (rows, halved(rows)))
    at = threshold_for_empty([c.said for c in rows], scores, EMPTY)
    out = table([c.said for c in rows], scores, [shown(s, at) for s in scores])
    return {**out, "halved": [float(not shown(s, at)) for s in halves]}


def choose(rows: Sequence[Committee]) -> float:
    """The lowest score, one half at least, at which ``EMPTY`` of the dossiers without a pair are empty, and of those with half of one."""
    scorer = default_scorer()

    def best(some: Sequence[Committee]) -> list[float]:
        top = [float(across_logits(c.said.texts, c.people, scorer).max()) - scorer.threshold for c in some]
        return sorted(1 / (1 + float(np.exp(-x))) for x in top)

    levels = []
    for some in ([c for c in rows if not c.said.pairs], halved(rows)):
        found = best(some)
        levels.append(found[int(np.ceil(EMPTY * len(found))) - 1])
    # Rounded up: the dossier that sets it stays empty. Between people never less sure than of one person.
    return max(0.5, float(np.ceil(max(levels) * 1000 + 1e-6) / 1000))


def _found(c: Committee) -> list[Pair]:
    """As of a deal: each statement stands in one pair only."""
    return [(f.ideal, f.actual) for f in find_across(c.said.texts, c.people, each=1)]


def _between(c: Committee) -> list[Pair]:
    n = len(c.people)
    return [(a, b) for a in range(n) for b in range(n) if c.people[a] != c.people[b]]


def _near(c: Committee, rng: np.random.Generator) -> Scores:
    vectors = default_encoder().encode([("", t) for t in c.said.texts]).vectors
    near = vectors @ vectors.T
    # Similarity knows no order: which way round comes first is a hair's breadth, by chance.
    near = near + rng.uniform(0, 1e-6, near.shape)
    return {p: float(near[p]) for p in _between(c)}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["test", "dev"], default="test")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--choose", action="store_true", help="choose the threshold on the dev half and write it")
    args = parser.parse_args()
    scorer = default_scorer()
    if args.choose:
        least = choose(committees("dev"))
        ACROSS.write_text(json.dumps({"least": least, "scorer": scorer.version}) + "\n", encoding="utf-8")
        print(f"{ACROSS.name}: a pair between people is shown from {least} (scorer {scorer.version})")
        return
    rows = committees(args.split)
    rng = np.random.default_rng(0)
    begin = time.perf_counter()
    own = ours(rows)
    seconds = (time.perf_counter() - begin) / len(rows)
    names = [*(f.name for f in fields(Figures)), "halved"]
    out = {
        name: {figure: [round(x, 3) for x in interval(values[figure], rng)] for figure in names}
        for name, values in (("otherside", own), ("similarity", similarity(rows)))
    }
    about = {"split": args.split, "dossiers": len(rows), "scorer": scorer.version, "least": least_across()}
    if args.json:
        print(json.dumps({**about, **out}))
        return
    with_pair = sum(bool(c.said.pairs) for c in rows)
    print(f"{len(rows)} committees ({args.split}), {with_pair} with a pair; scorer {scorer.version}, shown from "
          f"{least_across()}; {seconds:.2f} s a dossier")  # fmt: skip
    for name, values in out.items():
        print(name)
        for figure, (mean, low, high) in values.items():
            print(f"  {figure:17} {mean:.3f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
