"""Who has left: no member of the committee, nobody to ask, and said so wherever somebody would write to them."""

import datetime as dt

import pytest

from otherside.domain import InputError
from otherside.reports.markdown import brief_markdown
from otherside.reports.words import left_line
from otherside.workspace import Workspace
from otherside.workspace.brief import brief
from otherside.workspace.derived import rests_on
from otherside.workspace.drafting import shown_text
from otherside.workspace.forecasts.deal_scenario import know
from otherside.workspace.heard.departed import by_day, departed, going
from otherside.workspace.lists import one_person, people_list

CALL = """# Call

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of the mill, Marlstone), Rolf Brand (Master miller, Marlstone), \
Jon Aas (Miller, Marlstone)

**Nils Own (0:10):** What would a good year look like for the mill?

**Rolf Brand (0:20):** By autumn I want the night shift to run without me standing beside it. My worry is that the new \
stones break down like the last ones did, and then I have to explain it to the bakers.

**Ada Voss (0:30):** I sign for it. We lose four tons of flour every month, and I want that halved by September.

**Jon Aas (0:40):** We had new stones in 2019 and they stood in the yard for a year, so I am careful about promises.
"""
MAIL = """From: Rolf Brand <rolf@marlstone.example>
To: Nils Own <nils@ours.example>
Subject: Stones
Date: Mon, 9 Mar 2026 12:11:00 +0000
Message-ID: <r1@marlstone.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello Nils,

Friday 20th is my last day here, after nineteen years. After that please write to Jon and not to me.

Rolf
"""
LATER = """From: Jon Aas <jon@marlstone.example>
To: Nils Own <nils@ours.example>
Subject: Re: Stones
Date: Mon, 30 Mar 2026 09:00:00 +0000
Message-ID: <j1@marlstone.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello Nils,

Rolf's gone, so I have the night shift as well as the days. We still want to see stones that run.

Jon
"""


def _workspace(tmp_path, *files):
    workspace = Workspace.init(tmp_path / "w", ["Ours"])
    folder = tmp_path / "marlstone"
    folder.mkdir()
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    workspace.add([folder])
    return workspace


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    files = ("2026-03-02_call.md", CALL), ("rolf.eml", MAIL), ("jon.eml", LATER)
    with _workspace(tmp_path_factory.mktemp("mill"), *files) as workspace:
        yield workspace


def _of(workspace, as_of=None):
    names = {p.id: p.name for p in workspace.people("marlstone")}
    return {names[i]: row for i, row in departed(workspace, workspace.deal("marlstone"), as_of).items()}


def test_who_has_left_with_the_words_the_day_and_whom_they_named(mill):
    found = _of(mill)
    assert set(found) == {"Rolf Brand"}
    row = found["Rolf Brand"]
    assert row["quote"] == "Friday 20th is my last day here, after nineteen years."
    assert (row["since"], row["exact"], row["successor"]) == ("2026-03-20", True, "Jon Aas")
    turn = mill.store.conversation(row["conversation"]).turns[row["turn"]].turn.text
    assert turn[row["start"] : row["end"]] == row["quote"]


def test_on_the_day_itself_they_are_still_there(mill):
    assert _of(mill, dt.date(2026, 3, 20)) == {}
    assert set(_of(mill, dt.date(2026, 3, 21))) == {"Rolf Brand"}


def test_the_forecast_has_no_member_who_has_left(mill):
    deal = mill.deal("marlstone")
    assert {m.name for m in know(mill, deal).members} == {"Ada Voss", "Jon Aas"}
    assert {m.name for m in know(mill, deal, dt.date(2026, 3, 15)).members} == {"Ada Voss", "Jon Aas", "Rolf Brand"}


def test_the_brief_says_so_and_asks_them_nothing(mill):
    brief = mill.brief("marlstone")
    rolf = next(p for p in brief["people"] if p["name"] == "Rolf Brand")
    assert left_line(rolf).startswith("left on 20 March 2026: “Friday 20th is my last day here, after nineteen years.”")
    assert "named instead: Jon Aas" in left_line(rolf)
    assert rolf["unknown"] == []
    assert all(p["left"] is None for p in brief["people"] if p["name"] != "Rolf Brand")
    assert "left on 20 March 2026" in brief_markdown(brief)
    assert "Rolf Brand" not in {row["person"] for row in brief["forecast"]["pivotal"]}
    assert "Rolf Brand" not in {name for q in brief["questions"] for name in (q["to"], q["through"])}
    assert "Rolf Brand" not in {row["person"] for row in brief["burdens"]}
    window = brief["forecast"]["window"]
    told = {row["person"] for key in ("dates", "costs", "waits") for row in window[key]}
    assert told <= {p["name"] for p in brief["people"]}, "who has left is still called by their name"


def test_to_ask_somebody_who_has_left_is_refused_with_the_words(mill):
    with pytest.raises(InputError, match=r"Rolf Brand has left \(20 March 2026\): “Friday 20th .*; instead: Jon Aas"):
        mill.questions("marlstone", to="Rolf")


def test_a_draft_to_them_says_it_on_top(mill):
    data = mill.draft("marlstone", "Rolf")
    assert data["notes"][0].startswith("Rolf Brand has left (20 March 2026): “Friday 20th is my last day here")
    assert data["notes"][0].endswith("; instead: Jon Aas")
    assert shown_text(data).splitlines()[2].startswith("Note:    Rolf Brand has left")
    assert not any("has left" in note for note in mill.draft("marlstone", "Jon")["notes"])


def test_the_page_for_colleagues_leaves_them_out(mill):
    for who in ("Ada", "Jon", "Rolf"):
        page = mill.draft("marlstone", who, "onepager")["text"]
        assert "Rolf" not in page, who


