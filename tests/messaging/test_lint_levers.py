"""What a sentence pushes with is named by its own reason, and what only looks like it is left alone."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint
from otherside.messaging.lint.levers import levers

OVER = """
I've taken the liberty of copying Rosalind.
I took the liberty of looping in your finance director.
I've already spoken to your managing director about this.
We have copied in your boss.
If need be I'll take it up with your board.
I went over your head on this one.
""".strip().splitlines()
NOT_OVER = """
I've taken the liberty of attaching the drawings.
I've copied in Ada, who will answer the technical questions.
I have taken the liberty of copying Ada from our side.
As you asked, I have copied your managing director.
I would never go over your head.
I haven't spoken to your boss.
We have added your logo.
Would you like your board to hear of it?
""".strip().splitlines()
ALONE = """
So it's really just you now.
It's only you left.
You're the last piece.
You are the only one still holding out.
All that's missing is your signature.
We're all just waiting for you.
""".strip().splitlines()
NOT_ALONE = """
It's just you and me on Thursday.
If it's just you, the small room is enough.
Is it just you now?
You're the only person who knows how the old kiln is fired.
You are the last speaker on the list.
All that's missing is the drawing of the roof.
""".strip().splitlines()
DREAD = """
You wouldn't want to be the one who has to explain that to the owners.
Nobody wants to be the person who signed off the old boiler.
I'd hate for you to be the next headline.
We would hate to see it go wrong for your tenants.
I'd hate to see you in the papers.
""".strip().splitlines()
NO_DREAD = """
You said you wouldn't want to be the one who has to explain it.
I'd hate our part to be late.
You would be the one to decide.
I'd like to read the headlines of your report.
I hate long letters.
""".strip().splitlines()
DIARY = """
I've put 15 minutes in your diary.
I have gone ahead and booked an hour in your calendar.
We've blocked a slot in both our calendars.
""".strip().splitlines()
NO_DIARY = """
As we agreed, I've put an hour in your diary.
I've put nothing in your diary.
Shall I put half an hour in your calendar?
I put the call in my diary.
""".strip().splitlines()
NOW = """
Can you confirm by end of play today?
Could you please let me know by close of business?
Would you get back to me before noon?
Can you sign today?
""".strip().splitlines()
NOT_NOW = """
Can you confirm by end of play today how many are coming to lunch?
Could you let me know by noon so that I can book the room?
Can you confirm the address?
Could you send the drawing today?
Can you tell me what today's shift looks like?
""".strip().splitlines()


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("OS210", OVER, NOT_OVER),
        ("OS211", ALONE, NOT_ALONE),
        ("OS208", DREAD, NO_DREAD),
        ("OS205", DIARY, NO_DIARY),
        ("OS201", NOW, NOT_NOW),
    ],
)
def test_what_is_pushed_with(code, yes, no):
    assert [s for s in yes if [x.code for x in levers(s)] != [code]] == []
    assert [s for s in no if list(levers(s))] == []


_AROUND = "Thank you for the tour of the works. {} The drawings of the roof come on Thursday. I have your three questions here."


@pytest.mark.parametrize(
    ("code", "text"),
    [("OS210", OVER[0]), ("OS211", ALONE[0]), ("OS208", DREAD[0]), ("OS205", DIARY[0]), ("OS201", NOW[0])],
)
@pytest.mark.parametrize("around", ["{}", _AROUND])
def test_the_reason_is_the_one_of_the_words(code, text, around):
    found = [f for f in lint(around.format(text)) if f.rule == "pressure"]
    assert [f.code for f in found] == [code]


def test_fear_is_told_as_fear_and_not_as_a_debt():
    found = lint("Hello Ada,\n\nI'd hate for the works to be the next headline.\n\nBea")
    assert "OS203" not in {f.code for f in found}
    assert any("dread" in f.why for f in found)
