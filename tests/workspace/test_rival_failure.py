"""That another way is spoken of makes it no safer than ours."""

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.forecasts.deal_scenario import know

TALK = """Nils: What are you looking at?
Ada Voss: We key every batch in by hand and it costs us four hours a shift. I worry that the new one fails as the last one did.
Rolf Brand: We have a quote from Tracewell as well, which is cheaper. Tracewell is out, they could not show us a single mill.
"""


def test_a_way_of_which_no_doubt_was_voiced_has_the_failure_of_all(tmp_path):
    file = tmp_path / "Mill" / "2026-10-01 call.txt"
    file.parent.mkdir()
    file.write_text(TALK, encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us=["Nils"]) as workspace:
        workspace.add([file.parent])
        for name in ("Ada Voss", "Rolf Brand"):
            workspace.set_side(name, Side.THEIRS)
        known = know(workspace, workspace.deal("Mill"))
    assert any(row.of == "Tracewell" for row in known.rows.values())
    assert known.failure.origin == "evidence"
    assert known.failures == {}
