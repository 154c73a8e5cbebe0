"""Whom a question names: several of one kind are either of them, and of different kinds both at once."""

import dataclasses

import pytest

from otherside.domain import Deal, Outcome, Person, Side
from otherside.workspace.asking.naming import STRANGER, Naming

DEALS = {
    "Alder Hospital": Deal("Alder Hospital", outcome=Outcome.WON, fields={"Industry": "Hospital"}),
    "Birch Lets": Deal("Birch Lets", outcome=Outcome.LOST, fields={"Industry": "Private landlord"}),
    "Cedar Homes": Deal("Cedar Homes", outcome=Outcome.NO_DECISION, fields={"Industry": "Housing association"}),
    "Dell Estates": Deal("Dell Estates", fields={"Industry": "Private landlord"}),
}
PEOPLE = {
    name: Person(name, name, Side.THEIRS, role=role)
    for name, role in (
        ("Ada Voss", "Head of Estates"), ("Rolf Brand", "Lift Engineer"), ("Ines Crane", "Owner"),
        ("Ada Holm", "Tenant Liaison Officer"), ("Will Moss", "Finance Director"),
    )
}  # fmt: skip
WHERE = {
    "Ada Voss": "Alder Hospital", "Rolf Brand": "Alder Hospital", "Ines Crane": "Birch Lets", "Ada Holm": "Cedar Homes",
    "Will Moss": "Dell Estates",
}  # fmt: skip


@pytest.fixture
def naming():
    return Naming(DEALS, PEOPLE)


def whom(naming, question):
    fits = naming.fits(naming.understand(question), question)
    return {who for who, deal in WHERE.items() if fits(deal, who, who)}


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("what do hospitals and private landlords fear", {"Ada Voss", "Rolf Brand", "Ines Crane", "Will Moss"}),
        ("what do landlords say about lifts", {"Ines Crane", "Will Moss"}),
        ("what did Rolf and Ines say about lifts", {"Rolf Brand", "Ines Crane"}),
        ("what did Rolf Brand and the owners say", {"Rolf Brand", "Ines Crane"}),
        ("what do hospital engineers want", {"Rolf Brand"}),
        ("what did Ada say at Alder Hospital", {"Ada Voss"}),
        ("what does Ada want", {"Ada Voss", "Ada Holm"}),
        ("what do the people in estates want", {"Ada Voss"}),
        ("what did Mr Brand say", {"Rolf Brand"}),
        ("what do people at Birch fear", {"Ines Crane"}),
        ("what do existing customers say about lifts", {"Ada Voss", "Rolf Brand"}),
        ("what do customers say about lifts", {"Ada Voss", "Rolf Brand", "Ines Crane", "Ada Holm", "Will Moss"}),
        ("what do those who did not buy say about lifts", {"Ines Crane", "Ada Holm"}),
        ("what do people in open deals fear", {"Will Moss"}),
        ("what do landlords that did not buy want", {"Ines Crane"}),
        ("what do hospitals who bought want", {"Ada Voss", "Rolf Brand"}),
    ],
)
def test_who_is_meant(naming, question, people):
    assert whom(naming, question) == people


@pytest.mark.parametrize(
    "question",
    [
        "what frustrates people about lifts",
        "what do they say about the crane",
        "will they sign it",
        "what do they say about hospitals",
        "who talks about finance",
    ],
)
def test_a_word_that_is_also_a_name_or_of_a_role_means_nobody(naming, question):
    assert naming.understand(question).names == ()
    assert whom(naming, question) == set(WHERE)


def test_what_is_said_about_somebody_is_asked_of_everybody(naming):
    asked = naming.understand("what do they say about Rolf")
    assert (asked.names, asked.topic) == ((), ("Rolf",))
    asked = naming.understand("what did Ines say about Rolf")
    assert (asked.names, asked.topic) == (("Ines",), ("Rolf",))


def test_names_are_told_as_they_are_written_and_with_their_kind(naming):
    question = "what is different between hospitals and private landlords"
    asked = naming.understand(question)
    assert set(asked.names) == {"Hospital", "Private landlord"}
    assert naming.together(asked.names, question)[0] == "Industry"
    assert naming.understand("what did Birch say").names == ("Birch Lets",)


def test_customers_are_everybody_where_nobody_bought():
    bare = Naming({name: deal for name, deal in DEALS.items() if deal.outcome is not Outcome.WON}, PEOPLE)
    assert bare.understand("what do customers say about lifts").outcome is None


