"""Cues out of careless, cut-off and odd WebVTT and SRT files."""

import pytest

from otherside.domain import Side
from otherside.importers import ImporterError, SourceFile, detect, parse

HEAD = "WEBVTT\n\n"


def said(text, name="call.vtt"):
    return [(t.speaker, t.text) for t in parse(SourceFile(name, text.encode())).conversations[0].turns]


def test_content_decides_not_the_ending():
    vtt, srt = "00:00:01.000 --> 00:00:02.000\nhi\n", "1\n00:00:01,000 --> 00:00:02,000\nhi\n"
    assert detect(SourceFile("a.txt", (HEAD + vtt).encode())).name == "vtt"
    assert detect(SourceFile("a.vtt", srt.encode())).name == "srt"
    assert detect(SourceFile("a.srt", (HEAD + vtt).encode())).name == "vtt"


def test_comments_styles_and_empty_cues_are_not_speech():
    text = HEAD + (
        "NOTE by hand\nsecond line\n\nSTYLE\n::cue { color: red }\n\n"
        "a-1\n00:01.000 --> 00:02.000 align:start\nDana Lee: NOTE this down.\n\nNOTE again\n\n"
        "a-2\n00:03.000 --> 00:04.000\n\n00:05.000 --> 00:06.000\nDana Lee: Ready?\n"
    )
    assert said(text) == [("Dana Lee", "NOTE this down. Ready?")]


def test_a_blank_line_inside_a_cue_loses_nothing():
    text = HEAD + "1\n00:01.000 --> 00:02.000\nDana Lee: one\n\ntwo words\n\n2\n00:03.000 --> 00:04.000\nthree\n"
    assert said(text) == [("Dana Lee", "one two words three")]


def test_srt_without_blank_lines():
    text = "1\n00:00:01,000 --> 00:00:02,000\nWe sold\n500\n2\n00:00:03,000 --> 00:00:04,000\nof them\n"
    assert said(text, "a.srt") == [(None, "We sold 500 of them")]


def test_silence_ends_a_turn_and_what_is_known_of_the_speaker():
    text = HEAD + "00:01.000 --> 00:02.000\nDana Lee: one\n\n01:00.000 --> 01:02.000\ntwo\n"
    assert said(text) == [("Dana Lee", "one"), (None, "two")]


def test_several_voices_and_untagged_words_in_a_cue():
    text = HEAD + "00:01.000 --> 00:02.000\n(noise) <v.loud Lee, Dana>one</v> <v Ben Cho>two <c.x>&lt;3</c></v>\n"
    assert said(text) == [(None, "(noise)"), ("Dana Lee", "one"), ("Ben Cho", "two <3")]


def test_captioners_marks():
    text = HEAD + "00:01.000 --> 00:02.000\n>> Dana Lee: one\n- Ben Cho: two\n>> three\n"
    assert said(text) == [("Dana Lee", "one"), ("Ben Cho", "two"), (None, ">> three")]


def test_guests_are_theirs():
    source = SourceFile("a.vtt", (HEAD + "00:01.000 --> 00:02.000\n<v Dana Lee (Guest)>one</v>\n").encode())
    assert parse(source).conversations[0].participants[0].side is Side.THEIRS


@pytest.mark.parametrize(
    "tail",
    [
        "2\n00:00:03.000 --> 00:00:04.000\n",
        "2\n00:00:03.0",
        "2\n00:00:03.000 --",
        "2\n",
        "2\n00:00:03.000 --> 00",
    ],
)
def test_a_cut_off_file_keeps_its_cues_and_says_so(tail):
    source = SourceFile("a.vtt", (HEAD + "1\n00:00:01.000 --> 00:00:02.000\nDana Lee: one\n\n" + tail).encode())
    parsed = parse(source)
    assert [t.text for t in parsed.conversations[0].turns] == ["one"]
    assert len(parsed.skipped) == 1
    assert "cut off" in parsed.skipped[0].reason
    assert not parsed.skipped[0].partial


def test_a_last_cue_without_its_closing_mark_was_read_and_is_no_failure():
    cues = ("<v Dana Lee>one</v>", "<v Yael Adler>two</v>", "<v Dana Lee>three")
    text = "".join(f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{cue}\n\n" for n, cue in enumerate(cues))
    parsed = parse(SourceFile("a.vtt", (HEAD + text).encode()))
    assert [t.text for t in parsed.conversations[0].turns] == ["one", "two", "three"]
    (told,) = parsed.skipped
    assert "seems cut off" in told.reason
    assert told.partial


def test_an_unreadable_time_keeps_the_words():
    parsed = parse(SourceFile("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:0x:01,0 --> 00:00\ntwo\n"))
    assert [t.text for t in parsed.conversations[0].turns] == ["one two"]
    assert "line 6" in parsed.skipped[0].reason
    assert parsed.skipped[0].partial


def test_nothing_but_a_header():
    with pytest.raises(ImporterError, match=r"^a\.vtt: no cue with words"):
        parse(SourceFile("a.vtt", b"WEBVTT\n\n"))


def test_the_date_is_in_the_file_name():
    source = SourceFile("x/2026-03-15 call.vtt", (HEAD + "00:01.000 --> 00:02.000\nhi\n").encode())
    assert str(parse(source).conversations[0].date) == "2026-03-15"
