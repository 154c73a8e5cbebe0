"""Text that is made to be slow: every function that reads a turn, found by itself, takes about linear time."""

import datetime as dt
import time

import pytest

from benchmarks.fuzz.held import held, modules
from benchmarks.fuzz.timing import functions, seconds, shapes
from otherside.profiles.around.departures import departures
from otherside.profiles.around.over import puts_first
from otherside.profiles.said.asides import aside

#: What made one of them slow.
PIECES = (" ", "\n", "x", "1", ", ", '"', "I will ", "we need the ", "by May ", "rather than Oct 1 ", "Fine by me. ")
FUNCTIONS = {f.name: f for f in functions("profiles", "questions", "coaching")}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_turn_without_an_end_takes_no_minutes(name):
    one = FUNCTIONS[name]
    for piece in PIECES:
        for shape, text in shapes(piece, 30_000):
            assert seconds(one.call, text, 4) < 4, (piece, shape)


@pytest.mark.parametrize(
    ("call", "piece"), [(puts_first, "no "), (puts_first, "n't "), (aside, "had but "), (aside, "hurt ")]
)
def test_what_comes_second_is_not_looked_for_from_every_word(call, piece):
    assert seconds(call, piece * (60_000 // len(piece)), 2) < 2


def test_who_leaves_over_and_over_is_looked_for_nearby():
    def took(times: int) -> float:
        begin = time.process_time()
        departures("I will leave the company. " * times, dt.date(2026, 3, 2), "x", {"Ada": "a"})
        return time.process_time() - begin

    short = took(150)
    assert took(900) < 18 * max(short, 0.05)


def test_patterns_are_found_wherever_they_stand():
    found = {f"{name}: {place}" for name, module, _ in modules("profiles") for place, _ in held(module)}
    assert "otherside.profiles.time.dates: _RULES[0][1]" in found
    assert "otherside.profiles.time.withdrawn: _GIVEN_UP[2]" in found
