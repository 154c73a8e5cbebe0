"""A readable name for what a pair is about."""

import pytest

from otherside.profiles.incongruence.themes import lexicon, theme_of


@pytest.mark.parametrize(
    ("ideal", "actual", "theme"),
    [
        ("The craft only counts if you hand it on to someone younger.", "Letters lie in the drawer.", "passing it on"),
        ("Safety comes before tonnage here.", "The guard has been loose since May.", "safety first"),
        ("I want my hot sauce in forty shops.", "I never ring after I've posted a sample.", "hot sauce"),
    ],
)
def test_names(ideal, actual, theme):
    assert theme_of(ideal, actual) == theme


@pytest.mark.parametrize("ideal", ["", "It is what it is.", "12, 13, 14", "¿?", "Être là."])
def test_there_is_always_a_name_of_one_to_three_words(ideal):
    assert 1 <= len(theme_of(ideal, "Forty jars.").split()) <= 3


def test_the_lexicon_has_short_names_once_each():
    names = [name for name, _ in lexicon()]
    assert len(names) == len(set(names)) > 30
    assert all(len(name.split()) <= 5 for name in names)
