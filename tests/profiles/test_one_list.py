"""What people own up to, and what they ask to be kept: known in one place each."""

import pytest

from otherside.profiles.private.keeping import KEEP, asks_to_keep
from otherside.profiles.said.admissions import admits, unkept


@pytest.mark.parametrize(
    ("text", "fault", "debt"),
    [
        ("It was my fault that the sluice stood open.", True, True),
        ("I forgot to oil the hinge.", True, True),
        ("I signed it without checking the second page.", True, False),
        ("I haven't got hold of the miller yet.", False, True),
        ("We still owe you the key.", False, True),
        ("They changed the lock without asking us.", False, False),
    ],
)
def test_faults_and_debts(text, fault, debt):
    assert (admits(text), unkept(text)) == (fault, debt)


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        ("Keep that to yourself.", True, True),
        ("Nobody is to know.", True, True),
        ("And please don't show the drawing to Rolf.", False, True),
        ("Between you and me there was one.", False, True),
        ("Don't tell me it leaks again.", False, False),
        ("There is a hedge between us and the road.", False, False),
    ],
)
def test_in_confidence_or_only_from_somebody(text, confidence, kept):
    assert (bool(KEEP.search(text)), asks_to_keep(text)) == (confidence, kept)
