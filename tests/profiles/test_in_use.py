"""A rival's product on loan, on trial, at work or in training with them is another way; their everyday tools and others' deals are none."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Stance
from otherside.profiles.around.alternatives import EVERYBODY, about_another, alternatives, ways_in
from otherside.profiles.around.in_use import asks_for_papers, of_all_suppliers
from otherside.profiles.beliefs import Piece


def _named(text):
    return [name for _, _, name in ways_in(text, {"ines", "quellmark"})]


@pytest.mark.parametrize(
    "text",
    [
        "We have been testing Bolkar since May.",
        "Bolkar lent us a loader for the summer.",
        "They came round and Bolkar has kindly left us one to try.",
        "We've got a Bolkar loader in for a trial.",
        "The crew is trying out the Bolkar in the north yard.",
        "It's on loan from Bolkar.",
        "We are comparing you with Bolkar.",
        "Thanks for the quote. I have been lifting with the Bolkar since May, simply because it stands there.",
        "We've been using Bolkar for two months, your price is higher.",
        "The offer is clear. We are sending three of the drivers on Bolkar's course.",
        "The crew were trained by Bolkar last week, and the price is settled.",
    ],
)
def test_what_is_with_them_to_be_tried_is_another_way(text):
    assert _named(text) == ["Bolkar"]


@pytest.mark.parametrize(
    "text",
    [
        "We have been using Excel since 2010, your price is fine.",
        "We use Slack for everything; your quote came through it.",
        "We have been living on the Isle since May, the quote reached me there.",
        "I've been waiting on the Bolkar since May, your price is fine.",
        "Ines lent us her van.",
        "Bolkar lent the neighbours a loader.",
        "We are testing Line 3.",
        "We have been testing Northside's pumps since May.",
        "We have been working on the Corrigan refit since May. Your quote is fine.",
        "We send everybody on the First Aid course, the quote is fine.",
        "We have not been testing Bolkar.",
        "If Bolkar lent us a loader, we would look at it.",
        "Years ago Bolkar lent us a loader.",
        "Bolkar lent us a loader and we sent it back.",
        "Have you heard that Bolkar lent us a loader?",
        "We have been testing Quellmark since May.",
        "We have been using Bolkar for two months.",
    ],
)
def test_what_they_use_every_day_or_did_once_is_none(text):
    assert _named(text) == []


def test_a_quote_that_is_too_short_to_tell_takes_the_name_from_its_turn():
    said = [
        (
            "ines",
            Piece("e", "I have been lifting with the Bolkar since May.", {}, Stance.NEUTRAL, 0.5, dt.date(2026, 6, 1)),
        )
    ]
    assert alternatives(said, [], ["Bolkar"]) == {"Bolkar": ("e",)}
    assert alternatives(said, [], []) == {}


@pytest.mark.parametrize(
    ("text", "all_of_them"),
    [
        ("Ines wants a full file from each of the suppliers.", True),
        ("We've asked all three vendors for it.", True),
        ("A figure from every bidder, please.", True),
        ("We get invoices from all the suppliers.", False),
        ("We buy from all the suppliers in the valley.", False),
        ("Each of the schools has one.", False),
        ("The supplier wants a file from each of us.", False),
    ],
)
def test_what_is_asked_of_every_supplier_is_asked_of_us_as_one_of_several(text, all_of_them):
    assert of_all_suppliers(text) is all_of_them


def test_a_request_before_it_is_of_that_and_a_wish_of_another_kind_stays_with_us():
    text = (
        "Bolkar stands in the yard and their fitter came at once. We send two of the drivers on their course. "
        "Could you send us your load tables? Ines wants a full file from each of the suppliers. I like your brakes."
    )
    found = {text[start:end]: name for _, start, end, name in about_another([(True, text)], ["Bolkar"])}
    assert found == {
        "Bolkar stands in the yard and their fitter came at once.": "Bolkar",
        "We send two of the drivers on their course.": "Bolkar",
        "Could you send us your load tables?": EVERYBODY,
        "Ines wants a full file from each of the suppliers.": EVERYBODY,
    }
    alone = "Could you send us your load tables? I like your brakes."
    assert list(about_another([(True, alone)], ["Bolkar"])) == []
    assert asks_for_papers("Please send the load tables.")
    assert not asks_for_papers("I like your load tables.")
