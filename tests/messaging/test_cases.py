"""In which case somebody goes on, told without "I would"; weather and manners are none."""

import time

import pytest

from otherside.messaging.drafts.conditions import requires


@pytest.mark.parametrize(
    "text",
    [
        "If they won't sign to a figure then it's my uncle with a bucket.",
        "If you can't guarantee the tide gate, we look elsewhere.",
        "If Rolf doesn't sign as owner then I can't put it before the trustees.",
        "If your people aren't willing to commit to a date, that's it for us.",
        "If it begins in May, I can't sign it off.",
        "He said he'd sign if Ada was comfortable.",
        "Ines told us she'd only agree once the survey is in.",
        "The harbour master says he'll back it as long as the berths stay.",
        "They'd accept it if the fee is capped.",
        "Ada would sign if her brother does.",
        "If it's more than four visits a month, you pay us.",
        "If there are fewer than ten boats in it, we pay nothing.",
        "If it takes longer than a week, you refund the fee.",
        "Show me that it doesn't touch the stones and I'll look at it again.",
        "Show us that it holds in a storm.",
        "Find me one mill that runs it and I'll think again.",
        "Only if there's a figure in the lease.",
        "Yes, but only if my brother can read it.",
        "Unless it's on paper, it stays out.",
        "Unless you take the old scales back.",
    ],
)
def test_a_case_is_a_condition(text):
    assert requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "Show me how it works.",
        "Could you show me that it holds?",
        "Only if the pump fails.",
        "Unless I'm mistaken.",
        "Unless you mind.",
        "Unless you've been in one of those storms yourself.",
        "Unless it rains, we meet outside.",
        "If it doesn't start then I kick it.",
        "If you don't know, ask Rolf.",
        "If they can't come, we'll meet without them.",
        "If it's later than six, take the back door.",
        "He said he'd ring if it was late.",
        "He said the boat was ready.",
        "She'd sign if she were alive.",
        "Send me the sheet and I'll read it.",
        "He signed when Ada was away.",
        "If he doesn't do the round, then it's cold in the mill.",
    ],
)
def test_no_condition(text):
    assert not requires(text)


def test_long_sentences_take_no_time():
    begun = time.process_time()
    for said in ("if it is so and they ", "he said he would ", "only if there is a thing and ", "show me it and I "):
        requires(said * 1_000)
    assert time.process_time() - begun < 3
