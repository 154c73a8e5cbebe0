"""What grounds anything of a deal: neither an age nor a private day, and how far words carry that were said apart."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from unittest.mock import patch

import pytest

from otherside.domain import Evidence, Extractor, Facet, Side, Stance
from otherside.profiles.private.keeping import KEEP
from otherside.reports import words
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.store import EvidenceRow
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.heard import rows as module
from otherside.workspace.heard.rows import IN_CONFIDENCE, rows_of
from otherside.workspace.reading.corrections import add_evidence, correct, undo

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Managing Director, Marlstone)

**Nils Own (0:10):** What made you look at this now?

**Ada Voss (0:20):** Rolf turns sixty-two in March, and that is all I will say about it.

**Rolf Behrend (0:30):** The kiln firm sends its man on the ninth of February.
"""


@pytest.fixture
def made(tmp_path):
    """``made(files)``: a workspace with a deal of these files, ``{name: text}``."""
    opened = []

    def make(files):
        folder = tmp_path / "marlstone"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        workspace = Workspace.init(tmp_path / "w", ["Ours", "ours.example"])
        opened.append(workspace.__enter__())
        workspace.add([folder])
        return workspace

    yield make
    for workspace in opened:
        workspace.__exit__(None, None, None)


def test_nobodys_age_grounds_a_belief_a_window_or_a_line_of_the_brief(made):
    workspace = made({"2026-10-01_call.md": CALL})
    (stored,) = workspace.conversations("marlstone")
    for said in ("Rolf turns sixty-two in March", "The kiln firm sends its man on the ninth of February."):
        add_evidence(workspace, stored.id, [Facet.TRIGGER, Facet.FEAR], quote=said)
    told = json.dumps([workspace.forecast("marlstone", draws=200), workspace.brief("marlstone")])
    told += json.dumps([row.evidence.quote for row in workspace.evidence(person="Ada")])
    told += json.dumps([row.evidence.quote for row in workspace.evidence(person="Rolf")])
    assert told.count("ninth of February") >= 2
    assert "sixty-two" not in told


MAILS = {
    "1.eml": """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Thu, 01 Oct 2026 09:00:00 +0200
Subject: Kilns

Rolf and the works council both have to say yes to it before we sign anything.
""",
    "2.eml": """From: Rolf Behrend <rolf@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Mon, 05 Oct 2026 09:00:00 +0200
Subject: A word

I haven't said any of this to Ada. She wants the furnace hall under her and the foremen will not have it.
""",
}
OPEN, APART = "have to say yes to it", "the foremen will not have it"


def test_what_was_said_in_confidence_is_marked_and_no_ground_to_bring_others_along(made):
    workspace = made(MAILS)
    for stored in list(workspace.conversations("marlstone")):
        for said in (OPEN, APART):
            if said in stored.turns[0].turn.text:
                add_evidence(workspace, stored.id, [Facet.CONSENSUS], quote=said)

    def marks(quotes):
        found = {said: {q["mark"] for q in quotes if said in q["quote"]} for said in (OPEN, APART)}
        assert found[OPEN]
        assert all(IN_CONFIDENCE not in mark for mark in found[OPEN])
        assert found[APART]
        assert all(IN_CONFIDENCE in mark for mark in found[APART])

    brief = workspace.brief("marlstone")
    marks([q for p in brief["people"] for quotes in p["facets"].values() for q in quotes])
    marks(workspace.changes("marlstone", dt.date(2026, 10, 1))["evidence"])
    asked = ask(workspace, "who else has a say?")
    marks([q for row in asked["findings"] for q in row["quotes"]])
    taken_along = brief_markdown(brief)
    assert "in confidence" not in taken_along
    assert APART not in taken_along
    said = [q["quote"] for b in brief["burdens"] if b["burden"] == "consensus" for q in b["said"]]
    assert any(OPEN in quote for quote in said)
    assert not any(APART in quote for quote in said)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("I say no more than that.", False),
        ("He leaves us in spring, and I'm saying nothing more.", True),
        ("You didn't hear it from me.", True),
        ("I haven’t said that to the others.", True),
        ("I haven't said no to it.", False),
        ("We say more than we do.", False),
    ],
)
def test_ways_to_ask_that_something_is_kept(words, kept):
    assert bool(KEEP.search(words)) == kept


KILNS = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Managing Director, Marlstone), Uwe Kamp (Foreman, Marlstone)

**Nils Own (0:10):** What does the old kiln mean for you?

**Ada Voss (0:20):** So we pay overtime. Two thousand six hundred in May.

