"""A no in plain words, what only sounds like one, and what it makes of what was read."""

from __future__ import annotations

import pytest

from otherside.domain import Facet
from otherside.profiles.said.refusals import chosen_elsewhere, ends_something, refused, refuses_it, turned


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("I'll cancel the pilot on Friday.", Facet.COMMITMENT),
        ("We're cancelling our order.", Facet.COMMITMENT),
        ("The board has decided not to go ahead.", Facet.COMMITMENT),
        ("We have decided against it.", Facet.COMMITMENT),
        ("We've turned your offer down.", Facet.COMMITMENT),
        ("I'm going to have to pass.", Facet.COMMITMENT),
        ("I won't be signing.", Facet.COMMITMENT),
        ("Please take us off your list.", Facet.COMMITMENT),
        ("We are no longer interested.", Facet.COMMITMENT),
        ("We've agreed to put the project on ice.", Facet.PRIORITY),
        ("The council voted to postpone it to the spring.", Facet.PRIORITY),
        ("We've decided to wait.", Facet.PRIORITY),
        ("We've pushed it back a year.", Facet.PRIORITY),
        ("We were told not to buy anything new.", Facet.PRIORITY),
        ("They have frozen hiring until June.", Facet.PRIORITY),
        ("I have been told to cut cleaning by a tenth, not add to it.", Facet.PRIORITY),
        ("We decided to do nothing this year.", Facet.STATUS_QUO),
        ("We'll leave things as they are.", Facet.STATUS_QUO),
    ],
)
def test_a_no(text: str, facet: Facet) -> None:
    assert refused(text) is facet


@pytest.mark.parametrize(
    "text",
    [
        "We've decided to go ahead, send me the papers.",
        "We've cancelled the old contract.",
        "We've cancelled the order with Bexley.",
        "We told the other bidder that we are not proceeding with them.",
        "We won't cancel the pilot.",
        "We've decided not to wait.",
        "If it is late again, I'll cancel the trial.",
        "Get the fence done first or I won't sign.",
        "Would you put it on hold?",
        "Last year we put it on hold.",
        "I am afraid we'll put it off again.",
        "I'll wait for your offer.",
        "I'm going to call Ben off site.",
        "The spending freeze is lifted in May.",
        "I'll stop you there.",
        "It freezes twice a day.",
    ],
)
def test_no_refusal(text: str) -> None:
    assert refused(text) is None


def test_what_is_given_back_may_be_anybodys() -> None:
    assert ends_something("I'll be sending the unit back.")
    assert ends_something("We're going to close the account.")
    assert ends_something("I won't be renewing.")
    assert not ends_something("I've told the old lot that we won't be renewing.")
    assert not ends_something("I'll bring the papers back on Monday.")


def test_somebody_else_has_it() -> None:
    assert chosen_elsewhere("We've decided to go with someone else.")
    assert chosen_elsewhere("I'm signing with your rival on Monday.")
    assert chosen_elsewhere("We've signed with Bexley.", ["Bexley"])
    assert not chosen_elsewhere("We've signed with Bexley.")
    assert not chosen_elsewhere("We haven't signed with Bexley.", ["Bexley"])
    assert not chosen_elsewhere("We've decided to go with you.")


def test_a_step_that_is_none_becomes_what_it_is() -> None:
    read = {Facet.COMMITMENT: 0.97, Facet.SITUATION: 0.4}
    assert turned("We've agreed to put it on hold.", read) == {Facet.PRIORITY: 0.97, Facet.SITUATION: 0.4}
    assert turned("I'll cancel the trial.", {Facet.COMMITMENT: 0.5}) == {Facet.COMMITMENT: 0.8}
    assert turned("We've signed with Bexley.", {Facet.COMMITMENT: 0.9}, ["Bexley"]) == {Facet.COMMITMENT: 0.9}
    assert turned("They froze hiring in May.", {Facet.TRIGGER: 0.7}) == {Facet.PRIORITY: 0.8}
    assert turned("It fell by a third since the budget freeze.", {Facet.TRIGGER: 0.7}) is None


