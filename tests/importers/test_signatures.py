"""What stands below a mail's closing is no words of whoever wrote it, except a postscript."""

import pytest

from otherside.importers.signatures import cut_signature

BODY = "Hi Kim,\n\nthe yard wants it, and I am glad."
NAME, MAIL = "Ana Roth", "ana.roth@falkner.example"


@pytest.mark.parametrize(
    "below",
    [
        "--\nAna Roth | Head of Stores\nFalkner Boats Ltd | Keeping the coast afloat since 1962\n"
        "Think of the trees before printing this e-mail (unless you build with them, as we rather often do here)",
        "Kind regards\nAna Roth\nHead of Stores\nFalkner Boats Ltd\nWe build boats that outlive the people who first sail in them.",
        "Best,\nAna\n\n--\nAna Roth\nHead of Stores",
        "Best,\nAna\n\nP Do you really need to print this message? A tree took forty years to grow tall enough for it.",
        "Do you have to print this mail? We did not.",
        "Ana\nHead of Stores, Falkner Boats Ltd\nGet Outlook for Android",
    ],
)
def test_slogans_and_footers_go_with_the_signature(below):
    assert cut_signature(f"{BODY}\n\n{below}", NAME, MAIL).text == BODY


def test_role_and_firm_are_read_beside_a_slogan():
    below = "--\nAna Roth | Head of Stores\nFalkner Boats Ltd | Keeping the coast afloat since 1962\nThink before you print it."
    found = cut_signature(f"{BODY}\n\n{below}", NAME, MAIL)
    assert (found.role, found.organisation) == ("Head of Stores", "Falkner Boats Ltd")


@pytest.mark.parametrize(
    "said", ["P.S. Bo has to agree.", "PS: I would rather see one boat first, before all of them are fitted."]
)
def test_a_postscript_stays(said):
    assert (
        cut_signature(f"{BODY}\n\nKind regards\nAna Roth\nHead of Stores\n\n{said}", NAME, MAIL).text
        == f"{BODY}\n\n{said}"
    )


@pytest.mark.parametrize(
    "said",
    [
        "1. The price is too high for the season that we are in, and Bo says so too.",
        "We cannot take it before the season ends, whatever the board says to it.",
    ],
)
def test_what_is_written_below_the_name_stays(said):
    assert said in cut_signature(f"{BODY}\n\nKind regards\nAna Roth\n\n{said}", NAME, MAIL).text
    assert said in cut_signature(f"{BODY}\n{said}", NAME, MAIL).text


@pytest.mark.parametrize("below", ["\n\nAna", ""])
def test_a_printer_may_speak_of_printing(below):
    said = "We look at every page before printing it, so the proof has to be here on Friday at the latest."
    assert said in cut_signature(f"{BODY}\n\n{said}{below}", NAME, MAIL).text


@pytest.mark.parametrize(
    "above",
    ["+44 20 7946 0991", "ana@falkner.example", "Falkner Boats Ltd", "Head of Stores", "Kind regards", "Ana Roth"],
)
def test_a_disclaimer_right_below_a_signature_is_no_word_of_its_author(above):
    below = "This email is confidential. If you are not the intended recipient please delete it."
    found = cut_signature(f"{BODY}\n\nKind regards\nAna Roth\nHead of Stores\n{above}\n{below}", NAME, MAIL)
    assert found.text == BODY
    assert found.role == "Head of Stores"


def test_a_sentence_that_begins_like_a_disclaimer_stays_in_its_paragraph():
    said = "We spoke about it at length on the quay, and we agree.\nThis message is meant for Bo as well."
    assert said in cut_signature(f"{said}\n\nAna Roth", NAME, MAIL).text


@pytest.mark.parametrize(
    ("below", "name", "mail", "role", "organisation"),
    [
        ("Receiver, Marle Abbey", "Tom Oakes", "t.oakes@marleabbey.example", "Receiver", "Marle Abbey"),
        ("Almoner, Marle Abbey", "Tom Oakes", "t.oakes@marleabbey.example", "Almoner", None),
        ("Presidenta", "Inés Vidal", "ines@oliva.example", "Presidenta", None),
        ("Gerente, Cooperativa Peña Alta", "Inés Vidal", "ines@penaalta.example", "Gerente", None),
        ("skipper of the Mary Ann", "Jo Brand", "jo@post.example", "skipper of the Mary Ann", None),
        ("Clerk", "Jo Brand", "jo@post.example", "Clerk", None),
        # better nothing than wrong
        ("The Old Yard, Marle Abbey", "Tom Oakes", "t.oakes@marleabbey.example", None, None),
        ("on behalf of Jo", "Jo Brand", "jo@post.example", None, None),
        ("Lanzada Norte", "Inés Vidal", "ines@oliva.example", None, None),
    ],
)
def test_a_role_of_another_trade_or_tongue_is_read_below_the_name(below, name, mail, role, organisation):
    found = cut_signature(f"{BODY}\n\nKind regards\n\n{name} MBA\n{below}\n", name, mail)
    assert (found.text, found.role) == (BODY, role)
    assert found.organisation == organisation


@pytest.mark.parametrize(
    "below",
    [
        "Falkner Boats is authorised by the Harbour Board and regulated by the Coastal Office under number 12345.",
        "This e-mail and any attachments are confidential and meant for whom they are addressed to; delete what is not yours.",
        "Registered office: 4 Long Lane, Aldmouth. Registered in Norland no. 123456. Supervised by the Harbour Board.",
    ],
)
@pytest.mark.parametrize("firm", ["Falkner Boats Ltd", "Falkner & Vale Harbour Society"])
def test_what_the_law_has_a_firm_write_hides_no_role(firm, below):
    found = cut_signature(f"{BODY}\n\nBest\nAna\n\nAna Roth\nHead of Stores\n{firm}\n{below}", NAME, MAIL)
    assert (found.text, found.role) == (BODY, "Head of Stores")


def test_a_sentence_of_theirs_about_who_regulates_them_stays():
    said = f"{BODY}\n\nRegistered in June, we are. The new line is regulated by the Harbour Board, and that worries me."
    assert cut_signature(said, NAME, MAIL).text == said
