"""Who stands where in a deal, as a drawing: weight of their word by how much better off they are with us.

In: people with a position and a weight. Out: SVG with attributes and classes only, since the policy of the pages allows no
inline style. It shows the part of both scales that is used; whoever would lie on another stands beside them, and every name
is where it covers least. Names come from the user's files; they are escaped like all text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from otherside.reports.odds import LEANS

#: From these chances of a veto on somebody has a whole ring, or a broken one; what is likely is so in the table beside it too.
VETO_LIKELY, VETO_PERHAPS = LEANS, 0.2
#: Titles and particles, which name nobody.
_NO_NAMES = frozenset({"the", "our", "my", "a", "dr", "prof", "ing", "mr", "mrs", "ms", "sir", "dipl"})

#: The map, in the drawing's own units. ``app.js`` reads from the page where people may be moved.
MAP = {"left": 50, "right": 590, "top": 30, "bottom": 330, "width": 640, "height": 380}
#: What is left free around those who stand outermost; no scale is cut shorter than this, so that little looks like little.
_ROOM, _LEAST_REACH, _LEAST_SPAN = 0.1, 0.6, 0.4
#: Between two dots, rings included; a phone draws dots larger.
_GAP = 14.0
#: How far a dot may go aside: in small steps along its row, and by whole rows.
_STEP, _ASIDE, _ROW, _ROWS = 6, 22, 38, 2
#: Around a dot, as far as its neighbours leave room: where a finger finds it on a phone, whose screen halves the drawing.
_FINGER = 30.0
#: A name's width by letter and its height, of the larger letters of a phone.
_LETTER, _HIGH = 9.5, 17.0
#: What it costs a name to lie on a dot, on another name, on a line, or outside.
_ON_DOT, _ON_NAME, _ON_LINE, _OUTSIDE = 3.0, 4.0, 0.3, 6.0
#: From this distance on a thin line leads from the dot to its name.
_LED = 14.0

_Box = tuple[float, float, float, float]
_Point = tuple[float, float]


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
        known: their words, or their role, tell where they stand.
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


@dataclass(frozen=True, slots=True)
class _Scale:
    """The part of both scales that is drawn: positions from ``-reach`` to ``reach``, weights from ``low`` to ``high``."""

    reach: float
    low: float
    high: float

    @classmethod
    def of(cls, people: Sequence[Placed]) -> _Scale:
        """So much that everybody stands inside, with some room to be moved."""
        far = max((abs(p.position) for p in people), default=0.0) + _ROOM
        low = min((p.power for p in people), default=0.5) - _ROOM
        high = max((p.power for p in people), default=0.5) + _ROOM
        missing = max(0.0, _LEAST_SPAN - (high - low)) / 2
        low, high = low - missing, high + missing
        # What does not fit below is given above, and the other way round.
        low, high = low - max(0.0, high - 1), high - min(0.0, low)
        tenths = math.ceil(far * 10 - 1e-9) / 10
        return cls(min(1.0, max(_LEAST_REACH, tenths)), round(max(0.0, low), 2), round(min(1.0, high), 2))

    def point(self, person: Placed) -> _Point:
        """Where somebody stands exactly."""
        x = MAP["left"] + (MAP["right"] - MAP["left"]) * (person.position / self.reach + 1) / 2
        y = MAP["bottom"] - (MAP["bottom"] - MAP["top"]) * (person.power - self.low) / (self.high - self.low)
        return x, y

    def ends(self, person: Placed) -> tuple[float, float]:
        """How far their line goes to the left and to the right of their place, inside the map."""
        unit = (MAP["right"] - MAP["left"]) / 2 / self.reach
        left, right = max(-self.reach, person.low), min(self.reach, person.high)
        return unit * (left - person.position), unit * (right - person.position)


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a name stands beside its dot."""

    dx: float
    dy: float
    anchor: str
    gap: float

    def box(self, at: _Point, wide: float) -> _Box:
        """The room that it takes."""
        left = at[0] + self.dx - (wide / 2 if self.anchor == "middle" else wide if self.anchor == "end" else 0)
        top = at[1] + self.dy - _HIGH + 4
        return left, top, left + wide, top + _HIGH


