"""What tests of several rooms work with: a call, and work for processes beside the application, functions of a module as they must be."""

from __future__ import annotations

import os
import time
from typing import Any

CALL = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Pia Sand>What would be different for you in a year?</v>

00:00:06.000 --> 00:00:14.000
<v Lena Brook>I want my team to be the ones people trust with the hard cases.</v>

00:00:15.000 --> 00:00:24.000
<v Lena Brook>I am afraid that another failed rollout would cost me my standing here.</v>

00:00:25.000 --> 00:00:34.000
<v Lena Brook>Right now we copy everything by hand from one sheet into another, every Friday.</v>
"""


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
