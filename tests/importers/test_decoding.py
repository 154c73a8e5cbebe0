"""Every encoding that recorders write, and binary data refused in one line."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otherside.importers.decoding import decode, well_formed

TEXT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nZoë: «Größe» – 12 €\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("utf-8"),
        TEXT.encode("utf-8").replace("–".encode(), b"\x96"),  # one byte of CP1252 in UTF-8
    ],
)
def test_one_text_in_many_encodings(data):
    assert decode(data) == TEXT


def test_half_a_character_at_the_end_is_dropped():
    assert decode("naïve 😀".encode()[:-1]) == "naïve "
    assert decode("caf\xe9".encode("cp1252")) == "café"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_valid_utf8_is_never_changed(text):
    assert decode(("a" + text).encode()) == "a" + text


@pytest.mark.parametrize(
    "data",
    [b"hello\x00", b"\x89PNG\r\n", b"%PDF-1.4 x", b"PK\x03\x04abc", bytes(range(256)), b"\x01\x02\x03a"],
)
def test_binary_is_refused(data):
    with pytest.raises(ValueError, match="not text") as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_well_formed_text_can_be_stored():
    assert well_formed("a\ud800b\x00") == "a\ufffdb\ufffd"
    assert well_formed("😀 שלום") == "😀 שלום"
