"""What is said of a forecast in words: what was not read, and what is worth asking."""

from otherside.reports import odds, words


def _forecast(**more):
    return {
        "as_of": "2026-11-01",
        "calibrated": False,
        "interval": {"nothing": [0.0, 1.0], "us": [0.0, 1.0], "other": [0.0, 0.9]},
        "burdens": {"fear": 0.2, "change": 0.1, "priority": 0.15, "opposition": 0.3},
        "pivotal": [],
        "beliefs": [],
        "quotes": {},
        **more,
    }


def test_what_has_a_faint_sign_is_not_said_to_be_unread():
    fear, change, priority = (odds.BURDEN_LABELS[key] for key in ("fear", "change", "priority"))
    assert odds.unheard(_forecast()) == [fear, priority, change]
    assert odds.unheard(_forecast(signs={"priority": 0.26, "goal": 0.9})) == [fear, change]
    assert odds.unheard(_forecast(signs={"risk": 0.54, "priority": 0.19})) == [priority, change]
    assert odds.unheard(_forecast(signs={"fear": 0.2, "status_quo": 0.3})) == [priority]


def test_what_to_ask_has_one_pair_of_brackets():
    rows = [
        {"person": "Ines Roth (CFO)", "parameter": "gain.Tallow & Sons", "evppi": 0.2},
        {"person": None, "parameter": "failure.other", "evppi": 0.1},
        {"person": "Per", "parameter": "gain.us", "evppi": 0.1},
    ]
    forecast = _forecast(unknowns=rows)
    assert [what for _, what in odds.asking(forecast)] == [
        "what Tallow & Sons would change for them, for better or worse",
        "how likely they think another way is to fail",
        "what it would change for them, for better or worse",
    ]
    told = words.too_little({"forecast": forecast})
    assert "for better or worse (Ines Roth, CFO); " in told
    assert "(Per)" in told
    assert "((" not in told
    assert "))" not in told
