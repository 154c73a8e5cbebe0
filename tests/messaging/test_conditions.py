"""A yes and what it hangs on; manners are no condition."""

import pytest

from otherside.messaging.drafts.conditions import agreements, requires


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If I may. I've nothing against it.", []),
        ("I have no objection, if I may say so.", []),
        ("Fine by me, if you don't mind my saying so.", []),
        ("Fine by me, if I may bring my own rigger.", ["Fine by me, if I may bring my own rigger."]),
        ("Fine by me. If the mast holds.", ["Fine by me. If the mast holds."]),
        ("Fine by me. If possible.", []),
        ("We can live with four visits instead of nine.", ["We can live with four visits instead of nine."]),
        ("We can live with four visits.", []),
        (
            "The keys stay with us after the end. When that is on paper, you have my vote.",
            ["The keys stay with us after the end. When that is on paper, you have my vote."],
        ),
        (
            "They've said yes in principle, subject to a shorter notice.",
            ["They've said yes in principle, subject to a shorter notice."],
        ),
        ("Fine by me, subject to availability.", []),
        ("You have my number if anything comes up.", []),
    ],
)
def test_a_yes_on_a_condition(text, told):
    assert [text[start:end] for start, end in agreements(text)] == told


def test_manners_require_nothing():
    assert not requires("I'd look at it, if I may say so.")
    assert requires("I'd look at it if the crew asked for it.")


@pytest.mark.parametrize(
    "text",
    [
        "Northgate Mutual will give twelve thousand if the ladder stands by 1 June.",
        "The insurer will pay half of it if the gate stands by June.",
        "The bank has promised to lend us 40,000 as soon as the lease is renewed.",
        "If the kiln is off gas by March, the town will add twelve thousand.",
        "My brother will sign once the survey is paid.",
        "Renate is prepared to back it provided the crew keeps its rota.",
        "They're willing to fund half, but only if we match it.",
        "When that is in, you have my vote on the fifth.",
        "You have our vote as long as the archive stays in the house.",
        "With a clause on notice in it, you have my signature.",
        "It's a yes from me, subject to the second reference.",
        "That's all subject to the tenants agreeing.",
        "Subject to two references, that is.",
        "She said the rebate is possible until autumn, and only if at least a third of the boats are in.",
        "What must be true: two visits a month, and that the old crew want it.",
        "What it would take: a spare on the shelf.",
        "Our condition is that the data stays in Lund.",
        "Roof first, then we talk about the heating.",
        "He said “harvest first, and then do what you want”.",
    ],
)
def test_what_a_step_or_a_gift_hangs_on(text):
    assert requires(text)


@pytest.mark.parametrize(
    "text",
    [
        # What we would give is no condition of theirs.
        "You will give us ten percent if we sign by June.",
        "You'll give us a discount if we take two.",
        # Asked, or imagined.
        "Will they give twelve thousand if we start?",
        "What must be true of a good loaf?",
        "Perhaps the bank will lend us half if we ask nicely.",
        "Imagine the town will add ten thousand if we wait.",
        # Boilerplate, and what things are subject to.
        "Rooms are subject to availability.",
        "Happy to come, subject to availability.",
        "It's all subject to change, of course.",
        "Prices are subject to VAT.",
        "The wall is subject to frost.",
        # Nothing of the matter hangs on it.
        "They will sign for the parcel if I'm out.",
        "The office will pay half if I'm off sick.",
        "She'll give me a call if she's late.",
        "The machine will give an error if the tank is empty.",
        "Our guests will pay more if the pool is warm.",
        "It will cost more if we wait.",
        "You have my number if anything comes up.",
        "The alarm rings only if the door is open.",
        "Our conditions in the shed were awful.",
        "Coffee first, then we talk.",
        "We paint first, then we sand.",
        "I first met her in May, then she left.",
    ],
)
def test_offers_of_ours_boilerplate_and_small_talk_require_nothing(text):
    assert not requires(text)
    assert not agreements(text)
