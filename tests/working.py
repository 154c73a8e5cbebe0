"""Work for processes beside the application: functions of a module, as they must be."""

from __future__ import annotations

import os
import time
from typing import Any


def name(_state: Any, workspace: Any, deal: str) -> str:
    """The deal's name."""
    return str(workspace.deal(deal).name)


def words(_state: Any, workspace: Any, deal: str) -> list[str]:
    """What was said in the deal."""
    return [held.turn.text for stored in workspace.conversations(deal) for held in stored.turns]


def place(_state: Any, _workspace: Any, _deal: str) -> int:
    """The process that works."""
    return os.getpid()


def sleeps(_state: Any, _workspace: Any, _deal: str, seconds: float) -> str:
    """Takes a while."""
    time.sleep(seconds)
    return "slept"


def dies(_state: Any, _workspace: Any, _deal: str) -> None:
    """Ends its process."""
    os._exit(9)


def dies_once(_state: Any, _workspace: Any, _deal: str, mark: str) -> str:
    """Ends its process, unless it did before."""
    if not os.path.exists(mark):
        with open(mark, "w", encoding="utf-8"):
            pass
        os._exit(9)
    return "alive"


def cannot_be_sent(_state: Any, _workspace: Any, _deal: str) -> Any:
    """Gives what has no pickle."""
    return lambda: None
