"""A brief or a plan that lies on the table says that something is to be kept, and not what."""

from otherside.reports.discreet import KEPT, discreet, kept, to_take_along
from otherside.reports.words import left_line, terms

PLACE = {"source": "call.vtt", "turn": 3, "date": "2026-10-01", "conversation": "c", "start": 0, "end": 9}
SECRET = "Between us, Rolf wants to sell the second mill."
MARK = "said in confidence"


def wish(quote, mark="", **more):
    return {"id": f"e{len(quote)}", "person": "Ada Voss", "quote": quote, "mark": mark, **PLACE, **more}


def test_a_request_is_shown_with_its_place_and_without_its_words():
    data = {"wishes": [wish(SECRET, MARK), wish("And no questionnaires.", MARK), wish("Please bring no slides.")]}
    for shown in (data, discreet(data)):
        ((_, lines),) = terms(shown)
        assert lines == [
            "Ada Voss asked us to keep something to ourselves (call.vtt, turn 4, 2026-10-01, said in confidence)",
            "Ada Voss: “And no questionnaires.” (call.vtt, turn 4, 2026-10-01, said in confidence)",
            "Ada Voss: “Please bring no slides.” (call.vtt, turn 4, 2026-10-01)",
        ]


def test_confided_words_are_nowhere_in_what_is_shown():
    told = wish("Rolf wants to sell the second mill.", MARK, before={"speaker": None, "quote": "It hurts."})
    data = {
        "deal": "Marlstone",
        "people": [{"facets": {"fear": [told, wish("We grind for nine bakeries.")]}}],
        "questions": [{"text": "You said “Rolf wants to sell the second mill”. What then?", "evidence": [told]}],
        "incongruences": [
            {"ideal": "A mill of one's own.", "actual": "Rolf told me all.", "sources": [{}, {"mark": MARK}]}
        ],
        "window": [{"words": "First: Rolf  wants to sell the second mill."}],
    }
    shown = discreet(data)
    assert "Rolf" not in str(shown)
    assert "hurts" not in str(shown)
    first, second = shown["people"][0]["facets"]["fear"]
    assert (first["quote"], first["mark"], first["turn"], first["before"]) == (KEPT, MARK, 3, None)
    assert second["quote"] == "We grind for nine bakeries."
    assert shown["questions"][0]["text"] == f"You said “{KEPT}”. What then?"
    assert shown["deal"] == "Marlstone"
    assert discreet({**told, "before": "2026-03-01"})["before"] == "2026-03-01"
    # What is shown elsewhere, marked, is left as it is.
    assert "Rolf" in str(data)


def test_family_and_health_are_evidence_of_nothing_that_is_shown():
    ill = wish("My mother isn't well, so I may be late.", confidence=0.4)
    shown = discreet({"people": [{"facets": {"priority": [ill, wish("We open in May.", confidence=0.9)]}}]})
    assert [q["quote"] for q in shown["people"][0]["facets"]["priority"]] == ["We open in May."]
    assert kept(ill)


def test_a_short_confided_word_hides_itself_and_no_other_words():
    data = {
        "evidence": [wish("Price.", MARK), wish("No.", MARK)],
        "why": "Prices went up; I know no casino. They said “No.” to it.",
        "answer": "No.",
    }
    shown = discreet(data)
    assert shown["why"] == f"Prices went up; I know no casino. They said “{KEPT}” to it."
    assert shown["answer"] == KEPT


def test_confided_words_are_hidden_as_whole_words():
    data = {"evidence": [wish("the old mill is sold", MARK)], "why": "The old mill is soldered. The old  mill is sold."}
    assert discreet(data)["why"] == f"The old mill is soldered. {KEPT}."


def test_who_looks_elsewhere_is_told_of_unless_it_was_said_in_confidence():
    person = {"name": "Ada Voss", "left": None, "leaving": None}
    said = wish("I've applied for a job at the other mill.")
    assert left_line({**person, "may_leave": said}).startswith("may leave: “I've applied")
    assert left_line({**person, "may_leave": {**said, "mark": MARK}}) == ""


def test_what_is_asked_beside_something_of_their_family_is_shown_without_it():
    asked = wish("My son's school play is on the 11th, so please send the list by the 9th.")
    told = wish("My son's school play is on the 11th, so please send the list by the 9th.", MARK)
    shown = discreet({"promises": {"sought": [asked, told]}, "why": "They said “My son's school play is on the 11th”."})
    assert [row["quote"] for row in shown["promises"]["sought"]] == ["please send the list by the 9th.", KEPT]
    assert "school" not in str(shown)


def test_a_file_to_take_along_does_not_tell_that_somebody_confided():
    told = wish("Rolf wants to sell the second mill.", MARK)
    data = {
        "deal": "Marlstone",
        "wishes": [wish(SECRET, MARK), wish("And no questionnaires.", MARK), wish("Don't tell Rolf, please.")],
        "people": [{"name": "Ada Voss", "facets": {"fear": [told, wish("We grind for nine bakeries.")]}}],
        "questions": [{"text": "You said “Rolf wants to sell the second mill”. What then?"}, {"text": "What then?"}],
    }
    shown = to_take_along(data)
    assert [row["quote"] for row in shown["wishes"]] == ["And no questionnaires."]
    assert [row["quote"] for row in shown["people"][0]["facets"]["fear"]] == ["We grind for nine bakeries."]
    assert [row["text"] for row in shown["questions"]] == ["What then?"]
    assert KEPT not in str(shown)
    assert MARK not in str(shown)
    # On a screen it stands, for whoever is to talk with them.
    assert MARK in str(discreet(data))
