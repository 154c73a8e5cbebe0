"""A server with a replica that takes over when it is gone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from tests.store.server import Server

_WAIT = 60.0
#: Where a server with all its programs may be: the tests' own comes without what copies one.
_LOCAL = ("/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin")


class Pair(Server):
    """A server and its synchronous replica, which has all that is acknowledged; the address names both.

    To start it again once it is down is to have the replica take over: what was the server stays down, until ``attach``
    makes a replica of it.

    Args:
        programs: the folder of the programs of a server, ``pg_basebackup`` among them.
    """

    def __init__(self, programs: Path | None = None) -> None:
        found = programs or next((p for p in map(Path, _LOCAL) if (p / "pg_basebackup").is_file()), None)
        if found is None:
            raise RuntimeError("no PostgreSQL with pg_basebackup; say where with --programs")
        self._replica: tuple[Path, Path] | None = None
        super().__init__(found)
        self._sockets = (self.folder, self.folder / "other")
        self._other = self.folder / "replica", self._sockets[1]
        self.attach()

    def attach(self) -> None:
        """Makes a replica anew, in the place of the server that was last, and waits until it holds what is there."""
        if self._replica is not None:
            return
        data, socket = self._other
        shutil.rmtree(data, ignore_errors=True)
        socket.mkdir(exist_ok=True)
        for place in self._sockets:
            # What a killed server leaves, which keeps another one from beginning.
            if place != self.socket:
                for left in place.glob(".s.PGSQL.*"):
                    left.unlink()
            if user := self._user():
                shutil.chown(place, user)
        self._run(
            "pg_basebackup",
            "-D",
            str(data),
            "-R",
            "-c",
            "fast",
            "-X",
            "stream",
            "-U",
            "postgres",
            "-h",
            str(self.socket),
        )
        self._begin(data, socket)
        self._replica = self._other
        self.run("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.run("SELECT pg_reload_conf()")
        until = time.monotonic() + _WAIT
        while not self.run("SELECT 1 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')"):
            if time.monotonic() > until:
                raise RuntimeError(f"the replica does not follow: {(data / 'log').read_text()[-500:]}")
            time.sleep(0.02)

    def start(self) -> None:
        """At first the server; then, when it is down, the replica in its place."""
        if self._replica is None:
            if not (self.data / "postmaster.pid").exists():
                self._begin(self.data, self.socket)
            return
        gone = self.data, Path(self.socket)
        self.data, self.socket = self._replica
        self._replica, self._other = None, gone
        self._run("pg_ctl", "-w", "-D", str(self.data), "promote")
        # Nobody follows it yet.
        self.run("ALTER SYSTEM RESET synchronous_standby_names")
        self.run("SELECT pg_reload_conf()")

    def url(self, database: str = "postgres", schema: str | None = None) -> str:
        """The address of a database on whichever of the two can be written to."""
        options = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://postgres@/{database}?host={','.join(map(str, self._sockets))}{options}"

    def run(self, statement: str, database: str = "postgres") -> list[Any]:
        """One statement, as the administrator, on the one that is the server now."""
        import psycopg

        with psycopg.connect(f"postgresql://postgres@/{database}?host={self.socket}", autocommit=True) as db:
            cursor = db.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        """Ends both and takes their files away."""
        if self._replica is not None:
            self._run("pg_ctl", "-w", "-D", str(self._replica[0]), "-m", "immediate", "stop")
        super().close()

    def _begin(self, data: Path, socket: Path) -> None:
        options = f'-h "" -k {socket}'
        self._run("pg_ctl", "-w", "-D", str(data), "-l", str(data / "log"), "-o", options, "start")
