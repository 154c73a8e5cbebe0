"""A workspace moves either way, whole and proven, or not at all."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import textwrap

import pytest

from otherside.accounts.model import Account, Role
from otherside.domain import (
    Conversation,
    Deal,
    DealRecord,
    Evidence,
    Extractor,
    Facet,
    InputError,
    Participant,
    Person,
    Side,
    Stance,
    Turn,
    TurnKind,
)
from otherside.store import Correction, PersonRecord, SourceRecord, Verdict, create_store, open_store
from otherside.store.copying import copy_store
from otherside.store.identifiers import evidence_id
from otherside.store.ledger import open_ledger
from otherside.store.opening import FILE
from otherside.store.stored import CrmRecords
from otherside.workspace.moving import migrate

DANA = Participant("Dana Lee", "dana@globex.com", role="COO")
SAM = Participant("Sam", side=Side.OURS)
WORRY = "I worry that the data leaks 👩‍💻 é."


def _fill(store):
    """Something in every table."""
    store.put_setting("us", ["acme.com", "Zoë"])
    store.put_setting("learnt", {"weights": [0.1, -1e-17, 3], "b": {"z": 1, "a": None}})
    turns = (
        Turn("How is it going?", "Sam", 0.25, 1.5, dt.datetime(2026, 9, 1, 9)),
        Turn(WORRY, "Dana Lee", at=dt.datetime(2026, 9, 1, 10, 0, 0, 123456), kind=TurnKind.REPORTED, recipients=("a@b.c",)),
    )  # fmt: skip
    call = Conversation(
        "t", "vtt", turns, (DANA, SAM), dt.date(2026, 9, 1), thread=frozenset(["m1", "m2"]), fields={"k": "v"}
    )
    undated = Conversation("u", "vtt", (Turn("x", "Sam"),), (SAM,))
    crm = CrmRecords(deals=(DealRecord("D", amount=1e15 + 0.3, closed=dt.date(2026, 1, 2), fields={"R": "Ä"}),))
    store.put_source(SourceRecord("/x/a", "a" * 64, "a", "vtt"), [("c1", "Globex", call), ("c2", "B", undated)], crm)
    store.put_source(SourceRecord("/x/b", "b" * 64, "b", "vtt"), [], CrmRecords())
    store.put_deals(
        [Deal("Globex", amount=0.1, created=dt.date(2026, 1, 1), fields={"a": "b"}), Deal("ß"), Deal("a"), Deal("B")]
    )
    person = Person(
        "p1", "Dana Lee", Side.THEIRS, "said so", aliases=("Dana",), emails=("dana@globex.com",), deals=("Globex", "ß")
    )
    store.put_people([PersonRecord(person, (("c1", "Dana Lee"),))])
    item = Evidence(
        evidence_id("c1", 1, 0, len(WORRY)), "c1", 1, 0, len(WORRY), WORRY, "Dana Lee", {Facet.FEAR: 0.8123},
        Stance.AWAY, 1 / 3, True, Extractor("x", "1"),
    )  # fmt: skip
    store.put_evidence("x@1", [("c1", 1)], [item])
    for verdict in (Verdict.REJECTED, Verdict.CONFIRMED):
        store.put_correction(
            Correction(verdict, WORRY, (Facet.FEAR,), Stance.AWAY, 0.5, "c1", 1, 0, len(WORRY), {Facet.FEAR: 0.8})
        )
    store.undo_correction(store.corrections()[0].id)


def _all(store):
    """Everything a caller can see."""
    return (
        store.settings(), store.sources(), [store.conversation(c) for c in store.conversation_ids()], store.crm(),
        store.deals(), store.people(), store.evidence(), store.corrections(), store.counts(), store.pending("y@1"),
    )  # fmt: skip


def test_there_and_back_nothing_is_different(tmp_path, new_url):
    first = create_store(tmp_path / "first")
    _fill(first)
    url = new_url()
    there = migrate(tmp_path / "first", url)
    back = migrate(url, tmp_path / "back")
    assert [t["digest"] for t in there["tables"]] == [t["digest"] for t in back["tables"]]
    by_name = {t["table"]: t["rows"] for t in there["tables"]}
    assert by_name["corrections"] == 2
    assert by_name["settings"] == 2
    server, last = create_store(tmp_path / "server", url), open_store(tmp_path / "back")
    assert _all(first) == _all(server) == _all(last)
    # What is added next gets numbers of its own.
    for store in (server, last):
        store.put_source(SourceRecord("/x/c", "c" * 64, "c", "vtt"), [], CrmRecords())
        assert len({s.id for s in store.sources()}) == 3
        store.close()
    first.close()


def test_a_place_that_holds_something_is_left_alone(home, tmp_path):
    taken = create_store(home)
    _fill(taken)
    before = _all(taken)
    other = create_store(tmp_path / "other")
    _fill(other)
    with pytest.raises(InputError, match="is not empty"):
        copy_store(other.database, taken.database)
    assert _all(taken) == before
    taken.close()
    other.close()


def test_a_row_that_does_not_arrive_as_it_was_moves_nothing(tmp_path, new_url):
    """The server changes a word on its way in, as a faulty one would."""
    first = create_store(tmp_path / "first")
    _fill(first)
    target = create_store(tmp_path / "server", new_url())
    with target._write() as db:
        db.exec_driver_sql(
            "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN NEW.text := replace(NEW.text, 'worry', 'hope'); RETURN NEW; END$$"
        )
        db.exec_driver_sql("CREATE TRIGGER spoil BEFORE INSERT ON turns FOR EACH ROW EXECUTE FUNCTION spoil()")
    with pytest.raises(InputError, match="turns: c1, 1 did not arrive as it was; nothing was moved"):
        copy_store(first.database, target.database)
    assert sum(target.counts().values()) == 0
    first.close()
    target.close()


def test_a_character_that_postgresql_does_not_know_is_replaced_on_the_way(tmp_path, new_url):
    first = create_store(tmp_path / "first")
    call = Conversation("t", "vtt", (Turn("a\x00b", "Sam"),), (SAM,), fields={"k": "\x00"})
    first.put_source(SourceRecord("/x/a", "a", "a", "vtt"), [("c1", "D", call)], CrmRecords())
    target = create_store(tmp_path / "server", new_url())
    copy_store(first.database, target.database)
    stored = target.conversation("c1")
    assert (stored.turns[0].turn.text, stored.conversation.fields) == ("a\ufffdb", {"k": "\ufffd"})
    first.close()
    target.close()


def test_a_backup_of_a_server_is_a_workspace_of_its_own(tmp_path, new_url):
    server = create_store(tmp_path / "server", new_url())
    _fill(server)
    (tmp_path / "backup").mkdir()
    server.backup_to(tmp_path / "backup" / FILE)
    kept = _all(server)
    server.put_setting("us", [])
    backup = open_store(tmp_path / "backup")
    assert _all(backup) == kept
    backup.close()
    server.close()


_MOVE = textwrap.dedent(
    """
    import os, signal, sys
    from otherside.workspace.moving import migrate

    def progress(stage, done, total):
        if stage == sys.argv[3]:
            os.kill(os.getpid(), signal.SIGKILL)

    migrate(sys.argv[1], sys.argv[2], progress)
    """
)


@pytest.mark.parametrize("stage", ["copying", "comparing"])
def test_killed_half_way_the_target_is_empty_and_the_move_can_be_repeated(tmp_path, new_url, stage):
    first = create_store(tmp_path / "first")
    _fill(first)
    url = new_url()
    for source, target in ((tmp_path / "first", url), (url, tmp_path / "back")):
        killed = subprocess.run([sys.executable, "-c", _MOVE, str(source), str(target), stage], check=False)
        assert killed.returncode == -signal.SIGKILL
        there = create_store(tmp_path / "server", url) if target == url else open_store(target)
        assert sum(there.counts().values()) == 0
        migrate(source, target)
        assert _all(there) == _all(first)
        there.close()
    first.close()


def test_the_command_prints_what_moved(tmp_path, new_url):
    first = create_store(tmp_path / "first")
    _fill(first)
    first.close()
    url = new_url()
    run = [sys.executable, "-m", "otherside", "migrate", str(tmp_path / "first"), url]
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONPATH": "src"}
    done = subprocess.run([*run, "--json"], capture_output=True, text=True, env=env, check=True)
    told = json.loads(done.stdout)
    assert told["rows"] == sum(t["rows"] for t in told["tables"]) > 15
    again = subprocess.run(run, capture_output=True, text=True, env=env, check=False)
    assert (again.returncode, again.stdout) == (1, "")
    assert "is not empty" in again.stderr
    assert again.stderr.count("\n") == 1


def test_accounts_and_the_log_move_along(tmp_path, new_url):
    first = create_store(tmp_path / "first")
    _fill(first)
    first.close()
    ledger = open_ledger(tmp_path / "first")
    ledger.put_account(Account("u1", "ann", Role.OWNER, "secret hash"))
    ledger.share("Globex", "u1")
    entries = [ledger.log("u1", "ann", "saw", "brief", "Globex", {"n": n}) for n in range(3)]
    ledger.close()
    url = new_url()
    there = migrate(tmp_path / "first", url)
    assert {t["table"]: t["rows"] for t in there["tables"]}["log"] == 3
    back = migrate(url, tmp_path / "back")
    assert [t["digest"] for t in back["tables"]] == [t["digest"] for t in there["tables"]]
    moved = open_ledger(tmp_path / "back")
    assert list(moved.entries()) == entries
    assert [(a.name, a.role, a.password) for a in moved.accounts()] == [("ann", Role.OWNER, "secret hash")]
    moved.close()


def test_a_target_with_accounts_of_its_own_is_left_alone(tmp_path, new_url):
    first = create_store(tmp_path / "first")
    _fill(first)
    first.close()
    for home, name in (("first", "ann"), ("server", "bo")):
        if home == "server":
            create_store(tmp_path / home, new_url())
        ledger = open_ledger(tmp_path / home)
        ledger.put_account(Account(f"of {name}", name, Role.OWNER))
        ledger.close()
    with pytest.raises(InputError, match=r"is not empty .*accounts"):
        migrate(tmp_path / "first", tmp_path / "server")
    assert sum(open_store(tmp_path / "server").counts().values()) == 0
