"""Corrections through the facade and the command line, on the bundled example, with the real reader."""

import json

import pytest

from otherside.domain import Facet, InputError, Side, TurnKind
from otherside.workspace import Workspace
from otherside.workspace.lists import people_list
from otherside.workspace.reading.analysis import reader_version
from otherside.workspace.reading.corrections import parse_facets, split_words
from tests.commands import command, process


@pytest.fixture(scope="module")
def folder(taken_in):
    return taken_in("harbourline", us=["tidewise.example"])


@pytest.fixture
def workspace(folder):
    with Workspace.open(folder) as opened:
        yield opened
        while opened.unlearn()["undone"]:
            pass
        for correction in reversed(opened.corrections()):
            opened.undo_correction(correction["id"])


def _people(workspace):
    """The people of the brief, without the forecast that a whole one holds."""
    return people_list(workspace, "harbourline")


def _first_quote(workspace):
    for person in _people(workspace):
        for facet, quotes in person["facets"].items():
            for quote in quotes:
                return person, facet, quote
    raise AssertionError("the brief is empty")


def _quotes(workspace):
    return {
        (q["id"], facet): q
        for person in _people(workspace)
        for facet, quotes in person["facets"].items()
        for q in quotes
    }


def test_confirming_makes_it_certain_and_the_brief_says_whose_word_it_is(workspace):
    _, facet, quote = _first_quote(workspace)
    assert (quote["origin"], quote["mark"]) == ("reader", "")
    done = workspace.correct(quote["id"][:8], "confirm", because="she said it twice")
    assert done["verdict"] == "confirmed"
    now = _quotes(workspace)[quote["id"], facet]
    assert (now["confidence"], now["origin"], now["mark"]) == (1.0, "user", "confirmed by you")
    assert workspace.check() == []


def test_rejecting_takes_it_out_of_the_brief_and_undo_brings_it_back(workspace):
    _, facet, quote = _first_quote(workspace)
    workspace.correct(quote["id"], "reject")
    assert quote["id"] not in {i for i, _ in _quotes(workspace)}
    (kept,) = workspace.corrections("harbourline")
    assert (kept["verdict"], kept["quote"], kept["evidence"]) == ("rejected", quote["quote"], quote["id"])
    assert kept["reading"]
    # The user may change their mind without undoing first.
    workspace.correct(quote["id"], "relabel", ["risk"])
    assert (quote["id"], "risk") in _quotes(workspace)
    workspace.undo_correction(quote["id"])
    workspace.undo_correction(quote["id"])
    assert _quotes(workspace)[quote["id"], facet]["origin"] == "reader"


def test_relabelling_moves_it(workspace):
    _, facet, quote = _first_quote(workspace)
    other = "risk" if facet != "risk" else "fear"
    done = workspace.correct(quote["id"], "relabel", [other], "away")
    assert (done["facets"], done["stance"]) == ([other], "away")
    now = _quotes(workspace)
    assert (quote["id"], facet) not in now
    assert now[quote["id"], other]["stance"] == "away"


def test_reading_again_does_not_override_the_user(workspace):
    _, _, quote = _first_quote(workspace)
    workspace.correct(quote["id"], "reject")
    batch = [(c, n) for c in workspace.store.conversation_ids() for n in range(1000)]
    workspace.store.put_evidence("an older reader", batch, [])
    workspace.settle()
    assert quote["id"] not in {i for i, _ in _quotes(workspace)}
    assert len(workspace.store.evidence()) > 50


def _missed(workspace):
    """Words of a buyer in which the reader found nothing."""
    theirs = {p.id for p in workspace.store.people(side=Side.THEIRS)}
    for stored in workspace.conversations("harbourline"):
        used = {item.turn for item in workspace.store.evidence_in(stored.id)}
        for number, item in enumerate(stored.turns):
            turn = item.turn
            if stored.people.get(turn.speaker) in theirs and number not in used and len(turn.text.split()) > 6:
                return stored, number, turn.text
    raise AssertionError("the reader finds something everywhere")


