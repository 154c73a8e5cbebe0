"""What users say stays: through re-reading, corrected files, merged threads; and goes with the person."""

import dataclasses
import datetime as dt
import shutil
import sqlite3

import pytest
from alembic import command
from alembic.config import Config

import otherside.store.opening as opening
from otherside.domain import (
    Conversation,
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
from otherside.store import Correction, PersonRecord, SourceRecord, Verdict, open_store, postgres
from otherside.store.identifiers import evidence_id
from otherside.store.place import server_of
from otherside.store.sqlite import SqliteDatabase
from otherside.store.stored import CrmRecords

DANA = Participant("Dana Lee", "dana@globex.com")
SAM = Participant("Sam", side=Side.OURS)
WORRY = "I worry that the data leaks."
PERSON = Person("p1", "Dana Lee", Side.THEIRS, "said so", aliases=("Dana",), deals=("Globex",))


def _call(*texts: str, speaker="Dana Lee") -> Conversation:
    turns = (Turn("How is it going?", "Sam"), *(Turn(text, speaker) for text in texts))
    return Conversation("a call", "vtt", turns, (DANA, SAM), date=dt.date(2026, 9, 1))


def _put(store, conversation, name="a", digest="", identity="c1", replaces=None):
    source = SourceRecord(f"/x/{name}", digest or name, name, "vtt")
    store.put_source(source, [(identity, "Globex", conversation)], CrmRecords(), replaces=replaces)
    _resolve(store)


def _resolve(store, side=Side.THEIRS):
    mentions = tuple((c, "Dana Lee") for c in store.conversation_ids())
    store.put_people([PersonRecord(dataclasses.replace(PERSON, side=side), mentions)])


def _read(store, conversation, turn, start, end, facets=(Facet.FEAR,), version="1"):
    """A reading of one span, as the reader would store it."""
    text = store.conversation(conversation).turns[turn].turn.text
    item = Evidence(
        evidence_id(conversation, turn, start, end),
        conversation,
        turn,
        start,
        end,
        text[start:end],
        "Dana Lee",
        dict.fromkeys(facets, 0.6),
        Stance.AWAY,
        0.5,
        False,
        Extractor("x", version),
    )
    store.put_evidence(f"x@{version}", [(conversation, turn)], [item])
    return item


def _correct(store, verdict, quote, facets=(Facet.FEAR,), conversation=None, turn=None):
    for identity in store.conversation_ids():
        for number, stored in enumerate(store.conversation(identity).turns):
            start = stored.turn.text.find(quote)
            if start >= 0 and conversation in (None, identity) and turn in (None, number):
                return store.put_correction(
                    Correction(verdict, quote, facets, Stance.AWAY, 0.5, identity, number, start, start + len(quote))
                )
    raise AssertionError(quote)


def _quotes(store):
    return [(r.evidence.quote, sorted(r.evidence.facets), r.origin, r.mark) for r in store.evidence("Globex")]


def test_confirmed_is_certain_and_says_so(store):
    _put(store, _call(WORRY))
    item = _read(store, "c1", 1, 0, len(WORRY))
    _correct(store, Verdict.CONFIRMED, WORRY)
    (row,) = store.evidence("Globex")
    assert row.evidence.facets == {Facet.FEAR: 1.0}
    assert (row.evidence.id, row.origin, row.mark) == (item.id, "user", "confirmed by you")
    assert store.evidence_in("c1") == [row.evidence]


def test_rejected_is_in_no_view_but_listed(store):
    _put(store, _call(WORRY))
    _read(store, "c1", 1, 0, len(WORRY))
    _correct(store, Verdict.REJECTED, WORRY, ())
    assert store.evidence() == []
    assert store.evidence_in("c1") == []
    (kept,) = store.corrections("Globex")
    assert (kept.verdict, kept.quote, kept.person_name, kept.title) == (
        Verdict.REJECTED,
        WORRY,
        "Dana Lee",
        "a call",
    )
    assert store.corrections("another") == []


def test_words_the_reader_missed_stand_beside_what_it_found(store):
    text = "We key it in by hand and it is killing my people."
    _put(store, _call(text))
    _read(store, "c1", 1, 0, len(text), (Facet.SITUATION, Facet.FRUSTRATION))
    _correct(store, Verdict.ADDED, "it is killing my people", (Facet.FRUSTRATION,))
    assert _quotes(store) == [
        (text, [Facet.SITUATION], "reader", ""),
        ("it is killing my people", [Facet.FRUSTRATION], "user", "added by you"),
    ]


@pytest.mark.parametrize(("start", "end"), [(0, 28), (2, 28), (0, 27), (7, 28)])
def test_a_new_reading_of_the_same_words_does_not_bring_them_back(store, start, end):
    _put(store, _call(WORRY))
    _correct(store, Verdict.REJECTED, WORRY, ())
    _read(store, "c1", 1, start, end, version="2")
    assert store.evidence() == []


def test_other_words_of_the_same_turn_are_untouched(store):
    text = f"{WORRY} We pay two people to watch it."
    _put(store, _call(text))
    _correct(store, Verdict.REJECTED, WORRY, ())
    _read(store, "c1", 1, len(WORRY) + 1, len(text), (Facet.SITUATION,))
    assert [q for q, *_ in _quotes(store)] == ["We pay two people to watch it."]


def test_relabelled_stays_after_reading_again_and_after_the_file_is_corrected(store):
    _put(store, _call("Frist, hello.", WORRY))
    _correct(store, Verdict.RELABELLED, WORRY, (Facet.RISK,))
    _read(store, "c1", 2, 0, len(WORRY))
    expected = [(WORRY, [Facet.RISK], "user", "relabelled by you")]
    assert _quotes(store) == expected
    first = store.source_with("a").id
    # The corrected file has another digest, another conversation id and one turn more.
    _put(store, _call("First, hello.", "And thanks.", f"Well. {WORRY}"), digest="b", identity="c2", replaces=first)
    assert _quotes(store) == expected
    (row,) = store.evidence()
    assert (row.evidence.conversation, row.evidence.turn, row.evidence.start) == ("c2", 3, 6)


def test_words_that_are_gone_wait_until_they_are_back(store):
    _put(store, _call(WORRY))
    _correct(store, Verdict.CONFIRMED, WORRY)
    _put(store, _call("Nothing to say."), digest="b", identity="c2", replaces=store.source_with("a").id)
    assert store.evidence() == []
    (kept,) = store.corrections()
    assert (kept.quote, kept.conversation, kept.turn) == (WORRY, None, None)
    _put(store, _call(WORRY), digest="a", identity="c1", replaces=store.source_with("b").id)
    assert [q for q, *_ in _quotes(store)] == [WORRY]


def test_somebody_elses_same_words_are_not_theirs(store):
    _put(store, _call(WORRY))
    _correct(store, Verdict.CONFIRMED, WORRY)
    _put(store, _call(WORRY, speaker="Sam"), digest="b", identity="c2", replaces=store.source_with("a").id)
    assert store.evidence() == []


def test_the_same_words_twice_are_told_apart(store):
    _put(store, _call("I do worry.", "Anyway.", "I do worry."))
    _correct(store, Verdict.REJECTED, "I do worry.", (), turn=3)
    for turn in (1, 3):
        _read(store, "c1", turn, 0, 11)
    assert [r.evidence.turn for r in store.evidence()] == [1]
    first = store.source_with("a").id
    _put(store, _call("I do worry.", "Anyway.", "Right.", "I do worry."), digest="b", identity="c2", replaces=first)
    assert [c.turn for c in store.corrections()] == [4]


def _mail(message, text, hour, *refers):
    turn = Turn(text, "Dana Lee", at=dt.datetime(2026, 9, 1, hour), kind=TurnKind.MESSAGE, message_id=message)
    return Conversation(text, "eml", (turn,), (DANA,), date=turn.at.date(), thread=frozenset([message, *refers]))


def test_a_thread_that_grows_at_its_beginning_takes_the_correction_along(store):
    _put(store, _mail("m2", WORRY, 11, "m1"), "2", identity="c2")
    _correct(store, Verdict.CONFIRMED, WORRY)
    before = store.evidence()[0].evidence
    _put(store, _mail("m1", "Hello.", 10), "1", identity="c1")
    after = store.evidence()[0].evidence
    assert (before.turn, after.turn) == (0, 1)
    assert after.quote == WORRY


def test_undo_and_what_was_replaced_holds_again(store):
    _put(store, _call(WORRY))
    _read(store, "c1", 1, 0, len(WORRY))
    first = _correct(store, Verdict.CONFIRMED, WORRY)
    second = _correct(store, Verdict.REJECTED, WORRY, ())
    assert store.evidence() == []
    assert [c.id for c in store.corrections()] == [second.id]
    assert store.undo_correction(second.id)
    assert _quotes(store)[0][3] == "confirmed by you"
    assert store.undo_correction(first.id)
    assert _quotes(store)[0][2] == "reader"
    assert not store.undo_correction(first.id)


def test_what_stands_elsewhere_is_refused(store):
    _put(store, _call(WORRY))
    with pytest.raises(InputError, match="look the evidence up again"):
        store.put_correction(Correction(Verdict.CONFIRMED, "I fear", (Facet.FEAR,), Stance.AWAY, 0.5, "c1", 1, 0, 6))
    with pytest.raises(InputError):
        store.put_correction(Correction(Verdict.CONFIRMED, "x", (Facet.FEAR,), Stance.AWAY, 0.5, "c9", 1, 0, 1))


def test_only_the_buyers_side_even_when_a_user_marked_it(store):
    _put(store, _call(WORRY))
    _correct(store, Verdict.ADDED, WORRY)
    _resolve(store, side=Side.OURS)
    assert store.evidence() == []


def test_erasing_a_person_erases_their_corrections_past_and_adrift(store):
    _put(store, _call(WORRY, "We are proud of it."))
    _put(store, _call("I am tired."), "b", identity="c2")
    for verdict in (Verdict.CONFIRMED, Verdict.REJECTED):
        _correct(store, verdict, WORRY)
    _correct(store, Verdict.CONFIRMED, "I am tired.")
    _put(store, _call("Gone."), "b", digest="b2", identity="c3", replaces=store.source_with("b").id)
    assert len(store.erase_corrections(PERSON)) == 3
    assert store.corrections() == []
    assert store.counts()["corrections"] == 0
    assert store.erase_corrections(PERSON) == []


def test_a_workspace_of_the_first_schema_is_brought_up_to_date(home):
    _make_first(home)
    store = open_store(home)
    assert store.corrections() == []
    _put(store, _call(WORRY))
    assert store.counts()["turns"] == 2
    store.close()


def test_a_file_is_copied_before_it_is_migrated(tmp_path):
    _make_first(tmp_path)
    open_store(tmp_path).close()
    shutil.copy(tmp_path / "otherside.0001.bak", tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    db.close()


def _make_first(home):
    """Makes a workspace as the first release had it."""
    home.mkdir(exist_ok=True)
    server = server_of(home)
    database = SqliteDatabase(home / opening.FILE) if server is None else postgres.PostgresDatabase(server)
    config = Config()
    config.set_main_option("script_location", str(opening.Path(opening.__file__).parent / "migrations"))
    with database.writer.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    database.close()


def test_a_reflection_that_the_buyer_confirmed_is_theirs_to_correct(store):
    said = "So what matters to you is the night shift."
    call = Conversation("a call", "vtt", (Turn(said, "Sam"), Turn("Exactly.", "Dana Lee")), (DANA, SAM))
    _put(store, call)
    item = Evidence(
        evidence_id("c1", 0, 0, len(said)),
        *("c1", 0, 0, len(said), said, "Dana Lee"),
        {Facet.GOAL: 0.5},
        Stance.NEUTRAL,
        0.5,
        False,
        Extractor("x", "1"),
    )
    store.put_evidence("x@1", [("c1", 0)], [item])
    store.put_correction(
        Correction(
            Verdict.CONFIRMED, said, (Facet.GOAL,), Stance.NEUTRAL, 0.5, "c1", 0, 0, len(said), speaker="Dana Lee"
        )
    )
    _put(
        store,
        Conversation("b", "vtt", (Turn("Hi.", "Sam"), *call.turns), (DANA, SAM)),
        digest="b",
        identity="c2",
        replaces=store.source_with("a").id,
    )
    (row,) = store.evidence()
    assert (row.person_name, row.evidence.turn, row.evidence.speaker, row.mark) == (
        "Dana Lee",
        1,
        "Dana Lee",
        "confirmed by you",
    )
    assert len(store.erase_corrections(PERSON)) == 1


def test_what_rests_on_erased_corrections_goes_with_them(store):
    _put(store, _call(WORRY))
    made = _correct(store, Verdict.CONFIRMED, WORRY)
    store.put_setting("learnt", {"corrections": [made.id, 99], "weights": "x"})
    store.put_setting("other", {"corrections": [99]})
    store.put_setting("us", ["acme.com"])
    store.erase_corrections(PERSON)
    assert store.settings() == {"other": {"corrections": [99]}, "us": ["acme.com"]}


def test_retention_takes_corrections_of_old_words_along(store):
    _put(store, _call(WORRY))
    _correct(store, Verdict.CONFIRMED, WORRY)
    store.erase_before(dt.date(2026, 9, 2))
    assert store.corrections() == []


def test_evidence_is_found_by_the_beginning_of_its_id(store):
    _put(store, _call(WORRY))
    item = _read(store, "c1", 1, 0, len(WORRY))
    assert store.evidence_with(item.id[:6]) == [item]
    _correct(store, Verdict.REJECTED, WORRY, ())
    assert store.evidence_with(item.id[:6]) == [item]
    _correct(store, Verdict.RELABELLED, WORRY, (Facet.RISK,))
    (found,) = store.evidence_with(item.id)
    assert found.facets == {Facet.RISK: 1.0}
    assert store.evidence_with("%") == []
