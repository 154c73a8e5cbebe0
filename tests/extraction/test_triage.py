import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.extraction.triage import is_nothing

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "text",
    [
        "Mm-hmm.",
        "Yeah, yeah, okay.",
        "Good morning everyone!",
        "Hi, how are you?",
        "Please do.",
        "Thanks so much, Ingrid.",
        "Bye, bye!",
        "Can you hear me okay?",
        "Right. Got it.",
        "Haha, nice.",
        "One second.",
        "Um… well, so.",
        "[Music]",
        "URL: https://www.example.com/x?y=1",
        "Kind regards",
        "You’re welcome.",
    ],
)
def test_plainly_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize(
    ("text", "prev"),
    [
        ("Yes.", "Would you sign that on Friday?"),
        ("Sounds good.", "Shall I send the contract?"),
        ("No.", "Is anybody else looking at it?"),
        ("Go ahead.", "Should we start with the pilot?"),
        ("No thanks, we have one.", ""),
        ("Thanks, but not this year.", ""),
        ("Good grief, that's expensive.", ""),
        ("Right, so we do it by hand.", ""),
        ("Okay, I'm worried.", ""),
        ("Well, nobody likes it.", ""),
        ("Now it's constant.", ""),
        ("7", "How many plants do you run?"),
        ("", ""),
        ("Pass.", ""),
        ("Sorry, no.", "Have you got a minute?"),
    ],
)
def test_what_may_be_something_goes_on(text, prev):
    assert not is_nothing(text, prev)


@given(st.text(alphabet="abyeshmnokthanksrigt ,.!?'-", max_size=400))
def test_any_text_takes_no_time(text):
    is_nothing(text)
    assert not is_nothing(text + " we are terrified")


def _skipped(rows):
    positive = [r for r in rows if r["facets"] and r.get("speaker_role") != "seller"]
    return [r for r in positive if is_nothing(r["text"], r.get("prev") or "")], len(positive)


def _rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_no_written_sentence_that_is_evidence_is_skipped():
    rows = [row for path in (ROOT / "training" / "data" / "written").glob("*.jsonl") for row in _rows(path)]
    lost, positive = _skipped(rows)
    assert positive > 8000
    assert len(lost) <= positive / 1000, lost


@pytest.mark.skipif("OTHERSIDE_DATA" not in os.environ, reason="OTHERSIDE_DATA is not set")
def test_no_real_sentence_that_is_evidence_is_skipped():
    lost, positive = _skipped(_rows(Path(os.environ["OTHERSIDE_DATA"]) / "facets" / "train.jsonl"))
    assert positive > 1000
    assert len(lost) <= positive / 1000
