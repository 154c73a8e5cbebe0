"""A yes and what it hangs on; manners are no condition."""

import pytest

from otherside.messaging.drafts.conditions import agreements, demanded, requires, stands_in_case


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


@pytest.mark.parametrize(
    "text",
    [
        "If 2.4 is out by spring, and the drivers are asked first, then I'll vote for it, and the rest mostly follow.",
        "I'd release the 9 from repairs if two things are there: a way out within a week, and no start before 5 March.",
        "If your box can do my rota for the night shift I give you all 30 lists.",
        "I'll put my name to it if the boats are counted twice.",
        "We'd pay 900 a month if the night shift can work it without a manual.",
        "I will give you my signature on condition that the well is tested.",
    ],
)
def test_what_they_give_in_a_case_they_name_is_a_yes_on_a_condition(text):
    assert [text[start:end] for start, end in agreements(text)] == [text]
    assert requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "If a driver is named in it even once, then the union says no and that was it.",
        "If the offer for Oslo isn't here by the 9th I take it as a no.",
        "We won't sign if it shows who was late.",
        "The board vetoes it if there is one camera in it.",
        "You'd first have to ask the crew.",
        "You'd have to ask the crew before anything is hung up.",
    ],
)
def test_in_which_case_they_stop_it(text):
    assert requires(text)
    assert not agreements(text)


@pytest.mark.parametrize(
    "text",
    [
        # Passed on to somebody else.
        "That you'd have to ask them.",
        "You'd have to talk to Rolf about that.",
        # A case that will never be, or is imagined.
        "I'd pay ten thousand if it were up to me.",
        "I'd vote for it if I could.",
        "If I were you I'd vote for it.",
        "Perhaps we'd pay 900 if it worked.",
        # Time, calls and brakes are no yes.
        "I'll give you half an hour if it's urgent.",
        "If it's quiet I'll give you a call.",
        "If you can wait I'll give you everything on paper.",
        "If you come on Friday I'll show you everything.",
        "I'll release the brake if you push.",
        "I'll pay the rest if you like.",
        "If it rains we'll put up the tent.",
        # Nothing of the matter is stopped.
        "If I ask my daughter, she says no.",
        "Ask Tom if he has time and the boss says no problem.",
        "If you ask me, I say no.",
        "I wonder if the board says no.",
    ],
)
def test_what_only_sounds_like_a_condition(text):
    assert not requires(text)
    assert not agreements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Countersigned copy enclosed, the three years from 1 March with you.",
        "The board meets from 9 am, and Ada has to sign the minutes.",
        "The countersigned pages came back, up to 14 of May you may keep them.",
        "Approval came through, it runs from 1.4. on.",
    ],
)
def test_a_day_is_no_sum_from_which_somebody_has_to_sign(text):
    assert not requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anything above 500 may need my approval.",
        "From 10,000 on Ada has to countersign.",
        "Over twenty thousand it needs the approval of two of us.",
    ],
)
def test_a_sum_from_which_somebody_has_to_sign_is_a_condition(text):
    assert requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "What I'd need is that after one season I can see the figures.",
        "What we would need is somebody on the night shift.",
        "If we tried it again then only with my brother in the lead.",
        "If at all, only for the upper mill.",
        "If I can't see who does what I'd want to stop.",
    ],
)
def test_what_they_would_need_and_the_only_way_in_which_they_would_do_it_are_conditions(text):
    assert requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "What I'd need is a long holiday.",
        "If we go to the coast, then only with the dog.",
        "If I don't get my coffee I'd fall asleep.",
        "Maybe if we did it again, only in spring.",
        "If I can't find my keys I'll take the bus.",
    ],
)
def test_wishes_and_outings_are_none(text):
    assert not requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the farmer signs the drainage thing, I'm in.",
        "If it stays under ninety, we're on.",
        "If the old oak stays, you've got me.",
        "Once the bank has said yes, we have a deal.",
        "As long as the crew is asked first, I'm sold.",
        "I'm in, as long as the crew is asked first.",
        "Show me one that runs through a winter and I'm in.",
        "Keep the back gate and you've got me.",
    ],
)
def test_in_which_case_they_are_for_it(text):
    assert requires(text)
    assert [text[start:end] for start, end in agreements(text)] == [text]
    assert stands_in_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you need me, I'm in.",
        "If you call on Friday, I'm in until five.",
        "If I'm in, ring twice.",
        "If I won the lottery, I'm in.",
        "If the light is on, I'm in the shed.",
        "If it's Friday, we're on holiday.",
        "Get some sleep and I'm on it.",
        "If it rains, it's on the left.",
        "Without coffee I can't start.",
        "Is it so that if he signs, you're in?",
    ],
)
def test_where_somebody_is_hangs_on_nothing(text):
    assert not requires(text)
    assert not stands_in_case(text)


def test_what_it_does_not_go_without_stands_before_it():
    text = "We met on Monday. I want three references and a ceiling. Without that I can't put my name to it."
    assert [text[a:b] for a, b in demanded(text)] == [text[18:]]
    assert requires("Without that I can't put my name to it.")
    assert requires("Without a second reference I won't sign.")
    assert demanded("I want tea. Without that I can't sing.") == []
    assert demanded("What is the price? Without that I can't sign.") == []


@pytest.mark.parametrize(
    "text",
    [
        "We need to get the hay in before it rains.",
        "We need the payroll run out before the 25th.",
        "I need the papers in before the vessel arrives.",
        "We have to have the ovens clean before the shift ends.",
        "We need to load the vans before the market opens.",
    ],
)
def test_their_own_work_before_something_is_no_condition(text):
    assert not requires(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'd want a reference before anything else.",
        "I need a second quote before it goes to the trustees.",
        "We need to talk to the union before it goes any further.",
        "I need the old loan paid off before I sign.",
        "We need to clear it with the union before the contract.",
        "I want the scaffolding down before you start.",
        "I need to research it before committing.",
    ],
)
def test_what_has_to_be_before_a_step_is_one(text):
    assert requires(text)
