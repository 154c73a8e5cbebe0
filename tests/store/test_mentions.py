"""Somebody of whom only some deals are shown: nothing of the hidden ones, and nothing of a namesake."""

import pytest

from otherside.accounts import Scope
from otherside.accounts.model import Access
from otherside.domain import Conversation, Participant, Turn
from otherside.store import SourceRecord
from otherside.store.scoped import ScopedStore
from otherside.store.stored import CrmRecords
from otherside.workspace import Workspace

MILL, PORT, HIDDEN = "Mill", "Port", "Quarry"


@pytest.fixture
def workspace(tmp_path):
    us = Participant("Sam", "sam@acme.example")
    ann = Participant("Ann Lee", "ann@mill.example")
    with Workspace.init(tmp_path / "ws", ["acme.example"]) as workspace:
        for n, (deal, who) in enumerate(
            (
                (MILL, Participant("Ann Lee", "ann@mill.example", role="Buyer")),
                (HIDDEN, Participant("Ann Lee", "ann@mill.example", role="Chair of the quarry")),
                (PORT, Participant("Ann Lee", "lee@port.example", role="Harbour master")),
            )
        ):
            call = Conversation(f"call {n}", "vtt", (Turn("We count by hand.", ann.name),), (who, us))
            workspace.store.put_source(
                SourceRecord(f"/{n}", str(n), f"{n}", "vtt"), [(f"c{n}", deal, call)], CrmRecords()
            )
        workspace.refresh()
        yield workspace


def test_a_role_comes_from_their_own_shown_deals(workspace):
    whole = workspace.store
    access = Access("a1", "rita", Scope.READ, frozenset({MILL, PORT}))
    seen = {p.emails: p for p in ScopedStore(whole, access).people() if p.side.value == "theirs"}
    assert seen["ann@mill.example",].role == "Buyer"
    assert seen["ann@mill.example",].deals == (MILL,)
    assert seen["lee@port.example",].role == "Harbour master"


def test_read_one_by_one_or_all_at_once_is_the_same(workspace):
    access = Access("a1", "rita", Scope.READ, frozenset({MILL, PORT}))
    at_once = ScopedStore(workspace.store, access)
    at_once._reads = 9
    assert at_once.people(MILL) == ScopedStore(workspace.store, access).people(MILL)
