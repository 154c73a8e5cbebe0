"""Cues to turns."""

from hypothesis import given
from hypothesis import strategies as st

from otherside.importers.turns import Cue, merge

CUES = st.lists(
    st.builds(
        Cue,
        st.text(max_size=8),
        st.sampled_from([None, "A", "B"]),
        st.none() | st.floats(0, 500),
        st.none() | st.floats(0, 500),
    )
)


def test_gaps_and_speakers():
    cues = [
        Cue("a", "A", 0, 1),
        Cue("b", "A", 2, 3),
        Cue("c", "A", 40, 41),
        Cue(" ", "B"),
        Cue("d", "B", 42, 43),
    ]
    turns = merge(cues)
    assert [(t.speaker, t.text, t.start_s, t.end_s) for t in turns] == [
        ("A", "a b", 0, 3),
        ("A", "c", 40, 41),
        ("B", "d", 42, 43),
    ]


def test_a_pause_in_words_without_marks_is_kept_as_a_line_break():
    said = ["we moved the bakery in spring and nobody liked it", "my sister does the books", "at night and hates it"]
    times = [(0, 3), (5, 7), (7.1, 9)]

    def text(words):
        return merge(Cue(w, "A", a, b) for w, (a, b) in zip(words, times, strict=True))[0].text

    assert text(said) == f"{said[0]}\n{said[1]} {said[2]}"
    assert text([f"{said[0]}.", *said[1:]]) == f"{said[0]}. {said[1]} {said[2]}"
    assert text(["well", "so", "yes"]) == "well so yes"


def test_unattributed_speech_is_broken_at_sentence_ends():
    turns = merge(Cue("Word after word goes by here.", None, n, n + 1) for n in range(100))
    assert 3 < len(turns) < 10


@given(CUES)
def test_no_word_is_lost(cues):
    words = [w for c in cues for w in c.text.split()]
    assert [w for t in merge(cues) for w in t.text.split()] == words
