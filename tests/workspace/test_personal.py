"""What keeps a quote out of views over all deals, and what does not."""

import pytest

from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.market.market import PERSONAL, _mark


@pytest.mark.parametrize(
    "quote",
    [
        "Ruth signs it off, Ruth Vale, she's the managing partner, she'll want to see the running costs.",
        "His assistant says the agenda for the May meeting closes on the third.",
        "She holds the budget for all four halls.",
        "The trustees meet in May.",
    ],
)
def test_the_part_that_somebody_has_in_a_matter_is_nobodys_secret(quote):
    assert _mark(quote, confided=False) == ""
    assert _mark(quote, confided=True) == IN_CONFIDENCE


@pytest.mark.parametrize(
    "quote",
    [
        "She never signs anything, she is afraid of the board.",
        "He is furious with all of us.",
        "She came in late again with the two boys.",
        "My brother decides, and he is ill.",
        "I lie awake over the order.",
        "He got blamed for it by the committee.",
    ],
)
def test_talk_about_somebody_and_what_is_ones_own_stay_personal(quote):
    assert _mark(quote, confided=False) == PERSONAL
