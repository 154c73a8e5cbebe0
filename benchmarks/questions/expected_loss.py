"""How fast does the expected loss of deciding now fall, by whom and what one asks?

    python -m benchmarks.questions.expected_loss [--deals 120] [--draws 2000] [--seed 0] [--json]

A deal is drawn at random: people, what is believed about them, what it costs to go on. The truth is drawn from those
beliefs. A question informs the numbers its topic names, each as well as the bank says: with quality q, the answer is a
noisy reading of the true value that explains the share q of the belief's variance (in normal scores), and the belief is
narrowed by Bayes' rule. After each answer the forecast is made anew; its EVPI is the expected loss of deciding then.
Three ways to choose: the product's ranking; any open question of the bank to anybody, at random; a usual discovery list
in its order, person by person.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import NormalDist

import numpy as np

from otherside.forecast import DealBeliefs, Option, PersonBeliefs, Scenario, forecast
from otherside.forecast.beliefs import Belief, chance, normal, quantiles
from otherside.forecast.draws import SIMPLE
from otherside.profiles.beliefs import PROBABILITIES
from otherside.questions.bank import Topic, load_bank
from otherside.questions.ranking import candidates, rank
from otherside.questions.view import Buyer, View

STEPS = 8
NAMES = ("Ada", "Bo", "Cleo", "Dov", "Eni", "Fay")
CHECKLIST = ("annoys", "reach", "why_now", "who_else", "how_decided", "money", "alternatives", "next_step")
_N = NormalDist()

Ask = tuple[str, str]
Policy = Callable[[View, set[Ask], np.random.Generator], Ask | None]


def random_deal(rng: np.random.Generator) -> Scenario:
    """Three to six people; about each number more or less is believed."""

    def around(low: float, high: float, lower: float, upper: float, sd: tuple[float, float]) -> Belief:
        return normal(float(rng.uniform(low, high)), float(rng.uniform(*sd))).bounded(lower, upper)

    people = tuple(
        PersonBeliefs(
            name,
            gains={"us": around(-0.2, 0.8, -1, 1, (0.05, 0.4)), "other": around(-0.4, 0.5, -1, 1, (0.05, 0.4))},
            power=around(0.2, 0.9, 0, 1, (0.05, 0.25)),
            salience=around(0.2, 0.9, 0, 1, (0.05, 0.25)),
            exposure=around(0.1, 0.5, 0, 1, (0.05, 0.2)),
            switching_cost=around(0.0, 0.4, 0, 2, (0.03, 0.15)),
            rank=around(1, 5, 1, 100, (0.3, 1.5)),
            veto=chance(float(rng.uniform(0.02, 0.5))),
        )
        for name in NAMES[: int(rng.integers(3, 7))]
    )
    failure = around(0.1, 0.4, 0, 1, (0.05, 0.15))
    deal = DealBeliefs(name="deal", value=1.0, pursuit_cost=float(rng.uniform(0.02, 0.25)))
    return Scenario(people, (Option("us", failure=failure), Option("other")), deal)


class Truth:
    """The true state as normal scores, one for each number, relative to what is believed now."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.scores: dict[tuple[str | None, str], float] = {}

    def answer(self, belief: Belief, key: tuple[str | None, str], quality: float, noise: float) -> Belief:
        """The belief after a noisy reading that explains the share ``quality`` of its variance."""
        z = self.scores[key]
        rho = quality**0.5
        mean, sd = rho * (rho * z + (1 - quality) ** 0.5 * noise), (1 - quality) ** 0.5
        self.scores[key] = (z - mean) / sd
        if belief.kind == "chance":
            p = min(max(belief.params[0], 1e-6), 1 - 1e-6)
            return chance(_N.cdf((mean - _N.inv_cdf(1 - p)) / sd))
        at = np.array([min(max(_N.cdf(mean + sd * _N.inv_cdf(p)), 1e-6), 1 - 1e-6) for p in PROBABILITIES])
        values = np.maximum.accumulate(belief.quantile(at) + np.arange(len(PROBABILITIES)) * 1e-9)
        return quantiles(dict(zip(PROBABILITIES, (float(x) for x in values), strict=True))).bounded(
            belief.low, belief.high
        )


def beliefs_of(scenario: Scenario) -> dict[tuple[str | None, str], Belief]:
    """Every number of a scenario that a question may be about."""
    out: dict[tuple[str | None, str], Belief] = {(None, "failure"): scenario.options[0].failure}
    out[None, "tempo"], out[None, "capacity"] = scenario.deal.tempo, scenario.deal.capacity
    for p in scenario.people:
        out |= {(p.name, k): getattr(p, k) for k in SIMPLE}
        assert p.veto is not None
        out |= {(p.name, "gain"): p.gains["us"], (p.name, "other_gain"): p.gains["other"], (p.name, "veto"): p.veto}
    return out


def with_belief(scenario: Scenario, key: tuple[str | None, str], belief: Belief) -> Scenario:
    """The scenario with one belief replaced."""
    who, parameter = key
    if who is None:
        if parameter == "failure":
            return replace(scenario, options=(replace(scenario.options[0], failure=belief), scenario.options[1]))
        return replace(scenario, deal=replace(scenario.deal, **{parameter: belief}))
    people = []
    for p in scenario.people:
        if p.name == who and parameter in ("gain", "other_gain"):
            option = "us" if parameter == "gain" else "other"
            people.append(replace(p, gains={**p.gains, option: belief}))
        elif p.name == who:
            people.append(replace(p, **{parameter: belief}))
        else:
            people.append(p)
    return replace(scenario, people=tuple(people))


