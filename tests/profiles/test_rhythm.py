"""Breaks are found where they were put and nowhere else, and every quote is verbatim."""

import dataclasses
import datetime as dt
import random

import pytest

from otherside.domain import Conversation, Participant, Stance, Turn, TurnKind
from otherside.profiles.rhythm.change_points import find_break
from otherside.profiles.rhythm.rhythm import Meeting, Watched, one_a_message, pattern_breaks

DANA = Watched("d", "Dana Lee", ("dana@globex.example",))
US, HER = "kim@ours.example", "dana@globex.example"


def thread(replies, start=dt.datetime(2026, 3, 2, 10), body="Thank you, that is clear to me. " * 6, others=()):
    """We write, she answers after so many hours, a week apart."""
    turns = []
    for n, hours in enumerate(replies):
        at = start + dt.timedelta(days=7 * n)
        turns.append(
            Turn("Shall we go on with it?", "Kim Park", at=at, kind=TurnKind.MESSAGE, recipients=(HER, *others))
        )
        own = body[n] if isinstance(body, list) else body
        reply = at + dt.timedelta(hours=hours)
        turns.append(Turn(own, "Dana Lee", at=reply, kind=TurnKind.MESSAGE, recipients=(US, *others)))
    return meeting("mail", turns)


def meeting(name, turns, date=None):
    people = {"Kim Park": "k", "Dana Lee": "d", "Sam Ito": "s"}
    names = {t.speaker for t in turns if t.speaker}
    conversation = Conversation(name, "x", tuple(turns), tuple(Participant(n) for n in sorted(names)), date)
    return Meeting(name, conversation, tuple(turns), {n: people[n] for n in names})


def kinds(*meetings, **more):
    return {b.kind for b in pattern_breaks(meetings, [DANA], **more)}


def test_steady_people_have_no_breaks():
    random.seed(1)
    steady = thread([random.uniform(1, 4) for _ in range(12)])
    assert kinds(steady) == set()
    assert kinds(thread([2, 3])) == set()


def test_a_slow_answer_after_quick_ones():
    (found,) = [b for b in pattern_breaks([thread([1, 2, 1.5, 120])], [DANA]) if b.kind == "reply_time"]
    assert found.date == dt.date(2026, 3, 28)
    assert "5 days" in found.what
    assert 0 < found.confidence < 0.6


def test_with_more_to_go_by_the_cut_is_surer():
    few = next(b for b in pattern_breaks([thread([1, 2, 1.5, 120])], [DANA]) if b.kind == "reply_time")
    many = thread([1, 2, 1.5, 2, 1, 2, 1.5, 100, 120, 90, 110])
    (found,) = [b for b in pattern_breaks([many], [DANA]) if b.kind == "reply_time"]
    assert found.confidence > few.confidence
    assert found.confidence <= 0.9


def test_series_too_short_or_flat_or_noisy():
    assert find_break([]) is None
    assert find_break([1, 9]) is None
    assert find_break([1.0] * 20) is None
    random.seed(4)
    false = sum(find_break([random.gauss(0, 1) for _ in range(12)]) is not None for _ in range(200))
    assert false <= 12
    short = sum(find_break([random.gauss(0, 1) for _ in range(5)]) is not None for _ in range(200))
    assert short <= 20


@pytest.mark.parametrize("n", [3, 4, 7, 8, 12, 30])
def test_a_step_is_found_at_its_place(n):
    random.seed(n)
    values = [random.gauss(0, 0.1) for _ in range(n - 1)] + [5.0]
    if n >= 8:
        values = [random.gauss(0, 0.1) for _ in range(n - 3)] + [5.0, 5.1, 4.9]
    at, confidence = find_break(values)
    assert values[at] > 4
    assert values[at - 1] < 1
    assert 0.3 <= confidence <= 0.9


