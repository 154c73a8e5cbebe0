"""Drafts: a yes goes with its condition, a step with what it needs."""

from __future__ import annotations

import re

import pytest

from otherside.domain import Facet
from otherside.messaging.drafts import Channel, Kind, Setting, plan, write
from otherside.messaging.drafts.conditions import agreements, demands
from otherside.messaging.drafts.liberty import at_liberty
from otherside.messaging.drafts.plan import Role
from otherside.messaging.drafts.said import Passage, fragments
from otherside.messaging.drafts.tact import unfit
from tests.messaging.drafting import (
    HOPE,
    QUOTED,
    TODAY,
    holds,
    made,
    quote,
)


def told(text, words, facet="commitment"):
    """What drafts quote of a turn of which only some words were read."""
    at = text.index(words)
    q = quote(words, start=at)
    settings = {q.id: Setting(Channel.TALK, shared=True, turn=text)}
    shown = [
        d for k in Kind for v in range(2) for d in [write(plan(k, made((facet, q)), settings=settings, variant=v))]
    ]
    return {w for d in shown for w in QUOTED.findall(d.text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My own budget can carry the pilot. I will order it once the fee is fixed.", "My own budget can carry the pilot."),
        ("We can begin in the north depot. Not before the stocktake, though.", "We can begin in the north depot."),
        ("I'd take the offer to the partners in May. Provided the numbers are ours.", "I'd take the offer to the partners in May."),
        ("We can let two people go for it. But first the harvest has to be in.", "We can let two people go for it."),
    ],
)  # fmt: skip
def test_a_step_goes_with_the_condition_in_the_next_sentence(text, words):
    for facet in ("commitment", "want"):
        assert told(text, words, facet) == {text}
        # Also where only the condition was read.
        assert told(text, text.removeprefix(words).strip(), facet) == {text}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We can begin in the north depot. Not before Rhea has said what she thinks.", "We can begin in the north depot."),
        ("If the fee is fixed, good. Then I would order the pilot on the spot.", "I would order the pilot on the spot."),
        ("If the fee is fixed, good. Then I would order the pilot on the spot.", "Then I would order the pilot on the spot."),
        ("I'd like to begin in the north depot, if you can wait.", "I'd like to begin in the north depot, if you can wait."),
    ],
)  # fmt: skip
def test_a_step_whose_condition_cannot_go_with_it_is_left_out(text, words):
    assert not {w for w in told(text, words) if w not in (text, words) or w.startswith(("Then", "I would order"))}


def test_what_only_comes_next_is_no_condition():
    for after in (
        "The north depot opens at six.",
        "Not that anybody minds.",
        "\n2. If we look at the fee, it is high.",
        "But I'd like us to be the first town that has it.",
        "When the gates stick you call us and we come.",
    ):
        words = "We can begin in the north depot."
        assert told(f"{words} {after}", words) == {words}


def test_what_they_need_stands_between_and_not_where_they_want_to_be():
    need = "I need the freight cost on the same page."
    draft = write(plan(Kind.PROPOSAL, made(("goal", HOPE), ("want", need))))
    hopes, between = draft.text.split("What stands between")
    assert "freight cost" not in hopes
    assert "freight cost" in between
    assert "close the books" in hopes
    mail = write(plan(Kind.EMAIL, made(("goal", HOPE), ("want", need))))
    assert "What stands between" not in mail.text
    holds(draft, [HOPE, need])


def agreed(text, who="ines", n=7, shared=True):
    q = quote(text, n=n)
    return Passage(q, {Facet.WANT: 0.8}, Setting(Channel.TALK, shared=shared, turn=text), who, who)


YES = "A pilot we could live with, as long as the night shift is spared."


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("I have a discretionary pot of 900 pounds a month before I have to ask the trustees.", True),
        ("We can sign for repairs up to 4,000 without asking the parish.", True),
        ("My discretionary fund is frozen until the audit.", False),
        ("I can't spend anything on my own without asking the parish.", False),
    ],
)
def test_what_somebody_may_do_by_themselves_does_not_stand_between(text, free):
    assert at_liberty(text) == free
    assert not at_liberty("I could decide it alone, but the choir would have to agree.")
    for kind in (Kind.EMAIL, Kind.CALL, Kind.INVITATION, Kind.PROPOSAL):
        found = plan(kind, made(("consensus", text), ("frustration", TODAY)))
        between = [p.quote.quote for m in found.moves if m.role is Role.BETWEEN for p in m.passages]
        assert (text in between) == (not free)


