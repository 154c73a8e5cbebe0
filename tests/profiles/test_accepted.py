"""An offer that is taken up at once is a promise, with the day of the answer."""

from __future__ import annotations

import pytest

from otherside.profiles.said.accepted import of_an_offer, offer, takes_up, wanted_by

OFFER = "I see. Shall I send you a drawing of the kiln?"


@pytest.mark.parametrize(
    "text",
    [
        OFFER,
        "Would you like me to put that in writing?",
        "Should we find out what the tiles would cost?",
        "Do you want me to ask our fitter?",
        "Would it help if I sent the list of parts?",
        "Would a sketch of the yard be useful?",
        "Could I forward you the letter from Hull?",
    ],
)
def test_an_offer(text: str) -> None:
    found = offer(text)
    assert found is not None
    assert text[found.start : found.end].endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "Shall I tell you how it works?",
        "How can we get it through the door?",
        "Should we start with you?",
        "Could I share my screen?",
        "Shall I send it? What do you think of the colour?",
        "We send a drawing.",
        "Could you send me a drawing?",
        "Can I ask you something?",
        "What could we send them?",
    ],
)
def test_no_offer(text: str) -> None:
    assert offer(text) is None


@pytest.mark.parametrize(
    ("answer", "by"),
    [
        (
            "Please. By the ninth if you can, then I'll lay it before the others.",
            "By the ninth if you can, then I'll lay it before the others.",
        ),
        ("Yes, please do.", None),
        ("By Friday, if possible.", "By Friday, if possible."),
        ("That would be useful. I'd want it before Thursday.", None),
        ("Oh, go on then.", None),
        ("Why not.", None),
        ("Yes please, for the 4th of May.", "Yes please, for the 4th of May."),
        ("I'd like that. Next week is fine.", None),
    ],
)
def test_it_is_taken_up(answer: str, by: str | None) -> None:
    assert takes_up(answer)
    assert [answer[s.start : s.end] for s in wanted_by(answer)] == ([by] if by else [])


@pytest.mark.parametrize(
    "answer",
    [
        "No, thank you.", "Not yet, please.", "Please don't.", "We have enough paper.", "Yes, but later.", "What would be in it?",
        "Hm.", "My sister does that.", "Rather ring me.", "I'd rather you didn't.", "Great, and who pays?",
    ],
)  # fmt: skip
def test_it_is_not_taken_up(answer: str) -> None:
    assert not takes_up(answer)


def test_what_the_answer_says_is_no_step_of_theirs() -> None:
    answer = "Please. By the ninth if you can. I've spoken to the bank."
    day, bank = answer.index("By"), answer.index("I've")
    assert of_an_offer(OFFER, answer, day, day + len("By the ninth if you can."))
    assert not of_an_offer(OFFER, answer, bank, len(answer))
    assert not of_an_offer("When does the bank want it?", answer, day, bank - 1)