def test_people_whom_nobody_is_known_as_are_no_topic(naming):
    # A tenant liaison officer is no tenant.
    asked = naming.understand("what do tenants say about lifts")
    assert (asked.kind, asked.called, asked.topic) == (STRANGER, ("tenants",), ())
    asked = naming.understand("what do firms say about lifts")
    assert (asked.kind, asked.topic) == ("", ("lifts",))


def test_each_of_several_is_counted_beside_the_others(naming):
    question = "what do hospitals and private landlords fear"
    asked = naming.understand(question)
    heard = {(deal, who) for who, deal in WHERE.items()}
    text = naming.beside(asked, question, ["Hospital", "Private landlord"], heard, {"Ada Voss", "Ada Holm"})
    assert text == " Hospital: 1 of 2; Private landlord: 0 of 2."


OWN_FOLDERS = {
    "oster-pottery": Deal("oster-pottery", fields={"Industry": "Craft"}),
    "lund-glass": Deal("lund-glass", fields={"Industry": "Craft"}),
    "feld-coaches": Deal("feld-coaches", fields={"Industry": "Transport"}),
    "north": Deal("north", organisation="Nord Craft Ltd", fields={"Industry": "Retail"}),
}
OWN_PEOPLE = {
    name: Person(name, name, Side.THEIRS, deals=(deal,), organisation=firm)
    for name, deal, firm in (
        ("Ilse Oster", "oster-pottery", None), ("Per Lund", "lund-glass", "Lundbergs Glashaus"),
        ("Ute Feld", "feld-coaches", None), ("Jon North", "north", None),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("what does Oster Pottery want?", {"Ilse Oster"}),
        ("what does oster pottery fear", {"Ilse Oster"}),
        ("why did Lund Glass do nothing?", {"Per Lund"}),
        ("what holds Lundbergs Glashaus back?", {"Per Lund"}),
        ("what do the people at Feld Coaches want?", {"Ute Feld"}),
        ("what does Nord Craft want?", {"Jon North"}),
        ("what does Nord Craft Ltd want?", {"Jon North"}),
        # The part of a market, a topic, and a word of a name are what they were.
        ("what does Craft want?", {"Ilse Oster", "Per Lund"}),
        ("what do Craft firms want?", {"Ilse Oster", "Per Lund"}),
        ("who talks about lund glass?", set(OWN_PEOPLE)),
        ("what do they want?", set(OWN_PEOPLE)),
    ],
)
def test_the_full_name_of_a_firm_wins_over_a_word_of_it(question, people):
    naming = Naming(OWN_FOLDERS, OWN_PEOPLE)
    fits = naming.fits(naming.understand(question), question)
    assert {p.name for p in OWN_PEOPLE.values() if fits(p.deals[0], p.id, p.name)} == people


SURNAMED = {"quillan": Deal("quillan"), "Alder Hospital": DEALS["Alder Hospital"]}
QUILLANS = {
    name: Person(name, name, Side.THEIRS) for name in ("Nessa Quillan", "Bram Quillan", "Odile Ferry", "Ada Voss")
}
AT = {"Nessa Quillan": "quillan", "Bram Quillan": "quillan", "Odile Ferry": "quillan", "Ada Voss": "Alder Hospital"}


@pytest.mark.parametrize(
    ("question", "within", "people"),
    [
        ("what is Nessa afraid of in quillan", "", {"Nessa Quillan"}),
        ("what is Nessa Quillan afraid of", "", {"Nessa Quillan"}),
        ("what is Mrs Quillan afraid of", "", {"Nessa Quillan", "Bram Quillan"}),
        ("what does Odile want at Quillan", "", {"Odile Ferry"}),
        ("what do Nessa and Bram want in quillan", "", {"Nessa Quillan", "Bram Quillan"}),
        ("what is Nessa afraid of", "quillan", {"Nessa Quillan"}),
        ("what does Odile want", "quillan", {"Odile Ferry"}),
        ("what do they want", "quillan", {"Nessa Quillan", "Bram Quillan", "Odile Ferry"}),
    ],
)
def test_a_deal_that_is_a_surname_hides_nobody(question, within, people):
    naming = Naming(SURNAMED, QUILLANS, within=within)
    asked = naming.understand(question)
    if within:
        asked = dataclasses.replace(asked, names=(*(n for n in asked.names if n not in SURNAMED), within))
    fits = naming.fits(asked, question)
    assert {who for who, deal in AT.items() if fits(deal, who, who)} == people
