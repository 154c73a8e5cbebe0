"""A promise to a couple or a group stands in the draft to each of them."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_json

US = "Nora Own <nora@ours.example>"
PIET, INES = "Piet Lund <piet@lund.example>", "Ines Lund <ines@lund.example>"
MAILS = [
    (US, f"{PIET}, {INES}", "01 Sep", "Thank you for the walk through the barn."),
    (INES, US, "02 Sep", "I would like a place where people stay."),
    (PIET, US, "02 Sep", "The neighbour worries me."),
    (INES, US, "26 Oct", "The days are getting short. The children paint the doors."),
]
NOTE = """---
date: 2026-09-10
---
# Visit at the barn

Met Piet Lund and Ines Lund at the barn. Ines: “I would like a long table.” Piet: “And I would like peace with the neighbour.”

{}
"""


@pytest.fixture
def drafts(tmp_path):
    def made(note="", letter=""):
        folder = tmp_path / "barn"
        folder.mkdir()
        mails = [*MAILS, (US, f"{PIET}, {INES}", "10 Sep", letter)] if letter else MAILS
        for n, (who, to, day, text) in enumerate(mails):
            head = f"From: {who}\nTo: {to}\nDate: {day} 2026 09:00:00 +0000\nSubject: The barn\n"
            (folder / f"{n}.eml").write_text(f"{head}\n{text}\n", encoding="utf-8")
        if note:
            (folder / "visit.md").write_text(NOTE.format(note), encoding="utf-8")
        with Workspace.init(tmp_path / "w", ["Nora Own", "ours.example"]) as workspace:
            workspace.add([folder], deal="Barn")
            return {name: draft_json(workspace, "Barn", name, "email") for name in ("Ines", "Piet")}

    return made


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "I said I'd send them a sketch of the loft by 30 September.",
            "send you a sketch of the loft by 30 September.",
        ),
        (
            "I promised the two of them a sketch of the loft by 30 September.",
            "I promised you a sketch of the loft by 30 September.",
        ),
        (
            "I told them both they'd have the sketch of the loft by 30 September.",
            "have the sketch of the loft by 30 September.",
        ),
        (
            "Promised the Lunds a sketch of the loft by 30 September.",
            "I promised you a sketch of the loft by 30 September.",
        ),
        ("I owe Piet and Ines a sketch of the loft.", "I still owe you a sketch of the loft."),
    ],
)
def test_what_was_promised_to_both_is_told_to_each_in_words_for_them(drafts, note, told):
    for draft in drafts(note).values():
        assert told in draft["text"]
        assert note in draft["notes"][0]
        assert "[How far we are with that.]" in draft["text"]


def test_what_was_promised_to_one_is_told_to_that_one(drafts):
    found = drafts("I told Ines I'd send her a sketch of the loft by 30 September.")
    assert "send you a sketch of the loft" in found["Ines"]["text"]
    assert "sketch" not in found["Piet"]["text"]


def test_that_a_thing_will_be_with_them_by_a_day_is_a_promise_to_each(drafts):
    for draft in drafts(letter="The sketch of the loft will be with you by the 30th.").values():
        assert "“The sketch of the loft will be with you by the 30th.”" in draft["text"]
