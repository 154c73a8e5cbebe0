from datetime import date
from pathlib import Path

import pytest

from otherside.domain import AccountRecord, DealRoleRecord, Outcome
from otherside.importers import ImporterError, SourceFile, detect
from otherside.importers import crm_values as values
from otherside.importers.crm import parse

FIXTURES = Path(__file__).parent.parent / "fixtures" / "crm"


def read(name):
    source = SourceFile(name, (FIXTURES / name).read_bytes())
    assert detect(source).name == "crm"
    return parse(source)


def test_hubspot_deals():
    parsed = read("hubspot-deals.csv")
    lost, won = parsed.deals
    assert (lost.name, lost.key, lost.organisation, lost.owner) == (
        "Larchfield, cooling", "101", "Larchfield Dairy", "Mia Torres",
    )  # fmt: skip
    assert (lost.amount, lost.currency) == (12500.50, "USD")
    assert (lost.created, lost.closed, lost.last_activity) == (
        date(2026, 1, 12), date(2026, 4, 30), date(2026, 4, 29),
    )  # fmt: skip
    assert lost.outcome is Outcome.NO_DECISION
    assert lost.lost_reason == "Went dark after\nthe budget freeze"
    assert lost.fields == {"Cable colour": "blue"}
    assert won.outcome is Outcome.WON
    assert [s.path for s in parsed.skipped] == ["hubspot-deals.csv, line 5"]


def test_a_deal_that_has_a_row_for_each_contact_is_one_deal():
    table = """Record ID,Deal Name,Deal Stage,Amount,Create Date,Last Activity Date,Associated Contact,Contact Email,Job Title,Memo
9,Rowan roof,Proposal,900,2026-02-01,2026-05-01,Ida Holm,ida@rowan.test,Head of Works,first
9,Rowan roof,Proposal,,2026-03-01,2026-04-01,Per Dahl,per@rowan.test,Buyer,second
8,Rowan roof,Lost,70,,,,,,
"""
    parsed = parse(SourceFile("deals.csv", table.encode()))
    assert [(d.key, d.amount) for d in parsed.deals] == [("9", 900), ("8", 70)]
    roof = parsed.deals[0]
    assert (roof.created, roof.last_activity, roof.contact) == (date(2026, 2, 1), date(2026, 5, 1), "Ida Holm")
    assert roof.fields["Memo"] == "first\nsecond"
    assert [c.name for c in parsed.contacts] == ["Ida Holm", "Per Dahl"]
    assert parsed.roles == (DealRoleRecord("9", "Per Dahl"),)


def test_hubspot_contacts_with_bom_and_any_case():
    parsed = read("hubspot-contacts.csv")
    ruth, sven = parsed.contacts
    assert (ruth.name, ruth.email, ruth.role, ruth.key) == (
        "Ruth Okoro", "ruth.okoro@brackwater.example", "Head of Finance", "9",
    )  # fmt: skip
    assert ruth.fields["Lifecycle Stage"] == "Opportunity"
    assert (sven.name, sven.email, sven.role) == ("Sven Lindqvist", None, None)
    assert parsed.roles == (DealRoleRecord("Brackwater plan", "Ruth Okoro", "Decision Maker"),)


def test_salesforce_with_semicolons_and_european_numbers():
    plan, press = read("salesforce-opportunities.csv").deals
    assert (plan.amount, plan.currency, plan.closed, plan.probability) == (1234.56, "EUR", date(2026, 12, 31), 0.0)
    assert plan.outcome is Outcome.LOST
    assert plan.fields == {"Description": "Kosten; Zeit"}
    assert (press.amount, press.closed, press.outcome) == (12500.0, date(2026, 6, 5), Outcome.OPEN)
    assert press.fields == {"Next Step": "Besuch"}


def test_salesforce_contact_roles():
    assert read("salesforce-roles.csv").roles == (
        DealRoleRecord("006A", "003X", "Economic Buyer", True),
        DealRoleRecord("006A", "003Y", "Evaluator", False),
    )


def test_pipedrive():
    parsed = read("pipedrive.csv")
    assert [d.outcome for d in parsed.deals] == [Outcome.LOST, Outcome.NO_DECISION, Outcome.OPEN]
    assert parsed.deals[0].contact == "Max Adler"
    assert parsed.deals[0].stage == "Proposal"
    assert parsed.deals[0].amount == 9000.0
    assert [c.email for c in parsed.contacts] == ["max@adler.example"]


def test_accounts():
    assert read("accounts.csv").accounts == (
        AccountRecord("Hollin Rail", None, "hollin.example", "Rail", {"Employees": "900"}),
    )


def test_unknown_columns_are_an_error():
    with pytest.raises(ImporterError, match="no known columns"):
        parse(SourceFile("x.csv", b"a,b\n1,2\n"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$1,234.56", 1234.56),
        ("1.234,56 €", 1234.56),
        ("12'500 CHF", 12500),
        ("12 500", 12500),
        ("1.2M", 1_200_000),
        ("45k", 45_000),
        ("(300)", -300),
        ("-5", -5),
        ("1,234", 1234),
        ("0.125", 0.125),
        ("1,5", 1.5),
        ("n/a", None),
    ],
)
def test_numbers(text, number):
    assert values.number(text) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("2026-03-04", False, date(2026, 3, 4)),
        ("03/04/2026", False, date(2026, 3, 4)),
        ("03/04/2026", True, date(2026, 4, 3)),
        ("31/12/26", False, date(2026, 12, 31)),
        ("4.3.2026", True, date(2026, 3, 4)),
        ("2026/03/04 10:00", False, date(2026, 3, 4)),
        ("15-Mar-2026", False, date(2026, 3, 15)),
        ("Mar 15, 2026", False, date(2026, 3, 15)),
        ("soon", False, None),
    ],
)
def test_dates(text, day_first, day):
    assert values.date(text, day_first) == day


@pytest.mark.parametrize(
    ("stage", "reason", "outcome"),
    [
        ("Closed Won", None, Outcome.WON),
        ("closedlost", "Price", Outcome.LOST),
        ("Closed Lost", "No decision / non-responsive", Outcome.NO_DECISION),
        ("Closed Lost", "Timing", Outcome.NO_DECISION),
        ("Closed - No Decision", None, Outcome.NO_DECISION),
        ("Proposal", None, Outcome.OPEN),
        (None, None, None),
    ],
)
def test_outcomes(stage, reason, outcome):
    assert values.outcome(stage, None, reason) is outcome
