"""Whose say it is, told sideways: whom we would have to win over, whose nod it takes, what happens at a no of theirs."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.others import Somebody, speaks_of_a_say, who_else
from otherside.profiles.around.whose_say import deciders, deciding_kin
from otherside.profiles.beliefs import Piece
from otherside.profiles.role_priors import load_role_table


@pytest.mark.parametrize(
    "text",
    [
        "It's Ottilie you have to convince.",
        "Honestly, it'd be Ottilie that we need to win over.",
        "You'd have to get past Ottilie.",
        "We'll have to get it past Ottilie first.",
        "Anything like that has to go past Ottilie.",
        "Nothing happens in this house without Ottilie's nod.",
        "Nothing gets bought without Ottilie.",
        "Without Ottilie's blessing, nothing moves.",
        "Gran does whatever Ottilie says.",
        "They all go by what Ottilie thinks.",
        "Whatever Ottilie says goes.",
        "If Ottilie's thumb goes down, that's it.",
        "If Ottilie doesn't like it, it's dead.",
        "Ottilie holds the purse strings.",
        "Ottilie has the cheque book.",
        "The purse is in the hands of Ottilie.",
        "Ottilie calls the shots.",
        "It all stands or falls with Ottilie.",
    ],
)
def test_by_name(text):
    assert deciders(text) == [("Ottilie", True)]
    assert speaks_of_a_say(text)


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("It's my husband you need to persuade.", "husband"),
        ("You'd have to get past my aunt.", "aunt"),
        ("Nothing happens without my father's nod.", "father"),
        ("It's my sister's decision.", "sister"),
        ("It's up to my mother-in-law.", "mother-in-law"),
        ("My brother holds the purse strings.", "brother"),
        ("My father still decides.", "father"),
        ("My sister has to agree.", "sister"),
        ("My grandmother has the last word.", "grandmother"),
        ("If my uncle says no, that's that.", "uncle"),
    ],
)
def test_by_what_they_are_to_the_speaker(text, kin):
    assert (deciding_kin(text), deciders(text)) == ([kin], [])
    assert speaks_of_a_say(text)


@pytest.mark.parametrize(
    "text",
    [
        "It's not Ottilie you have to convince.",
        "Is it Ottilie we have to convince?",
        "It's Ottilie you need to ring about the keys.",
        "We have to get past Ottenburg by nine.",
        "Nothing happens in August.",
        "Nothing happens without rain.",
        "She came without Ottilie's coat.",
        "If Ottilie's train is late, that's it for today.",
        "If Ottilie doesn't like tea, it's a pity.",
        "He writes whatever Ottilie says about the weather.",
        "Ottilie holds the ladder.",
        "Ottilie has the keys.",
        "It all turns on Tuesday.",
        "You'd have to get past me.",
        "It's my wife's birthday.",
        "My father decides what we eat.",
        "My sister agreed to sing.",
        "My husband holds the ladder.",
        "It's up to my father to feed the hens.",
        "I can do it without my brother.",
    ],
)
def test_what_looks_alike(text):
    assert deciders(text) == []
    assert deciding_kin(text) == []


def piece(n, text):
    return Piece(str(n), text, {Facet.CONSENSUS: 0.2}, Stance.NEUTRAL, 0.8, dt.date(2026, 10, n + 1))


def heard(people, *said):
    return who_else([(who, piece(n, text)) for n, (who, text) in enumerate(said)], people, load_role_table())


ODA, PER = Somebody("o", "Oda Lien", None), Somebody("p", "Per Lien", None)


def test_somebody_of_the_family_nobody_has_met_is_named_by_whose_they_are():
    _, unmet = heard(
        [ODA, PER], ("o", "You'd have to get past my mother."), ("p", "Nothing happens without Mum's nod.")
    )
    assert [s.label for s in unmet] == ["Oda Lien's mother"], "two children speak of one mother"
    assert len(unmet[0].veto) == 2


def test_who_is_here_by_their_role_is_meant():
    known, unmet = heard([ODA, Somebody("m", "Berit Lien", "mother")], ("o", "You'd have to get past Mum."))
    assert not unmet
    assert known["m"].veto


def test_a_partner_is_called_as_elsewhere_and_once():
    _, unmet = heard([ODA], ("o", "It's my wife you need to convince."))
    assert [(s.label, s.title) for s in unmet] == [("their partner", "partner")]
    assert unmet[0].veto


def test_who_goes_by_somebody_elses_word_does_not_decide():
    known, _ = heard([ODA, PER], ("o", "Aunt Tove does whatever Per says. "))
    assert set(known) == {"p"}
    assert known["p"].veto


@pytest.mark.parametrize(
    "text",
    [
        "Ottilie's the cheque book.",
        "It's Ottilie's money, in the end.",
        "It's Ottilie's purse, not mine.",
        "Ottilie pays for everything here.",
        "Ottilie holds the budget.",
        "Ottilie signs.",
        "It's me who talks, Ottilie decides.",
        "Ottilie wants a bond before she'll put pen to paper.",
        "Ottilie will want to see it before she agrees.",
        "Anything above five hundred goes through Ottilie.",
        "Over five hundred it goes to Ottilie.",
        "Over five hundred it goes to the family, so Ottilie.",
        "It all goes through Ottilie.",
        "It needs Ottilie's signature.",
    ],
)
def test_by_the_purse_and_the_pen(text):
    assert deciders(text) == [("Ottilie", True)]
    assert deciders(text.replace("Ottilie", "Mrs Lund")) == [("Mrs Lund", True)]


@pytest.mark.parametrize(
    "text",
    [
        "I just need Ottilie to have a squint.",
        "We only need Ottilie to say yes.",
        "I'd need to run it past Ottilie.",
        "I'll have to ask Ottilie first.",
        "Ottilie would have to be happy with it.",
        "It'd come out of Ottilie's budget.",
    ],
)
def test_with_whose_yes_they_go_along(text):
    assert deciders(text) == [("Ottilie", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Ottilie signs for the parcels.",
        "Ottilie signs in at nine.",
        "It's Ottilie's money box.",
        "It isn't Ottilie's money.",
        "Is it Ottilie's money?",
        "I need Ottilie to ring me back.",
        "I need Ottilie to have a look at the printer.",
        "I'll have to ask Ottilie where the keys are.",
        "The van goes to Ottilie on Mondays.",
        "Ottilie wants a biscuit before she goes.",
        "Ottilie holds the budget meeting.",
    ],
)
def test_nor_is_every_signature_a_say(text):
    assert deciders(text) == []
