"""Whose word was waited for and has come: they come first no more."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.profiles.around.come_about import come_about

JULY = dt.date(2026, 7, 6)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Hello Nils,\n\nthe insurer has renewed, three years.", "insurer"),
        ("The council has given its blessing.", "council"),
        ("Our grant's finally come through.", "grant"),
        ("The landlord has extended the lease.", "landlord"),
    ],
)
def test_whose_word_has_come(text: str, thing: str) -> None:
    assert [d.thing for d in come_about([(text, JULY)])] == [(thing,)]


@pytest.mark.parametrize(
    "text",
    [
        "If the insurer has renewed we can talk.",
        "The insurer hasn't renewed.",
        "I hope the insurer has renewed.",
        "Has the insurer renewed?",
        "The insurer has agreed to wait.",
        "The carter has signed for the parcel.",
    ],
)
def test_whose_word_is_open(text: str) -> None:
    assert come_about([(text, JULY)]) == []
