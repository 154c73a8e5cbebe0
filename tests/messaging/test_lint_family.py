"""Guilt by way of somebody's family, or of those who depend on them, is a push in whatever sentence it stands."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import LintContext, Quoted, lint


def guilt(text: str, *quotes: str) -> bool:
    return "OS203" in {f.code for f in lint(text, LintContext(quotes=[Quoted(q) for q in quotes]))}


@pytest.mark.parametrize(
    "text",
    [
        "Think of your grandmother, who built this bakery with her own hands.",
        "But think of your family before you say no.",
        "You owe it to your team.",
        "I believe you owe it to your patients to try.",
        "Your grandmother would turn in her grave.",
        "Please don't let your late husband's work go to waste.",
        "Your parents didn't build this so that you could let it rot.",
        "Would your grandfather have hesitated?",
        "Imagine your daughter's face when you tell her you let it go.",
    ],
)
def test_what_their_family_is_held_up_for_is_guilt(text: str) -> None:
    assert guilt(text)
    assert guilt(f"The press comes tomorrow. {text} Ivo Brandt will ring you about the crane.")


@pytest.mark.parametrize(
    "text",
    [
        "You said you think of your grandmother when the oven is lit. What would you keep of her way?",
        "Think of your children's rooms first: which of them is too dark?",
        "Think about your family room: where does the light come from?",
        "You told us that you owe it to your crew to ask them first. When would that be?",
        "If you feel that you owe it to your crew to wait, wait.",
        "You owe nobody an answer today.",
        "Your father did not build the press for speed, you said. What should stay of it?",
        "Imagine your daughter's face when you tell her the shop is hers.",
        "What would your father have made of the new oven?",
        "We can leave the trial until your daughter is back from school.",
    ],
)
def test_to_speak_of_their_family_is_none(text: str) -> None:
    assert not guilt(text)


def test_their_own_words_are_no_push() -> None:
    assert not guilt(
        "You owe it to your team, as you put it.", "I think you owe it to your team to be plain with them."
    )
