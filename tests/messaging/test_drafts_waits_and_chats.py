"""Drafts: what somebody will not stand in the way of, what they wait for, what they write in a chat, and wishes given up."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Manner, Passage, Setting, plan, write
from otherside.messaging.drafts.conditions import agreements, waits_for
from otherside.profiles.profile import profile
from tests.messaging.drafting import made, person, quote

SPRING, SUMMER = dt.date(2026, 4, 2), dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "If the shelves hold and it costs no more than the old ones I won't fight it.",
        "if it stays under six and the floor is dry i wont fight it",
        "I won't stand in the way if the lift is out of use for a day at most.",
        "We will not object, as long as the doors stay where they are.",
        "I'm not going to block it if the neighbours agree.",
        "I shan't say no to it, provided the old bench stays.",
    ],
)
def test_whoever_will_not_resist_says_yes_on_a_condition(text):
    assert agreements(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "I won't object.",
        "If they touch the bench I will fight it.",
        "If you bring cake I won't say no to a slice.",
        "If you come at nine I won't be in your way.",
        "I won't mind if you are late.",
        "Would you fight it if the bench stays?",
    ],
)
def test_other_words_say_none(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I can't see us doing the kitchen until I know about the roof.",
        "We won't start before the insurer has answered.",
        "I'm not going to order anything unless my brother has seen it.",
    ],
)
def test_what_somebody_waits_for(text):
    assert waits_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "We won't start before May.",
        "I can't see the roof from here.",
        "Can't we start until the roof is done?",
        "We won't be long, I know about the roof.",
    ],
)
def test_a_date_alone_is_nothing_to_wait_for(text):
    assert not waits_for(text)


def said(text, day, channel=Channel.MAIL, n=0):
    return Passage(quote(text, n=n, day=day), {Facet.WANT: 0.8}, Setting(channel, turn=text), "ines", "Ines Calder")


def test_a_letter_takes_up_what_its_reader_waits_for():
    words = "I can't see us doing the kitchen until I know about the roof."
    subject = profile(person(), [])
    draft = write(plan(Kind.EMAIL, subject, agreed={"ines": [said(words, SUMMER)]}, as_of=SUMMER))
    assert words in draft.text
    assert "Where does that stand" in draft.text or "What has come of that" in draft.text
    assert "in writing before anything else" not in draft.text
    page = write(plan(Kind.ONEPAGER, subject, agreed={"ines": [said(words, SUMMER)]}, as_of=SUMMER))
    assert words not in page.text


def test_what_waited_for_a_day_that_is_past_is_taken_up_no_more():
    words = "We won't order anything until the vote on 12 May."
    assert waits_for(words)
    agreed = {"ines": [said(words, SUMMER)]}
    draft = write(plan(Kind.EMAIL, profile(person(), []), agreed=agreed, as_of=dt.date(2026, 6, 1)))
    assert words not in draft.text


def test_the_decisive_line_of_a_chat_is_told_whole_and_as_a_message():
    words = "if the shelves hold and it stays under six i wont fight it"
    chat = Manner(sender="Noa", heard=True, chats=True)
    agreed = {"ines": [said(words, SUMMER, Channel.CHAT)]}
    draft = write(plan(Kind.EMAIL, profile(person(), []), manner=chat, agreed=agreed, as_of=SUMMER))
    assert f"“{words}”" in draft.text
    assert draft.subject.startswith("Your message of 4 May")
    assert draft.text.startswith("Hi Ines,")
    assert draft.text.endswith("\n\nNoa")
    assert "mail" not in draft.text


def test_an_answer_to_a_chat_thanks_for_the_message():
    asked = said("can you come at nine?", SUMMER, Channel.CHAT)
    chat = Manner(sender="Noa", heard=True, chats=True)
    draft = write(plan(Kind.EMAIL, made(), manner=chat, appeals=[asked], as_of=SUMMER))
    assert "Thank you for your message of 4 May." in draft.text
    mail = said("can you come at nine?", SUMMER)
    assert "Thank you for your mail of 4 May." in write(plan(Kind.EMAIL, made(), appeals=[mail], as_of=SUMMER)).text
