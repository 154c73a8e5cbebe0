"""What an editor brings tells of the deals that they reach, and of no other; each test is an attack on one of these."""

import itertools

import pytest
from sqlalchemy import text

from otherside.accounts import Scope
from otherside.accounts.model import Access
from otherside.domain import (
    ContactRecord,
    Conversation,
    DealRecord,
    DealRoleRecord,
    Outcome,
    Participant,
    Refused,
    Side,
    Turn,
)
from otherside.store import SourceRecord
from otherside.store.ledger import open_ledger
from otherside.store.stored import REACHES, CrmRecords
from otherside.workspace import Workspace
from otherside.workspace.scoped import open_as
from otherside.workspace.stated.naming import state_names

MILL, QUARRY = "Mill", "Quarry"
SAM = Participant("Sam Ortiz", "sam@acme.example")
ANN = Participant("Ann Lee", "ann@mill.example", role="Buyer")
BEN = Participant("Ben Stone", "ben@quarry.example", role="Head of shafts")
_NUMBERS = itertools.count()


def brought(workspace, deal=None, *people, records=(), contacts=(), roles=(), thread=()):
    """Stores a talk of these people, and records of a CRM; works out who is who."""
    number = next(_NUMBERS)
    turns = tuple(Turn("We count by hand.", p.name) for p in people)
    talk = Conversation(f"talk {number}", "vtt", turns, people, thread=frozenset(thread))
    source = SourceRecord(f"/{number}", f"{number}", f"{number}.vtt", "vtt")
    crm = CrmRecords(tuple(records), tuple(contacts), tuple(roles))
    found = workspace.store.put_source(source, [(f"c{number}", deal, talk)] if deal else [], crm)
    workspace.refresh()
    return found


@pytest.fixture
def workspace(home):
    """One deal that the editor sees and one that they do not; somebody is in both."""
    with Workspace.init(home, ["acme.example", "Sam Ortiz"]) as whole:
        brought(whole, MILL, ANN, SAM)
        brought(whole, QUARRY, BEN, ANN, SAM)
        ledger = open_ledger(home)
        ledger.share(MILL, "e1")
        ledger.close()
        yield whole


@pytest.fixture
def editor(workspace):
    """Opens the workspace as the editor, with what is shared with them now."""
    opened = []

    def now(account="e1"):
        ledger = open_ledger(workspace.home)
        shared = ledger.shared_with(account)
        ledger.close()
        opened.append(open_as(workspace.home, Access(account, "eddy", Scope.WRITE, shared)))
        return opened[-1]

    yield now
    for one in opened:
        one.close()


def hidden(workspace):
    """All that the hidden deal tells to whoever sees everything."""
    people = {p.id: (p.name, p.side, p.role, p.organisation, p.emails) for p in workspace.people(QUARRY)}
    return workspace.deal(QUARRY), people


def test_who_is_also_in_a_hidden_deal_is_an_owners_to_put_on_a_side(workspace, editor):
    before = hidden(workspace)
    with pytest.raises(Refused, match="only an owner"):
        editor().set_side("Ann Lee", Side.OURS)
    ann = workspace.person("Ann Lee").id
    with pytest.raises(Refused, match="only an owner"):
        editor().store.change_setting("sides", lambda sides: {**(sides or {}), ann: "ours"})
    assert hidden(workspace) == before
    assert workspace.store.unfinished() == {}
    # Whoever is in their deals only is theirs to put there.
    brought(workspace, MILL, Participant("Cleo Marsh", "cleo@mill.example"))
    assert editor().set_side("Cleo Marsh", Side.UNKNOWN).side is Side.UNKNOWN
    assert workspace.person("Cleo Marsh").side_reason == "you said so"


def test_a_note_on_somebody_of_a_hidden_deal_says_nothing_of_them_there_nor_tells_of_them(workspace, editor):
    before = hidden(workspace)
    mine = editor()
    guessed = Participant("B. S.", BEN.email, Side.OURS, "Janitor", "Acme")
    brought(mine, "Pond", guessed, SAM)
    (seen,) = [p for p in editor().people("Pond") if p.name != SAM.name]
    assert (seen.name, seen.role, seen.deals) == ("B. S.", "Janitor", ("Pond",))
    assert hidden(workspace) == before
    editor().set_side(seen.id, Side.OURS)
    assert hidden(workspace) == before
    assert workspace.store.person_with(seen.id).deals == ("Pond",)
    # The same person is found again, and nobody else in their place.
    workspace.refresh()
    assert hidden(workspace) == before
    assert workspace.store.person_with(seen.id).name == "B. S."


