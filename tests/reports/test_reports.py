"""Renderings: imported text is never markup, nothing is loaded, everything shown has its source."""

import io
import re
from html.parser import HTMLParser

import pytest
from rich.console import Console

from otherside.domain import InputError
from otherside.reports import words, write_report
from otherside.reports.markdown import brief_markdown
from otherside.reports.page import brief_page
from otherside.reports.terminal import print_brief

EVIL = '<script>alert(1)</script> [bold]x[/bold] **b** {{ 7*7 }} & "quotes" </q> 👩‍💻'


def _brief(text: str = EVIL) -> dict:
    quote = {
        "id": "1",
        "quote": text,
        "source": f"calls/{text}.vtt",
        "title": text,
        "conversation": "c",
        "turn": 3,
        "start": 0,
        "end": len(text),
        "date": "2026-09-01",
        "confidence": 0.82,
        "stance": "away",
        "reported": True,
        "also": 1,
    }
    person = {
        "id": "p1",
        "name": text,
        "role": text,
        "organisation": None,
        "side": "theirs",
        "side_reason": "said so",
        "quotes": 1,
        "facets": {"fear": [quote] * 3},
        "unknown": ["goal"],
    }
    silent = {**person, "id": "p2", "facets": {}}
    nowhere = {**person, "id": "p3", "side": "unknown", "facets": {}}
    return {
        "deal": text,
        "about": {"stage": text, "amount": 1000.0, "currency": "EUR"},
        "conversations": 2,
        "since": "2026-09-01",
        "until": "2026-09-30",
        "us": ["acme.com"],
        "people": [{**person, "perhaps": {"goal": [quote]}}, silent, nowhere],
        "forecast": {
            "p": {"nothing": 0.6, "us": 0.3, "other": 0.1},
            "interval": {"nothing": [0.1, 0.9], "us": [0.0, 0.7], "other": [0.0, 0.3]},
            "burdens": {"fear": 0.2, "change": 0.01, "priority": 0.1, "opposition": 0.0},
            "pivotal": [{"person": text, "swing": 0.3}],
            "horizon": 180.0,
            "as_of": "2026-09-30",
            "calibrated": False,
        },
        "questions": [{"to": text, "through": None, "text": f"What about {text}?", "why": text}],
        "incongruences": [{"person": text, "ideal": text, "actual": text, "question": text}],
        "burdens": [{"person": text, "said": [quote], "in_plain_words": text, "help": [text]}],
        "pattern_breaks": [{"date": "2026-09-30", "what": text, "words": [{"quote": f"around {text}"}]}],
        "extractor": "x@1",
    }


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def test_a_page_holds_imported_text_as_text_and_loads_nothing():
    page = brief_page(_brief())
    parser = _Tags()
    parser.feed(page)
    names = {tag for tag, _ in parser.tags}
    assert names.isdisjoint({"script", "iframe", "img", "link", "object", "form"})
    assert any(EVIL in text for text in parser.text)
    assert "default-src 'none'" in page
    for _, attributes in parser.tags:
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith("#")
    assert not re.search(r"url\(|@import", page)


def test_every_quote_on_the_page_has_its_place():
    page = brief_page(_brief("We worry"))
    assert page.count("We worry.vtt, turn 4, 2026-09-01, as reported in a note") >= 3
    assert "82%" in page


def test_markdown_escapes_markup():
    text = brief_markdown(_brief())
    assert "<script>" not in text.replace("\\<", "")
    assert "**b**" not in text
    assert "We do not know yet" in text


def test_terminal_prints_markup_as_text():
    out = io.StringIO()
    print_brief(_brief(), Console(file=out, width=300, markup=False, highlight=False, emoji=False))
    assert "[bold]x[/bold]" in out.getvalue()


def test_a_brief_without_buyers_says_so():
    data = {**_brief(), "people": []}
    assert "No words of theirs yet" in brief_page(data)


def test_every_form_says_what_they_will_do_and_that_it_is_not_calibrated():
    data, out = _brief("We worry"), io.StringIO()
    print_brief(data, Console(file=out, width=300))
    for text in (brief_page(data), brief_markdown(data), out.getvalue()):
        assert "60%" in text
        assert "not calibrated" in text
        assert "fear that it fails" in text
        assert "the effort of changing" not in text  # one point is not worth a line
        assert "What about We worry?" in text
        assert "around We worry" in text  # the words at a break in the routine


def test_gaps_give_everybody_a_turn():
    rows = [{"person": p, "n": n} for n, p in enumerate("aaab")]
    assert [r["n"] for r in words.gaps({"incongruences": rows}, 3)] == [0, 3, 1]


def test_a_report_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "b.html"
    write_report(target, "one")
    write_report(target, "two")
    assert target.read_text() == "two"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(InputError, match="choose another place"):
        write_report(tmp_path / "missing" / "b.html", "x")
