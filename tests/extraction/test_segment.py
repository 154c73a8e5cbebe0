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
        ("It's all .NET. We like it.", ["It's all .NET.", "We like it."]),
        ("We have ASP.NET and .NET Core here.", ["We have ASP.NET and .NET Core here."]),
        ("Do not wait. Net prices only.", ["Do not wait.", "Net prices only."]),
        ("All done.Then we go.", ["All done.", "Then we go."]),
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


BARE = (
    "we moved the bakery last spring and nobody liked it the ovens are in the wrong room can you send me the plan by monday "
    "i'll talk to my brother on sunday what i'm afraid of is that the bakers leave we can't lose another one they're all over "
    "sixty my sister does the books at night and she hates it one day i'd love to hand it on to my daughter okay let's talk again "
    "in june please don't call my brother before that"
)


def test_a_turn_without_marks_is_cut_where_sentences_begin():
    pieces = _texts(BARE)
    begins = {" ".join(piece.split()[:2]) for piece in pieces}
    assert {"can you", "i'll talk", "what i'm", "we can't", "my sister", "one day", "please don't"} <= begins
    assert all(4 <= len(piece.split()) <= 40 for piece in pieces)
    assert " ".join(pieces) == BARE


@pytest.mark.parametrize(
    "text",
    [
        f"{BARE}.",
        BARE.replace("we ", "We ").replace("i'", "I'"),
        " and ".join([BARE] * 2),
        BARE.replace(" what", ", what").replace(" they", ", they"),
        "bread and butter and salt and flour " * 40,
        "ah " * 300,
    ],
)
def test_no_piece_without_marks_is_very_long_or_very_short(text):
    assert all(4 <= len(piece.split()) <= 40 for piece in _texts(text))


@pytest.mark.parametrize(
    "text",
    [
        "i'd rather have the bakers stay than a new oven in the yard next year",
        "it only works if the flour comes in before the night shift starts its round",
        "the reason we wait is that my brother wants to see the figures of the summer",
        "Nobody here would want to run a bakery of this size with the kind of oven that my father bought in the seventies",
        "we bake at night, we sell by day, and in between my brother drives the van to all the hotels on the lake",
        "what kind of oven do you want to have in there at the end of the day",
    ],
)
def test_one_sentence_without_an_end_mark_stays_whole(text):
    assert _texts(text) == [text]


def test_a_pause_parts_sentences():
    text = "the hotel on the lake wants rolls at six every day\nflour lorries come on mondays mostly\nhotels pay late in our valley"
    assert _texts(text) == text.split("\n")
