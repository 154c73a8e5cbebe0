"""A question about us or about what to do is answered with the command that knows it; one about them is not."""

import pytest

from otherside.workspace.asking.elsewhere import apart, elsewhere


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
        ("Which of these deals is hope?", "deals"),
        ("which deals are real", "deals"),
        ("How likely are they to sign?", "forecast"),
        ("what are our chances", "forecast"),
        ("Did I talk too much?", "coach"),
        ("who has not been heard?", "brief"),
        ("who have we not spoken to", "brief"),
        ("what words do millers use for flour", "market"),
        ("How do they describe it in their own words?", "market"),
        ("what do people love about us", "search"),
        ("who would recommend us", "search"),
        ("what did we hear in June", "search"),
        ("what did they say last week?", "search"),
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
        "What do they hope for?",
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
        "what did they say about the fair in June",
        "what happens in June",
        "what do they love",
        "who likes it",
    ],
)
def test_what_was_said_is_looked_through(question):
    assert elsewhere(question) is None


def test_the_deal_of_the_question_is_named():
    found = elsewhere("Has marlstone been won?", ["marlstone"])
    assert found is not None
    assert found["text"].startswith("What they said of marlstone does not answer this. Use deals: ")


@pytest.mark.parametrize(
    ("question", "kind", "names", "outcomes", "command"),
    [
        ("what is different between hospitals and mills", "Industry", ["Hospital", "Mill"], [], "--by Industry"),
        ("what sets hospitals apart", "Industry", ["Hospital"], [], "--by Industry"),
        ("how do mills of two sizes differ", "Firm size", ["Small", "Large"], [], '--by "Firm size"'),
        ("how do the segments differ", "", [], [], "--by segment"),
        ("which industry fears inspections most", "", [], [], "--by industry"),
        ("how do won and lost deals differ", "", [], ["lost", "won"], "--by outcome"),
        ("what do won and lost deals say about the price", "", [], ["lost", "won"], "--by outcome"),
        ("what do lost deals have in common", "", [], ["lost"], "--by outcome"),
        ("how do Ada and Rolf differ", "person", ["Ada", "Rolf"], [], "Use brief"),
    ],
)
def test_parts_of_the_market_are_told_apart_by_another_command(question, kind, names, outcomes, command):
    found = apart(question, kind, names, outcomes)
    assert found is not None
    assert command in found["text"]


@pytest.mark.parametrize(
    ("question", "kind", "names", "outcomes"),
    [
        ("what do hospitals and mills fear", "Industry", ["Hospital", "Mill"], []),
        ("what did Ada say about different glazes", "person", ["Ada"], []),
        ("what do lost deals fear", "", [], ["lost"]),
        ("what do they compare it with", "", [], []),
    ],
)
def test_what_tells_nothing_apart(question, kind, names, outcomes):
    assert apart(question, kind, names, outcomes) is None
