"""Who of a deal may be one person under two spellings, and who is surely two."""

from __future__ import annotations

import pytest

from otherside.domain import Person, Side
from otherside.profiles.who.alike import MOST, alike


def person(name: str, side: Side = Side.THEIRS, *emails: str) -> Person:
    return Person(id=name, name=name, side=side, emails=emails, aliases=(name,), deals=("Mill",))


def names(people, together=()):
    return [(keep.name, other.name) for keep, other in alike(people, together)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dorota Kowalski", "Dorota Kovalsky"),
        ("Hamish Baird", "Hamish Beard"),
        ("Lotte van Dijk", "Lotte Van Dyke"),
        ("Ute Meyer", "Ute Maier"),
        ("Ned Castell", "Ned Castle"),
        ("Marguerite Hale", "Margaret Hale"),
        ("Ada Krantz", "Ada Crantz"),
        ("Dr Ada Krantz", "ada kranz"),
    ],
)
def test_one_part_the_same_and_the_other_much_like_it(one, other):
    assert names([person(one), person(other)], [{one}, {other}]) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Krantz", "Ada Poole"),
        ("Joe Rae", "Hanne Rae"),
        ("Bob Hale", "Rob Hale"),
        ("Ada", "Ada Krantz"),  # A first name finds its person by itself, or fits several.
        ("Ada K.", "Ada Krantz"),
        ("Speaker 1", "Speaker 2"),
        ("Dora Meyer", "Ute Maier"),
    ],
)
def test_others_are_two(one, other):
    assert not names([person(one), person(other)])


def test_whoever_took_part_in_one_conversation_is_two():
    two = [person("Ute Meyer"), person("Ute Maier")]
    assert names(two)
    assert not names(two, [{"Ute Meyer", "Ute Maier", "Sam Ortiz"}])


def test_two_addresses_or_two_sides_are_two():
    assert not names(
        [person("Ute Meyer", Side.THEIRS, "ute@a.example"), person("Ute Maier", Side.THEIRS, "um@a.example")]
    )
    assert not names([person("Ute Meyer", Side.OURS), person("Ute Maier")])
    assert names([person("Ute Meyer", Side.UNKNOWN), person("Ute Maier")])


def test_the_one_with_an_address_is_kept_else_who_was_first():
    late = person("Ute Meyer", Side.THEIRS, "ute@a.example")
    assert names([person("Ute Maier"), late], [{"Ute Maier"}, {"Ute Meyer"}]) == [("Ute Meyer", "Ute Maier")]
    two = [person("Ute Maier"), person("Ute Meyer")]
    assert names(two, [{"Ute Meyer"}, {"Ute Maier"}]) == [("Ute Meyer", "Ute Maier")]


def test_among_very_many_names_nobody_is_compared():
    many = [person(f"Ute {chr(97 + n // 26)}{chr(97 + n % 26)}eyer") for n in range(MOST + 1)]
    assert not names(many)
    assert names(many[:MOST])
