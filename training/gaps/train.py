"""Trains the scorer of incongruence.

    python -m training.gaps.train fold --base MODEL_DIR --fold 0     # scores of a left-out fold
    python -m training.gaps.train final --base MODEL_DIR             # the model that ships
    python -m training.gaps.train short --base MODEL_DIR --resume STATE    # a round for those who say little
    python -m training.gaps.train mean --base MODEL_DIR --of j,k --name m   # the mean of earlier runs' weights, for both

    python -m training.gaps.train average --base MODEL_DIR --of v-1,v-2 --name v    # the same of states of one run

Results go to ``training/runs/gaps``.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from pathlib import Path
from typing import Any

import torch

from training.gaps.data import SHORT_AUTHORS, TEST_TALK, Dossier, development, dossiers, planted, standalone, talk
from training.gaps.model import SetModel, fit, predict
from training.gaps.scoring import Scores, figures, threshold_for_empty
from training.train import RUNS as ALL_RUNS
from training.train import check_base

RUNS = ALL_RUNS / "gaps"
#: What takes part in the round for short people: how often each of them, and how many of the rest.
TIMES, LONG, SINGLES, TALKS, PLANTED = 2, 900, 400, 200, 400


def all_scores(model: SetModel, base: Path, rows: list[Dossier]) -> list[Scores]:
    """The logit of every ordered pair of every dossier."""
    out = []
    for dossier, (pairs, _) in zip(rows, predict(model, base, [d.texts for d in rows]), strict=True):
        n = len(dossier.texts)
        out.append({(a, b): float(pairs[a, b, 0]) for a in range(n) for b in range(n) if a != b})
    return out


def one_fold(args: argparse.Namespace) -> None:
    """Trains on the other folds and the standalone pairs, scores the left-out one after each epoch."""
    rows = development(dossiers())
    held = [d for d, f in rows if f == args.fold]
    train = [d for d, f in rows if f != args.fold]

    def look(epoch: int, model: SetModel) -> None:
        begin = time.monotonic()
        scores = all_scores(model, args.base, held)
        at = threshold_for_empty(held, scores)
        print(f"  {figures(held, scores, at)} threshold {at:.2f} ({time.monotonic() - begin:.0f} s)", flush=True)
        kept = {d.id: s for d, s in zip(held, scores, strict=True)}
        (RUNS / f"{args.name}-{args.fold}.pkl").write_bytes(pickle.dumps(kept))
        torch.save(model.state_dict(), RUNS / f"{args.name}-{args.fold}.pt")

    fit(train, standalone(), args.base, **settings(args), after_epoch=look)


def final(args: argparse.Namespace) -> None:
    """Trains on all but the test domains."""

    def keep(_epoch: int, model: SetModel) -> None:
        torch.save(model.state_dict(), RUNS / f"{args.name}.pt")

    fit([d for d, _ in development(dossiers())], standalone(), args.base, **settings(args), after_epoch=keep)


def short(args: argparse.Namespace) -> None:
    """A round with all short people, each twice, and a part of everything else, so that nothing is forgotten."""
    rng = random.Random(args.seed)
    rows = dossiers()
    long = [d for d, _ in development(rows)]
    rng.shuffle(long)
    few = [d for d in rows if d.author in SHORT_AUTHORS]
    plain = [d for d in standalone() if d.author != "p1"]
    plain += rng.sample([d for d in standalone() if d.author == "p1"], SINGLES - len(plain))
    said = [d for d in planted() if d.author not in TEST_TALK]

    def keep(epoch: int, model: SetModel) -> None:
        torch.save(model.state_dict(), RUNS / f"{args.name}-{epoch + 1}.pt")

    own = {"talk": rng.sample(talk(), TALKS), "planted": rng.sample(said, PLANTED)}
    fit(few * TIMES + long[:LONG], plain, args.base, **settings(args) | own, after_epoch=keep)


def mean(args: argparse.Namespace) -> None:
    """The mean of the weights of runs that went on from each other: of the fold's, with its scores, and of the final."""
    held = [d for d, f in development(dossiers()) if f == args.fold]
    for prefix, suffix in (("", f"-{args.fold}"), ("final", "")):
        states = [torch.load(RUNS / f"{prefix}{name}{suffix}.pt") for name in args.of.split(",")]
        both = {
            k: sum(s[k] for s in states) / len(states) if v.is_floating_point() else v for k, v in states[0].items()
        }
        torch.save(both, RUNS / f"{prefix}{args.name}{suffix}.pt")
        if not prefix:
            model = SetModel(args.base, separate=args.separate)
            model.load_state_dict(both)
            scores = all_scores(model.eval(), args.base, held)
            print(figures(held, scores, threshold_for_empty(held, scores)))
            kept = {d.id: s for d, s in zip(held, scores, strict=True)}
            (RUNS / f"{args.name}-{args.fold}.pkl").write_bytes(pickle.dumps(kept))


def average(args: argparse.Namespace) -> None:
    """The mean of the weights of several states of one training, which errs less than its last."""
    states = [torch.load(RUNS / f"{name}.pt") for name in args.of.split(",")]
    mean_of = {k: sum(s[k] for s in states) / len(states) if v.is_floating_point() else v for k, v in states[0].items()}
    torch.save(mean_of, RUNS / f"{args.name}.pt")


def settings(args: argparse.Namespace) -> dict[str, Any]:
    """The arguments that ``fit`` takes."""
    return {
        "start": args.start,
        "separate": args.separate,
        "epochs": args.epochs,
        "seed": args.seed,
        "rate": args.rate,
        "per_step": args.per_step,
        "shelf_path": args.shelf,
        "resume": args.resume,
        "talk": talk() if args.talk else (),
        "planted": [d for d in planted() if d.author not in TEST_TALK] if args.talk else (),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fold", "final", "short", "mean", "average"])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="state of the facet model to start from")
    parser.add_argument("--separate", type=int, default=3, help="layers that read each statement by itself")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--per-step", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", type=Path, help="state of a scorer to go on from")
    parser.add_argument("--talk", action="store_true", help="free talk takes part, in which mostly nothing clashes")
    parser.add_argument("--shelf", type=Path, help="keep the lower layers' reading here between runs")
    parser.add_argument("--of", default="", help="names of runs, for their mean")
    parser.add_argument("--name", default="set")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    check_base(args.base)
    torch.set_num_threads(args.threads)
    RUNS.mkdir(parents=True, exist_ok=True)
    if args.what == "fold":
        one_fold(args)
    elif args.what == "final":
        final(args)
    elif args.what == "short":
        short(args)
    elif args.what == "average":
        average(args)
    else:
        mean(args)


if __name__ == "__main__":
    main()
