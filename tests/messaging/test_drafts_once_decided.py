"""Once it is decided a draft thanks, asks one free question at most, and sells no more; who did not say it is not told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.messaging.drafts import Channel, Decided, Kind, Passage, Setting, plan, write
from tests.messaging.drafting import HOPE, OTHERS, RISK, ROOM, holds, made, quote

NO = "We signed with Bolkar on Friday."
YES = "We have decided for you."
NEED = "I need the first line running before the summer."
JUNE = dt.date(2026, 6, 2)


def told(words, shared=False):
    return Passage(quote(words, n=9, day=JUNE), {}, Setting(Channel.TALK, shared, turn=words), "ines", "Ines Calder")


def drafted(known, *rows):
    profile = made(("aspiration", HOPE), ("priority", ROOM), ("consensus", OTHERS), *rows)
    return {kind: write(plan(kind, profile, decided=known)) for kind in Kind}


@pytest.mark.parametrize("way", ["other", "nothing", "against"])
def test_after_a_no_there_are_thanks_with_their_words_and_one_free_question(way):
    for kind, draft in drafted(Decided(way, told(NO))).items():
        holds(draft, [NO])
        for old in (HOPE, ROOM, OTHERS):
            assert old not in draft.text
        if kind is not Kind.ONEPAGER:
            assert NO in draft.text
            assert draft.text.count("?") == (2 if kind is Kind.CALL else 1)
        if kind is Kind.PROPOSAL:
            assert "It is decided, as you said on 2 June" in draft.text
            assert "there is no proposal here" in draft.text


def test_a_page_for_colleagues_holds_it_only_where_it_was_said_before_them():
    assert NO not in drafted(Decided("other", told(NO)))[Kind.ONEPAGER].text
    assert NO in drafted(Decided("other", told(NO, shared=True)))[Kind.ONEPAGER].text


def test_who_did_not_say_it_is_asked_how_it_stands_and_not_told():
    for way in ("us", "other", "nothing", "against", None):
        for draft in drafted(Decided(way)).values():
            assert "decided" not in draft.text
            assert "how does this stand" in draft.text.lower()
            assert draft.to_json()["claims"] == []


def test_after_a_yes_it_names_it_and_asks_what_they_need_next():
    later = replace(quote(NEED, n=9, day=JUNE), start=100, end=100 + len(NEED))
    found = drafted(Decided("us", told(YES)), ("want", later))
    for kind in (Kind.EMAIL, Kind.CALL, Kind.PROPOSAL):
        assert YES in found[kind].text
        assert "the first line running before the summer" in found[kind].text
        assert "need next" in found[kind].text
        assert HOPE not in found[kind].text
    assert "What do you need" in drafted(Decided("us", told(YES)))[Kind.EMAIL].text


def test_where_only_a_crm_says_so_nothing_is_claimed_of_the_reader():
    won, lost = drafted(Decided("us", stated=True)), drafted(Decided("against", stated=True))
    assert "What do you need" in won[Kind.EMAIL].text
    assert "how does this stand" in lost[Kind.EMAIL].text.lower()
    assert won[Kind.EMAIL].to_json()["claims"] == lost[Kind.EMAIL].to_json()["claims"] == []
    assert won[Kind.PROPOSAL].text.split("\n\n")[1] == "There is no proposal here."


LEFT = "I think we'd better leave it there for this year, but thank you so much for all your patience."


@pytest.mark.parametrize("after", ["", " You have been very kind to us. All the best, Ines"])
def test_a_wrapped_no_is_thanked_for_and_argued_with_by_nothing(after):
    profile = made(("aspiration", HOPE), ("priority", ROOM), ("fear", RISK))
    said = [told(f"Thank you for the summary. {LEFT}{after}")]
    for kind in (Kind.EMAIL, Kind.CALL, Kind.PROPOSAL):
        draft = write(plan(kind, profile, said=said))
        holds(draft, [LEFT])
        assert LEFT in draft.text
        for old in (HOPE, ROOM, RISK):
            assert old not in draft.text
        assert "It is decided" not in draft.text


@pytest.mark.parametrize(
    "after",
    [
        " Could you send me the list of parts once more?",
        " The new foreman starts in May and wants to see how it would run here.",
    ],
)
def test_who_goes_on_after_a_no_is_written_to_about_that(after):
    profile = made(("aspiration", HOPE), ("fear", RISK))
    found = plan(Kind.EMAIL, profile, said=[told(f"{LEFT}{after}")])
    assert found.decided is None
