"""A refusal stands among the steps and is called what it is."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Person, Side, Stance
from otherside.profiles.profile import Profile, Quote
from otherside.workspace.brief import A_NO, person_json


def _mark(words: str, facet: Facet = Facet.COMMITMENT, mark: str = "") -> str:
    quote = Quote("q", words, "c", "call", "call.txt", 0, 0, len(words), 0.8, None, Stance.AWAY, 0.5, False, mark=mark)
    ana = Person(id="p", name="Ana", side=Side.THEIRS)
    return str(person_json(Profile(ana, {facet: (quote,)}, (), 1))["facets"][facet.value][0]["mark"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Clause 9 ties us for three years: we do not sign that.", A_NO),
        ("We'll come back to you unasked.", A_NO),
        ("We've decided to go with another supplier.", A_NO),
        ("We've cancelled the old contract.", ""),
        ("I'll take it to the board on Friday.", ""),
    ],
)
def test_a_step_away_from_us_is_called_a_no(words, says):
    assert _mark(words) == says


def test_what_was_marked_stays_and_other_headings_say_nothing():
    assert _mark("We do not sign that.", mark="said in confidence") == f"{A_NO}, said in confidence"
    assert _mark("We do not sign that.", Facet.CONSENSUS) == ""
