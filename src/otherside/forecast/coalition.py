"""Who wins when everybody pulls: from utilities and weights to a share for each option.

Two rules, equal where the only choice is to act with us or not:

`first_choice` (default): first *whether*, then *which*. Everyone puts their weight, times how much better
their favourite is than the status quo, behind that favourite; whoever likes nothing better than the status
quo puts their weight, times how much worse the least bad change is, behind the status quo. With support
`S_k`, `q_k = S_k / sum S`: the stationary distribution of the probabilistic Condorcet election with `P_kl =
S_k / (S_k + S_l)`.

`all_pairs`: every person counts in every pair of options, `S_kl = sum_i W_i (u_ik - u_il)+`, as in the
KAPSARC bargaining toolkit. With three options it can punish us for winning over a supporter (see the
decision record on first choices); use it for positions on a scale, where it describes outcomes better
(`spatial`).

Arrays put options first and draws last; everything between is carried along.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from otherside.forecast.scenario import CoalitionRule

Floats = NDArray[np.floating[Any]]


def support(u: Floats, w: Floats, rule: CoalitionRule) -> Floats:
    """What each person adds to the tally.

    Args:
        u: Utilities of the M ways to act relative to the status quo, shape (M, ..., B).
        w: Weights `W_i >= 0`, shape (..., B).
        rule: Which tally.

    Returns:
        `first_choice`: support of nothing and of each way to act, shape (M+1, ..., B).
        `all_pairs`: `S_kl` flattened over (k, l), shape ((M+1)**2, ..., B).
    """
    if rule == "all_pairs":
        return _pair_support(u, w)
    ways = u.shape[0]
    out = np.empty((ways + 1, *np.broadcast_shapes(u.shape[1:], w.shape)), dtype=u.dtype)
    if ways == 1:
        _split(u[0], w, out[0], out[1])
        return out
    if ways == 2:
        first, second = u[0], u[1]
        pro = np.empty_like(out[0])
        _split(np.maximum(first, second), w, out[0], pro)
        share = np.sign(first - second)  # 1, 0 or -1: a tie is shared equally
        share += 1
        share *= 0.5
        np.multiply(pro, share, out=out[1])
        np.subtract(pro, out[1], out=out[2])
        return out
    best = u.max(axis=0)
    pro = np.empty_like(out[0])
    _split(best, w, out[0], pro)
    favourite = (u == best).astype(u.dtype)
    favourite /= favourite.sum(axis=0)
    np.multiply(favourite, pro, out=out[1:])
    return out


def _split(best: Floats, w: Floats, against: Floats, pro: Floats) -> None:
    """Weighted negative part of `best` into `against`, positive part into `pro`."""
    pull = best * w
    np.maximum(pull, 0, out=pro)
    np.subtract(pro, pull, out=against)


def _pair_support(u: Floats, w: Floats) -> Floats:
    k = u.shape[0] + 1
    full = np.concatenate([np.zeros((1, *u.shape[1:]), dtype=u.dtype), u])
    out = np.zeros((k, k, *np.broadcast_shapes(u.shape[1:], w.shape)), dtype=u.dtype)
    for a in range(k):
        for b in range(a + 1, k):
            _split(full[a] - full[b], w, out[b, a], out[a, b])
    return out.reshape(k * k, *out.shape[2:])


def shares(tally: Floats, rule: CoalitionRule) -> Floats:
    """Shares `q` of the options from the summed tally, shape (K, ..., B), summing to 1 over the first axis.

    Where nobody pulls at all, nothing has one half and the ways to act share the other half
    (`first_choice`), or every pair is a coin flip (`all_pairs`).
    """
    if rule == "all_pairs":
        k = round(tally.shape[0] ** 0.5)
        return stationary(win_probabilities(tally.reshape(k, k, *tally.shape[1:])))
    total = tally.sum(axis=0)
    idle = total <= 0
    if idle.any():
        q = tally / np.where(idle, 1, total)
        q[0][idle] = 0.5
        q[1:, idle] = 0.5 / (tally.shape[0] - 1)
        return np.asarray(q)
    return np.asarray(tally / total)


def win_probabilities(s: Floats) -> Floats:
    """`P_kl = S_kl / (S_kl + S_lk)`, one half when 0/0; shape (K, K, ...) kept."""
    both = s + s.swapaxes(0, 1)
    idle = both <= 0
    return np.asarray(np.where(idle, 0.5, s / np.where(idle, 1, both)))


def stationary(p: Floats) -> Floats:
    """Stationary distribution of the chain that moves from l to k with probability `P_kl / K`, shape (K,
    ...).

    Closed form for K <= 3 (Markov chain tree theorem); state reduction (Grassmann, Taksar & Heyman 1985,
    free of subtraction) above. For K > 3 pass float64.
    """
    k = p.shape[0]
    if k == 1:
        return np.ones_like(p[0])
    if k == 2:
        return np.stack([p[0, 1], p[1, 0]])
    if k == 3:
        trees = np.stack(
            [
                p[0, 1] * p[0, 2] + p[0, 1] * p[1, 2] + p[0, 2] * p[2, 1],
                p[1, 0] * p[1, 2] + p[1, 0] * p[0, 2] + p[1, 2] * p[2, 0],
                p[2, 0] * p[2, 1] + p[2, 0] * p[0, 1] + p[2, 1] * p[1, 0],
            ]
        )
        return np.asarray(trees / trees.sum(axis=0))
    rate = np.clip(p.swapaxes(0, 1), 1e-12, 1.0)  # rate[l, k]: from l to k; the floor decides what is absorbing
    for n in range(k - 1, 0, -1):
        rate[:n, n] /= rate[n, :n].sum(axis=0)
        for a in range(n):
            rate[a, :n] += rate[a, n] * rate[n, :n]
    q = np.ones(p.shape[1:], dtype=np.float64)
    for n in range(1, k):
        q[n] = (q[:n] * rate[:n, n]).sum(axis=0)
    return np.asarray(q / q.sum(axis=0))
