"""What was spoken of is not asked as if it were unheard, and what nobody could say is not asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Facet, Person, Side, Stance
from otherside.profiles.profile import Quote, profile
from otherside.questions import Asked, Buyer, Statement, View, burdens, call_plan, load_bank, rank
from otherside.questions.answered import answers, asked_about, heard_of, outlooks
from otherside.questions.ranking import Question, candidates, with_reasons
from otherside.questions.view import called

BANK = load_bank()
DAY = dt.date(2026, 6, 1)
TOM = Buyer("tom", "Tom Vance", "Head of Works", True)
ANN = Buyer("ann", "Ann Lisle", "Estate Manager", True)


def said(n: int, who: str, text: str, facets: dict[Facet, float] | None = None, **more: object) -> Statement:
    at = DAY + dt.timedelta(days=n)
    return replace(Statement(f"s{n}", who, text, facets or {}, Stance.NEUTRAL, at, f"c{n}", n), **more)  # type: ignore[arg-type]


def deal(*statements: Statement, asked: tuple[Asked, ...] = ()) -> View:
    return View("Roofs", (TOM, ANN), statements, asked)


def candidates_of(view: View, person: str) -> list[Question]:
    return with_reasons(list(candidates(view, BANK, person)), view)


def test_an_unsure_sign_of_its_facet_stands_beside_the_question() -> None:
    words = "I once signed for two boilers that never met the figures."
    v = deal(said(0, "tom", words, unsure={Facet.RISK: 0.24}), said(1, "ann", "The moss is green."))
    asked = {q.topic.id: q for q in rank(v, 60, to="tom")}
    why, evidence = asked["go_wrong"].why, asked["go_wrong"].to_json()["evidence"]
    assert why.startswith("Heard a little, worth hearing more: where Tom thinks it could go wrong (perhaps “I once")
    assert [e["quote"] for e in evidence] == [words]
    others = {q.topic.id: q.why for q in rank(v, 60, to="ann")}
    assert others["go_wrong"] == "Nothing read so far tells us where Ann thinks it could go wrong."


@pytest.mark.parametrize(
    "words", ["Could we test the gutters one by one first?", 'His words: "if it leaks again it is on my desk".']
)
def test_what_they_asked_us_and_what_they_hand_on_is_no_example_of_how_they_see_it(words: str) -> None:
    alone = deal(said(0, "tom", words, unsure={Facet.RISK: 0.4}))
    assert {q.topic.id: q for q in rank(alone, 60, to="tom")}["go_wrong"].why == (
        "Heard a little, worth hearing more: where Tom thinks it could go wrong."
    )
    own = "I once signed for two boilers that never met it."
    both = deal(said(0, "tom", words, unsure={Facet.RISK: 0.4}), said(1, "tom", own, unsure={Facet.RISK: 0.24}))
    assert "(perhaps “I once" in {q.topic.id: q for q in rank(both, 60, to="tom")}["go_wrong"].why


def test_what_was_told_in_confidence_stands_beside_nothing() -> None:
    s = said(0, "tom", "I once signed for two boilers that never met it.", unsure={Facet.RISK: 0.4})
    assert heard_of(deal(s), BANK.by_id["go_wrong"], "tom") == s
    for kept in (replace(s, kept=True), replace(s, between_us=True)):
        assert heard_of(deal(kept), BANK.by_id["go_wrong"], "tom") is None


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("why_now", "What made you pick up the phone now?"),
        ("process", "What happens when a tile comes loose?"),
        ("who_else", "Who else should we hear from before then, if anyone?"),
        ("notice", "What would have to be true in the spring for this to be worth doing?"),
        ("how_decided", "How does your team decide on things like this?"),
        ("past_fail", "What went wrong with the coating, apart from the weather?"),
        ("money", "So what is your budget?"),
        ("annoys", "What gets in your way?"),
    ],
)
def test_what_they_answered_when_we_asked_is_not_asked_of_them_again(topic: str, question: str) -> None:
    v = deal(asked=(Asked(question, "tom", "Well, nobody had looked at it since the storm.", "c0", 0),))
    assert asked_about(v, BANK.by_id[topic], "tom")
    assert not asked_about(v, BANK.by_id[topic], "ann")


def test_a_colleagues_answer_stands_beside_a_question_on_the_deal() -> None:
    ann = said(0, "ann", "The chapter treasurer holds the purse for stone.")
    asked = Asked("Who pays for that?", "ann", ann.text, ann.conversation, ann.turn)
    (why,) = [q.why for q in candidates_of(deal(ann, asked=(asked,)), "tom") if q.topic.id == "money"]
    assert why == f"Heard a little, worth hearing more: where the money would come from (Ann said “{ann.text[:-1]}”)."
    assert heard_of(deal(ann, asked=(asked,)), BANK.by_id["money"], "tom") == ann


def test_whose_no_ends_it_is_answered_by_somebody_without_whom_it_does_not_go() -> None:
    v = deal(said(0, "tom", "If she's against it it won't go."))
    assert answers(v, BANK.by_id["who_no"], "ann")


def test_what_came_first_and_is_done_is_neither_followed_up_nor_an_answer() -> None:
    first = said(0, "tom", "We change nothing on the nine roofs before the county inspection.", {Facet.PRIORITY: 0.9})
    done = said(9, "ann", "The county inspection is done.")
    assert [q for q in candidates(deal(first), BANK, "tom") if q.quoted == first]
    v = deal(first, done)
    assert v.over == {"s0"}
    assert not [q for q in candidates(v, BANK, "tom") if q.quoted == first]
    assert answers(deal(first), BANK.by_id["list"], "tom")
    assert not answers(v, BANK.by_id["list"], "tom")


def test_a_holiday_is_not_asked_what_it_leaves_room_for() -> None:
    leave = said(0, "tom", "Not before the twelfth of June, I'm on leave.", {Facet.PRIORITY: 0.9})
    assert not [q for q in candidates(deal(leave), BANK, "tom") if q.quoted == leave]
    slates = replace(leave, text="Not before the twelfth of June, the slates come first.")
    assert [q for q in candidates(deal(slates), BANK, "tom") if q.quoted == slates]


def test_no_plan_opens_on_a_talk_that_has_been() -> None:
    first = said(0, "tom", "I need to talk to Ann about the slates first.", {Facet.CONSENSUS: 0.9})
    assert "slates" in call_plan(deal(first), TOM)["opening"]["text"]
    heard = said(5, "ann", "The slates were cut by hand in the old quarry.")
    assert "slates" not in call_plan(deal(first, heard), TOM)["opening"]["text"]


@pytest.mark.parametrize(
    ("text", "between_us"),
    [
        ("I walk the roof every night because I'm afraid of one loose slate.", False),
        ("I'm frightened of the next storm over our roof.", False),
        ("We might move the whole yard to the coast.", True),
    ],
)
def test_no_plan_opens_on_what_is_too_near(text: str, between_us: bool) -> None:
    s = said(0, "tom", text, {Facet.FEAR: 0.9}, between_us=between_us)
    assert "“" not in call_plan(deal(s), TOM)["opening"]["text"]


def test_what_was_told_in_confidence_is_not_followed_up() -> None:
    s = said(0, "tom", "I want to hand the yard over to my deputy next year.", {Facet.GOAL: 0.9}, between_us=True)
    assert not [q for q in candidates(deal(s), BANK, "tom") if q.quoted == s]
    assert [q for q in candidates(deal(replace(s, between_us=False)), BANK, "tom") if q.quoted]


def test_a_limit_of_capacity_is_no_matter_of_when() -> None:
    limit = said(0, "tom", "I'm one person for nine roofs, I have no time to run another list.", {Facet.PRIORITY: 0.9})
    now = said(0, "tom", "We have no room for such a thing now.", {Facet.PRIORITY: 0.9})
    assert not [q for q in candidates(deal(limit), BANK, "tom") if "better time" in q.text]
    assert [q for q in candidates(deal(now), BANK, "tom") if "better time" in q.text]


def test_nobody_is_told_that_they_came_to_us_or_asked_to_do_both_of_nothing() -> None:
    texts = [w.text for t in BANK.topics for w in t.wordings]
    assert not [t for t in texts if "look into this" in t or "do both" in t]


def test_money_is_asked_of_whom_it_belongs_to() -> None:
    pia = Buyer("pia", "Pia Holt", "Finance Director", True)
    who = {q.to.id for q in candidates(View("Roofs", (TOM, ANN, pia)), BANK) if q.topic.id == "money"}
    assert who == {"pia"}
    assert {q.to.id for q in candidates(View("Roofs", (TOM, ANN)), BANK) if q.topic.id == "money"} == {"tom", "ann"}


def test_a_title_alone_has_its_article() -> None:
    assert called(Buyer("unmet:chief executive", "chief executive", "CEO")) == "the chief executive"
    assert called(Buyer("unmet:finance", "finance", "head of finance")) == "finance"


def test_a_fear_of_today_is_no_burden_of_deciding() -> None:
    tom = Person("tom", "Tom Vance", side=Side.THEIRS)

    def carried(text: str) -> list[str]:
        quote = Quote("e1", text, "c1", "Call", "call", 0, 0, len(text), 0.9, DAY, Stance.NEUTRAL, 0.6, False)
        return [b["burden"] for b in burdens([profile(tom, [(Facet.FEAR, quote)])])]

    assert carried("I walk the roof every night because I'm afraid of one loose slate.") == []
    assert carried("I'm afraid that it fails in the first storm.") == ["fear"]


def test_who_is_named_in_passing_is_not_he_after_it_and_a_title_means_whoever_has_it() -> None:
    chief = Buyer("unmet:rolf", "Rolf Hagen (CTO)", "CTO")
    words = (
        "Our CTO will want figures.",
        "His name is Rolf Hagen.",
        "He's not there day by day, that's Tom and me.",
        "But he's wary of new roofs.",
    )
    told = tuple(said(0, "ann", text, id=f"s{n}", start=n) for n, text in enumerate(words))
    v = View("Roofs", (TOM, ANN, chief), told)
    assert [s.text for s in v.about["unmet:rolf"]] == list(words)
    assert [s.text for s in v.about["tom"]] == [words[2]]
    # What is told of a colleague who speaks for themselves is no answer in their place.
    assert [s.text for s in outlooks(v, "unmet:rolf")] == [words[0], words[3]]
    assert outlooks(v, "tom") == ()
    assert heard_of(v, BANK.by_id["way_back"], "unmet:rolf") == told[3]
    assert answers(v, BANK.by_id["go_wrong"], "unmet:rolf") == (told[3],)
    hidden = replace(v, statements=tuple(replace(s, between_us=True) for s in told))
    assert outlooks(hidden, "unmet:rolf") == ()


def test_who_says_that_it_is_theirs_to_decide_has_told_whose_no_ends_it() -> None:
    v = deal(said(0, "tom", "It'll mostly be me."), said(1, "ann", "The moss is green."))
    assert [s.person for s in answers(v, BANK.by_id["who_no"], "ann")] == ["tom"]
    assert not answers(v, BANK.by_id["own_say"], "ann")
    assert answers(v, BANK.by_id["own_say"], "tom")
    assert not answers(deal(said(0, "tom", "It isn't my decision.")), BANK.by_id["who_no"], "ann")


@pytest.mark.parametrize(
    ("words", "on", "not_on"),
    [
        ("Rolf is wary of new roofs.", ("way_back", "certain", "their_view"), ("stay_worry", "list", "money", "proud")),
        (
            "Rolf will want to see two references.",
            ("to_agree", "certain"),
            ("stay_worry", "past_fail", "who_no", "reach"),
        ),
        ("Rolf is focused on the county audit.", ("give_way", "ready"), ("to_agree", "certain", "stay_worry", "freed")),
        ("Rolf is supportive of it.", ("to_agree", "who_no", "ready"), ("way_back", "distance", "effort", "weight")),
    ],
)
def test_what_is_told_of_somebody_is_heard_on_its_own_topic_only(words, on, not_on) -> None:
    rolf = Buyer("unmet:rolf", "Rolf Hagen (CTO)", "CTO")
    s = said(0, "ann", words)
    v = View("Roofs", (TOM, ANN, rolf), (s,))
    assert outlooks(v, "unmet:rolf") == (s,)
    assert [t for t in on if heard_of(v, BANK.by_id[t], "unmet:rolf") != s] == []
    assert [t for t in not_on if heard_of(v, BANK.by_id[t], "unmet:rolf") is not None] == []


@pytest.mark.parametrize(
    ("after", "of"),
    [
        ("Tom is scared of him.", True),
        ("Hes never liked the word subcontractor.", True),
        ("He's scared of him.", False),
        ("Tom is scared of heights.", False),
    ],
)
def test_whoever_was_just_named_is_told_of_also_where_another_is_named(after: str, of: bool) -> None:
    walter = Buyer("walter", "Walter Brandt")
    turn = [
        replace(said(0, "ann", text), turn=0, id=f"w{n}") for n, text in enumerate(("Then Walter reads it.", after))
    ]
    view = View("Roofs", (TOM, ANN, walter), tuple(turn))
    assert (after in [s.text for s in view.about["walter"]]) is of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nothing goes through unless she's nodded first.", True),
        ("Nothing gets signed here until the bursar has read it.", True),
        ("No roof is decided before my aunt has agreed.", True),
        ("It won't go anywhere without her say-so, nothing moves without her blessing.", True),
        ("Nothing grows there until the moss is gone.", False),
        ("No lorry goes through before six.", False),
        ("Nothing happens without a ladder.", False),
    ],
)
def test_who_tells_without_whom_nothing_goes_has_told_whose_no_ends_it(text: str, told: bool) -> None:
    assert bool(answers(deal(said(0, "tom", text)), BANK.by_id["who_no"], "ann")) is told


def test_whoever_carries_it_is_not_asked_when_they_would_leave_it() -> None:
    v = deal(
        said(0, "tom", "I'll put it to the others next week.", {Facet.COMMITMENT: 0.9}, stance=Stance.TOWARDS),
        said(
            1, "tom", "I want this roof done properly, and I'll speak for it.", {Facet.WANT: 0.9}, stance=Stance.TOWARDS
        ),
        said(2, "ann", "The moss is green."),
    )
    asked_of = {(q.to.id, q.topic.id) for q in candidates(v, BANK)}
    assert ("tom", "let_go") not in asked_of
    assert ("ann", "let_go") in asked_of
