"""A search says on every face that nothing has the words, and lays no confided word open."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.web.config import WebConfig
from otherside.workspace import Workspace
from tests.web.conftest import sign_in

CALL = """---
date: 2026-03-{day}
---

Ines Varga (ines@quillfold.example): What keeps you busy?

Petra Lindqvist (petra@millbrook.example): {said}
"""
OPEN = "We have to cut the closing of the month to three days by June. I am worried that the rollout fails like the last one did."
KEPT = "This please stays between us: the harbour depot may be sold in autumn, and I am afraid of what that does to the rollout."
NOT_FOUND = "Not found in these words. Near in meaning, perhaps:"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    given = tmp_path_factory.mktemp("given") / "Millbrook"
    given.mkdir()
    (given / "one.md").write_text(CALL.format(day="04", said=OPEN), encoding="utf-8")
    (given / "two.md").write_text(CALL.format(day="18", said=KEPT), encoding="utf-8")
    place = tmp_path_factory.mktemp("workspace") / "ws"
    with Workspace.init(place, us=["quillfold.example"]) as workspace:
        workspace.add([given])
    return place


@pytest.fixture(scope="module")
def client(folder):
    return sign_in(WebConfig(folder))


def shell(folder, *words):
    return " ".join(CliRunner().invoke(cli, ["--workspace", str(folder), *words]).output.split())


def test_a_word_that_nobody_used_is_told_on_the_page_in_rest_and_on_the_command_line(client, folder):
    found = client.get("/api/v1/search?q=walnuts").json()
    assert found["told"] == NOT_FOUND
    assert {hit["matched"] for hit in found["hits"]} == {"near"}
    page = client.get("/search?q=walnuts").text
    assert NOT_FOUND in page
    assert "0 found" in page
    assert NOT_FOUND in shell(folder, "search", "walnuts")


def test_what_is_only_near_stands_apart_from_what_has_the_words(client):
    found = client.get("/api/v1/search?q=rollout").json()
    assert found["told"] == ""
    assert {"all", "near"} == {hit["matched"] for hit in found["hits"]}
    page = client.get("/search?q=rollout").text
    assert "Not found" not in page
    assert page.count("Near in meaning, perhaps:") == 1
    later = client.get(f"/api/v1/search?q=rollout&offset={found['words']['all']}").json()
    assert later["told"] == "Near in meaning, perhaps:"


def test_words_followed_to_the_letter_are_counted_and_nothing_is_near(client):
    page = client.get("/search", params={"q": '"the rollout"'}).text
    assert "near in meaning" not in page.lower()


def test_confided_words_are_found_and_not_laid_open(client, folder):
    page = client.get("/search?q=depot").text
    assert "harbour depot" not in page
    assert "said in confidence" in page
    told = shell(folder, "search", "depot")
    assert "“…”" in told
    assert "harbour depot" not in told
    # For a script they stand where they are quoted, and are marked.
    hit = client.get("/api/v1/search?q=depot").json()["hits"][0]
    assert "harbour depot" in hit["quote"]
    assert hit["mark"] == "said in confidence"