def told(scenario: Scenario, truth: Truth, topic: Topic, person: str, noise: np.random.Generator) -> Scenario:
    """The scenario after an answer."""
    for parameter, quality in sorted(topic.informs.items()):
        key: tuple[str | None, str] = (None if parameter in ("failure", "tempo", "capacity") else person, parameter)
        now = beliefs_of(scenario)
        if key in now and not now[key].known:
            scenario = with_belief(scenario, key, truth.answer(now[key], key, quality, float(noise.standard_normal())))
    return scenario


def ranked(view: View, asked: set[Ask], rng: np.random.Generator) -> Ask | None:
    """The product: the best question that was not asked yet."""
    del rng
    for q in rank(view, len(asked) + 1):
        if (q.topic.id, q.to.id) not in asked:
            return q.topic.id, q.to.id
    return None


def at_random(view: View, asked: set[Ask], rng: np.random.Generator) -> Ask | None:
    """Any question of the bank, to anybody."""
    left = sorted({(q.topic.id, q.to.id) for q in candidates(view, load_bank())} - asked)
    return left[int(rng.integers(len(left)))] if left else None


def in_order(view: View, asked: set[Ask], rng: np.random.Generator) -> Ask | None:
    """The discovery list, each question to the next person in turn."""
    del rng
    n = len(asked)
    return CHECKLIST[n % len(CHECKLIST)], view.buyers[n % len(view.buyers)].id


POLICIES: dict[str, Policy] = {"ranked": ranked, "random": at_random, "fixed": in_order}


def run(deals: int, draws: int, seed: int) -> dict[str, np.ndarray]:
    """Expected loss after 0 to 8 answers as a share of the loss before, shape (deals, 9) for each policy."""
    out: dict[str, list[list[float]]] = {name: [] for name in POLICIES}
    made = tried = 0
    while made < deals:
        rng = np.random.default_rng([seed, tried])
        tried += 1
        start = random_deal(rng)
        before = forecast(start, draws, seed, workers=1)
        if before.evpi < 1e-3:
            # Nothing that could be learned would change the decision: there is no loss to bring down.
            continue
        made += 1
        scores = {key: float(rng.standard_normal()) for key in beliefs_of(start)}
        for name, policy in POLICIES.items():
            truth = Truth(rng)
            truth.scores = dict(scores)
            scenario, result = start, before
            asked: set[Ask] = set()
            losses = [1.0]
            for step in range(STEPS):
                view = View(
                    "deal",
                    tuple(Buyer(p.name, p.name, "director", True) for p in start.people),
                    (),
                    (),
                    result.to_json(),
                )
                choice = policy(view, asked, np.random.default_rng([seed, tried, step, 1]))
                if choice is not None:
                    asked.add(choice)
                    topic = load_bank().by_id[choice[0]]
                    scenario = told(scenario, truth, topic, choice[1], np.random.default_rng([seed, tried, step, 2]))
                    result = forecast(scenario, draws, seed, workers=1)
                losses.append(result.evpi / before.evpi)
            out[name].append(losses)
        print(f"\r{made}/{deals}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return {name: np.array(rows) for name, rows in out.items()}


def interval(x: np.ndarray, of: Callable[[np.ndarray], float], seed: int = 1) -> tuple[float, float]:
    """90 % bootstrap interval over deals."""
    rng = np.random.default_rng(seed)
    found = [of(x[rng.integers(len(x), size=len(x))]) for _ in range(2000)]
    low, high = np.quantile(found, (0.05, 0.95))
    return float(low), float(high)


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deals", type=int, default=120)
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    losses = run(args.deals, args.draws, args.seed)
    table = {
        name: [
            {
                "answers": k,
                "median": float(np.median(x[:, k])),
                "median_interval": interval(x[:, k], lambda v: float(np.median(v))),
                "mean": float(x[:, k].mean()),
                "mean_interval": interval(x[:, k], lambda v: float(v.mean())),
            }
            for k in range(STEPS + 1)
        ]
        for name, x in losses.items()
    }
    # Area under the curve of one deal, ranked against another way on the same truth.
    area = {name: x[:, 1:].mean(axis=1) for name, x in losses.items()}
    lead = {
        other: {
            "mean_difference": float((area[other] - area["ranked"]).mean()),
            "interval": interval(area[other] - area["ranked"], lambda v: float(v.mean())),
            "deals_better": float((area["ranked"] < area[other]).mean()),
        }
        for other in ("random", "fixed")
    }
    if args.json:
        print(json.dumps({"deals": args.deals, "draws": args.draws, "loss": table, "lead": lead}))
        return
    print("expected loss left, share of the loss before; median (90 % interval) / mean (90 % interval)")
    print("answers  " + "  ".join(f"{name:>42}" for name in table))
    for k in range(STEPS + 1):
        cells = []
        for rows in table.values():
            r = rows[k]
            (a, b), (c, d) = r["median_interval"], r["mean_interval"]
            cells.append(f"{r['median']:.3f} ({a:.3f} to {b:.3f}) / {r['mean']:.3f} ({c:.3f} to {d:.3f})")
        print(f"{k:>7}  " + "  ".join(f"{c:>42}" for c in cells))
    for other, row in lead.items():
        low, high = row["interval"]
        print(
            f"ranked against {other}: mean loss over 1 to 8 answers lower by {row['mean_difference']:.3f} "
            f"({low:.3f} to {high:.3f}); lower in {row['deals_better']:.0%} of deals"
        )


if __name__ == "__main__":
    main()
