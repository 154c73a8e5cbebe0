"""Our offer right after what they told stands in place of a word about it, and a bare no leaves nobody a choice."""

from __future__ import annotations

import pytest

from otherside.coaching.coach import coach
from otherside.coaching.features import leaves_no_choice
from otherside.coaching.turns import CoachTurn
from otherside.domain import Side

TOLD = "Somebody the apprentices can come to."


def talk(*rows):
    sides = {"us": Side.OURS, "them": Side.THEIRS}
    return coach([CoachTurn(n, who, sides[who], text) for n, (who, text) in enumerate(rows)])


def pitched(ours, told=TOLD, asked="Who would you like to be in that yard, some years on?"):
    found = talk(("us", asked), ("them", told), ("us", ours), ("them", "Right."))
    return [m.kind for m in found.moments if m.kind == "premature_pitch"]


SOLD = """
With my course you'd have all the hours for that, and I could begin in March.
Well, our programme has helped a lot of yards and you'd see it pay off by summer.
I've done this with eleven boatyards, and we always start with the stores.
My clients always say that it's the best money they ever spent on the yard.
We have a great method for exactly that, it takes you three mornings.
We've rolled out the same thing for twenty marinas up and down this coast.
""".strip().splitlines()
NOT_SOLD = """
Somebody they can come to.
What would they come to you with, if the door stood open?
That sounds as if nobody was there for you when you were one of them.
I've done the drawings for the slipway, they are in the blue folder.
With your foreman you'd have somebody to share that with, as you told it.
We have a good half hour left, and then the tide calls you away.
""".strip().splitlines()


@pytest.mark.parametrize("ours", SOLD)
def test_our_offer_in_place_of_a_word_about_what_they_told_is_seen(ours):
    assert pitched(ours)


@pytest.mark.parametrize("ours", NOT_SOLD)
def test_a_word_about_what_they_told_is_no_pitch(ours):
    assert not pitched(ours)


@pytest.mark.parametrize(
    "told",
    [
        "How do you go about that in other yards?",
        "Tell me how you go about that.",
        "I'd like to hear how you work.",
        "Mm.",
    ],
)
def test_what_they_asked_for_is_no_early_pitch(told):
    before = ("them", "We build clinker boats, and the last apprentice left in May because nobody had time for him.")
    found = talk(
        ("us", "What is it like?"), before, ("us", "What did that do to you?"), ("them", told), ("us", SOLD[2])
    )
    assert "premature_pitch" not in [m.kind for m in found.moments]


def test_all_our_clients_who_love_it_argue_for_us():
    said = talk(("them", TOLD), ("us", "The teams we worked with all love it."), ("them", "Right.")).said
    assert said[0].act.value == "persuasion"
    said = talk(("them", "What do the other teams make of it?"), ("us", "The teams love it."), ("them", "Right.")).said
    assert said[0].act.value != "persuasion"


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Not yours, no.", True),
        ("No, not ours.", True),
        ("Not really.", True),
        ("It stays with me.", True),
        ("That goes no further.", True),
        ("I won't tell your foreman.", True),
        ("I'll keep that to myself.", True),
        ("It stays with you, whichever way you go.", False),
        ("It's yours to decide.", False),
        ("Not unless you want to.", False),
        ("I won't tell you what to do.", False),
        ("I won't write again unless you would like me to.", False),
        ("Your answer can be no.", False),
        ("You have the last word.", False),
    ],
)
def test_a_bare_no_and_a_promise_of_silence_leave_no_choice(text, none):
    assert leaves_no_choice(text) is none
    if none:
        found = talk(("them", "I told nobody that the yard is for sale."), ("us", text), ("them", "Good."))
        assert "autonomy_support" not in [m.kind for m in found.moments]
