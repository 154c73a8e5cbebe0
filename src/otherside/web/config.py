"""How the web application runs: where the workspace is, who may come in, how large an upload may be."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from otherside.domain import InputError

#: Shortest token that is accepted where the application can be reached from other machines.
SHORTEST_TOKEN = 20


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

    @property
    def cookie(self) -> str:
        """Name of the session cookie. Cookies do not know ports, so that two workspaces need two names."""
        return f"otherside-{self.port}"

    def check(self) -> None:
        """Refuses to be reachable from other machines without authentication.

        Raises:
            InputError: with the remedy.
        """
        if is_loopback(self.host):
            return
        if self.open_here:
            raise InputError(f"--host {self.host}: --no-login works on this machine only; leave one of the two out")
        if not self.api_token or len(self.api_token) < SHORTEST_TOKEN:
            raise InputError(
                f"--host {self.host}: other machines could read this workspace; set OTHERSIDE_API_TOKEN to a secret of "
                f"at least {SHORTEST_TOKEN} characters first, or stay on 127.0.0.1"
            )

    def hosts(self) -> frozenset[str]:
        """Names under which we answer. A page elsewhere that points its own name at us is turned away."""
        return frozenset({"localhost", "127.0.0.1", "::1", self.host.strip("[]").casefold()})


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
