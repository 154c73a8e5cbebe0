"""Who answers "me", asked whose decision it is, has said so; also where the question was handed on to them."""

from __future__ import annotations

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.forecasts.forecasting import forecast_deal

LINES = (
    "Pia Sand: Who decides in the end?",
    "Ira Moss: Me. Nobody else.",
    "Pia Sand: And you, Gwen?",
    "Gwen Tarr: Only me.",
    "Pia Sand: What is in the tank?",
    "Hal Bex: Me? No idea.",
)


def test_me_is_an_answer_also_to_a_question_that_was_handed_on(tmp_path):
    file = tmp_path / "2026-03-02 call.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Pia Sand"]) as workspace:
        workspace.add([file], deal="yard")
        for name in ("Ira Moss", "Gwen Tarr", "Hal Bex"):
            workspace.set_side(name, Side.THEIRS)
        found = forecast_deal(workspace, "yard")
    told = {
        (b["person"], found["quotes"][e]["quote"])
        for b in found["beliefs"]
        if b["parameter"] == "power"
        for e in b["evidence"]
    }
    assert told == {("Ira Moss", "Me."), ("Gwen Tarr", "Only me.")}