def test_length_tone_and_address():
    body = [
        "Kim,\n\nyes, let us do that, all three of us want it, we can begin at once with all that we have here.\n\nD",
        "Kim,\n\nof course, send it over, I will read it tonight and come back to you with what I find in there.\n\nD",
        "Kim,\n\ngood, we have it, and the people on the ship have read it too and they want to see the next one.\n\nD",
        "Dear Kim,\n\nApologies. Perhaps. I am not sure, we'll see, possibly, I can't say.\n\nKind regards\nDana Lee",
    ]
    found = {b.kind: b for b in pattern_breaks([thread([2, 2, 2, 2], body=body)], [DANA])}
    assert {"tone", "address"} <= set(found)
    assert "doubt" in found["tone"].what
    assert found["address"].after.startswith("formal")
    for each in found.values():
        for words in each.words:
            assert words.quote
            text = thread([2, 2, 2, 2], body=body).turns[words.turn].text
            assert text[words.start : words.end] == words.quote


def clocked(turns, offset_h=0):
    return [dataclasses.replace(t, utc_offset_s=offset_h * 3600) for t in turns]


def hours(turns):
    return [b for b in pattern_breaks([meeting("mail", turns)], [DANA]) if b.kind in ("weekend", "time_of_day")]


LATE = Turn(
    "Forgive the hour. I thought of it again.", "Dana Lee", at=dt.datetime(2026, 4, 4, 23, 10), kind=TurnKind.MESSAGE
)


def test_the_weekend_of_somebody_who_never_writes_then():
    (found,) = hours(clocked([*thread([1, 2, 1, 2]).turns, LATE]))
    assert found.kind == "weekend"
    assert found.words[0].quote == "Forgive the hour."


def test_the_hour_is_that_of_the_senders_own_clock():
    usual = thread([1, 2, 1, 2]).turns
    (found,) = hours(clocked([*usual, dataclasses.replace(LATE, at=dt.datetime(2026, 4, 2, 20, 40))], 2))
    assert "Thursday at 22:40" in found.what
    # Twenty to midnight in London is the afternoon of whoever writes from Denver.
    assert hours([*clocked(usual), *clocked([dataclasses.replace(LATE, at=dt.datetime(2026, 4, 2, 22, 40))], -7)]) == []


def test_an_hour_that_nobody_states_or_speaks_of_is_not_told():
    usual = clocked(thread([1, 2, 1, 2]).turns)
    assert hours([*usual, LATE]) == []  # a quoted copy, a mail without a zone
    for text in ("Here are the figures that you asked me for.", "Sorry for the late reply, it was a full week."):
        assert hours([*usual, *clocked([dataclasses.replace(LATE, text=text)])]) == []


def test_a_quote_says_more_than_a_nod():
    body = ["It is with Sam now and he will look at it. " * 2] * 3 + ["As promised. The yard wants it after all."]
    (found,) = [b for b in pattern_breaks([thread([1, 2, 1.5, 120], body=body)], [DANA]) if b.kind == "reply_time"]
    assert found.words[0].quote == "The yard wants it after all."


def test_copied_people():
    turns = list(thread([1, 2], others=("sam@globex.example",)).turns)
    last = Turn(
        "I took Sam off the copy.", "Dana Lee", at=dt.datetime(2026, 3, 20), kind=TurnKind.MESSAGE, recipients=(US,)
    )
    found = [
        b
        for b in pattern_breaks([meeting("m", [*turns, last])], [DANA], names={"sam@globex.example": "Sam Ito"})
        if b.kind == "copied"
    ]
    assert len(found) == 1
    assert found[0].what == "Dana Lee left out Sam Ito"


def test_the_same_people_as_last_time_are_no_new_break():
    def two(n, copied):
        at = dt.datetime(2026, 3, 2 + 7 * n, 10)
        asked = Turn("How was the week?", "Kim Park", at=at, kind=TurnKind.MESSAGE, recipients=(HER,))
        reply = Turn(
            "It went well.", "Dana Lee", at=at + dt.timedelta(hours=1), kind=TurnKind.MESSAGE, recipients=(US, *copied)
        )
        return meeting(f"mail {n}", [asked, reply])

    sam = ("sam@globex.example",)
    mails = [two(0, ()), two(1, sam), two(2, sam), two(3, sam)]
    found = [b for b in pattern_breaks(mails, [DANA]) if b.kind == "copied"]
    assert [b.date for b in found] == [dt.date(2026, 3, 9)]


def wrote(who, day, *to):
    return Turn("It is on for May.", who, at=dt.datetime(2026, 3, day), kind=TurnKind.MESSAGE, recipients=to)


EMAILS = {"d": (HER,), "s": ("office@globex.example", "sam@home.example"), "k": (US,)}


