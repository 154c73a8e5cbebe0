"""Attacks on coming in: tokens meant for others, addresses that look alike, many guesses at a time, changes meanwhile."""

from __future__ import annotations

import base64
import datetime as dt
import hmac
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("authlib", reason="the extra `accounts` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from otherside.accounts import AccountBook, Role, Scope
from otherside.accounts import book as books
from otherside.accounts.book import MOST_BY_NAME, SignInRefused
from otherside.accounts.oidc import provider_from
from otherside.domain import InputError
from otherside.store.ledger import open_ledger
from tests.accounts.test_oidc import BACK, back
from tests.store.conftest import home, new_url, server  # noqa: F401  (fixtures)

GOOD, OTHER = "four words that fit", "other words which fit"
ID = "https://id.example"


@pytest.fixture
def book(home):  # noqa: F811
    home.mkdir(exist_ok=True)
    made = AccountBook(open_ledger(home))
    made.add("olive", Role.OWNER, GOOD)
    made.add("strauss@ours.example", Role.EDITOR, GOOD)
    yield made
    made.close()


def tried(local, provider):
    url, flow = provider.begin(BACK)
    return provider.finish(BACK, flow, back(local.authorize(url, "s-1", "ann@ours.example")))


# what a provider says

AN_HOUR_ON = "an hour on"


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another-app", "azp": "otherside"},
        {"aud": ["another-app"], "azp": "otherside"},
        {"aud": []},
        {"aud": ""},
        {"aud": None},
        {"aud": ["otherside"], "azp": "another-app"},
        {"sub": ""},
        {"iat": AN_HOUR_ON},
        {"nbf": AN_HOUR_ON},
        {"exp": "tomorrow"},
        {"nonce": None},
        {"at_hash": "of-another-token"},
    ],
    ids=str,
)
def test_a_token_that_was_not_made_for_this_sign_in_is_refused(local, provider, claims):
    # The time is taken here: a test must have one name in every process that collects it.
    local.claims = {key: int(time.time()) + 3600 if value is AN_HOUR_ON else value for key, value in claims.items()}
    with pytest.raises(SignInRefused):
        tried(local, provider)


@pytest.mark.parametrize(
    "claims", [{}, {"aud": ["otherside"]}, {"aud": ["otherside", "x"], "azp": "otherside"}], ids=str
)
def test_a_token_that_was_made_for_it_is_taken(local, provider, claims):
    local.claims = claims
    assert tried(local, provider).subject == "s-1"


def part(data):
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else json.dumps(data).encode()).rstrip(b"=")


@pytest.mark.parametrize("head", [{"alg": "none"}, {"alg": "HS256", "kid": "one"}], ids=str)
def test_a_token_that_anybody_could_sign_is_refused(local, provider, monkeypatch, head):
    def sign(_head, claims, _key):
        said = part(head) + b"." + part(claims)
        # By what everybody knows of the provider, its public key.
        seal = hmac.digest(local.key.as_pem(private=False), said, "sha256") if head["alg"] != "none" else b""
        return (said + b"." + part(seal)).decode()

    monkeypatch.setattr("tests.accounts.provider.jwt.encode", sign)
    with pytest.raises(SignInRefused):
        tried(local, provider)


@pytest.mark.parametrize("status", [500, 302, 200])
def test_a_provider_that_fails_in_the_middle_is_said_in_one_line(local, provider, monkeypatch, status):
    monkeypatch.setattr(local, "exchange", lambda *_: (status, {}))
    with pytest.raises(InputError):
        tried(local, provider)


def test_a_provider_that_is_gone_in_the_middle_is_said_in_one_line(local, provider):
    url, flow = provider.begin(BACK)
    answer = back(local.authorize(url, "s-1", "ann@ours.example"))
    local.close()
    with pytest.raises(InputError, match="cannot be reached"):
        provider.finish(BACK, flow, answer)


@pytest.mark.parametrize(
    "more",
    [{"authorization_endpoint": None}, {"token_endpoint": "http://elsewhere.example/token"}, {"jwks_uri": 7}],
    ids=str,
)
def test_a_provider_whose_description_is_not_whole_or_not_safe_is_said(local, provider, monkeypatch, more):
    about = local.look("/.well-known/openid-configuration")[1]
    monkeypatch.setattr(local, "look", lambda _path: (200, {**about, **more}))
    with pytest.raises(InputError, match=next(iter(more))):
        provider.begin(BACK)


def test_a_provider_that_promises_to_name_itself_must(local, provider, monkeypatch):
    about = local.look("/.well-known/openid-configuration")[1]
    promised = {**about, "authorization_response_iss_parameter_supported": True}
    look = local.look
    monkeypatch.setattr(local, "look", lambda path: (200, promised) if "openid" in path else look(path))
    url, flow = provider.begin(BACK)
    answer = back(local.authorize(url, "s-1", "ann@ours.example"))
    with pytest.raises(SignInRefused, match="another provider"):
        provider.finish(BACK, flow, {key: value for key, value in answer.items() if key != "iss"})
    assert provider.finish(BACK, flow, answer).subject == "s-1"


