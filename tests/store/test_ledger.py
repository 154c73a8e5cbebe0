"""Accounts and the log on both databases; consent, homes and blacking out in the store itself."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from sqlalchemy import text

from otherside.accounts import AccountBook, Role, Scope
from otherside.accounts.chain import broken_at
from otherside.accounts.model import HERE
from otherside.domain import Consent, ConsentState, Conversation, InputError, Participant, Turn
from otherside.store import SourceRecord, create_store
from otherside.store.ledger import has_ledger, open_ledger
from otherside.store.ledger.sql import _Told
from otherside.store.stored import CrmRecords

GOOD = "four words that fit"


def talk(title, *words):
    return Conversation(title, "vtt", tuple(Turn(w, "Dana Lee") for w in words), (Participant("Dana Lee"),))


def source(name, digest):
    return SourceRecord(f"/x/{name}", digest * 64, name, "vtt")


def test_accounts_sessions_tokens_shares(store, home):
    book = AccountBook(open_ledger(home))
    book.add("olive", Role.OWNER, GOOD)
    rita = book.add("rita", Role.READER, GOOD)
    with pytest.raises(InputError, match="already"):
        book.add("Rita", Role.READER, GOOD)
    session = book.sign_in("rita", GOOD, "a").session
    assert book.session(session).account == rita.id
    book.share("Harbourline", "rita")
    assert book.session(session).deals == {"Harbourline"}
    _, secret = book.give_token("rita", "x", Scope.READ)
    assert book.token(secret).deals == {"Harbourline"}
    with pytest.raises(InputError, match="owner"):
        book.remove("olive")
    book.remove("rita")
    assert book.session(session) is None
    assert book.token(secret) is None
    assert has_ledger(home)
    book.close()


def test_looking_is_no_change_of_the_workspace(store, home):
    before = store.revision()
    book = AccountBook(open_ledger(home))
    book.add("olive", Role.OWNER, GOOD)
    book.sign_in("olive", GOOD, "a")
    book.log(HERE, "saw", "a page")
    book.close()
    assert store.revision() == before


def test_the_log_only_grows_and_is_one_chain(store, home):
    open_ledger(home).close()

    def write(name):
        book = AccountBook(open_ledger(home))
        for n in range(5):
            book.log(HERE, "saw", f"{name} {n}", "Brook & Sons", {"n": n})
        book.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger = open_ledger(home)
    entries = list(ledger.entries())
    assert [e.number for e in entries] == list(range(1, 16))
    assert broken_at(entries) is None
    for attempt in ("UPDATE log SET what = 'x'", "DELETE FROM log"):
        with pytest.raises(InputError, match="only grows"), ledger._write() as db:
            db.execute(text(attempt))
    assert broken_at(ledger.entries()) is None
    ledger.close()


def test_consent_excludes_and_is_taken_over(store):
    store.put_source(
        source("a.vtt", "a"),
        [("c1", "Brook", talk("First", "One.", "Two.")), ("c2", "Brook", talk("Other", "X."))],
        CrmRecords(),
    )
    store.put_consent(Consent("c1", ConsentState.REFUSED, "said so", "olive"))
    assert store.conversation_ids() == ["c2"]
    assert store.conversation_ids(excluded=True) == ["c1", "c2"]
    assert store.consents()["c1"].note == "said so"
    with pytest.raises(InputError, match="no conversation"):
        store.put_consent(Consent("nowhere", ConsentState.GIVEN))
    held = store.source_at("/x/a.vtt")
    store.put_source(
        source("a.vtt", "b"),
        [("d1", "Brook", talk("First", "One!", "Two.")), ("d2", "Brook", talk("Other", "X."))],
        CrmRecords(),
        replaces=held.id,
    )
    assert {c: v.state for c, v in store.consents().items()} == {"d1": ConsentState.REFUSED}
    assert store.conversation_ids() == ["d2"]
    held = store.source_at("/x/a.vtt")
    store.put_source(
        source("a.vtt", "c"),
        [("e1", "Brook", talk("Renamed", "One!")), ("e2", "Brook", talk("Second", "X."))],
        CrmRecords(),
        replaces=held.id,
    )
    # Nobody can tell which of them it was: neither is used.
    assert store.conversation_ids() == []


def test_blacking_out_keeps_lengths_and_reaches_what_is_about(store):
    store.put_source(
        source("call of dana.vtt", "a"), [("c1", "Brook", talk("Dana's call", "Ask dana today."))], CrmRecords()
    )
    store.put_setting("beliefs", {"Brook": [{"because": "dana said so", "n": 3}]})

    def change(said):
        return said.replace("dana", "####").replace("Dana's", "######")

    assert store.black_out(change, ["c1"]) == 1
    assert store.conversation("c1").turns[0].turn.text == "Ask #### today."
    assert store.conversation("c1").conversation.title == "Dana's call"
    assert store.black_out(change, about=True) >= 3
    assert store.conversation("c1").conversation.title == "###### call"
    assert store.settings()["beliefs"] == {"Brook": [{"because": "#### said so", "n": 3}]}
    assert not any("dana" in text.replace("Dana Lee", "") for _, text in store.texts())
    with pytest.raises(AssertionError):
        store.black_out(lambda said: said + "!", ["c1"])


def test_homes(store):
    store.put_source(
        source("a.vtt", "a"), [("c1", "Brook", talk("A", "x", "y")), ("c2", "Reed", talk("B", "z"))], CrmRecords()
    )
    assert store.home_of("c1") == "Brook"
    assert store.home_of("nowhere") is None
    assert list(store.homes_of_sources().values()) == [{"Brook", "Reed"}]
    assert store.homes() == {"c1": "Brook", "c2": "Reed"}
    assert store.counts_in(["Brook"]) == {
        "conversations": 1, "turns": 2, "evidence": 0, "corrections": 0, "people": 0, "sources": 1,
    }  # fmt: skip


def test_an_older_workspace_gets_the_table(home):
    create_store(home).close()
    with create_store(home)._read() as db:  # a second opening finds it at the newest version
        assert db.execute(text("SELECT count(*) FROM consents")).scalar() == 0


def test_what_cannot_be_logged_costs_the_others_nothing(store, home):
    book = AccountBook(open_ledger(home))
    book.log(HERE, "saw", "/deals/x\x00y", deal="a\ud800b")
    batch = [_Told("", "here", "saw", f"/{n}", None, {"what": object()} if n == 1 else {}) for n in range(3)]
    book.ledger._seal(batch)
    assert [told.entry is not None for told in batch] == [True, False, True]
    assert isinstance(batch[1].failed, TypeError)
    entries = list(book.ledger.entries())
    assert [e.what for e in entries] == ["/deals/x\ufffdy", "/0", "/2"]
    assert entries[0].deal == "a?b"
    assert broken_at(entries) is None
    book.close()


def test_many_at_once_are_all_logged_once(store, home):
    book = AccountBook(open_ledger(home))
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda n: book.log(HERE, "saw", f"/{n}"), range(80)))
    entries = list(book.ledger.entries())
    assert sorted(e.what for e in entries) == sorted(f"/{n}" for n in range(80))
    assert broken_at(entries) is None
    book.close()
