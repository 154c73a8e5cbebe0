import pytest

from otherside.domain import ContactRecord, Conversation, DealRecord, DealRoleRecord, Outcome, Participant
from otherside.profiles.who.deals import addresses, assemble, doubled, home_of_firm, torn_apart
from otherside.profiles.who.names import same_firm


def test_a_crm_deal_is_found_by_its_account():
    book = assemble(["globex"], [DealRecord("Renewal 2026", organisation="Globex Inc", stage="Demo")], [], [])
    (deal,) = book.deals
    assert (deal.name, deal.organisation, deal.stage) == ("globex", "Globex Inc", "Demo")
    assert book.names["globex"] == ("globex", "Globex Inc", "Renewal 2026")


def test_two_deals_of_one_account_are_not_guessed():
    records = [DealRecord("Renewal", organisation="Globex"), DealRecord("Upsell", organisation="Globex")]
    book = assemble(["globex"], records, [], [])
    assert {d.name for d in book.deals} == {"globex", "Renewal", "Upsell"}
    assert next(d for d in book.deals if d.name == "globex").organisation is None


def test_closed_deals_keep_their_outcome():
    book = assemble([], [DealRecord("Old one", outcome=Outcome.NO_DECISION, lost_reason="budget frozen")], [], [])
    assert book.deals[0].outcome is Outcome.NO_DECISION


def test_contacts_attach_by_role_record_or_by_domain():
    contacts = [
        ContactRecord("Ines Roth", key="7"),
        ContactRecord("Dana Lee", email="dana@globex.com"),
        ContactRecord("Stranger", email="x@elsewhere.org"),
    ]
    book = assemble(
        ["globex"],
        [DealRecord("Renewal", key="42", organisation="Globex")],
        contacts,
        [DealRoleRecord("42", "7", role="Decision Maker")],
    )
    deals = {contact.name: sorted(names) for contact, names in book.contacts}
    assert deals == {"Ines Roth": ["globex"], "Dana Lee": ["globex"], "Stranger": []}
    assert next(c for c, _ in book.contacts if c.name == "Ines Roth").role == "Decision Maker"


@pytest.mark.parametrize("folder", ["pena-alta", "Peña Alta", "penaalta"])
def test_a_folder_may_leave_out_what_kind_of_house_it_is(folder):
    book = assemble([folder], [DealRecord("Four presses", organisation="Bodega Peña Alta", stage="Demo")], [], [])
    assert [(d.name, d.stage) for d in book.deals] == [(folder, "Demo")]


def test_one_common_word_of_an_organisation_is_not_its_name():
    book = assemble(["presses"], [DealRecord("Renewal", organisation="Alta Presses")], [], [])
    assert {d.name for d in book.deals} == {"presses", "Renewal"}


def test_two_deals_of_such_a_house_are_not_guessed_and_asked_about():
    records = [DealRecord(name, organisation="Bodega Peña Alta") for name in ("Four presses", "Service")]
    assert len(assemble(["pena-alta"], records, [], []).deals) == 3
    assert torn_apart(["pena-alta"], records) == [("pena-alta", ("Four presses", "Service"))]


INES = ContactRecord("Inés Vidal", email="ines@penaalta.example")
PRESSES = DealRecord("Four presses", organisation="Vinos del Norte", contact="Inés Vidal")


def test_a_contact_who_writes_from_the_house_of_the_folder_or_is_in_its_mails_tells_the_deal():
    assert [d.name for d in assemble(["Peña Alta"], [PRESSES], [INES], []).deals] == ["Peña Alta"]
    talk = Conversation(title="m", format="eml", turns=(), participants=(Participant("Inés", "Ines@penaalta.example"),))
    mailed = addresses([("c1", "spring", talk)])
    assert mailed == {"spring": {"ines@penaalta.example"}}
    assert [d.name for d in assemble(["spring"], [PRESSES], [INES], [], mailed).deals] == ["spring"]
    by_role = DealRecord("Four presses", key="7")
    roles = [DealRoleRecord("7", "Inés Vidal", role="Buyer")]
    assert [d.name for d in assemble(["spring"], [by_role], [INES], roles, mailed).deals] == ["spring"]


@pytest.mark.parametrize(
    ("folders", "records"),
    [
        # the contact of two CRM deals, of an account that has two, in the mails of two folders
        (["spring"], [PRESSES, DealRecord("Service", contact="Inés Vidal")]),
        (["spring"], [PRESSES, DealRecord("Service", organisation="Vinos del Norte")]),
        (["spring", "autumn"], [PRESSES]),
        # the folder has its CRM deal, and an old one is none of today's talks
        (["spring"], [DealRecord("Spring"), PRESSES]),
        (["spring"], [DealRecord("Old one", contact="Inés Vidal", outcome=Outcome.LOST)]),
    ],
)
def test_two_real_deals_are_never_joined_by_a_contact(folders, records):
    mailed = {folder: {"ines@penaalta.example"} for folder in folders}
    found = {d.name for d in assemble(folders, records, [INES], [], mailed).deals}
    assert found == {*folders, *(r.name for r in records if r.name != "Spring")}


def test_a_contact_whose_name_somebody_of_another_house_has_too_tells_nothing():
    other = ContactRecord("Inés Vidal", email="i.vidal@harbour.example")
    assert len(assemble(["Peña Alta"], [PRESSES], [INES, other], []).deals) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aster Ltd.", "ASTER Limited", True),
        ("Aster", "Aster GmbH & Co. KG", True),
        ("Aster", "aster S.A.", True),
        ("Aster", "Aster Freight", False),
        ("Aster Ltd", "Aster GmbH", False),
        ("Aster", "Aster Group", False),
        ("Ltd", "", False),
    ],
)
def test_one_firm_for_certain(one, other, same):
    assert same_firm(one, other) is same


LIFTS = DealRecord("Forty lifts", organisation="Brede Homes Ltd")


def test_what_is_said_of_a_firm_goes_to_the_deal_that_is_its_own_for_certain():
    assert home_of_firm("Brede Homes", ["forty lifts"], [LIFTS]) == "forty lifts"
    assert home_of_firm("Brede Homes", ["Brede Homes Ltd", "Brede"], []) == "Brede Homes Ltd"


@pytest.mark.parametrize(
    ("name", "held", "records"),
    [
        ("Brede Homes", ["brede"], [LIFTS]),
        ("Brede", ["forty lifts"], [LIFTS]),
        ("Brede Homes", ["forty lifts"], [LIFTS, DealRecord("Stairs", organisation="Brede Homes")]),
        ("Brede Homes", ["Brede Homes Ltd", "Brede Homes GmbH"], []),
        ("Brede Homes", ["brede homes", "forty lifts"], [LIFTS]),
    ],
)
def test_else_it_is_left_alone(name, held, records):
    assert home_of_firm(name, held, records) is None


def test_a_crm_deal_that_can_be_of_one_deal_only_is_told_of():
    assert doubled(["brede", "Brede Homes", "kestrel"], [LIFTS]) == [("Forty lifts", ("Brede Homes", "brede"))]
    assert doubled(["brede", "kestrel"], [LIFTS]) == []
    own = DealRecord("brede", organisation="Brede Estates")
    assert doubled(["brede", "Brede Homes"], [LIFTS, own]) == []


def test_the_whole_name_of_the_account_comes_before_a_part_of_it():
    deals = assemble(
        ["brede", "Brede Homes"], [DealRecord("x", organisation="Brede Homes Ltd", stage="Won")], [], []
    ).deals
    assert [(d.name, d.stage) for d in deals] == [("brede", None), ("Brede Homes", "Won")]
