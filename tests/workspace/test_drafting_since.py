"""A draft asks for nothing that has come since, and does not pass by the reader's last letter."""

from __future__ import annotations

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_json

CALL = """Nora Own: What would you have to see?
Ines Lund: Send me the pressure log from somebody else's mill. A bad week, not a good one.
Nora Own: I will see what I can find.
"""
LATER = """Nora Own: How did you get on?
Ines Lund: {got}
Ines Lund: The roof is my worry now. I'm afraid it won't stand another winter.
Nora Own: I see.
"""
LETTER = (
    "From: Ines Lund <ines@lund.example>\nTo: Nora Own <nora@ours.example>\nSubject: The roof\n"
    "Date: 24 Nov 2026 09:00:00 +0000\n\nNora,\n\nThe council wants a deposit of four thousand before it signs. I am afraid "
    "that this ends it for this year.\n\nInes\n"
)


@pytest.fixture
def made(tmp_path):
    def make(**files):
        folder = tmp_path / "mill"
        folder.mkdir()
        for name, text in files.items():
            ending = "eml" if text.startswith("From:") else "txt"
            stem = {"call": "2026-09-17-call", "later": "2026-10-20-call"}.get(name, name)
            (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")
        workspace = Workspace.init(tmp_path / "w", ["Nora Own", "ours.example"])
        workspace.add([folder], deal="Mill")
        workspace.set_side("Ines Lund", Side.THEIRS)
        return workspace

    return make


def test_what_was_handed_over_is_not_asked_for(made):
    got = "I got the log from the mill in Aske, thank you for that."
    with made(call=CALL, later=LATER.format(got=got)) as workspace:
        assert "pressure log" not in draft_json(workspace, "Mill", "Ines", "email")["text"]


def test_what_is_still_to_come_may_be_named(made):
    with made(call=CALL, later=LATER.format(got="Slowly, as ever.")) as workspace:
        draft = draft_json(workspace, "Mill", "Ines", "email")
        assert "pressure log" in draft["text"] + " ".join(draft["notes"])


def test_the_last_letter_comes_first(made):
    with made(call=CALL, letter=LETTER) as workspace:
        draft = draft_json(workspace, "Mill", "Ines", "email")
        assert "24 November" in draft["text"] + draft["subject"]
        assert "17 September" not in draft["subject"]
