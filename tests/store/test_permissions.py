"""Files of a workspace are its owner's alone, unless a group shares the folder on purpose."""

import os
import stat

import pytest

from otherside.accounts import Scope
from otherside.accounts.model import Access
from otherside.workspace import Workspace
from otherside.workspace.scoped import open_as

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _usual():
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_new_workspace_is_readable_by_its_owner_only(tmp_path):
    folder = tmp_path / "ws"
    Workspace.init(folder).close()
    open_as(folder, Access("a1", "rita", Scope.READ, frozenset({"Mill"}))).close()
    assert mode(folder) == mode(folder / "views") == 0o700
    assert mode(folder / "otherside.db") == 0o600


def test_in_a_folder_that_is_there_the_store_is(tmp_path):
    folder = tmp_path / "ws"
    folder.mkdir(mode=0o755)
    Workspace.init(folder).close()
    assert mode(folder) == 0o755
    assert mode(folder / "otherside.db") == 0o600
    open_as(folder, Access("a1", "rita", Scope.READ, frozenset({"Mill"}))).close()
    assert mode(folder / "views") == 0o700


def test_what_a_group_shares_on_purpose_it_still_does(tmp_path):
    os.umask(0o002)
    team = tmp_path / "team"
    team.mkdir()
    team.chmod(0o2775)
    folder = team / "ws"
    Workspace.init(folder).close()
    open_as(folder, Access("a1", "rita", Scope.READ, frozenset({"Mill"}))).close()
    for place in (folder, folder / "views", folder / "otherside.db"):
        assert mode(place) & stat.S_IWGRP, place


@pytest.mark.parametrize("around", [0o755, 0o2775])
def test_a_backup_is_readable_by_its_owner_only_wherever_it_is_made(tmp_path, around):
    from otherside.accounts.model import HERE
    from otherside.workspace.privacy.erasing import backup
    from otherside.workspace.reading.analysis import SETTINGS
    from otherside.workspace.scoped import account_book

    folder, place = tmp_path / "ws", tmp_path / "backups"
    place.mkdir()
    place.chmod(around)
    with Workspace.init(folder) as workspace:
        book = account_book(folder)
        book.log(HERE, "changed", "something")
        book.close()
        (folder / SETTINGS).write_text("", encoding="utf-8")
        (folder / SETTINGS).chmod(0o644)
        backup(workspace, place / "copy")
    assert mode(place / "copy") == 0o700
    files = {p.name: mode(p) for p in (place / "copy").iterdir()}
    assert {"otherside.db", "accounts.db", SETTINGS} <= set(files)
    assert set(files.values()) == {0o600}


@pytest.mark.parametrize(("mask", "made", "wanted"), [(0o002, 0o2775, 0o2775), (0o022, 0o755, 0o700)])
def test_what_is_worked_out_lies_in_folders_of_the_same_people(tmp_path, mask, made, wanted):
    from otherside.workspace.derived import _keep
    from otherside.workspace.market.kept_themes import write_models
    from otherside.workspace.reading.llm_reading import _write

    os.umask(mask)
    folder = tmp_path / "ws"
    folder.mkdir()
    folder.chmod(made)
    write_models(folder / "market", {})
    _keep(folder / "cache" / "one.json", {"a": 1})
    _write(folder / "readings" / "one.json", "{}")
    for place in ("market", "cache", "readings"):
        assert mode(folder / place) & 0o777 == wanted & 0o777, place
