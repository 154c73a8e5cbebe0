"""A yes that holds and what it hangs on, by one rule for letters and plans."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.messaging.drafts import Channel, Passage, Setting, newest
from otherside.profiles.profile import Quote
from otherside.profiles.said.standing import Saying, given, hangs_on, over
from otherside.questions import Buyer, Statement, View, prepared

MAY = dt.date(2026, 5, 4)
YES, BACK, AWAY = "The council has approved it.", "They turned it down after all.", "There is no room for it this year."
HANGS = "But if the drawing isn't here by 1 June, I will take the other firm."


def sayings(*texts: str, kept: bool = False) -> list[Saying]:
    return [Saying(t, MAY + dt.timedelta(days=n), f"p{n}", t == AWAY, kept) for n, t in enumerate(texts)]


def test_the_latest_word_counts():
    found = given(sayings("We open on Sundays.", YES))
    assert found is not None
    assert found.place == "p1"
    assert given(sayings(YES, BACK)) is None
    assert given(sayings(YES, AWAY)) is None, "what speaks against it later takes it back"


def test_what_it_hangs_on_has_its_day_and_is_over_after_it():
    found = hangs_on(sayings(HANGS), MAY)
    assert found is not None
    assert found[1] == dt.date(2026, 6, 1)
    assert hangs_on(sayings(HANGS), dt.date(2026, 6, 2)) is None
    assert hangs_on(sayings(HANGS, YES), MAY) is None, "a yes settles it"
    assert hangs_on(sayings(HANGS, kept=True), MAY) is None, "said in confidence"


def test_a_meeting_gone_by_is_over_and_a_day_to_come_is_not():
    assert over("Come before nine.", MAY, MAY + dt.timedelta(days=20))
    assert not over("Come before nine.", MAY, MAY + dt.timedelta(days=3))
    assert not over("Nothing before 20 May.", MAY, MAY + dt.timedelta(days=3))
    assert not over("We open on Sundays.", MAY, None)


@pytest.mark.parametrize(
    "texts", [(YES,), (YES, BACK), (YES, AWAY), (HANGS,), (HANGS, YES), (YES, HANGS), ("We open on Sundays.", HANGS)]
)
def test_letter_and_plan_tell_the_same_of_one_dialogue(texts):
    turn = [(t, MAY + dt.timedelta(days=n), Stance.AWAY if t == AWAY else Stance.NEUTRAL) for n, t in enumerate(texts)]
    facets = {Facet.PRIORITY: 0.9}
    view = View(
        "Bath",
        (Buyer("pia", "Pia Lund", None, True),),
        tuple(
            Statement(f"s{n}", "pia", t, facets, how, day, f"c{n}", 0, 0, len(t))
            for n, (t, day, how) in enumerate(turn)
        ),
    )
    own = [
        Passage(
            Quote(f"s{n}", t, f"c{n}", "Call", "call.vtt", 0, 0, len(t), 0.9, day, how, 0.5, False), facets,
            Setting(Channel.TALK, turn=t), "pia", "Pia Lund",
        )
        for n, (t, day, how) in enumerate(turn)
    ]  # fmt: skip
    yes, plan_yes = newest.given(own), prepared.given(view, "pia")
    assert (yes and yes.quote.quote) == (plan_yes and plan_yes.text)
    hangs, plan_hangs = newest.hangs_on(own, turn[-1][1]), prepared.hangs_on(view, "pia")
    assert (hangs and hangs[0].quote.quote) == (plan_hangs and plan_hangs.text)
