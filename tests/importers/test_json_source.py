"""Cut-off, broken and deep JSON."""

import pytest

from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.json_source import find_objects, load
from otherside.importers.json_turns import seconds_per_unit
from otherside.importers.when import clock, day, moment


def source(text):
    return SourceFile("x.json", text.encode())


def test_whole():
    assert load(source('{"a": [1]}')) == ({"a": [1]}, ())


@pytest.mark.parametrize("tail", ['{"t":', '{"t": "ha', "{", '{"t": tru', '{"t": 1} oops'])
def test_what_was_complete_is_kept(tail):
    value, skipped = load(source('{"a": [{"t": "}"}, ' + tail))
    assert value["a"][0] == {"t": "}"}
    assert len(skipped) == 1
    assert "line 1" in skipped[0].reason


def test_nothing_complete():
    with pytest.raises(ImporterError, match=r"^x\.json: broken JSON at line 1"):
        load(source('{"a": "b'))


def test_absurd_nesting():
    for text in ("[" * 100_000, "[" * 100_000 + "]" * 100_000):
        with pytest.raises(ImporterError, match="nested too deeply"):
            load(source(text))


def test_lines_of_json():
    value, skipped = load(source('{"a": 1}\n{"b"\n{"a": 2}\n'))
    assert value == [{"a": 1}, {"a": 2}]
    assert "line 2" in skipped[0].reason


def test_find_objects_does_not_look_into_those_found():
    assert list(find_objects([{"x": {"k": {"k": 1}}}, {"k": 2}], "k")) == [{"k": 2}, {"k": {"k": 1}}]


def test_lone_surrogates_do_not_reach_the_store():
    turns = parse(source('[{"speaker":"A B","text":"hi \\ud83d\\u0000"}]')).conversations[0].turns
    assert turns[0].text == "hi \ufffd\ufffd"


def test_milliseconds_or_seconds_by_the_speed_of_speech():
    words = ["one two three four five six"]
    assert seconds_per_unit(words, [0, 2000], usual=0.001) == 0.001
    assert seconds_per_unit(words, [0, 2.5], usual=0.001) == 1.0
    assert seconds_per_unit(words, ["0", "2.5"], usual=1.0) == 1.0
    assert seconds_per_unit(words, [0, 2500], usual=1.0) == 0.001
    # A long silence between two sentences makes nobody slow, and a fraction is one of seconds.
    assert seconds_per_unit(words, [0, 4, 2396, 2400], usual=1.0, spoken=[(0, 4), (2396, 2400)]) == 1.0
    assert seconds_per_unit(words, [9.5, 3700], usual=1.0) == 1.0
    assert seconds_per_unit(["hello"], [1000, 3_700_000], usual=1.0) == 0.001


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1:02:03.5", 3723.5), ("55:21", 3321), ("00:00:09,500", 9.5), ("9.5", 9.5), (7, 7), ("9.5s", 9.5)]
    + [(v, None) for v in ("", "soon", None, True, -1, float("nan"), "1e999", 10**400, [])],
)
def test_clock(value, expected):
    assert clock(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(
            ("2026-03-15", "2026-03-15"),
            ("2026-03-15T10:00:00Z", "2026-03-15"),
            (1773532800000, "2026-03-15"),
        ),
        *((1773532800, "2026-03-15"), ("March 15, 2026", "2026-03-15"), ("15 Mar 2026", "2026-03-15")),
        *(("2026-13-45", "None"), ("03/04/2026", "None"), (None, "None"), (1e300, "None"), ("", "None")),
    ],
)
def test_day(value, expected):
    assert str(day(value)) == expected


def test_moment_has_a_zone():
    assert moment("2026-03-12T09:00:00").tzinfo is not None
    assert moment("20260312") is None
