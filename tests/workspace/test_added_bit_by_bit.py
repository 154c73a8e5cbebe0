"""A folder that grows gives the same deals as one that is added at once, and what the user said of a file stays."""

import shutil

import pytest

from otherside.domain import Conversation, Participant, Turn
from otherside.profiles.who.identity import Us
from otherside.workspace import Workspace
from otherside.workspace.intake.deal_names import Found, choose_deals, home_of
from otherside.workspace.intake.placing import alike, of_deal, spelt
from otherside.workspace.intake.watching import watch

CALL = "Sam Ortiz: How is week {n}?\nDana Lee: We count pallet {n} by hand.\n"


def _write(path, n):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CALL.format(n=n))
    return path


def _deals(workspace):
    found = {}
    for c in workspace.conversations():
        found.setdefault(c.deal, set()).add(c.conversation.title)
    return found


def _found(relative, *, root="clients", deal=None, speaker="Ann", buyer=None):
    people = (Participant("Ann", organisation=buyer),) if buyer else ()
    home = home_of(f"/x/{root}/{relative}")
    return Found(Conversation("", "vtt", (Turn("hello", speaker),), people), root, relative, None, home, deal)


@pytest.fixture
def clients(tmp_path):
    folder = tmp_path / "clients"
    _write(folder / "Elm" / "calls" / "2026-03-01 one.txt", 1)
    _write(folder / "Rowan" / "calls" / "2026-03-02 two.txt", 2)
    return folder


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as made:
        yield made


def test_a_new_file_goes_to_the_deal_of_its_folder_whichever_folder_is_added(workspace, clients):
    workspace.add([clients])
    assert set(_deals(workspace)) == {"Elm", "Rowan"}
    _write(clients / "Rowan" / "calls" / "2026-03-09 three.txt", 3)
    assert workspace.add([clients]).deals == ("Rowan",)
    _write(clients / "Elm" / "calls" / "2026-03-10 four.txt", 4)
    assert workspace.add([clients / "Elm" / "calls"]).deals == ("Elm",)
    alone = _write(clients / "Elm" / "mail" / "2026-03-11 five.txt", 5)
    assert workspace.add([alone]).deals == ("Elm",)
    # The other client's folder was put away in the meantime.
    shutil.rmtree(clients / "Elm")
    _write(clients / "Rowan" / "2026-03-12 six.txt", 6)
    added = workspace.add([clients])
    assert (added.deals, added.hints) == (("Rowan",), ())
    assert {deal: len(titles) for deal, titles in _deals(workspace).items()} == {"Elm": 3, "Rowan": 3}


def test_a_corrected_file_stays_in_its_deal(workspace, clients):
    workspace.add([clients])
    _write(clients / "Elm" / "calls" / "2026-03-01 one.txt", 12)
    assert workspace.add([clients]).deals == ("Elm",)
    assert set(_deals(workspace)) == {"Elm", "Rowan"}


def test_what_was_said_of_a_file_stays_when_it_is_corrected_or_watched(workspace, clients):
    said = _write(clients / "Elm" / "2026-03-03 odd.txt", 7)
    workspace.add([said], deal="Cedar")
    workspace.add([clients])
    _write(said, 8)
    assert workspace.add([clients]).deals == ("Cedar",)
    _write(said, 9)
    seen = []
    watch(lambda: Workspace.open(workspace.home), clients, seen.append, settle_s=0.1, once=True)
    assert set(_deals(workspace)["Cedar"]) == {"2026-03-03 odd"}
    assert [s.added.deals for s in seen if s.added and s.added.conversations] == [("Cedar",)]


def test_a_file_that_is_carried_to_another_watched_folder_goes_with_it(workspace, clients):
    look = lambda: watch(lambda: Workspace.open(workspace.home), clients, seen.append, settle_s=0.1, once=True)  # noqa: E731
    seen = []
    look()
    assert set(_deals(workspace)) == {"Elm", "Rowan"}
    shutil.move(clients / "Elm" / "calls" / "2026-03-01 one.txt", clients / "Rowan" / "2026-03-01 one.txt")
    look()
    assert {deal: len(titles) for deal, titles in _deals(workspace).items()} == {"Rowan": 2}
    assert any("moved 1 file from 'Elm' to 'Rowan'" in hint for s in seen if s.added for hint in s.added.hints)


def test_one_client_in_a_folder_of_clients_is_a_deal_of_its_own():
    assert choose_deals([_found("Elm/calls/a.vtt")], Us.of(())) == ["Elm"]
    assert choose_deals([_found("round one/a.vtt", root="Elm")], Us.of(())) == ["Elm"]


def test_the_second_client_does_not_go_to_the_first():
    stored = _found("Elm/a.vtt", root="2026 work", deal="2026 work")
    new = [_found("Rowan/b.vtt", root="2026 work"), _found("Elm/c.vtt", root="2026 work")]
    assert choose_deals([*new, stored], Us.of(())) == ["Rowan", "2026 work", "2026 work"]


