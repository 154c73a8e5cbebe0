"""Whose a say is: of whom it is said, and of nobody who only stands in the same sentence."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.beliefs import Piece
from otherside.profiles.role_priors import load_role_table

DAY = dt.date(2026, 6, 1)
PEOPLE = [
    Somebody("nora", "Nora Falk", None),
    Somebody("emil", "Emil Brandt", "Network architect"),
    Somebody("lise", "Lise Holm", "Head of nursing"),
]


def _read(*quotes, who="lise", before="", people=PEOPLE, consensus=0.8):
    said = [
        (who, Piece(f"e{n}", quote, {Facet.CONSENSUS: consensus}, Stance.AWAY, 0.5, DAY, before=before))
        for n, quote in enumerate(quotes)
    ]
    return who_else(said, people, load_role_table())


@pytest.mark.parametrize(
    "quote",
    [
        "Without the drawings I veto it, and I have told Nora so.",
        "I told Nora that I would veto it.",
        "I will not sign a lease without a break clause, as Nora knows from me.",
        "Nora, I won't approve this before the audit.",
        "I have a veto there, ask Nora.",
    ],
)
def test_a_veto_of_ones_own_is_the_speakers_and_nobody_elses(quote):
    known, unmet = _read(quote)
    assert [e for _, _, e in known["lise"].veto] == ["e0"]
    assert "nora" not in known or not known["nora"].veto
    assert unmet == []


@pytest.mark.parametrize(
    "quote",
    [
        "I can't sign anything until the budget is approved.",
        "If I veto it, they will ask why.",
        "I would never veto it.",
        "I have no veto.",
        "I'll stop it there, my bus is here.",
    ],
)
def test_what_is_no_power_to_stop_it_is_none(quote):
    known, _ = _read(quote)
    assert "lise" not in known or not known["lise"].veto


@pytest.mark.parametrize(
    ("quote", "veto"),
    [
        ("Nora has to agree, I told Emil that.", {"nora"}),
        ("I asked Nora, and Emil will veto it.", {"emil"}),
        ("If Emil says no, it's no, he has stopped two wards this year.", {"emil"}),
        ("I would not go to the trustees without Nora.", {"nora"}),
        ("Nora and Emil must agree.", {"nora", "emil"}),
        ("We need sign-off from Nora.", {"nora"}),
        ("It can't be approved without Nora.", {"nora"}),
        ("Nora won't sign unless Emil likes it.", {"nora"}),
        ("Emil has no veto.", set()),
        ("Emil does not have the final say.", set()),
        ("If it were up to Emil we would sign it tomorrow.", set()),
        ("Emil wants it, but I think she won't sign before Nora's sign-off.", {"nora", "emil"}),
        ("Nora knows the vendor, and nothing goes on the wall without her.", {"nora"}),
    ],
)
def test_whose_name_is_the_subject_can_stop_it(quote, veto):
    known, unmet = _read(quote)
    assert {who for who, say in known.items() if say.veto} == veto
    assert unmet == []


@pytest.mark.parametrize(
    "quote",
    [
        "What worries me is that Nora keeps telling the wards the other one is already decided.",
        "Nora says it was approved last year.",
        "I have shown Nora the plan, it was approved in May.",
        "Nora has no veto.",
        "Nora does not decide.",
    ],
)
def test_who_talks_of_a_decision_has_no_say_by_that(quote):
    assert _read(quote)[0] == {}


def test_all_who_are_named_behind_it_have_a_say():
    known, _ = _read("It has to be approved by Nora and Emil.", consensus=0.0)
    assert set(known) == {"nora", "emil"}


def test_an_officer_named_right_behind_the_title_is_no_further_person():
    known, unmet = _read("Our CFO Nora decides.")
    assert (set(known), unmet) == ({"nora"}, [])


def test_a_department_behind_a_name_is_no_further_person():
    for quote in (
        "But Emil in IT has to agree.",
        "Emil from Logistics must agree.",
        "Emil in finance has to sign it off.",
    ):
        known, unmet = _read(quote)
        assert (set(known), unmet) == ({"emil"}, []), quote
        assert known["emil"].veto


def test_a_department_is_whoever_was_named_with_it_or_has_it_as_a_role():
    known, unmet = _read("Emil in Logistics showed us round.", "Logistics has to agree.")
    assert (set(known), unmet) == ({"emil"}, [])
    known, unmet = _read("IT has to agree.")
    assert (set(known), unmet) == ({"emil"}, [])


def test_a_department_nobody_here_stands_for_is_still_named():
    _, (found,) = _read("IT has to agree.", people=PEOPLE[:1] + PEOPLE[2:])
    assert found.label == "IT"
    _, (found,) = _read("Ines in IT has to agree.", people=PEOPLE[:1] + PEOPLE[2:])
    assert found.label == "Ines (IT)"


def test_whoever_holds_the_money_has_weight():
    for quote in ("And Nora holds the money.", "Nora controls the budget.", "In the end Nora holds the purse strings."):
        assert speaks_of_a_say(quote)
        known, unmet = _read(quote, consensus=0.0)
        assert [e for _, _, e in known["nora"].authority] == ["e0"], quote
        assert unmet == []


def test_without_her_is_whoever_was_named_just_before():
    known, _ = _read("I would not go to the trustees without her.", before="And Nora holds the money.")
    assert [e for _, _, e in known["nora"].veto] == ["e0"]
    known, _ = _read("I would not go to the trustees without her.", before="Nora and Emil know it.")
    assert known == {}


def test_one_sentence_cut_in_two_ways_counts_once():
    known, _ = _read("Emil in IT has to agree.", "But Emil in IT has to agree.")
    assert [e for _, _, e in known["emil"].veto] == ["e1"]
    known, _ = _read("I will not sign a lease", "I will not sign a lease without a break clause.")
    assert [e for _, _, e in known["lise"].veto] == ["e1"]


@pytest.mark.parametrize(
    "quote",
    [
        "I propose, Nora, she's the founder's niece and the managing director, decides.",
        "Nora, the founder's niece and managing director, has the final say.",
        "The managing director, Nora, decides.",
        "Our managing director Nora has the final say.",
        "The managing director is Nora, she decides.",
    ],
)
def test_a_title_beside_a_name_of_the_deal_is_that_person(quote):
    known, unmet = _read(quote)
    assert [e for _, _, e in known["nora"].authority] == ["e0"]
    assert unmet == []


@pytest.mark.parametrize(
    "quote",
    [
        "Nora, the works council and the managing director decide.",
        "Nora and the managing director decide.",
        "The managing director has to sign, Nora.",
    ],
)
def test_a_title_in_a_list_beside_a_name_is_somebody_else(quote):
    assert "chief executive" in [u.label for u in _read(quote)[1]]


@pytest.mark.parametrize(
    "quote",
    [
        "Helen Marsh, our chief executive, has to sign it.",
        "Our chief executive, Helen Marsh, has to sign it.",
        "Helen Marsh (our managing director) has the final say.",
        "Helen Marsh is our finance director and has to approve it.",
    ],
)
def test_a_title_beside_a_name_that_nobody_here_has_is_told_with_the_name(quote):
    assert [u.label.partition(" (")[0] for u in _read(quote, people=PEOPLE[2:])[1]] == ["Helen Marsh"]


def test_a_title_alone_is_whoever_was_named_with_it_before_or_after():
    named, alone = "Helen Marsh, our chief executive, has to sign it.", "The chief executive decides in May."
    for quotes in ((named, alone), (alone, named)):
        assert [(u.label, len(u.authority)) for u in _read(*quotes)[1]] == [("Helen Marsh (chief executive)", 2)]


def test_a_title_that_somebody_here_was_given_is_theirs_in_other_sentences_too():
    known, unmet = _read("Nora, she's the managing director, decides.", "The managing director signs it.")
    assert {e for _, _, e in known["nora"].authority} == {"e0", "e1"}
    assert unmet == []


def test_against_whom_it_does_not_go_can_stop_it():
    known, unmet = _read("If she's against it it won't go.", before="Who else?\nNora.", consensus=0.0)
    assert [e for _, _, e in known["nora"].veto] == ["e0"]
    assert unmet == []
