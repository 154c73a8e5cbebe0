"""What sounds like a step and is none, a yes up to a sum, and what shows that somebody has come nearer."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet, Stance
from otherside.extraction.direction import direction
from otherside.extraction.not_meant import not_meant
from otherside.extraction.plain.nearer import done_for_it, nothing_against, says_nearer
from otherside.extraction.plain.no_steps import (
    almost,
    come_some_day,
    filed_away,
    for_later,
    lets_drop,
    would_if_free,
)
from otherside.extraction.plain.priced_yes import priced_yes
from otherside.extraction.plain.steps import step
from otherside.extraction.plain.unasked import unasked
from otherside.extraction.plainly import PLAIN, plainly_said

YES = {
    filed_away: [
        "I've laid it with the other letters.",
        "Your sketches, yes, I've put them in a drawer for now.",
        "I have filed your estimate.",
        "We've added it to the wish list.",
        "I've tucked the leaflet under the pile.",
        "We put it aside.",
    ],
    for_later: ["I've popped your quote in the folder for the autumn.", "I've put it by for another year."],
    would_if_free: [
        "I'd have the keys handed over by noon if it was my own shop.",
        "I would order it this minute if I were the boss.",
        "We'd start tomorrow if they let us.",
        "Left to myself I'd say yes.",
        "If it were up to me we'd be building already.",
        "Given the choice I'd have it in by May.",
        "In an ideal world we'd take both.",
        "I’d sign if only my father would let me.",
    ],
    almost: ["Nearly!", "Almost.", "Well, nearly there.", "Not quite.", "Any day now."],
    come_some_day: [
        "You must come over in the summer, the orchard is lovely.",
        "Do drop in again some time.",
        "Come and see us when you're passing.",
    ],
    lets_drop: [
        "I've stopped bringing it up.",
        "I don't mention it to my brother any more.",
        "One only gets so many tries.",
        "I've given up asking her about it.",
        "I've had to let it lie.",
        "I'm done arguing with my uncle about it.",
        "I bite my tongue these days.",
        "We've learnt not to raise it.",
        "I’ve said my piece.",
        "I asked for the oven, that was my go for this year.",
        "I've stopped pushing.",
    ],
    priced_yes: [
        "If it's under eight hundred, yes.",
        "if its under 800 yes, else I sell the cart first",
        "Up to three thousand I'd just sign it.",
        "For less than five hundred you can begin on Tuesday.",
        "Fine, as long as it's not more than 650.",
        "Yes, if it stays below £4,000.",
        "Under 2k I don't need to ask anybody.",
        "Six hundred or less and I'm in.",
        "You've got a deal, if it comes in under twelve hundred.",
    ],
    says_nearer: [
        "It's grown on me.",
        "The idea has rather grown on us.",
        "Put me down as interested.",
        "I'd show it to the crew myself now.",
        "I wouldn't mind telling them.",
    ],
    nothing_against: ["Then I'd have nothing against it.", "With a rail we would have no objection to it."],
    done_for_it: [
        "We've had the floor levelled.",
        "She's had a pad laid behind the barn.",
        "I measured the gateway on Sunday.",
        "We've emptied the back room for it.",
        "I built one out of plywood and let them try it.",
        "I've marked it out on the floor.",
        "We paced out the aisle yesterday.",
    ],
    unasked: [
        "He's not been asked.",
        "My wife doesn't know about it yet.",
        "Nobody has asked the chairman.",
        "We haven't told them yet.",
        "But Edda hasn't been consulted.",
        "She’s never even been told.",
    ],
}  # fmt: skip
NO = {
    filed_away: [
        "I've put it at the top of the pile.",
        "I've added it to the agenda for the board.",
        "I've signed it and put it in the tray for the post.",
        "I filed the tax return.",
        "We've put money aside for it.",
        "I've put them in the folder for the meeting on Monday.",
        "Have you put it with the others?",
    ],
    would_if_free: [
        "I'd sign today if you let me keep the old one.",
        "If the board lets me, I'll sign.",
        "I'd love to if I had the time.",
        "If I had the choice between the two I would take yours.",
        "We'd start on Monday if the floor is dry.",
        "Would you do it if it was your money?",
    ],
    almost: ["Nearly everybody is for it.", "Almost ready to sign, only the annex is missing.", "Not yet."],
    come_some_day: [
        "Come down on Tuesday and measure it.",
        "Come by in the spring with the contract.",
        "Come over in the autumn when we start.",
    ],
    lets_drop: [
        "I've stopped using it.",
        "I've stopped asking you about it.",
        "I don't ask him any more, he's agreed.",
        "I've stopped bringing it up because he said yes.",
        "If I stopped asking her, nothing would come of it.",
        "We've stopped talking to the other firm.",
        "I don't push them any more, they do it themselves.",
        "I only have so many hours.",
        "I won't let it lie.",
    ],
    priced_yes: [
        "Under nine hundred people, yes.",
        "Up to two thousand a day we can do by hand.",
        "If it's under ten days, fine.",
        "If it's over nine hundred, no.",
        "We pay for less than a thousand units.",
        "It's 900 and that's fine.",
        "If it's under nine hundred, would you sign?",
        "Even at 900 I can't do it.",
    ],
    says_nearer: [
        "My beard has grown on me.",
        "Moss has grown on the wall.",
        "I'd tell them myself.",
        "I'd rather tell them myself now than later.",
        "Put me down for two.",
        "It hasn't grown on me.",
    ],
    nothing_against: ["I have nothing against him.", "Would you have nothing against it?"],
    done_for_it: [
        "I measured the temperature on Sunday.",
        "We've had the roof repaired after the storm.",
        "We had the floor laid years ago.",
        "If we cleared the corner, would it fit?",
        "I cut it out of the magazine.",
        "We haven't measured the door.",
    ],
    unasked: [
        "He's been asked twice.",
        "I've not been asked.",
        "He hasn't been asked for a quote.",
        "Nobody asked him to leave.",
        "They don't know how to do it yet.",
        "Has nobody asked her?",
        "Customers haven't been told yet.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("tells", "text"), [(f, text) for f, texts in YES.items() for text in texts])
def test_it_is_told(tells, text):
    assert tells(text)


@pytest.mark.parametrize(("tells", "text"), [(f, text) for f, texts in NO.items() for text in texts])
def test_what_looks_alike_is_something_else(tells, text):
    assert not tells(text)


@pytest.mark.parametrize(
    ("tells", "facet", "stance"),
    [
        (filed_away, None, Stance.NEUTRAL),
        (for_later, Facet.PRIORITY, Stance.AWAY),
        (would_if_free, Facet.CONSENSUS, Stance.NEUTRAL),
        (almost, None, Stance.NEUTRAL),
        (come_some_day, None, Stance.NEUTRAL),
        (lets_drop, Facet.CONSENSUS, Stance.AWAY),
        (says_nearer, Facet.COMMITMENT, Stance.TOWARDS),
        (done_for_it, Facet.COMMITMENT, Stance.TOWARDS),
        (priced_yes, Facet.COMMITMENT, None),
        (unasked, Facet.CONSENSUS, None),
    ],
)
def test_the_reader_takes_it_as_that_and_as_nothing_else(tells, facet, stance):
    text = YES[tells][0]
    said = plainly_said([text])[0]
    assert {FACETS[k] for k in np.flatnonzero(said >= PLAIN)} == ({facet} if facet else set())
    assert (Facet.COMMITMENT in not_meant(text, "")) is (facet is not Facet.COMMITMENT and tells is not unasked)
    if stance is not None:
        assert direction(Stance.TOWARDS, text, {Facet.COMMITMENT}, {Facet.COMMITMENT}) is stance


def test_most_sentences_say_none_of_it():
    assert step("We keep the ledger by hand and send it to the office on Fridays.") is None
    assert step("I've stopped bringing it up. " * 20) is None
