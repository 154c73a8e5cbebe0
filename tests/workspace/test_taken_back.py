"""What somebody took back, sees otherwise since or says is met stays, with a mark that says so; it moves nothing any more."""

import datetime as dt

import pytest

from otherside.domain import Facet, Stance
from otherside.workspace import Workspace
from otherside.workspace.changes import changes
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.heard.over import is_taken_back
from otherside.workspace.heard.rows import ours_alone, rows_of
from otherside.workspace.heard.terms import terms_of

MAIL = """From: Nora Falk <nora@brunn.example>
To: Ines Okoro <ines@ours.example>
Subject: Benches
Date: {day} 09:00:00 +0000
Message-ID: <{n}@brunn.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="UTF-8"

{text}
"""
FIRST, SECOND = dt.date(2026, 5, 5), dt.date(2026, 5, 8)


def deal(tmp_path, *texts):
    folder = tmp_path / "brunn"
    folder.mkdir()
    for n, (day, text) in enumerate(zip((FIRST, SECOND), texts, strict=False)):
        written = MAIL.format(day=f"{day:%a, %d %b %Y}", n=n, text=text)
        (folder / f"{n}.eml").write_text(written, encoding="utf-8")
    workspace = Workspace.init(tmp_path / "w", ["ours.example"])
    workspace.add([folder], deal="brunn")
    return workspace


def marks(workspace, until=None):
    return {r.evidence.quote: r.mark for r in rows_of(workspace, workspace.deal("brunn"), until) if is_taken_back(r)}


YES = "We'll go with you, signed by the end of the week."
NO = "I'm against this."
CONDITION = "I can't back this unless every bench is oak."


@pytest.mark.parametrize(
    ("first", "second", "mark"),
    [
        (YES, "I told you we'd sign this week. I take that back.", "taken back on 8 May 2026"),
        (YES, "Please disregard what I wrote on Tuesday, I had no mandate.", "taken back on 8 May 2026"),
        (YES, "There is no order.", "taken back on 8 May 2026"),
        (YES, "Forget what I said about going with you.", "taken back on 8 May 2026"),
        (NO, "I've come round to it.", "no longer their view since 8 May 2026"),
        (NO, "I've changed my mind. The winter has settled it.", "no longer their view since 8 May 2026"),
        (NO, "I will not stand in the way of three benches.", "no longer their view since 8 May 2026"),
    ],
)
def test_it_stays_with_a_mark_and_is_evidence_of_nothing(tmp_path, first, second, mark):
    with deal(tmp_path, first, second) as workspace:
        assert marks(workspace).get(first) == mark
        assert marks(workspace, FIRST) == {}
        for row in rows_of(workspace, workspace.deal("brunn")):
            assert not is_taken_back(row) or ours_alone(row).evidence.facets == {}


PLAN = "I should like to try three benches in the summer."


@pytest.mark.parametrize(
    "second",
    [
        "I said summer, and I have thought better of it. Let it be the winter, if at all.",
        "I know I said summer. Forget it, it will have to be the winter.",
        "I've changed my mind about the summer.",
        "On reflection the summer is too soon for us.",
        "We won't start in the summer after all.",
        "I've had second thoughts about the benches.",
        "The summer is off, I'm afraid.",
    ],
)
def test_a_plan_they_named_and_see_otherwise_now_is_marked_everywhere(tmp_path, second):
    with deal(tmp_path, PLAN, second) as workspace:
        mark = "no longer their view since 8 May 2026"
        assert marks(workspace) == {PLAN: mark}
        assert marks(workspace, FIRST) == {}
        assert [r["quote"] for r in changes(workspace, "brunn", SECOND)["undone"]] == [PLAN]
        (nora,) = [p for p in workspace.brief("brunn")["people"] if p["name"] == "Nora Falk"]
        shown = {q["quote"]: q["mark"] for quotes in nora["facets"].values() for q in quotes}
        assert shown.get(PLAN) == mark
        plan = workspace.plan("brunn", "Nora")
        assert PLAN.removesuffix(".") not in str([plan["opening"], plan["questions"]])


