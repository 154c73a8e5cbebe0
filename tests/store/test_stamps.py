"""On a team's server each deal knows when it was last written to, whichever way it was written."""

import datetime as dt
from collections import defaultdict

import pytest
from sqlalchemy import select

from otherside.accounts.model import Access, Scope
from otherside.domain import Consent, ConsentState, Side
from otherside.store import schema as t
from otherside.store.opening import revision, stamp
from otherside.store.place import write_server
from otherside.web.config import WebConfig
from otherside.web.state import State
from otherside.workspace import Workspace, searching
from otherside.workspace.erasing import forget

DEALS = ("Alder", "Birch", "Cedar")
SAYS = {
    "Alder": "Ada Adler: I am afraid that the night shift walks out if we get this wrong.",
    "Birch": "Ben Baker: We want to be the plant that others come to see.",
    "Cedar": "Cleo Cole: The board has other priorities this year.",
}


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
                elif table is t.settings and not row["key"].startswith("unfinished:"):
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
    add(workspace, folder, "Cedar", "Cleo Cole <cleo@cole.example>: We want calm.", "a")
    before = stamps(workspace)
    add(workspace, folder, "Birch", "Cleo Cole <cleo@cole.example>: We want calm here too.", "b")
    after = stamps(workspace)
    joined = [p for p in workspace.people("Birch") if set(p.deals) == {"Birch", "Cedar"}]
    assert not joined or before["Cedar"] != after["Cedar"]


OPERATIONS = {
    erase: None, new_words: {"Birch"}, same_again: set(), another_text: {"Cedar"}, moved: {"Alder", "Cedar"},
    confirmed: {"Birch"}, taken_back: {"Birch"}, refused: {"Cedar"}, blacked_out: {"Alder"}, other_side: set(DEALS),
    a_setting: set(DEALS), under_way: set(), nothing_new: set(), old_ones_gone: set(DEALS), into_two_deals: None,
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


def test_another_process_sees_it(team, tmp_path):
    before = stamps(team)
    from otherside.store import postgres

    with team.store._write() as db:
        db.execute(t.evidence.delete().where(t.evidence.c.conversation.in_(team.store.conversation_ids("Alder"))))
    # As if somebody else had written it: this process is not told.
    seen = postgres._SEEN[team.store.database._engine]
    seen.until = 0.0
    changed = {deal for deal, was in before.items() if stamps(team)[deal] != was}
    assert changed == {"Alder"}


def test_a_copy_of_an_earlier_day_is_noticed(team, tmp_path):
    from otherside.store import postgres

    before = stamps(team)
    seen = postgres._SEEN[team.store.database._engine]
    seen.number, seen.until = seen.number + 1_000, 0.0
    seen.stamps = dict.fromkeys(seen.stamps, seen.number)
    assert stamps(team) == before


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
