"""A wait that is asked for, and an answer about themselves that is only put off."""

import pytest

from otherside.profiles.said.parked import answers_small_talk, contact_later, parks


@pytest.mark.parametrize(
    "text",
    [
        "I think we should let it rest until after the March stock-take.",
        "Can we park this till the move's behind us?",
        "I'd rather we left it alone for now and picked it up in May.",
        "Best if we don't touch it before the inspection.",
        "Let's leave it until the new year.",
        "Could we put this on hold until the merger is through?",
        "I suggest we come back to it in spring.",
        "Please wait with this until the auditors have gone.",
        "We should hold off until Q2.",
        "Perhaps we leave it alone until the harvest is in.",
        "I'd prefer to revisit this once the move is done.",
    ],
)
def test_it_is_parked(text):
    assert parks(text)


@pytest.mark.parametrize(
    "text",
    [
        "We left it until after lunch.",
        "Leave the van until Tuesday.",
        "We can't wait until January.",
        "We let it sit in the yard until after the weekend.",
        "Should I wait until he's off the phone?",
        "We have until March to decide.",
        "Last year we put it off until the audit.",
        "I look at it in January every year.",
        "Let's start on Monday.",
        "Can we look at it after the break?",
        "We don't have to wait until May.",
    ],
)
def test_nothing_is_parked(text):
    assert not parks(text)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Could you ring me after the harvest, about mid January?", True),
        ("Please write to me again in May.", True),
        ("Try us again in the autumn.", True),
        ("He called me in January.", False),
        ("Call me a taxi.", False),
        ("She will ring me back.", False),
    ],
)
def test_a_later_contact(text, later):
    assert contact_later(text) == later


@pytest.mark.parametrize(
    ("question", "answer", "talk"),
    [
        ("How are you all?", "Tired. It's lambing. Ask me in May.", True),
        ("How's the new house treating you?", "Ask me again when there's a roof.", True),
        ("Did you enjoy the regatta?", "Ask me tomorrow, I'm still wet.", True),
        ("Are you happy with the new kitchen?", "Ask me in a month.", True),
        ("How was Oslo?", "Cold. Ask me when I'm thawed.", True),
        ("How is the budget looking?", "Ask me in January.", False),
        ("When can we talk again?", "Ask me in January.", False),
        ("How are things?", "We can't decide before the audit. Ask me in January.", False),
        ("How did you like our demo?", "Ask me in a month.", False),
        ("", "Ask me in January.", False),
    ],
)
def test_small_talk_agrees_nothing(question, answer, talk):
    assert answers_small_talk(answer, question, answer) == talk
