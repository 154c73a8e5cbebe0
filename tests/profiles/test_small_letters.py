"""Days named in small letters, as speech recognition writes them."""

import datetime as dt

import pytest

from otherside.profiles.time.dates import find_dates

SAID = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("i'll bring you the bread list by friday", "by friday", dt.date(2026, 10, 2)),
        ("can you ring my sister by thursday", "by thursday", dt.date(2026, 10, 8)),
        ("we need the oven by the end of november", "end of november", dt.date(2026, 11, 30)),
        ("the lease ends on the 31st of january", "31st of january", dt.date(2027, 1, 31)),
        ("we open on march 5", "march 5", dt.date(2027, 3, 5)),
        ("the lake is full of guests by the end of may", "end of may", dt.date(2027, 5, 31)),
    ],
)
def test_a_day_in_small_letters_is_one_and_its_words_stay(text, words, day):
    (found,) = find_dates(text, SAID, ahead=True)
    assert (found.date, text[found.start : found.end]) == (day, found.words)
    assert words in found.words


@pytest.mark.parametrize(
    "text",
    [
        "we may need 5 ovens by then",
        "they march in and we may say no",
        "we sat in the sun all day",
        "by then it may i think be over",
        "the second baker will do it",
        "he is august by name and a friendly man",
    ],
)
def test_other_words_in_small_letters_are_none(text):
    assert find_dates(text, SAID, ahead=True) == []
