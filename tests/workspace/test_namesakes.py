"""Two people of one name: what is stated of one, by their id, is stated of that one and answered with that one."""

from __future__ import annotations

from otherside.domain import Side
from otherside.workspace import Workspace


def test_the_side_of_one_of_two_namesakes_is_stated_by_id(tmp_path):
    for deal in ("mill", "dock"):
        (tmp_path / deal).mkdir()
        (tmp_path / deal / "2026-03-02 call.txt").write_text(
            f"Pia Sand: How is it going at the {deal}?\nAnn Reed: The {deal} leaks, and I hate it.\n", encoding="utf-8"
        )
    with Workspace.init(tmp_path / "w", ["Pia Sand"]) as workspace:
        for deal in ("mill", "dock"):
            workspace.add([tmp_path / deal], deal=deal)
        both = {p.deals: p for p in workspace.people() if p.name == "Ann Reed"}
        assert len(both) == 2
        for one in both.values():
            assert workspace.set_side(one.id, Side.THEIRS).id == one.id
