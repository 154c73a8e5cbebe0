"""Unsure signs of somebody: what is read as something already is not guessed at again."""

from __future__ import annotations

from typing import Any

from otherside.reports import words


def _quote(key: str, start: int, confidence: float, **more: Any) -> dict[str, Any]:
    place = {"conversation": "c", "turn": 0, "start": start, "end": start + 10}
    return {"id": key, "quote": "words", "confidence": confidence, **place, **more}


def test_words_that_are_shown_or_say_nothing_are_not_guessed_at():
    person = {
        "facets": {"goal": [_quote("1", 0, 0.9)]},
        "perhaps": {
            "fear": [_quote("1", 5, 0.5)],
            "want": [_quote("2", 20, 0.4)],
            "desire": [_quote("3", 22, 0.3)],
            "risk": [_quote("4", 40, 0.45, empty=True)],
            "trigger": [_quote("5", 60, 0.28)],
        },
        "unknown": ["fear", "want"],
    }
    assert [facet for facet, _ in words.guesses(person)] == ["want", "trigger"]
    assert words.unknown_lines(person) == [("Faint signs, nothing sure", "fears")]


def test_who_has_only_guesses_is_told_with_the_best_of_them():
    heard = {"name": "Ada Voss", "role": "owner", "organisation": "", "side": "theirs", "turns": 3, "facets": {}}
    where = {"source": "calls/mill.vtt", "turn": 4, "start_s": None}
    quote = {**_quote("1", 0, 0.41), "quote": "I learnt to mend\n sails, and I mend forms.", **where}
    fainter = {**_quote("2", 20, 0.3), **where}
    person = {**heard, "perhaps": {"fear": [fainter], "identity": [quote]}, "unknown": ["fear", "identity"]}
    assert words.unread({"people": [person]}) == [person]
    line = words.unread_line(person)
    assert line == (
        "owner; heard 3 times; perhaps identity: “I learnt to mend sails, and I mend forms.” (mill.vtt, turn 5)"
    )
    nothing = {**heard, "perhaps": {"fear": [{**fainter, "confidence": 0.2}]}, "unknown": ["fear"]}
    assert words.unread_line(nothing) == "owner; heard 3 times, what they said stands in the conversations"
