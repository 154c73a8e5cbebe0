"""Quotes are found where they stand, or nowhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.extraction.alignment import AlignmentStatus, align

EXACT, NORMALISED = AlignmentStatus.EXACT, AlignmentStatus.NORMALISED

FOUND = [
    ("we lose two days", "Every month we lose two days.", "we lose two days", EXACT),
    ("  we lose two days \n", "Every month we lose two days.", "we lose two days", EXACT),
    ("We Lose Two Days", "Every month we lose two days.", "we lose two days", NORMALISED),
    ('"we lose two days."', "Every month we lose two days, roughly", "we lose two days", NORMALISED),
    ("...we lose two days...", "Every month we lose two days, roughly", "we lose two days", NORMALISED),
    ("we don't cut corners", "Look, we don’t cut corners.", "we don’t cut corners", NORMALISED),
    ("he said 'not now'", "So he said “not now” again", "he said “not now", NORMALISED),
    ("a year - maybe two", "a year—maybe two", "a year—maybe two", NORMALISED),
    ("a year -- maybe two", "it is a year – maybe two.", "a year – maybe two", NORMALISED),
    ("well... we would", "well… we would", "well… we would", NORMALISED),
    ("well… we would", "well ...we would", "well ...we would", NORMALISED),
    ("two lines here", "two\n  lines\u00a0here", "two\n  lines\u00a0here", NORMALISED),
    ("ﬁnal offer", "the final offer", "final offer", NORMALISED),
    ("final offer", "the ﬁnal offer", "ﬁnal offer", NORMALISED),
    ("STRASSE gesperrt", "die Straße gesperrt", "Straße gesperrt", NORMALISED),
    ("unser Café schließt", "unser Cafe\u0301 schließt bald", "unser Cafe\u0301 schließt", NORMALISED),
    ("unser Cafe\u0301", "unser Café schließt", "unser Café", NORMALISED),
    ("word processing", "word pro\u00adcess\u200bing", "word pro\u00adcess\u200bing", NORMALISED),
    ("love it ❤", "love it ❤\ufe0f really", "love it ❤\ufe0f", NORMALISED),
    ("our 👩‍💻 team", "🎉 our 👩‍💻 team", "our 👩‍💻 team", EXACT),
    ("我们很担心", "其实我们很担心成本", "我们很担心", EXACT),
    ("full width", "ｆｕｌｌ　ｗｉｄｔｈ", "ｆｕｌｌ　ｗｉｄｔｈ", NORMALISED),
    ("art", "we start with art", "art", EXACT),
    ("½ of it", "about ½ of it", "½ of it", EXACT),
    ("👍", "👍", "👍", EXACT),
]


@pytest.mark.parametrize(("quote", "text", "words", "status"), FOUND)
def test_found(quote: str, text: str, words: str, status: AlignmentStatus) -> None:
    found = align(quote, text)
    assert (text[found.start : found.end], found.status) == (words, status)
    assert found.found
    assert not found.reason


REJECTED = [
    ("we lose three days", "Every month we lose two days."),  # another word
    ("two days we lose", "Every month we lose two days."),  # another order
    ("we lose days", "Every month we lose two days."),  # a word left out
    ("we lose ... days", "Every month we lose two days."),  # elided
    ("we lost two days", "Every month we lose two days."),  # another form
    ("we lose two days Every", "Every month we lose two days."),
    ("art", "we start"),
    ("we can", "we can't do it"),
    ("t do it", "we can't do it"),
    ("we have 120", "we have 120,000 users"),
    ("5 percent", "1.5 percent"),
    ("cafe", "cafe\u0301"),
    ("👩", "👩‍💻"),
    ("👍", "👍🏽"),
    ("🇩", "🇩🇪"),
    ("f", "ﬁ"),
    ("", "anything"),
    ("...", "well ... yes"),
    ("“”", "he said “”"),
    ("anything", ""),
    ("5", "-"),
]


@pytest.mark.parametrize(("quote", "text"), REJECTED)
def test_rejected(quote: str, text: str) -> None:
    got = align(quote, text)
    assert (got.start, got.end, got.status) == (0, 0, None)
    assert got.reason


def test_the_first_whole_place_wins() -> None:
    assert align("no", "nothing, no, no").start == 9


def test_says_why_it_was_rejected() -> None:
    assert "inside a word" in align("we can", "we can't").reason
    assert "do not stand" in align("yes of course", "no").reason


WORDS = st.text(
    st.sampled_from("abcXYZéßﬁ’'\"“ –-….,?! \n\u00a0\u00ad\u0301\u0327👩💻🇩🇪\u200d\ufe0f1½我は가"), max_size=40
)


@given(WORDS, WORDS, st.integers(0, 40), st.integers(0, 40))
def test_what_is_found_is_the_same_words(quote: str, text: str, first: int, length: int) -> None:
    for asked in (quote, text[first : first + length]):
        found = align(asked, text)
        if not found.found:
            continue
        assert 0 <= found.start < found.end <= len(text)
        quoted = text[found.start : found.end]
        if found.status is EXACT:
            assert quoted == asked.strip()
        # The letters and digits, in order, are those asked for and no others.
        assert _letters(quoted) == _letters(asked)
        again = align(quoted, text)
        assert again.found
        assert again.start <= found.start


@given(
    st.lists(st.sampled_from("we lose two days don't 120,000 café Straße 👩‍💻 naïve".split()), min_size=1, max_size=12),
    st.data(),
)
def test_whole_words_are_always_found_in_other_typography(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = data.draw(st.sampled_from([" ", "\n", "\u00a0 "])).join(words)
    quote = " ".join(words[first:last])
    change = data.draw(
        st.sampled_from(
            [
                str,
                str.upper,
                lambda s: s.replace("'", "’"),
                lambda s: unicodedata.normalize("NFD", s),
                lambda s: f"“{s}…”",
                lambda s: s.replace(" ", "  "),
            ]
        )
    )
    found = align(change(quote), text)
    assert found.found
    assert _letters(text[found.start : found.end]) == _letters(quote)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in plain if char.isalnum())
