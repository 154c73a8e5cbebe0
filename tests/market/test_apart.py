"""Words that set groups apart, in all that they said: found where people and firms show it, and else nothing is claimed."""

import time

import numpy as np

from otherside.domain import Facet, Stance
from otherside.market.apart import words_apart
from otherside.market.language import markers, word_bank
from otherside.market.phrases import speakers
from otherside.market.saying import Saying
from otherside.market.segments import segments


def saying(n, text, person, deal, facet=None, mark=""):
    facets = {facet: 0.9} if facet else {}
    return Saying(
        f"e{n}", text, facets, Stance.NEUTRAL, 0.6, person, person.title(), deal, None, "a.txt", "c", n, 0, len(text), "", mark
    )  # fmt: skip


def trade(kind, firms, each, text):
    """People of some firms of a trade who all say the like, with what everybody says."""
    return [
        saying(0, t, f"{kind}{k}-{n}", f"{kind}{k}")
        for k in range(firms)
        for n in range(each)
        for t in (text, "The boiler is old")
    ]


def of(said):
    return {(s.person, s.deal): s.deal.rstrip("0123456789") for s in said}


def test_a_word_of_one_trade_in_any_of_its_forms_is_found_with_people_firms_and_a_quote():
    said = [
        *trade("inn", 5, 2, "No bookings on a wet Monday"),
        *trade("inn", 5, 1, "One booking falls through"),
        *trade("mill", 5, 2, "The flour stays damp"),
        *trade("farm", 5, 2, "The hay comes in late"),
    ]
    found = words_apart(said, of(said), {"inn", "mill", "farm"})
    row = next(r for r in found.words["inn"] if r["phrase"] == "bookings")
    assert (row["people"], row["of"], row["others"], row["of_others"]) == (10, 10, 0, 20)
    assert (row["deals"], row["of_deals"]) == (5, 5)
    assert row["q"] <= 0.1
    assert "booking" in row["quotes"][0]["quote"]
    assert not any(r["phrase"] == "boiler" for rows in found.words.values() for r in rows), "all say it"


def test_many_people_of_few_firms_are_no_trade():
    said = [*trade("inn", 1, 12, "No bookings on Monday"), *trade("mill", 1, 12, "The flour stays damp")]
    found = words_apart(said, of(said), {"inn", "mill"})
    assert (found.words, found.looked_at) == ({}, 0), "nothing could have come out"


def test_people_of_one_survey_did_not_hear_each_other():
    said = [*trade("inn", 1, 12, "No bookings on Monday"), *trade("mill", 1, 12, "The flour stays damp")]
    alone = {(s.person, s.deal): s.person for s in said}
    found = words_apart(said, of(said), {"inn", "mill"}, firm_of=alone)
    row = next(r for r in found.words["inn"] if "bookings" in r["phrase"])
    assert (row["people"], row["others"], row["deals"], row["of_deals"]) == (12, 0, 1, 1)
    # Colleagues among them speak alike.
    assert not words_apart(said, of(said), {"inn", "mill"}, firm_of=dict.fromkeys(alone, "Dale")).words


def test_a_word_of_one_firm_is_not_its_trades():
    said = [*trade("inn", 4, 3, "We open late"), *trade("mill", 5, 3, "We grind early")]
    said += [saying(9, "Ask the brewery committee", f"inn0-{n}", "inn0") for n in range(3)]
    found = words_apart(said, of(said), {"inn", "mill"})
    assert not any("brewery" in r["phrase"] for r in found.words.get("inn", ()))


def test_where_words_fall_by_chance_hardly_any_is_found():
    rng = np.random.default_rng(3)
    words = [
        a + b for a in ("kiln", "gull", "pier", "rope", "lamp", "crate") for b in ("bo", "ta", "mi", "zu", "ra", "ke")
    ]
    wrong = 0
    for _ in range(40):
        said = [
            saying(0, " ".join(rng.choice(words, 8, replace=False)), f"p{k}-{n}", f"{'ab'[k % 2]}{k}")
            for k in range(14)
            for n in range(3)
        ]
        wrong += bool(words_apart(said, of(said), {"a", "b"}).words)
    assert wrong <= 8, "at most a tenth, and as much again by chance"


