"""A transcript in which some recorder's labels were replaced with names: whoever is named keeps their words."""

from __future__ import annotations

import pytest

from otherside.importers import SourceFile, parse


def turns(text):
    (conversation,) = parse(SourceFile("2026-10-01 x.txt", text.encode())).conversations
    return [(t.speaker, t.text) for t in conversation.turns], conversation


@pytest.mark.parametrize("name", ["Sam Ortiz", "Sam", "SAM ORTIZ"])
def test_names_and_labels_are_both_speakers(name):
    found, _ = turns(f"{name}: How did it go?\nSpeaker 2: We decide in May.\n{name}: Fine.\nSpeaker 2: Good.\n")
    assert [text for _, text in found] == ["How did it go?", "We decide in May.", "Fine.", "Good."]
    assert [speaker for speaker, _ in found][1::2] == ["Speaker 2", "Speaker 2"]
    assert len({speaker for speaker, _ in found}) == 2


def test_a_full_name_that_speaks_once():
    found, _ = turns("Speaker 1: Shall we?\nDorota Kowalski: I'm afraid that they walk out.\nSpeaker 1: Thank you.\n")
    assert ("Dorota Kowalski", "I'm afraid that they walk out.") in found


def test_what_stands_above_and_what_is_no_name_stay_what_they_are():
    found, talk = turns(
        "Title: The yard\nLocation: Leeds\nSpeaker 1: We have two rules.\nBudget: not before May.\nSpeaker 2: Summary: we wait.\n"
    )
    assert (talk.title, talk.fields["location"]) == ("The yard", "Leeds")
    assert found == [("Speaker 1", "We have two rules.\nBudget: not before May."), ("Speaker 2", "Summary: we wait.")]
