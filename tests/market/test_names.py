"""Names of people and firms are no words of a market, and a plain word of the same letters stays one."""

import pytest

from otherside.domain import Facet, Stance
from otherside.market.language import markers, word_bank
from otherside.market.names import Names
from otherside.market.saying import Saying
from otherside.market.segments import segments
from otherside.market.shared import shared
from otherside.market.themes import themes_of

KNOWN = ["Yevheniia Brandsma", "José Pérez-Roca", "Kit Price", "Grace Mulder", "Quillfeather Logistics"]


def saying(n, text, person, deal="yard", facet=Facet.RISK):
    return Saying(
        f"e{n}", text, {facet: 0.9}, Stance.AWAY, 0.6, person, person.title(), deal, None, "call.md", "c", n, 0, len(text)
    )  # fmt: skip


def words(texts, known=KNOWN):
    names = Names(known, texts)
    return [names.without(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We asked Yevheniia about the crates.", "We asked ||||||||| about the crates."),
        ("Brandsma's crates came late.", "||||||||'s crates came late."),
        ("So José signs, or Perez-Roca does.", "So |||| signs, or |||||-|||| does."),
        ("And YEVHENIIA agreed.", "And ||||||||| agreed."),
        ("here at quillfeather the crates wait", "here at |||||||||||| the crates wait"),
    ],
)
def test_a_name_leaves_a_gap_of_its_length(text, left):
    assert words([text]) == [left]


def test_a_name_that_is_also_a_plain_word_takes_nothing_from_the_market():
    texts = ["The price is what decides here.", "We said the price is open.", "I asked Price about the price.",
             "Price decides.", "The grace period ends.", "A grace period of a week would help, Grace says."]  # fmt: skip
    assert words(texts) == [
        *texts[:2], "I asked ||||| about the price.", "Price decides.", texts[4],
        "A grace period of a week would help, ||||| says.",
    ]  # fmt: skip
    assert {"price", "grace"}.isdisjoint(Names(KNOWN, texts).words)


def test_an_article_tells_a_plain_word_where_nothing_has_capitals():
    texts = ["the price is too high", "we never saw a price in there", "price kills it"]
    assert words(texts) == texts
    assert words(["price kills it", "kit said so"]) == ["||||| kills it", "||| said so"], "nothing told: a name"


def test_who_writes_a_name_small_makes_no_word_of_it():
    texts = [*["Then Grace called."] * 3, "We told Grace.", "Now Grace knows.", "I asked grace.", "Grace left."]
    assert "grace" in Names(KNOWN, texts).words
    assert not any("race" in text for text in words(texts))


def test_nobody_is_a_word_to_write_in_or_a_mark_of_a_group():
    said = [saying(n, f"We told Yevheniia the crate price of lane {n} is fair", f"p{n}") for n in range(9)]
    other = [saying(n + 9, "The forklifts need a new battery", f"q{n}", "quay") for n in range(9)]
    names = Names(KNOWN, (s.quote for s in said))
    bank = [row["phrase"] for row in word_bank([*said, *other], names=names)]
    assert "crate price" in bank
    assert not any("yevheniia" in phrase for phrase in bank)
    assert any("yevheniia" in row["phrase"] for row in word_bank([*said, *other])), "it is said by several"
    of = {(s.person, s.deal): s.deal for s in (*said, *other)}
    found = {row["name"]: row["language"] for row in segments([*said, *other], [], of, names=names)}
    assert any("crate" in m["phrase"] for m in found["yard"])
    assert not any("yevheniia" in m["phrase"] for m in found["yard"])
    inside, outside = ([(s.person, names.without(s.quote)) for s in rows] for rows in (said, other))
    assert not any("yevheniia" in m.phrase for m in markers(inside, outside))


def test_neither_a_theme_nor_an_objection_is_called_after_somebody():
    import numpy as np

    texts = [f"I fear Yevheniia and José stop the crate scanner of bay {n}" for n in range(4)]
    said = [saying(n, text, f"p{n}") for n, text in enumerate(texts)]
    names = Names(KNOWN, texts)
    found, _ = themes_of(Facet.RISK, said, np.zeros((4, 384), np.float32), names=names.words)
    assert any("scanner" in theme.name for theme in found)
    ((theme, _),) = shared(said, set(range(4)), names.words)
    assert "crate scanner" in theme.name
    for called in (*found, theme):
        assert not any(name in word for word in called.words for name in ("yevheniia", "josé", "jose"))


def test_no_names_change_nothing():
    assert Names().without("Grace told Kit") == "Grace told Kit"
    assert Names().words == frozenset()
