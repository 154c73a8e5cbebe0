"""A family that banters in a business deal has no part in it; one that buys has."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.workspace import Workspace
from otherside.workspace.forecasts.forecasting import forecast_deal
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.questioning import burdens_of, view_of

WORK = """Nils Own: What else should we know?
Petra Lind: My wife does not want me on call another winter. The board meets in May.
Nils Own: And you?
Greta Holm: The kids want me home by seven. My wife thinks we should get a puppy.
Nils Own: How is it with you?
Piet Haas: My mum thinks I work at the airport. My wife thinks I've got a second family, but we lose two shifts a week.
Nils Own: Who decides?
Rolf Behrend: My daughter decides what's playing in the car. My son has the final say on the playlist.
"""
HOME = """Nils Own: What would you like?
Jonas Weil: My wife would have to agree to the kitchen. Our kids want their own table.
Nils Own: And who else?
Jonas Weil: My mother holds the purse strings. My wife wants me home when the fitters come. My wife says I'm married to the stove.
"""
TRADE = """Nils Own: Who else is in this?
Bram Oster: My daughter takes over the bakery in May and she wants one till for both shops.
Nils Own: And the money?
Bram Oster: My brother and I own the mill, and my brother has to agree. Our customers ask for cards.
"""


@pytest.fixture
def opened(tmp_path):
    with Workspace.init(tmp_path / "w", ["Nils Own"]) as workspace:

        def add(name, text):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "2026-10-06 call.txt").write_text(text, encoding="utf-8")
            workspace.add([folder])
            return workspace, workspace.deal(name)

        yield add


def test_what_a_family_says_at_home_is_no_evidence_no_burden_and_nobodys_say(opened):
    workspace, deal = opened("marlstone", WORK)
    quotes = [row.evidence.quote for row in rows_of(workspace, deal)]
    assert not [q for q in quotes if any(kin in q for kin in ("wife", "kids", "mum", "daughter", "son "))]
    forecast = forecast_deal(workspace, "marlstone")
    assert not [row["person"] for row in forecast["people"] if "'s " in row["person"]]
    told = str([burdens_of(workspace, deal, forecast), forecast["people"]])
    assert not [kin for kin in ("wife", "kids", "daughter", "playlist") if kin in told]
    # Nobody is asked about it either.
    assert all(s.between_us for s in view_of(workspace, deal).statements if "wife" in s.text or "kids" in s.text)


def test_a_family_that_buys_has_its_say(opened):
    workspace, deal = opened("kitchen", HOME)
    consensus = [r.evidence.quote for r in rows_of(workspace, deal) if Facet.CONSENSUS in r.evidence.facets]
    assert "My wife would have to agree to the kitchen." in consensus
    assert not [q for q in consensus if "married to the stove" in q]
    named = {row["person"] for row in forecast_deal(workspace, "kitchen")["people"]}
    assert "Jonas Weil's mother" in named
    open_ = {s.text for s in view_of(workspace, deal).statements if not s.between_us}
    assert "My wife wants me home when the fitters come." in open_


def test_a_family_that_owns_the_business_has_its_say(opened):
    workspace, deal = opened("bakery", TRADE)
    quotes = " ".join(row.evidence.quote for row in rows_of(workspace, deal))
    assert "My daughter takes over the bakery" in quotes
    assert "my brother has to agree" in quotes
    assert {"Bram Oster's brother"} <= {row["person"] for row in forecast_deal(workspace, "bakery")["people"]}
