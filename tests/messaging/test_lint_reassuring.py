"""What we say that we do not think of the reader, or do not want of them, has the words of a fault without the fault."""

from __future__ import annotations

import pytest

from otherside.messaging.lint import lint
from otherside.messaging.lint.reassuring import disowns, frees
from otherside.messaging.lint.rules.leading_question import RULE

FREES = """
I don't want you to think we are in a hurry.
I don't want you to feel rushed.
Nobody wants you to feel pushed into this.
We never meant you to believe that you owe us an answer.
""".strip().splitlines()
PUSHES = """
I don't want you to feel rushed, but the price goes up on Friday.
I don't want you to miss this.
We don't want you to wait.
I don't want you to think about it too long.
""".strip().splitlines()
DISOWNS = """
Ada does not think that you are wrong.
Nobody thinks you are wrong about the kiln.
I'm not saying you are mistaken.
Ada does not want you to think that he is against you.
None of us believes for a moment that you are to blame.
""".strip().splitlines()
ARGUES = """
I don't think you have understood the offer.
I'm not saying you are mistaken, but the figures say otherwise.
Ada thinks that you are wrong.
Not everybody is wrong; you are wrong.
""".strip().splitlines()
_MAIL = "Hello Marit,\n\n{} What would you like to know?\n\nBea"


def test_by_the_words() -> None:
    assert [s for s in FREES if not frees(s.lower())] == []
    assert [s for s in PUSHES if frees(s.lower())] == []
    assert [s for s in DISOWNS if not disowns(s.lower())] == []
    assert [s for s in ARGUES if disowns(s.lower())] == []


@pytest.mark.parametrize("text", [*FREES[:2], *DISOWNS[:4]])
def test_no_finding(text: str) -> None:
    assert [f for f in lint(_MAIL.format(text)) if f.rule in ("pressure", "argues_with_buyer")] == []


@pytest.mark.parametrize("text", [PUSHES[0], ARGUES[0], ARGUES[2]])
def test_the_fault_is_still_found(text: str) -> None:
    assert [f for f in lint(_MAIL.format(text)) if f.rule in ("pressure", "argues_with_buyer")]


@pytest.mark.parametrize(
    "text",
    [
        "Are you the decision maker?",
        "Are you authorised to sign?",
        "Do you have signing authority?",
        "Am I speaking to the decision-maker?",
        "Who's your decision maker?",
    ],
)
def test_the_reader_is_sized_up(text: str) -> None:
    found = [f for f in lint(f"Hello Marit,\n\nthank you for the tour.\n\n{text}\n\nBea") if f.rule == RULE.name]
    assert [f.code for f in found] == ["OS504"]
    assert "sizes them up" in found[0].why


@pytest.mark.parametrize(
    "text", ["Who else would want a say in it?", "How is such a thing decided with you?", "Who signs for the yard?"]
)
def test_how_it_is_decided_may_be_asked(text: str) -> None:
    assert not [f for f in lint(f"Hello Marit,\n\nthank you for the tour.\n\n{text}\n\nBea") if f.rule == RULE.name]
