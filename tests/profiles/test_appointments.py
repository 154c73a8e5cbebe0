"""Days that two sides agree on to talk or to begin."""

import datetime as dt

import pytest

from otherside.profiles.time.appointments import calls_off, fixed, moves

#: A Wednesday.
SAID = dt.date(2026, 11, 18)
THERE = ("Ilse", "Ravi", "Noor")


def _days(asked, answer, said=SAID):
    return [(a.date.isoformat(), answer[a.answered.start : a.answered.end]) for a in fixed(asked, answer, said, THERE)]


@pytest.mark.parametrize(
    ("asked", "answer", "day", "quote"),
    [
        ("Shall we talk again on Friday at ten?", "Friday works for me.", "2026-11-20", None),
        ("Could we get on a call early next week, Monday or Thursday?", "Thursday works. Let's say 3pm.", "2026-11-26", None),
        ("Can we find a slot next week – Tuesday or Wednesday?", "Tuesday is good for us.", "2026-11-24", None),
        ("I can do a walkthrough with you this week, Thursday or Friday.", "That works. Let's do Friday morning, nine o'clock.",
         "2026-11-20",
         "Let's do Friday morning, nine o'clock."),
        ("Can we meet next week, say Thursday, to go through it?", "Thursday next week. Let's do it.", "2026-11-26", "Thursday next week."),
        ("When shall we speak again?", "Friday morning.", "2026-11-20", None),
        ("When would you have time for a call?", "Yes, Thursday next week then.", "2026-11-26", None),
        ("Would Monday the 23rd or Tuesday the 24th suit you for the visit? I'd come to you.", "Tuesday, please.", "2026-11-24", None),
        ("Let's put a check-in in the calendar for 4 December. That okay?", "Yes. Thanks, Noor.", "2026-12-04", "Yes."),
        ("How about Monday at 2pm for a call?", "Yes, that's good.", "2026-11-23", None),
        ("We could start the pilot on 1 December. Does that work?", "Sounds good.", "2026-12-01", None),
        ("So the fitting starts Monday with Ravi. Does that feel right?", "Yeah. I feel better about it now.", "2026-11-23", "Yeah."),
        ("Do you want to catch up tomorrow at nine?", "Works for me.", "2026-11-19", None),
        ("Can we talk in two weeks, maybe Tuesday?", "Tuesday works.", "2026-12-01", None),
        ("can we find a slot next week, maybe tuesday or thursday?", "thursday works for us.", "2026-11-26", None),
        ("When can we sit down again?", "The 27th works for us.", "2026-11-27", None),
        ("I will send the minutes tonight.", "Thanks. Talk Friday.", "2026-11-20", "Talk Friday."),
        ("Great, that is all.", "See you on 3 December, then.", "2026-12-03", None),
        ("What about Wednesday at four? A short call would do.", "Wednesday at four is perfect.", "2026-11-25", None),
        ("Does Tuesday afternoon suit you?", "Tuesday afternoon suits me.", "2026-11-24", None),
        ("Are you free on Thursday?", "I'm free Thursday, yes.", "2026-11-19", None),
        ("Shall I call you back on Monday?", "Monday's good.", "2026-11-23", None),
        ("When is good for a second session?", "Next Tuesday, after lunch.", "2026-11-24", None),
        ("I could come by on the 25th.", "The 25th it is.", "2026-11-25", None),
        ("Let's meet Thursday.", "Thursday, great.", "2026-11-19", None),
        ("Can we do Monday?", "Monday at noon would be great.", "2026-11-23", None),
        ("Could you make a visit to our yard on Monday at ten?", "Sure, see you then.", "2026-11-23", None),
        ("Shall I come on Friday at ten?", "Friday's good", "2026-11-20", None),
        ("Can you do the 27th?", "I can do that. Shall I bring the samples?", "2026-11-27", "I can do that."),
        ("Could you come and measure up on Monday?", "Will do.", "2026-11-23", None),
        ("Shall I pop in on the 27th?", "Splendid.", "2026-11-27", None),
        ("Can you come on Monday?", "You're on.", "2026-11-23", None),
    ],
)  # fmt: skip
def test_a_day_is_agreed(asked, answer, day, quote):
    assert _days(asked, answer) == [(day, quote or answer)]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        # A courtesy on an agenda, and a yes to something without a day.
        ("I thought Ravi would begin and I help with prices. Does that work?", "Works for us."),
        ("Could I spend the first ten minutes on where you are today?", "Yeah, that works."),
        ("Can we start a pilot this week?", "Yes, sure."),
        # Of two days a yes chooses none, and a doubt fixes nothing.
        ("Can we talk on Monday or Tuesday?", "Yes."),
        ("Can we talk on Monday?", "Monday doesn't work."),
        ("Can we talk on Monday?", "Monday works if the crew is back."),
        ("Can we talk on Monday?", "Let me check whether Monday works."),
        ("Can we talk on Monday?", "Yes, but not before ten days from now."),
        ("Can we talk on Monday?", "Monday? I'd have to look."),
        ("Can we talk on Monday?", "Good question."),
        # Their own events, and what one side does with others.
        ("When does your board meet?", "Thursday next week."),
        ("So we need all of it for your Thursday review?", "Yes."),
        ("When will you talk to Gerda?", "Friday morning."),
        ("You'll have the conversation with your director on Friday. Right?", "Yes."),
        # What is handed over, or due.
        ("By when do you need the offer? We could meet the date.", "Friday morning."),
        ("I'll send the report on Friday. Does that work?", "Yes, that works."),
        ("I can have the plan ready by Friday, is that okay?", "Perfect."),
        ("Could you do the 3rd slide again?", "Will do."),
        ("Shall we wait till the figures come in on Friday?", "Fine."),
        ("Can you do the 27th chapter, too?", "Smashing."),
        ("Can you do Monday?", "Monday's good for bread, not for visitors."),
        # A day that is told of something else.
        ("Could we do a call about the rota?", "On Monday works are blocked by the fair, as always."),
        ("Shall we talk about the rota?", "Sure. Monday is our busiest day."),
        ("Shall we talk about the rota?", "Every Monday works like that here."),
        ("Let's meet on Monday. Do you use lorries of your own?", "Yes."),
        ("Do you work on Saturday?", "Yes."),
        ("Is Friday your busiest day?", "Yes."),
        ("So the auditors come on Monday?", "Yes."),
        ("Did the pilot start on Monday?", "Yes."),
        ("You start the harvest on Monday. Is that right?", "Yes."),
        ("Your people begin on Monday. Is that right?", "Yes."),
        ("I can talk to my colleague on Friday.", "That's great."),
        ("What happened?", "The crane broke on Monday."),
        ("Can we meet?", "Our landlord says Friday is the last day."),
    ],
)
def test_no_day_is_agreed(asked, answer):
    assert _days(asked, answer) == []


