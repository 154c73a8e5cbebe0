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
    "text",
    [
        "Please think of the environment before you print this e-mail.",
        "Please notify the sender and delete this message if it reached you by mistake.",
        "If you are not the intended recipient, please tell us and delete the message.",
        "For urgent enquiries please call the front desk.",
        "I am out of the office until 9 November.",
        "My working days are Tuesday to Friday.",
        "To unsubscribe, write to the list.",
        "Sent from my phone",
        "Please find attached the minutes.",
        "I need a tea first.",
        "Sorry, I have to jump to another call.",
        "I need to find my glasses!",
        "I've got to pick up the kids from school.",
        "I'd love to grab a coffee some time.",
        "It'd be nice to catch up soon.",
        "I hope your daughter is feeling better.",
        "I hate Mondays.",
        "My handwriting is terrible.",
        "The wifi in this hotel is awful.",
    ],
)
def test_furniture_errands_and_courtesies_are_nothing(text):
    assert is_nothing(text)
    assert is_nothing(text, "What do you need most?")


@pytest.mark.parametrize(
    "text",
    [
        "I need a coffee machine that does not leak.",
        "I need to check my diary by hand every evening.",
        "I need to find my invoices without asking three people.",
        "I have to pick up the children at four, so Thursdays never work.",
        "We'd love to meet our deadlines for once.",
        "I hate Mondays because the whole stock has to be counted.",
        "We want to print less, for the environment.",
        "The office is urgent, the warehouse can wait.",
        "The wifi in our hotel is awful and the guests say so.",
        "My working days are twelve hours long.",
        "We need water in the upper field.",
    ],
)
def test_what_begins_like_furniture_and_says_more_goes_on(text):
    assert not is_nothing(text)


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
