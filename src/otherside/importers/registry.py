"""Which importer reads a source: each looks at the content and says how sure it is."""

from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from otherside.domain import Parsed
from otherside.importers.another_speaks import with_who_speaks
from otherside.importers.controls import without_controls
from otherside.importers.gong_calls import holds_calls
from otherside.importers.source import ImporterError, SourceFile

#: Modules of this package that each define ``IMPORTER``; adding a format is adding a module and its name here.
MODULES: tuple[str, ...] = (
    "vtt",
    "srt",
    "chat",
    "otter",
    "fireflies",
    "gong",
    "fathom",
    "recall",
    "grain",
    "granola",
    "whisper",
    "table",
    "form",
    "team_chat",
    "plain_json",
    "eml",
    "mbox",
    "msg",
    "docx",
    "crm",
    "markdown",
    "plain_text",
)


#: What begins so is no conversation, and why it is left out.
_NOT_TALK = (
    (
        b"BEGIN:VCALENDAR",
        "a calendar holds appointments and nobody's words; write what was agreed into a note and add that",
    ),
    (
        b"BEGIN:VCARD",
        "a contact card holds nobody's words; name the person in a note, or export contacts from a CRM as CSV",
    ),
)
_TABLES = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class Importer:
    """One format.

    Attributes:
        name: short name of the format, stored with the conversation.
        sniff: from 0 (certainly not mine) to 1 (certainly mine), by content; never raises.
        parse: reads the source; raises ``ImporterError`` and nothing else.
    """

    name: str
    sniff: Callable[[SourceFile], float]
    parse: Callable[[SourceFile], Parsed]


@cache
def importers() -> tuple[Importer, ...]:
    """All importers, loaded on first use."""
    return tuple(import_module(f"otherside.importers.{name}").IMPORTER for name in MODULES)


def detect(source: SourceFile) -> Importer:
    """The importer that is surest of the source.

    Raises:
        ImporterError: when none recognises it; the text says what to do.
    """
    start = source.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper()
    for mark, reason in _NOT_TALK:
        if start.startswith(mark):
            raise ImporterError(f"{source.name}: {reason}")
    if holds_calls(source.data):
        raise ImporterError(
            f"{source.name}: it tells who took part in calls and holds nobody's words; put it into one folder with the "
            "transcripts of these calls and add that folder"
        )
    best_score, best = max(((i.sniff(source), -n) for n, i in enumerate(importers())), default=(0.0, 0))
    if best_score <= 0 and source.suffix in _TABLES:
        raise ImporterError(
            f"{source.name}: no column of this table is known; call them 'speaker' and 'text' for a talk, put questions "
            "beside a 'Name' for a form, or export deals and contacts from the CRM with its own headings"
        )
    if best_score <= 0:
        raise ImporterError(
            f"{source.name}: not a format otherside reads; export it as text, Markdown, VTT, SRT, JSON, .docx or .eml"
        )
    return importers()[-best]


def parse(source: SourceFile) -> Parsed:
    """Detects the format and reads the source; nothing that it gives holds control characters.

    Raises:
        ImporterError: when the source is empty, in no known format, or broken.
    """
    if not source.data.removeprefix(BOM_UTF8).strip():
        raise ImporterError(f"{source.name}: the file is empty; export it again")
    return with_who_speaks(without_controls(detect(source).parse(source)))
