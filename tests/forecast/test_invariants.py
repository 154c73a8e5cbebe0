"""What anyone would expect of a forecast, tried on random committees."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otherside.forecast import DealBeliefs, Option, PersonBeliefs, Scenario, Trigger, forecast
from otherside.forecast.beliefs import Belief, chance, normal, point
from otherside.forecast.draws import sample
from otherside.forecast.engine import Pass, run
from otherside.forecast.levers import LEVERS

DRAWS = 200
OPTIONS = ("us", "rival", "build")
unit = st.floats(0, 1)
gains = st.floats(-1, 1)


def beliefs_about(values: st.SearchStrategy[float], low: float, high: float) -> st.SearchStrategy[Belief]:
    return st.one_of(
        values.map(point),
        st.tuples(values, st.floats(0.01, 0.5)).map(lambda t: normal(t[0], t[1], low=low, high=high)),
    )


@st.composite
def people(draw: st.DrawFn, name: str, options: int, certain: bool = False) -> PersonBeliefs:
    def a(values: st.SearchStrategy[float], low: float = 0, high: float = 1) -> Belief:
        return draw(values.map(point) if certain else beliefs_about(values, low, high))

    return PersonBeliefs(
        name,
        {o: a(gains, -1, 1) for o in OPTIONS[:options]},
        power=a(unit),
        salience=a(unit),
        loss_aversion=a(st.floats(1, 4), 0, 10),
        exposure=a(unit),
        switching_cost=a(st.floats(0, 0.5), 0, 2),
        rank=a(st.floats(1, 8), 1, 100),
        veto=draw(st.sampled_from([point(0), point(0), chance(0.3), point(1)])),
    )


@st.composite
def scenarios(draw: st.DrawFn, certain: bool = False, most: int = 6) -> Scenario:
    options = draw(st.integers(1, 3))
    count = draw(st.integers(1, most))
    return Scenario(
        tuple(draw(people(f"P{i}", options, certain)) for i in range(count)),
        tuple(Option(o, failure=point(draw(unit)), stake=point(draw(unit))) for o in OPTIONS[:options]),
        DealBeliefs(
            horizon=draw(st.floats(1, 720)),
            capacity=point(draw(st.floats(0, 6))),
            trigger=draw(st.sampled_from([None, Trigger(normal(60, 20), 30, 3, 0.2)])),
        ),
    )


def passed(scenario: Scenario, whole: bool = False, draws: int = DRAWS, seed: int = 3) -> Pass:
    return run(sample(scenario, draws, seed), scenario.deal, scenario.deal.horizon, LEVERS, whole=whole, workers=1)


def us(scenario: Scenario) -> float:
    return float(passed(scenario).p[0].mean(dtype=np.float64))


def nothing(scenario: Scenario) -> float:
    return 1 - float(passed(scenario).p.sum(axis=0).mean(dtype=np.float64))


def changed(scenario: Scenario, i: int, **fields: object) -> Scenario:
    person = replace(scenario.people[i], **fields)  # type: ignore[arg-type]
    return replace(scenario, people=(*scenario.people[:i], person, *scenario.people[i + 1 :]))


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_probabilities(scenario: Scenario) -> None:
    p = passed(scenario).p
    assert np.isfinite(p).all()
    assert (p >= 0).all()
    assert (p.sum(axis=0) <= 1 + 1e-6).all()


@settings(max_examples=25, deadline=None)
@given(scenarios())
def test_the_answers_hang_together(scenario: Scenario) -> None:
    r = forecast(scenario, draws=300, workers=1)
    assert sum(r.p.values()) == pytest.approx(1, abs=1e-9)
    assert sum(r.burdens.values()) == pytest.approx(r.frictionless - r.p["us"], abs=1e-6)
    assert all(0 <= u.evppi <= r.evpi + 1e-12 and 0 <= u.evsi <= u.evppi for u in r.unknowns)
    assert all(low <= high for low, high in r.interval.values())
    assert all(a.nothing >= b.nothing - 1e-6 for a, b in pairwise(r.curve))
    assert r.curve[-1].us == pytest.approx(r.p["us"], abs=1e-5)
    assert all(-1 <= x.swing <= 1 for x in r.pivotal)


@settings(max_examples=150, deadline=None)
@given(
    scenarios(certain=True),
    st.floats(0.05, 1),
    st.floats(0, 1),
    st.sampled_from(["power", "salience"]),
    st.integers(0, 5),
    st.booleans(),
)
def test_weight_of_friend_and_foe(
    scenario: Scenario, low: float, more: float, what: str, who: int, friend: bool
) -> None:
    """More power or salience of a supporter with at least average attention never lowers P(us), of someone
    who prefers nothing never raises it. Without vetoes the same holds of acting at all (with one, a
    stronger supporter of an option that is blocked can hold up another that is not)."""
    i = who % len(scenario.people)
    names = [o.name for o in scenario.options]
    if friend:
        scenario = replace(scenario, options=(replace(scenario.options[0], failure=point(0)), *scenario.options[1:]))
        person = replace(
            scenario.people[i],
            rank=point(1),
            switching_cost=point(0),
            exposure=point(0),
            gains={n: point(0.9 if n == "us" else 0.85) for n in names},
        )
    else:
        person = replace(
            scenario.people[i],
            switching_cost=point(0.1),
            gains={n: point(min(0.0, scenario.people[i].gains[n].mean())) for n in names},
        )
    before = changed(
        replace(scenario, people=(*scenario.people[:i], person, *scenario.people[i + 1 :])),
        i,
        **{what: point(low * more)},
    )
    after = changed(before, i, **{what: point(low)})
    sign = 1 if friend else -1
    assert sign * (us(after) - us(before)) >= -2e-6
    free = [replace(s, people=tuple(replace(p, veto=point(0)) for p in s.people)) for s in (before, after)]
    assert sign * (nothing(free[1]) - nothing(free[0])) <= 2e-6


@settings(max_examples=40, deadline=None)
@given(scenarios(), st.integers(0, 5))
def test_a_veto_held_for_certain(scenario: Scenario, who: int) -> None:
    i = who % len(scenario.people)
    stopped = changed(
        scenario,
        i,
        veto=point(1),
        switching_cost=point(0.05),
        gains={o.name: point(-0.2) for o in scenario.options},
    )
    assert (passed(stopped).p == 0).all()


@settings(max_examples=40, deadline=None)
@given(scenarios(), st.randoms(use_true_random=False))
def test_order_of_people_changes_nothing(scenario: Scenario, random: object) -> None:
    shuffled = list(scenario.people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    a = forecast(scenario, draws=300, workers=1)
    b = forecast(replace(scenario, people=tuple(shuffled)), draws=300, workers=1)
    assert a.p == pytest.approx(b.p, abs=1e-5)
    assert a.burdens == pytest.approx(b.burdens, abs=1e-5)
    assert {x.person: x.swing for x in a.pivotal} == pytest.approx({x.person: x.swing for x in b.pivotal}, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.integers(0, 5), unit, unit, st.sampled_from(["exposure", "switching_cost"]))
def test_more_fear_or_effort_never_raises_willingness(
    scenario: Scenario, who: int, a: float, b: float, what: str
) -> None:
    """Acting at all, where nobody holds a veto; acting with us, where ours is the only way to act, vetoes or not."""
    i = who % len(scenario.people)
    free = replace(scenario, people=tuple(replace(p, veto=point(0)) for p in scenario.people))
    alone = replace(
        scenario,
        options=scenario.options[:1],
        people=tuple(replace(p, gains={"us": p.gains["us"]}) for p in scenario.people),
    )
    for case in (free, alone):
        calm, worried = (changed(case, i, **{what: point(x)}) for x in sorted((a, b)))
        assert nothing(worried) >= nothing(calm) - 2e-6


def test_more_fear_never_raises_our_odds_without_a_rival() -> None:
    base = Scenario((PersonBeliefs("A"), PersonBeliefs("B")))
    odds = [us(changed(base, 0, exposure=point(x))) for x in np.linspace(0, 1, 11)]
    assert all(b <= a + 1e-6 for a, b in pairwise(odds))


def test_a_clone_of_the_rival_does_not_make_nothing_less_likely() -> None:
    """Adding a second rival worth the same to everyone leaves P(nothing) alone."""
    rng = np.random.default_rng(0)
    rows = [(point(x), point(y)) for x, y in rng.uniform(-1, 1, (6, 2))]
    two = Scenario(
        tuple(PersonBeliefs(f"P{i}", {"us": a, "rival": b}) for i, (a, b) in enumerate(rows)),
        (Option("us", point(0.2)), Option("rival", point(0.2))),
    )
    three = Scenario(
        tuple(PersonBeliefs(f"P{i}", {"us": a, "rival": b, "clone": b}) for i, (a, b) in enumerate(rows)),
        (*two.options, Option("clone", point(0.2))),
    )
    assert nothing(three) == pytest.approx(nothing(two), abs=1e-5)


def test_a_null_parameter_is_worth_nothing() -> None:
    """With no stake, how much a failure would stick to someone cannot matter; not even where going on and dropping it
    tie, which is where plain regression takes noise for knowledge."""
    people = tuple(PersonBeliefs(f"P{i}") for i in range(4))
    scenario = Scenario(people, (Option("us", stake=point(0)), Option("rival", stake=point(0))))
    tie = DealBeliefs(pursuit_cost=forecast(scenario, 20_000, levers=()).p["us"])
    r = forecast(replace(scenario, deal=tie), 20_000, levers=())
    null = [u.evppi for u in r.unknowns if u.parameter == "exposure"]
    assert len(null) == 4
    assert max(null) <= 4 * r.standard_error * 0.1


def test_twice_the_draws_half_the_variance() -> None:
    scenario = Scenario(tuple(PersonBeliefs(f"P{i}") for i in range(3)))
    few, many = (np.var([passed(scenario, draws=n, seed=s).p[0].mean() for s in range(400)]) for n in (200, 400))
    assert few / many == pytest.approx(2, rel=0.35)


def test_the_same_seed_gives_the_same_result_on_any_number_of_threads() -> None:
    scenario = Scenario(tuple(PersonBeliefs(f"P{i}") for i in range(3)), (Option("us"), Option("rival")))
    assert forecast(scenario, 9000, 7, workers=1) == forecast(scenario, 9000, 7, workers=2)
    assert forecast(scenario, 1000, 7) != forecast(scenario, 1000, 8)


def test_beliefs_about_one_person_leave_the_luck_of_others_alone() -> None:
    scenario = Scenario(tuple(PersonBeliefs(f"P{i}") for i in range(3)))
    a, b = (sample(s, 100, 0) for s in (scenario, changed(scenario, 0, power=point(0.2))))
    assert (a.power[1:] == b.power[1:]).all()
    assert (a.gain == b.gain).all()


@pytest.mark.parametrize("rule", ["first_choice", "all_pairs"])
def test_what_ifs_agree_with_running_the_changed_scenario(rule: str) -> None:
    """Swings and levers, computed from sums over the others, equal a fresh run with that person changed."""
    people = tuple(PersonBeliefs(f"P{i}", veto=chance(0.3)) for i in range(4))
    scenario = Scenario(people, (Option("us"), Option("rival")), DealBeliefs(coalition=rule))  # type: ignore[arg-type]
    whole = passed(scenario, whole=True)
    lever = next(n for n, x in enumerate(LEVERS) if x.name == "easing")
    drawn = sample(scenario, DRAWS, 3)
    drawn.switching_cost[2] *= np.float32(LEVERS[lever].switching)
    again = run(drawn, scenario.deal, scenario.deal.horizon, whole=False, workers=1)
    assert whole.levers[lever, 2] == pytest.approx(again.p[0], abs=1e-5)
    drawn = sample(scenario, DRAWS, 3)
    drawn.switching_cost[1] = 0
    drawn.exposure[1] = 0
    drawn.loss_aversion[1] = 1
    drawn.gain[:, 1] = -1
    against = run(drawn, scenario.deal, scenario.deal.horizon, whole=False, workers=1)
    assert whole.opposes[1] == pytest.approx(float(against.p[0].mean()), abs=1e-5)


def test_friends_and_foes_as_they_come() -> None:
    """The same as `test_weight_of_friend_and_foe`, on people who happen to be one or the other in random committees."""
    rng = np.random.default_rng(5)
    seen = {"friend": 0, "foe": 0}
    for _ in range(400):
        names = OPTIONS[: rng.integers(1, 4)]
        members = tuple(
            PersonBeliefs(
                f"P{i}",
                {o: point(rng.uniform(-1, 1)) for o in names},
                power=point(rng.random()),
                salience=point(rng.random()),
                loss_aversion=point(2.25),
                exposure=point(rng.uniform(0, 0.3)),
                switching_cost=point(rng.uniform(0, 0.2)),
                rank=point(rng.uniform(1, 7)),
                veto=point(float(rng.random() < 0.2)),
            )
            for i in range(rng.integers(1, 6))
        )
        scenario = Scenario(members, tuple(Option(o, point(rng.uniform(0, 0.4))) for o in names))
        utility = _utilities(scenario)
        drawn = sample(scenario, DRAWS, 3)
        attention = 1 / (1 + np.exp((drawn.rank[:, 0] - drawn.capacity[0] - 0.5) / scenario.deal.tau))
        mass = drawn.power[:, 0] * drawn.salience[:, 0]
        average = float((mass * attention).sum() / mass.sum())
        before = us(scenario)
        for i in range(len(members)):
            friend = utility[0, i] > max(0.0, *utility[1:, i], 0.0) and attention[i] >= average
            foe = bool((utility[:, i] < 0).all())
            if friend or foe:
                old = members[i].power.mean()
                after = us(changed(scenario, i, power=point(old + (1 - old) * rng.random())))
                assert (after - before) * (1 if friend else -1) >= -2e-6
                seen["friend" if friend else "foe"] += 1
    assert min(seen.values()) > 50


def _utilities(scenario: Scenario) -> np.ndarray:
    """`u_ik` of certain people, written out again from the formula, shape (M, N)."""
    from otherside.forecast.prospect import weight_gain, weight_loss

    out = np.empty((len(scenario.options), len(scenario.people)))
    for k, option in enumerate(scenario.options):
        for i, m in enumerate(scenario.people):
            b, pi, aversion = m.gains[option.name].mean(), option.failure.mean(), m.loss_aversion.mean()
            out[k, i] = (
                float(weight_gain(1 - pi)) * max(b, 0) ** 0.88
                - aversion * max(-b, 0) ** 0.88
                - aversion * m.exposure.mean() * float(weight_loss(pi)) * option.stake.mean() ** 0.88
                - m.switching_cost.mean()
            )
    return out


@settings(max_examples=40, deadline=None)
@given(scenarios(certain=True))
def test_utilities_follow_the_formula(scenario: Scenario) -> None:
    assert passed(scenario).utility == pytest.approx(_utilities(scenario)[0], abs=1e-4)
