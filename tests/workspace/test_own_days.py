"""A day in a sentence of which the reader made no evidence counts, where its words bear on deciding."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from otherside.domain import Side
from otherside.profiles.time.dates import find_dates
from otherside.reports.discreet import discreet
from otherside.reports.words import terms
from otherside.workspace import Workspace
from otherside.workspace.forecasts.deal_scenario import _before, know
from otherside.workspace.forecasts.forecasting import forecast_deal
from otherside.workspace.forecasts.own_days import _MAY_NAME_ONE, own_days

CALL = """Nils: What comes next? We sign on 2 June, I hope.
Ines Vogt: Our next board is 14 May. My birthday is on 12 May.
Ines Vogt: Could you call me on 4 May?
Ines Vogt: The port will pay a third if the work is under way by 1 September.
"""


@pytest.fixture(scope="module")
def crates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crates")
    deal = folder / "Crates"
    deal.mkdir()
    (deal / "2026-03-02 call.txt").write_text(CALL, encoding="utf-8")
    with Workspace.init(folder / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        workspace.set_side("Ines Vogt", Side.THEIRS)
        yield workspace


def _found(workspace, rows=(), today=dt.date(2026, 3, 2)):
    deal = workspace.deal("Crates")
    return list(own_days(workspace, deal, list(workspace.conversations("Crates")), rows, today))


def test_only_their_own_days_that_bear_on_deciding_are_found(crates):
    assert [row.evidence.quote for row in _found(crates)] == [
        "Our next board is 14 May.",
        "The port will pay a third if the work is under way by 1 September.",
    ]
    assert all(row.evidence.facets == {} and row.person_name == "Ines Vogt" for row in _found(crates))


def test_days_gone_by_and_days_of_evidence_are_left_out(crates):
    found = _found(crates)
    assert [row.evidence.quote for row in _found(crates, today=dt.date(2026, 6, 1))] == [found[1].evidence.quote]
    assert _found(crates, rows=found) == []


def test_they_stand_in_the_window_with_their_words(crates):
    known = know(crates, crates.deal("Crates"))
    days = {d.date.isoformat(): d for d in known.window.dates}
    assert {"2026-05-14", "2026-09-01"} <= set(days)
    assert days["2026-09-01"] == known.window.trigger
    assert all(known.rows[d.evidence].evidence.quote == d.quote for d in known.window.dates)
    told = forecast_deal(crates, "Crates", 200)
    assert told["window"]["trigger"]["evidence"] in told["quotes"]


def test_a_whole_deal_of_mails_and_calls_fills_with_no_noise(taken_in):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as workspace:
        deal = workspace.deal("Harbourline")
        conversations = list(workspace.conversations("Harbourline"))
        first = min(stored.conversation.date for stored in conversations if stored.conversation.date)
        found = list(own_days(workspace, deal, conversations, [], first))
        named = sum("9 December" in row.evidence.quote for row in found)
        assert named == 2, "the council's vote"
        assert len(found) <= 8, [row.evidence.quote for row in found]
        assert not any("15 October" in row.evidence.quote for row in found), "a call with us"


def test_a_feast_is_looked_at_as_a_day():
    for words in ("we give up on Christmas, rather by Easter", "not before New Year", "by 9 May", "as of 2026-05-09"):
        assert _MAY_NAME_ONE.search(words)
    assert not _MAY_NAME_ONE.search("some other time")


def test_a_day_in_the_turn_before_is_none_of_these_words(crates):
    (stored,) = crates.conversations("Crates")
    row = SimpleNamespace(evidence=SimpleNamespace(conversation="c", turn=1, start=0))
    before = _before(row, {"c": stored}, set())
    assert "2 June" in before
    found = find_dates("The papers go out on the 9th.", dt.date(2026, 3, 2), before)
    assert [day.date.isoformat() for day in found] == ["2026-03-09"]


HOME = """Nils: When would it have to be done?
Ines Vogt: Baby's due on 9 July. Mum flies to Accra on 20 May, and Dad stays with us.
Jon Vogt: We're all at Mum's on 3 May. We'll talk it over then and we'll decide.
Jon Vogt: Walt rang again, he could start on 11 May. My sister moves out on 5 June.
"""


@pytest.fixture(scope="module")
def attic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attic")
    deal = folder / "Attic"
    deal.mkdir()
    (deal / "2026-03-02 call.txt").write_text(HOME, encoding="utf-8")
    with Workspace.init(folder / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        for name in ("Ines Vogt", "Jon Vogt"):
            workspace.set_side(name, Side.THEIRS)
        yield workspace


def test_the_days_of_a_family_are_days_of_its_house(attic):
    days = {d.date.isoformat(): d for d in know(attic, attic.deal("Attic")).window.dates}
    assert {"2026-07-09", "2026-05-20", "2026-05-03", "2026-06-05"} <= set(days)
    assert [day for day, named in days.items() if named.decides] == ["2026-05-03"]
    assert days["2026-05-03"].quote.endswith("and we'll decide.")
    assert not any(named.kind == "trigger" for named in days.values())


def test_words_of_their_own_life_stand_on_no_desk(attic):
    shown = " ".join(str(term) for term in terms(discreet(attic.brief("Attic"))))
    assert "9 July" in shown
    assert "due on" not in shown
    assert "moves out" not in shown


ANSWERED = """Nils: When's the harbour council?
Ines Vogt: Twenty-first of May. Papers on the seventh. After that it's the autumn.
Nils: And when shall we speak?
Ines Vogt: Third of June.
"""


def test_a_day_that_answers_when_is_found_and_told_with_what_was_asked(tmp_path):
    deal = tmp_path / "Crates"
    deal.mkdir()
    (deal / "2026-03-02 call.txt").write_text(ANSWERED, encoding="utf-8")
    with Workspace.init(tmp_path / "workspace", us=["Nils"]) as workspace:
        workspace.add([deal])
        workspace.set_side("Ines Vogt", Side.THEIRS)
        days = know(workspace, workspace.deal("Crates")).window.dates
        told = [(d.date.isoformat(), d.decides, d.quote, d.asked) for d in days if d.asked]
    assert told == [
        ("2026-05-07", False, "Papers on the seventh.", "When's the harbour council?"),
        ("2026-05-21", True, "Twenty-first of May.", "When's the harbour council?"),
    ]
