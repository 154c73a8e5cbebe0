"""Whatever the bytes, an importer answers with conversations or its one error, and sniffing never raises."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from otherside.domain import Parsed
from otherside.importers import Importer, ImporterError, SourceFile, importers

FIXTURES = Path(__file__).parent.parent / "fixtures"
TRANSCRIPTS = (
    *("vtt", "srt", "otter", "fireflies", "gong", "fathom", "recall", "grain", "granola", "whisper"),
    *("csv", "json", "chat", "team_chat", "form"),
)
MINE = [i for i in importers() if i.name in TRANSCRIPTS]
SAMPLES = sorted(
    p for form in TRANSCRIPTS for p in (FIXTURES / form).glob("*") if not p.name.endswith(".expected.json")
)
RELAXED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(importer: Importer, source: SourceFile) -> Parsed | None:
    """Parses; the result must be well-formed, an error must be one line with the file's name."""
    assert 0 <= importer.sniff(source) <= 1
    try:
        parsed = importer.parse(source)
    except ImporterError as error:
        text = str(error)
        assert text.startswith(source.name)
        assert "\n" not in text
        return None
    for conversation in parsed.conversations:
        assert conversation.turns
        names = [p.name for p in conversation.participants]
        assert len(names) == len(set(names))
        for turn in conversation.turns:
            assert turn.text.strip()
            turn.text.encode("utf-8")
            assert turn.speaker is None or turn.speaker in names
    for skip in parsed.skipped:
        assert skip.reason
        assert "\n" not in skip.reason
    return parsed


@RELAXED
@given(st.binary(max_size=400))
def test_any_bytes(data):
    for importer in MINE:
        check(importer, SourceFile("x.txt", data))


def words_of(parsed: Parsed) -> list[str]:
    return [word for c in parsed.conversations for turn in c.turns for word in turn.text.split()]


PIECES = st.sampled_from(
    [
        *(
            "WEBVTT\n",
            "\n",
            "1\n",
            "00:00:01.000 --> 00:00:02.000\n",
            "00:00:01,000 --> x\n",
            "<v Lee, Dana>",
        ),
        *(
            "</v>",
            "Dana: hi\n",
            "[00:01] ",
            "(0:32): ",
            "**",
            "Sidney  55:21  \n",
            "NOTE a\n",
            "{",
            "}",
            "[",
            "]",
        ),
        *(
            '"segments":',
            '"text":"a"',
            '"start":1e999',
            '"sentences":',
            '"transcript":',
            ",",
            '"words":[{}]',
            "null",
        ),
        *(
            '"speaker":',
            '"\\ud800"',
            "speaker,text\n",
            '"',
            ";",
            "\t",
            "start\tend\ttext\n",
            "&amp;",
            "&#0;",
            "\u2028",
        ),
        *("²", "٣:٤٥", "-->", ": ", "(", "é", "😀", "Unknown Speaker: ", "Speaker 1: "),
    ]
)


@RELAXED
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
def test_any_text(text):
    data = text.encode("utf-8", "surrogatepass")
    for importer in MINE:
        check(importer, SourceFile("a/2026-03-15 x.vtt", data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    *(
                        "transcript",
                        "sentences",
                        "segments",
                        "words",
                        "participant",
                        "speaker",
                        "text",
                        "start",
                        "end",
                    ),
                    *(
                        "callTranscripts",
                        "parties",
                        "speakerId",
                        "calendar_invitees",
                        "source",
                        "timestamp",
                        "name",
                    ),
                    *(
                        "participants",
                        "is_external",
                        "date",
                        "title",
                        "duration",
                        "offsets",
                        "timestamps",
                        "crm_matches",
                    ),
                    *(
                        "transcription",
                        "start_timestamp",
                        "meeting_attendees",
                        "id",
                        "turns",
                        "deals",
                        "affiliation",
                    ),
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@RELAXED
@given(JSON)
def test_any_json(value):
    data = json.dumps(value).encode()
    for importer in MINE:
        check(importer, SourceFile("x.json", data))


@RELAXED
@given(st.data())
def test_damaged_fixtures(data):
    path = data.draw(st.sampled_from(SAMPLES))
    content = bytearray(path.read_bytes())
    how = data.draw(st.sampled_from(["cut", "flip", "shuffle", "double"]))
    if how == "cut":
        content = content[: data.draw(st.integers(0, len(content)))]
    elif how == "flip":
        for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
            content[place] = data.draw(st.integers(0, 255))
    elif how == "shuffle":
        lines = bytes(content).split(b"\n")
        content = bytearray(b"\n".join(data.draw(st.permutations(lines))))
    else:
        content = content * 2
    for importer in MINE:
        check(importer, SourceFile(path.name, bytes(content)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_cut_off_keeps_every_complete_piece(path):
    """Cut at any of twenty places, the beginning is still there, and a broken JSON is reported."""
    content = path.read_bytes()
    importer = max(MINE, key=lambda i: i.sniff(SourceFile(path.name, content)))
    whole = words_of(importer.parse(SourceFile(path.name, content)))
    before = -1
    for part in range(1, 21):
        head = content[: len(content) * part // 20]
        parsed = check(importer, SourceFile(path.name, head))
        words = words_of(parsed) if parsed else []
        if path.suffix == ".json" and parsed and part < 20:
            assert parsed.skipped
        if path.suffix == ".json":
            assert sum(a == b for a, b in zip(words, whole, strict=False)) >= len(words) - 1
            assert len(words) >= before
            before = len(words)


DEEP = 100_000
HOSTILE = {
    "deep list": "[" * DEEP,
    "deep closed list": "[" * DEEP + "]" * DEEP,
    "deep object": '{"transcript":' * DEEP,
    "deep segments": '{"segments":[' * DEEP,
    "long digits": '{"segments":[{"start":' + "9" * 100_000 + ',"text":"a"}]}',
    "open string": '{"text":"' + "a" * 2_000_000,
    "quotes": '"' * 2_000_000,
    "backslashes": '["' + "\\" * 2_000_000,
    "colons": ":" * 2_000_000,
    "one line": "Dana Lee: " + "word " * 400_000,
    "brackets": "(" * 2_000_000,
    "spaces": " " * 2_000_000 + "x",
    "arrows": "-->" * 500_000,
    "voices": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + "<v a" * 500_000,
    "tags": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + "<i " * 500_000,
    "entities": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + "&a" * 500_000,
    "timings": "00:00:01.000 --> 00:00:02.000\n" * 60_000,
    "times": "1:00 " * 400_000,
    "digits": "1" * 2_000_000,
    "names": "Ab Cd  0:03\nx\n" * 60_000,
    "labels": "".join(f"Ab{n}: x\n" for n in range(60_000)),
    "commas": "speaker,text\n" + "," * 2_000_000,
    "open quote": 'speaker,text\na,"' + "b\n" * 500_000,
    "stars": "**" * 1_000_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_linear_time(kind):
    source = SourceFile("hostile.txt", HOSTILE[kind].encode())
    for importer in MINE:
        began = time.process_time()
        check(importer, source)
        assert time.process_time() - began < 8, importer.name


def test_binary_with_a_text_ending():
    for data in (b"\x89PNG\r\n\x1a\n\x00\x00", b"MZ\x00\x01\x02abc", b"%PDF-1.7 text", bytes(range(256)) * 8):
        source = SourceFile("call.vtt", data)
        for importer in MINE:
            assert importer.sniff(source) == 0
            with pytest.raises(ImporterError, match=r"call\.vtt: .*not text"):
                importer.parse(source)
