"""A message that goes on selling to somebody who has decided otherwise."""

from __future__ import annotations

import pytest

from otherside.messaging.drafts import Channel, Decided, Kind, Passage, Setting, plan, write
from otherside.messaging.lint import LintContext, Refusal, lint
from tests.messaging.drafting import HOPE, made, quote

NO = "We have decided to go with Fennmark."
CONTEXT = LintContext(
    refused=Refusal(NO, "Aud Lervik", "4 May 2026", ("Could you send me the washing instructions for the filter?",))
)

SELLS = [
    ("Thank you, Aud. Shall we set up a short call next week?", "OS001"),
    ("I have attached a revised proposal.", "OS001"),
    ("How about starting with one depot for a month, free of charge?", "OS001"),
    ("Can I show you how our new module counts the crates?", "OS001"),
    ("Our platform would still save you two drivers.", "OS001"),
    ("I could show you how the swaps work next week.", "OS001"),
    ("We could take another 12% off.", "OS002"),
    ("Let us match their price, and we stay friends.", "OS002"),
    ("Would you reconsider with three years of support in it?", "OS003"),
    ("Before you sign, think of what your fitters said.", "OS003"),
    ("Are you sure the council has seen everything?", "OS003"),
    ("You'll regret that choice.", "OS003"),
]


def found(text, context=CONTEXT):
    return [f for f in lint(text, context) if f.rule == "passes_over_decision"]


@pytest.mark.parametrize(("text", "code"), SELLS)
def test_selling_after_a_no_is_found_with_their_words_and_the_day(text, code):
    (one, *_) = [f for f in found(text) if f.code == code]
    assert f"Aud Lervik said on 4 May 2026: “{NO}”" in one.why
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(("text", "code"), SELLS)
def test_before_any_decision_it_is_silent(text, code):
    assert found(text, LintContext()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for telling me so openly, Aud. I wish you a good start with it.",
        "If you'd like to say, how did you come to it?",
        "Would you have ten minutes for a call to tell me what we could have done better?",
        "You asked how the filter is washed. Our system has a brush for it, and the price list is attached.",
        "Here is a quote for the washing of the filter.",
        "Should it ever come up again, I'd be glad to show you what we have by then.",
        "Should you ever change your mind, you know where I am.",
        "I won't try to convince you, and I won't send another offer.",
        "Thank you for the calls and for letting us see the pilot through.",
        "We will delete what we counted in the trial by Friday.",
        "All the best to your fitters.",
    ],
)
def test_thanks_an_honest_question_and_an_answer_pass(text):
    assert found(text) == []


def test_to_decide_again_is_no_answer_to_what_they_asked():
    assert [f.code for f in found("You asked about the filter. Would you reconsider?")] == ["OS003"]


@pytest.mark.parametrize("kind", Kind)
def test_our_own_drafts_after_a_no_sell_nothing(kind):
    told = Passage(quote(NO, n=9), {}, Setting(Channel.MAIL, turn=NO), "aud", "Aud Lervik")
    for known in (Decided("other", told), Decided("nothing", told), Decided("against")):
        assert found(write(plan(kind, made(("aspiration", HOPE)), decided=known)).text) == []
