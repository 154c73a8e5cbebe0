"""A scenario: the people, the options and the deal, every number of them a belief."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from otherside.forecast import priors
from otherside.forecast.beliefs import Belief
from otherside.forecast.errors import ScenarioError
from otherside.forecast.settled import Settled

CoalitionRule = Literal["first_choice", "all_pairs"]

US = "us"


@dataclass(frozen=True, slots=True)
class Option:
    """A way to act. The status quo is not listed: it is always there, as `nothing`.

    Attributes:
        name: Name; the option the seller offers is the first of a scenario.
        failure: Probability, as the buyers see it, that it fails (`pi_k`).
        stake: What is lost if it does, in units of gain (`l_k`).
        position: Its point on the scale, needed for people given by `position`.
    """

    name: str
    failure: Belief = priors.FAILURE.prior
    stake: Belief = priors.STAKE.prior
    position: float | None = None


@dataclass(frozen=True, slots=True)
class PersonBeliefs:
    """What is believed about one person; what is left out is unknown and gets the prior of `priors.PERSON`.

    Attributes:
        gains: Option name -> gain in [-1, 1] (`b_ik`). Options left out are unknown.
        position: Their ideal point; where given, it replaces the gains from options that have a position.
        power, salience: `c_i`, `s_i` in [0, 1].
        loss_aversion, exposure, switching_cost: `lambda_i`, `rho_i`, `kappa_i`.
        rank: Place of this initiative among theirs, 1 is first.
        veto: Whether they can stop it alone; None lets the scenario choose by the number of people.
        inaction_cost: What staying as they are costs them, added to the gain of every way to act.
        influenced_by: Name -> weight given to that person's gains (Friedkin-Johnsen); weights sum to less
            than 1.
    """

    name: str
    gains: dict[str, Belief] = field(default_factory=dict)
    position: Belief | None = None
    power: Belief = priors.PERSON["power"].prior
    salience: Belief = priors.PERSON["salience"].prior
    loss_aversion: Belief = priors.PERSON["loss_aversion"].prior
    exposure: Belief = priors.PERSON["exposure"].prior
    switching_cost: Belief = priors.PERSON["switching_cost"].prior
    rank: Belief = priors.PERSON["rank"].prior
    veto: Belief | None = None
    inaction_cost: Belief = priors.PERSON["inaction_cost"].prior
    influenced_by: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event that makes deciding likelier as it comes near.

    Attributes:
        at: When, in the deal's unit of time from now.
        lead: How long before it the tempo is raised.
        lift: Tempo during the lead, as a multiple of the usual one.
        after: The same after the event (below 1 where the window closes).
    """

    at: Belief
    lead: float
    lift: float = 2.0
    after: float = 1.0


@dataclass(frozen=True, slots=True)
class DealBeliefs:
    """What is believed about the deal as a whole.

    Attributes:
        name: Name of the deal.
        horizon: Time from now until which the forecast is made, in `unit`.
        unit: A key of `priors.DAYS`; horizon, trigger, closes and tempo are all in it.
        tempo: `mu`, decisions per unit of time at full support and attention.
        capacity: `C`, how many initiatives get done at a time.
        trigger: Event that raises the tempo, if any.
        closes: Time after which nothing is decided any more, if any.
        value: `V`, what the deal is worth to the seller; gains and costs are in the same money.
        pursuit_cost: What it costs the seller to go on with the deal.
        tau: Width of the step in attention around the capacity, in ranks.
        epsilon: Utility at which a veto holder no longer holds it back at all.
        coalition: How first and further choices count (`coalition`).
        status_quo: Position of the status quo on the scale.
        scale: Lowest and highest position.
        settled: What stands over the committee model, in the order in which it is counted in.
    """

    name: str = "deal"
    horizon: float = 180.0
    unit: str = "days"
    tempo: Belief = field(default_factory=lambda: priors.tempo_prior("days"))
    capacity: Belief = priors.DEAL["capacity"].prior
    trigger: Trigger | None = None
    closes: Belief | None = None
    value: float = 1.0
    pursuit_cost: float = 0.0
    tau: float = 0.75
    epsilon: float = 0.05
    coalition: CoalitionRule = "first_choice"
    status_quo: float = 0.0
    scale: tuple[float, float] = (0.0, 1.0)
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """People, options and deal. Order of people never matters; the first option is ours."""

    people: tuple[PersonBeliefs, ...]
    options: tuple[Option, ...] = (Option(US),)
    deal: DealBeliefs = field(default_factory=DealBeliefs)

    def __post_init__(self) -> None:
        if not self.people:
            raise ScenarioError("people: a scenario needs at least one person")
        if not self.options:
            raise ScenarioError("options: a scenario needs at least one option, ours first")
        _unique("options", [o.name for o in self.options])
        names = [p.name for p in self.people]
        _unique("people", names)
        known = {o.name for o in self.options}
        for person in self.people:
            for option in person.gains:
                if option not in known:
                    raise ScenarioError(
                        f"gain of {person.name}: no option is called {option!r}; one of {', '.join(sorted(known))}"
                    )
            if person.position is not None and self.options[0].position is None:
                raise ScenarioError(
                    f"position of {person.name}: option {self.options[0].name!r} has no position, a number from "
                    f"{self.deal.scale[0]:g} to {self.deal.scale[1]:g}"
                )
            for other, share in person.influenced_by.items():
                if other not in names or other == person.name:
                    raise ScenarioError(f"influenced_by of {person.name}: {other!r} is not another person here")
                if not 0 <= share < 1:
                    raise ScenarioError(
                        f"influenced_by of {person.name}: {other} is {share:g}, must be from 0 to below 1"
                    )
            if sum(person.influenced_by.values()) >= 1:
                raise ScenarioError(f"influenced_by of {person.name}: the weights must sum to less than 1")
        if not self.deal.horizon > 0:
            raise ScenarioError(f"deal.horizon is {self.deal.horizon:g}, must be above 0")

    def veto(self, person: PersonBeliefs) -> Belief:
        """The belief about this person's veto, with the prior for a committee of this size where nothing is
        known."""
        return person.veto if person.veto is not None else priors.veto_prior(len(self.people))


def _unique(what: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ScenarioError(f"{what}: {name!r} is there more than once, every name must be its own")
