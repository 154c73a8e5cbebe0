"""What a sentence alone is taken for, and does not bear out."""

import pytest

from otherside.domain import Facet
from otherside.profiles.said.borne import not_borne, not_borne_there, said_instead


@pytest.mark.parametrize(
    "quote",
    ["My own worry is not the machine.", "Our concern isn't the price.", "My biggest fear is not that it breaks down."],
)
def test_what_is_said_to_be_no_worry_is_none(quote):
    assert {Facet.FEAR, Facet.RISK, Facet.FRUSTRATION} <= not_borne(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "My worry is not being heard when it counts.",
        "My worry is not only the price.",
        "My fear is not a small one.",
        "Our problem is not enough hands.",
        "My worry is not the machine, it's the people.",
        "My worry is not the machine but the people.",
        "I am worried about the machine.",
    ],
)
def test_a_worry_that_is_named_stays_one(quote):
    assert not_borne(quote) == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Good. My worry is not the oven. It's that we began two things\nand ended none. Bye.",
            "It's that we began two things\nand ended none.",
        ),
        ("Our concern isn't the price. What worries me is the week after.", "What worries me is the week after."),
        ("My worry is not the oven. My real worry is the yeast.", "My real worry is the yeast."),
        ("My worry is not the oven. It's fine.", None),
        ("My worry is not the oven. Is it yours?", None),
        ("My worry is not the oven. We bake on Friday.", None),
        ("My worry is not the oven.", None),
        ("My worry is the oven. It's that it is old.", None),
    ],
)  # fmt: skip
def test_what_the_worry_is_stands_behind(text, words):
    start = text.index("My worry" if "My worry" in text else "Our concern")
    end = text.index(".", start) + 1
    found = said_instead(text, start, end)
    assert (text[start:found] if found else None) == (f"{text[start:end]} {words}" if words else None)


def test_help_that_is_hoped_for_is_no_risk():
    hoped = "One of the porters asked whether it would help him show that he had locked up."
    assert {Facet.RISK, Facet.FEAR} <= not_borne(hoped)
    assert not_borne("I doubt that it would help us, the doors are the risk.") == frozenset()
    assert not_borne("They asked how it would hurt them.") == frozenset()


def test_money_that_is_there_is_no_other_priority():
    assert Facet.PRIORITY in not_borne("I have 60,000 euros for this in the year, and nothing on top.")
    assert Facet.PRIORITY not in not_borne("We have 60,000 euros for this, all of it committed to the new roof.")
    assert Facet.PRIORITY not in not_borne("The new roof comes first.")


def test_what_comes_first_is_no_other_priority():
    for words in ("This is our top priority this quarter.", "The loft is done, so it's now first on my list."):
        assert Facet.PRIORITY in not_borne(words)
    for words in ("The audit is our top priority.", "It isn't our top priority.", "It was first on my list once."):
        assert Facet.PRIORITY not in not_borne(words)


def test_that_somebody_else_leaves_is_no_step_of_whoever_tells_it():
    for text in ("Ines has handed in her notice, her last day is Friday.", "Our buyer resigned on Monday."):
        assert Facet.COMMITMENT in not_borne(text)
    assert Facet.COMMITMENT not in not_borne("I have handed in the form, you get it on Friday.")


def test_a_regret_at_the_end_is_no_fear_and_what_may_come_may_be():
    for text in ("The second page I only leafed through, I'm afraid.", "He is on leave until Monday, I’m afraid!"):
        assert not_borne(text) == {Facet.FEAR}
    for text in (
        "It'll end up on my desk, I'm afraid.",
        "I'm afraid of the second page.",
        "We could lose her, I am afraid.",
    ):
        assert not_borne(text) == frozenset()


def test_a_regret_amid_a_sentence_is_a_courtesy():
    for text in (
        "It has slipped to the end of the list, I'm afraid, which I can't help.",
        "I'm afraid I haven't opened the parcel.",
        "Sorry, I’m afraid we can't make Thursday.",
    ):
        assert Facet.FEAR in not_borne(text)
    for text in (
        "Honestly, I'm afraid, and tired of it.",
        "The whole wall, I'm afraid, could come down.",
        "I'm afraid I have the illness of my father.",
        "I'm afraid we did the wrong thing.",
    ):
        assert Facet.FEAR not in not_borne(text)


def test_praise_is_no_pain():
    for text in (
        "The seams hold, and that is better than we had imagined.",
        "It was quicker than I'd expected.",
        "I was pleasantly surprised by the second sample.",
    ):
        assert {Facet.FRUSTRATION, Facet.FEAR, Facet.RISK} <= not_borne(text)
    for text in ("It's faster than I thought, but it loses half the orders.", "It isn't better than we expected."):
        assert Facet.FRUSTRATION not in not_borne(text)


@pytest.mark.parametrize(
    "quote",
    [
        "The stock-take went better than any of us thought.",
        "The first week worked out fine.",
        "The move to Hall C was a success.",
        "We pulled it off with two people off sick.",
        "It was the calmest close we've had.",
    ],
)
def test_a_success_that_is_told_is_no_worry(quote):
    assert {Facet.FEAR, Facet.RISK, Facet.FRUSTRATION} <= not_borne(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "I wonder whether the stock-take went well.",
        "It went well until the server died.",
        "It would have gone well with one more pair of hands.",
        "I'm afraid of what they'd say if it worked out fine for the others.",
        "It went well for them, not for us.",
        "It went well. I'm afraid of the next one.",
    ],
)
def test_a_success_that_is_none_or_stands_beside_a_worry_leaves_it(quote):
    assert not {Facet.FEAR, Facet.RISK, Facet.FRUSTRATION} & not_borne(quote)


def test_what_its_speaker_denies_at_once_is_evidence_of_nothing():
    text = "The owner thinks we want a second oven. We don't! We want a baker."
    first = text.index("!") - len(" We don't")
    assert not_borne_there(text, 0, first) == frozenset(Facet)
    assert not not_borne_there(text, text.index("We want"), len(text))
