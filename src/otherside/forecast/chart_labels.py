"""Where the words on a chart go, so that none covers another or somebody's mark; in pixels."""

from __future__ import annotations

import math
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
FONT = 12
LETTER = 6.8
"""Width of a letter of that size, on the wide side."""
AREAS = (30, 900)
"""Of a person's mark at salience 0 and 1, in square pixels."""
RING_AREA = 1300
TOP = 1.1
"""Upper end of the scale of power."""


def names_beside(people: list[dict[str, Any]], far: float, width: int, height: int) -> list[dict[str, Any]]:
    """Where each name goes, in the units of the axes, so that it covers no other name and nobody's mark.

    The mightiest choose first; a name that finds no room is left out (the data still hold it).

    Args:
        people: rows of `stakeholders`.
        far: end of the horizontal scale.
        width, height: of the plot, in pixels.
    """
    marks = []
    for p in people:
        area = RING_AREA if p["veto"] else AREAS[0] + p["salience"] * (AREAS[1] - AREAS[0])
        at_x, at_y = (p["utility"] + far) / (2 * far) * width, height * (1 - p["power"] / TOP)
        marks.append((at_x, at_y, math.sqrt(area / math.pi) + 2))
    names: list[Box] = []
    out = []
    for n in sorted(range(len(people)), key=lambda n: (-people[n]["power"] * people[n]["salience"], n)):
        x, y, r = marks[n]
        long = LETTER * len(people[n]["person"])
        tries = [(x + side * (r + 3), y + up, side) for up in (0, -10, 10, -17, 17, -24, 24) for side in (1, -1)]
        tries += [(x - long / 2, y + up * (r + 8), 1) for up in (-1, 1)]
        for at, middle, side in tries:
            box = (min(at, at + side * long), middle - 7, max(at, at + side * long), middle + 7)
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            if inside and not any(_overlap(box, b) for b in names) and not any(_covers(box, m) for m in marks):
                names.append(box)
                out.append(
                    {
                        "person": people[n]["person"],
                        "x": at / width * 2 * far - far,
                        "y": (1 - middle / height) * TOP,
                        "align": "left" if side == 1 else "right",
                    }
                )
                break
    return out


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _covers(box: Box, mark: tuple[float, float, float]) -> bool:
    """Whether a box reaches into a round mark (x, y, radius)."""
    x, y, r = mark
    return math.hypot(x - min(max(x, box[0]), box[2]), y - min(max(y, box[1]), box[3])) < r


def in_rows(events: list[dict[str, Any]], pixels: float) -> list[dict[str, Any]]:
    """The events with a row each, so that no label runs into the next.

    Args:
        events: as in `timeline`.
        pixels: a unit of time on the chart.
    """
    ends: list[float] = []
    out = []
    for event in sorted(events, key=lambda e: float(e["t"])):
        start = event["t"] * pixels
        row = next((n for n, end in enumerate(ends) if end <= start), len(ends))
        ends[row : row + 1] = [start + 10 + LETTER * len(str(event["label"]))]
        out.append({**event, "row": row})
    return out
