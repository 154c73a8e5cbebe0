"""What is no option is nothing they want; where a sentence says besides what they want, it is read as before."""

import pytest

from otherside.domain import Facet
from otherside.profiles.said.borne import not_borne


@pytest.mark.parametrize(
    "text",
    [
        "To close the bakery for a week is also not an option for us.",
        "Renting a second hall is no option.",
        "A loan is out of the question for me.",
        "Night shifts aren't an option here.",
        "Selling the herd isn't even an option.",
        "A new oven does not come into question for us.",
    ],
)
def test_no_option_is_no_want(text):
    assert {Facet.WANT, Facet.DESIRE} <= not_borne(text)


@pytest.mark.parametrize(
    "text",
    [
        "We need it by May, anything later is not an option.",
        "Going on without a second oven is no option.",
        "A week without bread is not an option.",
        "Is a loan not an option?",
        "There's no option to pay monthly, and I'd like that.",
        "An option for the second hall would be good.",
        "We have no option but to change it.",
    ],
)
def test_a_demand_stays(text):
    assert Facet.WANT not in not_borne(text)