def standing_svg(people: Sequence[Placed], focus: str | None = None) -> Markup:
    """Power by position. Each person can be focused and moved; ``app.js`` does the moving.

    Args:
        people: who is in the committee.
        focus: name of who was moved last, so that the keyboard goes on there.
    """
    scale = _Scale.of(people)
    exact = [scale.point(person) for person in people]
    places = _spread(people, exact)
    labels = _labels(people, places, scale)
    drawn = [
        _person(
            people[n],
            exact[n],
            places[n],
            labels[n],
            scale.ends(people[n]),
            _finger(places, n),
            people[n].name == focus,
        )
        for n in range(len(people))
    ]
    return Markup(
        '<svg class="standing" viewBox="0 0 {width} {height}" role="group" aria-label="Who stands where: weight of their '
        'word by how much better off they are with us" data-left="{left}" data-right="{right}" data-top="{top}" '
        'data-bottom="{bottom}" data-reach="{reach}" data-low="{low}" data-high="{high}">{parts}</svg>'
    ).format(**MAP, reach=scale.reach, low=scale.low, high=scale.high, parts=Markup("").join([*_frame(), *drawn]))


def _frame() -> Iterator[Markup]:
    middle = (MAP["left"] + MAP["right"]) / 2
    line = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"></line>')
    yield line.format(middle, middle, MAP["top"] - 14, MAP["bottom"] + 12)
    yield line.format(MAP["left"] - 20, MAP["right"] + 20, MAP["bottom"] + 12, MAP["bottom"] + 12)
    words = Markup('<text class="tick" x="{}" y="{}" text-anchor="{}">{}</text>')
    yield words.format(MAP["left"] - 20, MAP["bottom"] + 34, "start", "worse off with us")
    yield words.format(MAP["right"] + 20, MAP["bottom"] + 34, "end", "better off with us")
    yield words.format(MAP["left"] - 20, MAP["top"] - 16, "start", "their word weighs more ↑")


def _person(
    person: Placed,
    exact: _Point,
    place: _Point,
    label: _Label,
    ends: tuple[float, float],
    finger: float,
    focus: bool,
) -> Markup:
    kind = "yours" if person.yours else "known" if person.known else "guess"
    lead = Markup('<line class="lead" x1="0" x2="{:.1f}" y1="0" y2="{:.1f}"></line>').format(
        label.dx, label.dy - (4 if label.dy > 0 else -4)
    )
    return Markup(
        '<g class="person {kind}" transform="translate({x:.1f} {y:.1f})" tabindex="0" role="button" '
        'aria-label="{text}" aria-describedby="moving" data-who="{name}" data-gain="{gain:.2f}" data-veto="{can}" '
        'data-power="{power:.2f}" data-aside="{aside:.1f}" data-above="{above:.1f}"{focus}><title>{text}</title>'
        '<circle class="finger" r="{finger:.1f}"></circle><line class="range" x1="{low:.1f}" x2="{high:.1f}" y1="0" y2="0"></line>'
        '{lead}<circle class="dot" r="{r:.1f}"></circle>{veto}'
        '<text x="{dx:.1f}" y="{dy:.1f}" text-anchor="{anchor}">{short}</text></g>'
    ).format(
        kind=kind,
        x=place[0],
        y=place[1],
        text=f"{person.name}: position {person.position:+.2f}, weight of their word {person.power:.0%}"
        + (", placed by you" if person.yours else "" if person.known else ", a usual value")
        + _veto_words(person),
        name=person.name,
        gain=person.position,
        can="yes" if person.veto >= VETO_LIKELY else "no",
        power=person.power,
        aside=place[0] - exact[0],
        above=place[1] - exact[1],
        focus=Markup(" data-focus") if focus else "",
        finger=finger,
        low=ends[0],
        high=ends[1],
        lead=lead if label.gap >= _LED else "",
        r=_radius(person),
        veto=_ring(person),
        dx=label.dx,
        dy=label.dy,
        anchor=label.anchor,
        short=person.short,
    )


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


def _spread(people: Sequence[Placed], exact: Sequence[_Point]) -> list[_Point]:
    """Where each dot is drawn: whoever would lie on another stands beside them, as near as there is room.

    Those of whom something is known keep their own place before those at a usual value, where the place tells nothing.
    """
    out = list(exact)
    taken: list[tuple[_Point, float]] = []
    for n in sorted(range(len(people)), key=lambda n: (not (people[n].known or people[n].yours), n)):
        own, radius = exact[n], _outer(people[n])
        free = (
            spot
            for spot in ((own[0] + dx, own[1] + dy) for dx, dy in _nearby())
            if (spot == own or _inside(spot))
            and all(math.dist(spot, other) >= radius + far + _GAP for other, far in taken)
        )
        out[n] = next(free, own)
        taken.append((out[n], radius))
    return out


