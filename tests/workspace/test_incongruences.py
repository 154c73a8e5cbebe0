"""Incongruences of a file and of a deal."""

import json

import pytest

from otherside.domain import InputError, Person, Side
from otherside.profiles.incongruence import Incongruence
from otherside.workspace import Workspace
from otherside.workspace.incongruences import (
    Statement,
    _row,
    breaths,
    read_statements,
    statement_pairs,
    statements_of,
    wishes,
)


@pytest.fixture(scope="module")
def coach(taken_in):
    with Workspace.open(taken_in("coach", us=["amsel.example"])) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def found(coach):
    return coach.gaps("coach")


#: What she stands for, and how she keeps from selling it.
LIGHTER = ("a little lighter", "every other house", "more of that in this road", "easier", "useful to have")
RELUCTANT = ("about the tree", "something too small", "led anyone back there", "light up till", "took a third off",
             "by the phone", "started the planer", "open my mouth", "second\ndigit")  # fmt: skip


def test_the_coach_example_finds_what_it_is_about(found):
    assert {row["person"] for row in found["pairs"]} == {"Maren Thygesen"}
    assert any(
        any(words in row["ideal"] for words in LIGHTER) and any(words in row["actual"] for words in RELUCTANT)
        for row in found["pairs"]
    )
    for row in found["pairs"]:
        assert 0 < row["score"] <= 1
        assert row["question"].endswith("?")


def test_every_quote_is_verbatim_where_it_says(coach, found):
    for row in found["pairs"]:
        for quote, place in zip((row["ideal"], row["actual"]), row["sources"], strict=True):
            turn = coach.store.conversation(place["conversation"]).turns[place["turn"]].turn
            assert turn.text[place["start"] : place["end"]] == quote


def test_breaths_are_whole_sentences_up_to_a_length():
    text = (
        "I'd like it lighter. That's all I was after. " + "And this goes on for quite some time, word after word. " * 4
    )
    found = breaths(text)
    assert text[slice(*found[0])].startswith("I'd like it lighter. That's all I was after.")
    assert all(len(text[a:b].split()) <= 34 for a, b in found)
    assert breaths("") == []


@pytest.mark.parametrize(
    "raw",
    [[], {}, {"statements": {}}, {"statements": [{"id": 1}]}, {"statements": ["x"]},
     {"statements": [{"id": 1, "text": "a"}, {"id": 1, "text": "b"}]}, {"statements": [{"id": [1], "text": "a"}]}],
)  # fmt: skip
def test_what_is_not_of_the_form_is_one_clear_line(raw):
    with pytest.raises(InputError) as error:
        statements_of(raw, "file.json")
    assert str(error.value).startswith("file.json")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", None])
def test_what_cannot_be_read_names_the_file(tmp_path, content):
    path = tmp_path / "s.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"s\.json"):
        read_statements(path)


def test_nothing_said_nothing_found(tmp_path):
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"statements": []}), encoding="utf-8")
    assert statement_pairs(read_statements(path)) == {"pairs": []}
    assert statement_pairs([("a", ""), ("b", "  ")]) == {"pairs": []}


def test_a_new_paragraph_is_a_new_breath():
    text = "Dear Judith,\n\nI'm writing early because otherwise I won't."
    assert [text[a:b] for a, b in breaths(text)] == ["Dear Judith,", "I'm writing early because otherwise I won't."]


def test_words_are_read_again_only_where_they_changed(coach, found, monkeypatch):
    from otherside.profiles.incongruence.find import MOST_PAIRS
    from otherside.profiles.incongruence.scorer import Scorer
    from otherside.workspace import incongruences

    read = []
    whole = Scorer.read
    monkeypatch.setattr(Scorer, "read", lambda self, texts: read.append(list(texts)) or whole(self, texts))
    assert coach.gaps("coach") == found
    assert read == []
    deal = coach.deal("coach")
    people = incongruences.statements_by_person(coach, deal)
    fewer = list(people[0][:-1])
    incongruences._look(coach, deal, fewer)
    # Once as a whole; for the questions then the sentences of what was found.
    assert read[0] == [s.quote for s in fewer]
    assert len(read) <= 1 + MOST_PAIRS


IDEAL = "I'd love to be the aunt who knows what they're reading and who's horrid to them at school."
ACTUAL = (
    "Their birthdays I leave to the bank, it sends them twenty each, and the last time I rang was, well, before the "
    "clocks went back."
)


def test_both_halves_in_one_statement_of_a_file():
    (pair,) = statement_pairs([("x", "I have two nieces."), ("y", f"{IDEAL} {ACTUAL}")])["pairs"]
    assert (pair["ideal"], pair["actual"]) == ("y", "y")
    assert [(s["id"], s["quote"]) for s in pair["sources"]] == [("y", IDEAL), ("y", ACTUAL)]


def test_of_a_deal_each_sentence_has_its_place_in_the_turn():
    turn = f"Right. {IDEAL} {ACTUAL}"
    text = f"{IDEAL} {ACTUAL}"
    person = Person(id="p", name="Runa", side=Side.THEIRS)
    said = Statement(person, text, "c", 3, 7, 7 + len(text), "notes.txt", None, ("e1", "e2"))
    spans = ((0, len(IDEAL)), (len(IDEAL) + 1, len(text)))
    row = _row([said], Incongruence(0, 0, 0.9, "family", "How is that?", spans))
    assert (row["ideal"], row["actual"]) == (IDEAL, ACTUAL)
    assert [turn[s["start"] : s["end"]] for s in row["sources"]] == [IDEAL, ACTUAL]
    assert row["evidence"] == ["e1", "e2"]
    assert "actual_person" not in row


def test_wishes_are_told_by_the_sentence_and_facts_are_not():
    texts = ["The pier is forty yards long. I'd love to swim from it before I'm sixty.", "Tickets are printed in Hull."]
    assert wishes(texts) == ["I'd love to swim from it before I'm sixty."]
    assert wishes([]) == wishes(["Yes."]) == []


def test_what_others_want_of_somebody_is_no_wish_of_theirs():
    others = "My brother wants me to sell the boatyard and enjoy life. The bank would like me to close the slip."
    assert wishes([f"{others} I want to build one more boat."]) == ["I want to build one more boat."]
