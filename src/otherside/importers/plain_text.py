"""Plain text: ``Name: text`` transcripts, minutes and notes without any markup.

The importer of last resort: it takes whatever is text and nobody else's.
"""

import re

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers.blocks import lines_of
from otherside.importers.document import labelled_share, read_document
from otherside.importers.heading import front_matter
from otherside.importers.other_marks import with_colons
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_SAMPLE = 1 << 16
_TABLES = frozenset(
    {".csv", ".tsv", ".json", ".jsonl", ".xml", ".yaml", ".yml", ".toml", ".ini", ".html", ".htm", ".py"}
)
_DATA = lazily(r"\s{0,100}(?:\{\s{0,100}\"|\[\s{0,100}[{\[]|<(?:\?xml|!doctype|html)\b)", re.IGNORECASE)


def sniff(source: SourceFile) -> float:
    """0.45 where speakers are labelled, 0.3 for any other text; JSON and tables nobody knows are no notes."""
    try:
        text = source.text[:_SAMPLE]
    except ImporterError:
        return 0.0
    if not any(char.isalnum() for char in text) or source.suffix in _TABLES or _DATA.match(text):
        return 0.0
    return 0.45 if labelled_share(list(lines_of(text))) >= 0.4 else 0.3


def parse(source: SourceFile) -> Parsed:
    """Reads the text as one conversation.

    Raises:
        ImporterError: when it is not text or holds none.
    """
    head, body = front_matter(source.text)
    return read_document(source, "text", head, list(lines_of(with_colons(body))))


IMPORTER = Importer("text", sniff, parse)
