"""Money as people write it: with a k, a comma or a bare number; and what is merely counted or measured."""

import pytest

from otherside.profiles.money.sums import may_name_a_sum, names_what_they_pay, speaks_of_budget, speaks_of_money


@pytest.mark.parametrize(
    "text",
    [
        "Keep it under 12k and nobody asks.",
        "If it stays under £4,000 the partners will not mind.",
        "For under 4,000, I could sign it myself.",
        "I could sign 2,500 myself.",
        "We could go to 15k for the right one.",
        "we said 6k ada",
        "I'd go up to €9,000 at most.",
    ],
)
def test_a_sum_is_known_by_a_k_or_a_comma_as_by_a_currency(text):
    assert names_what_they_pay(text)
    assert speaks_of_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keep it under 3,000 visitors.",
        "We said 4k people would come.",
        "You said 4k.",
        "I said they lost £4k.",
        "The fine could go up to £20,000.",
        "We keep the load under 3,000 kg.",
        "We said 4,000 of them fail.",
        "I could go to 3,000 meetings and learn nothing.",
        "We agreed to meet at nine.",
    ],
)
def test_what_is_counted_or_said_of_something_else_is_no_sum(text):
    assert not names_what_they_pay(text)
    assert not may_name_a_sum(text)


@pytest.mark.parametrize(
    "text",
    [
        "would go to 8 or 9 if it really works",
        "If it stays under 6 I am for it.",
        "We might get to five, five and a half, with the pot.",
    ],
)
def test_a_bare_number_beside_how_far_they_would_go_may_be_one(text):
    assert may_name_a_sum(text)
    assert not names_what_they_pay(text)


@pytest.mark.parametrize(
    "text",
    [
        "The oven stays under 200 degrees.",
        "Keep it under 20 minutes.",
        "It could get to 40 in here in July.",
        "We could get to six shops.",
        "He would go to 10 o'clock mass.",
        "If it stays under 6% I am for it.",
    ],
)
def test_a_number_with_its_unit_is_no_sum(text):
    assert not may_name_a_sum(text)


def test_no_money_is_of_the_budget_too():
    assert speaks_of_budget("There is nothing in my sheet for the floor.")
    assert speaks_of_budget("That is eight grand I haven't got.")
    assert not speaks_of_budget("There is nothing on the table for the cat.")
