import pytest

from otherside.domain import Conversation, Participant, Turn
from otherside.profiles.who.identity import Us
from otherside.workspace.intake.deal_names import Found, choose_deals


def _found(relative: str, *organisations: str, root="root", deal=None, title="", speaker="Ann", parent=None) -> Found:
    people = tuple(Participant(f"P{n}", organisation=o) for n, o in enumerate(organisations))
    conversation = Conversation(title, "vtt", (Turn("hello", speaker),), people, deal=deal)
    return Found(conversation, root, relative, parent)


def _deals(*found: Found, us=()) -> list[str]:
    return choose_deals(found, Us.of(us))


def test_a_folder_is_a_deal():
    assert _deals(_found("a.vtt"), _found("mail/b.eml")) == ["root", "root"]


def test_folders_that_sort_by_kind_or_date_are_one_deal():
    assert _deals(_found("calls/a.vtt"), _found("mail/b.eml")) == ["root", "root"]
    assert _deals(_found("2026-09/a.vtt"), _found("2026-10/b.vtt")) == ["root", "root"]


def test_a_folder_of_named_folders_is_a_folder_of_deals():
    readme = _found("README.md", speaker=None)
    assert _deals(readme, _found("globex/a.vtt"), _found("initech/calls/b.vtt")) == ["root", "globex", "initech"]


def test_a_folder_of_calls_with_different_buyers_is_several_deals():
    calls = [_found("1.md", "Acme", "Globex"), _found("2.md", "Acme", "Initech"), _found("3.md", "Acme", "Umbrella")]
    assert _deals(*calls) == ["Globex", "Initech", "Umbrella"]
    assert _deals(*calls, us=["Acme"]) == ["Globex", "Initech", "Umbrella"]


def test_calls_with_one_buyer_stay_the_folders_deal():
    assert _deals(_found("1.md", "Acme", "Globex"), _found("2.md", "Acme", "Globex Inc")) == ["root", "root"]


@pytest.mark.parametrize("root", ["globex", "Globex renewal 2026", "globex-inc"])
def test_a_folder_called_after_one_of_its_buyers_is_one_deal(root):
    calls = [_found("1.md", "Acme", "Globex", root=root), _found("2.md", "Acme", "Initech Advisers", root=root)]
    assert _deals(*calls, us=["Acme"]) == [root, root]


@pytest.mark.parametrize("root", ["calls", "glo", "exports", "Globe notes"])
def test_a_folder_of_another_name_is_not(root):
    calls = [_found("1.md", "Acme", "Globex", root=root), _found("2.md", "Acme", "Initech", root=root)]
    assert _deals(*calls, us=["Acme"]) == ["Globex", "Initech"]


def test_buyers_who_speak_together_are_of_one_deal():
    calls = [
        _found("1.md", "Acme", "Globex"),
        _found("2.md", "Globex", "Hall Group", "Acme"),
        _found("3.md", "Acme", "Hall Group"),
    ]
    assert _deals(*calls, us=["Acme"]) == ["root"] * 3
    apart = [*calls, _found("4.md", "Acme", "Umbrella")]
    assert len(set(_deals(*apart, us=["Acme"]))) > 1


def test_what_the_source_states_wins():
    assert _deals(_found("a.md", deal="Big one"), _found("b.md")) == ["Big one", "root"]


def test_a_single_file_goes_to_its_buyer_else_its_folder_else_its_name():
    assert _deals(_found("c.md", "Acme", "Globex", root=None, title="Globex: first call")) == ["Globex"]
    assert _deals(_found("c.md", root=None, parent="initech")) == ["initech"]
    assert _deals(_found("call.vtt", root=None)) == ["call"]


def _said_by(*people, number=0, root="mail"):
    """A mail of a folder; each participant with address, firm and mail network."""
    listed = tuple(Participant(f"P{n} Moll", email, organisation=firm) for n, (email, firm, _) in enumerate(people))
    fields = {f"mail network of P{n} Moll": network for n, (_, _, network) in enumerate(people) if network}
    talk = Conversation("", "eml", (Turn("hello", "P0 Moll"),), listed, fields=fields)
    return Found(talk, root, f"{number}.eml", None)


def test_our_own_departments_are_no_deals():
    mails = [
        _said_by(("a@hollin.example", "Enterprise Kilns", ""), ("gus@kilnworks.example", None, ""), number=1),
        _said_by(("b@hollin.example", None, ""), (None, "Global Stores Management", "HOLLIN FREIGHT"), number=2),
        _said_by(("b@hollin.example", "Stores Europe", ""), ("ada@mill.example", "Mill Ltd", ""), number=3),
        _said_by(("b@hollin.example", "Stores Europe", ""), ("uwe@quay.example", "Quay GmbH", ""), number=4),
    ]
    assert _deals(*mails, us=["hollin.example"]) == ["mail", "mail", "Mill Ltd", "Quay GmbH"]


@pytest.mark.parametrize("email", ["x@other.example", None])
def test_a_department_of_somebody_who_is_not_ours_still_names_a_buyer(email):
    mails = [
        _said_by(("a@hollin.example", None, ""), (email, "Kilnworks", "KILNWORKS"), number=1),
        _said_by(("b@hollin.example", None, ""), (email, "Mill Ltd", ""), number=2),
    ]
    assert _deals(*mails, us=["hollin.example"]) == ["Kilnworks", "Mill Ltd"]


@pytest.mark.parametrize(
    ("network", "deals"), [("HOLLIN", ["mail", "Mill Ltd"]), ("", ["Enterprise Kilns", "Mill Ltd"])]
)
def test_our_other_domain_is_ours_within_our_network(network, deals):
    mails = [
        _said_by(("a@hollin.net", "Enterprise Kilns", network), ("b@hollin.example", None, ""), number=1),
        _said_by(("b@hollin.example", None, ""), ("ada@mill.example", "Mill Ltd", ""), number=2),
        _said_by(("b@hollin.example", None, ""), ("uwe@quay.example", "Quay GmbH", ""), number=3),
    ]
    assert _deals(*mails, us=["hollin.example"]) == [*deals, "Quay GmbH"]
