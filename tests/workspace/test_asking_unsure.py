"""Where nothing surely answers a question about a deal or a person, what may answer it is told, and told as a guess."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.asking.unsure import UNSURE

CALL = """# Call

**Participants:** Ines Okoro (Ours, AE), Dana Velden (Works manager, Velden), Piet Aas (Buyer, Velden)

**Ines Okoro (0:10):** How do you look at it, Dana?

**Dana Velden (0:20):** I wouldn't want to be the one explaining it to the board if it slips. The forms are on paper.

**Piet Aas (0:30):** The lorries come at six.
"""
GUESS = "I wouldn't want to be the one explaining it to the board if it slips."


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    home = tmp_path_factory.mktemp("unsure")
    (home / "velden").mkdir()
    (home / "velden" / "2026-10-05_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(home / "w", ["Ours"]) as workspace:
        workspace.add([home / "velden"])
        yield workspace


def test_a_guess_of_the_brief_is_told_as_one(told):
    dana = next(p for p in told.brief("velden")["people"] if p["name"] == "Dana Velden")
    assert [q["quote"] for q in dana["perhaps"]["risk"]] == [GUESS]
    data = ask(told, "what is Dana afraid of?")
    first, second = data["answer"]
    assert first["text"].startswith("Dana Velden has not said anything that we surely read as fears")
    assert "not sure and not counted" in first["text"]
    assert "unknown, not absent" not in first["text"]
    assert second["text"].startswith("Perhaps, and not sure, ")
    assert f"“{GUESS}” (Dana Velden, velden, 2026-10-05)" in second["text"]
    assert second["evidence"] == [q["id"] for q in dana["perhaps"]["risk"]]
    assert [(f["name"], f["facet"]) for f in data["findings"]] == [(UNSURE, "risk")]
    assert (data["people"], data["sentences"]) == (0, 0)


@pytest.mark.parametrize("question", ["what are they worried about at velden?", "what does Dana fear about the board?"])
def test_so_of_a_whole_deal_and_of_a_topic(told, question):
    assert [q["quote"] for f in ask(told, question)["findings"] for q in f["quotes"]] == [GUESS]


@pytest.mark.parametrize(
    "question", ["what is Piet afraid of?", "what does Dana fear about the lorries?", "what does Piet want?"]
)
def test_no_guess_is_told_of_somebody_else_or_something_else(told, question):
    data = ask(told, question)
    assert data["findings"] == []
    assert "unknown, not absent" in data["answer"][0]["text"]
