"""Asked of one deal: when something is, what became of it, who still is against it, who took something back, what one of us promised."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.asking.aside import BY_OTHERS
from otherside.workspace.asking.asking import ask
from otherside.workspace.market.market import Market

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Jon Own (Ours), Ada Voss (Owner, Marlstone), Rolf Brand (Miller, Marlstone), Ines Holm (Marlstone)

**Nils Own (0:10):** I'll set up a visit to the mill at Tarn for you. Jon will send the drawing by Friday.

**Ada Voss (0:20):** The trustees are on 9 December. Rolf can sign up to four thousand.

**Rolf Brand (0:30):** I'm against this, I'll be honest with you. We'll go with you and it's signed this week, says everybody but me.

**Ines Holm (0:40):** I still prefer Haldor. Without a break clause I remain opposed.

**Ada Voss (0:50):** We'll sign with you by the end of the week, you have my word.
"""
LATER = """# Second call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone), Rolf Brand (Miller, Marlstone), Ines Holm (Buyer, Marlstone)

**Ada Voss (0:10):** I take back what I said about signing. The decision is for the trustees.

**Rolf Brand (0:20):** I'm no longer against it. Still no mill visit then.

**Ines Holm (0:30):** I will not stand in the way of two years.
"""
NOTE = """# After the call

- [ ] Jon: measure the loft by 3 December
- The catalogue has to be in before 2 December: one page.
"""


@pytest.fixture(scope="module")
def marlstone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("things") / "marlstone"
    folder.mkdir()
    for name, text in (("2026-10-01_call.md", CALL), ("2026-11-05_call.md", LATER), ("2026-10-02-note.md", NOTE)):
        (folder / name).write_text(text, encoding="utf-8")
    with Workspace.init(folder.parent / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace, Market(workspace)


@pytest.mark.parametrize(
    ("question", "kind", "quoted", "not_quoted"),
    [
        ("when is the trustees' meeting?", "day_of", "The trustees are on 9 December.", ""),
        ("when do the trustees meet?", "day_of", "The trustees are on 9 December.", "visit"),
        ("what's the deadline for the catalogue?", "day_of", "before 2 December", "trustees"),
        ("what happened to the mill visit?", "became", "Still no mill visit then.", "trustees"),
        (
            "what became of the visit to the mill?",
            "became",
            "I'll set up a visit to the mill at Tarn for you.",
            "trustees",
        ),
        ("is Rolf still against it?", "against", "I'm no longer against it.", "Haldor"),
        ("what does Ines have against us?", "against", "I still prefer Haldor.", "Tarn"),
        ("is Ines still against us?", "against", "I will not stand in the way of two years.", "Rolf"),
        ("does Ines oppose it?", "against", "Without a break clause I remain opposed.", ""),
        ("did Ada take anything back?", "changed", "I take back what I said about signing.", "Haldor"),
        ("has Rolf changed his mind?", "changed", "I'm no longer against it.", "signing"),
        ("what did Jon promise?", "ours", "Jon will send the drawing by Friday.", "Tarn"),
        ("which of our promises are still open?", "ours", "Jon will send the drawing by Friday.", "Haldor"),
    ],
)
def test_what_is_asked_of_a_deal_is_found(marlstone, question, kind, quoted, not_quoted):
    workspace, held = marlstone
    data = ask(workspace, question, held)
    quotes = " | ".join(q["quote"] for f in data["findings"] for q in f["quotes"])
    assert data["understood"]["kind"] == kind
    assert quoted in quotes
    assert not not_quoted or not_quoted not in quotes


def test_what_was_taken_back_comes_last_and_says_so(marlstone):
    workspace, held = marlstone
    rows = [
        (f["name"], q["quote"], q["mark"])
        for f in ask(workspace, "who signs it off?", held)["findings"]
        for q in f["quotes"]
    ]
    assert any("Rolf can sign" in quote for _, quote, _ in rows)
    name, quote, mark = rows[-1]
    assert name.startswith("taken back since")
    assert "end of the week" in quote
    assert mark.startswith("taken back")


def test_what_others_say_of_somebody_stands_beside_and_is_not_counted(marlstone):
    workspace, held = marlstone
    data = ask(workspace, "what is Rolf's signing limit?", held)
    beside = [q["quote"] for f in data["findings"] if f["name"] == BY_OTHERS for q in f["quotes"]]
    assert data["people"] == 0
    assert beside == ["Rolf can sign up to four thousand."]
    assert "not counted" in data["answer"][0]["text"]


COMMITTEE = """# Third call

**Participants:** Nils Own (Ours, AE), Ada Voss (Owner, Marlstone)

**Nils Own (0:10):** And when's the mill committee?

**Ada Voss (0:20):** Fourth of December. Papers on the twenty-seventh.

**Ada Voss (0:50):** Now I've got to go and be charming in another meeting.
"""


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("When does the committee meet?", "Fourth of December."),
        ("when is the mill committee?", "Fourth of December."),
        ("when are the papers due?", "Papers on the twenty-seventh."),
    ],
)
def test_a_day_that_answers_when_is_told_and_no_small_talk(tmp_path, question, quoted):
    (tmp_path / "marlstone").mkdir()
    (tmp_path / "marlstone" / "2026-11-10_call.md").write_text(COMMITTEE, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([tmp_path / "marlstone"])
        data = ask(workspace, question, Market(workspace))
    quotes = [q["quote"] for f in data["findings"] for q in f["quotes"]]
    assert data["understood"]["kind"] == "day_of"
    assert quoted in quotes
    assert not any("charming" in quote for quote in quotes)
