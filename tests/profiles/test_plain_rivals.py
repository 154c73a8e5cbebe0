"""Other vendors spoken of in passing, and capitals that are none."""

import time

import pytest

from otherside.profiles.around.alternatives import ways_in
from otherside.profiles.around.plain_rivals import in_passing


def names(text, ours=(), asked=""):
    return sorted({name for _, _, name in in_passing(text, ours, asked)})


@pytest.mark.parametrize(
    "text",
    [
        "Larkholm are four thousand cheaper.",
        "Larkholm came in lower.",
        "Larkholm were about ten per cent dearer, mind.",
        "Larkholm quoted eleven thousand.",
        "Larkholm came in at £14,500.",
        "Larkholm's offer came on Thursday.",
        "Larkholm's written quote is on my desk.",
        "We're still waiting for Larkholm's quote.",
        "I'd take the date from Larkholm, they gave me one at once.",
        "Larkholm, they offered us a trial without asking.",
        "Larkholm are coming on Friday to measure up.",
        "We had Larkholm round last week to quote for the doors.",
        "Larkholm have a woman in the next village and you don't.",
        "Larkholm's is in. It's four thousand under you.",
        "Larkholm is a third cheaper, by their quote.",
        "We had Larkholm in on Tuesday. It's a better quote than I thought.",
        "Larkholm's price is on the table, beside yours. It's a good bit under you.",
    ],
)
def test_a_vendor_spoken_of_in_passing(text):
    assert names(text) == ["Larkholm"]
    assert "Larkholm" in {name for _, _, name in ways_in(text)}


def test_our_question_may_be_what_speaks_of_offers():
    assert names("We had Larkholm in on Tuesday, they were slick.", asked="Who else have you seen?") == ["Larkholm"]


@pytest.mark.parametrize(
    "text",
    [
        "We had Ofsted in on Tuesday, they were very thorough.",
        "Anna's is in. She left it on your chair.",
        "We had Susan over on Sunday.",
        "Susan gave me one the same day.",
        "Apples are two euros cheaper this year.",
        "Monday is ten pounds cheaper.",
        "The bus came in late, and Bram came in at nine o'clock.",
        "Larkholm aren't cheaper.",
        "If Larkholm came in lower we would look at it.",
        "Did Larkholm's quote come?",
        "Larkholm quoted nine thousand two years ago.",
        "We never had Larkholm's quote.",
        "Leeds has a canteen and you don't need one.",
        "I heard from Defra, they sent us a form.",
        "We get the flour from Miller, they are kind people.",
        "Mrs Holt's offer is still on.",
        "The Germans are coming to measure.",
    ],
)
def test_capitals_that_are_no_way(text):
    assert names(text) == []


def test_those_who_take_part_are_none():
    assert names("Larkholm's offer came on Thursday.", ours={"larkholm"}) == []


def test_a_turn_without_an_end_is_not_searched_for_minutes():
    start = time.process_time()
    names("Larkholm are about a good bit nearly over some two hundred thousand and you have had in " * 400)
    assert time.process_time() - start < 5
