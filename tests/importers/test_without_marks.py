"""Words behind "Dana said:" that stand without quotation marks, and numbers of a recorder with a name put behind them."""

from __future__ import annotations

import pytest

from otherside.importers import SourceFile, parse


def said(text):
    (talk,) = parse(SourceFile("2026-10-01 x.txt", text.encode())).conversations
    return [(t.speaker, t.text) for t in talk.turns if t.speaker]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Jo said: My boss decides, and she hates change.", "My boss decides, and she hates change."),
        ("She told me: I don't want to be the one who broke it.", "I don't want to be the one who broke it."),
        ("Jo added, later: we lose an hour a day.", "we lose an hour a day."),
        ("Jo added later: we lose an hour a day.", "we lose an hour a day."),
        ("- Jo replied: Come in March.", "Come in March."),
    ],
)
def test_whoever_says_it_said_it(line, words):
    assert said(f"Met Jo Lind today.\n\n{line}\n") == [("Jo Lind", words)]


@pytest.mark.parametrize(
    "line",
    [
        "Jo said: wants it by May.",
        "Jo said: she hates change.",
        "What she said: Nothing new.",
        "I said: We can wait.",
        "The report said: Nothing works.",
        "If Jo says: We go, we go.",
        'Jo said: My boss decides, and called it "a mess" twice.',
    ],
)
def test_what_may_be_the_authors_own_words_is(line):
    assert said(f"Met Jo Lind today.\n\n{line}\n") in ([], [("Jo Lind", "a mess")])


def test_a_recorders_number_with_a_name_behind_it():
    text = "Speaker 2 ({}): My boss decides.\nSam Ortiz: Why?\nSpeaker 2 ({}): The last one failed.\n"
    assert [who for who, _ in said(text.format("Jo Lind", "Jo Lind"))] == ["Jo Lind", "Sam Ortiz", "Jo Lind"]
    assert [who for who, _ in said(text.format("Mill", "Mill"))] == ["Speaker 2", "Sam Ortiz", "Speaker 2"]
