"""What they asked of us, and under which conditions they would go on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts.conditions import requires
from otherside.questions.view import Buyer, Statement, View
from otherside.reports.terms import AGREED
from otherside.reports.words import terms
from otherside.workspace import Workspace
from otherside.workspace.heard.rows import IN_CONFIDENCE
from otherside.workspace.heard.terms import agreed, asked_of_us, conditions

SAID = (
    "Please don't send the quote to the foremen.",
    "We grind flour for nine bakeries.",
    "I want the exit clause on paper before anybody touches the old mill.",
)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("You'd have to prove to me that it saves the second shift.", True),
        ("I need the lawyer's letter before we sign.", True),
        ("Only if Rolf's crew is asked first, and not over his head, would it go ahead.", True),
        ("We won't go near payroll unless the auditor has seen it.", True),
        ("That clause is a deal-breaker.", True),
        ("I'd look at it if the night shift asked for it.", True),
        ("Nine hundred is over the limit, and that's two signatures.", True),
        ("I can sign up to four hundred by myself.", True),
        ("Anything above 5,000 has to be approved by the trustees.", True),
        ("I can't go above 900 a month.", True),
        ("Nothing is touched before the first of May.", True),
        ("The season ends in May and I don't want anybody touching the slip before that.", True),
        ("Nothing goes back to the harbour office.", True),
        ("If one word of it comes back to me from the crew, I'm gone.", True),
        ("Let's say four visits instead of nine.", True),
        ("We sew over two hundred seams a day.", False),
        ("We had over forty signs made.", False),
        ("Nothing opens here before ten in the morning.", False),
        ("If it rains, I'm off to the slip.", False),
        ("We got it done in two days instead of five.", False),
        ("We need it live before mid-May so that people have time.", False),
        ("We want to be open before the summer.", False),
        ("The mill has to be swept.", False),
        ("Would you only do that if we asked?", False),
    ],
)
def test_conditions_by_their_words(text, does):
    assert requires(text) == does


def test_a_deal_lists_what_was_asked_and_what_must_be_first():
    said = tuple(
        Statement(str(n), "ada", text, date=dt.date(2026, 10, 1), conversation="c", turn=n)
        for n, text in enumerate(SAID)
    )
    view = View("mill", (Buyer("ada", "Ada Voss", spoke=True),), said)
    assert [s.text for s in asked_of_us(view)] == [SAID[0]]
    assert [s.text for s in conditions(view)] == [SAID[2]]


def test_an_arrangement_for_a_meeting_that_has_been_is_no_wish_any_more():
    said = (
        Statement("1", "ada", "Please don't come before ten.", date=dt.date(2026, 8, 1), conversation="a"),
        Statement("2", "ada", "Please don't write to the foremen.", date=dt.date(2026, 8, 1), conversation="a", turn=1),
        Statement("3", "ada", "We grind flour for nine bakeries.", date=dt.date(2026, 10, 1), conversation="b"),
    )
    view = View("mill", (Buyer("ada", "Ada Voss", spoke=True),), said)
    assert [s.id for s in asked_of_us(view)] == ["2"]


def test_where_it_stands_is_the_yes_and_what_took_it_back():
    texts = (
        "The old plan was cancelled.", "The board has approved it.", "We grind flour for nine bakeries.",
        "I'm afraid it's on hold again, we can't sign before the audit.",
    )  # fmt: skip
    said = tuple(
        Statement(str(n), "ada", text, date=dt.date(2026, 8, 1 + n), conversation=str(n))
        for n, text in enumerate(texts)
    )
    view = View("mill", (Buyer("ada", "Ada Voss", spoke=True),), said)
    assert [s.id for s in agreed(view)] == ["1", "3"]
    assert agreed(View("mill", view.buyers, said[:1])) == []
    # What is signed may be another agreement of theirs, unless it was read as a commitment.
    other = Statement("5", "ada", "There's a new crew agreement, it's signed.", date=dt.date(2026, 8, 9))
    sure = replace(other, facets={Facet.COMMITMENT: 0.9})
    assert agreed(View("mill", view.buyers, (other,))) == []
    assert agreed(View("mill", view.buyers, (sure,))) == [sure]


CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone)

**Nils Own (0:10):** What would have to be so?

**Ada Voss (0:20):** I want the exit clause on paper before anybody touches the old mill. Please keep that between us.
"""


def test_what_was_said_in_confidence_is_marked(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "2026-10-01_call.md").write_text(CALL, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("marlstone")
        assert [row["mark"] for row in brief["conditions"]] == [IN_CONFIDENCE]
        lines = [line for _, lines in terms(brief) for line in lines if "exit clause" in line]
        assert lines
        assert all(IN_CONFIDENCE in line for line in lines)


LETTER = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Thu, 1 Oct 2026 10:00:00 +0100
Subject: The mill

The grinding books stay ours, also after the end. When that is in, you have my vote in the guild on Friday.

We grind flour for nine bakeries. They've said yes in principle, subject to a shorter notice.
"""


def test_a_yes_stands_with_what_it_hangs_on_and_counts_as_a_commitment(tmp_path):
    with Workspace.init(tmp_path / "w", ["ours.example"]) as workspace:
        folder = tmp_path / "marlstone"
        folder.mkdir()
        (folder / "letter.eml").write_text(LETTER, encoding="utf-8")
        workspace.add([folder])
        brief = workspace.brief("marlstone")
    assert {row["quote"] for row in brief["conditions"]} == {
        "The grinding books stay ours, also after the end. When that is in, you have my vote in the guild on Friday.",
        "They've said yes in principle, subject to a shorter notice.",
    }
    assert {row["quote"] for row in brief["agreed"]} == {"They've said yes in principle, subject to a shorter notice."}
    headings = [heading for heading, _ in terms(brief)]
    assert headings[0] == AGREED
    assert sum("yes in principle" in line for _, lines in terms(brief) for line in lines) == 1
    ada = next(p for p in brief["people"] if p["name"] == "Ada Voss")
    assert any("yes in principle" in row["quote"] for row in ada["facets"]["commitment"])


@pytest.mark.parametrize(("outcome", "kept"), [("won", {"agreed", "conditions", "wishes"}), ("lost", {"wishes"})])
def test_what_was_promised_stays_once_it_is_won_and_what_to_leave_in_any_case(tmp_path, outcome, kept):
    with Workspace.init(tmp_path / "w", ["ours.example"]) as workspace:
        folder = tmp_path / "Marlstone"
        folder.mkdir()
        asked = LETTER + "\nPlease don't ring the foremen.\n"
        (folder / "letter.eml").write_text(asked, encoding="utf-8")
        crm = (
            f"Deal Name,Account,Stage,Amount,Close Date,Outcome\nMarlstone,Marlstone,Closed,8000,2026-11-01,{outcome}\n"
        )
        (tmp_path / "crm.csv").write_text(crm, encoding="utf-8")
        workspace.add([tmp_path / "crm.csv"])
        workspace.add([folder], deal="Marlstone")
        brief = workspace.brief("Marlstone")
    assert brief["about"]["outcome"] == outcome
    assert brief["questions"] == []
    assert {key for key in ("agreed", "conditions", "wishes") if brief[key]} == kept
