"""What words pull towards or away from: what a trouble is with, whether there is room, what pleased, what serves."""

from __future__ import annotations

import time

import pytest

from otherside.domain import Facet, Stance
from otherside.extraction.direction import direction
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.plain.favour import Favour, favour
from otherside.extraction.plain.no_room import no_room
from otherside.extraction.plain.served import serves_well
from otherside.extraction.plain.solved import solved
from otherside.extraction.pulls import pull
from otherside.extraction.tried import Trouble, trouble

TRIED, LEARNT, EITHER = Trouble.TRIED, Trouble.LEARNT, Trouble.EITHER
PAIN, RISK, FACT = Facet.FRUSTRATION, Facet.RISK, Facet.SITUATION


@pytest.mark.parametrize(
    ("text", "before", "is_with"),
    [
        # What was tried, or the bringing in.
        ("The trial version kept mixing up our eggs.", "", TRIED),
        ("The rollout got stuck when we came to the second mill.", "", TRIED),
        ("The pilot never really took off in Umeå.", "", TRIED),
        ("Our demo account didn't print a single label.", "", TRIED),
        ("The switchover turned out to be a nightmare.", "", TRIED),
        ("The pilot in Elba ran into trouble with the scales.", "", TRIED),
        ("It crashed twice during the trial.", "", TRIED),
        ("Your trial ran out and nobody noticed.", "", TRIED),
        # Whoever has to be got to use it.
        ("Getting the porters to scan anything with the new tablets has been a slog.", "", TRIED),
        ("It's a struggle to get the porters to log into the new portal.", "", TRIED),
        ("We couldn't get the foremen to use the new scanners.", "", TRIED),
        ("Half the ward still cannot log into the trial.", "", TRIED),
        ("Nobody opened the new portal after the first week.", "", TRIED),
        ("My cooks won't touch the new screens.", "", TRIED),
        # "It", after a word of what was tried.
        ("It fell over on the big batches.", "How did the trial go?", TRIED),
        ("The second mill has been a slog.", "How is the rollout going?", TRIED),
        ("My porters never got used to it.", "We tried it in March.", TRIED),
        ("The second oven has been a nightmare.", "The first oven went live in May.", TRIED),
        # What it cost to get it to run, or came of it before.
        ("It took me a whole Sunday to get the pilot to talk to our till.", "", TRIED),
        ("We tried something like this once, and nobody ever opened it.", "", TRIED),
        ("It took me a whole Sunday to count the till.", "", None),
        ("We tried something like this once, and it doubled our orders.", "", None),
        # Hard to bring in.
        ("It's hard to roll out across four wards.", "", LEARNT),
        ("That order was tricky to set up without proper help.", "", LEARNT),
        ("Moving our old records over has been painful.", "", LEARNT),
        # Tried or theirs, or another's.
        ("The new app keeps crashing.", "", EITHER),
        ("Setting it up was a fight.", "", EITHER),
        ("Nordwell's pilot fell over twice.", "", EITHER),
        ("The trial with Nordwell was a mess.", "", EITHER),
        # Of today, over, supposed, asked, or good.
        ("The new app we bought last year keeps crashing.", "", None),
        ("Our booking screen keeps losing orders.", "", None),
        ("Before the trial we lost orders every week.", "", None),
        ("Since the pilot ended we lose orders again.", "", None),
        ("Every rollout breaks something on a Friday.", "", None),
        ("Getting the drivers to fill in their sheets is a struggle.", "", None),
        ("It's hard to switch between the two screens.", "", None),
        ("The pilot never crashed.", "", None),
        ("The trial didn't find any problems.", "", None),
        ("The trial was no struggle at all.", "", None),
        ("The trial was rough at first, but now it runs well.", "", None),
        ("The trial halved the queue at gate two.", "", None),
        ("My cooks love the new screens.", "", None),
        ("If the rollout stalls, I am done.", "", None),
        ("Did the pilot crash?", "", None),
        ("It keeps losing orders.", "The ledger is a mess.", None),
        ("It keeps crashing.", "", None),
    ],
)
def test_what_a_trouble_is_with(text: str, before: str, is_with: Trouble | None) -> None:
    assert trouble(text, before) is is_with


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("We had a flood that week and it took up everybody's head.", True),
        ("We lost our foreman, and that took all my attention.", True),
        ("Our director got pulled into the sale of the other mill.", True),
        ("The warden has put all purchases on ice.", True),
        ("Everything that isn't the harvest is parked.", True),
        ("The audit has swallowed the whole team.", True),
        ("Once my diary is a bit emptier, gladly.", True),
        ("When things calm down in May, right?", True),
        ("He wants some quiet before anything new comes in.", True),
        ("We couldn't take on one more thing.", True),
        ("It makes everyone careful with money.", True),
        ("It's somewhere near the bottom of the pile.", True),
        ("The decision slipped.", True),
        ("Parked, I'm afraid.", True),
        ("Label printer: on ice.", True),
        ("We parked the idea when the roof went.", True),
        ("Ask me again once the hall has a roof.", True),
        ("Every talk I had with suppliers is on hold.", True),
        ("It was parked, then the inspector's letter came.", False),
        ("Parked behind the mill, by the red door.", False),
        ("We parked it by the gate.", False),
        # What eats their days, others' waiting, things, and what is asked.
        ("The invoices eat three hours of my week.", False),
        ("Reconciling takes all my time.", False),
        ("Callers are put on hold for ten minutes.", False),
        ("The orders get put on hold until somebody rings.", False),
        ("We can't take on another client until this is fixed.", False),
        ("The boxes at the bottom of the pile get crushed.", False),
        ("We parked the lorry in the yard.", False),
        ("The kick-off was moved to Tuesday.", False),
        ("Is the plan on ice?", False),
        ("He is careful with the scanner.", False),
    ],
)
def test_no_room(text: str, so: bool) -> None:
    assert no_room(text) is so


