"""Words that carry nothing by themselves are no matter and no word to write in."""

import pytest

from otherside.market.phrases import is_empty, phrases


@pytest.mark.parametrize("word", ["twice", "away", "once", "apart", "elsewhere", "hardly"])
def test_what_only_says_how_often_or_where_to_is_no_phrase(word):
    assert word not in phrases(f"The kiln goes {word} before the glaze is dry.")


@pytest.mark.parametrize("word", ["eat", "ate", "walk", "standing"])
def test_what_everybody_does_counts_only_beside_another_word(word):
    assert is_empty(word)
    assert not is_empty(f"{word} canteen")


@pytest.mark.parametrize("word", ["kiln", "glaze", "sleep", "parking", "invoice"])
def test_what_something_is_about_counts(word):
    assert word in phrases(f"It is the {word}, mostly.")
    assert not is_empty(word)
