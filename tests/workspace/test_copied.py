"""Whoever only wrote to a colleague with us in copy has not spoken to us: their words stand on top, and the colleague is asked."""

import datetime as dt

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.changes import changes
from otherside.workspace.drafting import draft_json

NORA, TESSA, ARNO = (
    "Nora Own <nora@ours.example>",
    "Tessa Lind <tessa@kilns.example>",
    "Arno Kilner <arno@kilns.example>",
)
FIRST = (
    TESSA,
    NORA,
    "",
    "02",
    "Dear Nora,\n\nI want the second kiln to be ours by the winter. Arno has to agree to it, he built the first one. "
    "I am afraid of telling him.\n\nTessa",
)
HURT = "I hear of a second kiln. I should have liked to hear it from you."


def deal(tmp_path, *mails):
    folder = tmp_path / "kilns"
    folder.mkdir(parents=True)
    for n, (sender, to, cc, day, text, *answers) in enumerate(mails):
        copy = f"Cc: {cc}\n" if cc else ""
        copy += f"In-Reply-To: <m{answers[0]}@x.example>\n" if answers else ""
        head = f"From: {sender}\nTo: {to}\n{copy}Date: {day} Nov 2026 09:00:00 +0000\nSubject: Kiln {n}\nMessage-ID: <m{n}@x.example>\n"
        (folder / f"{n}.eml").write_text(f"{head}\n{text}\n", encoding="utf-8")
    workspace = Workspace.init(tmp_path / "w", ["Nora Own", "ours.example"])
    workspace.add([folder], deal="Kilns")
    return workspace


@pytest.mark.parametrize("greeting", ["", "Tessa,\n\n", "Dear Tessa,\n\n"])
def test_a_mail_in_copy_is_no_access(tmp_path, greeting):
    with deal(tmp_path, FIRST, (ARNO, TESSA, NORA, "09", f"{greeting}{HURT}\n\nA.")) as workspace:
        plan = workspace.plan("Kilns", "Arno")
        assert plan["with"] == "Tessa Lind"
        assert "with us in copy" in plan["note"]
        assert "I hear of a second kiln." in plan["opening"]["text"]
        assert "making the time" not in plan["opening"]["text"]
        assert {q["through"] for q in plan["questions"]} == {"Tessa Lind"}
        assert [row["quote"] for row in plan["outlooks"]][:2] == HURT.replace("kiln. ", "kiln.|").split("|")
        with pytest.raises(InputError, match="Tessa Lind first"):
            draft_json(workspace, "Kilns", "Arno", "email")
        told = [r for r in workspace.brief("Kilns")["outlooks"] if r.get("to")]
        assert {(r["person"], r["to"]) for r in told} == {("Arno Kilner", "Tessa Lind")}
        assert "Arno Kilner" not in str(changes(workspace, "Kilns", dt.date(2026, 11, 5))["people"])
        for question in ("what does Arno think of it", "has Arno been told", "does Arno know"):
            answer = workspace.ask(question, deal="Kilns")["answer"]
            assert "has not spoken to us" in answer[0]["text"]
            assert HURT.split(". ")[0] in answer[1]["text"]


@pytest.mark.parametrize(
    ("to", "cc", "text"),
    [
        (NORA, TESSA, HURT),
        (TESSA, NORA, f"Dear both,\n\n{HURT}"),
        (TESSA, NORA, f"{HURT} Nora, what do you make of it?"),
        (f"{TESSA}, {NORA}", "", f"Hello all,\n\n{HURT}"),
    ],
)
def test_a_mail_to_us_is(tmp_path, to, cc, text):
    with deal(tmp_path, FIRST, (ARNO, to, cc, "09", text)) as workspace:
        assert workspace.plan("Kilns", "Arno")["with"] == "Arno Kilner"
        assert draft_json(workspace, "Kilns", "Arno", "email")["text"]


def test_so_is_an_answer_to_what_we_wrote_and_any_mail_to_us_beside_it(tmp_path):
    ours = (NORA, f"{TESSA}, {ARNO}", "", "05", "Dear both,\n\nwhat would the second kiln be for?\n\nNora")
    answer = (ARNO, TESSA, NORA, "09", HURT, 1)
    copied = (ARNO, TESSA, NORA, "09", HURT)
    own = (ARNO, NORA, "", "12", "Dear Nora,\n\nI built the first kiln with my father.\n\nArno")
    for n, mails in enumerate(((ours, answer), (copied, own))):
        with deal(tmp_path / str(n), FIRST, *mails) as workspace:
            assert workspace.plan("Kilns", "Arno")["with"] == "Arno Kilner"
