"""Files attached to mails, and mails that keep next to no header."""

import pytest

from otherside.importers import SourceFile, detect, parse

HEAD = b"From: Ines Vogt <ines@kiln.example>\nTo: sam@us.example\nDate: Wed, 4 Mar 2026 10:00:00 +0100\nMessage-ID: <1@x>\n"


def mail(*parts):
    body = b"".join(b"--B\n" + part + b"\n" for part in (b"Content-Type: text/plain\n\nSee below.", *parts))
    return HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + body + b"--B--\n"


def file(kind, name, disposition="attachment", more=""):
    return f"Content-Type: {kind}; name={name}\nContent-Disposition: {disposition}; filename={name}\n{more}\nwords".encode()


def test_what_is_attached_is_reported_with_what_to_do():
    data = mail(file("text/vtt", "call.vtt"), file("application/pdf", "offer.pdf"))
    parsed = parse(SourceFile("m.eml", data))
    assert [t.text for t in parsed.conversations[0].turns] == ["See below."]
    assert [s.path for s in parsed.skipped] == ["m.eml, attachment call.vtt", "m.eml, attachment offer.pdf"]
    transcript, offer = (s.reason for s in parsed.skipped)
    assert "2026-03-04" in transcript
    assert "save it and add it" in transcript
    assert "not of a kind that is read" in offer
    assert not any("\n" in s.reason for s in parsed.skipped)


@pytest.mark.parametrize(
    "part",
    [
        file("image/png", "logo.png", "inline"),
        file("image/png", "logo.png", more="Content-ID: <1@y>\n"),
        file("application/pkcs7-signature", "smime.p7s"),
    ],
)
def test_pictures_of_a_signature_are_no_files(part):
    assert parse(SourceFile("m.eml", mail(part))).skipped == ()


def test_an_invitation_is_not_reported_once_more():
    calendar = b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nSUMMARY:Kiln\nEND:VCALENDAR"
    parsed = parse(SourceFile("m.eml", mail(calendar, file("application/ics", "invite.ics"))))
    assert parsed.skipped == ()
    assert "calendar_invite" in parsed.conversations[0].fields


def test_files_of_an_attached_message_and_of_a_mailbox():
    inner = b"Content-Type: message/rfc822\n\n" + mail(file("text/csv", "a.csv")).replace(b"<1@x>", b"<2@x>").replace(
        b"B", b"C"
    )
    outer = mail(inner, file("text/plain", "b.txt"))
    assert {s.path.split()[-1] for s in parse(SourceFile("m.eml", outer)).skipped} == {"a.csv", "b.txt"}
    box = b"".join(
        b"From x Wed Mar  4 10:00:00 2026\n" + mail(file("text/plain", f"{n}.txt")) + b"\n" for n in range(60)
    )
    skipped = parse(SourceFile("m.mbox", box.replace(b"<1@x>", b"<3@x>"))).skipped
    assert len(skipped) == 51
    assert "10 further" in skipped[-1].reason


def test_a_bare_mail_is_a_mail():
    source = SourceFile("m.eml", b"From: ines@kiln.example\nTo: sam@us.example\n\nWe wait.\n")
    assert detect(source).name == "eml"
    assert [(t.speaker, t.text) for t in parse(source).conversations[0].turns] == [("ines@kiln.example", "We wait.")]
    assert detect(SourceFile("m.txt", source.data)).name != "eml"
    assert detect(SourceFile("m.eml", b"From: the desk\n\nTo: do list\n")).name != "eml"


def test_what_is_answered_bit_by_bit_keeps_its_order_and_gets_no_time():
    body = b"Hi,\n\n> Is there clay?\n\nNone.\n\n> And gas?\n>> The tank is old.\n\nEnough.\n\n"
    body += b"On Tue, 3 Mar 2026 at 09:00, Sam Roe wrote:\n\n> Our offer.\n"
    held = parse(SourceFile("m.eml", HEAD + b"\n" + body)).conversations[0].turns
    assert [(t.speaker, t.text) for t in held] == [
        ("Sam Roe", "Our offer."),
        (None, "Is there clay?"),
        (None, "The tank is old."),
        (None, "And gas?"),
        ("Ines Vogt", "Hi,\n\nNone.\n\nEnough."),
    ]
    assert [t.at is None for t in held] == [False, True, True, True, False]


def test_in_a_thread_such_words_stand_before_the_message_that_quotes_them():
    later = HEAD.replace(b"4 Mar", b"6 Mar").replace(b"<1@x>", b"<2@x>\nIn-Reply-To: <1@x>") + b"\nLater.\n"
    earlier = HEAD + b"\n> Is there clay?\n\nNone.\n"
    box = b"".join(b"From x Wed Mar  4 10:00:00 2026\n" + m + b"\n" for m in (later, earlier))
    held = parse(SourceFile("m.mbox", box)).conversations[0].turns
    assert [t.text for t in held] == ["Is there clay?", "None.", "Later."]
