"""What is worth taking up in a letter, and what is better left where it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Side
from otherside.messaging.drafts import Channel, Kind, Setting, plan, write
from otherside.messaging.drafts.said import Passage
from otherside.messaging.drafts.tact import unfit
from otherside.messaging.drafts.worth import aside, begun_anew, biography, of_somebody, without_object
from tests.messaging.drafting import HOPE, made, quote

LIVES = """
I started in October.
I've been here eleven years.
I came over from the stores in spring.
I moved here from Oslo two years ago.
I'm from Cork originally.
I only joined last summer.
I used to work at the mill.
I have worked in this house since 2011.
I write the monthly reports.
I sit on the board.
""".strip().splitlines()
MORE_THAN_LIVES = """
I started in October to put an end to the night runs.
I've been here eleven years and I've never seen a plan hold.
I came over from the stores because nobody counted anything.
I've been worried about the boiler since spring.
I work to a plan that nobody keeps.
I've been doing the rota by hand since spring.
I used to work every Sunday.
I work at weekends.
I moved the deadline to October.
I've been asked for it twice this month.
I took over the lease in June.
I do the rota by hand.
I write the reports alone.
I run the mill on a prayer and a spanner.
""".strip().splitlines()
ASIDES = """
Could we do that one another time?
Shall we take this offline?
Can I tell you that in person?
I'd rather explain it than put it in a mail.
Let's not do that here.
Please, not on Slack.
Can we talk about that just the two of us?
""".strip().splitlines()
MATTERS = """
Could we do the second kiln in spring?
Can we take the small one first?
We do the invoices separately for each site.
I'd rather pay in two parts than in one.
Could you send the terms by Friday?
We have the talks with each site in person.
Can you tell me later today what the big one costs?
""".strip().splitlines()
ANEW = ["Can we, could we leave the second site out?", "It is, it was meant as a trial.", "What, what does it cost?"]
ONCE = [
    "If we can, could we start in May?",
    "Can we have it, or would you need a month?",
    "What is it, and how does it work?",
]
BARE = """
I'll take that back.
I'll look into it.
We'll send it over tomorrow.
Let me check that and get back to you.
OK, I'll do that by Friday.
I'll ask.
Let me find out.
""".strip().splitlines()
NAMED = """
I'll take the limit on calls back to our office.
I'll look into the second meter.
We'll send the price list over tomorrow.
Let me check whether the old pump fits.
I'll ask our lawyer about clause nine.
We'll put that in the contract.
""".strip().splitlines()
TOLD_OF = [
    "And then Rosalind has to not say no.",
    "Rosalind won't sign anything new.",
    "Rosalind hates surprises in May.",
]
NOT_TOLD_OF = [
    "Payroll has to run on a Thursday.",
    "Everybody wants a quiet winter.",
    "Procurement has to agree to the terms.",
    "Nobody said what it costs.",
    "The board won't sign anything new.",
]


@pytest.mark.parametrize(
    ("holds", "yes", "no"),
    [
        (biography, LIVES, MORE_THAN_LIVES),
        (aside, ASIDES, MATTERS),
        (begun_anew, ANEW, ONCE),
        (without_object, BARE, NAMED),
        (of_somebody, TOLD_OF, NOT_TOLD_OF),
    ],
)
def test_what_is_left_where_it_was_said(holds, yes, no):
    assert [t for t in yes if not holds(t)] == []
    assert [t for t in no if holds(t)] == []


@pytest.mark.parametrize("text", [LIVES[0], ASIDES[0], ANEW[0], TOLD_OF[0]])
def test_it_is_not_quoted_in_any_draft(text):
    assert unfit(text)
    for kind in Kind:
        draft = write(plan(kind, made(("situation", text), ("risk", text), ("goal", HOPE))))
        assert text[:-1] not in draft.text


def _owed(text, who="us"):
    said = quote(text, n=4, day=dt.date(2026, 5, 6))
    return Passage(said, {}, Setting(Channel.TALK, turn=text), who, "Ada Reeve")


@pytest.mark.parametrize(("text", "told"), [(BARE[0], False), (BARE[2], False), (NAMED[0], True), (NAMED[2], True)])
def test_a_promise_of_ours_is_told_with_its_object_or_not_at_all(text, told):
    subject = made(("goal", HOPE))
    assert subject.person.side is Side.THEIRS
    draft = write(plan(Kind.EMAIL, subject, owing=[_owed(text)]))
    assert (text in draft.text) is told


def test_what_was_asked_as_an_aside_is_not_put_in_writing():
    subject = made(("goal", HOPE))
    draft = write(plan(Kind.EMAIL, subject, owing=[_owed(ASIDES[0], who=subject.person.id)]))
    assert ASIDES[0] not in draft.text
