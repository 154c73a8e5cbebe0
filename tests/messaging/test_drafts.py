"""Drafts from invented evidence of every shape."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Manner, Setting, plan, shapes, write
from otherside.messaging.drafts.compose import compose
from otherside.messaging.drafts.plan import Role
from tests.messaging.drafting import (
    GAP,
    HOPE,
    OTHERS,
    QUOTED,
    RISK,
    ROOM,
    TODAY,
    drafts,
    holds,
    made,
    quote,
)

SHAPES = {
    "nothing": (),
    "one quote": (("desire", HOPE),),
    "only constraints": (("priority", ROOM), ("risk", RISK), ("knowledge_gap", GAP), ("consensus", OTHERS)),
    "only the present": (("situation", TODAY),),
    "everything": (("goal", HOPE), ("frustration", TODAY), ("priority", ROOM), ("knowledge_gap", GAP)),
    "each alone": tuple((f.value, f"The {f.value} of this matters a good deal to my people.") for f in Facet),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("variant", [0, 1, 2])
def test_every_shape_of_evidence_gives_an_honest_draft(shape, variant):
    rows = SHAPES[shape]
    for draft in drafts(made(*rows), variant=variant).values():
        holds(draft, [t for _, t in rows])


def test_no_evidence_asks_and_claims_nothing():
    for kind, draft in drafts(made()).items():
        data = draft.to_json()
        assert data["claims"] == []
        assert "?" in data["text"] or kind is Kind.INVITATION
        assert draft.words < 150


def test_a_mail_has_the_four_parts_and_its_length():
    draft = write(plan(Kind.EMAIL, made(*SHAPES["everything"]), manner=Manner(sender="Noa")))
    assert [m.role for m in plan(Kind.EMAIL, made(*SHAPES["everything"])).moves] == [
        Role.HOPE, Role.STANDING, Role.BETWEEN,
    ]  # fmt: skip
    assert 60 <= draft.words <= 150
    assert "“close the books on a Friday and go home”" in draft.text
    assert "you'd like to" in draft.text
    assert draft.text.count("?") == 1
    assert draft.text.rstrip().endswith("Noa")


def test_a_formal_reader_is_addressed_as_before_and_without_short_forms():
    manner = Manner("Dear Ms Calder", formal=True, sender="Noa Levi")
    text = write(plan(Kind.EMAIL, made(*SHAPES["everything"]), manner=manner)).text
    assert text.startswith("Dear Ms Calder,")
    assert not re.search(r"\w'(?:d|ll|re|ve|t)\b", QUOTED.sub("", text))
    assert text.endswith("Kind regards\nNoa Levi")


def test_the_same_evidence_gives_the_same_draft_and_a_variant_another():
    subject = made(*SHAPES["everything"], *SHAPES["only constraints"])
    first, again, other = (write(plan(Kind.EMAIL, subject, variant=v)).text for v in (0, 0, 1))
    assert first == again
    assert first != other


def test_what_only_a_note_holds_is_said_to_come_from_the_talk_or_the_note():
    subject = made(("desire", quote(HOPE, reported=True)))
    for variant in range(6):
        text = write(plan(Kind.EMAIL, subject, variant=variant)).text
        assert "wrote" not in text.replace("I wrote", "")
        assert "your mail" not in text.lower()


def test_a_mail_is_called_a_mail():
    q = quote("We must show our members a different rota by March.", n=3)
    setting = {q.id: Setting(Channel.MAIL)}
    named = []
    for variant in range(6):
        draft = write(plan(Kind.EMAIL, made(("goal", q)), settings=setting, variant=variant))
        named.append([words for words in ("wrote", "sentence of yours") if words in draft.text])
        assert draft.subject.startswith("Your mail of 4 May")
    # Each in one way of two, and both of them occur.
    assert sorted(named) == [["sentence of yours"]] * 3 + [["wrote"]] * 3


def test_words_of_another_day_carry_their_day():
    for n, facet in enumerate(("priority", "risk", "consensus", "commitment")):
        later = quote("We will look at the budget first, after the last one went wrong.", n=n, day=dt.date(2026, 6, 9))
        for kind in (Kind.EMAIL, Kind.CALL, Kind.INVITATION, Kind.PROPOSAL):
            text = compose(plan(kind, made(("goal", HOPE), (facet, later)))).text
            if later.quote in text:
                assert "9 June" in text[: text.index(later.quote)]
    same = quote(ROOM, n=3)
    assert "4 May: “There" not in compose(plan(Kind.EMAIL, made(("goal", HOPE), ("priority", same)))).text


def test_a_kind_is_named_only_where_the_words_carry_it():
    tired = quote("Half of my people are on their knees this autumn.", n=3)
    for kind in (Kind.EMAIL, Kind.PROPOSAL):
        text = compose(plan(kind, made(("goal", HOPE), ("risk", tired)))).text
        assert tired.quote in text
        for words in ("careful", "reason for care", "stopping", "way out", "way to end it agreed", "goes wrong", "try"):
            assert words not in text, (kind, words)
    assert "careful" in "".join(s.text for s in shapes.BY_FACET[Facet.RISK])


def test_the_latest_words_go_before_old_ones():
    old = quote("There is no room for another boat before the regatta.", n=1, day=dt.date(2026, 3, 1), confidence=0.95)
    new = quote(
        "We have nobody free for another boat until the slip is mended.", n=2, day=dt.date(2026, 5, 4), confidence=0.75
    )
    text = compose(plan(Kind.EMAIL, made(("priority", old), ("priority", new)))).text
    assert new.quote in text
    assert old.quote not in text


@pytest.mark.parametrize(
    "text",
    [
        "I will find you the old surveys of the slip next week.",
        "I'll send you the plan tonight, I know, I said that before.",
        "We haven't got round to the survey yet.",
    ],
)
def test_nobody_is_held_to_what_they_owe(text):
    owing = made(
        ("commitment", quote(text, day=dt.date(2026, 3, 2))),
        ("situation", quote(text, n=1, day=dt.date(2026, 3, 2))),
        ("priority", ROOM),
    )
    for kind in Kind:
        for variant in range(2):
            assert text[:20] not in compose(plan(kind, owing, variant=variant)).text
