"""Which importer reads a source: each looks at the content and says how sure it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from otherside.domain import Parsed
from otherside.importers.source import ImporterError, SourceFile

#: Modules of this package that each define ``IMPORTER``; adding a format is adding a module and its name here.
MODULES: tuple[str, ...] = (
    "vtt",
    "srt",
    "otter",
    "fireflies",
    "gong",
    "fathom",
    "recall",
    "grain",
    "granola",
    "whisper",
    "table",
    "plain_json",
    "eml",
    "mbox",
    "msg",
    "docx",
    "crm",
    "markdown",
    "plain_text",
)


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
    best_score, best = max(((i.sniff(source), -n) for n, i in enumerate(importers())), default=(0.0, 0))
    if best_score <= 0:
        raise ImporterError(
            f"{source.name}: not a format otherside reads; "
            "export it as text, Markdown, VTT, SRT, JSON, CSV, .docx or .eml"
        )
    return importers()[-best]


def parse(source: SourceFile) -> Parsed:
    """Detects the format and reads the source.

    Raises:
        ImporterError: when the source is empty, in no known format, or broken.
    """
    if not source.data.strip():
        raise ImporterError(f"{source.name}: the file is empty; export it again")
    return detect(source).parse(source)
