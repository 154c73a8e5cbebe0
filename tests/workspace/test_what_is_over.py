"""From files: what came first and is done holds nothing back, and what was told in confidence is marked so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from otherside.domain import Conversation, Evidence, Extractor, Facet, Stance, Turn
from otherside.store import EvidenceRow, StoredConversation
from otherside.workspace import Workspace
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.heard.over import as_it_stands, finished_in
from otherside.workspace.questioning import burdens_of, view_of

FIRST = "The inspection comes first, that is my number one priority until it is over."
CALL = f"""# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Marlstone)

**Nils Own (0:10):** What would have to happen before that?

**Ada Voss (0:20):** {FIRST}

**Ada Voss (0:40):** I propose, Rolf, he's the owner's nephew and the managing director, decides.
"""
DONE = """# Call

**Participants:** Nils Own (Ours, AE), Rolf Behrend (Marlstone)

**Rolf Behrend (0:20):** The inspection is done.

**Rolf Behrend (0:40):** Between you and me, the second kiln is next.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "marlstone"
    folder.mkdir()
    (folder / "2026-09-01_call.md").write_text(CALL, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as found:
        found.add([folder])
        yield found


def test_what_is_done_holds_nothing_back_and_a_title_is_who_has_it(workspace: Workspace, tmp_path: Path) -> None:
    deal = workspace.deal("marlstone")
    before = know(workspace, deal)
    assert [i.name for i in before.initiatives] == ["inspection"]
    assert [b["burden"] for b in burdens_of(workspace, deal) if b["burden"] == "priority"] == ["priority"]
    assert [m.name for m in before.members] == ["Ada Voss", "Rolf Behrend"]

    (tmp_path / "marlstone" / "2026-10-01_call.md").write_text(DONE, encoding="utf-8")
    workspace.add([tmp_path / "marlstone"])
    after = know(workspace, deal)
    assert after.initiatives == ()
    ada = {m.name: m.estimates.numbers["rank"] for m in after.members}["Ada Voss"]
    assert not [e for e in ada.evidence if after.rows[e].evidence.quote == FIRST]
    assert not [b for b in burdens_of(workspace, deal) if b["burden"] == "priority"]
    view = view_of(workspace, deal)
    assert {s.text for s in view.statements if s.id in view.over} == {FIRST}
    assert [s.text for s in view.statements if s.between_us and "kiln" in s.text]
    assert all(f not in s.facets and p >= 0.2 for s in view.statements for f, p in s.unsure.items())
    (first,) = [s for s in view.statements if s.text == FIRST]
    assert Facet.PRIORITY in {*first.facets, *first.unsure}


MAY, JULY = dt.date(2026, 5, 4), dt.date(2026, 7, 6)


def _stored(name: str, text: str, day: dt.date) -> StoredConversation:
    turn = Turn(text, "Ada")
    held = SimpleNamespace(turn=turn, source=1)
    return StoredConversation(name, Conversation(name, "call", (turn,), date=day), "mill", (held,), {"Ada": "a"})


def _row(stored: StoredConversation, quote: str) -> EvidenceRow:
    start = stored.turns[0].turn.text.index(quote)
    read = Extractor("reader", "1")
    facets = {Facet.PRIORITY: 0.9}
    e = Evidence(
        quote,
        stored.id,
        0,
        start,
        start + len(quote),
        quote,
        "Ada",
        facets,
        Stance.NEUTRAL,
        0.5,
        reported=False,
        extractor=read,
    )
    return EvidenceRow(e, "a", "Ada Voss", "mill", "", "", stored.conversation.date, "Ada")


def test_what_points_back_to_whose_word_has_come_puts_nothing_first_any_more() -> None:
    first = _stored("c1", "The insurer's in June. Before that I'm not moving. The harvest comes first.", MAY)
    later = _stored("c2", "The insurer has renewed.", JULY)

    def left(*quotes: str, heard: tuple[StoredConversation, ...]) -> list[str]:
        finished = finished_in(heard, {"a"})
        rows = [_row(first, quote) for quote in quotes]
        return [r.evidence.quote for r in rows if Facet.PRIORITY in as_it_stands(r, finished, MAY).evidence.facets]

    said = ("The insurer's in June.", "Before that I'm not moving.", "The harvest comes first.")
    assert left(*said, heard=(first,)) == list(said)
    assert left(*said, heard=(first, later)) == ["The harvest comes first."]
