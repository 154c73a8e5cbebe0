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
