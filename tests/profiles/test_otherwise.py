"""Who names a plan of their own and sees it otherwise now."""

import pytest

from otherside.domain import Facet
from otherside.profiles.said.otherwise import of_the_plan, otherwise


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("I said June, and we have thought better of it. Let it be September, if at all.", "june"),
        ("I said June, and I've thought better of it… September, if at all.", "june"),
        ("I know I told you the summer. Forget that, it has to be the winter.", "summer"),
        ("We said two looms. Scrap that, we have no room.", "looms"),
        ("I've changed my mind about the second loom.", "loom"),
        ("We've had second thoughts about starting with the dye house.", "dye house"),
        ("On reflection the winter is much too soon.", "winter"),
        ("Having slept on it, I think the loft won't work.", "loft"),
        ("On second thoughts, not the loft.", "loft"),
        ("It won't be March after all.", "march"),
        ("I wanted to begin with the weavers. I was too hasty.", "weavers"),
        ("Not in March after all, I'm sorry.", "march"),
        ("March is too early for us after all.", "march"),
        ("I have gone off the loft.", "loft"),
        ("No, June is off, I'm afraid.", "june"),
        ("Forget the summer, we have the painters in.", "summer"),
    ],
)
def test_a_plan_that_is_dropped_is_named(text, of):
    (found,) = otherwise(text)
    assert of in found.of.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "I haven't changed my mind about the loft.",
        "If I change my mind about the loft I'll ring.",
        "I said June, and I meant it.",
        "She said June, and has thought better of it.",
        "Have you changed your mind about the loft?",
        "On reflection the loft is just right.",
        "It was a good year after all.",
        "I've changed my mind about it.",
        "I said it would rain. It will have to be done by Friday.",
        "You can forget it, he said.",
        "My brother has changed his mind about the loft.",
        "We said hello. That is off the record.",
        "He won't be there in March after all the fuss.",
        "I always change my mind about the wallpaper.",
        "Too early for the tulips, the gardener says.",
        "I could change my mind about June.",
        "Summer is too early for the late apples.",
        "Don't forget Easter.",
        "The winter is out of season for it.",
    ],
)
def test_what_looks_alike_drops_nothing(text):
    assert otherwise(text) == ()


@pytest.mark.parametrize(
    ("of", "quote", "facets", "undone"),
    [
        ("June", "I should like to try two looms in June.", {}, True),
        ("June", "We'll begin in June.", {Facet.COMMITMENT}, True),
        ("the second loom", "We want to put a second loom in the loft.", {}, True),
        ("June", "The fair is in June.", {Facet.SITUATION}, False),
        ("June", "We'll begin in May.", {Facet.COMMITMENT}, False),
        ("June", "I don't want to begin in June.", {}, False),
        ("the second loom", "I should like to see the dye house.", {Facet.DESIRE}, False),
    ],
)
def test_what_a_dropped_plan_undoes(of, quote, facets, undone):
    assert of_the_plan(of, quote, facets) is undone
