"""The main path of each page in a real browser, held against axe; skipped where there is no Chromium."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("no Chromium is installed (apt-get install chromium)", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the extra `web` is not installed")

from otherside.web.app import create_app  # noqa: E402
from otherside.web.config import WebConfig  # noqa: E402
from otherside.workspace import Workspace  # noqa: E402
from tests.ports import free_port  # noqa: E402

# A slow machine is no fault of a page.
playwright.expect.set_options(timeout=30_000)

DEAL = "/deals/Brook%20&%20Sons"
MARKET = (
    "/market",
    "/market/language",
    "/market/segments",
    "/market/positioning",
    "/market/messages",
    "/market/ask?q=what+are+they+afraid+of",
)
#: Of axe, what is about colours.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, str]]:
    """``(address, login token)`` of an application that runs on a workspace."""
    config = WebConfig(folder, port=free_port())
    server = uvicorn.Server(uvicorn.Config(create_app(config), host="127.0.0.1", port=config.port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(1200):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{config.port}", config.login
    server.should_exit = True
    thread.join(60)


@pytest.fixture(scope="module")
def site(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """``(address, login token)`` of the application that most tests share."""
    with serving(Path(shutil.copytree(made, tmp_path_factory.mktemp("site") / "ws"))) as found:
        yield found


@pytest.fixture(scope="module")
def browser(site: tuple[str, str]) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = found.new_context()
        page = context.new_page()
        page.goto(f"{site[0]}/?token={site[1]}")
        assert "token" not in page.url
        state = context.storage_state()
        context.close()
        yield found, state
        found.close()


class Watched:
    """A page whose complaints are kept.

    Args:
        dark: look at it on a dark screen too, on which it differs in nothing but colours.
    """

    def __init__(self, browser: Any, address: str, dark: bool = False, width: int = 1280) -> None:
        found, state = browser
        self.address, self.dark = address, dark
        self.context = found.new_context(
            storage_state=state, color_scheme="light", viewport={"width": width, "height": 850}
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def go(self, path: str) -> Any:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        playwright.expect(self.page.locator(".loading, #market-job")).to_have_count(0, timeout=60_000)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def fine(self) -> None:
        """No complaint of the browser, nothing serious for axe, nothing to scroll sideways."""
        found = axe.Axe().run(self.page).response["violations"]
        if self.dark:
            self.page.emulate_media(color_scheme="dark")
            found += axe.Axe().run(self.page, options=COLOURS).response["violations"]
            self.page.emulate_media(color_scheme="light")
        serious = [
            (v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")
        ]
        assert serious == []
        assert self.complaints == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(params=[(True, 1280), (False, 390)], ids=["wide", "phone"])
def watched(browser: Any, site: tuple[str, str], request: pytest.FixtureRequest) -> Iterator[Watched]:
    dark, width = request.param
    found = Watched(browser, site[0], dark, width)
    yield found
    found.context.close()


def test_pages_are_fine(watched, lena, talks):
    paths = ["/", f"/people/{lena}", f"/people/{lena}/erase", f"/conversations/{talks[0]}", "/import", "/settings"]
    paths += ["/settings/accounts", "/search?q=audit", f"{DEAL}/prep?to={lena}", "/nowhere", *MARKET]
    for path in (*paths, f"/write?deal=Brook+%26+Sons&to={lena}"):
        watched.go(path)
        watched.complaints = [c for c in watched.complaints if "404" not in c]
        watched.fine()


def test_a_deal_is_drawn_under_the_policy(watched):
    page = watched.go(DEAL)
    # Of one call nobody can tell: no odds are drawn, and it is said.
    playwright.expect(page.get_by_text("Too little is known").first).to_be_visible()
    playwright.expect(page.locator("svg.plot polyline")).to_have_count(0)
    playwright.expect(page.locator("svg.standing .person")).to_have_count(1)
    page.locator("#changes").scroll_into_view_if_needed()
    playwright.expect(page.get_by_label("What changed since")).to_be_visible(timeout=60_000)
    watched.fine()


def test_a_person_is_moved_with_the_keyboard_and_put_back(watched):
    page = watched.go(DEAL)
    lena = page.locator(".person[data-who='Lena Brook']")
    lena.focus()
    before = lena.get_attribute("transform")
    page.keyboard.press("ArrowDown")
    assert lena.get_attribute("transform") != before
    page.keyboard.press("Escape")
    playwright.expect(lena).to_have_attribute("transform", before)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    playwright.expect(page.get_by_text("is where you put them").first).to_be_visible(timeout=60_000)
    # The keyboard goes on where it was, once the new map has settled, and the place is told.
    playwright.expect(page.locator(":focus")).to_have_attribute("data-who", "Lena Brook")
    playwright.expect(page.locator("#told")).to_contain_text("Act with us")
    playwright.expect(page.locator(".person.yours")).to_have_count(1)
    watched.fine()
    page.get_by_role("button", name="Undo").click()
    playwright.expect(page.get_by_text("is where the evidence puts them").first).to_be_visible(timeout=60_000)
    playwright.expect(page.locator(".person.yours")).to_have_count(0)
    playwright.expect(lena).to_have_attribute("transform", before)


def test_a_person_is_dragged_and_the_forecast_moves(plain):
    page = plain.go(DEAL)
    lena = page.locator(".person[data-who='Lena Brook'] .dot")
    lena.scroll_into_view_if_needed()
    box = lena.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 150, box["y"] + 10, steps=5)
    page.mouse.up()
    playwright.expect(page.get_by_text("is where you put them").first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Take back").first.click()
    playwright.expect(page.get_by_text("is where the evidence puts them").first).to_be_visible(timeout=60_000)
    assert plain.complaints == []


def test_a_quote_leads_to_its_place(watched, lena):
    page = watched.go(f"/people/{lena}")
    page.locator("a.said").first.click()
    page.wait_for_url("**/conversations/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(
        "(() => { const r = document.getElementById(location.hash.slice(1)).getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; })()"
    )
    assert watched.complaints == []


@pytest.fixture
def plain(browser: Any, site: tuple[str, str]) -> Iterator[Watched]:
    found = Watched(browser, site[0])
    yield found
    found.context.close()


def test_hostile_words_run_nothing(plain, talks):
    seen: list[str] = []
    plain.page.on("dialog", lambda d: (seen.append(d.message), d.dismiss()))
    for path in (DEAL, *(f"/conversations/{talk}" for talk in talks)):
        plain.go(path)
    assert seen == []
    assert plain.complaints == []


def test_the_lint_speaks_as_one_types(plain):
    page = plain.go("/write")
    page.fill("#text", "This offer ends tonight, so you must sign now or you will regret it.")
    page.wait_for_selector("#findings .finding")
    page.fill("#text", "How was it for you?")
    page.get_by_text("Nothing found").wait_for()
    plain.fine()


def test_a_file_becomes_a_deal_and_progress_survives_a_reload(plain, tmp_path):
    file = tmp_path / "vale.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Tom Vale>My board has to agree and they are tired.</v>\n")
    page = plain.go("/import")
    page.set_input_files("#files", str(file))
    page.wait_for_url("**/import/*")
    plain.fine()
    page.fill("#deal", "Vale")
    page.get_by_label("theirs").first.check()
    page.get_by_role("button", name="Store and read").click()
    page.wait_for_url("**/import/jobs/*")
    page.reload()
    playwright.expect(page.locator("h1")).to_have_text("Done", timeout=60_000)
    page.get_by_role("link", name="Open Vale").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text() == "Vale"
    assert plain.complaints == []


def test_a_belief_is_stated_with_the_keyboard(plain, lena):
    page = plain.go(f"/people/{lena}")
    page.locator("#b-power").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".belief", has_text="Weight of their word").get_by_role("button", name="State it").press("Enter")
    page.wait_for_selector("text=Stated by")
    page.get_by_role("button", name="Take it back").first.press("Enter")
    playwright.expect(page.get_by_text("Stated by")).to_have_count(0)
    plain.fine()


def test_a_plan_is_printed_on_one_page(plain, lena):
    page = plain.go(f"{DEAL}/prep?to={lena}")
    playwright.expect(page.locator(".plan .asks")).not_to_have_count(0)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_a_deal_on_paper_shows_their_words_and_no_buttons(plain):
    page = plain.go(DEAL)
    folded = page.locator("details[data-paper]").first
    assert folded.get_attribute("open") is None
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    playwright.expect(folded.locator("q").first).to_be_visible()
    assert not [b for b in page.locator("main button").all() if b.is_visible()]
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


def test_a_draft_stands_beside_what_was_typed_and_is_copied(plain, lena):
    page = plain.go(f"/write?deal=Brook+%26+Sons&to={lena}")
    page.fill("#text", "How were your Fridays?")
    page.get_by_role("button", name="Draft from evidence").click()
    playwright.expect(page.get_by_label("What you had written")).to_have_value("How were your Fridays?")
    plain.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    playwright.expect(page.locator("#copied")).to_have_text("Copied.")
    plain.fine()
    page.get_by_role("button", name="Put it back").click()
    playwright.expect(page.locator("#text")).to_have_value("How were your Fridays?")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(plain):
    page = plain.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.fixture(scope="module")
def call(made: Path) -> str:
    with Workspace.open(made) as workspace:
        return next(i for i, _, found in workspace.store.participants() if "call" in found.title)


def test_evidence_is_corrected_in_one_step_and_taken_back(watched, call):
    page = watched.go(f"/conversations/{call}")
    playwright.expect(page.locator("#coach")).to_contain_text("We asked 1 question")
    before = page.locator("mark").count()
    assert before
    page.get_by_role("button", name="Wrong").first.click()
    playwright.expect(page.get_by_text("Rejected; it is gone")).to_be_focused()
    playwright.expect(page.locator("mark")).to_have_count(before - 1)
    watched.fine()
    page.get_by_role("button", name="Undo").first.click()
    playwright.expect(page.locator("mark")).to_have_count(before)
    page.get_by_role("button", name="Right").first.click()
    playwright.expect(page.get_by_text("by you").first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    playwright.expect(page.get_by_role("button", name="Right")).to_have_count(before)
    watched.fine()


def test_evidence_is_called_something_else_with_the_keyboard(plain, call):
    page = plain.go(f"/conversations/{call}")
    page.get_by_role("link", name="Other", exact=True).first.focus()
    page.keyboard.press("Enter")
    chooser = page.locator(".choose")
    playwright.expect(chooser).to_be_focused()
    plain.fine()
    for box in chooser.get_by_role("checkbox").all():
        if box.is_checked():
            box.focus()
            page.keyboard.press("Space")
    chooser.get_by_role("checkbox", name="Risk").focus()
    page.keyboard.press("Space")
    # Enter in a box says the same as the button below it.
    page.keyboard.press("Enter")
    playwright.expect(page.get_by_text("Noted.")).to_be_focused()
    playwright.expect(page.locator(".markline .kind").first).to_contain_text("Risk")
    page.get_by_role("button", name="Undo").first.press("Enter")
    playwright.expect(page.get_by_text("Taken back.")).to_be_focused()
    plain.fine()


def test_selected_words_are_marked(plain, call):
    page = plain.go(f"/conversations/{call}")
    turn = page.locator(".turn", has_text="nobody knows why we keep it")
    page.evaluate(
        """id => { const said = document.querySelector(`#${id} .said`); const walk = document.createTreeWalker(said, 4);
        let node; while ((node = walk.nextNode())) { const at = node.data.indexOf("nobody knows"); if (at >= 0) {
        const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 27);
        getSelection().removeAllRanges(); getSelection().addRange(range); return; } } }""",
        turn.get_attribute("id"),
    )
    page.locator(".beside", has=turn).get_by_role("link", name="Mark words").press("Enter")
    playwright.expect(page.get_by_label("Which words")).to_have_value("nobody knows why we keep it")
    page.locator(".choose").get_by_role("checkbox", name="Frustrations").check()
    page.get_by_role("button", name="Mark these words").click()
    playwright.expect(page.get_by_text("Marked.", exact=True)).to_be_focused()
    playwright.expect(page.locator("mark", has_text="nobody knows why we keep it")).to_be_visible()
    page.locator(".beside", has=turn).get_by_role("button", name="Undo").click()
    plain.fine()


def test_a_refused_correction_says_why_and_keeps_the_page(plain, call):
    page = plain.go(f"/conversations/{call}")
    turns = page.locator(".turn").count()
    page.locator(".beside", has_text="afraid").get_by_role("link", name="Mark words").press("Enter")
    page.get_by_label("Which words").fill("words that nobody said")
    page.locator(".choose").get_by_role("checkbox", name="Fears").check()
    page.get_by_role("button", name="Mark these words").click()
    playwright.expect(page.locator("#answer [role=alert]")).to_contain_text("copy them exactly")
    assert page.locator(".turn").count() == turns
    # The browser reports the refusal, and nothing else.
    assert all("422" in c for c in plain.complaints)


def test_from_the_market_to_where_it_was_said(watched):
    page = watched.go("/market")
    page.locator("a.said").first.click()
    page.wait_for_url("**/conversations/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(
        "(() => { const r = document.getElementById(location.hash.slice(1)).getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; })()"
    )


def test_a_message_is_held_against_their_words(watched):
    page = watched.go("/market/messages")
    page.get_by_label("Messages of ours").fill("You keep the hard cases.\n\nNothing is copied by hand any more.")
    page.get_by_role("button", name="Hold it against their words").click()
    page.get_by_role("heading", name="You keep the hard cases.").wait_for()
    watched.fine()


def test_positioning_is_taken_along(plain):
    page = plain.go("/market/positioning")
    with page.expect_download() as waited:
        page.get_by_role("link", name="Markdown").click()
    assert waited.value.suggested_filename == "positioning.md"
    assert "in the buyers" in Path(waited.value.path()).read_text(encoding="utf-8")
    plain.fine()


#: Numbers what the keyboard should reach: all that is to be seen and used, of radio buttons the chosen one of each group.
REACHABLE = """() => { let n = 0; const radios = new Set();
for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
  if (e.disabled || e.type === "hidden" || !e.checkVisibility() || e.tabIndex < 0) continue;
  if (e.type === "radio") { const key = e.name + e.form?.action; if (radios.has(key) || (!e.checked
    && [...document.getElementsByName(e.name)].some((o) => o.checked))) continue; radios.add(key); }
  e.dataset.stop = n++; } return n; }"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e), dot = e.querySelector(":scope > .dot");
