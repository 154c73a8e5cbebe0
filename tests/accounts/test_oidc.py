"""Signing in by a provider: who is vouched for comes in, and nothing else that comes back does."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("authlib", reason="the extra `accounts` is not installed")
pytest.importorskip("argon2", reason="the extra `accounts` is not installed")

from joserfc.jwk import RSAKey

from otherside.accounts import AccountBook, Role
from otherside.accounts.book import SignInRefused
from otherside.accounts.oidc import Provider, ProviderConfig, provider_from
from otherside.domain import InputError
from otherside.store.ledger import open_ledger

BACK = "https://otherside.example/login/callback"


def back(url):
    from urllib.parse import parse_qsl, urlsplit

    return dict(parse_qsl(urlsplit(url).query))


def test_the_whole_way(local, provider):
    url, flow = provider.begin(BACK)
    who = provider.finish(BACK, flow, back(local.authorize(url, "s-1", "Ann@Ours.example")))
    assert (who.issuer, who.subject, who.email, who.verified) == (local.issuer, "s-1", "Ann@Ours.example", True)


def test_a_code_works_once_and_only_for_who_began(local, provider):
    url, flow = provider.begin(BACK)
    answer = back(local.authorize(url, "s-1", "ann@ours.example"))
    _, another = provider.begin(BACK)
    with pytest.raises(SignInRefused, match="begin again"):
        provider.finish(BACK, another, answer)
    provider.finish(BACK, flow, answer)
    with pytest.raises(SignInRefused, match="not valid"):
        provider.finish(BACK, flow, answer)


def test_a_stolen_code_is_nothing_without_the_verifier(local, provider):
    import dataclasses

    url, flow = provider.begin(BACK)
    answer = back(local.authorize(url, "s-1", "ann@ours.example"))
    with pytest.raises(SignInRefused, match="not valid"):
        provider.finish(BACK, dataclasses.replace(flow, verifier="x" * 64), answer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "another"},
        {"aud": "somebody-else"},
        {"iss": "https://evil.example"},
        {"exp": int(time.time()) - 3600},
        {"sub": None},
    ],
    ids=lambda w: next(iter(w)),
)
def test_claims_that_are_wrong_are_refused(local, provider, wrong):
    local.claims = wrong
    url, flow = provider.begin(BACK)
    with pytest.raises(SignInRefused):
        provider.finish(BACK, flow, back(local.authorize(url, "s-1", "ann@ours.example")))


def test_a_token_signed_by_another_key_is_refused(local, provider):
    local.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    url, flow = provider.begin(BACK)
    with pytest.raises(SignInRefused, match="not valid"):
        provider.finish(BACK, flow, back(local.authorize(url, "s-1", "ann@ours.example")))


def test_another_provider_answering_is_refused(local, provider):
    url, flow = provider.begin(BACK)
    answer = {**back(local.authorize(url, "s-1", "ann@ours.example")), "iss": "https://evil.example"}
    with pytest.raises(SignInRefused, match="another provider"):
        provider.finish(BACK, flow, answer)


def test_a_provider_of_another_name_or_out_of_reach_is_said(local):
    wrong = Provider(ProviderConfig(local.issuer + "/", local.client, local.secret))
    with pytest.raises(InputError, match="exactly as the provider"):
        wrong.begin(BACK)
    gone = Provider(ProviderConfig(local.issuer + "/else", local.client, local.secret))
    with pytest.raises(InputError, match="cannot be reached"):
        gone.begin(BACK)


def test_settings_are_all_there_or_none():
    assert provider_from({}) is None
    with pytest.raises(InputError, match="CLIENT_ID is not set"):
        provider_from({"OTHERSIDE_OIDC_ISSUER": "https://id.example"})
    full = {
        "OTHERSIDE_OIDC_ISSUER": "https://id.example",
        "OTHERSIDE_OIDC_CLIENT_ID": "us",
        "OTHERSIDE_OIDC_CLIENT_SECRET": "a-secret",
    }
    assert provider_from(full) is not None
    assert "a-secret" not in repr(provider_from(full))
    with pytest.raises(InputError, match="https"):
        provider_from({**full, "OTHERSIDE_OIDC_ISSUER": "http://id.example"})


def test_an_account_is_found_by_a_verified_address_once_and_then_by_their_id(tmp_path):
    book = AccountBook(open_ledger(tmp_path))
    book.add("root", Role.OWNER, "four words that fit")
    ann = book.add("ann@ours.example", Role.READER)
    with pytest.raises(SignInRefused):
        book.by_provider("https://id.example", "s-1", "ann@ours.example", False)
    assert book.by_provider("https://id.example", "s-1", "Ann@ours.example", True).id == ann.id
    # The address now belongs to somebody else at the provider: they are not let in as her.
    with pytest.raises(SignInRefused):
        book.by_provider("https://id.example", "s-2", "ann@ours.example", True)
    assert book.by_provider("https://id.example", "s-1", "new@ours.example", True).id == ann.id
    with pytest.raises(SignInRefused, match="no account"):
        book.by_provider("https://id.example", "s-3", "nobody@ours.example", True)
    book.close()
