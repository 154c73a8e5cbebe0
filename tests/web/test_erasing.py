"""Erasing a person on pages: what is said first, what is done, what is found afterwards, and who may."""

from __future__ import annotations

import re

import pytest

from otherside.domain import InputError
from otherside.web.app import create_app, state_in
from otherside.web.config import WebConfig
from otherside.web.pages.erasing import told
from otherside.workspace import Workspace
from otherside.workspace.privacy.erasable import what_would_go
from tests.reach import PASSWORD
from tests.web.test_accounts import csrf, enter


def finished(client, answer):
    """The page of the work that an answer leads to, once it is over."""
    found = re.search(r"/import/jobs/[\w-]+", str(answer.url))
    assert found
    job = state_in(client.app).jobs.get(found[0].rsplit("/", 1)[1])
    assert job.wait(120)
    return client.get(found[0]).text


def test_it_says_first_what_would_go_and_does_nothing(client, folder, lena):
    with Workspace.open(folder) as workspace:
        go = what_would_go(workspace, workspace.person(lena))
        said = [
            held.turn.text
            for stored in workspace.conversations()
            for held in stored.turns
            if stored.people.get(held.turn.speaker or "") == lena
        ]
        assert (go["turns"], go["words"]) == (len(said), sum(len(text.split()) for text in said))
        assert go["evidence"] == len(workspace.evidence(None, lena)) > 0
        assert go["conversations"] == 2
    assert f'href="/people/{lena}/erase"' in client.get(f"/people/{lena}").text
    text = client.get(f"/people/{lena}/erase").text
    for told_of in (f"{go['words']} words", f"{go['evidence']} pieces of evidence", "2 conversations", "What stays"):
        assert told_of in text, told_of
    # Without the tick nothing happens, whatever the browser does.
    answer = client.post(f"/people/{lena}/erase", data={"csrf": client.csrf})
    assert answer.status_code == 422
    assert "Nothing was erased" in answer.text
    assert client.post(f"/people/{lena}/erase", data={"sure": "yes"}).status_code == 403
    with Workspace.open(folder) as workspace:
        assert workspace.person(lena).name == "Lena Brook"


def test_somebody_is_found_by_name(client, lena):
    assert client.get("/settings/erase?who=lena+brook").url.path == f"/people/{lena}/erase"
    assert client.get("/settings/erase?who=Nobody+Atall").status_code == 404
    assert 'action="/settings/erase"' in client.get("/settings").text


def test_beliefs_corrections_and_mentions_are_counted(client, folder, lena):
    from otherside.workspace.stated.believing import believe

    with Workspace.open(folder) as workspace:
        believe(workspace, "Brook & Sons", "Lena Brook", ["power=0.9", "veto=true"])
        workspace.correct(workspace.evidence(None, lena)[0].evidence.id, "confirm")
        file = folder.parent / "later.md"
        file.write_text(
            "---\ndate: 2026-03-05\nparticipants: [Tom Vale, Pia Sand]\n---\nTom Vale: Lena Brook decides it.\n"
        )
        workspace.add([file], deal="Brook & Sons")
        go = what_would_go(workspace, workspace.person(lena))
    assert (go["beliefs"], go["corrections"], go["mentions"]) == (2, 1, 1)
    text = client.get(f"/people/{lena}/erase").text
    assert "2 beliefs stated about them and 1 correction" in text
    assert "1 turn</b> of others names them" in text


def test_erased_and_searched_for_what_is_left(client, folder, lena):
    with Workspace.open(folder) as workspace:
        turns = what_would_go(workspace, workspace.person(lena))["turns"]
    client.get("/deals/Brook%20&%20Sons")
    kept = state_in(client.app).answers
    assert "Lena Brook" in str(vars(kept))
    answer = client.post(f"/people/{lena}/erase", data={"csrf": client.csrf, "sure": "yes"})
    text = finished(client, answer)
    assert f"Erased: {turns} turns" in text
    assert "Nothing is left." in text
    # The list of work stays for as long as the application runs: it names nobody.
    assert "Lena" not in client.get("/import").text
    assert client.get(f"/people/{lena}").status_code == 404
    with Workspace.open(folder) as workspace:
        assert not workspace.evidence()
        with pytest.raises(InputError):
            workspace.person(lena)
    assert "Lena Brook" not in client.get("/deals/Brook%20&%20Sons").text
    # Answers made before are not kept in memory either.
    assert "Lena Brook" not in str(vars(kept))


