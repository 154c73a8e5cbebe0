"""What is said in so many words is never missed; what only uses the words is left to the reader."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.extraction.extractor import LocalExtractor, TurnText
from otherside.extraction.plainly import plainly_said


def _said(text):
    return {FACETS[k] for k in np.flatnonzero(plainly_said([text])[0])}


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("What I'm afraid of with a fixed fee is the month after it.", Facet.FEAR),
        ("I am afraid that Oksana walks out over it.", Facet.FEAR),
        ("I'm scared that we can't pay the second instalment.", Facet.FEAR),
        ("I'm afraid that it won't hold a full winter.", Facet.FEAR),
        ("We're a bit worried about the second depot.", Facet.FEAR),
        ("My biggest worry is the handover in June.", Facet.FEAR),
        ("I want to be the foreman who knows on Monday what Friday brings.", Facet.ASPIRATION),
        ("I'd like us to become one of the mills people bring their children to.", Facet.ASPIRATION),
        ("I'm not the sort of person who rings twice.", Facet.IDENTITY),
        ("I won't be the daughter who shut the bakery.", Facet.IDENTITY),
        ("I never wanted to be that kind of boss.", Facet.IDENTITY),
        ("And we'd really love to have the yard empty by noon.", Facet.DESIRE),
        ("I'd love the school to look forward to our vans.", Facet.DESIRE),
        ("I wish there was one list that everybody believed.", Facet.DESIRE),
        ("I do wish our drivers could see it coming.", Facet.DESIRE),
        ("Our goal this year is two shifts without overtime.", Facet.GOAL),
        ("I'm measured on how many beds are free by noon.", Facet.GOAL),
        ("Our service contract runs out in May.", Facet.TRIGGER),
        ("We're fine with what we have, thanks.", Facet.STATUS_QUO),
        ("I dread to say it, but I'd rather keep the old ledger.", Facet.STATUS_QUO),
        ("The old kiln has always worked, after all.", Facet.STATUS_QUO),
        ("A new belt would see us through another winter.", Facet.STATUS_QUO),
        ("Honestly, it keeps me awake.", Facet.FEAR),
        ("Lovely, but not this year.", Facet.PRIORITY),
        ("It creaks, but everybody knows how it works.", Facet.STATUS_QUO),
        ("Legal will block anything with a foreign court in it.", Facet.CONSENSUS),
        ("Our last pilot fell apart and I had to explain it.", Facet.RISK),
        ("Money is a bit tight until the harvest is in.", Facet.PRIORITY),
        ("We don't have the capacity before June.", Facet.PRIORITY),
        ("The trustees have to approve it as well.", Facet.CONSENSUS),
        ("How do I know it holds in the salt air?", Facet.RISK),
        ("And if it goes wrong, I'm the one who stands there.", Facet.RISK),
        ("I wouldn't know where to even start.", Facet.KNOWLEDGE_GAP),
        ("Well, they've said yes.", Facet.COMMITMENT),
        ("The parish council said yes last night.", Facet.COMMITMENT),
        ("They have given us the green light, so we can start.", Facet.COMMITMENT),
    ],
)
def test_it_is_told(text, facet):
    assert facet in _said(text)
    readings = [r for turn in LocalExtractor().read([TurnText(text)]) for r in turn]
    assert any(r.facets.get(facet, 0) >= 0.8 for r in readings)


@pytest.mark.parametrize(
    "text",
    [
        "I'd love a quick coffee before we start.",
        "We'd love to see you in spring.",
        "I wish you a calm weekend.",
        "My sister would love the new hall.",
        "I'm afraid the lift is out of order.",
        "I'm afraid that won't fit our calendar.",
        "We are afraid that we cannot give you both rooms.",
        "I'm afraid that that's all I can offer.",
        "I'm not afraid of it.",
        "He is afraid of heights.",
        "I'm worried about you, are you eating?",
        "I want to be able to export it.",
        "I want to be there at nine.",
        "Their goal is growth.",
        "What does the pump do if it fails to start?",
        "I'm not sceptical at all.",
        "The time is short between the two trains.",
        "He used to work here.",
        "Have they said yes?",
        "The board said yes?",
        "Once they've said yes, we can talk.",
        "They've said yes to the picnic.",
        "The board said yes to the other one.",
        "I don't want to be the person who has to ring them every Friday.",
        "He doesn't want to be the son who sold it.",
        "Do you want to be the manager who lost the night shift?",
    ],
)
def test_others_regrets_and_denials_are_left_to_the_reader(text):
    assert not _said(text)
