"""What is killed: commands on small workspaces, each with what it begins from."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.faults.words import GONE, GONE_MAIL, GONE_WORDS, StandIn, write_files
from otherside.domain import OthersideError
from otherside.store.opening import FILE, open_store
from otherside.store.place import server_of

#: Rows of the table that ``batch`` reads, and of a part.
ROWS, PART = 24, 4


@dataclass(frozen=True, slots=True)
class Job:
    """A command and where it begins.

    Attributes:
        command: arguments; ``{root}`` is the folder of the trial.
        prepare: makes the folder that the command begins with.
        erases: what is there before may be gone after; otherwise it must not.
        settles: instead of repeating it, any next command must leave all or nothing of it.
        result: the workspace that it makes or changes, below the folder; ``None`` for a job without one.
        gone: what must stand in no file below the workspace afterwards.
        served: on a server, the folders whose workspaces are there.
    """

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], None]
    erases: bool = False
    settles: bool = False
    result: str | None = "ws"
    gone: tuple[str, ...] = ()
    served: tuple[str, ...] = ("ws",)


def invoke(arguments: tuple[str, ...], root: Path, server: str = "") -> Callable[[Callable[[str], None]], int]:
    """The command line in this process, with stored conversations and the command's end said as they are done.

    Args:
        arguments: ``{root}`` and ``{server}`` in them stand for what follows.
        root: the folder of the trial.
        server: address of the database that belongs to the folder ``ws``.
    """

    def work(say: Callable[[str], None]) -> int:
        from otherside.cli.main import cli
        from otherside.store.sql import SqlStore

        real = SqlStore.put_source

        def saying(self, *given, **named):  # type: ignore[no-untyped-def]
            stored = real(self, *given, **named)
            for number in stored:
                say(f"conversation {number}")
            return stored

        SqlStore.put_source = saying  # type: ignore[method-assign]
        try:
            cli.main([a.format(root=root, server=server) for a in arguments], standalone_mode=False)
        except click.exceptions.Exit as stop:
            return stop.exit_code
        except OthersideError as error:
            click.echo(f"otherside: {error}", err=True)
            return 1
        say("command")
        return 0

    return work


def stand_in() -> None:
    """Puts the stand-in where the encoder is, and loads all that commands load, so that forks begin at once."""
    import alembic.command  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    import otherside.cli.commands.add
    import otherside.market
    import otherside.workspace.moving
    import otherside.workspace.privacy.erasing
    import otherside.workspace.privacy.redacting  # noqa: F401
    from otherside.extraction import extractor
    from otherside.extraction.heads import default_heads
    from otherside.extraction.thresholds import extractor_version
    from otherside.importers import importers

    importers()
    # Read once: what ships may be changed by a developer meanwhile.
    default_heads()
    extractor_version()
    extractor.default_encoder = StandIn  # type: ignore[assignment]


def _run(root: Path, *arguments: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        code = invoke(arguments, root)(lambda _: None)
    assert code == 0, arguments


def _files(root: Path) -> None:
    write_files(root / "files")
    _run(root, "--workspace", "{root}/ws", "init", "--us", "sand.example", "--us", "Pia Sand")


def _filled(root: Path) -> None:
    _files(root)
    _run(root, "--workspace", "{root}/ws", "add", "{root}/files", "--deal", "Brook")
    # Copies of their words, as a search or a reading by a language model leaves them.
    for folder in ("search", "readings", "views", "cache"):
        (root / "ws" / folder).mkdir(exist_ok=True)
        (root / "ws" / folder / "copy.json").write_text(f'"{GONE}: {GONE_WORDS}"', encoding="utf-8")


def _changed(root: Path) -> None:
    _filled(root)
    write_files(root / "files", 2)


def _old_readings(root: Path) -> None:
    _filled(root)
    store = open_store(root / "ws")
    with store.database.writer.connect() as db, db.begin():
        db.exec_driver_sql("UPDATE turns SET extractor = 'earlier 0' WHERE extractor IS NOT NULL")
    store.close()


def _old_schema(root: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from otherside.store import opening
    from otherside.store.postgres import PostgresDatabase, finish
    from otherside.store.sqlite import SqliteDatabase

    (root / "ws").mkdir(parents=True, exist_ok=True)
    address = server_of(root / "ws")
    database = PostgresDatabase(address) if address else SqliteDatabase(root / "ws" / FILE)
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    with database.writer.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql("INSERT INTO settings VALUES ('us', '[\"sand.example\"]')")
        if address:
            finish(connection)
    database.close()


def _table(root: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    root.mkdir(parents=True, exist_ok=True)
    texts = [f"We lose {n} days a month, and I am afraid that it goes on." for n in range(ROWS)]
    pq.write_table(pa.table({"id": list(range(ROWS)), "text": texts}), root / "in.parquet")


def _nothing(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)


def _unnamed(root: Path) -> None:
    """A server that no folder names yet."""
    shutil.rmtree(root / "ws")


_DAYS = str((dt.date.today() - dt.date(2026, 3, 4)).days)
_WS = ("--workspace", "{root}/ws")
_FORGET = (*_WS, "forget", GONE, "--mentions", "--yes")
_REDACT = (*_WS, "redact", "--all", "--yes")
JOBS = (
    Job("init", (*_WS, "init", "--us", "sand.example"), _nothing),
    Job("add", (*_WS, "add", "{root}/files", "--deal", "Brook"), _files),
    Job(
        "add into nothing",
        (*_WS, "add", "{root}/files", "--us", "sand.example"),
        lambda r: (write_files(r / "files"), None)[1],
    ),
    Job("add, corrected files", (*_WS, "add", "{root}/files", "--deal", "Brook"), _changed, erases=True),
    Job("add, to another deal", (*_WS, "add", "{root}/files", "--deal", "Marsh"), _filled),
    Job("who we are", (*_WS, "init", "--us", "Ida Marsh"), _filled),
    Job("re-analysis", (*_WS, "deals"), _old_readings),
    Job("forget", _FORGET, _filled, erases=True, gone=(GONE, GONE_MAIL, GONE_WORDS)),
    Job("forget, then any command", _FORGET, _filled, erases=True, settles=True, gone=(GONE, GONE_MAIL, GONE_WORDS)),
    Job("redact", _REDACT, _filled, erases=True, gone=("7946 0958",)),
    Job("redact, then any command", _REDACT, _filled, erases=True, settles=True, gone=("7946 0958",)),
    Job("retain", (*_WS, "retain", "--days", _DAYS), _filled, erases=True),
    Job("retain, then any command", (*_WS, "retain", "--days", _DAYS), _filled, erases=True, settles=True),
    Job("remove", (*_WS, "remove", "call 0"), _filled, erases=True),
    Job("remove, then any command", (*_WS, "remove", "call 0"), _filled, erases=True, settles=True),
    Job("consent", (*_WS, "consent", "call 0", "refused"), _filled, erases=True),
    Job("migrate", ("migrate", "{root}/ws", "{root}/moved"), _filled, result="moved"),
    Job("backup", (*_WS, "backup", "{root}/copy"), _filled, result="copy"),
    Job("schema", (*_WS, "deals"), _old_schema),
    Job("batch", ("batch", "{root}/in.parquet", "-o", "{root}/out.parquet", "--part", str(PART)), _table, result=None),
)

#: On a server: the same but for what has none, and moving there and back.
SERVED = (
    Job("init", (*_WS, "init", "--us", "sand.example", "--server", "{server}"), _unnamed),
    *(job for job in JOBS if job.name not in ("init", "migrate", "batch")),
    Job("migrate to a server", ("migrate", "{root}/ws", "{root}/moved"), _filled, result="moved", served=("moved",)),
    Job("migrate to a folder", ("migrate", "{root}/ws", "{root}/moved"), _filled, result="moved"),
)