@pytest.mark.parametrize("place", ["http://127.0.0.1.evil.example", "http://localhost.evil.example", "https://", "x"])
def test_a_provider_without_encryption_is_on_this_machine(place):
    rest = {"OTHERSIDE_OIDC_CLIENT_ID": "us", "OTHERSIDE_OIDC_CLIENT_SECRET": "a-secret"}
    with pytest.raises(InputError, match="https"):
        provider_from({"OTHERSIDE_OIDC_ISSUER": place, **rest})
    for fine in ("https://id.example/realm", "http://localhost:8080/realm", "http://127.0.0.1:9"):
        assert provider_from({"OTHERSIDE_OIDC_ISSUER": fine, **rest})


# whose account it is


@pytest.mark.parametrize(
    "address", ["strauß@ours.example", "ſtrauss@ours.example", "strauss@ours.example\u200b", "olive"]
)
def test_an_address_that_only_looks_like_somebodys_opens_nothing_of_theirs(book, address):
    with pytest.raises(SignInRefused):
        book.by_provider(ID, "s-1", address, True)
    assert book.by_provider(ID, "s-2", "Strauss@Ours.example", True).name == "strauss@ours.example"


def test_who_is_paused_is_bound_to_nobody(book):
    book.change("strauss@ours.example", active=False)
    with pytest.raises(SignInRefused):
        book.by_provider(ID, "s-1", "strauss@ours.example", True)
    book.change("strauss@ours.example", active=True)
    assert book.by_provider(ID, "s-2", "strauss@ours.example", True)


def test_of_two_who_come_first_with_one_address_one_comes_in(book):
    def come(subject):
        try:
            return book.by_provider(ID, subject, "strauss@ours.example", True)
        except SignInRefused:
            return None

    with ThreadPoolExecutor(8) as pool:
        came = [found for found in pool.map(come, [f"s-{n}" for n in range(8)]) if found]
    assert len(came) == 1
    assert book.account("strauss@ours.example").subject == came[0].subject


def test_an_id_is_no_name_to_sign_in_by(book):
    with pytest.raises(SignInRefused, match="wrong"):
        book.sign_in(book.account("olive").id, GOOD, "a")


# many at a time, and changes meanwhile


def test_of_many_guesses_at_a_time_no_more_are_looked_at_than_one_after_the_other(book, monkeypatch):
    looked, lock = [], threading.Lock()

    def slow(_encoded, _password):
        with lock:
            looked.append(1)
        time.sleep(0.2)
        return False

    monkeypatch.setattr(books, "fits", slow)

    def guess(number):
        with pytest.raises(SignInRefused):
            book.sign_in("olive", f"guess number {number}", f"10.0.0.{number}")

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(guess, range(30)))
    assert len(looked) == MOST_BY_NAME


def test_coming_in_rightly_costs_nobody_else_an_attempt(book):
    for _ in range(books.MOST_BY_ADDRESS + 5):
        book.sign_in("olive", GOOD, "10.0.0.1")
    with pytest.raises(SignInRefused, match="wrong"):
        book.sign_in("olive", OTHER, "10.0.0.1")


@pytest.mark.parametrize("change", [{"password": OTHER}, {"active": False}], ids=str)
def test_a_change_while_somebody_signs_in_by_the_old_password_keeps_them_out(book, monkeypatch, change):
    real = books.fits

    def meanwhile(encoded, password):
        good = real(encoded, password)
        book.change("strauss@ours.example", **change)
        return good

    monkeypatch.setattr(books, "fits", meanwhile)
    with pytest.raises(SignInRefused):
        book.sign_in("strauss@ours.example", GOOD, "a")


def test_who_is_paused_while_their_hash_is_made_anew_stays_paused(book, monkeypatch):
    def meanwhile(_encoded):
        book.change("strauss@ours.example", active=False)
        return True

    monkeypatch.setattr(books, "outdated", meanwhile)
    with pytest.raises(SignInRefused):
        book.sign_in("strauss@ours.example", GOOD, "a")
    assert not book.account("strauss@ours.example").active


def test_two_owners_who_change_somebody_at_once_both_do(book, monkeypatch):
    real = books.hash_password

    def meanwhile(password):
        monkeypatch.setattr(books, "hash_password", real)
        book.change("strauss@ours.example", active=False, role=Role.READER)
        return real(password)

    monkeypatch.setattr(books, "hash_password", meanwhile)
    book.change("strauss@ours.example", password=OTHER)
    found = book.account("strauss@ours.example")
    assert (found.active, found.role) == (False, Role.READER)


def test_nobody_lets_in_a_token_or_session_of_somebody_removed(book):
    session = book.sign_in("strauss@ours.example", GOOD, "a").session
    _, token = book.give_token("strauss@ours.example", "x", Scope.WRITE)
    book.remove("strauss@ours.example")
    book.add("strauss@ours.example", Role.EDITOR, OTHER)
    assert book.session(session) is None
    assert book.token(token) is None


def test_who_could_not_come_in_is_not_called_this_machine(book):
    with pytest.raises(SignInRefused):
        book.sign_in("olive", OTHER, "10.0.0.1")
    with pytest.raises(SignInRefused):
        book.by_provider(ID, "s-1", "x@ours.example", True)
    entries = list(book.ledger.entries())
    assert [(e.name, e.action) for e in entries] == [("not signed in", "refused")] * 2
    assert entries[0].at > dt.datetime(2026, 1, 1)
