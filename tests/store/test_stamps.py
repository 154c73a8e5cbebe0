"""On a team's server each deal knows when it was last written to, whichever way it was written."""

import datetime as dt
import time
from collections import defaultdict
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, insert, select, text

from otherside.accounts.model import Access, Scope
from otherside.domain import Consent, ConsentState, InputError, Side
from otherside.store import schema as t
from otherside.store.opening import revision, stamp
from otherside.store.place import write_server
from otherside.store.postgres import PostgresDatabase, finish
from otherside.store.sql import SqlStore
from otherside.web.config import WebConfig
from otherside.web.state import State
from otherside.web.workers import Workers
from otherside.workspace import Workspace, searching
from otherside.workspace.privacy.erasing import forget
from tests import working

DEALS = ("Alder", "Birch", "Cedar")
SAYS = {
    "Alder": "Ada Adler: I am afraid that the night shift walks out if we get this wrong.",
    "Birch": "Ben Baker: We want to be the plant that others come to see.",
    "Cedar": "Cleo Cole: The board has other priorities this year.",
}


MAIL = """From: Nora Nash <nora@nash.example>
To: Sam Seller <sam@ours.example>
Date: Tue, 1 Sep 2026 10:00:00 +0000
Message-ID: <{deal}@nash.example>
Subject: {deal}

We want calm in {deal}.
"""


@pytest.fixture
def team(tmp_path, new_url):
    write_server(tmp_path / "team", new_url())
    with Workspace.init(tmp_path / "team", ["Sam Seller"]) as made:
        for deal, words in SAYS.items():
            add(made, tmp_path, deal, words)
        yield made


def add(workspace, folder, deal, words, name="note"):
    file = folder / f"{deal}-{name}.md"
    file.write_text(f"---\ndate: 2026-09-01\n---\nSam Seller: How is it going?\n{words}\n")
    return workspace.add([file], deal=deal)


def stamps(workspace):
    found = workspace.store.stamps(DEALS)
    assert found == {deal: stamp(workspace.home, (deal,)) for deal in DEALS}
    return found


def dump(workspace):
    """All rows that concern each deal."""
    rows = defaultdict(list)
    with workspace.store._read() as db:
        homes = dict(db.execute(select(t.conversations.c.id, t.conversations.c.deal)).all())
        of_person = defaultdict(set)
        for deal, person in db.execute(select(t.deal_people.c.deal, t.deal_people.c.person)):
            of_person[person].add(deal)
        told_by = defaultdict(set)
        for source, home in db.execute(select(t.turns.c.source, t.turns.c.conversation).distinct()):
            told_by[source].add(homes[home])
        for table in t.metadata.sorted_tables:
            for row in db.execute(select(table)).mappings():
                if "conversation" in row and table is not t.thread_messages:
                    of = {homes.get(row["conversation"])}
                elif table is t.conversations:
                    of = {row["deal"]}
                elif table is t.deals:
                    of = {row["name"]}
                elif table in (t.people, t.deal_people):
                    of = of_person[row["id" if table is t.people else "person"]]
                elif table is t.sources:
                    of = told_by[row["id"]]
                # What is under way, and by what a refusal is known when it comes again, tells nothing of a deal as it is.
                elif table is t.settings and not row["key"].startswith(("unfinished:", "again:")):
                    of = set(DEALS)
                else:
                    of = set()
                for deal in of:
                    rows[deal].append((table.name, str(dict(row))))
    return {deal: sorted(rows[deal]) for deal in DEALS}


def evidence_of(workspace, deal):
    return workspace.evidence(deal)[0].evidence


def erase(workspace, folder):
    forget(workspace, "Ada Adler")


def new_words(workspace, folder):
    add(workspace, folder, "Birch", SAYS["Birch"] + " I could look after my people again.", "later")


def same_again(workspace, folder):
    add(workspace, folder, "Birch", SAYS["Birch"])


def another_text(workspace, folder):
    add(workspace, folder, "Cedar", "Cleo Cole: We want to finish by spring, before the audit.")


def moved(workspace, folder):
    (source,) = workspace.store.sources("Cedar")
    workspace.store.move_source(source.id, "Alder")


def confirmed(workspace, folder):
    workspace.correct(evidence_of(workspace, "Birch").id[:12], "confirm")


def taken_back(workspace, folder):
    confirmed(workspace, folder)
    workspace.undo_correction(evidence_of(workspace, "Birch").id)


def refused(workspace, folder):
    (held,) = workspace.store.conversation_ids("Cedar")
    workspace.store.put_consent(Consent(held, ConsentState.REFUSED, "asked", "Cleo", dt.datetime(2026, 9, 2)))


def blacked_out(workspace, folder):
    (held,) = workspace.store.conversation_ids("Alder")
    workspace.store.black_out(lambda text: text.replace("night", "#####"), [held])