def test_a_call_with_another_buyer_goes_to_them_though_its_folder_is_stored():
    stored = [
        _found("1.vtt", root="talks", deal="Elm", buyer="Elm"),
        _found("2.vtt", root="talks", deal="Rowan", buyer="Rowan"),
    ]
    assert choose_deals([_found("3.vtt", root="talks", buyer="Rowan"), *stored], Us.of(["Acme"]))[0] == "Rowan"
    first = _found("1.vtt", root="talks", deal="talks", buyer="Elm")
    assert choose_deals([_found("2.vtt", root="talks", buyer="Rowan"), first], Us.of(["Acme"]))[0] == "Rowan"


def test_a_single_file_goes_to_another_buyer_than_that_of_the_files_beside_it():
    def alone(deal=None, buyer=None):
        people = (Participant("Ann", organisation=buyer),) if buyer else ()
        talk = Conversation("", "vtt", (Turn("hello", "Ann"),), people)
        return Found(talk, None, "a.vtt", "talks", ("/", "x", "talks"), deal)

    us = Us.of(["Acme"])
    assert choose_deals([alone(buyer="Rowan"), alone("talks")], us)[0] == "Rowan"
    assert choose_deals([alone(buyer="Rowan"), alone("talks", "Elm")], us)[0] == "Rowan"
    assert choose_deals([alone(buyer="Rowan"), alone("talks", "Rowan Ltd")], us)[0] == "talks"
    assert choose_deals([alone(), alone("talks", "Elm")], us)[0] == "talks"


def test_conversations_in_a_deal_that_goes_by_the_folder_around_them_are_told_of(workspace, tmp_path):
    work = tmp_path / "2026 work"
    _write(work / "Elm" / "2026-03-01 one.txt", 1)
    workspace.add([work])
    _write(work / "Rowan" / "2026-03-02 two.txt", 2)
    added = workspace.add([work])
    assert added.deals == ("Rowan",)
    (hint,) = added.hints
    assert "of the folder 'Elm' are in the deal '2026 work'" in hint
    assert hint.endswith("otherside add PATH --deal Elm")
    workspace.add([work / "Elm"], deal="Elm")
    assert set(_deals(workspace)) == {"Elm", "Rowan"}
    _write(work / "Elm" / "2026-03-05 three.txt", 3)
    assert workspace.add([work]).deals == ("Elm",)


def test_a_folder_put_into_a_deal_of_another_name_is_still_one_beside_others(workspace, tmp_path):
    work = tmp_path / "2026 work"
    _write(work / "Elm" / "2026-03-01 one.txt", 1)
    workspace.add([work / "Elm"], deal="Elm Dairy")
    _write(work / "Rowan" / "2026-03-02 two.txt", 2)
    added = workspace.add([work])
    assert (added.deals, added.hints) == (("Rowan",), ())
    _write(work / "Elm" / "2026-03-03 three.txt", 3)
    (hint,) = workspace.add([work]).hints
    assert hint.startswith(
        "all that was stored of the folder 'Elm' is in the deal 'Elm Dairy', as you said, and what is new in 'Elm'"
    )


def test_a_deal_is_spelt_as_it_is_stored_also_for_files_that_are_here(workspace, clients):
    workspace.add([clients])
    assert workspace.add([clients / "Rowan"], deal="ROWAN").hints == ()
    assert set(_deals(workspace)) == {"Elm", "Rowan"}
    (hint,) = workspace.add([clients / "Rowan"], deal="Rowen").hints
    assert (
        hint
        == "new deal 'Rowen' (did you mean 'Rowan'?); moved 1 file from 'Rowan'; back with: otherside add PATH --deal Rowan"
    )
    workspace.add([clients / "Rowan"], deal="rowan")
    assert "Rowen" not in _deals(workspace)


def test_of_the_deal_that_is_named():
    known = ["Kestrel Foods", "Elm"]
    assert spelt("kestrel  foods", known) == "Kestrel Foods"
    assert spelt("Kestrl Foods", known) == "Kestrl Foods"
    assert alike("Kestrl Foods", known) == "Kestrel Foods"
    assert alike("Kestrel", known) == "Kestrel Foods"
    assert alike("Harbour", known) is None
    assert of_deal("Harbour", known, {}) == []
    assert of_deal("Elm", known, {"Kestrel Foods": 2}) == [
        "moved 2 files from 'Kestrel Foods' to 'Elm'; back with: otherside add PATH --deal 'Kestrel Foods'"
    ]


def test_home_of():
    assert home_of("/c/Elm/calls/2026-09/a.vtt") == ("/", "c", "Elm")
    assert home_of("/c/Elm.zip!/calls/a.vtt") == ("/", "c", "Elm")
    assert home_of("/calls/a.vtt") == ("/",)
