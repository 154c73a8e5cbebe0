"""Drafts hold with the newest words: what is settled is not asked, what has a day to come has not been kept from happening."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Person, Side, Stance
from otherside.messaging.drafts import Channel, Kind, Passage, Setting, plan, prove, write
from otherside.messaging.drafts.newest import given, hangs_on, newest
from otherside.messaging.drafts.plan import Role
from otherside.profiles.profile import Quote, profile
from tests.messaging.drafting import person, quote

MARCH, MAY = dt.date(2026, 3, 2), dt.date(2026, 5, 18)
MONEY = "I have 18,000 pounds for this, and that is all of it."
BUSY = "There's the bridge to mend first, and that takes us until the autumn."
YES = "The council has approved it."
WISH = "I'd like to open the swimming bath on a Sunday again."


def said(facet: str, text: str, day: dt.date, n: int, turn: str | None = None, **more: object):
    item = quote(text, n=n, day=day, start=(turn or text).index(text), **more)
    return Facet(facet), item, turn or text


def subject(*rows):
    settings = {q.id: Setting(Channel.MAIL, turn=turn) for _, q, turn in rows}
    return profile(person(), [(f, q) for f, q, _ in rows]), settings


def mail(*rows, kind: Kind = Kind.EMAIL, **more):
    found, settings = subject(*rows)
    draft = write(plan(kind, found, settings=settings, **more))
    prove(draft)
    assert draft.findings == ()
    return draft.text


@pytest.mark.parametrize("variant", [0, 1, 2])
def test_an_older_obstacle_is_not_used_after_a_yes(variant: int) -> None:
    rows = (said("priority", BUSY, MARCH, 0), said("desire", WISH, MARCH, 1), said("commitment", YES, MAY, 2))
    text = mail(*rows, variant=variant)
    assert "bridge" not in text
    assert YES in text
    assert "if ever" not in text
    assert "this year" not in text
    call = mail(*rows, kind=Kind.CALL, variant=variant)
    assert YES in call
    assert "still how you see it" not in call


def test_an_obstacle_that_is_newer_than_the_yes_stays() -> None:
    assert "bridge" in mail(said("commitment", YES, MARCH, 0), said("priority", BUSY, MAY, 1))


def test_a_yes_that_is_taken_back_settles_nothing() -> None:
    rows = (
        said("priority", BUSY, MARCH, 0),
        said("commitment", YES, dt.date(2026, 4, 1), 1),
        said("situation", "Now the council has put everything on hold.", MAY, 2),
    )
    found, settings = subject(*rows)
    own = plan(Kind.EMAIL, found, settings=settings)
    assert own.settled is None
    assert any(m.role is Role.BETWEEN for m in own.moves)


def test_money_that_is_there_is_no_other_thing_that_comes_first() -> None:
    for variant in range(3):
        text = mail(said("priority", MONEY, MAY, 0), said("desire", WISH, MAY, 1), variant=variant)
        assert "18,000" not in text
        assert "belong among" not in text
    assert "bridge" in mail(said("priority", BUSY, MAY, 0), said("desire", WISH, MAY, 1))


def test_what_has_a_day_to_come_has_not_been_kept_from_happening() -> None:
    day = "I want to open the swimming bath on 21 June."
    for variant in range(4):
        text = mail(said("goal", day, MAY, 0), variant=variant, as_of=MAY)
        assert "kept it from happening" not in text
        assert "stands between" not in text


def test_what_they_want_to_be_so_is_not_asked_why_it_has_not_happened() -> None:
    terms = "If nobody swims on Sundays, I want to be able to close it without a fee."
    for variant in range(4):
        text = mail(said("want", terms, MAY, 0), variant=variant)
        assert "kept it from happening" not in text


def test_what_they_need_they_are_not_asked_for() -> None:
    for variant in range(4):
        text = mail(said("want", "What I need is a drawing of the pump room.", MAY, 0), variant=variant)
        assert "What would settle that" not in text
        assert "good answer" not in text


def test_what_it_hangs_on_is_told_without_reading_a_threat_back() -> None:
    turn = f"{WISH} But if Piet's drawing isn't here by 1 June, we'll go with the other firm."
    text = mail(said("desire", WISH, MAY, 0, turn), as_of=MAY)
    assert "1 June" in text
    assert "Piet" not in text
    assert "other firm" not in text
    assert "kept it from happening" not in text
    past = mail(said("desire", WISH, MAY, 0, turn), as_of=dt.date(2026, 7, 1))
    assert "1 June" not in past


def test_a_proposal_says_nothing_of_what_it_hangs_on() -> None:
    turn = f"{WISH} But if Piet's drawing isn't here by 1 June, we'll go with the other firm."
    assert "hangs on" not in mail(said("desire", WISH, MAY, 0, turn), kind=Kind.PROPOSAL, as_of=MAY)


def test_a_worry_that_is_none_is_told_with_what_it_is() -> None:
    turn = "My worry isn't the noise. It's that the pump room has flooded three times."
    item = quote("My worry isn't the noise.", day=MAY)
    found = profile(person(), [(Facet.FEAR, item)])
    draft = write(plan(Kind.EMAIL, found, settings={item.id: Setting(Channel.MAIL, turn=turn)}))
    assert turn in draft.text
    alone = write(plan(Kind.EMAIL, found, settings={item.id: Setting(Channel.MAIL, turn=item.quote)}))
    assert "noise" not in alone.text


def promise(text: str, by: Person) -> Passage:
    item = Quote(
        id="o1", quote=text, conversation="c9", title="Call", source="call.vtt", turn=4, start=0, end=len(text), confidence=1.0,
        date=MARCH, stance=Stance.NEUTRAL, strength=0.5, reported=False,
    )  # fmt: skip
    return Passage(item, {}, Setting(Channel.TALK, turn=text), by.id, by.name)


def test_what_we_told_them_stands_in_the_letter() -> None:
    ours = Person(id="us", name="Noa Ik", side=Side.OURS)
    text = mail(said("desire", WISH, MAY, 0), owing=[promise("You will get the drawing by Friday.", ours)])
    assert "On 2 March we told you: “You will get the drawing by Friday.” That comes" in text
    assert "[How far we are with that.]" in text, "only we know that"
    assert "?" not in text, "nobody is asked how far our own promise is"
    asked = mail(said("desire", WISH, MAY, 0), owing=[promise("Could you send me the drawing?", person())])
    assert "you asked: “Could you send me the drawing?”" in asked
    waited = mail(said("desire", WISH, MAY, 0), owing=[promise("I have not seen the drawing though.", person())])
    assert "you told us: “I have not seen the drawing though.”" in waited
    assert "you asked" not in waited
    secret = mail(
        said("desire", WISH, MAY, 0), owing=[promise("Between us, I will ring the mill about the drawing.", ours)]
    )
    assert "the mill" not in secret


def test_without_words_of_theirs_what_we_owe_is_still_told() -> None:
    ours = Person(id="us", name="Noa Ik", side=Side.OURS)
    draft = write(plan(Kind.EMAIL, profile(person(), []), owing=[promise("You will get the drawing by Friday.", ours)]))
    assert "You will get the drawing by Friday." in draft.text
    assert "question" not in draft.subject.lower(), "it asks none"


def test_the_newest_words_by_themselves() -> None:
    rows = (said("priority", BUSY, MARCH, 0), said("commitment", YES, MAY, 1))
    own = [Passage(q, {f: 0.9}, Setting(Channel.MAIL, turn=t), "ines", "Ines") for f, q, t in rows]
    yes = given(own)
    assert yes is not None
    assert yes.quote.quote == YES
    assert [p.quote.quote for p in newest(own)] == [YES]
    assert hangs_on(own, MAY) is None
