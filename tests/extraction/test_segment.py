import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.extraction.segment import segment


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We pay 3.5 percent, e.g. to Mr. Lee. Why?", ["We pay 3.5 percent, e.g. to Mr. Lee.", "Why?"]),
        ("- no dark mode\n- better search pls\n", ["no dark mode", "better search pls"]),
        ("1. Cost.\n2) Risk of it", ["Cost.", "Risk of it"]),
        ("👩‍💻 We're é tired. Really.", ["👩‍💻 We're é tired.", "Really."]),
        (
            "This line of a mail was wrapped by the program that sent\nit and goes on here. Next.",
            ["This line of a mail was wrapped by the program that sent\nit and goes on here.", "Next."],
        ),
        ("", []),
        ("  \n ... \n", []),
    ],
)
def test_sentences(text, expected):
    assert _texts(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They blamed me. I do the rota twice a week.", 2),
        ("My answer is no. I'd rather keep the boiler.", 2),
        ("It worries me. A flood would finish us.", 2),
        ("Nobody asked me. nobody at all", 2),
        ("it annoys me. i do it by hand", 2),
        ("We have a helper called Ken. Ken's quick, but shy.", 2),
        ("We open in May. Nobody is ready.", 2),
        ("Is it art? It is art. I sell it.", 3),
        ("Delivery notes, labels, etc. Marta does them.", 2),
        ("It is plan B. We never liked plan A.", 2),
        ("The hall is no. 5 in the yard.", 1),
        ("Our No. Ten is out of print.", 1),
        ("See Art. 5 and Art. XII of the rules.", 1),
        ("Ask Gen. Smith, or Col. Braun, about it.", 1),
        ("I wrote to J. K. Braun about it.", 1),
        ("Some forms, e.g. I think the blue one, are lost.", 1),
    ],
)
def test_a_word_that_looks_like_an_abbreviation_ends_a_sentence(text, count):
    assert len(_texts(text)) == count


def test_a_run_on_without_marks_is_split_at_clauses():
    text = "so " + "we looked at the whole thing again last week with the two of them in the room and then " * 6
    pieces = _texts(text)
    assert len(pieces) > 2
    assert " ".join(" ".join(pieces).split()) == " ".join(text.split())


@given(st.text(max_size=300))
def test_offsets_are_in_order_and_hold_no_outer_space(text):
    end = 0
    for span in segment(text):
        assert end <= span.start < span.end <= len(text)
        quote = text[span.start : span.end]
        assert quote == quote.strip()
        end = span.end


@given(st.text(alphabet="ab .!?\n-—,é👍", max_size=200))
def test_every_letter_is_in_a_sentence(text):
    covered = {k for s in segment(text) for k in range(s.start, s.end)}
    assert all(k in covered for k, c in enumerate(text) if c.isalpha())


def test_a_wrapped_caption_is_one_sentence():
    assert _texts("I'm worried that the migration\nwill take us down in Q4") == [
        "I'm worried that the migration\nwill take us down in Q4"
    ]
