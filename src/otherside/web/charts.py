"""The two larger drawings of a deal: the forecast over time, and who stands where.

SVG with attributes and classes only: the policy of the pages allows no inline style, and colours follow light and dark.
Names come from the user's files; they are escaped like all text.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

_OUTCOMES = (("us", "with us"), ("other", "another way"), ("nothing", "nothing"))

# The forecast over time, in the drawing's own units.
_WIDE, _HIGH = 560, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 424, 12, 214
_LABEL_STEP = 19
#: From these chances of a veto on somebody has a whole ring, or a broken one.
VETO_LIKELY, VETO_PERHAPS = 0.5, 0.2
#: Titles and particles, which name nobody.
_NO_NAMES = frozenset({"the", "our", "my", "a", "dr", "prof", "ing", "mr", "mrs", "ms", "sir", "dipl"})
#: Dots nearer to each other than this part of both their radii are drawn side by side, with such a gap.
_COVERED, _GAP = 0.75, 6.0

#: The map: from where to where people may be moved, in the drawing's own units. ``app.js`` reads it from the page.
MAP = {"left": 50, "right": 590, "top": 30, "bottom": 330, "width": 640, "height": 380}


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
    place = float("-inf")
    for at, key, name in ends:
        place = min(max(at + 4, place + _LABEL_STEP), _BOTTOM + 4)
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


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on the map.

    Attributes:
        name: as the forecast knows them.
        short: what fits beside a dot.
        position: what acting with us changes for them, -1 to 1; ``low`` and ``high`` hold nine of ten draws.
        power: weight of their word, 0 to 1.
        salience: attention they can give it, 0 to 1.
        veto: chance that they can stop it.
        veto_stated: a user said whether they can.
        yours: a user placed them.
        known: something is known of where they stand.
    """

    name: str
    short: str
    position: float
    low: float
    high: float
    power: float
    salience: float
    veto: float
    yours: bool
    known: bool
    veto_stated: bool = False


def standing_svg(people: Sequence[Placed], focus: str | None = None) -> Markup:
    """Power by position. Each person can be focused and moved; ``app.js`` does the moving.

    Args:
        people: who is in the committee.
        focus: name of who was moved last, so that the keyboard goes on there.
    """
    middle = (MAP["left"] + MAP["right"]) / 2
    parts = [
        Markup('<line class="grid" x1="{0}" x2="{0}" y1="{1}" y2="{2}"></line>').format(
            middle, MAP["top"] - 14, MAP["bottom"] + 12
        ),
        Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"></line>').format(
            MAP["left"] - 20, MAP["right"] + 20, MAP["bottom"] + 12, MAP["bottom"] + 12
        ),
        Markup('<text class="tick" x="{}" y="{}">worse off with us</text>').format(
            MAP["left"] - 20, MAP["bottom"] + 34
        ),
        Markup('<text class="tick" x="{}" y="{}" text-anchor="end">better off with us</text>').format(
            MAP["right"] + 20, MAP["bottom"] + 34
        ),
        Markup('<text class="tick" x="{}" y="{}">their word weighs more ↑</text>').format(
            MAP["left"] - 20, MAP["top"] - 16
        ),
    ]
    places = _places(people)
    for person, (px, py), (dx, dy, anchor) in zip(people, places, _labels(people, places), strict=True):
        unit = (MAP["right"] - MAP["left"]) / 2
        kind = "yours" if person.yours else "known" if person.known else "guess"
        parts.append(
            Markup(
                '<g class="person {kind}" transform="translate({x:.1f} {y:.1f})" tabindex="0" role="button" '
                'aria-label="{text}" aria-describedby="moving" data-who="{name}" data-gain="{gain:.2f}" data-veto="{can}" '
                'data-power="{power:.2f}"{focus}><title>{text}</title>'
                '<line class="range" x1="{low:.1f}" x2="{high:.1f}" y1="0" y2="0"></line>'
                '<circle class="dot" r="{r:.1f}"></circle>{veto}<text x="{dx}" y="{dy}" text-anchor="{anchor}">{short}</text></g>'
            ).format(
                kind=kind,
                x=px,
                y=py,
                text=f"{person.name}: position {person.position:+.2f}, weight of their word {person.power:.0%}"
                + (", placed by you" if person.yours else "" if person.known else ", a usual value")
                + _veto_words(person),
                name=person.name,
                gain=person.position,
                can="yes" if person.veto >= VETO_LIKELY else "no",
                power=person.power,
                focus=Markup(" data-focus") if person.name == focus else "",
                low=unit * (max(-1.0, person.low) - person.position),
                high=unit * (min(1.0, person.high) - person.position),
                r=_radius(person),
                veto=_ring(person),
                dx=dx,
                dy=dy,
                anchor=anchor,
                short=person.short,
            )
        )
    return Markup(
        '<svg class="standing" viewBox="0 0 {width} {height}" role="group" aria-label="Who stands where: weight of their '
        'word by how much better off they are with us" data-left="{left}" data-right="{right}" data-top="{top}" '
        'data-bottom="{bottom}">{parts}</svg>'
    ).format(**MAP, parts=Markup("").join(parts))


