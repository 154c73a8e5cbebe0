"""What was written down in a CRM: dated notes of ours, in which only an attributed quotation is somebody's words."""

from datetime import date

import pytest

from otherside.domain import TurnKind
from otherside.importers.registry import detect, parse
from otherside.importers.source import ImporterError, SourceFile

HUBSPOT = """Activity date,Activity type,Note body,Activity assigned to,Associated Contacts,Associated Deals,Associated Company
2026-03-04 10:15,Note,"<p>Two yards.</p><p>Ragna Moe said: ""Not before the audit is over.""</p>",Noor Haddad,Ragna Moe,Kelpie plan,Kelpie
2026-03-11 09:00,Note,Budget: unclear. Ragna: wants it by May.,Noor Haddad,Ragna Moe,Kelpie plan,Kelpie
2026-03-12 09:00,Task,,Noor Haddad,Ragna Moe,Kelpie plan,Kelpie
"""
SALESFORCE = """Subject;Date;Assigned;Opportunity;Company / Account;Name;Full Comments
Call;14.05.2026;Noor Haddad;Kelpie plan;Kelpie;Ragna Moe;"Left a message.
Council votes in June."
"""
PIPEDRIVE = """Activity - Type,Activity - Subject,Activity - Note,Activity - Due date,Deal - Title,Person - Name,Organization - Name
Call,Second look,The yards run on paper slips.,2026-04-02,Kelpie plan,Ragna Moe,Kelpie
"""


def read(text, name="export.csv"):
    return parse(SourceFile(name, text.encode()))


def test_each_activity_is_a_dated_note_of_its_deal():
    parsed = read(HUBSPOT)
    first, second = parsed.conversations
    assert (first.date, second.date) == (date(2026, 3, 4), date(2026, 3, 11))
    assert {c.deal for c in parsed.conversations} == {"Kelpie plan"}
    assert {c.format for c in parsed.conversations} == {"crm-note"}
    # An export of activities is no list of deals.
    assert (parsed.deals, parsed.contacts, parsed.skipped) == ((), (), ())


def test_only_an_attributed_quotation_is_somebodys_words():
    first, second = read(HUBSPOT).conversations
    told = [(t.kind, t.speaker, t.text, t.reported_by) for t in first.turns]
    assert (TurnKind.REPORTED, "Ragna Moe", "Not before the audit is over.", "Noor Haddad") in told
    assert all(t.speaker is None for t in first.turns if t.kind is TurnKind.NOTE)
    # A form that was filled in is ours, whatever stands before the colon.
    assert [(t.kind, t.speaker) for t in second.turns] == [(TurnKind.NOTE, None)]
    assert second.turns[0].text == "Budget: unclear. Ragna: wants it by May."


@pytest.mark.parametrize(
    ("text", "title", "day", "words"),
    [
        (SALESFORCE, "Call", date(2026, 5, 14), "Council votes in June."),
        (PIPEDRIVE, "Call: Second look", date(2026, 4, 2), "The yards run on paper slips."),
    ],
)
def test_exports_of_other_systems(text, title, day, words):
    assert detect(SourceFile("export.csv", text.encode())).name == "crm"
    (found,) = read(text).conversations
    assert (found.title, found.date, found.deal) == (title, day, "Kelpie plan")
    assert words in "\n".join(t.text for t in found.turns)
    assert all(t.kind is TurnKind.NOTE for t in found.turns)


def test_what_is_noted_of_a_contact_is_a_note_without_a_day_and_stays_a_field():
    parsed = read(
        "First Name,Last Name,Email,Company Name,Notes\nRagna,Moe,ragna@kelpie.example,Kelpie,Reads every annex herself\n"
    )
    (found,) = parsed.conversations
    assert (found.title, found.date, found.deal) == ("Ragna Moe", None, "Kelpie")
    assert [(t.kind, t.text) for t in found.turns] == [(TurnKind.NOTE, "Reads every annex herself")]
    assert parsed.contacts[0].fields["Notes"] == "Reads every annex herself"


def test_of_several_deals_nothing_tells_which_was_meant():
    text = "Subject,Date,Opportunity,Contact,Comments\nCall,2026-05-01,Plan A; Plan B,Ragna Moe,They compare the two.\n"
    (found,) = read(text).conversations
    assert found.deal is None


def test_several_notes_of_one_row_stand_apart():
    text = "Subject,Date,Opportunity,Contact,Call notes,Next steps\nCall,2026-05-01,Plan,Ragna Moe,All paper.,Send the slip.\n"
    (found,) = read(text).conversations
    assert [t.text for t in found.turns] == ["Call notes", "All paper.", "Next steps", "Send the slip."]


def test_activities_without_a_word_hold_nothing():
    with pytest.raises(ImporterError, match="no usable row"):
        read("Subject,Date,Opportunity,Contact,Comments\nCall,2026-05-01,Plan,Ragna Moe,\n")


def test_record_numbers_behind_linked_names_are_no_part_of_them():
    text = HUBSPOT.replace(
        ",Ragna Moe,Kelpie plan,Kelpie", ",Ragna Moe (502);Ib Lund (77),Kelpie plan (2026) (20488113377),Kelpie (9)"
    )
    first, _ = read(text).conversations
    assert first.deal == "Kelpie plan (2026)"
    assert [(p.name, p.organisation) for p in first.participants if p.organisation] == [
        ("Ragna Moe", "Kelpie"),
        ("Ib Lund", "Kelpie"),
    ]
    # What a company calls itself stays.
    stated = read(
        HUBSPOT.replace("Associated Company", "Company").replace(",Kelpie\n", ",Kelpie (1904)\n")
    ).conversations[0]
    assert {p.organisation for p in stated.participants if p.organisation} == {"Kelpie (1904)"}
