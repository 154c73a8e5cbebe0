"""Where tokens come from, and where they never are."""

from __future__ import annotations

import pytest

from otherside.domain import InputError
from otherside.sync.secrets import SERVICE, address, has_secret, secret


def test_the_environment_comes_first_then_the_keyring(monkeypatch):
    keyring = pytest.importorskip("keyring", reason="the extra `keyring` is not installed")
    from keyring.backend import KeyringBackend

    class Held(KeyringBackend):
        priority = 1  # type: ignore[assignment]

        def get_password(self, service, username):
            return {("otherside", "OTHERSIDE_HUBSPOT_TOKEN"): "from the keyring"}.get((service, username))

        def set_password(self, service, username, password):
            raise NotImplementedError

        def delete_password(self, service, username):
            raise NotImplementedError

    before = keyring.get_keyring()
    keyring.set_keyring(Held())
    try:
        assert secret("OTHERSIDE_HUBSPOT_TOKEN", "the token", {}) == "from the keyring"
        assert secret("OTHERSIDE_HUBSPOT_TOKEN", "the token", {"OTHERSIDE_HUBSPOT_TOKEN": "set"}) == "set"
        assert not has_secret("OTHERSIDE_IMAP_PASSWORD", {})
        with pytest.raises(InputError, match=f"keyring set {SERVICE} OTHERSIDE_IMAP_PASSWORD"):
            secret("OTHERSIDE_IMAP_PASSWORD", "the password", {})
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("https://x.my.salesforce.com/", "https://x.my.salesforce.com"),
        ("acme.pipedrive.com", "https://acme.pipedrive.com"),
        ("http://localhost:8080/some/path", "http://localhost:8080"),
    ],
)
def test_addresses(given, found):
    assert address("X", "the address", {"X": given}) == found


@pytest.mark.parametrize(
    "given", ["http://crm.example", "ftp://crm.example", "https://", "http://localhost.evil.example"]
)
def test_tokens_go_over_tls_or_nowhere(given):
    with pytest.raises(InputError, match="https://"):
        address("X", "the address", {"X": given})
