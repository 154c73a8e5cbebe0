"""What is assumed about a number nobody has said anything about, and the range it must lie in.

One row a parameter. The priors are wide on purpose, and centred so that somebody of whom nothing is known
is about as likely
to be better off with us as worse: "unknown" must not read as bad or good. They are judgement, not data,
except loss aversion (median 2.25, Tversky & Kahneman 1992); deals of one's own replace the tempo
(`calibration`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from otherside.forecast.beliefs import Belief, chance, lognormal, normal, point

DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4375, "quarters": 91.3125, "years": 365.25}
"""Length in days of each unit of time a scenario may use."""

TYPICAL_CYCLE_DAYS = 20.0
"""Median prior of the time a decision takes once everybody with weight wants it and attends to it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row of the table: the friendly name, its aliases, the allowed range, the prior and what it means."""

    name: str
    aliases: tuple[str, ...]
    low: float
    high: float
    prior: Belief
    meaning: str


def _row(name: str, aliases: str, low: float, high: float, prior: Belief, meaning: str) -> Parameter:
    return Parameter(name, tuple(aliases.split()), low, high, prior.bounded(low, high).by("prior"), meaning)


PERSON: dict[str, Parameter] = {
    p.name: p
    for p in (
        _row(
            "gain",
            "b gains",
            -1,
            1,
            normal(0.4, 0.4),
            "what it changes for this person, from -1 (all they could lose) to 1 (all they could gain)",
        ),
        _row(
            "power",
            "c capability influence_power",
            0,
            1,
            normal(0.5, 0.25),
            "weight of their word in this decision",
        ),
        _row(
            "salience",
            "s",
            0,
            1,
            normal(0.5, 0.25),
            "how much of that weight they would spend on this question",
        ),
        _row(
            "loss_aversion",
            "lambda",
            0,
            10,
            lognormal(2.25, 0.3),
            "how much heavier a loss weighs than a gain",
        ),
        _row("exposure", "rho", 0, 1, normal(0.2, 0.15), "how much of a failure would stick to them personally"),
        _row(
            "switching_cost",
            "kappa",
            0,
            2,
            normal(0.1, 0.1),
            "effort of the change for them, in units of gain",
        ),
        _row(
            "rank",
            "priority_rank",
            1,
            100,
            normal(2.5, 1.5),
            "place of this initiative among theirs, 1 is first",
        ),
        _row("veto", "can_veto", 0, 1, chance(0.25), "whether they can stop it alone"),
        _row(
            "inaction_cost",
            "cost_of_nothing",
            0,
            1,
            point(0),
            "what staying as they are costs them, in units of gain",
        ),
        _row(
            "position",
            "x ideal",
            -math.inf,
            math.inf,
            point(0),
            "their ideal point on the scale of the options",
        ),
    )
}

FAILURE = _row(
    "failure",
    "pi failure_probability",
    0,
    1,
    normal(0.25, 0.15),
    "probability, as the buyers see it, that the option fails",
)
STAKE = _row("stake", "l loss", 0, 1, point(0.5), "what is lost if it fails, in units of gain")

DEAL: dict[str, Parameter] = {
    p.name: p
    for p in (
        _row("capacity", "C", 0, 100, point(3), "how many initiatives get done at a time"),
        _row(
            "tempo",
            "mu",
            0,
            100_000,
            lognormal(1 / TYPICAL_CYCLE_DAYS, 0.5),
            "decisions per unit of time at full support and attention",
        ),
    )
}


def veto_prior(people: int) -> Belief:
    """Chance that somebody of whom nothing is known can stop the deal: on average at most three in two deals."""
    return chance(min(0.25, 1.5 / max(people, 1)), origin="prior")


def tempo_prior(unit: str) -> Belief:
    """The prior tempo in decisions per `unit` (a key of `DAYS`)."""
    return lognormal(DAYS[unit] / TYPICAL_CYCLE_DAYS, 0.5, origin="prior")
