"""What is decided as they say is told without odds, burdens and levers; a long silence is said; points add up."""

from __future__ import annotations

import datetime as dt

from otherside.cli.commands._forecast_text import _rest
from otherside.reports import odds
from otherside.reports.words import subtitle

BURDENS = {"change": 0.1, "priority": 0.004, "opposition": 0.2, "fear": -0.05}
SCENARIO = {"burdens": BURDENS, "frictionless": 0.554, "p": {"us": 0.3}}


def test_a_long_silence_is_said_and_a_short_one_is_not():
    data = {"last_heard": "2026-02-01"}
    assert odds.silence(data, dt.date(2026, 3, 1)) == ""
    assert odds.silence(data, dt.date(2026, 5, 2)) == "Nothing had been heard from them since 1 February 2026, 90 days."
    assert odds.silence({"last_heard": None}, dt.date(2026, 5, 2)) == ""
    assert odds.silence({**data, "outcome": "won"}, dt.date(2026, 5, 2)) == ""


def test_several_messages_of_ours_without_an_answer_are_said_whatever_the_days():
    data = {"last_heard": "2026-02-01", "waiting": {"messages": 2, "since": "2026-02-10"}}
    told = (
        "Nothing had been heard from them since 1 February 2026, 21 days; 2 messages of ours have had no answer, "
        "the first of 10 February 2026."
    )
    assert odds.silence(data, dt.date(2026, 2, 22)) == told
    assert odds.silence(data, dt.date(2026, 2, 14)) == ""
    assert odds.silence({**data, "outcome": "won"}, dt.date(2026, 2, 22)) == ""
    assert odds.silence({**data, "waiting": {"messages": 1, "since": "2026-02-10"}}, dt.date(2026, 2, 22)) == ""
    assert (
        odds.silence({**data, "waiting": None}, dt.date(2026, 5, 2))
        == "Nothing had been heard from them since 1 February 2026, 90 days."
    )


def test_a_mean_outside_its_range_is_told_as_that():
    assert odds.spread(0.3, 0.1, 0.6) == "nine times in ten 10% to 60%"
    assert odds.spread(0.04, 0.0, 0.002) == "mostly 0%, and now and then far more"
    assert odds.spread(0.9, 0.94, 0.99) == "mostly 94% to 99%, and now and then far less"


def test_what_weighs_the_other_way_is_said_so_that_the_points_add_up():
    assert [round(v, 3) for _, v in odds.easing(SCENARIO)] == [-0.05]
    told = list(_rest(SCENARIO, 0.3))
    assert "-5.0" in told[0]
    assert "other way" in told[0]
    assert "0.4" in "".join(told) or len(told) == 2
    assert told[-1] == "  Without any burden it would be 55 %."


def test_of_what_they_say_is_decided_nothing_is_weighed():
    data = {
        **SCENARIO,
        "said_decided": {"way": "us"},
        "unknowns": [{"evppi": 1.0, "person": "Ines", "parameter": "veto"}],
    }
    assert odds.settled(data)
    assert (
        odds.asking(data)
        == odds.holding(data)
        == odds.easing(data)
        == odds.unheard(data)
        == odds.other_ways(data)
        == []
    )


def test_the_head_of_a_brief_says_that_it_is_decided_unless_that_was_told_in_confidence():
    said = {"who": "Piet Janssen", "way": "other", "in_confidence": False}
    brief = {"conversations": 3, "since": None, "until": None, "about": {}, "forecast": {"said_decided": said}}
    assert subtitle(brief) == "3 conversations · Piet Janssen says it is decided"
    assert subtitle({**brief, "forecast": {"said_decided": {**said, "in_confidence": True}}}) == "3 conversations"
    assert subtitle({**brief, "about": {"outcome": "won"}}) == "3 conversations · closed: won"
    assert subtitle({**brief, "forecast": None}) == "3 conversations"


def test_a_silence_counted_until_today_lasts_on():
    long_ago = dt.date.today() - dt.timedelta(days=100)
    assert odds.silence({"last_heard": long_ago.isoformat()}) == (
        f"Nothing has been heard from them since {odds.plain_day(long_ago.isoformat())}, 100 days ago."
    )


def test_a_day_on_which_only_we_wrote_is_not_the_last_heard():
    assert odds.seen_from({"as_of": "2026-05-02", "last_heard": "2026-05-02"}) == "when anything was last heard"
    for last in ("2026-02-01", None):
        assert odds.seen_from({"as_of": "2026-05-02", "last_heard": last}) == "the day of the last words of either side"


def _move(person, lever, change=0.1):
    return {"person": person, "lever": lever, "change": change}


def test_only_what_eases_a_burden_of_their_own_words_is_named():
    beliefs = [
        {"person": "Ines", "parameter": "exposure", "evidence": ["e1"], "said": None},
        {"person": "Per", "parameter": "switching_cost", "evidence": [], "said": None},
        {"person": "Ada", "parameter": "rank", "evidence": [], "said": {"by": "you"}},
    ]
    rows = [
        _move("Per", "easing"), _move("Ines", "proof"), _move("Ines", "reranking"), _move("Ada", "reranking"),
        _move(None, "waiting for the trigger"), _move("Ines", "guarantee", 0.001),
    ]  # fmt: skip
    forecast = {
        "as_of": "2026-05-02",
        "burdens": {"change": 0.2, "priority": 0.1, "opposition": 0.0, "fear": 0.1},
        "beliefs": beliefs,
        "quotes": {"e1": {"quote": "It sank once.", "stance": "away", "facets": ["fear"]}},
        "interventions": rows,
    }
    assert [(m["person"], m["lever"]) for m in odds.moves(forecast)] == [
        ("Ines", "proof"),
        ("Ada", "reranking"),
        (None, "waiting for the trigger"),
    ]
    assert odds.moves({**forecast, "beliefs": []}) == [rows[4]]
    # A scenario holds what its author states.
    assert odds.moves({"interventions": rows}, 2) == rows[:2]