return [e.dataset.stop ?? null, (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
  || (dot !== null && getComputedStyle(dot).strokeWidth === "3.5px"), e.outerHTML.slice(0, 90)]; }"""


def walk(page: Any) -> None:
    """Every control is reached with Tab and shows it, and the keyboard comes out at the end."""
    page.evaluate("document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus()")
    count = page.evaluate(REACHABLE)
    assert count > 5
    reached, dull = set(), []
    for _ in range(count + 10):
        page.keyboard.press("Tab")
        stop, seen, what = page.evaluate(FOCUSED)
        if stop is None:
            continue
        if not seen:
            dull.append(what)
        reached.add(int(stop))
    missed = [
        page.locator(f"[data-stop='{n}']").evaluate("e => e.outerHTML.slice(0, 90)") for n in {*range(count)} - reached
    ]
    assert (missed, dull) == ([], [])


def test_every_control_is_reached_with_the_keyboard_and_shows_it(plain, lena, call):
    for path in ("/import", f"/write?deal=Brook+%26+Sons&to={lena}", "/market", "/market/segments", "/market/messages",
                 "/settings", "/settings/accounts", f"/people/{lena}", f"/people/{lena}/erase", DEAL,
                 f"/conversations/{call}"):  # fmt: skip
        walk(plain.go(path))


def test_a_list_that_chooses_by_itself_waits_for_enter_under_arrow_keys(plain):
    page = plain.go("/market")
    kind = page.get_by_label("Kind")
    kind.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert kind.input_value() != ""
    playwright.expect(kind).to_be_focused()
    assert "facet" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**facet=*")
    assert page.get_by_label("Kind").input_value() in page.url


def test_escape_closes_what_is_open_and_goes_back(plain, call):
    page = plain.go(f"/conversations/{call}")
    opener = page.get_by_role("link", name="Other", exact=True).first
    opener.press("Enter")
    playwright.expect(page.locator(".choose")).to_be_focused()
    page.keyboard.press("Escape")
    playwright.expect(page.locator(".choose")).to_have_count(0)
    playwright.expect(opener).to_be_focused()
    opener.press("Enter")
    playwright.expect(page.locator(".choose")).to_be_focused()
    page.get_by_role("link", name="Leave it").press("Enter")
    playwright.expect(opener).to_be_focused()
    consent = page.locator("details.consent")
    consent.locator("summary").press("Enter")
    page.get_by_label("How you know").focus()
    page.keyboard.press("Escape")
    assert consent.get_attribute("open") is None
    playwright.expect(consent.locator("summary")).to_be_focused()
    plain.fine()


def test_a_veto_is_stated_on_the_map_and_in_the_table(watched):
    page = watched.go(DEAL)
    playwright.expect(page.locator(".veto.stated")).to_have_count(0)
    page.locator(".person[data-who='Lena Brook']").focus()
    page.keyboard.press("v")
    playwright.expect(page.locator(".veto.stated:not(.perhaps)")).to_have_count(1, timeout=60_000)
    playwright.expect(page.locator(":focus")).to_have_attribute("data-who", "Lena Brook")
    playwright.expect(page.locator("#told")).to_contain_text("can stop it alone, you say")
    playwright.expect(page.locator(".yours")).to_contain_text("can stop it alone yes")
    watched.fine()
    page.get_by_role("button", name="Lena Brook cannot stop it alone").press("Enter")
    playwright.expect(page.locator(".veto")).to_have_count(0, timeout=60_000)
    playwright.expect(page.locator(".committee tbody th")).to_be_focused()
    playwright.expect(page.locator(".committee")).to_contain_text("no, you say")
    page.get_by_role("button", name="Undo").click()
    playwright.expect(page.locator(".committee")).not_to_contain_text("you say", timeout=60_000)
    playwright.expect(page.locator(".yours li")).to_have_count(0)


def test_the_keyboard_goes_on_where_something_was_replaced(plain, lena):
    page = plain.go(f"/people/{lena}")
    page.locator("#b-power").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".belief", has_text="Weight of their word").get_by_role("button", name="State it").press("Enter")
    playwright.expect(page.locator(".belief.yours", has_text="Weight of their word")).to_be_focused()
    page.get_by_role("button", name="Take it back").first.press("Enter")
    playwright.expect(page.locator(".belief", has_text="Weight of their word")).to_be_focused()
    page = plain.go(DEAL)
    page.locator("#changes").scroll_into_view_if_needed()
    page.get_by_role("button", name="Look").press("Enter")
    playwright.expect(page.locator("#changes")).to_be_focused()


def test_a_person_is_erased_with_the_keyboard(browser, made, lena, tmp_path):
    with serving(Path(shutil.copytree(made, tmp_path / "ws"))) as (address, login):
        context = browser[0].new_context()
        page = context.new_page()
        page.goto(f"{address}/?token={login}")
        page.goto(f"{address}/people/{lena}")
        page.get_by_role("link", name="Erase Lena Brook").press("Enter")
        # The button does nothing as long as nobody said that they are sure.
        page.get_by_role("button", name="Erase and check").press("Enter")
        assert page.url.endswith("/erase")
        page.get_by_label("Yes, erase Lena Brook for good").press("Space")
        page.get_by_role("button", name="Erase and check").press("Enter")
        page.wait_for_url("**/import/jobs/*")
        playwright.expect(page.get_by_text("Nothing is left.")).to_be_visible(timeout=60_000)
        found = axe.Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
        page.get_by_role("link", name="To the deals").press("Enter")
        page.wait_for_load_state("networkidle")
        assert "Lena" not in page.locator("main").inner_text()
        context.close()


def test_a_long_page_says_where_one_is_and_a_quote_still_has_its_ring(plain, talks):
    page = plain.go(DEAL)
    nav = page.get_by_role("navigation", name="On this page")
    nav.get_by_role("link", name="Timeline").click()
    playwright.expect(nav.locator("[aria-current]")).to_have_text("Timeline")
    playwright.expect(page.locator("#line")).to_be_in_viewport()
    page = plain.go(f"/conversations/{talks[0]}#t1")
    assert page.locator("#t1").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert plain.complaints == []


def test_the_rest_is_theirs_once_somebody_is_ours(plain, tmp_path):
    file = tmp_path / "kiln.vtt"
    said = "".join(
        f"00:{n:02}.000 --> 00:{n + 1:02}.000\n<v {who}>We fire on Mondays.</v>\n\n"
        for n, who in enumerate(("Ada Kiln", "Bo Vale", "Cy Thorn"))
    )
    file.write_text(f"WEBVTT\n\n{said}")
    page = plain.go("/import")
    page.set_input_files("#files", str(file))
    page.wait_for_url("**/import/*")
    press = page.get_by_role("button", name="Whoever is not known is theirs")
    playwright.expect(press).to_have_count(0)
    page.get_by_role("group", name="Side of Bo Vale").get_by_label("ours").check()
    press.click()
    assert page.locator("input[type=radio]:checked").evaluate_all("all => all.map(r => r.value)") == [
        "theirs",
        "ours",
        "theirs",
    ]
    plain.fine()
