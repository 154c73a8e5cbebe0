"""The buyers' words for a word of ours, from real conversations of a workspace."""

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.market.jargon import their_words
from otherside.workspace.market.names import names_known

CALL = """---
date: 2026-04-0{day}
attendees: ["Us Seller <us@tidewise.example>", "{name} <{mail}@harbour{day}.example>"]
---

Us Seller: Where does reconciliation hurt you?
{name}: {answer}
Us Seller: And lunch?
{name}: Lunch was fine, the canteen has soup today.
"""
ANSWERS = [
    ("Ada Lund", "Matching the till against the bank takes us two evenings."),
    ("Bo Ek", "Every month we sit there matching the till with paper slips."),
    ("Cy Falk", "Somebody keeps matching the till by hand until midnight."),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jargon")
    with Workspace.init(folder / "ws", ["tidewise.example"]) as found:
        for day, (name, answer) in enumerate(ANSWERS, 1):
            path = folder / f"deal{day}" / "call.md"
            path.parent.mkdir()
            path.write_text(CALL.format(day=day, name=name, mail=name.split()[0].lower(), answer=answer))
            found.add([path.parent])
        yield found


def test_their_words_for_ours_are_those_near_it_in_use(workspace):
    (found,) = their_words(workspace, ["reconciliation"])
    assert found["said_by_us"] == 3
    assert found["said_by_them"]["people"] == 0
    assert found["said_by_them"]["of"] == 3
    phrases = [row["phrase"] for row in found["phrases"]]
    assert "matching the till" in phrases
    assert not any("lunch" in p or "soup" in p or "reconcil" in p for p in phrases)


def test_each_phrase_leads_to_where_it_stands(workspace):
    (found,) = their_words(workspace, ["reconciliation"])
    for row in found["phrases"]:
        quote = row["quotes"][0]
        stored = workspace.store.conversation(quote["conversation"])
        assert quote["quote"] in stored.turns[quote["turn"]].turn.text
        assert row["phrase"] in quote["quote"].casefold()


def test_a_word_that_nobody_uses_has_no_neighbours(workspace):
    (found,) = their_words(workspace, ["blockchain"])
    assert found["phrases"] == []
    with pytest.raises(InputError, match="has no word in it"):
        their_words(workspace, ["?"])


def test_what_was_said_in_confidence_is_not_told(tmp_path):
    with Workspace.init(tmp_path / "ws", ["tidewise.example"]) as workspace:
        for day, (name, answer) in enumerate(ANSWERS, 1):
            path = tmp_path / f"deal{day}" / "call.md"
            path.parent.mkdir()
            kept = f"{answer} Please keep that between us."
            path.write_text(CALL.format(day=day, name=name, mail=name.split()[0].lower(), answer=kept))
            workspace.add([path.parent])
        (found,) = their_words(workspace, ["reconciliation"])
        assert found["turns"] > 0
        assert found["said_by_us"] == 3
        assert not any("till" in row["phrase"] or "till" in str(row["quotes"]) for row in found["phrases"])


def test_names_of_people_and_firms_are_no_words_near_ours(tmp_path):
    with Workspace.init(tmp_path / "ws", ["tidewise.example", "Ulla Brook <ulla@tidewise.example>"]) as workspace:
        for day, (name, answer) in enumerate(ANSWERS, 1):
            path = tmp_path / f"deal{day}" / "call.md"
            path.parent.mkdir()
            told = f"{answer} So I asked Ada Lund and Tidewise to help, by the book."
            path.write_text(CALL.format(day=day, name=name, mail=name.split()[0].lower(), answer=told))
            workspace.add([path.parent])
        assert {"Ada Lund", "Us Seller", "deal1", "tidewise"} <= set(names_known(workspace))
        (found,) = their_words(workspace, ["reconciliation"])
        phrases = [row["phrase"] for row in found["phrases"]]
        assert "matching the till" in phrases
        assert any("book" in phrase for phrase in phrases)
        assert not any(name in phrase for phrase in phrases for name in ("lund", "tidewise"))
