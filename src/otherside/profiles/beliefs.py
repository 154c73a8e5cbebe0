"""From evidence to beliefs: what a buyer's words say about the numbers of the forecast. Pure.

A belief starts from the stated role (`role_priors`) and is moved by evidence, never by anything else. Each parameter
has two forces, up and down, each from 0 to below 1; the quantile function ``x(u)`` of the prior becomes

    (1-U)(1-D) x(u) + U(1-D) high + D(1-U) low + U D (high+low)/2

which is the mean over "the case for up holds" (chance U) and "the case for down holds" (chance D). It rises with U and
falls with D at every u, so that more or stronger evidence one way can never move any part of the belief the other way.

A force is ``reach (1 - exp(-s))``, ``s = w1 + .7 w2 + .49 w3 + ...`` over the distinct pieces, weightiest first: the
second piece says less than the first, and no number of faint pieces weighs more than three and a third firm ones.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import NormalDist
from typing import Literal

from otherside.domain import Facet, Stance
from otherside.extraction.direction import asks_for_a_reference
from otherside.extraction.plain.no_steps import lets_drop
from otherside.profiles.around.options import Way, ways_said
from otherside.profiles.role_priors import LIMITS, Range, RoleTable, Rule
from otherside.profiles.said.fears import of_the_change, of_today

PROBABILITIES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
"""Where a belief's quantiles are kept."""
HALF_LIFE_DAYS = 180
"""After so many days a statement weighs half."""
HEARD = 0.6
"""What a statement weighs that reaches us through somebody's note."""
REPEAT = 0.7
"""What each further piece weighs against the one before."""
MOST = 16
"""Pieces beyond these weigh less than half a percent together."""
ONE_OF_MANY = 0.5
"""What it weighs against all other ways that one of them is ruled out."""
UNKNOWN_VETO = 0.25
"""Where words about a veto start from when the role says nothing of one: what the forecast takes for unknown, so that a
word for it never makes it less likely than no word."""

