"""What somebody says of their own say counts more than the role that a CRM gives them."""

from __future__ import annotations

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.forecasts.forecasting import forecast_deal

ROLES = """Record ID,First Name,Last Name,Email,Job Title,Associated Deals,Buying Role
502,Ada,Morrow,ada@morrow.example,Plant Director,morrow,Decision Maker
"""
CALL = "Ines Kay: Who has to agree?\nAda Morrow: {words}\nIb Lund: We walk it with torches from four o'clock on.\n"


@pytest.mark.parametrize(("words", "may"), [("It isn't my decision.", False), ("We count the pallets by hand.", True)])
def test_a_decision_maker_of_the_crm_who_says_it_is_not_theirs(tmp_path, words, may):
    folder = tmp_path / "morrow"
    folder.mkdir()
    (folder / "roles.csv").write_text(ROLES)
    (folder / "2026-09-01 call.txt").write_text(CALL.format(words=words))
    with Workspace.init(tmp_path / "w", ["Ines Kay"]) as workspace:
        workspace.add([folder])
        for name in ("Ada Morrow", "Ib Lund"):
            workspace.set_side(name, Side.THEIRS)
        found = forecast_deal(workspace, "morrow", draws=200)
    (veto,) = [b for b in found["beliefs"] if (b["person"], b["parameter"]) == ("Ada Morrow", "veto")]
    assert (veto["mid"] >= 0.5) is may
