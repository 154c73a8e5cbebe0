"""PostgreSQL: addresses, the folder beside it, faults of the connection, who may write when."""

import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, literal_column, select

from otherside.domain import Conversation, InputError, Turn, Unavailable
from otherside.store import SourceRecord, create_store, open_store
from otherside.store import schema as t
from otherside.store.opening import FILE, revision
from otherside.store.place import folder_of, read_url, server_of, shown, write_server
from otherside.store.postgres import disconnect
from otherside.store.stored import CrmRecords

psycopg = pytest.importorskip("psycopg")


def _put(store, name):
    call = Conversation(name, "vtt", (Turn("one", "Sam"),))
    return store.put_source(SourceRecord(f"/{name}", name, name, "vtt"), [(name, "D", call)], CrmRecords())


@pytest.fixture
def team(tmp_path, new_url):
    store = create_store(tmp_path / "team", new_url())
    yield store
    store.close()


def test_an_address_is_shown_without_its_password():
    url = read_url("postgresql://ann:s3cret@db.example:5433/sales?sslmode=require&sslpassword=other")
    assert shown(url) == "postgresql://ann@db.example:5433/sales?sslmode=require"
    assert shown(read_url("postgres://db.example/sales")) == "postgresql://db.example/sales"


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann@db1.example:5433,db2.example/sales",
        "postgresql://ann@/sales?host=db1.example:5433&host=db2.example",
    ],
)
def test_of_a_server_and_its_replica_the_one_is_meant_that_can_be_written_to(text):
    url = read_url(text)
    _, given = url.get_dialect()().create_connect_args(url)
    assert given["host"] == "db1.example,db2.example"
    assert given["port"] == "5433,"
    assert given["target_session_attrs"] == "read-write"
    assert (
        read_url(f"{text}{'&' if '?' in text else '?'}target_session_attrs=any").query["target_session_attrs"] == "any"
    )
    assert "target_session_attrs" not in read_url("postgresql://ann@db.example/sales").query


def test_a_host_among_several_that_is_none_is_said():
    with pytest.raises(InputError, match="HOST:PORT,HOST:PORT"):
        read_url("postgresql://ann@db1.example,,db2.example/sales")