**Uwe Kamp (0:30):** Morning.

**Rolf Behrend (0:40):** I'm listening.
"""  # noqa: E501
A_YES = """From: {who} <{mail}@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Mon, 12 Oct 2026 09:00:00 +0200
Subject: One oven

OK by me for the small oven. Not before the roof is on.
"""
THE_YES = "OK by me for the small oven. Not before the roof is on."


def test_a_plain_yes_of_whoever_decides_counts_with_its_condition(made):
    workspace = made({"2026-10-01_call.md": KILNS, "yes.eml": A_YES.format(who="Rolf Behrend", mail="rolf")})
    rolf = next(p for p in workspace.brief("marlstone")["people"] if p["name"] == "Rolf Behrend")
    assert [q["quote"] for q in rolf["facets"]["commitment"]] == [THE_YES]
    found = workspace.forecast("marlstone", draws=2000)
    assert [(w["words"], w["person"]) for w in found["window"]["waits"]] == [
        ("Not before the roof is on", "Rolf Behrend")
    ]
    before = workspace.forecast("marlstone", draws=2000, as_of=dt.date(2026, 10, 2))
    gain = {n: _belief(f, "Rolf Behrend", "gain.us") for n, f in (("before", before), ("after", found))}
    assert gain["before"]["evidence"] == []
    assert {found["quotes"][e]["quote"] for e in gain["after"]["evidence"]} == {THE_YES}
    assert gain["after"]["mid"] > gain["before"]["mid"]
    assert found["p"]["us"] > before["p"]["us"]


def test_what_is_plain_can_be_rejected_and_brought_back(made):
    workspace = made({"2026-10-01_call.md": KILNS, "yes.eml": A_YES.format(who="Rolf Behrend", mail="rolf")})

    def shown():
        rolf = next(p for p in workspace.brief("marlstone")["people"] if p["name"] == "Rolf Behrend")
        return rolf["facets"].get("commitment", [])

    def waits():
        return [w["words"] for w in workspace.brief("marlstone")["forecast"]["window"]["waits"]]

    (found,) = shown()
    assert waits()
    said = correct(workspace, found["id"], "reject", because="he meant the oven at home")
    assert said["evidence"] == found["id"]
    assert shown() == []
    assert waits() == [], "its condition went with it"
    undo(workspace, str(said["id"]))
    assert [q["id"] for q in shown()] == [found["id"]]


def test_the_same_words_of_somebody_who_does_not_decide_are_no_position(made):
    workspace = made({"2026-10-01_call.md": KILNS, "yes.eml": A_YES.format(who="Uwe Kamp", mail="uwe")})
    uwe = next(p for p in workspace.brief("marlstone")["people"] if p["name"] == "Uwe Kamp")
    assert THE_YES not in json.dumps(uwe["facets"])
    assert [w["person"] for w in workspace.forecast("marlstone", draws=200)["window"]["waits"]] == ["Uwe Kamp"]


def test_a_sum_behind_the_words_for_what_it_is_paid_for_is_a_cost(made):
    workspace = made({"2026-10-01_call.md": KILNS})
    costs = workspace.forecast("marlstone", draws=200)["window"]["costs"]
    assert [(c["amount"], c["quote"]) for c in costs] == [
        (2600, "So we pay overtime. Two thousand six hundred in May.")
    ]


def test_somebody_who_spoke_is_not_without_words(made):
    workspace = made({"2026-10-01_call.md": KILNS})
    brief = workspace.brief("marlstone")
    assert {p["name"]: p["turns"] for p in words.unread(brief)} == {
        "Ada Voss": 1,
        "Rolf Behrend": 1,
        "Uwe Kamp": 1,
    }
    assert words.silent(brief) == []
    for shown in (brief_markdown(brief), brief_page(brief)):
        assert words.UNREAD in shown
        assert "No words from them yet" not in shown
    draft = workspace.draft("marlstone", "Uwe")
    assert "than guess" in draft["text"]
    assert "know little" not in draft["text"]
    assert "know too little" not in draft["text"]
    assert draft["lint"] == []


def _belief(forecast, person, parameter):
    return next(b for b in forecast["beliefs"] if (b["person"], b["parameter"]) == (person, parameter))


RIVAL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone)

**Nils Own (0:10):** Who else did you see?

**Ada Voss (0:20):** We had an offer from Brennwerk in May. I am afraid of being locked in with them for ten years.

**Nils Own (0:40):** And with us?

**Ada Voss (0:50):** I am afraid the men will not read one more screen.
"""


