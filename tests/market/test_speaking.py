"""What a message speaks to: matters by words or meaning, words that are ours alone, and that nothing near is no verdict."""

import numpy as np
import pytest

from otherside.market.matters import matters
from otherside.market.messages import hold_against
from otherside.market.speaking import Ear, TheirWords, clauses, ours_alone, spoken_by, unit
from otherside.workspace.market.tested import leads, their_vocabulary
from otherside.workspace.searching import encode
from tests.market.test_matters import rows


@pytest.fixture(scope="module")
def market():
    said = rows()
    vectors = encode([s.quote for s in said])
    told = matters(said, vectors, [s.quote for s in said])
    return said, told, Ear(told, said, vectors)


@pytest.mark.parametrize(
    ("message", "matter"),
    [
        ("The slipway stays dry.", "about-slipway"),
        ("Stay where you are: nobody has to leave the counter.", "about-not-leav"),
        ("How do you know whether it works? Take one out in a gale.", "about-whether-work"),
    ],
)
def test_a_message_speaks_to_a_matter_by_its_words_or_by_what_it_means(market, message, matter):
    _, _, ear = market
    assert matter in [row.matter.theme.id for row in spoken_by(ear, [message], encode)]


@pytest.mark.parametrize(
    "message", ["Award-winning synergy for stakeholders.", "We celebrate our anniversary with cake."]
)
def test_what_nobody_speaks_of_is_spoken_to_nowhere(market, message):
    _, _, ear = market
    assert spoken_by(ear, [message], encode) == []


def test_the_best_line_is_told_from_the_worst_and_nothing_near_is_no_verdict(market):
    said, _, ear = market
    good, bad = hold_against(
        ["Will it work in a storm? Try it on your own slipway.", "Award-winning synergy for stakeholders."],
        encode, lambda text: [text], [], np.zeros((0, 384), np.float32), [], {}, unread=said, ear=ear, said=said,
    )  # fmt: skip
    (best,), (worst,) = good["segments"], bad["segments"]
    assert best["people"] >= 5
    assert best["at_least"]
    assert {row["theme"] for row in best["speaks_to"]} >= {"about-slipway", "about-whether-work"}
    assert all(row["quotes"] for row in best["speaks_to"])
    assert best["told"] == ""
    assert worst["people"] == 0
    assert worst["speaks_to"] == []
    assert "cannot tell" in worst["told"]


def test_clauses_of_a_long_sentence_are_heard_for_themselves():
    found = clauses(["Try it before you sign: one lamp, a whole month."])
    assert "Try it before you sign" in found
    assert "one lamp" not in found


def test_words_of_ours_lead_to_theirs_by_meaning_and_not_to_themselves():
    said = [(f"p{n}", text) for n, text in enumerate(
        ["The racket at noon", "What a racket", "Noise all day", "the noise again", "soup and bread", "bread rolls",
         "a wet floor", "the floor is wet", "soup", "keys", "keys are lost", "acoustics"])]  # fmt: skip
    theirs = their_vocabulary(said)
    (lead, none) = leads(theirs, ["loudness", "Zyx"])
    assert {"noise"} <= {row["phrase"] for row in lead["theirs"]}
    assert "bread" not in {row["phrase"] for row in lead["theirs"]}
    assert lead["theirs"][0]["people"] == 2
    assert none["word"] == "Zyx"
    (own,) = leads(theirs, ["noise"])
    assert "noise" not in {row["phrase"] for row in own["theirs"]}


def test_words_that_hardly_anybody_uses_are_ours_alone():
    assert ours_alone(["Synergy for the slipway, synergy!"], {"slipway": 4}) == ["synergy"]
    assert ours_alone(["Synergies"], {"synergi": 1}) == ["synergies"]


def test_without_words_of_theirs_nothing_leads_anywhere():
    nothing = TheirWords.of({}, encode)
    assert nothing.like(unit(encode(["noise"]))[0], ()) == []


def test_a_word_that_is_shared_is_no_nearness_by_itself(market):
    _, told, ear = market
    slipway = next(m for m in told if m.word and m.theme.name == "slipway")
    near = spoken_by(ear, ["The slipway floods every spring."], encode)
    assert any(row.matter is slipway and len(row.people) >= 2 for row in near)
    whole = next(row.people for row in near if row.matter is slipway)
    far = spoken_by(ear, ["Our slipway software makes your bookkeeping simple."], encode)
    assert all(row.people < whole for row in far if row.matter is slipway)
    assert all(row.people <= row.matter.theme.people for row in (*near, *far))