def test_adding_by_place_and_by_words(workspace):
    stored, number, text = _missed(workspace)
    words = " ".join(text.split()[:5])
    end = len(text) if " ".join(text.split()) != text else text.index(words) + len(words)
    placed = workspace.add_evidence(stored.id, ["fear"], turn=number, start=0, end=end)
    assert (placed["verdict"], placed["turn"], placed["facets"]) == ("added", number, ["fear"])
    workspace.undo_correction(placed["id"])
    typographic = placed["quote"].replace("'", "’")
    by_words = workspace.add_evidence(stored.id, ["fear"], turn=number, quote=typographic)
    assert by_words["quote"] == placed["quote"]
    assert placed["evidence"] in {row.evidence.id for row in workspace.evidence("harbourline")}
    assert workspace.check() == []


def test_what_cannot_be_added_says_why(workspace):
    stored, number, _ = _missed(workspace)
    us = {p.id for p in workspace.store.people(side=Side.OURS)}
    call, ours = next(
        (c, n)
        for c in workspace.conversations("harbourline")
        for n, t in enumerate(c.turns)
        if c.people.get(t.turn.speaker) in us and t.turn.kind is not TurnKind.NOTE
    )
    with pytest.raises(InputError, match="not on the buyer's side"):
        workspace.add_evidence(call.id, ["fear"], turn=ours, start=0, end=5)
    cases = [
        ({"turn": number, "start": 0, "end": 10**6}, "check the offsets"),
        ({"turn": 10**6, "start": 0, "end": 5}, "has turns 0 to"),
        ({"quote": "nobody ever said these words"}, "copy them exactly"),
        ({"turn": number}, "say which words"),
    ]
    for place, message in cases:
        with pytest.raises(InputError, match=message):
            workspace.add_evidence(stored.id, ["fear"], **place)
    with pytest.raises(InputError, match="--facets"):
        workspace.add_evidence(stored.id, [], turn=number, start=0, end=5)
    with pytest.raises(InputError, match="no conversation"):
        workspace.add_evidence("zaphod's call", ["fear"], quote="x")


def test_what_cannot_be_said_of_evidence_says_why(workspace):
    _, _, quote = _first_quote(workspace)
    for arguments, message in [
        (("ffffffffffff", "confirm"), "no evidence"),
        ((quote["id"], "relabel"), "--facets"),
        ((quote["id"], "relabel", ["anger"]), "is no facet; choose from goal"),
        ((quote["id"], "reject", ["fear"]), "relabel it"),
        ((quote["id"], "praise"), "say confirm, reject or relabel"),
        ((quote["id"], "relabel", ["fear"], "sideways"), "no stance"),
    ]:
        with pytest.raises(InputError, match=message):
            workspace.correct(*arguments)
    with pytest.raises(InputError, match="no correction"):
        workspace.undo_correction(4711)


def test_facets_and_places_as_people_type_them():
    assert parse_facets(["Status-Quo", " fear "]) == (Facet.STATUS_QUO, Facet.FEAR)
    assert split_words(["c", "3", "0", "9"]) == {"conversation": "c", "turn": 3, "start": 0, "end": 9}
    assert split_words(["c", "3", "the words"]) == {"conversation": "c", "turn": 3, "quote": "the words"}
    assert split_words(["c", "the words"]) == {"conversation": "c", "quote": "the words"}
    with pytest.raises(InputError, match="--add"):
        split_words(["c"])


def test_too_few_corrections_change_nothing_and_say_so(workspace):
    _, _, quote = _first_quote(workspace)
    workspace.correct(quote["id"], "confirm")
    before = reader_version(workspace.store)
    done = workspace.learn()
    assert not done["learnt"]
    assert "too few" in done["why"]
    assert reader_version(workspace.store) == before
    assert not workspace.unlearn()["undone"]