def test_a_doubt_about_another_vendor_is_none_about_us(made):
    workspace = made({"2026-10-01_call.md": RIVAL})
    (stored,) = workspace.conversations("marlstone")
    theirs, ours = (
        "I am afraid of being locked in with them for ten years.",
        "I am afraid the men will not read one more",
    )
    for words_said in (theirs, ours):
        add_evidence(workspace, stored.id, [Facet.FEAR, Facet.RISK], quote=words_said)
    told = workspace.brief("marlstone")
    (ada,) = (p for p in told["people"] if p["name"] == "Ada Voss")
    assert {q["quote"]: "about Brennwerk" in q["mark"] for q in ada["facets"]["risk"]} == {theirs: True, ours: False}
    found = workspace.forecast("marlstone", draws=200)
    assert [a["name"] for a in found["alternatives"]] == ["Brennwerk"]
    (failure,) = (b for b in found["beliefs"] if b["parameter"] == "failure")
    assert [found["quotes"][e]["quote"] for e in failure["evidence"]] == [ours]
    exposed = {b["parameter"]: b["evidence"] for b in found["beliefs"] if b["person"] == "Ada Voss"}["exposure"]
    assert [found["quotes"][e]["quote"] for e in exposed] == [ours]
    assert "locked in" not in json.dumps(workspace.burdens("marlstone"))
    assert "locked in" not in json.dumps(workspace.questions("marlstone"))


def test_a_doubt_about_another_vendor_points_away_from_them_alone():
    risk = {Facet.RISK: 0.9}
    said = Evidence(
        "e1", "c1", 0, 10, 30, "I dread the lock-in.", "Ada", risk, Stance.AWAY, 0.5, False, Extractor("hand", "1")
    )
    row = EvidenceRow(said, "p1", "Ada", "marlstone", "call.md", "Call", None, "Ada")
    about = module._of(row, [(0, 60, "Brennwerk")])
    assert (about.of, about.evidence.stance) == ("Brennwerk", Stance.NEUTRAL)
    assert module._of(row, [(50, 60, "Brennwerk")]) is row
    both = replace(row, evidence=replace(said, facets={Facet.RISK: 0.9, Facet.PRIORITY: 0.9}))
    assert module._of(both, [(0, 60, "Brennwerk")]).evidence.stance is Stance.AWAY
    stated = replace(row, origin="user")
    assert module._of(stated, [(0, 60, "Brennwerk")]).evidence.stance is Stance.AWAY


def test_a_forecast_of_an_earlier_day_knows_nothing_said_later(made):
    early = RIVAL.replace("We had an offer from Brennwerk in May. ", "We had a fire in May. ")
    workspace = made({"2026-10-01_call.md": early, "2026-10-20_call.md": RIVAL})
    then = workspace.forecast("marlstone", draws=200, as_of=dt.date(2026, 10, 5))
    assert "Brennwerk" not in json.dumps(then)
    assert "Brennwerk" in json.dumps(workspace.forecast("marlstone", draws=200))


NOTE = """---
date: 2026-10-01
type: visit
participants:
  - Ada Voss (Head of Kilns)
  - Nils Own (AE)
---

# Ada, first visit

Ada said: "The kiln cools too fast at night and we throw away a third of the tiles every single week."

A friend of hers, Ivo, had said to her: "Ring Nils."

She told me: "Rolf would have to be in favour. It is his roof after all."
"""


def test_who_is_only_mentioned_is_no_member_and_who_has_a_say_is(made):
    workspace = made({"2026-10-01_visit.md": NOTE})
    for name in ("Ada Voss", "Ivo"):
        workspace.set_side(name, Side.THEIRS)
    people = {p["person"]: p["unmet"] for p in workspace.forecast("marlstone", draws=200)["people"]}
    assert people == {"Ada Voss": False, "Rolf": True}


WORRY = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone)

**Nils Own (0:10):** What would worry you about it?

**Ada Voss (0:20):** My own worry is not the oven. It's that we have begun two things this year and ended none.

**Nils Own (0:30):** And the money?

