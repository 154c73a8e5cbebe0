"""Which odds are told, by the one rule, and what is said instead."""

import pytest

from otherside.forecast.telling import told, untold, why_not

OF_A_DEAL = {"as_of": "2026-11-01", "outcome": None, "closed": None, "calibrated": False}


def _forecast(low, high, **more):
    return {**OF_A_DEAL, "interval": {key: [low, high] for key in ("nothing", "us", "other")}, **more}


@pytest.mark.parametrize(
    ("forecast", "says"),
    [
        (_forecast(0.2, 0.5), ""),
        (_forecast(0.0, 0.9), "Too little is known to say what they will do."),
        (_forecast(0.2, 0.5, outcome="won"), "It has been decided (won); what has been decided is not forecast."),
        (
            _forecast(0.2, 0.5, outcome="no_decision", closed="2026-03-09"),
            "It has been decided (no decision, 9 March 2026); what has been decided is not forecast.",
        ),
        # Fitted to closed deals that tell deals apart, a wide interval is told; fitted in level alone it is not.
        (_forecast(0.0, 0.9, calibrated=True), ""),
        (_forecast(0.0, 0.9, calibrated=True, level_only=True), "Too little is known to say what they will do."),
        (_forecast(0.2, 0.5, calibrated=True, outcome="lost"), "It has been decided (lost); what has been"),
    ],
)
def test_odds_are_told_or_it_is_said_why_not(forecast, says):
    assert told(forecast) is (says == "")
    if says:
        assert why_not(forecast).startswith(says)


def test_a_scenario_gets_its_numbers():
    assert told({"calibrated": False, "interval": {"us": [0.0, 1.0]}})


def test_before_and_after_are_told_together_or_not_at_all():
    narrow, wide = _forecast(0.2, 0.5), _forecast(0.0, 0.9)
    won = {**narrow, "outcome": "won"}
    assert untold(narrow, narrow) == untold(None, narrow) == ""
    assert untold(narrow, won) == why_not(won)
    assert untold(won, narrow) == why_not(won)
    assert "then" in untold(wide, narrow)
