"""A deal in a list: the words that stand for it, what waits for us, and a close day beside a time of theirs."""

from __future__ import annotations

import datetime as dt

from otherside.cli.commands.deals import line, ordered
from otherside.reports import listed

TODAY = dt.date(2026, 6, 1)


def row(quote, day, **more):
    return {
        "id": quote, "quote": quote, "person": "Ina Falk", "date": day, "mark": "", "turn": 0, "start": 0, **more
    }  # fmt: skip


def person(quote, day):
    said = {
        **row(quote, day), "conversation": "c", "end": 9, "confidence": 0.9, "source": "a.vtt", "start_s": None,
        "before": None, "reported": False,
    }  # fmt: skip
    return {"name": "Ina Falk", "side": "theirs", "left": None, "facets": {"fear": [said]}, "unknown": []}


def deal(**more):
    return {
        "name": "Kiln", "conversations": 1, "people": 1, "evidence": 2, "last_heard": None, "outcome": "open",
        "said_decided": None, "turns": [], "own_time": None, "waits_for_us": [], **more,
    }  # fmt: skip


SAID = {
    "who": "Ina Falk", "way": "us", "for": None, "quote": "We signed it.", "day": "2026-05-20", "reported": False,
    "in_confidence": False,
}  # fmt: skip


def test_what_turned_a_deal_last_stands_before_an_old_fear():
    worried = [person("I fear that the roof gives way.", "2026-03-01")]
    asked = row("Let's talk again in October.", "2026-05-04")
    assert listed.stands_for(deal(turns=[asked]), worried)["quote"] == asked["quote"]
    assert listed.stands_for(deal(turns=[{**asked, "date": "2026-02-01"}]), worried)["quote"].startswith("I fear")
    assert listed.stands_for(deal(turns=[{**asked, "mark": "said in confidence"}]), worried)["quote"].startswith(
        "I fear"
    )
    assert listed.stands_for(deal(turns=[asked]), [])["quote"] == asked["quote"]
    assert listed.stands_for(deal(), []) is None


def test_of_a_deal_that_is_over_the_decision_stands_whatever_was_said_since():
    since = [person("I fear that the roof gives way.", "2026-05-30")]
    signed = row("We signed it.", "2026-05-04")
    assert listed.stands_for(deal(turns=[signed], outcome="won"), since)["quote"] == "We signed it."
    assert listed.stands_for(deal(turns=[signed]), since)["quote"].startswith("I fear")
    assert listed.stands_for(deal(outcome="won"), since)["quote"].startswith("I fear")


def test_what_was_told_in_confidence_since_is_told_without_its_words():
    kept = row("I know who decides now.", "2026-05-04", mark="said in confidence")
    said = listed.stands_for(deal(turns=[kept]), [person("I fear that the roof gives way.", "2026-03-01")])
    assert said["quote"].startswith("I fear")
    assert listed.kept_since(deal(turns=[kept]), said) == "Ina Falk told us more since, in confidence, on 4 May 2026"
    assert listed.kept_since(deal(turns=[{**kept, "date": "2026-02-01"}]), said) == ""
    assert listed.kept_since(deal(turns=[{**kept, "mark": ""}]), said) == ""
    assert listed.kept_since(deal(turns=[kept]), None) == ""


def test_a_decision_is_in_the_line_and_one_told_in_confidence_is_not():
    told = line(deal(said_decided=SAID, stage="Contract sent"), TODAY)
    assert "Contract sent, decided, as they say" in told
    assert ", open" not in told
    assert listed.decided(deal(said_decided=SAID)).startswith("Ina Falk says it is decided, for you: “We signed it.”")
    secret = deal(said_decided={**SAID, "in_confidence": True})
    assert "decided" not in line(secret, TODAY)
    assert "We signed it." not in listed.decided(secret)
    assert not listed.says_decided(deal(said_decided=SAID, outcome="won"))


def test_what_they_wait_for_names_its_day_and_how_much_more_there_is():
    rows = [
        row("And the price?", "2026-05-04", start=40),
        row("Could you send the drawing?", "2026-05-04"),
        row("Could you ring us?", "2026-04-01"),
    ]
    assert listed.waits_line(deal(waits_for_us=rows)) == (
        "Waiting for us since 4 May 2026, as far as we know: “Could you send the drawing?” – Ina Falk, and 2 more"
    )
    assert listed.waits(deal(waits_for_us=rows[:1]))[2] == ""
    led = [listed.waits(deal(waits_for_us=[{**rows[0], "id": id_}]))[1] for id_ in ("c:0:40", "a1b2")]
    assert ["id" in found for found in led] == [False, True]
    assert listed.waits_line(deal(waits_for_us=[row("Please keep this between us.", "2026-05-04")])) == ""


def test_a_close_day_before_the_time_they_named_has_it_beside():
    own = row("Let's talk again in October.", "2026-05-04", until="2026-10-01")
    found = listed.close_day(deal(closed="2026-08-30", own_time=own), TODAY)
    assert found == (
        "close day 30 August 2026 (Ina Falk named 1 October 2026 for the next contact: “Let's talk again in October.”)"
    )
    assert "“" not in listed.close_day(deal(closed="2026-08-30", own_time=own), TODAY, own)
    later = {**own, "until": None}
    assert "named a time of their own" in listed.close_day(deal(closed="2026-08-30", own_time=later), TODAY)
    for nothing in (
        deal(closed="2026-10-30", own_time=own),
        deal(closed="2026-05-01", own_time=own),
        deal(closed="2026-08-30", own_time={**own, "mark": "said in confidence"}),
        deal(closed="2026-08-30", own_time=own, said_decided=SAID),
        deal(own_time=own),
    ):
        assert listed.beside_close(nothing) == ""


def test_the_owner_is_in_the_line_and_an_order():
    assert line(deal(owner="Vera Lund"), TODAY).endswith("owner Vera Lund")
    rows = [deal(name="A"), deal(name="B", owner="Vera"), deal(name="C", owner="edda")]
    assert [d["name"] for d in ordered(rows, "owner")] == ["C", "B", "A"]


def test_what_we_promised_and_what_they_put_off_is_told_in_a_line_each():
    def row(quote, day, by=None):
        return {"quote": quote, "person": "Ada Voss", "date": day, "by": by, "mark": "", "since": None}

    today = dt.date(2026, 11, 28)
    late, open_ = row("I'll find the name by Monday.", "2026-11-02", "2026-11-09"), row("I'll ask Mara.", "2026-11-20")
    assert listed.owed_line({}, today) == ""
    assert listed.owed_line({"ours_open": [open_]}, today) == "Promised by us, and nothing shows that it is kept: 1"
    assert listed.owed_line({"ours_open": [open_, late]}, today) == (
        "Promised by us, and nothing shows that it is kept: 2, the day of 1 has passed: “I'll find the name by Monday.”, by "
        "9 November 2026"
    )
    off = [row("Let's wait until spring.", "2026-11-20"), row("After the harvest, please.", "2026-09-01")]
    assert listed.put_off_line({"put_off": off[:1]}) == ""
    assert listed.put_off_line({"put_off": off}) == (
        "Put off 2 times, last on 20 November 2026: “Let's wait until spring.” – Ada Voss"
    )
