"""What one call on a deal reads is read once, and nothing of it outlives the call."""

import datetime as dt

import pytest

from otherside.workspace import Workspace
from otherside.workspace.heard.departed import going
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.lists import deal_list
from otherside.workspace.one_call import of_deal, once

CALL = """---
date: 2026-03-0{n}
---

Ivo Quill (ivo@quillfold.example): And how is it today?

Dana Moor (dana@{deal}.example): We lose three hours each Monday looking for pallets. Number {n} was the worst.
"""


@pytest.fixture
def workspace(tmp_path):
    for deal in ("fallow", "reed"):
        folder = tmp_path / deal
        folder.mkdir()
        for n in range(1, 5):
            (folder / f"{n}.md").write_text(CALL.format(n=n, deal=deal), encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["quillfold.example"]) as workspace:
        workspace.add([tmp_path / "fallow", tmp_path / "reed"])
        yield workspace


@pytest.fixture
def loaded(workspace, monkeypatch):
    found = []
    load = workspace.store.conversation
    monkeypatch.setattr(workspace.store, "conversation", lambda number: found.append(number) or load(number))
    return found


@pytest.mark.parametrize(
    "call",
    [
        lambda w: w.forecast("fallow", draws=200),
        lambda w: w.brief("fallow"),
        lambda w: deal_list(w, [w.deal("fallow")]),
    ],
)
def test_a_call_loads_each_conversation_once_but_for_the_marks_of_what_it_shows(workspace, loaded, call):
    call(workspace)
    ids = workspace.store.conversation_ids("fallow")
    assert {*loaded} == {*ids}
    # Beside a few quotes it is looked up where they stand.
    assert len(loaded) <= 3 * len(ids)


def test_the_next_call_sees_what_has_changed(workspace, tmp_path):
    before = workspace.forecast("fallow", draws=200)
    (tmp_path / "fallow" / "5.md").write_text(CALL.format(n=9, deal="fallow"), encoding="utf-8")
    workspace.add([tmp_path / "fallow"])
    after = workspace.forecast("fallow", draws=200)
    assert before["last_heard"] != after["last_heard"] == "2026-03-09"


def test_it_is_kept_of_one_deal_and_to_the_end_of_the_outermost_call(workspace):
    made = []

    def make():
        made.append(1)
        return len(made)

    assert once(workspace, "fallow", "a", make) == 1
    with of_deal(workspace, "fallow"):
        assert once(workspace, "fallow", "a", make) == once(workspace, "fallow", "a", make) == 2
        assert once(workspace, "fallow", "b", make) == 3
        with of_deal(workspace, "fallow"):
            assert once(workspace, "fallow", "a", make) == 2
        with of_deal(workspace, "reed"):
            assert once(workspace, "fallow", "a", make) == 4
        assert once(workspace, "fallow", "a", make) == 2
    assert once(workspace, "fallow", "a", make) == 5


def test_what_was_made_once_is_not_changed_by_whoever_got_it(workspace):
    deal = workspace.deal("fallow")
    with of_deal(workspace, deal.name):
        rows = rows_of(workspace, deal)
        rows.clear()
        assert rows_of(workspace, deal)
        assert rows_of(workspace, deal, dt.date(2026, 3, 1)) != rows_of(workspace, deal)
        left, _ = going(workspace, deal)
        left["somebody"] = {}
        assert "somebody" not in going(workspace, deal)[0]
