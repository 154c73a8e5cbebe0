"""Who leaves, and when: by their own words, a colleague's, our notes'."""

import datetime as dt

import pytest

from otherside.profiles.around import departures as module
from otherside.profiles.around.departures import departures, looks_elsewhere, of_own_leaving, staying

DAY = dt.date(2026, 3, 2)  # a Monday
NAMES = {"Rolf Brand": "rolf", "Rolf": "rolf", "Brand": "rolf", "Ada": "ada", "Ada Voss": "ada", "Jon": "jon"}


def own(text, **more):
    """``(day, past, successor)`` of what Ada says of herself."""
    return [(d.day, d.past, d.successor) for d in departures(text, DAY, "ada", NAMES, **more) if d.own]


def told(text, speaker="ada", **more):
    """``(who, day, past)`` of what somebody says of a colleague."""
    return [(d.person, d.day, d.past) for d in departures(text, DAY, speaker, NAMES, **more) if not d.own]


@pytest.mark.parametrize(
    ("text", "day", "past"),
    [
        ("Friday 13th is my last day here.", dt.date(2026, 3, 13), False),
        ("You should also know that Friday 27th is my last day here (yes, really).", dt.date(2026, 3, 27), False),
        ("My last day is 30 April, so ask Jon if you need anything.", dt.date(2026, 4, 30), False),
        ("Friday's my last day with the mill.", dt.date(2026, 3, 6), False),
        ("Next Friday will be my last working day.", dt.date(2026, 3, 13), False),
        ("I'm leaving at the end of the month.", dt.date(2026, 3, 31), False),
        ("I'm afraid I'm leaving the company at the end of April.", dt.date(2026, 4, 30), False),
        ("I am leaving us after nineteen years, in two weeks.", None, False),
        ("I've handed in my notice.", None, False),
        ("I've handed in my notice and will be gone by the end of June.", dt.date(2026, 6, 30), False),
        ("I've handed in my notice, so let's sign by 3 April.", None, False),
        ("From June I'm with another firm.", dt.date(2026, 6, 1), False),
        ("I've taken a job with the railways.", None, False),
        ("I retire in May.", dt.date(2026, 5, 31), False),
        ("I'm retiring at the end of the year.", dt.date(2026, 12, 31), False),
        ("I'm retiring this summer.", None, False),
        ("I've retired, so this reaches me at home.", None, True),
        ("I no longer work for the company.", None, True),
        ("I've left the firm.", None, True),
        ("I'm moving to another branch in May.", dt.date(2026, 5, 31), False),
        ("I'm leaving on Friday. Jon takes over the ovens.", dt.date(2026, 3, 6), False),
    ],
)
def test_who_leaves_says_so(text, day, past):
    assert [(d, p) for d, p, _ in own(text)] == [(day, past)]


@pytest.mark.parametrize(
    "text",
    [
        "I'm leaving on Friday.",
        "I'm leaving on Friday for two weeks. Jon takes over the ovens.",
        "I'm leaving the call now.",
        "I'm leaving early today.",
        "I'm leaving in ten minutes.",
        "I'm leaving the decision to Rolf.",
        "I'm leaving that aside.",
        "I'm leaving it at that.",
        "I've left you a message.",
        "I've left the company car at the garage.",
        "I've left the team in the dark about the price.",
        "I left the company in 2011 and came here.",
        "I'll be on parental leave from May.",
        "I'm leaving at the end of May, the baby is due. I'll be back in September.",
        "Friday is my last day before the holidays.",
        "Friday is my last day on this visit.",
        "Friday is my last day in the office this year.",
        "Tuesday is my last day here. I'm back on the 20th.",
        "If the new oven is as loud as the old one I'm leaving the company.",
        "I'm leaving the company in June if this goes on.",
        "I sometimes think I'm leaving the firm in May.",
        "I might be leaving the firm in May.",
        "Before I retire I want to see it run.",
        "I'm not leaving the firm.",
        "Am I leaving the company in May?",
        "I've resigned myself to the noise.",
        "We're leaving the association in June.",
        "My last day was long.",
        "I would retire in May.",
        "I've left that idea behind.",
        "I retire at sixty in May.",
    ],
)
def test_a_room_a_leave_and_a_fear_are_none(text):
    assert own(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rolf's gone.", None),
        ("And Rolf's gone, so I've got the insurer as well.", None),
        ("Rolf left us in January.", dt.date(2026, 1, 31)),
        ("Rolf left us in May.", dt.date(2025, 5, 31)),
        ("We've had nobody on the ovens since Rolf left us.", None),
        ("Rolf Brand has left the company.", None),
        ("Rolf has left.", None),
        ("I'm afraid Rolf has left us.", None),
        ("Rolf left at the end of January.", dt.date(2026, 1, 31)),
        ("Rolf left 13 January.", dt.date(2026, 1, 13)),
        ("Rolf has retired.", None),
        ("Rolf retired last month.", None),
        ("Rolf no longer works here.", None),
        ("Rolf doesn't work for us any more.", None),
        ("Rolf is no longer with us.", None),
        ("Rolf isn't with the company any longer.", None),
        ("Rolf won't be there, he's moved to the other site.", None),
        ("Rolf has changed jobs.", None),
        ("Rolf was made redundant.", None),
        ("Rolf is with another firm now.", None),
        ("13 January was Rolf's last day.", dt.date(2026, 1, 13)),
    ],
)
def test_who_has_left_by_others(text, day):
    assert told(text) == [("rolf", day, True)]
    assert told(text, "") == [("rolf", day, True)], "the same in a note of ours"


