"""Once somebody says that it is decided, nobody is asked or pressed as if it were not."""

from __future__ import annotations

import pytest

from otherside.domain import Stance
from otherside.questions import Pending, Statement, call_plan
from otherside.questions.checks import faults
from otherside.questions.ranking import rank
from tests.questions.deal import BUYERS, DAY, forecast, view

SAID = {"who": "Per Lindgren", "person_id": "per", "conversation": "c1", "turn": 2, "start": 0, "for": None}
#: What we once told Ida.
SENT = Statement("o1", "us", "I'll send you the April list.", {}, Stance.NEUTRAL, DAY, "c0", 0)


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


@pytest.mark.parametrize("way", ["other", "nothing", "against"])
def test_whoever_told_it_too_is_asked_how_it_came(way):
    told = [{"person_id": "ida", "conversation": "c1", "turn": 1, "start": 0}]
    known = view(fc={**forecast(), "outcome": None, "said_decided": {**SAID, "way": way, "told_by": told}})
    assert "How did you come to that decision?" in [q.text for q in rank(known, 5, to="ida")]
    assert all("may not know" not in q.why for q in rank(known, 5, to="ida"))
    assert [q.text for q in rank(known, 5, to="omar")] == ["How does this stand, as you see it?"]


@pytest.mark.parametrize(
    ("outcome", "asked"), [("won", "need first"), ("lost", "does this stand"), ("no_decision", "does this stand")]
)
def test_where_a_crm_says_how_it_ended_nobody_is_asked_of_before(outcome, asked):
    found = rank(view(fc={**forecast(per__veto=0.3), "outcome": outcome, "said_decided": None}), 5)
    assert {q.to.id for q in found} == {"ida", "omar", "per"}
    assert all(asked in q.text and not faults(q.text) for q in found)


def test_a_conversation_after_a_no_opens_on_nothing_of_before():
    pending = Pending(SENT, "Jo", ours=True, there=True)
    before = call_plan(view(fc=forecast()), BUYERS[0], owing=[pending])
    assert "the April list" in before["opening"]["text"]
    known = view(fc={**forecast(), "outcome": None, "said_decided": {**SAID, "way": "other", "day": "2026-06-01"}})
    opening = call_plan(known, BUYERS[0], owing=[pending])["opening"]
    assert opening == {
        "text": "Thank you for making the time. What would make this conversation worth it for you?",
        "evidence": [],
    }


def test_it_opens_on_thanks_where_they_said_it_themselves():
    said = (("per", "We signed with Bolkar on Friday.", {}, Stance.NEUTRAL),)
    fc = {**forecast(), "outcome": None, "said_decided": {**SAID, "turn": 0, "way": "other", "day": DAY.isoformat()}}
    opening = call_plan(view(said, fc=fc), BUYERS[2])["opening"]
    assert opening["text"] == "Thank you for telling us on 4 May: “We signed with Bolkar on Friday”."
    assert [e["id"] for e in opening["evidence"]] == ["s0"]
