"""What somebody says of themselves in passing is not read back to them as their position."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Setting, plan, write
from otherside.messaging.drafts.banter import of_themselves, taken_lightly
from otherside.messaging.drafts.tact import unfit
from otherside.profiles.profile import profile
from tests.messaging.drafting import person, quote

PASSING = """
I'm always tired on the phone.
I've been a bit hung over all day.
I handed the yard over and now I'm a chap who feeds ducks.
These days I'm just an old woman with a shed.
I'm only a pensioner with a hobby.
I'm hopeless with figures.
I've always been terrible at names.
I'm a walking disaster.
I'm a bit of a dinosaur.
I'm getting on a bit.
Just kidding, we love the forms.
Oh joy.
""".strip().splitlines()
MEANT = """
I'm tired of typing it twice.
I'm tired because the rota changes every night.
I'm the man who signs for the boats.
I've always been the one who keeps the books.
I'm only responsible for the slipway.
Now I'm responsible for two yards.
I'm a boatbuilder who wants to teach.
The old crane is useless at low tide.
We are hopeless at handing over.
It's fine as long as the tide holds.
""".strip().splitlines()


@pytest.mark.parametrize("text", PASSING)
def test_a_mood_a_laugh_at_oneself_and_a_joke_are_asides(text):
    assert of_themselves(text)
    assert unfit(text)


@pytest.mark.parametrize("text", MEANT)
def test_what_is_of_the_matter_is_none(text):
    assert not of_themselves(text)


@pytest.mark.parametrize(
    ("said", "after", "lightly"),
    [
        ("On a beach somewhere.", "No. Useful, I'd like to be useful.", True),
        ("I'd sell the lot.", "I'm joking.", True),
        ("We could burn the yard down.", "No, seriously, the slipway has to be mended.", True),
        ("I'm worn thin at the moment.", "No, it's fine.", True),
        ("We do it by hand.", "No, nobody likes it.", False),
        ("The winch is old.", "It's fine for now, but not in winter.", False),
        ("The tide table stays on the wall.", "It's fine.", False),
        ("I want the slipway mended before the season starts again in the spring.", "No.", False),
    ],
)
def test_what_is_waved_away_in_the_next_sentence_was_not_meant(said, after, lightly):
    assert taken_lightly(f"{said} {after}", 0, len(said)) is lightly


def test_a_joke_is_no_position_in_any_draft():
    turn = "I'd like to lie on a beach all year. No, seriously. I want the slipway mended before May."
    first, last = turn.split(" No, seriously. ")
    rows = [(Facet.DESIRE, quote(first)), (Facet.GOAL, quote(last, start=turn.index(last)))]
    subject = profile(person(), rows)
    settings = {q.id: Setting(Channel.TALK, turn=turn) for _, q in rows}
    for kind in (Kind.EMAIL, Kind.CALL, Kind.PROPOSAL):
        text = write(plan(kind, subject, settings=settings)).text
        assert "beach" not in text
    assert "slipway" in text
