"""First contentful paint and bytes of each page in a headless Chromium, on this machine.

PYTHONPATH=src python benchmarks/web/painting.py WORKSPACE [--repeats 3]

Each visit has an empty cache. Bytes are what comes over the wire (compressed), with all that the page fetches by itself.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import threading
import time
from pathlib import Path

import uvicorn
from pages import LIMIT_KB
from playwright.sync_api import sync_playwright

from otherside.domain import Side
from otherside.web.app import create_app
from otherside.web.config import WebConfig
from otherside.web.links import deal_url, person_url
from otherside.workspace import Workspace

PORT = 18766
LIMIT_MS = 1000
READ = """() => { const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1, all.reduce((n, e) => n + e.transferSize, 0)]; }"""


def main() -> int:
    """Prints a table; 1 if a page is later or larger than it may be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    with Workspace.open(given.folder) as workspace:
        deal = workspace.deals()[0].name
        person = workspace.store.people(deal, Side.THEIRS)[0].id
        talk = workspace.store.conversation_ids(deal)[0]
    place = deal_url(deal)
    paths = [
        "/",
        place,
        person_url(person),
        f"/conversations/{talk}",
        f"{place}/prep?to={person}",
        "/write",
        "/import",
        "/settings",
    ]
    config = WebConfig(given.folder, port=PORT, open_here=True)
    server = uvicorn.Server(uvicorn.Config(create_app(config), host="127.0.0.1", port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    bad = 0
    print(f"{'':58} {'FCP ms':>8} {'kB':>8}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for path in paths:
            painted, size = [], 0.0
            for _ in range(given.repeats):
                context = browser.new_context()
                page = context.new_page()
                page.set_default_timeout(300_000)
                page.goto(f"http://127.0.0.1:{PORT}{path}")
                page.wait_for_load_state("networkidle")
                first, size = page.evaluate(READ)
                painted.append(first)
                context.close()
            middle = statistics.median(painted)
            over = middle > LIMIT_MS or size > 1000 * LIMIT_KB
            bad += over
            print(f"{path[:58]:58} {middle:8.0f} {size / 1000:8.1f}{' !' if over else ''}", flush=True)
        browser.close()
    server.should_exit = True
    thread.join(10)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
