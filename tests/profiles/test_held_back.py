"""Who asks us to write or send nothing to somebody, and whom they mean by Mum."""

import pytest

from otherside.profiles.said.held_back import HeldBack, Known, holds_back, meant


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Please don't send Mum anything before that.", "Mum"),
        ("Please write to me and not to Mum until the 3rd.", "Mum"),
        ("Nothing to Mum for now, please.", "Mum"),
        ("Could you leave Mum out of it till then?", "Mum"),
        ("Please leave my mother out of this.", "my mother"),
        ("Write to me rather than Dad, please.", "Dad"),
        ("Could you please not send my wife the figures yet?", "my wife"),
        ("I'd be grateful if you didn't ring Mum before the weekend.", "Mum"),
        ("Mum is not to get anything until we have talked.", "Mum"),
        ("Could you hold off sending anything to Dad till Sunday?", "Dad"),
        ("Please go through me, not Mum.", "Mum"),
        ("So don't bother Edda with it before Easter.", "Edda"),
        ("Please don't send Edda the drawing until I'm back.", "Edda"),
        ("Could you leave Edda out of it till then?", "Edda"),
        ("No letters to Edda until the 3rd.", "Edda"),
    ],
)
def test_a_request_to_hold_back_is_heard_with_whom_it_names(text, whom):
    found = holds_back(text)
    assert found is not None
    assert found.whom == whom


@pytest.mark.parametrize(
    "text",
    [
        "I don't send Mum anything before Christmas.",
        "We never ring Dad on Sundays.",
        "Mum asked me to write to you.",
        "Please send Mum the drawing before the 3rd.",
        "Nothing to worry about for Mum.",
        "Please don't send me anything before that.",
        "There is nothing to Mum's idea.",
        "Write to me or to Mum, as you like.",
        "Please don't leave Mum out of it.",
        "Could you send it to me and to Mum?",
        "Don't forget Mum on the list.",
        "I left Mum out of it.",
        "Please don't write before Monday.",
    ],
)
def test_what_looks_alike_asks_for_nothing_of_the_kind(text):
    assert holds_back(text) is None


PIET = Known("p", "Piet Lund", said=("We want a studio. Mum likes the barn.",))
EDDA = Known("e", "Edda Lund", said=("The barn was my father's.",))
INES = Known("i", "Ines Lund", said=("Mum sleeps in the small room.",))
MAUD = Known("m", "Maud Ames", "builder")


@pytest.mark.parametrize(
    ("held", "people", "found"),
    [
        (HeldBack("Mum", "mother"), [PIET, EDDA], ["e"]),
        (HeldBack("Mum", "mother"), [PIET, EDDA, INES, MAUD], ["e"]),
        (HeldBack("Mum", "mother"), [PIET, MAUD], []),
        (HeldBack("Mum", "mother"), [PIET, Known("m", "Maud Ames", "mother of Piet")], ["m"]),
        (HeldBack("my wife", "wife"), [PIET, Known("t", "Tess Hall", said=("My mother Maud says no.",)), MAUD], []),
        (HeldBack("Mum", "mother"), [PIET, Known("t", "Tess Hall", said=("My mother Maud says no.",)), MAUD], ["m"]),
        (HeldBack("Edda"), [PIET, EDDA, MAUD], ["e"]),
    ],
)
def test_the_deal_tells_who_mum_is_or_nobody_is_meant(held, people, found):
    assert meant(held, PIET, people) == found
