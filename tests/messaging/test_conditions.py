"""A yes and what it hangs on; manners are no condition."""

import pytest

from otherside.messaging.drafts.conditions import agreements, requires


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If I may. I've nothing against it.", []),
        ("I have no objection, if I may say so.", []),
        ("Fine by me, if you don't mind my saying so.", []),
        ("Fine by me, if I may bring my own rigger.", ["Fine by me, if I may bring my own rigger."]),
        ("Fine by me. If the mast holds.", ["Fine by me. If the mast holds."]),
        ("Fine by me. If possible.", []),
        ("We can live with four visits instead of nine.", ["We can live with four visits instead of nine."]),
        ("We can live with four visits.", []),
    ],
)
def test_a_yes_on_a_condition(text, told):
    assert [text[start:end] for start, end in agreements(text)] == told


def test_manners_require_nothing():
    assert not requires("I'd look at it, if I may say so.")
    assert requires("I'd look at it if the crew asked for it.")
