"""A reply that a program sends while somebody is away is nobody's words."""

import zlib

import pytest

from otherside.domain import Side
from otherside.importers.automatic import automatic_words
from otherside.importers.eml import parse
from otherside.importers.source import SourceFile
from otherside.workspace import Workspace
from otherside.workspace.heard.unanswered import exchange_of


def _mail(subject: str, body: str, header: str = "") -> bytes:
    return (
        f"From: Ada Voss <ada@ropewalk.example>\nTo: Rolf Tamm <rolf@sails.example>\nSubject: {subject}\n"
        f"Date: Tue, 3 Mar 2026 09:00:00 +0000\nMessage-ID: <{zlib.crc32((subject + body).encode())}@x.example>\n{header}\n{body}\n"
    ).encode()


def _speaker(subject: str, body: str, header: str = "") -> str | None:
    parsed = parse(SourceFile("a.eml", _mail(subject, body, header)))
    turn = parsed.conversations[0].turns[-1]
    assert turn.text
    return turn.speaker


@pytest.mark.parametrize(
    ("subject", "header"),
    [
        ("About the sails", "Auto-Submitted: auto-replied\n"),
        ("About the sails", "Auto-Submitted: auto-replied (vacation)\n"),
        ("Away", "X-Autoreply: yes\n"),
        ("Automatic reply: About the sails", ""),
        ("Out of Office: About the sails", ""),
        ("OOO: About the sails", ""),
        ("Vacation reply", ""),
    ],
)
def test_by_its_header_or_subject(subject, header):
    assert _speaker(subject, "We want all orders in by the 20th.", header) is None


@pytest.mark.parametrize(
    ("subject", "header"),
    [
        ("Re: About the sails", ""),
        ("About the sails", "Auto-Submitted: no\n"),
        ("A note of the harbour office", "Auto-Submitted: auto-generated\n"),
        ("Our office in Kiel", ""),
        ("Automatic doors for the loft", ""),
    ],
)
def test_somebody_wrote_it(subject, header):
    assert _speaker(subject, "We want all orders in by the 20th.", header) == "Ada Voss"


@pytest.mark.parametrize(
    "text",
    [
        "I'm away till the 9th with no access to mail. Ask Jens, who decides in my absence.",
        "Thanks for your mail. I am currently out of the office and will reply when I'm back.",
        "Hello,\n\nI will be on annual leave from 2 to 9 May. For urgent matters please ring the yard.",
        "I'm on parental leave until June. Your e-mails will not be forwarded.",
        "Unfortunately I am travelling until Friday with limited access to e-mail.",
    ],
)
def test_by_its_words(text):
    assert automatic_words(text)
    assert _speaker("Re: sails", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I'm away until Monday. Let's talk then, the board wants an answer.",
        "We want the sails in by the 9th. I'm away until then, and for anything urgent please ring Jens.",
        "I'm out of ideas until the survey comes. If it's urgent, ring me.",
        "I am on the harbour board, and in my absence nobody signs.",
        "Ada is on annual leave until May. In her absence I decide.",
        "I'm on leave next week, will you send the drawing before that?",
    ],
)
def test_what_somebody_writes_themselves(text):
    assert not automatic_words(text)


def test_it_is_nobodys_wish_and_no_answer(tmp_path):
    ours = (
        b"From: Rolf Tamm <rolf@sails.example>\nTo: Ada Voss <ada@ropewalk.example>\nSubject: Sails\n"
        b"Date: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <one@x.example>\n\nAda, how many sails will it be this year?\n"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.eml").write_bytes(ours)
    away = _mail("Automatic reply: Sails", "I need all orders by the 30th. Please ask Jens, who decides in my absence.")
    (tmp_path / "in" / "2.eml").write_bytes(away.replace(b"\n\n", b"\nIn-Reply-To: <one@x.example>\n\n", 1))
    with Workspace.init(tmp_path / "ws", us=["sails.example"]) as workspace:
        workspace.add([tmp_path / "in"], deal="Ropewalk")
        workspace.set_side("Ada Voss", Side.THEIRS)
        told = str(workspace.brief("Ropewalk"))
        assert "by the 30th" not in told
        assert "decides in my absence" not in told
        found = exchange_of(workspace, workspace.deal("Ropewalk")).to_json()
        assert found["last_heard"] is None
        assert found["waiting"] == {"messages": 1, "since": "2026-03-02"}
