"""A mail that somebody passes on: what it asks of us holds for what is below it, and nobody is told that we have it."""

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Conversation, Facet, Participant, Side, Turn, TurnKind
from otherside.messaging.lint import LintContext, lint
from otherside.store import StoredConversation, StoredTurn
from otherside.workspace import Workspace
from otherside.workspace.heard.beside import with_marks
from otherside.workspace.heard.confidences import kept_from
from otherside.workspace.heard.forwarded import as_they_know, forwarded, unaware
from otherside.workspace.heard.rows import in_confidence, rows_of
from otherside.workspace.incongruences import statements_by_person

NILS, ADA = "nils@ours.example", "ada@marlstone.example"
FIXED = "8 December 10:00 at ours is fixed, Uwe has put it on the board."
TOP = "Nils, see below. You didn't get this from me, but you should know where Rolf stands."


def thread(*turns, people=(("Nils Own", NILS), ("Ada Voss", ADA))):
    """``(speaker, words, to, source)`` each; with ``to`` it is a message of its own, without it one that another quotes."""
    held = tuple(
        StoredTurn(
            Turn(
                words,
                who,
                at=dt.datetime(2026, 10, n + 1, tzinfo=dt.UTC),
                kind=TurnKind.MESSAGE,
                message_id=f"m{n}" if to else None,
                recipients=tuple(to),
            ),
            source,
        )
        for n, (who, words, to, source) in enumerate(turns)
    )
    talk = Conversation("Ovens", "eml", tuple(t.turn for t in held), tuple(Participant(*p) for p in people))
    return StoredConversation("c", talk, "marlstone", held, {n: n for n in ("Ada Voss", "Rolf Behrend", "Nils Own")})


def test_what_is_below_a_request_is_kept_as_well():
    stored = thread(
        ("Uwe Kamp", "The third oven smokes.", (), 1),
        ("Rolf Behrend", "I want a way back, in writing.", (), 1),
        ("Ada Voss", TOP, [NILS], 1),
    )
    assert forwarded(stored) == {0: 2, 1: 2}
    assert in_confidence([stored]) == {("c", 0), ("c", 1), ("c", 2)}


@pytest.mark.parametrize(
    "turns",
    [
        # An answer to us, and what they had written to us before.
        [
            ("Ada Voss", "We bake for nine shops.", (), 1),
            ("Nils Own", "How many shops?", (), 1),
            ("Ada Voss", TOP, [NILS], 1),
        ],
        [("Ada Voss", "We bake for nine shops.", (), 1), ("Ada Voss", TOP, [NILS], 1)],
        # A colleague who gets the answer as well.
        [("Rolf Behrend", "We bake for nine shops.", (), 1), ("Ada Voss", TOP, [NILS, "rolf@marlstone.example"], 1)],
        # Another file of the same thread.
        [("Rolf Behrend", "We bake for nine shops.", (), 2), ("Ada Voss", TOP, [NILS], 1)],
    ],
)
def test_what_was_between_us_is_not_passed_on(turns):
    people = (("Nils Own", NILS), ("Ada Voss", ADA), ("Rolf Behrend", "rolf@marlstone.example"))
    stored = thread(*turns, people=people)
    assert forwarded(stored) == {}
    assert in_confidence([stored]) == {("c", len(turns) - 1)}


def test_a_mail_that_is_passed_on_without_a_request_is_no_confidence():
    stored = thread(
        ("Rolf Behrend", "I want a way back, in writing.", (), 1), ("Ada Voss", "Nils, see below.", [NILS], 1)
    )
    assert forwarded(stored) == {0: 1}
    assert in_confidence([stored]) == set()


FORWARD = f"""From: Ada Voss <{ADA}>
To: Nils Own <{NILS}>
Date: Tue, 06 Oct 2026 09:00:00 +0200
Message-ID: <f1@marlstone.example>
Subject: FW: Ovens

{TOP} {FIXED}

-----Original Message-----
From: Rolf Behrend
Sent: Monday, 5 October 2026 09:15
To: Ada Voss
Subject: Ovens

9 December at ten at ours is fixed with Brandt.
I want to be able to go back to the old ovens within a week, and I want it in writing before we sign.
"""
ROLF = f"""From: Rolf Behrend <rolf@marlstone.example>
To: Nils Own <{NILS}>
Date: Thu, 01 Oct 2026 09:00:00 +0200
Message-ID: <r1@marlstone.example>
Subject: Prices

We bake for nine shops with four people on the night shift.
"""


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "w", ["ours.example"]) as opened:
        mails = tmp_path / "marlstone"
        mails.mkdir()
        for name, text in (("1.eml", FORWARD), ("2.eml", ROLF)):
            (mails / name).write_text(text, encoding="utf-8")
        opened.add([mails])
        yield opened


