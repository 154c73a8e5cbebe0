"""Chats: whose a line is and which day; forms, and what is refused with a reason that fits."""

import datetime as dt

import pytest

from otherside.domain import TurnKind
from otherside.importers import ImporterError, SourceFile, detect, parse

NOW = dt.datetime(2026, 6, 20, 12, tzinfo=dt.UTC)


def read(text, name="WhatsApp Chat with Iben Krogh.txt"):
    (conversation,) = parse(SourceFile(name, text.encode(), NOW)).conversations
    return conversation


def days(*stamps):
    lines = [f"{stamp} - Iben Krogh: The roof leaks again" for stamp in stamps]
    return [str(t.at.date()) for t in read("\n".join(lines)).turns]


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (["3/4/26, 21:02", "13/4/26, 21:02"], ["2026-04-03", "2026-04-13"]),  # a day above twelve
        (["3/4/26, 21:02", "3/14/26, 21:02"], ["2026-03-04", "2026-03-14"]),
        (["5/6/26, 21:02", "6/1/26, 21:02"], ["2026-05-06", "2026-06-01"]),  # one after the other
        (["4/9/26, 21:02", "4/10/26, 21:02"], ["2026-04-09", "2026-04-10"]),  # before today
        (["03.04.26, 21:02", "04.04.26, 21:02"], ["2026-04-03", "2026-04-04"]),  # what points, noughts and clocks tell
        (["03/04/2026, 21:02"], ["2026-04-03"]),
        (["3/4/26, 9:02 PM"], ["2026-03-04"]),
        (["2026-04-03, 21:02", "2026-04-05, 21:02"], ["2026-04-03", "2026-04-05"]),
        (["3/4/26, 21:02"], ["2026-04-03"]),  # the later one
    ],
)
def test_which_number_is_the_day(stamps, expected):
    assert days(*stamps) == expected


def test_a_clock_of_twelve_hours():
    chat = "3/4/26, 12:02\u202fAM - Iben Krogh: Late\n3/4/26, 12:02 p.\xa0m. - Iben Krogh: Noon\n"
    assert [t.at.hour for t in read(chat).turns] == [0, 12]


def test_a_day_that_is_none_leaves_the_words():
    (first, second) = read("[31/04/2026, 21:02:00] Iben Krogh: One\n[30/04/2026, 21:03:00] Iben Krogh: Two\n").turns
    assert (first.text, first.at) == ("One", None)
    assert second.at.date() == dt.date(2026, 4, 30)


def test_the_last_line_dates_a_chat_and_not_the_file():
    conversation = read("[01/02/2026, 21:02:00] Iben Krogh: One\n[05/03/2026, 21:03:00] Iben Krogh: Two\n")
    assert (conversation.date, conversation.dated_by_file) == (dt.date(2026, 2, 1), False)
    assert {t.kind for t in conversation.turns} == {TurnKind.MESSAGE}


def test_a_chat_of_an_iphone_has_its_name_from_the_archive():
    chat = "[01/02/2026, 21:02:00] Iben Krogh: One\n"
    assert read(chat, "WhatsApp Chat - Iben Krogh.zip!/_chat.txt").title == "WhatsApp Chat - Iben Krogh"


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-03 21:02 - Call with Iben: wants it by May\n2026-04-04 09:00 - Roof: waits\n",
        "00:01:09 Iben Krogh: We begin.\n00:02:10 Rui Salgado: Good.\n",
        "On 3/4/26, 21:02 - somebody rang.\n",
    ],
)
def test_a_log_or_a_transcript_is_no_chat(text):
    assert detect(SourceFile("log.txt", text.encode())).name != "chat"


def test_a_form_answered_by_nobody_known():
    text = "Timestamp,What keeps you from baking?\n2026-05-18 09:14:03,The stairs\n"
    (conversation,) = parse(SourceFile("form.csv", text.encode())).conversations
    assert [(t.speaker, t.kind) for t in conversation.turns] == [
        (None, TurnKind.NOTE),
        ("Respondent R1", TurnKind.MESSAGE),
    ]
    assert conversation.date == dt.date(2026, 5, 18)


def test_an_export_of_contacts_is_no_form():
    text = (
        "Record ID,Email,First Name,Last Name,Job Title,How did they hear of us?\n1,a@x.example,Ana,Roth,Owner,Fair\n"
    )
    assert detect(SourceFile("contacts.csv", text.encode())).name == "crm"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Ana\nEND:VEVENT\nEND:VCALENDAR\n", "a calendar"),
        ("a.vcf", "BEGIN:VCARD\nFN:Ana Roth\nEND:VCARD\n", "a contact card"),
        ("a.csv", "colour;size\nred;3\n", "no column of this table is known"),
    ],
)
def test_what_is_no_conversation_is_refused_with_its_reason(name, text, said):
    with pytest.raises(ImporterError, match=said):
        parse(SourceFile(name, text.encode()))
