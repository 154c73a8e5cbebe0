from otherside.domain import ContactRecord, DealRecord, DealRoleRecord, Outcome
from otherside.profiles.who.deals import assemble


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
