"""Groups of people that nobody named, and the chance of finding them where there are none."""

import numpy as np

from otherside.domain import Facet, Stance
from otherside.market.discovery import LEAST_HEADS, discover
from otherside.market.saying import Saying
from otherside.market.segments import segments
from otherside.market.statistics import share

FACETS = (Facet.RISK, Facet.CONSENSUS, Facet.GOAL, Facet.WANT, Facet.FRUSTRATION, Facet.SITUATION)


def crowd(kinds, heads, seed=0, said=10):
    """People who draw what they speak of from the shares of their kind."""
    rng = np.random.default_rng(seed)
    out = []
    for person in range(heads):
        kind = kinds[person % len(kinds)]
        for n, k in enumerate(rng.choice(len(FACETS), said, p=kind)):
            key = f"p{person}"
            out.append(
                Saying(f"{key}-{n}", "words", {FACETS[int(k)]: 0.9}, Stance.NEUTRAL, 0.5, key, key, "d", None, "s",
                       "c", n, 0, 5)
            )  # fmt: skip
    return out


CAREFUL = (0.5, 0.3, 0.05, 0.05, 0.05, 0.05)
EAGER = (0.05, 0.05, 0.4, 0.4, 0.05, 0.05)
ALL = (0.2, 0.2, 0.15, 0.15, 0.15, 0.15)


def test_kinds_of_people_are_found_and_found_again():
    found = discover(crowd([CAREFUL, EAGER], 60))
    assert found.stability > found.chance
    groups = [{found.group_of[f"p{n}"] for n in range(start, 60, 2)} for start in (0, 1)]
    # Nine in ten of each kind are together, and apart from the other kind.
    most = [
        max(groups[k], key=lambda g, k=k: sum(found.group_of[f"p{n}"] == g for n in range(k, 60, 2))) for k in (0, 1)
    ]
    assert most[0] != most[1]
    for k in (0, 1):
        assert sum(found.group_of[f"p{n}"] == most[k] for n in range(k, 60, 2)) >= 27
    assert "risk" in most[0].casefold() or "consensus" in most[0].casefold()
    assert discover(crowd([CAREFUL, EAGER], 60)) == found


def test_one_kind_of_people_is_not_cut_up():
    found = [discover(crowd([ALL], 60, seed)) for seed in range(3)]
    assert sum(bool(f.group_of) for f in found) == 0
    assert all(f.why for f in found)


def test_few_people_are_not_grouped():
    found = discover(crowd([CAREFUL, EAGER], LEAST_HEADS - 1))
    assert found.group_of == {}
    assert str(LEAST_HEADS) in found.why


def test_groups_made_of_sayings_are_not_tested_on_them():
    said = crowd([CAREFUL, EAGER], 60)
    of = {(s.person, s.deal): "ab"[int(s.person[1:]) % 2] for s in said}
    assert any(s["differences"] for s in segments(said, [], of))
    assert not any(s["differences"] or s["compared"] for s in segments(said, [], of, tested=False))


def test_an_interval_over_people_holds_where_one_over_sentences_does_not():
    """Sentences come in bunches: 30 people of whom some say a thing always and others never."""
    rng = np.random.default_rng(3)
    by_people = by_sentences = 0
    for _ in range(400):
        talkers = rng.random(30) < 0.3
        sentences = rng.poisson(8, 30) + 1
        found = share(int(talkers.sum()), 30)
        by_people += found.low <= 0.3 <= found.high
        naive = share(int(sentences[talkers].sum()), int(sentences.sum()))
        by_sentences += naive.low <= 0.3 <= naive.high
    assert by_people / 400 >= 0.92
    assert by_sentences / 400 < 0.8
