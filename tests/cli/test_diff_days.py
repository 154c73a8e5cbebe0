"""What ``diff`` prints of days that were named."""

import io

from rich.console import Console

from otherside.cli.commands.diff import print_changes


def test_a_day_of_which_only_the_month_was_named_is_about_that_day():
    place = {"source": "call", "conversation": "c", "turn": 1, "start": 0, "end": 9, "mark": ""}
    row = {"kind": "event", "asked": "", "person": "Ada Voss", "said": "2026-03-02", "id": "e", **place}
    grounds = {"before": None, "after": None}
    data = {
        "deal": "Mill", "since": "2026-03-01", "conversations": [{"date": "2026-03-02", "title": "Call"}],
        "waiting": None, "people": [], "evidence": [], "undone": [],
        "answered": [], "new_questions": [], "beliefs": [],
        "forecast": {"before": None, "after": None, "told": True, "why_not_told": None, "grounds": grounds},
        "days": [
            {**row, "date": "2026-06-30", "quote": "Some time in June.", "exact": False},
            {**row, "date": "2026-06-04", "quote": "On the fourth of June.", "exact": True},
        ],
    }  # fmt: skip
    out = io.StringIO()
    print_changes(data, Console(file=out, width=200))
    assert "about 30 June 2026: “Some time in June.”" in out.getvalue()
    assert "  4 June 2026: “On the fourth of June.”" in out.getvalue()
