"""How often a break is called where there is none, and how often one is found: simulated series."""

from __future__ import annotations

import argparse
import json

import numpy as np

from otherside.profiles.rhythm.change_points import find_break

SERIES = 2000
STEPS = (2.0, 3.0, 4.0)
LENGTHS = (3, 4, 5, 7, 8, 12, 20, 40)


def table(seed: int = 0) -> list[dict[str, float]]:
    """By number of values: share of false alarms (noise of the typical scatter) and of steps found.

    A step is found when the break is called within one value of its place: the last value where fewer than eight, the
    last quarter otherwise. Scatter is 1, steps are in units of it (a reply three units slower takes 20 times as
    long).
    """
    rng = np.random.default_rng(seed)
    rows = []
    for n in LENGTHS:
        at = n - 1 if n < 8 else n - max(2, n // 4)
        row: dict[str, float] = {"values": n}
        row["false, normal"] = share(rng.normal(size=(SERIES, n)), None)
        row["false, t with 4 df"] = share(rng.standard_t(4, size=(SERIES, n)), None)
        for step in STEPS:
            series = rng.normal(size=(SERIES, n))
            series[:, at:] += step
            row[f"found, step {step:g}"] = share(series, at)
        rows.append(row)
    return rows


def share(series: np.ndarray, at: int | None) -> float:
    """Share of series with a break (at that place, if given)."""
    found = [find_break(list(map(float, row))) for row in series]
    return sum(f is not None and (at is None or abs(f[0] - at) <= 1) for f in found) / len(found)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    rows = table()
    if parser.parse_args().json:
        print(json.dumps(rows, indent=1))
        return
    print("".join(f"{k:>20}" for k in rows[0]))
    for row in rows:
        print("".join(f"{v:>20.3f}" if k != "values" else f"{v:>20.0f}" for k, v in row.items()))


if __name__ == "__main__":
    main()
