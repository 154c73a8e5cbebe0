"""One pass over the draws for everything that shares them: outcomes, burdens, pivotal people, levers.

Draws are handled in blocks small enough for the cache, people side by side: arrays are (M, N, B) with M
ways to act, N people, B draws of the block, float32. Changing one person changes the tally by that person's
term, so what-ifs use sums over everybody else, built from both ends (never by subtraction, which would
leave rounding where an exact zero decides).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otherside.forecast.coalition import shares, support
from otherside.forecast.draws import Draws, blocks
from otherside.forecast.hazard import exposure, outcomes
from otherside.forecast.levers import Lever
from otherside.forecast.prospect import CURVATURE, GAMMA_GAIN, GAMMA_LOSS, weight
from otherside.forecast.scenario import CoalitionRule, DealBeliefs

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

BURDENS = ("change", "priority", "opposition", "fear")
_ONE = np.float32(1)
_CELLS = 40_000  # people x draws in a block: about 160 kB an array


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass yields; D draws, M ways to act (ours first), N people, J levers.

    Attributes:
        rates: Hazards `Lambda_k` per unit of time, shape (M, D).
        p: Probability of each way to act by the horizon, shape (M, D).
        runs: Mean P(us) with burdens switched off; bit b of the index switches off `BURDENS[b]`, shape (16,).
        supports, opposes: Mean P(us) if that person supports us, or stands for the status quo, shape (N,).
        levers: P(us) under each lever for each person, shape (J, N, D).
        against: Probability that the person is worse off with us than today, shape (N,).
        utility: Mean utility of acting with us, shape (N,).
        weight: Mean of power x salience x attention, shape (N,).
    """

    rates: F32
    p: F32
    runs: F64
    supports: F64
    opposes: F64
    levers: F32
    against: F64
    utility: F64
    weight: F64


@dataclass(slots=True)
class _Block:
    """Terms of one block that several runs share."""

    plus: F32  # (b+)^.88, (M, N, B)
    minus: F32  # lambda (b-)^.88
    failing: F32  # lambda rho l^.88
    odds_plus: F32  # w+(1 - pi), (M, B)
    odds_minus: F32  # w-(pi)
    failure: F32
    switching: F32  # (N, B)
    veto: F32
    mass: F32  # power x salience
    delay: F32  # exp((rank - C - 1/2) / tau)
    delay_first: F32  # the same at rank 1, (B,)
    attention: F32
    pace: F32  # mu, (B,)
    time: F32  # exposure to the horizon, (B,)


