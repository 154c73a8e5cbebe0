"""What went wrong with what they tried is no reason of theirs to change; it is a doubt that it works."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.forecasts.deal_scenario import Known, know

TALK = """Nils: How is it going?
Ada Voss: The trial version kept mixing up our eggs, and my people stopped trusting it.
Ada Voss: It is hard to roll out across four wards and it annoys everyone.
Rolf Brand: Our old ledger keeps losing orders and it drives me mad every single morning.
"""


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    file = tmp_path / "Mill" / "2026-10-01 call.txt"
    file.parent.mkdir()
    file.write_text(TALK, encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us=["Nils"]) as workspace:
        workspace.add([file.parent])
        for name in ("Ada Voss", "Rolf Brand"):
            workspace.set_side(name, Side.THEIRS)
        yield know(workspace, workspace.deal("Mill"))


def test_trouble_with_what_was_tried_is_no_reason_and_a_doubt(known: Known) -> None:
    quotes = {row.evidence.quote for ids in known.reasons.values() for row in (known.rows[i] for i in ids)}
    assert any("ledger" in q for q in quotes)
    assert not any("trial" in q or "roll out" in q for q in quotes)
    assert known.failure.origin == "evidence"
    assert any("trial" in known.rows[i].evidence.quote for i in known.failure.evidence)