@pytest.mark.parametrize(
    "second",
    [
        "I haven't changed my mind about the summer.",
        "I've changed my mind about the lamps.",
        "I said summer, and I meant it.",
        "Tom said summer, and he has thought better of it.",
        "On reflection the summer is just right.",
    ],
)
def test_a_plan_that_stands_has_no_mark(tmp_path, second):
    with deal(tmp_path, PLAN, second) as workspace:
        assert marks(workspace) == {}
        # Nor does a thing of which they never spoke make a step away.
        away = [r for r in rows_of(workspace, workspace.deal("brunn")) if r.evidence.stance is Stance.AWAY]
        assert not [r for r in away if "lamps" in r.evidence.quote and Facet.COMMITMENT in r.evidence.facets]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (YES, "Can you take that back to the workshop?"),
        (YES, "Nora's brother says he takes it back."),
        (NO, "Thursday suits."),
        (CONDITION, "That's not what I asked for."),
        (YES, "I've changed my mind about the colour."),
    ],
)
def test_what_takes_nothing_back(tmp_path, first, second):
    with deal(tmp_path, first, second) as workspace:
        assert marks(workspace) == {}


def test_what_they_take_is_read_as_where_they_stand_now(tmp_path):
    with deal(tmp_path, NO, "I've come round to it.") as workspace:
        found = {r.evidence.quote: r.evidence for r in rows_of(workspace, workspace.deal("brunn"))}
        assert found[NO].stance is Stance.AWAY
        now = found["I've come round to it."]
        assert (now.stance, list(now.facets)) == (Stance.TOWARDS, [Facet.COMMITMENT])


def test_the_forecast_follows_the_later_words(tmp_path):
    with deal(tmp_path, YES, "I told you we'd sign this week. I take that back.") as workspace:
        found = workspace.deal("brunn")
        then, now = (know(workspace, found, day).members[0].estimates.numbers["gain"] for day in (FIRST, SECOND))
        assert now.median < then.median
        assert know(workspace, found).window.dates == ()


def test_it_is_told_in_brief_and_diff(tmp_path):
    with deal(tmp_path, YES, "I told you we'd sign this week. I take that back.") as workspace:
        (nora,) = [p for p in workspace.brief("brunn")["people"] if p["name"] == "Nora Falk"]
        first, *_, last = nora["facets"]["commitment"]
        assert first["quote"] == "I take that back."
        assert last["mark"] == "taken back on 8 May 2026"
        assert [r["quote"] for r in workspace.brief("brunn")["agreed"]] == [
            "I told you we'd sign this week. I take that back."
        ]
        undone = changes(workspace, "brunn", SECOND)["undone"]
        assert [(r["quote"], r["mark"]) for r in undone] == [(YES, "taken back on 8 May 2026")]
        assert changes(workspace, "brunn", FIRST)["undone"] == []


def test_a_condition_that_is_met_stands_behind_the_open_ones(tmp_path):
    second = "They are all oak. That's my condition met. I only sign once the lamps are up."
    with deal(tmp_path, CONDITION, second) as workspace:
        rows = terms_of(workspace, workspace.deal("brunn"))["conditions"]
        assert [(r["quote"], r["undone"]) for r in rows] == [
            ("I only sign once the lamps are up.", ""),
            (CONDITION, "met, as they said on 8 May 2026"),
        ]


def test_what_a_user_said_of_words_stays(tmp_path):
    with deal(tmp_path, YES, "There is no order.") as workspace:
        (row,) = [r for r in rows_of(workspace, workspace.deal("brunn")) if r.evidence.quote == YES]
        workspace.correct(row.evidence.id, "confirmed")
        assert YES not in marks(workspace)


def test_a_short_side_is_shown(tmp_path):
    with deal(tmp_path, NO) as workspace:
        (nora,) = [p for p in workspace.brief("brunn")["people"] if p["name"] == "Nora Falk"]
        assert [(q["quote"], q["empty"]) for q in nora["facets"]["commitment"]] == [(NO, False)]


WAITS = "Can we park this till the move's behind us?"


def test_a_wait_is_listed_and_small_talk_is_none(tmp_path):
    head = "# Call\n\n**Participants:** Ines Okoro (Ours, AE), Nora Falk (Head, Brunn)\n\n"
    call = head + "**Ines Okoro (0:10):** {}\n\n**Nora Falk (0:20):** {}\n"
    with deal(tmp_path, WAITS) as workspace:
        assert [r["quote"] for r in workspace.brief("brunn")["wishes"]] == [WAITS]
        folder = tmp_path / "talk"
        folder.mkdir()
        (folder / "2026-05-08_call.md").write_text(
            call.format("How are you?", "Tired. Ask me in August."), encoding="utf-8"
        )
        workspace.add([folder], deal="talk")
        assert workspace.brief("talk")["wishes"] == []