def test_a_conversation_is_deleted_once_somebody_is_sure(client, folder):
    deal = "/deals/Brook%20&%20Sons"
    talk = re.search(r"/conversations/\w+", client.get(deal).text)[0]
    assert f'action="{talk}/erase"' in client.get(talk).text
    assert client.post(f"{talk}/erase", data={"csrf": client.csrf}).status_code == 422
    assert client.get(talk).status_code == 200
    text = finished(client, client.post(f"{talk}/erase", data={"csrf": client.csrf, "sure": "yes"}))
    assert "To Brook" in text
    assert client.get(talk).status_code == 404
    assert client.post(f"{talk}/erase", data={"csrf": client.csrf, "sure": "yes"}).status_code == 404
    with Workspace.open(folder) as workspace:
        assert len(workspace.store.conversation_ids("Brook & Sons")) == 1
        assert workspace.check() == []


def test_what_is_left_is_named_in_plain_words_unless_it_was_blacked_out(client, folder, lena):
    with Workspace.open(folder) as workspace:
        file = folder.parent / "later.md"
        file.write_text(
            "---\ndate: 2026-03-05\nparticipants: [Tom Vale, Pia Sand]\n---\nTom Vale: Lena Brook decides it.\n"
        )
        workspace.add([file], deal="Brook & Sons")
    import shutil

    again = shutil.copytree(folder, folder.parent / "again")
    text = finished(client, client.post(f"/people/{lena}/erase", data={"csrf": client.csrf, "sure": "yes"}))
    assert "This is left:" in text
    assert "their name in what others said" in text
    from tests.web.conftest import sign_in

    other = sign_in(WebConfig(again))
    data = {"csrf": other.csrf, "sure": "yes", "mentions": "yes"}
    text = finished(other, other.post(f"/people/{lena}/erase", data=data))
    assert "Blacked out in 1 other place" in text
    assert "Nothing is left." in text


def test_the_log_keeps_ids_of_before_and_says_so(client, folder, lena):
    client.post(f"/people/{lena}/side", data={"csrf": client.csrf, "side": "theirs"})
    text = finished(client, client.post(f"/people/{lena}/erase", data={"csrf": client.csrf, "sure": "yes"}))
    assert "their id, without a name, in the log" in text
    assert "their name" not in text


def test_long_results_are_cut():
    found = [{"file": f"file{n}", "what": "name"} for n in range(30)]
    said = told({"turns": 1, "evidence": 0, "conversations": 1, "found": found})
    assert said[-2] == "and 10 more places"
    assert "in a file that was dropped" in told({"turns": 0, "evidence": 0, "conversations": 0,
                                                 "found": [{"file": "incoming/x", "what": "words"}]})[-2]  # fmt: skip


def test_only_owners_see_it_and_may(folder, lena):
    pytest.importorskip("argon2", reason="the extra `accounts` is not installed")
    from otherside.accounts import Role
    from otherside.workspace.scoped import account_book

    book = account_book(folder)
    book.add("olive", Role.OWNER, PASSWORD)
    for name, role in (("ed", Role.EDITOR), ("rita", Role.READER)):
        book.share("Brook & Sons", book.add(name, role, PASSWORD).id, True)
    book.close()
    app = create_app(WebConfig(folder))
    owner, _ = enter(app)
    assert f"/people/{lena}/erase" in owner.get(f"/people/{lena}").text
    assert "How long conversations are kept" in owner.get("/settings").text
    for name in ("ed", "rita"):
        client, _ = enter(app, name)
        assert "Lena Brook" in client.get(f"/people/{lena}").text
        assert "erase" not in client.get(f"/people/{lena}").text
        settings = client.get("/settings").text
        assert "Erase a person" not in settings
        assert "How long conversations are kept" not in settings
        for answer in (
            client.get(f"/people/{lena}/erase"),
            client.get("/settings/erase?who=Lena+Brook"),
            client.post(f"/people/{lena}/erase", data={"csrf": csrf(client), "sure": "yes"}),
        ):
            assert answer.status_code == 403
            assert "Only an owner may erase a person; ask one" in answer.text
    # A reader sees no control that would be refused anyway.
    reader, _ = enter(app, "rita")
    editor, _ = enter(app, "ed")
    talk = re.search(r"/conversations/\w+", reader.get("/deals/Brook%20&%20Sons").text)[0]
    for page, mark in (
        (f"/people/{lena}", "/side"),
        (f"/people/{lena}", "/name"),
        (f"/people/{lena}/beliefs?deal=Brook+%26+Sons", "You know better?"),
        (talk, "/consent"),
        (talk, 'name="reject"'),
        ("/deals/Brook%20&%20Sons/forecast", "Place somebody by numbers"),
        ("/import", 'type="file"'),
    ):
        assert mark in editor.get(page).text, (page, mark)
        assert mark not in reader.get(page).text, (page, mark)
    with Workspace.open(folder) as workspace:
        assert workspace.person(lena)
