"""A brief stands on two pages: the shorter, the more there is, and nobody who spoke drops out of it."""

from __future__ import annotations

import io
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest
from rich.console import Console

from otherside.domain import Facet
from otherside.reports.fitting import prepared
from otherside.reports.length import LEAST, NEXT, longer
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.reports.terminal import print_brief, two_pages
from otherside.reports.terms import KEPT_FOR_THEM

CHROMIUM = Path("/usr/bin/chromium")
NAMES = ("Ada Brandt", "Bela Coro", "Cleo Dahl", "Dov Eker", "Edda Falk", "Finn Gall", "Gesa Holm", "Hugo Ilves")
FACETS = (
    Facet.IDENTITY,
    Facet.GOAL,
    Facet.FEAR,
    Facet.WANT,
    Facet.SITUATION,
    Facet.TRIGGER,
    Facet.RISK,
    Facet.CONSENSUS,
)


def quote(text, n, **more):
    return {
        "id": str(n), "quote": text, "conversation": f"c{n}", "turn": n, "start": 0, "end": len(text), "confidence": 0.9,
        "source": f"calls/2026-05-04-{n}.vtt", "title": "", "start_s": None, "date": "2026-05-04", "mark": "", "before": None,
        "reported": False, "also": 0, "stance": "away", "person": "", **more,
    }  # fmt: skip


def person(n, name, each):
    facets = {
        facet.value: [
            quote(
                f"{name} says number {k} of {facet.value}, and goes on for quite a while about it.",
                1000 * n + 100 * f + k,
            )
            for k in range(each)
        ]
        for f, facet in enumerate(FACETS)
    }
    return {
        "id": f"p{n}", "name": name, "role": "head of something", "organisation": "The mill", "side": "theirs",
        "side_reason": "said so", "facets": facets if each else {}, "unknown": ["desire"], "left": None, "turns": each,
    }  # fmt: skip


def brief(people=8, each=5, **more):
    rows = [person(n, name, each) for n, name in enumerate(NAMES[:people])]
    said = [quote(f"We would need the yard to be empty before day {n}, all of it.", 90_000 + n) for n in range(9)]
    return {
        "deal": "The mill", "about": {}, "conversations": 9, "since": "2026-05-04", "until": "2026-06-04", "us": [],
        "extractor": "x@1", "notes": [], "people": rows, "forecast": None, "agreed": [], "alternatives": [], "incongruences": [],
        "wishes": [{**quote(f"Please do not bring slides to meeting {n}.", 80_000 + n), "person": NAMES[n % 2]} for n in range(9)],
        "conditions": [{**row, "person": NAMES[n % people]} for n, row in enumerate(said)], "questions": [
            {"to": name, "text": f"What would {name} see first?", "why": "Not read yet.", "through": None} for name in NAMES[:5]
        ],
        "promises": {"ours": [
            {**quote(f"We will send sheet number {n}.", 70_000 + n), "person": "Noor", "by": None, "since": None} for n in range(9)
        ]},
        "burdens": [
            {"person": name, "in_plain_words": f"{name} has seen it fail.", "said": [quote(f"It failed on {name} once, badly.", 600 + n)],
             "help": ["Ask.", "Wait."]} for n, name in enumerate(NAMES[:people])
        ],
        "pattern_breaks": [], **more,
    }  # fmt: skip


def printed(data, **how):
    out = io.StringIO()
    print_brief(data, Console(file=out, width=80, color_system=None), **how)
    return out.getvalue()


@pytest.mark.parametrize("people", [1, 3, 8])
def test_it_fits_and_names_everybody(people):
    data = brief(people, each=9)
    text = printed(data)
    assert len(text.splitlines()) <= 132
    text = " ".join(text.split())
    for name in NAMES[:people]:
        assert f"{name} head of something" in text
        assert f"“{name} says number 0 of" in text
    assert "Shortened. The whole brief" in text
    assert "otherside brief 'The mill' --full" in text


