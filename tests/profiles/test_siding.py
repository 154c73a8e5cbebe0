"""Sides taken and sums named, by their own words."""

import pytest

from otherside.profiles.money.sums import names_what_they_pay, speaks_of_budget
from otherside.profiles.said.polite_noes import politely_refused
from otherside.profiles.said.siding import no_hurry_of_ours, of_somebody_else, side_taken, speaks_of_signing


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("I'm against it, and I've said so.", "against"),
        ("We don't want a new system.", "against"),
        ("I really don't see the point.", "against"),
        ("It's a waste of money.", "against"),
        ("There's no hurry, the old kiln still fires.", "wait"),
        ("I don't see the need for it yet.", "wait"),
        ("It has always worked so far.", "wait"),
        ("Leave it as it is, I'd say.", "wait"),
        ("A new belt would see us through another winter.", "wait"),
        ("I can't see us painting the yard until the wall is dry.", "wait"),
        ("I can't see us from up there.", None),
        ("I like the idea.", "favour"),
        ("We're all for it.", "favour"),
        ("I want it done before the fair.", "favour"),
        ("If it comes in under forty I'd sign.", "favour"),
        ("I'm not against it.", None),
        ("I have nothing against the kiln.", None),
        ("Are you against it?", None),
        ("I don't want another coffee.", None),
        ("We were up against the clock.", None),
        ("I don't like it when it rains.", None),
        ("I want to see the figures first.", None),
        ("I like it here.", None),
        ("We fire twice a week.", None),
    ],
)
def test_a_side_is_taken_in_so_many_words(sentence, side):
    assert side_taken(sentence) == side


def test_whose_side_it_is():
    assert of_somebody_else("Rolf reckons sit tight.", ["Rolf"])
    assert of_somebody_else("She says leave it as it is.", [])
    assert of_somebody_else("My partner thinks it is a waste of money.", [])
    assert not of_somebody_else("Rolf, I'm against it.", ["Rolf"])
    assert not of_somebody_else("I'm against it.", ["Rolf"])


@pytest.mark.parametrize(
    "sentence",
    [
        "We could pay up to £40,000.",
        "Forty is where it stops, I can't go beyond that, the price is the price, forty-five at the most.",
        "Sixty's the limit.",
        "Get it to fifty-five and I'd sign.",
        "The budget is 120 thousand euros.",
    ],
)
def test_a_sum_beside_words_for_a_price_is_what_they_would_pay(sentence):
    assert names_what_they_pay(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We pay £40,000 for the overtime.",
        "They came in at sixty-one.",
        "I'd sign on 12 March.",
        "We fire forty pots and the price is fine.",
        "I'd pay more for a quiet one.",
        "He is fifty and won't sign.",
    ],
)
def test_what_goes_today_what_others_ask_and_what_is_counted_is_none(sentence):
    assert not names_what_they_pay(sentence)


def test_of_the_budget_without_a_sum():
    assert speaks_of_budget("There is a budget for it from October.")
    assert not speaks_of_budget("We fire twice a week.")


@pytest.mark.parametrize(
    "sentence", ["I don't need it pretty.", "We don't want it cold.", "I don't like it that loud."]
)
def test_asking_for_less_is_against_nothing(sentence):
    assert side_taken(sentence) is None


def test_a_polite_no_waits():
    assert side_taken("I'm sure it is worthwhile. Perhaps we could pick it up after the harvest.") == "wait"


def test_no_hurry_with_what_we_owe_or_taken_back_takes_no_side():
    assert no_hurry_of_ours("No rush.", before="You still owe me the drawing.")
    assert no_hurry_of_ours("No rush.", after="Well. A bit of rush.")
    assert not no_hurry_of_ours("There's no hurry.", after="The old stones have always worked.")
    assert no_hurry_of_ours("Fine, no rush."), "it answers what we wrote"
    assert no_hurry_of_ours("No hurry at all.", before="Thanks.")
    assert not no_hurry_of_ours("We're fine, no rush.")
    assert not no_hurry_of_ours("Okay, no rush, the old wheel turns.")


