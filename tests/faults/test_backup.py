"""Two writers at once, a backup meanwhile, and what comes back from it."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

from benchmarks.faults.checks import broken, conversations, state
from otherside.accounts.model import Role
from otherside.store import open_store, schema
from otherside.store.copying import digests
from otherside.store.opening import FILE
from otherside.workspace import Workspace
from otherside.workspace.privacy.auditing import note, verified
from otherside.workspace.privacy.erasing import backup
from otherside.workspace.reading.analysis import SETTINGS
from otherside.workspace.scoped import account_book

_WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from benchmarks.faults.jobs import stand_in
    from otherside.workspace import Workspace

    stand_in()
    place, name = Path(sys.argv[1]), sys.argv[2]
    for n in range(12):
        call = place.parent / f"{name}{n}.txt"
        call.write_text(f"Pia Sand: What now?\\n\\nIda {name.title()}: I want round {n} to be the last, and soon.\\n")
        with Workspace.open(place) as workspace:
            workspace.add([call], deal=name)
        print(n, flush=True)
    """
)


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_two_writers_and_a_backup_at_once_and_back_again(tmp_path):
    place = tmp_path / "ws"
    Workspace.init(place, ["Pia Sand"]).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(place), name], stdout=subprocess.PIPE, text=True)
        for name in ("harbour", "mill")
    ]
    # Both are in the middle of it.
    for writer in writers:
        assert writer.stdout.readline() == "0\n"
    with Workspace.open(place) as workspace:
        early = backup(workspace, tmp_path / "early")
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert broken(tmp_path / "early") == []
    assert early["conversations"] == len(conversations(tmp_path / "early")) >= 2
    held = conversations(place)
    assert len(held) == 24
    assert broken(place) == []
    # What the early copy has is what the workspace has of it, word for word.
    assert conversations(tmp_path / "early").items() <= held.items()
    with Workspace.open(place) as workspace:
        # Both found out about the other's people.
        assert {p.name for p in workspace.people()} >= {"Pia Sand", "Ida Harbour", "Ida Mill"}
        backup(workspace, tmp_path / "late")
        before = digests(workspace.store.database, schema.metadata)
    copy = open_store(tmp_path / "late")
    assert digests(copy.database, schema.metadata) == before
    copy.close()
    # Restoring is copying: byte by byte the same, and a workspace.
    kept = files(tmp_path / "late")
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "late", place)
    assert files(place) == kept
    assert state(place) == state(tmp_path / "late")
    with Workspace.open(place) as workspace:
        assert workspace.check() == []
        assert workspace.store.counts()["conversations"] == 24


def test_a_backup_holds_accounts_the_log_and_what_the_user_put_there(tmp_path):
    place = tmp_path / "ws"
    with Workspace.init(place, ["Pia Sand"]) as workspace:
        book = account_book(place)
        book.add("rita", Role.OWNER, "a long enough secret phrase")
        book.close()
        note(place, "changed", "add", "Brook")
        (place / SETTINGS).write_text('reader = "local"\n', encoding="utf-8")
        (place / "role_priors.toml").write_text("# ours\n", encoding="utf-8")
        backup(workspace, tmp_path / "copy")
    assert (tmp_path / "copy" / SETTINGS).read_text(encoding="utf-8") == 'reader = "local"\n'
    assert (tmp_path / "copy" / "role_priors.toml").read_text(encoding="utf-8") == "# ours\n"
    assert verified(tmp_path / "copy") == verified(place)
    assert verified(place)["entries"] >= 1
    book = account_book(tmp_path / "copy")
    assert book.account("rita").role is Role.OWNER
    book.close()


def test_the_copy_of_before_a_migration_has_what_was_only_in_the_journal(tmp_path):
    from benchmarks.faults.jobs import JOBS
    from benchmarks.faults.places import Place

    place = Place(next(job for job in JOBS if job.name == "schema"), tmp_path / "w").root / "ws"
    # A writer that was killed: its last words are in the journal and nowhere else.
    writer = "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('PRAGMA journal_mode=WAL'); " \
        "db.execute(\"INSERT INTO settings VALUES ('late', '1')\"); db.commit(); os._exit(0)"  # fmt: skip
    subprocess.run([sys.executable, "-c", writer, str(place / FILE)], check=True)
    assert (place / f"{FILE}-wal").stat().st_size > 0
    open_store(place).close()
    (copy,) = place.glob("*.bak")
    db = sqlite3.connect(copy)
    assert db.execute("SELECT value FROM settings WHERE key = 'late'").fetchone() == (1,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