@pytest.mark.parametrize("text", ["mysql://x/y", "./folder", "postgresql://ho st/x"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(InputError, match="postgresql://USER@HOST/DATABASE"):
        read_url(text)


def test_an_address_has_a_folder_that_only_its_owner_may_read():
    folder = folder_of("postgresql://ann:s3cret@db.example/sales")
    assert server_of(folder) == "postgresql://ann:s3cret@db.example/sales"
    assert stat.S_IMODE((folder / "store.toml").stat().st_mode) == 0o600
    # Said without the password, it is the same place, and what was written down stays.
    assert folder_of("postgres://ann@db.example/sales") == folder
    assert server_of(folder) == "postgresql://ann:s3cret@db.example/sales"
    folder_of("postgresql://ann:new@db.example/sales")
    assert server_of(folder) == "postgresql://ann:new@db.example/sales"
    assert folder_of("postgresql://ann@db.example/other") != folder


def test_a_folder_that_names_no_server_properly_says_so(tmp_path):
    for text in ("url = 3", "url", ""):
        (tmp_path / "store.toml").write_text(text)
        with pytest.raises(InputError, match=r"store\.toml"):
            open_store(tmp_path)


def test_a_folder_with_a_workspace_of_its_own_does_not_become_a_servers(tmp_path, new_url):
    create_store(tmp_path).close()
    with pytest.raises(InputError, match="otherside migrate"):
        create_store(tmp_path, new_url())
    assert server_of(tmp_path) is None


def test_everybody_who_names_the_address_has_the_same_workspace(tmp_path, new_url):
    url = new_url()
    with pytest.raises(InputError, match="otherside init"):
        open_store(folder_of(url))
    first = create_store(tmp_path / "first", url)
    second = create_store(tmp_path / "second", url)
    before = revision(tmp_path / "second")
    _put(first, "a")
    assert second.conversation_ids() == ["a"]
    assert revision(tmp_path / "second") != before
    assert revision(tmp_path / "second") == revision(tmp_path / "first") == second.revision()
    assert not (tmp_path / "first" / FILE).exists()
    first.close()
    second.close()


def test_every_text_compares_by_code_point(team):
    with team._read() as db:
        found = db.exec_driver_sql(
            "SELECT DISTINCT l.collname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
            "JOIN pg_collation l ON l.oid = a.attcollation WHERE c.relkind = 'r' AND a.attnum > 0 "
            "AND c.relnamespace = current_schema()::regnamespace AND c.relname NOT LIKE '%%version'"
        ).scalars()
        assert list(found) == ["C"]


def test_a_second_writer_waits_for_the_first_and_readers_do_not(server, team):
    order = []

    def second():
        _put(team, "b")
        order.append("second")

    with team._write() as db:
        db.execute(t.settings.insert().values(key="us", value=[]))
        other = threading.Thread(target=second)
        other.start()
        while not server.run("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"):
            time.sleep(0.05)
        assert team.settings() == {}
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_server_that_was_restarted_is_no_error(server, team):
    _put(team, "a")
    server.stop()
    server.start()
    assert team.conversation_ids() == ["a"]
    server.stop()
    server.start()
    assert _put(team, "b") == ["b"]


def test_a_server_that_ends_in_the_middle_leaves_nothing_half_written(server, team):
    _put(team, "a")

    def interrupted():
        with team._write() as db:
            db.execute(t.settings.insert().values(key="us", value=[]))
            server.stop()
            server.start()
            db.execute(t.settings.insert().values(key="them", value=[]))

    with pytest.raises(Unavailable, match="connection to the server was lost") as caught:
        interrupted()
    assert "\n" not in str(caught.value)
    assert team.settings() == {}
    assert _put(team, "a") == []
    assert _put(team, "b") == ["b"]


def test_a_server_that_is_not_there_is_one_clear_line(server, team, tmp_path):
    server.stop()
    try:
        with pytest.raises(Unavailable, match="cannot be reached") as caught:
            team.settings()
        assert "\n" not in str(caught.value)
    finally:
        server.start()
    assert team.settings() == {}


@pytest.mark.parametrize(
    ("database", "schema", "told"),
    [("nowhere", None, "no such database"), ("postgres", "nowhere", "no such schema")],
)
def test_a_place_that_is_not_there_is_one_clear_line(server, tmp_path, database, schema, told):
    with pytest.raises(InputError, match=told):
        create_store(tmp_path / "x", server.url(database, schema))
    assert not (tmp_path / "x").exists()


def test_who_may_not_write_is_told_whom_to_ask(server, tmp_path, new_url):
    server.run("CREATE ROLE guest LOGIN")
    try:
        url = new_url()
        server.run(f"GRANT USAGE ON SCHEMA {url.rsplit('%3D')[-1]} TO guest")
        write_server(tmp_path / "guest", url.replace("postgres@", "guest@"))
        with pytest.raises(InputError, match="administrator"):
            create_store(tmp_path / "guest")
    finally:
        disconnect()
        server.run("DROP OWNED BY guest")
        server.run("DROP ROLE guest")


def test_nothing_erased_stays_in_the_tables(server, team):
    call = Conversation("c", "vtt", tuple(Turn(f"marzipan {n}", "Sam") for n in range(50)))
    team.put_source(SourceRecord("/c", "c", "c", "vtt"), [("c", "D", call)], CrmRecords())
    with team._write() as db:
        name = db.exec_driver_sql("SELECT pg_relation_filepath('turns')").scalar()
        db.execute(t.turns.update().values(text=""))
    team.scrub()
    with team._read() as db:
        now = db.exec_driver_sql("SELECT pg_relation_filepath('turns')").scalar()
    server.run("CHECKPOINT")
    assert now != name
    assert not (server.data / name).exists() or b"marzipan" not in (server.data / name).read_bytes()
    assert b"marzipan" not in (server.data / now).read_bytes()


def _some_words(team, word):
    call = Conversation("c", "vtt", tuple(Turn(f"{word} {n}", "Sam") for n in range(50)))
    team.put_source(SourceRecord("/c", "c", "c", "vtt"), [("c", "D", call)], CrmRecords())


def _file_of_turns(server, team):
    server.run("CHECKPOINT")
    with team._read() as db:
        return (server.data / db.exec_driver_sql("SELECT pg_relation_filepath('turns')").scalar()).read_bytes()


def test_nothing_erased_stays_in_the_tables_though_somebody_was_reading(server, team):
    _some_words(team, "marzipan")
    with psycopg.connect(server.url()) as reader, ThreadPoolExecutor() as aside:
        # A moment before the erasure, without a lock on any table.
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1")
        with team._write() as db:
            db.execute(t.turns.update().values(text=""))
        scrubbed = aside.submit(team.scrub)
        time.sleep(0.5)
        reader.rollback()
        scrubbed.result()
    assert b"marzipan" not in _file_of_turns(server, team)


def test_erasing_does_not_wait_for_ever_and_says_what_stays(server, team, monkeypatch, caplog):
    monkeypatch.setattr("otherside.store.postgres._WAIT_SECONDS", 0)
    _some_words(team, "marzipan")
    with psycopg.connect(server.url()) as reader:
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1")
        with team._write() as db:
            db.execute(t.turns.update().values(text=""))
        team.scrub()
    assert "VACUUM FULL" in caplog.text
    assert b"marzipan" in _file_of_turns(server, team)
    caplog.clear()
    team.scrub()
    assert not caplog.text
    assert b"marzipan" not in _file_of_turns(server, team)


def test_several_questions_see_one_moment(server, team):
    questions = (select(func.pg_advisory_xact_lock_shared(7)), select(t.conversations.c.id))
    with psycopg.connect(server.url(), autocommit=True) as other, ThreadPoolExecutor() as aside:
        other.execute("SELECT pg_advisory_lock(7)")
        asked = aside.submit(team._answers, *questions)
        while not server.run("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory'"):
            time.sleep(0.05)
        _put(team, "a")
        other.execute("SELECT pg_advisory_unlock(7)")
        assert asked.result()[1] == []
    assert team.conversation("a").conversation.title == "a"


def test_a_question_that_fails_is_one_clear_line_and_leaves_the_next_alone(team):
    _put(team, "a")
    with pytest.raises(InputError, match="does not exist"):
        team._answers(select(literal_column("nothing").label("x")))
    assert team.conversation("a").conversation.title == "a"
    assert team.conversation("b") is None


def test_a_server_that_was_restarted_is_noticed_before_several_questions_are_asked(server, team):
    _put(team, "a")
    assert team.conversation("a") is not None
    server.stop()
    server.start()
    assert team.conversation("a") is not None


def test_an_own_write_is_seen_in_the_revision_at_once(tmp_path, team):
    for name in ("a", "b", "c"):
        before = revision(tmp_path / "team")
        _put(team, name)
        assert revision(tmp_path / "team") != before
