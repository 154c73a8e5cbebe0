"""No draft begins with a courtesy, a put-off, a giving-up or a wish to be left in peace, and none asks how far our homework is."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Passage, Setting, plan, write
from otherside.messaging.drafts.no_opening import leads_nowhere, put_off, to_be_left
from otherside.messaging.drafts.worth import asks_us, names_nothing
from tests.messaging.drafting import GAP, HOPE, drafts, made, quote

LEFT = """
To be left in peace, mostly.
That I'm left to get on with my work.
I'd like to be left alone.
Just leave me in peace.
I want nothing to change before I retire.
I'd love everything to stay as it is.
No more projects, please.
""".strip().splitlines()
NOT_LEFT = """
I'd like to be left in peace on Sundays.
I want peace of mind.
I'm left alone with the books.
I'd like to close the books in peace.
I want it to change.
I'd like my crew to be left alone by the alarm.
""".strip().splitlines()
NOWHERE = """
I've put it with the other papers.
Do come by in the spring, it's lovely here then.
Nearly!
I've stopped bringing it up with him.
""".strip().splitlines()
PUT_OFF = """
Let's look at it again in the summer.
We might look again in the summer.
Write to me again after Easter.
I'd sign today if they let me.
It's not the moment for it.
""".strip().splitlines()
FORWARD = """
I'd like to close the books on a Friday and go home.
I'll ring the council on Monday.
We want it done by the summer.
I've put it on the agenda of the board.
""".strip().splitlines()
HOMEWORK = """
Put something on two sides of paper.
Send me the plan.
Just write it all down on one page for me.
Could you find out what it weighs?
""".strip().splitlines()
NO_HOMEWORK = """
A list of what stays.
I need a number I can defend.
It has to be on one page.
We put everything on one page ourselves.
""".strip().splitlines()


def test_by_the_words() -> None:
    assert [s for s in LEFT if not to_be_left(s)] == []
    assert [s for s in NOT_LEFT if to_be_left(s)] == []
    assert [s for s in NOWHERE if not leads_nowhere(s)] == []
    assert [s for s in PUT_OFF if not put_off(s)] == []
    assert [s for s in FORWARD if leads_nowhere(s) or put_off(s)] == []
    assert [s for s in HOMEWORK if not asks_us(s)] == []
    assert [s for s in NO_HOMEWORK if asks_us(s)] == []


@pytest.mark.parametrize("facet", ["commitment", "desire", "trigger", "want"])
@pytest.mark.parametrize("text", [*NOWHERE, PUT_OFF[0], PUT_OFF[2]])
def test_nothing_of_it_is_read_back(facet: str, text: str) -> None:
    for kind, draft in drafts(made((facet, text))).items():
        if kind is not Kind.ONEPAGER:
            assert text.rstrip(".!") not in draft.to_json()["text"]


@pytest.mark.parametrize("facet", ["desire", "goal", "want", "aspiration"])
@pytest.mark.parametrize("text", LEFT[:6])
def test_nobody_is_asked_what_keeps_them_from_their_peace(facet: str, text: str) -> None:
    draft = drafts(made((facet, text)))[Kind.EMAIL].to_json()["text"]
    assert "kept it from happening" not in draft
    assert "stands between" not in draft


def test_who_would_be_left_in_peace_is_asked_for_no_wish() -> None:
    words = quote(LEFT[0])
    said = Passage(words, {}, Setting(Channel.TALK, turn=LEFT[0]), "ines", "Ines Calder")
    draft = write(plan(Kind.EMAIL, made(), said=[said])).to_json()["text"]
    assert "different a year from now" not in draft
    assert "should stay" in draft


@pytest.mark.parametrize("variant", range(6))
@pytest.mark.parametrize("text", HOMEWORK[:2])
def test_how_far_our_homework_is_nobody_but_us_can_say(variant: int, text: str) -> None:
    draft = write(plan(Kind.EMAIL, made(("want", text)), variant=variant)).to_json()["text"]
    assert "exists by now" not in draft
    assert "Where does that stand" not in draft


@pytest.mark.parametrize("text", ["Send it, aye.", "Send me that, please.", "Yes, send it over.", "Just do that."])
def test_a_request_that_names_nothing_is_told_nowhere(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize("text", ["Send me the log.", "Send it to Ada before Friday.", "Bring your wellies."])
def test_one_that_names_something_may_be(text: str) -> None:
    assert not names_nothing(text)


@pytest.mark.parametrize(
    "text", ["You'll have them by Thursday.", "You will have it on Monday.", "You'll hear from us next week."]
)
def test_a_promise_that_names_nothing_is_told_nowhere(text: str) -> None:
    assert names_nothing(text)
    assert not names_nothing(
        text.replace("them", "the list").replace(" it ", " the list ").replace("from us", "the price")
    )


MAY, JUNE = dt.date(2026, 5, 4), dt.date(2026, 6, 8)
NEWS = "The roof of the mill came down in the storm."


def _letter(kind: Kind, *rows: tuple[str, str]) -> str:
    found = [(f, quote(t, n=n, day=MAY)) for n, (f, t) in enumerate(rows)]
    last = quote(NEWS, n=9, day=JUNE)
    subject = made(*found, ("situation", last))
    chosen = plan(kind, subject, letter=(last.conversation, last.turn))
    assert chosen.asked is (chosen.appeals == ())
    return str(write(chosen).to_json()["text"])


def test_their_last_letter_is_not_passed_by() -> None:
    text = _letter(Kind.EMAIL, ("goal", HOPE), ("knowledge_gap", GAP))
    assert "of 8 June" in text
    assert "[Our answer.]" in text
    assert "Friday" not in text
    assert "on 8 June; that comes first today" in _letter(Kind.CALL, ("goal", HOPE), ("knowledge_gap", GAP))


def test_a_draft_that_takes_the_letter_up_stays() -> None:
    last = quote(HOPE, n=9, day=JUNE)
    chosen = plan(Kind.EMAIL, made(("goal", last), ("knowledge_gap", GAP)), letter=(last.conversation, last.turn))
    assert chosen.appeals == ()
    assert any(Facet.GOAL is m.facet for m in chosen.moves)
