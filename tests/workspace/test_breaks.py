"""Absence is told of meetings to which a set of people comes, never of a chat or of a talk of two."""

import datetime as dt

import pytest

from otherside.domain import Conversation, Participant, Turn
from otherside.profiles.rhythm.rhythm import Meeting, Watched
from otherside.workspace.heard.breaks import _is_chat, absences

DANA = Watched("dana", "Dana Lee", ())
PEOPLE = {"Kim Park": "kim", "Dana Lee": "dana", "Sam Ito": "sam", "Lou Abt": "lou"}


def met(day, *names, title="Weekly call", words="Good morning everybody."):
    turns = tuple(Turn(words, name) for name in names)
    there = tuple(Participant(name) for name in names)
    conversation = Conversation(title, "vtt", turns, there, dt.date(2026, 3, day))
    return Meeting(f"m{day}", conversation, turns, {name: PEOPLE[name] for name in names})


BEFORE = [met(2, "Kim Park", "Dana Lee", "Sam Ito"), met(9, "Kim Park", "Dana Lee", "Sam Ito")]


def test_who_misses_a_meeting_of_several_is_told():
    (found,) = absences([*BEFORE, met(16, "Kim Park", "Sam Ito", "Lou Abt")], [DANA])
    assert found.person == "Dana Lee"
    assert found.date == dt.date(2026, 3, 16)


def test_nobody_is_missing_from_a_talk_of_two():
    assert absences([*BEFORE, met(16, "Kim Park", "Sam Ito", title="The Anchor, Kim and Sam")], [DANA]) == []


def test_unless_a_word_tells_that_they_were_expected():
    (found,) = absences([*BEFORE, met(16, "Kim Park", "Sam Ito", words="Is Dana joining us?")], [DANA])
    assert found.words[0].quote == "Is Dana joining us?"


@pytest.mark.parametrize(
    ("title", "chat"),
    [("Sam whatsapp", True), ("Chat with Sam", True), ("Weekly call", False), ("Signalling works, 3 March", False)],
)
def test_a_chat_is_no_meeting(title, chat):
    assert _is_chat(met(16, "Kim Park", "Sam Ito", title=title)) == chat