def test_whoever_wrote_it_is_neither_asked_about_it_nor_told_that_we_have_it(workspace):
    deal = workspace.deal("marlstone")
    said = [s.quote for own in statements_by_person(workspace, deal) for s in own]
    assert any("nine shops" in quote for quote in said)
    assert not any("in writing" in quote for quote in said)
    assert all("in confidence" in r.mark for r in rows_of(workspace, deal) if "in writing" in r.evidence.quote)

    people = {p.name: p for p in workspace.people("marlstone") if p.side is Side.THEIRS}
    to_rolf = kept_from(workspace, ["marlstone"], people["Rolf Behrend"])
    assert [q.person for q in to_rolf.kept if "in writing" in q.text and not q.asks] == ["Ada Voss"]
    assert [q.person for q in to_rolf.kept if q.asks == "source"] == ["Ada Voss"]
    assert not any("in writing" in said for said in to_rolf.open)
    to_ada = kept_from(workspace, ["marlstone"], people["Ada Voss"])
    assert to_ada.kept == ()
    assert any("in writing" in said for said in to_ada.open)

    context = LintContext(confided=to_rolf.kept, open=to_rolf.open)

    def codes(text):
        return {f.code for f in lint(text, context) if f.rule == "betrays_confidence"}

    assert codes("Ada sent me your mail about the ovens.") == {"OS903"}
    assert codes("As you write in your mail to Ada, the ovens matter to you.") == {"OS903"}
    assert codes("You want to go back to the old ovens within a week, in writing.") == {"OS901"}
    assert codes("Ada sent me a note about the parking.") == set()
    assert codes("Thank you for your mail. Is Ada back on Monday?") == set()


def test_a_day_with_us_that_is_fixed_is_not_lost_with_the_confidence(workspace):
    fixed = [r for r in rows_of(workspace, workspace.deal("marlstone")) if "December" in r.evidence.quote]
    assert [r.evidence.quote for r in fixed if Facet.COMMITMENT in r.evidence.facets] == [FIXED]


def test_whoever_wrote_to_others_does_not_know_and_who_passes_it_on_does():
    stored = thread(
        ("Ada Voss", "Rolf, what do you say to the ovens?", (), 1),
        ("Rolf Behrend", "I want a way back, in writing.", (), 1),
        ("Ada Voss", "Nils, see below.", [NILS], 1),
    )
    assert forwarded(stored) == {0: 2, 1: 2}
    assert unaware(stored) == {1}
    (rolf,) = as_they_know([stored], "Rolf Behrend")
    assert [t.turn.text for t in rolf.turns] == ["Rolf, what do you say to the ovens?", "", "Nils, see below."]
    assert as_they_know([stored], "Ada Voss") == [stored]


@pytest.mark.parametrize("asked", [True, False])
def test_nothing_that_is_said_to_its_writer_rests_on_it(tmp_path, asked):
    with Workspace.init(tmp_path / "w", ["ours.example"]) as opened:
        mails = tmp_path / "marlstone"
        mails.mkdir()
        text = FORWARD if asked else FORWARD.replace(f"{TOP} {FIXED}", "Nils, see below.")
        request = "Could you send Ada the drawing of the doors by Friday?"
        text = text.replace("9 December at ten at ours is fixed with Brandt.", request)
        for name, words in (("1.eml", text), ("2.eml", ROLF)):
            (mails / name).write_text(words, encoding="utf-8")
        opened.add([mails])
        told = [opened.draft("marlstone", "Rolf", kind) for kind in ("email", "call", "proposal")]
        said = " ".join(f"{d['text']} {d['subject']} {d['notes']}" for d in told)
        assert all("we have what they wrote to others (1.eml)" in d["notes"][-1] for d in told)
        plan = opened.plan("marlstone", "Rolf")
        (row,) = [u for u in plan["leave_unsaid"] if u["text"] == "That you have seen what they wrote to others."]
        assert len(row["because"]) == 1
        said += str([plan["opening"], plan["questions"]]) + str(opened.questions("marlstone", to="Rolf", n=9))
        for words in ("in writing", "old ovens", "drawing of the doors", "5 October"):
            assert words not in said
        page = opened.draft("marlstone", "Ada", "onepager")
        assert not any("in writing" in e["quote"] for claim in page["claims"] for e in claim["evidence"])
        found = with_marks(opened, [{"conversation": c.id, "turn": n, "quote": t.turn.text} for c in opened.conversations()
                                    for n, t in enumerate(c.turns)])  # fmt: skip
        marks = {row["quote"].split()[0]: row["mark"] for row in found}
        assert marks["Could"] == ("passed on to us, said in confidence" if asked else "passed on to us")
        assert marks["We"] == ""


UWE = "uwe@ours.example"
HOUSE = (("Nils Own", NILS), ("Uwe Kamp", UWE), ("Ada Voss", ADA), ("Rolf Behrend", "rolf@marlstone.example"))


@pytest.mark.parametrize(
    ("turns", "away"),
    [
        # A buyer's mail to one of us that goes round among us, be it with what was between us before it.
        ([("Ada Voss", "We bake for nine shops.", (), 1), ("Uwe Kamp", "See below.", [NILS], 1)], set()),
        (
            [
                ("Ada Voss", "We bake for nine shops.", (), 1),
                ("Uwe Kamp", "For how many shops?", (), 1),
                ("Ada Voss", "Nine, and soon ten.", (), 1),
                ("Uwe Kamp", "See below.", [NILS], 1),
            ],
            set(),
        ),
        # What the buyer passed on with it, another wrote to the buyer.
        (
            [
                ("Rolf Behrend", "I want a way back, in writing.", (), 1),
                ("Ada Voss", "See what Rolf wants.", (), 1),
                ("Uwe Kamp", "See below.", [NILS], 1),
            ],
            {0},
        ),
        # It goes beyond the house, or to a provider for everybody.
        ([("Rolf Behrend", "I want a way back.", (), 1), ("Uwe Kamp", "See below.", [NILS, ADA], 1)], {0}),
        ([("Rolf Behrend", "I want a way back.", (), 1), ("Uwe Kamp", "See below.", ["nils@gmail.com"], 1)], {0}),
    ],
)
def test_a_buyer_knows_what_they_wrote_to_one_of_us(turns, away):
    people = {name: name for name, _ in HOUSE}
    assert unaware(replace(thread(*turns, people=HOUSE), people=people)) == away
