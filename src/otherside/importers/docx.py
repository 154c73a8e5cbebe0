"""Word documents: transcripts of Teams (``Name   0:03`` and the words below; before, times, name and words) and minutes.

python-docx is not used: ``Paragraph.text`` leaves out what is inserted under tracked changes, in content
controls and in text boxes, all of which meeting minutes have, and it builds the whole tree in memory. The
few elements that hold words are read from the XML as it streams by. Deleted text (``w:delText``) is not
read, comments are not, foot- and endnotes follow at the end.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.parsers import expat

from otherside.domain import Parsed
from otherside.domain.patterns import lazily
from otherside.importers import when
from otherside.importers.blocks import Kind, Line
from otherside.importers.decoding import well_formed
from otherside.importers.document import read_document
from otherside.importers.heading import Head
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile
from otherside.importers.subtitles import timing

_MAX_XML = 300_000_000
_MAX_RATIO = 300
#: So many lines of times are no accident, and so long may a name below one be.
_TIMINGS, _NAME = 2, 80
_SPEAKER = lazily(r"(\S[^\n\t]{0,80}?)(?:[ \u00a0]{2,12}|\t+[ \t]{0,8})((?:\d{1,2}:)?\d{1,2}:\d{2})")


def sniff(source: SourceFile) -> float:
    """0.95 for a zip archive that holds ``word/document.xml``."""
    if not source.data.startswith(b"PK\x03\x04") or b"word/document.xml" not in source.data:
        return 0.0
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            return 0.95 if "word/document.xml" in archive.namelist() else 0.0
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return 0.6  # cut off: parse says what is wrong


def parse(source: SourceFile) -> Parsed:
    """Reads the document as one conversation.

    Raises:
        ImporterError: when the file is damaged, encrypted, a decompression bomb, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            lines = _lines(_member(archive, "word/document.xml", source.name), source.name)
            for notes in ("word/footnotes.xml", "word/endnotes.xml"):
                if notes in archive.namelist():
                    lines += _lines(_member(archive, notes, source.name), source.name)
            head = _core(archive, source.name)
    except (
        zipfile.BadZipFile, LookupError, ValueError, OSError, RuntimeError, EOFError, expat.ExpatError,
        zipfile.zlib.error,  # type: ignore[attr-defined]
    ) as error:  # fmt: skip
        raise ImporterError(
            f"{source.name}: the Word document is damaged or protected; save it again without a password"
        ) from error
    return read_document(source, "docx", head, list(_labelled(_untimed(lines))))


def _member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    info = archive.getinfo(member)
    if info.file_size > _MAX_XML or (info.file_size > 1_000_000 and info.file_size > _MAX_RATIO * info.compress_size):
        raise ImporterError(f"{name}: {member} unpacks to {info.file_size} bytes; save the text as .txt and add that")
    with archive.open(info) as file:
        return file.read(_MAX_XML + 1)


def _parser(name: str) -> expat.XMLParserType:
    """A parser that stops at a document type: only there can entities be declared, which could multiply without end."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise ImporterError(f"{name}: the document declares XML entities, which Word never does; save it again")

    parser.StartDoctypeDeclHandler = refuse
    return parser


class _Reader:
    """Paragraphs with their style, gathered from the XML events of a WordprocessingML part."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self._text: list[str] = []
        self._style = ""
        self._in_text = False
        self._fallback = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "Fallback":  # the same text box once more for old programs
            self._fallback += 1
        elif name == "t":
            self._in_text = not self._fallback
        elif name == "p" and tag.startswith("w:"):
            self._flush()
        elif name == "pStyle":
            self._style = attributes.get("w:val", "")
        elif name == "numPr" and not self._style:
            self._style = "ListParagraph"
        elif name in {"br", "cr"} and tag.startswith("w:"):
            self._text.append("\n")
        elif name == "tab" and tag.startswith("w:") and not attributes.get("w:pos"):
            self._text.append("\t")
        elif name == "noBreakHyphen":
            self._text.append("-")

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "Fallback":
            self._fallback -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p" and tag.startswith("w:"):
            self._flush()

    def data(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)

    def _flush(self) -> None:
        text = "".join(self._text)
        if text.strip():
            self.paragraphs.append((text.strip("\n"), self._style))
        self._text, self._style = [], ""


def _lines(xml: bytes, name: str) -> list[tuple[str, str]]:
    reader = _Reader()
    parser = _parser(name)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.Parse(xml, True)
    return reader.paragraphs


def _untimed(paragraphs: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """What Teams wrote before, a line of times over the name and the words, as ``Name   0:03`` over the words."""
    if sum(1 for text, _ in paragraphs for line in text.split("\n") if timing(line)) < _TIMINGS:
        yield from paragraphs
        return
    lines = [(line, style) for text, style in paragraphs for line in text.split("\n") if line.strip()]
    begins = [n for n, (line, _) in enumerate(lines) if timing(line)]
    yield from lines[: begins[0]]
    for at, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        if end - at < 2:
            continue
        seconds = int(when.clock(lines[at][0].partition("-")[0].strip()) or 0)
        clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        named = end - at > 2 and len(lines[at + 1][0]) <= _NAME
        yield f"{lines[at + 1][0].strip() if named else 'Unknown Speaker'}   {clock}", ""
        yield from lines[at + (2 if named else 1) : end]


def _labelled(paragraphs: Iterable[tuple[str, str]]) -> Iterable[Line]:
    """Paragraphs as lines of a document; Teams' ``Name   0:03`` as ``Name (0:03):``."""
    for paragraph, style in paragraphs:
        look = style.lower().replace(" ", "")
        kind, level = Kind.TEXT, 0
        if look.startswith(("heading", "berschrift", "überschrift", "titre", "title")):
            kind, level = Kind.HEADING, int(look[-1]) if look[-1:].isdigit() else 1
        elif look.startswith("list"):
            kind = Kind.BULLET
        starts = True
        for text in paragraph.split("\n"):
            bare = well_formed(text.strip())
            if not bare:
                continue
            match = _SPEAKER.fullmatch(bare)
            if match and kind is not Kind.HEADING:
                yield Line(Kind.TEXT, f"{match.group(1).strip()} ({match.group(2)}):")
                starts = False
                continue
            yield Line(kind, bare, level, starts or kind is Kind.HEADING)
            starts = False


def _core(archive: zipfile.ZipFile, name: str) -> Head:
    """Title and date in the document's properties; the date only as the last resort (``fields``)."""
    head = Head()
    if "docProps/core.xml" not in archive.namelist():
        return head
    found: dict[str, str] = {}
    current = [""]
    parser = _parser(name)

    def start(tag: str, _: dict[str, str]) -> None:
        current[0] = tag

    def data(text: str) -> None:
        found[current[0]] = found.get(current[0], "") + text

    parser.StartElementHandler = start
    parser.CharacterDataHandler = data
    parser.Parse(_member(archive, "docProps/core.xml", name), True)
    created: datetime | None = when.moment(found.get("dcterms:created", "").strip())
    if created:
        head.fields["document created"] = created.date().isoformat()
    title = well_formed(found.get("dc:title", "")).strip()
    head.title = title or None
    return head


IMPORTER = Importer("docx", sniff, parse)
