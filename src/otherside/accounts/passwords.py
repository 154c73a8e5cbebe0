"""Passwords: Argon2id with the library's recommended cost; a rule that asks for length and nothing else."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from otherside.domain import InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: NIST SP 800-63B: length is what counts; no rules about kinds of characters.
SHORTEST = 12
_LONGEST = 1024
#: Each takes 64 MB: as many as come at once would take the machine's memory.
_AT_A_TIME = threading.BoundedSemaphore(4)


def check_password(password: str, name: str) -> None:
    """Refuses what is guessed first.

    Raises:
        InputError: with the remedy.
    """
    if len(password) < SHORTEST:
        raise InputError(f"the password has {len(password)} characters; use at least {SHORTEST}, such as four words")
    if len(password) > _LONGEST:
        raise InputError(f"the password is longer than {_LONGEST} characters; use a shorter one")
    plain = password.casefold()
    if len(set(plain)) < 5 or plain.strip(name.casefold()) == "" or name.casefold() == plain:
        raise InputError("the password is too easy to guess; use four words that have nothing to do with each other")


def hash_password(password: str) -> str:
    """The encoded Argon2id hash, salt and cost included."""
    with _AT_A_TIME:
        return _hasher().hash(password)


def fits(encoded: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed. As slow for an account that is not there."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        with _AT_A_TIME:
            return _hasher().verify(encoded or _nobody(), password[:_LONGEST]) and encoded is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(encoded: str) -> bool:
    """Whether a hash was made at a lower cost than today's."""
    return _hasher().check_needs_rehash(encoded)


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise InputError(
            "accounts need the package argon2-cffi, which is not installed; pip install 'otherside[accounts]'"
        ) from error
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")
