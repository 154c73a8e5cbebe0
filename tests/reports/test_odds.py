"""What is said of a forecast in words: what was not read, and what is worth asking."""

from otherside.forecast.naming import to_find_out
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
    fear, change, priority = (odds.BURDENS[key] for key in ("fear", "change", "priority"))
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
        "what they themselves would gain or lose with Tallow & Sons",
        "how likely they think another way is to go wrong",
        "what they themselves would gain or lose by it",
    ]
    told = words.too_little({"forecast": forecast})
    assert "of Ines Roth (CFO), what they themselves would gain or lose with Tallow & Sons; " in told
    assert told.endswith("of Per, what they themselves would gain or lose by it.")
    assert "((" not in told
    assert "))" not in told


def test_each_is_named_once_with_all_that_is_worth_asking_about_them():
    rows = [
        {"person": "Wanda", "parameter": "salience", "evppi": 0.3},
        {"person": "Per", "parameter": "veto", "evppi": 0.2},
        {"person": "Wanda", "parameter": "power", "evppi": 0.1},
        {"person": "Wanda", "parameter": "rank", "evppi": 0.1},
        {"person": "Per", "parameter": "tempo", "evppi": 0.1},
    ]
    salience, power, rank, veto = (to_find_out([key])[0] for key in ("salience", "power", "rank", "veto"))
    wanda = f"{salience}, {power}, and {rank}"
    forecast = _forecast(unknowns=rows)
    assert odds.asking(forecast, 4) == [("Wanda", wanda), ("Per", veto)]
    told = words.too_little({"forecast": forecast})
    assert f" Worth finding out first: of Wanda, {salience}, and {power}; of Per, " in told
    assert told.count("Wanda") == 1


def _day(date, person, said, kind="event", quote=None):
    text = quote or f"{person} on {date}"
    return {"date": date, "exact": True, "quote": text, "person": person, "kind": kind, "evidence": said}


def test_of_many_days_those_that_bear_on_deciding_and_their_latest_words_are_shown():
    quotes = {f"2026-10-0{n}": {"date": f"2026-10-0{n}"} for n in range(1, 9)}
    old = [_day(f"2027-01-0{n}", "Ida", f"2026-10-0{n}") for n in range(1, 9)]
    wish = _day("2027-05-01", "Per", "2026-10-01", "trigger")
    found = {"trigger": None, "opens": None, "closes": None, "dates": [*old, wish]}
    shown = [row for *_, row in odds.window(_forecast(window=found, quotes=quotes))]
    assert [row["date"] for row in shown] == [*(f"2027-01-0{n}" for n in range(2, 9)), "2027-05-01"]
    # Somebody heard once is not pushed out by somebody who names a day each week.
    once = _day("2027-06-01", "Omar", "2026-10-01")
    found = {**found, "dates": [*old, wish, once]}
    assert once in [row for *_, row in odds.window(_forecast(window=found, quotes=quotes))]


def test_the_day_on_which_they_decide_stands_however_few_there_is_room_for():
    freeze, soon = _day("2027-03-01", "Ida", "", "not_before"), _day("2027-01-05", "Per", "", "trigger")
    board = _day("2027-02-09", "Omar", "2026-10-01") | {"decides": True}
    late = [_day(f"2027-06-0{n}", "Ida", "2026-10-09", "trigger") for n in range(1, 9)]
    found = {"trigger": soon, "opens": freeze, "closes": None, "dates": [*late, board, freeze, soon]}
    for most in (1, 3, 8):
        shown = odds.window(_forecast(window=found), most)
        assert ("they decide", board) in [(label, row) for _, label, row in shown]


def test_each_day_before_which_there_is_no_room_is_called_so():
    freeze, audit = (_day(f"2027-0{n}-01", who, "", "not_before") for n, who in ((3, "Ida"), (5, "Per")))
    found = {"trigger": None, "opens": freeze, "closes": None, "dates": [freeze, audit, _day("2027-06-01", "Omar", "")]}
    labels = [label for _, label, _ in odds.window(_forecast(window=found))]
    assert labels == ["no room before", "no room before", "also named"]


def test_odds_before_and_after_are_told_by_the_rule_of_the_forecast():
    wide = _forecast()
    narrow = _forecast(interval={key: [0.2, 0.4] for key in ("nothing", "us", "other")})
    assert odds.untold({"before": narrow, "after": narrow}) == ""
    assert odds.untold({"before": wide, "after": wide}) == odds.too_little(wide)
    assert odds.untold({"before": narrow, "after": wide}) == odds.too_little(wide)
    assert "then" in odds.untold({"before": wide, "after": narrow})
    assert odds.untold({"before": None, "after": narrow}) == ""


