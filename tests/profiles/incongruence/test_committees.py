"""The committee dossiers and how their figures are made."""

import json
from collections import Counter

import numpy as np
import pytest

from benchmarks.gaps import committees as module
from benchmarks.gaps.committees import COMMITTEES, committees, halved
from otherside.domain import FACETS

RAW = [json.loads(line) for line in COMMITTEES.read_text(encoding="utf-8").splitlines()]
REASONS = {"taste", "goals", "resolved", "other_person", "serves", "private", "shared_words"}


def test_they_are_as_many_as_is_said_and_split_by_whole_domains():
    assert Counter((d["split"], bool(d["pairs"])) for d in RAW) == {
        ("dev", True): 30, ("dev", False): 10, ("test", True): 30, ("test", False): 10,
    }  # fmt: skip
    splits = {(d["domain"], d["split"]) for d in RAW}
    assert len(splits) == len({domain for domain, _ in splits})


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw["id"])
def test_each_is_of_the_form_and_every_pair_is_between_people(raw):
    people = {p["id"]: p for p in raw["people"]}
    said = {s["id"]: s for s in raw["statements"]}
    assert 3 <= len(people) <= 5
    assert {s["person"] for s in said.values()} == set(people)
    assert 12 <= len(said) <= 18
    assert all(s["facet"] in {*(f.value for f in FACETS), "-"} for s in said.values())
    assert len(raw["pairs"]) <= 1
    assert 2 <= len(raw["decoys"]) <= 3
    assert {d["reason"] for d in raw["decoys"]} <= REASONS
    for a, b in [*((p["ideal"], p["actual"]) for p in raw["pairs"]), *((d["a"], d["b"]) for d in raw["decoys"])]:
        assert said[a]["person"] != said[b]["person"]


def test_with_half_of_the_pair_left_out_there_is_none():
    rows = committees("dev")
    with_pair = [c for c in rows if c.said.pairs]
    less = halved(rows)
    assert len(less) == 2 * len(with_pair)
    (ideal, actual), first = next(iter(with_pair[0].said.pairs)), with_pair[0]
    assert [c.said.pairs for c in less[:2]] == [{}, {}]
    for c, gone in zip(less[:2], (ideal, actual), strict=True):
        assert first.said.texts[gone] not in c.said.texts
        assert len(c.said.texts) == len(c.people) == len(first.people) - 1


def test_the_threshold_keeps_four_of_five_empty_of_either_kind(monkeypatch):
    """Scores are set by hand: of dossiers without a pair the best is n / 10, with half of one .05 times as much."""
    rows = committees("dev")
    bare = [c.said.texts for c in rows if not c.said.pairs]

    class Level:
        threshold = 0.0

    def logits(texts, people, scorer):
        score = (bare.index(texts) + 0.5) / 10 if texts in bare else 0.05
        return np.full((2, 2), np.log(score / (1 - score)), np.float32)

    monkeypatch.setattr(module, "default_scorer", Level)
    monkeypatch.setattr(module, "across_logits", logits)
    least = module.choose(rows)
    assert sum((n + 0.5) / 10 < least for n in range(10)) == 8
    assert least == pytest.approx(0.75, abs=0.002)
