"""The words that stand for a deal that is over: how it was decided, and not an old condition."""

import pytest

from otherside.reports import listed
from otherside.workspace import Workspace
from otherside.workspace.forecasts.closing import closes
from otherside.workspace.lists import deal_list, people_list

CRM = "Deal Name,Account,Stage,Amount,Close Date,Outcome\nFallow,Fallow,{stage},8000,2026-05-01,{outcome}\n"


@pytest.mark.parametrize(
    "text",
    [
        "We signed this morning, a copy is on its way.",
        "I've countersigned it.",
        "Please find attached our purchase order.",
        "The PO went out at noon.",
        "We have ordered the six scales from you today.",
        "The board has signed, both copies.",
        "We've placed the order.",
        "It's approved, so let's begin in May.",
        "Attached is the signed contract.",
    ],
)
def test_what_closes_a_deal_that_was_won(text):
    assert closes(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the trial holds, we would have it signed by May.",
        "Once the board has signed, I will ring you.",
        "Has the board signed?",
        "We have not signed.",
        "We signed up for the newsletter.",
        "I signed the new crew agreement in March.",
        "We ordered pizza for the night shift.",
        "The old contract has run for nine years.",
        "It should be approved by Friday.",
        "I hope it is approved.",
        "We'd need an order form.",
    ],
)
def test_what_only_looks_alike_closes_nothing(text):
    assert not closes(text)


def _headline(tmp_path, outcome, stage, *said):
    (tmp_path / "crm.csv").write_text(CRM.format(outcome=outcome, stage=stage), encoding="utf-8")
    folder = tmp_path / "Fallow"
    folder.mkdir()
    for n, text in enumerate(said):
        (folder / f"{n}.md").write_text(
            f"---\ndate: 2026-04-{10 + n}\n---\n\nIvo Quill (ivo@quillfold.example): And now?\n\n"
            f"Dana Moor (dana@fallow.example): {text}\n",
            encoding="utf-8",
        )
    with Workspace.init(tmp_path / "w", ["quillfold.example"]) as workspace:
        workspace.add([tmp_path / "crm.csv"])
        workspace.add([folder])
        (deal,) = deal_list(workspace)
        found = listed.stands_for(deal, people_list(workspace, deal["name"]))
    return found and found["quote"]


CONDITION = "If the weighbridge passes the calibration I would sign it, and I am afraid that it will not."
LATER = "We want to bring the waiting at the gate down to ten minutes by August."


def test_a_won_deal_is_told_by_its_decision(tmp_path):
    assert _headline(
        tmp_path, "won", "Closed Won", CONDITION, "The calibration came. We signed this morning.", LATER
    ) == ("We signed this morning.")


def test_a_lost_deal_is_told_by_its_decision(tmp_path):
    said = "We have decided to go with Tarnholm instead."
    assert _headline(tmp_path, "lost", "Closed Lost", CONDITION, said, LATER) == said


def test_what_nobody_told_is_not_made_up(tmp_path):
    found = _headline(tmp_path, "won", "Closed Won", CONDITION, LATER)
    assert found in (CONDITION, LATER, None)
