"""What may stand as an ideal and as an actual by what it tells: of themselves, and of a present of theirs."""

import pytest

from otherside.profiles.incongruence import find_pairs
from otherside.profiles.incongruence.find import telling
from otherside.profiles.incongruence.present import kept_of, pictured, present, tells_so
from otherside.profiles.incongruence.scorer import default_scorer


@pytest.mark.parametrize(
    "text",
    [
        "What I need is somebody who comes at four when the oven won't light.",
        "I'd love a second bench by the window.",
        "We want the cold store under four degrees by June.",
        "I'm looking for somebody to run the ferry.",
        "I'll get you the list of the stalls, Piet has it somewhere.",
        "Can you come to the quay one morning and see it for yourself?",
        "Lovely. I'll send you the tide table. Could you bring the samples?",
        "I looked in the spam folder, and, well, nothing.",
        "Did I miss something from you? I'm sure you're busy.",
        "And who stands there when the mason goes home on Friday?",
        "My husband planted every tree of that orchard himself.",
        "I have loved that gate since we came here, Anselm painted it.",
        "What I'm scared of is that you come in and half of us get let go.",
    ],
)
def test_no_present_of_theirs(text):
    assert not present([text])[0]


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to be home by six, but I lock up at ten every night.",
        "I need every order past my own desk first, otherwise nobody finds it.",
        "Three of them wrote asking for a bench, and the letters lie in the drawer.",
        "I got in at ten every night this week.",
        "We send the gearboxes away and they sit there for three weeks.",
        "I live alone, I bake every other day, what for?",
        "My father built it, and I only keep the books now.",
        "I have sixty messages in my inbox and I look at none of them.",
        "I'm afraid that it all falls down once I stop.",
        "I wanted four of them on the course; none of us has been.",
    ],
)
def test_a_present_of_theirs(text):
    assert present([text])[0]


def test_in_free_talk_the_speaker_stands_in_it():
    one, both = "The tap is going now as well.", "The tap is going now as well. We mop the hall each morning."
    assert present([one, both]).tolist() == [True, True]
    assert present([one, both], talk=True).tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("I came here as a deckhand in ninety-four.", False),
        ("I grew up over a bakery in the old town.", False),
        ("I'll send it over with my own letter tonight.", False),
        ("Could you put us on the list for May?", False),
        ("Anselm painted that gate.", False),
        ("I grew up over a bakery, and I want every child to smell bread.", True),
        ("Help costs nobody a cent with us, my father founded it so.", True),
        ("I want to be a sort of teacher to them, you know?", True),
        ("We are the yard that turns nobody away.", True),
        ("One day I'd love to see this place full of apprentices.", True),
    ],
)
def test_what_may_picture_them(text, may):
    assert pictured([text])[0] == may


def test_only_the_sentences_of_which_it_holds():
    text = "Lovely. Can you ring Piet? We lock the gate at noon."
    assert kept_of(text, tells_so) == "We lock the gate at noon."
    assert kept_of("Can you ring Piet?", tells_so) == "Can you ring Piet?"


def test_a_question_quotes_what_tells_how_it_is():
    ideal = "I want my people to be trusted with the keys of this whole house, every one of them."
    actual = (
        "And who would stand there when it goes wrong on a Friday night in the rain? I lock every single door myself."
    )
    _, quoted = telling(ideal, actual, default_scorer())
    assert quoted == "I lock every single door myself."


IDEAL = "I want to be the harbour master who gets every boat home, not the one who apologises on the radio."


@pytest.mark.parametrize(
    "actual",
    [
        "What I need is somebody who comes out at five in the morning when an engine won't start, and not at nine with a form.",
        "Lovely. I'll get you the list of the summer, Piet has it somewhere. Can you come to the quay one morning?",
        "Oh, you know. The tap is going as well. Did I miss something from you? I looked in the spam, and I'm sure you're busy.",
        "I have had that front door for forty-four years and Anselm painted it the year we came here.",
    ],
)
def test_what_is_no_present_stands_in_no_pair(actual):
    assert not present([actual], talk=True)[0] or not find_pairs([IDEAL, actual], talk=True, least=0.75)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        (
            "And in March one of them, a small one, an orchard, they closed while they were waiting for our letter.",
            False,
        ),
        ("Another grower went under in the frost before our money came.", False),
        ("She died before our answer got there.", False),
        ("Our second orchard folded in the frost.", True),
        ("We kept them waiting, and one of them closed.", True),
        ("They closed the gate on us every Sunday.", True),
        ("The office closed at four, so I pack at night.", True),
        ("Two of our pickers gave up last spring.", True),
    ],
)
def test_who_came_to_an_end_outside_is_no_day_of_the_speakers(sentence, own):
    assert tells_so(sentence) is own
