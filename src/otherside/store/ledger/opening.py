"""Where accounts are kept: a file of their own beside an embedded store; on a team's server, its own tables there."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from otherside.domain import InputError
from otherside.store.database import Database
from otherside.store.ledger.sql import SqlLedger
from otherside.store.ledger.tables import HEAD, VERSIONS
from otherside.store.place import server_of
from otherside.store.sqlite import SqliteDatabase

FILE = "accounts.db"


def has_ledger(folder: Path) -> bool:
    """Whether accounts or a log may be there; cheap for an embedded workspace."""
    return server_of(folder) is not None or (folder / FILE).is_file()


def open_ledger(folder: Path) -> SqlLedger:
    """Opens what a workspace's accounts are kept in; makes it where there is none.

    Raises:
        InputError: it cannot be read or written, or a newer version of otherside made it.
    """
    server = server_of(folder)
    database: Database
    if server is not None:
        from otherside.store import postgres

        database, name = postgres.PostgresDatabase(server), "the server's accounts"
    else:
        path = folder / FILE
        try:
            path.touch(mode=0o600)
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror}); check its permissions") from error
        database, name = SqliteDatabase(path), str(path)
    with database.translate():
        version = _version(database)
        if version is not None and version > HEAD:
            raise InputError(f"{name}: made by a newer version of otherside (accounts {version}); upgrade otherside")
        if version != HEAD:
            _upgrade(database)
    return SqlLedger(database)


def ledger_there(folder: Path) -> SqlLedger | None:
    """Opens what a workspace's accounts are kept in; none where there is none yet, or one that another version made.

    Raises:
        InputError: it cannot be read.
    """
    server = server_of(folder)
    database: Database
    if server is not None:
        from otherside.store import postgres

        database = postgres.PostgresDatabase(server)
    elif (folder / FILE).is_file():
        database = SqliteDatabase(folder / FILE)
    else:
        return None
    with database.translate():
        return SqlLedger(database) if _version(database) == HEAD else None


def _version(database: Database) -> str | None:
    with database.reader.connect() as db:
        if not inspect(db).has_table(VERSIONS):
            return None
        row = db.execute(text(f"SELECT version_num FROM {VERSIONS}")).first()
        return str(row[0]) if row else None


def _upgrade(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with database.writer.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            from otherside.store import postgres

            postgres.alone(connection)
        command.upgrade(config, "head")
