"""Whoever is erased takes along their own words and their name, and never what somebody else says for themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import Conversation, DealRecord, Participant, Side, Turn, TurnKind
from otherside.store import SourceRecord
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.privacy.erasing import forget
from otherside.workspace.unfinished import finish

NAME = "Runa Ekdahl"
EVERYBODYS = "I would have to ask the people upstairs first."
HERS = "We take the ferry over before the first snow, whatever it costs."


def talk(workspace: Workspace, deal: str, title: str, turns: tuple[Turn, ...], crm: CrmRecords | None = None) -> None:
    people = tuple(
        Participant(n, side=Side.OURS if n == "Gil Ode" else Side.THEIRS)
        for n in dict.fromkeys(t.speaker for t in turns if t.speaker)
    )
    held = Conversation(title, "call", turns, people, dt.date(2026, 5, 4), deal)
    key = f"{deal}/{title}"
    workspace.store.put_source(
        SourceRecord(key, f"digest {key}", f"{title}.txt", "call", deal), [(key, deal, held)], crm or CrmRecords()
    )


OTHERS = (
    Turn(f"Nice to see you. {EVERYBODYS} And I want it in March.", "Samir Brolin"),
    Turn(HERS, "Samir Brolin"),
    Turn("Runa Ekdahl is known here, too.", "Samir Brolin"),
)


@pytest.fixture
def place(home: Path) -> Path:
    with Workspace.init(home, ["Gil Ode"]) as workspace:
        talk(workspace, "Weir", "First", (Turn("What now?", "Gil Ode"), Turn(f"{EVERYBODYS} {HERS}", NAME)))
        talk(
            workspace,
            "Weir",
            "Second",
            (
                Turn(f"Runa said: “{HERS}” I like that.", "Tove Lind"),
                Turn(EVERYBODYS, "Tove Lind"),
                Turn("Thanks, Runa Ekdahl.", "Tove Lind"),
                Turn(f"Somebody said: “{EVERYBODYS}”", "Tove Lind"),
            ),
            CrmRecords(deals=(DealRecord("Weir", fields={"remark": f"{NAME}: {HERS}"}),)),
        )
        talk(workspace, "Weir", "Jotted", (Turn(f"Runa Ekdahl:\n- {HERS}", kind=TurnKind.NOTE),))
        talk(workspace, "Tern", "Theirs", OTHERS)
        talk(workspace, "Gull", "Ours", (Turn(f"Hello. {EVERYBODYS}", "Gil Ode"), Turn("Well.", "Ilka Sund")))
        workspace.refresh()
        workspace.settle()
    return home


def said(workspace: Workspace, deal: str) -> list[str]:
    return [held.turn.text for stored in workspace.conversations(deal) for held in stored.turns]


def test_a_sentence_that_another_says_as_their_own_stays(place: Path) -> None:
    with Workspace.open(place) as workspace:
        done = forget(workspace, NAME, "Weir", verify=True, mentions=True)
        here = said(workspace, "Weir")
        assert EVERYBODYS in here
        assert f"Somebody said: “{EVERYBODYS}”" in here
        assert not any("ferry" in text or "Runa" in text for text in here)
        # Beyond the deal not even the name goes.
        assert said(workspace, "Tern") == [t.text for t in OTHERS]
        assert said(workspace, "Gull")[0] == f"Hello. {EVERYBODYS}"
        records = [text for table, text in workspace.store.texts() if table == "crm_records"]
        assert not any("ferry" in text or "Runa" in text for text in records)
        assert done["sought"]["own_too"] == 2
        assert {(row["file"], row["what"]) for row in done["found"]} >= {("table turns", "name")}
        assert not any(row["what"] == "words" for row in done["found"])
        assert [r["turns"] for r in done["unsure"] if r["title"] == "Second" and "told" in r["why"]] == [1]
        # The name that is left elsewhere is blacked out by itself.
        assert forget(workspace, NAME, verify=True, mentions=True)["found"] == []
        assert said(workspace, "Tern")[1] == HERS


def test_what_was_cut_short_takes_the_same_words_and_no_more(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from otherside.workspace.privacy import erasing

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for step in ("black_out_repeated", "follow", "drop_stray"):
        with monkeypatch.context() as cut, Workspace.open(place) as workspace:
            if step == "black_out_repeated":
                cut.setattr(erasing, step, dies)
                with pytest.raises(KeyboardInterrupt):
                    forget(workspace, NAME, mentions=True)
            else:
                cut.setattr(erasing, step, dies)
                with pytest.raises(KeyboardInterrupt):
                    finish(workspace)
    with Workspace.open(place) as workspace:
        finish(workspace)
        assert not any("ferry" in text or "Runa" in text for text in said(workspace, "Weir"))
        assert EVERYBODYS in said(workspace, "Weir")
        assert said(workspace, "Tern")[:2] == [t.text for t in OTHERS[:2]]
        assert "Runa" not in said(workspace, "Tern")[2]


def test_it_is_listed_first_and_nothing_is_done(place: Path) -> None:
    words = ["--workspace", str(place), "forget", NAME, "--deal", "Weir", "--mentions"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    told = done.output
    assert "Runa Ekdahl (Weir): 1 turn in 1 conversation" in told
    assert "their name would be blacked out in 3 turns of others in Weir" in told
    assert "Tern" not in told
    assert f"as Tove Lind tells them in “Second” (Weir): {HERS}" in told
    assert f"as a note tells them in “Jotted” (Weir): {HERS}" in told
    assert "2 sentences of theirs others say as their own would stay there" in told
    assert "say so with --yes" in str(done.exception)
    with Workspace.open(place) as workspace:
        assert HERS in "".join(said(workspace, "Weir"))
    shown = CliRunner().invoke(cli, ["--workspace", str(place), "forget", NAME, "--verify"])
    assert "they are here: erase them with" in shown.output


def test_two_of_one_name_are_told_apart(place: Path) -> None:
    with Workspace.open(place) as workspace:
        talk(workspace, "Pier", "Another", (Turn("The pier is ours.", NAME), Turn(f"So says {NAME}.", "Ilka Sund")))
        workspace.refresh()
        who = workspace.person(NAME, "Weir")
        forget(workspace, who.id, mentions=True)
        assert said(workspace, "Pier") == ["The pier is ours.", f"So says {NAME}."]
        assert not any(NAME in text for text in said(workspace, "Weir"))


def test_words_that_came_in_meanwhile_are_taken_out_by_saying_the_same_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from otherside.workspace.privacy import erasing

    dropped = erasing.drop_what_was_made

    def late(workspace: Workspace) -> None:
        monkeypatch.setattr(erasing, "drop_what_was_made", dropped)
        talk(workspace, "Weir", "Late", (Turn("I am late, and the boat is gone.", NAME), Turn("Ah.", "Gil Ode")))
        dropped(workspace)

    monkeypatch.setattr(erasing, "drop_what_was_made", late)
    words = ["--workspace", str(place), "forget", NAME, "--mentions", "--yes", "--verify"]
    first = CliRunner().invoke(cli, words)
    assert first.exit_code == 3
    assert "say the same again" in first.output
    second = CliRunner().invoke(cli, words)
    assert second.exit_code == 0, second.output
    assert "none of it is left" in second.output
