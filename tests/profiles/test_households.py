"""A family among those who buy, and a firm that speaks of families."""

import pytest

from otherside.profiles.who.households import household

HOME = ("Mum wants a door to the garden.", "Our kids are up at six.", "Could the tap go there?")


@pytest.mark.parametrize(
    ("roles", "texts", "found"),
    [
        ([None, None], HOME, True),
        ([None, "Ida's mother"], HOME, True),
        ([None, "Head of Finance"], HOME, False),
        ([None], (*HOME, "Our board meets in May."), False),
        ([None], (*HOME, "A colleague did his loft."), False),
        ([None], HOME[:1], False),
        ([None], ("Children learn to read with it.", "The boys on the shift like it.", "A family business."), False),
        ([], (), False),
    ],
)
def test_a_household_is_known_by_its_words(roles, texts, found):
    assert household(roles, texts) is found
