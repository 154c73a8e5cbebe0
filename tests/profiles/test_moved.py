"""Where somebody says that they have moved."""

import pytest

from otherside.profiles.said.moved import moved


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm a lot less sceptical now.",
        "We're less worried about the night shift than we were.",
        "The walk through the cold store today has moved my position.",
        "That really shifted our thinking.",
        "I feel much better about this than I did at nine.",
        "I'm more confident now that you showed us the till.",
        "The export is cleaner than I expected.",
        "I came in doubtful.",
        "I'm warming to it.",
        "It does ease my mind.",
        "It has rather grown on me.",
        "Put me down as curious.",
        "I'd show it to the crew myself now.",
    ],
)
def test_who_says_that_they_come_nearer(sentence: str) -> None:
    assert moved(sentence) == "nearer"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm more worried now than before.",
        "We're less convinced than we were in May.",
        "It looks harder than I thought.",
        "The tour leaves me with more questions than answers.",
    ],
)
def test_who_says_that_they_move_away(sentence: str) -> None:
    assert moved(sentence) == "further"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm sceptical.",
        "I'd feel better about it if you came by.",
        "Are you less sceptical now?",
        "We moved to a new hall.",
        "We moved our position on the map.",
        "The call was better than I expected.",
        "I'm not less sceptical now.",
        "We need more comfortable chairs.",
        "I'm more of a morning person.",
        "I was sceptical of the last vendor.",
        "I'm less busy now.",
    ],
)
def test_what_tells_of_no_movement(sentence: str) -> None:
    assert moved(sentence) is None


@pytest.mark.parametrize(
    "sentence", ["I've stopped bringing it up.", "I've given up asking her.", "I'm having to let it lie."]
)
def test_who_has_let_it_drop_stands_further_from_it(sentence: str) -> None:
    assert moved(sentence) == "further"
