"""Who says what follows, by the words before it."""

import pytest

from otherside.importers.people_in_text import mentions, subject_before


@pytest.mark.parametrize(
    ("clause", "role", "organisation"),
    [
        ("Dana Lee, head of IT, said:", "head of IT", None),
        ("Dana Lee, head of IT at Globex, said:", "head of IT", "Globex"),
        ("Dana, head of IT, told me:", "head of IT", None),
        ("Dana Lee, IT lead, said:", "IT lead", None),
        ("Dana Lee, head of IT said:", "head of IT", None),
        ("Dana Lee (head of IT) said:", "head of IT", None),
        ("Dana Lee, their head of IT, said:", "head of IT", None),
        ("Dana Lee, chief of staff, said:", "chief of staff", None),
        ("At the WHO Dana Lee said:", None, None),
    ],
)
def test_a_name_with_a_role_in_lower_case_is_who_speaks(clause, role, organisation):
    found = subject_before(clause)
    assert found.kind == "name"
    assert found.mention.name.startswith("Dana")
    assert (found.mention.role, found.mention.organisation) == (role, organisation)


@pytest.mark.parametrize(
    "clause",
    [
        "The head of IT said:",
        "Their IT said:",
        "When I asked Dana, IT said:",
        "Dana asked what IT said:",
        "Dana Lee's head of IT said:",
        "We met Dana Lee and the head of IT said:",
        "Met with Dana Lee, head of IT, and Paul said:",
        "Dana Lee waited until it said:",
        "Dana Lee, head of IT, who they said:",
    ],
)
def test_it_is_not_put_into_the_mouth_of_whoever_is_named_nearby(clause):
    assert subject_before(clause).kind in ("other", "none")


def test_a_pronoun_after_a_title_is_still_the_subject():
    found = subject_before("After Dana Lee, head of IT, had left, he said:")
    assert (found.kind, found.pronoun) == ("pronoun", "he")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("She was passed over for the head baker job in 2022 - Martin Kern got it.", None),
        ("We spoke about the mill director vacancy - Anna Bell applied.", None),
        ("Tom applied for the sales manager position in May, Ruth Kern got it.", None),
        ("I met their head of finance Anna Bell.", "head of finance"),
        ("I saw the managing director, Ruth Kern, there.", "managing director"),
    ],
)
def test_a_place_to_fill_is_nobodys_title(text, role):
    (found,) = [m for m in mentions(text) if m.name in ("Martin Kern", "Anna Bell", "Ruth Kern")]
    assert found.role == role
