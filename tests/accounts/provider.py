"""An OpenID provider for tests that keeps to the protocol: discovery, PKCE, codes that work once, signed tokens, keys."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


class LocalProvider:
    """A server on this machine; a person is signed in by ``authorize``, which does what a browser would."""

    def __init__(self, client: str = "otherside", secret: str = "shhh") -> None:
        self.client, self.secret = client, secret
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.signs_with = self.key
        self.codes: dict[str, dict[str, Any]] = {}
        #: What a dishonest or broken provider would say instead.
        self.claims: dict[str, Any] = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(*provider.look(self.path))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                self._answer(*provider.exchange(self.path, self.headers.get("authorization", ""), body))

            def _answer(self, status: int, data: dict[str, Any]) -> None:
                packed = json.dumps(data).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(packed)))
                self.end_headers()
                self.wfile.write(packed)

            def log_message(self, format: str, *args: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Ends it."""
        self.server.shutdown()
        self.server.server_close()

    def authorize(self, url: str, subject: str, email: str, verified: Any = True) -> str:
        """What a browser comes back to, once a person has signed in at an address that we sent it to."""
        parts = urlsplit(url)
        asked = {k: v[0] for k, v in parse_qs(parts.query).items()}
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.issuer}/authorize"
        assert asked["response_type"] == "code"
        assert asked["client_id"] == self.client
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "sub": subject, "email": email, "email_verified": verified}
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"], "iss": self.issuer})

    def look(self, path: str) -> tuple[int, dict[str, Any]]:
        """Discovery and keys."""
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        if path == "/keys":
            return 200, dict(KeySet([self.key]).as_dict(private=False))
        return 404, {}

    def exchange(self, path: str, authorization: str, body: str) -> tuple[int, dict[str, Any]]:
        """A code for a token."""
        if path != "/token":
            return 404, {}
        kind, _, packed = authorization.partition(" ")
        if kind != "Basic" or base64.b64decode(packed).decode() != f"{self.client}:{self.secret}":
            return 401, {"error": "invalid_client"}
        sent = {k: v[0] for k, v in parse_qs(body).items()}
        held = self.codes.pop(sent.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if (
            held is None
            or sent.get("grant_type") != "authorization_code"
            or sent.get("redirect_uri") != held["redirect_uri"]
            or proof.rstrip(b"=").decode() != held["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.client, "sub": held["sub"], "iat": now, "exp": now + 300,
            "nonce": held["nonce"], "email": held["email"], "email_verified": held["email_verified"], **self.claims,
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with)
        return 200, {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": signed}
