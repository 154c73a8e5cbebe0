"""What one question to the server costs: clock and processor, here and there.

PYTHONPATH=src:. python -m benchmarks.team.questions
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.team.place import database_worked
from otherside.domain import Conversation, Turn
from otherside.store import SourceRecord, create_store, open_store
from otherside.store.postgres import disconnect
from otherside.store.stored import CrmRecords
from tests.store.server import Server

_TIMES = 200


def main() -> None:
    """Asks each question so many times."""
    folder, server = Path(tempfile.mkdtemp(prefix="otherside-questions-")), Server()
    try:
        server.run("CREATE DATABASE team")
        store = create_store(folder / "team", server.url("team"))
        turns = tuple(Turn(f"We looked at part {n} again and it takes us two days.", "Dana Lee") for n in range(50))
        for n in range(20):
            call = Conversation(f"{n}", "vtt", turns)
            store.put_source(SourceRecord(f"/{n}", f"{n}", f"{n}", "vtt"), [(f"c{n}", f"d{n}", call)], CrmRecords())
        questions: dict[str, Callable[[int], object]] = {
            "read a conversation of 50 turns": lambda n: store.conversation(f"c{n % 20}"),
            "open a workspace": lambda n: open_store(folder / "team").erasures(),
            "settings": lambda n: store.settings(),
        }
        for name, ask in questions.items():
            for n in range(10):
                ask(n)
            here, there, spent = time.process_time(), database_worked(server), []
            for n in range(_TIMES):
                begin = time.perf_counter()
                ask(n)
                spent.append(1000 * (time.perf_counter() - begin))
            low, high = np.percentile(spent, [50, 95])
            print(
                f"{name:34} p50 {low:6.1f} ms  p95 {high:6.1f} ms  processor here "
                f"{1000 * (time.process_time() - here) / _TIMES:5.2f} ms, "
                f"server {1000 * (database_worked(server) - there) / _TIMES:5.2f} ms"
            )
    finally:
        disconnect()
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
