"""Somebody's rare words are planted wherever they can come to stand; after erasing no file and no table has them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from otherside.domain import ContactRecord, Conversation, InputError, Participant, Side, Turn, TurnKind
from otherside.store import SourceRecord
from otherside.store.stored import KEPT, CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.privacy.consent import note_consent
from otherside.workspace.privacy.erasing import forget
from otherside.workspace.reading.corrections import add_evidence
from otherside.workspace.stated.believing import believe
from otherside.workspace.stated.by_hand import keep
from otherside.workspace.stated.naming import state_names
from otherside.workspace.unfinished import finish

#: Each stands in words of hers, or is a part of her name.
RARE = ("quillfeather", "zimbelkraut", "moorlantern")
NAME = "Ilsabet Quillfeather"
SAID = "We lost the zimbelkraut twice last August and nobody upstairs has asked me why that was."
CONFIDED = "Ilsabet looks for a post at the moorlantern works, she showed me the letter."
SHORT = "Ilsabet wants moorlantern."


def talk(workspace: Workspace, key: str, title: str, turns: tuple[Turn, ...], crm: CrmRecords | None = None) -> str:
    people = tuple(Participant(n, side=Side.THEIRS) for n in dict.fromkeys(t.speaker for t in turns if t.speaker))
    held = Conversation(title, "call", turns, people, dt.date(2026, 5, 4), "Mill")
    workspace.store.put_source(
        SourceRecord(f"talk:{key}", f"digest{key}", f"{title}.txt", "call", "Mill"),
        [(key, "Mill", held)],
        crm or CrmRecords(),
    )
    return next(i for i, _, c in workspace.store.participants() if c.title == title)


@pytest.fixture
def planted(home: Path) -> Path:
    with Workspace.init(home, ["Ours"]) as workspace:
        contact = ContactRecord(NAME, email="iq@mill.example", fields={"remark": "moorlantern"})
        call = talk(
            workspace,
            "a",
            "Call with Ilsabet",
            (
                Turn(SAID, NAME),
                Turn(f"She always says: “{SAID}” And Ilsabet is right.", "Bodo Fern"),
                Turn(f"{NAME} will hear of it.", "Bodo Fern"),
            ),
            CrmRecords(contacts=(contact,)),
        )
        # Neither a turn nor a participant of this one is hers, and its title calls her.
        talk(workspace, "b", "Before Ilsabet comes", (Turn("The yard is quiet.", "Bodo Fern"),))
        note = talk(
            workspace,
            "c",
            "Notes",
            (
                Turn(f"{CONFIDED} {SHORT} The rest is quiet.", kind=TurnKind.NOTE),
                Turn("I go before the moorlantern is lit again.", NAME, kind=TurnKind.REPORTED, reported_by="Ours"),
                Turn("Bodo saw it coming.", "Bodo Fern", kind=TurnKind.REPORTED, reported_by="Ours"),
            ),
        )
        workspace.refresh()
        for name in (NAME, "Bodo Fern"):
            workspace.set_side(name, Side.THEIRS)
        workspace.settle()
        for words in (CONFIDED, SHORT, "I go before the moorlantern is lit again."):
            keep(workspace, note, quote=words)
        keep(workspace, call, quote="And Ilsabet is right.")
        keep(workspace, note, quote="Bodo saw it coming.")
        # She had another id when this was marked, and these words stood in a file that reads otherwise now.
        stray = [{"person": "0ld", "quote": SAID}, {"person": None, "quote": "The moorlantern was mended by her."}]
        workspace.store.change_setting(KEPT, lambda held: {**held, "Mill": [*held["Mill"], *stray]})
        add_evidence(
            workspace,
            call,
            turn=0,
            quote="nobody upstairs has asked me",
            facets=["frustration"],
            because="her zimbelkraut",
        )
        add_evidence(workspace, call, quote="And Ilsabet is right.", facets=["consensus"], because="Ilsabet, again")
        believe(workspace, "Mill", NAME, ["exposure=0.4"], because="the zimbelkraut")
        believe(workspace, "Mill", "Bodo", ["exposure=0.4"], because="Ilsabet told me")
        state_names(workspace, "Mill", {NAME: "Ilsabet Quillfeather-Moorlantern"})
        note_consent(workspace, call, "given", f"{NAME} said so, and Ilsabet wrote it")
        workspace.brief("Mill")
        workspace.draft("Mill", "Bodo", "email")
        workspace.search("zimbelkraut")
        (home / "otherside.0005.bak").write_text(SAID, encoding="utf-8")
    return home


def left(workspace: Workspace) -> dict[str, str]:
    """Where a rare word stands yet, in any table, and where it is not our own machine's server in any file."""
    wanted = [*RARE, "ilsabet"]
    found = {table: text for table, text in workspace.store.texts() if any(w in text.casefold() for w in wanted)}
    for path in workspace.home.rglob("*"):
        if path.is_file() and any(w.encode() in path.read_bytes().lower() for w in wanted):
            found[path.name] = ""
    return found