def other_side(workspace, folder):
    workspace.set_side("Ben Baker", Side.OURS)


def a_setting(workspace, folder):
    workspace.store.put_setting("beliefs", {"Alder": []})


def a_crm_export(workspace, folder):
    file = folder / "deals.csv"
    file.write_text("Deal Name,Organisation,Stage,Amount\nBirch,Birch Ltd,Proposal,20000\n")
    workspace.add([file])


def under_way(workspace, folder):
    workspace.store.put_unfinished("x", {"kind": "sides"})
    workspace.store.end_unfinished("x")


def nothing_new(workspace, folder):
    workspace.refresh()


def old_ones_gone(workspace, folder):
    add(workspace, folder, "Alder", SAYS["Alder"], "old")
    workspace.store.erase_before(dt.date(2026, 9, 2))


def into_two_deals(workspace, folder):
    # Whoever takes part in two deals is told of in both.
    for deal in ("Cedar", "Birch"):
        file = folder / f"{deal}.eml"
        file.write_text(MAIL.format(deal=deal))
        before = stamps(workspace)
        workspace.add([file], deal=deal)
    assert [p.deals for p in workspace.people("Cedar") if p.name == "Nora Nash"] == [("Birch", "Cedar")]
    assert before["Cedar"] != stamps(workspace)["Cedar"]


OPERATIONS = {
    erase: None, new_words: {"Birch"}, same_again: set(), another_text: {"Cedar"}, moved: {"Alder", "Cedar"},
    confirmed: {"Birch"}, taken_back: {"Birch"}, refused: {"Cedar"}, blacked_out: {"Alder"}, other_side: set(DEALS),
    a_setting: set(DEALS), a_crm_export: set(DEALS), under_way: set(), nothing_new: set(), old_ones_gone: set(DEALS), into_two_deals: None,
}  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.__name__)
def test_what_is_written_of_a_deal_changes_its_stamp(team, tmp_path, operation):
    rows, before, whole = dump(team), stamps(team), revision(team.home)
    operation(team, tmp_path)
    after, now = stamps(team), dump(team)
    changed = {deal for deal in DEALS if before[deal] != after[deal]}
    unseen = {deal for deal in DEALS if rows[deal] != now[deal]} - changed
    assert unseen == set()
    wanted = OPERATIONS[operation]
    assert wanted is None or changed == wanted
    assert changed == set() or revision(team.home) != whole


@pytest.fixture
def colleague(team):
    """Writes to the same store from elsewhere: this process is not told."""
    engine = create_engine(team.store.database.writer.url)

    @contextmanager
    def write():
        with engine.connect() as db, db.begin():
            db.execute(text("UPDATE revision SET number = number + 1"))
            yield db

    yield write
    engine.dispose()


def test_another_process_sees_it(team, colleague):
    before = stamps(team)
    with colleague() as db:
        db.execute(t.evidence.delete().where(t.evidence.c.conversation.in_(team.store.conversation_ids("Alder"))))
    assert {deal for deal, was in before.items() if stamps(team)[deal] != was} == {"Alder"}


def test_a_refusal_of_this_very_moment_counts_in_search(team, colleague):
    (held,) = team.store.conversation_ids("Cedar")
    assert team.search('"priorities"', lag=60)["hits"]
    with colleague() as db:
        db.execute(
            insert(t.consents).values(conversation=held, state="refused", note="", said_by="", at=dt.datetime.now())
        )
        # A page that somebody opens a moment before.
        revision(team.home)
    assert team.search('"priorities"', lag=60)["hits"] == []


def test_an_answer_of_a_process_is_of_this_very_moment(team):
    beside = Workers(team.home, 1)
    state = State(WebConfig(team.home), workers=beside)
    try:
        (held,) = team.store.conversation_ids("Alder")
        assert "night" in str(state.worked_out(team, "Alder", working.words))
        for n in range(10):
            # The process has just looked: what it remembers of the store is a moment old.
            state.worked_out(team, "Birch", working.name)
            team.store.black_out(
                lambda said, n=n: said.replace("night" if not n else f"{n - 1}" * 5, f"{n}" * 5), [held]
            )
            assert f"{n}" * 5 in str(state.worked_out(team, "Alder", working.words))
    finally:
        beside.close()


