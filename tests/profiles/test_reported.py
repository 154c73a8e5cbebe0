"""Whose words a sentence holds."""

import pytest

from otherside.profiles.around.reported import own_words, reported


@pytest.mark.parametrize(
    "sentence",
    [
        "He said get back to us in spring.",
        'Tarek told me "leave it until the audit is over".',
        "Our CFO says we should wait till autumn.",
        "She'd rather wait, she keeps saying let's park this until May.",
        "According to Ingrid, come back after Easter.",
        "His words were: ring me in June.",
        "The board asked us to hold off until the budget is through.",
        "My boss suggested we revisit it next quarter.",
    ],
)
def test_somebody_elses_words_are_told(sentence: str) -> None:
    assert reported(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Get back to us in spring.",
        "I said we should wait.",
        "Let's pick it up in May.",
        "As I said, please call me after Easter.",
        "Please ring me when the figures are in.",
    ],
)
def test_ones_own_words_are_told_by_nobody_else(sentence: str) -> None:
    assert reported(sentence) == ""
    assert own_words(sentence) == sentence


def test_what_comes_after_in_ones_own_name_stays() -> None:
    assert own_words("Tarek said wait till autumn, but please ring me on Monday.") == ", but please ring me on Monday."
    assert own_words('He said "we have time, so let us wait".') == ""
