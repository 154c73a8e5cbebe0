"""Days that bear on deciding by their words, days that are gone, and the end of what is to be had."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.time.bearing import bearing
from otherside.profiles.time.dates import find_dates
from otherside.profiles.windows import window

SAID = dt.date(2026, 2, 10)


def of(*quotes, day=SAID):
    said = [("dana", Piece(f"e{n}", q, {}, Stance.NEUTRAL, 0.5, day)) for n, q in enumerate(quotes)]
    return window(said, SAID)


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("The lower rent is possible until the end of the year, not longer.", "2026-12-31"),
        ("Their offer holds until 9 June.", "2026-06-09"),
        ("The old price is still valid until the end of May.", "2026-05-31"),
        ("The berth is kept open till the ninth of March.", "2026-03-09"),
        ("We can wait until May, no longer.", "2026-05-01"),
    ],
)
def test_what_is_to_be_had_until_a_day_shuts_nothing(quote, day):
    found = of(quote)
    assert [(d.kind, d.date.isoformat()) for d in found.dates] == [("trigger", day)]
    assert found.opens is None


@pytest.mark.parametrize(
    "quote",
    [
        "Until the end of May I am not to be found for anybody.",
        "It isn't possible until the end of May.",
        "Nothing is available until 31 May.",
        "The freeze holds until 31 May.",
        "The shed is reserved until 31 May.",
    ],
)
def test_a_stretch_without_room_still_shuts(quote):
    assert of(quote).opens.date == dt.date(2026, 5, 31)


def test_the_end_of_an_offer_does_not_hide_when_there_is_room():
    found = of(
        "The rebate is possible until the end of the year, not longer.", "Until end of May nobody has a hand free."
    )
    assert found.opens.date == dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    "quote",
    [
        "I have slept worse in November.",
        "We lost two horses in November.",
        "In May the kiln was shut for a fortnight.",
        "The roof came off in November and we froze.",
        "Everything they sold in June came back.",
        "The inspector came on 3 December.",
        "The council voted on 9 December.",
        "We weighed it in March.",
        "It came on the 9th, three weeks late.",
        "The letter to Pumpworks I did not post in June.",
        "That is what I asked before the summer already.",
        "We mentioned it in June.",
        "We lost two people before the summer.",
        "In June nobody told her that the sheet goes.",
        "In June my boss asked me why the gate is not done.",
        "In June, we lost two boats.",
        "On 9 June he wrote that the rent goes up.",
    ],
)
def test_what_has_been_is_no_day_to_come(quote):
    assert of(quote).dates == ()


@pytest.mark.parametrize(
    "quote",
    [
        "They told me that the hall opens in June.",
        "We booked the hall in June.",
        "It was due in June.",
        "They were supposed to start in June.",
        "We have meetings in June.",
        "Once the council has voted on 9 June we begin.",
        "The council moved its sitting to 9 June.",
        "We agreed on 9 June.",
        "They sat down and agreed on 9 June.",
        "We've got the new crane in June.",
        "We applied for a berth in June.",
        "The oak was bought and the joiner comes on 9 June.",
        "Let's get it done in June.",
        "In June, they said, we start.",
        "In June they told us it starts.",
        "Opening in June, we lost a week on the permit.",
    ],
)
def test_what_was_planned_or_settled_may_lie_ahead(quote):
    assert [d.date.month for d in of(quote).dates] == [6]


def test_where_a_thing_begins_its_end_counts_and_has_no_day():
    found = of("The new dryer goes up in June and until that's done I haven't a hand free.")
    assert found.dates == ()
    assert [w.words for w in found.waits] == ["until that's done I haven't a hand free"]
    assert [
        d.date.month for d in of("We have the census in June and until that's done I haven't a hand free.").dates
    ] == [6]


def test_what_is_unsure_until_then_waits_for_nothing():
    assert of("The test runs, and until that's done we can't say.").waits == ()


@pytest.mark.parametrize(
    "quote",
    [
        "If a pump breaks in June I am finished.",
        "I could find five thousand in the training pot this year.",
        "The fair has eaten this quarter's money.",
    ],
)
def test_a_month_imagined_and_whose_money_it_is_are_no_days(quote):
    assert of(quote).dates == ()


def test_a_limit_in_an_if_is_a_day():
    assert [d.date.month for d in of("If it isn't in by June we stay as we are.").dates] == [6]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It comes off the second week of August, if the weather is kind.", "2026-08-14"),
        ("They leave in the last week of February", "2026-02-28"),
        ("not before the third week of June", "2026-06-15"),
        ("the first week in July 2027", "2027-07-07"),
    ],
)
def test_the_week_of_a_month(text, day):
    (found,) = find_dates(text, SAID)
    assert (found.date.isoformat(), found.exact) == (day, False)
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "quote",
    [
        "From 1 July our two biggest bakers want to see a number for each sack.",
        "The insurers want a survey on their desk by 1 July.",
        "The town will pay a third if the work is under way by 1 July.",
    ],
)
def test_what_others_demand_or_give_by_a_day_is_a_reason_to_decide(quote):
    assert of(quote).trigger.date == dt.date(2026, 7, 1)
    assert [d.date for d in bearing(quote, SAID)] == [dt.date(2026, 7, 1)]


@pytest.mark.parametrize(
    "quote",
    [
        "Next board is the fourteenth of May, papers a week before.",
        "When that is in you have my voice in the works council of 14 May.",
        "The licence ends on 14 May.",
        "Our first delivery must leave the house by 14 May.",
        "The scaffold comes down the second week of May.",
    ],
)
def test_a_day_of_theirs_bears_on_deciding(quote):
    assert [d.date for d in bearing(quote, SAID)] == [dt.date(2026, 5, 14)]


@pytest.mark.parametrize(
    "quote",
    [
        "Could you come on 14 May, after the board?",
        "We could meet you on 14 May after the board.",
        "Thursday 14 May works for me, we must be done by four.",
        "I will send you the papers by 14 May.",
        "My birthday is on 14 May, the board sings.",
        "My son starts school on 14 May.",
        "My daughter wants a pony by 14 May.",
        "On 14 May 2026, Ada Voss wrote:",
        "Date: 14 May 2026, the vote",
        "On 14 May I am at sea for the day.",
        "The board decided in March.",
        "The inspector came on 3 December.",
        "We start in May.",
    ],
)
def test_days_with_us_private_days_and_days_gone_bear_on_nothing(quote):
    assert bearing(quote, SAID) == []


@pytest.mark.parametrize(
    "quote",
    [
        "If the drawing isn't here by the ninth I take it as a no.",
        "I take it as a no if the drawing isn't here by 9 March.",
        "Unless the crane stands by 9 March, we go with the others.",
        "I want the drawing by the ninth, otherwise we're out.",
    ],
)
def test_that_it_is_over_if_something_is_not_there_by_a_day_forces_deciding(quote):
    found = of(quote, day=dt.date(2026, 2, 20))
    assert [(d.kind, d.last, d.date) for d in found.dates] == [("trigger", True, dt.date(2026, 3, 9))]
    assert found.closes == found.trigger


@pytest.mark.parametrize(
    "quote",
    [
        "If they come by the ninth we're out.",
        "If the crane isn't here by 9 March, it's no problem.",
        "By 9 March I'll be out of the office.",
        "Don't worry if the drawing isn't here by the ninth.",
    ],
)
def test_a_day_without_such_a_threat_shuts_nothing(quote):
    assert of(quote, day=dt.date(2026, 2, 20)).closes is None


def test_an_ultimatum_bears_on_deciding_by_its_words_alone():
    (day,) = bearing("If the drawing isn't here by 9 March I take it as a no.", SAID)
    assert day.date == dt.date(2026, 3, 9)


@pytest.mark.parametrize("trigger", [0.0, 0.7])
def test_nothing_before_a_day_is_no_room_however_much_it_presses(trigger):
    quote = "I sign if two things are there: a rehearsal; no opening before 15 May."
    piece = Piece("e", quote, {Facet.TRIGGER: trigger}, Stance.NEUTRAL, 0.5, SAID)
    assert [d.kind for d in window([("dana", piece)], SAID).dates] == ["not_before"]


@pytest.mark.parametrize(
    "quote",
    [
        "Since our clerk fell ill nobody here has time for it before the summer.",
        "The barn dry and the men paid before the summer.",
        "We'd like the roof done before the summer.",
        "We've got the hall after the summer.",
        "We had planned it before the summer.",
    ],
)
def test_what_is_to_be_before_or_after_a_season_lies_ahead(quote):
    assert [d.date.month for d in of(quote).dates] == [6]


@pytest.mark.parametrize(
    "quote",
    [
        "The board is on 9 June.",
        "The decision is mine, with the council on 9 June.",
        "It goes to the committee on the 9th of June.",
        "Our board meeting is on 9 June.",
        "We decide on 9 June.",
        "On 9 June the trustees vote.",
        "The next board is 9 June.",
        "To be clear after our call: it is mine, with the board on 9 June.",
    ],
)
def test_a_day_on_which_they_decide(quote):
    assert [d.decides for d in of(quote).dates] == [True]


@pytest.mark.parametrize(
    "quote",
    [
        "The audit starts on 9 June.",
        "He is on board from 9 June.",
        "Your board is on 9 June.",
        "Ida joins the board on 9 June.",
        "The board wants the figures from 9 June.",
        "The board approved it, we start on 9 June.",
    ],
)
def test_a_day_on_which_they_do_something_else(quote):
    assert not any(d.decides for d in of(quote).dates)


def test_a_bare_number_on_which_a_body_meets_bears():
    assert [d.date for d in bearing("The council meets on the 9th.", SAID)] == [dt.date(2026, 3, 9)]
    assert bearing("I am off on the 9th.", SAID) == []


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("I'd rather we left it alone for now and picked it up in June.", dt.date(2026, 6, 30)),
        ("I think we should let it rest until after the June stock-take.", dt.date(2026, 6, 30)),
        ("Could you ring me after the stock-take, about mid June?", dt.date(2026, 6, 15)),
    ],
)
def test_there_is_no_room_before_what_they_park_it_for(quote, day):
    assert [(d.date, d.kind) for d in of(quote).dates] == [(day, "not_before")]


def test_what_is_parked_for_something_without_a_day_waits_for_it():
    assert [w.words for w in of("Can we park this till the move's behind us?").waits] == [
        "Can we park this till the move's behind us?"
    ]


def test_a_yes_that_is_taken_back_names_no_day():
    assert of("When I said we'd go ahead in June I was getting ahead of myself.").dates == ()


def test_what_is_there_from_a_day_on_and_not_before_leaves_no_room_until_then():
    assert [(d.date, d.kind) for d in of("The money is there from 4 May, not before.").dates] == [
        (dt.date(2026, 5, 4), "not_before")
    ]
    assert [d.kind for d in of("The money is there from 4 May, not that it matters.").dates] == ["event"]


@pytest.mark.parametrize(
    ("quote", "days"),
    [("If Ida says yes, I'll do the papers in two weeks.", 0), ("I'll do the papers in two weeks.", 1)],
)
def test_so_long_after_a_case_is_no_day(quote, days):
    assert len(of(quote).dates) == days


def test_an_answer_put_off_in_small_talk_names_no_day():
    def dates(asked):
        piece = Piece("e", "Talk to me after Easter, ha.", {}, Stance.NEUTRAL, 0.5, SAID, before=f"{asked}\n\n")
        return window([("dana", piece)], SAID).dates

    assert dates("How is the move going?") == ()
    assert len(dates("When shall we decide?")) == 1


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("The change freeze starts on the first of June.", "2026-06-01"),
        ("And our code freeze begins first of June.", "2026-06-01"),
        ("There's a freeze from 1 June.", "2026-06-01"),
        ("From 1 June we're frozen.", "2026-06-01"),
        ("From the first of June there's a change freeze.", "2026-06-01"),
        ("I won't take any change to the sluice after 1 June.", "2026-06-01"),
        ("We have a spending freeze as of 1 June.", "2026-06-01"),
    ],
)
def test_a_freeze_from_a_day_presses(quote, day):
    assert [d.date.isoformat() for d in bearing(quote, SAID)] == [day]
    assert [(d.kind, d.date.isoformat()) for d in of(quote).dates] == [("trigger", day)]


@pytest.mark.parametrize(
    "quote",
    [
        "The freeze ends on 1 June.",
        "Is there a freeze from 1 June?",
        "If there's a freeze from 1 June we wait.",
        "The berries freeze on 1 June.",
        "There was a freeze on 1 June last year.",
        "The harbour freezes over by 1 June.",
        "There is no freeze from 1 June.",
    ],
)
def test_no_freeze_begins(quote):
    assert not any(d.kind == "trigger" for d in of(quote).dates)


@pytest.mark.parametrize(
    ("asked", "quote", "day", "decides"),
    [
        ("When's the board?", "Ninth of March.", "2026-03-09", True),
        ("And when's the deadline?", "By the ninth of March.", "2026-03-09", False),
        ("When are you free?", "Ninth of March.", "2026-03-09", False),
    ],
)
def test_a_fragment_is_the_day_of_what_was_asked(asked, quote, day, decides):
    piece = Piece("e", quote, {}, Stance.NEUTRAL, 0.5, SAID, before=f"{asked}\n\n")
    (found,) = window([("dana", piece)], SAID).dates
    assert (found.date.isoformat(), found.decides, found.quote) == (day, decides, quote)
    assert found.asked == ("" if "free" in asked else asked)
    assert found.kind == ("trigger" if "deadline" in asked else "event")
