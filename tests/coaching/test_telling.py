"""The numbers of a conversation as sentences."""

import pytest

from otherside.coaching.telling import told

NONE = {
    "open_questions": 0,
    "closed_questions": 0,
    "reflections": 0,
    "openings": 0,
    "missed_openings": 0,
    "talk_share": None,
}


@pytest.mark.parametrize(
    ("openings", "missed", "said"),
    [
        (0, 0, "No opening was recognised in what they said; that is no praise, since some are missed."),
        (1, 1, "They opened up once, and our next words passed it by."),
        (1, 0, "They opened up once, and we took it up."),
        (3, 0, "They opened up 3 times, and we took it up each time."),
        (3, 3, "They opened up 3 times, and our next words passed it by each time."),
        (4, 3, "They opened up 4 times; we took it up once and passed it by 3 times."),
    ],
)
def test_openings_are_told_in_words(openings, missed, said):
    assert told({**NONE, "openings": openings, "missed_openings": missed})[0] == said


def test_where_we_say_nothing_nothing_is_told_of_us():
    assert told({**NONE, "turns_ours": 0}) == ["No words of ours stand in it, so it tells nothing of our side."]


def test_what_was_not_seen_stands_in_one_line_and_no_zero_is_counted():
    lines = told({**NONE, "open_questions": 2, "closed_questions": 1, "non_adherent": 1, "talk_share": 0.24})
    assert "1 sentence that argues or presses." in lines
    assert "24% of the talking was ours." in lines
    assert lines[-1] == (
        "Not seen: early pitch, question of ours left open, question of theirs left open; that is no proof that there was none."
    )
    assert not any(line.startswith("0 ") for line in lines)
    assert "We asked 3 questions, 2 of them open (half is fair, 7 in 10 is good)." in lines
