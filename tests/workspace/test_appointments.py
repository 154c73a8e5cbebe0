"""Days that both sides agreed on stand first among those of a deal, are a step of theirs, and force nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Facet, Side, Stance
from otherside.reports import odds
from otherside.reports.terms import WINDOW, terms
from otherside.workspace import Workspace
from otherside.workspace.asking.asking import ask
from otherside.workspace.brief import brief
from otherside.workspace.changes import changes
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.heard.appointments import agreed_days
from otherside.workspace.heard.rows import rows_of

#: Of a Wednesday.
FIRST = """Nils: I thought Juno would begin and I help with the numbers. Does that work?
Ines Vogt: Works for us.
Juno: The plan for the crates is ready. Could we start the trial at your dock next week, Tuesday or Thursday?
Ines Vogt: Thursday works. Let's say nine o'clock.
Nils: Let's put a short check-in in the calendar for 8 April, to see how it went. That okay?
Piet Roos: Yes, fine with me.
Ines Vogt: Our lease runs out on 30 April, so by then it has to stand.
Ines Vogt: Could you come to our yard on 20 March?
Nils: Sure, I will be there.
"""


def _workspace(tmp_path, *talks):
    deal = tmp_path / "Crates"
    deal.mkdir()
    for day, text in talks:
        (deal / f"{day} call.txt").write_text(text, encoding="utf-8")
    workspace = Workspace.init(tmp_path / "workspace", us=["Nils", "Juno"])
    workspace.add([deal])
    for name in ("Ines Vogt", "Piet Roos"):
        workspace.set_side(name, Side.THEIRS)
    return workspace


@pytest.fixture(scope="module")
def crates(tmp_path_factory):
    with _workspace(tmp_path_factory.mktemp("crates"), ("2026-03-11", FIRST)) as workspace:
        yield workspace


def _agreed(workspace):
    deal = workspace.deal("Crates")
    return {a.date.isoformat(): a.row for a in agreed_days(workspace, deal, list(workspace.conversations("Crates")))}


def test_each_day_has_the_words_of_theirs_that_fix_it(crates):
    assert {day: (row.person_name, row.evidence.quote) for day, row in _agreed(crates).items()} == {
        "2026-03-19": ("Ines Vogt", "Thursday works. Let's say nine o'clock."),
        "2026-04-08": ("Piet Roos", "Yes, fine with me."),
        "2026-03-20": ("Ines Vogt", "Could you come to our yard on 20 March?"),
    }


def test_they_are_steps_of_theirs(crates):
    rows = {row.evidence.quote: row.evidence for row in rows_of(crates, crates.deal("Crates"))}
    found = rows["Thursday works. Let's say nine o'clock."]
    assert found.facets[Facet.COMMITMENT] >= 0.5
    assert found.stance is Stance.TOWARDS
    courtesy = rows.get("Works for us.")
    assert courtesy is None or Facet.COMMITMENT not in courtesy.facets or courtesy.extractor.name != "plain words"


def test_they_come_first_and_force_nothing(crates):
    window = know(crates, crates.deal("Crates")).window
    assert [(d.kind, d.date.isoformat()) for d in window.dates][:3] == [
        ("meeting", "2026-03-19"),
        ("meeting", "2026-03-20"),
        ("meeting", "2026-04-08"),
    ]
    assert window.trigger is not None
    assert window.trigger.date == dt.date(2026, 4, 30)
    told = dict(terms(brief(crates, crates.deal("Crates"))))[WINDOW]
    assert [term.who for term in told][:3] == [
        f"{day}, {odds.AGREED}" for day in ("19 March 2026", "20 March 2026", "8 April 2026")
    ]
    assert "short check-in" in told[2].lead, "a bare yes stands beside what it is to"
    assert sum("20 March" in term.line() for term in told) == 1


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("when does the trial start", "on 19 March 2026"),
        ("when do we meet next", "on 19 March 2026"),
        ("when do we meet", "on 19 March 2026"),
        ("when is our next call with Piet", "on 8 April 2026"),
        ("when is the check-in", "on 8 April 2026"),
    ],
)
def test_they_answer_when(crates, question, day):
    assert ask(crates, question)["findings"][0]["name"].startswith(day)


def test_another_thing_with_a_day_is_not_answered_by_them(crates):
    found = ask(crates, "when does the lease run out")["findings"]
    assert not any("agreed with us" in f["name"] for f in found)


def test_they_are_told_as_new(crates):
    found = changes(crates, "Crates", dt.date(2026, 3, 1))["days"]
    assert [(d["kind"], d["date"]) for d in found][:1] == [("meeting", "2026-03-19")]
    assert changes(crates, "Crates", dt.date(2026, 3, 12))["days"] == []


def test_what_was_called_off_or_moved_stands_no_more(tmp_path):
    second = (
        "Nils: How are you?\nInes Vogt: Well. I can't make Thursday after all.\n"
        "Nils: Could we move it to Friday?\nInes Vogt: Friday works.\n"
    )
    with _workspace(tmp_path, ("2026-03-11", FIRST), ("2026-03-16", second)) as workspace:
        found = _agreed(workspace)
        assert "2026-03-19" not in found
        assert found["2026-03-20"].person_name == "Ines Vogt"


def test_what_a_user_rejected_is_no_day(tmp_path):
    with _workspace(tmp_path, ("2026-03-11", FIRST)) as workspace:
        row = next(r for r in rows_of(workspace, workspace.deal("Crates")) if r.evidence.quote.startswith("Thursday"))
        workspace.correct(row.evidence.id, "rejected")
        assert "2026-03-19" not in _agreed(workspace)
