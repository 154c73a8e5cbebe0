"""Drafts: what a letter wants of us, what waits for an answer, and how it greets."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.messaging.drafts import Channel, Kind, Setting, plan, prove, write
from otherside.messaging.drafts.compose import compose
from otherside.messaging.drafts.said import Passage
from otherside.messaging.drafts.salutation import addressed
from otherside.profiles.said.appeals import appeals
from tests.messaging.drafting import (
    HOPE,
    ROOM,
    made,
    quote,
)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("The kiln is lit. If you like pots, come and see it on Sunday, there is still a seat.", 1),
        ("What does your glaze do above twelve hundred degrees?", 1),
        ("Could you send me the list of colours, and tell us the price?", 1),
        ("I wondered what became of the old kiln. It was sold.", 0),
        ("Please do not hesitate to ask if you have any questions.", 0),
        ("The boy gives us trouble and sends me to bed early.", 0),
    ],
)
def test_what_a_letter_wants_of_us(text, wants):
    assert len(appeals(text)) == wants


def test_a_mail_that_owes_an_answer_says_nothing_else():
    asked = quote("Come and see the kiln on Sunday.", n=4, day=dt.date(2026, 6, 2))
    passage = Passage(asked, {}, Setting(Channel.MAIL, turn=asked.quote), "ines", "Ines Calder")
    subject = made(("goal", HOPE), ("priority", ROOM))
    draft = compose(plan(Kind.EMAIL, subject, appeals=[passage]))
    prove(draft)
    assert "Thank you for your mail of 2 June." in draft.text
    assert HOPE not in draft.text
    assert "“" not in draft.text
    assert [e["quote"] for c in draft.to_json()["claims"] for e in c["evidence"]] == [asked.quote]
    # Other kinds are prepared for another day, and stay what they are.
    assert "“" in compose(plan(Kind.PROPOSAL, subject, appeals=[passage])).text


def test_a_call_begins_with_what_waits_for_an_answer():
    asked = quote("Could you tell me which tide you come on?", n=4, day=dt.date(2026, 6, 2))
    passage = Passage(asked, {}, Setting(Channel.MAIL, turn=asked.quote), "ines", "Ines Calder")
    draft = write(plan(Kind.CALL, made(("goal", HOPE), ("priority", ROOM)), appeals=[passage]))
    assert "what you asked there comes first today." in draft.text
    assert "“" not in draft.text


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hi Ada, here is the plan of the yard, nothing has moved.", "Hi Ada"),
        ("Dear Rolf, dear Ada,\n\nPlease find the offer attached.", "Dear Ada"),
        ("hello Ada and Rolf,\nthe tide was late.", "Hello Ada"),
        ("Dear Ms Voss,\n\nThank you.", "Dear Ms Voss"),
        ("Dear Mrs. Voss!\nThank you.", "Dear Mrs. Voss"),
        ("Hi Rolf, Ada told me about the slip.", ""),
        ("Dear all,\nAda is away.", ""),
        ("The plan is attached.", ""),
    ],
)
def test_how_a_letter_greets_somebody(text, greeting):
    assert addressed(text, frozenset({"ada", "voss"})) == greeting
