"""What lies open in a deal, for the list of deals: our promises, and how often it was put off."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.lists import deal_list

FIRST = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Director, Marlstone)

**Nils Own (0:10):** I'll send you the name of the fitter by 12 March.

**Ada Voss (0:20):** Good. And let's leave the contract until after Easter, please.

**Nils Own (0:30):** When shall we talk about it again?

**Ada Voss (0:40):** After Easter, then.
"""
SECOND = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Director, Marlstone)

**Nils Own (0:10):** Easter is over. How is it now?

**Ada Voss (0:20):** The kilns are full. We might look at it again in the autumn.
"""


@pytest.fixture
def marlstone(tmp_path):
    folder = tmp_path / "marlstone"
    folder.mkdir()
    (folder / "2026-03-02_call.md").write_text(FIRST, encoding="utf-8")
    (folder / "2026-04-20_call.md").write_text(SECOND, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([folder])
        yield workspace


def test_each_day_on_which_it_was_put_off_counts_once_and_our_promise_lies_open(marlstone):
    (deal,) = deal_list(marlstone)
    assert [row["date"] for row in deal["put_off"]] == ["2026-04-20", "2026-03-02"]
    assert deal["put_off"][0]["quote"] == "We might look at it again in the autumn."
    assert [(row["quote"], row["by"]) for row in deal["ours_open"]] == [
        ("I'll send you the name of the fitter by 12 March.", "2026-03-12")
    ]
    for row in deal["put_off"]:
        turn = marlstone.store.conversation(row["conversation"]).turns[row["turn"]].turn.text
        assert turn[row["start"] : row["end"]] == row["quote"]