def test_what_was_stated_of_somebody_before_they_were_in_a_hidden_deal_does_not_follow_them(workspace, editor):
    brought(editor(), "Pond", Participant("Zoe Wild", "zoe@quarry.example"))
    mine = editor()
    mine.set_side(mine.people("Pond")[0].id, Side.OURS)
    brought(workspace, QUARRY, Participant("Zoe Wild", "zoe@quarry.example"))
    (zoe,) = [p for p in workspace.people(QUARRY) if p.name == "Zoe Wild"]
    assert zoe.side is Side.THEIRS
    assert [p.side for p in editor().people("Pond")] == [Side.OURS]


def test_our_firm_is_not_theirs_to_say_for_others(workspace, editor):
    before = hidden(workspace)
    brought(editor(), "Pond", Participant("Sam Ortiz", "sam@quarry.example", Side.OURS))
    with pytest.raises(Refused):
        editor().add_us(["Ben Stone"])
    assert hidden(workspace) == before


def test_a_crm_list_closes_prices_or_re_owns_no_hidden_deal(workspace, editor):
    before = hidden(workspace)
    record = DealRecord("Quarry Inc", key="7", stage="Closed Lost", amount=5.0, owner="Ben Stone", outcome=Outcome.LOST)
    brought(editor(), records=[record, DealRecord("Renewal", organisation="Quarry", amount=1.0, contact="Ben Stone")])
    assert hidden(workspace) == before
    # It is there all the same, as a deal of theirs: that it is not tells of another one.
    assert {d.name for d in editor().deals()} == {MILL, "Quarry Inc", "Renewal"}
    # Nor does it keep an owner's list from its deal.
    brought(workspace, records=[DealRecord("Shafts", organisation="Quarry", amount=90.0)])
    assert workspace.deal(QUARRY).amount == 90.0


def test_a_crm_list_tells_of_the_deals_within_reach(workspace, editor):
    brought(editor(), records=[DealRecord("Mill Ltd", amount=7.0, owner="Pia Sand")])
    assert workspace.deal(MILL).amount == 7.0
    assert {d.name for d in editor().deals()} == {MILL}
    brought(workspace, MILL, Participant("Pia Sand"))
    assert workspace.person("Pia Sand", MILL).side is Side.OURS
    brought(workspace, QUARRY, Participant("Pia Sand"))
    (other,) = [p for p in workspace.people(QUARRY) if p.name == "Pia Sand"]
    assert other.side_reason != "you named them as one of us"


def test_contacts_of_an_editor_name_nobody_in_a_hidden_deal(workspace, editor):
    before = hidden(workspace)
    contacts = [ContactRecord("Evil Stone", email=BEN.email, organisation="Evilcorp"), ContactRecord("Ben Stone")]
    brought(editor(), "Evilcorp", SAM, contacts=contacts, roles=[DealRoleRecord("Evilcorp", BEN.email)])
    assert hidden(workspace) == before
    workspace.refresh()
    assert hidden(workspace) == before


def test_a_deal_named_like_a_hidden_one_draws_nothing_out_of_it(workspace, editor):
    boss = ContactRecord("Otto Pit", key="c9", email="otto@pit.example", role="Chair")
    brought(
        workspace,
        records=[DealRecord("Pit Mining", key="42", organisation="Pit", amount=9.0)],
        contacts=[boss],
        roles=[DealRoleRecord("42", "c9")],
    )
    brought(editor(), "Pit", Participant("Lea", "otto@pit.example"))
    brought(
        editor(),
        records=[DealRecord("Pool", key="42", contact="Otto Pit")],
        roles=[DealRoleRecord("42", "c9", role="Foe")],
    )
    assert {r.deal: r.role for r in workspace.store.crm().roles} == {"42": None, "Pool": "Foe"}
    assert workspace.deal("Pit Mining").amount == 9.0
    mine = editor()
    assert {d.name: d.amount for d in mine.deals()} == {MILL: None, "Pit": None, "Pool": None}
    told = mine.store.crm()
    assert (told.contacts, [r.deal for r in told.roles]) == ((), ["Pool"])
    assert "Otto" not in str(mine.people())


def test_a_mail_of_a_hidden_thread_is_put_into_ones_own_deal(workspace, editor):
    brought(workspace, QUARRY, BEN, SAM, thread=["<1@quarry.example>"])
    before = workspace.store.homes()
    brought(editor(), "Pond", Participant("Eve"), thread=["<1@quarry.example>", "<2@pond.example>"])
    after = workspace.store.homes()
    assert [deal for number, deal in after.items() if number not in before] == ["Pond"]
    assert before.items() <= after.items()


def test_what_came_out_of_reach_is_told_nothing_new(workspace, editor):
    brought(editor(), records=[DealRecord("Mill Ltd", amount=7.0)])
    ledger = open_ledger(workspace.home)
    ledger.share(MILL, "e1", False)
    ledger.close()
    brought(editor(), records=[DealRecord("Mill Inc", amount=1.0, outcome=Outcome.LOST)])
    assert workspace.deal(MILL).amount == 7.0
    assert {d.name for d in editor().deals()} == {"Mill Inc"}


