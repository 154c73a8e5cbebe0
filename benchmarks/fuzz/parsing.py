"""What an importer must do with any input at all, and what its own one error may be."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from otherside.domain import Parsed, Skipped
from otherside.importers import ImporterError, SourceFile, importers
from otherside.importers.introductions import enrich
from otherside.importers.threads import merge_threads
from otherside.importers.walk import Limits, read_sources

# They load when they are first asked for: here, or nothing in them guides a fuzzer.
importers()

NAMES = {
    "docx": "x.docx", "eml": "x.eml", "mbox": "x.mbox", "msg": "x.msg", "markdown": "2026-03-15 x.md", "crm": "deals.csv",
    "csv": "x.csv", "form": "x.csv", "chat": "x.txt", "vtt": "x.vtt", "srt": "x.srt", "json": "x.json",
}  # fmt: skip
ARCHIVE = "archive"
_LIMITS = Limits(file_bytes=1_000_000, line_bytes=100_000, archive_bytes=2_000_000, archive_members=50, nesting=2)


def look(parsed: Parsed) -> None:
    """What is handed on can be stored: texts are text, names are told apart, turns are by participants."""
    for conversation in parsed.conversations:
        names = [p.name for p in conversation.participants]
        assert len(names) == len(set(names)), "a participant twice"
        assert conversation.turns, "a conversation of nothing"
        for turn in conversation.turns:
            turn.text.encode("utf-8")
            assert turn.speaker is None or turn.speaker in names, "a speaker who takes no part"
        conversation.title.encode("utf-8")
        json.dumps(dict(conversation.fields), ensure_ascii=False).encode("utf-8")
        enrich(conversation)
    merge_threads([*parsed.conversations, *parsed.conversations])
    for record in (*parsed.deals, *parsed.contacts, *parsed.roles, *parsed.accounts):
        str(record).encode("utf-8")
    for skip in parsed.skipped:
        assert skip.reason, "left out without a reason"
        assert "\n" not in skip.reason, "a reason of two lines"


def packed(xml: bytes) -> bytes:
    """A Word document of this content: what is in the zip is to be tried, not only the zip."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return data.getvalue()


def take_in(name: str, data: bytes, folder: Path) -> None:
    """Reads an input as the importer of that name would, or as an archive.

    Args:
        folder: where an archive may lie for as long as it is read.

    Raises:
        Exception: anything but the importers' one error, which is what is looked for.
    """
    chosen = next((i for i in importers() if i.name == name), None)
    if chosen is None:
        archive = folder / "input.zip"
        archive.write_bytes(data)
        for item in read_sources([archive], limits=_LIMITS):
            assert isinstance(item, (SourceFile, Skipped))
        return
    if name == "docx" and not data.startswith(b"PK"):
        data = packed(data)
    source = SourceFile(NAMES.get(name, "x.txt"), data)
    sure = chosen.sniff(source)
    assert 0 <= sure <= 1, "surer than sure"
    said = ""
    try:
        look(chosen.parse(source))
    except ImporterError as error:
        said = str(error)
    assert "\n" not in said, "an error of two lines"
