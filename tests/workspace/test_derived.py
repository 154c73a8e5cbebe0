"""What is worked out is kept, and worked out anew when something it rests on changes."""

import json
from types import SimpleNamespace

import pytest

from otherside.domain import Facet, Side
from otherside.extraction.thresholds import shown_thresholds
from otherside.workspace import Workspace, derived
from otherside.workspace.derived import grounded

CALL = """Sam Ortiz: How is it going?
Dana Lee: Every month-end I lose two days to reconciling, it is maddening, and my director has to sign anything new.
Sam Ortiz: I see.
Dana Lee: If this goes wrong again it will be my name on it, and I am afraid of that.
Sam Ortiz: Thanks.
"""


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "globex"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL)
    with Workspace.init(tmp_path / "w", ["Sam Ortiz"]) as made:
        made.add([folder])
        yield made


def test_the_second_brief_is_read_from_what_was_kept(workspace, monkeypatch):
    first = workspace.brief("globex")
    assert abs(sum(first["forecast"]["p"].values()) - 1) < 1e-6
    assert {"burdens", "questions", "incongruences", "pattern_breaks"} <= set(first)

    def never(*_):
        raise AssertionError("worked out again although nothing changed")

    monkeypatch.setattr(derived, "_work_out", never)
    assert workspace.brief("globex") == json.loads(json.dumps(first))


def test_a_changed_side_is_worked_out_anew(workspace):
    assert workspace.brief("globex")["questions"]
    workspace.set_side("Dana Lee", Side.OURS)
    assert workspace.brief("globex")["questions"] == []


def test_a_broken_copy_is_only_a_copy(workspace):
    first = workspace.brief("globex")
    for kept in (workspace.folder / "cache").glob("*.json"):
        kept.write_text("{broken")
    assert workspace.brief("globex")["forecast"]["p"] == first["forecast"]["p"]
    derived.forget_derived(workspace.folder)
    assert not list((workspace.folder / "cache").glob("*.json"))


def test_what_is_kept_rests_on_the_words_too(workspace):
    deal = workspace.deal("globex")
    before = derived.rests_on(workspace, deal)
    # As long as what it takes the place of: ids and offsets stay.
    assert workspace.store.black_out(lambda text: text.replace("director", "████████"))
    assert derived.rests_on(workspace, deal) != before


def test_the_brief_shows_the_best_pair_of_a_person_whose_ideal_was_surely_read():
    shown = shown_thresholds()

    def said(turn, facet, sure):
        read = {facet: shown[facet] + (0.01 if sure else -0.01)}
        return SimpleNamespace(evidence=SimpleNamespace(conversation="c", turn=turn, start=0, end=9, facets=read))

    rows = [said(0, Facet.ASPIRATION, False), said(1, Facet.IDENTITY, True), said(2, Facet.GOAL, True)]
    workspace = SimpleNamespace(store=SimpleNamespace(evidence=lambda _deal: rows))
    places = [{"conversation": "c", "turn": turn, "start": 0, "end": 9} for turn in range(4)]
    pairs = [
        {"person": who, "sources": [places[ideal], places[actual]]}
        for who, ideal, actual in [("Ada", 0, 3), ("Ada", 1, 3), ("Ada", 1, 2), ("Bo", 2, 3), ("Cy", 1, 2)]
    ]
    assert grounded(workspace, SimpleNamespace(name="Brook"), pairs) == [pairs[1], pairs[4]]
