"""What grounds anything of a deal: neither an age nor a private day, and how far words carry that were said apart."""

from __future__ import annotations

import json

import pytest

from otherside.domain import Facet
from otherside.workspace import Workspace
from otherside.workspace.corrections import add_evidence

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Managing Director, Marlstone)

**Nils Own (0:10):** What made you look at this now?

**Ada Voss (0:20):** Rolf turns sixty-two in March, and that is all I will say about it.

**Rolf Behrend (0:30):** The kiln firm sends its man on the ninth of February.
"""


@pytest.fixture
def made(tmp_path):
    """``made(files)``: a workspace with a deal of these files, ``{name: text}``."""
    opened = []

    def make(files):
        folder = tmp_path / "marlstone"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        workspace = Workspace.init(tmp_path / "w", ["Ours", "ours.example"])
        opened.append(workspace.__enter__())
        workspace.add([folder])
        return workspace

    yield make
    for workspace in opened:
        workspace.__exit__(None, None, None)


def test_nobodys_age_grounds_a_belief_a_window_or_a_line_of_the_brief(made):
    workspace = made({"2026-10-01_call.md": CALL})
    (stored,) = workspace.conversations("marlstone")
    for words in ("Rolf turns sixty-two in March", "The kiln firm sends its man on the ninth of February."):
        add_evidence(workspace, stored.id, [Facet.TRIGGER, Facet.FEAR], quote=words)
    told = json.dumps([workspace.forecast("marlstone", draws=200), workspace.brief("marlstone")])
    assert "ninth of February" in told
    assert "sixty-two" not in told
