"""How long one forecast with everything takes, and how much memory.

    python -m benchmarks.forecast.speed [--json] [--draws 20000] [--repeats 7]

Everything: outcomes with intervals and curve, burdens over 16 runs, a pivotal swing for each person, eight
levers for each person, EVPPI of every unknown, EVSI of the first ten. Each size runs in a process of its
own, once to warm up and then `--repeats` times; the median and the quickest are shown, with the process's
peak memory and, as a yardstick for the machine, the time of a fixed NumPy job.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from typing import Any

LIMITS = {10: 1.0, 50: 5.0, 200: None}


def measure(people: int, draws: int, repeats: int) -> dict[str, Any]:
    """Time `forecast` of a committee of whom nothing is known (every number uncertain)."""
    import numpy as np

    from otherside.forecast import Option, PersonBeliefs, Scenario, forecast
    from otherside.forecast.draws import sample
    from otherside.forecast.engine import run
    from otherside.forecast.levers import LEVERS

    scenario = Scenario(tuple(PersonBeliefs(f"person {i}") for i in range(people)), (Option("us"), Option("rival")))

    def clock(job: Any) -> list[float]:
        job()
        out = []
        for _ in range(repeats):
            start = time.perf_counter()
            job()
            out.append(time.perf_counter() - start)
        return out

    whole = clock(lambda: forecast(scenario, draws))
    drawn = sample(scenario, draws, 0)
    horizon = scenario.deal.horizon
    outcome = clock(lambda: run(drawn, scenario.deal, horizon, whole=False))
    no_levers = clock(lambda: run(drawn, scenario.deal, horizon, ()))
    x = np.random.default_rng(0).random(2_000_000)
    yardstick = clock(lambda: np.exp(np.log(x + 1.0)))
    result = forecast(scenario, draws)
    return {
        "people": people,
        "options": 3,
        "draws": draws,
        "seconds": statistics.median(whole),
        "quickest": min(whole),
        "outcome_seconds": statistics.median(outcome),
        "burdens_seconds": statistics.median(no_levers),
        "yardstick_seconds": statistics.median(yardstick),
        "levers": len(LEVERS) * people,
        "unknowns": len(result.unknowns),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "limit_seconds": LIMITS.get(people),
    }


def main() -> None:
    """Run each size in a fresh process and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--draws", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--people", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.people:
        print(json.dumps(measure(args.people, args.draws, args.repeats)))
        return
    rows = []
    for people in LIMITS:
        command = [
            sys.executable,
            __file__,
            "--people",
            str(people),
            "--draws",
            str(args.draws),
            "--repeats",
            str(args.repeats if people < 200 else 3),
        ]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    if args.json:
        print(json.dumps({"speed": rows}, indent=2))
        return
    print(
        f"{'people':>6} {'median s':>9} {'quickest':>9} {'limit':>6} {'outcome s':>10} "
        f"{'burdens+pivots s':>17} {'levers':>7} "
        f"{'unknowns':>9} {'peak MB':>8} {'yardstick s':>12}"
    )
    for r in rows:
        limit = "-" if r["limit_seconds"] is None else f"{r['limit_seconds']:.1f}"
        print(
            f"{r['people']:>6} {r['seconds']:>9.3f} {r['quickest']:>9.3f} {limit:>6} "
            f"{r['outcome_seconds']:>10.4f} "
            f"{r['burdens_seconds']:>17.4f} {r['levers']:>7} {r['unknowns']:>9} {r['peak_mb']:>8.0f} "
            f"{r['yardstick_seconds']:>12.4f}"
        )


if __name__ == "__main__":
    main()
