"""Lines of a visiting card in the middle of a mail are nobody's evidence."""

import pytest

from otherside.extraction.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "1400 Marlow Ste 301",
        "1400 Marlow Street, Suite 301",
        "12 Old Quay Road",
        "12a Old Quay Rd., 3rd Floor",
        "Aldermouth, TN 38132",
        "12 Old Quay Road, Aldermouth, TN 38132",
        "New Aldermouth, TX 77002-1234",
        "P.O. Box 1188",
        "PO Box 1188, Aldermouth",
        "Dept.: Fuel",
        "Department: Shared Services",
        "Fax: +44 1482 555 010",
        "Phone 713-555-0134",
        "713-555-0134 fax",
    ],
)
def test_a_card_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "We moved to 12 Old Quay Road last May.",
        "12 people on the road",
        "12 Drivers left us this year",
        "300 Ovens Way too old",
        "1400 Marlow ovens still run in Aldermouth, TN",
        "Our fax: nobody has read it since May.",
        "Phone: dead again, third time this week",
        "Department: we are only three people",
        "Phone 3 of our customers before Friday",
        "2026 Is The Year We Move",
        "Aldermouth, our second site, has 38132 pallets",
        "38 Trucks a Day On The Old Road",
        "The P.O. box is full every week",
    ],
)
def test_what_somebody_says_of_a_place_is_not(line):
    assert not is_furniture(line)
