"""Colleagues of ours whom a mail only quotes are none of the buyer's people; a client's own people stay theirs."""

import pytest

from otherside.domain import Side
from otherside.importers import SourceFile, parse
from otherside.profiles.who.identity import Us, mentions_of, resolve

US = ("hollin.example",)
OURS, THEIRS, UNKNOWN = Side.OURS, Side.THEIRS, Side.UNKNOWN


def mail(body, sender="paula.reed@hollin.example", to="max.weber@hollin.example", number=1, cc=""):
    copied = f"Cc: {cc}\n" if cc else ""
    return (
        f"From: {sender}\nTo: {to}\n{copied}Message-ID: <{number}@x>\nDate: Thu, 7 May 2026 11:00:00 +0000\nSubject: Ovens\n\n"
        f"See below.\n\n{body}"
    )


def notes(author, to="Paula Reed/STORES/Hollin@HOLLIN", words="We would rather count the ovens once and properly."):
    return f"\n\t{author}\n\t05/06/2026 04:21 PM\n\t\t \n\t\t To: {to}\n\t\t cc: \n\t\t Subject: Ovens\n\n{words}\n\n"


def outlook(author, to="Reed, Paula", words="We would rather count the ovens once and properly."):
    return (
        f"-----Original Message-----\nFrom: {author}\nSent: 6 May 2026 16:21\nTo: {to}\nSubject: Ovens\n\n{words}\n\n"
    )


def passed_on(by):
    return f"----- Forwarded by {by} on 05/07/2026 10:58 AM -----\n"


def people(*mails, us=US, names=None):
    """``(deal, text)`` or a text each."""
    talks = []
    for n, given in enumerate(mails):
        deal, text = given if isinstance(given, tuple) else ("Kiln", given)
        talks += [(f"c{n}", deal, c) for c in parse(SourceFile("m.eml", text.encode())).conversations]
    return [r.person for r in resolve(mentions_of(talks), [], Us.of(us), deal_organisations=names or {})]


def sides(*mails, **more):
    return {p.name: p.side for p in people(*mails, **more)}


@pytest.mark.parametrize(
    "author",
    [
        "Tarek Aziz/STORES/Hollin@HOLLIN",
        "Tarek Aziz/Hollin@hollinXchange",
        "Tarek Aziz@HOLLIN",
        "Tarek Aziz@HOLLIN FREIGHT",
        "Tarek Aziz/Hollin Freight@Hollin Freight",
        "Tarek Aziz",
    ],
)
@pytest.mark.parametrize("us", [US, ("Hollin",), ("paula.reed@hollin.example",), ("hollin.net",)])
def test_the_network_of_our_firm_is_ours(author, us):
    head = passed_on("Paula Reed/STORES/Hollin")
    assert sides(mail(head + notes(author)), us=us)["Tarek Aziz"] is OURS


def test_a_network_of_another_name_is_ours_where_one_of_us_writes_from_it():
    theirs = outlook("Gus Kern <gus@kilnworks.example>", words="We do not know yet.")
    body = notes("Paula Reed@HFR") + notes("Tarek Aziz/LON/HFR@HFR", to="Gus Kern/KLN/Kilnworks@KILNWORKS") + theirs
    found = sides(mail(body))
    assert (found["Tarek Aziz"], found["Gus Kern"]) == (OURS, THEIRS)


def test_a_network_that_a_foreign_address_is_of_as_well_is_nobodys_of_ours():
    # One namesake must not make a client's whole house ours.
    body = notes("Paula Reed@KLW") + notes("Gus Kern/KLW@KLW", words="We wait.") + notes("Uwe Kamp/KLW@KLW")
    found = sides(mail(body, to="gus.kern@kilnworks.example"))
    assert (found["Gus Kern"], found["Uwe Kamp"]) == (THEIRS, THEIRS)


def test_a_department_below_the_name_of_one_of_us_is_no_firm():
    signed = "Please see.\n\nTherese Moll\nAdmin. Assistant\nGlobal Stores Management\n(713) 555-0134\n"
    body = passed_on("Paula Reed/NA/Hollin") + notes("Therese Moll@HOLLIN FREIGHT", words=signed)
    (found,) = [p for p in people(mail(body)) if p.name == "Therese Moll"]
    assert found.side is OURS


@pytest.mark.parametrize("way", [outlook, lambda author: f"On 6 May 2026 at 16:21, {author} wrote:\n\n> We wait.\n"])
def test_where_no_outsider_takes_part_nobody_is_the_buyers(way):
    assert sides(mail(way("Tarek Aziz")))["Tarek Aziz"] is UNKNOWN
    assert sides(mail(way("Tarek Aziz") + outlook("Nora Lind", words="Once is not enough.")))["Nora Lind"] is UNKNOWN


def test_a_colleague_whom_we_quote_above_an_outsiders_mail_is_not_theirs():
    body = outlook("Tarek Aziz") + outlook("Gus Kern <gus@kilnworks.example>", words="We do not know yet.")
    found = sides(mail(body))
    assert (found["Tarek Aziz"], found["Gus Kern"]) == (UNKNOWN, THEIRS)


