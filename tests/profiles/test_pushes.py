"""What pushes by its words, and what only brings a page: the one place for messages and calls."""

import pytest

from otherside.profiles.said.pushes import Push, harmless, only_brings, pushes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The offer runs out in May and we can't hold the price after that.", Push.CLOCK),
        ("I can do ten percent off if it is signed before the end of the month.", Push.CLOCK),
        ("We'd love to get this over the line before Easter.", Push.CLOCK),
        ("Once Marta sees the figures she will have to say yes.", Push.GRANTED),
        ("As soon as your board reads it they won't be able to say no.", Push.GRANTED),
        ("I would hate for Larkfield to miss out.", Push.MISSING),
        ("Hi Jo, just checking in.", Push.CHASING),
        ("Just circling back on the dates.", Push.CHASING),
        ("Following up on my offer of the 4th.", Push.CHASING),
        ("I haven't heard back, so I assume this has slipped down your list.", Push.CHASING),
        ("Did you see my last message?", Push.CHASING),
    ],
)
def test_pushes(text, kind):
    found = pushes(text)
    assert found is not None
    assert found[0] is kind
    assert text[found[1] : found[2]].strip()


@pytest.mark.parametrize(
    "text",
    [
        "The price list is of March and holds for the year.",
        "You said you want to get this signed before Easter.",
        "Marta will have to agree to it, as you told me.",
        "Who will have to say yes before you can begin?",
        "Once Marta has seen it, tell me what she makes of it.",
        "Following up on the crates, I've matched them to your van.",
        "I have not heard back from our fitter, and will ring him tomorrow.",
        "Following up on our chat by the lake.",
        "You can't say no to the tea.",
        "If this has slipped down the list, that is fine.",
        "I'd hate to lose the drawing you sent.",
        "We can't hold the meeting in the small room.",
        "Your term starts in September, so the survey would have to be done before the summer.",
    ],
)
def test_what_pushes_nobody(text):
    assert pushes(text) is None


def test_a_greeting_is_no_part_of_the_push():
    text = "Hi Jo, just checking in."
    _, start, end = pushes(text)
    assert text[start:end] == "checking in"


@pytest.mark.parametrize(
    "text",
    [
        "I'll get the figures over too, so you have everything.",
        "I'll get pricing over to you on Thursday.",
        "OK, I'll send a proposal round to all of you then.",
        "We can pop a sample in the post.",
        "Right, well I'll mail you the spec sheet tomorrow.",
    ],
)
def test_a_page_on_its_way_asks_for_nothing(text):
    assert only_brings(text)
    assert harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll send the quote over and you can sign it tonight.",
        "I'll get the contract over to you.",
        "I'll send pricing over, it is only good until Friday.",
        "I'll send you the list if you confirm by noon.",
        "Can I send you the deck?",
        "I'll get you started on Monday.",
    ],
)
def test_what_wants_something_in_return_is_no_such_page(text):
    assert not only_brings(text)
