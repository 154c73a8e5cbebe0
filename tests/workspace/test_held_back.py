"""A request to hold back from somebody is said first wherever a message to them is prepared."""

import pytest

from otherside.workspace import Workspace
from otherside.workspace.drafting import draft_json
from otherside.workspace.linting import checked_text
from otherside.workspace.questioning import plan_for

ADDRESSES = {
    "Piet": "Piet Lund <piet@lund.example>",
    "Edda": "Edda Lund <edda@lund.example>",
    "Maud": "Maud Ames <maud@ames.example>",
    "Nora": "Nora Own <nora@ours.example>",
}
EDDA = ("Edda", "Nora", "07 Oct 2026", "I am afraid of the dust in my kitchen. I would like the barn to stay as it is.")


def deal(tmp_path, *mails):
    folder = tmp_path / "barn"
    folder.mkdir()
    for n, (who, to, day, text) in enumerate(mails):
        head = f"From: {ADDRESSES[who]}\nTo: {ADDRESSES[to]}\nDate: {day} 09:00:00 +0000\nSubject: The barn\n"
        (folder / f"{n}.eml").write_text(f"{head}\nDear {to},\n\n{text}\n\n{who}\n", encoding="utf-8")
    workspace = Workspace.init(tmp_path / "w", ["Nora Own", "ours.example"])
    workspace.add([folder], deal="Barn")
    return workspace


def barred(workspace, to):
    findings = checked_text(workspace, f"Dear {to},\n\nhow is the kitchen?\n\nNora", "Barn", to).findings
    return [f for f in findings if f.code == "OS903"]


@pytest.mark.parametrize(
    "request_",
    [
        "Please don't send Mum anything before that.",
        "Please write to me and not to Mum until the 3rd.",
        "Nothing to Mum for now, please.",
        "Could you leave Mum out of it till then?",
    ],
)
def test_draft_lint_and_plan_say_so_first_and_no_answer_is_owed(tmp_path, request_):
    asked = ("Piet", "Nora", "09 Oct 2026", f"We all talk about it on 3 November. {request_}")
    with deal(tmp_path, EDDA, asked) as workspace:
        draft = draft_json(workspace, "Barn", "Edda", "email")
        assert request_ in draft["notes"][0]
        assert draft["access"] == draft["notes"][0]
        assert request_ in barred(workspace, "Edda")[0].why
        assert plan_for(workspace, "Barn", "Edda")["with"] == "Piet Lund"
        own = draft_json(workspace, "Barn", "Piet", "email")
        assert not any("waits for an answer" in note for note in own["notes"])
        assert "[Our answer.]" not in own["text"]
        assert barred(workspace, "Piet") == []


def test_it_passes_with_its_day_and_with_a_letter_of_their_own(tmp_path):
    asked = ("Piet", "Nora", "09 Oct 2026", "Please write to me and not to Mum until the 3rd.")
    later = ("Piet", "Nora", "10 Nov 2026", "The roof is dry now.")
    with deal(tmp_path, EDDA, asked, later) as workspace:
        assert not draft_json(workspace, "Barn", "Edda", "email")["access"]
        assert barred(workspace, "Edda") == []
    written = ("Edda", "Nora", "12 Oct 2026", "I would rather you wrote to me yourself.")
    (tmp_path / "second").mkdir()
    with deal(tmp_path / "second", EDDA, asked, written) as workspace:
        assert not draft_json(workspace, "Barn", "Edda", "email")["access"]


def test_where_nobody_can_be_she_the_note_stands_for_the_deal(tmp_path):
    asked = ("Piet", "Nora", "09 Oct 2026", "Nothing to Mum for now, please.")
    maud = ("Maud", "Nora", "07 Oct 2026", "I would like the barn to stay as it is.")
    with deal(tmp_path, maud, asked) as workspace:
        assert "Nothing to Mum" in draft_json(workspace, "Barn", "Maud", "email")["notes"][0]
        assert barred(workspace, "Maud")
        assert plan_for(workspace, "Barn", "Maud")["with"] == "Maud Ames"


@pytest.mark.parametrize(
    ("request_", "shows"),
    [
        ("Please don't show it to Edda first, she will paint over it.", "I have attached a page for you."),
        ("Please don't send the sketch to Edda before I have seen it.", "I enclose the sketch of the barn."),
        ("Please don't mail Edda the sketch yet.", "Here is the sketch, then."),
        ("Could you not show Edda the sketch yet?", "We send you the sketch today."),
    ],
)
def test_a_thing_that_is_not_to_be_shown_leaves_the_person_free(tmp_path, request_, shows):
    asked = ("Piet", "Nora", "09 Oct 2026", request_)
    with deal(tmp_path, EDDA, asked) as workspace:
        assert plan_for(workspace, "Barn", "Edda")["with"] == "Edda Lund"
        assert not [q for q in plan_for(workspace, "Barn", "Edda")["questions"] if q["through"]]
        assert barred(workspace, "Edda") == []
        thanks = "Dear Edda,\n\nthank you for the talk. What would you want to keep of the barn?\n\nNora"
        assert [f.code for f in checked_text(workspace, thanks, "Barn", "Edda").findings if f.code == "OS903"] == []
        found = checked_text(workspace, f"Dear Edda,\n\n{shows} How is the kitchen?\n\nNora", "Barn", "Edda").findings
        (finding,) = [f for f in found if f.code == "OS903"]
        assert request_ in finding.why
        # It stands under what they asked us to leave, and beside a draft.
        assert [w["person"] for w in workspace.brief("Barn")["wishes"]] == ["Piet Lund"]
        assert any(request_ in note for note in draft_json(workspace, "Barn", "Edda", "email")["notes"])
