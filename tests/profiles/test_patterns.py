"""Patterns that are compiled at their first use are patterns in all that is asked of them."""

import re

import pytest

from otherside.domain.patterns import lazily

WORDS = r"(?P<first>\w)(\w+)"


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("search", ["Ada Voss"]),
        ("match", ["Ada Voss", 4]),
        ("fullmatch", ["Ada Voss", 0, 3]),
        ("findall", ["Ada Voss"]),
        ("split", ["Ada Voss"]),
        ("sub", [r"\2", "Ada Voss"]),
        ("subn", [r"\2", "Ada Voss", 1]),
    ],
)
def test_it_answers_as_a_pattern_does(method, given):
    late, made = lazily(WORDS, re.IGNORECASE), re.compile(WORDS, re.IGNORECASE)
    for _ in range(2):
        found, wanted = getattr(late, method)(*given), getattr(made, method)(*given)
        assert str(found) == str(wanted)
    assert [m.span() for m in late.finditer("Ada Voss")] == [m.span() for m in made.finditer("Ada Voss")]
    assert (late.pattern, late.flags, late.groups) == (made.pattern, made.flags, made.groups)
    assert dict(late.groupindex) == dict(made.groupindex)


def test_nothing_is_compiled_before_it_is_asked_for():
    broken = lazily("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("x")
    with pytest.raises(AttributeError):
        broken.nothing  # noqa: B018
