"""What our side said and noted can be searched for, apart from the buyers' words, on each database."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from otherside.cli.commands.search import line
from otherside.cli.main import cli
from otherside.domain import InputError, Side
from otherside.workspace import Workspace, searching
from otherside.workspace.privacy.erasing import forget, retain
from otherside.workspace.privacy.redacting import redact
from otherside.workspace.searching import search

CALL = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Nils Own>We could lend you a kiln for the autumn, Ada.</v>

00:00:06.000 --> 00:00:14.000
<v Ada Voss>I am afraid that a second kiln would never pay for itself.</v>

00:00:15.000 --> 00:00:19.000
<v Nils Own>Would a spare thermostat help? The thermostat is cheap.</v>
"""
NOTE = """---
title: After the visit
date: 2026-03-04
participants: [Ada Voss]
---
The yard smells of wet clay. Saw a broken thermostat behind the shed.

Ada Voss wears the keys to the shed herself. The landlord reads shed@marl.example on Mondays.
"""
OTHER = """---
title: After the visit
date: 2026-04-01
---
The yard smells of wet clay. Saw a broken thermostat behind the shed.
"""


@pytest.fixture
def workspace(home, tmp_path):
    for deal, name, text in (("Marl", "call.vtt", CALL), ("Marl", "visit.md", NOTE), ("Fenn", "visit.md", OTHER)):
        (tmp_path / deal).mkdir(exist_ok=True)
        (tmp_path / deal / name).write_text(text, encoding="utf-8")
    with Workspace.init(home, ["Nils Own"]) as made:
        made.add([tmp_path / "Marl", tmp_path / "Fenn"])
        if made.person("Ada Voss").side is not Side.THEIRS:
            made.set_side("Ada Voss", Side.THEIRS)
        made.settle()
        yield made


def quotes(workspace, query, whose="ours", **settings):
    return [hit["quote"] for hit in search(workspace, query, whose=whose, **settings)["hits"]]


def test_notes_and_what_we_said_are_found_and_say_whose_they_are(workspace):
    hits = search(workspace, "thermostat", whose="ours")["hits"]
    assert all(hit["ours"] and hit["id"] is None and hit["facets"] == {} for hit in hits)
    # The same words in the notes of two deals are two notes.
    assert sorted((hit["deal"], hit["note"], hit["person"]) for hit in hits) == [
        ("Fenn", True, ""),
        ("Marl", False, "Nils Own"),
        ("Marl", True, ""),
    ]
    for hit in hits:
        turn = workspace.store.conversation(hit["conversation"]).turns[hit["turn"]].turn
        assert turn.text[hit["start"] : hit["end"]] == hit["quote"]
        assert "thermostat" in hit["quote"]
    shown = {line(hit).plain.split("\n   ")[1].split(", ")[0] for hit in hits}
    assert shown == {"your note", "you said"}


def test_as_it_was_nothing_of_ours_is_among_theirs(workspace):
    before = search(workspace, "kiln")
    assert {hit["person"] for hit in before["hits"]} == {"Ada Voss"}
    search(workspace, "kiln", whose="ours")
    search(workspace, "kiln", whose="all")
    assert search(workspace, "kiln", whose="theirs") == search(workspace, "kiln") == before
    assert not any({"ours", "note"} & hit.keys() for hit in before["hits"])
    # No question about the buyers, and no evidence, has our words in it.
    assert search(workspace, "thermostat")["words"]["all"] == 0
    assert not any("thermostat" in row.evidence.quote or "lend" in row.evidence.quote for row in workspace.evidence())
    for question in ("what do they say about the thermostat", "what do they say about wet clay"):
        assert "broken" not in str(workspace.ask(question))
        assert "smells" not in str(workspace.ask(question))
    assert "thermostat" not in str(workspace.market())


def test_nothing_that_tells_of_a_buyer_opens_our_words(workspace, monkeypatch):
    def opened(*_):
        raise AssertionError("our words were read")

    monkeypatch.setattr(searching, "our_documents", opened)
    workspace.ask("what are they afraid of about the kiln")
    workspace.market()
    workspace.brief("Marl")
    draft = workspace.draft("Marl", to="Ada Voss", kind="email")
    assert "thermostat" not in str(draft["claims"])
    with pytest.raises(AssertionError, match="our words were read"):
        search(workspace, "kiln", whose="all")