@pytest.mark.parametrize(
    "sentence",
    [
        "For this winter we've decided to let things settle first, my brother and I.",
        "We'd rather let the dust settle before anything new comes in.",
        "I'll come back to you when the moment is right.",
        "We'll be in touch once things have calmed down.",
    ],
)
def test_whoever_lets_things_settle_or_will_come_when_it_suits_waits(sentence):
    assert side_taken(sentence) == "wait"
    assert politely_refused(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "We let the flour settle overnight.",
        "I'll come back to you on Monday.",
        "We let the dust settle and swept the yard.",
    ],
)
def test_what_settles_in_the_trade_and_a_day_that_is_named_wait_for_nothing(sentence):
    assert side_taken(sentence) is None
    assert politely_refused(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("It was me who signed for the last one.", True),
        ("Above ten thousand that's two signatures.", True),
        ("I could sign up to nine hundred alone.", True),
        ("There is no sign of it.", False),
        ("We signed up for the fair.", False),
        ("Who signs it?", False),
    ],
)
def test_who_signs(sentence, does):
    assert speaks_of_signing(sentence) == does


@pytest.mark.parametrize(
    "sentence",
    [
        "The landlord wrote, and after that nobody was against it.",
        "Nobody is against it any more.",
        "Nobody's against it.",
        "No one was against the plan.",
        "None of us are against it.",
        "Not one of them was opposed to it.",
        "Not a single person was dead against it.",
        "Neither of us is against it.",
        "I don't know anyone who is against it.",
        "Nobody voted against.",
        "Nobody here would call it a waste of money.",
        "Nobody was for it.",
        "None of us is in favour of it.",
        "Nobody thinks we're sold.",
    ],
)
def test_what_nobody_is_no_one_is(sentence):
    assert side_taken(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Nobody but Rolf was against it.", True),
        ("No one except our chairman was against it.", True),
        ("Nobody was against it except Rolf.", True),
        ("Nobody apart from me is against it.", False),
        ("Nobody was against it but me.", False),
        ("Nobody asked me, but I'm against it.", False),
        ("Nobody knows I'm against it.", False),
    ],
)
def test_but_somebody_is_and_whose_side_that_is(sentence, told):
    assert side_taken(sentence) == "against"
    assert of_somebody_else(sentence, ["Rolf"]) is told
    # It is said of whoever is excepted, whatever they are called.
    assert of_somebody_else(sentence, []) is told


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("I used to be against it and I'm not any more.", "favour"),
        ("I used to be dead against it, but no longer.", "favour"),
        ("I was sceptical until I saw it run at the mill.", "favour"),
        ("I was against it, and then your fitter talked me round.", "favour"),
        ("I changed my mind, they're good.", "favour"),
        ("You've changed my mind: it's worth it.", "favour"),
        ("We changed our minds and I like the idea.", "favour"),
        ("I've changed my mind, I don't want it.", "against"),
        ("I changed my mind, it's too dear.", "against"),
        ("I was for it, but not any more.", "against"),
        ("I was keen and I'm no longer.", "against"),
        ("I've changed my mind.", None),
        ("I changed my mind about the colour.", None),
        ("I changed my mind, we meet at ten.", None),
        ("I was against it.", "against"),
        ("I was against it and I still am.", "against"),
        ("I was against it before you came.", "against"),
        ("I'm not saying I'm sold.", None),
        ("I don't think we're on board.", None),
        ("I'd let the portal settle and look at it again in May.", "wait"),
        ("I'd leave it until after the stocktake.", "wait"),
        ("We'd rather wait till the new year.", "wait"),
        ("I wouldn't leave it until after the stocktake.", None),
    ],
)
def test_where_a_changed_mind_leads_and_who_puts_it_off(sentence, side):
    assert side_taken(sentence) == side