@pytest.mark.parametrize(
    ("turns", "day"),
    [
        (["Can you do the 3rd?", "Third of December, half past nine?", "Smashing. Mind the puddle."], "2026-12-03"),
        (["Can you come on the 8th?", "The eighth of December, at two?", "Perfect. See you then."], "2026-12-08"),
        (["Can you come on the 8th?", "At two?", "Two's fine."], "2026-12-08"),
        (["Can you come on the 8th?", "Yes. Two o'clock?", "Lovely."], "2026-12-08"),
        (["Could you come and look?", "Thursday at ten?", "Grand."], "2026-11-19"),
        (["Shall we talk next week?", "Tuesday?", "Works for me."], "2026-11-24"),
        (["Can you come on Tuesday?", "At nine?", "Ten?", "Fine."], "2026-11-24"),
        (["When can we meet?", "The 27th?", "The 27th it is."], "2026-11-27"),
    ],
)
def test_a_day_is_agreed_over_short_turns(turns, day):
    *before, asked, answer = turns
    found = fixed(asked, answer, SAID, THERE, before=before[::-1])
    assert [a.date.isoformat() for a in found] == [day]


@pytest.mark.parametrize(
    "turns",
    [
        ["Can you do the 3rd?", "Third of December?", "No, of January."],
        ["Can you do the 3rd?", "Third of December, ten?", "Smashing, unless it rains."],
        ["Can you do the 3rd?", "What is it about?", "Smashing."],
        ["How many lorries do you have?", "Ten?", "Fine."],
        ["When does your lease run out?", "The 3rd?", "Fine."],
        ["Can we talk on Monday or Tuesday?", "At two?", "Fine."],
        ["When do the auditors come?", "Third of December, ten?", "Perfect."],
        ["Can you come on the 8th?", "Who else would be there, and would your brother come? At two?", "Perfect."],
    ],
)
def test_no_day_is_agreed_over_short_turns(turns):
    *before, asked, answer = turns
    assert fixed(asked, answer, SAID, THERE, before=before[::-1]) == []


def test_on_a_sunday_a_weekday_of_next_week_is_of_the_week_that_was_spoken_of():
    sunday = dt.date(2026, 11, 15)
    assert _days("Can we get on a call next week, Monday or Tuesday?", "Monday works.", sunday)[0][0] == "2026-11-23"
    assert _days("Shall we do the setup on Friday?", "Let's do Friday.", sunday)[0][0] == "2026-11-20"


def test_the_place_of_what_was_proposed():
    asked = "The price is fine. Shall we talk on Friday at ten?"
    (found,) = fixed(asked, "Yes.", SAID, THERE)
    assert found.asked is not None
    assert asked[found.asked.start : found.asked.end] == "Shall we talk on Friday at ten?"


def test_what_is_called_off_or_moved():
    assert calls_off("I'm afraid I can't make Friday after all.", SAID) == [dt.date(2026, 11, 20)]
    assert calls_off("Friday works.", SAID) == []
    assert moves("Could we move it to Thursday?")
    assert not moves("Could we talk on Thursday?")
