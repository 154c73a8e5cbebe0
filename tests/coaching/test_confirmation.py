from __future__ import annotations

import pytest

from otherside.coaching import confirmed
from otherside.coaching.confirmation import affirms
from tests.coaching.talk import talk


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("So what matters is that nobody has to work Sundays.", "nobody has to work Sundays"),
        ("So what matters to you is being asked first.", "being asked first"),
        ("It sounds like the crew decides in the end.", "the crew decides in the end"),
        ("What I'm hearing is the surprises are worse than the price.", "the surprises are worse than the price"),
        ("If I understand, the move has to wait for the audit.", "the move has to wait for the audit"),
        ("If I understand you correctly, speed comes second.", "speed comes second"),
        ("Right. So you'd rather do it once and do it well. Is that right?", "you'd rather do it once and do it well"),
        ("What I’m hearing is that you want your evenings back, right?", "you want your evenings back"),
        ("Your biggest worry is losing the night nurses.", "losing the night nurses"),
    ],
)
@pytest.mark.parametrize("reply", ["Exactly.", "Yes, that's it.", "Spot on, yeah.", "You've got it.", "Pretty much."])
def test_what_we_said_back_and_they_affirmed_is_theirs(said: str, matter: str, reply: str) -> None:
    turns = talk(f"> {said}", f"< {reply}")
    (found,) = confirmed(turns)
    assert turns[0].text[found.start : found.end] == matter
    assert (found.turn, found.by_turn) == (0, 1)


@pytest.mark.parametrize(
    "reply",
    [
        "Not quite.",
        "No, it's the other way round.",
        "Yeah, but it's more about the training.",
        "Yes, well, actually the price is what hurts.",
        "Not really, no.",
        "Hmm, I wouldn't say that.",
        "Could you send me the slides?",
        "Mm-hmm.",
        "Okay.",
        "Exactly the opposite, but fine.",
        "",
    ],
)
def test_anything_else_confirms_nothing(reply: str) -> None:
    assert confirmed(talk("> It sounds like the price is the problem.", f"< {reply}")) == []


@pytest.mark.parametrize(
    "reply", ["Yeah.", "Yes, right.", "Yes, it is.", "No, exactly, that's right.", "Oh absolutely."]
)
def test_plain_assent_confirms(reply: str) -> None:
    assert affirms(reply)


def test_only_the_next_turn_of_theirs_counts() -> None:
    assert confirmed(talk("> It sounds like time is short.", "> Anyway, the plan.", "< Exactly.")) == []
    assert confirmed(talk("> It sounds like time is short.", "? Exactly.")) == []
    assert confirmed(talk("< It sounds like time is short.", "> Exactly.")) == []


def test_a_reflection_talked_over_is_not_what_they_confirmed() -> None:
    assert confirmed(talk("> It sounds like time is short. We ship on Tuesdays, by the way.", "< Exactly.")) == []


def test_questions_and_facts_are_no_reflections() -> None:
    assert confirmed(talk("> Do you ship on Tuesdays?", "< Exactly.")) == []
    assert confirmed(talk("> We ship on Tuesdays.", "< Exactly.")) == []
