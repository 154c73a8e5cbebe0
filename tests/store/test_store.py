"""The store's promises: whole or nothing, merging threads, replacing sources, two processes at once."""

import dataclasses
import datetime as dt
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import func, select

from otherside.domain import (
    ContactRecord,
    Conversation,
    Deal,
    DealRecord,
    Evidence,
    Extractor,
    Facet,
    InputError,
    Outcome,
    Participant,
    Person,
    Side,
    Stance,
    Turn,
    TurnKind,
)
from otherside.domain.told import ROLES_TOLD
from otherside.store import PersonRecord, SourceRecord, create_store, open_store
from otherside.store.opening import FILE
from otherside.store.stored import CrmRecords

DANA = Participant("Dana Lee", "dana@globex.com", role="COO", organisation="Globex")
SAM = Participant("Sam", side=Side.OURS)


def _source(name: str, digest: str = "") -> SourceRecord:
    return SourceRecord(f"/x/{name}", digest or name, name, "vtt")


def _call(*turns: Turn, title="a call", thread=frozenset()) -> Conversation:
    return Conversation(title, "vtt", turns, (DANA, SAM), date=dt.date(2026, 9, 1), thread=thread)


def _mail(message: str, text: str, hour: int, *refers: str) -> Conversation:
    turn = Turn(text, "Dana Lee", at=dt.datetime(2026, 9, 1, hour), kind=TurnKind.MESSAGE, message_id=message)
    return Conversation(text, "eml", (turn,), (DANA,), date=turn.at.date(), thread=frozenset([message, *refers]))


def _person(*mentions, side=Side.THEIRS) -> PersonRecord:
    return PersonRecord(Person("p1", "Dana Lee", side, "said so", deals=("Globex",)), mentions)


def _evidence(conversation: str, turn: int, quote: str, start=0) -> Evidence:
    return Evidence(
        f"{conversation}{turn}{start}",
        conversation,
        turn,
        start,
        start + len(quote),
        quote,
        "Dana Lee",
        {Facet.FEAR: 0.8},
        Stance.AWAY,
        0.5,
        False,
        Extractor("x", "1"),
    )


