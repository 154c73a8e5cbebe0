"""The forecast of a deal over time, as a drawing.

SVG with attributes and classes only: the policy of the pages allows no inline style, and colours follow light and dark.
What buyers said comes from the user's files; it is escaped like all text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

_OUTCOMES = (("us", "with us"), ("other", "another way"), ("nothing", "nothing"))

# The forecast over time, in the drawing's own units.
_WIDE, _HIGH = 560, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 424, 12, 214
_LABEL_STEP = 19


def outcome_svg(curve: Sequence[Any], as_of: dt.date, events: Sequence[Mapping[str, Any]] = ()) -> Markup:
    """What the committee will have done by each day, with the band in which nine of ten draws of "with us" lie.

    Args:
        curve: points with ``t`` in days and ``us``, ``other``, ``nothing``, ``lo``, ``hi`` in 0 to 1.
        as_of: day 0.
        events: ``{"t", "label"}``: days that somebody named.
    """
    end = max(1.0, float(curve[-1].t))

    def x(t: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * t / end

    def y(p: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * p

    parts = []
    for share in (0.0, 0.5, 1.0):
        parts.append(
            Markup(
                '<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"></line>'
                '<text class="tick" x="{}" y="{:.1f}" text-anchor="end">{:.0%}</text>'
            ).format(_LEFT, _RIGHT, y(share), y(share), _LEFT - 6, y(share) + 4, share)
        )
    for part in (0.0, 1 / 3, 2 / 3, 1.0):
        day = as_of + dt.timedelta(days=round(end * part))
        anchor = "start" if part == 0 else "end" if part == 1 else "middle"
        parts.append(
            Markup('<text class="tick" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(
                x(end * part), _BOTTOM + 20, anchor, f"{day.day} {day:%b}"
            )
        )
    band = [f"{x(c.t):.1f},{y(c.hi):.1f}" for c in curve] + [f"{x(c.t):.1f},{y(c.lo):.1f}" for c in reversed(curve)]
    parts.append(Markup('<polygon class="band" points="{}"></polygon>').format(" ".join(band)))
    for event in events:
        parts.append(
            Markup('<line class="event" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"><title>{3}</title></line>').format(
                x(float(event["t"])), _TOP, _BOTTOM, event["label"]
            )
        )
    for key, _ in _OUTCOMES:
        line = " ".join(f"{x(c.t):.1f},{y(getattr(c, key)):.1f}" for c in curve)
        parts.append(Markup('<polyline class="l-{}" points="{}"></polyline>').format(key, line))
    ends = sorted(((y(getattr(curve[-1], key)), key, name) for key, name in _OUTCOMES), key=lambda e: e[0])
    for place, (_, key, name) in zip(_apart([at + 4 for at, _, _ in ends]), ends, strict=True):
        parts.append(
            Markup('<text class="end t-{}" x="{}" y="{:.1f}">{:.0%} {}</text>').format(
                key, _RIGHT + 8, place, getattr(curve[-1], key), name
            )
        )
    last = curve[-1]
    text = (
        f"By {as_of + dt.timedelta(days=round(end))}: act with us {last.us:.0%}, act another way {last.other:.0%}, "
        f"do nothing {last.nothing:.0%}; the table below has the figures of every month"
    )
    return Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDE, _HIGH, text, Markup("").join(parts)
    )


def _apart(wanted: Sequence[float]) -> list[float]:
    """Heights of labels, from above to below, that neither overlap nor leave the plot, each as near to its own as may be."""
    down: list[float] = []
    for at in wanted:
        down.append(max(at, down[-1] + _LABEL_STEP) if down else at)
    up: list[float] = []
    for at in reversed(down):
        up.append(min(at, up[-1] - _LABEL_STEP if up else _BOTTOM + 4))
    return up[::-1]
