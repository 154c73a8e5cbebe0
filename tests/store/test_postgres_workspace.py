"""A workspace on a server, end to end on the command line: the same answers as in a folder."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.commands import command, process

EXAMPLES = Path(__file__).parents[2] / "examples"
BUYER = "Marit Oyelaran"


def run(place, *words, by=process):
    """What a command answers about a workspace."""
    done = by("--workspace", place, "--json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def here(place, *words):
    """The same within this process, where nothing hangs on who of several it is."""
    return run(place, *words, by=command)


@pytest.fixture
def given(tmp_path):
    """A part of the example with every kind of file: two stores are compared, and a brief of it all takes long."""
    folder = tmp_path / "given" / "harbourline"
    for name in ("calls/2026-09-10*", "crm/*", "mail/2026-09-14*", "mail/2026-10-26*", "notes/2026-09-03*"):
        for file in (EXAMPLES / "harbourline").glob(name):
            place = folder / file.parent.name
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
    return folder


def test_the_same_in_a_folder_and_on_a_server(tmp_path, new_url, given):
    url, folder, colleague = new_url(), tmp_path / "folder", tmp_path / "colleague"
    told = here(url, "init", "--us", "tidewise.example")
    assert url.split("?")[0] in told["workspace"]
    assert run(url, "add", given) == here(folder, "add", given, "--us", "tidewise.example")
    again = here(url, "add", given)
    assert (again["turns"], again["unchanged"]) == (0, 7)
    for question in (["people"], ["search", "price of steel"], ["brief", "Harbourline"]):
        assert here(url, *question) == here(folder, *question), question
    # A colleague's machine, with a search index of its own.
    run(colleague, "init", "--server", url)
    assert BUYER in {hit["person"] for hit in run(colleague, "search", "engine")["hits"]}
    kept = here(url, "backup", tmp_path / "backup")
    erased = run(url, "forget", BUYER, "--yes")
    assert erased["turns"] > 0
    assert here(url, "check")["problems"] == []
    # What was erased is gone from the colleague's copies as soon as they do anything.
    run(colleague, "deals")
    assert not (colleague / "search").exists()
    assert BUYER not in {hit["person"] for hit in run(colleague, "search", "engine")["hits"]}
    exported = here(url, "export", tmp_path / "out", "--format", "jsonl")
    assert exported["rows"]["evidence"] == kept["evidence"] - erased["evidence"]
    assert here(tmp_path / "backup", "people") == here(folder, "people")


def test_two_who_add_the_same_folder_at_the_same_time_leave_one_copy(tmp_path, new_url, given):
    url = new_url()
    here(url, "init", "--us", "tidewise.example")
    colleague = tmp_path / "colleague"
    run(colleague, "init", "--server", url)
    alone = here(tmp_path / "alone", "add", given, "--us", "tidewise.example")
    with ThreadPoolExecutor() as both:
        told = list(both.map(lambda place: run(place, "add", given), (url, colleague)))
    assert sum(t["turns"] for t in told) >= alone["turns"]
    again = here(url, "add", given)
    assert (again["conversations"], again["turns"], again["evidence"], again["unchanged"]) == (0, 0, 0, 7)
    kept, whole = (here(place, "backup", tmp_path / name) for place, name in ((url, "b1"), (tmp_path / "alone", "b2")))
    counted = ("conversations", "turns", "people", "evidence", "sources")
    assert {k: kept[k] for k in counted} == {k: whole[k] for k in counted}
    assert here(url, "check")["problems"] == []