def test_what_is_marked_is_counted_and_not_quoted():
    said = [
        *(saying(0, "The bookings again", f"inn{k}", f"inn{k}", mark="personal") for k in range(5)),
        *(saying(0, "The flour", f"mill{k}", f"mill{k}") for k in range(9)),
    ]
    row = next(r for r in words_apart(said, of(said), {"inn", "mill"}).words["inn"] if r["phrase"] == "bookings")
    assert (row["people"], row["quotes"]) == (5, [])


def test_many_sentences_are_looked_at_in_seconds():
    rng = np.random.default_rng(0)
    words = np.array(
        [f"{a}{b}{c}o" for a in "bdfgklmnprst" for b in ("al", "en", "ir", "os", "um") for c in "bdfgklmnpr"]
    )
    said = [
        saying(n, " ".join(rng.choice(words, 6)), f"p{n % 1500}", f"{'abcde'[n % 5]}{n % 300}") for n in range(12_000)
    ]
    begun = time.process_time()
    words_apart(said, of(said), set("abcde"))
    assert time.process_time() - begun < 20


def test_a_segment_is_described_in_words_of_all_that_was_said_and_a_kind_in_a_quote():
    silent = [*trade("inn", 5, 2, "No bookings on a wet Monday"), *trade("mill", 5, 2, "The flour stays damp")]
    read = [saying(90 + n, f"I hate the {w}", f"inn{n}-0", f"inn{n}", Facet.FRUSTRATION)
            for n, w in enumerate(("cellar", "stairs", "keys"))]  # fmt: skip
    rows = {s["name"]: s for s in segments(read, [], of(silent), sentences=[*silent, *read])}
    assert (rows["inn"]["people"], rows["inn"]["heard"], rows["mill"]["people"]) == (3, 10, 0)
    assert any(m["phrase"] == "bookings" for m in rows["inn"]["language"])
    assert any(w["phrase"] == "bookings" for w in rows["inn"]["words"])
    assert rows["inn"]["words_compared"]
    assert rows["inn"]["drivers"][0]["quotes"][0]["quote"].startswith("I hate the")
    alone = segments(read, [], dict.fromkeys(of(read), "inn"))
    assert not alone[0]["words_compared"]


def test_the_forms_of_a_word_are_one_count_under_the_form_that_most_use():
    said = [("ina", "The void costs us"), ("bo", "Two voids in May"), ("kai", "A void again"), ("kai", "Voids, voids")]
    assert speakers(said)["void"] == 3
    assert "voids" not in speakers(said)
    (void,) = (m for m in markers(said, [("zoe", "The roof leaks"), ("max", "A roof")]) if "void" in m.phrase)
    assert (void.phrase, void.people, void.others) == ("void", 3, 0)
    bank = word_bank([saying(n, text, who, "Mill") for n, (who, text) in enumerate(said)])
    assert [(row["phrase"], row["people"]) for row in bank if "void" in row["phrase"]] == [("void", 3)]


def test_a_bank_has_no_part_of_a_phrase_beside_it_and_no_quote_twice():
    texts = [
        "Guests stop ringing the bell and the oven cools",
        "They stop ringing the bell",
        "Stop ringing the bell",
        "My oven cools",
    ]
    bank = word_bank([saying(n, text, f"p{n}", "Inn") for n, text in enumerate(texts)])
    phrases = [row["phrase"] for row in bank]
    assert not any(f" {a} " in f" {b} " for a in phrases for b in phrases if a != b)
    quotes = [q["quote"] for row in bank for q in row["quotes"]]
    assert len(set(quotes)) == len(quotes)
    kept = [saying(n, "The lodger owes rent", f"p{n}", "Inn", mark="personal") for n in range(3)]
    assert word_bank(kept) == []
    fragments = [saying(0, "Cellar.", "ina", "Inn"), saying(1, "The cellar stays wet until May", "bo", "Inn")]
    assert word_bank(fragments)[0]["quotes"][0]["quote"] == fragments[1].quote
