"""In a workspace of one deal names are told, and what somebody wrote that waits for us is a request of theirs."""

from __future__ import annotations

import pytest

from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.asking.waiting import WAITING

CALL = """Noor Lind: What worries you about it?
Ines Calder: I'm worried that the looms stop during the fair and nobody here can start them again.
Tomas Brandt: I am afraid we lose the spring orders if it goes wrong.
"""
MAIL = """From: Tomas Brandt <tomas@harrow.example>
To: Noor Lind <noor@lindworks.example>
Date: Mon, 9 Mar 2026 09:00:00 +0000
Subject: The wiring
Message-ID: <w1@harrow.example>
Content-Type: text/plain; charset=utf-8

Hello Noor,

Does your cable come with a certificate for wet rooms?

Tomas Brandt
"""
OTHER = """Noor Lind: What worries you?
Amara Quist: I'm worried that the roof leaks before the winter is over.
"""


def made(root, others=()):
    (root / "Harrow Mill").mkdir()
    (root / "Harrow Mill" / "2026-03-02 call.txt").write_text(CALL, encoding="utf-8")
    (root / "Harrow Mill" / "wiring.eml").write_text(MAIL, encoding="utf-8")
    for name in others:
        (root / name).mkdir()
        (root / name / "2026-03-02 call.txt").write_text(OTHER, encoding="utf-8")
    workspace = Workspace.init(root / "w", ["Noor Lind", "lindworks.example"])
    workspace.add([root / "Harrow Mill", *(root / name for name in others)])
    return workspace


def test_one_deal_has_names_and_is_no_market(tmp_path):
    with made(tmp_path) as workspace:
        data = ask(workspace, "what are they afraid of?")
        assert data["findings"]
        assert data["understood"]["named"]
        told = " ".join(a["text"] for a in data["answer"])
        assert "somebody" not in told
        assert "market" not in told
        assert "Ines Calder" in told or "Tomas Brandt" in told


def test_over_several_deals_nobody_is_named_unasked(tmp_path):
    with made(tmp_path, ["Larch Road"]) as workspace:
        assert not ask(workspace, "what are they afraid of?")["understood"]["named"]
        assert ask(workspace, "what are they afraid of?", deal="Harrow Mill")["understood"]["named"]


@pytest.mark.parametrize("question", ["What has Tomas asked us?", "what did Tomas ask of us"])
def test_what_waits_for_an_answer_is_found(tmp_path, question):
    with made(tmp_path) as workspace:
        data = ask(workspace, question)
        quotes = [q["quote"] for f in data["findings"] if f["name"] == WAITING for q in f["quotes"]]
        assert quotes == ["Does your cable come with a certificate for wet rooms?"]
        assert not [f for f in ask(workspace, "What has Ines asked us?")["findings"] if f["name"] == WAITING]
