"""Whose mail somebody passes on to us is not for that on the side of who passes it on."""

import pytest

from otherside.domain import ContactRecord, Side
from otherside.importers import SourceFile, parse
from otherside.profiles.who.identity import Us, mentions_of, resolve

HEAD = "To: Ines Berg <ines@kilnworks.example>\nMessage-ID: <1@mill.example>\nDate: Thu, 22 Oct 2026 14:06:59 +0100\n"
WAYS = (
    "---------- Forwarded message ---------\nFrom: {who}\nDate: Wed, 21 Oct 2026 at 17:40\nSubject: Kiln\nTo: Ada <ada@mill.example>\n",
    "-----Original Message-----\nFrom: {who}\nSent: 21 October 2026 17:40\nTo: Ada\nSubject: Kiln\n",
    "Begin forwarded message:\n\nFrom: {who}\nSubject: Kiln\nDate: 21 October 2026\nTo: Ada <ada@mill.example>\n",
    "________________________________\nVon: {who}\nGesendet: 21. Oktober 2026\nAn: Ada\nBetreff: Kiln\n",
    "On Wed, 21 Oct 2026 at 17:40, {who} wrote:\n",
)
INSURER = "Tilda Moor <tilda@northcover.example>"
PLAIN = "From: {who}\n" + HEAD + "Subject: Kiln\n\nThank you.\n"


def mail(way, who=INSURER, sender="Ada Quill <ada@mill.example>"):
    words = "We regret that we cannot renew the certificate for the kiln."
    return f"From: {sender}\n{HEAD}Subject: FW: Kiln\n\nSee below.\n\n{way.format(who=who)}\n{words}\n"


def sides(*mails, us=("kilnworks.example",), contacts=(), names=None):
    talks = [
        (f"c{n}", "Mill", c)
        for n, text in enumerate(mails)
        for c in parse(SourceFile("m.eml", text.encode())).conversations
    ]
    found = resolve(mentions_of(talks), contacts, Us.of(us), deal_organisations=names or {})
    return {r.person.name: r.person.side for r in found}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "who", [INSURER, "Northcover Engineering <inspections@northcover.example>", "Tilda Moor <tm@gmail.com>"]
)
def test_whom_a_buyer_passes_on_is_of_no_side(way, who):
    found = sides(mail(way, who))
    assert found.pop("Ada Quill") is Side.THEIRS
    assert found.pop("Ines Berg") is Side.OURS
    assert list(found.values()) == [Side.UNKNOWN]


@pytest.mark.parametrize("way", WAYS)
def test_a_colleague_whom_a_buyer_passes_on_is_theirs(way):
    assert sides(mail(way, "Rolf Senn <rolf@mill.example>"))["Rolf Senn"] is Side.THEIRS


def test_whom_one_of_us_passes_on_is_as_if_they_had_written_to_us():
    ours = mail(WAYS[0], sender="Tom Reed <tom@kilnworks.example>")
    assert sides(ours)["Tilda Moor"] is Side.THEIRS


def test_who_writes_to_us_as_well_or_is_known_is_theirs():
    assert sides(mail(WAYS[0]), PLAIN.format(who=INSURER))["Tilda Moor"] is Side.THEIRS
    contact = ContactRecord("Tilda Moor", email="tilda@northcover.example")
    assert sides(mail(WAYS[0]), contacts=[(contact, frozenset(["Mill"]))])["Tilda Moor"] is Side.THEIRS
    assert sides(mail(WAYS[0]), names={"Mill": ["Northcover"]})["Tilda Moor"] is Side.THEIRS


def test_who_got_a_message_of_the_thread_is_in_it():
    text = mail(WAYS[0]).replace("To: Ines", f"Cc: {INSURER}\nTo: Ines", 1)
    assert sides(text)["Tilda Moor"] is Side.THEIRS


def test_what_we_wrote_ourselves_stays_ours_where_it_is_quoted():
    assert sides(mail(WAYS[4], "Ines Berg <ines@kilnworks.example>"))["Ines Berg"] is Side.OURS
