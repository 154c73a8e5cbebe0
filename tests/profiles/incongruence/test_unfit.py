"""What is no half of a pair: taken back, in jest, of doubt or grief, a signature, an appointment, the deal itself."""

import numpy as np
import pytest

from otherside.profiles.incongruence import find_across, find_pairs
from otherside.profiles.incongruence.house import SAME_MATTER, same_matter
from otherside.profiles.incongruence.unfit import fit_for_pairs, unfit
from tests.profiles.incongruence.test_find import TEXTS, Fixed
from tests.profiles.incongruence.test_within import HEARD, LATER


@pytest.mark.parametrize(
    "text",
    [
        "We're the best loft in the county. No, that's too grand. We mend sails.",
        "I'd like every apprentice to stay. Sorry, that isn't it, that's not what I meant. Scratch that.",
        "I want the harbour to know my name. I take that back.",
        "We stand for honest weights. Listen to me, like a brochure.",
        "I'm thrilled to be mentored. It's all I ever dreamt of.",
        "We believe in paperwork here 🙄",
        "Oh joy. A workshop on listening is what we always wanted.",
        "I'd love a second boat, only kidding, one sinks quite well enough.",
        "The idea that I'm the right man to run a yard, that's what I hold on to.",
        "I want a calm shop, but I don't know whether I have it in me.",
        "I'm hopeless at telling people off.",
        "My brother died in spring, so the ledgers wait.",
        "It's been a long year. The forms lie in the shed.",
        "It was me who signed for the old crane, so I look twice now.",
        "I feel guilty about it every evening when I lock up.",
        "Ada Voss MRINA | Voss & Daughters, the Old Ropewalk",
        "If you are not the intended recipient, please tell us at once.",
        "Yard +44 1700 555 0199, closed on Mondays",
        "June is when the regatta is on. Perhaps we could pick it up in July.",
        "We're out on the water until then, ring me after Whitsun.",
        "I want this in before the season, we've waited long enough.",
        "I'd like to put it in front of the board in May and do it with you.",
        "Your offer is four thousand over what I have.",
        "The contract with the old chandler ends on 1 May, they've sent the renewal.",
        "Nothing goes live before the regatta, and I want a way back within a day.",
        "I'd sign for the twelve sails if three things are there.",
        "The eighty for you have moved into next year.",
        "Me, Ada, Rolf Tamm next to me. Jens is dialling in.",
        "Works for us. We look at a lot of lofts this winter, so the details are what counts.",
        "Yes, that works for me. The sooner we know the cloth, the better.",
        "Sounds good. Our people like to see it for themselves.",
        "We've been doing a lot of these demos, and the depth is what we need.",
        "We're in the middle of a careful evaluation, the yard wants to see everything.",
        "We want to be live on the new system before the regatta, June at the latest.",
        "I need to be up and running by Easter.",
    ],
)
def test_no_half(text):
    assert unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "We never send anybody away, whatever the hour.",
        "It works for us that nobody has to ask the way.",
        "We want to be the yard that people come back to before they go anywhere else.",
        "We evaluate every sail by hand before it leaves.",
        "The old winch works, and nobody dares to touch it.",
        "We want to be on the water by five, all of us, every day.",
        "We're a house in which these calls get answered at night.",
        "A place is too much like a factory when nobody sings in it.",
        "I want to get it right, down to the last stitch.",
        "I'd be glad of a yard where the young ones stay.",
        "The widows come on Thursdays, we make them tea.",
        "I'm not ashamed of a slow year, we take the boats that need us.",
        "My father left me the slip and the rule that nobody waits.",
        "Since March I've sat over invoices until ten each night.",
        "You come in and somebody knows your boat.",
        "I put it in the drawer and there it lies.",
        "Their contract isn't renewed when they're late twice.",
        "I want a way back to the bench I learnt at.",
        "I sit next to Rolf all day and we hardly speak.",
        "For me a sail is a promise, right to the last seam.",
    ],
)
def test_a_half_it_may_be(text):
    assert not unfit(text)


def test_what_the_next_sentence_takes_back_is_none_either():
    texts = ["We are the conscience of this coast.", "Scratch that, who said so?", "We mend what comes."]
    assert fit_for_pairs(texts).tolist() == [False, False, True]
    assert fit_for_pairs(texts, ["Ada", "Bo", "Bo"]).tolist() == [True, False, True]


def test_neither_half_of_a_pair_is_such():
    texts = [*TEXTS[:3], "I want a bench for a learner. No, that's too much."]
    assert find_pairs(texts, scorer=Fixed(p31=5)) == []
    assert find_pairs(texts, scorer=Fixed(p13=5)) == []
    people = ["Marit", "Tomasz", "Tomasz", "Marit"]
    texts = [*TEXTS[:2], "It was me who signed for the leather.", TEXTS[3]]
    found = find_across(texts, people, scorer=Fixed(p01=4, p02=5))
    assert [(f.ideal, f.actual) for f in found] == [(0, 1)]


def test_nor_do_two_sentences_of_such_a_statement_make_one():
    text = f"{HEARD} {LATER}"
    assert len(find_pairs([text])) == 1
    assert find_pairs([f"{text} No, that's too hard."]) == []


def test_between_people_both_must_speak_of_one_matter():
    near = np.zeros((3, 384), np.float32)
    near[0, 0] = near[1, 1] = 1
    near[2, 0], near[2, 2] = SAME_MATTER + 0.01, np.sqrt(1 - (SAME_MATTER + 0.01) ** 2)
    found = same_matter(near)
    assert not found[0, 1]
    assert found[0, 2]

    class Apart(Fixed):
        def read(self, texts, ideals=None):
            found = super().read(texts, ideals)
            found.meanings[:] = np.eye(4, 384)
            return found

    people = ["Marit", "Marit", "Tomasz", "Tomasz"]
    assert len(find_across(TEXTS, people, scorer=Fixed(p02=4))) == 1
    assert find_across(TEXTS, people, scorer=Apart(p02=4)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Oh, we'd be silly not to look around.",
        "I'm shopping around, if I am honest.",
        "You are still our first choice.",
        "We have to look at other suppliers as well.",
    ],
)
def test_that_they_look_at_others_is_the_purchase(text):
    assert unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "I never look around when I walk the rows, I just count.",
        "We buy from whoever is cheapest and never look at what it does to the village.",
        "Our regulars are the first choice for a table.",
    ],
)
def test_a_day_of_theirs_stays_one(text):
    assert not unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so much for your patience with us, the two of us will think it over by the slipway.",
        "What you do is really impressive, and my sister says so too.",
        "I have passed your name on to the harbour master.",
        "I really appreciate the way you listened to the riggers.",
        "They'd find out I've been making it up since the first launch.",
    ],
)
def test_thanks_praise_and_doubt_of_oneself_are_no_half_of_a_pair(text):
    assert unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want every rigger to be thanked once a week.",
        "We're proud of what we do on the slipway.",
        "No thanks to the bank, we built it.",
    ],
)
def test_thanks_among_themselves_may_be_one(text):
    assert not unfit(text)
