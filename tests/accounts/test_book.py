"""Accounts: passwords, sessions, tokens, failures, shares, and a log that only grows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3

import pytest

pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from otherside.accounts import EVERYONE, AccountBook, Role, Scope
from otherside.accounts.book import IDLE, MOST_BY_NAME, SESSION, WINDOW, SignInRefused
from otherside.accounts.chain import broken_at
from otherside.accounts.model import HERE
from otherside.domain import InputError
from otherside.store.ledger import open_ledger

GOOD = "four words that fit"


class Clock:
    def __init__(self):
        self.now = dt.datetime(2026, 11, 25, 12)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(tmp_path, clock):
    made = AccountBook(open_ledger(tmp_path), clock)
    yield made
    made.close()


@pytest.fixture
def team(book):
    book.add("olive", Role.OWNER, GOOD)
    book.add("Rita@Ours.example", Role.READER, GOOD)
    return book


def test_the_first_account_is_an_owner(book):
    assert not book.in_use
    with pytest.raises(InputError, match="--role owner"):
        book.add("rita", Role.READER, GOOD)
    book.add("olive", Role.OWNER, GOOD)
    assert book.in_use


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "olive.olive.x"[:11], "x" * 2000])
def test_passwords_that_are_guessed_first_are_refused(book, password):
    with pytest.raises(InputError, match="password"):
        book.add("olive", Role.OWNER, password)


def test_only_a_hash_of_the_password_is_kept(team, tmp_path):
    held = (tmp_path / "accounts.db").read_bytes() + (tmp_path / "accounts.db-wal").read_bytes()
    assert GOOD.encode() not in held
    assert b"$argon2id$" in held
    assert team.account("olive").password != team.account("rita@ours.example").password
    assert "argon2" not in repr(team.account("olive"))
    assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0


def test_signing_in_says_the_same_whatever_is_wrong(team):
    said = set()
    for name, password in (("olive", "wrong words here now"), ("nobody", GOOD), ("", "")):
        with pytest.raises(SignInRefused) as caught:
            team.sign_in(name, password, "10.0.0.1")
        said.add(str(caught.value))
    assert len(said) == 1
    assert team.session(team.sign_in("OLIVE ", GOOD, "10.0.0.1").session).everything


def test_a_session_ends_by_time_by_idleness_and_by_signing_out(team, clock):
    first = team.sign_in("olive", GOOD, "a").session
    clock.now += IDLE + dt.timedelta(seconds=1)
    assert team.session(first) is None
    second = team.sign_in("olive", GOOD, "a").session
    for _ in range(int(SESSION / dt.timedelta(hours=1)) - 1):
        clock.now += dt.timedelta(hours=1)
        assert team.session(second) is not None
    clock.now += dt.timedelta(hours=1, seconds=1)
    assert team.session(second) is None
    third = team.sign_in("olive", GOOD, "a").session
    team.sign_out(third)
    assert team.session(third) is None
    assert team.session("") is None
    assert team.session("x" * 43) is None


def test_sessions_outlive_the_process_and_their_secret_is_not_stored(team, tmp_path, clock):
    session = team.sign_in("olive", GOOD, "a").session
    again = AccountBook(open_ledger(tmp_path), clock)
    assert again.session(session) is not None
    again.close()
    held = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert session.encode() not in held


def test_a_new_password_a_pause_and_a_smaller_role_end_sessions(team):
    for change in ({"password": "other words which fit"}, {"role": Role.EDITOR}, {"active": False}):
        session = team.sign_in("rita@ours.example", GOOD, "a").session
        team.change("rita@ours.example", **change)
        assert team.session(session) is None
        team.change("rita@ours.example", password=GOOD, active=True, role=Role.READER)


def test_too_many_failures_make_everybody_wait_but_not_forever(team, clock):
    for _ in range(MOST_BY_NAME):
        with pytest.raises(SignInRefused, match="wrong"):
            team.sign_in("olive", "not the right words", "10.0.0.9")
    with pytest.raises(SignInRefused, match="too many"):
        team.sign_in("olive", GOOD, "10.0.0.9")
    # Another name is not kept out, and from elsewhere the first one still is.
    team.sign_in("rita@ours.example", GOOD, "10.0.0.8")
    with pytest.raises(SignInRefused, match="too many"):
        team.sign_in("olive", GOOD, "10.0.0.7")
    clock.now += WINDOW + dt.timedelta(seconds=1)
    team.sign_in("olive", GOOD, "10.0.0.9")


def test_the_old_password_cannot_be_guessed_by_whoever_took_a_session(team, clock):
    olive = team.account("olive")
    for _ in range(MOST_BY_NAME):
        with pytest.raises(InputError, match="not right"):
            team.change_password(olive, "not the right words", "other words which fit")
    with pytest.raises(SignInRefused, match="too many"):
        team.change_password(olive, GOOD, "other words which fit")
    # She herself may still come in.
    team.sign_in("olive", GOOD, "10.0.0.9")
    clock.now += WINDOW + dt.timedelta(seconds=1)
    team.change_password(olive, GOOD, "other words which fit")
    team.sign_in("olive", "other words which fit", "10.0.0.9")


def test_a_token_never_does_more_than_its_account(team, clock):
    with pytest.raises(InputError, match="reader"):
        team.give_token("rita@ours.example", "x", Scope.WRITE)
    token, secret = team.give_token("olive", "reporting", Scope.READ, days=2)
    access = team.token(secret)
    assert (access.scope, access.deals, access.everything, access.may_write) == (Scope.READ, None, False, False)
    _, admin = team.give_token("olive", "all", Scope.ADMIN)
    assert team.token(admin).everything
    team.add("ollie", Role.OWNER, GOOD)
    team.change("olive", role=Role.READER)
    assert team.token(admin).scope is Scope.READ
    assert team.token(admin).deals == frozenset()
    clock.now += dt.timedelta(days=2, seconds=1)
    assert team.token(secret) is None
    assert team.token("nothing of ours") is None
    assert team.ledger.delete_token(token.id)


def test_shares(team):
    rita = team.account("rita@ours.example")
    assert team.access_of(rita).deals == frozenset()
    assert team.share("Harbourline", "rita@ours.example")
    assert not team.share("Harbourline", "rita@ours.example")
    team.share("Open", EVERYONE)
    assert team.access_of(rita).deals == {"Harbourline", "Open"}
    assert team.access_of(team.account("olive")).deals is None
    team.share("Open", EVERYONE, False)
    assert team.access_of(rita).deals == {"Harbourline"}
    team.remove("rita@ours.example")
    assert team.ledger.shares() == []


def test_somebody_stays_an_owner(team):
    for attempt in (
        lambda: team.change("olive", role=Role.READER),
        lambda: team.change("olive", active=False),
        lambda: team.remove("olive"),
    ):
        with pytest.raises(InputError, match="owner"):
            attempt()
    assert team.access_of(team.account("olive")).everything


def test_names(team):
    with pytest.raises(InputError, match="already"):
        team.add("OLIVE", Role.READER, GOOD)
    for name in ("", "a b", "*", "x\ny"):
        with pytest.raises(InputError):
            team.add(name, Role.READER, GOOD)
    with pytest.raises(InputError, match="there are olive"):
        team.account("nobody")


def test_the_log_is_a_chain_that_shows_what_was_changed(team):
    for n in range(5):
        team.log(HERE, "saw", f"page {n}", "Harbourline", {"n": n, "ä": "ö"})
    entries = list(team.ledger.entries())
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert broken_at(entries) is None
    changed = [dataclasses.replace(e, what="nothing") if e.number == 3 else e for e in entries]
    assert broken_at(changed) == 3
    assert broken_at([e for e in entries if e.number != 4]) == 4
    assert broken_at(entries[1:]) == 1
    assert [e.what for e in team.ledger.entries(latest=2)] == ["page 3", "page 4"]
    assert all(e.deal == "Harbourline" for e in team.ledger.entries(deal="Harbourline"))


def test_the_database_itself_refuses_to_change_the_log(team, tmp_path):
    team.log(HERE, "saw", "a page")
    raw = sqlite3.connect(tmp_path / "accounts.db")
    for attempt in ("UPDATE log SET what = 'x'", "DELETE FROM log"):
        with pytest.raises(sqlite3.DatabaseError, match="only grows"):
            raw.execute(attempt)
    raw.close()


def test_many_writers_make_one_chain(tmp_path):
    import threading

    AccountBook(open_ledger(tmp_path)).close()

    def write(name):
        own = AccountBook(open_ledger(tmp_path))
        for n in range(10):
            own.log(HERE, "saw", f"{name} {n}")
        own.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    book = AccountBook(open_ledger(tmp_path))
    entries = list(book.ledger.entries())
    book.close()
    assert len(entries) == 40
    assert broken_at(entries) is None
