"""Every fixture of documents and mail: all words, in order, by the right people, of the right kind."""

import json
from pathlib import Path

import pytest

from otherside.importers import SourceFile, detect

FIXTURES = Path(__file__).parent.parent / "fixtures"
FORMATS = ("markdown", "text", "docx", "eml", "mbox")
CASES = sorted(
    path.relative_to(FIXTURES).as_posix().removesuffix(".expected.json")
    for form in FORMATS
    for path in (FIXTURES / form).glob("*.expected.json")
)


def test_every_format_has_fixtures():
    assert {case.split("/")[0] for case in CASES} == set(FORMATS)


@pytest.mark.parametrize("case", CASES)
def test_words_people_and_kinds(case):
    path = FIXTURES / case
    wanted = json.loads((FIXTURES / f"{case}.expected.json").read_text(encoding="utf-8"))
    source = SourceFile(path.name, path.read_bytes())
    importer = detect(source)
    assert importer.name == wanted["format"]
    parsed = importer.parse(source)
    assert [s.path for s in parsed.skipped] == wanted.get("skipped", [])
    assert len(parsed.conversations) == len(wanted["conversations"])
    for conversation, expected in zip(parsed.conversations, wanted["conversations"], strict=True):
        said = [[t.speaker, t.text.split(), t.kind.value] for t in conversation.turns]
        assert said == [[speaker, text.split(), kind] for speaker, text, kind in expected["turns"]]
        assert conversation.format == wanted["format"]
        for key in ("title", "deal"):
            if key in expected:
                assert getattr(conversation, key) == expected[key]
        if "date" in expected:
            assert str(conversation.date) == expected["date"]
        for key, read in (
            ("starts", lambda t: t.start_s),
            ("ids", lambda t: t.message_id),
            ("recipients", lambda t: list(t.recipients)),
            ("at", lambda t: t.at.isoformat()),
        ):
            if key in expected:
                assert [read(t) for t in conversation.turns] == expected[key]
        if "thread" in expected:
            assert sorted(conversation.thread) == sorted(expected["thread"])
        for key, value in expected.get("fields", {}).items():
            assert conversation.fields[key] == value
        if "participants" in expected:
            people = [
                {key: getattr(p, key) for key in ("name", "email", "side", "role", "organisation")}
                for p in conversation.participants
            ]
            blank = {"email": None, "side": "unknown", "role": None, "organisation": None}
            assert people == [{**blank, **p} for p in expected["participants"]]
        names = {p.name for p in conversation.participants}
        assert {t.speaker for t in conversation.turns} - {None} <= names