def run(
    draws: Draws,
    deal: DealBeliefs,
    horizon: float,
    levers: Sequence[Lever] = (),
    *,
    whole: bool = True,
    workers: int = 2,
) -> Pass:
    """Evaluate the model on all draws.

    Args:
        draws: One set of draws.
        deal: The deal, for its constants.
        horizon: End of the forecast in the deal's unit.
        levers: What to try on each person.
        whole: False leaves out burdens, pivotal people and levers (zeros).
        workers: Threads; the result does not depend on their number.
    """
    ways, people, count = draws.gain.shape
    time = time_exposure(draws, deal, horizon)
    size = int(np.clip(_CELLS // people, 256, 4096))
    parts = list(blocks(count, size))
    rates, p = np.empty((2, ways, count), np.float32)
    tried = np.zeros((len(levers) if whole else 0, people, count), np.float32)
    sums = np.zeros((len(parts), 16)), np.zeros((len(parts), 5, people))

    def work(job: tuple[int, slice]) -> None:
        number, part = job
        block = _prepare(draws, deal, part, time)
        _evaluate(
            block,
            deal,
            rates[:, part],
            p[:, part],
            tried[:, :, part],
            levers,
            sums[0][number],
            sums[1][number],
            whole,
        )

    if workers > 1 and len(parts) > 1:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(work, enumerate(parts)))
    else:
        for job in enumerate(parts):
            work(job)
    per_person = sums[1].sum(axis=0) / count
    return Pass(rates, p, sums[0].sum(axis=0) / count, per_person[0], per_person[1], tried, *per_person[2:])


def time_exposure(draws: Draws, deal: DealBeliefs, t: float) -> F32:
    """Exposure of every draw to `t`, shape (D,)."""
    trigger = deal.trigger
    m = (
        exposure(t, closes=draws.closes)
        if trigger is None
        else exposure(t, draws.trigger, trigger.lead, trigger.lift, trigger.after, draws.closes)
    )
    return np.ascontiguousarray(np.broadcast_to(m, draws.count), np.float32)


def _prepare(draws: Draws, deal: DealBeliefs, part: slice, time: F32) -> _Block:
    gain = draws.gain[:, :, part]
    curve = np.float32(CURVATURE)
    plus = np.maximum(gain, 0) ** curve
    aversion = draws.loss_aversion[:, part]
    minus = np.maximum(-gain, 0) ** curve * aversion
    failing = (draws.stake[:, part] ** curve)[:, None] * (aversion * draws.exposure[:, part])
    failure = draws.failure[:, part]
    capacity = draws.capacity[part] + np.float32(0.5)
    tau = np.float32(deal.tau)
    delay = np.exp(np.minimum((draws.rank[:, part] - capacity) / tau, np.float32(60)))
    mass = draws.power[:, part] * draws.salience[:, part]
    return _Block(
        plus,
        minus,
        failing,
        *_odds(failure),
        failure,
        draws.switching_cost[:, part],
        draws.veto[:, part],
        mass,
        delay,
        np.exp(np.minimum((np.float32(1) - capacity) / tau, np.float32(60))),
        _ONE / (_ONE + delay),
        draws.tempo[part],
        time[part],
    )


def _odds(failure: F32) -> tuple[F32, F32]:
    """Decision weights of success and of failure, shape kept."""
    plus = weight(1 - failure, np.float32(GAMMA_GAIN))  # type: ignore[arg-type]
    minus = weight(failure, np.float32(GAMMA_LOSS))  # type: ignore[arg-type]
    return plus.astype(np.float32, copy=False), minus.astype(np.float32, copy=False)


def _evaluate(
    b: _Block,
    deal: DealBeliefs,
    rates: F32,
    p: F32,
    tried: F32,
    levers: Sequence[Lever],
    runs: F64,
    people: F64,
    whole: bool,
) -> None:
    """Fill the block's part of every output."""
    rule = deal.coalition
    weights = b.mass * b.attention
    everyone = np.maximum(b.mass.sum(axis=0), np.float32(1e-30))
    gained = b.plus * b.odds_plus[:, None]
    feared = b.failing * b.odds_minus[:, None]
    for bits in range(16) if whole else (0,):
        change, priority, opposition, fear = (bool(bits & 1 << n) for n in range(4))
        if priority:
            continue  # done with its partner, on the same utilities
        u = (b.plus if fear else gained).copy()
        if not opposition:
            u -= b.minus
        if not fear:
            u -= feared
        if not change:
            u -= b.switching
        gates = None if opposition else _gates(u, b.veto, deal.epsilon)
        hold = None if gates is None else gates.prod(axis=1)
        for at, w in ((bits, weights), (bits | 2, b.mass)) if whole else ((bits, weights),):
            tally = support(u, w, rule)
            push = _push(u, w)
            lam = _rates(tally.sum(axis=1), push.sum(axis=0), everyone, b.pace, hold, rule)
            chance = outcomes(lam, b.time)
            runs[at] = chance[0].sum(dtype=np.float64)
            if at == 0:
                rates[:], p[:] = lam, chance
                people[2] = (u[0] < 0).sum(axis=1)
                people[3] = u[0].sum(axis=1, dtype=np.float64)
                people[4] = weights.sum(axis=1, dtype=np.float64)
                kept = (tally, push, gates)
    if not whole:
        return
    tally, push, gates = kept
    others = _Others(_others_sum(tally), _others_sum(push[None])[0], None if gates is None else _others_product(gates))
    _pivotal(b, rule, others, weights, everyone, people)
    for j, lever in enumerate(levers):
        tried[j] = _pull(b, deal, others, everyone, lever, gained, feared)


@dataclass(frozen=True, slots=True)
class _Others:
    """Sums and products over everybody but the person of that row."""

    tally: F32  # (R, N, B)
    push: F32  # (N, B)
    hold: F32 | None  # (M, N, B)


def _gates(u: F32, veto: F32, epsilon: float) -> F32 | None:
    """How far each veto holder lets each way to act pass: 0 where it leaves them worse off, 1 from
    `epsilon` up.

    Returns (M, N, B), or None when nobody can hold one.
    """
    if not veto.any():
        return None
    g = u * np.float32(1 / epsilon)
    np.clip(g, 0, 1, out=g)
    g -= 1
    g *= veto
    g += 1
    return g


def _push(u: F32, w: F32) -> F32:
    """Weight of those who do not prefer the status quo, (N, B)."""
    best = u[0] if u.shape[0] == 1 else u.max(axis=0)
    return np.asarray(w * (best >= 0), np.float32)


def _rates(tally: F32, push: F32, everyone: F32, pace: F32, hold: F32 | None, rule: CoalitionRule) -> F32:
    """`Lambda_k = mu abar q_k G_k`, shape (M, ..., B)."""
    q = shares(tally, rule)[1:]
    lam = q * (push / everyone * pace)
    if hold is not None:
        lam *= hold
    return lam.astype(np.float32, copy=False)


def _others_sum(x: F32) -> F32:
    """Sum over axis 1 without the own row, shape kept."""
    out = np.zeros_like(x)
    for i in range(1, x.shape[1]):
        np.add(out[:, i - 1], x[:, i - 1], out=out[:, i])
    tail = np.zeros_like(x[:, 0])
    for i in range(x.shape[1] - 2, -1, -1):
        tail += x[:, i + 1]
        out[:, i] += tail
    return out


def _others_product(x: F32) -> F32:
    """Product over axis 1 without the own row, shape kept."""
    out = np.ones_like(x)
    for i in range(1, x.shape[1]):
        np.multiply(out[:, i - 1], x[:, i - 1], out=out[:, i])
    tail = np.ones_like(x[:, 0])
    for i in range(x.shape[1] - 2, -1, -1):
        tail *= x[:, i + 1]
        out[:, i] *= tail
    return out


def _pivotal(b: _Block, rule: CoalitionRule, others: _Others, w: F32, everyone: F32, people: F64) -> None:
    """P(us) if each person in turn wants us alone (utility 1), or wants nothing at all (utility -1 of any
    change)."""
    ways = b.plus.shape[0]
    for row, supports in ((0, True), (1, False)):
        u = np.full((ways, 1, 1), -1, np.float32)
        hold = others.hold
        if supports:
            u[0] = 1
        elif hold is not None:
            hold = hold * (_ONE - b.veto)
        tally = np.add(others.tally, support(u, w, rule), dtype=np.float32)
        push = others.push + w if supports else others.push
        people[row] = outcomes(_rates(tally, push, everyone, b.pace, hold, rule), b.time)[0].sum(
            axis=1, dtype=np.float64
        )


def _pull(b: _Block, deal: DealBeliefs, others: _Others, everyone: F32, lever: Lever, gained: F32, feared: F32) -> F32:
    """P(us) with the lever pulled for each person in turn, shape (N, B)."""
    if lever.failure != 1:
        odds_plus, odds_minus = _odds(b.failure * np.float32(lever.failure))
        u, scared = b.plus * odds_plus[:, None], b.failing * odds_minus[:, None]
    else:
        u, scared = gained.copy(), feared
    u -= scared if lever.exposure == 1 else scared * np.float32(lever.exposure)
    u -= b.minus if lever.losses == 1 else b.minus * np.float32(lever.losses)
    u -= b.switching if lever.switching == 1 else b.switching * np.float32(lever.switching)
    attention = b.attention
    if lever.ranks:
        moved = np.maximum(b.delay * np.float32(np.exp(-lever.ranks / deal.tau)), b.delay_first)
        attention = _ONE / (_ONE + np.minimum(moved, b.delay))
    w = b.mass * attention
    tally = np.add(others.tally, support(u, w, deal.coalition), dtype=np.float32)
    push = others.push + _push(u, w)
    hold = others.hold
    if hold is not None:
        gates = _gates(u, b.veto, deal.epsilon)
        hold = hold if gates is None else hold * gates
    chance = outcomes(_rates(tally, push, everyone, b.pace, hold, deal.coalition), b.time)
    return np.asarray(chance[0], np.float32)
