"""After a no, however it is wrapped, whoever said it is asked one thing at most, and left free."""

import pytest

from otherside.domain import Stance
from otherside.questions import Asked, call_plan
from otherside.questions.checks import faults
from otherside.questions.left_free import TEXT, takings_of_leave
from otherside.questions.ranking import rank
from tests.questions.deal import BUYERS, SAID, forecast, view

NO = "I think we'd better leave it there for this year, but thank you so much for all your patience."


def _said(*last):
    return (*SAID, *(("per", text, {}, Stance.NEUTRAL) for text in last))


@pytest.mark.parametrize(
    "last",
    [
        (NO,),
        ("Thank you for all of this, but no.",),
        ("It's not the moment for us, honestly.",),
        ("We've decided not to go ahead.", "All the best to you and Jo."),
        ("I'm going to bow out here.", "Take care, Per"),
    ],
)
def test_whoever_took_their_leave_is_asked_one_thing_that_leaves_them_free(last):
    known = view(_said(*last), fc=forecast(per__veto=0.3))
    assert set(takings_of_leave(known)) == {"per"}
    (only,) = rank(known, 5, to="per")
    assert only.text == TEXT
    assert not faults(TEXT)
    assert last[0].rstrip(".") in only.why
    assert only.heard is not None
    assert only.heard.text == last[0]
    plan = call_plan(known, BUYERS[2])
    assert [q["text"] for q in plan["questions"]] == [TEXT]
    assert plan["opening"]["text"].startswith("Thank you for telling us on 4 May: “")


def test_the_others_are_asked_as_before_and_never_through_them():
    found = rank(view(_said(NO), fc=forecast(per__veto=0.3, ida__change=0.2)), 5)
    assert [q.text for q in found if q.to.id == "per"] == [TEXT]
    assert found[-1].to.id == "per"
    assert len({q.to.id for q in found}) > 1
    assert all(q.speaker.id != "per" for q in found[:-1])


@pytest.mark.parametrize(
    "last",
    [
        (NO, "Actually, the works council wants to see the trolleys counted once before we close the books."),
        (NO, "Could you send me the April list once more?"),
        ("Our liability clause: no.", "The rest is fine by me."),
        ("We had no room for it last year.",),
        ("They have frozen hiring until June.",),
        ("It's not the moment for us, drop me a line in the spring.",),
        ("I wouldn't know whose desk to put it on.",),
        ("I won't be signing before I have seen the figures of the second ward.",),
    ],
)
def test_whoever_goes_on_talking_or_says_no_to_a_part_has_not_left(last):
    known = view(_said(*last), fc=forecast(per__veto=0.3))
    assert takings_of_leave(known) == {}
    assert len(rank(known, 5, to="per")) > 1


def test_asked_once_is_enough():
    asked = (Asked(TEXT, "per", "A second site, and somebody in the ward who wants it as much as I did."),)
    assert rank(view(_said(NO), asked, fc=forecast(per__veto=0.3)), 5, to="per") == []
