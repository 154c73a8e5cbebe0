"""Drafts: the page for colleagues."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.messaging.drafts import Kind, plan, prove, write
from otherside.messaging.drafts.compose import compose
from tests.messaging.drafting import (
    HOPE,
    LEASE,
    RISK,
    ROOM,
    TODAY,
    drafts,
    holds,
    made,
    quote,
    shared,
)


def test_the_one_pager_names_only_what_was_said_before_others():
    open_words = quote("I want the exit in writing before we begin.", n=1)
    closed = quote("The last two suppliers left us alone on the first night.", n=2)
    ines = made(("want", open_words), ("risk", closed))
    others = [made(("priority", ROOM), name="Paul Ostrow"), made(("situation", TODAY), name="Rhea Lund")]
    draft = write(plan(Kind.ONEPAGER, ines, settings=shared(open_words), colleagues=others))
    assert "“I want the exit in writing before we begin.”" in draft.text
    assert closed.quote not in draft.text
    assert "A concern about what happens if it does not work." in draft.text
    assert ROOM not in draft.text
    after = draft.text[draft.text.index("Also raised") : draft.text.index("Not on this page yet")]
    assert "Ines" not in after
    assert "Paul" not in after
    holds(draft, [open_words.quote])


def test_in_a_small_circle_a_concern_without_a_name_would_still_have_one():
    draft = write(plan(Kind.ONEPAGER, made(("risk", RISK)), colleagues=[made(("goal", HOPE), name="Paul Ostrow")]))
    assert draft.to_json()["claims"] == []
    assert "concern about" not in draft.text


def test_words_beside_a_request_to_keep_them_are_left_alone():
    words = quote("I want the exit in writing before we begin.", n=1)
    for draft in drafts(made(("want", words)), settings=shared(words, kept=True)).values():
        assert "exit" not in draft.text


def test_fear_stays_out_of_what_is_passed_on():
    fear = quote("We could lose the whole night crew over this.", n=1)
    for kind in (Kind.PROPOSAL, Kind.ONEPAGER):
        assert "night crew" not in write(plan(kind, made(("fear", fear)), settings=shared(fear))).text


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Give me a hull and I'll tell you by tea whether it floats.", False),
        ("Just bring us the ledger, and we can say what it is worth.", False),
        ("I'd like us to be the first yard where nobody works on a Sunday.", True),
        ("Our aim is a boat that leaves on the day it was promised.", True),
        ("The paint shop opens at seven on most days.", False),
    ],
)
def test_on_the_page_for_colleagues_a_wish_says_that_it_is_one(text, wish):
    said = quote(text, n=1)
    page = compose(plan(Kind.ONEPAGER, made(("want", said)), settings=shared(said)))
    assert ("Wants" in page.text) is wish
    if not wish and "me" in text:
        assert plan(Kind.EMAIL, made(("want", said))).moves == ()


def page(*rows, name="Ines Calder", spoken=None, value=True, as_of=None):
    quotes = [q for _, q in rows]
    plan_ = plan(
        Kind.ONEPAGER, made(*rows, name=name), settings=shared(*quotes, value=value), spoken=spoken or {}, as_of=as_of,
        colleagues=[made(("goal", HOPE), name="Paul Ostrow")],
    )  # fmt: skip
    draft = write(plan_)
    prove(draft)
    return draft.text


def test_what_presses_is_no_concern_about_the_change():
    words = "The museum lends us no boat as long as the slip stays as it is."
    text = page(("consensus", quote(words)), ("risk", quote("If it stays like this we lose the night berth.", n=1)))
    assert "Concern" not in text
    assert "What presses" in text
    assert "Concern" in page(("risk", quote(RISK)))


def test_a_dated_line_of_the_page_has_its_date():
    day = dt.date(2026, 3, 20)
    assert f"Dates that were named\n- On timing, Ines Calder (20 March): “{LEASE}”" in page(
        ("trigger", quote(LEASE, day=day))
    )
    assert "Dates that were named" not in page(("trigger", quote("A letter came from the harbour about the slipway.")))
    assert "slipway" not in page(("trigger", quote(LEASE, day=day)), as_of=dt.date(2026, 8, 1))


def test_who_spoke_at_length_is_quoted_or_left_out_and_not_asked():
    told = quote("We share the slip with the lifeboat and the pilots.", n=1)
    text = page(("status_quo", told), spoken={"ines": 200})
    assert f"- Said (4 May): “{told.quote}”" in text
    assert told.quote not in page(("situation", told), spoken={"ines": 200}), (
        "a mere fact tells nobody where they stand"
    )
    assert "Paul Ostrow, Finance Director: what should stand here?" in text
    unread = quote("Like that, with the thing and the other one.", n=1)
    # Not a word of theirs can stand here, and the page has something of another.
    other = quote("I want the exit in writing before we begin.", n=2)
    draft = write(
        plan(
            Kind.ONEPAGER, made(("situation", unread)), settings=shared(unread, other), spoken={"ines": 200},
            colleagues=[made(("want", other), name="Paul Ostrow")],
        )
    )  # fmt: skip
    assert "Ines" not in draft.text
