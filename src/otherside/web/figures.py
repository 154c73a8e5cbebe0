"""Small pictures drawn here: SVG with attributes only, so that no style is needed in the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

_NAMES = {"us": "act with us", "other": "act another way", "nothing": "do nothing"}


def split_svg(p: Mapping[str, float], width: int = 240, height: int = 10) -> Markup:
    """Act with us, another way, nothing: one bar of three lengths, with a text for who cannot see it.

    Args:
        p: probabilities by outcome; they sum to 1.
        width: of the drawing's own units; it fills the width it is given.
        height: likewise.
    """
    text = ", ".join(f"{name} {p[key]:.0%}" for key, name in _NAMES.items())
    parts = []
    x = 0.0
    for key in _NAMES:
        length = width * p[key]
        parts.append(
            Markup('<rect class="o-{}" x="{:.2f}" y="0" width="{:.2f}" height="{}"></rect>').format(
                key, x, max(0.0, length - (1 if key != "nothing" else 0)), height
            )
        )
        x += length
    return Markup(
        '<svg class="split" viewBox="0 0 {w} {h}" preserveAspectRatio="none" role="img" aria-label="{text}">{parts}</svg>'
    ).format(w=width, h=height, text=text, parts=Markup("").join(parts))


def bars_svg(value: float, most: float, kind: str = "burden") -> Markup:
    """One bar of a list; the figure stands beside it in words."""
    length = 0.0 if most <= 0 else 100 * max(0.0, min(1.0, value / most))
    return Markup(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="track" width="100" height="8"></rect><rect class="{}" width="{:.2f}" height="8"></rect></svg>'
    ).format(escape(kind), length)


def share_svg(row: Mapping[str, float]) -> Markup:
    """A share of people with its interval: a bar for the share, a line for where the truth may lie.

    Args:
        row: ``share``, ``low`` and ``high``, each 0 to 1; they stand beside it in words. Of what is ``at_least`` so many there
            is no line: how many more there are nobody knows.
    """
    share, low, high = (100 * max(0.0, min(1.0, row[key])) for key in ("share", "low", "high"))
    ranged = Markup('<rect class="range" x="{:.2f}" y="3" width="{:.2f}" height="2"></rect>')
    return Markup(
        '<svg class="bar share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="track" width="100" height="8"></rect><rect class="part" width="{:.2f}" height="8"></rect>{}</svg>'
    ).format(share, "" if row.get("at_least") else ranged.format(low, max(0.5, high - low)))


def spark_svg(points: Sequence[Mapping[str, Any]], width: int = 120, height: int = 28) -> Markup:
    """How the chance of acting with us moved: a line over the days on which something was heard.

    Args:
        points: ``{"date", "p"}`` each, oldest first, as of ``workspace.forecasts.history``; with fewer than two there is no line.
        width: of the drawing's own units.
        height: likewise; the scale is from nought to one, so that deals can be compared.
    """
    if len(points) < 2:
        return Markup("")
    days = [dt.date.fromisoformat(str(p["date"])).toordinal() for p in points]
    values = [float(p["p"]["us"]) for p in points]
    length = max(1, days[-1] - days[0])
    places = [
        (3 + (width - 6) * (day - days[0]) / length, 3 + (height - 6) * (1 - value))
        for day, value in zip(days, values, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    text = (
        f"Chance of acting with us: {values[0]:.0%} on {points[0]['date']}, {values[-1]:.0%} on {points[-1]['date']}; "
        f"between {min(values):.0%} and {max(values):.0%}"
    )
    return Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" preserveAspectRatio="xMinYMid" role="img" aria-label="{text}"><title>{text}</title>'
        '<line class="base" x1="0" x2="{w}" y1="{b}" y2="{b}"></line><polyline points="{line}"></polyline>'
        '<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"></circle></svg>'
    ).format(w=width, h=height, b=height - 3, text=text, line=line, x=places[-1][0], y=places[-1][1])
