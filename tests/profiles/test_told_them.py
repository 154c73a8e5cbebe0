"""What we noted to have promised to several, and how it is said to them."""

import pytest

from otherside.profiles.said.promises import noted, promised
from otherside.profiles.said.told_them import comes_by_itself, noted_to_several, restated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I said I'd send them a plan of the kiln by 30 May.",
            "I said that I would send you a plan of the kiln by 30 May",
        ),
        ("I promised the two of them a plan by 30 May.", "I promised you a plan by 30 May"),
        ("I told them both they'd have the plan by 30 May.", "I said that you would have the plan by 30 May"),
        ("Promised the Lunds a plan.", "I promised you a plan"),
        ("I owe them a plan.", "I still owe you a plan"),
        ("I said I'd look at her roof by May.", "I said that I would look at your roof by May"),
        ("Told Piet and Ines that I'd ring them on Monday.", "I said that I would ring you on Monday"),
        ("We told all of them we would bring the list.", "we said that we would bring the list"),
        ("Promised Ines to send her the plan by Friday.", "I said that I would send you the plan by Friday"),
    ],
)
def test_a_promise_in_a_note_is_said_to_whoever_got_it(text, told):
    assert restated(text) == told
    assert noted(text)


@pytest.mark.parametrize(
    "text",
    [
        "They said they'd send us a plan.",
        "I told them that it rains.",
        "Piet promised us a plan.",
        "I'll send you the plan.",
    ],
)
def test_what_is_no_such_note_is_not(text):
    assert restated(text) == ""
    assert not noted_to_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan of the kiln will be with you by the 30th.",
        "Expect the plan by the 30th.",
        "You can expect both drawings by Friday.",
        "It should reach you on Monday.",
        "The list will be in your inbox by 4 May.",
        "Please expect the quote before the end of next week.",
    ],
)
def test_what_comes_by_itself_is_promised(text):
    assert comes_by_itself(text)
    assert promised(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the printer works, the plan will be with you by Friday.",
        "I hope the plan will be with you by Friday.",
        "We expect the roof to hold by then.",
        "You can expect a lot by then.",
        "The plan will not be with you by Friday.",
        "What can I expect the price to be by May?",
        "You can expect rain on Friday.",
        "The kiln will be hot by Friday.",
    ],
)
def test_what_hangs_on_something_or_is_expected_of_others_is_not(text):
    assert not comes_by_itself(text)
