"""Who signs was there, an answer is told with our question, a target stays one, and a request to leave is no wish."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Manner, Passage, Setting, plan, prove, write
from otherside.messaging.drafts.plan import Role
from otherside.profiles.profile import profile
from tests.messaging.drafting import person, quote

DAY = dt.date(2026, 5, 4)
HOPE = "I'd like to close the books on a Friday and go home."


def letter(manner: Manner, setting: Setting, kind: Kind = Kind.EMAIL, variant: int = 0):
    item = quote(HOPE, day=DAY)
    draft = write(
        plan(
            kind, profile(person(), [(Facet.DESIRE, item)]), manner=manner, settings={item.id: setting}, variant=variant
        )
    )
    prove(draft)
    assert draft.findings == ()
    return draft


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.CALL, Kind.INVITATION])
@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize("channel", list(Channel))
def test_nobody_claims_a_conversation_of_somebody_else(kind, variant, channel):
    setting = Setting(channel, turn=HOPE, heard=("Noa Ik",))
    absent = letter(Manner(sender="Per", signs="Per Dahl"), setting, kind, variant)
    assert "Noa" in absent.text
    assert "my notes" not in absent.text
    assert "we spoke" not in absent.text
    assert "Our conversation" not in absent.subject
    there = letter(Manner(sender="Noa", signs="Noa Ik"), setting, kind, variant)
    assert "told Noa" not in there.text
    assert "Noa's notes" not in there.text


def test_notes_of_nobody_known_are_ours():
    texts = [letter(Manner(), Setting(Channel.NOTE, turn=HOPE), Kind.CALL, v).text for v in range(40)]
    assert any("our notes" in t for t in texts)
    assert not any("my notes" in t for t in texts)


def answer(text: str, asked: str) -> Passage:
    return Passage(quote(text, day=DAY, n=3), {}, Setting(Channel.TALK, turn=text, asked=asked), "ines", "Ines Calder")


GOAL = answer(
    "That nobody rings twice about one boat. That would do.",
    "What would have to be true in May for you to call it good?",
)
TODAY = answer(
    "They ring, it goes on a slip, and the slip goes in a drawer.", "What happens today when a boat comes in?"
)


def test_what_they_answered_is_told_with_our_question():
    draft = write(plan(Kind.EMAIL, profile(person(), []), said=[GOAL, TODAY]))
    prove(draft)
    assert draft.findings == ()
    assert "What would have to be true in May for you to call it good?" in draft.text
    assert "“That nobody rings twice about one boat.”" in draft.text
    assert "How is it done today" not in draft.text
    proposal = write(plan(Kind.PROPOSAL, profile(person(), []), said=[GOAL, TODAY])).text
    assert "“They ring, it goes on a slip, and the slip goes in a drawer.”" in proposal


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Good question, I would have to think about that.", "What would have to be different for you?"),
        ("That nobody rings twice about one boat.", "Which day would suit you best?"),
        ("That nobody rings Vera twice about one boat.", "What would have to be different for you?"),
        ("Please do not send anything before the fair.", "What do you want from us now?"),
    ],
)
def test_no_answer_and_no_fitting_question_is_told(text, asked):
    vera = profile(person("Vera Holt"), [])
    assert plan(Kind.EMAIL, profile(person(), []), said=[answer(text, asked)], colleagues=[vera]).moves == ()
    kept = replace(GOAL, setting=replace(GOAL.setting, kept=True))
    assert plan(Kind.EMAIL, profile(person(), []), said=[kept]).moves == ()


def test_whoever_told_us_how_it_is_is_not_asked_that_again():
    told = write(plan(Kind.EMAIL, profile(person(), [(Facet.SITUATION, quote("They ring me.", day=DAY))]))).text
    assert "How is it done today" not in told
    assert "?" in told
    assert "How is it done today" in write(plan(Kind.EMAIL, profile(person(), []))).text


def test_a_target_beside_a_worry_stays_a_hope_and_beside_grief_it_does_not():
    target = "Our aim is under forty late boats by next spring."
    for beside, hope in (("I'm frightened of an empty quay.", True), ("My father passed away in March.", False)):
        turn = f"{target} {beside}"
        item = quote(target, day=DAY)
        found = plan(
            Kind.PROPOSAL, profile(person(), [(Facet.GOAL, item)]), settings={item.id: Setting(Channel.MAIL, turn=turn)}
        )
        assert (Role.HOPE in {m.role for m in found.moves}) is hope


@pytest.mark.parametrize("kind", list(Kind))
def test_what_they_asked_us_to_leave_is_held_up_nowhere(kind):
    item = quote("Please do not send any further papers before our fair on 30 May.", day=DAY)
    settings = {item.id: Setting(Channel.TALK, shared=True, turn=item.quote)}
    assert "further papers" not in write(plan(kind, profile(person(), [(Facet.WANT, item)]), settings=settings)).text


def test_how_far_we_are_with_what_they_want_of_us_is_not_asked():
    item = quote("I want the tide tables in one file and an answer of yours within a day.", day=DAY)
    for kind in (Kind.EMAIL, Kind.CALL):
        for variant in range(4):
            text = write(plan(kind, profile(person(), [(Facet.WANT, item)]), variant=variant)).text
            assert "tide tables" in text
            for question in ("Where does that stand", "exists by now", "still holds", "kept it from"):
                assert question not in text


def test_a_yes_in_a_turn_that_nobody_read_as_evidence_settles_it():
    yes = Passage(quote("The council has approved it.", day=DAY, n=5), {}, Setting(Channel.TALK), "ines", "Ines Calder")
    assert plan(Kind.EMAIL, profile(person(), []), said=[yes]).settled is not None


REQUEST = "When can you have the tide tables and the plan with me?"


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.CALL])
@pytest.mark.parametrize("channel", [Channel.TALK, Channel.MAIL])
def test_one_request_is_quoted_once(kind, channel):
    item, other = quote(REQUEST, day=DAY), quote(HOPE, day=DAY, n=7)
    here = Setting(channel, turn=REQUEST)
    open_ = [Passage(item, {}, here, "ines", "Ines Calder")]
    rows = [(Facet.WANT, item), (Facet.DESIRE, other)]
    settings = {item.id: here, other.id: Setting(channel, turn=HOPE)}
    for variant in range(4):
        draft = write(plan(kind, profile(person(), rows), settings=settings, owing=open_, variant=variant))
        prove(draft)
        assert draft.text.count("tide tables") == 1


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.CALL, Kind.PROPOSAL])
@pytest.mark.parametrize(
    ("text", "hoped"),
    [
        ("The tide tables: can you show me how they are made?", False),
        ("When will you have the tide tables?", False),
        ("I want the tide tables in one file.", True),
        ("I'd like the tide tables in one file, would be good.", True),
    ],
)
def test_what_they_asked_us_in_the_talk_is_nowhere_they_want_to_be(kind, text, hoped):
    item = quote(text, day=DAY)
    settings = {item.id: Setting(Channel.TALK, turn=text)}
    assert (
        "tide tables" in write(plan(kind, profile(person(), [(Facet.WANT, item)]), settings=settings)).text
    ) is hoped
