"""What a firm has, what budget somebody has, what they asked for before deciding; and a question that was not understood says so."""

import pytest

from otherside.market.asking import understand
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.market.market import Market

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Weaving, Marlstone Mills), Rolf Brand (Loom Engineer, Marlstone Mills)

**Nils Own (0:10):** How large is the hall today?

**Ada Voss (0:20):** We have 23 loom engineers and two dye houses. It is slow and it annoys everybody.

**Nils Own (0:30):** And what would it take?

**Ada Voss (0:40):** I want to see the frame run for a week in our own hall. I need the spare parts list in writing.

**Rolf Brand (0:50):** I have a tools budget of up to 4,000 euros a month.
"""


@pytest.fixture(scope="module")
def mills(tmp_path_factory):
    folder = tmp_path_factory.mktemp("firm") / "weavers"
    folder.mkdir()
    (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace, Market(workspace)


def quoted(mills, question):
    data = ask(mills[0], question, mills[1])
    return data, " ".join(q["quote"] for row in data["findings"] for q in row["quotes"])


@pytest.mark.parametrize(
    "question",
    [
        "How many engineers does Marlstone Mills have?",
        "how many loom engineers does Marlstone have",
        "How many engineers do the weavers have?",
        "How many engineers work at Marlstone Mills?",
        "How many engineers does Weavers employ?",
    ],
)
def test_what_a_firm_has_is_asked_of_the_firm_by_any_of_its_names(mills, question):
    data, words = quoted(mills, question)
    assert data["understood"]["among"] == ["weavers"]
    assert "23 loom engineers" in words


def test_who_is_asked_by_their_work_still_is(mills):
    assert "weavers" not in ask(mills[0], "What do engineers say?", mills[1])["understood"]["among"]


@pytest.mark.parametrize(
    "question",
    [
        "What budget does Rolf Brand have?",
        "does Rolf have a budget",
        "How big a budget has Rolf?",
        "which budget has Rolf Brand got",
    ],
)
def test_the_budget_somebody_has_is_money(mills, question):
    data, words = quoted(mills, question)
    assert data["understood"]["kind"] == "pay"
    assert "4,000 euros" in words


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what budget worries them", ""),
        ("does the budget round annoy them", ""),
        ("what is their budget", "pay"),
        ("do they have any budget for it", "pay"),
    ],
)
def test_a_budget_in_a_question_is_not_always_how_much(question, kind):
    assert understand(question).kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "what did Ada ask for before deciding",
        "What does Ada Voss need before the decision?",
        "What does Ada want before she signs?",
        "what has Ada to see before going ahead",
    ],
)
def test_what_somebody_asked_for_before_deciding_is_what_they_make_it_hang_on(mills, question):
    data, words = quoted(mills, question)
    assert data["understood"]["about"] == []
    assert "frame run for a week" in words


@pytest.mark.parametrize(
    "question",
    [
        "what did Ada tell us about turbines while waiting",
        "what did Ada say regarding turbines despite colour",
        "anything from Ada concerning turbines colour moss barges",
    ],
)
def test_a_question_that_was_not_understood_is_not_unknown(mills, question):
    text = ask(mills[0], question, mills[1])["answer"][0]["text"]
    assert "perhaps not understood" in text
    assert "unknown, not absent" not in text


@pytest.mark.parametrize("question", ["what did Ada say about turbines", "what did Ada say about the moss colour"])
def test_what_nobody_spoke_of_is_unknown(mills, question):
    assert "unknown, not absent" in ask(mills[0], question, mills[1])["answer"][0]["text"]
