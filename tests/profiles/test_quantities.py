"""Numbers with units as people say and write them."""

import pytest

from otherside.profiles.money.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The pump costs us £40k-50k a year.", 40_000, 50_000),
        ("The pump costs us £40-50k a year.", 40_000, 50_000),
        ("The pump costs us €40.000 a year.", 40_000, None),
        ("The pump costs us €40.000-50.000 a year.", 40_000, 50_000),
        ("We pay 1.200.000 euros for it.", 1_200_000, None),
        ("We pay €1.250 million for it.", 1_250_000, None),
        ("We pay $1,200.50 a month.", 1200.5, None),
        ("It takes 1.234 hours.", 1.234, None),
    ],
)
def test_thousands_and_ranges(text, low, high):
    ((_, amount, upper, *_),) = quantities(text)
    assert (amount, upper) == (low, high)
