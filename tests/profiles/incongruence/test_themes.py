"""A readable name for what a pair is about."""

import numpy as np
import pytest

from otherside.domain import FACETS, Facet
from otherside.profiles.incongruence.themes import lexicon, plain_theme, theme_of


@pytest.mark.parametrize(
    ("ideal", "actual", "theme"),
    [
        ("The craft only counts if you hand it on to someone younger.", "Letters lie in the drawer.", "passing it on"),
        ("Safety comes before tonnage here.", "The guard has been loose since May.", "safety first"),
        ("I want my hot sauce in forty shops.", "I never ring after I've posted a sample.", "their goal"),
        ("I came aboard as a deck boy.", "The yard rings in January.", "their goal"),
    ],
)
def test_names(ideal, actual, theme):
    assert theme_of(ideal, actual, "their goal") == theme


@pytest.mark.parametrize(
    ("facet", "name"),
    [
        (Facet.GOAL, "their goal"),
        (Facet.DESIRE, "their wish"),
        (Facet.ASPIRATION, "their hope"),
        (Facet.IDENTITY, "who they are"),
    ],
)
def test_without_a_theme_it_is_named_by_what_the_ideal_is(facet, name):
    facets = np.zeros(len(FACETS), dtype=np.float32)
    facets[FACETS.index(facet)] = 0.3
    facets[FACETS.index(Facet.WANT)] = 0.9
    assert plain_theme(facets) == name


def test_the_lexicon_has_short_names_once_each():
    names = [name for name, _ in lexicon()]
    assert len(names) == len(set(names)) > 30
    assert all(len(name.split()) <= 5 for name in names)


def test_a_help_desk_helps_nobody_and_of_course_teaches_nothing():
    ideal = "I want to draw with the client beside me, and not to wait for a helpdesk far away."
    assert theme_of(ideal, "Of course the help line was busy.", "their wish") != "helping others"
    assert theme_of("I want this to help the old people here.", "The help line was busy.", "") == "helping others"
    assert theme_of("Of course I want it done.", "", "their wish") == "their wish"
