"""Where a short series departs from what it was, and how sure that is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

ENOUGH_TO_CUT = 8
"""Values from which a change-point search is used."""
MOST_CONFIDENT = 0.9
FEW = {3: 0.35, 4: 0.45, 5: 0.5, 6: 0.55, 7: 0.6}
"""Confidence by the number of values, where there are too few to cut."""


def find_break(values: Sequence[float], typical: float = 1.0) -> tuple[int, float] | None:
    """Where a series departs from what it was: index of the first value after the break, and confidence.

    Args:
        values: on a scale on which equal differences mean alike (times and lengths as logarithms), in order.
        typical: how far such values scatter in ordinary weeks; a break must stand out from that too, for two or three
            values that happen to agree say little about the scatter.

    Returns:
        None where there are fewer than three values or no clear break.
    """
    n = len(values)
    if n < 3:
        return None
    if n >= ENOUGH_TO_CUT:
        return _cut(values, typical)
    # Few values: the latest that stands out from all before it, in robust standard deviations.
    for k in range(n - 1, 1, -1):
        before = values[:k]
        middle = median(before)
        spread = max(1.4826 * median(abs(x - middle) for x in before), typical)
        z = abs(values[k] - middle) / spread
        if z >= 3.0 and abs(values[k] - middle) > 1.5 * (max(before) - min(before)):
            return k, min(FEW[n] + 0.02 * (z - 3.0), FEW[n] + 0.1)
    return None


def _cut(values: Sequence[float], typical: float) -> tuple[int, float] | None:
    import numpy as np
    import ruptures

    series = np.asarray(values, dtype=float).reshape(-1, 1)
    search = ruptures.Binseg(model="l2", min_size=2, jump=1).fit(series)
    k = int(search.predict(n_bkps=1)[0])
    if not 2 <= k <= len(values) - 2 and not 1 <= k < len(values):
        return None
    whole = float(((series - series.mean()) ** 2).sum())
    left, right = series[:k], series[k:]
    rest = float(((left - left.mean()) ** 2).sum() + ((right - right.mean()) ** 2).sum())
    if whole <= 1e-9:
        return None
    n = len(values)
    # F of one cut at the best place; the limit is high because the place was chosen to make it large.
    f = (whole - rest) / max(rest / (n - 2), 1e-9)
    if f < 12.0 or abs(float(left.mean() - right.mean())) < 0.75 * typical:
        return None
    return k, min(MOST_CONFIDENT, 0.5 + 0.02 * n + 0.005 * min(f, 40.0))
