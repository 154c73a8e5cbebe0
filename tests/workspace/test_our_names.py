"""Who keeps the notes as "Me" is named in what is written, or is "us"; whom a buyer only passes on decides nothing."""

from __future__ import annotations

import re

import pytest

from otherside.domain import Side
from otherside.workspace import Workspace

NOTE = """# 11 Nov 2026 - phone, Ada Quill (Head of Stores)

Ada: I'm worried that nobody counts the crates any more.
{who}: What would help you?
Ada: I need a list that my people trust, before the audit in May.
{who}: I'll write to you.
"""
PASSED_ON = """From: Ada Quill <ada@mill.example>
To: Ines Berg <ines@kilnworks.example>
Date: Thu, 22 Oct 2026 14:06:59 +0100
Message-ID: <1@mill.example>
Subject: FW: The kiln

Ines, see below. I am worried about May.

Ada

---------- Forwarded message ---------
From: Northcover Engineering <inspections@northcover.example>
Date: Wed, 21 Oct 2026 at 17:40
Subject: The kiln
To: Ada Quill <ada@mill.example>

We regret that we cannot renew the certificate. We are concerned about the flue and require replacement before 1 February 2027.
"""


def workspace_of(folder, text, name, us):
    (folder / "mill").mkdir()
    (folder / "mill" / name).write_text(text)
    workspace = Workspace.init(folder / "ws", us=us)
    workspace.add([folder / "mill"])
    return workspace


@pytest.mark.parametrize("who", ["Me", "Us", "I", "IB"])
@pytest.mark.parametrize("us", [["Ines Berg"], ["Ines Berg", "Tom Reed"]])
def test_no_draft_names_somebody_me(tmp_path, who, us):
    with workspace_of(tmp_path, NOTE.format(who=who), "note.md", us) as workspace:
        texts = [
            workspace.draft("mill", "Ada", kind, variant=n)["text"] for kind in ("email", "proposal") for n in range(4)
        ]
        assert not [
            t for t in texts if re.search(r"\b(?:told|wrote to|with|asked) (?:Me|Us|I|IB)\b|^(?:Me|Us|I|IB)$", t, re.M)
        ]
        named = {p.name for p in workspace.people("mill") if p.side is Side.OURS}
        assert named == ({"Ines Berg"} if len(us) == 1 or who == "IB" else {who})


def test_whom_a_buyer_passes_on_is_in_no_forecast(tmp_path):
    with workspace_of(tmp_path, PASSED_ON, "m.eml", ["kilnworks.example"]) as workspace:
        sides = {p.name: p.side for p in workspace.people("mill")}
        assert sides["Northcover Engineering"] is Side.UNKNOWN
        assert sides["Ada Quill"] is Side.THEIRS
        assert "Northcover" not in str(workspace.forecast("mill")["pivotal"])