def test_stamps_never_come_twice_when_an_earlier_copy_is_put_back(team):
    (held,) = team.store.conversation_ids("Alder")
    with team.store._read() as db:
        copy = {table.name: [dict(r) for r in db.execute(select(table)).mappings()] for table in (t.turns, t.evidence)}
        stamped = db.execute(text("SELECT deal, number FROM deal_stamps")).all()
        (number,) = db.execute(text("SELECT number FROM revision")).one()
    state = State(WebConfig(team.home), Access("a1", "rita", Scope.READ, frozenset(DEALS)))

    def words():
        return str(state.kept_of(team, "Alder", ("words",), lambda: working.words(state, team, "Alder")))

    team.store.black_out(lambda said: said.replace("night", "MAUVE"), [held])
    assert "MAUVE" in words()
    assert team.search('"MAUVE"')["hits"]
    elsewhere = create_engine(team.store.database.writer.url)
    with elsewhere.connect() as db, db.begin():
        # As psql would put a dump back: no trigger, no revision.
        db.execute(text("SET session_replication_role = replica"))
        for table in (t.evidence, t.turns):
            db.execute(table.delete())
            db.execute(insert(table), copy[table.name])
        db.execute(text("DELETE FROM deal_stamps"))
        db.execute(text("INSERT INTO deal_stamps VALUES (:deal, :number)"), [dict(r._mapping) for r in stamped])
        db.execute(text("UPDATE revision SET number = :number"), {"number": number})
    elsewhere.dispose()
    time.sleep(0.1)
    assert "night" in words()
    team.store.black_out(lambda said: said.replace("night", "GREEN"), [held])
    assert "GREEN" in words()
    assert team.search('"GREEN"')["hits"]
    assert team.search('"MAUVE"')["hits"] == []


def test_after_a_migration_every_deal_counts_as_written_to(team):
    before = stamps(team)
    with team.store.database.writer.connect() as db, db.begin():
        finish(db)
    time.sleep(0.1)
    assert all(before[deal] != now for deal, now in stamps(team).items())


def test_who_has_no_rights_on_the_stamps_may_write_and_sees_every_write(team):
    with team.store.database.writer.connect() as db, db.begin():
        schema = db.execute(text("SELECT current_schema()")).scalar_one()
        db.execute(text("DO $$ BEGIN CREATE ROLE clerk LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"))
        db.execute(text(f'GRANT USAGE ON SCHEMA "{schema}" TO clerk'))
        db.execute(text(f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "{schema}" TO clerk'))
        db.execute(text(f'GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA "{schema}" TO clerk'))
        db.execute(text("REVOKE ALL ON deal_stamps FROM clerk"))
    url = team.store.database.writer.url.set(username="clerk").render_as_string(hide_password=False)
    clerk = PostgresDatabase(url.replace("postgresql+psycopg", "postgresql"))
    before = clerk.stamps(DEALS)
    (held,) = team.store.conversation_ids("Alder")
    SqlStore(clerk).black_out(lambda said: said.replace("night", "#####"), [held])
    assert all(before[deal] != now for deal, now in clerk.stamps(DEALS).items())
    assert "#####" in str(working.words(None, team, "Alder"))


def test_a_database_is_called_by_its_address(team):
    # An address that this process has not used yet.
    url = team.store.database.writer.url.update_query_dict({"application_name": "first"})
    assert PostgresDatabase(url.render_as_string(False)).name.startswith("postgresql://")


@pytest.mark.parametrize("name", ["a\ud800b", "a\x00b"])
def test_a_deal_that_no_database_can_be_asked_for_is_none(team, name):
    with pytest.raises(InputError, match="no deal called"):
        team.deal(name)


def test_search_reads_only_what_was_written(team, tmp_path, monkeypatch):
    def found(words):
        return {hit["deal"] for hit in team.search(f'"{words}"')["hits"]}

    read = []
    documents = searching.documents

    def counted(workspace, of=None):
        read.append(of)
        return documents(workspace, of)

    monkeypatch.setattr(searching, "documents", counted)
    assert found("priorities") == {"Cedar"}
    add(team, tmp_path, "Birch", "Ben Baker: A strike in spring is what I fear most.", "later")
    assert "Birch" in found("strike")
    assert read == [None, {"Birch"}]
    assert found("priorities") == {"Cedar"}
    moved(team, tmp_path)
    team.refresh()
    assert found("priorities") == {"Alder"}
    erase(team, tmp_path)
    assert team.search("plant")["hits"]
    assert "Ada Adler" not in {hit["person"] for hit in team.search("shift")["hits"]}
    team.store.put_setting("x", 1)
    assert found("spring") == {"Birch"}


def test_answers_about_a_deal_outlive_what_is_written_of_others(team, tmp_path):
    state = State(WebConfig(team.home), Access("a1", "rita", Scope.READ, frozenset(("Alder", "Birch"))))
    made = []

    def ask(deal):
        with state.open() as workspace:
            state.kept_of(workspace, deal, ("who",), lambda: made.append(deal))
            state.kept(("all",), lambda: made.append("all"))

    ask("Alder")
    ask("Birch")
    assert made == ["Alder", "all", "Birch"]
    add(team, tmp_path, "Cedar", "Cleo Cole: Somebody else's news.", "later")
    ask("Alder")
    assert made == ["Alder", "all", "Birch"]
    add(team, tmp_path, "Birch", "Ben Baker: News from the yard.", "later")
    ask("Alder")
    ask("Birch")
    assert made == ["Alder", "all", "Birch", "all", "Birch"]