@cache
def _nearby() -> tuple[_Point, ...]:
    """Steps from a place, nearest first; along the row before another row, which would tell another weight."""
    steps = [(dx * _STEP, dy * _ROW) for dx in range(-_ASIDE, _ASIDE + 1) for dy in range(-_ROWS, _ROWS + 1)]
    return tuple(sorted(((float(x), float(y)) for x, y in steps), key=lambda s: (abs(s[0]) + 3 * abs(s[1]), s)))


def _finger(places: Sequence[_Point], number: int) -> float:
    """How far around a dot a finger still means it and no other."""
    others = (math.dist(places[number], place) for n, place in enumerate(places) if n != number)
    return min(_FINGER, min(others, default=2 * _FINGER) / 2)


def _inside(spot: _Point) -> bool:
    return MAP["left"] - 10 <= spot[0] <= MAP["right"] + 10 and MAP["top"] - 5 <= spot[1] <= MAP["bottom"]


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
        kind = "can" if person.veto >= VETO_LIKELY else "may be able to" if person.veto >= VETO_PERHAPS else "cannot"
        return f", {kind} stop it, you say"
    if person.veto >= VETO_LIKELY:
        return ", can probably stop it"
    return ", may be able to stop it" if person.veto >= VETO_PERHAPS else ""


def _radius(person: Placed) -> float:
    return 7.0 + 9.0 * person.salience


def _outer(person: Placed) -> float:
    """The radius with its ring, if it has one."""
    return _radius(person) + (5.0 if person.veto >= VETO_PERHAPS else 0.0)


def _labels(people: Sequence[Placed], places: Sequence[_Point], scale: _Scale) -> list[_Label]:
    """Where each name stands: beside its dot, where it covers least of dots, names and lines."""
    dots: list[_Box] = []
    lines: list[_Box] = []
    for person, (x, y) in zip(people, places, strict=True):
        r = _outer(person) + 1
        dots.append((x - r, y - r, x + r, y + r))
        # The line of whoever is at a usual value is drawn only while one looks at them.
        if person.known or person.yours:
            low, high = scale.ends(person)
            lines.append((x + low, y - 1, x + high, y + 1))
    names: list[_Box] = []
    out = []
    for person, place in zip(people, places, strict=True):
        wide = _LETTER * len(person.short)
        choices = list(_around(_outer(person)))
        costs = [
            _ON_DOT * _covered(box, dots) + _ON_NAME * _covered(box, names) + _ON_LINE * _covered(box, lines)
            + _OUTSIDE * _beyond(box) + choice.gap
            for choice in choices for box in (choice.box(place, wide),)
        ]  # fmt: skip
        best = choices[costs.index(min(costs))]
        names.append(best.box(place, wide))
        out.append(best)
    return out


def _around(r: float) -> Iterator[_Label]:
    """Places for a name around a dot of this radius, the nearest first."""
    near = r + 5
    for gap in (0.0, 16.0, 32.0, 48.0):
        far = near + gap
        yield _Label(0.0, -far, "middle", gap)
        yield _Label(0.0, far + 11, "middle", gap)
        slanted = 0.75 * far
        yield _Label(slanted, -slanted, "start", gap + 1)
        yield _Label(-slanted, -slanted, "end", gap + 1)
        yield _Label(slanted, slanted + 9, "start", gap + 1)
        yield _Label(-slanted, slanted + 9, "end", gap + 1)
        if not gap:
            yield _Label(near, 4.0, "start", 2.0)
            yield _Label(-near, 4.0, "end", 2.0)


def _covered(box: _Box, others: Sequence[_Box]) -> float:
    """How much of a box lies on others, in units of length: the square root of the area."""
    return sum(math.sqrt(_common(box, other)) for other in others)


def _common(a: _Box, b: _Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _beyond(box: _Box) -> float:
    """How far a box reaches over the edges of the drawing."""
    return (
        max(0.0, -box[0]) + max(0.0, box[2] - MAP["width"]) + max(0.0, -box[1]) + max(0.0, box[3] - MAP["bottom"] - 10)
    )
