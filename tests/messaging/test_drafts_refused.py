"""A flat no is what a proposal takes up first: in their words, and without an argument."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.messaging.drafts import Channel, Kind, Manner, Passage, Setting, plan, write
from otherside.messaging.drafts.refused import refusals
from tests.messaging.drafting import HOPE, drafts, holds, made, quote

MAY, JUNE = dt.date(2026, 5, 4), dt.date(2026, 6, 2)
LETTER = (
    "1. Clause 4, 24 months at least: we do not sign that. Six would be fine.\n2. Index 4 % a year, automatic. No.\n\n"
    "The rest is in order."
)
NOES = ["Clause 4, 24 months at least: we do not sign that. Six would be fine.", "Index 4 % a year, automatic. No."]


def turn(text, day=MAY, n=5, kept=False, shared=False):
    return Passage(quote(text, n=n, day=day), {}, Setting(Channel.MAIL, shared, kept, turn=text), "ines", "Ines Calder")


def test_the_noes_of_a_letter_are_found_where_they_stand():
    found = refusals([turn(LETTER)])
    assert [p.quote.quote for p in found] == NOES
    assert [LETTER[p.quote.start : p.quote.end] for p in found] == NOES


@pytest.mark.parametrize(
    "text",
    [
        "Would you sign clause 4?",
        "We sign that.",
        "Clause 4 is fine. No hurry.",
        "Questions about the price: no.",
        # A letter that puts off without a no.
        "We'll come back to you without being asked once the overall situation is clear.",
        "We didn't find the annex. Is it in the post?",
    ],
)
def test_what_refuses_nothing(text):
    assert refusals([turn(text)]) == ()


def test_only_in_a_point_of_a_list_does_the_next_sentence_belong_to_it():
    text = "Clause 4, 24 months at least: we do not sign that. We meet at ten on Friday."
    assert [p.quote.quote for p in refusals([turn(text)])] == ["Clause 4, 24 months at least: we do not sign that."]


def test_what_was_confided_or_overtaken_by_a_yes_is_not_held_up():
    assert refusals([turn(LETTER, kept=True)]) == ()
    assert refusals([turn(LETTER)], since=turn("We signed it.", JUNE)) == ()
    assert refusals([turn(LETTER, JUNE)], since=turn("We signed it.", MAY))


def test_a_proposal_begins_with_it_and_does_not_ask_what_stands_in_the_way():
    found = drafts(made(), said=[turn(LETTER)])
    for draft in found.values():
        holds(draft, [LETTER])
    text = found[Kind.PROPOSAL].text
    assert text.split("\n\n")[1].startswith("What you said no to\nYou wrote on 4 May: “Clause 4")
    assert "“Index 4 % a year, automatic. No.”" in text
    assert "[Our answer to that.]" in text
    assert "stands in the way" not in text
    assert "settled first" not in text
    for kind in (Kind.EMAIL, Kind.CALL):
        assert NOES[0] in found[kind].text
        assert "How is it done today" not in found[kind].text
    # A page for colleagues holds nothing that was written to us alone; that there is something to know is for us.
    assert NOES[0] not in found[Kind.ONEPAGER].text
    assert plan(Kind.ONEPAGER, made(), said=[turn(LETTER)]).refused


def test_whoever_signs_without_having_got_the_letter_does_not_say_that_they_did():
    letter = turn(LETTER)
    told = replace(letter, setting=replace(letter.setting, heard=("Tom Reiner",)))
    draft = write(plan(Kind.PROPOSAL, made(), said=[told], manner=Manner(signs="Nils Own", sender="Nils")))
    assert "You wrote to Tom on 4 May: “Clause 4" in draft.text


def test_it_stands_beside_what_they_want_and_a_letter_keeps_to_that():
    found = drafts(made(("aspiration", HOPE)), said=[turn(LETTER)])
    assert "What you said no to" in found[Kind.PROPOSAL].text
    assert "close the books on a Friday" in found[Kind.PROPOSAL].text
    assert NOES[0] not in found[Kind.EMAIL].text
