"""A folder called after its buyer is one deal: with the parent firm's mail, and whatever a CRM calls it."""

from __future__ import annotations

import pytest

from otherside.workspace import Workspace
from otherside.workspace.lists import deal_list

DEALS = """Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company
20488113377,Morrow - yard lights 2 sites,Contract Sent,2026-12-11,Ines Kay,72000,Morrow Timber Ltd (118)
{more}"""
NOTES = """Record ID,Activity date,Note body,Activity assigned to,Associated Contact,Associated Deal
9001,2026-09-02 17:10,"<p>Ada said: ""Not before the saw is in.""</p>",I. Kay,Ada Morrow (502),Morrow - yard lights 2 sites (20488113377)
"""
CALL = "Ines Kay: How is the yard?\nAda Morrow: We walk it with torches from four o'clock on.\n"
MAIL = """From: {name} <{address}>
To: Ines Kay <ines@beam.example>
Date: Mon, 7 Sep 2026 09:00:00 +0000
Subject: Yard

I would need to see the bill of another yard first.

{name}
Finance Director, {firm}
"""
PARENT = ("Otto Brand", "otto@grove.example", "Grove Holding")
BUYER = ("Ada Morrow", "ada@morrow.example", "Morrow Timber")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "morrow"
    made.mkdir()
    (made / "deals.csv").write_text(DEALS.format(more=""))
    (made / "notes.csv").write_text(NOTES)
    (made / "2026-09-01 call.txt").write_text(CALL)
    for n, (name, address, firm) in enumerate((PARENT, BUYER)):
        (made / f"{n}.eml").write_text(MAIL.format(name=name, address=address, firm=firm))
    return made


def _deals(folder):
    with Workspace.init(folder.parent / "w", ["beam.example", "Ines Kay"]) as workspace:
        workspace.add([folder])
        return deal_list(workspace)


def test_all_that_lies_in_it_is_that_deal_and_so_is_the_only_one_of_the_crm(folder):
    (deal,) = _deals(folder)
    assert (deal["name"], deal["conversations"], deal["stage"]) == ("morrow", 4, "Contract Sent")


def test_notes_of_an_account_with_two_deals_stay_with_the_one_they_name(folder):
    (folder / "deals.csv").write_text(
        DEALS.format(more="20488113378,Morrow - kiln,Proposal,2026-12-01,Ines Kay,9000,Morrow Timber Ltd (118)\n")
    )
    found = {deal["name"]: deal["conversations"] for deal in _deals(folder)}
    assert found["Morrow - yard lights 2 sites"] == 1
    assert found["morrow"] == 3


def test_a_folder_of_another_name_keeps_buyers_apart(folder):
    other = folder.rename(folder.parent / "exports")
    (other / "deals.csv").unlink()
    (other / "notes.csv").unlink()
    assert {"Grove Holding", "Morrow Timber"} <= {deal["name"] for deal in _deals(other)}