def test_a_yes_on_a_condition_is_told_with_it_though_nothing_was_read():
    for kind in (Kind.EMAIL, Kind.CALL, Kind.PROPOSAL):
        draft = write(plan(kind, made(), agreed={"ines": [agreed(YES)]}))
        assert YES.rstrip(".") in draft.text
        holds(draft, [YES])
        assert "know too little" not in draft.text
    hidden, open_words = "By all means, if it's only the depot.", "If it's the depot, fine."
    others = [made(name="Paul Ostrow"), made(name="Rhea Lund")]
    by = {"paul": [agreed(open_words, "paul")], "rhea": [agreed(hidden, "rhea", shared=False)]}
    page = write(plan(Kind.ONEPAGER, made(), colleagues=others, agreed=by)).text
    assert f"Condition (4 May): “{open_words}”" in page
    assert hidden not in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tea? Fine by me for the yard. Not before May, though.", ["Fine by me for the yard. Not before May, though."]),
        ("If it's the depot, fine. The rest can wait.", ["If it's the depot, fine."]),
        ("I'd not say no if somebody took the ledger home.", ["I'd not say no if somebody took the ledger home."]),
        ("It works fine. The weather is fine by the sea.", []),
        ("Would that be fine with us if it rains?", []),
        ("Fine by me.", []),
    ],
)  # fmt: skip
def test_what_is_a_yes_on_a_condition(text, found):
    assert [text[a:b] for a, b in agreements(text)] == found


def test_who_somebody_is_is_quoted_and_not_asked_what_stands_in_its_way():
    words = "I've always been the man who knows his lorries."
    assert unfit("I know the man who lost his licence.") == "private"
    for kind in (Kind.EMAIL, Kind.PROPOSAL):
        for variant in range(3):
            text = write(plan(kind, made(("identity", words)), variant=variant)).text
            assert words in text
            assert not re.search(r"stands between that|kept it from|makes that hard", text)


LONG = (
    "The keys stay with us after the end of the lease, and so does the logbook with every entry since the first winter. "
    "When that is on paper, you have my vote in the guild meeting on Friday evening."
)


def test_of_a_condition_that_is_too_long_to_be_told_with_its_yes_what_they_ask_for_is_told_alone():
    found = [
        f.text
        for f in fragments(Passage(quote(LONG), {Facet.WANT: 0.8}, Setting(Channel.MAIL, turn=LONG), "ines", "Ines"))
    ]
    assert found == [LONG[: LONG.index(" When")]]
    assert [LONG[a:b] for a, b in demands(LONG)] == found


@pytest.mark.parametrize(
    "text", ["I can sign that alone. I will when the cap is in.", "Fine by me. Unless the mast breaks.", "Fine by me."]
)
def test_what_says_nothing_without_the_yes_is_no_demand(text):
    assert demands(text) == []


def test_a_case_and_what_they_give_in_it_are_one_sentence_without_a_comma_too():
    text = "If your box can do my rota for the night shift I give you all 30 lists."
    found = fragments(Passage(quote(text), {Facet.WANT: 0.8}, Setting(Channel.MAIL, turn=text), "ines", "Ines"))
    assert [f.text for f in found] == [text]


def test_a_yes_may_be_longer_with_its_condition_than_a_sentence_without_one():
    text = (
        "If the 2.4 is out by the end of May, and the drivers of the night shift are asked before anybody else is, then I'll vote "
        "for it, and the rest of them mostly follow."
    )
    assert [
        f.text
        for f in fragments(Passage(quote(text), {Facet.WANT: 0.8}, Setting(Channel.MAIL, turn=text), "ines", "Ines"))
    ] == [text]
