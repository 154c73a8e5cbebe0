"""Published figures that need no data set: prospect theory, value of information, voting power, waiting, committees.

python -m benchmarks.forecast.published [--json]
"""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np

from benchmarks.forecast.challenge import Odds
from benchmarks.forecast.challenge import forecast as challenge
from otherside.forecast import Option, PersonBeliefs, Scenario, forecast, spatial
from otherside.forecast.hazard import wait_threshold
from otherside.forecast.prospect import certainty_equivalent, weight_gain, weight_loss
from otherside.forecast.voi import evpi, evppi, evsi, normal_sample_value, normal_value
from otherside.forecast.voting import banzhaf, shapley_shubik

EMISSIONS = {  # capability, position (years until the standard), salience; outcome 8.833
    "NL": (0.08, 4, 80),
    "BE": (0.08, 7, 40),
    "LU": (0.03, 4, 20),
    "DE": (0.16, 4, 80),
    "FR": (0.16, 10, 60),
    "IT": (0.16, 10, 60),
    "UK": (0.16, 10, 90),
    "IE": (0.05, 7, 10),
    "DK": (0.05, 4, 100),
    "EL": (0.08, 7, 70),
}
COMMITTEES = {1: 0.81, 2: 0.55, 3: 0.60, 5: 0.50, 6: 0.31}


def committee(people: int, draws: int = 20_000) -> float:
    """P(any action) of a committee of whom nothing is known, with a rival."""
    scenario = Scenario(tuple(PersonBeliefs(f"P{i}") for i in range(people)), (Option("us"), Option("rival")))
    return 1 - forecast(scenario, draws).p["nothing"]


def null_evppi(seeds: int = 20, draws: int = 20_000) -> dict[str, float]:
    """EVPPI of pure noise where two decisions tie, the worst case for upward bias, in units of the benefit's sd."""
    values = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        gain = rng.normal(0, 1, draws)
        values.append(evppi(np.stack([np.zeros(draws), gain]), rng.normal(size=draws)))
    return {"mean": float(np.mean(values)), "largest": float(np.max(values)), "monte_carlo_error": draws**-0.5}


def rows() -> list[dict[str, Any]]:
    """One row a figure: what, ours, published."""
    out: list[dict[str, Any]] = []

    def add(what: str, ours: float, published: str) -> None:
        out.append({"figure": what, "ours": float(ours), "published": published})

    add("w+(.5)", float(weight_gain(0.5)), ".42064")
    add("w-(.5)", float(weight_loss(0.5)), ".45399")
    add("$200 at .71", certainty_equivalent(200, 0.71), "99.38")
    add("-$200 at .64", certainty_equivalent(-200, 0.64), "-100.35")
    add("EVPPI p1, closed form", normal_value(1, 1), ".083315")
    add("EVPPI p2, closed form", normal_value(1, 2), ".395593")
    add("EVPI, closed form", normal_value(1, 5**0.5), ".479811")
    for n, figure in ((10, ".072325"), (100, ".082118"), (1000, ".083195")):
        add(f"EVSI p1, n = {n}, closed form", normal_sample_value(1, 1, 1, n), figure)
    rng = np.random.default_rng(0)
    p1, p2 = rng.normal(1, 1, 1_000_000), rng.normal(0, 2, 1_000_000)
    benefit = np.stack([np.zeros(p1.size), p1 - p2])
    add("EVPPI p1, by regression (error .002)", evppi(benefit, p1), ".083315")
    add("EVPPI p2, by regression (error .002)", evppi(benefit, p2), ".395593")
    add("EVPI, by simulation (error .002)", evpi(benefit), ".479811")
    for n, figure in ((10, ".072325"), (100, ".082118"), (1000, ".083195")):
        add(f"EVSI p1, n = {n}, by regression (error .002)", evsi(benefit, p1, n**-0.5, rng), figure)
    null = null_evppi()
    add("EVPPI of noise, mean of 20 (error .007)", null["mean"], "0")
    add("EVPPI of noise, largest of 20", null["largest"], "0")
    for name, index in (("Banzhaf", banzhaf), ("Shapley-Shubik", shapley_shubik)):
        power = [float(v) for v in index(12, [4, 4, 4, 2, 2, 1])]
        figures = (".3125", ".1875", "0") if name == "Banzhaf" else (".23333 (14/60)", ".15 (9/60)", "0")
        for voter, figure in zip((0, 3, 5), figures, strict=True):
            add(f"{name}, EEC-6, voter {voter + 1}", power[voter], figure)
    council = shapley_shubik(39, [7] * 5 + [1] * 10)
    add("Shapley-Shubik, Security Council, permanent", float(council[0]), ".19627")
    add("Shapley-Shubik, Security Council, elected", float(council[-1]), ".001865")
    c, x, s = np.array(list(EMISSIONS.values())).T
    add("emission standards, weighted mean", spatial.weighted_mean(x, c * s), "7.39")
    add("emission standards, condorcet step", spatial.location(x, c * s), "none (outcome 8.833)")
    readings: tuple[tuple[Odds, str], ...] = (("pair", "odds of the pair"), ("all", "odds over all pairs"))
    for odds, how in readings:
        for kinds_first, taken in ((False, "least step"), (True, "by kind")):
            median, _ = challenge(x, c, s / 100, np.ptp(x), rounds=3, odds=odds, kinds_first=kinds_first)
            for number in (1, 3):
                what = f"emission standards, challenge, {how}, {taken}, {number} rounds"
                add(what, median[number], "8.35 to 9.05")
    for sigma, figure in ((0.1, "1.4215"), (0.2, "2.0"), (0.3, "2.7631"), (0.4, "3.7321")):
        add(f"option to wait, sigma {sigma}", wait_threshold(0.04, 0.04, sigma), figure)
    for people, likelihood in COMMITTEES.items():
        add(f"P(any action), unknown committee of {people}", committee(people), f"{likelihood:.2f} (vendor; direction)")
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    table = rows()
    if args.json:
        print(json.dumps({"published": table}, indent=2))
        return
    print(f"{'figure':<78} {'ours':>12}   published")
    for row in table:
        print(f"{row['figure']:<78} {row['ours']:>12.6f}   {row['published']}")


if __name__ == "__main__":
    main()
