"""Lists that somebody goes through in order, and what matters most to them."""

import pytest

from otherside.profiles.said.enumerated import enumerated, foremost


def _found(text, asked=""):
    return [(text[t.span.start : t.span.end], t.kind) for t in enumerated(text, asked)]


def test_each_thing_of_a_list_is_a_condition_where_it_was_asked_what_it_would_take():
    text = (
        "Three things. One — a mill of our size that has run it for two winters. Two — the warranty in writing before we talk "
        "prices. Three — a plan for the change-over, because I won't stop the stones at harvest. That's all."
    )
    assert _found(text, "Good to hear. Ada, what would it take to get from here to a decision?") == [
        ("a mill of our size that has run it for two winters", "condition"),
        ("the warranty in writing before we talk prices", "condition"),
        ("a plan for the change-over, because I won't stop the stones at harvest", "condition"),
    ]


@pytest.mark.parametrize(
    ("asked", "text", "kind", "count"),
    [
        ("What do you need to see before you sign?", "Two things: first, the price. Second, a visit.", "condition", 2),
        ("What are the gaps with the old weir?", "Three things. One: it leaks. Two: it sticks. Three: nobody repairs it.", "complaint", 3),
        ("What are you trying to achieve?", "A few things. One is quiet. Two is clean flour. Three is a shorter day.", "goal", 3),
        ("What are you looking for?", "Two things. Number one, a dry store. And finally, a lift.", "want", 2),
        ("Go on.", "On two conditions. First, you do the wiring. Second, my brother agrees.", "condition", 2),
    ],
)  # fmt: skip
def test_the_kind_is_what_was_asked_for_or_what_they_call_them(asked, text, kind, count):
    found = _found(text, asked)
    assert [k for _, k in found] == [kind] * count


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("How was the fair?", "Three things. One: it rained. Two: it rained. Three: we left."),
        ("What would it take?", "It would take one of the two carts, and then three men."),
        ("What would it take?", "A few things come to mind, I will write them down."),
        ("What would it take?", "One of us has to say yes. Two of the cousins are against it."),
        ("What would it take?", "Two things. Second, a visit."),
        ("What is the plan?", "I bought two things in town. One was a rope."),
    ],
)
def test_what_is_no_list_of_theirs(asked, text):
    assert _found(text, asked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Let's come to the tide gate — that's actually the most important one for us right now.",
        "The tide gate is the main thing for us.",
        "What matters most to us is that the stones never stand still.",
        "The most important part for my people is the noise.",
        "Quiet nights, that is what matters most to me.",
    ],
)
def test_what_matters_most(text):
    assert foremost(text)


@pytest.mark.parametrize(
    "text",
    [
        "That's not the most important thing for us.",
        "Is that the most important one for you?",
        "The most important guest of the year sat there.",
        "It was the biggest flood we have seen.",
        "The main road is closed for us.",
        "She is the most important person in the mill.",
        "If that were the main thing for us, I'd say so.",
        "First thing for us tomorrow is breakfast.",
    ],
)
def test_what_does_not(text):
    assert not foremost(text)


ASKED = "And what would you need to see on paper for that?"


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "No days of my miller. No change in the harvest plan. And somebody other than me who answers if it stops.",
            ["No days of my miller", "No change in the harvest plan", "somebody other than me who answers if it stops"],
        ),
        ("Um. A fixed price. And two names I can ring. That's it.", ["A fixed price", "two names I can ring"]),
        ("Proof from a mill of our size. Then we'd talk.", ["Proof from a mill of our size"]),
        (
            "At least three references, and a price for the year.",
            ["At least three references, and a price for the year"],
        ),
    ],
)
def test_fragments_that_answer_what_it_would_take_are_conditions_each(text, things):
    assert _found(text, ASKED) == [(thing, "condition") for thing in things]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (ASKED, "No idea."),
        (ASKED, "A lot."),
        (ASKED, "The price is too high. No change there."),
        (ASKED, "Nothing really."),
        (ASKED, "My brother decides that."),
        (ASKED, "One moment please. The dog."),
        (ASKED, "A good question. Ask my brother."),
        (ASKED, "What do you mean?"),
        ("How was the fair?", "No rain. Two hundred visitors. And a band."),
        ("What do you use today?", "Two old scales. And a book."),
        ("", "No days of my miller. No change in the harvest plan."),
    ],
)
def test_other_fragments_are_none(asked, text):
    assert _found(text, asked) == []