def copied(*turns, **more):
    rows = pattern_breaks(
        [meeting("m", turns)], [DANA], names={"office@globex.example": "Sam Ito"}, emails=EMAILS, **more
    )
    return [b.what for b in rows if b.kind == "copied"]


def test_who_answers_all_whom_the_writer_wrote_to_adds_nobody_by_whatever_address():
    assert copied(wrote("Sam Ito", 2, US, HER), wrote("Dana Lee", 3, US, "office@globex.example")) == []
    assert copied(wrote("Sam Ito", 2, US, HER), wrote("Dana Lee", 3, US, "sam@home.example")) == []
    assert copied(wrote("Sam Ito", 2, US, HER), wrote("Dana Lee", 3, US)) == ["Dana Lee left out Sam Ito"]


def test_one_more_of_us_is_nobody_added():
    mails = wrote("Kim Park", 2, HER), wrote("Dana Lee", 3, US, "lou@us.example")
    assert copied(*mails, ours=(US, "lou@us.example")) == []
    assert copied(*mails) == ["Dana Lee added lou@us.example"]


def test_a_quoted_copy_is_not_a_second_mail():
    mails = thread([1, 2, 1, 90])
    doubled = []
    for turn in mails.turns:
        doubled += [turn, Turn(turn.text, turn.speaker, at=turn.at.replace(second=0), kind=turn.kind)]
    once = [b.to_json() for b in pattern_breaks([mails], [DANA]) if b.kind == "reply_time"]
    twice = [b.to_json() for b in pattern_breaks([meeting("mail", doubled)], [DANA]) if b.kind == "reply_time"]
    assert once[0]["what"] == twice[0]["what"]


def call(date, *speakers, words="Good morning everybody."):
    return meeting(f"call {date}", [Turn(words, s) for s in speakers], dt.date.fromisoformat(date))


def test_not_there_with_words_about_it():
    calls = [
        call("2026-02-23", "Kim Park", "Dana Lee"),
        call("2026-03-02", "Kim Park", "Dana Lee"),
        call("2026-03-09", "Kim Park", "Sam Ito", words="Is Dana joining us?"),
    ]
    (found,) = [b for b in pattern_breaks(calls, [DANA]) if b.kind == "attendance"]
    assert found.before == "at 2 of 2 calls"
    assert kinds(*calls[1:]) == set(), "who had come once leaves no routine"
    assert found.words[0].quote == "Is Dana joining us?"
    assert found.confidence >= 0.5


def test_not_there_without_a_word_is_said_with_little_confidence():
    one = [call("2026-03-02", "Kim Park", "Dana Lee"), call("2026-03-09", "Kim Park", "Sam Ito")]
    assert kinds(*one) == set()
    two = [call("2026-02-23", "Kim Park", "Dana Lee"), *one]
    (found,) = pattern_breaks(two, [DANA])
    assert found.confidence <= 0.4
    assert "not known" in found.what


def test_stances_count_for_tone_and_json_is_plain():
    mails = thread([2, 2, 2, 2])
    stances = {("mail", 1): [Stance.TOWARDS] * 4, ("mail", 3): [Stance.TOWARDS] * 4, ("mail", 5): [Stance.TOWARDS] * 4}
    assert kinds(mails, stances=stances) == set()
    stances["mail", 7] = [Stance.AWAY] * 6
    (found,) = pattern_breaks([mails], [DANA], stances)
    assert set(found.to_json()) == {"person", "date", "kind", "what", "before", "after", "words", "confidence"}


def talk(day, last="And who holds the key to the store, if that is what it is for", until=24):
    """A call of 30 turns in which Dana speaks in every fourth one of the first so many."""
    turns = [
        Turn("Let us look at it.", "Kim Park") if n % 4 or n >= until else Turn("I see, go on.", "Dana Lee")
        for n in range(30)
    ]
    turns[max(n for n in range(until) if n % 4 == 0)] = Turn(last, "Dana Lee")
    return meeting(f"call {day}", turns, dt.date.fromisoformat(day))


