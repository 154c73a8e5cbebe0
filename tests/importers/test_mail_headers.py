"""Headers that were never encoded keep their letters."""

from otherside.importers import SourceFile, parse


def test_raw_utf_8_headers():
    mail = (
        "From: José Núñez <jose@globex.com>\nTo: sam@acme.io\nSubject: Café\nMessage-ID: <a@b>\n"
        "Date: Thu, 08 Jan 2026 10:00:00 +0000\n\nWe cannot do it this year.\n"
    )
    (conversation,) = parse(SourceFile("raw.eml", mail.encode())).conversations
    assert conversation.title == "Café"
    assert conversation.turns[0].speaker == "José Núñez"
