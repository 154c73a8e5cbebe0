"""A paragraph of features or jargon does not hide a push elsewhere in the message."""

import pytest

from otherside.messaging.lint import lint

_FEATURES = "Our Series 4 racks come in twelve widths, with ISO 9227 coating, clip-on shelves, a steel core, and a free laser survey."
_JARGON = "Our turnkey shelving solution leverages best-in-class synergies across your value chain."
_PUSHES = {
    "Hurry, the offer ends on Monday.": "OS201",
    "Only two survey slots left before Easter.": "OS202",
    "Just three places remain.": "OS202",
    "Our diary is nearly full, so book now.": "OS202",
    "Don't let your competitors get ahead.": "OS208",
}


@pytest.mark.parametrize("context", ["", _FEATURES, _JARGON], ids=["alone", "features", "jargon"])
@pytest.mark.parametrize("push", _PUSHES)
def test_a_push_is_found_whatever_stands_around_it(push, context):
    assert _PUSHES[push] in {f.code for f in lint(f"{context}\n\n{push}".strip())}


@pytest.mark.parametrize(
    "plain",
    [
        "The survey is on Monday, as you asked.",
        "Delivery takes ten weeks at the moment.",
        "There is no hurry, take your time with it.",
    ],
)
def test_features_make_no_push_of_a_plain_sentence(plain):
    assert not [f for f in lint(f"{_FEATURES}\n\n{plain}") if f.rule == "pressure"]


@pytest.mark.parametrize(
    "text", ["Your guests lean in to hear each other.", "They leave because they are tired of shouting."]
)
def test_what_people_do_is_no_promise(text):
    assert not [f for f in lint(text) if f.rule == "unsupported_claim"]


@pytest.mark.parametrize("text", ["Your guests will love it, guaranteed.", "Noisy rooms lose one guest in three."])
def test_a_promise_and_a_bare_share_are_claims(text):
    assert [f for f in lint(text) if f.rule == "unsupported_claim"]
