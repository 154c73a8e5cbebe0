"""Markdown: transcripts (``**Dana Lee (0:32):** …``), minutes and notes, with front matter or without.

Headings, descriptions and summaries of a transcript are kept as turns of kind ``NOTE``; what a note with
no speakers reports of others becomes turns of kind ``REPORTED`` (see ``notes``). Wiki links read as shown,
emphasis and entities are taken off, every word stays.
"""

import re

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers.blocks import lines_of
from otherside.importers.document import read_document
from otherside.importers.heading import front_matter
from otherside.importers.other_marks import with_colons
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_SAMPLE = 1 << 16
_TITLE = lazily(r"^#{1,3} \S", re.MULTILINE)
_SPEAKER = lazily(r"^(?:- )?\*\*[^*_\n]{1,80}(?::\*\*|\*\*\s?:)", re.MULTILINE)
_SIGNS = (
    lazily(r"^\s{0,3}#{1,6} \S", re.MULTILINE),
    lazily(r"^\s{0,3}(?:[-*] )?(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)", re.MULTILINE),
    lazily(r"\[\[[^\[\]\n]{1,200}\]\]"),
    lazily(r"^\s{0,3}[-*+] (?:\[[ xX]\] )?\S", re.MULTILINE),
    lazily(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,300}\)"),
    lazily(r"^> \S", re.MULTILINE),
    lazily(r"^---[ \t]*$", re.MULTILINE),
)


def sniff(source: SourceFile) -> float:
    """0.9 for headings over bold speakers, 0.3 to 0.6 by the signs of Markdown, more for a ``.md`` file."""
    try:
        text = source.text[:_SAMPLE]
    except ImporterError:
        return 0.0
    if not text.strip():
        return 0.0
    _, rest = front_matter(text)
    signs = sum(1 for sign in _SIGNS if sign.search(text))
    score = 0.5 if rest is not text else 0.15 + 0.15 * min(signs, 3) if signs else 0.0
    if _TITLE.search(text) and len(_SPEAKER.findall(text)) >= 2:
        return 0.9  # a transcript in Markdown: its headings and descriptions are not speech
    if source.suffix in (".md", ".markdown", ".mdown"):
        return max(0.45, min(0.6, score + 0.1))
    return min(score, 0.6)


def parse(source: SourceFile) -> Parsed:
    """Reads the document as one conversation.

    Raises:
        ImporterError: when it is not text or holds none.
    """
    head, body = front_matter(source.text)
    return read_document(source, "markdown", head, list(lines_of(with_colons(body))))


IMPORTER = Importer("markdown", sniff, parse)
