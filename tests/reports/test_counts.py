"""One is one: no face says "1 people"."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

import otherside
from otherside.cli.commands._forecast_text import score_lines
from otherside.cli.commands.market import print_market
from otherside.domain.counting import plural
from otherside.market.positioning import left_out
from otherside.market.statistics import share, share_in_words
from otherside.market.wording import Finding, holds
from otherside.reports import words

ROOMS = ("cli", "reports", "market", "workspace/market")
#: A count in an f-string before what is counted, which is several whatever the count.
_SEVERAL = re.compile(
    r"[\w\])]\} (?:new |other |closed )?(?:people|conversations|turns|deals|quotes|pieces|messages|rows|sentences|files|lines|"
    r"corrections|entries|places|contacts|others)\b"
)


@pytest.mark.parametrize(
    ("count", "one", "many", "said"),
    [
        (1, "turn", None, "1 turn"),
        (0, "turn", None, "0 turns"),
        (2, "person", "people", "2 people"),
        (1, "person", "people", "1 person"),
        (1204, "row", None, "1,204 rows"),
    ],
)
def test_one_is_one(count, one, many, said):
    assert plural(count, one, many) == said


@pytest.mark.parametrize("room", ROOMS)
def test_no_line_of_a_face_counts_by_hand(room):
    for path in sorted((Path(otherside.__file__).parent / room).rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not _SEVERAL.search(line), f"{path.name}:{number}: {line.strip()}"


def test_a_market_of_one():
    data = {
        "people": 1, "deals": 1, "sentences": 1, "heard": 1, "deals_heard": 1, "few": True, "note": "", "themes": [],
        "each": [], "by": "role", "field": "role", "discovered": None, "segments": [], "messages": [], "word_bank": [],
        "outcomes": {"closed_deals": 0},
    }  # fmt: skip
    console = Console(file=io.StringIO(), width=200)
    print_market(data, console)
    assert "1 person in 1 deal, 1 piece of evidence\n" in console.file.getvalue()
    assert share_in_words(share(1, 1).json()) == "1 of 1 person"
    assert left_out({"more_lines": 1, "more": 1, "kept": 0}) == "And 1 line and 1 other, each for themselves."


def test_a_forecast_of_a_day_and_a_point():
    forecast = {
        "as_of": "2026-03-02", "horizon": 1.0, "calibrated": True, "pivotal": [{"person": "Wanda", "swing": 0.051}],
        "interval": {"us": [0.3, 0.4], "nothing": [0.3, 0.4], "other": [0.3, 0.4]}, "last_heard": None, "outcome": None,
    }  # fmt: skip
    assert words.horizon({"forecast": forecast}).startswith("within 1 day of 2026-03-02")
    lines = list(score_lines({
        "closed": {"won": 1, "lost": 0, "no_decision": 0, "with_conversations": 1, "undated": 1}, "count": 0,
    }))  # fmt: skip
    assert lines[0].startswith("1 closed deal: 1 won")
    assert lines[1] == "  1 is left out: it has no create date with a close date after it"


def test_a_number_with_and_without_its_comma_is_the_same():
    count = Finding("1,204 of 2,310 people, risk: the gate", ("e1",), False)
    assert holds("1204 of 2,310 people fear the gate.", [count])
    assert not holds("1240 of 2,310 people fear the gate.", [count])
