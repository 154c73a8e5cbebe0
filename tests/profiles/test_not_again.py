"""What somebody wants no more of."""

import pytest

from otherside.messaging.lint import LintContext, Quoted, lint
from otherside.profiles.said.not_again import not_again


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("And please don't send me another brochure.", "brochure"),
        ("Don't show us any more curves with forty percent.", "curves with forty percent"),
        ("Please do not bring the lady with the slides again.", "the lady with the slides"),
        ("No more drawings of the hall, please.", "drawings of the hall"),
        ("I'd rather you didn't send us another survey before the harvest.", "survey"),
    ],
)
def test_it_is_named(text, thing):
    assert not_again(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "We don't send another van on Sundays.",
        "Please send me another copy.",
        "Please don't send it to Rolf.",
        "They never bring those boxes back.",
        "Don't worry about the brochure.",
    ],
)
def test_nothing_else_is(text):
    assert not_again(text) == ""


CURVES = Quoted("And don't send me another curve with eighteen percent.", (), "Ada Voss", "leave")
BROCHURE = Quoted("Please don't send me another brochure.", (), "Ada Voss", "leave")


@pytest.mark.parametrize(
    ("asked", "text", "touched"),
    [
        (CURVES, "Our curve shows eighteen percent less waste.", True),
        (CURVES, "With other bakeries it was 18% less, as you can see.", True),
        (CURVES, "You asked me for no other curve with 18%, so there is none.", False),
        (CURVES, "The curve of the road is steep.", False),
        (CURVES, "The curve takes your six percent.", False),
        (CURVES, "How many percent would it have to be?", False),
        (BROCHURE, "I attach our new brochure.", True),
        (BROCHURE, "Rolf's brochure lies on your counter.", False),
        (BROCHURE, "I will not send you a brochure.", False),
    ],
)
def test_a_message_that_brings_it_again_does_not_listen(asked, text, touched):
    codes = {f.code for f in lint(text, LintContext(confided=[asked]))}
    assert ("OS904" in codes) is touched
