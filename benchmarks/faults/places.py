"""Where trials begin from the same each time: a folder, or a folder and databases of a real server."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from benchmarks.faults.jobs import Job
from benchmarks.faults.pair import Pair
from otherside.store.place import write_server
from tests.store.server import Server

_WAIT = 60.0


class Place:
    """A folder in which a job's trials run."""

    def __init__(self, job: Job, folder: Path) -> None:
        """Makes what the job begins with, and keeps it."""
        self.job = job
        self.base, self.root = folder / "base", folder / "trial"
        # Locations are stored: the beginning is made where the trials run.
        shutil.rmtree(folder, ignore_errors=True)
        self.root.mkdir(parents=True)
        self._make()
        job.prepare(self.root)
        shutil.copytree(self.root, self.base)
        self._keep()

    @property
    def server(self) -> str:
        """The address of the database of the folder ``ws``."""
        return ""

    def again(self) -> None:
        """Everything as at the beginning."""
        shutil.rmtree(self.root)
        shutil.copytree(self.base, self.root)

    def quiet(self) -> None:
        """Returns when nothing of a killed process goes on."""

    def _make(self) -> None:
        pass

    def _keep(self) -> None:
        pass


class ServedPlace(Place):
    """A folder whose workspace, or one of whose workspaces, is in a database of its own."""

    def __init__(self, job: Job, folder: Path, server: Server) -> None:
        self._server = server
        super().__init__(job, folder)

    @property
    def server(self) -> str:
        """The address of the database of the folder ``ws``."""
        return self._server.url("ws")

    def again(self) -> None:
        """Everything as at the beginning."""
        super().again()
        for name in self.job.served:
            self._new(name, f"{name}_base")

    def quiet(self) -> None:
        """Returns when the server has noticed that the process is gone: what it was asked last may still be done."""
        from otherside.store.postgres import disconnect

        disconnect()
        until = time.monotonic() + _WAIT
        while self._server.run("SELECT 1 FROM pg_stat_activity WHERE application_name = 'otherside'"):
            if time.monotonic() > until:
                raise RuntimeError("the server still works for a process that is gone")
            time.sleep(0.01)

    def _make(self) -> None:
        for name in self.job.served:
            self._new(name, "template1")
            write_server(self.root / name, self._server.url(name))

    def _keep(self) -> None:
        for name in self.job.served:
            self._new(f"{name}_base", name)

    def _new(self, name: str, template: str) -> None:
        from otherside.store.postgres import disconnect

        disconnect()
        self._server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        # Whoever has just closed a connection to the template may still be there for the server.
        until = time.monotonic() + _WAIT
        while self._server.run(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{template}'"):
            if time.monotonic() > until:
                raise RuntimeError(f"somebody is connected to {template}")
            time.sleep(0.01)
        self._server.run(f"CREATE DATABASE {name} TEMPLATE {template}")


def start(programs: Path | None = None, pair: bool = False) -> Server:
    """A server for trials, with what checks tables where the server has it.

    Args:
        programs: folder of the server's programs; else those that the tests use.
        pair: with a replica.
    """
    server = Pair(programs) if pair else Server(programs)
    if server.run("SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'"):
        server.run("CREATE EXTENSION IF NOT EXISTS amcheck", "template1")
    return server
