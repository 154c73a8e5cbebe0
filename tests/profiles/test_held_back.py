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


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Please don't show it to Edda first, she will paint over it.", "it"),
        ("Don't send the sketch to Edda before I've seen it.", "the sketch"),
        ("Please don't mail Edda the sketch yet.", "the sketch"),
        ("Edda is not to see this before me.", "this"),
        ("Please don't let Edda see the plans yet.", "the plans"),
        ("Please keep the price from Edda for now.", "the price"),
        ("No drawings to Edda until the 3rd.", "drawings"),
        ("Could you hold off sending it to Dad till Sunday?", "it"),
        ("Please don't send Edda anything yet.", ""),
        ("Please don't send Edda a letter before Easter.", ""),
        ("Don't write to Edda yet.", ""),
        ("Please leave my mother out of this.", ""),
        ("Edda is not to get anything until we have talked.", ""),
        ("Could you not ring Edda the day before?", ""),
    ],
)
def test_one_thing_that_is_not_to_be_shown_is_no_person_to_be_left_alone(text, thing):
    found = holds_back(text)
    assert found is not None
    assert found.thing == thing


@pytest.mark.parametrize(
    "text",
    [
        "Please keep the dust from Edda's kitchen.",
        "I kept the price from Edda.",
        "Don't let Edda see you cry, she said.",
        "We keep the plans from year to year.",
    ],
)
def test_what_is_kept_from_nobody(text):
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
