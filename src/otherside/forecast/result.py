"""What a forecast says, and its JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

OUTCOMES = ("nothing", "us", "other")


@dataclass(frozen=True, slots=True)
class Pivot:
    """How far P(us) moves with one person: P(us | they support) - P(us | they oppose)."""

    person: str
    swing: float


@dataclass(frozen=True, slots=True)
class Intervention:
    """A lever pulled for a person (None: the deal): what it does to P(us), what it costs and gains (money
    of the value)."""

    person: str | None
    lever: str
    gain: float
    change: float
    cost: float


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """An uncertain number and what knowing it (`evppi`), or a noisy answer about it (`evsi`), would be
    worth."""

    parameter: str
    person: str | None
    evppi: float
    evsi: float
    origin: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The forecast at time t from now; lo and hi bound `us` in nine draws of ten."""

    t: float
    nothing: float
    us: float
    other: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """Where a person stands: mean weight (power x salience x attention), mean utility of us, P(worse off
    with us), P(in their top initiatives); `gain_known` is false where what it changes for them is the prior alone."""

    person: str
    weight: float
    utility: float
    against: float
    top: float
    power: float
    salience: float
    veto: float
    gain_known: bool


@dataclass(frozen=True, slots=True)
class ForecastResult:
    """Answers of one forecast. Probabilities are means over the draws; `interval` holds their 5th and 95th
    percentiles.

    Attributes:
        deal, horizon, unit, draws, seed: What was asked.
        p: nothing, us, other; they sum to 1.
        interval: The same keys, (low, high).
        burdens: change, priority, opposition, fear: Shapley values in probability; they sum to
            `frictionless - p["us"]`.
        frictionless: P(us) with all four burdens off.
        pivotal: Largest swing first.
        blocker: The most pivotal of those more likely than not to oppose us of whom anything is known against it, or None.
        interventions: Largest gain first.
        unknowns: Largest EVPPI first.
        evpi: Value of knowing everything.
        decision: What is best now: `drop`, `continue` or `lever: person`.
        curve: Forecast over time.
        people: One summary a person, in the order of the scenario.
        calibrated: Whether tempo and probabilities were fitted to closed deals.
        standard_error: Monte-Carlo error of p["us"].
        level_only: Whether they were fitted in level alone; what tells one deal from another is then not calibrated.
    """

    deal: str
    horizon: float
    unit: str
    draws: int
    seed: int
    p: dict[str, float]
    interval: dict[str, tuple[float, float]]
    burdens: dict[str, float]
    frictionless: float
    pivotal: tuple[Pivot, ...]
    blocker: str | None
    interventions: tuple[Intervention, ...]
    unknowns: tuple[UnknownValue, ...]
    evpi: float
    decision: str
    curve: tuple[CurvePoint, ...]
    people: tuple[PersonSummary, ...]
    calibrated: bool
    standard_error: float
    level_only: bool = False

    def to_json(self) -> dict[str, Any]:
        """The result as plain dicts, lists, strings and numbers."""
        out = asdict(self)
        out["interval"] = {k: list(v) for k, v in self.interval.items()}
        for key in ("pivotal", "interventions", "unknowns", "curve", "people"):
            out[key] = list(out[key])
        return out