def test_no_file_and_no_table_has_a_word_of_theirs(planted: Path) -> None:
    with Workspace.open(planted) as workspace:
        assert {"turns", "corrections", "settings", "consents", "conversations", "crm_records"} <= set(left(workspace))
        done = forget(workspace, NAME, verify=True, mentions=True)
        assert left(workspace) == {}
        assert done["found"] == done["unsure"] == []
        # What others said is marked as it was, without her name.
        marks = workspace.store.settings()[KEPT]["Mill"]
        assert [m["quote"] for m in marks] == ["And ███████ is right.", "Bodo saw it coming."]
        kept = {said for stored in workspace.conversations() for said in stored.kept.values()}
        assert kept == {("And ███████ is right.",), ("Bodo saw it coming.",)}
        assert "The rest is quiet." in " ".join(t.turn.text for s in workspace.conversations() for t in s.turns)
        assert workspace.check() == []


def test_without_their_name_in_what_others_said_their_own_words_go_and_what_stays_is_told(planted: Path) -> None:
    with Workspace.open(planted) as workspace:
        done = forget(workspace, NAME, verify=True)
        assert {"table turns", "table consents"} <= {row["file"] for row in done["found"]}
        said = [(row["title"], row["why"], row["turns"]) for row in done["unsure"]]
        assert ("Before Ilsabet comes", "first name in the title", 0) in said
        marks = workspace.store.settings()[KEPT]["Mill"]
        assert [m["quote"] for m in marks] == ["And Ilsabet is right.", "Bodo saw it coming."]
        assert not any("moorlantern" in text for _, text in workspace.store.texts())


def test_a_mark_that_is_left_is_found(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from otherside.workspace.privacy import erasing

    monkeypatch.setattr(erasing, "follow", lambda *_: None)
    monkeypatch.setattr(erasing, "drop_stray", lambda *_: None)
    with Workspace.open(planted) as workspace:
        found = forget(workspace, NAME, verify=True, mentions=True)["found"]
        assert {"file": "table settings", "what": "words"} in found


def test_what_was_cut_short_is_finished(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from otherside.workspace.privacy import erasing

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, Workspace.open(planted) as workspace:
        cut.setattr(erasing, "follow", dies)
        with pytest.raises(KeyboardInterrupt):
            forget(workspace, NAME, mentions=True)
    with Workspace.open(planted) as workspace:
        finish(workspace)
        assert left(workspace) == {}


def test_a_name_that_was_left_is_blacked_out_later_by_itself(planted: Path) -> None:
    with Workspace.open(planted) as workspace:
        first = forget(workspace, NAME, verify=True)
        assert "name" in {row["what"] for row in first["found"]}
        # Of somebody who is here, of no full name, and of a name that stands nowhere, nothing is blacked out.
        for other in ("Ilsabet", "The yard is quiet", "Bodo Ferny", "nobody@mill.example"):
            with pytest.raises(InputError, match="called"):
                forget(workspace, other, mentions=True)
        assert "The yard is quiet." in [t.turn.text for s in workspace.conversations() for t in s.turns]
        done = forget(workspace, NAME.lower().title(), verify=True, mentions=True)
        assert done["mentions"] > 0
        assert (done["found"], done["turns"], done["sought"]["names"]) == ([], 0, [NAME])
        texts = [text.casefold() for _, text in workspace.store.texts()]
        assert not any("quillfeather" in text for text in texts)
        # Where she took part, the first name that only she had goes as well.
        assert not any("ilsabet is right" in text for text in texts)
        assert workspace.check() == []
        with pytest.raises(InputError, match="called"):
            forget(workspace, NAME, mentions=True)
