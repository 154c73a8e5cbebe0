"""What a language model adds as second reader of the likeliest pairs: the same dossiers with and without it.

    python -m benchmarks.gaps.judged --url http://127.0.0.1:8080/v1 --model NAME [--dossiers 60] [--json]
    python -m benchmarks.gaps.judged --gguf MODEL.gguf          # starts benchmarks/llm/server.mjs over it
    python -m benchmarks.gaps.judged --recorded benchmarks/gaps/judged-large.jsonl   # answers that were given before

Any server that speaks OpenAI's chat completions. The dossiers are the project's own words, drawn at random from the test
domains of ``benchmarks.gaps.run``, with a fixed seed. Where the model gives no answer of the form, the offline scorer's
stands, and it is counted. ``judged-large.jsonl`` holds the answers of a large language model to these very requests; where another
scorer asks about other pairs, they count as given no answer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import numpy as np

from benchmarks.gaps.run import interval
from benchmarks.llm.real_model import model_server
from otherside.llm import LLMConfig, LLMError, connect
from otherside.llm.errors import Failure
from otherside.profiles.incongruence.find import Judge, find_pairs, shown_pairs
from otherside.profiles.incongruence.judge import ModelJudge
from otherside.profiles.incongruence.scorer import default_scorer
from training.gaps.data import Dossier, dossiers, test_set
from training.gaps.scoring import Pair, table

#: What holding nothing back is of, and what the judge has no part in.
SHOWN = ("first", "precision", "decoys", "empty")


def compare(rows: Sequence[Dossier], judge: Judge) -> tuple[dict[str, dict[str, list[float]]], dict[str, float]]:
    """Figures a dossier without and with the judge; answers that failed, and seconds a dossier took."""
    scorer = default_scorer()
    scores, alone, judged, failed, begin = [], [], [], 0, time.perf_counter()
    for number, dossier in enumerate(rows):
        read = scorer.read(list(dossier.texts))
        n = len(dossier.texts)
        scores.append({(a, b): float(read.logits[a, b]) for a in range(n) for b in range(n) if a != b})
        own: list[Pair] = [(i, a) for i, a, _ in shown_pairs(read.logits, scorer)]
        alone.append(own)
        try:
            judged.append([(p.ideal, p.actual) for p in find_pairs(list(dossier.texts), judge=judge, read=read)])
        except LLMError as error:
            failed += 1
            judged.append(own)
            print(f"{dossier.id}: {error}", file=sys.stderr)
        if number % 10 == 9:
            print(f"{number + 1} of {len(rows)}", file=sys.stderr, flush=True)
    seconds = (time.perf_counter() - begin) / len(rows)
    found = {"offline": table(rows, scores, alone), "with the model": table(rows, scores, judged)}
    return found, {"failed": failed, "seconds": round(seconds, 2)}


class Recorded:
    """Answers that were given before, by the dossier's words."""

    def __init__(self, path: Path, rows: Sequence[Dossier]) -> None:
        given = {
            row["dossier"]: {(i, a): float(p) for i, a, p in row["pairs"]}
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        }
        self._given = {d.texts: given[d.id] for d in rows if d.id in given}

    def probabilities(self, texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[float]:
        """As ``find.Judge``.

        Raises:
            LLMError: one of them was not asked about.
        """
        given = self._given.get(tuple(texts), {})
        if not set(pairs) <= given.keys():
            raise LLMError(Failure.INCOMPLETE, "the recorded answers do not have all of these pairs")
        return [given[pair] for pair in pairs]


def _config(args: argparse.Namespace, url: str) -> LLMConfig:
    given = {"provider": "openai", "model": args.model, "base_url": url, "context": args.context, "max_output": 400}
    given |= {"timeout": 300} | ({"api_key_env": args.key} if args.key else {})
    return LLMConfig.from_mapping(given)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url")
    parser.add_argument("--model", default="SmolLM2-135M")
    parser.add_argument("--gguf", type=Path)
    parser.add_argument("--recorded", type=Path)
    parser.add_argument("--key", metavar="VARIABLE", help="the environment variable that holds the key")
    parser.add_argument("--context", type=int, default=4096)
    parser.add_argument("--dossiers", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not args.url and not args.gguf and not args.recorded:
        parser.error("name a server with --url, a model with --gguf, or answers with --recorded")
    every = test_set(dossiers())
    pick = np.random.default_rng(0).permutation(len(every))[: args.dossiers]
    rows = [every[i] for i in sorted(pick)]
    with model_server(args.gguf, args.context) if args.gguf else nullcontext(args.url) as url:
        judge: Judge
        if args.recorded:
            judge, args.model = Recorded(args.recorded, rows), args.recorded.stem
        else:
            judge = ModelJudge(connect(_config(args, url)))
        found, told = compare(rows, judge)
    rng = np.random.default_rng(0)
    out = {
        name: {figure: [round(x, 3) for x in interval(values[figure], rng)] for figure in SHOWN}
        for name, values in found.items()
    }
    if args.json:
        print(json.dumps({"dossiers": len(rows), "model": args.model, **told, **out}))
        return
    print(f"{len(rows)} dossiers, {args.model}: {told['failed']} answers failed, {told['seconds']} s a dossier")
    for name, values in out.items():
        print(name)
        for figure, (mean, low, high) in values.items():
            print(f"  {figure:10} {mean:.3f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
