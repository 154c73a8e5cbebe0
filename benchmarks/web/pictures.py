"""The README's pictures of the web application: the bundled example in a headless Chromium.

PYTHONPATH=src python benchmarks/web/pictures.py [--to docs/images]

Makes `deal.webp`, `moved.webp`, `person.webp` and `import.webp` anew. The example is imported as a newcomer would do it; what is
moved on the map is moved with the keyboard.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from otherside.web.app import create_app
from otherside.web.config import WebConfig, bundled_examples
from otherside.workspace import Workspace

PORT = 18767
PERSON = "Marit Oyelaran"
MOVED = "Alasdair Pentreath"
WIDTH = 1200
QUALITY = 82
PATIENCE_MS = 300_000


def main() -> int:
    """Writes the pictures and says where."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("docs/images"))
    given = parser.parse_args()
    examples = bundled_examples()
    if examples is None:
        print("the bundled examples are not here; run this in the repository", file=sys.stderr)
        return 1
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "workspace"
        Workspace.init(folder).close()
        config = WebConfig(folder, port=PORT, open_here=True, examples=examples)
        server = uvicorn.Server(uvicorn.Config(create_app(config), host="127.0.0.1", port=PORT, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": 900})
            page.set_default_timeout(PATIENCE_MS)
            expect.set_options(timeout=PATIENCE_MS)
            _pictures(page, f"http://127.0.0.1:{PORT}", examples / "harbourline", given.to)
            browser.close()
        server.should_exit = True
        thread.join(10)
    return 0


def _pictures(page: Page, address: str, example: Path, to: Path) -> None:
    page.goto(f"{address}/import")
    files = [str(p) for p in sorted(example.rglob("*")) if p.is_file() and p.suffix != ".toml"]
    page.set_input_files("#files", files)
    page.wait_for_url("**/import/*")
    _ready(page)
    page.fill("#us", "tidewise.example")
    page.fill("#deal", "Harbourline")
    page.get_by_role("button", name="Look again").click()
    _ready(page)
    _shot(page, to / "import.webp", {"x": 0, "y": 0, "width": WIDTH, "height": 900})
    page.get_by_role("button", name="Store and read").click()
    page.get_by_role("link", name="Open Harbourline").click()
    _ready(page)
    expect(page.locator(".moved svg.spark")).to_be_visible()
    asked = page.locator("#asked").bounding_box()
    assert asked is not None
    _shot(page, to / "deal.webp", {"x": 0, "y": 0, "width": WIDTH, "height": asked["y"] - 8})
    who = page.locator(f".person[data-who='{MOVED}']")
    who.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is where you put them").first).to_be_visible()
    _ready(page)
    page.locator("#standing h2").first.scroll_into_view_if_needed()
    page.evaluate("document.activeElement.blur()")
    card, legend = page.locator("#standing").bounding_box(), page.locator(".legend.people").bounding_box()
    assert card is not None
    assert legend is not None
    top = card["y"] + page.evaluate("scrollY")
    height = legend["y"] + legend["height"] - card["y"] + 16
    _shot(page, to / "moved.webp", {"x": card["x"], "y": top, "width": card["width"], "height": height})
    page.locator("a[href^='/people/']", has_text=PERSON).first.click()
    _ready(page)
    _shot(page, to / "person.webp", {"x": 0, "y": 0, "width": WIDTH, "height": 940})


def _ready(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(".loading")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def _shot(page: Page, path: Path, clip: dict[str, Any]) -> None:
    session = page.context.new_cdp_session(page)
    wanted = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True, "clip": {**clip, "scale": 1}}
    path.write_bytes(base64.b64decode(session.send("Page.captureScreenshot", wanted)["data"]))
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
