"""Headers that were never encoded keep their letters."""

import pytest

from otherside.importers import SourceFile, parse
from otherside.importers.mail_dates import header_offset


def test_raw_utf_8_headers():
    mail = (
        "From: José Núñez <jose@globex.com>\nTo: sam@acme.io\nSubject: Café\nMessage-ID: <a@b>\n"
        "Date: Thu, 08 Jan 2026 10:00:00 +0000\n\nWe cannot do it this year.\n"
    )
    (conversation,) = parse(SourceFile("raw.eml", mail.encode())).conversations
    assert conversation.title == "Café"
    assert conversation.turns[0].speaker == "José Núñez"


def test_raw_bytes_in_an_address_can_be_stored():
    # Found by the fuzzer: what no database takes stood in the address of a participant and in a field's name.
    raw = (
        b"Message-ID: <h1@hollin.example>\nFrom: paula.reed\x00@h\xff\xfflin.example>\nDate: Tue, 5 May 2026 10:00:00 +0000\n"
        b"Subject: The plan\n\nHere it is.\n\nPaula\nT: +44 1482 555 010\n"
    )
    (found,) = parse(SourceFile("a.eml", raw)).conversations
    for text in (*(p.email or "" for p in found.participants), *found.fields, *(t.speaker or "" for t in found.turns)):
        text.encode("utf-8")
        assert "\x00" not in text
    assert any("lin.example" in (p.email or "") for p in found.participants)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Fri, 3 Apr 2026 22:40:00 +0530", 19800),
        ("Fri, 3 Apr 2026 22:40:00 +0000", 0),
        ("Fri, 3 Apr 2026 22:40:00 -0000", None),
        ("Fri, 3 Apr 2026 22:40:00", None),
        ("soon", None),
    ],
)
def test_the_clock_of_whoever_wrote_the_date_header(header, expected):
    assert header_offset(header) == expected
    mail = f"From: Ana <ana@globex.example>\nTo: kim@ours.example\nDate: {header}\nMessage-ID: <1@x>\n\nWe are in.\n"
    (conversation,) = parse(SourceFile("a.eml", mail.encode())).conversations
    assert [t.utc_offset_s for t in conversation.turns] == [expected]


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("5550134477@pager.example", None),
        ("no-reply@forms.example", None),
        ("Forms <noreply@forms.example>", None),
        ("orders.do-not-reply@forms.example", None),
        ("MAILER-DAEMON@post.example", None),
        # Whoever writes through a program, has a number at a house where all have one, or is only called like a program.
        ("Ola Brandt <comments-noreply@forms.example>", "Ola Brandt"),
        ("1234567890@qq.com", "1234567890@qq.com"),
        ("ola7@forms.example", "ola7@forms.example"),
        ("Replyson <noreplyson@forms.example>", "Replyson"),
        ("42@forms.example", "42@forms.example"),
    ],
)
def test_a_machine_is_no_person(sender, name):
    text = f"From: {sender}\nTo: Tarek Aziz <tarek@hollin.example>\nSubject: Ovens\nMessage-ID: <9@x>\n\nWe need two.\n"
    (talk,) = parse(SourceFile("m.eml", text.encode())).conversations
    assert [t.speaker for t in talk.turns] == [name]
    assert [p.name for p in talk.participants] == [name, "Tarek Aziz"][name is None :]


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ola Brandt", "Ola Brandt"),
        ('"Brandt, Ola" <ola@countwell.example>', "Ola Brandt"),
        ("Ola Brandt/FIN/Countwell@COUNTWELL", "Ola Brandt"),
        ("Ola Brandt@COUNTWELL", "Ola Brandt"),
        ("ola@countwell.example", "ola@countwell.example"),
        ("ola@mailhost", "ola@mailhost"),
    ],
)
def test_whoever_has_no_address_in_a_header_has_a_name(sender, name):
    text = f"From: {sender}\nTo: Tarek Aziz <tarek@hollin.example>\nSubject: Ovens\nMessage-ID: <9@x>\n\nWe need two.\n"
    (talk,) = parse(SourceFile("m.eml", text.encode())).conversations
    assert [t.speaker for t in talk.turns] == [name]
