"""What our side said and noted, on the page of the search and in the REST API."""

from __future__ import annotations

import shutil

import pytest

from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.web.conftest import sign_in

API = "/api/v1"
NOTE = """---
title: On the way home
date: 2026-03-05
---
The lift in their hall was out of order, and <b>nobody</b> minded.
"""


@pytest.fixture(scope="module")
def client(made, tmp_path_factory):
    place = tmp_path_factory.mktemp("ours")
    folder = shutil.copytree(made, place / "ws")
    (place / "home.md").write_text(NOTE, encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([place / "home.md"], deal="Brook & Sons")
    return sign_in(WebConfig(folder))


def test_rest_gives_ours_when_asked_for(client):
    assert not any("ours" in hit for hit in client.get(f"{API}/search?q=lift").json()["hits"])
    (hit,) = client.get(f"{API}/search?q=lift&whose=ours").json()["hits"]
    assert (hit["ours"], hit["note"], hit["person"]) == (True, True, "")
    both = client.get(f"{API}/search", params={"q": "lift", "whose": "all"}).json()["hits"]
    assert both[0] == hit
    assert client.get(f"{API}/search?q=lift&whose=mine").status_code == 422
    assert client.get(f"{API}/search?q=lift&whose=ours&facet=fear").status_code == 422


def test_the_page_has_a_choice_and_says_whose_words_they_are(client):
    usual = client.get("/search?q=lift").text
    assert '<select id="whose" name="whose">' in usual
    assert '<option value="theirs" selected>' in usual
    assert "out of order" not in usual
    ours = client.get("/search?q=lift&whose=ours").text
    assert "<b>your note</b>" in ours
    assert "&lt;b&gt;nobody" in ours
    assert '<option value="ours" selected>' in ours
    said = client.get("/search?q=different&whose=all").text
    assert "<b>you said</b> · Pia Sand" in said
    assert "Nothing of yours has these words." in client.get("/search?q=xylophone&whose=ours").text
    refused = client.get("/search?q=lift&whose=ours&facet=fear")
    assert refused.status_code == 422
    assert "buyers&#39; words" in refused.text


def test_more_of_ours_stays_with_ours(client, monkeypatch):
    from otherside.web.pages import search

    monkeypatch.setattr(search, "PAGE", 1)
    assert "/search?whose=ours&amp;offset=1" in client.get("/search?whose=ours").text
