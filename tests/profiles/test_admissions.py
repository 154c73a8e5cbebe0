"""What people own up to."""

import pytest

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
