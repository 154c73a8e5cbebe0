"""A conversation planned, and one held."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.questions import Buyer, Interview, Question, Statement, View, call_plan, faults, load_bank, rank
from otherside.questions.bank import PHASES
from otherside.questions.interview import NOW, aside
from otherside.questions.ranking import candidates
from tests.questions.deal import BUYERS, DAY, SAID, forecast, view

FORECAST = forecast(per__exposure=900.0, omar__gain=700.0, ida__gain=300.0)
IDA, OMAR, PER, MATRON = BUYERS


def test_five_questions_in_the_order_of_a_conversation() -> None:
    plan = call_plan(view(fc=FORECAST), PER)
    phases = [PHASES.index(q["phase"]) for q in plan["questions"]]
    assert len(phases) == 5
    assert phases == sorted(phases)
    assert len(set(phases)) == 5
    assert len(plan["listen_for"]) == 5
    assert plan["note"] is None


def test_the_opening_takes_up_their_last_words() -> None:
    opening = call_plan(view(fc=FORECAST), PER)["opening"]
    assert opening["text"].startswith("On 4 May you said: “")
    assert opening["text"].split("“")[1].split("”")[0] in opening["evidence"][0]["quote"]


def test_a_private_client_opens_on_what_they_set_out_to_do_and_it_is_quoted_once() -> None:
    said = (
        ("I'll ring my brother about the boat on Sunday.", {Facet.COMMITMENT: 0.9}),
        ("I miss the lake more than I thought.", {Facet.DESIRE: 0.9, Facet.FRUSTRATION: 0.8}),
        ("My neighbour thinks I'm mad to swim in March.", {Facet.CONSENSUS: 0.9, Facet.RISK: 0.9}),
    )
    uma = Buyer("uma", "Uma", None, True)
    statements = tuple(
        Statement(f"u{n}", "uma", text, facets, Stance.NEUTRAL, DAY, "c1", n) for n, (text, facets) in enumerate(said)
    )
    plan = call_plan(View("uma", (uma,), statements), uma)
    assert "“I'll ring my brother about the boat on Sunday”" in plan["opening"]["text"]
    assert not any("my brother" in q["text"] for q in plan["questions"])


@pytest.mark.parametrize(
    "text",
    [
        "I put the whole batch on the wrong lorry before I'd asked the yard, and nobody noticed.",
        "I skip the second check on most Fridays, if you must know.",
        "We should have told the hospitals in May, and we didn't.",
    ],
)
def test_what_somebody_owns_up_to_is_not_held_up_to_them(text: str) -> None:
    said = (*SAID, ("per", text, {Facet.FRUSTRATION: 0.9, Facet.FEAR: 0.8}, Stance.AWAY))
    plan = call_plan(view(said, fc=FORECAST), PER)
    shown = plan["opening"]["text"] + " ".join(q.text for q in rank(view(said, fc=FORECAST), 40, to="per"))
    quoted = shown.replace("“", "”").split("”")[1::2]
    assert quoted
    assert not any(q in text for q in quoted)


def test_what_to_leave_unsaid_begins_with_what_they_asked() -> None:
    burden = {
        "burden": "fear",
        "person": "Per Lindgren",
        "weight": 0.5,
        "said": [{"quote": "The last one went wrong.", "source": "s", "turn": 1}],
    }
    unsaid = call_plan(view(fc=FORECAST), PER, [burden])["leave_unsaid"]
    assert unsaid[0]["because"][0]["quote"] == "Please bring no brochures."
    assert any("no risk" in u["text"] for u in unsaid)


@pytest.mark.parametrize("person", [OMAR, MATRON])
def test_without_access_it_is_a_conversation_with_the_champion(person) -> None:  # type: ignore[no-untyped-def]
    plan = call_plan(view(fc=FORECAST), person)
    assert (plan["to"], plan["with"]) == (person.name, "Ida Brandt")
    assert "conversation with Ida" in plan["note"]
    assert all(q["through"] == "Ida Brandt" for q in plan["questions"])


def _said(n: int, text: str, facets: dict[Facet, float]) -> Statement:
    place = f"interview:{n}"
    return Statement(
        f"{place}:0", "per", text, facets, Stance.AWAY, dt.date(2026, 6, 1), place, 0, 0, len(text), NOW, True
    )


def test_an_answer_changes_the_next_question() -> None:
    interview = Interview(view(fc=FORECAST), PER)
    first = interview.next()
    assert first is not None
    text = "I worry that nobody would notice for a month."
    interview.answer(first, text, [_said(0, text, {Facet.FEAR: 0.9})])
    second = interview.next()
    assert second is not None
    assert second.phrase is not None
    assert second.phrase in text
    assert second.topic.id != first.topic.id
    assert second.why


def test_an_interview_never_repeats_itself_and_ends() -> None:
    interview = Interview(view(fc=FORECAST), PER)
    seen: list[str] = []
    for n in range(12):
        question = interview.next()
        assert question is not None
        assert question.text not in seen
        assert faults(question.text) == []
        seen.append(question.text)
        if n % 3 == 2:
            interview.skip(question)
        else:
            words = f"That was a long answer number {n} about quite another matter."
            interview.answer(question, words, [_said(n, words, {})])
    topics = [e.question.topic.id for e in interview.exchanges]
    assert len(topics) == len(set(topics))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'd like to stop here, please.", "stop"),
        ("Thanks, that's enough for today.", "stop"),
        ("Can we leave it there?", "stop"),
        ("I'd rather not say.", "pass"),
        ("Sorry, that is private.", "pass"),
        ("What do you mean by that?", "why"),
        ("And why do you want to know that?", "why"),
        ("I don’t understand the question.", "why"),
        ("I would rather stop the second shift than the first.", None),
        ("I'd rather not move the old press.", None),
        ("Why does nobody ask the night crew?", None),
        ("Enough of the crates come back broken.", None),
        ("Who signs for it when I am gone?", None),
    ],
)
def test_words_about_the_asking_are_no_answer(text: str, kind: str | None) -> None:
    assert aside(text) == kind


def test_a_question_back_gets_a_reason() -> None:
    interview = Interview(view(fc=FORECAST), PER)
    question = interview.next()
    assert question is not None
    reason = interview.reason(question)
    assert "{" not in reason
    assert reason.startswith("We do not know yet ")


def _next_after(text: str, facets: dict[Facet, float]) -> list[Question]:
    """Every question that could be built on an answer just given."""
    interview = Interview(view(fc=FORECAST), PER)
    first = interview.next()
    assert first is not None
    interview.answer(first, text, [_said(0, text, facets)])
    return [
        q for q in candidates(interview.view, load_bank(), "per") if q.quoted is not None and q.quoted.source == NOW
    ]


def test_a_short_fear_is_taken_up_at_once_before_older_and_longer_ones() -> None:
    found = _next_after("I'm afraid that Lena goes.", {Facet.FEAR: 0.9})
    assert "on_mind" in {q.topic.id for q in found}


def test_what_they_will_do_is_not_asked_what_it_does_well() -> None:
    found = _next_after(
        "I will leave the keys of the linen room alone from June.", {Facet.COMMITMENT: 0.9, Facet.STATUS_QUO: 0.7}
    )
    found += _next_after("We'll hand the ward lists to Omar in June.", {Facet.COMMITMENT: 0.9, Facet.STATUS_QUO: 0.7})
    assert found
    assert not {q.topic.id for q in found} & {"keep", "good_enough", "annoys", "own_part"}


def test_a_list_without_a_date_is_not_asked_for_a_better_time() -> None:
    found = _next_after("Apart from the boiler there is nothing on my list this year.", {Facet.PRIORITY: 0.9})
    assert "room" not in {q.topic.id for q in found}
    found = _next_after("There is no room for it before the boiler is in.", {Facet.PRIORITY: 0.9})
    assert "room" in {q.topic.id for q in found}


def test_the_opening_takes_up_more_than_a_list_a_date_or_a_colleague() -> None:
    said = (
        ("per", "I want to hand over a clean house to whoever follows me.", {Facet.DESIRE: 0.9}, Stance.TOWARDS),
        ("per", "She'll read what I bring to her by the way I bring it.", {Facet.CONSENSUS: 0.9}, Stance.AWAY),
        ("per", "Eleven lorries, three depots, two ferries and one very old crane.", {Facet.SITUATION: 0.9}, Stance.NEUTRAL),
        ("per", "Lena put the keys on my desk and said, then lock up yourself.",
         {Facet.FRUSTRATION: 0.9, Facet.IDENTITY: 0.9}, Stance.AWAY),
        ("per", "I could probably do that Thursday or Friday.", {Facet.COMMITMENT: 0.9}, Stance.TOWARDS),
    )  # fmt: skip
    plan = call_plan(view(said), PER)
    assert "hand over a clean house" in plan["opening"]["text"]
    assert not any("Thursday" in q["text"] for q in plan["questions"])


def test_advice_stands_once_with_all_it_rests_on() -> None:
    burden = {"burden": "consensus", "person": "Ida Brandt", "weight": 0.5, "said": [{"quote": "Omar has to agree."}]}
    other = {
        "burden": "consensus",
        "person": "Omar Haddou",
        "weight": 0.4,
        "said": [{"quote": "Not without the council's vote."}],
    }
    unsaid = call_plan(view(fc=FORECAST), OMAR, [burden, other])["leave_unsaid"]
    (row,) = [u for u in unsaid if u["text"] == "That a colleague is the obstacle."]
    assert [e["quote"] for e in row["because"]] == ["Omar has to agree.", "Not without the council's vote."]


def test_advice_rests_on_words_that_carry_it() -> None:
    said = [
        {"quote": "After dinner I catch myself driving past the yard."},
        {"quote": "The last time it failed in a week."},
    ]
    risk = "That there is no risk: they have reason to know better."
    for quotes, because in ((said[:1], None), (said, said[1:])):
        burden = {"burden": "fear", "person": "Omar Haddou", "weight": 0.5, "said": quotes}
        rows = {u["text"]: u["because"] for u in call_plan(view(fc=FORECAST), OMAR, [burden])["leave_unsaid"]}
        assert rows.get(risk) == because
    burden = {
        "burden": "consensus",
        "person": "Omar Haddou",
        "weight": 0.5,
        "said": [{"quote": "My aunt says I should rest."}],
    }
    unsaid = call_plan(view(fc=FORECAST), OMAR, [burden])["leave_unsaid"]
    assert not any(u["because"] for u in unsaid if u["text"] != "What they asked you not to do.")


def _mail(n: int, who: str, text: str, day: dt.date, **settings: object) -> Statement:
    return Statement(f"m{n}", who, text, date=day, conversation="mail", turn=9, written=True, **settings)  # type: ignore[arg-type]


def _with(*statements: Statement) -> View:
    known = view(fc=FORECAST)
    return View(known.deal, known.buyers, (*known.statements, *statements), (), FORECAST)


def test_what_waits_for_an_answer_of_ours_is_what_a_conversation_opens_on() -> None:
    day = dt.date(2026, 5, 20)
    waits = ("I am still waiting for the wash tests.", "You said you would.", "Could we meet before you visit Omar?")
    shown = _with(*(_mail(n, "per", text, day) for n, text in enumerate(waits)))
    opening = call_plan(shown, PER)["opening"]
    assert opening["text"] == (
        "On 20 May you wrote: “Could we meet before you visit Omar?” “I am still waiting for the wash tests.” Let me begin with that."
    )
    assert [e["quote"] for e in opening["evidence"]] == [waits[2], waits[0]]
    # Once they have spoken again, it is no longer the last thing between us.
    later = Statement("l", "per", "The tests look good to me.", date=dt.date(2026, 5, 28), conversation="call", turn=1)
    assert "wash tests" not in call_plan(_with(*shown.statements[-3:], later), PER)["opening"]["text"]


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("How nice for us, I have no idea whom the ward sisters will ring.", {Facet.KNOWLEDGE_GAP: 0.9}),
        ("I'll have the mangle room cleared by half eight and Lena sits in.", {Facet.GOAL: 0.9}),
        ("Tuesday works for us but please not before nine in the morning.", {Facet.WANT: 0.9}),
        (
            "I will find you the stock lists of both houses by Friday of that week.",
            {Facet.GOAL: 0.9, Facet.COMMITMENT: 0.9},
        ),
        ("I haven't got round to the stock lists for you yet this month.", {Facet.FRUSTRATION: 0.9, Facet.GOAL: 0.8}),
        ("We have three machines and eleven people on two shifts.", {Facet.SITUATION: 0.9}),
    ],
)
def test_a_conversation_does_not_open_on_chat_arrangements_or_debts(text: str, facets: dict[Facet, float]) -> None:
    day = dt.date(2026, 5, 20)
    late = Statement("late", "per", text, facets, Stance.NEUTRAL, day, "c9", 1)
    end = Statement("end", "ida", "The linen store is painted.", date=dt.date(2026, 6, 20), conversation="c10", turn=1)
    plan = call_plan(_with(late, end), PER)
    assert text[:20] not in plan["opening"]["text"]
    assert "“If this fails" in plan["opening"]["text"]
    assert not any(e["id"] == "late" for q in plan["questions"] for e in q["evidence"] if Facet.COMMITMENT in facets)


def test_what_others_asked_to_keep_from_somebody_is_listed_and_old_arrangements_are_not() -> None:
    day = dt.date(2026, 5, 5)
    secret = _mail(1, "ida", "This stays between us, please don't tell Per or Omar that I wrote.", day)
    other = _mail(2, "ida", "Don't mention the painter to Omar.", day)
    arranged = _mail(3, "per", "Wednesday is fine but please not before nine.", day)
    end = Statement("end", "ida", "The linen store is painted.", date=dt.date(2026, 6, 20), conversation="c10", turn=1)
    unsaid = call_plan(_with(secret, other, arranged, end), PER)["leave_unsaid"]
    (kept,) = [u for u in unsaid if u["text"] == "What Ida asked you to keep to yourself."]
    assert [e["quote"] for e in kept["because"]] == [secret.text]
    quotes = [e["quote"] for u in unsaid for e in u["because"]]
    assert "Please bring no brochures." in quotes
    assert arranged.text not in quotes


def test_what_gives_a_date_is_not_quoted_without_it() -> None:
    text = "The ministry wrote on 4 March, they want a hygiene plan by 30 June or they close the steam room."
    trigger = Statement("t", "per", text, {Facet.TRIGGER: 0.95}, Stance.TOWARDS, dt.date(2026, 5, 5), "c9", 1)
    plan = call_plan(_with(trigger), PER)
    assert not any("wrote on 4 March”" in q["text"] for q in plan["questions"])


@pytest.mark.parametrize(
    ("quote", "another"),
    [
        ("I would need a week with our own linen before I agree to anything.", False),
        ("I sign when the dryer has run a month.", False),
        ("I'd like Ida beside me when we decide.", False),
        ("I want to have Ida along when I sign, she knows the machines.", False),
        ("We won't decide without her.", False),
        ("I need Ida behind it before I sign.", False),
        ("Ida has to agree.", True),
        ("Not without the council's vote.", True),
        ("I can't sign without Ida's yes.", True),
        ("I'd like Ida beside me, but she is against it.", True),
        ("My boss decides that.", True),
        ("I won't go over her head, she has to sign.", True),
    ],
)
def test_a_colleague_is_no_obstacle_in_ones_own_condition_or_when_wanted_along(quote: str, another: bool) -> None:
    burden = {"burden": "consensus", "person": "Omar Haddou", "weight": 0.5, "said": [{"quote": quote}]}
    unsaid = call_plan(view(fc=FORECAST), OMAR, [burden])["leave_unsaid"]
    assert any(u["text"] == "That a colleague is the obstacle." for u in unsaid) is another


def test_what_is_not_shown_stands_once_for_each_turn() -> None:
    def kept(turn: int, start: int, text: str) -> Statement:
        return Statement(
            f"{turn}:{start}",
            "ida",
            text,
            date=dt.date(2026, 5, 1),
            conversation="c",
            turn=turn,
            start=start,
            between_us=True,
        )

    known = view(fc=FORECAST)
    said = (
        kept(1, 0, "Between us: the laundry is up for sale."),
        kept(1, 40, "Please don't repeat that."),
        kept(3, 0, "Please don't tell anybody."),
    )
    plan = call_plan(dataclasses.replace(known, statements=(*known.statements, *said)), PER)
    (row,) = [u for u in plan["leave_unsaid"] if u["text"].startswith("What Ida")]
    assert [e["turn"] for e in row["because"]] == [3, 1]


def test_a_conversation_does_not_open_on_what_its_writer_did_not_send_us() -> None:
    known = view(fc=FORECAST)
    asked = _mail(1, "per", "Could you send me the list of machines?", DAY)
    heard = dataclasses.replace(known, statements=(*known.statements, asked))
    assert "list of machines" in call_plan(heard, PER)["opening"]["text"]
    assert "list of machines" not in call_plan(heard, PER, unaware={("mail", 9)})["opening"]["text"]


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        ("Omar told the hospitals that the order is signed.", "It isn't!"),
        ("The order is signed.", "It's not."),
        ("I ████ the trolleys that we lost last winter myself.", ""),
    ],
)
def test_a_plan_opens_on_nothing_that_is_denied_at_once_or_blacked_out(said: str, behind: str) -> None:
    rows = [("per", words, {Facet.COMMITMENT: 0.9}, Stance.TOWARDS) for words in (said, behind) if words]
    plan = call_plan(view((*SAID, *rows), fc=FORECAST), PER)
    assert said[:20] not in plan["opening"]["text"]
    assert not any(said[:20] in q["text"] for q in plan["questions"])


def test_what_was_asked_before_somebody_is_not_kept_from_them() -> None:
    joke = ("ida", "Don't say a word about the ironing.", {}, Stance.NEUTRAL)
    there = ("per", "Oh, please do.", {}, Stance.NEUTRAL)

    def unsaid(*rows: tuple[str, str, dict[Facet, float], Stance]) -> list[str]:
        return [u["text"] for u in call_plan(view((*SAID, *rows), fc=FORECAST), PER)["leave_unsaid"]]

    assert "What Ida asked you to keep to yourself." not in unsaid(joke, there)
    # In SAID Per speaks in that talk as well, before it; a talk of another day he was not in.
    alone = view((*SAID, joke), fc=FORECAST)
    away = dataclasses.replace(
        alone, statements=(*alone.statements[:-1], dataclasses.replace(alone.statements[-1], conversation="c2"))
    )
    assert "What Ida asked you to keep to yourself." in [u["text"] for u in call_plan(away, PER)["leave_unsaid"]]