def test_learning_that_helps_is_used_versioned_undone_and_forgotten(workspace):
    """A user for whom nothing is a situation: a pattern that holds in every conversation."""
    shipped = reader_version(workspace.store)
    for row in workspace.evidence("harbourline"):
        facets = row.evidence.facets
        if facets.get(Facet.SITUATION):
            workspace.correct(row.evidence.id, *(("relabel", ["trigger"]) if len(facets) == 1 else ("reject",)))
    done = workspace.learn()
    assert done["learnt"], done
    assert done["log_loss"]["after"] < done["log_loss"]["before"]
    assert reader_version(workspace.store) == done["extractor"] != shipped
    assert workspace.brief("harbourline")["extractor"] == done["extractor"]
    turns_read = {r.evidence.extractor.version for r in workspace.evidence() if r.origin == "reader"}
    assert turns_read == {done["extractor"].partition("@")[2]}
    again = workspace.learn()
    assert ("+you2." in again["extractor"]) == again["learnt"]
    if again["learnt"]:
        assert workspace.unlearn()["extractor"] == done["extractor"]
    assert workspace.unlearn()["extractor"] == shipped
    assert {r.evidence.extractor.version for r in workspace.evidence() if r.origin == "reader"} == {
        shipped.partition("@")[2]
    }


def test_erasing_somebody_erases_what_was_learnt_from_their_words(taken_in):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as workspace:
        row = next(r for r in workspace.evidence() if r.person_name == "Marit Oyelaran")
        made = workspace.correct(row.evidence.id, "confirm")
        workspace.store.put_setting("personal_heads", {"base": "none", "corrections": [made["id"]]})
        assert workspace.store.erase_corrections(workspace.person("Marit Oyelaran")) == [made["id"]]
        assert "personal_heads" not in workspace.store.settings()


def test_on_the_command_line(workspace, folder):
    _, _, quote = _first_quote(workspace)
    done = process("correct", quote["id"], "confirm", "--because", "heard it myself", "--json", workspace=folder)
    assert json.loads(done.stdout)["because"] == "heard it myself"
    listed = json.loads(process("corrections", "--json", workspace=folder).stdout)["corrections"]
    assert [c["verdict"] for c in listed] == ["confirmed"]
    assert "confirmed" in command("corrections", "harbourline", workspace=folder).stdout
    wrong = command("correct", quote["id"], "relabel", workspace=folder)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "--facets" in wrong.stderr
    assert command("correct", quote["id"], workspace=folder).returncode == 2
    assert command("correct", quote["id"], "undo", workspace=folder).returncode == 0
    assert "nothing corrected" in command("corrections", workspace=folder).stdout
    stored, number, text = _missed(workspace)
    added = command("correct", "--add", stored.id, number, text, "--facets", "fear", "--json", workspace=folder)
    assert json.loads(added.stdout)["verdict"] == "added", added.stderr
    assert json.loads(process("learn", "--json", workspace=folder).stdout)["learnt"] is False
    assert "nothing was learnt" in command("learn", "--undo", workspace=folder).stdout


def test_what_was_learnt_stays_when_the_rules_around_the_heads_change(workspace, monkeypatch):
    from otherside.extraction import thresholds
    from otherside.workspace.reading.analysis import reader_version

    base = thresholds.heads_version()
    workspace.store.put_setting("personal_heads", {"base": base, "extractor": f"{base}.0+you3.5d0c2f9a"})
    monkeypatch.setattr(thresholds, "RULES", 7)
    assert reader_version(workspace.store) == f"{base}.7+you3.5d0c2f9a"
    workspace.store.put_setting(
        "personal_heads", {"base": "otherside-local@2.0", "extractor": "otherside-local@2.0.1+you1.a"}
    )
    assert reader_version(workspace.store) == f"{base}.7"
