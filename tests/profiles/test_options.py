"""Plain words about another way: what stands, what was given up, and what says neither."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.domain import Facet, Stance
from otherside.profiles.around.options import CONTRACT, ELSEWHERE, THEMSELVES, ways_said
from otherside.profiles.beliefs import Piece, person_estimates
from otherside.profiles.role_priors import load_role_table

DAY = dt.date(2026, 6, 1)
TABLE = load_role_table()


def stance(text, vendors=("Bexley",), before=""):
    return [(way.name, way.stands) for way in ways_said(text, vendors, before)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Another vendor has offered us the same for 30 thousand.", ELSEWHERE),
        ("We have a quote from a competitor on the table.", ELSEWHERE),
        ("There's an offer from another supplier that is a third cheaper.", ELSEWHERE),
        ("Your competitor came in at 42k.", ELSEWHERE),
        ("We got another proposal last week.", ELSEWHERE),
        ("The other quote is cheaper.", ELSEWHERE),
        ("We're running a pilot with another vendor until June.", ELSEWHERE),
        ("We are also piloting another vendor's tool in Leeds.", ELSEWHERE),
        ("We would rather go with somebody else.", ELSEWHERE),
        ("The board rejected yours, and we're going with another provider.", ELSEWHERE),
        ("We went with another supplier.", ELSEWHERE),
        ("We've ordered it from someone else.", ELSEWHERE),
        ("We went another way.", ELSEWHERE),
        ("We're going in a different direction.", ELSEWHERE),
        ("We went with Bexley.", "Bexley"),
        ("Bexley offered us the lot for 20k.", "Bexley"),
        ("We have a trial with Bexley running.", "Bexley"),
        ("We're leaning towards Bexley.", "Bexley"),
        ("We could build it ourselves.", THEMSELVES),
        ("Our developers could write one in a month, if we let them.", THEMSELVES),
        ("Couldn't we just build this ourselves?", THEMSELVES),
        ("We're building our own.", THEMSELVES),
        ("My boss thinks we could do it in-house.", THEMSELVES),
        ("We haven't ruled out doing it ourselves.", THEMSELVES),
        ("We could also just extend the old contract.", CONTRACT),
        ("Or we simply renew the existing agreement for another year.", CONTRACT),
        ("Why don't we stay with our current supplier?", CONTRACT),
        ("If you can't make March, we'll extend the current contract.", CONTRACT),
    ],
)
def test_another_way_that_stands(text, name):
    assert stance(text) == [(name, True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We looked at building it ourselves and ruled it out.", THEMSELVES),
        ("We looked at building it ourselves, but decided against it.", THEMSELVES),
        ("Building it ourselves is not an option for us.", THEMSELVES),
        ("We can't build it ourselves.", THEMSELVES),
        ("We turned down the other vendor's offer.", ELSEWHERE),
        ("The trial with another vendor failed.", ELSEWHERE),
        ("We had an offer from Bexley, and we ruled it out.", "Bexley"),
        ("We're not going to extend the old contract.", CONTRACT),
        ("Extending the current contract is off the table.", CONTRACT),
    ],
)
def test_another_way_that_was_given_up(text, name):
    assert stance(text) == [(name, False)]


@pytest.mark.parametrize(
    "text",
    [
        "We do everything in-house.",
        "We do it ourselves today, in a spreadsheet.",
        "We haven't had an offer from another vendor.",
        "There is no other quote.",
        "Would you build it in-house?",
        "Do you know whether another vendor offers this?",
        "Two years ago we tried to build it ourselves.",
        "If we built it ourselves it would take two years.",
        "I'm afraid we would have to do it ourselves then.",
        "It's not that we couldn't build it ourselves.",
        "I've got an offer from another company.",
        "We rejected your offer after we had seen the other vendor's quote.",
        "We could extend the existing contract with you.",
        "Our competitor has a nicer app.",
        "Somebody else can answer that.",
        "The customers go elsewhere.",
        "Tidewise offered us the lot for 20k.",
        "A bexley of that kind quoted us the tide.",
    ],
)
def test_words_that_say_neither(text):
    assert stance(text) == []


def test_what_was_turned_down_may_stand_in_the_sentence_before():
    before = "And the others?\nAnother vendor made us an offer."
    assert stance("We turned it down.", before=before) == [(ELSEWHERE, False)]
    assert stance("We turned it down.") == []


def test_each_half_of_a_sentence_speaks_for_itself():
    found = stance("We ruled out building it ourselves, but Bexley has quoted us a price.")
    assert found == [(THEMSELVES, False), ("Bexley", True)]


def test_a_turn_without_an_end_is_not_searched_for_minutes():
    start = time.process_time()
    ways_said("we could build it ourselves and if another vendor offered " * 2000)
    assert time.process_time() - start < 5


def said(*quotes, facets=None, reported=False):
    dates = [DAY - dt.timedelta(days=len(quotes) - n) for n in range(len(quotes))]
    return [
        Piece(f"e{n}", quote, facets or {}, Stance.NEUTRAL, 0.5, day, reported)
        for n, (quote, day) in enumerate(zip(quotes, dates, strict=True))
    ]


def other(pieces, **more):
    return person_estimates(pieces, TABLE, None, DAY, **more).numbers["other_gain"]


OFFER, BUILD = "Another vendor has offered us the same.", "We could build it ourselves."
BUILD_GONE = "We looked at building it ourselves and ruled it out."


def test_another_way_in_plain_words_draws_them_with_the_quote_as_the_reason():
    nothing, offer = other(said("It rains.")), other(said(OFFER))
    assert (nothing.unknown, nothing.why) == (True, "nothing known")
    assert all(a < b for a, b in zip(nothing.quantiles, offer.quantiles, strict=True))
    assert (offer.evidence, offer.origin, offer.unknown) == (("e0",), "evidence", False)
    assert offer.why == "another way in their words: an offer (another vendor)"
    found = person_estimates(said(OFFER), TABLE, None, DAY)
    assert [(e, way.what) for e, way in found.ways] == [("e0", "an offer")]
    assert found.numbers["gain"] == person_estimates(said("It rains."), TABLE, None, DAY).numbers["gain"]


def test_hearsay_and_somebody_elses_thought_weigh_less():
    assert other(said(OFFER, reported=True)).median < other(said(OFFER)).median
    assert other(said("Our director thinks we could build it ourselves.")).median < other(said(BUILD)).median


def test_a_name_is_another_vendors_only_where_it_is_known_to_be_one():
    quote = said("Bexley has offered us the same.")
    assert other(quote).unknown
    assert other(quote, vendors=["Bexley"]).why == "another way in their words: an offer (Bexley)"


def test_what_was_ruled_out_counts_the_other_way():
    nothing, gone = other([]), other(said(BUILD_GONE))
    assert all(a > b for a, b in zip(nothing.quantiles[1:], gone.quantiles[1:], strict=True))
    assert gone.why == "ruled out in their words: doing it themselves"
    # It takes back what was said before, and what is said after it stands again.
    assert other(said(BUILD, BUILD_GONE)).median < nothing.median
    assert other(said(BUILD_GONE, BUILD)).median > nothing.median


def test_that_one_way_is_out_says_nothing_of_another_that_stands():
    assert other(said(BUILD_GONE, OFFER)).quantiles == pytest.approx(
        person_estimates([said("", OFFER)[1]], TABLE, None, DAY).numbers["other_gain"].quantiles
    )


@given(st.lists(st.sampled_from([OFFER, BUILD, BUILD_GONE, "It rains.", "We can't build it ourselves."]), max_size=6))
def test_one_more_way_that_stands_never_makes_another_way_less_likely(quotes):
    needs = [Piece("n", "It tires us.", {Facet.FRUSTRATION: 0.7}, Stance.TOWARDS, 0.5, DAY)]
    more = Piece("x", OFFER, {}, Stance.NEUTRAL, 0.5, DAY)
    assert other([*said(*quotes), *needs, more]).median >= other([*said(*quotes), *needs]).median


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("We have ruled Bolkar out.", True),
        ("Bolkar is no longer in the running.", True),
        ("Bolkar is out, they could not show us one bakery.", True),
        ("We haven't ruled Bolkar out.", False),
        ("If Bolkar is ruled out, you will hear.", False),
        ("The oven failed twice and Bolkar came at once.", False),
    ],
)
def test_a_bare_name_is_enough_where_it_is_said_to_be_out(text, out):
    assert [(w.name, w.stands) for w in ways_said(text, ["Bolkar"])] == ([("Bolkar", False)] if out else [])