def test_a_conversation_comes_back_as_it_went_in(store):
    turn = Turn(
        "We can't 👩‍💻 é go on.",
        "Dana Lee",
        1.5,
        3.0,
        dt.datetime(2026, 9, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        TurnKind.REPORTED,
        "Sam",
        "m@x",
        ("a@b.c",),
        7200,
    )
    conversation = Conversation("T", "vtt", (turn,), (DANA, SAM), dt.date(2026, 9, 1), fields={"tags": "x"})
    store.put_source(_source("a"), [("c1", "Globex", conversation)], CrmRecords())
    stored = store.conversation("c1")
    assert stored.deal == "Globex"
    assert stored.conversation.participants == (DANA, SAM)
    assert stored.conversation.fields == {"tags": "x"}
    found = stored.turns[0].turn
    assert (found.at, found.utc_offset_s) == (dt.datetime(2026, 9, 1, 10), 7200)  # kept in UTC
    assert (found.text, found.start_s, found.kind, found.reported_by, found.recipients) == (
        turn.text,
        1.5,
        TurnKind.REPORTED,
        "Sam",
        ("a@b.c",),
    )


def test_crm_records_come_back_as_they_went_in(store):
    deal = DealRecord("D", amount=5.0, closed=dt.date(2026, 1, 2), outcome=Outcome.LOST, fields={"Region": "EU"})
    contact = ContactRecord("Ines", email="i@x.y", role="CFO")
    store.put_source(_source("a"), [], CrmRecords(deals=(deal,), contacts=(contact,)))
    assert store.crm() == CrmRecords(deals=(deal,), contacts=(contact,))


def test_messages_of_one_thread_meet_in_one_conversation(store):
    store.put_source(_source("2"), [("c2", "Globex", _mail("m2", "second", 11, "m1"))], CrmRecords())
    store.put_source(_source("3"), [("c3", "Globex", _mail("m3", "third", 12, "m2"))], CrmRecords())
    store.put_source(_source("1"), [("c1", "Globex", _mail("m1", "first", 10))], CrmRecords())
    (only,) = store.conversation_ids()
    assert [t.turn.text for t in store.conversation(only).turns] == ["first", "second", "third"]


def test_a_message_in_two_files_is_stored_once(store):
    store.put_source(_source("1"), [("c1", "Globex", _mail("m1", "first", 10))], CrmRecords())
    both = Conversation(
        "t",
        "mbox",
        (*_mail("m1", "first", 10).turns, *_mail("m2", "second", 11).turns),
        (DANA,),
        thread=frozenset(["m1", "m2"]),
    )
    store.put_source(_source("box"), [("c2", "Globex", both)], CrmRecords())
    (only,) = store.conversation_ids()
    assert [t.turn.text for t in store.conversation(only).turns] == ["first", "second"]


def test_a_corrected_file_replaces_what_it_brought_and_nothing_else(store):
    store.put_source(_source("1"), [("c1", "Globex", _mail("m1", "frist", 10))], CrmRecords())
    first = store.source_with("1").id
    store.put_source(_source("2"), [("c2", "Globex", _mail("m2", "second", 11, "m1"))], CrmRecords())
    store.put_source(_source("1", "other"), [("c3", "Globex", _mail("m1", "first", 10))], CrmRecords(), replaces=first)
    (only,) = store.conversation_ids()
    assert [t.turn.text for t in store.conversation(only).turns] == ["first", "second"]
    assert len(store.sources()) == 2


def test_only_words_of_the_buyers_side_are_pending_and_notes_never(store):
    call = _call(
        Turn("Before.", "Sam"),
        Turn("I worry.", "Dana Lee"),
        Turn("Who?", None),
        Turn("She seemed tense.", "Dana Lee", kind=TurnKind.NOTE),
    )
    store.put_source(_source("a"), [("c1", "Globex", call)], CrmRecords())
    assert list(store.pending_turns("x@1")) == []
    store.put_people([_person(("c1", "Dana Lee"))])
    (turn,) = store.pending_turns("x@1")
    assert (turn.text, turn.before[-1][1]) == ("I worry.", "Before.")
    store.put_evidence("x@1", [("c1", 1)], [_evidence("c1", 1, "I worry.")])
    assert list(store.pending_turns("x@1")) == []
    assert [t.index for t in store.pending_turns("x@2")] == [1]
    (row,) = store.evidence("Globex")
    assert (row.evidence.quote, row.person_name, row.source) == ("I worry.", "Dana Lee", "a")


def test_words_stop_being_evidence_when_the_side_turns_out_to_be_ours(store):
    store.put_source(_source("a"), [("c1", "Globex", _call(Turn("I worry.", "Dana Lee")))], CrmRecords())
    store.put_people([_person(("c1", "Dana Lee"))])
    store.put_evidence("x@1", [("c1", 0)], [_evidence("c1", 0, "I worry.")])
    store.put_people([_person(("c1", "Dana Lee"), side=Side.OURS)])
    assert store.evidence() == []


def test_reading_again_replaces_the_earlier_reading(store):
    store.put_source(_source("a"), [("c1", "Globex", _call(Turn("I worry.", "Dana Lee")))], CrmRecords())
    store.put_people([_person(("c1", "Dana Lee"))])
    for version in ("x@1", "x@2"):
        store.put_evidence(version, [("c1", 0)], [_evidence("c1", 0, "I worry.")])
    assert len(store.evidence()) == 1


def test_deals_and_settings(store):
    deal = Deal("Globex", stage="Demo", owner="Sam", outcome=Outcome.OPEN, fields={"a": "b"})
    store.put_deals([deal])
    store.put_deals([deal])
    assert store.deals() == [deal]
    store.put_setting("us", ["acme.com"])
    store.put_setting("us", ["acme.com", "Sam"])
    assert store.settings() == {"us": ["acme.com", "Sam"]}


def test_a_setting_is_changed_with_nobody_in_between(store, home):
    store.put_setting("sides", {})

    def states(name):
        with closing(open_store(home)) as own:
            for n in range(10):
                own.change_setting("sides", lambda held, key=f"{name}{n}": {**held, key: "theirs"})

    with ThreadPoolExecutor() as pool:
        list(pool.map(states, "abc"))
    assert len(store.settings()["sides"]) == 30
    assert store.change_setting("names", lambda held: {"was": held}) == {"was": None}


def test_a_failing_write_leaves_everything_as_it_was(store):
    source = _source("a")
    store.put_source(source, [("c1", "Globex", _call(Turn("one", "Sam")))], CrmRecords())
    before = store.counts()
    with pytest.raises(InputError, match="repeat"):
        store.put_source(_source("a", "2"), [("c2", "Globex", _call(Turn("two", "Sam")))], CrmRecords())
    assert store.counts() == before
    twice = Conversation("t", "vtt", (Turn("three", "Sam"),), (SAM, SAM))
    with pytest.raises(InputError):
        # Nobody can be named twice: the whole of it must be undone, the conversation before it included.
        store.put_source(
            _source("b"), [("c3", "Globex", _call(Turn("two", "Sam"))), ("c4", "Globex", twice)], CrmRecords()
        )
    assert store.counts() == before


def test_what_somebody_else_has_just_stored_is_not_stored_again(store):
    call = _call(Turn("one", "Sam"))
    assert store.put_source(_source("a"), [("c1", "Globex", call)], CrmRecords()) == ["c1"]
    before = store.revision()
    assert store.put_source(_source("a"), [("c1", "Globex", call)], CrmRecords()) == []
    assert store.put_source(_source("elsewhere", "a"), [("c1", "Globex", call)], CrmRecords()) == []
    assert [s.name for s in store.sources()] == ["a"]
    store.put_setting("us", ["acme.com"])
    assert store.revision() != before


def test_opening_where_nothing_is(tmp_path):
    with pytest.raises(InputError, match="otherside init"):
        open_store(tmp_path)


def test_a_workspace_of_a_newer_version_is_left_alone(home):
    made = create_store(home)
    with made._write() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(InputError, match=r"newer version .* upgrade otherside"):
        open_store(home)
    with made._read() as db:
        assert db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
    made.close()
    assert not list(home.glob("*.bak"))


def test_a_damaged_file_is_named(tmp_path):
    (tmp_path / FILE).write_bytes(b"this is no database at all" * 100)
    with pytest.raises(InputError, match="damaged"):
        open_store(tmp_path)


def test_the_migrations_make_the_schema_of_the_code(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from otherside.store.schema import metadata

    def ours(item, name, kind, reflected, compare_to):
        return not (kind == "table" and reflected and name in ("revision", "deal_stamps"))

    with store.database.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []


_WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from otherside.domain import Conversation, Turn
    from otherside.store import SourceRecord, open_store
    from otherside.store.stored import CrmRecords

    store = open_store(Path(sys.argv[1]))
    for n in range(20):
        name = f"{sys.argv[2]}-{n}"
        call = Conversation(name, "vtt", tuple(Turn(f"turn {k}", "Sam") for k in range(50)))
        store.put_source(SourceRecord(f"/{name}", name, name, "vtt"), [(name, "Globex", call)], CrmRecords())
        print(name, flush=True)
    """
)


def test_two_processes_write_at_once(home):
    create_store(home).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(home), name], stdout=subprocess.PIPE)
        for name in ("a", "b")
    ]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with_all = open_store(home)
    assert with_all.counts()["conversations"] == 40
    assert with_all.counts()["turns"] == 2000
    with_all.close()


def test_two_processes_that_store_the_same_leave_one_copy(home):
    create_store(home).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(home), "same"], stdout=subprocess.PIPE) for _ in range(2)
    ]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with_all = open_store(home)
    assert len(with_all.sources()) == 20
    assert with_all.counts()["conversations"] == 20
    assert with_all.counts()["turns"] == 1000
    with_all.close()


def test_a_killed_writer_leaves_whole_conversations_and_nothing_acknowledged_is_lost(home):
    create_store(home).close()
    acknowledged: list[str] = []
    for attempt in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(home), f"w{attempt}"], stdout=subprocess.PIPE, text=True
        )
        acknowledged += [writer.stdout.readline().strip() for _ in range(3 + 2 * attempt)]
        writer.kill()
        writer.communicate()
    store = open_store(home)
    kept = set(store.conversation_ids())
    assert set(acknowledged) <= kept
    assert all(len(store.conversation(c).turns) == 50 for c in kept)
    store.close()


def test_a_reader_sees_one_moment_while_somebody_writes(store):
    from otherside.store import schema as t

    store.put_source(_source("a"), [("c1", "Globex", _call(Turn("one", "Sam")))], CrmRecords())
    with store._read() as db, db.begin():
        first = db.execute(select(func.count()).select_from(t.conversations)).scalar_one()
        store.put_source(_source("b"), [("c2", "Globex", _call(Turn("two", "Sam")))], CrmRecords())
        assert db.execute(select(func.count()).select_from(t.conversations)).scalar_one() == first
    assert store.counts()["conversations"] == first + 1


def test_order_is_by_code_point_and_what_has_no_date_comes_first(store):
    names = ["b", "a", "B", "Ä", "_", "Zoë", "zoe", "ß", "日本", "a b", "a-b", "🙂"]
    store.put_deals(Deal(name) for name in names)
    assert [deal.name for deal in store.deals()] == sorted(names)
    undated = Conversation("t", "vtt", (Turn("x", "Sam"),), (SAM,))
    store.put_source(_source("1"), [("c2", "Globex", _call(Turn("x", "Sam"))), ("c9", "Globex", undated)], CrmRecords())
    assert store.conversation_ids() == ["c9", "c2"]
    assert [number for number, _, _ in store.participants()] == ["c9", "c2"]


def test_a_quoted_message_is_not_stored_beside_the_message_itself(store):
    words = "The 29th at two is good and I have put it in the calendar."
    quoted = Turn(f"{words[:30]}\n{words[30:]}", "Dana Lee", kind=TurnKind.MESSAGE)
    reply = Conversation(
        "re", "eml", (*_mail("m2", "Thanks.", 12).turns, quoted), (DANA,), thread=frozenset(["m2", "m1"])
    )
    store.put_source(_source("2"), [("c2", "Globex", reply)], CrmRecords())
    (only,) = store.conversation_ids()
    assert len(store.conversation(only).turns) == 2  # the only copy of what was quoted
    store.put_source(_source("1"), [("c1", "Globex", _mail("m1", words, 10))], CrmRecords())
    (only,) = store.conversation_ids()
    assert [t.turn.text for t in store.conversation(only).turns] == [words, "Thanks."]


def test_what_one_mail_of_a_thread_tells_of_somebody_outlives_our_reply(store):
    signed = _mail("m1", "We wait.", 9)
    bare = Participant("Dana Lee", "dana@globex.com")
    reply = Conversation("Re", "eml", (), (bare, SAM), thread=frozenset(["m2", "m1"]))
    reply = dataclasses.replace(
        reply, turns=(Turn("We will.", "Sam", at=dt.datetime(2026, 9, 1, 10), kind=TurnKind.MESSAGE, message_id="m2"),)
    )
    store.put_source(_source("a"), [("c1", "Globex", signed)], CrmRecords())
    store.put_source(_source("b"), [("c2", "Globex", reply)], CrmRecords())
    (number,) = store.conversation_ids()
    people = {p.name: p for p in store.conversation(number).conversation.participants}
    assert (people["Dana Lee"].role, people["Dana Lee"].organisation) == ("COO", "Globex")
    assert people["Sam"].side is Side.OURS


def test_conversations_are_found_by_the_sources_of_their_words(store):
    for name in ("a", "b"):
        store.put_source(_source(name), [(f"c{name}", "Globex", _call(Turn("Yes.", "Sam")))], CrmRecords())
    first, second = (s.id for s in store.sources())
    assert len(store.conversation_ids(sources=[first])) == 1
    assert len(store.conversation_ids(sources=[first, second, None])) == 2
    assert store.conversation_ids(sources=[]) == []


@pytest.mark.parametrize(
    ("hour", "offset", "day"),
    # By the clock of Denver, of Auckland, and where nobody tells: as it stands.
    [(4, -6 * 3600, dt.date(2026, 8, 31)), (13, 12 * 3600, dt.date(2026, 9, 2)), (4, None, dt.date(2026, 9, 1))],
)
def test_how_old_a_mail_is_goes_by_its_writers_own_clock(store, hour, offset, day):
    mail = _mail("m1", "first", hour)
    turn = dataclasses.replace(mail.turns[0], utc_offset_s=offset)
    store.put_source(
        _source("1"), [("c1", "Globex", dataclasses.replace(mail, turns=(turn,), date=turn.day))], CrmRecords()
    )
    assert store.count_before(day) == {"conversations": 0}
    assert store.count_before(day + dt.timedelta(days=1)) == {"conversations": 1}
    assert store.erase_before(day + dt.timedelta(days=1)) == {"conversations": 1, "turns": 1}


def test_of_a_thread_the_last_words_count(store):
    store.put_source(_source("1"), [("c1", "Globex", _mail("m1", "first", 10))], CrmRecords())
    late = _mail("m2", "second", 2, "m1")
    turn = dataclasses.replace(late.turns[0], at=dt.datetime(2026, 9, 9, 2), utc_offset_s=-6 * 3600)
    store.put_source(_source("2"), [("c2", "Globex", dataclasses.replace(late, turns=(turn,)))], CrmRecords())
    assert store.count_before(dt.date(2026, 9, 8)) == {"conversations": 0}
    assert store.count_before(dt.date(2026, 9, 9)) == {"conversations": 1}


def test_conversations_are_erased_by_id_and_those_that_are_gone_count_nothing(store):
    for number in ("1", "2", "3"):
        source = _source(number)
        store.put_source(source, [(f"c{number}", "Globex", _mail(f"m{number}", "first", 10))], CrmRecords())
    assert store.erase_conversations(["c1", "c3", "c3", "c9"]) == {"conversations": 2, "turns": 2}
    assert list(store.conversation_ids(excluded=True)) == ["c2"]
    assert store.erase_conversations(["c1"]) == {"conversations": 0, "turns": 0}
    assert {s.name for s in store.sources()} >= {_source("2").name}


TOLD = "Tom Reed, CFO (told by Sam); Ida, CTO (told by Sam)"


def _telling(store) -> None:
    call = _call(Turn("Tom Reed, our CFO, and Ida, our CTO, will join.", "Sam"))
    fields = {ROLES_TOLD: TOLD, "tag": "x"}
    store.put_source(_source("1"), [("c1", "Globex", dataclasses.replace(call, fields=fields))], CrmRecords())


def test_a_role_told_of_somebody_elsewhere_is_erased_with_them(store):
    _telling(store)
    store.erase_person(Person("p2", "Tom Reed", Side.THEIRS, "said so", deals=("Globex",)))
    kept = {ROLES_TOLD: "Ida, CTO (told by Sam)", "tag": "x"}
    assert store.conversation("c1").conversation.fields == kept


def test_a_role_told_goes_when_its_words_are_blacked_out(store):
    _telling(store)
    store.black_out(lambda text: text.replace("x", "y"))
    assert store.conversation("c1").conversation.fields[ROLES_TOLD] == TOLD
    store.black_out(lambda text: text.replace("Ida, our CTO", "█" * 12))
    assert store.conversation("c1").conversation.fields[ROLES_TOLD] == "Tom Reed, CFO (told by Sam)"
    store.black_out(lambda text: text.replace("Tom Reed", "█" * 8))
    assert store.conversation("c1").conversation.fields == {"tag": "x"}
