"""Whoever would be left in peace, or says a plain no, is thanked, asked nothing that sells, and left."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.brief import brief
from otherside.workspace.drafting import draft_json
from otherside.workspace.questioning import plan_for

HEAD = "From: Ines Lund <ines@lund.example>\nTo: Nora Own <nora@ours.example>\nSubject: The barn\n"
BEFORE = "I want the barn to be a studio. I am afraid that it takes all summer."


@pytest.fixture
def made(tmp_path):
    def make(text, *more):
        folder = tmp_path / "barn"
        folder.mkdir()
        for n, (day, words) in enumerate((("05 Oct 2026", BEFORE), ("09 Oct 2026", text), *more)):
            mail = f"{HEAD}Date: {day} 09:00:00 +0000\n\nDear Nora,\n\n{words}\n\nInes\n"
            (folder / f"{n}.eml").write_text(mail, encoding="utf-8")
        workspace = Workspace.init(tmp_path / "w", ["Nora Own", "ours.example"])
        workspace.add([folder], deal="Barn")
        return workspace

    return make


@pytest.mark.parametrize(
    "text",
    [
        "I can't sign for a barn on land I may be selling. I'll probably just not answer for a while. Please don't take it personally.",
        "Don't expect to hear from me for a bit.",
        "I need a few weeks of quiet, please.",
        "Keep this to yourself, please: my mother is very ill. I need a few weeks of quiet.",
    ],
)
def test_who_would_be_left_in_peace_is_thanked_and_asked_nothing(made, text):
    with made(text) as workspace:
        draft = draft_json(workspace, "Barn", "Ines", "email")
        assert "?" not in draft["text"].replace(text, "")
        assert "Thank you" in draft["text"]
        assert "left in peace" in draft["notes"][0]
        assert "mother" not in draft["text"] + draft["notes"][0]
        plan = plan_for(workspace, "Barn", "Ines")
        assert plan["questions"] == []
        assert "Leave them until they write themselves." in plan["note"]


def test_a_plain_no_is_shown_as_one_and_sold_to_no_further(made):
    text = "I am sorry, but I cannot sign for a barn on land we may be selling."
    with made(text) as workspace:
        draft = draft_json(workspace, "Barn", "Ines", "email")
        assert "?" not in draft["text"]
        assert "studio" not in draft["text"]
        shown = brief(workspace, workspace.deal("Barn"))
        assert text in [row["quote"] for row in shown["wishes"]]


def test_who_writes_again_is_no_longer_left(made):
    with made(
        "Don't expect to hear from me for a bit.", ("20 Oct 2026", "Could you come and look at the roof?")
    ) as workspace:
        draft = draft_json(workspace, "Barn", "Ines", "email")
        assert not any("left in peace" in note for note in draft["notes"])
        assert plan_for(workspace, "Barn", "Ines")["questions"]
