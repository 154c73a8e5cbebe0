"""No question that is tactless or senseless to whoever hears it: each sentence taken up is about what is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Statement, View, call_plan, load_bank
from otherside.questions.answered import heard_of
from otherside.questions.ranking import candidates
from otherside.questions.told import given
from otherside.questions.view import role_class, running

BANK = load_bank()
LEA = Buyer("lea", "Lea Morand", "Head of Collections", True)
BEN = Buyer("ben", "Ben Achterberg", "Director", True)


def said(n: int, who: str, text: str, facets: dict[Facet, float] | None = None, **more: object) -> Statement:
    s = Statement(f"s{n}", who, text, facets or {}, Stance.NEUTRAL, dt.date(2026, 2, 1), "c", n)
    return replace(s, **more)  # type: ignore[arg-type]


def asked(view: View, person: str, topic: str) -> list[str]:
    return [q.text for q in candidates(view, BANK, person) if q.topic.id == topic]


def test_a_courtesy_is_no_worry() -> None:
    worry = BANK.by_id["on_mind"]
    assert not worry.answers("It stands at the end of the agenda, I'm afraid, behind the lifts.")
    assert not worry.answers("I'm afraid I haven't looked at it yet.")
    assert worry.answers("I'm afraid of the stairs, to be honest.")
    assert worry.answers("It could flood the store, I'm afraid, and I'd be on leave.")


@pytest.mark.parametrize(
    "text",
    [
        "The insurer pays half if the alarm is in by 3 October.",
        "It has to be in by the end of May or the grant lapses.",
        "From 1 August the lenders want a log of the climate.",
    ],
)
def test_what_hangs_on_a_date_is_not_asked_where_it_is_said(text: str) -> None:
    assert "hangs" in given([text], text)
    v = View("Store", (LEA, BEN), (said(0, "lea", text, {Facet.TRIGGER: 0.9}),))
    assert not any("What hangs on that date?" in q for q in asked(v, "lea", "deadline"))


def test_what_hangs_on_a_bare_date_may_be_asked() -> None:
    text = "The inventory has to be ready by the end of May."
    assert "hangs" not in given([text], text)


def test_to_leave_something_better_keeps_nothing() -> None:
    keep = BANK.by_id["keep"]
    for text in ("I want to leave it in a better state than it was in.", "I will leave the museum in June."):
        assert not keep.answers(text)
    for text in ("I'd leave it as it is.", "Leave the card index where it stands.", "We should keep the old labels."):
        assert keep.answers(text)


def test_what_was_tried_is_no_attempt_to_move_somebody() -> None:
    tried = BANK.by_id["tried"]
    for text in ("The lenders won't budge, I tried.", "I tried to ring him twice."):
        assert not tried.answers(text)
    for text in ("We tried a tag on each crate.", "We tried to tag them.", "They bought one in 2019."):
        assert tried.answers(text)


def test_only_money_stands_beside_a_question_for_money() -> None:
    party = said(0, "lea", "I've got the school class at three.", unsure={Facet.PRIORITY: 0.4})
    pot = said(1, "lea", "The friends' fund goes into the roof.", unsure={Facet.PRIORITY: 0.3})
    v = View("Store", (LEA, BEN), (party, pot))
    assert heard_of(v, BANK.by_id["money"], "lea") == pot
    assert heard_of(View("Store", (LEA, BEN), (party,)), BANK.by_id["money"], "lea") is None
    assert heard_of(View("Store", (LEA, BEN), (party,)), BANK.by_id["how_many"], "lea") is None


def test_to_have_to_go_is_of_the_meeting() -> None:
    assert running("The bus goes at four, so I'll have to dash.")
    assert running("I've got to jump on another call.")
    assert not running("We have to dash the hopes of nobody here.")


def test_who_builds_houses_has_no_systems() -> None:
    assert role_class("Restoration architect") is None
    assert role_class("Solutions architect") == role_class("Data architect") == "it"


@pytest.mark.parametrize("turns", [(0, 0), (0, 1)])
def test_who_may_be_against_it_is_not_asked_of_the_one_of_whom_it_was_said(turns: tuple[int, int]) -> None:
    words = (
        said(0, "lea", "I have spoken with Ben.", turn=turns[0]),
        said(1, "lea", "He said \"first the roof, and I put my name to nothing\".", unsure={Facet.CONSENSUS: 0.4}, turn=turns[1]),
    )  # fmt: skip
    v = View("Store", (LEA, BEN), words)
    assert not asked(v, "ben", "who_no")
    assert asked(v, "lea", "who_no")


def test_the_way_to_somebody_unheard_is_whoever_named_them() -> None:
    owner = Buyer("unmet:holt", "Holt", "Owner")
    words = (
        said(0, "lea", "I'll send you the list on Friday.", {Facet.COMMITMENT: 0.9}, stance=Stance.TOWARDS),
        said(2, "ben", "I would have to ask Holt about the lease."),
    )
    v = View("Store", (LEA, BEN, owner), words)
    ways = {q.through.id for q in candidates(v, BANK, "unmet:holt") if q.through}
    assert ways == {"ben"}
    assert call_plan(v, owner)["with"] == "Ben Achterberg"
