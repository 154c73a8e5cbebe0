"""How the web application runs: where the workspace is, who may come in, how large an upload may be."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from otherside.accounts.oidc import ProviderConfig
from otherside.domain import InputError
from otherside.workspace.scoped import accounts_in_use


@dataclass(frozen=True, slots=True)
class WebConfig:
    """Settings of one run.

    Attributes:
        folder: of the workspace.
        host: address to listen on.
        port: to listen on.
        login: opens the application once, in the address that ``serve`` prints.
        api_token: for scripts, as ``Authorization: Bearer``; none unless set.
        open_here: no login on this machine; refused for other addresses.
        upload_bytes: most bytes of one upload, all files together.
        upload_files: most files of one upload.
        body_bytes: most bytes of any other request.
        examples: folder of the bundled examples, if it is there.
        url: the address that people use, where a proxy stands in front, such as ``https://otherside.example``.
        provider: where people of ours are known, for signing in with OpenID Connect.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8765
    login: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    api_token: str | None = None
    open_here: bool = False
    upload_bytes: int = 64 * 1024 * 1024
    upload_files: int = 500
    body_bytes: int = 2 * 1024 * 1024
    examples: Path | None = None
    url: str | None = None
    provider: ProviderConfig | None = None

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it: then whoever has its link or its secret may do everything."""
        return is_loopback(self.host) and self.url is None

    @property
    def secure(self) -> bool:
        """Whether people come over TLS, so that cookies may ask for it."""
        return self.url is not None and self.url.startswith("https://")

    @property
    def address(self) -> str:
        """The address that people use, without a slash at the end."""
        if self.url is not None:
            return self.url.rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def cookie(self) -> str:
        """Name of the session cookie. Cookies do not know ports, so that two workspaces need two names."""
        return f"otherside-{self.port}"

    def check(self) -> None:
        """Refuses to be reachable from other machines without authentication.

        Raises:
            InputError: with the remedy.
        """
        if self.url is not None and urlsplit(self.url).scheme not in ("http", "https"):
            raise InputError(f"--url {self.url!r} is not an address; write it as https://otherside.example")
        if self.local:
            return
        what = f"--url {self.url}" if is_loopback(self.host) else f"--host {self.host}"
        if self.open_here:
            raise InputError(f"{what}: --no-login works on this machine only; leave one of the two out")
        if not accounts_in_use(self.folder):
            raise InputError(
                f"{what}: other machines could read this workspace; make an account first: "
                "otherside users add NAME --role owner"
            )

    def hosts(self) -> frozenset[str]:
        """Names under which we answer. A page elsewhere that points its own name at us is turned away."""
        named = urlsplit(self.url).hostname if self.url is not None else None
        known = {"localhost", "127.0.0.1", "::1", self.host.strip("[]").casefold()}
        return frozenset(known | ({named.casefold()} if named else set()))


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bundled_examples() -> Path | None:
    """The examples inside the package, else those of the repository the package is run from."""
    import otherside

    package = Path(otherside.__file__).parent
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / "harbourline").is_dir():
            return folder
    return None
