"""What the load is put on: a team's workspace on a real PostgreSQL server, with accounts, and `otherside serve` over it.

What stands in for the real thing: conversations are put together from a few phrases and written straight through the
tables, with facets drawn at random (``benchmarks.web.build``), and vectors in search are drawn by a digest of the words. Who
is who, forecasts, questions, lint and imports are the real code with the shipped reader. Sessions are begun without a
password, so that two hundred of them do not measure Argon2.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import psutil
from sqlalchemy import insert, text

from benchmarks.web.build import US, _deal
from otherside.accounts import AccountBook
from otherside.accounts.model import Role
from otherside.domain import Extractor, Side
from otherside.extraction.thresholds import extractor_version
from otherside.store.ledger import open_ledger
from otherside.store.ledger import tables as ledger
from otherside.store.place import write_server
from otherside.workspace import Workspace
from tests.store.server import Server

#: Of a hundred accounts: owners, editors; the others may only read.
OWNERS, EDITORS = 5, 65
#: Deals that a team works on these weeks; its people open these, and the others only in lists and search.
ACTIVE = 3


@dataclass(frozen=True)
class Deal:
    """A deal and what of it is opened."""

    name: str
    people: tuple[str, ...]
    conversations: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class User:
    """Somebody who has signed in."""

    name: str
    role: Role
    team: int
    session: str

    @property
    def csrf(self) -> str:
        """What a page of theirs would send with a form."""
        return hmac.new(self.session.encode(), b"csrf", hashlib.sha256).hexdigest()


def build(folder: Path, server: Server, deals: int, teams: int) -> list[list[Deal]]:
    """Makes the workspace; the active deals of each team."""
    server.run("CREATE DATABASE team")
    write_server(folder, server.url("team"))
    rng = np.random.default_rng(0)
    name, _, version = extractor_version().partition("@")
    reader = Extractor(name, version)
    with Workspace.init(folder, [US]) as workspace:
        database = workspace.store.database  # type: ignore[attr-defined]
        with database.writer.connect() as db, db.begin():
            for number in range(deals):
                for table, rows in _deal(rng, number, 6, 10, reader):
                    db.execute(insert(table), rows)
            # Their numbers were given here: the server goes on after them.
            db.execute(text("SELECT setval(pg_get_serial_sequence('sources', 'id'), (SELECT max(id) FROM sources))"))
        workspace.refresh()
        print("workspace:", ", ".join(f"{n:,} {k}" for k, n in workspace.store.counts().items()), flush=True)
        every = workspace.deals()
        held: list[list[Deal]] = []
        for team in range(teams):
            mine = [d.name for d in every[team::teams]][:ACTIVE]
            held.append(
                [
                    Deal(
                        deal,
                        tuple(p.id for p in workspace.store.people(deal, Side.THEIRS)),
                        tuple(workspace.store.conversation_ids(deal)),
                        tuple(row.evidence.id for row in workspace.store.evidence(deal)),
                    )
                    for deal in mine
                ]
            )
        return held


def accounts(folder: Path, users: int, teams: int) -> list[User]:
    """Makes the accounts, shares each team's deals with it, and signs everybody in."""
    with Workspace.open(folder) as workspace:
        every = [d.name for d in workspace.deals()]
    book = AccountBook(open_ledger(folder))
    made: list[User] = []
    shares = []
    for n in range(users):
        share = 100 * n / users
        role = Role.OWNER if share < OWNERS else Role.EDITOR if share < OWNERS + EDITORS else Role.READER
        account = book.add(f"user{n}@{US}", role)
        team = n % teams
        if role is not Role.OWNER:
            shares += [{"deal": deal, "account": account.id} for deal in every[team::teams]]
        made.append(User(account.name, role, team, book.begin(account).session))
    with book.ledger.database.writer.connect() as db, db.begin():  # type: ignore[attr-defined]
        db.execute(insert(ledger.shares), shares)
    book.close()
    return made


class Serving:
    """`otherside serve` as a process of its own."""

    def __init__(self, folder: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.cookie = f"otherside-{self.port}"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "benchmarks.team.serving",
                    "--workspace",
                    str(folder),
                    "serve",
                    "--port",
                    str(self.port),
                ],
                stdout=out,
                stderr=subprocess.STDOUT,
                env=os.environ,
            )
        for _ in range(600):
            try:
                httpx.get(f"{self.address}/login", timeout=5)
                return
            except httpx.HTTPError:
                if self.process.poll() is not None:
                    raise RuntimeError(log.read_text()) from None
                time.sleep(0.2)
        raise RuntimeError("it did not start in two minutes")

    def worked(self) -> float:
        """Seconds of the processor so far, with those of the processes beside it."""
        return _with_children(psutil.Process(self.process.pid))

    def memory(self) -> float:
        """Megabytes in memory, with those of the processes beside it."""
        own = psutil.Process(self.process.pid)
        return float(sum(p.memory_info().rss for p in (own, *own.children(recursive=True)))) / 1e6

    def close(self) -> None:
        """Ends it."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def database_worked(server: Server) -> float:
    """Seconds of the processor that the database's processes took so far, also those that have ended."""
    return _with_children(psutil.Process(int((server.data / "postmaster.pid").read_text().split()[0])))


def _with_children(parent: psutil.Process) -> float:
    total = _seconds(parent)
    for child in parent.children(recursive=True):
        try:
            total += _seconds(child)
        except psutil.NoSuchProcess:
            continue
    return total


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system + getattr(times, "children_user", 0) + getattr(times, "children_system", 0))
