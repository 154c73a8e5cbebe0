"""A provider that people sign in by, and what asks it."""

import pytest

from otherside.accounts.oidc import Provider, ProviderConfig
from tests.accounts.provider import LocalProvider


@pytest.fixture
def local():
    made = LocalProvider()
    yield made
    made.close()


@pytest.fixture
def provider(local):
    return Provider(ProviderConfig(local.issuer, local.client, local.secret))