def test_one_call_has_no_routine():
    silent = talk("2026-03-16", until=13)
    assert kinds(silent) == set()
    assert kinds(talk("2026-03-02", until=30), silent) == set()
    steady = [talk("2026-03-02", until=30), talk("2026-03-09", until=30)]
    (found,) = pattern_breaks([*steady, silent], [DANA])
    assert found.kind == "left_early"
    assert "%" not in found.what
    assert "call 2026" not in found.what


def test_who_closes_the_matter_has_not_gone():
    steady = [talk("2026-03-02", until=30), talk("2026-03-09", until=30)]
    assert kinds(*steady, talk("2026-03-16", "That's fine with me.", until=13)) == set()


def test_one_message_is_one_row():
    plain, guarded = "Yes, gladly, it is all clear here. " * 6, "Dear Kim, perhaps, maybe, I am not sure. " * 2
    found = pattern_breaks([thread([2, 2, 2, 2, 2, 90], body=[*[plain] * 5, guarded])], [DANA])
    assert len(found) > 1
    (one,) = one_a_message(found)
    assert one.kind in {b.kind for b in found}
    assert all(b.what.removeprefix("Dana Lee ") in one.what for b in found)


def test_not_to_speak_for_others_is_no_doubt():
    plain = "Yes, gladly, it is all clear here. " * 6
    candid = "Yes, gladly. I can't tell you how they will vote, and I cannot promise that they come. " * 2
    assert "tone" not in kinds(thread([2] * 6, body=[*[plain] * 5, candid]))


def chat(texts, start=dt.datetime(2026, 5, 4, 9), gap_h=0.1, title="chat"):
    """They write by turns, each so many hours after the other."""
    turns = [
        Turn(text, who, at=start + dt.timedelta(hours=gap_h * n), kind=TurnKind.MESSAGE)
        for n, (who, text) in enumerate(texts)
    ]
    held = meeting(title, turns)
    return dataclasses.replace(held, conversation=dataclasses.replace(held.conversation, format="chat"))


def test_a_chat_is_held_against_chats():
    mails = thread([2] * 4)
    assert kinds(mails, chat([("Kim Park", "And now?"), ("Dana Lee", "Lunch.")])) == set()
    long = ("Dana Lee", "Yes, and the second hall too, as we said on the phone, all of it, with the two doors.")
    many = chat([("Kim Park", "And?"), long] * 4 + [("Kim Park", "And?"), ("Dana Lee", "Lunch.")])
    (found,) = [b for b in pattern_breaks([many], [DANA]) if b.kind == "length"]
    assert "wrote 1 word; before" in found.what
    assert found.after == "1 word"


def test_who_was_asked_nothing_answers_nothing_late():
    told = [("Kim Park", "Shall we go on?"), ("Dana Lee", "Yes, let us do that.")] * 4
    quick = chat(told)
    late = quick.turns[-1].at + dt.timedelta(days=2)

    def after(words):
        turns = (
            *quick.turns,
            Turn(words, "Kim Park", at=late - dt.timedelta(days=2), kind=TurnKind.MESSAGE),
            Turn("They have said yes to it.", "Dana Lee", at=late, kind=TurnKind.MESSAGE),
        )
        held = meeting("chat", turns)
        return kinds(dataclasses.replace(held, conversation=dataclasses.replace(held.conversation, format="chat")))

    assert "reply_time" not in after("I have told the people at the gate.")
    assert "reply_time" in after("What did they say?")


def test_whose_name_stands_there_because_they_could_not_come_was_not_there():
    words = [Turn("The dryers run late.", "Dana Lee"), Turn("By how much?", "Kim Park")]
    calls = [meeting(f"call {n}", words, dt.date(2026, 3, n)) for n in (2, 9)]
    said = [Turn("A pity that Dana couldn't make it.", "Sam Ito"), Turn("Yes.", "Kim Park")]
    last = meeting("call 16", said, dt.date(2026, 3, 16))
    away = dataclasses.replace(
        last.conversation, participants=(*last.conversation.participants, Participant("Dana Lee", role="apologies"))
    )
    listed = dataclasses.replace(last, conversation=away, people={**last.people, "Dana Lee": "d"})
    assert kinds(*calls, listed) == {"attendance"}
    there = dataclasses.replace(
        away, participants=(*last.conversation.participants, Participant("Dana Lee", role="COO"))
    )
    assert kinds(*calls, dataclasses.replace(listed, conversation=there)) == set()
