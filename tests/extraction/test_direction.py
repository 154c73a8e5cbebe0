"""Which way a sentence points: "away" needs something that holds back."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Stance
from otherside.extraction.direction import direction, fear_of, of_going_on
from otherside.extraction.extractor import LocalExtractor, TurnText

T, A, N = Stance.TOWARDS, Stance.AWAY, Stance.NEUTRAL
WANT, PAIN, FEAR, RISK, SAY = Facet.WANT, Facet.FRUSTRATION, Facet.FEAR, Facet.RISK, Facet.CONSENSUS
FACT, SELF, ROOM, AIM = Facet.SITUATION, Facet.IDENTITY, Facet.PRIORITY, Facet.GOAL


@pytest.mark.parametrize(
    ("text", "sure", "read", "points"),
    [
        # Nothing in it that can hold them back.
        ("Two of the five spend their mornings on the labels.", {FACT}, A, N),
        ("We gave up on the shared tray because of it.", {FACT, PAIN}, A, T),
        ("The labels are clumsy and slow.", {PAIN}, A, T),
        ("Every gate ought to open by itself.", {WANT}, A, T),
        ("We are the ones who ring back.", {SELF}, A, N),
        # A constraint, or words that hold back.
        ("Nothing before the harvest is in.", {ROOM}, A, A),
        ("I doubt it holds in the frost.", {RISK}, A, A),
        ("What keeps us from it is the tangle of cables.", {PAIN}, A, A),
        ("I told my brother that I'm thinking about it, no more.", {WANT}, A, A),
        ("To be fair, we are only looking around.", {FACT}, A, A),
        # What they ask for first.
        ("You'd have to show me the hours it gives back.", {WANT}, A, A),
        ("If we start, then with the small ward only.", {WANT}, A, A),
        ("We'd do it as long as the night shift keeps its board.", {AIM}, A, A),
        ("I'm reluctant, after all that.", {PAIN}, A, A),
        ("Money is a bit tight at the moment.", {FACT}, A, A),
        ("We'd rather keep the ledger.", {SELF}, A, A),
        # What the reader has otherwise stays.
        ("Nothing before the harvest is in.", {ROOM}, N, N),
        ("The labels are clumsy and slow.", {PAIN}, T, T),
        # A colleague who is for it.
        ("Henrike is very supportive.", {SAY}, A, T),
        ("The warden is more likely to approve it in spring.", {SAY}, A, T),
        ("Henrike is supportive, but she won't read the details.", {SAY}, A, N),
        ("Henrike isn't supportive at all.", {SAY}, A, A),
        ("The warden is less likely to approve it in spring.", {SAY}, A, A),
        ("If Henrike were on board, we'd be done.", {SAY}, A, A),
        # A signature that is not needed.
        ("I can begin there without needing the warden's approval.", {SAY}, A, T),
        ("Below two thousand I don't need Henrike's sign-off.", {SAY}, A, T),
        ("For a trial no approval is needed.", {SAY}, A, T),
        ("I can't begin without asking the board.", {SAY}, A, A),
        ("Nobody moves without having to get the warden's permission.", {SAY}, A, A),
        # A wish to hear it from others.
        ("Could we talk to the mill in Umeå ourselves?", {RISK}, A, N),
        ("Do you have any references near the coast?", {RISK}, A, N),
        ("Could we talk to somebody who lost data with it?", {RISK}, A, A),
    ],
)
def test_where_it_points(text: str, sure: set[Facet], read: Stance, points: Stance) -> None:
    assert direction(read, text, sure, sure) is points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("I'd love to, but the roof comes first.", A),
        ("Before I sign it has to run on our salt.", A),
        ("Sixty crates an hour is what they count.", T),
    ],
)
def test_a_faint_constraint_counts_where_the_sentence_turns(text: str, points: Stance) -> None:
    assert direction(A, text, {AIM, ROOM}, {AIM}) is points


@pytest.mark.parametrize(
    ("text", "points", "staying"),
    [
        ("If we double the drivers, I don't even want to picture it.", T, True),
        ("If nothing changes, somebody gets hurt at the old press.", T, True),
        ("As we grow, one of these days a crate goes to the wrong ward.", T, True),
        ("One more winter like the last and I'm out.", T, False),
        ("I'm scared of the weekend when we switch.", A, False),
        ("I dread that it won't hold a winter.", A, False),
        ("If we grow, the new platform might not keep up.", A, False),
        ("I'm afraid your price doubles once we're in.", A, False),
        ("If we add this, nobody will find a thing.", N, False),
        ("I lie awake over the accounts.", N, False),
    ],
)
def test_what_a_fear_is_of(text: str, points: Stance, staying: bool) -> None:
    assert fear_of(text) is points
    assert of_going_on(text) is staying
    assert direction(A, text, {FEAR}, {FEAR}) is points


def test_the_reader_is_mended() -> None:
    """What the network alone takes for a doubt about the change."""
    turns = [
        TurnText(
            "If we double the drivers again, I don't even want to think about it.",
            "It was ten per cent. Now it's thirty.",
        ),
        TurnText("Henrike is supportive of it, she won't go into the details of the tools though."),
        TurnText("We could begin there without needing the warden's approval."),
        TurnText("Not before the harvest is in, nobody has an hour to spare."),
    ]
    growth, backing, free, later = ({r.stance for r in found} for found in LocalExtractor().read(turns))
    assert A not in growth | backing | free
    assert later == {A}
