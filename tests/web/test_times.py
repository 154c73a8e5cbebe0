"""The times beside turns are those that whoever wrote them saw on their clock; a day alone has no time."""

import dataclasses
import datetime as dt

import pytest

from otherside.importers import SourceFile, parse
from otherside.store import StoredConversation
from otherside.store.stored import StoredTurn
from otherside.web.transcript import turns_of

MAIL = """From: Ines Vogt <ines@kiln.example>
To: Sam Ortiz <sam@us.example>
Date: {sent}
Message-ID: <2@x>
Content-Type: text/plain; charset=utf-8

We fire the big kiln in June.

{quoted}
> When do you fire the big kiln?
"""


def shown(name, text):
    (conversation,) = parse(SourceFile(name, text.encode())).conversations
    kept = [
        StoredTurn(dataclasses.replace(t, at=t.at and t.at.astimezone(dt.UTC).replace(tzinfo=None)), 1)
        for t in conversation.turns
    ]
    turns = turns_of(StoredConversation("c", conversation, "Kiln", tuple(kept)), [], {})
    return [t["at"].strftime("%d %b %H:%M" if t["timed"] else "%d %b") if t["at"] else "" for t in turns]


@pytest.mark.parametrize(
    ("sent", "quoted", "expected"),
    [
        ("Wed, 4 Mar 2026 08:15:00 +0200", "On 2 Mar 2026, Sam Ortiz wrote:", ["02 Mar", "04 Mar 08:15"]),
        ("Wed, 4 Mar 2026 08:15:00 +0200", "On 4 Mar 2026, Sam Ortiz wrote:", ["04 Mar", "04 Mar 08:15"]),
        (
            "Wed, 4 Mar 2026 00:15:00 +0200",
            "On 3 Mar 2026 at 23:40, Sam Ortiz wrote:",
            ["03 Mar 23:40", "04 Mar 00:15"],
        ),
        ("Wed, 4 Mar 2026 21:15:00 -0700", "On 2 Mar 2026, Sam Ortiz wrote:", ["02 Mar", "04 Mar 21:15"]),
    ],
)
def test_mail_and_what_it_quotes(sent, quoted, expected):
    assert shown("a.eml", MAIL.format(sent=sent, quoted=quoted)) == expected


def test_a_note_has_a_day_and_a_chat_its_times():
    note = "# Kiln\n\n## 2 March 2026, phone\n\nShe sounded tired today, and said so.\n"
    assert set(shown("kiln.md", note)) == {"02 Mar"}
    chat = "[02/03/2026, 21:05:00] Ines Vogt: Late again\n[02/03/2026, 21:06:00] Sam Ortiz: What kept you?\n"
    assert shown("chat.txt", chat) == ["02 Mar 21:05", "02 Mar 21:06"]