def test_who_will_leave_by_others():
    assert told("Rolf is leaving us at the end of April.") == [("rolf", dt.date(2026, 4, 30), False)]
    assert told("Rolf's last day is 30 April.") == [("rolf", dt.date(2026, 4, 30), False)]
    assert told("Rolf retires in May.") == [("rolf", dt.date(2026, 5, 31), False)]
    assert told("Rolf has handed in his notice.") == [("rolf", None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "If Rolf leaves us, I don't know who does the ovens.",
        "I'm afraid that Rolf leaves us in May.",
        "I'm afraid Rolf is leaving us in May.",
        "I think Rolf has left the company.",
        "There's a rumour that Rolf has left us.",
        "It's not true that Rolf has left us.",
        "Rolf may be leaving us in May.",
        "Has Rolf left the company?",
        "Rolf's gone home.",
        "Rolf's gone to lunch.",
        "Rolf has gone quiet.",
        "Rolf's gone for today.",
        "Rolf's gone. He's back on Monday.",
        "Rolf's gone, he's on holiday.",
        "Rolf has left the room.",
        "Rolf has left early.",
        "Rolf left at five.",
        "Rolf left us with no choice.",
        "Rolf left us a message.",
        "Rolf left the team in the dark.",
        "Rolf left on Friday.",
        "Rolf no longer works on Fridays.",
        "Rolf no longer works with the old oven.",
        "Rolf has moved on to the next question.",
        "Rolf has moved the meeting.",
        "Rolf is on sick leave and no longer with us this year.",
        "Rolf is leaving on Friday.",
        "Rolf hired a planner. She's left the company.",
        "Rolf's brother has left the company.",
        "John Rolf has left the company.",
        "Rolf Meier has left the company.",
        "The last baker left us in May.",
        "She's left us.",
        "Rolf's left hand is in a splint.",
        "Rolf left the company in 2015 and came back in 2018.",
        "When Rolf has left we can talk.",
        "Rolf would have left us in May.",
    ],
)
def test_others_stay(text):
    assert told(text) == []
    assert told(text, "") == []


def test_he_is_who_was_asked_about():
    assert told("He's moved to the other site.", before="And what about Rolf?") == [("rolf", None, True)]
    assert told("He's moved to the other site.", before="What about Rolf and Jon?") == []
    assert told("He's moved to the other site.", before="Rolf will like that.") == []
    assert told("Rolf did the ovens for years. He's left the company.") == [("rolf", None, True)]
    assert told("Rolf has a new foreman. He's left the company.") == []
    assert told("Rolf relies on Moira. She's left the company.") == [], "Moira is nobody we know"
    assert told("Moira taught Rolf all of it. She retires in May.") == []


def test_who_sits_there_has_left_no_firm():
    assert told("Rolf's gone.", present={"rolf"}) == []
    assert told("Rolf is leaving us in May.", present={"rolf"}) == [("rolf", dt.date(2026, 5, 31), False)]