def test_what_fits_is_whole():
    data = brief(1, each=2)
    assert printed(data) == printed(data, full=True)
    assert "Shortened. The whole brief" not in printed(data)
    assert brief_markdown(data) == brief_markdown(data, full=True)


@pytest.mark.parametrize("people", range(1, 9))
def test_quotes_stand_apart_however_short_it_is(people):
    assert ")“" not in printed(brief(people))


def test_full_leaves_no_quote_out():
    data = brief()
    for text in (printed(data, full=True), brief_markdown(data, full=True)):
        flat = " ".join(text.split())
        for one in data["people"]:
            for quotes in one["facets"].values():
                assert all(q["quote"] in flat for q in quotes)
        assert "Not read in what they said" in flat


def test_the_page_folds_what_does_not_fit():
    page = brief_page(brief())
    short, _, whole = page.partition('<details class="whole">')
    assert whole
    assert len(short) < len(whole)
    assert all(f"{name} says number 0 of" in short and f"{name} says number 4 of" in whole for name in NAMES)
    assert '<details class="whole">' not in brief_page(brief(1, each=2))
    assert '<details class="whole">' not in brief_page(brief(), full=True)
    assert page.count(' id="pp0"') == 1


def test_requests_come_in_turn_and_confidences_together():
    kept = [
        {**quote("Between us, nobody else knows.", 50 + n, mark="said in confidence"), "person": name}
        for n, name in enumerate(NAMES[:3])
    ]
    data = brief(wishes=[*kept, *brief()["wishes"]])
    lines = dict(prepared(data, LEAST)["terms"])["What they asked us to leave or wait with"]
    assert [line.split(":")[0] for line in lines[:2]] == ["Ada Brandt", "Bela Coro"]
    assert lines[2] == f"Ada Brandt, Bela Coro and Cleo Dahl {KEPT_FOR_THEM}"
    assert len(lines) == 3


def test_words_that_lead_up_to_others_stand_once():
    first = quote("You have done what I asked.", 1)
    second = quote(
        "I can support this now.", 2, before={"quote": f"All is in writing. {first['quote']}", "speaker": ""}
    )
    data = brief(agreed=[{**row, "person": NAMES[0]} for row in (first, second)])
    lines = dict(prepared(data)["terms"])["Where it stands, in their words"]
    assert len(lines) == 1
    assert first["quote"] in lines[0]
    assert second["quote"] in lines[0]


def test_how_many_promises_are_left_out_is_told():
    lines = dict(prepared(brief(), LEAST)["terms"])["What we said we would do, and what stands open in our notes"]
    assert lines[-1] == "and 7 more"


def test_who_is_quoted_above_with_everything_is_not_silent():
    data = brief(2, each=1)
    only = quote("We fear the long winter here.", 1)
    data["people"][0] |= {"facets": {"fear": [only]}}
    data["conditions"] = [{**only, "person": NAMES[0]}]
    shown = prepared(data, LEAST)
    assert shown["people"][0]["facets"]
    assert "quoted above" in printed(data | {"people": [*brief()["people"][1:], data["people"][0]]})


def test_each_step_adds_a_row_of_a_part():
    length = LEAST
    for part in NEXT:
        more = longer(length, part)
        assert sum(asdict(more).values()) == sum(asdict(length).values()) + 1
        length = more


def test_more_room_never_shows_less():
    data = brief()
    lengths = [two_pages(data, lines) for lines in (60, 132, 200, 4000)]
    assert [len(str(prepared(data, length)["people"])) for length in lengths] == sorted(
        len(str(prepared(data, length)["people"])) for length in lengths
    )
    assert lengths[0] == LEAST
    assert lengths[-1].whole


@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium to print the page")
def test_the_page_prints_on_two_sheets(tmp_path):
    (tmp_path / "brief.html").write_text(brief_page(brief()), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={tmp_path / 'brief.pdf'}"]
    subprocess.run([*command, str(tmp_path / "brief.html")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "brief.pdf").read_bytes().count(b"/Type /Page\n") == 2
