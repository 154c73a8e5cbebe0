"""Evidence moves beliefs one way, less each time, once for the same words; without evidence they stay wide."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.domain import Facet, Stance
from otherside.forecast.priors import veto_prior
from otherside.profiles.beliefs import (
    EFFECTS,
    ENDS,
    LIMITS,
    PARAMETERS,
    UNKNOWN_VETO,
    Piece,
    failure_estimate,
    moved,
    person_estimates,
    pull,
    quantiles_of,
    same_words,
    weight,
)
from otherside.profiles.role_priors import load_role_table

TABLE = load_role_table()
DAY = dt.date(2026, 6, 1)
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def piece(facet, n=0, p=0.8, stance=Stance.TOWARDS, strength=0.5, days=0, reported=False):
    quote = f"about number {NUMBERS[n % 12]} {n // 12 or ''} they said something of their own"
    return Piece(f"e{n}", quote, {facet: p}, stance, strength, DAY - dt.timedelta(days=days), reported)


def numbers(pieces, role=None):
    return person_estimates(pieces, TABLE, role, DAY).numbers


weights = st.lists(st.floats(0, 1), max_size=25)


@given(weights, st.floats(0, 1), st.integers(0, 24), st.floats(0, 1))
def test_a_force_never_falls_with_more_or_heavier_pieces(ws, more, at, heavier):
    rows = [(w, f"words {n}", str(n)) for n, w in enumerate(ws)]
    force, _ = pull(rows, 0.65)
    assert 0 <= force < 0.65
    assert pull([*rows, (more, "new words", "x")], 0.65)[0] >= force - 1e-12
    if ws:
        k = at % len(ws)
        raised = [(max(w, heavier) if n == k else w, a, b) for n, (w, a, b) in enumerate(rows)]
        assert pull(raised, 0.65)[0] >= force - 1e-12


@given(st.floats(0, 0.99), st.floats(0, 0.99), st.floats(0, 0.99), st.sampled_from(sorted(LIMITS)))
def test_quantiles_move_one_way_everywhere_and_stay_in_order(up, down, more, parameter):
    prior = quantiles_of(TABLE.default[parameter], LIMITS[parameter])
    base = moved(prior, up, down, ENDS[parameter], LIMITS[parameter])
    higher = moved(prior, max(up, more), down, ENDS[parameter], LIMITS[parameter])
    lower = moved(prior, up, max(down, more), ENDS[parameter], LIMITS[parameter])
    assert all(b >= a - 1e-9 for a, b in zip(base, higher, strict=True))
    assert all(b <= a + 1e-9 for a, b in zip(base, lower, strict=True))
    assert list(base) == sorted(base)
    assert LIMITS[parameter][0] <= base[0] <= base[-1] <= LIMITS[parameter][1]


def test_each_further_piece_says_less():
    forces = [pull([(0.6, f"w{k}", str(k)) for k in range(n)], 0.65)[0] for n in range(8)]
    steps = [b - a for a, b in pairwise(forces)]
    assert all(a > b > 0 for a, b in pairwise(steps))


def test_many_faint_pieces_do_not_outweigh_a_few_firm_ones():
    assert pull([(0.1, f"w{k}", str(k)) for k in range(500)], 0.65)[0] < pull([(0.6, "w", "1")], 0.65)[0]


def test_the_same_words_count_once():
    said = Piece("a", "Every month-end I lose two days.", {Facet.FRUSTRATION: 0.8}, Stance.TOWARDS, 0.5, DAY)
    again = Piece("b", "every month end, honestly, I lose two days", {Facet.FRUSTRATION: 0.7}, Stance.TOWARDS, 0.5, DAY)
    assert same_words(said.quote) == same_words(again.quote)
    once, twice = numbers([said])["gain"], numbers([said, again])["gain"]
    assert once.quantiles == twice.quantiles
    assert twice.evidence == ("a",)


@pytest.mark.parametrize(
    ("facet", "parameter", "stance", "direction"),
    [
        (Facet.FRUSTRATION, "gain", Stance.TOWARDS, 1),
        (Facet.DESIRE, "gain", Stance.TOWARDS, 1),
        (Facet.GOAL, "gain", Stance.TOWARDS, 1),
        (Facet.WANT, "gain", Stance.TOWARDS, 1),
        (Facet.ASPIRATION, "gain", Stance.TOWARDS, 1),
        (Facet.IDENTITY, "gain", Stance.TOWARDS, 1),
        (Facet.COMMITMENT, "gain", Stance.TOWARDS, 1),
        (Facet.COMMITMENT, "gain", Stance.AWAY, -1),
        (Facet.COMMITMENT, "salience", Stance.TOWARDS, 1),
        (Facet.TRIGGER, "salience", Stance.NEUTRAL, 1),
        (Facet.RISK, "exposure", Stance.AWAY, 1),
        (Facet.RISK, "loss_aversion", Stance.AWAY, 1),
        (Facet.FEAR, "exposure", Stance.AWAY, 1),
        (Facet.STATUS_QUO, "switching_cost", Stance.AWAY, 1),
        (Facet.PRIORITY, "rank", Stance.AWAY, 1),
        (Facet.PRIORITY, "rank", Stance.TOWARDS, -1),
    ],
)
def test_what_moves_what(facet, parameter, stance, direction):
    before, after = numbers([])[parameter], numbers([piece(facet, stance=stance)])[parameter]
    assert (after.median - before.median) * direction > 0
    assert after.origin == "evidence"
    assert after.evidence == ("e0",)
    assert not after.unknown


HOLDING = {"exposure", "failure", "loss_aversion", "switching_cost"}


def test_fear_risk_and_habit_never_help_whatever_the_stance():
    for effect in EFFECTS:
        if effect.facet in (Facet.FEAR, Facet.RISK, Facet.STATUS_QUO):
            assert effect.parameter in HOLDING
            assert min(effect.stance) >= 0


def test_nothing_said_and_no_role_is_unknown_and_wide():
    found = person_estimates([], TABLE, None, DAY)
    assert found.veto is None
    for parameter in PARAMETERS:
        estimate = found.numbers[parameter]
        assert estimate.unknown
        assert estimate.evidence == ()
        assert estimate.origin == "prior"
    low, high = found.numbers["gain"].interval
    assert high - low > 1


def test_a_role_is_not_unknown_but_says_nothing_of_what_it_is_worth_to_them():
    found = person_estimates([], TABLE, "Chief Operating Officer", DAY)
    assert not found.numbers["power"].unknown
    assert found.numbers["power"].median > 0.7
    assert found.numbers["gain"].unknown
    assert found.veto == pytest.approx(0.35)


def test_weight_falls_with_age_hearsay_doubt_and_faintness():
    full = weight(piece(Facet.GOAL), Facet.GOAL, DAY)
    assert weight(piece(Facet.GOAL, days=180), Facet.GOAL, DAY) == pytest.approx(full / 2)
    assert weight(piece(Facet.GOAL, reported=True), Facet.GOAL, DAY) < full
    assert weight(piece(Facet.GOAL, p=0.4), Facet.GOAL, DAY) == pytest.approx(full / 2)
    assert weight(piece(Facet.GOAL, strength=0.1), Facet.GOAL, DAY) < full
    assert weight(piece(Facet.GOAL), Facet.FEAR, DAY) == 0


def test_what_others_say_raises_power_and_veto_and_names_the_quotes():
    found = person_estimates(
        [], TABLE, "IT manager", DAY, authority=[(0.6, "he signs", "q1")], veto_words=[(0.6, "he signs", "q1")]
    )
    plain = person_estimates([], TABLE, "IT manager", DAY)
    assert found.numbers["power"].median > plain.numbers["power"].median
    assert found.veto > plain.veto
    assert found.veto_evidence == ("q1",)


def test_a_word_about_a_veto_never_makes_it_less_likely_than_no_word():
    assert veto_prior(1).mean() == UNKNOWN_VETO
    unknown = veto_prior(3).mean()
    for title in (None, "IT manager", "Chief Executive Officer"):
        before = person_estimates([], TABLE, title, DAY).veto
        for weight_of_it in (0.01, 0.2, 0.9):
            after = person_estimates([], TABLE, title, DAY, veto_words=[(weight_of_it, "his yes", "q1")]).veto
            assert after > (unknown if before is None else before)


@pytest.mark.parametrize("facet", [Facet.FEAR, Facet.RISK])
def test_worries_raise_the_chance_of_failure_everywhere_also_where_they_cannot_judge_it(facet):
    gaps = [piece(Facet.KNOWLEDGE_GAP, n + 6, p=0.9, strength=1.0) for n in range(3)]
    worries = [piece(facet, n, stance=Stance.AWAY) for n in range(5)]
    grown = [failure_estimate(gaps + worries[:n], TABLE, DAY).quantiles for n in range(6)]
    for less, more in pairwise(grown):
        assert all(b >= a - 1e-12 for a, b in zip(less, more, strict=True))


def test_gaps_in_knowledge_widen_the_chance_of_failure_both_ways():
    plain = failure_estimate([], TABLE, DAY)
    doubtful = failure_estimate([piece(Facet.KNOWLEDGE_GAP, n) for n in range(3)], TABLE, DAY)
    worried = failure_estimate([piece(Facet.RISK, stance=Stance.AWAY)], TABLE, DAY)
    assert plain.unknown
    assert doubtful.median == pytest.approx(plain.median)
    assert doubtful.interval[0] < plain.interval[0] or plain.interval[0] == 0
    assert doubtful.interval[1] > plain.interval[1]
    assert worried.median > plain.median
