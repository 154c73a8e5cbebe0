"""Bombs in documents and archives, and text that patterns could lose themselves in."""

import io
import struct
import subprocess
import sys
import textwrap
import zipfile

import pytest

from otherside.domain import Skipped
from otherside.importers import ImporterError, SourceFile, importers
from otherside.importers.people_in_text import subject_before
from otherside.importers.walk import Limits, read_sources

_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
_DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def docx(xml: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", xml)
    return data.getvalue()


@pytest.mark.parametrize("place", ["at the top", "after a comment", "in another encoding"])
def test_a_document_with_entities_that_multiply_is_refused(place):
    body = _DOCUMENT.format("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")
    if place == "after a comment":
        # Beyond where a glance at the beginning would look.
        data = docx(f"<!--{'x' * 9000}-->{_LAUGHS}{body}")
    elif place == "in another encoding":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f'<?xml version="1.0"?>{_LAUGHS}{body}'.encode("utf-16"))
        data = packed.getvalue()
    else:
        data = docx(f'<?xml version="1.0"?>{_LAUGHS}{body}')
    importer = next(i for i in importers() if i.name == "docx")
    with pytest.raises(ImporterError, match="XML entities"):
        importer.parse(SourceFile("x.docx", data))


@pytest.mark.parametrize("encoding", ["UTF-4", "rot13", "zlib_codec", "idna", "x" * 5000])
def test_a_document_in_an_encoding_that_there_is_not_is_damaged(encoding):
    # Found by fuzzing.
    data = docx(f'<?xml version="1.0" encoding="{encoding}"?>{_DOCUMENT.format("")}')
    importer = next(i for i in importers() if i.name == "docx")
    with pytest.raises(ImporterError, match="damaged or protected"):
        importer.parse(SourceFile("x.docx", data))


def test_an_outlook_message_that_claims_to_be_larger_than_its_file_is_damaged():
    # Found by fuzzing: a chain of sectors in a circle, read for as long as the size says. The smallest such file: a root
    # entry of a gigabyte, one sector that follows itself.
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    end, fat = 0xFFFFFFFE, 0xFFFFFFFD
    head += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    name = "Root Entry".encode("utf-16-le")
    root = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 5, 1) + struct.pack("<III", *[0xFFFFFFFF] * 3)
    root += b"\0" * 36 + struct.pack("<IQ", 2, 1 << 30)
    sectors = [struct.pack("<128I", fat, end, 2, *[0xFFFFFFFF] * 125), root.ljust(512, b"\0"), b"x" * 512]
    data = head + b"".join(sectors) + "__properties_version1.0".encode("utf-16-le")
    importer = next(i for i in importers() if i.name == "msg")
    with pytest.raises(ImporterError, match="claim more than the file holds"):
        importer.parse(SourceFile("x.msg", data))


_BOMB = textwrap.dedent(
    """
    import io, resource, sys, zipfile
    from pathlib import Path
    from otherside.domain import Skipped
    from otherside.importers.walk import Limits, read_sources

    resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
    for item in read_sources([Path(sys.argv[1])], limits=Limits(file_bytes=5_000_000, archive_bytes=10_000_000)):
        print(item.reason if isinstance(item, Skipped) else f"read {len(item.data)}")
    """
)


def test_an_archive_of_a_gigabyte_needs_no_more_memory_than_is_allowed(tmp_path):
    inner = io.BytesIO()
    quickly = zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with quickly as packed, packed.open("big.txt", "w") as out:
        for _ in range(1000):
            out.write(b"\0" * 1_000_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w") as packed:
        packed.writestr("again.zip", inner.getvalue())
        packed.writestr("note.md", "Dana: hello")
    done = subprocess.run([sys.executable, "-c", _BOMB, str(tmp_path / "bomb.zip")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "limit is 5 MB" in done.stdout or "zip bomb" in done.stdout
    assert "read 11" in done.stdout


def test_a_file_without_a_name_in_an_archive_is_a_file_like_others(tmp_path):
    # Found by fuzzing: the archive's directory says that a name is empty.
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("@a.md", "Dana: hello")
        packed.writestr("b.md", "Dana: hello")
    data = (tmp_path / "a.zip").read_bytes()
    assert data.count(b"@a.md") == 2
    # A name ends at the first zero.
    (tmp_path / "a.zip").write_bytes(data.replace(b"@a.md", b"\0a.md"))
    found = list(read_sources([tmp_path / "a.zip"]))
    assert [x.name.rpartition("!/")[2] for x in found] == ["", "b.md"]
    assert all(isinstance(x, SourceFile) for x in found)


def test_what_is_allowed_is_said_by_whoever_calls(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for n in range(30):
            packed.writestr(f"{n}.md", "Dana: hello")
    few = list(read_sources([tmp_path / "a.zip"], limits=Limits(archive_members=10)))
    assert sum(isinstance(x, SourceFile) for x in few) <= 10
    assert any(isinstance(x, Skipped) for x in few)


def test_blanks_after_words_of_saying_take_no_cubic_time():
    # With three stretches of blanks that may each be any part of these, this would take hours.
    assert subject_before("his words" + " " * 20_000 + "0") is not None
    assert subject_before("Dana's answer" + " " * 20_000 + "0") is not None


@pytest.mark.parametrize(
    "piece", [" ", "\t", "a ", "A. ", ">", "<", "(", '"', "'", "*", "_", ":", "- ", "0", "=?", "\u00a0", "Aa "]
)
def test_half_a_megabyte_of_the_same_is_read_or_refused(piece):
    # In a process that may use so many seconds of the processor: what grows with the square needs minutes.
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (15, 15))\n"
        "from otherside.importers import ImporterError, SourceFile, parse\n"
        "piece = sys.argv[1]; text = 'Dana: ' + piece * (500_000 // len(piece)) + chr(1)\n"
        "for name in ('x.txt', 'x.md', 'x.eml', 'x.csv'):\n"
        "    head = 'From: a@b.example\\nSubject: x\\nMessage-ID: <1@b>\\n\\n' if name.endswith('eml') else ''\n"
        "    try: parse(SourceFile(name, (head + text).encode()))\n"
        "    except ImporterError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code, piece], capture_output=True, text=True)
    assert done.returncode == 0, (done.returncode, done.stderr[-1500:])
