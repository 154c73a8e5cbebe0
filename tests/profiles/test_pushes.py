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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Everybody's doing it now.", Push.OTHERS),
        ("All your competitors have switched already.", Push.OTHERS),
        ("Everyone in your trade is moving to us.", Push.OTHERS),
        ("Every one of your neighbours is on board.", Push.OTHERS),
        ("You'd be the last big bakery in the county without it.", Push.MISSING),
        ("You don't want to be the one left behind.", Push.MISSING),
        ("You really can't afford to get left behind.", Push.MISSING),
        ("Don't let your competitors get ahead of you.", Push.MISSING),
        ("Do not let the others pull away.", Push.MISSING),
        ("Picture yourself telling the board that it broke again.", Push.DREAD),
        ("Imagine having to explain a second leak to your insurer.", Push.DREAD),
        ("Unless you confirm today, the crew will go to somebody else.", Push.OR_ELSE),
        ("If we have no signature by Friday the slot goes to one of your competitors.", Push.OR_ELSE),
    ],
)
def test_others_dread_and_or_else(text, kind):
    found = pushes(text)
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize(
    "text",
    [
        "Two of your competitors use it, and one stopped.",
        "So you don't want to be the one left behind.",
        "You'd be the last person to say that.",
        "You'd be the only one who sees the list.",
        "Everyone is moving desks on Monday.",
        "Everybody's doing it differently at the moment.",
        "Even when everybody's on board it takes a year.",
        "Don't let your competitors' noise worry you.",
        "Imagine telling the board that you finished under budget.",
        "I imagine explaining it to the team took a while.",
        "How did you feel telling the board?",
        "If the pallet is late it goes to the depot in Leeds.",
    ],
)
def test_what_only_looks_like_others_dread_or_else(text):
    assert pushes(text) is None
