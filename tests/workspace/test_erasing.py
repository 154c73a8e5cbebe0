"""Erasure leaves nothing of a person's words; retention; a backup that opens."""

import datetime as dt
from pathlib import Path

import pytest

from otherside.domain import InputError
from otherside.workspace import Workspace
from otherside.workspace.privacy.erasing import backup, forget, retain
from otherside.workspace.reading.analysis import SETTINGS

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def workspace(taken_in):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as made:
        yield made


def _files(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_nothing_of_a_forgotten_person_is_left_and_the_rest_stands(workspace):
    workspace.brief("harbourline")
    said = [row.evidence.quote for row in workspace.evidence(person="Yusuf Demirci")]
    others = {row.evidence.id for row in workspace.evidence() if row.person_name != "Yusuf Demirci"}
    assert said
    result = forget(workspace, "Yusuf Demirci")
    assert result["evidence"] == len(said)
    left = _files(workspace.folder)
    for quote in said:
        if len(quote) > 20:
            assert quote.encode() not in left
    with pytest.raises(InputError, match="nobody is called"):
        workspace.person("Yusuf Demirci")
    assert {row.evidence.id for row in workspace.evidence()} == others
    assert workspace.check() == []
    assert all(p["name"] != "Yusuf Demirci" for p in workspace.brief("harbourline")["people"])


def test_adding_the_same_files_again_does_not_bring_them_back(workspace):
    forget(workspace, "Yusuf Demirci")
    again = workspace.add([EXAMPLES / "harbourline"])
    assert again.conversations == 0
    assert all(p.name != "Yusuf Demirci" for p in workspace.people())


def test_retention_by_age(workspace):
    day = dt.date.today()
    oldest = min(workspace.store.dates("Harbourline"))
    assert retain(workspace, (day - oldest).days + 1) == {"conversations": 0, "turns": 0}
    cut = dt.date(2026, 10, 1)
    result = retain(workspace, (day - cut).days)
    assert result["conversations"] > 0
    for stored in workspace.conversations("Harbourline"):
        days = [t.turn.at.date() for t in stored.turns if t.turn.at] + [stored.conversation.date or cut]
        assert max(days) >= cut
    assert workspace.check() == []
    with pytest.raises(InputError, match="1 or more"):
        retain(workspace, 0)


def test_a_backup_is_whole_and_never_overwrites(workspace, tmp_path):
    target = tmp_path / "copy"
    (workspace.folder / SETTINGS).write_text('reader = "local"\n')
    result = backup(workspace, target)
    assert (target / SETTINGS).read_text() == 'reader = "local"\n'
    with Workspace.open(target) as copy:
        assert copy.store.counts() == workspace.store.counts()
        assert copy.check() == []
    assert result["conversations"] == 8
    with pytest.raises(InputError, match="exists already"):
        backup(workspace, target)


def test_as_many_turns_are_announced_as_are_blacked_out(tmp_path):
    from otherside.workspace.privacy.erasable import what_would_go

    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "2026-03-02-call.md").write_text(
        "Rolf Amsel: We sell more rye each year.\n\nHana Vos: Rolf sees to the shops.\n\nNils Aber: Thank you.\n"
    )
    (folder / "2026-03-09-call.md").write_text(
        "Hana Vos: Rolf told the retailer that it is signed.\n\nNils Aber: And is it?\n\n"
        "Hana Vos: Rolf would like that. Nobody has asked the owner.\n"
    )
    with Workspace.init(tmp_path / "ws", ["Nils Aber"]) as workspace:
        workspace.add([folder])
        person = workspace.person("Rolf Amsel")
        assert what_would_go(workspace, person)["mentions"] == 3
        assert forget(workspace, "Rolf Amsel", mentions=True)["mentions"] == 3
