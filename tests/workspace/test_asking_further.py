"""Who leaves, what a day brings, what was tried before and what was confided: quotes with their places, or nothing."""

import datetime as dt

import pytest

from otherside.market.asking import understand
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.asking.further import when_left
from otherside.workspace.asking.kinds import attempted, days_asked, names_day, of_a_decision, with_kind
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.market.market import Market

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone), Rolf Brand (Miller, Marlstone)

**Nils Own (0:10):** Thank you both. What has been tried so far?

**Ada Voss (0:20):** In 2021 we had sensors from a firm in Kiel. Half of them fell into the flour. They cost nine thousand.

**Nils Own (0:30):** What went wrong, as you see it?

**Rolf Brand (0:40):** Nobody had asked the millers.

**Ada Voss (0:50):** From 1 October the bakers want a slip with every sack. Rolf's last day is 14 December.

**Rolf Brand (1:00):** I'd pay for it out of my own pocket. Please keep that between us.
"""


@pytest.fixture(scope="module")
def marlstone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("further") / "marlstone"
    folder.mkdir()
    (folder / "2026-09-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace, Market(workspace)


def answered(marlstone, question):
    workspace, held = marlstone
    data = ask(workspace, question, held)
    for row in (q for f in data["findings"] for q in f["quotes"]):
        stored = workspace.store.conversation(row["conversation"])
        assert stored.turns[row["turn"]].turn.text[row["start"] : row["end"]] == row["quote"]
    return data, {f["name"]: [(q["person"], q["quote"]) for q in f["quotes"]] for f in data["findings"]}


def test_who_is_leaving(marlstone):
    data, found = answered(marlstone, "Who is leaving?")
    (name, quotes), *others = found.items()
    assert name.startswith("Rolf Brand le")
    assert name.endswith(" on 14 December 2026")
    assert quotes == [("Ada Voss", "Rolf's last day is 14 December.")]
    assert not others
    assert data["understood"]["kind"] == "leaving"
    assert answered(marlstone, "Is Ada leaving?")[1] == {}


def test_what_happens_on_a_day(marlstone):
    _, found = answered(marlstone, "what happens on 1 october?")
    assert found == {
        "of 1 October, in their words": [("Ada Voss", "From 1 October the bakers want a slip with every sack.")]
    }
    data, found = answered(marlstone, "What happens on 2 October?")
    assert found == {}
    assert "unknown, not absent" in data["answer"][0]["text"]


def test_what_was_tried_before_and_how_it_went(marlstone):
    _, found = answered(marlstone, "What did they try before, and why did it fail?")
    assert found["tried, bought or had before, in their words"] == [
        ("Ada Voss", "In 2021 we had sensors from a firm in Kiel."),
    ]
    assert found["what they said beside it, or when we asked how it went"] == [
        ("Ada Voss", "Half of them fell into the flour."),
        ("Ada Voss", "They cost nine thousand."),
        ("Rolf Brand", "Nobody had asked the millers."),
    ]


def test_what_was_told_in_confidence(marlstone):
    data, found = answered(marlstone, "What did Rolf tell me in confidence?")
    assert ("Rolf Brand", "I'd pay for it out of my own pocket.") in found["told in confidence"]
    assert all(q["mark"] == IN_CONFIDENCE for q in data["findings"][0]["quotes"])
    assert answered(marlstone, "What did Ada tell me in confidence?")[1] == {}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who has left?", "leaving"),
        ("is anyone leaving the firm", "leaving"),
        ("who is leaving it as it is?", ""),
        ("who left the door open", ""),
        ("what is due by 3 March 2027?", "day"),
        ("what did they say on 3 March?", ""),
        ("what have they already tried", "tried"),
        ("what have they tried already?", "tried"),
        ("what went wrong with the last system?", "tried"),
        ("what was said off the record", "confided"),
        ("are they confident", ""),
        ("who is against it, in confidence", "against"),
        ("who decides about the mill?", "decides"),
        ("who has the final say", "decides"),
        ("who signs", "sign"),
        ("when do they decide", "when"),
        ("who is this really up to?", "decides"),
        ("whose decision is it", "decides"),
        ("what are they up to", ""),
        ("what did they say about money?", "pay"),
        ("what was said about the budget", "pay"),
        ("what did they say about money laundering?", ""),
        ("what worries them about money?", ""),
    ],
)
def test_what_a_question_asks(question, kind):
    assert with_kind(understand(question), question).kind == kind


def test_a_day_is_matched_by_day_and_month_and_by_the_year_where_one_is_asked():
    said = dt.date(2026, 6, 1)
    days = days_asked("what is on the 5th of July?")
    assert [d.words for d in days] == ["5 July"]
    assert names_day("It has to be there by July 5th.", said, days)
    assert not names_day("It has to be there by the end of July.", said, days)
    assert not names_day("My birthday is on 5 July.", said, days)
    assert not names_day("It has to be there by July 5th.", said, days_asked("what is due on 5 July 2028?"))


@pytest.mark.parametrize(
    "text",
    [
        "We did have a go at this before.",
        "I had to explain it to the trustees, and I won't be doing it twice.",
        "We bought one from a firm in Leeds in 2018.",
        "Last time they gave us a tablet nobody could read in the sun.",
    ],
)
def test_words_of_an_earlier_attempt(text):
    assert attempted(text)


@pytest.mark.parametrize(
    "text",
    [
        "They don't move, I tried.",
        "What have you tried?",
        "Martin, not the other one, told me.",
        "If we tried that, the lads would walk.",
        "We had tea.",
    ],
)
def test_no_words_of_an_earlier_attempt(text):
    assert not attempted(text)


def test_whoever_left_without_a_day_has_left():
    row = {"since": None, "exact": False, "successor": "Jon Aas"}
    assert when_left("Rolf Brand", row, "left") == "Rolf Brand has left; instead: Jon Aas"
    row = {"since": "2026-04-30", "exact": False, "successor": None}
    assert when_left("Rolf Brand", row, "leaves") == "Rolf Brand leaves by 30 April 2026"


@pytest.mark.parametrize(
    "text",
    [
        "Above ten thousand I can't decide, I can only propose.",
        "There each boat has one vote.",
        "And the trustees for anything north of five thousand.",
        "The board has to approve it.",
        "Get me the figures and I'll get it past Rolf.",
        "He's the money really, I only grind.",
        "I say yes and then Rolf says how.",
        "I have to pay for it.",
        "It's Rolf that pays the builders.",
    ],
)
def test_words_of_whose_decision_it_is(text):
    assert of_a_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who decides?",
        "If the board has to approve it, it takes a year.",
        "We chose the blue one.",
        "The forklift can't get it past the door.",
        "Every time it breaks I have to pay for it.",
        "It's the money we lose on it.",
    ],
)
def test_no_words_of_whose_decision_it_is(text):
    assert not of_a_decision(text)


ASKED = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone)

**Nils Own (0:10):** And who decides on a thing like this?

**Ada Voss (0:20):** Not me. It'd be Kurt, as with the silo.

**Nils Own (0:30):** Who drove you here?

**Ada Voss (0:40):** It'd be Bruno on Fridays.
"""


def test_a_name_that_answers_who_decides_is_whose_decision_it_is(tmp_path):
    folder = tmp_path / "marlstone"
    folder.mkdir()
    (folder / "2026-09-01_call.md").write_text(ASKED, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        _, found = answered((workspace, Market(workspace)), "Who decides?")
    assert found == {"who decides, in their words": [("Ada Voss", "It'd be Kurt, as with the silo.")]}