def short_names(names: Sequence[str], most: int = 16) -> list[str]:
    """The first name where it says who is meant, else the whole; cut where it is long."""
    # "The" and "our" are no names: people who were only mentioned are called so. Nor are titles.
    said = [[w for w in name.split() if w.casefold().rstrip(".") not in _NO_NAMES] for name in names]
    only = [name.split()[:1] and name.split()[0].casefold() in ("the", "our", "my", "a") for name in names]
    firsts = [
        name if mentioned or not words else words[0] for words, name, mentioned in zip(said, names, only, strict=True)
    ]
    found = [first if firsts.count(first) == 1 else name for first, name in zip(firsts, names, strict=True)]
    return [name if len(name) <= most else name[: most - 1].rstrip() + "…" for name in found]


def _place(person: Placed) -> tuple[float, float]:
    x = MAP["left"] + (MAP["right"] - MAP["left"]) * (person.position + 1) / 2
    return x, MAP["bottom"] - (MAP["bottom"] - MAP["top"]) * person.power


def _places(people: Sequence[Placed]) -> list[tuple[float, float]]:
    """Where each dot is drawn: those who would cover each other stand side by side around their place."""
    exact = [_place(person) for person in people]
    groups: list[list[int]] = []
    for number in sorted(range(len(people)), key=lambda n: exact[n]):
        if groups and any(_covers(people, exact, number, member) for member in groups[-1]):
            groups[-1].append(number)
        else:
            groups.append([number])
    out = list(exact)
    for group in groups:
        radii = [_radius(people[m]) for m in group]
        offsets = [2 * sum(radii[:n]) + radii[n] + _GAP * n for n in range(len(group))]
        middle = sum(exact[m][0] for m in group) / len(group) - (2 * sum(radii) + _GAP * (len(group) - 1)) / 2
        if len(group) > 1:
            for member, offset in zip(group, offsets, strict=True):
                out[member] = (middle + offset, exact[member][1])
    return out


def _covers(people: Sequence[Placed], exact: Sequence[tuple[float, float]], one: int, other: int) -> bool:
    """Whether two dots would hide a good part of each other."""
    reach = _COVERED * (_radius(people[one]) + _radius(people[other]))
    return math.dist(exact[one], exact[other]) < reach


def _ring(person: Placed) -> Markup | str:
    """Around whoever can stop it: whole where that is likely, broken where it may be; in your colour if you said so."""
    if person.veto < VETO_PERHAPS:
        return ""
    kind = "veto" if person.veto >= VETO_LIKELY else "veto perhaps"
    return Markup('<circle class="{}" r="{:.1f}"></circle>').format(
        kind + (" stated" if person.veto_stated else ""), _radius(person) + 4
    )


def _veto_words(person: Placed) -> str:
    if person.veto_stated:
        return ", can stop it, you say" if person.veto >= VETO_LIKELY else ", cannot stop it, you say"
    if person.veto >= VETO_LIKELY:
        return ", can probably stop it"
    return ", may be able to stop it" if person.veto >= VETO_PERHAPS else ""


def _radius(person: Placed) -> float:
    return 7.0 + 9.0 * person.salience


def _labels(people: Sequence[Placed], places: Sequence[tuple[float, float]]) -> list[tuple[float, float, str]]:
    """Where each name stands beside its dot, so that none covers another as far as that can be had."""
    taken: list[tuple[float, float, float, float]] = []
    for person, (x, y) in zip(people, places, strict=True):
        r = _radius(person)
        taken.append((x - r, y - r, x + r, y + r))
    out = []
    for person, (x, y) in zip(people, places, strict=True):
        r, wide = _radius(person) + 6, 9.5 * len(person.short)
        choices = [(0.0, -r, "middle"), (0.0, r + 11, "middle"), (r, 4.0, "start"), (-r, 4.0, "end"),
                   (0.0, -r - 16, "middle"), (0.0, r + 27, "middle"), (0.0, -r - 32, "middle"), (0.0, r + 43, "middle")]  # fmt: skip
        boxes = []
        for dx, dy, anchor in choices:
            left = x + dx - (wide / 2 if anchor == "middle" else wide if anchor == "end" else 0)
            boxes.append((left, y + dy - 13, left + wide, y + dy + 3))
        costs = [
            sum(_overlap(box, other) for other in taken) + 9 * (box[0] < 0 or box[2] > MAP["width"] or box[1] < 0)
            for box in boxes
        ]
        best = costs.index(min(costs))
        taken.append(boxes[best])
        out.append(choices[best])
    return out


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
