"""Processor time of MCP calls within one server process: what is asked first apart from what is asked again.

PYTHONPATH=src python benchmarks/web/assistants.py WORKSPACE [--repeats 20]

Each call goes through the server's own ``call_tool`` and is written as JSON, as it is sent. The first one is what a change of
the workspace costs; afterwards answers are kept until the next change.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import numpy as np

from otherside.mcp.server import OthersideServer
from otherside.workspace import Workspace

LIMIT_MS = 150


def main() -> int:
    """Prints a table; 1 if what is asked again takes longer than it may."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=20)
    given = parser.parse_args()
    with Workspace.open(given.folder) as workspace:
        deal = workspace.deals()[0].name
    server = OthersideServer(given.folder)
    slow = 0
    print(f"{'ms of the processor':30} {'first':>8} {'p50':>8} {'p95':>8} {'kB':>8}")

    def tool(name: str, **arguments: Any) -> Callable[[], int]:
        def call() -> int:
            return len(anyio.run(server.call_tool, name, arguments).model_dump_json())

        return call

    def listed() -> int:
        return sum(len(r.model_dump_json()) for r in anyio.run(server.list_resources))

    for name, call in (
        ("list_deals", tool("list_deals")),
        ("list_people", tool("list_people")),
        ("list_people of a deal", tool("list_people", deal=deal)),
        ("questions of a deal", tool("questions", deal=deal)),
        ("resources", listed),
    ):
        times = []
        for _ in range(given.repeats + 1):
            start = time.process_time()
            size = call()
            times.append(1000 * (time.process_time() - start))
        p50, p95 = np.percentile(times[1:], [50, 95])
        slow += bool(p95 > LIMIT_MS)
        print(f"{name:30} {times[0]:8.0f} {p50:8.0f} {p95:8.0f} {size / 1000:8.1f}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
