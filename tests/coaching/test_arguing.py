"""A verdict on what they told is an argument, however much of their words is in it, and never praised as listening."""

from __future__ import annotations

import pytest

from otherside.coaching.coach import coach
from otherside.coaching.contradicting import contradicts, turns_round
from tests.coaching.talk import talk

KILN = "The kiln has a crack in it, but we patch it every spring."
RAFTS = "We borrow my cousin's rafts in July. That suits us."
WAIT = "I'd rather wait until the regatta is over."
CARDS = "The apprentices keep the stock on cards, and that works."


def _seen(told: str, ours: str) -> tuple[dict, set[str]]:
    found = coach(talk(f"< {told}", f"> {ours}", "< Is that so."))
    return found.metrics, {m.kind for m in found.moments}


ARGUES = [
    (KILN, "Honestly, patching a kiln is money out of the window."),
    (KILN, "Patching it is a false economy."),
    (KILN, "Look, a patched kiln never holds."),
    (KILN, "There's no point patching that again."),
    (KILN, "You're throwing good money after that crack."),
    (KILN, "That's just putting it off."),
    (KILN, "Patches only buy you time."),
    (RAFTS, "Borrowed rafts aren't a proper solution."),
    (RAFTS, "Borrowing is asking for trouble, frankly."),
    (RAFTS, "Borrowing rafts is no way to run a ferry."),
    (RAFTS, "It won't hold up, that."),
    (WAIT, "Waiting for the regatta will only cost you."),
    (WAIT, "Waiting costs you thousands."),
    (WAIT, "To be honest, waiting is a mistake."),
    (CARDS, "Cards don't work, really."),
    (CARDS, "Well, cards aren't a professional way of keeping stock."),
    (CARDS, "Nobody keeps cards any more."),
]
LISTENS = [
    (KILN, "So you patch it every spring."),
    (KILN, "Patching it has done the job so far."),
    (KILN, "It costs you a spring morning, that crack."),
    (RAFTS, "The rafts suit you as they are."),
    (RAFTS, "Buying rafts is not worth it for you."),
    (WAIT, "Waiting is what feels right to you."),
    (CARDS, "The cards work, then."),
    ("The cards are hopeless, half of them get wet and we lose track.", "Cards are no solution."),
    ("I've patched it four times and it never holds.", "Patching it is a waste, then."),
    ("The rafts break every July, it's a nightmare.", "It sounds like borrowing them only costs you."),
    ("What do you make of patching it?", "Patching is a false economy, as far as I have seen."),
    ("What would you do with the crack?", "A patch never lasts in the ones I've seen."),
    ("Mm.", "That's a waste."),
    ("We moored at Tollan in the night.", "The tide tables are no longer printed."),
]


@pytest.mark.parametrize(("told", "ours"), ARGUES)
def test_a_verdict_on_what_they_told_is_persuasion(told, ours):
    metrics, kinds = _seen(told, ours)
    assert metrics["persuasion"] + metrics["pressure"] == 1
    assert "good_reflection" not in kinds
    assert kinds & {"persuasion", "pressure"}


@pytest.mark.parametrize(("told", "ours"), LISTENS)
def test_what_says_back_or_was_asked_for_is_none(told, ours):
    assert not contradicts(ours, told)
    assert _seen(told, ours)[0]["non_adherent"] == 0


def test_the_verdict_may_come_some_turns_later():
    lines = (f"< {KILN}", "> I see.", "< So that's that.", "> Patching a kiln never pays.", "< Does it not.")
    assert coach(talk(*lines)).metrics["persuasion"] == 1
    lines = (
        "< We fire on Mondays.",
        "> I see.",
        "< So that's that.",
        "> Patching a kiln never pays.",
        "< Does it not.",
    )
    assert "good_reflection" not in {m.kind for m in coach(talk(*lines)).moments}


def test_it_says_what_it_does():
    found = coach(talk(f"< {RAFTS}", "> Borrowing rafts is a dead end.", "< Is it."))
    [moment] = [m for m in found.moments if m.kind == "persuasion"]
    assert "verdict" in moment.why
    assert moment.instead == "What speaks for it, as you see it?"


@pytest.mark.parametrize(
    ("told", "ours", "round_"),
    [
        ("It floats well enough.", "It doesn't float, really.", True),
        ("The winch is reliable.", "Winches are never reliable.", True),
        ("It doesn't float.", "It doesn't float.", False),
        ("Some days it floats.", "You say it doesn't always float.", False),
        ("Does it float?", "It doesn't float.", False),
        ("The winch is reliable.", "Nobody touches it, then.", False),
    ],
)
def test_their_own_word_turned_round_is_no_reflection(told, ours, round_):
    assert turns_round(ours, told) is round_
    if round_:
        assert _seen(told, ours)[0]["reflections"] == 0
