"""A conversation in the wrong deal is moved; one that was deleted is told of before it is stored again, and may be taken back."""

from __future__ import annotations

import re

from otherside.domain import Side
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from otherside.workspace.stated.naming import call
from tests.reach import HIDDEN, SHARED
from tests.web.routes import csrf, signed_in
from tests.web.test_imports import finished
from tests.web.test_several_deals import US, drop, fields, homes, talk


def stored(client, deal: str, *files: tuple[str, bytes]) -> list[str]:
    """Files stored in a deal; the addresses of its conversations."""
    page = drop(client, *files)
    finished(client, client.post(page.url.path, data=fields(page.text, us=US, deal=deal, do="store")).url.path)
    return list(dict.fromkeys(re.findall(r"/conversations/\w+", client.get(f"/deals/{deal}").text)))


def test_a_conversation_moves_to_another_deal_and_back(client, folder):
    (place,) = stored(client, "Wrong", ("pears.txt", talk("Jory Penn", "I want the press mended before October.")))
    page = client.get(place).text
    assert f'action="{place}/move"' in page
    assert '<option value="Brook &amp; Sons">' in page
    moved = client.post(f"{place}/move", data={"csrf": client.csrf, "deal": "Penn Cider"})
    if moved.url.path.startswith("/import/jobs/"):
        finished(client, moved.url.path)
    assert homes(folder)["Penn Cider"] == ["Jory Penn", "Ola Reed"]
    assert "Wrong" not in homes(folder)
    assert ">Penn Cider</a>" in client.get(place).text
    with Workspace.open(folder) as workspace:
        assert {row.person_name for row in workspace.evidence("Penn Cider")} == {"Jory Penn"}
        assert workspace.check() == []
        # It stays there when everything is worked out anew, and when the file comes again.
        workspace.refresh()
    assert "Jory Penn" in homes(folder)["Penn Cider"]
    # Spelt in another way, it is the deal that there is.
    back = client.post(f"{place}/move", data={"csrf": client.csrf, "deal": "brook & sons"})
    if back.url.path.startswith("/import/jobs/"):
        finished(client, back.url.path)
    assert "Jory Penn" in homes(folder)["Brook & Sons"]


def test_a_move_says_what_is_wrong(client):
    (place,) = stored(client, "Wrong", ("pears.txt", talk("Jory Penn")))
    for deal, why in (("", "to which deal"), ("Wrong", "already"), ("wrong", "already")):
        answer = client.post(f"{place}/move", data={"csrf": client.csrf, "deal": deal})
        assert why in answer.text, deal
    assert client.post(f"{place}/move", data={"csrf": "x", "deal": "Y"}).status_code == 403
    assert client.post("/conversations/none/move", data={"csrf": client.csrf, "deal": "Y"}).status_code == 404


def test_who_only_reads_moves_nothing_and_nobody_moves_what_they_do_not_see(reached, known, tmp_path):
    import shutil

    from otherside.web.app import create_app

    copy = shutil.copytree(reached, tmp_path / "ws")
    app = create_app(WebConfig(copy))
    rita, eddy = signed_in(app, "rita"), signed_in(app, "eddy")
    shared, hidden = (f"/conversations/{known[deal]['conversation']}" for deal in (SHARED, HIDDEN))
    assert "/move" not in rita.get(shared).text
    assert rita.post(f"{shared}/move", data={"csrf": csrf(rita), "deal": "Mine"}).status_code == 403
    assert eddy.post(f"{hidden}/move", data={"csrf": csrf(eddy), "deal": SHARED}).status_code == 404
    # Into a deal that is not theirs to see nobody moves anything, and is not told that it is there.
    refused = eddy.post(f"{shared}/move", data={"csrf": csrf(eddy), "deal": HIDDEN})
    if refused.url.path.startswith("/import/jobs/"):
        assert "It did not work" in finished(eddy, refused.url.path)
    else:
        assert refused.status_code in (403, 422)
    with Workspace.open(copy) as workspace:
        assert workspace.store.home_of(known[SHARED]["conversation"]) == SHARED
        assert workspace.store.home_of(known[HIDDEN]["conversation"]) == HIDDEN


def test_what_was_deleted_is_told_of_before_it_is_stored_and_taken_back(client, folder):
    file = ("pears.txt", talk("Jory Penn"))
    (place,) = stored(client, "Penn", file)
    assert "Delete it" in client.get(place).text
    finished(client, client.post(f"{place}/erase", data={"csrf": client.csrf, "sure": "yes"}).url.path)
    assert "Penn" not in homes(folder)
    page = drop(client, file)
    assert "deleted here before" in page.text
    assert 'name="again"' in page.text
    # Without a word it stays out, be it called otherwise, too.
    data = fields(page.text, us=US, deal="Penn", do="store") | {"day-0": "2026-03-02"}
    ended = finished(client, client.post(page.url.path, data=data).url.path)
    assert "was deleted here, and stays out" in ended
    assert "otherside" not in re.sub(r"<[^>]*>", "", ended.split("<main")[1])[:600]
    assert "Penn" not in homes(folder)
    page = drop(client, file)
    data = fields(page.text, us=US, deal="Penn", do="store", again="yes")
    finished(client, client.post(page.url.path, data=data).url.path)
    assert homes(folder)["Penn"] == ["Jory Penn", "Ola Reed"]
    assert "deleted here before" not in drop(client, ("new.txt", talk("Ada Vane"))).text


def test_names_and_sides_that_were_stated_go_along(client, folder):
    file = (
        b"Ola Reed: What would help?\n\nJory: I want the press mended.\n\nFay Coombe: So do I.\n\nWren Hale: And I.\n"
    )
    (place,) = stored(client, "Wrong", ("pears.txt", file))
    with Workspace.open(folder) as workspace:
        for name in ("Jory", "Fay Coombe"):
            workspace.set_side(name, Side.THEIRS, "Wrong")
        workspace.set_side("Wren Hale", Side.OURS, "Wrong")
        call(workspace, "Jory", "Jory Penn", "Wrong")
    for deal in ("Penn Cider", "Cider Penn"):
        if deal == "Penn Cider":
            done = client.post(f"{place}/move", data={"csrf": client.csrf, "deal": deal})
        else:
            done = client.post("/deals/Penn Cider/move", data={"csrf": client.csrf, "to": deal})
        if done.url.path.startswith("/import/jobs/"):
            finished(client, done.url.path)
        with Workspace.open(folder) as workspace:
            sides = {p.name: p.side.value for p in workspace.people(deal)}
            assert sides == {"Jory Penn": "theirs", "Fay Coombe": "theirs", "Wren Hale": "ours", "Ola Reed": "ours"}
            assert {row.person_name for row in workspace.evidence(deal)} <= {"Jory Penn", "Fay Coombe"}
