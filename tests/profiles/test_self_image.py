"""Who somebody was, who they are not, and what became of them."""

import pytest

from otherside.profiles.said.self_image import denied, no_ideal_of_theirs, then_and_now, told_past

PAST = """
I was a rower.
I was a weaver once.
I used to be a potter.
We were a family who sang at table.
Well, I was a dancer, you know.
As a girl I was a swimmer.
I'd been a nurse.
I was the kind of woman who slept in tents.
""".strip().splitlines()
LASTING = """
I was a weaver for twenty years and I still get up at four.
I was always the one who mended things.
I was a bit worried about the stairs.
I was in Leeds on Monday.
I was a customer of yours in 2019.
When I was a nurse we had one sheet a ward.
I've been a joiner all my life.
I'm a weaver.
I was brought up to pay what I owe.
If I was a rower I'd know.
Were we a good team?
I was a singer then, and that's what I miss.
We were a week late.
""".strip().splitlines()
DENIED = """
We're not people who have a fountain.
I'm not a salesman.
I'm really not somebody who signs on the day.
We aren't the sort of family that needs a gate.
I've never been a person for gadgets.
We're no heroes.
""".strip().splitlines()
AFFIRMED = """
I'm not a salesman, I'm a weaver.
We're not people who have a fountain but we'd like the garden right.
We're not sure about the gate.
I'm no dreamer, somebody in the house has to know where the stopcock is.
I'm not happy with it.
We're a family that needs no gate.
I'm no longer the one who does the books.
I don't want to be the one who says no.
Are we not people who pay?
""".strip().splitlines()


@pytest.mark.parametrize("words", PAST)
def test_who_they_were(words):
    assert told_past(words)
    assert no_ideal_of_theirs(words)


@pytest.mark.parametrize("words", LASTING)
def test_what_lasts_is_no_past(words):
    assert not told_past(words)
    assert not no_ideal_of_theirs(words)


@pytest.mark.parametrize("words", DENIED)
def test_who_they_are_not(words):
    assert denied(words)
    assert no_ideal_of_theirs(words)


@pytest.mark.parametrize("words", AFFIRMED)
def test_what_says_more_than_a_denial(words):
    assert not denied(words)
    assert not no_ideal_of_theirs(words)


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Sit down. I was a rower, you know. Now I'm a man with a boat in a shed. Tea?", "I was a rower",
         "I was a rower, you know. Now I'm a man with a boat in a shed."),
        ("I was a rower, you know. Now I'm a man with a boat in a shed.", "Now I'm a man with a boat in a shed.",
         "I was a rower, you know. Now I'm a man with a boat in a shed."),
        ("We were a family who sang. These days we eat in shifts.", "We were a family who sang.",
         "We were a family who sang. These days we eat in shifts."),
        ("I was a runner once, now I count the stairs.", "I was a runner once", "I was a runner once, now I count the stairs."),
        ("I was a rower. The boat is in the shed.", "I was a rower.", None),
        ("I'm a weaver. Now I want a bigger loom.", "I'm a weaver.", None),
    ],
)  # fmt: skip
def test_then_and_now_are_one(text, quote, whole):
    start = text.index(quote)
    found = then_and_now(text, start, start + len(quote))
    assert (text[slice(*found)] if found else None) == whole
