"""Forecasts of real legislative decisions: DEU III, 364 issues with positions, salience and outcomes.

    OTHERSIDE_DATA=... python -m benchmarks.forecast.deu3 [--json]

`OTHERSIDE_DATA` is the folder that holds `deu3/deu3.csv` and `deu3/council-power.csv`. There is no capability
column: voting weights of the treaty in force stand in for power, and the Commission and the Parliament get the
largest member's. Adopted laws only: nothing here says anything about stalls or timing. Every interval and every
fold is by dossier.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.forecast import spatial
from otherside.forecast.calibration import auc

F64 = NDArray[np.float64]
GRID = np.linspace(0, 100, 201)
ENLARGEMENT, LISBON = 2004 + 4 / 12, 2014 + 10 / 12  # May 2004; November 2014
BINS = (0.0, 0.05, 0.2, 0.4, 0.6, 1.0001)


@dataclass(frozen=True)
class Issue:
    """One scored issue: positions, power, salience (0-100), outcome, reference point or None, dossier."""

    x: F64
    c: F64
    s: F64
    outcome: float
    status_quo: float | None
    dossier: str

    @property
    def w(self) -> F64:
        """Power times salience."""
        return self.c * self.s


def load(folder: Path) -> list[Issue]:
    """Issues with an outcome and at least three stakeholders with position and salience: 351 of 364."""
    with (folder / "deu3.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    with (folder / "council-power.csv").open(encoding="utf-8-sig", newline="") as file:
        power = {row["actor"]: row for row in csv.DictReader(file)}
    out = []
    for row in rows:
        outcome = _number(row["out"])
        if outcome is None:
            continue
        when = _when(row["finact"]) or _when(row["intro"]) or 2010.0
        column = (
            "until_2004_council_votes"
            if when < ENLARGEMENT
            else "2005_2014_nice_votes"
            if when < LISBON
            else "from_2015_population_millions"
        )
        votes = {actor: _number(entry[column]) for actor, entry in power.items()}
        largest = max(v for v in votes.values() if v is not None)
        held = []
        for actor in ("com", "ep", *power):
            position, salience = _number(row.get(f"p{actor}")), _number(row.get(f"s{actor}"))
            weight = largest if actor in ("com", "ep") else votes[actor]
            if position is not None and salience is not None and weight is not None:
                held.append((position, weight / largest * 100, salience))
        if len(held) >= 3:
            x, c, s = np.array(held).T
            out.append(Issue(x, c, s, outcome, _number(row["rp"]), row["prname"]))
    return out


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _when(text: str) -> float | None:
    """Year and month of dd-mm-yy or dd-mm-yyyy, as a number; None for anything else (`999` is not adopted yet)."""
    parts = text.split("-")
    if len(parts) != 3:
        return None
    year = int(parts[2])
    year += 0 if year > 100 else 2000 if year < 50 else 1900
    return year + (max(int(parts[1]), 1) - 0.5) / 12


def location(issues: list[Issue], rng: np.random.Generator) -> dict[str, Any]:
    """Mean absolute errors of point forecasts, and the difference with its interval by dossier."""
    from benchmarks.forecast.challenge import forecast as challenge

    outcome = np.array([i.outcome for i in issues])
    mean = np.array([spatial.weighted_mean(i.x, i.w) for i in issues])
    step = np.array([spatial.location(i.x, i.w) for i in issues])
    models = {"weighted mean": mean, "condorcet step": step, "constant 50": np.full(outcome.size, 50.0)}
    for reading, kinds_first in (("least step", False), ("by kind", True)):
        runs = [challenge(i.x, i.c, i.s / 100, 100, kinds_first=kinds_first) for i in issues]
        for rounds in (1, 5, 10):
            models[f"challenge, {reading}, median, {rounds} rounds"] = np.array([r[0][rounds] for r in runs])
            models[f"challenge, {reading}, mean, {rounds} rounds"] = np.array([r[1][rounds] for r in runs])
    errors = {name: np.abs(p - outcome) for name, p in models.items()}
    gap = errors["condorcet step"] - errors["weighted mean"]
    low, high = np.quantile(_by_dossier(issues, gap, rng), (0.025, 0.975))
    return {
        "mae": {name: float(e.mean()) for name, e in errors.items()},
        "step_minus_mean": {"difference": float(gap.mean()), "low": float(low), "high": float(high)},
        "issues": len(issues),
    }


def _by_dossier(issues: list[Issue], values: F64, rng: np.random.Generator, draws: int = 2000) -> F64:
    """Bootstrap means, dossiers drawn whole."""
    names, group = np.unique([i.dossier for i in issues], return_inverse=True)
    sums, counts = np.bincount(group, values), np.bincount(group)
    pick = rng.integers(0, names.size, (draws, names.size))
    return np.asarray(sums[pick].sum(axis=1) / counts[pick].sum(axis=1))


def folds(groups: list[str], count: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Fold of each item; a group is never split."""
    names, group = np.unique(groups, return_inverse=True)
    return np.asarray((rng.permutation(names.size) % count)[group])


