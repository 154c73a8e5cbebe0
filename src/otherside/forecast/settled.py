"""What stands over the committee model: a decision that is said to be made, a deal of which nothing is heard any more.

With a chance ``w`` it ends that way whatever the committee would do, and else as the model has it: ``p' = (1-w) p + w e``. So
probabilities still sum to 1, burdens to the gap that is left, and nothing that is said for a way lowers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

#: ``against``: not us; whether another way or nothing is as likely as it was beside each other.
End = Literal["us", "other", "nothing", "against"]


@dataclass(frozen=True, slots=True)
class Settled:
    """How it ends with some chance, whatever the committee model says.

    Attributes:
        end: which way.
        chance: 0 to 1.
    """

    end: End
    chance: float


def us_after(settled: Sequence[Settled], us: Any) -> Any:
    """P(us), a number or an array of them, with what is settled counted in, one after the other."""
    for one in settled:
        us = (1 - one.chance) * us + one.chance * (one.end == "us")
    return us


def outcomes_after(settled: Sequence[Settled], p: Mapping[str, float], value: Mapping[str, float]) -> dict[str, float]:
    """The three outcomes, or one end of their intervals, with what is settled counted in.

    Args:
        p: their probabilities, before anything is settled.
        value: what is to be changed: ``p`` itself, or the lower or upper ends.
    """
    ends, out = dict(p), dict(value)
    for one in settled:
        rest = ends["nothing"] + ends["other"]
        where: dict[str, float] = (
            {"nothing": ends["nothing"] / rest if rest > 0 else 1.0, "other": ends["other"] / rest if rest > 0 else 0.0}
            if one.end == "against"
            else {one.end: 1.0}
        )
        ends, out = (
            {key: (1 - one.chance) * x + one.chance * where.get(key, 0.0) for key, x in held.items()}
            for held in (ends, out)
        )
    return out