def test_all_has_more_of_the_words_first_and_pages_do_not_shift(workspace):
    whole = search(workspace, "kiln", whose="all", n=50)
    assert {hit["quote"] for hit in whole["hits"] if hit["matched"] == "all"} == {
        "I am afraid that a second kiln would never pay for itself.",
        "We could lend you a kiln for the autumn, Ada.",
    }
    assert whole["words"]["all"] == 2
    order = [("all", "some", "near").index(hit["matched"]) for hit in whole["hits"]]
    assert order == sorted(order)
    assert whole["found"] == len(whole["hits"])
    paged = [search(workspace, "kiln", whose="all", n=1, offset=n)["hits"][0] for n in range(whole["found"])]
    assert paged == whole["hits"]


def test_without_a_query_the_latest_comes_first(workspace):
    hits = search(workspace, "", whose="ours", since=None)["hits"]
    dated = [hit["date"] for hit in hits if hit["date"]]
    assert dated == sorted(dated, reverse=True)
    assert len(hits) >= 4
    assert {hit["deal"] for hit in search(workspace, "", whose="all", deal="Fenn")["hits"]} == {"Fenn"}


def test_filters_hold_for_ours_and_those_of_buyers_are_refused(workspace):
    assert {hit["deal"] for hit in search(workspace, "clay", whose="ours", deal="Fenn")["hits"]} == {"Fenn"}
    assert quotes(workspace, "thermostat", person="Nils Own") == ["Would a spare thermostat help?"]
    for settings in ({"facet": ["fear"]}, {"stance": "away"}, {"role": "unknown"}):
        with pytest.raises(InputError, match="of the buyers' words"):
            search(workspace, "kiln", whose="ours", **settings)
    assert not any("ours" in hit for hit in search(workspace, "kiln", whose="all", facet=["fear"])["hits"])
    with pytest.raises(InputError, match="choose one of theirs, ours, all"):
        search(workspace, "kiln", whose="mine")


def test_whoever_is_found_to_be_ours_moves_to_our_words(workspace):
    assert not any("second kiln" in quote for quote in quotes(workspace, "kiln"))
    workspace.set_side("Ada Voss", Side.OURS)
    workspace.settle()
    assert any("second kiln" in quote for quote in quotes(workspace, "kiln"))
    workspace.set_side("Ada Voss", Side.UNKNOWN)
    workspace.settle()
    assert not any("second kiln" in quote for quote in quotes(workspace, "kiln", "all"))


def test_what_was_blacked_out_is_found_no_more(workspace):
    assert quotes(workspace, '"shed@marl.example"')
    redact(workspace, None, everything=True, kinds=["email"])
    assert quotes(workspace, '"shed@marl.example"') == []
    assert ["Mondays" in quote for quote in quotes(workspace, "landlord")] == [True]


def test_retention_takes_our_words_too(workspace):
    assert len(quotes(workspace, '"wet clay"')) == 2
    retain(workspace, 1)
    assert quotes(workspace, '"wet clay"') == []


def test_erasure_leaves_nobody_in_our_words(workspace):
    assert quotes(workspace, "Ada")
    done = forget(workspace, "Ada Voss", verify=True, mentions=True)
    assert done["found"] == []
    assert not (workspace.folder / searching.FOLDER).exists()
    assert quotes(workspace, "Ada") == []
    held = b"".join(p.read_bytes() for p in (workspace.folder / searching.FOLDER).rglob("*") if p.is_file())
    assert b"Ada" not in held


def test_an_index_that_is_not_there_is_made_from_what_is_stored(workspace):
    found = search(workspace, "thermostat", whose="ours")
    shutil.rmtree(workspace.folder / searching.FOLDER)
    assert search(workspace, "thermostat", whose="ours") == found
    # To make the buyers' index anew does not cost the other one.
    theirs = search(workspace, "kiln")
    assert (workspace.folder / searching.FOLDER / searching.OURS / "index.db").exists()
    assert search(workspace, "kiln") == theirs


def test_the_command_says_whose_words_it_shows(workspace):
    done = CliRunner().invoke(cli, ["--workspace", str(workspace.home), "search", "wet clay", "--whose", "ours"])
    assert done.exit_code == 0, done.output
    assert "your note" in done.output
    assert CliRunner().invoke(cli, ["--workspace", str(workspace.home), "search", "--whose", "ours"]).exit_code == 0
