"""What was asked and promised is told in parts; no face has to take a line apart."""

import datetime as dt

from otherside.reports.terms import ASKED, CONDITIONS, KEPT_FOR_THEM, NAMED, PROMISES, WINDOW, terms
from otherside.web.asked import in_parts


def row(quote, person="Odile Fenn", **more):
    return {
        "id": quote, "quote": quote, "person": person, "source": "calls/may.vtt", "conversation": "c", "turn": 3, "start_s": 65.0,
        "date": "2026-05-04", "mark": "", "before": None, "by": None, "since": None, **more,
    }  # fmt: skip


BEFORE = {"speaker": "Ivo Lamb", "quote": "Odile Fenn: “when?” (may.vtt, 1:05, 2026-05-04)"}


def test_each_has_its_words_and_who_and_where_apart():
    data = {
        "wishes": [row("Say   no more."), row("Keep it between us.", mark="said in confidence")],
        "promises": {"ours": [row("You get it on Friday.", "", by="2026-05-08")]},
        "alternatives": [{"name": "Pomona", "present": True, "people": ["Odile Fenn", "Ida"], "quotes": [row("It runs.")]}],
    }  # fmt: skip
    found = dict(terms(data))
    wish, secret = found[ASKED]
    assert (wish.who, wish.words, wish.place) == ("Odile Fenn", "Say no more.", " (may.vtt, 1:05, 2026-05-04)")
    assert wish.row is data["wishes"][0]
    assert (secret.words, secret.instead, secret.row) == ("", KEPT_FOR_THEM, data["wishes"][1])
    (ours,) = found[PROMISES["ours"]]
    assert (ours.who, ours.by, ours.line()) == (
        "Our note", "8 May 2026", "Our note: “You get it on Friday.” (8 May 2026) (may.vtt, 1:05, 2026-05-04)",
    )  # fmt: skip
    (named,) = found[NAMED]
    assert (named.who, named.after) == ("Pomona, whom they have today. Odile Fenn", " (also Ida)")


def test_words_that_look_like_a_place_or_a_name_mislead_no_page():
    own = row("When the frost is over.", before=BEFORE)
    other = row("when?", before=None)
    data = {"wishes": [other], "conditions": [own]}
    (_, (term,)) = terms(data)[1]
    part = in_parts(term, dt.date(2026, 6, 1))
    assert part.row is own
    assert (part.who, part.lead) == ("Odile Fenn:", f"Ivo Lamb: “{BEFORE['quote']}”")


def test_a_day_stands_with_who_named_it():
    day = {
        "date": "2026-06-01",
        "exact": True,
        "quote": "By June.",
        "person": "Ida",
        "kind": "trigger",
        "evidence": "e",
    }
    window = {"trigger": day, "opens": None, "closes": None, "dates": [day], "waits": [{"words": "the audit", **day}]}
    forecast = {"as_of": "2026-05-01", "window": window, "quotes": {"e": {"mark": "said in confidence"}}}
    ((heading, (named, waits)),) = terms({"forecast": forecast})
    assert heading == WINDOW
    assert named.line() == "1 June 2026, why now: “By June.” (Ida, said in confidence)"
    assert waits.line() == "no day named, but first: “the audit” (Ida, said in confidence)"
    assert named.row is None


def test_two_confided_conditions_of_one_turn_read_alike_and_stand_once():
    data = {"conditions": [row("…", mark="said in confidence"), {**row("…", mark="said in confidence"), "id": "2"}]}
    ((heading, (term,)),) = terms(data)
    assert (heading, term.words) == (CONDITIONS, "…")
