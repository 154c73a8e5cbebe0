"""What one call works out of a deal more than once is worked out once: its conversations, and what is read in all of them.

In: a function of a workspace and a deal. Out: the same, with what ``once`` made kept from its first use to the end of the outermost
such call, of one deal at a time. Nothing outlives the call, so that whatever is erased or added afterwards is seen by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from otherside.domain import Deal

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class _Kept:
    workspace: Workspace
    deal: str
    made: dict[Hashable, Any] = field(default_factory=dict)


_NOW: ContextVar[_Kept | None] = ContextVar("one_call", default=None)


@contextmanager
def of_deal(workspace: Workspace, deal: str) -> Iterator[None]:
    """Within it ``once`` keeps what it makes of the deal; inside another of the same deal it is a part of that one."""
    if _of(workspace, deal) is not None:
        yield
        return
    before = _NOW.set(_Kept(workspace, deal))
    try:
        yield
    finally:
        _NOW.reset(before)


def one_call(
    function: Callable[Concatenate[Workspace, Deal, P], T],
) -> Callable[Concatenate[Workspace, Deal, P], T]:
    """A function that reads a deal, with everything under it within ``of_deal``."""

    @wraps(function)
    def within(workspace: Workspace, deal: Deal, /, *args: P.args, **more: P.kwargs) -> T:
        with of_deal(workspace, deal.name):
            return function(workspace, deal, *args, **more)

    return within


def keeps(workspace: Workspace, deal: str) -> bool:
    """Whether a call on this deal is under way, so that what ``once`` makes is kept."""
    return _of(workspace, deal) is not None


def once(workspace: Workspace, deal: str, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` gives, made once within ``of_deal`` and each time outside; nobody may change it.

    Args:
        key: what it is, with everything that it depends on beside the store.
    """
    now = _of(workspace, deal)
    if now is None:
        return make()
    if key not in now.made:
        now.made[key] = make()
    found: T = now.made[key]
    return found


def _of(workspace: Workspace, deal: str) -> _Kept | None:
    now = _NOW.get()
    return now if now is not None and now.workspace is workspace and now.deal == deal else None