def test_who_writes_afterwards_was_not_gone(tmp_path):
    back = LATER.replace("Jon Aas <jon@", "Rolf Brand <rolf@").replace("Rolf's gone, so I", "I").replace("j1@", "r2@")
    with _workspace(tmp_path, ("2026-03-02_call.md", CALL), ("rolf.eml", MAIL), ("late.eml", back)) as workspace:
        assert _of(workspace) == {}


def test_a_day_put_off_and_a_change_of_mind(tmp_path):
    off = (
        MAIL.replace("9 Mar", "16 Mar")
        .replace("Friday 20th is my last", "30 April is now my last")
        .replace("r1@", "r2@")
    )
    files = ("2026-03-02_call.md", CALL), ("rolf.eml", MAIL), ("off.eml", off)
    note = ("2026-05-04-note.md", "# Note\n\nRang the mill. Rolf has decided to stay, says Ada.\n")
    with _workspace(tmp_path, *files) as workspace:
        assert _of(workspace, dt.date(2026, 4, 1)) == {}
        assert _of(workspace, dt.date(2026, 5, 2))["Rolf Brand"]["since"] == "2026-04-30"
        (tmp_path / "marlstone" / note[0]).write_text(note[1], encoding="utf-8")
        workspace.add([tmp_path / "marlstone"])
        assert _of(workspace) == {}


def test_a_note_of_ours_tells_it_too(tmp_path):
    with _workspace(tmp_path, ("2026-03-02_call.md", CALL)) as workspace:
        before = rests_on(workspace, workspace.deal("marlstone"))
        assert _of(workspace) == {}
        note = tmp_path / "marlstone" / "2026-04-02-note.md"
        note.write_text("# Visit\n\nAda has retired. Jon showed me the yard.\n", encoding="utf-8")
        workspace.add([tmp_path / "marlstone"])
        assert rests_on(workspace, workspace.deal("marlstone")) != before
        row = _of(workspace)["Ada Voss"]
        assert (row["quote"], row["since"], row["person"], row["successor"]) == ("Ada has retired.", None, "", None)


def test_nobody_left_is_said_in_one_line(tmp_path):
    note = ("2026-04-02-note.md", "# Visit\n\nAda has retired. Rolf left us in March. Jon no longer works here.\n")
    with (
        _workspace(tmp_path, ("2026-03-02_call.md", CALL), note) as workspace,
        pytest.raises(InputError, match="has left"),
    ):
        know(workspace, workspace.deal("marlstone"))


TOLD = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Subject: Rolf
Date: Mon, 9 Mar 2026 12:11:00 +0000
Message-ID: <a1@marlstone.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello Nils,

Rolf Brand leaves us on 31 March. Until we have somebody new, Jon will look after the mill as well.

Ada
"""


@pytest.fixture(scope="module")
def going_soon(tmp_path_factory):
    with _workspace(tmp_path_factory.mktemp("soon"), ("2026-03-02_call.md", CALL), ("ada.eml", TOLD)) as workspace:
        yield workspace


def test_who_leaves_on_a_day_to_come_is_told_with_that_day_and_is_still_there(going_soon):
    deal = going_soon.deal("marlstone")
    names = {p.id: p.name for p in going_soon.people("marlstone")}
    left, leaving = going(going_soon, deal)
    assert left == {}
    ((who, row),) = leaving.items()
    assert (names[who], row["since"], row["exact"], row["successor"]) == ("Rolf Brand", "2026-03-31", True, "Jon Aas")
    assert row["quote"] == "Rolf Brand leaves us on 31 March."
    assert row["person"] == "Ada Voss"
    day = dt.date(2026, 3, 31)
    for rolf in (
        next(p for p in brief(going_soon, deal, day)["people"] if p["name"] == "Rolf Brand"),
        next(p for p in people_list(going_soon, "marlstone", day) if p["name"] == "Rolf Brand"),
        next(p for p in people_list(going_soon, None, day) if p["name"] == "Rolf Brand"),
        one_person(going_soon, going_soon.person("Rolf"), "marlstone", day),
        one_person(going_soon, going_soon.person("Rolf"), None, day),
    ):
        assert (rolf["left"], rolf["leaving"]["since"]) == (None, "2026-03-31")


def test_after_that_day_they_have_left_though_nobody_wrote_since(going_soon):
    deal = going_soon.deal("marlstone")
    assert departed(going_soon, deal) == departed(going_soon, deal, today=dt.date(2026, 3, 31)) == {}
    ((_, row),) = departed(going_soon, deal, today=dt.date(2026, 4, 1)).items()
    assert row["since"] == "2026-03-31"
    assert by_day(*going(going_soon, deal), dt.date(2026, 4, 1))[1] == {}
    day = dt.date(2026, 4, 1)
    for rolf in (
        next(p for p in brief(going_soon, deal, day)["people"] if p["name"] == "Rolf Brand"),
        next(p for p in people_list(going_soon, "marlstone", day) if p["name"] == "Rolf Brand"),
        next(p for p in people_list(going_soon, None, day) if p["name"] == "Rolf Brand"),
        one_person(going_soon, going_soon.person("Rolf"), "marlstone", day),
        one_person(going_soon, going_soon.person("Rolf"), None, day),
    ):
        assert (rolf["left"]["since"], rolf["leaving"]) == ("2026-03-31", None)


def test_nothing_that_is_known_later_counts_before(going_soon):
    deal = going_soon.deal("marlstone")
    assert going(going_soon, deal, dt.date(2026, 3, 5)) == ({}, {})
