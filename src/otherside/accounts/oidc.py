"""Signing in by an OpenID provider: authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636).

Authlib speaks OAuth and checks the claims, joserfc the signature. Nothing here is called unless the three settings are
there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

from otherside.accounts.book import SignInRefused
from otherside.domain import InputError

#: Signatures with a key that only the provider has.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
_LEEWAY = 60
_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class ProviderConfig:
    """Where people of ours are known.

    Attributes:
        issuer: the provider's address, as it stands in its tokens.
        client_id: by which it knows us.
        client_secret: likewise.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


def provider_from(environment: Mapping[str, str] = os.environ) -> ProviderConfig | None:
    """The provider that the environment names, if any.

    Raises:
        InputError: some of the three settings are there and some are not, or the address is not one.
    """
    names = ("OTHERSIDE_OIDC_ISSUER", "OTHERSIDE_OIDC_CLIENT_ID", "OTHERSIDE_OIDC_CLIENT_SECRET")
    given = [environment.get(name, "").strip() for name in names]
    if not any(given):
        return None
    if missing := [name for name, value in zip(names, given, strict=True) if not value]:
        raise InputError(f"signing in by a provider needs {', '.join(names)}; {missing[0]} is not set")
    if not _safe(given[0]):
        raise InputError(f"{names[0]}: {given[0]!r} must begin with https://")
    return ProviderConfig(*given)


def _safe(address: object) -> bool:
    """Whether secrets may go to an address: over TLS, or within this machine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (local and parts.scheme == "http"))


def _lost() -> tuple[type[Exception], ...]:
    """Errors of the way to the provider: Authlib takes httpx, or what comes after it where that is installed."""
    return tuple(sys.modules[name].HTTPError for name in ("httpx", "httpx2") if name in sys.modules)


@dataclass(frozen=True, slots=True)
class Flow:
    """One attempt, kept with the browser that began it until it comes back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for."""

    issuer: str
    subject: str
    email: str | None
    verified: bool


class Provider:
    """The provider as we talk to it."""

    def __init__(self, config: ProviderConfig) -> None:
        self.config = config
        self._metadata: dict[str, Any] | None = None

    def begin(self, redirect: str) -> tuple[str, Flow]:
        """The address to send a browser to, and what must be known when it comes back.

        Raises:
            InputError: the provider cannot be reached or is another one.
        """
        from authlib.common.security import generate_token

        flow = Flow(generate_token(32), generate_token(32), generate_token(64))
        with self._client(redirect) as client:
            url, _ = client.create_authorization_url(
                self._about()["authorization_endpoint"], state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier
            )
        return str(url), flow

    def finish(self, redirect: str, flow: Flow, answer: Mapping[str, str]) -> Vouched:
        """Whom the provider vouches for, from what the browser came back with.

        Raises:
            SignInRefused: the answer is not to this attempt, or the provider's token is not valid.
            InputError: the provider cannot be reached.
        """
        import hmac

        from authlib.common.errors import AuthlibBaseError
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        if not hmac.compare_digest(answer.get("state", "").encode(), flow.state.encode()) or not answer.get("code"):
            raise SignInRefused("the provider did not sign you in, or this was an earlier attempt; begin again")
        about = self._about()
        # RFC 9207: a provider that says who it is must be the one that was asked, and one that promised to must.
        promised = about.get("authorization_response_iss_parameter_supported") is True
        if answer.get("iss", "" if promised else self.config.issuer) != self.config.issuer:
            raise SignInRefused("another provider has answered; begin again")
        try:
            with self._client(redirect) as client:
                token = client.fetch_token(
                    about["token_endpoint"], grant_type="authorization_code", code=answer["code"],
                    code_verifier=flow.verifier,
                )  # fmt: skip
            keys = KeySet.import_key_set(cast(Any, self._get(about["jwks_uri"])))
            signed = jwt.decode(str(token.get("id_token", "")), keys, algorithms=_ALGORITHMS)
            claims = CodeIDToken(
                signed.claims,
                signed.header,
                {
                    "iss": {"essential": True, "value": self.config.issuer},
                    "sub": {"essential": True},
                    # The library lets a token for others pass that names us as who may use it, or is for nobody.
                    "aud": {"essential": True, "value": self.config.client_id},
                },
                {"nonce": flow.nonce, "client_id": self.config.client_id, "access_token": token.get("access_token")},
            )
            claims.validate(leeway=_LEEWAY)
        except _lost() as error:
            raise self._away() from error
        except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError) as error:
            raise SignInRefused("what the provider says of you is not valid; begin again, or ask an owner") from error
        # Some providers write it as text.
        verified = str(claims.get("email_verified", "")).casefold() == "true"
        email = claims.get("email")
        return Vouched(self.config.issuer, str(claims["sub"]), str(email) if email else None, verified)

    def _about(self) -> dict[str, Any]:
        """OpenID Connect Discovery 1.0."""
        if self._metadata is None:
            found = self._get(self.config.issuer.rstrip("/") + "/.well-known/openid-configuration")
            if found.get("issuer") != self.config.issuer:
                raise InputError(
                    f"OTHERSIDE_OIDC_ISSUER is {self.config.issuer!r}, and what answers there calls itself "
                    f"{found.get('issuer')!r}; write the address exactly as the provider does"
                )
            for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                if not _safe(found.get(name)):
                    raise InputError(
                        f"the sign-in provider at {self.config.issuer} names no safe {name}; tell its makers"
                    )
            self._metadata = found
        return self._metadata

    def _away(self) -> InputError:
        return InputError(f"the sign-in provider at {self.config.issuer} cannot be reached; try again later")

    def _get(self, url: str) -> dict[str, Any]:
        import httpx

        try:
            with httpx.Client(timeout=_TIMEOUT) as client:
                answer = client.get(url)
                answer.raise_for_status()
                found = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise self._away() from error
        if not isinstance(found, dict):
            raise InputError(f"{url}: what answers there is no OpenID provider; check OTHERSIDE_OIDC_ISSUER")
        return found

    def _client(self, redirect: str) -> Any:
        try:
            from authlib.integrations.httpx_client import OAuth2Client
        except ImportError as error:
            raise InputError(
                "signing in by a provider needs Authlib, which is not installed; pip install 'otherside[accounts]'"
            ) from error
        return OAuth2Client(
            self.config.client_id, self.config.client_secret, scope="openid email", redirect_uri=redirect,
            code_challenge_method="S256", timeout=_TIMEOUT,
        )  # fmt: skip
