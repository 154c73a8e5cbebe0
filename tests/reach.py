"""A workspace with one deal that is shared and one that is not; the other is full of a word that must never be seen."""

from __future__ import annotations

from pathlib import Path

from otherside.accounts import AccountBook, Role, Scope
from otherside.domain import Side
from otherside.workspace import Workspace
from otherside.workspace.scoped import account_book
from tests import working

PASSWORD = "four words that fit"
#: Stands in every name, title, file, sentence, belief and CRM field of the deal that is not shared.
MARKER = "zorblax"
SHARED = "Brook & Sons"
HIDDEN = "Zorblax Mining"

_HIDDEN = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Pia Sand>How does zorblax work for you today?</v>

00:00:06.000 --> 00:00:14.000
<v Otto Zorblax>I want the zorblax shafts to be the safest ones in the country.</v>

00:00:15.000 --> 00:00:24.000
<v Otto Zorblax>I am afraid that a failed zorblax rollout would cost me my standing here.</v>

00:00:25.000 --> 00:00:34.000
<v Lena Brook>Right now we copy every zorblax report by hand, and I fear the audit.</v>
"""
_MAIL = """From: Lena Brook <lena@brook.example>
To: Pia Sand <pia@ours.example>
Date: Tue, 3 Mar 2026 10:00:00 +0000
Message-ID: <first@brook.example>
Subject: Our call

I want us to be done before the audit in June.
"""
_MAIL_HIDDEN = """From: Lena Brook <lena@brook.example>
To: Pia Sand <pia@ours.example>, zorblax@zorblax.example
Date: Wed, 4 Mar 2026 10:00:00 +0000
Message-ID: <second@zorblax.example>
Subject: The zorblax shafts

I worry that zorblax will not be ready for the audit.

-- 
Lena Brook
Head of Zorblax Operations
"""
_CRM = f"""Deal Name,Organisation,Stage,Amount,Owner,Segment
{SHARED},Brook & Sons,Proposal,20000,Pia Sand,crafts
{HIDDEN},Zorblax Mining,Proposal,90000,Pia Sand,zorblax-segment
"""


def make(folder: Path) -> Path:
    """The workspace in ``folder / "ws"``: an owner, an editor and a reader, who are shown one deal of two."""
    for deal, name, text in (
        (SHARED, "first call.vtt", working.CALL),
        (SHARED, "first.eml", _MAIL),
        (HIDDEN, "zorblax call.vtt", _HIDDEN),
        (HIDDEN, "zorblax.eml", _MAIL_HIDDEN),
    ):
        place = folder / "files" / deal
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (folder / "deals.csv").write_text(_CRM, encoding="utf-8")
    with Workspace.init(folder / "ws", ["Pia Sand", "ours.example"]) as workspace:
        for deal in (SHARED, HIDDEN):
            workspace.add([folder / "files" / deal], deal=deal)
        workspace.add([folder / "deals.csv"])
        for name in ("Lena Brook", "Otto Zorblax"):
            if workspace.person(name).side is not Side.THEIRS:
                workspace.set_side(name, Side.THEIRS)
        workspace.settle()
        from otherside.workspace.stated.believing import believe

        believe(workspace, HIDDEN, "deal", ["trigger=60"], because="zorblax told us")
        said = workspace.evidence(HIDDEN)
        workspace.correct(said[0].evidence.id, "confirm", because="zorblax says so")
    book = account_book(folder / "ws")
    for name, role in (("olive", Role.OWNER), ("eddy", Role.EDITOR), ("rita", Role.READER)):
        book.add(name, role, PASSWORD)
    book.share(SHARED, "eddy")
    book.share(SHARED, "rita")
    book.close()
    return folder / "ws"


def token(folder: Path, name: str, scope: Scope) -> str:
    """A token of an account."""
    book: AccountBook = account_book(folder)
    try:
        return book.give_token(name, "tests", scope)[1]
    finally:
        book.close()
