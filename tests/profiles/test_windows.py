"""Dates, numbers, costs and the window, from words."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.money.costs import costs_of_nothing
from otherside.profiles.money.quantities import number_of, quantities
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.private_dates import private_date
from otherside.profiles.windows import window

SAID = dt.date(2026, 10, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("it starts on the first of March", "2027-03-01"),
        ("by the end of January we show it", "2027-01-31"),
        ("returns on the twenty-ninth of January", "2027-01-29"),
        ("voted on 9 December", "2026-12-09"),
        ("On Tuesday the 24th I am out", "2026-11-24"),
        ("brought forward to the 4th", "2026-11-04"),
        ("in two weeks we know", "2026-10-29"),
        ("over next quarter", "2027-03-31"),
        ("before Easter", "2027-03-28"),
        ("March 15th, 2027 is the day", "2027-03-15"),
        ("shipping in Q2 2027", "2027-06-30"),
        ("mid-April", "2027-04-15"),
        ("I need it by Monday", "2026-10-19"),
        ("come September it is to be thirty", "2027-09-01"),
        ("2027-01-29 in writing", "2027-01-29"),
        ("signed on the twenty-eighth of September", "2026-09-28"),
        ("we have it by the third", "2026-11-03"),
        ("until the 9th, then we see", "2026-11-09"),
        ("on the fifth our auditors come", "2026-11-05"),
        ("before the second if the tide lets us", "2026-11-02"),
    ],
)
def test_dates(text, day):
    (found,) = find_dates(text, SAID)
    assert found.date.isoformat() == day
    assert found.words in text


@pytest.mark.parametrize(
    "text",
    [
        "I may come",
        "we march on",
        "since Easter",
        "on the sixth working day",
        "the second one",
        "can we pay for the second slipway",
        "for the fourth boat we build",
        "by the third van",
        "no room on the fifth pier",
        "until the third attempt, whoever tries",
        "I'd go for the second.",
        "back to the first, please",
        "On the first, I agree.",
        "it rained on the third in a row",
        "until the second-hand mast is sold",
        "in early September he left",
        "31 February",
        "he sat down in a second",
        "2027-13-45",
    ],
)
def test_no_dates(text):
    assert find_dates(text, SAID) == []


@pytest.mark.parametrize(
    ("text", "kind", "amount", "unit", "per"),
    [
        ("Every month-end I lose two days to it.", "time", 2, "days", "month-end"),
        ("we lose £40k a year", "money", 40_000, "GBP", "year"),
        ("It took an hour and a half.", "time", 1.5, "hours", None),
        ("six hundred and forty passengers waited", "count", 640, "passengers", None),
        ("We budgeted nine hundred thousand for agencies", "money", 900_000, "money", None),
        ("about 20% of orders", "share", 20, "%", None),
        ("half a day every Friday", "time", 0.5, "days", "friday"),
        ("We pay 1,200 euros for it", "money", 1200, "EUR", None),
        ("We paid two thousand three hundred for couriers", "money", 2300, "money", None),
        ("eleven thousand four hundred and ten euros", "money", 11_410, "EUR", None),
        ("We spent six grand", "money", 6000, "money", None),
        ("$1.3m in lost revenue", "money", 1_300_000, "USD", None),
    ],
)
def test_quantities(text, kind, amount, unit, per):
    (found,) = quantities(text)
    assert found[0] == kind
    assert found[1] == pytest.approx(amount)
    assert found[3:5] == (unit, per)
    assert found[5] in text


def test_a_range_keeps_both_ends_and_nothing_is_worked_out():
    (found,) = quantities("a build takes 35-40 minutes")
    assert found[1:3] == (35, 40)


@pytest.mark.parametrize(
    "text",
    [
        "We know it well.",
        "two months ago",
        "ten years from now",
        "he was one of them",
        "four calls a day",
        "one day it will be the kiln",
        "",
    ],
)
def test_no_quantities(text):
    assert quantities(text) == []


def test_number_words():
    assert number_of("one point three four") == pytest.approx(1.34)
    assert number_of("two hundred thousand") == 200_000
    assert number_of("nothing") is None


def said(quote, *facets, p=0.6, n=0):
    return "dana", Piece(f"e{n}", quote, dict.fromkeys(facets, p), Stance.NEUTRAL, 0.5, SAID)


def test_only_what_hurts_or_is_lost_is_a_cost():
    costs = costs_of_nothing(
        [
            said("Every month-end I lose two days to reconciling.", Facet.FRUSTRATION, n=1),
            said("We have five offices and 80 people.", Facet.SITUATION, n=2),
            said("A late change takes three hours.", Facet.SITUATION, n=3),
            said("We want to hire 5 people.", Facet.GOAL, n=4),
            said("every month end I lose two days to reconciling", Facet.FRUSTRATION, n=5),
        ]
    )
    assert [(c.amount, c.unit, c.evidence) for c in costs] == [(2, "days", "e1"), (3, "hours", "e3")]


def test_money_that_goes_today_is_a_cost_in_whatever_they_say():
    said = (
        "We lose 40,000 euros a year with the old tool, and our licence runs out on 30 September 2026.",
        "The licence of 40,000 euros runs out on 30 September 2026, and it takes two months to renew.",
        "It would cost us 90,000 euros to move.",
        "It costs us 300 euros a week.",
    )
    costs = costs_of_nothing([("a", Piece(q, q, {}, Stance.NEUTRAL, 0.5, SAID)) for q in said])
    assert [(c.amount, c.unit, c.per) for c in costs] == [(40_000, "EUR", "year"), (300, "EUR", "week")]


def test_how_many_they_are_is_no_cost_and_what_is_paid_today_is():
    costs = costs_of_nothing(
        [
            said("We are 31 people and a yard that is always too small.", Facet.FRUSTRATION, Facet.SITUATION, n=1),
            said("We have 400 complaints.", Facet.FEAR, n=2),
            said("So we pay for express. Three thousand one hundred in May.", n=3),
            said("Three people lose two hours a day on it.", Facet.FRUSTRATION, n=4),
        ]
    )
    assert [(c.amount, c.unit, c.evidence) for c in costs] == [(3100, "money", "e3"), (2, "hours", "e4")]


@pytest.mark.parametrize(
    "quote",
    [
        # Of another matter.
        "The flood had nothing to do with the planning, but it ate up everybody's attention for three weeks.",
        "We had a burst pipe, completely unrelated to the scheduling, and lost two days to it.",
        "Separate from all this, the fire cost us four days.",
        # A limit, and no loss.
        "We get a text on broken doors and delays within 5 minutes of a departure.",
        "Complaints about late parcels are answered within two days.",
        # A step in passing.
        "Then it runs the checks for errors, which takes about 8 minutes.",
        "It starts the print queue, which takes 90 seconds.",
    ],
)
def test_a_figure_of_something_else_is_no_cost_of_staying_as_they_are(quote):
    facets = {Facet.SITUATION: 0.9, Facet.FRUSTRATION: 0.5 if "which" not in quote else 0.0}
    assert costs_of_nothing([("a", Piece("e", quote, facets, Stance.AWAY, 0.5, SAID))]) == []


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (
            "The flood wasn't planning-related, but we did have a bad week in May when sorting took 9 hours.",
            ["9 hours"],
        ),
        ("Re-sorting a lorry takes 35 minutes, and within that time the ramp is blocked.", ["35 minutes"]),
        ("It goes to the yard, which takes two people half an hour by hand.", ["half an hour"]),
        ("Honestly, between the two of us it's probably 30-35% of our week.", ["30-35%"]),
        ("Checking the lists eats a third of a day, and 20 percent of the crew's time.", ["20 percent"]),
        ("That is 40% of our time gone.", ["40%"]),
    ],
)
def test_a_figure_of_what_staying_takes_is_a_cost(quote, words):
    found = costs_of_nothing([("a", Piece("e", quote, {Facet.SITUATION: 0.9}, Stance.AWAY, 0.5, SAID))])
    assert [c.words for c in found] == words


@pytest.mark.parametrize(
    "quote",
    [
        "60% of our parcels come by ship.",
        "With 30% of our time free we would train people.",
        "We would like to spend 10% of our time on training.",
        "We grew 15% last year.",
    ],
)
def test_a_share_of_anything_else_is_no_cost(quote):
    assert costs_of_nothing([("a", Piece("e", quote, {Facet.SITUATION: 0.9}, Stance.NEUTRAL, 0.5, SAID))]) == []


def test_the_same_figure_of_the_same_matter_stands_once():
    costs = costs_of_nothing(
        [
            said("Our re-sorting takes 35 minutes", Facet.FRUSTRATION, n=1),
            said("Our re-sorting takes 35 minutes because we unload the whole lorry.", Facet.FRUSTRATION, n=2),
            said("And waiting for the crane takes another 35 minutes.", Facet.FRUSTRATION, n=3),
        ]
    )
    assert [c.evidence for c in costs] == ["e2", "e3"]


@pytest.mark.parametrize(
    "quote",
    ["They promised three weeks and it took nine months.", "I was told six weeks and it became a year and two months."],
)
def test_an_earlier_project_that_overran_is_no_cost_of_staying_as_they_are(quote):
    assert costs_of_nothing([("a", Piece("e", quote, {Facet.FRUSTRATION: 0.8}, Stance.AWAY, 0.5, SAID))]) == []


def test_the_window():
    found = window(
        [
            said("Our licence runs out on 1 March.", Facet.TRIGGER, n=1),
            said("There is no budget until the end of January.", Facet.PRIORITY, n=2),
            said("The inspector comes back on the first of March.", Facet.SITUATION, n=3),
            said("The new finance system goes live on the first of April.", Facet.SITUATION, n=4),
            said("I was there in 2019.", Facet.SITUATION, n=5),
        ],
        SAID,
        elsewhere={"e4"},
    )
    assert found.trigger.date == dt.date(2027, 3, 1)
    assert found.opens.date == dt.date(2027, 1, 31)
    assert found.closes is None, "nobody says that it is too late then"
    assert [d.kind for d in found.dates] == ["not_before", "trigger", "trigger", "event"]


def test_a_deadline_is_not_a_blockade():
    found = window([said("It needs to be live before May, and we won't wait until June.", Facet.GOAL)], SAID)
    assert found.trigger.date == dt.date(2027, 5, 1)
    assert found.opens is None


def test_time_given_is_a_deadline():
    found = window([said("We've got until the thirty-first of March, then it is flats.", Facet.SITUATION)], SAID)
    assert found.trigger.date == dt.date(2027, 3, 31)
    assert found.opens is None


@pytest.mark.parametrize(
    "quote",
    ["The town has given us until the ninth of March.", "I keep the room until 9 March to sign or to let it go."],
)
def test_a_day_by_which_they_must_answer_is_no_closed_door(quote):
    found = window([said(quote, Facet.SITUATION)], SAID)
    assert found.trigger.date == dt.date(2027, 3, 9)
    assert found.opens is None


def test_a_stretch_of_years_is_no_date():
    found = window([said("Unless they change their minds in two years.", Facet.SITUATION)], SAID)
    assert found.dates == ()


def test_a_day_without_a_month_is_of_the_month_just_named():
    piece = Piece(
        "e1", "The inspectors come on the eleventh.", {Facet.TRIGGER: 0.8}, Stance.NEUTRAL, 0.5, SAID,
        before="The press goes out on the eighth of February.",
    )  # fmt: skip
    assert window([("d", piece)], SAID).trigger.date == dt.date(2027, 2, 11)
    both = find_dates("It shuts on 8 February and they come on the eleventh.", SAID)
    assert [s.date for s in both] == [dt.date(2027, 2, 8), dt.date(2027, 2, 11)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Late April, probably the 24th.", dt.date(2027, 4, 24)),
        ("next week Thursday", dt.date(2026, 11, 26)),
        ("on Thursday next week", dt.date(2026, 11, 26)),
    ],
)
def test_the_day_in_a_stretch(text, day):
    assert [s.date for s in find_dates(text, dt.date(2026, 11, 18))] == [day]
    assert find_dates("next week Thursday", dt.date(2026, 11, 15))[0].date == dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The dry dock opens in Q3 — end of August.", ["2027-08-31"]),
        ("Hand it in by the end of next week, November 26th.", ["2026-11-26"]),
        ("The kiln is cold at the end of May (Q2).", ["2027-05-31"]),
        ("We open in Q2, end of May, the 28th.", ["2027-05-28"]),
        # Not of one another, or not side by side: two days.
        ("In Q3, by the end of October", ["2027-09-30", "2027-10-31"]),
        ("in May, on 5 June", ["2027-05-31", "2027-06-05"]),
        ("We paint in May and the fair is on 12 May.", ["2027-05-31", "2027-05-12"]),
    ],
)
def test_a_stretch_beside_a_day_of_its_own_is_that_day(text, days):
    found = find_dates(text, dt.date(2026, 11, 18))
    assert [s.date.isoformat() for s in found] == days
    assert all(text[s.start : s.end].strip(" .") == s.words for s in found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It has to be in before Q2.", ["2027-04-01"]),
        ("Nobody can look at it until our Q2 is here", ["2027-04-01"]),
        ("It has to be in by Q2.", ["2027-06-30"]),
        ("Our Q2 is full.", ["2027-06-30"]),
        ("We want it before our Q2 stocktaking begins, late April.", ["2027-04-30"]),
        ("That helps with the Q2 rush.", []),
    ],
)
def test_what_stands_around_a_quarter(text, days):
    assert [s.date.isoformat() for s in find_dates(text, SAID)] == days


def test_on_a_sunday_this_week_is_the_one_that_begins():
    sunday = dt.date(2026, 11, 15)
    assert [s.date for s in find_dates("I'll write it up this week.", sunday)] == [dt.date(2026, 11, 22)]
    assert [s.date for s in find_dates("I'll write it up this week.", dt.date(2026, 11, 14))] == [sunday]
    # The day beside it tells which week is meant.
    assert [s.date for s in find_dates("next week, the 19th of November", sunday)] == [dt.date(2026, 11, 19)]


def test_nothing_said_no_window():
    found = window([], SAID)
    assert (found.costs, found.dates, found.trigger, found.opens, found.closes) == ((), (), None, None, None)


@pytest.mark.parametrize(
    "quote",
    [
        "If the records aren't in place by 15 January 2027 there's no point doing it this year.",
        "Unless it runs before 15 January, it is too late.",
        "There is little sense in it after the 15th of January.",
    ],
)
def test_the_day_after_which_they_say_it_is_over_closes_the_window(quote):
    found = window(
        [said(quote, Facet.SITUATION, n=1), said("Our contract runs out on 31 March.", Facet.SITUATION, n=2)], SAID
    )
    assert found.closes.date == dt.date(2027, 1, 15)
    assert [d.date for d in found.dates if d.last] == [dt.date(2027, 1, 15)]


@pytest.mark.parametrize("quote", ["There's no point before 15 January.", "No use asking until 15 January."])
def test_no_point_before_a_day_is_no_end(quote):
    assert not any(d.last for d in window([said(quote, Facet.PRIORITY)], SAID).dates)


@pytest.mark.parametrize(
    "quote",
    [
        "Torben turns sixty-one in March, so draw your own conclusions.",
        "He'll be 66 in February.",
        "Her fiftieth is on 3 March.",
        "It has to be in before she goes on maternity leave in April.",
        "He reaches retirement age on the first of February.",
        "We have to be done before my son's wedding on 9 January.",
        "I shall be fifty-eight by 9 January.",
        "I'm 44, and on 9 January I want to know.",
    ],
)
def test_an_age_or_a_private_day_is_no_window(quote):
    assert private_date(quote)
    assert window([said(quote, Facet.TRIGGER, p=0.9)], SAID).dates == ()


@pytest.mark.parametrize(
    "quote",
    [
        "The firm turns fifty in March and the new hall has to stand by then.",
        "The line turns sixty pallets an hour from March.",
        "I'm 60 percent sure it is in January.",
        "I'm 60-40 for it in January.",
        "The retirement of the old server is due on 9 January.",
        "Marta leaves in March, and nobody else knows the tables.",
    ],
)
def test_what_only_looks_like_an_age_stays(quote):
    assert not private_date(quote)
    assert window([said(quote, Facet.TRIGGER, p=0.9)], SAID).dates


@pytest.mark.parametrize(
    ("quote", "kind", "day"),
    [
        ("Our financial year ends on 31 March.", "trigger", "2027-03-31"),
        ("The auditors come on 8 February.", "trigger", "2027-02-08"),
        (
            "Nothing large is signed before the auditors are gone, so the middle of February.",
            "not_before",
            "2027-02-14",
        ),
        ("We can't touch the line until the harvest is in, around 20 November.", "not_before", "2026-11-20"),
    ],
)
def test_a_years_end_and_an_audit_count_by_their_own_words(quote, kind, day):
    (found,) = window([said(quote)], SAID).dates
    assert (found.kind, found.date.isoformat()) == (kind, day)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Good. Not before the inventory is done.", "Not before the inventory is done"),
        ("Nothing gets bought until Ines has the numbers.", "Nothing gets bought until Ines has the numbers"),
        ("We can't start before the old lease is out.", "We can't start before the old lease is out"),
    ],
)
def test_what_has_to_be_over_first_is_told_without_a_day(quote, words):
    (found,) = window([said(quote)], SAID).waits
    assert (found.words, found.quote) == (words, quote)


@pytest.mark.parametrize(
    "quote",
    ["We can't say until the test is done.", "Not before 9 January.", "It was not until the flood that we knew."],
)
def test_what_is_unsure_until_then_waits_for_nothing(quote):
    assert window([said(quote)], SAID).waits == ()


def test_a_years_end_before_which_they_say_nothing_goes_is_no_reason_to_decide_by_then():
    closing = said("Our year ends on 31 October.", n=1)
    later = said("No order is placed until the accounts are signed, so early December.", n=2)
    assert window([closing], SAID).trigger.date == dt.date(2026, 10, 31)
    found = window([closing, later], SAID)
    assert (found.trigger, found.opens.date) == (None, dt.date(2026, 12, 1))


@pytest.mark.parametrize(
    "quote",
    [
        "If the bookings dry up after Christmas I have forty beds and nobody in them.",
        "I'm scared the crew walks off after Easter.",
        "Suppose the river is high after 9 March.",
    ],
)
def test_what_they_dread_after_a_day_is_no_calendar(quote):
    found = window([said(quote, Facet.FEAR, p=0.8)], SAID)
    assert (found.dates, found.opens, found.trigger) == ((), None, None)


@pytest.mark.parametrize(
    "quote",
    [
        "After Christmas.",
        "We could look at it after Easter.",
        "Rather after 9 March, when it is calmer.",
        "If you ask me, we can only start after Easter.",
    ],
)
def test_when_they_would_do_it_is_room_after_a_day(quote):
    (found,) = window([said(quote, Facet.SITUATION)], SAID).dates
    assert found.kind == "not_before"


def spoken(*quotes, day=SAID):
    return [("dana", Piece(f"w{n}", q, {}, Stance.NEUTRAL, 0.5, day, before=b)) for n, (q, b) in enumerate(quotes)]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            ("The bakery is empty on 27 December.", "We only close at Christmas. "),
            "We won't make Christmas, half of them are away.",
        ),
        (("You could have the yard in May.", ""), "Not May but September, I'd say."),
        (("We could have the tent up by 9 March.", ""), "I doubt that we'll manage 9 March."),
        (("We put it on the slip in June.", ""), "We've moved it from June to August."),
        (("I want it painted and done by Easter.", ""), "Easter is off, the painter is ill."),
    ],
)
def test_a_day_they_gave_up_no_longer_stands(first, later):
    assert window(spoken(first), SAID).dates
    days = {d.date for d in window(spoken(first), SAID).dates}
    assert not days & {d.date for d in window(spoken(first, (later, "")), SAID).dates}
    # Said between two of their sentences, it may stand in what is before one of them, or be no evidence itself.
    beside = (("The painter comes on 3 August.", later + " "),)
    assert not days & {d.date for d in window(spoken(first, *beside), SAID).dates}


@pytest.mark.parametrize(
    "later",
    [
        "If we don't make Christmas, we'll see.",
        "Could it be that we won't make Christmas?",
        "We didn't make Christmas last year.",
        "I don't think the Christmas tree fits.",
        "We won't wait.",
    ],
)
def test_what_is_not_plainly_given_up_still_stands(later):
    first = ("The bakery is empty on 27 December.", "We only close at Christmas. ")
    assert dt.date(2026, 12, 27) in {d.date for d in window(spoken(first, (later, "")), SAID).dates}


def test_what_others_force_and_what_is_named_again_still_stands():
    forced = ("The permit runs out on 31 January.", "")
    given_up = ("We won't make January, I think.", "")
    again = ("By 31 January it has to be settled.", "")
    assert window(spoken(forced, given_up), SAID).trigger.date == dt.date(2027, 1, 31)
    planned = ("We have the hall on 30 January.", "")
    assert not window(spoken(planned, given_up), SAID).dates
    assert window(spoken(planned, given_up, again), SAID).dates


def test_a_day_they_wish_for_is_more_than_one_they_mention():
    wished, mentioned = window(
        spoken(("I want the oven in and running by Easter.", ""), ("My sister visits us on 9 May.", "")), SAID
    ).dates
    assert (wished.kind, wished.date) == ("trigger", dt.date(2027, 3, 28))
    assert mentioned.kind == "event"


@pytest.mark.parametrize(
    "quote",
    [
        "I'll send you a page of the till file this week.",
        "We can't export the till list this week.",
        "After the call I'll send you two drawings this week.",
        "Greta's audit ends on 30 November.",
        "The stocktake is over on 30 November.",
        "Greta's audit is on 30 November.",
    ],
)
def test_a_promise_or_the_end_of_a_colleagues_work_neither_shuts_nor_forces(quote):
    (found,) = window([said(quote)], SAID).dates
    assert found.kind == "event"


def test_till_shuts_where_it_is_a_time():
    (found,) = window([said("We have no hands free, at least till 30 November.")], SAID).dates
    assert found.kind == "not_before"


@pytest.mark.parametrize("text", ["After that it's gone till next year.", "The grant is spent until next quarter."])
def test_how_long_something_is_gone_names_no_day(text):
    assert find_dates(text, SAID) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("not before next year", "2027-01-01"),
        ("we are full until next month", "2026-11-01"),
        ("some time next year", "2027-12-31"),
        ("by next quarter", "2027-03-31"),
    ],
)
def test_until_a_stretch_is_up_to_its_first_day(text, day):
    (found,) = find_dates(text, SAID)
    assert found.date.isoformat() == day
