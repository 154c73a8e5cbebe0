"""What they count up is evidence thing by thing, and a condition where they were asked what it would take."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Side, Stance
from otherside.workspace import Workspace
from otherside.workspace.heard.listed_things import SURE
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.heard.terms import terms_of

CALL = """Nils: What would it take to get from here to a decision?
Ines Vogt: Three things. One — a mill of our size that has run it for two winters. Two — the warranty in writing before we see \
prices. Three — a plan for the change-over, because I'm not going to stop the stones overnight.
Nils: All right. And which part of it counts?
Ines Vogt: Let's take the tide gate first — that's actually the most important one for us this year.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mill")
    deal = folder / "Mill"
    deal.mkdir()
    (deal / "2026-03-11 call.txt").write_text(CALL, encoding="utf-8")
    with Workspace.init(folder / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        workspace.set_side("Ines Vogt", Side.THEIRS)
        yield workspace


def test_each_is_a_condition_once(mill):
    found = terms_of(mill, mill.deal("Mill"))["conditions"]
    assert [row["quote"].split()[:2] for row in found] == [["a", "mill"], ["the", "warranty"], ["a", "plan"]]
    assert len({row["id"] for row in found}) == 3


def test_each_is_evidence_and_none_points_away(mill):
    rows = [row.evidence for row in rows_of(mill, mill.deal("Mill")) if row.evidence.turn == 1]
    for words in ("two winters", "the warranty in writing", "a plan for the change-over"):
        (of_it,) = [e for e in rows if words in e.quote and e.facets.get(Facet.WANT, 0.0) >= SURE]
        assert of_it.stance is Stance.TOWARDS


def test_what_matters_most_is_a_want(mill):
    assert any(
        "most important one for us" in row.evidence.quote and Facet.WANT in row.evidence.facets
        for row in rows_of(mill, mill.deal("Mill"))
    )
