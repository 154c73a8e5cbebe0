"""Which systems there are, and how to get to each. Their clients load only when they are used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from otherside.domain import InputError
from otherside.sync.remote import Connector

#: Name of the system, its module here, and what its extra installs.
SYSTEMS: dict[str, tuple[str, str]] = {
    "hubspot": ("hubspot", "hubspot-api-client"),
    "salesforce": ("salesforce", "simple-salesforce"),
    "pipedrive": ("pipedrive", "httpx"),
}


def connect(system: str) -> Connector:
    """A connector with the token that the environment or the keyring holds.

    Raises:
        InputError: no such system, its client is not installed, or its token is missing.
    """
    if system not in SYSTEMS:
        raise InputError(f"no system is called {system!r}; there are {', '.join(SYSTEMS)}")
    module, package = SYSTEMS[system]
    try:
        opened: Callable[[], Connector] = import_module(f"otherside.sync.{module}").connect
    except ImportError as error:
        raise InputError(
            f"{system} needs the package {package}; install it with: pip install 'otherside[{system}]'"
        ) from error
    return opened()
