"""Nobody is asked what their newest words settle, and a conversation begins with what is open on our side."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Pending, Statement, View, call_plan, load_bank
from otherside.questions.answered import answers
from otherside.questions.prepared import given, hangs_on

BANK = load_bank()
PIA = Buyer("pia", "Pia Lund", "Head of the bath", True)
OLE = Buyer("ole", "Ole Berg", "Treasurer", True)
LATE = dt.date(2026, 5, 18)


def deal(*rows: tuple[str, str, dict[Facet, float]], stance: Stance = Stance.NEUTRAL) -> View:
    said = tuple(
        Statement(f"s{n}", who, text, facets, stance, LATE - dt.timedelta(days=len(rows) - n), f"c{n}", n, 0, len(text))
        for n, (who, text, facets) in enumerate(rows)
    )
    return View("Bath", (PIA, OLE), said)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("let_go", "But if the drawing isn't here by June, I will take the other firm."),
        ("to_agree", "But if the drawing isn't here by June, I will take the other firm."),
        ("to_agree", "What I need is a drawing of the pump room."),
        ("to_agree", "So what is missing is only the drawing."),
        ("how_decided", "We have a rule: two quotes for everything above nine thousand."),
        ("how_decided", "I want to put this in front of the council in June."),
        ("how_decided", "Procurement needs three weeks with new paper."),
        ("go_wrong", "I've watched them buy a pump that nobody used."),
        ("on_mind", "I'm not going to be the one who floods it a second time."),
        ("past_fail", "I have seen three pumps and two systems come in."),
        ("way_back", "I want to be able to stop after the season."),
        ("money", "I have 18,000 pounds for this."),
        ("money", "The council has approved 18,000."),
    ],
)
def test_what_was_just_said_answers_it(topic: str, text: str) -> None:
    view = deal(("pia", text, {}))
    assert answers(view, BANK.by_id[topic], "pia")


def test_other_words_answer_nothing() -> None:
    view = deal(("pia", "If it needs a key, nobody swims; I stood before the board with the times on it.", {}))
    for topic in ("how_decided", "let_go", "money", "to_agree"):
        assert not answers(view, BANK.by_id[topic], "pia")


def test_a_yes_settles_what_stood_before_it_and_a_no_after_it_opens_it_again() -> None:
    yes = deal(("pia", "The council has approved it.", {Facet.COMMITMENT: 0.9}))
    assert given(yes, "pia") is not None
    for topic in ("list", "room", "give_way", "ready", "why_now"):
        assert answers(yes, BANK.by_id[topic], "pia")
        assert not answers(yes, BANK.by_id[topic], "ole")
    assert answers(yes, BANK.by_id["money"], "ole"), "what is settled for the deal is asked of nobody"
    back = deal(("pia", "The council has approved it.", {}), ("pia", "They turned it down after all.", {}))
    assert given(back, "pia") is None


def test_a_plan_takes_up_no_worry_from_before_the_yes() -> None:
    worry = ("pia", "I am afraid that the pump room floods again in the winter.", {Facet.FEAR: 0.9})
    before = call_plan(deal(worry), PIA)
    assert any("pump room" in q["text"] for q in before["questions"]) or "pump room" in before["opening"]["text"]
    after = call_plan(deal(worry, ("pia", "The council has approved the whole project.", {Facet.COMMITMENT: 0.9})), PIA)
    assert not any("pump room" in q["text"] for q in after["questions"])
    assert after["opening"]["text"].startswith("On 17 May you said: “The council has approved the whole project”.")


def test_a_plan_begins_with_what_it_hangs_on_and_what_is_open() -> None:
    view = deal(("pia", "But if the drawing isn't here by June, I will take the other firm.", {}))
    hangs = hangs_on(view, "pia")
    assert hangs is not None
    ours = Statement("o", "us", "You will get the drawing by Friday.", date=dt.date(2026, 5, 4))
    plan = call_plan(view, PIA, owing=[Pending(ours, "Noa Ik", True, False)])
    assert plan["opening"]["text"] == (
        "On 17 May you said: “if the drawing isn't here by June, I will take the other firm”. "
        "On 4 May Noa Ik said: “You will get the drawing by Friday.” Let me begin with that."
    )
    assert [e["id"] for e in plan["opening"]["evidence"]] == [hangs.id, "o"]
    heard = call_plan(view, PIA, owing=[Pending(ours, "Noa Ik", True, True)])
    assert "On 4 May we told you: “You will get" in heard["opening"]["text"]


def test_what_they_said_long_ago_hangs_no_more() -> None:
    old = deal(
        ("pia", "If the drawing isn't here soon, I will take the other firm.", {}), ("pia", "We open on Sundays.", {})
    )
    first, last = old.statements
    assert hangs_on(old, "pia") is not None
    later = replace(last, date=LATE + dt.timedelta(days=90))
    assert hangs_on(replace(old, statements=(first, later)), "pia") is None


def test_money_that_is_there_is_not_left_unsaid_as_other_work() -> None:
    burden = {
        "burden": "priority", "person": "Pia Lund", "weight": 0.5,
        "said": [{"quote": "I have 18,000 pounds for this."}],
    }  # fmt: skip
    plan = call_plan(deal(("pia", "We open on Sundays.", {})), PIA, [burden])
    assert not any("urgent" in u["text"] for u in plan["leave_unsaid"])
