"""For whom something is done: said once where somebody comes in, and known to whatever writes to the log.

What sends words out of the house is called from the command line, from pages and from work in the background, and should not
have to be told by each of them who asked.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from otherside.accounts.model import Access

_FOR: ContextVar[Access | None] = ContextVar("otherside_acting_for", default=None)


@contextmanager
def acting_for(access: Access | None) -> Iterator[None]:
    """What is done within is done for an account; for ``None``, for whoever sits at the machine."""
    before = _FOR.set(access)
    try:
        yield
    finally:
        _FOR.reset(before)


def whom() -> Access | None:
    """For whom it is; ``None`` is whoever sits at the machine."""
    return _FOR.get()


def at_the_machine() -> str:
    """The name under which somebody sits at the machine; ``"user"`` where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "user"