Origin = Literal["prior", "evidence"]
#: Where the forces of evidence pull to, inside the hard bounds: as far as words alone may go.
ENDS: dict[str, Range] = {
    **LIMITS,
    "exposure": (0.0, 0.7),
    "loss_aversion": (1.0, 4.0),
    "switching_cost": (0.0, 0.5),
    "rank": (1.0, 8.0),
    "failure": (0.0, 0.65),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence, as beliefs read it.

    Attributes:
        before: what the same turn says just before it: a day without a month takes the month named there.
        after: what the same turn says right behind it: a name in full, or what they are.
    """

    id: str
    quote: str
    facets: Mapping[Facet, float]
    stance: Stance
    strength: float
    date: dt.date | None = None
    reported: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a facet does to a parameter.

    Attributes:
        parameter: a key of ``LIMITS``, or ``failure_width``.
        stance: weight when the words point towards the change, neither way, away; below 0 it moves the number down.
        reach: the furthest the force can get, below 1.
    """

    facet: Facet
    parameter: str
    stance: tuple[float, float, float]
    reach: float = 0.65


def _effects() -> tuple[Effect, ...]:
    f = Facet
    gains = {
        # Away from the change: a wish or a self-image may speak against it; a goal or an annoyance then only says
        # nothing for it (what competes is `priority`, what went wrong before is `risk`).
        f.GOAL: (1.0, 0.5, 0.0),
        f.WANT: (1.0, 0.6, 0.0),
        f.DESIRE: (1.0, 0.6, -0.5),
        f.ASPIRATION: (1.0, 0.6, 0.0),
        f.IDENTITY: (0.8, 0.4, -0.5),
        f.FRUSTRATION: (1.0, 0.8, 0.0),
        f.COMMITMENT: (1.0, 0.4, -1.0),
    }
    # A need is a need for some change, ours or another; a want and a step taken with us speak of ours.
    elsewhere = {f.GOAL: 0.6, f.DESIRE: 0.6, f.ASPIRATION: 0.6, f.IDENTITY: 0.6, f.FRUSTRATION: 0.6}
    return (
        *(Effect(facet, "gain", stance) for facet, stance in gains.items()),
        *(
            Effect(facet, "other_gain", (gains[facet][0] * share, gains[facet][1] * share, gains[facet][2] * share))
            for facet, share in elsewhere.items()
        ),
        Effect(f.COMMITMENT, "salience", (1.0, 0.6, 0.3), 0.5),
        Effect(f.TRIGGER, "salience", (1.0, 0.8, 0.4), 0.5),
        Effect(f.RISK, "exposure", (0.5, 0.8, 1.0)),
        Effect(f.RISK, "failure", (0.5, 0.8, 1.0), 0.5),
        Effect(f.RISK, "loss_aversion", (0.3, 0.4, 0.5), 0.4),
        # A worry about staying as they are, or about a mother on the ice, says nothing about what acting would cost them.
        Effect(f.FEAR, "exposure", (0.0, 0.6, 1.0)),
        Effect(f.FEAR, "failure", (0.0, 0.4, 0.7), 0.5),
        Effect(f.FEAR, "loss_aversion", (0.0, 0.3, 0.4), 0.4),
        Effect(f.STATUS_QUO, "switching_cost", (0.3, 0.8, 1.0), 0.6),
        Effect(f.PRIORITY, "rank", (-0.5, 0.7, 1.0), 0.6),
        Effect(f.KNOWLEDGE_GAP, "failure_width", (1.0, 1.0, 1.0), 0.6),
    )


EFFECTS: tuple[Effect, ...] = _effects()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is believed about one number.

    Attributes:
        quantiles: values at ``PROBABILITIES``, within the bounds of ``LIMITS``.
        origin: the role or the evidence.
        evidence: ids of the quotes it rests on, weightiest first.
        unknown: neither a role nor a word says anything about it; it is wide, and neither bad nor good.
        why: in a few words, for people.
    """

    parameter: str
    quantiles: tuple[float, ...]
    origin: Origin
    evidence: tuple[str, ...] = ()
    unknown: bool = False
    why: str = ""

    @property
    def median(self) -> float:
        """The middle of the belief."""
        return self.quantiles[3]

    @property
    def interval(self) -> Range:
        """What holds it nine times in ten."""
        return self.quantiles[1], self.quantiles[5]


@dataclass(frozen=True, slots=True)
class PersonEstimates:
    """All beliefs about one person; ``veto`` is a chance, None where nothing is known of it.

    Attributes:
        ways: ``(evidence id, way)`` of the other ways in their own plain words that stand.
    """

    numbers: Mapping[str, Estimate]
    veto: float | None
    veto_evidence: tuple[str, ...] = ()
    role: str | None = None
    ways: tuple[tuple[str, Way], ...] = ()


@dataclass(slots=True)
class _Force:
    up: list[tuple[float, Piece]] = field(default_factory=list)
    down: list[tuple[float, Piece]] = field(default_factory=list)


PARAMETERS = ("gain", "other_gain", "power", "salience", "loss_aversion", "exposure", "switching_cost", "rank")


def weight(piece: Piece, facet: Facet, as_of: dt.date | None) -> float:
    """What a piece weighs as evidence of a facet, 0 to 1: confidence, strength, recency, and whether it is hearsay."""
    return piece.facets.get(facet, 0.0) * (0.4 + 0.6 * piece.strength) * _fresh(piece, as_of)


def _fresh(piece: Piece, as_of: dt.date | None) -> float:
    """What is left of a piece's weight with its age, and where it is hearsay."""
    age = max(0, (as_of - piece.date).days) if as_of and piece.date else 0
    return math.pow(0.5, age / HALF_LIFE_DAYS) * (HEARD if piece.reported else 1.0)


def same_words(quote: str) -> str:
    """A key that near-duplicates share: the words that carry meaning, by their beginnings, in any order."""
    words = {w[:6] for w in re.findall(r"[^\W_]+", quote.casefold()) if len(w) > 2 and w not in _FILLERS}
    return " ".join(sorted(words)) or quote.casefold()


_FILLERS = frozenset(
    "the and but for that this with you your our are was were have has had been will would just really very well "
    "actually basically honestly maybe perhaps yeah yes right okay like know mean think guess kind sort".split()
)


def pull(weighed: Iterable[tuple[float, str, str]], reach: float) -> tuple[float, tuple[str, ...]]:
    """The force of pieces ``(weight, words, id)``: 0 to ``reach``, and the ids it rests on.

    Pieces of the same words count once, at the heaviest. More pieces or heavier ones never lower it.
    """
    best: dict[str, tuple[float, str]] = {}
    for w, words, key in sorted(weighed, key=lambda x: (-x[0], x[2])):
        if w > 0:
            best.setdefault(words, (w, key))
    kept = sorted(best.values(), key=lambda x: (-x[0], x[1]))[:MOST]
    total = sum(w * REPEAT**n for n, (w, _) in enumerate(kept))
    return reach * -math.expm1(-total), tuple(key for _, key in kept)


def moved(quantiles: Sequence[float], up: float, down: float, ends: Range, limits: Range) -> tuple[float, ...]:
    """The prior's quantiles under two forces; see the module. A value beyond an end is never pulled back by it."""
    out = []
    for x in quantiles:
        low, high = min(ends[0], x), max(ends[1], x)
        y = (1 - up) * (1 - down) * x + up * (1 - down) * high + down * (1 - up) * low + up * down * (high + low) / 2
        out.append(min(max(y, limits[0]), limits[1]))
    return tuple(out)


def quantiles_of(ninety: Range, limits: Range) -> tuple[float, ...]:
    """Quantiles of a normal whose 5th and 95th percentiles are ``ninety``, truncated to ``limits``.

    Where a range ends on a limit, the limit is taken as given and the normal is wide enough beside it.
    """
    low, high = ninety
    if high <= low:
        return (low,) * len(PROBABILITIES)
    normal = NormalDist((low + high) / 2, (high - low) / (2 * 1.6448536269514722))
    below, above = normal.cdf(limits[0]), normal.cdf(limits[1])
    found = (normal.inv_cdf(min(max(below + p * (above - below), 1e-9), 1 - 1e-9)) for p in PROBABILITIES)
    return tuple(min(max(x, limits[0]), limits[1]) for x in found)


def person_estimates(
    pieces: Sequence[Piece],
    table: RoleTable,
    role: str | None,
    as_of: dt.date | None,
    *,
    authority: Sequence[tuple[float, str, str]] = (),
    veto_words: Sequence[tuple[float, str, str]] = (),
    ranks: Sequence[tuple[float, str, str]] = (),
    vendors: Collection[str] = (),
    no_say: Sequence[tuple[float, str, str]] = (),
) -> PersonEstimates:
    """Beliefs about one person.

    Args:
        pieces: their own words.
        table: what roles let one assume.
        role: their title as stated, if any.
        as_of: the day from which the age of evidence is counted.
        authority: others' words about their say, ``(weight, words, evidence id)``; raises power.
        veto_words: others' words about their being able to stop it; raises the chance of a veto.
        ranks: initiatives that they named as competing, in the same form; push ours down their list.
        vendors: names of other vendors, whose offers and trials are another way.
        no_say: their own words that it is not theirs to decide; lowers power, and the chance of a veto.
    """
    rule = table.rule(role)
    forces = _forces(pieces, as_of)
    open_ways, given_up = _ways(pieces, vendors)
    numbers = {}
    for parameter in PARAMETERS:
        force = forces.get(parameter, _Force())
        reach = max((e.reach for e in EFFECTS if e.parameter == parameter), default=0.5)
        ups = [(w, same_words(p.quote), p.id) for w, p in force.up]
        downs = [(w, same_words(p.quote), p.id) for w, p in force.down]
        if parameter == "power":
            ups += authority
            downs += no_say
        if parameter == "rank":
            ups += ranks
        if parameter == "other_gain":
            ups += [(_weight_of(way, piece, as_of), same_words(piece.quote), piece.id) for piece, way in open_ways]
            downs += [
                (ONE_OF_MANY * _weight_of(way, piece, as_of), same_words(piece.quote), piece.id)
                for piece, way in given_up
            ]
        numbers[parameter] = _estimate(parameter, table, rule, pull(ups, reach), pull(downs, reach))
    if open_ways or given_up:
        numbers["other_gain"] = replace(numbers["other_gain"], why=_why(open_ways, given_up))
    veto = rule.veto if rule is not None else None
    force_of_veto, ids = pull(veto_words, 0.8)
    if ids:
        start = UNKNOWN_VETO if veto is None else veto
        veto = start + force_of_veto * (1 - start)
    denied, denials = pull(no_say, 0.8)
    if denials:
        veto = (UNKNOWN_VETO if veto is None else veto) * (1 - denied)
        ids = (*ids, *(d for d in denials if d not in ids))
    ways = tuple((piece.id, way) for piece, way in open_ways)
    return PersonEstimates(numbers, veto, ids, rule.name if rule is not None else None, ways)


def failure_estimate(pieces: Sequence[Piece], table: RoleTable, as_of: dt.date | None) -> Estimate:
    """How likely it fails as the buyers see it: risk and fear raise it, gaps in knowledge widen it."""
    forces = _forces(pieces, as_of)

    def weighed(key: str) -> list[tuple[float, str, str]]:
        return [(w, same_words(p.quote), p.id) for w, p in forces.get(key, _Force()).up]

    up, ids = pull(weighed("failure"), 0.5)
    wide, gaps = pull(weighed("failure_width"), 0.6)
    prior = quantiles_of(table.default["failure"], LIMITS["failure"])
    middle = prior[3]
    # Widened about the middle, each side towards its own end: doubt cuts both ways. Before worries raise it: about
    # a middle that they have raised, more of them would pull the far end in.
    widened = tuple(x + wide * ((0.0 if x < middle else max(1.0, x)) - x) * abs(x - middle) for x in prior)
    risen = moved(widened, up, 0.0, ENDS["failure"], LIMITS["failure"])
    found = ids + tuple(g for g in gaps if g not in ids)
    return Estimate(
        "failure",
        risen,
        "evidence" if found else "prior",
        found,
        not found,
        "doubts and worries they voiced" if ids else "they do not know how to judge it" if gaps else "nothing said",
    )


def _forces(pieces: Sequence[Piece], as_of: dt.date | None) -> dict[str, _Force]:
    place = {Stance.TOWARDS: 0, Stance.NEUTRAL: 1, Stance.AWAY: 2}
    out: dict[str, _Force] = {}
    for piece in pieces:
        moot = _moot(piece)
        for effect in EFFECTS:
            if effect.facet not in piece.facets or effect.facet in moot:
                continue
            signed = effect.stance[place[piece.stance]] * weight(piece, effect.facet, as_of)
            # Who has stopped speaking for it gives it less of their time, and not more.
            if effect.parameter == "salience" and lets_drop(piece.quote):
                signed = -signed
            if signed:
                force = out.setdefault(effect.parameter, _Force())
                (force.up if signed > 0 else force.down).append((abs(signed), piece))
    return out


def _moot(piece: Piece) -> Sequence[Facet]:
    """The facets of a piece that say nothing of what is feared of the change."""
    # A fear of how things are, and a wish to speak to a reference, are no doubt about the change, however they were read.
    if of_today(piece.quote) or asks_for_a_reference(piece.quote):
        return (Facet.FEAR, Facet.RISK)
    return () if of_the_change(piece.quote, piece.stance) else (Facet.FEAR,)


Told = list[tuple[Piece, Way]]


def _ways(pieces: Sequence[Piece], vendors: Collection[str]) -> tuple[Told, Told]:
    """Other ways that stand in somebody's words, and those that they gave up.

    Giving one up takes back what was said for it before, and counts against other ways only where none is left: that
    somebody is out says nothing of whoever is still in.
    """
    open_ways: dict[str, Told] = {}
    gone: dict[str, tuple[Piece, Way]] = {}
    for piece in sorted(pieces, key=lambda p: p.date or dt.date.min):
        for way in ways_said(piece.quote, vendors, piece.before):
            if way.stands:
                gone.pop(way.name, None)
                open_ways.setdefault(way.name, []).append((piece, way))
            else:
                open_ways.pop(way.name, None)
                gone[way.name] = (piece, way)
    standing = [told for rows in open_ways.values() for told in rows]
    return standing, [] if standing else list(gone.values())


def ruled_out(pieces: Sequence[Piece], vendors: Collection[str]) -> set[str]:
    """The other vendors that the latest words on them, whoever's they are, say are out."""
    last: dict[str, bool] = {}
    for piece in sorted(pieces, key=lambda p: p.date or dt.date.min):
        last |= {way.name: way.stands for way in ways_said(piece.quote, vendors, piece.before)}
    return {name for name, stands in last.items() if not stands}


def _weight_of(way: Way, piece: Piece, as_of: dt.date | None) -> float:
    """What words for or against another way weigh: as plain as they are, they age and are hearsay like all others."""
    return way.weight * _fresh(piece, as_of)


def _why(open_ways: Told, given_up: Told) -> str:
    """In a few words, which other ways they spoke of."""
    if open_ways:
        named = dict.fromkeys(way.what if way.name == way.what else f"{way.what} ({way.name})" for _, way in open_ways)
        return f"another way in their words: {', '.join(named)}"
    return f"ruled out in their words: {', '.join(dict.fromkeys(way.name for _, way in given_up))}"


def _estimate(
    parameter: str,
    table: RoleTable,
    rule: Rule | None,
    up: tuple[float, tuple[str, ...]],
    down: tuple[float, tuple[str, ...]],
) -> Estimate:
    limits = LIMITS[parameter]
    prior = quantiles_of(table.range(rule, parameter), limits)
    ids = up[1] + tuple(i for i in down[1] if i not in up[1])
    from_role = rule is not None and parameter in rule.ranges
    if not ids:
        why = f"role: {rule.name}" if from_role and rule is not None else "nothing known"
        return Estimate(parameter, prior, "prior", (), not from_role, why)
    direction = "up" if up[0] > down[0] else "down" if down[0] > up[0] else "both ways"
    count = f"{len(ids)} piece{'s' if len(ids) != 1 else ''} of evidence, {direction}"
    return Estimate(parameter, moved(prior, up[0], down[0], ENDS[parameter], limits), "evidence", ids, False, count)
