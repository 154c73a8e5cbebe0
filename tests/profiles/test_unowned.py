"""That a matter is nobody's is told by those who have it not; who takes it up, asks, supposes or tells of others says nothing of it."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.profiles.said.polite_noes import politely_refused
from otherside.profiles.said.unowned import nobodys


@pytest.mark.parametrize(
    "text",
    [
        "It kind of sits between us all, doesn't it.",
        "It just falls between two stools, doesn't it?",
        "Thing is, nobody's asked for it, if you see what I mean.",
        "Nobody really owns it here.",
        "I wouldn't know whose desk to put it on.",
        "Honestly, we don't know whose budget it would be.",
        "We wouldn't know where it would go.",
        "That's nobody's job.",
        "No one has taken it up so far.",
    ],
)
def test_a_matter_is_nobodys(text):
    assert nobodys(text)
    assert politely_refused(text) is Facet.PRIORITY


@pytest.mark.parametrize(
    "text",
    [
        "Nobody owned it until Ines came.",
        "Nobody has asked for it, so I took it on.",
        "Does nobody own it?",
        "If nobody owns it, it dies.",
        "At Bolkar nobody owns it.",
        "Tarik says nobody owns it.",
        "I worry that nobody owns it.",
        "Ines owns it.",
        "The table sits between us all.",
        "The review takes a month and nobody owns it.",
        "It sits between us and the river.",
        "I don't know whose desk this is.",
        "Nobody asked for it back.",
        "I'm sure somebody will pick it up.",
        "Nobody's in charge of the coffee.",
        "Nobody looks after us.",
    ],
)
def test_what_only_sounds_like_it_is_none(text):
    assert not nobodys(text)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Drop me a line in the spring and we'll see who's there.", Facet.PRIORITY),
        ("Let's talk in the new year, shall we, when the dust has settled.", Facet.PRIORITY),
        ("Try us again next year.", Facet.PRIORITY),
        ("Come back to me after the summer.", Facet.PRIORITY),
        ("Don't hold anything on our account, Tarik.", Facet.PRIORITY),
        ("It'd be more of a, you know, a nice extra.", Facet.PRIORITY),
        ("It's a nice-to-have.", Facet.PRIORITY),
        ("To be fair our sorting's fine.", Facet.STATUS_QUO),
        ("We're fine as we are.", Facet.STATUS_QUO),
        ("What we have does the job.", Facet.STATUS_QUO),
    ],
)
def test_it_is_put_off_by_a_season_or_not_needed(text, facet):
    assert politely_refused(text) is facet


@pytest.mark.parametrize(
    "text",
    [
        "Drop me a line on Friday.",
        "Call me next week.",
        "Could you drop me a line in the spring?",
        "If you drop me a line in the spring, good.",
        "She said to drop her a line in the spring.",
        "Let's talk in the new year about the contract.",
        "Let's talk in the spring, on 3 March, when we sign.",
        "It's not a nice-to-have.",
        "It would be nice to have two more of them.",
        "It's nice to have you here.",
        "Don't hold anything back for us.",
        "Don't hold the meeting for us.",
        "Our call's fine.",
        "Our kids are fine.",
        "Tuesday's fine.",
        "Your price is fine.",
        "Is our sorting fine?",
        "Our sorting isn't fine.",
        "Our sorting's fine but the loading is dire.",
        "We're fine with what you sent.",
    ],
)
def test_an_appointment_and_small_talk_refuse_nothing(text):
    assert politely_refused(text) is None
