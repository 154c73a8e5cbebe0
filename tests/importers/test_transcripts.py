"""Every fixture of a transcript format: all words, in order, by the right speakers."""

import json
from pathlib import Path

import pytest

from otherside.importers import SourceFile, detect

FIXTURES = Path(__file__).parent.parent / "fixtures"
FORMATS = (
    *("vtt", "srt", "otter", "fireflies", "gong", "fathom", "recall", "grain", "granola", "whisper"),
    *("csv", "json", "chat", "form"),
)
CASES = sorted(
    path.relative_to(FIXTURES).as_posix().removesuffix(".expected.json")
    for form in FORMATS
    for path in (FIXTURES / form).glob("*.expected.json")
)


def test_every_format_has_fixtures():
    assert {case.split("/")[0] for case in CASES} == set(FORMATS)


@pytest.mark.parametrize("case", CASES)
def test_words_and_speakers(case):
    path = FIXTURES / case
    wanted = json.loads((FIXTURES / f"{case}.expected.json").read_text(encoding="utf-8"))
    source = SourceFile(path.name, path.read_bytes())
    importer = detect(source)
    shared = any(c.get("any_format") for c in wanted["conversations"])
    assert shared or importer.name == wanted["format"]
    parsed = importer.parse(source)
    assert not parsed.skipped
    assert len(parsed.conversations) == len(wanted["conversations"])
    for conversation, expected in zip(parsed.conversations, wanted["conversations"], strict=True):
        said = [[t.speaker, t.text.split()] for t in conversation.turns]
        assert said == [[speaker, text.split()] for speaker, text in expected["turns"]]
        if "starts" in expected:
            assert [t.start_s for t in conversation.turns] == pytest.approx(expected["starts"])
        for key in ("title", "deal"):
            if key in expected:
                assert getattr(conversation, key) == expected[key]
        if "date" in expected:
            assert str(conversation.date) == expected["date"]
        if "participants" in expected:
            people = [
                {key: getattr(p, key) for key in ("name", "email", "side", "role", "organisation")}
                for p in conversation.participants
            ]
            blank = {"email": None, "side": "unknown", "role": None, "organisation": None}
            assert people == [{**blank, **p} for p in expected["participants"]]
        names = {p.name for p in conversation.participants}
        assert {t.speaker for t in conversation.turns} - {None} <= names