def test_a_name_stated_in_one_deal_makes_nobody_of_a_hidden_one_somebody_else(workspace, editor):
    brought(workspace, MILL, Participant("José Pool", "jose@acme.example"), Participant("Speaker 2"))
    before = hidden(workspace)
    for written, name in (("Ann Lee", "Sam Ortiz"), ("José Pool", "Ann Lee"), ("Ann Lee", "Evil")):
        with pytest.raises(Refused, match="only an owner"):
            state_names(editor(), MILL, {written: name})
    assert hidden(workspace) == before
    # Whose name nobody knew is theirs to say, and so are people of their deals only.
    state_names(editor(), MILL, {"Speaker 2": "Ann Lee", "José Pool": "José M. Pool"})
    assert hidden(workspace) == before
    assert {p.name for p in editor().people()} == {"Ann Lee", "José M. Pool", "Sam Ortiz"}


def test_two_editors_of_one_deal_write_of_the_same_people(workspace, editor):
    ledger = open_ledger(workspace.home)
    ledger.share(MILL, "e2")
    ledger.close()
    dora = Participant("Dora Vale", "dora@mill.example")
    brought(editor("e1"), MILL, dora, SAM)
    brought(editor("e2"), MILL, dora, ANN)
    brought(editor("e2"), "Weir", SAM, Participant("Finn", "finn@weir.example"))
    assert sorted(p.name for p in workspace.people()) == ["Ann Lee", "Ben Stone", "Dora Vale", "Finn", "Sam Ortiz"]
    assert workspace.person("Dora Vale").side is Side.THEIRS
    assert workspace.person("Ann Lee").deals == (MILL, QUARRY)
    assert not workspace.store.unresolved()


def test_contacts_show_a_name_that_the_shown_deals_have(workspace, editor):
    contacts = [
        ContactRecord("Benjamin Stone", key="1", email=BEN.email, role="Chair of the quarry"),
        ContactRecord("B S", key="2", email=BEN.email, role="Adviser"),
    ]
    brought(workspace, contacts=contacts, roles=[DealRoleRecord(QUARRY, "1"), DealRoleRecord(MILL, "2")])
    mine = editor()
    (ben,) = [p for p in mine.people() if BEN.email in p.emails]
    assert (ben.name, ben.role, ben.deals) == ("B S", "Adviser", (MILL,))
    assert [c.name for c in mine.store.crm().contacts] == ["B S"]
    assert "Stone" not in str([mine.people(), mine.store.crm()])
    # Where nothing tells it, as in an older workspace before it is worked out anew, there is no name.
    workspace.store.put_contacts([])
    assert "Stone" not in str(editor().people())


def test_how_a_side_is_known_does_not_tell_who_is_in_a_hidden_deal_as_well(workspace, editor):
    brought(workspace, MILL, Participant("Cleo Marsh", "cleo@mill.example"))
    reasons = {p.name: p.side_reason for p in editor().people() if p.side is Side.THEIRS}
    assert set(reasons) == {"Ann Lee", "Cleo Marsh"}
    assert len(set(reasons.values())) == 1


def test_a_share_ends_with_its_deal(workspace, editor):
    number = brought(editor(), "Globex", Participant("Gus"))[0]
    ledger = open_ledger(workspace.home)
    try:
        assert ("Globex", "e1") in ledger.shares()
        source = workspace.store.conversation(number).turns[0].source
        workspace.store.move_source(source, MILL)
        workspace.refresh()
        assert ledger.shares() == [(MILL, "e1")]
        assert "Globex" not in str(workspace.store.settings()[REACHES])
        brought(workspace, "Globex", Participant("Gil"))
        assert {d.name for d in editor().deals()} == {MILL}
    finally:
        ledger.close()


def test_an_older_workspace_counts_as_brought_by_owners(workspace):
    brought(workspace, records=[DealRecord("Quarry Inc", amount=3.0)])
    assert workspace.store.brought() == {}
    assert workspace.store.crm().brought == {}
    assert workspace.deal(QUARRY).amount == 3.0
    assert REACHES not in workspace.store.settings()


def test_a_workspace_of_before_works_out_its_contacts_with_the_next_command(workspace, home):
    brought(workspace, contacts=[ContactRecord("Cy", email="cy@mill.example")])
    with workspace.store._write() as db:
        db.execute(text("DROP TABLE deal_contacts"))
        db.execute(text("ALTER TABLE sources DROP COLUMN brought_by"))
        db.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    with Workspace.open(home) as later:
        assert later.store.contacts_of([MILL]) == []
        later.settle()
        assert [(deal, who.name) for deal, who in later.store.contacts_of([MILL])] == [(MILL, "Cy")]
        assert later.store.brought() == {}
