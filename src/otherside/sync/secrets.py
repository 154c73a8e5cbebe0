"""Tokens and passwords: from the environment or the keyring of the operating system, never from a file of ours."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from otherside.domain import InputError

#: Under this name the keyring holds our secrets; each entry is called as its environment variable.
SERVICE = "otherside"


def secret(name: str, what: str, environment: Mapping[str, str] = os.environ) -> str:
    """A secret by the name of its environment variable, else from the keyring.

    Args:
        what: it is, for the error's text.

    Raises:
        InputError: it is in neither.
    """
    found = environment.get(name, "").strip() or _in_keyring(name)
    if not found:
        raise InputError(
            f"{what} is missing: set {name} in the environment, or put it into the keyring with: "
            f"keyring set {SERVICE} {name}"
        )
    return found


def has_secret(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is one of that name."""
    return bool(environment.get(name, "").strip() or _in_keyring(name))


def setting(name: str, what: str, environment: Mapping[str, str] = os.environ, default: str = "") -> str:
    """A setting that is no secret.

    Raises:
        InputError: it is not set and has no default.
    """
    found = environment.get(name, "").strip() or default
    if not found:
        raise InputError(f"{what} is missing: set {name} in the environment")
    return found


def address(name: str, what: str, environment: Mapping[str, str] = os.environ, default: str = "") -> str:
    """The address of a server, without a slash at its end; tokens go over TLS only, or to this machine.

    Raises:
        InputError: it is missing, or no such address.
    """
    found = setting(name, what, environment, default)
    parts = urlsplit(found if "://" in found else f"https://{found}")
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or (parts.scheme != "https" and not (local and parts.scheme == "http")):
        raise InputError(f"{name}: {found!r} is no address that begins with https://")
    return f"{parts.scheme}://{parts.netloc}"


def _in_keyring(name: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return (keyring.get_password(SERVICE, name) or "").strip()
    except (KeyringError, RuntimeError, OSError):
        # No keyring is open on this machine, such as on a server: the environment is what counts.
        return ""
