"""The day of a mail is that of its writer's clock, wherever it is asked for."""

import datetime as dt

from otherside.workspace import Workspace

LATE = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Thu, 01 Oct 2026 19:30:00 -0600
Subject: The mill
Message-ID: <one@marlstone.example>

Dear Nils,

I'm afraid that the old stones won't last the winter. Could you send me the drawing by tomorrow?

Ada
"""


def test_a_mail_of_thursday_evening_is_of_thursday(tmp_path):
    thursday = dt.date(2026, 10, 1)
    (tmp_path / "late.eml").write_text(LATE, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["ours.example"]) as workspace:
        workspace.add([tmp_path / "late.eml"], deal="marlstone")
        assert workspace.store.dates("marlstone") == [thursday]
        (stored,) = workspace.conversations("marlstone")
        assert stored.conversation.date == stored.turns[0].turn.day == thursday
        assert {row.date for row in workspace.evidence("marlstone")} == {thursday}
        assert {row.date for row in workspace.store.evidence("marlstone")} == {thursday}
        brief = workspace.brief("marlstone")
        assert (brief["since"], brief["until"]) == ("2026-10-01", "2026-10-01")
        assert [row["by"] for row in brief["promises"]["sought"]] == ["2026-10-02"]
