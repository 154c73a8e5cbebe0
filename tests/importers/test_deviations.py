"""Tables and exports as they are met beside their documentation: put together, sorted anew, saved by another program."""

import io
import json
import zipfile
from datetime import date

import pytest

from otherside.domain import TurnKind
from otherside.importers import SourceFile, parse


def _parse(name, text):
    return parse(SourceFile(name, text if isinstance(text, bytes) else text.encode()))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_header_that_comes_again_is_no_deal_and_nobody(end, mark):
    deals = [
        "Deal Name;Deal Stage;Close Date",
        "Rollout;Closed Won;31.12.2025",
        "Deal Name;Deal Stage;Close Date",
        "Next;Demo;",
    ]
    assert [d.name for d in _parse("d.csv", mark + end.join(deals)).deals] == ["Rollout", "Next"]
    people = ["First Name,Last Name,Email", "Dana,Lee,dana@globex.test", "First Name,Last Name,Email"]
    assert [c.name for c in _parse("c.csv", mark + end.join(people)).contacts] == ["Dana Lee"]


@pytest.mark.parametrize("header", ["Title,Name,Email", "Name,Title,Email", "name,TITLE,E-Mail"])
def test_a_title_beside_a_name_is_what_somebody_does(header):
    cells = {"title": "CFO", "name": "Dana Lee", "email": "dana@globex.test", "e-mail": "dana@globex.test"}
    row = ",".join(cells[column] for column in header.lower().split(","))
    (contact,) = _parse("c.csv", f"{header}\n{row}\n").contacts
    assert (contact.name, contact.role, contact.email) == ("Dana Lee", "CFO", "dana@globex.test")


def test_what_is_no_day_and_no_sum_is_kept_under_its_column():
    (deal,) = _parse("d.csv", "Deal Name,Stage,Amount,Close Date\nRollout,Open,to be agreed,after the summer\n").deals
    assert (deal.amount, deal.closed) == (None, None)
    assert deal.fields == {"Amount": "to be agreed", "Close Date": "after the summer"}


def test_the_days_of_a_table_tell_together_whether_the_month_comes_first():
    (talk,) = _parse("t.csv", "date,speaker,text\n04/12/2026,Dana,Hello\n04/13/2026,Sam,Yes\n").conversations
    assert talk.date == date(2026, 4, 12)


def test_the_line_that_tells_a_spreadsheet_the_delimiter_is_no_header():
    (talk,) = _parse("t.csv", "\ufeffsep=;\r\nSpeaker;Text\r\nDana;Hello; you\r\nSam;Yes\r\n").conversations
    assert [(t.speaker, t.text) for t in talk.turns] == [("Dana", "Hello; you"), ("Sam", "Yes")]


def test_the_first_message_of_a_mailbox_is_read_behind_a_byte_order_mark():
    mail = "From dana@globex.test Thu Apr  2 10:00:00 2026\r\nFrom: Dana <dana@globex.test>\r\nTo: sam@us.test\r\nSubject: {0}\r\n"
    mail += "Message-ID: <{0}@x>\r\nDate: Thu, 2 Apr 2026 10:00:00 +0000\r\n\r\n{0} words.\r\n\r\n"
    found = _parse("m.mbox", "\ufeff" + mail.format("First") + mail.format("Second")).conversations
    assert [t.text for c in found for t in c.turns] == ["First words.", "Second words."]


def test_an_invitation_by_address_alone_is_of_who_spoke_by_it():
    meeting = {
        "title": "Plan",
        "calendar_invitees": [
            {"name": None, "email": "dana@globex.test", "is_external": True, "matched_speaker_display_name": "Dana Lee"}
        ],
        "transcript": [{"speaker": {"display_name": "Dana Lee"}, "text": "Hello.", "timestamp": "1:09"}],
    }
    (talk,) = _parse("f.json", json.dumps(meeting)).conversations
    assert [(p.name, p.email, p.side.value) for p in talk.participants] == [("Dana Lee", "dana@globex.test", "theirs")]
    assert talk.turns[0].speaker == "Dana Lee"


def test_what_slack_says_itself_is_nobodys_word():
    chat = [
        {"user": "dana", "text": "Remind me.", "ts": "1791446400.000100"},
        {"user": "USLACKBOT", "text": "Reminder: the audit.", "ts": "1791446401.000100"},
    ]
    (talk,) = _parse("s.json", json.dumps(chat)).conversations
    assert [(t.kind, t.speaker) for t in talk.turns] == [(TurnKind.MESSAGE, "dana"), (TurnKind.NOTE, None)]