def test_what_was_read_for_something_else_stays() -> None:
    assert turned("We've put it off, and it drives me mad.", {Facet.FRUSTRATION: 0.8}) is None
    assert turned("We'll sign it on Friday.", {Facet.COMMITMENT: 0.9}) is None


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("We say nothing against it, but it is not the moment.", Facet.PRIORITY),
        ("I do not say that we never will, I say it's not the time for it.", Facet.PRIORITY),
        ("I'm afraid this isn't the right moment for us.", Facet.PRIORITY),
        ("I don't think now is the right time to start something new.", Facet.PRIORITY),
        ("The timing is not right, perhaps in the autumn.", Facet.PRIORITY),
        ("There is no room in our heads for a second system.", Facet.PRIORITY),
        ("For anything beyond the move there's no room in people's minds.", Facet.PRIORITY),
        ("We just don't have the bandwidth for another project.", Facet.PRIORITY),
        ("That was kind, but I shall have to say no thank you.", Facet.COMMITMENT),
        ("Thank you, but no.", Facet.COMMITMENT),
        ("I'm afraid it's a no from us.", Facet.COMMITMENT),
        ("Our answer has to be no for now.", Facet.COMMITMENT),
        ("I'm afraid we'll have to say no.", Facet.COMMITMENT),
        ("I'm sorry, I must respectfully decline.", Facet.COMMITMENT),
        ("We'll be in touch without being asked, when the mood is better.", Facet.COMMITMENT),
        ("We will come back to you once the dust has settled.", Facet.COMMITMENT),
        ("A charming idea, I'd see it rather in a later phase, when the sheds are dry.", Facet.PRIORITY),
        ("For the north shed that belongs in a later phase.", Facet.PRIORITY),
    ],
)
def test_a_polite_no(text: str, facet: Facet) -> None:
    assert refused(text) is facet


@pytest.mark.parametrize(
    "text",
    [
        "I do not say never.",
        "I don't say that it is not the moment.",
        "Is it not the right moment?",
        "If it is not the moment, tell me.",
        "It is not the moment if the crane comes late.",
        "Brenda says it is not the moment.",
        "My director thinks there is no room in our heads for it.",
        "It's not the time of year for painting.",
        "This is not the time to panic.",
        "It was not the moment.",
        "I never have to say no.",
        "There is no room in the shed for a second one.",
        "There's no room in the head of the boat.",
        "Thank you for the dinner, but I shall have to say no thank you.",
        "I can't make the webinar, I must decline.",
        "There is no doubt that now is the time.",
        "No, thank you for coming.",
        "We haven't the head office on our side.",
        "They thanked us, but no offer came.",
        "We'll come back to you on Friday.",
        "I'll come back to you once I have the tide table.",
        "Will you come back to us at a later date?",
        "It is not in a later phase.",
        "He says that belongs in a later phase.",
        "I'd see it later.",
    ],
)
def test_no_polite_no(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 4, five years of berth rent: we do not sign that.",
        "Rent goes up 3 % p.a. by index: no.",
        "Automatic renewal - no.",
        "We don't accept the penalty clause.",
        "A deposit of half the sum is out of the question.",
        "We won't agree to that.",
    ],
)
def test_a_flat_no_to_a_term_of_our_paper(text: str) -> None:
    assert refused(text) is Facet.COMMITMENT


@pytest.mark.parametrize(
    "text",
    [
        "If you leave paragraph 4 in, we do not sign that.",
        "Payment in thirty days: no problem.",
        "Questions about the price: no.",
        "Three months, no more.",
        "For years, never.",
        "We do not accept cards.",
        "We can't accept that the old sailors lose their berths.",
        "I don't sign that many papers.",
        "We never sign that without the harbour master reading it.",
        "Do we agree to the price?",
    ],
)
def test_no_flat_no_to_a_term(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("The north shed is off for now.", Facet.PRIORITY),
        ("The sum for you has moved into the budget 2031.", Facet.PRIORITY),
        ("The harbour master is ill, he is off for now.", None),
        ("We have moved it into the 2031 budget, so it is safe.", None),
    ],
)
def test_what_is_moved_to_a_later_budget_is_put_off(text: str, facet: Facet | None) -> None:
    assert refused(text) is facet


@pytest.mark.parametrize(
    "text",
    [
        "I can't sign for a barn on land I may be selling.",
        "I am sorry, but I cannot sign for an oven in a shop we may be giving up.",
        "We cannot sign it after all.",
        "I'm afraid I can't sign the contract.",
        "I won't be able to sign, not with all this going on.",
        "We can't say yes to this.",
        "I'm sorry, we won't be able to go ahead.",
        "I can't go through with it.",
    ],
)
def test_who_cannot_sign_says_no(text):
    assert refused(text) is Facet.COMMITMENT
    assert refuses_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't sign until the board has met.",
        "I can't sign alone.",
        "I can't sign above 5000.",
        "We cannot sign for the council.",
        "I can't sign it today.",
        "I can't sign the form, the link is dead.",
        "If they go, I can't sign.",
        "Why can't I sign?",
        "I can't sign off the minutes.",
        "I can't commit to a date.",
        "I can't say yes before the board has met.",
    ],
)
def test_what_it_takes_to_sign_is_no_no(text):
    assert refused(text) is None
