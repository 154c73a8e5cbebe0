"""The time somebody named for the next contact: noted, and no bar to anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from otherside.domain import Stance
from otherside.questions import Statement, View, bars, call_plan, notes, own_times, rank
from otherside.questions.access import wishes
from otherside.questions.view import Asked
from tests.questions.deal import BUYERS, forecast

FORECAST = forecast(per__exposure=900.0, per__veto=650.0)


def timed(text: str, *, day: dt.date = dt.date(2026, 5, 4), later: dt.date | None = None) -> View:
    said = [Statement("t0", "per", text, {}, Stance.NEUTRAL, day, "c1", 0)]
    if later is not None:
        said.append(Statement("t1", "per", "Here are the figures of the boiler.", {}, Stance.NEUTRAL, later, "c2", 0))
    return View("Linen", BUYERS, tuple(said), (), FORECAST)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Ring me on the ninth of June.", dt.date(2026, 6, 9)),
        ("Please don't write to us before the fair is over.", None),
        ("We'll come back to you after the stocktake.", None),
        ("Let's leave it until the new foreman has started.", None),
        ("Give me until 20 May to think.", dt.date(2026, 5, 20)),
        ("Not now, ask us again in October.", dt.date(2026, 10, 31)),
        ("Let's talk on the third of July.", dt.date(2026, 7, 3)),
        ("Let's speak again in the autumn.", None),
        ("Drop me a line in the spring.", None),
        ("We might look at it again in the summer.", None),
        ("After Christmas, then.", dt.date(2026, 12, 25)),
        ("After the stocktake would be more natural.", None),
    ],
)
def test_their_own_time_for_the_next_word_is_known(text: str, until: dt.date | None) -> None:
    v = timed(text)
    assert own_times(v)["per"].until == until
    assert own_times(v)["per"].words == text
    # It closes no way to anybody, and sends nobody round through a colleague.
    assert "per" not in bars(v)
    (note,) = notes(v, "per")
    assert text in note
    found = rank(v, 5, to="per")
    assert found
    # It holds for every question to them, and stands over the list and not in the reason for each.
    assert all(text in (q.note or "") and text not in q.why and q.through is None for q in found)
    assert {q.to_json()["note"] for q in found} == {note}
    assert text in (call_plan(v, BUYERS[2])["note"] or "")


@pytest.mark.parametrize(
    "text",
    [
        "They call me on Sundays when the press stops.", "Call me on my mobile.", "Call me when you are at the gate.",
        "My daughter calls me in the evening.", "We leave it until the last minute every year.",
        "Speak Thursday, then.", "Great, let's meet on Wednesday morning.", "Talk again tomorrow.",
        "Shall we talk again in June?", "I'll send the file on Friday.",
        "Drop me at the station on Monday.", "Leave that with me.", "I'll have a word with the bank. Leave it with us.",
    ],
)  # fmt: skip
def test_what_is_no_time_for_the_next_word(text: str) -> None:
    assert own_times(timed(text)) == {}


def test_a_time_given_in_answer_stands_with_its_month_and_not_with_what_follows() -> None:
    day = dt.date(2026, 11, 20)
    said = [
        Statement("t0", "per", "January, February.", {}, Stance.NEUTRAL, day, "c1", 1),
        Statement("t1", "per", "When it's calmer.", {}, Stance.NEUTRAL, day, "c1", 1),
    ]
    asked = Asked("So is January still on?", "per", "January, February. When it's calmer.", "c1", 1)
    bar = own_times(View("Linen", BUYERS, tuple(said), (asked,), FORECAST))["per"]
    assert (bar.words, bar.until) == ("January, February.", dt.date(2027, 2, 28))
    theirs = Asked("When does the fair open?", "per", "In January.", "c1", 1)
    alone = Statement("t0", "per", "In January.", {}, Stance.NEUTRAL, day, "c1", 1)
    assert own_times(View("Linen", BUYERS, (alone,), (theirs,), FORECAST)) == {}


def test_a_time_is_over_once_they_have_spoken_again_or_the_deal_has_gone_on() -> None:
    text = "Ring me on the ninth of June."
    assert own_times(timed(text, later=dt.date(2026, 5, 20))) == {}
    v = timed(text)
    late = Statement("x", "ida", "The trolleys are here.", {}, Stance.NEUTRAL, dt.date(2026, 7, 1), "c3", 0)
    assert own_times(v.with_words([late])) == {}


@pytest.mark.parametrize(
    "text",
    [
        "He said get back to us in spring.",
        "Our bursar told me: leave it until the fair is over.",
        'She wrote "please ring me in October".',
        "Omar says let's talk after the stocktake.",
        "My boss suggested we wait until June.",
    ],
)
def test_a_time_in_somebody_elses_words_is_not_theirs(text: str) -> None:
    v = timed(text)
    assert own_times(v) == {}
    assert wishes(v, "per") == []
    assert not notes(v, "per")


@pytest.mark.parametrize(
    "text", ["Omar says no, but please ring me in October.", "As I said, ring me on the ninth of June."]
)
def test_their_own_time_beside_somebody_elses_words_is_theirs(text: str) -> None:
    assert "per" in own_times(timed(text))


def test_in_a_note_he_is_whoever_it_is_a_note_of() -> None:
    said = Statement("t0", "per", "He said to ring us: ring us in October.", {}, Stance.NEUTRAL, dt.date(2026, 5, 4))
    assert "per" in own_times(View("Linen", BUYERS, (replace(said, reported=True),), (), FORECAST))
    assert "per" not in own_times(View("Linen", BUYERS, (said,), (), FORECAST))


@pytest.mark.parametrize(
    "text",
    [
        "The other mill called, I told them: give me until autumn.",
        "I said to the agency, ring me in September.",
        "I said give me till October.",
        "A rival wrote and I told their man, come back to me after the fair.",
    ],
)
def test_a_time_they_gave_to_somebody_else_is_not_ours(text: str) -> None:
    assert own_times(timed(text)) == {}


@pytest.mark.parametrize(
    "text",
    ["Ask me in June.", "I told you: ring me in June.", "Like I said, ask me again in June.",
     "I told them no, but please ring me in June."],
)  # fmt: skip
def test_a_time_given_to_us_is(text: str) -> None:
    assert "per" in own_times(timed(text))
