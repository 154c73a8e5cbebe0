"""The bank: enough, open, free of pressure, and readable with any words in its slots."""

from __future__ import annotations

import re

import pytest

from otherside.domain import Facet, InputError
from otherside.questions import faults, load_bank, parse_bank
from otherside.questions.bank import BURDENS, PHASES, ROLES, STAGES

ODD = (
    "I have one of these left in me",
    "or we don't, do we",
    "our product, obviously",
    "3 %, give or take",
    "ÄÖÜ & Söhne (the old ones)",
    "because, well, because",
    "NO",
)
EVERY = [(t, w) for t in load_bank().topics for w in t.wordings]


def test_several_hundred_each_once() -> None:
    texts = [w.text for _, w in EVERY]
    assert len(texts) >= 400
    assert len(set(texts)) == len(texts) == len(load_bank())


def test_every_facet_burden_phase_stage_role_and_relationship_is_served() -> None:
    topics = load_bank().topics
    assert {t.facet for t in topics} == set(Facet)
    assert {t.burden for t in topics} - {None} == set(BURDENS)
    assert {t.phase for t in topics} == set(PHASES)
    assert {s for _, w in EVERY for s in w.stages} == set(STAGES)
    assert {w.role for _, w in EVERY} - {None} == set(ROLES)
    assert all(any(w.through for w in t.wordings) for t in topics)
    assert sum(w.follow for _, w in EVERY) >= 60


def test_every_parameter_is_informed() -> None:
    informed = {p for t in load_bank().topics for p in t.informs}
    wanted = (
        "gain other_gain power salience loss_aversion exposure switching_cost rank veto failure tempo trigger capacity"
    )
    assert informed == set(wanted.split())
    assert all(0 < q <= 1 for t in load_bank().topics for q in t.informs.values())


@pytest.mark.parametrize("words", ODD)
def test_every_question_is_open_and_free_whatever_their_words(words: str) -> None:
    for _, wording in EVERY:
        text = wording.filled(quote=words, topic=words, person="Tomasz", whose="Ilsa")
        assert faults(text) == [], text
        assert "{" not in text
        if "quote" in wording.slots or "topic" in wording.slots:
            assert f"“{words}”" in text


def test_slots_of_their_words_stand_in_quotation_marks() -> None:
    for _, wording in EVERY:
        for slot in ("quote", "topic"):
            if slot in wording.slots:
                assert f"“{{{slot}}}”" in wording.text
        assert wording.through <= ("person" in wording.slots or wording.follow), wording.text
        assert wording.follow == bool(wording.slots & {"quote", "topic"}), wording.text


def test_no_finding_of_the_lint_and_nothing_the_coach_calls_leading() -> None:
    lint = pytest.importorskip("otherside.messaging.lint").lint
    is_leading = pytest.importorskip("otherside.coaching.questions").is_leading
    for _, wording in EVERY:
        text = wording.filled(quote=ODD[0], topic="Beacon", person="Tomasz", whose="Ilsa")
        assert [f.code for f in lint(text)] == [], text
        assert not is_leading(text), text


def test_what_anybody_may_be_asked_is_said_as_anybody_says_it() -> None:
    office = re.compile(
        r"\b(?:criteria|aims?|path|outcomes?|measured|reversible|present way|has to bring|the change itself)\b"
    )
    assert not [w.text for _, w in EVERY if w.role is None and not w.through and office.search(w.text)]


def test_gaps_complete_the_sentence() -> None:
    for topic in load_bank().topics:
        assert topic.gap[0].islower()
        assert topic.gap[-1] not in ".?"
        assert set(topic.gap.replace("{person}", "").split()).isdisjoint({"{quote}", "{topic}"})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("phase = 'later'", "phase"),
        ("facet = 'joy'", "joy"),
        ("informs = { luck = 0.5 }", "informs"),
        ("answered = ['(']", "cannot be read"),
        ("colour = 'red'", "colour"),
        ("any = ['What of {thing}?']", "thing"),
        ("listen = 'what {person} says'", "person"),
    ],
)
def test_a_wrong_bank_is_one_clear_line(change: str, says: str) -> None:
    rows = {
        "phase": "'next'", "facet": "'goal'", "scope": "'deal'", "gap": "'x'", "informs": "{ gain = 0.5 }",
        "listen": "'x'", "answered": "[]", "any": "['What else?']",
    }  # fmt: skip
    key, _, value = change.partition(" = ")
    rows[key] = value
    text = "[[topic]]\nid = 'a'\n" + "\n".join(f"{k} = {v}" for k, v in rows.items())
    with pytest.raises(InputError, match=r"mine\.toml") as caught:
        parse_bank(text, "mine.toml")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_month_that_is_past_is_no_date_that_hangs_on_anything() -> None:
    topic = load_bank().by_id["deadline"]
    assert not topic.answers("Nine thousand for overtime in July alone.")
    assert not topic.answers("We signed for the crane in March.")
    assert topic.answers("The lease ends in June.")
    assert topic.answers("It has to run before the first of May.")
