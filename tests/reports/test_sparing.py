"""No words stand more than twice in a brief: what comes again says that it is quoted above."""

from __future__ import annotations

from otherside.reports import words
from otherside.reports.sparing import sparing, under

MILL = "The old mill stood still for half a year."


def quote(text, n, **more):
    return {
        "id": str(n), "quote": text, "conversation": "c", "turn": n, "start": 0, "end": 9, "confidence": 0.9,
        "source": "a.vtt", "start_s": None, "date": "2026-05-04", "mark": "", "before": None, "reported": False, **more,
    }  # fmt: skip


def brief(**more):
    person = {
        "id": "i", "name": "Ina Falk", "side": "theirs", "role": None, "organisation": None, "unknown": [],
        "facets": {"fear": [quote(MILL, 1), quote("I fear the winter most.", 2)], "goal": [quote("We open in May.", 3)]},
    }  # fmt: skip
    return {
        "people": [person], "wishes": [], "conditions": [], "alternatives": [], "forecast": None, "questions": [],
        "promises": {}, "incongruences": [], "burdens": [], "pattern_breaks": [], **more,
    }  # fmt: skip


CARRIED = {"person": "Ina Falk", "in_plain_words": "Ina has seen it fail.", "said": [quote(MILL, 1)], "help": ["Ask."]}
ASKED = {"text": "You said “The old mill stood still for half a year”. And now?", "why": "It bears on it."}


def shown(data, most=3):
    (person,) = data["people"]
    return {
        f: ([q["quote"] for q in first], len(rest))
        for _, rows in words.sections(person, most)
        for f, first, rest in rows
    }


def test_words_that_stand_once_before_stand_once_as_proof():
    found = sparing(brief(burdens=[CARRIED]), 3)
    assert words.quoted(found["burdens"][0]["said"][0]).startswith(f"“{MILL}”")
    assert shown(found)["fear"] == ([MILL, "I fear the winter most."], 0)


def test_words_of_a_question_are_not_repeated_under_what_they_carry():
    found = sparing(brief(burdens=[CARRIED], questions=[ASKED]), 3)
    assert words.quoted(found["burdens"][0]["said"][0]) == "(quoted above)"
    assert shown(found)["fear"] == ([MILL, "I fear the winter most."], 0)


def test_words_that_stand_twice_before_make_room_for_others_and_are_counted():
    asked = {"conditions": [quote(f"Listen. {MILL}", 4, person="Ina Falk")], "questions": [ASKED]}
    data = brief(**asked)
    found = sparing(data, 1)
    assert shown(found, 1)["fear"] == (["I fear the winter most."], 1)
    data["people"][0]["facets"]["fear"].pop()
    assert shown(sparing(data, 1), 1)["fear"] == ([], 1)
    # The data itself stays whole.
    assert shown(data, 1)["fear"] == ([MILL], 0)


def test_a_headline_is_none_where_its_words_stand_above_and_a_short_word_is_everybodys():
    assert sparing(brief(), 3, headlines=True)["people"][0]["head"]["quote"] == "We open in May."
    goal = {"person": "Ina Falk", "in_plain_words": "It has to be.", "said": [quote("We open in May.", 3)], "help": []}
    assert sparing(brief(burdens=[goal]), 3, headlines=True)["people"][0]["head"] is None
    short = sparing(brief(questions=[{"text": "Why “in May”?", "why": ""}]), 3)
    assert shown(short)["goal"] == (["We open in May."], 0)


def test_the_words_before_a_quote_stand_no_third_time():
    data = brief(burdens=[CARRIED])
    lead = {"speaker": "", "quote": MILL}
    data["people"][0]["facets"]["consensus"] = [quote("It was Jon who chose it.", 5, before=lead)]
    read = {f: first for _, rows in words.sections(sparing(data, 3)["people"][0], 3) for f, first, _ in rows}
    assert words.lead(read["consensus"][0]) == ""
    data["burdens"] = []
    read = {f: first for _, rows in words.sections(sparing(data, 3)["people"][0], 3) for f, first, _ in rows}
    assert words.lead(read["consensus"][0]) == f"“{MILL}” "


def test_on_a_page_what_stands_over_it_is_not_said_again():
    other = {**CARRIED, "said": [quote("I fear the winter most.", 2)]}
    rows = under([CARRIED, other], [f"Listen. {MILL}"])
    assert [bool(row["said"][0].get("above")) for row in rows] == [True, False]
