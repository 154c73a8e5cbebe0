"""One seeded set of draws of every unknown, each from a stream of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otherside.forecast.beliefs import Belief, uniforms
from otherside.forecast.influence import resolvent
from otherside.forecast.scenario import PersonBeliefs, Scenario
from otherside.forecast.voi import SLICES

F32 = NDArray[np.float32]
SIMPLE = ("power", "salience", "loss_aversion", "exposure", "switching_cost", "rank")


@dataclass(frozen=True, slots=True)
class Unknown:
    """One uncertain number: its name, whose it is (None: the deal's), its belief and the names of its
    stream."""

    parameter: str
    person: str | None
    belief: Belief
    stream: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws of one scenario, float32, draws last: N people, M ways to act, D draws.

    Attributes:
        gain: `b_ik`, shape (M, N, D).
        power, salience, loss_aversion, exposure, switching_cost, rank, veto: shape (N, D).
        failure, stake: `pi_k`, `l_k`, shape (M, D).
        capacity, tempo: shape (D,).
        trigger, closes: shape (D,) or None.
        unknowns: What is uncertain.
        slices: Slice of probability of every draw of each unknown, `voi.SLICES` slices, shape (D,) each.
        count: D.
        seed: Seed of the streams.
    """

    gain: F32
    power: F32
    salience: F32
    loss_aversion: F32
    exposure: F32
    switching_cost: F32
    rank: F32
    veto: F32
    failure: F32
    stake: F32
    capacity: F32
    tempo: F32
    trigger: F32 | None
    closes: F32 | None
    unknowns: tuple[Unknown, ...]
    slices: tuple[NDArray[np.uint16], ...]
    count: int
    seed: int


def sample(scenario: Scenario, count: int, seed: int) -> Draws:
    """Draw `count` times from every belief of the scenario.

    The stream of a number depends on the seed, the person's name and the parameter alone, so other people,
    their order and their beliefs never change it.
    """
    people, options, deal = scenario.people, scenario.options, scenario.deal
    unknowns: list[Unknown] = []
    slices: list[NDArray[np.uint16]] = []

    def fill(out: F32, belief: Belief, parameter: str, person: str | None) -> None:
        names = ("person", person, parameter) if person is not None else ("deal", parameter)
        if belief.known:
            out[:] = belief.mean()
            return
        unknowns.append(Unknown(parameter, person, belief, names))
        u = uniforms(seed, count, *names)
        slices.append((u * np.float32(SLICES)).astype(np.uint16))
        out[:] = belief.quantile(u.astype(np.float64))

    table = {name: np.empty((len(people), count), np.float32) for name in (*SIMPLE, "veto")}
    gain = np.empty((len(options), len(people), count), np.float32)
    for i, person in enumerate(people):
        _gains(scenario, person, gain[:, i], fill)
        for name in SIMPLE:
            fill(table[name][i], getattr(person, name), name, person.name)
        fill(table["veto"][i], scenario.veto(person), "veto", person.name)
    mixing = resolvent([p.name for p in people], [p.influenced_by for p in people])
    if mixing is not None:
        gain = np.matmul(mixing.astype(np.float32), gain)
    failure, stake = np.empty((2, len(options), count), np.float32)
    for k, option in enumerate(options):
        fill(failure[k], option.failure, _named("failure", k, option.name), None)
        fill(stake[k], option.stake, _named("stake", k, option.name), None)
    single = {name: np.empty(count, np.float32) for name in ("capacity", "tempo")}
    fill(single["capacity"], deal.capacity, "capacity", None)
    fill(single["tempo"], deal.tempo, "tempo", None)
    trigger = closes = None
    if deal.trigger is not None:
        trigger = np.empty(count, np.float32)
        fill(trigger, deal.trigger.at, "trigger", None)
    if deal.closes is not None:
        closes = np.empty(count, np.float32)
        fill(closes, deal.closes, "closes", None)
    return Draws(
        gain,
        **table,
        failure=failure,
        stake=stake,
        **single,
        trigger=trigger,
        closes=closes,
        unknowns=tuple(unknowns),
        slices=tuple(slices),
        count=count,
        seed=seed,
    )


def blocks(count: int, size: int) -> Iterator[slice]:
    """Slices of at most `size` draws that cover `count`."""
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))


def _named(parameter: str, k: int, option: str) -> str:
    return parameter if k == 0 else f"{parameter}.{option}"


def _gains(scenario: Scenario, person: PersonBeliefs, out: F32, fill: object) -> None:
    """Gains of one person, shape (M, D), from beliefs about them or from positions on the scale."""
    from otherside.forecast.priors import PERSON

    assert callable(fill)
    low, high = scenario.deal.scale
    ideal = np.empty(out.shape[1], np.float32)
    if person.position is not None:
        fill(ideal, person.position, "position", person.name)
    for k, option in enumerate(scenario.options):
        if person.position is not None and option.position is not None:
            today = np.abs(ideal - scenario.deal.status_quo)
            out[k] = (today - np.abs(ideal - option.position)) / (high - low)
        else:
            belief = person.gains.get(option.name, PERSON["gain"].prior)
            fill(out[k], belief, _named("gain", k, option.name), person.name)
    if not (person.inaction_cost.known and person.inaction_cost.mean() == 0.0):
        extra = np.empty(out.shape[1], np.float32)
        fill(extra, person.inaction_cost, "inaction_cost", person.name)
        out += extra
    np.clip(out, -1.0, 1.0, out=out)
