"""A yes up to a sum, one in a case that is told before it, and what is no condition: a case that is not."""

import pytest

from otherside.messaging.drafts.conditions import agreements, requires


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If it's under seven hundred, yes.", ["If it's under seven hundred, yes."]),
        (
            "Up to three thousand I'd just sign it. Above that I want to see another barn first.",
            ["Up to three thousand I'd just sign it. Above that I want to see another barn first."],
        ),
        (
            "If it's under seven hundred, yes. If it's over, I have to ask Edda.",
            ["If it's under seven hundred, yes. If it's over, I have to ask Edda."],
        ),
        (
            "For less than five hundred you can begin on Tuesday.",
            ["For less than five hundred you can begin on Tuesday."],
        ),
        ("With a rail I'd have nothing against it.", ["With a rail I'd have nothing against it."]),
        (
            "If there is a rail, nobody needs the ladder. Then I'd have nothing against it.",
            ["If there is a rail, nobody needs the ladder. Then I'd have nothing against it."],
        ),
        ("What if it snows? Then we'd agree on another day.", []),
        ("I'd sign today if they let me.", []),
        ("I'd approve it this minute if it was my own money.", []),
        ("With you I can speak openly.", []),
    ],
)
def test_a_yes_is_told_with_what_it_hangs_on(text, told):
    assert [text[a:b] for a, b in agreements(text)] == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I want nothing to change before I retire.", False),
        ("I want no changes before the season.", False),
        ("I want nothing signed before I've read it.", True),
    ],
)
def test_whoever_wants_no_change_sets_no_condition(text, found):
    assert requires(text) is found
