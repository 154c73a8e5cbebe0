"""A draft begins with the yes in principle that its reader gave, with what it hangs on, where that is their latest word."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.messaging.drafts import Channel, Kind, Passage, Setting, shapes
from otherside.messaging.drafts.newest import in_principle_now
from tests.messaging.drafting import HOPE, ROOM, drafts, holds, made, quote

MAY, JUNE = dt.date(2026, 5, 4), dt.date(2026, 6, 2)
YES = "The board said yes in principle, subject to a shorter notice."
LETTER = f"Thank you for the plan. {YES} We meet again after the summer."


def turn(text, day=JUNE, n=5, kept=False):
    return Passage(quote(text, n=n, day=day), {}, Setting(Channel.MAIL, kept=kept, turn=text), "ines", "Ines Calder")


def test_the_yes_is_told_first_and_what_was_hoped_before_it_no_more():
    found = drafts(made(("aspiration", HOPE), ("priority", ROOM)), said=[turn(LETTER)])
    for draft in found.values():
        holds(draft, [LETTER, HOPE, ROOM])
    for kind in (Kind.EMAIL, Kind.CALL, Kind.INVITATION):
        text = found[kind].text
        assert YES in text
        assert "books on a Friday" not in text
        assert ROOM not in text
    for kind in (Kind.EMAIL, Kind.CALL):
        # Whoever said yes is not asked whether it has moved, nor what stands between.
        assert "has it moved" not in found[kind].text
        assert any(q in found[kind].text for q in shapes.QUESTIONS["ahead"])
    proposal = found[Kind.PROPOSAL].text
    assert proposal.index("books on a Friday") < proposal.index("Where things stand") < proposal.index(YES)
    assert YES not in found[Kind.ONEPAGER].text


@pytest.mark.parametrize(
    "later",
    [
        turn("It is on hold again.", JUNE, 6),
        turn("We will not go ahead with it.", JUNE, 6),
        turn("The order is signed.", JUNE, 6),
        turn("We grind flour for nine bakeries.", dt.date(2026, 7, 1), 7),
    ],
)
def test_what_came_after_it_is_their_latest_word(later):
    assert in_principle_now([turn(LETTER), later]) is None


def test_it_is_told_with_what_it_hangs_on_and_never_what_was_confided():
    split = "They agreed to it in principle. But first the roof has to be done."
    assert in_principle_now([turn(split)]).quote.quote == split
    assert in_principle_now([turn(LETTER, kept=True)]) is None
    assert in_principle_now([turn(LETTER, MAY), turn("Good.", JUNE, 6)]) is None
