"""Guilt by a disaster, or by somebody's disappointment; and an open question before a decision, which passes over nothing."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.messaging.lint import LintContext, Quoted, lint
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.rules.ignores_burden import signs


def codes(text: str, *quotes: Quoted) -> set[str]:
    return {f.code for f in lint(text, LintContext(quotes=list(quotes)))}


@pytest.mark.parametrize(
    "text",
    [
        "Another burst pipe would be a disaster you could never forgive yourself for.",
        "You would never forgive yourselves if the roof came down.",
        "The chairman will be disappointed if you hesitate.",
        "The whole yard would be deeply upset if you turned it away.",
    ],
)
def test_guilt(text: str) -> None:
    assert "OS203" in codes(f"Dear Ana,\n\n{text} The crane comes on Monday.\n\nIvo")


@pytest.mark.parametrize(
    "text",
    [
        "Who would be disappointed if you kept the old press?",
        "The fitters would be upset if you timed them, you said.",
        "You said you could never forgive yourself if the roof came down.",
        "If you wait until spring, that is a good answer too.",
    ],
)
def test_no_guilt(text: str) -> None:
    said = Quoted("I could never forgive myself if the roof came down.")
    assert "OS203" not in codes(f"Dear Ana,\n\n{text} The crane comes on Monday.\n\nIvo", said)


BY_WHAT = [
    "What would you want to have seen from us by the end of that first year, before you decided whether to go on?",
    "Which figures would you need to see before you could say yes or no?",
]


@pytest.mark.parametrize("text", BY_WHAT)
def test_a_question_by_what_they_would_decide_asks_for_no_step(text: str) -> None:
    said = Quoted("The trustees have to agree to anything over ten thousand.", (Facet.CONSENSUS,))
    context = LintContext(quotes=[said])
    asked, _, spoken = signs(Message(text), context)
    assert not asked
    assert spoken
    letter = f"Dear Ana,\n\nThe contract is attached, with the clause on the files. {text}\n\nIvo"
    assert not {c for c in codes(letter, said) if c.startswith("OS60")}


def test_a_step_that_is_asked_for_stays_one() -> None:
    said = Quoted("The trustees have to agree to anything over ten thousand.", (Facet.CONSENSUS,))
    asked, _, spoken = signs(
        Message("What time would you like to sign? Can you confirm by Friday?"), LintContext(quotes=[said])
    )
    assert asked
    assert not spoken


def test_what_must_be_so_of_them_is_a_leading_question() -> None:
    assert "OS503" in codes("Dear Ana,\n\nSo you must be losing hours every week on those lists?\n\nIvo")
    assert "OS503" not in codes("Dear Ana,\n\nWhich lists must be ready before the inspection?\n\nIvo")


@pytest.mark.parametrize(
    "text",
    [
        "I'll get pricing over.",
        "I'll get the figures over to you on Thursday, so you have everything.",
        "OK, I'll send a proposal round to all of you then.",
        "I'll mail you the spec sheet tomorrow.",
    ],
)
def test_a_page_on_its_way_is_no_push(text: str) -> None:
    assert not {code for code in codes(text) if code.startswith("OS2")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Once Marta sees the figures she will have to say yes, honestly it's a no-brainer.", "OS205"),
        ("We'd love to get this over the line before Easter.", "OS201"),
        ("I'll get the contract over to you.", "OS205"),
        ("I would hate for Larkfield to miss out.", "OS208"),
    ],
)
def test_a_yes_taken_for_granted_is_one(text: str, code: str) -> None:
    assert code in codes(text)
    assert code not in codes(f'You wrote: "{text}"')