**Ada Voss (0:40):** I have 60,000 euros for this in the year, and not one more without the owners.
"""


def test_a_worry_that_is_denied_goes_on_to_what_it_is(made):
    workspace = made({"2026-10-01_call.md": WORRY})
    quotes = {row.evidence.quote: row.evidence for row in workspace.evidence("marlstone")}
    assert "My own worry is not the oven." not in quotes
    whole = quotes["My own worry is not the oven. It's that we have begun two things this year and ended none."]
    (stored,) = workspace.conversations("marlstone")
    assert stored.turns[whole.turn].turn.text[whole.start : whole.end] == whole.quote
    assert Facet.FEAR in whole.facets


def test_money_that_is_there_stands_among_no_priorities(made):
    workspace = made({"2026-10-01_call.md": WORRY})
    ada = next(p for p in workspace.brief("marlstone")["people"] if p["name"] == "Ada Voss")
    assert not any("60,000" in q["quote"] for q in ada["facets"].get("priority", ()))
    (stored,) = workspace.conversations("marlstone")
    add_evidence(workspace, stored.id, [Facet.PRIORITY], quote="I have 60,000 euros for this in the year")
    rows = [r for r in workspace.evidence("marlstone") if "60,000" in r.evidence.quote]
    assert any(Facet.PRIORITY in r.evidence.facets for r in rows), "what a user says of it stays"


LEAVES = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Managing Director, Marlstone)

**Nils Own (0:10):** What made you look at this now?

**Ada Voss (0:20):** Two of our firers quit in one week and the third is on maternity leave from May, so I stand at the kiln myself.

**Rolf Behrend (0:30):** My wife's expecting, so we have to be done by summer.

**Ada Voss (0:40):** Between you and me, I've applied for a job at the ferry company.
"""
NOTES = """# Minutes

Present: Ada Voss (Head of Kilns, Marlstone), Ilse Roth (Clerk, Marlstone)

1. Ilse Roth said that the lists are typed twice.
2. Ilse Roth asked who keeps them.
"""


def test_private_words_leave_the_rest_and_a_confided_application_is_no_promise(made):
    workspace = made({"2026-10-01_call.md": LEAVES, "2026-10-02_minutes.md": NOTES})
    (stored,) = [s for s in workspace.conversations("marlstone") if len(s.turns) > 2 and s.turns[1].turn.speaker]
    rows = [_row(workspace, stored, n, f) for n, f in ((1, Facet.TRIGGER), (2, Facet.TRIGGER), (3, Facet.COMMITMENT))]
    with patch.object(workspace.store, "evidence", lambda *_, **__: rows):
        found = {row.evidence.quote: row for row in rows_of(workspace, workspace.store.deals()[0])}
        brief = workspace.brief("marlstone")
    assert set(found[next(q for q in found if q.startswith("Two"))].evidence.facets) == {Facet.TRIGGER}
    assert not any("leave" in q or "expecting" in q for q in found)
    people = {p["name"]: p for p in brief["people"]}
    ada, rolf = people["Ada Voss"], people["Rolf Behrend"]
    assert [q["quote"] for q in ada["facets"]["trigger"]] == ["Two of our firers quit in one week"]
    assert "commitment" not in ada["facets"]
    assert ada["may_leave"]["quote"].endswith("ferry company.")
    assert IN_CONFIDENCE in ada["may_leave"]["mark"]
    assert rolf["kept_private"] == ["trigger"]
    assert "trigger" not in rolf["unknown"]
    assert (people["Ilse Roth"]["told_of"], rolf["told_of"]) == (2, 0)


def _row(workspace, stored, turn, facet):
    """A row that the reader might have made of a whole turn."""
    said = stored.turns[turn].turn
    person = workspace.person(said.speaker, "marlstone")
    return EvidenceRow(
        evidence=Evidence(
            id=f"e{turn}",
            conversation=stored.id,
            turn=turn,
            start=0,
            end=len(said.text),
            quote=said.text,
            speaker=said.speaker,
            facets={facet: 0.95},
            stance=Stance.TOWARDS,
            strength=0.5,
            reported=False,
            extractor=Extractor("test", "1"),
        ),
        person=person.id,
        person_name=person.name,
        deal="marlstone",
        source="call.md",
        title="Call",
        date=None,
        speaker=said.speaker,
    )


def test_each_turn_is_asked_once_for_the_vendors_it_names_and_read_once_in_two_passes(made, monkeypatch):
    # Words of no other test: what was read there is remembered.
    workspace = made({"call.md": CALL.replace("its man on the ninth", "two men on the tenth")})
    deal = workspace.deal("marlstone")
    ways, says = [], []
    ways_in, speaks = module.ways_in, module.speaks_of_a_say
    monkeypatch.setattr(module, "ways_in", lambda text, *rest: ways.append(text) or ways_in(text, *rest))
    monkeypatch.setattr(module, "speaks_of_a_say", lambda text: says.append(text) or speaks(text))
    first = rows_of(workspace, deal)
    assert len(ways) == len(set(ways)) == 2
    assert rows_of(workspace, deal) == first
    assert says.count("The kiln firm sends two men on the tenth of February.") == 1