def test_a_quotation_mark_that_nothing_closes_takes_nobody_elses_words():
    text = 'Speaker,Text\nDana,"We are late\nSam,Why?\nDana,"Because, well"\nSam,"Two\nlines"\n'
    (talk,) = _parse("t.csv", text).conversations
    said = [(t.speaker, t.text) for t in talk.turns]
    assert said == [("Dana", "We are late"), ("Sam", "Why?"), ("Dana", "Because, well"), ("Sam", "Two\nlines")]
    deals = _parse("d.csv", 'Deal Name,Deal Stage,Notes\nA,Won,"15" pipe\nB,Lost,\nC,Won,\n').deals
    assert [d.name for d in deals] == ["A", "B", "C"]


def test_words_over_lines_that_are_no_rows_stay_in_their_cell():
    (talk,) = _parse("t.csv", 'Speaker,Text\nSam,Yes\nDana,"One\nand two').conversations
    assert [(t.speaker, t.text) for t in talk.turns] == [("Sam", "Yes"), ("Dana", "One\nand two")]


def test_a_note_with_a_tab_in_its_first_line_is_a_note():
    parsed = _parse("n.txt", "Date\tThu 2 Apr 2026\nWith\tDana Lee\n\nDana: we are late with all of it.\nMe: Why?\n")
    (talk,) = parsed.conversations
    assert talk.format != "form"
    assert any("we are late" in t.text for t in talk.turns)


def test_a_line_ends_as_unicode_ends_it():
    (talk,) = _parse("n.txt", "Dana Lee: Hello\u2028Sam: Yes\u2029Dana Lee: Good\n").conversations
    assert [t.speaker for t in talk.turns] == ["Dana Lee", "Sam", "Dana Lee"]


def test_a_table_of_deals_may_have_bars_between_its_columns():
    assert [d.name for d in _parse("d.csv", "Deal Name|Deal Stage|Amount\nRollout|Closed Won|12\n").deals] == [
        "Rollout"
    ]


def _docx(*paragraphs):
    text = "".join(
        "<w:p><w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in p.split("\n")) + "</w:r></w:p>"
        for p in paragraphs
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>')
    return packed.getvalue()


def test_a_document_with_times_over_names_is_a_talk():
    first, empty = "0:0:3.2 --&gt; 0:0:5.1\nLee, Dana\nWe are late.", "0:0:5.2 --&gt; 0:0:6.0"
    (talk,) = _parse(
        "t.docx", _docx("Call", first, empty, "0:0:6.2 --&gt; 0:0:9.1", "Sam Ortiz", "Why?", "Say.")
    ).conversations
    said = [(t.kind, t.speaker, t.start_s) for t in talk.turns if t.speaker]
    assert said == [(TurnKind.SPEECH, "Dana Lee", 3.0), (TurnKind.SPEECH, "Sam Ortiz", 6.0)]
    assert "-->" not in "".join(t.text for t in talk.turns)


@pytest.mark.parametrize(
    "text",
    [
        "10:03:05 From Dana Lee to Everyone:\r\n\tWe are late.\r\n\tAll of us.\r\n10:04:05 From Sam Ortiz to Everyone:\r\n\tWhy?\r\n",
        "\ufeff10:03:05\t From  Dana Lee : We are late.\nAll of us.\n10:04:05\t From  Sam Ortiz  to  Dana Lee (Privately) : Why?\n",
    ],
)
def test_the_chat_of_a_meeting_has_authors(text):
    (talk,) = _parse("zoom/2026-04-02 10.03.05 Weekly/meeting_saved_chat.txt", text).conversations
    assert [(t.kind, t.speaker, t.text) for t in talk.turns] == [
        (TurnKind.MESSAGE, "Dana Lee", "We are late.\nAll of us."),
        (TurnKind.MESSAGE, "Sam Ortiz", "Why?"),
    ]
    assert (talk.date, talk.dated_by_file, talk.turns[0].at.hour) == (date(2026, 4, 2), False, 10)


def test_what_is_answered_or_liked_in_a_meetings_chat_is_not_said_again():
    text = """10:03:05 From Dana Lee to Everyone:
\tWe are late.
10:04:05 From Sam Ortiz to Everyone:
\tReplying to "We are late."

\tWhy?
10:04:09 From Sam Ortiz to Everyone:
\tReacted to "We are late." with 👍
"""
    (talk,) = _parse("chat.txt", text).conversations
    assert [t.text for t in talk.turns if t.speaker == "Sam Ortiz"] == ["Why?"]
    assert [t.kind for t in talk.turns].count(TurnKind.NOTE) == 2
