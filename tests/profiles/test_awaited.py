"""What they expect of us by a day is a request, though nobody is asked."""

import datetime as dt

import pytest

from otherside.profiles.said.awaited import awaits
from otherside.profiles.said.parked import parks
from otherside.profiles.said.requests import sought, to_leave
from otherside.profiles.time.bearing import bearing


@pytest.mark.parametrize(
    "text",
    [
        "I expect your offer by 12 June.",
        "We're asking four yards, and I expect your quotation for both hulls by Friday.",
        "Your offer should reach us by 12 June at the latest, otherwise the yard in Lund gets it.",
        "Your quotation has to be with us before noon on Tuesday.",
        "We look forward to your proposal by the end of May.",
        "By the twelfth we need your prices for the two masts.",
        "The offer must be on my desk by Monday.",
        "Your answers to the six questions are due on 12 June.",
        "You have until 12 June to submit your bid.",
        "The closing date for offers is 12 June.",
        "We can only consider offers that reach us by 12 June.",
        "I expect you to send us the drawings before the regatta.",
        "We'd like to have your figures by Thursday.",
        "I'm expecting to hear from you by Monday.",
        "Your best offer by 12 June, please.",
        "All tenders are to be submitted by 12 June.",
    ],
)
def test_it_is_a_request(text):
    assert awaits(text)
    assert [text[s.start : s.end] for s in sought(text)] == [text]
    assert not to_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "I expect your prices to go up by 10 percent.",
        "I expect your prices to fall by June.",
        "We expect an offer from Brisk Sails by Friday.",
        "I expect your team is busy by then.",
        "We expect the mast by Friday.",
        "Your offer reached us by 12 June.",
        "Your offer should be cheaper by 500.",
        "My boss said he expects your offer by Friday.",
        "We don't need your offer by Friday.",
        "If I had your offer by Friday, I could ask her.",
        "I expect our board's decision by 12 June.",
        "I like your offer by and large.",
        "Your offer is valid until 12 June.",
        "The other offers came in by Monday.",
        "Do you expect an answer by Friday?",
        "The proposal should come to you by Friday.",
        "Your colleague should be here by Friday.",
        "I read your proposal on Monday.",
    ],
)
def test_what_looks_alike_is_none(text):
    assert not awaits(text)


def test_its_day_is_one_of_theirs():
    said = dt.date(2026, 5, 4)
    for text in (
        "We're asking four yards, and I expect your quotation for both hulls by 12 June.",
        "I expect your offer by 12 June.",
        "You have until 12 June to submit your bid.",
    ):
        assert [day.date for day in bearing(text, said)] == [dt.date(2026, 6, 12)]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("I will not start another interface before then.", True),
        ("We won't begin a new project before June.", True),
        ("I'm not starting anything new until the harbour is dredged.", True),
        ("We can't take on another supplier before the regatta is over.", True),
        ("Nothing new starts here before September.", True),
        ("We will not touch another system until then.", True),
        ("No new project before the summer.", True),
        ("I won't start the car before you're in.", False),
        ("I won't start dinner before then.", False),
        ("We will not start another round before lunch.", False),
        ("He will not start another interface before then.", False),
        ("You will not start another ticket before then.", False),
        ("I won't need another cable before then.", False),
        ("We started another project before then.", False),
        ("Why won't we start another project before June?", False),
        ("If we don't start another project before June, we lose the grant.", False),
    ],
)
def test_who_begins_nothing_before_a_time_waits(text, waits):
    assert parks(text) == waits
