"""How long pages and API calls take: p50 and p95 over repeated requests, first answers apart.

PYTHONPATH=src python benchmarks/web/pages.py WORKSPACE [--repeats 30] [--only TEXT] [--profile PATH]

The first answer of a part that is worked out (a forecast, questions) is what its placeholder waits for; it is kept until
the workspace changes. Time of the processor stands beside time of the clock, since the machine may be busy with other things.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from pathlib import Path

import numpy as np
from fastapi.testclient import TestClient

from otherside.domain import Side
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.links import deal_key, deal_url, person_url
from otherside.workspace import Workspace, searching

LIMIT_MS, LIMIT_KB = 150, 300
#: Pages of the market once it has been worked out. ``{}`` is another word at each request: a question is seldom asked twice.
MARKET = (
    "/market", "/market?facet=fear", "/market/language", "/market/segments", "/market/positioning", "/market/messages",
    "/market/ask?q=what+do+they+say+about+{}", "/api/v1/ask?q=who+is+afraid+of+{}", "/api/v1/market",
    "/api/v1/market/themes",
)  # fmt: skip
WORDS = "audit rosters budget board crew training invoices contract summer depot drivers payroll".split()


def paths_of(folder: Path) -> tuple[list[str], list[str]]:
    """``(what must be there at once, what is worked out behind a placeholder)`` for one deal and one person of it."""
    from urllib.parse import quote

    with Workspace.open(folder) as workspace:
        deal = workspace.deals()[0].name
        person = workspace.store.people(deal, Side.THEIRS)[0].id
        talk = workspace.store.conversation_ids(deal)[0]
        counts = workspace.store.counts()
    print(", ".join(f"{value:,} {key}" for key, value in counts.items()))
    place, api = deal_url(deal), f"/api/v1/deals/{quote(deal_key(deal), safe='~')}"
    named = quote(deal, safe="")
    at_once = [
        "/", "/?offset=25", place, person_url(person), f"{person_url(person)}?deal={named}", f"/conversations/{talk}",
        "/import", "/settings", "/write", f"/write?deal={named}&to={person}", "/search", "/search?q=audit",
        f"/search?q=audit&deal={named}", "/api/v1/deals?limit=50", "/api/v1/people?limit=50", f"/api/v1/people?deal={named}&limit=50",
        f"/api/v1/people/{person}",  "/api/v1/conversations?limit=50",
        f"/api/v1/conversations/{talk}", "/api/v1/search?q=audit", "/api/v1/search?q=", "/api/v1/corrections", 
        
    ]  # fmt: skip
    behind = [
        f"{place}/glance", f"{place}/forecast", f"{place}/history", f"{place}/questions", f"{place}/changes", f"{place}/gaps",
        f"{person_url(person)}/beliefs?deal={named}", f"{place}/prep?to={person}",
        f"{api}/brief", f"{api}/forecast", f"{api}/questions", f"{api}/pattern-breaks",
    ]  # fmt: skip
    return at_once, behind


def main() -> int:
    """Prints a table; 1 if something that must be there at once is slower or larger than it may be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--only", default="", help="paths that hold this text")
    parser.add_argument("--without", default="\0", help="leave out paths that hold this text")
    parser.add_argument("--profile", help="one path; prints where its time goes")
    parser.add_argument(
        "--stand-in", action="store_true", help="vectors by a digest of the words, as build.py writes them"
    )
    given = parser.parse_args()
    if given.stand_in:
        from build import stand_in

        searching.encode = stand_in  # type: ignore[assignment]
    client = TestClient(create_app(WebConfig(given.folder, open_here=True)), base_url="http://127.0.0.1:8765")
    if given.profile:
        client.get("/settings")
        _profiled(client, given.profile)
        return 0
    at_once, behind = paths_of(given.folder)
    at_once += MARKET
    slow = 0
    started = time.perf_counter()
    if any(given.only in path and given.without not in path for path in MARKET):
        client.get("/api/v1/market")
        print(f"the market is worked out after {time.perf_counter() - started:.0f} s")
    print(f"{'ms':58} {'first':>8} {'p50':>8} {'p95':>8} {'cpu p95':>8} {'kB':>8}")
    for path in (*at_once, *behind):
        if given.only not in path or given.without in path:
            continue
        clock, worked, size, status = [], [], 0, 200
        for turn in range(given.repeats + 1):
            start, start_cpu = time.perf_counter(), time.process_time()
            answer = client.get(path.format(WORDS[turn % len(WORDS)]))
            clock.append(1000 * (time.perf_counter() - start))
            worked.append(1000 * (time.process_time() - start_cpu))
            size, status = len(answer.content), answer.status_code
            if status >= 400:
                break
        if status >= 400:
            print(f"{path[:58]:58} {status}")
            continue
        p50, p95 = np.percentile(clock[1:], [50, 95])
        cpu = float(np.percentile(worked[1:], 95))
        heavy = size > 1000 * LIMIT_KB and not path.startswith("/api/")
        bad = path in at_once and (cpu > LIMIT_MS or heavy)
        slow += bad
        print(
            f"{path[:58]:58} {clock[0]:8.0f} {p50:8.0f} {p95:8.0f} {cpu:8.0f} {size / 1000:8.1f}{' !' if bad else ''}",
            flush=True,
        )
    return 1 if slow else 0


def _profiled(client: TestClient, path: str) -> None:
    """The app runs in a thread of its own, so that the profiler is put into every thread."""
    import threading

    profiles: list[cProfile.Profile] = []

    def into(*_: object) -> None:
        profiles.append(profile)
        profile.enable()

    threading.setprofile(into)
    client.get(path)
    threading.setprofile(None)  # type: ignore[arg-type]
    stats = None
    for profile in profiles:
        profile.disable()
        stats = pstats.Stats(profile) if stats is None else stats.add(profile)
    if stats is not None:
        stats.sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    sys.exit(main())