def distribution(issues: list[Issue], rng: np.random.Generator) -> dict[str, Any]:
    """CRPS on a grid of half points; the mixture's share and spread chosen on the other dossiers (ten folds)."""
    outcome = np.array([i.outcome for i in issues])
    dossier = np.array([i.dossier for i in issues])
    step = [spatial.election(i.x, i.w) for i in issues]
    scores: dict[str, list[float]] = {
        "climatology": [],
        "climatology, other dossiers": [],
        "weighted empirical": [],
        "condorcet step": [],
    }
    everything = np.sort(outcome)
    for n, issue in enumerate(issues):
        others = np.sort(outcome[dossier != issue.dossier])
        climate = np.searchsorted(others, GRID, "right") / others.size
        for name, cdf in (
            ("climatology", np.searchsorted(everything, GRID, "right") / everything.size),
            ("climatology, other dossiers", climate),
            ("weighted empirical", spatial.step_cdf(*spatial.held(issue.x, issue.w), GRID)),
            ("condorcet step", spatial.step_cdf(*step[n], GRID)),
        ):
            scores[name].append(spatial.crps_cdf(cdf, GRID, issue.outcome))
    settings = [(share, sd) for share in (0.4, 0.5, 0.6, 0.7, 0.8) for sd in (20.0, 25.0, 30.0, 40.0)]
    table = np.array(
        [
            [
                spatial.crps_cdf(spatial.mixture_cdf(*step[n], GRID, *setting), GRID, i.outcome)
                for n, i in enumerate(issues)
            ]
            for setting in settings
        ]
    )
    fold = folds(list(dossier), 10, rng)
    chosen = np.empty(len(issues))
    for f in range(10):
        chosen[fold == f] = table[int(table[:, fold != f].mean(axis=1).argmin()), fold == f]
    return {
        "crps": {
            **{name: float(np.mean(v)) for name, v in scores.items()},
            "mixture 60/40, sd 30": float(table[settings.index((0.6, 30.0))].mean()),
            "mixture, cross-validated": float(chosen.mean()),
        }
    }


def status_quo(issues: list[Issue], rng: np.random.Generator, repeats: int = 20) -> dict[str, Any]:
    """Whether the outcome stays within 10 of the reference point, from the weight that sits there; five folds."""
    from sklearn.linear_model import LogisticRegression

    asked = [i for i in issues if i.status_quo is not None]
    share = np.array([spatial.status_quo_share(i.x, i.w, float(i.status_quo or 0.0)) for i in asked])
    kept = np.array([abs(i.outcome - float(i.status_quo or 0.0)) <= 10 for i in asked])
    bins = [
        {"from": low, "to": min(high, 1.0), "kept": float(kept[m].mean()), "issues": int(m.sum())}
        for low, high in pairwise(BINS)
        if (m := (share >= low) & (share < high)).any()
    ]
    rows = []
    for _ in range(repeats):
        fold = folds([i.dossier for i in asked], 5, rng)
        p, base = np.empty(kept.size), np.empty(kept.size)
        for f in range(5):
            train, test = fold != f, fold == f
            model = LogisticRegression(C=1e6).fit(share[train, None], kept[train])
            p[test] = model.predict_proba(share[test, None])[:, 1]
            base[test] = kept[train].mean()
        rows.append((auc(p, kept), ((p - kept) ** 2).mean(), ((base - kept) ** 2).mean()))
    area, brier, base_brier = np.mean(np.array(rows, dtype=float), axis=0)
    return {
        "issues": len(asked),
        "base_rate": float(kept.mean()),
        "bins": bins,
        "auc": float(area),
        "brier": float(brier),
        "base_brier": float(base_brier),
    }


def run(folder: Path) -> dict[str, Any]:
    """All figures."""
    issues = load(folder)
    rng = np.random.default_rng(0)
    return {
        "location": location(issues, rng),
        "distribution": distribution(issues, rng),
        "status_quo": status_quo(issues, rng),
    }


PUBLISHED = {
    "weighted mean": "22.99",
    "condorcet step": "22.59",
    "constant 50": "28",
    "challenge": "26.83-27.94",
    "climatology": "19.09",
    "weighted empirical": "18.10",
    "condorcet step crps": "16.68",
    "mixture 60/40, sd 30": "15.40",
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    root = os.environ.get("OTHERSIDE_DATA")
    if not root:
        sys.exit("set OTHERSIDE_DATA to the folder that holds deu3/deu3.csv")
    out = run(Path(root) / "deu3")
    if args.json:
        print(json.dumps(out, indent=2))
        return
    print(f"Location, mean absolute error, {out['location']['issues']} issues")
    for name, mae in out["location"]["mae"].items():
        print(f"  {name:<42} {mae:7.2f}   published {PUBLISHED.get(name.split(',')[0], '')}")
    gap = out["location"]["step_minus_mean"]
    print(f"  step minus mean {gap['difference']:.2f}, 95 % by dossier {gap['low']:.2f} to {gap['high']:.2f}")
    print("Distribution, CRPS")
    for name, crps in out["distribution"]["crps"].items():
        key = "condorcet step crps" if name == "condorcet step" else name
        print(f"  {name:<30} {crps:7.2f}   published {PUBLISHED.get(key, '')}")
    sq = out["status_quo"]
    print(f"Status quo kept, {sq['issues']} issues, base rate {sq['base_rate']:.3f} (published .214)")
    for b, published in zip(sq["bins"], (".087", ".085", ".179", ".288", ".475"), strict=True):
        print(
            f"  share {b['from']:.2f} to {b['to']:.2f}  kept {b['kept']:.3f} of {b['issues']}   published {published}"
        )
    print(
        f"  AUC {sq['auc']:.3f} (published .718), Brier {sq['brier']:.4f} (.1487), base {sq['base_brier']:.4f} (.1705)"
    )


if __name__ == "__main__":
    main()
