"""Whose network a name in Lotus Notes' headers is of."""

import pytest

from otherside.domain.networks import NETWORK_OF
from otherside.importers import SourceFile, parse
from otherside.importers.notes_names import named_in, notes_name


@pytest.mark.parametrize(
    ("text", "name", "networks"),
    [
        ("Tarek Aziz/STORES/Hollin@HOLLIN", "Tarek Aziz", ("Hollin", "HOLLIN")),
        ("Tarek Aziz@HOLLIN", "Tarek Aziz", ("HOLLIN",)),
        ("Tarek Aziz@HOLLIN FREIGHT", "Tarek Aziz", ("HOLLIN FREIGHT",)),
        ("Tarek Aziz/Hollin Freight@Hollin Freight", "Tarek Aziz", ("Hollin Freight",)),
        ("Tarek Aziz/LON/HFR@HFR", "Tarek Aziz", ("HFR",)),
        ("Tarek Aziz/STORES/Hollin", "Tarek Aziz", ("Hollin",)),
        ("Tarek Aziz/HOLLIN@hollinXchange", "Tarek Aziz", ("HOLLIN", "hollinXchange")),
        ("Tarek Aziz@HOLLIN on 12/07/2000 12:47 PM", "Tarek Aziz", ("HOLLIN",)),
        ("Tarek\nAziz/STORES/Hollin@HOLLIN", "Tarek Aziz", ("Hollin", "HOLLIN")),
        # Neither a place nor a department alone is a firm, nor is an address under the internet's names a network.
        ("Tarek Aziz/LON", "Tarek Aziz", ()),
        ("tarek.aziz@hollin.example", "tarek.aziz@hollin.example", ()),
        ("tarek.aziz@hollin.example@SMTP@hollinX", "tarek.aziz@hollin.example@SMTP@hollinX", ()),
        ("Tarek Aziz / Ola Brandt", "Tarek Aziz / Ola Brandt", ()),
        ("Tarek Aziz", "Tarek Aziz", ()),
        ("@HOLLIN", "@HOLLIN", ()),
        ("", "", ()),
    ],
)
def test_a_name_and_its_network(text, name, networks):
    assert notes_name(text) == (name, networks)


def test_a_list_of_recipients():
    listed = "Paula Reed/STORES/Hollin@HOLLIN, Max \nWeber/FIN/Hollin@HOLLIN, ola@countwell.example, Stores@HOLLIN"
    assert [name for name, _ in named_in(listed)] == ["Paula Reed", "Max Weber"]


HEAD = "From: paula.reed@hollin.example\nTo: ola.brandt@countwell.example\nMessage-ID: <1@h>\nDate: Thu, 7 May 2026 11:00:00 +0000\n\n"


def networks(body, head=HEAD):
    (talk,) = parse(SourceFile("m.eml", (head + body).encode())).conversations
    return {key.removeprefix(NETWORK_OF): value for key, value in talk.fields.items() if key.startswith(NETWORK_OF)}


def test_whoever_a_header_of_notes_names_without_an_address_is_of_the_network_of_who_passes_it_on():
    body = (
        "See below.\n\n----- Forwarded by Paula Reed/STORES/Hollin on 05/07/2026 10:58 AM -----\n\n\tTarek Aziz\n"
        "\t05/06/2026 04:21 PM\n\t\t \n\t\t To: gus@kiln.example\n\t\t cc: \n\t\t Subject: Counting\n\nCount once.\n"
    )
    assert networks(body) == {"Paula Reed": "Hollin", "Tarek Aziz": "Hollin"}


@pytest.mark.parametrize(
    "author",
    ['"Aziz, Tarek" <tarek@kiln.example>', "tarek.aziz@kiln.example", "Tarek Aziz <tarek.aziz@kiln.example>"],
)
def test_whoever_it_names_with_an_address_is_not(author):
    body = (
        f"----- Forwarded by Paula Reed/STORES/Hollin on 05/07/2026 10:58 AM -----\n\n\t{author}\n\t05/06/2026 04:21 PM\n"
        "\t\t \n\t\t To: Paula Reed/STORES/Hollin@HOLLIN\n\t\t cc: \n\t\t Subject: Counting\n\nCount once.\n"
    )
    assert set(networks(body)) == {"Paula Reed"}


def test_a_header_of_another_program_lends_nobody_a_network():
    body = (
        "----- Forwarded by Paula Reed/STORES/Hollin on 05/07/2026 10:58 AM -----\n\n"
        "From: Tarek Aziz\nSent: 6 May 2026 16:21\nTo: Paula Reed\nSubject: Counting\n\nCount once.\n"
    )
    assert set(networks(body)) == {"Paula Reed"}


def test_recipients_tell_of_whoever_speaks_elsewhere_in_the_mail():
    body = (
        "Fine.\n\n\n\tTarek Aziz@HOLLIN\n\t05/06/2026 04:21 PM\n\t\t \n\t\t To: Max Weber/FIN/Hollin@HOLLIN\n\t\t cc: \n"
        "\t\t Subject: Counting\n\nCount once.\n\n\n-----Original Message-----\nFrom: Weber, Max\n"
        "Sent: 5 May 2026 16:21\nTo: Aziz, Tarek\nSubject: Counting\n\nHow often do we count?\n"
    )
    assert networks(body) == {"Tarek Aziz": "HOLLIN", "Max Weber": "Hollin, HOLLIN"}
