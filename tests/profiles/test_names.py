import pytest

from otherside.profiles.who.names import (
    domain_key,
    is_label,
    may_be_same_person,
    name_from_address,
    organisation_key,
    person_key,
    same_organisation,
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Dana Lee", "Lee Dana", True),
        ("Dana", "Dana Lee", True),
        ("D. Lee", "Dana Lee", True),
        ("Dr. Dana Lee", "dana lee", True),
        ("José Núñez", "Jose Nunez", True),
        ("Dana Maria Lee", "Dana Lee", True),
        ("Dana Lee", "Dana Park", False),
        ("Lee", "Dana Lee", False),
        ("D", "Dana Lee", False),
        ("Dan Lee", "Dana Lee", False),
    ],
)
def test_names_that_may_be_one_person(a, b, same):
    assert may_be_same_person(person_key(a), person_key(b)) is same
    assert may_be_same_person(person_key(b), person_key(a)) is same


def test_organisations_by_name_and_by_domain():
    assert organisation_key("Globex GmbH & Co. KG") == "globex"
    assert domain_key("mail.globex.co.uk") == domain_key("globex.com") == "globex"
    assert same_organisation(organisation_key("Ironbridge Financial"), "ironbridge")
    assert not same_organisation("abc", "abcdef")
    assert not same_organisation("", "globex")


def test_labels_and_addresses():
    assert is_label("Speaker 1")
    assert is_label("speaker_0")
    assert not is_label("Sam Speaker")
    assert name_from_address("dana.lee@globex.com") == "Dana Lee"