def test_who_is_for_it_is_said_by_one_rule():
    def stands(against, origin="evidence", said=False, **more):
        belief = {"person": "Ida", "parameter": "gain.us", "origin": origin, "said": said, "evidence": []}
        return odds.favour(_forecast(beliefs=[belief]), {"person": "Ida", "against": against, **more})

    assert stands(0.3) == "likely"
    assert stands(0.5) == "open"
    # That somebody would rather not needs their words of what they would lose, or a user who says so.
    assert stands(0.9) == "open"
    assert stands(0.9, said=True) == "likely not"
    assert stands(0.9, said=True, unmet=True) == stands(0.1, origin="prior") == stands(0.1, unknown=["gain"]) == ""


def test_a_decided_deal_is_held_back_by_nothing():
    won = _forecast(outcome="won", closed="2026-10-30", unknowns=[])
    assert not odds.told(won)
    assert odds.too_little(won) == "It has been decided (won, 30 October 2026); what has been decided is not forecast."
    assert odds.holding(won) == odds.unheard(won) == []


def test_what_names_no_other_priority_and_no_danger_of_acting_is_no_ground():
    def held(burden, parameter, quote):
        belief = {"person": "Ida", "parameter": parameter, "origin": "evidence", "said": False, "evidence": ["e"]}
        found = {"quote": quote, "stance": "away", "facets": {}}
        rows = odds.holding(_forecast(beliefs=[belief], quotes={"e": found}))
        return odds.BURDENS[burden] in [label for label, *_ in rows]

    assert held("priority", "rank", "The fair comes first.")
    assert not held("priority", "rank", "I don't have a budget, I have a broom.")
    assert held("fear", "exposure", "If it fails they will look at me.")
    assert not held("fear", "exposure", "We slid onto the dear tariff because nobody decided.")


def test_of_what_it_hangs_on_each_has_their_latest_words_and_none_lie_open_that_were_confided():
    def row(person, quote, mark=""):
        return {"person": person, "quote": quote, "mark": mark}

    rows = [
        row("Ida", "If it takes the weight we sign."),
        row("Ida", "Only after the fair, if you ask me."),
        row("Ida", "If the hall stays open."),
        row("Per", "Once Ida is for it I would agree.", "said in confidence"),
        row("Per", "…"),
        row("Omar", "We are waiting for the surveyor."),
    ]
    assert odds.hangs_on({"hangs_on": rows}, 3) == [rows[0], rows[1], rows[5]]
    assert odds.hangs_on({"hangs_on": rows}, 2) == [rows[0], rows[5]]
    assert odds.hangs_on({}) == []


def test_the_words_on_whose_say_it_is_have_a_verb():
    quotes = {
        "a": {"quote": "Our finance director, Ines Roth.", "mark": ""},
        "b": {"quote": "Nothing goes out without her signature.", "mark": ""},
        "c": {"quote": "He decides everything here.", "mark": ""},
        "d": {"quote": "She stops what she likes, but that stays here.", "mark": "said in confidence"},
    }
    veto = {"person": "Ines", "parameter": "veto", "evidence": ["b"]}
    data = _forecast(quotes=quotes, beliefs=[veto])
    assert odds.whose_say(data, {"person": "Ines", "named_in": ["a"]}) == quotes["b"]
    assert odds.whose_say(data, {"person": "Omar", "named_in": ["a", "c"]}) == quotes["c"]
    assert odds.whose_say(data, {"person": "Omar", "named_in": ["a", "d"]}) is None
    behind = {**quotes, "e": {"quote": "I'd tell him to his face if he let me.", "mark": ""}}
    assert odds.whose_say(_forecast(quotes=behind), {"person": "Omar", "named_in": ["e"]}) is None


def test_another_way_is_named_once_with_the_latest_words():
    quotes = {
        e: {"quote": f"{e} about Tallow", "person": "Ida", "date": f"2026-10-0{n}", "mark": ""}
        for n, e in enumerate("xyz", 1)
    }
    data = _forecast(
        quotes=quotes, alternatives=[{"name": "Tallow", "evidence": ["x", "y"]}, {"name": "Reed", "evidence": []}]
    )
    assert odds.named_ways(data) == [("Tallow", quotes["y"])]
    ways = [{"name": "Tallow", "what": "it is cheaper", "evidence": "y"}]
    assert odds.named_ways({**data, "ways": ways}) == []


def test_a_place_that_a_user_gave_is_opposition_only_where_it_is_worse_for_them():
    def held(*mids):
        rows = [
            {"person": f"P{n}", "parameter": "gain.us", "said": True, "mid": mid, "evidence": []}
            for n, mid in enumerate(mids)
        ]
        forecast = _forecast(beliefs=rows)
        return odds.BURDENS["opposition"] in {text for text, *_ in odds.holding(forecast)}, odds.placed_against(
            forecast
        )

    assert held(0.2) == (False, [])
    assert held(0.2, -0.1) == (True, ["P1"])
    assert held(0.0) == (False, [])
