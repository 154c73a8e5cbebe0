import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.profiles.around.alternatives import about_another, alternatives, ways_in
from otherside.profiles.beliefs import Piece

DAY = dt.date(2026, 6, 1)


def said(quote, facet=Facet.PRIORITY, p=0.7, who="dana", n=0):
    return who, Piece(f"e{n}", quote, {facet: p}, Stance.AWAY, 0.5, DAY)


def test_other_ways_to_act():
    found = alternatives(
        [
            said("Northgate is the other finalist.", Facet.SITUATION, n=1),
            said("We are also looking at Northgate for this.", Facet.SITUATION, n=2),
            said("Or we build it ourselves.", Facet.SITUATION, n=3),
            said("We ruled out Brightpath, we are not considering Brightpath.", Facet.SITUATION, n=4),
            said("We are still considering Tidewise.", Facet.SITUATION, n=5),
        ],
        ["Tidewise"],
    )
    assert found == {"Northgate": ("e1", "e2"), "do it themselves": ("e3",)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We've looked at Brandt. Their price was fine.", ["Brandt"]),
        ("My brother mentioned Holm & Sohn, they have a product for it.", ["Holm"]),
        ("Kessler came up in the spring but we ruled it out.", ["Kessler"]),
        ("In May we had a demo of Larkspur Cloud and their quote is on my desk.", ["Larkspur Cloud"]),
        ("I had a quotation from Brandt last week.", ["Brandt"]),
        ("I've asked Kessler for a figure as well.", ["Kessler"]),
        ("There's a rough price from Holm on my desk.", ["Holm"]),
        ("I've asked Ivo for the key.", []),
        ("We need a figure from Monday on.", []),
        ("We looked at March and it is full.", []),
        ("We looked at Brandt Street on the map.", []),
        ("Anna mentioned Ivo said the price is too high.", []),
        ("We looked at Q3 and the pricing of our own parts.", []),
    ],
)
def test_other_vendors_are_known_by_more_words(text, names):
    assert [name for _, _, name in ways_in(text)] == names


def test_what_is_on_offer_may_stand_in_our_question():
    assert ways_in("We looked at Brandt, briefly.") == []
    assert [n for _, _, n in ways_in("We looked at Brandt, briefly.", asked="Any other vendors?")] == ["Brandt"]
    assert ways_in("We looked at Marlstone, and at the price.", {"marlstone"}) == []


def about(*turns):
    """``(name, sentence)`` of what is about another vendor; our turns begin with ">"."""
    told = [(not t.startswith(">"), t.removeprefix(">")) for t in turns]
    return [told[n][1][a:b] for n, a, b, _ in about_another(told, ["Brandt Lifts"], ["Ours"])]


def test_a_sentence_is_about_whoever_was_just_named():
    assert about(
        "We've looked at Brandt Lifts. I worry about the service, and they are dear. Our own crew is tired. "
        "I worry that it slips into spring."
    ) == ["We've looked at Brandt Lifts.", "I worry about the service, and they are dear."]
    assert about("Brandt's lift is slow, you never know when it comes.") == [
        "Brandt's lift is slow, you never know when it comes."
    ]


def test_an_answer_is_about_whom_we_asked_for():
    asked = ">And Brandt Lifts, how do you like them?"
    assert about(asked, "Too loud for the ward. Their support is slow.") == [
        "Too loud for the ward.", "Their support is slow."
    ]  # fmt: skip
    assert about(asked, "Your lift is the louder one. I worry about the support.") == []
    assert about(asked + " And when would it have to be in?", "Too late for the ward if it slips.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Next to Brandt Lifts your contract worries me.",
        "I compared Ours with Brandt Lifts and the pricing scares me.",
        "We had Brandt Lifts in. It takes us four hours a day to carry beds.",
        "We had Brandt Lifts in. We lost two nurses over it this winter, and our costs run away.",
    ],
)
def test_what_is_of_us_or_of_their_own_days_is_not_about_another(text):
    assert all("Brandt" in s and "Next" not in s and "Ours" not in s for s in about(text))


def test_a_short_name_is_a_name_and_a_word_stands_for_nobody():
    turns = [(True, "We have an offer from SAP. It is slow."), (True, "Open points remain on the roof.")]
    found = list(about_another(turns, ["SAP", "Open Roof"]))
    assert [(n, turns[n][1][a:b], name) for n, a, b, name in found] == [
        (0, "We have an offer from SAP.", "SAP"), (0, "It is slow.", "SAP"),
    ]  # fmt: skip
    assert list(about_another([(True, "We like IBM.")], ["IBM"])) != []


@pytest.mark.parametrize(
    ("text", "of_them"),
    [
        ("What I still need is a clause that lets us leave if Brandt Lifts open a yard here.", False),
        ("I'd want a way out when Brandt Lifts come back.", False),
        ("We need a second winch in case Brandt Lifts are late.", False),
        ("I need it in writing from Brandt Lifts that they cannot serve us.", True),
        ("I want to stay with them if Brandt Lifts deliver by May.", True),
        ("I'm afraid of what happens if Brandt Lifts go under.", True),
    ],
)
def test_what_is_asked_of_us_for_the_day_of_another_is_of_us(text, of_them):
    assert bool(about(text)) is of_them
