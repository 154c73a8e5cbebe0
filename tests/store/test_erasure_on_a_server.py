"""Erasure on PostgreSQL: only the owner of the tables may, and what the planner noted of the words goes as well."""

from __future__ import annotations

import datetime as dt

import pytest

from otherside.domain import Conversation, Participant, Refused, Side, Turn
from otherside.store import SourceRecord
from otherside.store.place import write_server
from otherside.store.postgres import disconnect
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.privacy.erasing import forget, remove, retain
from otherside.workspace.privacy.redacting import redact
from otherside.workspace.privacy.traces import find_traces, sought_by_name
from otherside.workspace.unfinished import COPIES, under_way

pytest.importorskip("psycopg")

NAME = "Wenke Adrom"


def fill(workspace: Workspace, key: str = "c") -> None:
    turns = tuple(Turn(f"The weir at mile {n % 3} is marzipan and +44 20 7946 0958.", NAME) for n in range(60))
    people = (Participant(NAME, side=Side.THEIRS, email="wenke@weir.example"),)
    held = Conversation(key, "vtt", (*turns, Turn("Well.", "Ours")), people, dt.date(2020, 5, 4), "Weir")
    workspace.store.put_source(
        SourceRecord(f"/{key}", key, f"{key}.vtt", "vtt", "Weir"), [(key, "Weir", held)], CrmRecords()
    )
    workspace.refresh()


@pytest.fixture
def colleague(server, tmp_path, new_url):
    """Somebody with the rights of team-store.md, and no tables of their own."""
    url = new_url()
    schema = url.rsplit("%3D")[-1]
    with Workspace.init(tmp_path / "owner", ["Ours"], server=url) as owner:
        fill(owner)
        server.run("CREATE ROLE guest LOGIN")
        try:
            server.run(f"GRANT USAGE ON SCHEMA {schema} TO guest")
            server.run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO guest")
            server.run(f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO guest")
            write_server(tmp_path / "guest", url.replace("postgres@", "guest@"))
            with Workspace.open(tmp_path / "guest") as workspace:
                yield owner, workspace
        finally:
            disconnect()
            server.run("DROP OWNED BY guest")
            server.run("DROP ROLE guest")


def test_whoever_may_not_rewrite_the_tables_is_refused_before_anything_is_changed(colleague):
    owner, guest = colleague
    before = sorted(owner.store.texts())
    for erase in (
        lambda: forget(guest, NAME, verify=True),
        lambda: forget(guest, NAME, mentions=True),
        lambda: retain(guest, 1),
        lambda: remove(guest, ["c"]),
        lambda: redact(guest, "Weir"),
    ):
        with pytest.raises(Refused, match="nothing was changed; do it as the database's user postgres") as told:
            erase()
        assert "\n" not in str(told.value)
    assert [row for row in sorted(owner.store.texts()) if row[0] != "pg_stats"] == [
        row for row in before if row[0] != "pg_stats"
    ]
    assert not owner.store.unfinished()
    assert forget(owner, NAME, verify=True)["found"] == []


def test_what_an_owner_left_undone_waits_for_the_owner(colleague):
    owner, guest = colleague
    with pytest.raises(KeyboardInterrupt), under_way(owner.store, COPIES):
        raise KeyboardInterrupt
    guest.settle()
    assert len(owner.store.unfinished()) == 1
    owner.settle()
    assert not owner.store.unfinished()


def _noted(server, schema):
    rows = server.run(
        f"SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats WHERE schemaname = '{schema}'"
    )
    return str(rows)


def _notes_file(server):
    server.run("CHECKPOINT")
    return (server.data / server.run("SELECT pg_relation_filepath('pg_statistic')")[0][0]).read_bytes()


@pytest.mark.parametrize("everything", [False, True])
def test_the_planners_notes_are_found_and_go(server, tmp_path, new_url, everything):
    url = new_url()
    schema = url.rsplit("%3D")[-1]
    with Workspace.init(tmp_path / "team", ["Ours"], server=url) as workspace:
        fill(workspace)
        server.run(f"SET search_path TO {schema}; ANALYZE")
        assert "marzipan" in _noted(server, schema)
        assert b"marzipan" in _notes_file(server)
        found = {row["file"] for row in find_traces(workspace, sought_by_name(NAME))}
        assert "table pg_stats" in found
        if everything:
            # Of a table without rows nothing is noted anew.
            assert retain(workspace, 1)["conversations"] == 1
        else:
            assert forget(workspace, NAME, verify=True)["found"] == []
        assert "marzipan" not in _noted(server, schema)
        assert NAME not in _noted(server, schema)
        assert b"marzipan" not in _notes_file(server)
        # The columns are what they were.
        fill(workspace, "d")
        assert workspace.store.conversation("d") is not None
        assert workspace.check() == []


def test_whose_the_database_is_not_is_told_who_rewrites_the_planners_notes(server, tmp_path, new_url, caplog):
    url = new_url()
    server.run("CREATE ROLE keeper LOGIN")
    schema = url.rsplit("%3D")[-1]
    try:
        server.run(f"ALTER SCHEMA {schema} OWNER TO keeper")
        with Workspace.init(tmp_path / "team", ["Ours"], server=url.replace("postgres@", "keeper@")) as workspace:
            fill(workspace)
            assert forget(workspace, NAME, verify=True)["found"] == []
        assert "postgres says VACUUM FULL pg_statistic" in caplog.text
    finally:
        disconnect()
        server.run("REASSIGN OWNED BY keeper TO postgres")
        server.run("DROP ROLE keeper")