def test_a_house_has_a_name():
    assert told("Rolf has left Marlstone.") == []
    assert told("Rolf has left Marlstone.", firms=["Marlstone"]) == [("rolf", None, True)]


@pytest.mark.parametrize(
    ("text", "successor"),
    [
        ("Friday is my last day here. After that please write to Jon and not to me.", "jon"),
        ("Friday is my last day here. Jon has the keys, I hope. After that please write to him and not to me.", "jon"),
        ("Friday is my last day here. From then on contact Olga Brandt.", "Olga Brandt"),
        ("I'm leaving the firm in May. Rolf is taking over my job.", "rolf"),
        ("I'm leaving the firm in May. My successor is Olga Brandt.", "Olga Brandt"),
        ("I'm leaving the firm in May. Until we have somebody new, Jon will look after the silos as well.", "jon"),
        ("I'm leaving the firm in May. Jon will cover for me until then.", "jon"),
        ("I'm leaving the firm in May, and Jon will look after the children.", ""),
        ("I'm leaving the firm in May. I wrote to Jon about the ovens.", ""),
        ("I'm leaving the firm in May. Please write to Jon about the ovens.", ""),
    ],
)
def test_whom_to_turn_to(text, successor):
    assert [s for _, _, s in own(text)] == [successor]


def test_a_colleague_has_the_work_now():
    (found,) = departures("Rolf's gone, so I've now got his job as well as mine.", DAY, "ada", NAMES)
    assert (found.person, found.successor) == ("rolf", "ada")
    (found,) = departures("Rolf has retired. Jon has taken over.", DAY, "ada", NAMES)
    assert found.successor == "jon"


def test_the_quote_is_the_sentence():
    text = "Thanks. Friday 13th is my last day here. Best, Ada"
    (found,) = departures(text, DAY, "ada", NAMES)
    assert text[found.start : found.end] == "Friday 13th is my last day here."
    assert found.exact
    assert departures("I retire in May.", DAY, "ada", NAMES)[0].exact is False
    assert departures("Friday 13th is my last day here.", None, "ada", NAMES)[0].day is None


def test_in_our_notes_i_is_none_of_them():
    assert departures("I'm leaving the company in May.", DAY, "", NAMES) == []


def test_who_stays_after_all():
    assert staying("I'm staying after all.", "ada", NAMES) == {"ada"}
    assert staying("I've withdrawn my notice.", "ada", NAMES) == {"ada"}
    assert staying("Good news, Rolf has decided to stay.", "ada", NAMES) == {"rolf"}
    assert staying("Is Rolf staying after all?", "ada", NAMES) == set()
    assert staying("If Rolf is staying on, we can begin.", "ada", NAMES) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Keep this to yourself: I've applied for a job at the ferry company.",
        "I've been looking for another position since the merger.",
        "To be honest I'm thinking of leaving the firm after the summer.",
        "I've had a job offer from the port.",
    ],
)
def test_who_looks_elsewhere_has_not_left_and_may(text):
    assert looks_elsewhere(text)
    assert of_own_leaving(text)
    assert not departures(text, dt.date(2026, 9, 1), "a", {})


@pytest.mark.parametrize(
    "text",
    [
        "Have I applied for a job?",
        "If I had a job offer from the port I'd take it.",
        "I've applied for a new role in our department.",
        "I'm thinking of leaving it as it is.",
        "I've applied for a job number.",
        "We're looking for another job scheduler.",
    ],
)
def test_who_moves_within_or_supposes_looks_nowhere_else(text):
    assert not looks_elsewhere(text)


def test_own_notice_is_own_leaving_and_a_colleagues_is_not():
    assert of_own_leaving("I'm leaving the firm at the end of June.")
    assert not of_own_leaving("We'll leave the old yard in June.")


def test_a_turn_is_looked_through_for_leaving_once_whoever_reads_it(monkeypatch):
    asked = []
    private = module.private_date
    monkeypatch.setattr(module, "private_date", lambda words: asked.append(words) or private(words))
    text = "The left gate of lock nine sticks. Nobody greases it. Rolf has left the company."
    assert told(text) == told(text) == [("rolf", None, True)]
    assert told(text, speaker="jon") == [("rolf", None, True)]
    # Of the sentences only those that may tell of a leaving are looked at more closely.
    assert asked == ["The left gate of lock nine sticks.", "Rolf has left the company."]
