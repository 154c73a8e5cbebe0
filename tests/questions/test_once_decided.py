"""Once somebody says that it is decided, nobody is asked or pressed as if it were not."""

from __future__ import annotations

import pytest

from otherside.questions.checks import faults
from otherside.questions.ranking import rank
from tests.questions.deal import forecast, view

SAID = {"who": "Per Lindgren", "person_id": "per", "conversation": "c1", "turn": 2, "start": 0, "for": None}


def _view(way):
    return view(fc={**forecast(per__veto=0.3), "outcome": None, "said_decided": {**SAID, "way": way}})


@pytest.mark.parametrize("way", [None, "us", "other", "nothing", "against"])
def test_only_what_is_still_to_ask_then(way):
    found = rank(_view(way), 5)
    assert 1 <= len(found) <= 2
    assert {q.to.id for q in found} == {"per"}
    assert not any(faults(q.text) for q in found)
    assert all("says it is decided" in q.why for q in found)
    assert ("What have you decided?" in [q.text for q in found]) is (way is None)


def test_others_may_not_know_of_it():
    (only,) = rank(_view("other"), 5, to="ida")
    assert "decide" not in only.text
    assert not faults(only.text)


def test_what_is_stated_to_have_ended_is_another_matter():
    stated = view(fc={**forecast(per__veto=0.3), "outcome": "won", "said_decided": {**SAID, "way": "us"}})
    assert "how_it_came" not in {q.topic.id for q in rank(stated, 5)}
