"""A moment of somebody's own, told once, is no price of staying as they are."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.beliefs import Piece
from otherside.profiles.money.costs import costs_of_nothing

DAY = dt.date(2026, 5, 4)


def costs(text):
    piece = Piece("e", text, {Facet.FRUSTRATION: 0.9, Facet.SITUATION: 0.9}, Stance.AWAY, 0.5, DAY)
    return costs_of_nothing([("a", piece)])


@pytest.mark.parametrize(
    "text",
    [
        "I sat in the van at her door for ten minutes.",
        "I just stood there for twenty minutes.",
        "For ten minutes I stared at the letter.",
        "I drove round the lake for two hours before I rang.",
    ],
)
def test_a_moment_told_once_is_no_cost(text):
    assert costs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I sat on hold for ten minutes.",
        "I sat there typing for two hours.",
        "Every Friday I sat over the lists for two hours.",
        "We lost two hours at the weir.",
        "I spend ten minutes on each label.",
        "I sat there two hours every evening.",
    ],
)
def test_time_that_the_work_takes_is_one(text):
    assert costs(text)