@pytest.mark.parametrize(
    ("text", "before", "how"),
    [
        ("They loved it and didn't want to hand it back.", "How did the yard take the trial?", Favour.LIKED),
        ("They keep asking me when it comes back.", "My cooks liked it in the test.", Favour.LIKED),
        ("Everyone liked the demo.", "", Favour.LIKED),
        ("The porters took to it straight away.", "", Favour.LIKED),
        ("My cooks keep asking when it comes back.", "", Favour.LIKED),
        ("I'm still fighting for this one.", "", Favour.STILL),
        ("We're still keen.", "", Favour.STILL),
        ("I haven't given up on it.", "", Favour.STILL),
        ("Can we start with one ward this week?", "", Favour.STILL),
        ("Could we begin a pilot on Monday?", "", Favour.STILL),
        ("The case has only got better.", "", Favour.STRONGER),
        ("If anything the case for it is stronger than it was in May.", "", Favour.STRONGER),
        ("They loved the film.", "", None),
        ("Customers keep asking when their order comes back.", "The trial is over.", None),
        ("They liked it, but they went back to paper.", "The trial was fine.", None),
        ("Nobody liked the trial.", "", None),
        ("Can we start with the price today?", "", None),
        ("Could we start with a short round of names?", "", None),
        ("I'm still waiting for the labels.", "", None),
        ("I'm still in Umeå.", "", None),
        ("I've given up on it.", "", None),
    ],
)
def test_what_speaks_for_it(text: str, before: str, how: Favour | None) -> None:
    assert favour(text, before) is how


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("We keep it in a card index, which has served us well.", True),
        ("It would only make things more complicated for us.", True),
        ("That would add unnecessary complexity.", True),
        ("We've never had a reason to look elsewhere.", True),
        ("So far we haven't had the need.", True),
        ("The plain version covers everything we need.", True),
        ("It runs fine in our case.", True),
        ("The old press does me fine.", True),
        ("We'll carry on as we are.", True),
        ("Thank you for the tour, we have decided to carry on as before.", True),
        ("We see no good reason to disturb the old line.", True),
        ("By Monday they were all back at the old table.", True),
        ("The trial has served us well.", False),
        ("Your people served us well at the fair.", False),
        ("It has served us well, but now it creaks.", False),
        ("We can't carry on as we are.", False),
        ("If we carry on as we are we lose the mill.", False),
        ("We never had a reason to doubt you.", False),
        ("The old press does not cover everything we need.", False),
        ("Our old press works well until it rains.", False),
        ("A paper form would make it harder for the porters.", False),
    ],
)
def test_what_they_have_serves(text: str, so: bool) -> None:
    assert serves_well(text) is so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("I cleared up the chaos in the order book, and now it takes ten minutes.", True),
        ("Complaints used to be a worry, and we got rid of most of them.", True),
        ("We fixed the leak in the count and it runs smoothly.", True),
        ("We've been able to find the slow wards.", True),
        ("I tracked down a fault in the scale and brought it down to two kilos.", True),
        ("We fixed it twice and it still leaks.", False),
        ("We fixed the label and now it crashes.", False),
        ("I sort out the mess every month.", False),
        ("It took us weeks, but we solved it.", False),
        ("I've not been able to find the fault.", False),
        ("The mess used to be small.", False),
    ],
)
def test_a_trouble_put_right(text: str, so: bool) -> None:
    assert solved(text) is so


