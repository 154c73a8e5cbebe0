"""How long pages take: p50 and p95 over thirty requests each, first answers apart.

PYTHONPATH=src python benchmarks/web/pages.py WORKSPACE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
from fastapi.testclient import TestClient

from otherside.domain import Side
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.links import deal_url, person_url
from otherside.workspace import Workspace

REPEATS = 30


def main(folder: Path) -> None:
    """Prints a table."""
    with Workspace.open(folder) as workspace:
        deal = workspace.deals()[0].name
        person = workspace.store.people(deal, Side.THEIRS)[0].id
        talk = workspace.store.conversation_ids(deal)[0]
        counts = workspace.store.counts()
    print(", ".join(f"{value:,} {key}" for key, value in counts.items()))
    client = TestClient(create_app(WebConfig(folder, open_here=True)), base_url="http://127.0.0.1:8765")
    place = deal_url(deal)
    paths = ["/", place, f"{place}/glance", f"{place}/forecast", f"{place}/questions", person_url(person),
             f"/conversations/{talk}", "/import", "/settings", "/write", "/search?q=time",
             "/api/v1/deals", "/api/v1/people?limit=50", "/api/v1/search?q=time"]  # fmt: skip
    print(f"{'':55} {'first':>8} {'p50':>8} {'p95':>8} {'kB':>8}")
    for path in paths:
        times = []
        size = 0
        for _ in range(REPEATS + 1):
            start = time.perf_counter()
            answer = client.get(path)
            times.append(1000 * (time.perf_counter() - start))
            answer.raise_for_status()
            size = len(answer.content)
        p50, p95 = np.percentile(times[1:], [50, 95])
        print(f"{path[:55]:55} {times[0]:8.0f} {p50:8.0f} {p95:8.0f} {size / 1000:8.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
