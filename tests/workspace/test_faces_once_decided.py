"""After a no in their words every face follows it: who told it knows, approvals are no step towards us, nothing is offered or sold."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Side, Stance
from otherside.workspace import Workspace
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.linting import check_text, confidences

CALLS = {
    "2026-03-02": "Nils: What are you looking at?\nInes Vogt: The dough is weighed by hand. We are also talking to Fennvik.\n"
    "Tarik Aydin: Could you send me a drawing of the hopper?\nNils: I'll send you the drawing on Friday.\n",
    "2026-04-01": "Nils: How does it stand?\nInes Vogt: The board approved Fennvik last Thursday.\n"
    "Tarik Aydin: The board signed it off, and the price settled it.\n"
    "Nils: Thank you for telling me.\n",
}
SELLS = "Shall we set up a call on Tuesday? I have attached a revised proposal."


@pytest.fixture(scope="module")
def dough(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dough")
    for name, days in (("Dough", CALLS), ("Before", list(CALLS)[:1])):
        deal = folder / name
        deal.mkdir()
        for day in days:
            (deal / f"{day} call.txt").write_text(CALLS[day].replace("dough", name.lower()), encoding="utf-8")
    with Workspace.init(folder / "workspace", us=["Nils"]) as workspace:
        for name in ("Dough", "Before"):
            workspace.add([folder / name])
            for person in ("Ines Vogt", "Tarik Aydin"):
                workspace.set_side(person, Side.THEIRS, name)
        yield workspace


def test_an_approval_of_the_rival_is_no_step_towards_us(dough):
    known = know(dough, dough.deal("Dough"))
    assert known.said_decided.decision.name == "Fennvik"
    told = {r.person_name: r.evidence for r in known.rows.values() if "board" in r.evidence.quote}
    assert set(told) == {"Ines Vogt", "Tarik Aydin"}
    assert {e.stance for e in told.values()} == {Stance.AWAY}
    assert all(Facet.COMMITMENT in e.facets for e in told.values())
    gains = {m.name: m.estimates.numbers["gain"] for m in known.members}
    assert gains["Tarik Aydin"].median < 0
    # What is told of another way by name moves nobody towards us or away.
    assert gains["Ines Vogt"].unknown


def test_whoever_told_it_is_thanked_and_nothing_of_before_is_open(dough):
    for name, words in (("Ines Vogt", "approved Fennvik"), ("Tarik Aydin", "signed it off")):
        letter = dough.draft("Dough", name, "email")
        assert "Thank you for telling us on 1 April" in letter["text"]
        assert words in letter["text"]
        assert not any("Still open" in note for note in letter["notes"])
    assert any("Still open" in note for note in dough.draft("Before", "Tarik Aydin", "email")["notes"])


def test_the_lint_knows_their_no_and_is_silent_without_one(dough):
    rules = [
        f for f in check_text(dough, SELLS, "Dough", "Ines Vogt")["findings"] if f["rule"] == "passes_over_decision"
    ]
    assert [f["code"] for f in rules] == ["OS001", "OS001"]
    assert "Ines Vogt said on 1 April 2026: “The board approved Fennvik last Thursday.”" in rules[0]["why"]
    assert confidences(dough, "Dough", None).refused is not None
    assert confidences(dough, "Before", "Ines Vogt").refused is None
    assert confidences(dough, None, None).refused is None
