"""The store's tests run on both databases, PostgreSQL on a real server."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from otherside.store import Store, create_store
from tests.store.server import Server

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server(of_the_run: Path) -> Iterator[Server]:
    """A server of this worker; tests that need it are skipped where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'otherside[postgres]'")
    try:
        # The first one on a machine makes the user that it runs as: two at once would be in each other's way.
        with FileLock(of_the_run / "postgres.lock"):
            running = Server()
    except (OSError, RuntimeError) as error:
        pytest.skip(f"no PostgreSQL server can be started: {error}")
    yield running
    from otherside.store.postgres import disconnect

    disconnect()
    running.close()


@pytest.fixture
def new_url(server: Server) -> Iterator[Callable[[], str]]:
    """Makes addresses, each of an empty place on the server."""
    from otherside.store.postgres import disconnect

    made: list[str] = []

    def make() -> str:
        made.append(f"t{next(_NUMBERS)}")
        server.run(f"CREATE SCHEMA {made[-1]}")
        return server.url(schema=made[-1])

    yield make
    disconnect()
    for name in made:
        server.run(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a workspace that is not made yet, on each database."""
    folder = tmp_path / "workspace"
    if request.param == "postgresql":
        from otherside.store.place import write_server

        write_server(folder, request.getfixturevalue("new_url")())
    return folder


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """An empty store, on each database."""
    made = create_store(home)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of workspaces that are named by an address belong to the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
