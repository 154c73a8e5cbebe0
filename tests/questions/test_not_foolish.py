"""No question that makes whoever asks it look as if they had not listened: told already, of the wrong person, or from a form."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Statement, View, load_bank, rank
from otherside.questions.open_matters import still_open
from otherside.questions.phrases import phrase
from otherside.questions.ranking import MOST_ABOUT, candidates

BANK = load_bank()
DAY = dt.date(2026, 6, 1)
LEV = Buyer("lev", "Lev Arons", "Workshop Manager", True, "first", True)
UNA = Buyer("una", "Una Frey", "Security Engineer", True, "first", True)
BEA = Buyer("bea", "Bea Holm", "Managing Director", False, "first", True)
F = Facet


def said(n: int, who: str, text: str, *facets: Facet, turn: int | None = None) -> Statement:
    return Statement(
        f"s{n}", who, text, dict.fromkeys(facets, 0.9), Stance.NEUTRAL, DAY, "c0", n if turn is None else turn
    )


def deal(*statements: Statement, buyers: tuple[Buyer, ...] = (LEV, UNA, BEA)) -> View:
    return View("Looms", buyers, statements)


def opened(view: View, person: str | None = None) -> set[str]:
    """Topics of questions that take up no words of theirs."""
    return {q.topic.id for q in candidates(view, BANK, person) if q.quoted is None}


SLOW = (
    said(0, "lev", "Setting up a warp takes the whole morning.", F.FRUSTRATION),
    said(1, "lev", "And the second loom stands still half the week.", F.FRUSTRATION),
)


def test_who_told_what_is_wrong_is_not_asked_what_should_be_different() -> None:
    assert {"reach", "need"} <= opened(deal(SLOW[0]), "lev")
    assert not {"reach", "need", "annoys", "keep", "undone"} & opened(deal(*SLOW), "lev")
    # What another one told is no answer of theirs.
    assert "reach" in opened(deal(*SLOW), "una")


def test_who_takes_steps_is_not_asked_what_would_have_to_give_way() -> None:
    steps = (
        said(0, "lev", "I'll set the trial up on the small loom.", F.COMMITMENT),
        said(1, "lev", "And I'll send the patterns over.", F.COMMITMENT),
    )
    assert "give_way" in opened(deal(said(0, "lev", "The looms are from 1970.")), "lev")
    assert not {"give_way", "first_piece", "next_step"} & opened(deal(*steps), "lev")


@pytest.mark.parametrize("topic", ["wish", "freed", "becoming", "proud", "stand_for", "care_for", "one_day", "enjoy"])
def test_what_is_about_themselves_is_opened_only_with_whoever_decides_alone(topic: str) -> None:
    words = said(0, "lev", "The looms are from 1970.")
    assert topic not in opened(deal(words))
    assert topic in opened(deal(words, buyers=(LEV,)))


def test_a_colleague_is_asked_of_somebody_we_have_not_heard_only_what_one_can_know() -> None:
    view = deal(*SLOW, said(2, "lev", "Bea Holm signs in the end."))
    about = {q.topic.id for q in candidates(view, BANK) if q.to.id == "bea"}
    assert about
    assert not about & {"stay_worry", "wish", "notice", "last_time", "other_best", "annoys", "ready", "effort"}
    shown = rank(view, 6)
    assert sum(q.through is not None for q in shown) <= MOST_ABOUT
    # Whoever is named by the user is asked about in every way.
    assert "stay_worry" in {q.topic.id for q in candidates(view, BANK, "bea")}


def test_what_is_told_of_somebody_we_have_not_heard_is_taken_up_first() -> None:
    view = deal(
        *SLOW,
        said(2, "lev", "Bea Holm wants a quote."),
        said(3, "lev", "She is cautious about any machine since the fire of 2019."),
    )
    first = rank(view, 5)[0]
    assert (first.to.id, first.topic.id, first.phrase) == (
        "bea",
        "their_view",
        "She is cautious about any machine since the fire of 2019",
    )
    assert "Bea" in first.text


@pytest.mark.parametrize(
    ("waits", "later", "is_open"),
    [
        ("My weavers have been waiting for this demo since the fair.", None, False),
        ("We've been waiting for today's call for weeks.", None, False),
        ("We're waiting for the pattern sheet from the mill.", "The pattern sheet has come, it lies here.", False),
        ("We're waiting for the pattern sheet from the mill.", "The pattern sheet was never ours.", True),
        ("We're waiting for the pattern sheet from the mill.", None, True),
        ("We're waiting for the inspector's demo report.", None, True),
    ],
)
def test_what_they_waited_for_and_have_is_not_open(waits: str, later: str | None, is_open: bool) -> None:
    rest = [said(5, "una", later)] if later else []
    view = deal(said(0, "lev", waits), *rest)
    assert bool(still_open(view, BANK.by_id["awaited"], "lev")) is is_open


def test_money_is_not_asked_of_a_specialist_beside_the_one_who_carries_it() -> None:
    asked = [
        q.to.id for q in candidates(deal(*SLOW, said(3, "una", "I look at the access.")), BANK) if q.topic.id == "money"
    ]
    assert "una" not in asked
    assert "lev" in asked


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The same thread running on without a knot — that's the thing our old loom can't do.", None),
        ("The heald frame in particular — that's a real weakness we have here today.", None),
        ("The heald frame breaks twice a week, that's why we look at new ones.", "The heald frame breaks twice a week"),
        ("We are short of good frames, that is what worries me in winter.", "We are short of good frames"),
    ],
)
def test_half_a_sentence_that_is_only_named_is_not_quoted(text: str, quoted: str | None) -> None:
    assert phrase(text, 9) == quoted


def test_what_speaks_of_nothing_of_the_kind_stands_beside_no_question() -> None:
    cost = Statement("s0", "lev", "One is cost, we have tight margins.", {}, Stance.NEUTRAL, DAY, "c0", 0,
                     unsure={F.PRIORITY: 0.4, F.CONSENSUS: 0.4})  # fmt: skip
    by_topic = {q.topic.id: q.heard for q in candidates(deal(cost), BANK, "lev")}
    assert by_topic["give_way"] is None
    assert by_topic["who_no"] is None
