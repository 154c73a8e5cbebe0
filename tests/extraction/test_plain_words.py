"""The wider words of the floor: each of them tells its facet, and nothing where the same words mean another thing."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.doubts import DOUBTS
from otherside.extraction.plain.holds import HOLDS
from otherside.extraction.plain.moves import MOVES
from otherside.extraction.plainly import plainly_said

TOLD = {
    Facet.FEAR: """
        I'm a bit nervous about the week of the move.
        We're apprehensive that the kiln stands cold over Easter.
        I am concerned that the night shift never opens it.
        What concerns me most is the second site.
        The thought of an inspection in that state scares me.
        It honestly terrifies us.
        That's what worries the trustees.
        I can't sleep for thinking about the roof.
        I haven't slept properly since.
        I don't want to be the owner who closed the ferry.
        I don't want to end up like the mill across the river.
        It keeps me up, if you must know.
        """,
    Facet.FRUSTRATION: """
        The migration was an absolute shambles.
        Honestly, it was a complete fiasco.
        It cost us the hotel contract.
        We lost two good customers because the van broke down.
        Nobody ever writes back.
        The old pump is down more than it's up.
        Those lists drive me up the wall.
        We're all sick and tired of the paper slips.
        I hate having to copy it across.
        It's such a waste of our time.
        Sorting the returns is a real pain.
        The beeping gets on my nerves.
        The search is incredibly frustrating.
        It keeps freezing at the till.
        """,
    Facet.WANT: """
        If it can't read our barcodes it's a non-starter.
        Unless it handles two currencies, no deal.
        Not interested, unless you run on our own machines.
        It has to work without a signal.
        And it needs to be simple.
        Whatever we buy has to fit into the van.
        We won't consider anyone who isn't insured.
        """,
    Facet.STATUS_QUO: """
        It still does the job.
        What we have is good enough for us.
        I don't really see the need.
        Why should we change?
        The devil you know, and all that.
        We've already sunk thousands into it.
        It'd be such a faff to switch.
        It's too much upheaval.
        I've always done it by hand.
        That's the way we've always worked.
        We've managed without for years.
        The spreadsheet works fine.
        We've got our own little system that works.
        There are two years left on our lease.
        We only bought it in March, I mean we only bought it two months ago.
        It isn't actually broken.
        """,
    Facet.PRIORITY: """
        I've really no time before the fair.
        We haven't the money.
        I don't have a spare minute.
        There's simply no budget for it.
        There is no money.
        It isn't in this year's budget.
        It's not even on our radar.
        There's a hiring freeze till autumn.
        They have frozen all projects.
        Spending was frozen in May.
        No new tools until the merger is through.
        We were told not to order anything.
        Our budget has been halved.
        That'll have to wait.
        It's not really a priority.
        I'm completely snowed under.
        We've got our hands full.
        Sixty euros a month is a lot for me.
        Not before harvest.
        We can't have that starting during the exams.
        """,
    Facet.CONSENSUS: """
        It's not really my decision.
        I don't make those decisions.
        I'm not the one who signs.
        That's above my pay-grade.
        I can't approve it on my own.
        I can only sign for up to a thousand.
        My brother-in-law has the final say.
        Procurement will just say no.
        The porters will fight it.
        You'd have a revolt on the ward.
        The night crew won't stand for it.
        I'd have to run it past my partner.
        The other tenants need to agree.
        """,
    Facet.RISK: """
        I have my doubts.
        I'll believe it when I see it.
        We've heard that one before.
        It all sounds lovely in the brochure.
        So where's the catch?
        Once bitten.
        We got our fingers burnt in the spring.
        The last contractor ran off halfway through.
        That's what the last salesman promised.
        Last time it cost my manager her job.
        We had a terrible time with the first app.
        It's my reputation on the line.
        I don't really trust those numbers.
        I'd want to see it working in a bakery.
        I'd need to see proof.
        """,
    Facet.KNOWLEDGE_GAP: """
        I wouldn't know which one to take.
        I don't know how anyone chooses.
        I've no clue which of them matters.
        I haven't the faintest.
        I don't know what a fair price would be.
        We don't know what we don't know.
        I'm completely lost, to be honest.
        It's all double Dutch to me.
        I feel a bit out of my depth.
        I'm not very technical.
        I'm rubbish with computers.
        What should we be looking for?
        Is four hundred pounds a lot?
        I've never done anything like this.
        """,
}


def _said(text):
    return {FACETS[k] for k in np.flatnonzero(plainly_said([text])[0])}


def _lines(block):
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize(("facet", "text"), [(facet, line) for facet, block in TOLD.items() for line in _lines(block)])
def test_it_is_told(facet, text):
    assert facet in _said(text)


@pytest.mark.parametrize("facet", TOLD)
def test_the_words_that_are_looked_for_first_miss_nothing(facet):
    """A pattern whose facet lacks a word for it would never be tried."""
    words, _ = (MOVES | HOLDS | DOUBTS)[facet]
    assert all(any(word in straight(line).lower() for word in words) for line in _lines(TOLD[facet]))


@pytest.mark.parametrize(
    "text",
    [
        # suppositions and denials
        "If we had no budget we'd sell the cart.",
        "If there's no budget we'll see in May.",
        "It isn't that we're nervous about the audit.",
        "I wouldn't say I'm concerned about the price.",
        "It doesn't drive me mad.",
        "It would cost us a customer.",
        "Price isn't what keeps me up.",
        # other people, and the other side's question
        "My brother has no time for this.",
        "My neighbour's firm has no budget.",
        "Are you nervous about the handover?",
        "I'm nervous about you out there on that ladder.",
        "My sister is petrified of flying.",
        "That must be so frustrating for you.",
        # weather, holidays, errands, small talk
        "There's no time like the present.",
        "There's no time limit on the pitch.",
        "We had no time for lunch on holiday.",
        "It has to rain soon.",
        "It needs to be sunny for the wedding.",
        "If it doesn't rain there's no point watering.",
        "It has to fit in with my diary.",
        "It'll have to wait for an hour in the oven.",
        "I'm up to my eyes in snow.",
        "We're flat out of milk.",
        "Our holiday was a nightmare.",
        "The film was a disaster.",
        "I'm lost in your car park.",
        "I'm out of my depth in the pool.",
        "We lost the dog because the gate was open.",
        "We only bought the tickets last week.",
        "I can't see the point on the map.",
        "Is your house expensive?",
        "I have to ask the head chef about lunch.",
        "I have to agree with you there.",
        "We have to agree on a date.",
        "We've heard that song before.",
        "I've got my fingers in somebody else's coat.",
        # answers to anything
        "I've no idea.",
        "Not now.",
        "They all say that.",
    ],
)
def test_the_same_words_for_another_thing_are_left_to_the_reader(text):
    assert not _said(text)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("im used to it", Facet.STATUS_QUO),
        ("ive been burned before", Facet.RISK),
        ("i dont have time", Facet.PRIORITY),
        ("im scared it wont work", Facet.FEAR),
        ("its not my call, i cant decide alone", Facet.CONSENSUS),
        ("theres no money", Facet.PRIORITY),
        ("it isnt broken", Facet.STATUS_QUO),
        ("I’m scared of the winter", Facet.FEAR),
    ],
)
def test_chat_without_apostrophes_is_read_like_talk_with_them(text, facet):
    assert _said(text) == {facet}


@pytest.mark.parametrize(
    ("text", "as_looked_at"),
    [
        ("Im sure they wont, id love to", "I'm sure they won't, I'd love to"),
        ("DONT", "don't"),
        ("we were well, ill and its shell", "we were well, ill and its shell"),
        ("my id and the id card, ID, IM", "my id and the id card, ID, IM"),
        ("mail im@example.org or cant.example", "mail im@example.org or cant.example"),
        ("that’s", "that's"),
    ],
)
def test_only_words_that_can_be_nothing_else_get_their_apostrophe(text, as_looked_at):
    assert straight(text) == as_looked_at


def test_what_is_quoted_stays_as_it_was_written():
    from otherside.extraction.extractor import LocalExtractor, TurnText

    text = "well ive been burned before, so."
    (readings,) = LocalExtractor().read([TurnText(text)])
    (reading,) = [r for r in readings if Facet.RISK in r.facets]
    assert reading.facets[Facet.RISK] >= 0.8
    assert "ive been burned before" in text[reading.span.start : reading.span.end]
