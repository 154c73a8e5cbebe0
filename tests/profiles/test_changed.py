"""Who takes back what they said, or changes side; and what only sounds like it."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.said.changed import changed, position, side_before, undone_by

MONDAY = dt.date(2026, 5, 11)


def to(text):
    return [c.to for c in changed(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I told you we would order in June. I take that back.",
        "Please disregard what I wrote on Thursday, I had no mandate.",
        "Forget what I said about going with you.",
        "I promised you our signature. It was not mine to promise.",
        "When I said we'd go ahead I was getting ahead of myself.",
        "There is no order.",
        "I'm afraid I spoke too soon.",
        "I have to take my yes back.",
        "Ignore my last email, please.",
        "Consider my mail of yesterday withdrawn.",
        "I must go back on my word.",
        "I said you'd get the contract. I shouldn't have.",
        "I'll have to walk back what I said about ordering.",
        "Please treat my message as if it had never been sent.",
        "I was wrong to say we'd sign.",
        "Pretend I never said that.",
        "What I promised you is off.",
        "I said yes too quickly.",
    ],
)
def test_a_yes_is_taken_back(text):
    assert "back" in to(text)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I've come round to it.", "for"),
        ("I withdraw my objection.", "for"),
        ("My objections are dealt with.", "for"),
        ("You can put me down as a convert.", "for"),
        ("I was dead against this in March. I'm not any more.", "for"),
        ("I was against it in spring, but not any more.", "for"),
        ("You've won me over.", "for"),
        ("I can support this now.", "for"),
        ("I said I was opposed. I've changed my mind.", "for"),
        ("I will not stand in the way of a short lease.", "yields"),
        ("I won't oppose it any longer.", "yields"),
        ("I've gone off the idea.", "against"),
        ("I've warmed to it.", "for"),
        ("I no longer object.", "for"),
        ("I take my objection back.", "for"),
        ("You've changed my mind.", "for"),
        ("I was wrong about this.", "for"),
        ("I'm pulling my support.", "against"),
        ("I can't stand behind this any longer.", "against"),
        ("I've lost faith in it.", "against"),
        ("I'm no longer for it.", "against"),
        ("I withdraw my support.", "against"),
        ("I was all for it in May. I'm not any more.", "against"),
        ("I've changed my mind.", "other"),
        ("We've thought better of it.", "other"),
    ],
)
def test_a_side_is_changed(text, side):
    assert to(text) == [side]


@pytest.mark.parametrize(
    "text",
    [
        "Can I take that back to the office?",
        "I'll take that back to my team.",
        "Would you take back what you said?",
        "He says he takes it back.",
        "Forget it.",
        "Ignore that, it's the dog.",
        "There is no order in the store room.",
        "There is no contract yet.",
        "I should have rung you.",
        "I shouldn't have had the soup.",
        "We had no business in Bergen.",
        "I've come round the corner at five.",
        "I'm not against it.",
        "I'm neither for nor against new benches.",
        "I'd be against it if it cost more.",
        "Without that I remain opposed.",
        "You have my support if the lift is in.",
        "We're against the clock.",
        "I've changed it on the door already.",
        "I withdraw that recommendation.",
        "I spoke to her too soon after lunch.",
        "Olga is against it.",
        "I have to walk that back to the depot.",
        "You changed my tyre.",
        "I was wrong about the time.",
        "I'm no longer in Leeds.",
        "I've lost faith in the trains.",
        "I could live with it now and then.",
        "Pretend I never said that about your tie.",
        "We won't stand in the rain.",
    ],
)
def test_what_changes_nothing(text):
    assert to(text) == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I'm against this.", "against"),
        ("I'll be straight with you: I'm against it.", "against"),
        ("I remain opposed.", "against"),
        ("I'm opposed to the whole idea.", "against"),
        ("You have my full support.", "for"),
        ("I'm against the wall here.", None),
        ("Am I against it?", None),
        ("I'm against it unless it gets cheaper.", None),
    ],
)
def test_where_somebody_stands(text, side):
    assert position(text) == side


def test_what_only_tells_how_it_was_is_told_apart():
    text = "I told you we'd sign this week. I take that back."
    (change,) = changed(text)
    assert text[change.start : change.retold].strip() == "I told you we'd sign this week."
    assert text[change.retold : change.end] == "I take that back."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Please disregard what I wrote on Thursday.", dt.date(2026, 5, 7)),
        ("Ignore Friday's mail, I had no mandate to promise it.", dt.date(2026, 5, 8)),
        ("Forget what I said yesterday.", dt.date(2026, 5, 10)),
        ("Forget what I said about going with you.", None),
        ("I said we would sign by Friday. I take that back.", None),
    ],
)
def test_the_day_that_is_meant(text, day):
    assert changed(text)[0].on(MONDAY) == day


def test_a_bare_word_is_of_what_was_said_last():
    assert changed("I spoke too soon.")[0].last
    assert not changed("I promised you the order. I spoke too soon.")[0].last


def test_a_changed_mind_leads_where_the_next_words_say():
    assert to("I've changed my mind. I'm against this.") == ["against"]


@pytest.mark.parametrize(
    ("change", "quote", "facets", "stance", "undone"),
    [
        ("back", "We'll go with you, signed by June.", {Facet.COMMITMENT: 0.8}, Stance.TOWARDS, True),
        ("back", "I'll send you the floor plan.", {Facet.COMMITMENT: 0.8}, Stance.TOWARDS, False),
        ("back", "I fear the noise.", {Facet.FEAR: 0.8}, Stance.AWAY, False),
        ("for", "I'm against this.", {Facet.COMMITMENT: 0.8}, Stance.AWAY, True),
        ("for", "I dread the noise.", {Facet.FEAR: 0.8}, Stance.AWAY, True),
        ("for", "I dread another winter like that.", {Facet.FEAR: 0.8}, Stance.TOWARDS, False),
        ("yields", "I dread the noise.", {Facet.FEAR: 0.8}, Stance.AWAY, False),
        ("yields", "I'm against this.", {}, Stance.AWAY, True),
        ("against", "You have my support.", {}, Stance.TOWARDS, True),
        ("met", "I'm against this.", {}, Stance.AWAY, False),
    ],
)
def test_what_a_change_is_of(change, quote, facets, stance, undone):
    assert undone_by(change, quote, facets, stance) == undone


def test_the_side_that_words_leave_somebody_on():
    assert side_before("It is dear. I'm against it.") == "against"
    assert side_before("I've come round to it. Thursday suits.") == "for"
    assert side_before("Thursday suits.") is None


def test_a_long_text_is_read_in_no_time():
    assert to("I said I was against " * 2000) == []


def test_a_mind_that_is_changed_about_one_thing_is_changed_about_that_alone():
    (found,) = changed("I've changed my mind about the biscuits.")
    assert (found.to, found.plan) == ("otherwise", "the biscuits")