def test_a_distribution_list_hears_us_and_is_no_buyer():
    body = passed_on("Paula Reed/NA/Hollin") + notes(
        "Nora Lind Executive VP Human Resources", to="All Hollin Employees", words="We will implement phase two in May."
    )
    found = sides(mail(body))
    assert THEIRS not in found.values()
    assert found["Nora Lind"] is OURS


# A client's own mails, passed on by the client.
@pytest.mark.parametrize(
    "author", ["Uwe Kamp/OPS/Kilnworks@KILNWORKS", "Uwe Kamp@KILNWORKS", "Uwe Kamp", "Uwe Kamp/LDN/KLW@KLW"]
)
def test_a_colleague_on_the_clients_network_is_theirs(author):
    head = passed_on("Gus Kern/LDN/KLW@KLW") if "KLW" in author else passed_on("Gus Kern/OPS/Kilnworks")
    body = head + notes(author, to="Gus Kern/OPS/Kilnworks@KILNWORKS")
    assert sides(mail(body, "gus.kern@kilnworks.example", "paula.reed@hollin.example"))["Uwe Kamp"] is THEIRS
    # And where one of us passes that mail on again.
    again = outlook("Gus Kern <gus.kern@kilnworks.example>", words="Fyi.") + body
    assert sides(mail(again))["Uwe Kamp"] is THEIRS


def test_whom_the_client_quotes_without_an_address_stays_theirs_where_we_pass_it_on():
    body = outlook("Gus Kern <gus@kilnworks.example>", words="Fyi.") + outlook("Uwe Kamp", to="Gus Kern")
    assert sides(mail(body))["Uwe Kamp"] is THEIRS


def test_whom_we_quote_in_a_mail_to_the_client_stays_theirs():
    text = mail(outlook("Uwe Kamp", to="Reed, Paula"), to="gus@kilnworks.example")
    assert sides(text)["Uwe Kamp"] is THEIRS


def test_who_wrote_to_us_themselves_stays_theirs():
    text = "From: Uwe Kamp\nTo: Paula Reed <paula.reed@hollin.example>\nSubject: Ovens\n\nWe need two ovens by May.\n"
    assert sides(text)["Uwe Kamp"] is THEIRS


@pytest.mark.parametrize("first", [True, False])
def test_one_of_us_is_one_of_us_in_every_deal(first):
    known = ("Mill", mail("", "tarek.aziz@hollin.example", number=2))
    quoted = ("Kiln", mail(outlook("Tarek Aziz") + outlook("Gus Kern <gus@kilnworks.example>", words="We wait.")))
    found = [p for p in people(*([known, quoted] if first else [quoted, known])) if p.name == "Tarek Aziz"]
    assert [(p.side, p.deals) for p in found] == [(OURS, ("Kiln", "Mill"))]


def test_a_namesake_who_writes_himself_or_has_a_firm_is_not_one_of_us():
    known = ("Mill", mail("", "tarek.aziz@hollin.example", number=2))
    writes = ("Kiln", mail("", "Tarek Aziz <tarek@kilnworks.example>", "paula.reed@hollin.example"))
    assert {p.side for p in people(known, writes) if p.name == "Tarek Aziz"} == {OURS, THEIRS}
    body = outlook("Tarek Aziz", to="Gus Kern")
    theirs = ("Kiln", mail(body, "gus@kilnworks.example", "paula.reed@hollin.example"))
    assert OURS not in {p.side for p in people(known, theirs) if p.name == "Tarek Aziz" and p.deals == ("Kiln",)}


def test_who_gets_our_mail_within_a_network_of_no_known_firm_is_of_no_side():
    assert sides(mail("", to="Tarek Aziz/LON/HFR@HFR"))["Tarek Aziz"] is UNKNOWN
    assert sides(mail("", to="Tarek Aziz/LON/Hollin@HOLLIN"))["Tarek Aziz"] is OURS
    assert sides(mail("", to="Tarek Aziz <tarek@hfr.example>"))["Tarek Aziz"] is THEIRS


def test_without_a_word_of_who_we_are_a_network_makes_nobody_ours():
    body = passed_on("Gus Kern/LDN/KLW@KLW") + notes("Uwe Kamp/OPS/PTN@PTN", to="Gus Kern/LDN/KLW@KLW")
    found = sides(
        mail(body, "gus.kern@kilnworks.example", "ann@kilnworks.example"), us=(), names={"Kiln": ["Kilnworks"]}
    )
    assert (found["Gus Kern"], found["Uwe Kamp"]) == (THEIRS, UNKNOWN)


def test_whom_a_user_put_on_a_side_stays_somebody_of_their_own():
    known = ("Mill", mail("", "tarek.aziz@hollin.example", number=2))
    quoted = ("Kiln", mail(outlook("Tarek Aziz")))
    (before,) = [p for p in people(quoted) if p.name == "Tarek Aziz"]
    talks = [
        (f"c{n}", deal, c)
        for n, (deal, text) in enumerate([known, quoted])
        for c in parse(SourceFile("m.eml", text.encode())).conversations
    ]
    stated = {before.id: THEIRS}
    found = resolve(mentions_of(talks), [], Us.of(US), deal_organisations={}, known=[before], stated_sides=stated)
    assert {(r.person.side, r.person.deals) for r in found if r.person.name == "Tarek Aziz"} == {
        (OURS, ("Mill",)),
        (THEIRS, ("Kiln",)),
    }
