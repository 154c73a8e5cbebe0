"""One importer under atheris: started by ``run.py``, in a process of its own.

Every exception but the importers' one error is written down with the input that brought it, once for each place it comes
from, and the search goes on. Inputs that take too long or too much memory end the process; ``run.py`` starts the next.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import traceback
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["otherside"]):
    from otherside.domain import Parsed, Skipped
    from otherside.importers import ImporterError, SourceFile, importers
    from otherside.importers.introductions import enrich
    from otherside.importers.threads import merge_threads
    from otherside.importers.walk import Limits, read_sources

    # They load when they are first asked for: here, or nothing in them guides.
    importers()

NAMES = {
    "docx": "x.docx", "eml": "x.eml", "mbox": "x.mbox", "msg": "x.msg", "markdown": "2026-03-15 x.md", "crm": "deals.csv",
    "csv": "x.csv", "vtt": "x.vtt", "srt": "x.srt", "json": "x.json",
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


def main() -> None:
    """``target.py IMPORTER FOUND_FOLDER [libFuzzer's arguments]``."""
    name, found = sys.argv[1], Path(sys.argv[2])
    chosen = next((i for i in importers() if i.name == name), None)
    known: set[str] = set()
    archive = found / "input.zip"

    def parse(data: bytes) -> None:
        if chosen is None:
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

    def one(data: bytes) -> None:
        try:
            parse(data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno}"
            if key not in known:
                known.add(key)
                digest = hashlib.sha256(key.encode()).hexdigest()[:12]
                (found / f"error-{digest}").write_bytes(data)
                (found / f"error-{digest}.txt").write_text(f"{key}\n{''.join(traceback.format_exception(error))}")

    atheris.Setup([sys.argv[0], *sys.argv[3:]], one)
    atheris.Fuzz()


main()
