"""A question about us or about what to do is answered with the command that knows it; one about them is not."""

import pytest

from otherside.workspace.asking.elsewhere import elsewhere


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Is my draft pushy?", "lint"),
        ("May I quote Rolf to Ada?", "lint"),
        ("Are we too pushy?", "lint"),
        ("How should I answer Rolf?", "draft"),
        ("Write a mail to him", "draft"),
        ("What should I ask her tomorrow?", "questions"),
        ("whom should we talk to next", "questions"),
        ("What do I not know?", "brief"),
        ("what don't we know about Ada yet?", "brief"),
        ("Why has Ada gone quiet?", "brief"),
        ("why are they not answering", "brief"),
        ("What has changed since October?", "diff"),
        ("what's new in marlstone", "diff"),
        ("Has marlstone been won?", "deals"),
        ("Did we lose it?", "deals"),
        ("How likely are they to sign?", "forecast"),
        ("what are our chances", "forecast"),
        ("Did I talk too much?", "coach"),
    ],
)
def test_what_knows_it(question, command):
    found = elsewhere(question)
    assert found is not None
    assert found["command"] == command
    assert f"Use {command}: " in found["text"]


@pytest.mark.parametrize(
    "question",
    [
        "Why did we lose?",
        "What do they not know about the lease?",
        "What has changed since the merger?",
        "Who is against it?",
        "What did Ada ask us not to do?",
        "What did Rolf tell me in confidence?",
        "what do people in lost deals fear?",
        "What do owners think of our proposal?",
        "Is anybody lost?",
        "Who wrote to the council?",
        "What do they say about mail?",
        "Do they like our offer?",
        "What did I promise Ada?",
        "why has the mill stopped writing slips by hand",
        "what can they pay",
        "what do we know about Ada's fear?",
    ],
)
def test_what_was_said_is_looked_through(question):
    assert elsewhere(question) is None


def test_the_deal_of_the_question_is_named():
    found = elsewhere("Has marlstone been won?", ["marlstone"])
    assert found is not None
    assert found["text"].startswith("What they said of marlstone does not answer this. Use deals: ")