@pytest.mark.parametrize(
    ("text", "before", "so"),
    [
        ("We have two cats and a very old dog.", "", True),
        ("I've got a small terrier.", "", True),
        ("We have two cats.", "Do you keep any pets?", False),
        ("We have a cat scanner.", "", False),
        ("We have two dogs and forty sheep in the kennel.", "", False),
    ],
)
def test_their_animals_are_no_situation(text: str, before: str, so: bool) -> None:
    found = pull(text, before)
    assert (found is not None and FACT in found.gone) is so


def test_what_may_be_either_is_no_pain_of_today() -> None:
    said = {PAIN}
    assert direction(Stance.TOWARDS, "The new app keeps crashing.", said, said) is Stance.NEUTRAL
    assert direction(Stance.AWAY, "The new app keeps crashing.", said, said) is Stance.AWAY
    assert direction(Stance.TOWARDS, "The old app keeps crashing.", said, said) is Stance.TOWARDS


def test_the_reader_asks_what_a_trouble_is_with() -> None:
    turns = [
        TurnText("The trial version kept mixing up our eggs, and my people stopped trusting it."),
        TurnText("Getting the porters to scan anything with the new tablets has been a struggle."),
        TurnText("Our old ledger keeps losing orders and it drives me mad."),
        TurnText("My cooks liked it in the test. They keep asking me when it comes back."),
        TurnText("We had a burst pipe, and it took up everybody's attention for a fortnight."),
        TurnText("We have two cats and a very old dog."),
    ]
    trial, adoption, today, liked, flood, pets = LocalExtractor().read(turns)
    for found in (trial, adoption):
        assert {r.stance for r in found} == {Stance.AWAY}
        assert any(RISK in r.facets for r in found)
        assert not any(PAIN in r.facets for r in found)
    assert Stance.AWAY not in {r.stance for r in today}
    assert any(PAIN in r.facets for r in today)
    assert {r.stance for r in liked} == {Stance.TOWARDS}
    assert not any(PAIN in r.facets for r in liked)
    assert {r.stance for r in flood} == {Stance.AWAY}
    assert any(Facet.PRIORITY in r.facets for r in flood)
    assert not any(FACT in r.facets for r in pets)


@pytest.mark.parametrize(
    "words",
    [
        "the new ",
        "we just really ",
        "it is a bit of ",
        "all of the my our ",
        "the trial in at ",
        "carry on as ",
        "I still very ",
        "to ",
        "Could we start ",
    ],
)
def test_long_rows_of_the_same_words_are_soon_read(words: str) -> None:
    text = (words * 200)[:395]
    began = time.process_time()
    pull(text, text)
    assert time.process_time() - began < 0.5
