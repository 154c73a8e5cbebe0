"""A deal as a whole: how it ended, all of it moved, deleted; and everything taken out."""

from __future__ import annotations

import re
import shutil

import pytest

from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.reach import HIDDEN, SHARED
from tests.web.routes import csrf, signed_in
from tests.web.test_imports import finished
from tests.web.test_several_deals import homes

DEAL = "/deals/Brook & Sons"


def deal_of(folder, name: str = "Brook & Sons"):
    with Workspace.open(folder) as workspace:
        return workspace.deal(name)


@pytest.mark.parametrize("outcome", ["won", "lost", "no_decision"])
def test_how_a_deal_ended_is_noted_and_taken_back(client, folder, outcome):
    assert 'name="outcome" value="open" required checked' in client.get(DEAL).text
    said = client.post(f"{DEAL}/outcome", data={"csrf": client.csrf, "outcome": outcome, "day": "2026-05-04"})
    assert said.url.path == "/deals/Brook & Sons"
    found = deal_of(folder)
    assert (found.outcome.value, str(found.closed)) == (outcome, "2026-05-04")
    assert f'name="outcome" value="{outcome}" required checked' in said.text
    with Workspace.open(folder) as workspace:
        assert len(workspace.deals()) == 1
        assert len(workspace.store.conversation_ids("Brook & Sons")) == 2
        assert workspace.evidence("Brook & Sons")
    client.post(f"{DEAL}/outcome", data={"csrf": client.csrf, "outcome": "open", "day": ""})
    assert deal_of(folder).outcome.value == "open"
    assert [s.name.rsplit("/", 1)[-1] for s in _tables(folder)] == ["How it ended.csv"]


def _tables(folder):
    with Workspace.open(folder) as workspace:
        return [s for s in workspace.store.sources() if s.format == "crm"]


def test_what_a_crm_says_of_the_deal_stays(client, folder):
    table = folder.parent / "crm.csv"
    table.write_text(
        "Deal ID,Deal Name,Company,Amount,Currency,Stage,Create Date,Close Date,Segment\n"
        "77,Brook & Sons,Brook Ltd,9000,EUR,Negotiation,2026-01-02,2026-06-01,Pumps\n"
    )
    with Workspace.open(folder) as workspace:
        workspace.add([table])
        before = workspace.deal("Brook & Sons")
    client.post(f"{DEAL}/outcome", data={"csrf": client.csrf, "outcome": "won", "day": "2026-05-04"})
    now = deal_of(folder)
    for kept in ("organisation", "amount", "currency", "created", "fields"):
        assert getattr(now, kept) == getattr(before, kept), kept
    assert now.outcome.value == "won"
    assert list(homes(folder)) == ["Brook & Sons"]


@pytest.mark.parametrize("wrong", [{"outcome": "perhaps"}, {"outcome": ""}, {"outcome": "won", "day": "May"}])
def test_an_outcome_that_is_none_is_refused(client, folder, wrong):
    assert client.post(f"{DEAL}/outcome", data={"csrf": client.csrf, **wrong}).status_code == 422
    assert deal_of(folder).outcome is None


def test_a_deal_goes_by_another_name_with_all_that_was_said(client, folder):
    done = client.post(f"{DEAL}/move", data={"csrf": client.csrf, "to": "Brook Marine"})
    if done.url.path.startswith("/import/jobs/"):
        finished(client, done.url.path)
    assert list(homes(folder)) == ["Brook Marine"]
    with Workspace.open(folder) as workspace:
        assert workspace.evidence("Brook Marine")
        assert workspace.person("Lena Brook").side.value == "theirs"
        assert workspace.check() == []
    assert client.post(f"{DEAL}/move", data={"csrf": client.csrf, "to": "X"}).status_code == 404
    for to in ("", "Brook Marine"):
        assert client.post("/deals/Brook Marine/move", data={"csrf": client.csrf, "to": to}).status_code == 422


def test_a_deal_is_deleted_once_somebody_is_sure(client, folder):
    assert client.post(f"{DEAL}/erase", data={"csrf": client.csrf}).status_code == 422
    assert list(homes(folder)) == ["Brook & Sons"]
    said = finished(client, client.post(f"{DEAL}/erase", data={"csrf": client.csrf, "sure": "yes"}).url.path)
    assert "Deleted: 2 conversations" in said
    assert homes(folder) == {}
    assert client.get(DEAL).status_code == 404


def test_who_only_reads_changes_no_deal_and_only_an_owner_deletes_one(reached, tmp_path):
    app = create_app(WebConfig(shutil.copytree(reached, tmp_path / "ws")))
    rita, eddy = signed_in(app, "rita"), signed_in(app, "eddy")
    assert 'id="itself"' not in rita.get(f"/deals/{SHARED}").text
    own = eddy.get(f"/deals/{SHARED}").text
    assert 'id="itself"' in own
    assert "/erase" not in own
    said = {"outcome": "won", "to": "Mine", "sure": "yes"}
    for what in ("outcome", "move", "erase"):
        assert rita.post(f"/deals/{SHARED}/{what}", data={"csrf": csrf(rita), **said}).status_code == 403
        assert eddy.post(f"/deals/{HIDDEN}/{what}", data={"csrf": csrf(eddy), **said}).status_code in (403, 404)
    assert eddy.post(f"/deals/{SHARED}/erase", data={"csrf": csrf(eddy), **said}).status_code == 403
    with Workspace.open(tmp_path / "ws") as workspace:
        assert {d.name for d in workspace.deals()} == {SHARED, HIDDEN}
        assert "won" not in {d.outcome and d.outcome.value for d in workspace.deals()}


def test_everything_is_taken_out_from_the_settings(client):
    page = client.get("/settings").text
    for address in re.findall(r'href="(/api/v1/export[^"]*)"', page):
        assert client.get(address).headers["content-type"] == "application/zip"
    assert page.count("/api/v1/export") == 3
