"""What others tell of somebody unheard, what was called the most important, what is not known, and deals by how they are spoken of."""

import pytest

from otherside.market.asking import understand
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.asking.foremost import called_foremost, foremost_asked
from otherside.workspace.asking.kinds import of_a_decision, with_kind
from otherside.workspace.asking.spoken_of import by_known_names
from otherside.workspace.asking.words import of_another
from otherside.workspace.market.market import Market

MILL = """Noor Lind: What matters most to you?
Ines Calder: We want the loft insulated before winter. The most important thing for me is that the looms never stop during the fair.
Noor Lind: Who else has a say?
Ines Calder: Rolf Hagen has to agree, he is our chief engineer. Rolf is pretty cautious about new wiring. He'll want to see two references.
Ines Calder: The board sits on 12 May and must agree as well. Our CFO is sceptical about the price.
Noor Lind: And what do you need to find out yet?
Tomas Brandt: I don't know how long the rewiring takes.
Noor Lind: Thank you both.
Tomas Brandt: What matters most to me is the crew. My sister wants a new gate.
"""
FAMILY = """Noor Lind: How is it decided in your family?
Amara Quist: My mother decides. Nothing happens without her.
Bram Quist: I'd start tomorrow, but she has the last word.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    root = tmp_path_factory.mktemp("told")
    for name, text in (("Harrow Mill", MILL), ("Larch Road", FAMILY)):
        (root / name).mkdir()
        (root / name / "2026-03-02 call.txt").write_text(text, encoding="utf-8")
    with Workspace.init(root / "w", ["Noor Lind"]) as workspace:
        workspace.add([root / "Harrow Mill", root / "Larch Road"])
        yield workspace, Market(workspace)


def answered(told, question):
    workspace, held = told
    data = ask(workspace, question, held)
    for row in (q for f in data["findings"] for q in f["quotes"]):
        stored = workspace.store.conversation(row["conversation"])
        assert stored.turns[row["turn"]].turn.text[row["start"] : row["end"]] == row["quote"]
    return data, [q["quote"] for f in data["findings"][:1] for q in f["quotes"]]


WIRING, REFERENCES = "Rolf is pretty cautious about new wiring.", "He'll want to see two references."


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("What does Rolf fear?", {WIRING}),
        ("What is Rolf Hagen worried about?", {WIRING}),
        ("Is Rolf against it?", {WIRING}),
        ("What does Rolf want?", {REFERENCES}),
        ("How does Rolf look at it?", {WIRING, REFERENCES}),
        ("Where does Rolf stand at Harrow Mill?", {WIRING, REFERENCES}),
        ("What matters most to Rolf?", {WIRING, REFERENCES}),
    ],
)
def test_of_somebody_unheard_the_answer_is_what_others_tell(told, question, quotes):
    data, found = answered(told, question)
    assert data["understood"]["kind"] == "told"
    assert set(found) == quotes
    assert "Rolf Hagen has not spoken to us" in data["answer"][0]["text"]
    assert {q["person"] for f in data["findings"] for q in f["quotes"]} == {"Ines Calder"}


@pytest.mark.parametrize(
    "question",
    [
        "What does Ines fear?",
        "What does Zebulon fear?",
        "Who mentions Rolf?",
        "What does the board want?",
        "Who is Rolf?",
    ],
)
def test_whoever_was_heard_or_is_unknown_is_not_answered_for(told, question):
    assert answered(told, question)[0]["understood"].get("kind") != "told"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What is the most important thing for Ines?", "The most important thing for me is that the looms never stop during the fair."),
        ("What is most important to Ines Calder?", "The most important thing for me is that the looms never stop during the fair."),
        ("What matters most to Tomas?", "What matters most to me is the crew."),
        ("What does Tomas care most about?", "What matters most to me is the crew."),
    ],
)  # fmt: skip
def test_the_most_important_is_what_they_called_so(told, question, quote):
    data, found = answered(told, question)
    assert data["understood"]["kind"] == "foremost"
    assert found == [quote]


def test_what_is_told_of_another_is_no_word_of_the_tellers_own(told):
    _, found = answered(told, "What does Ines fear?")
    assert REFERENCES not in found
    assert of_another("She'll want to know the price.")
    assert not of_another("I want to know what she thinks of the price.")
    assert not of_another("We worry that she is wary of it.")


def test_where_nothing_was_called_so_what_moves_them_is_answered(told):
    data, _ = answered(told, "What is the most important thing for Bram?")
    assert data["understood"]["kind"] != "foremost"
    assert "goal" in data["understood"]["facets"]


@pytest.mark.parametrize(
    ("question", "is_it"),
    [
        ("What is the most important thing for them?", True),
        ("What is their number one priority?", True),
        ("What comes first for them?", True),
        ("What is the most important objection?", False),
        ("What is important about the loft?", False),
        ("What is the most important thing about onboarding?", False),
        ("What is their biggest fear?", False),
    ],
)
def test_what_asks_for_the_most_important(question, is_it):
    assert (foremost_asked(understand(question), question).kind == "foremost") == is_it


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("That last one is the most important one for us.", True),
        ("Quiet is our number one priority.", True),
        ("Safety comes first for us.", True),
        ("First and foremost I need quiet.", True),
        ("The main thing for us is that it holds.", True),
        ("I want to be home by six, more than anything.", True),
        ("For us it's the most important.", True),
        ("That's not the most important thing.", False),
        ("The most important thing for Rolf is rest.", False),
        ("What is the most important thing for you?", False),
        ("It is the most important bridge in the county.", False),
        ("What matters most to my sister is the garden.", False),
        ("We can begin with whichever matters most.", False),
        ("The inspection comes first in May.", False),
        ("He flew above all the houses.", False),
        ("The most important client left.", False),
    ],
)
def test_what_calls_something_the_most_important(text, does):
    assert called_foremost(text) == does


@pytest.mark.parametrize(
    "question",
    [
        "What does Tomas not know?",
        "What does Tomas not know yet?",
        "What doesn't Tomas know?",
        "What is not clear to Tomas?",
        "What is still unclear to Tomas?",
        "What do they not know at Harrow Mill?",
    ],
)
def test_what_somebody_does_not_know_is_a_kind_and_no_words(told, question):
    data, found = answered(told, question)
    assert data["understood"]["facets"] == ["knowledge_gap"]
    assert found == ["I don't know how long the rewiring takes."]


def test_what_we_do_not_know_is_known_elsewhere(told):
    assert answered(told, "What do we not know about Tomas?")[0]["understood"]["command"] == "brief"


@pytest.mark.parametrize(
    "question",
    ["Who must agree at Harrow Mill?", "Who should agree at Harrow Mill?", "Whose approval do we need at Harrow Mill?"],
)
def test_who_must_agree_is_who_has_to(told, question):
    data, found = answered(told, question)
    assert data["understood"]["kind"] == "decides"
    assert "The board sits on 12 May and must agree as well." in found
    assert "Rolf Hagen has to agree, he is our chief engineer." in found


def test_to_agree_with_somebody_is_no_decision():
    assert of_a_decision("The trustees must agree first.")
    assert not of_a_decision("I must agree with you there.")
    assert with_kind(understand("Who agrees with us?"), "Who agrees with us?").kind != "decides"


@pytest.mark.parametrize(
    "question",
    [
        "Who decides in the Quist deal?",
        "Who decides in the Quist loft deal?",
        "Who decides in the deal with the Quists?",
        "Who decides in the Larch Road deal?",
        "Who decides in the Larch deal?",
    ],
)
def test_a_deal_is_known_by_whoever_is_in_it(told, question):
    data, found = answered(told, question)
    assert data["understood"]["among"] == ["Larch Road"]
    assert "My mother decides." in found


def test_a_family_is_everybody_of_the_name(told):
    data, found = answered(told, "Who decides for the Quists?")
    assert data["understood"]["among"] == ["Quist"]
    assert "My mother decides." in found


def test_a_deal_that_nobody_knows_is_said_not_to_be_known(told):
    data, found = answered(told, "Who decides in the Zebulon deal?")
    assert not found
    assert data["understood"]["command"] == "deals"
    assert "No deal is known as “Zebulon”" in data["answer"][0]["text"]


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("What do they say about the Brightline deal?", ("What do they say about the Brightline deal?", "")),
        ("Which deals are lost?", ("Which deals are lost?", "")),
        ("What do they fear in the Hospital deals?", ("What do they fear in the Hospital deals?", "")),
        ("How do they deal with the noise?", ("How do they deal with the noise?", "")),
        ("Who signs in the Fair deal?", ("Who signs in Fair?", "")),
        ("Who signs in the Nowhere deal?", ("Who signs in the Nowhere deal?", "Nowhere")),
    ],
)
def test_what_is_no_deal_of_ours_is_left_as_it_stands(question, put):
    assert by_known_names(question, ["Fair"], {}) == put
