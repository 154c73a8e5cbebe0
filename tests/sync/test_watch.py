"""A watched folder: whole files, once, none lost."""

from __future__ import annotations

import json
import threading
import time

import pytest

pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")

from click.testing import CliRunner

from otherside.cli.main import cli
from otherside.domain import InputError
from otherside.sync.folder import Waiting, stamp_of
from otherside.workspace import Workspace
from otherside.workspace.intake.watching import watch

_CALL = "Pia Sand: What would change for you?\nTom Field: I want my Fridays back, and I fear the audit in June.\n"


def test_a_file_is_complete_when_it_has_stopped_changing(tmp_path):
    waiting, path = Waiting(2.0), tmp_path / "call.txt"
    path.write_text("a")
    waiting.touch(path, 0.0)
    assert waiting.complete(1.9) == []
    path.write_text("ab")
    assert waiting.complete(2.1) == []  # it grew: the clock starts again
    assert waiting.complete(4.0) == []
    assert waiting.complete(4.2) == [path]
    waiting.done(path, stamp_of(path))
    waiting.touch(path, 5.0)
    assert waiting.complete(9.0) == []  # touched, not changed
    path.write_text("abc")
    waiting.touch(path, 10.0)
    assert waiting.complete(13.0) == [path]
    waiting.again(path, 13.0)
    assert waiting.complete(16.0) == [path]
    waiting.touch(path, 17.0)
    path.unlink()
    assert waiting.complete(20.0) == []
    assert len(waiting) == 0


@pytest.mark.parametrize("name", ["a.part", "b.crdownload", ".hidden", "~$lock.docx", "c.TMP"])
def test_what_others_are_still_writing_is_left_alone(tmp_path, name):
    waiting = Waiting(0.0)
    (tmp_path / name).write_text("x")
    waiting.touch(tmp_path / name, 0.0)
    assert waiting.complete(9.0) == []


@pytest.fixture
def place(tmp_path):
    Workspace.init(tmp_path / "ws", ["Pia Sand"]).close()
    (tmp_path / "in" / "Brook Mills").mkdir(parents=True)
    return tmp_path


class _Watching:
    """The watch in a thread, with what it reports."""

    def __init__(self, place, opened=None):
        self.seen, self.stop = [], threading.Event()
        opened = opened or (lambda: Workspace.open(place / "ws"))
        self._thread = threading.Thread(
            target=watch, args=(opened, place / "in", self.seen.append), kwargs={"stop": self.stop, "settle_s": 0.3}
        )

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def until(self, condition):
        end = time.monotonic() + 90
        while not condition(self.seen):
            assert time.monotonic() < end, self.seen
            time.sleep(0.05)


def _texts(place):
    with Workspace.open(place / "ws") as workspace:
        return {c.deal: [t.turn.text for t in c.turns] for c in workspace.conversations()}


def test_what_appears_is_added_whole(place):
    (place / "in" / "Brook Mills" / "first.txt").write_text(_CALL)
    with _Watching(place) as watching:
        watching.until(lambda seen: len(seen) == 1)
        assert watching.seen[0].added.conversations == 1  # what was there before
        slow = place / "in" / "Harrow"
        slow.mkdir()
        with (slow / "call.txt").open("w") as file:
            for line in ("Pia Sand: And you?\n", "Otto Kern: I want to see it first, ", "before the summer begins.\n"):
                file.write(line)
                file.flush()
                time.sleep(0.15)
        watching.until(lambda seen: any(p.name == "call.txt" for s in seen for p in s.files))
        moved = place / "moved"
        moved.mkdir()
        (moved / "note.txt").write_text("Anna Roth: Right now nobody owns the plans.\nPia Sand: Who would like to?\n")
        moved.rename(place / "in" / "Roth")
        watching.until(lambda seen: any(p.name == "note.txt" for s in seen for p in s.files))
    texts = _texts(place)
    assert sorted(texts) == ["Brook Mills", "Harrow", "Roth"]
    assert texts["Harrow"] == ["And you?", "I want to see it first, before the summer begins."]


def test_a_file_that_cannot_be_read_is_reported_once_and_tried_again_when_it_changes(place):
    bad = place / "in" / "Brook Mills" / "table.json"
    bad.write_text("{broken")
    with _Watching(place) as watching:
        watching.until(lambda seen: len(seen) == 1)
        assert [s.path for s in watching.seen[0].added.skipped] == [str(bad.resolve())]
        bad.touch()
        (place / "in" / "Brook Mills" / "call.txt").write_text(_CALL)
        watching.until(lambda seen: any(s.added and s.added.conversations for s in seen))
        time.sleep(1.0)
        mended = "[" + json.dumps({"speaker": "Tom Field", "text": "I want my Fridays back."}) + "]"
        bad.write_text(mended)
        watching.until(lambda seen: any(s.added and s.added.conversations and bad.resolve() in s.files for s in seen))
    assert sum(bool(s.added and s.added.skipped) for s in watching.seen) <= 2  # again only because it was touched


def test_while_the_store_is_away_files_wait(place):
    tries = []

    def opened():
        tries.append(1)
        if len(tries) < 4:
            raise InputError("the workspace is busy; try again")
        return Workspace.open(place / "ws")

    (place / "in" / "Brook Mills" / "call.txt").write_text(_CALL)
    with _Watching(place, opened) as watching:
        watching.until(lambda seen: any(s.added for s in seen))
    assert [s.error for s in watching.seen] == ["the workspace is busy; try again", None]
    assert watching.seen[-1].added.conversations == 1


def test_once_takes_what_is_there(place):
    (place / "in" / "Brook Mills" / "call.txt").write_text(_CALL)
    (place / "in" / "Brook Mills" / "empty.txt").write_text("")
    args = ["--workspace", str(place / "ws"), "--json", "watch", str(place / "in"), "--once", "--settle", "0.2"]
    done = CliRunner().invoke(cli, args)
    assert done.exit_code == 1  # something was not taken in
    assert json.loads(done.stdout)["conversations"] == 1
    assert "the file is empty" in done.stderr
    missing = CliRunner().invoke(cli, [*args[:3], "watch", str(place / "nowhere")])
    assert isinstance(missing.exception, InputError)
